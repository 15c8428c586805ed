"""A small mark between the two sides of a row whose pairing is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader.ui.reading.columns import Columns
    from reader.ui.reading.rows import RowLayout
    from reader.ui.theme import Theme

_WIDTH, _HEIGHT = 11.0, 5.0
_BESIDE = 19.5
"""How far right of the text it stands where there is no gutter."""
_RISE = 0.34
"""How far above the first baseline its middle is, as a share of the line above the baseline."""


def doubt_rect(layout: RowLayout, y: float, columns: Columns) -> QRectF:
    """Where the mark of a row stands whose top edge is at y, in pixels of the viewport."""
    first = min(layout.boxes, key=lambda placed: placed.y, default=None)
    line = layout.top if first is None else first.y + first.box.first * (1 - _RISE)
    middle = columns.gutter_middle()
    x = columns.left + columns.width + _BESIDE if middle is None else middle
    return QRectF(x - _WIDTH / 2, y + line - _HEIGHT / 2, _WIDTH, _HEIGHT)


def paint_doubt(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """A wave, as between two things that are about the same."""
    wave = QPainterPath(QPointF(rect.left(), rect.center().y() + rect.height() / 4))
    quarter, middle = rect.width() / 4, rect.center()
    wave.cubicTo(
        QPointF(rect.left() + quarter, rect.top() - 1),
        QPointF(middle.x() - 1, rect.top() - 1),
        middle,
    )
    wave.cubicTo(
        QPointF(middle.x() + 1, rect.bottom() + 1),
        QPointF(rect.right() - quarter, rect.bottom() + 1),
        QPointF(rect.right(), rect.center().y() - rect.height() / 4),
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.soft, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(wave)
    painter.setPen(Qt.PenStyle.NoPen)
