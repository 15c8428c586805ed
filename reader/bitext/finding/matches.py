"""What was found, in reading order, while more is being found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.bitext.model import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLACES: Final = (Side.EN, Side.ZH, Side.BOTH)
"""The sides of a row in the order in which they are read."""


class Match(NamedTuple):
    """One match. Matches sort in reading order: by row, side, position.

    row: number in `Bitext.rows`; place: number of its side in `PLACES`; start, end: code points of
    the source text of document number `document`.
    """

    row: int
    place: int
    document: int
    start: int
    end: int

    @property
    def side(self) -> Side:
        """The side that it stands on."""
        return PLACES[self.place]


class Matches:
    """Matches in reading order, whatever order they came in. For one thread at a time."""

    def __init__(self) -> None:
        self._all: list[Match] = []
        self._rows: list[int] = []

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Match]:
        return iter(self._all)

    def __getitem__(self, number: int) -> Match:
        return self._all[number]

    def add(self, found: Sequence[Match]) -> None:
        """Take in the matches of some rows that follow each other, none of which were in yet."""
        if not found:
            return
        at = bisect_left(self._all, found[0])
        self._all[at:at] = found
        at = bisect_left(self._rows, found[0].row)
        self._rows[at:at] = dict.fromkeys(match.row for match in found)

    def in_rows(self, first: int, last: int) -> Sequence[Match]:
        """The matches in rows `first` up to `last`, which is not one of them."""
        return self._all[self._from(first) : self._from(last)]

    def rows(self) -> Sequence[int]:
        """The rows that have matches, in order: for the marks along a scroll bar."""
        return self._rows

    def index_of(self, match: Match) -> int:
        """The number of a match; -1 where it is not one."""
        at = bisect_left(self._all, match)
        return at if at < len(self._all) and self._all[at] == match else -1

    def first_from(self, row: int, document: int = 0, start: int = 0) -> int:
        """The number of the first match at or after a place, going round; -1 for none."""
        if not self._all:
            return -1
        at = self._from(row)
        while at < len(self._all) and self._all[at].row == row:
            match = self._all[at]
            if match.document != document or match.start >= start:
                break
            at += 1
        return at % len(self._all)

    def next_after(self, match: Match) -> int:
        """The number of the match after this one, going round; -1 where there is none."""
        return bisect_right(self._all, match) % len(self._all) if self._all else -1

    def previous_before(self, match: Match) -> int:
        """The number of the match before this one, going round; -1 where there is none."""
        return (bisect_left(self._all, match) - 1) % len(self._all) if self._all else -1

    def _from(self, row: int) -> int:
        return bisect_left(self._all, (row, -1))
