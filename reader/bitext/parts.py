"""Two languages that have a part of one file each: all the English, then all the Chinese.

Or section after section by turns. Found by what languages stand where; whether the parts say the
same is for the aligner to tell.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.bitext.measure import weight
from reader.bitext.patches import Region
from reader.documents.model import BlockKind, Language
from reader.unhurried import no_pause, with_pauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.model import Row
    from reader.documents.model import Block
    from reader.unhurried import Pause

_MOSTLY_APART = 0.3
"""Where more of a text than this has a partner, its languages stand side by side already."""
_HALVES_APART = 0.5
"""The same for two halves, each nearly in one language: adverts in the other look like partners."""
_FEW = 3
"""Paragraphs that stand side by side: in a row of more are halves that were taken for an answer."""
_PURE = 0.75
"""So much of each part is in one language: Chinese about technology has English lines, too."""
_NEARLY = 0.9
"""A heading is the better place to cut where so much of the languages is parted by it."""
_TOLD_BY = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING}
)  # pictures have English names in a Chinese text
_FEWER = 0.15
"""So much of the whole is in the language that has less of it."""
_UNLIKE = 3.0
"""So many times as long as the other is a section that does not answer it."""


class _Part(NamedTuple):
    """Blocks `start` up to `stop`, and how much of them is in each language, in letters."""

    start: int
    stop: int
    en: float
    zh: float

    @property
    def language(self) -> Language:
        whole = self.en + self.zh
        if self.en >= _PURE * whole and self.en:
            return Language.ENGLISH
        return Language.CHINESE if self.zh >= _PURE * whole and self.zh else Language.NEUTRAL

    @property
    def weight(self) -> float:
        return self.en + self.zh


def is_side_by_side(row: Row) -> bool:
    """Whether nothing else stands between the paragraphs of a row in the file."""
    at = [piece.block for piece in (*row.en, *row.zh)]
    return max(at, default=0) - min(at, default=0) < len(at)


def parts_in_turn(
    blocks: Sequence[Block], rows: Sequence[Row], pause: Pause = no_pause
) -> list[Region]:
    """The rows of two parts that may answer each other: two halves, or sections by turns.

    pause: called often.
    """
    en = [_weight(block, Language.ENGLISH) for block in with_pauses(blocks, pause)]
    zh = [_weight(block, Language.CHINESE) for block in with_pauses(blocks, pause)]
    until = [0.0, *accumulate(en)], [0.0, *accumulate(zh)]
    ours, theirs = until[0][-1], until[1][-1]
    if not min(ours, theirs) >= _FEWER * (ours + theirs) > 0:
        return []
    cut = _best_cut(blocks, *until)
    upper, lower = _part(until, 0, cut), _part(until, cut, len(blocks))
    pairs: list[tuple[_Part, _Part]] = []
    if _answer(upper, lower):
        beside = [row for row in rows if is_side_by_side(row) and len(row.en) + len(row.zh) <= _FEW]
        if _share_with_partner(blocks, beside) < _HALVES_APART:
            pairs = [(upper, lower)]
    elif _share_with_partner(blocks, rows) < _MOSTLY_APART:
        pairs = _by_turns(_sections(blocks, until))
    return [
        region for one, other in pairs if (region := _region(blocks, rows, one, other)) is not None
    ]


def _best_cut(blocks: Sequence[Block], en: Sequence[float], zh: Sequence[float]) -> int:
    """The block at which a text goes over from one language to the other, if it does so once."""
    excess = [ours - theirs for ours, theirs in zip(en, zh, strict=True)]
    # From the whole on both sides of a cut, as that is what counts where a half is longer.
    parted = [abs(2 * one - excess[-1]) for one in excess]
    best = max(range(len(excess)), key=lambda at: (parted[at], at))
    headings = [
        at for at, block in enumerate(blocks)
        if at and block.kind is BlockKind.HEADING and parted[at] >= _NEARLY * parted[best]
    ]  # fmt: skip
    if headings:
        # the title of the second half stands above its parts: `# Chinese version`
        best = min(headings, key=lambda at: (blocks[at].level, -parted[at]))
    return best


def _answer(one: _Part, other: _Part) -> bool:
    languages = {one.language, other.language}
    return languages == {Language.ENGLISH, Language.CHINESE}


def _by_turns(sections: Sequence[_Part]) -> list[tuple[_Part, _Part]]:
    """Each section of the language that comes first with the one after it, where that fits."""
    leads = next((one.language for one in sections if one.language is not Language.NEUTRAL), None)
    return [
        (one, other)
        for one, other in pairwise(sections)
        if one.language is leads
        and _answer(one, other)
        and max(one.weight, other.weight) <= _UNLIKE * min(one.weight, other.weight)
    ]


def _sections(
    blocks: Sequence[Block], until: tuple[Sequence[float], Sequence[float]]
) -> list[_Part]:
    """What stands under each heading; sections of one language that follow each other are one."""
    starts = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    edges = sorted({0, *starts, len(blocks)})
    parts: list[_Part] = []
    for start, stop in pairwise(edges):
        part = _part(until, start, stop)
        if parts and parts[-1].language is part.language is not Language.NEUTRAL:
            part = _part(until, parts.pop().start, stop)
        parts.append(part)
    return parts


def _part(until: tuple[Sequence[float], Sequence[float]], start: int, stop: int) -> _Part:
    en, zh = until
    return _Part(start, stop, en[stop] - en[start], zh[stop] - zh[start])


def _weight(block: Block, language: Language) -> float:
    if block.language is not language or block.kind not in _TOLD_BY:
        return 0.0
    return weight(block.text, language)


def _share_with_partner(blocks: Sequence[Block], rows: Sequence[Row]) -> float:
    """How much of the text stands in rows with something on both sides, by characters."""
    paired = sum(
        piece.end - piece.start for row in rows if row.en and row.zh for piece in (*row.en, *row.zh)
    )
    return paired / max(1, sum(len(block.text) for block in blocks))


def _region(
    blocks: Sequence[Block], rows: Sequence[Row], one: _Part, other: _Part
) -> Region | None:
    """The rows of two parts, without the titles of both; None where rows stand across an edge."""
    inside = [
        at
        for at, row in enumerate(rows)
        if all(one.start <= piece.block < other.stop for piece in (*row.both, *row.en, *row.zh))
    ]
    if not inside or inside != list(range(inside[0], inside[-1] + 1)):
        return None
    cut = blocks[other.start]
    level = cut.level if cut.kind is BlockKind.HEADING else 0
    first, stop = inside[0], inside[-1] + 1
    while first < stop and _is_title(rows[first], level):
        first += 1
    held = sum(len(row.both) + len(row.en) + len(row.zh) for row in rows[first:stop])
    if not held:
        return None
    return Region(first, stop - first, other.start, one.language is Language.CHINESE)


def _is_title(row: Row, level: int) -> bool:
    """Whether a heading is one of both parts, the second of which begins with one of a level."""
    return row.kind is BlockKind.HEADING and (0 < row.level < level or bool(row.en and row.zh))
