"""Offset maps: where a position of a source text is in the text shown for it, and back.

A map stores only the regions whose length changed (内存 → 記憶體); everything between two regions
is one to one. All positions are code points. A position past the end of the text follows the
last shift, so the end of one text always answers the end of the other.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Region:
    """Source code points `start` to `end` are shown as code points `shown_start` to `shown_end`.

    Neither side is empty.
    """

    start: int
    end: int
    shown_start: int
    shown_end: int


@dataclass(frozen=True, slots=True)
class _Side:
    """Where the changed regions are on one side of a map."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]


class OffsetMap:
    """An immutable, monotone map between the positions of two texts.

    Made from the regions that change length, in order and apart from each other. Inside a region
    positions are spread in proportion; both ends of a region map exactly.
    """

    __slots__ = ("_shown", "_source")

    def __init__(self, regions: Iterable[Region] = ()) -> None:
        kept = tuple(regions)
        self._source = _Side(tuple(r.start for r in kept), tuple(r.end for r in kept))
        self._shown = _Side(tuple(r.shown_start for r in kept), tuple(r.shown_end for r in kept))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self.regions == other.regions

    def __hash__(self) -> int:
        return hash(self.regions)

    def __repr__(self) -> str:
        return f"OffsetMap({list(self.regions)!r})"

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions that changed length."""
        source, shown = self._source, self._shown
        columns = zip(source.starts, source.ends, shown.starts, shown.ends, strict=True)
        return tuple(Region(*column) for column in columns)

    @property
    def is_identity(self) -> bool:
        """Whether every position is the same in both texts."""
        return not self._source.starts

    def to_shown(self, position: int) -> int:
        """The shown position for a source position."""
        return _across(position, self._source, self._shown)

    def to_source(self, position: int) -> int:
        """The source position for a shown position."""
        return _across(position, self._shown, self._source)

    def shown_range(self, start: int, end: int) -> tuple[int, int]:
        """The shown range for a source range; a part of a changed word gives the whole word.

        An empty range stays empty.
        """
        return _range_across(start, end, self._source, self._shown)

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The source range for a shown range, widened and kept empty like `shown_range`."""
        return _range_across(start, end, self._shown, self._source)

    def then(self, later: OffsetMap) -> OffsetMap:
        """One map for two in a row: from this one's source to what `later` shows."""
        if later.is_identity:
            return self
        if self.is_identity:
            return later
        return OffsetMap(_composed(self, later))


IDENTITY: Final = OffsetMap()
"""The map of a text that is shown with every character in its place."""


def _across(position: int, here: _Side, there: _Side) -> int:
    """One position from one side to the other."""
    if not here.starts:
        return position
    nth = bisect_right(here.starts, position) - 1
    if nth < 0:
        return position
    inside, length = position - here.starts[nth], here.ends[nth] - here.starts[nth]
    if inside >= length:
        return there.ends[nth] + inside - length
    return there.starts[nth] + inside * (there.ends[nth] - there.starts[nth]) // length


def _range_across(start: int, end: int, here: _Side, there: _Side) -> tuple[int, int]:
    """A range from one side to the other, whole regions only."""
    if start >= end:
        position = _across(start, here, there)
        return position, position
    first = bisect_right(here.starts, start) - 1
    if first >= 0 and start < here.ends[first]:
        start = here.starts[first]
    last = bisect_right(here.starts, end) - 1
    if last >= 0 and here.starts[last] < end < here.ends[last]:
        end = here.ends[last]
    return _across(start, here, there), _across(end, here, there)


def _composed(earlier: OffsetMap, later: OffsetMap) -> Iterator[Region]:
    """The regions of two maps in a row: overlapping ones become one."""
    spans = [(region.shown_start, region.shown_end) for region in earlier.regions]
    spans += [(region.start, region.end) for region in later.regions]
    spans.sort()
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    for start, end in merged:
        source_start, source_end = earlier.source_range(start, end)
        shown_start, shown_end = later.shown_range(start, end)
        if source_end - source_start != shown_end - shown_start:
            yield Region(source_start, source_end, shown_start, shown_end)
