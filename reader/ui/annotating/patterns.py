"""Lines that tell the five colours apart for readers who do not see colours as others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from reader.annotations.model import Colour

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

_DASHES = {Colour.GREEN: (4.5, 3.0), Colour.BLUE: (0.01, 2.3)}
"""In widths of the pen; a dash of nearly nothing with round ends is a dot."""
_WAVE = 6.0
"""Pixels from crest to crest."""
HEIGHT = 4.0
"""How high the highest of the lines is."""


def draw_pattern(
    painter: QPainter, colour: Colour, place: QRectF, ink: QColor, thick: float = 1.3
) -> None:
    """The line of a colour from left to right, in the middle of `place`.

    Yellow is one line, green dashes, blue dots, pink two lines, purple a wave.
    """
    pen = QPen(ink, thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    left, right, middle = place.left(), place.right(), place.center().y()
    levels = (middle,)
    if colour is Colour.BLUE:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setWidthF(thick * 1.25)
        left += pen.widthF() / 2
    elif colour is Colour.PINK:
        pen.setWidthF(thick * 0.75)
        levels = (middle - 1.25, middle + 1.25)
    if colour in _DASHES:
        pen.setDashPattern(_DASHES[colour])
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if colour is Colour.PURPLE:
        painter.drawPath(_wave(left, right, middle))
    else:
        for level in levels:
            painter.drawLine(QPointF(left, level), QPointF(right, level))
    painter.restore()


def _wave(left: float, right: float, middle: float) -> QPainterPath:
    """Whole half waves, so that no line ends in the middle of one."""
    path = QPainterPath(QPointF(left, middle))
    half, up = _WAVE / 2, True
    while left + half <= right + 0.5:
        crest = middle + (-2.6 if up else 2.6)
        path.quadTo(QPointF(left + half / 2, crest), QPointF(left + half, middle))
        left, up = left + half, not up
    return path
