"""What of the text is in sight, and where on the screen it stands. Viewport coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.ui.reading.canvas import Canvas
    from reader.ui.reading.rows import Placed
    from reader.ui.reading.view import ReadingView


def row_read(view: ReadingView) -> int:
    """The row that the reader stands at; -1 above the first: the one at the top of the view.

    At the end, where nothing more comes to the top, the current row, or else the last in sight.
    """
    top = view.top_row()
    if not view.is_at_end():
        return top
    found = (view.row_of_unit(number) for number, _ in view.visible_units())
    rows = [row for row in found if row is not None and row >= top]
    if view.current_row in rows:
        return view.current_row
    return rows[-1] if rows and top >= 0 else top


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
