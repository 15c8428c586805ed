"""What of the text is in sight, and where on the screen it stands. Viewport coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from reader.ui.reading.place import Place, height_of_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.ui.reading.boxes import Lit
    from reader.ui.reading.canvas import Canvas
    from reader.ui.reading.rows import Placed
    from reader.ui.reading.view import ReadingView


_SEEN = 24.0
"""Pixels of a row that must be in sight for it to count."""


def row_read(view: ReadingView) -> int:
    """The row that the reader stands at; -1 above the first.

    The current row while it is in sight, else the one at the top of the view; at the end, where
    nothing more comes to the top, the last in sight.
    """
    top, height = view.top_row(), view.viewport().height()
    rows = [
        row
        for number, y in view.visible_units()
        if (row := view.row_of_unit(number)) is not None and row >= top and y < height - _SEEN
    ]
    if view.current_row in rows:
        return view.current_row
    return rows[-1] if view.is_at_end() and rows and top >= 0 else top


def line_of_the_keys(canvas: Canvas, current: int | None, lit: tuple[Lit, ...]) -> Place | None:
    """Where the keys act and how high that is: the reading cursor's sentence, or the current row.

    None where that line is not wholly in sight.
    """
    cursor = next((one for one in lit if one.underlined), None)
    place = Place(cursor.document, cursor.start) if cursor else _start_of(canvas, current)
    y = _height_on_screen(canvas, place) if place else None
    if place is None or y is None:
        return None
    found = Place(place.document, place.position, y)
    return found if is_whole(canvas, found) else None


def below_the_keys(view: ReadingView, lit: tuple[Lit, ...]) -> QPointF:
    """A point below what the keys act on: the selection, the cursor's sentence, the current row.

    The middle of the view where nothing of that is in sight.
    """
    chosen = view.selection
    cursor = next((one for one in lit if one.underlined), None)
    room = QRectF(view.viewport().rect())
    rects: list[QRectF] = []
    if chosen is not None:
        rects = rects_in_sight(view, chosen.document, chosen.start, chosen.end, chosen.column)
    elif cursor is not None:
        rects = rects_in_sight(view, cursor.document, cursor.start, cursor.end)
    elif place := line_of_the_keys(view, view.current_row, lit):
        column = min(view.acting_column, len(view.lanes) - 1)
        line = QRectF(view.columns.place(column)[0], place.below, 1.0, view.typography.zoom * 30.0)
        rects = [line]
    if not rects:
        return room.center()
    last = max(rects, key=lambda rect: rect.bottom()).bottomLeft()
    return QPointF(last.x(), min(last.y() + 4.0, room.bottom()))


def _start_of(canvas: Canvas, row: int | None) -> Place | None:
    """Where a row begins, if it is in sight."""
    for number, _ in canvas.visible_units() if row is not None else ():
        if canvas.row_of_unit(number) == row and (boxes := canvas.unit(number).boxes):
            return Place(boxes[0].box.document, boxes[0].box.start)
    return None


def is_whole(canvas: Canvas, place: Place) -> bool:
    """Whether the line that shows a place, or what stands for it, is wholly in the viewport."""
    y, height = _height_on_screen(canvas, place), canvas.viewport().height()
    return y is not None and 0 <= y <= height - min(30.0 * canvas.typography.zoom, height)


def lifted(canvas: Canvas, place: Place) -> Place:
    """A place no lower than that its line, and one more, can be whole in the viewport."""
    lowest = max(canvas.viewport().height() - 2 * 30.0 * canvas.typography.zoom, 0.0)
    return Place(place.document, place.position, min(place.below, lowest))


def _height_on_screen(canvas: Canvas, place: Place) -> float | None:
    row = canvas.locator.row_of(place.document, place.position)
    for number, top in canvas.visible_units():
        if canvas.row_of_unit(number) == row:
            return top + height_of_place(canvas.unit(number), place, canvas.bitext, row)
    return None


def boxes_in_sight(canvas: Canvas, document: int) -> Iterator[tuple[Placed, float]]:
    """The boxes of a document that touch the viewport, each with the y of its row's top edge."""
    height = canvas.viewport().height()
    for number, top in canvas.visible_units():
        for placed in canvas.unit(number).boxes:
            y = top + placed.y
            if placed.box.document == document and y < height and y + placed.box.height > 0:
                yield placed, top


def rects_in_sight(
    canvas: Canvas, document: int, start: int, end: int, column: int | None = None
) -> list[QRectF]:
    """The rectangles that show a range of the source, as far as they are in sight.

    column: only of one column, or of what spans all.
    """
    whole = QRectF(canvas.viewport().rect())
    return [
        rect
        for placed, top in boxes_in_sight(canvas, document)
        if column is None or placed.column in (column, -1)
        for found in placed.box.rects(start, end)
        if (rect := found.translated(placed.x, top + placed.y)).intersects(whole)
    ]


def is_in_sight(canvas: Canvas, document: int, position: int) -> bool:
    """Whether the line that shows a source position is wholly in the viewport."""
    height, line = canvas.viewport().height(), 30.0 * canvas.typography.zoom
    for placed, top in boxes_in_sight(canvas, document):
        box = placed.box
        if box.start <= position <= box.end:
            y = top + placed.y + box.top_of(position)
            if 0 <= y <= height - min(line, box.height):
                return True
    return False


def repaint_range(canvas: Canvas, document: int, start: int, end: int) -> None:
    """Paint anew the boxes in sight that show some of a range, and the margin beside them."""
    for placed, top in boxes_in_sight(canvas, document):
        if placed.box.start <= end and placed.box.end >= start:
            area = QRectF(placed.x - 40, top + placed.y - 6, placed.width + 60,
                          placed.box.height + 12)  # fmt: skip
            canvas.viewport().update(area.toAlignedRect())
