"""Where a reader is: a position in the source, and how high on the screen its line stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from reader.bitext.model import Bitext
    from reader.ui.reading.rows import RowLayout


class Place(Value):
    """A source position of a document of the bitext.

    below: pixels between the top edge of the view and the line that shows the position.
    """

    document: int
    position: int
    below: float = 0.0


START = Place(0, 0)


def height_of_place(layout: RowLayout, place: Place, bitext: Bitext, row: int | None) -> float:
    """How far below the top of a row's layout the line that shows a place begins.

    Where the layout leaves that side out, the height at which the other side says the same, as far
    as lengths tell.
    """
    for placed in layout.boxes:
        box = placed.box
        if box.document == place.document and box.start <= place.position <= box.end:
            return placed.y + box.top_of(place.position)
    if row is None or not layout.boxes:
        return 0.0
    for piece in (*bitext.rows[row].en, *bitext.rows[row].zh):
        start = bitext.block(piece).start + piece.start
        length = piece.end - piece.start
        if piece.document == place.document and start <= place.position <= start + length:
            shown = layout.boxes[0]
            share = (place.position - start) / max(length, 1)
            inside = round(share * (shown.box.end - shown.box.start))
            return shown.y + shown.box.top_of(shown.box.start + inside)
    return 0.0
