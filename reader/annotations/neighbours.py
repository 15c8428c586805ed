"""What the highlights that were surely found tell of the others: the neighbours of a place.

Positions are code points; *old* ones in the text that was marked, *new* ones in the text as it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from reader.annotations.deciding import LOCAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.annotations.anchoring import Anchor

_BEYOND: Final = 20_000
"""Code points behind the last that was found, within which the text may go on."""


class Known:
    """What has surely been found, in the order in which it stood."""

    def __init__(self, in_order: Iterable[tuple[int, Anchor | None]]) -> None:
        found = [(start, anchor) for start, anchor in in_order if anchor]
        self._old = [start for start, _ in found]
        self._new = [(anchor.start, anchor.end) for _, anchor in found]
        pairs = sorted(zip((start for start, _ in self._new), self._old, strict=True))
        self._new_starts = [new for new, _ in pairs]
        self._old_starts = [old for _, old in pairs]

    def predicted(self, at: int) -> tuple[int, ...]:
        """Where it begins if it moved as the found ones before and after it; never empty."""
        nth = bisect_right(self._old, at)
        near = [n for n in (nth - 1, nth) if 0 <= n < len(self._old)]
        return tuple(dict.fromkeys(at + self._new[n][0] - self._old[n] for n in near)) or (at,)

    def distance(self, at: int, start: int) -> int:
        """How far a place is from where a target should begin."""
        return min(abs(start - predicted) for predicted in self.predicted(at))

    def between(self, at: int) -> tuple[int, int]:
        """The new places of the found ones before and after it; an empty range where none are."""
        if not self._old:
            return (0, -1)
        nth = bisect_right(self._old, at)
        first = self._new[nth - 1][0] if nth else 0
        return first, self._new[nth][1] if nth < len(self._new) else max(self._new)[1] + _BEYOND

    def in_order(self, at: int, start: int) -> bool:
        """Whether a place is among the neighbours, or not far off; also where there are none."""
        if not self._old:
            return True
        before, after = self.between(at)
        return before <= start <= after or self.distance(at, start) <= LOCAL

    def growth(self, start: int) -> int | None:
        """How much longer the text around a new position has become; None where it is not known.

        Told by the found ones before and after it.
        """
        nth = bisect_left(self._new_starts, start)
        after = bisect_right(self._new_starts, start)
        if nth <= 0 or after >= len(self._new_starts):
            return None
        was = self._old_starts[after] - self._old_starts[nth - 1]
        return self._new_starts[after] - self._new_starts[nth - 1] - was if was >= 0 else None

    def has_room(self, at: int, start: int, length: int) -> bool:
        """Whether a text of some length has not gone from around a place, or has come there."""
        grown = self.growth(start)
        if grown is None:
            return False
        before = self._old_starts[bisect_left(self._new_starts, start) - 1]
        after = self._old_starts[bisect_right(self._new_starts, start)]
        return grown > -length if before <= at <= after else grown >= length

    def allows(self, at: int, start: int) -> bool:
        """Whether a place is not known to have held other words before.

        What stands between two that have kept their distance stood between them before, in this
        order or another; so nothing has come there from elsewhere.
        """
        if self.growth(start) != 0:
            return True
        before = self._old_starts[bisect_left(self._new_starts, start) - 1]
        after = self._old_starts[bisect_right(self._new_starts, start)]
        return before <= at <= after
