"""Offset maps: where a position of a source text is in the text shown for it, and back.

A map stores only the words whose length changed (内存 → 記憶體); everything between two of them is
one to one. All positions are code points. A position past the end of the text follows the
last shift, so the end of one text always answers the end of the other.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Change(NamedTuple):  # not a dataclass: those take milliseconds of every start to build
    """Source code points `start` to `end` are shown as code points `shown_start` to `shown_end`.

    Neither side is empty.
    """

    start: int
    end: int
    shown_start: int
    shown_end: int


_Side: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]  # starts and ends of the changes


class OffsetMap:
    """An immutable, monotone map between the positions of two texts.

    Made from its changes, in order and apart from each other. Inside a change positions are spread
    in proportion; both ends of a change map exactly.
    """

    __slots__ = ("_shown", "_source")

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        kept = tuple(changes)
        self._source: _Side = tuple(c.start for c in kept), tuple(c.end for c in kept)
        self._shown: _Side = tuple(c.shown_start for c in kept), tuple(c.shown_end for c in kept)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self.changes == other.changes

    def __hash__(self) -> int:
        return hash(self.changes)

    def __repr__(self) -> str:
        return f"OffsetMap({list(self.changes)!r})"

    @property
    def changes(self) -> tuple[Change, ...]:
        """The words whose length changed, in order."""
        columns = zip(*self._source, *self._shown, strict=True)
        return tuple(Change(*column) for column in columns)

    @property
    def is_identity(self) -> bool:
        """Whether every position is the same in both texts."""
        return not self._source[0]

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
    starts, ends = here
    nth = bisect_right(starts, position) - 1
    if nth < 0:
        return position
    to_start, to_end = there[0][nth], there[1][nth]
    inside, length = position - starts[nth], ends[nth] - starts[nth]
    if inside >= length:
        return to_end + inside - length
    return to_start + inside * (to_end - to_start) // length


def _range_across(start: int, end: int, here: _Side, there: _Side) -> tuple[int, int]:
    """A range from one side to the other, whole changes only."""
    if start >= end:
        position = _across(start, here, there)
        return position, position
    starts, ends = here
    first = bisect_right(starts, start) - 1
    if first >= 0 and start < ends[first]:
        start = starts[first]
    last = bisect_right(starts, end) - 1
    if last >= 0 and starts[last] < end < ends[last]:
        end = ends[last]
    return _across(start, here, there), _across(end, here, there)


def _composed(earlier: OffsetMap, later: OffsetMap) -> Iterator[Change]:
    """The changes of two maps in a row: overlapping ones become one."""
    spans = [(change.shown_start, change.shown_end) for change in earlier.changes]
    spans += [(change.start, change.end) for change in later.changes]
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
            yield Change(source_start, source_end, shown_start, shown_end)
