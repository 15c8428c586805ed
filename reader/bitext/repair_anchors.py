"""Fixed beads written down so that they are found again after either text was edited.

A block is remembered by its number and its first words. It is looked for by its words, nearest to
where it should be: where its neighbours have gone. Where a bead begins or ends inside a block, the
words on both sides of that place are remembered too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.bead_list import FixedBead
from reader.bitext.repair_cuts import Cut, cut_at, find_cut
from reader.bitext.repair_units import block_at, end_of
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
    """A block: its number, and its first words. start, end: where only a part of it is meant."""

    block: int
    quote: str
    start: Cut | None = None
    end: Cut | None = None


class KeptBead(Value):
    """A fixed bead as it is kept. after: where one side is empty, the block before it there.

    `after.end` says where in that block the empty side lies.
    """

    en: tuple[Anchor, ...]
    zh: tuple[Anchor, ...]
    after: Anchor | None = None

    @property
    def has_parts(self) -> bool:
        """Whether it says anything about a part of a block."""
        anchors = (*self.en, *self.zh, *((self.after,) if self.after else ()))
        return any(one.start or one.end for one in anchors)


def anchored(bead: FixedBead, en: Sequence[Block], zh: Sequence[Block]) -> KeptBead:
    """A bead of two texts as it is kept."""
    ours, theirs = _anchors(en, bead.en), _anchors(zh, bead.zh)
    blocks, place = (zh, bead.zh.start) if ours else (en, bead.en.start)
    alone = not (ours and theirs) and place > 0
    return KeptBead(ours, theirs, _anchor_before(blocks, place) if alone else None)


class AnchorFinder:
    """Finds kept beads in two texts as they are now."""

    def __init__(self, en: Sequence[Block], zh: Sequence[Block]) -> None:
        self._en, self._zh = _Side(en), _Side(zh)

    def find(self, kept: Iterable[KeptBead]) -> list[tuple[KeptBead, FixedBead | None]]:
        """Each kept bead with what it is now; None: its words are gone."""
        return [(bead, self._find(bead)) for bead in kept]

    def _find(self, kept: KeptBead) -> FixedBead | None:
        en, zh = self._en.range_of(kept.en), self._zh.range_of(kept.zh)
        if kept.en and kept.zh:
            return FixedBead(en, zh) if en and zh else None
        if en:
            place = self._zh.place_after(kept.after)
            return None if place is None else FixedBead(en, range(place, place))
        place = self._en.place_after(kept.after)
        if zh and place is not None:
            return FixedBead(range(place, place), zh)
        return None


class _Side:
    """One text. shift: how far the last found block stood from where it was."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._quotes = [_quote(block.text) for block in blocks]
        self._places: dict[str, list[int]] = {}
        for at, quote in enumerate(self._quotes):
            self._places.setdefault(quote, []).append(at)
        self._shift = 0

    def range_of(self, anchors: Sequence[Anchor]) -> range:
        """From the first to the last of some blocks; empty where none is there any more.

        Empty, too, where the words at a cut are gone.
        """
        found = [(at, anchor) for anchor in anchors if (at := self._find(anchor)) is not None]
        ends: list[tuple[int, int]] = []
        for at, anchor in found:
            start, stop = self._start(at, anchor), self._stop(at, anchor)
            if start is None or stop is None:
                return range(0)
            ends.append((start, stop))
        if not ends:
            return range(0)
        return range(min(start for start, _ in ends), max(stop for _, stop in ends))

    def place_after(self, anchor: Anchor | None) -> int | None:
        """The place after a block, or at the start."""
        if anchor is None:
            return 0
        at = self._find(anchor)
        return None if at is None else self._stop(at, anchor)

    def _start(self, at: int, anchor: Anchor) -> int | None:
        if anchor.start is None:
            return self._blocks[at].start
        return find_cut(self._blocks, at, anchor.start)

    def _stop(self, at: int, anchor: Anchor) -> int | None:
        if anchor.end is None:
            return self._blocks[at].end + 1
        return find_cut(self._blocks, at, anchor.end)

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


def _anchors(blocks: Sequence[Block], where: range) -> tuple[Anchor, ...]:
    """The blocks of a range of positions, the first and the last perhaps in part."""
    if not where:
        return ()
    first, last = block_at(blocks, where.start), block_at(blocks, where.stop - 1)
    return tuple(
        Anchor(
            at,
            _quote(blocks[at].text),
            cut_at(blocks[at], where.start) if where.start > blocks[at].start else None,
            cut_at(blocks[at], where.stop) if where.stop <= blocks[at].end else None,
        )
        for at in range(first, last + 1)
    )


def _anchor_before(blocks: Sequence[Block], place: int) -> Anchor:
    """The block before a place, or the one that it is in."""
    at = block_at(blocks, place)
    if place < end_of(blocks) and place > blocks[at].start:
        return Anchor(at, _quote(blocks[at].text), end=cut_at(blocks[at], place))
    return Anchor(at - 1, _quote(blocks[at - 1].text))


def _quote(text: str) -> str:
    return " ".join(text[: 2 * QUOTE].split())[:QUOTE]
