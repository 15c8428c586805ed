"""Fixed beads put over those that were found: what lies between fixed points is looked at anew.

What was found stays where it agrees with the fixed points. Around one that contradicts it, both
texts are aligned again: as far as the contradiction reaches, and some blocks more.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.bitext.bead_list import Beads, PairBead
from reader.bitext.repairs import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

REACH = 30
"""Blocks around a contradiction that are aligned again; a larger one reaches twice its size on."""

_Corner = tuple[int, int]


class Overlay:
    """Found beads with fixed ones put over them."""

    def __init__(
        self, found: Sequence[PairBead], realign: Callable[[range, range], Iterable[PairBead]]
    ) -> None:
        """realign: beads of a part of both texts, by ranges of blocks, counted from their starts.

        found: of both whole texts, in order.
        """
        self._found = found
        self._realign = realign
        self._corners: list[_Corner] = [(bead.en.start, bead.zh.start) for bead in found]
        last = found[-1] if found else PairBead(range(0), range(0), 1.0)
        self._corners.append((last.en.stop, last.zh.stop))

    def beads(self, fixed: Iterable[PairBead]) -> Beads:
        """All beads. Every block is in one of them, in order; all fixed ones that agree are."""
        at: _Corner = (0, 0)
        for bead in in_order(fixed):
            yield from self._between(at, (bead.en.start, bead.zh.start))
            yield bead
            at = bead.en.stop, bead.zh.stop
        yield from self._between(at, self._corners[-1])

    def _between(self, start: _Corner, end: _Corner) -> Beads:
        if start == end:
            return
        first, last = self._after(start), self._before(end)
        if first is None or last is None or first > last:
            yield from self._anew(start, end)
            return
        yield from self._anew(start, self._corners[first])
        yield from self._found[first:last]
        yield from self._anew(self._corners[last], end)

    def _after(self, corner: _Corner) -> int | None:
        """The number of the first found corner from which on nothing contradicts this one."""
        reach = self._reach(corner)
        at = bisect_left(self._corners, corner)
        for number in range(at, len(self._corners)):
            i, j = self._corners[number]
            if i - corner[0] >= reach and j - corner[1] >= reach:
                return number
        return None

    def _before(self, corner: _Corner) -> int | None:
        """The number of the last found corner up to which nothing contradicts this one."""
        reach = self._reach(corner)
        at = bisect_left(self._corners, corner)
        for number in range(min(at, len(self._corners) - 1), -1, -1):
            i, j = self._corners[number]
            if corner[0] - i >= reach and corner[1] - j >= reach:
                return number
        return None

    def _reach(self, corner: _Corner) -> int:
        """0 where the corner was found, too; otherwise more the further off it is."""
        at = min(bisect_left(self._corners, corner), len(self._corners) - 1)
        if self._corners[at] == corner:
            return 0
        off = abs(self._corners[at][1] - corner[1])
        if at:
            off = min(off, abs(self._corners[at - 1][1] - corner[1]))
        return REACH + 2 * off

    def _anew(self, start: _Corner, end: _Corner) -> Beads:
        (i, j), (k, m) = start, end
        if i == k or j == m:  # nothing is left on the other side
            for at in range(i, k):
                yield PairBead(range(at, at + 1), range(j, j), 1.0)
            for at in range(j, m):
                yield PairBead(range(k, k), range(at, at + 1), 1.0)
            return
        for bead in self._realign(range(i, k), range(j, m)):
            yield PairBead(_shifted(bead.en, i), _shifted(bead.zh, j), bead.confidence)


def _shifted(one: range, by: int) -> range:
    return range(one.start + by, one.stop + by)
