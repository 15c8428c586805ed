"""Painting laid-out units: the tint of the current row, the selection, the boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from reader.ui.reading.boxes import PaintContext
from reader.ui.reading.columns import SPAN, Arrangement
from reader.ui.reading.doubt import doubt_rect, paint_doubt
from reader.values import replace

if TYPE_CHECKING:
    from collections.abc import Container

    from PySide6.QtGui import QPainter

    from reader.ui.reading.boxes import Lit, MarkPainter
    from reader.ui.reading.page import Page
    from reader.ui.reading.rows import RowLayout
    from reader.ui.reading.selection import Selection

VEILED = 0.035
"""What is left of veiled text: that there is some, and how long it is."""
FADED = 0.55
"""What is left of the rows around the current one where that stands out."""
_AIR = 9.0
"""Room that the tint takes above and below the text, of what the row leaves."""


class UnitPainter:
    """Paints units of a page, as far as they touch `rect` of the viewport."""

    def __init__(
        self,
        painter: QPainter,
        page: Page,
        selection: Selection | None,
        marks: MarkPainter | None,
        rect: QRectF,
        lit: tuple[Lit, ...] = (),
    ) -> None:
        self._painter, self._page, self._selection = painter, page, selection
        self._theme = page.look.theme
        self._marks = marks
        self._plain = PaintContext(self._theme, None, rect.top(), rect.bottom(), marks, lit)
        self._chosen = self._plain
        if selection:
            self._chosen = replace(self._plain, selected=(selection.start, selection.end))
        self._dark = replace(self._plain, lit=())

    def paint(
        self,
        layout: RowLayout,
        y: float,
        veiled: Container[int] = (),
        *,
        faded: bool = False,
        current: bool = False,
    ) -> None:
        """Paint a unit whose top edge is at y.

        veiled: columns of which no more than a breath is left. faded: another row stands out.
        current: it is the row that the keys act on.
        """
        readings = current or not self._page.look.readings_in_row
        strength = FADED if faded else 1.0
        self._painter.setOpacity(strength)
        if layout.ruled:
            columns = self._page.columns
            line = QRectF(columns.left, y + layout.height - 1, columns.width, 1.0)
            self._painter.fillRect(line, self._theme.line)
        chosen = self._selection
        for placed in layout.boxes:
            is_chosen = (
                chosen is not None
                and placed.box.document == chosen.document
                and placed.column in (chosen.column, SPAN)
            )
            is_veiled = placed.column in veiled
            context = self._chosen if is_chosen else self._dark if is_veiled else self._plain
            if not readings:
                context = replace(context, readings=False)
            self._painter.setOpacity(strength * VEILED if is_veiled else strength)
            placed.box.paint(self._painter, placed.x, y + placed.y, context)
            if self._marks is not None:
                self._marks.beside(self._painter, placed, y, self._theme)
        self._painter.setOpacity(1.0)

    def paint_doubt(self, layout: RowLayout, y: float) -> None:
        """Mark a unit whose two sides may not belong together."""
        paint_doubt(self._painter, doubt_rect(layout, y, self._page.columns), self._theme)

    def paint_current(self, layout: RowLayout, y: float, column: int) -> None:
        """Tint the row that the keys act on, with a bar at the left of the column they act on.

        Where nothing stands in that column (a heading over both), at the left of the row.
        """
        painter, columns = self._painter, self._page.columns
        air = _AIR * self._page.look.typography.zoom
        above, below = min(layout.top, air) - 1, min(layout.bottom, air) - 1
        top = y + layout.top - above
        height = layout.height - layout.top - layout.bottom + above + below
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.cursor)
        painter.drawRoundedRect(QRectF(columns.left - 14, top, columns.width + 28, height), 8, 8)
        painter.setBrush(self._theme.accent)
        bar = QRectF(columns.left - 14, top + 8, 2, max(height - 16, 4.0))
        beside = [placed for placed in layout.boxes if placed.column == column]
        if columns.arrangement is Arrangement.TWO and beside:
            bar.moveLeft(columns.place(column)[0] - 14)
            if column and any(placed.column == SPAN for placed in layout.boxes):  # not through it
                bar.setTop(max(bar.top(), y + min(placed.y for placed in beside)))
                foot = max(placed.y + placed.box.height for placed in beside)
                bar.setBottom(min(bar.bottom(), y + foot))
        painter.drawRoundedRect(bar, 1, 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
