"""One file in both languages, for the tests of what is found in it and repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.kept_pairs import KeptPairs
from reader.bitext.opening import BitextReader

if TYPE_CHECKING:
    from pathlib import Path

    from reader.bitext.model import Bitext

EN = (
    "The ferry left at seven, as it had done every morning since the bridge was washed away.",
    "My grandmother sat by the window with a basket of plums on her knees.",
    "“They are for your uncle,” she said. “He has not eaten a plum since 1931.”",
    "Nobody on the boat believed her.",
    "When we came to the other bank the postman was waiting, his bicycle on the old willow.",
    "He had one letter for us. It was from the hospital in Shanghai.",
)
ZH = (
    "渡船七点开，自从桥被冲走以后，每天早上都是这样。",
    "外婆坐在窗边，膝上放着一篮李子。",
    "“这是给你舅舅的，”她说，“他从1931年起就没吃过李子。”",
    "船上没有人相信她。",
    "我们到了对岸，邮递员已经在等着了，他的自行车靠在那棵老柳树上。",
    "他有一封给我们的信，是从上海的医院寄来的。",
)
HALVES = ("# English", *EN[:3], "## The other bank", *EN[3:])
HALVES_ZH = ("# 中文", *ZH[:3], "## 对岸", ZH[3] + ZH[4], ZH[5])


def write(path: Path, *paragraphs: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def kept(folder: Path) -> KeptPairs:
    return KeptPairs(folder / "cache" / "pairs", folder / "data" / "pairs")


def opened(path: Path, pairs: KeptPairs | None = None) -> BitextReader:
    """A reader that has read all of a file."""
    reader = BitextReader(path, pairs=pairs)
    for _ in reader.batches():
        pass
    return reader


def seen(bitext: Bitext) -> list[tuple[str, str]]:
    """Rows by the first words of each side; what spans both stands on both."""
    return [
        (
            "+".join(bitext.text(piece)[:8] for piece in row.en or row.both),
            "+".join(bitext.text(piece)[:4] for piece in row.zh or row.both),
        )
        for row in bitext.rows
    ]
