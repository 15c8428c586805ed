"""Names that open turns in an interview: `主持人：`, `**Sam：**`, `Interviewer: …`."""

from __future__ import annotations

from collections import Counter
from typing import Final

from reader.patterns import later

LABEL: Final = later(
    r"[ \t\u3000]*(\*\*|__)?(?P<name>[^\s：:*_|>#\[\](){}<`0-9]"
    r"[^：:*|\n，。！？；,!?;\"“”「」<>`\[\]]{0,31}?)"
    r"(?:(?P<outer>\*\*|__)[：:]|[：:])(?P<close>\*\*|__)?"
)
"""The label at the start of a line, markup included. Without markup around it, it is only a
candidate: whether it names a speaker, the document's other lines tell."""

_NOT_NAMES_TEXT: Final = (
    "http https ftp note notes tip warning example source see also ps todo update summary title "
    "date author tags mailto ref figure table step time url link "
    "注 注意 备注 備註 说明 說明 例如 比如 来源 來源 提示 时间 時間 日期 作者 标题 標題 链接 鏈接 "
    "总结 總結 答案 图 表 如下 包括"
)
_NOT_NAMES: Final = frozenset(_NOT_NAMES_TEXT.split())
_MAX_WIDTH: Final = 32
_TURNS: Final = 2  # a label is a speaker's once it has come twice


def label_of(line: str) -> tuple[str, int, bool] | None:
    """The name that could open a turn, where its label ends in the line, and whether it is bold."""
    match = LABEL.match(line)
    if match is None:
        return None
    name = match["name"].strip()
    if not _could_be_name(name, line[match.end() : match.end() + 2]):
        return None
    # `**Name：**` is a label; `**主题：内容**` is a line in bold, `**要点**：…` mostly a point.
    is_bold = match[1] is not None and match["outer"] is None and match["close"] is not None
    return name, match.end(), is_bold


def find_speakers(lines: list[str]) -> frozenset[str]:
    """The names that open turns in a document, from the lines of a sample."""
    counts: Counter[str] = Counter()
    bold: set[str] = set()
    for line in lines:
        stripped = line.lstrip("> ")
        if ":" not in stripped[:64] and "：" not in stripped[:64]:
            continue
        found = label_of(stripped)
        if found is not None:
            counts[found[0]] += 1
            if found[2]:
                bold.add(found[0])
    repeated = {name for name, count in counts.items() if count >= _TURNS}
    if len(repeated) < 2 or sum(counts[name] for name in repeated) < 4:
        return frozenset()
    # A guest who speaks once is set in bold like the others, or not at all known for a speaker.
    return frozenset(repeated | (bold if repeated & bold else set()))


def _could_be_name(name: str, following: str) -> bool:
    if not name or following.startswith("//") or name.lower() in _NOT_NAMES:
        return False
    words = name.split()
    if len(words) > 5 or sum(2 if c > "\u2e80" else 1 for c in name) > _MAX_WIDTH:
        return False
    if name.isascii():
        return name[0].isupper() and all(w[0].isupper() or not w[0].isalpha() for w in words)
    return sum(1 for c in name if "\u4e00" <= c <= "\u9fff") <= 12
