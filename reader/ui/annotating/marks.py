"""Where annotations stand in the open text, and which of them touch a range. No Qt.

A mark is one target of an annotation that was found in the text. `MarkIndex` answers for a range of
a document without looking at all marks, and takes in a change without sorting them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.annotations.anchoring import How
    from reader.annotations.model import Colour, Kind, MarkStyle
    from reader.bitext.model import Side

MOST_LANES = 3
"""Marks over each other that are told apart; what lies over these shares the last lane."""
_SHELF_BITS = 11
"""Marks are kept by stretches of 2,048 code points: about what a screen shows."""


class Mark(Value):
    """A target of an annotation, found in the open bitext.

    annotation: its id. target: which of its targets; one whose paragraph was split in a file of two
    languages may have several marks. document: index into the bitext's
    documents. start, end: code points of that document's source text. how: the way it was found.
    """

    annotation: str
    target: int
    document: int
    side: Side
    start: int
    end: int
    how: How


class Shown(Value):
    """A mark with what painting needs of its annotation.

    has_note: a sign stands at its end.
    """

    mark: Mark
    kind: Kind
    colour: Colour
    style: MarkStyle
    has_note: bool = False

    @property
    def id(self) -> str:
        """The annotation's id."""
        return self.mark.annotation

    @property
    def start(self) -> int:
        """Where it begins, in code points of its document's source text."""
        return self.mark.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.mark.end


class MarkIndex:
    """The marks of a bitext by document and range."""

    def __init__(self) -> None:
        # Shelves, not a search by start: one mark over the whole text would make that linear.
        self._shelves: dict[tuple[int, int], dict[_Key, Shown]] = {}
        self._of: dict[str, tuple[Shown, ...]] = {}

    def __len__(self) -> int:
        """How many annotations have marks."""
        return len(self._of)

    def put(self, annotation: str, marks: Iterable[Shown]) -> None:
        """Set the marks of an annotation, in place of those it had."""
        for one in self._of.pop(annotation, ()):
            for shelf in _shelves(one.mark.document, one.start, one.end):
                self._shelves[shelf].pop(_key(one), None)
        shown = tuple(marks)
        if shown:
            self._of[annotation] = shown
        for one in shown:
            for shelf in _shelves(one.mark.document, one.start, one.end):
                self._shelves.setdefault(shelf, {})[_key(one)] = one

    def of(self, annotation: str) -> tuple[Shown, ...]:
        """The marks of an annotation."""
        return self._of.get(annotation, ())

    def between(self, document: int, start: int, end: int) -> list[Shown]:
        """The marks that touch source positions `start` up to `end`: the earlier, longer first.

        A mark without words counts where it stands, the end of the range included.
        """
        found: dict[_Key, Shown] = {}
        for shelf in _shelves(document, start, end):
            found.update(self._shelves.get(shelf, {}))
        touching = [one for one in found.values() if _touches(one, start, end)]
        touching.sort(key=lambda one: (one.start, -one.end, one.id))
        return touching


_Key = tuple[str, int, int]


def _key(one: Shown) -> _Key:
    return one.id, one.mark.target, one.start


def _shelves(document: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    for number in range(start >> _SHELF_BITS, (end >> _SHELF_BITS) + 1):
        yield document, number


def _touches(one: Shown, start: int, end: int) -> bool:
    if one.start == one.end:
        return start <= one.start <= end
    return one.start < end and one.end > start


def lanes(ordered: Iterable[Shown]) -> Iterator[tuple[Shown, int]]:
    """Each mark with the lowest lane that is free where it begins; `ordered` as `between` gives.

    Marks of one lane do not overlap, except in the last of `MOST_LANES`.
    """
    ends: list[int] = []
    for one in ordered:
        free = next((lane for lane, end in enumerate(ends) if end <= one.start), len(ends))
        lane = min(free, MOST_LANES - 1)
        if lane == len(ends):
            ends.append(one.end)
        else:
            ends[lane] = max(ends[lane], one.end)
        yield one, lane
