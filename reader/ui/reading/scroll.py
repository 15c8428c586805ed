"""Where the view stands: a unit, and an offset inside it.

A unit is a row, or the header above the rows. Real heights are known only of units near the
viewport; all others have an estimate. The place is (unit, pixels inside it), so measuring a
height never makes the text jump; the scroll bar alone works with the sum of the estimates. No Qt
in here: heights come from a function.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Scroller:
    """The scroll position over units of mostly unknown heights.

    height_of: the real height of a unit, in pixels (lays it out if need be).
    unit, offset: the unit at the top edge, and how many of its pixels are above it.
    """

    def __init__(self, height_of: Callable[[int], float]) -> None:
        self.height_of = height_of
        self._estimates = array("d")
        self._sums = array("d", [0.0])
        self.unit = 0
        self.offset = 0.0
        self.viewport = 1.0

    def __len__(self) -> int:
        return len(self._estimates)

    def reset(self, estimates: Iterable[float]) -> None:
        """Forget everything; the units now have these estimated heights."""
        self._estimates = array("d", estimates)
        self._sums = array("d", accumulate(self._estimates, initial=0.0))
        self.unit, self.offset = 0, 0.0

    def extend(self, estimates: Iterable[float]) -> None:
        """More units follow the known ones. The place stays."""
        added = array("d", estimates)
        self._estimates.extend(added)
        self._sums.extend(islice(accumulate(added, initial=self._sums[-1]), 1, None))

    def place(self, unit: int, offset: float = 0.0) -> None:
        """Stand at `offset` pixels into `unit`, as near as the ends of the text allow."""
        if not self._estimates:
            self.unit, self.offset = 0, 0.0
            return
        self.unit = min(max(unit, 0), len(self._estimates) - 1)
        self.offset = offset
        self.settle()

    def scroll_by(self, pixels: float) -> None:
        """Move by real pixels; positive is towards the end."""
        self.offset += pixels
        self.settle()

    def settle(self) -> None:
        """Bring the offset inside the unit and the view inside the text."""
        if not self._estimates:
            return
        while self.offset < 0 and self.unit > 0:
            self.unit -= 1
            self.offset += self.height_of(self.unit)
        if self.offset < 0:
            self.offset = 0.0
        while self.unit < len(self._estimates) - 1 and self.offset >= (
            height := self.height_of(self.unit)
        ):
            self.offset -= height
            self.unit += 1
        self._keep_bottom()

    def _keep_bottom(self) -> None:
        """Never show less than a screenful where there is one."""
        missing = self.viewport + self.offset
        for unit in range(self.unit, len(self._estimates)):
            missing -= self.height_of(unit)
            if missing <= 0:
                return
        self.offset -= missing
        while self.offset < 0 and self.unit > 0:
            self.unit -= 1
            self.offset += self.height_of(self.unit)
        self.offset = max(self.offset, 0.0)

    def visible(self) -> list[tuple[int, float]]:
        """The units that touch the viewport, each with the y of its top edge."""
        result: list[tuple[int, float]] = []
        y = -self.offset
        for unit in range(self.unit, len(self._estimates)):
            if y >= self.viewport:
                break
            result.append((unit, y))
            y += self.height_of(unit)
        return result

    # the scroll bar

    @property
    def total(self) -> float:
        """The estimated height of everything."""
        return self._sums[-1]

    def shares_of(self, units: Iterable[int]) -> list[float]:
        """Where each unit begins, as a share of the whole, 0 to 1; estimates count for heights.

        Of a text that does not fill the view, a share of the view.
        """
        sums, last = self._sums, len(self._estimates)
        whole = max(sums[-1], self.viewport)
        return [sums[min(unit, last)] / whole for unit in units]

    def value(self) -> float:
        """The place as estimated pixels from the start, for the scroll bar."""
        if not self._estimates:
            return 0.0
        real = max(self.height_of(self.unit), 1.0)
        share = min(self.offset / real, 1.0)
        return self._sums[self.unit] + share * self._estimates[self.unit]

    def place_at_value(self, value: float) -> None:
        """Stand where the scroll bar says."""
        if not self._estimates:
            return
        unit = min(max(bisect_right(self._sums, value) - 1, 0), len(self._estimates) - 1)
        share = (value - self._sums[unit]) / max(self._estimates[unit], 1.0)
        self.place(unit, min(max(share, 0.0), 1.0) * self.height_of(unit))

    def at_end(self) -> bool:
        """Whether the last pixel of the text is in view."""
        y = -self.offset
        for unit in range(self.unit, len(self._estimates)):
            y += self.height_of(unit)
            if y > self.viewport + 0.5:
                return False
        return True
