"""From a source position to the row that shows it, and from a selected range to its pieces."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.bitext.model import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.bitext.model import Bitext, Piece, Row


_ROW_BITS = 24
"""A start and its row share one number: a book has 23,000 of them, and a tuple takes 120 bytes."""


class RowLocator:
    """Finds rows by position. Follows a bitext that is still growing."""

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext
        self._known = 0
        self._starts: dict[int, array[int]] = {}

    def catch_up(self) -> None:
        """Take in the rows that have come. Costs little for each batch, and much for a book."""
        rows = self._bitext.rows
        grown = range(self._known, len(rows))
        self._known = len(rows)
        for index in grown:
            row = rows[index]
            pieces = row.both or (*row.en, *row.zh)
            starts = [
                (piece.document, self._bitext.block(piece).start + piece.start) for piece in pieces
            ]
            if len(starts) > 1:
                starts.sort()  # the Chinese may come first
            for document, start in starts:
                self._add(document, start << _ROW_BITS | index)

    def _add(self, document: int, found: int) -> None:
        known = self._starts.setdefault(document, array("q"))
        if known and found < known[-1]:
            known.insert(bisect_right(known, found), found)
        else:
            known.append(found)

    def row_of(self, document: int, position: int) -> int:
        """The row that shows a source position, or the nearest before it; 0 if there is none."""
        self.catch_up()
        starts = self._starts.get(document, array("q"))
        found = bisect_right(starts, (position + 1 << _ROW_BITS) - 1) - 1
        return starts[found] & (1 << _ROW_BITS) - 1 if found >= 0 else 0

    def end_of(self, document: int) -> int:
        """The last source position known so far of a document."""
        blocks = self._bitext.documents[document].blocks
        return blocks[-1].end if blocks else 0


def selected_pieces(
    bitext: Bitext, side: Side, document: int, start: int, end: int
) -> Iterator[tuple[Row, Piece, int, int]]:
    """Pieces of a side (and what spans both) inside source positions, with the cut of each.

    Yields (row, piece, first, last): code points of the piece's block that lie in the range.
    """
    for row in bitext.rows:
        for piece in (*row.pieces(side), *(row.both if side is not Side.BOTH else ())):
            if piece.document != document:
                continue
            offset = bitext.block(piece).start
            first = max(start - offset, piece.start)
            last = min(end - offset, piece.end)
            if first < last:
                yield row, piece, first, last
