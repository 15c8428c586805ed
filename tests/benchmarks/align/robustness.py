"""What happens to an alignment of paragraphs when the two texts do not run alongside.

A document in two languages is taken apart; then something is done to one half or to both, and the
links between paragraphs that are found are counted against those that are known. What is done to
them is made up, so these are no texts that anybody published; nothing was learnt from them either.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.bitext.align.aligner import align
from reader.bitext.align.documents import align_blocks
from reader.bitext.align.model import Level
from reader.bitext.opening import BitextReader
from reader.documents.model import Block, BlockKind
from tests.shared_inputs import ROOT, SEEDS, seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.bitext.align.engines import Engine

TURNS: Final = 12
_SAMPLE: Final = ROOT / "samples" / "essay-waiting-for-the-kettle.md"
_DIGITS: Final = "零一二三四五六七八九"
_ROMAN: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_CHAPTER: Final = 8  # paragraphs

Half = list[tuple[int, str]]
"""Paragraphs of one side, each with the number of its pair; below 0: of none."""


@dataclass(frozen=True, slots=True)
class Links:
    """Links found, those of them that are right, and those that there are."""

    found: int = 0
    right: int = 0
    known: int = 0

    def __add__(self, other: Links) -> Links:
        return Links(self.found + other.found, self.right + other.right, self.known + other.known)

    def __str__(self) -> str:
        precision = self.right / max(1, self.found)
        return f"precision {precision:.3f}, {self.right} of {self.known} pairs found"


def halves(path: Path) -> tuple[Half, Half]:
    """Both sides of a document in two languages."""
    reader = BitextReader(path)
    rows = [row for batch in reader.batches() for row in batch]
    pairs = [row for row in rows if row.en and row.zh]
    text = reader.bitext.text
    return (
        [(at, " ".join(text(piece) for piece in row.en)) for at, row in enumerate(pairs)],
        [(at, " ".join(text(piece) for piece in row.zh)) for at, row in enumerate(pairs)],
    )


def measure(engine: Engine) -> Iterator[tuple[str, Links]]:
    """What is done to the two halves, and the links found then."""
    if not SEEDS.is_dir():
        return
    en, zh = halves(seed("000"))
    for share in (0.1, 0.25):
        total = Links()
        for turn in range(TURNS):
            chance = random.Random(turn)
            less = [[p for p in half if chance.random() >= share] for half in (en, zh)]
            total += _linked(less[0], less[1], engine)
        yield f"{share:.0%} taken away on both sides, {TURNS} times", total
    cases: dict[str, Callable[[], tuple[Half, Half]]] = {
        "every tenth paragraph changed places with the next": lambda: (en, _swapped(zh)),
        "20 paragraphs of another text before, 19 within, on one side": lambda: (
            _with_others(en), zh
        ),
        "the second half comes first on one side": lambda: (en, zh[31:] + zh[:31]),
    }  # fmt: skip
    for name, make in cases.items():
        yield name, _linked(*make(), engine)
    yield "chapter titles in two notations, one missing on each side", _titles(en, zh, engine)


def _linked(en: Half, zh: Half, engine: Engine) -> Links:
    texts = [[text for _, text in half] for half in (en, zh)]
    found = [
        (en[i][0], zh[j][0])
        for some in align(texts[0], texts[1], engine, Level.PARAGRAPHS)
        for bead in some
        for i in bead.en
        for j in bead.zh
    ]
    return _counted(found, en, zh)


def _counted(found: Sequence[tuple[int, int]], en: Half, zh: Half) -> Links:
    known = {at for at, _ in en if at >= 0} & {at for at, _ in zh}
    return Links(len(found), sum(i == j for i, j in found), len(known))


def _swapped(half: Half) -> Half:
    half = list(half)
    for at in range(4, len(half) - 1, 10):
        half[at], half[at + 1] = half[at + 1], half[at]
    return half


def _with_others(half: Half) -> Half:
    """Front matter and adverts: an essay's paragraphs that have nothing to do with it."""
    others: Half = [(-1 - at, text) for at, text in halves(_SAMPLE)[0]]
    return others[:20] + half[:25] + others[20:] + half[25:]


def _titles(en: Half, zh: Half, engine: Engine) -> Links:
    """With a heading before every chapter: Chapter 3 or III, and 第三章."""
    sides: list[tuple[Half, list[Block]]] = []
    for half, titles, missing in ((en, _english_title, 2), (zh, _chinese_title, 5)):
        paragraphs: Half = []
        blocks: list[Block] = []
        for at, (number, text) in enumerate(half):
            chapter = at // _CHAPTER + 1
            if at % _CHAPTER == 0 and chapter != missing:
                paragraphs.append((1000 + chapter, titles(chapter)))
                blocks.append(Block(BlockKind.HEADING, titles(chapter), 0, (1, 1)))
            paragraphs.append((number, text))
            blocks.append(Block(BlockKind.PARAGRAPH, text, 0, (1, 1)))
        sides.append((paragraphs, blocks))
    (ours, our_blocks), (theirs, their_blocks) = sides
    found = [
        (ours[i][0], theirs[j][0])
        for some in align_blocks(our_blocks, their_blocks, engine, sentences=False)
        for bead in some
        for i in bead.en
        for j in bead.zh
    ]
    return _counted(found, ours, theirs)


def _english_title(chapter: int) -> str:
    return f"Chapter {chapter}" if chapter % 2 else _ROMAN[chapter]


def _chinese_title(chapter: int) -> str:
    return f"第{_DIGITS[chapter]}章"
