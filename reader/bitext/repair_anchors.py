"""Fixed beads written down so that they are found again after either text was edited.

A block is remembered by its number and its first words. It is looked for by its words, nearest to
where it should be: where its neighbours have gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.bead_list import PairBead
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.documents.model import Block

QUOTE = 80
"""Code points of a block that are remembered."""
_LIKE = 75.0
"""How much of the words must still be there, in per cent (Levenshtein), where they were edited."""
_NEAR = 200
"""Blocks around the expected place in which edited words are looked for."""


class Anchor(Value):
    """A block: its number, and its first words."""

    block: int
    quote: str


class Fixed(Value):
    """A fixed bead as it is kept. after: where one side is empty, the block before it there."""

    en: tuple[Anchor, ...]
    zh: tuple[Anchor, ...]
    after: Anchor | None = None


def anchored(bead: PairBead, en: Sequence[Block], zh: Sequence[Block]) -> Fixed:
    """A bead of two texts as it is kept."""
    ours = tuple(_anchor(en, at) for at in bead.en)
    theirs = tuple(_anchor(zh, at) for at in bead.zh)
    blocks, place = (zh, bead.zh.start) if ours else (en, bead.en.start)
    alone = not (ours and theirs) and place > 0
    return Fixed(ours, theirs, _anchor(blocks, place - 1) if alone else None)


class AnchorFinder:
    """Finds kept beads in two texts as they are now."""

    def __init__(self, en: Sequence[Block], zh: Sequence[Block]) -> None:
        self._en, self._zh = _Side(en), _Side(zh)

    def find(self, kept: Iterable[Fixed]) -> list[tuple[Fixed, PairBead | None]]:
        """Each kept bead with what it is now; None: its words are gone."""
        return [(fixed, self._find(fixed)) for fixed in kept]

    def _find(self, fixed: Fixed) -> PairBead | None:
        en, zh = self._en.range_of(fixed.en), self._zh.range_of(fixed.zh)
        if fixed.en and fixed.zh:
            return PairBead(en, zh, 1.0, fixed=True) if en and zh else None
        if en:
            place = self._zh.place_after(fixed.after)
            return None if place is None else PairBead(en, range(place, place), 1.0, fixed=True)
        place = self._en.place_after(fixed.after)
        if zh and place is not None:
            return PairBead(range(place, place), zh, 1.0, fixed=True)
        return None


class _Side:
    """One text. shift: how far the last found block stood from where it was."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._quotes = [_quote(block.text) for block in blocks]
        self._places: dict[str, list[int]] = {}
        for at, quote in enumerate(self._quotes):
            self._places.setdefault(quote, []).append(at)
        self._shift = 0

    def range_of(self, anchors: Sequence[Anchor]) -> range:
        """From the first to the last of some blocks; empty where none is there any more."""
        found = [at for at in map(self._find, anchors) if at is not None]
        return range(min(found), max(found) + 1) if found else range(0)

    def place_after(self, anchor: Anchor | None) -> int | None:
        """The place after a block, or at the start."""
        if anchor is None:
            return 0
        at = self._find(anchor)
        return None if at is None else at + 1

    def _find(self, anchor: Anchor) -> int | None:
        expected = anchor.block + self._shift
        same = self._places.get(anchor.quote, ())
        at = min(same, key=lambda place: abs(place - expected), default=None)
        if at is None:
            at = self._find_edited(anchor.quote, expected)
        if at is not None:
            self._shift = at - anchor.block
        return at

    def _find_edited(self, quote: str, expected: int) -> int | None:
        from rapidfuzz.fuzz import ratio  # few files were edited

        first, last = max(0, expected - _NEAR), min(len(self._quotes), expected + _NEAR + 1)
        scored = (
            (ratio(quote, self._quotes[at], score_cutoff=_LIKE), -abs(at - expected), at)
            for at in range(first, last)
        )
        score, _, at = max(scored, default=(0.0, 0, 0))
        return at if score >= _LIKE else None


def _anchor(blocks: Sequence[Block], at: int) -> Anchor:
    return Anchor(at, _quote(blocks[at].text))


def _quote(text: str) -> str:
    return " ".join(text[: 2 * QUOTE].split())[:QUOTE]
