"""Where annotations stand in the open text, and which of them touch a range. No Qt.

A mark is one target of an annotation that was found in the text. `MarkIndex` answers for a range of
a document in logarithmic time, and gives every mark a lane, so that marks that lie over each other
can be painted without hiding one another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.annotations.anchoring import How
    from reader.annotations.model import Colour, Kind, MarkStyle
    from reader.bitext.model import Side

MOST_LANES = 3
"""Marks over each other that are told apart; what lies over these shares the last lane."""
_SHELF_BITS = 11
"""Marks are kept by stretches of 2,048 code points: about what a screen shows."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A target of an annotation, found in the open bitext.

    annotation: its id. target: which of its targets. document: index into the bitext's documents.
    start, end: code points of that document's source text. how: the way it was found.
    """

    annotation: str
    target: int
    document: int
    side: Side
    start: int
    end: int
    how: How


@dataclass(frozen=True, slots=True)
class Shown:
    """A mark with what painting needs of its annotation. lane: 0 lies lowest.

    has_note: a sign stands at its end, which only the last target of a side has.
    """

    mark: Mark
    kind: Kind
    colour: Colour
    style: MarkStyle
    has_note: bool = False
    lane: int = 0

    @property
    def start(self) -> int:
        """Where it begins, in code points of its document's source text."""
        return self.mark.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.mark.end


class MarkIndex:
    """Marks of one document by range."""

    def __init__(self, shown: Iterable[Shown] = ()) -> None:
        ordered = sorted(shown, key=lambda one: (one.start, -one.end, one.mark.annotation))
        self._shown = tuple(_with_lanes(ordered))
        # Shelves, not a search by start: one mark over the whole text would make that linear.
        self._shelves: dict[int, list[int]] = {}
        for number, one in enumerate(self._shown):
            for shelf in _shelves(one.start, one.end):
                self._shelves.setdefault(shelf, []).append(number)

    def __len__(self) -> int:
        return len(self._shown)

    def __iter__(self) -> Iterator[Shown]:
        return iter(self._shown)

    def between(self, start: int, end: int) -> list[Shown]:
        """The marks that touch source positions `start` up to `end`, by start.

        A mark without words counts where it stands, the end of the range included.
        """
        numbers = {
            number for shelf in _shelves(start, end) for number in self._shelves.get(shelf, ())
        }
        found = (self._shown[number] for number in sorted(numbers))
        return [one for one in found if _touches(one, start, end)]


def _shelves(start: int, end: int) -> range:
    return range(start >> _SHELF_BITS, (end >> _SHELF_BITS) + 1)


def _touches(one: Shown, start: int, end: int) -> bool:
    if one.start == one.end:
        return start <= one.start <= end
    return one.start < end and one.end > start


def _with_lanes(ordered: list[Shown]) -> Iterator[Shown]:
    """Each mark in the lowest lane that is free where it begins; `ordered` by start."""
    ends: list[int] = []
    for one in ordered:
        free = next((lane for lane, end in enumerate(ends) if end <= one.start), len(ends))
        lane = min(free, MOST_LANES - 1)
        if lane == len(ends):
            ends.append(one.end)
        else:
            ends[lane] = max(ends[lane], one.end)
        yield one if lane == one.lane else replace(one, lane=lane)
