"""A text that stands in other rows than before: where its old rows are now."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reader.bitext.locating import RowLocator
from reader.bitext.model import Bitext, Side
from reader.ui.reading.rows import estimate
from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.reading.rows import Lane
    from reader.ui.reading.selection import Selection


class NewRows(Value):
    """The rows after, with all that is dear to find out of them. heights: guessed, in pixels."""

    bitext: Bitext
    locator: RowLocator
    heights: array[float]


def new_rows(bitext: Bitext) -> NewRows:
    """Other rows made ready for a view. A worker's work."""
    locator = RowLocator(bitext)
    locator.catch_up()
    return NewRows(bitext, locator, array("d", map(estimate, bitext.rows)))


class Moved:
    """From the rows before to the rows after."""

    def __init__(self, before: Bitext, new: NewRows) -> None:
        self._before, self._after, self._locator = before, new.bitext, new.locator

    def row(self, number: int) -> int:
        """The row that what an old row begins with stands in now."""
        row = self._before.rows[number]
        piece = (*row.both, *row.en, *row.zh)[0]
        return self._locator.row_of(piece.document, self._before.block(piece).start + piece.start)

    def side(self, document: int, position: int) -> Side:
        """The side on which the text at a source position stands now."""
        row = self._after.rows[self._locator.row_of(document, position)]
        for side in (Side.EN, Side.ZH):
            for piece in row.pieces(side):
                start = self._after.block(piece).start
                if piece.document == document and (
                    start + piece.start <= position <= start + piece.end
                ):
                    return side
        return Side.BOTH

    def selection(self, chosen: Selection, lanes: Sequence[Lane]) -> Selection:
        """A selection of what stood across both sides, where it stands on one of them now."""
        side = self.side(chosen.document, chosen.start)
        if chosen.side is not Side.BOTH or side is Side.BOTH:
            return chosen
        column = next((n for n, lane in enumerate(lanes) if lane.side is side), chosen.column)
        return replace(chosen, side=side, column=column)
