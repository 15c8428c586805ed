"""A card over the window: a surface with rounded corners, a hairline and a soft shadow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader.ui.theme import Theme

SHADOW: Final = 18
"""Pixels around a card that its shadow takes."""
_RADIUS: Final = 12


def paint_card(painter: QPainter, whole: QRectF, theme: Theme) -> None:
    """Paint a card into a rectangle that holds its shadow, too."""
    painter.setPen(Qt.PenStyle.NoPen)
    card = whole.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    shadow = QColor(theme.shadow)
    for spread in range(SHADOW - 2, 0, -1):
        shadow.setAlphaF(theme.shadow.alphaF() * 0.12 * (1 - spread / SHADOW))
        painter.setBrush(shadow)
        around = card.adjusted(-spread, -spread + 3, spread, spread + 2)
        painter.drawRoundedRect(around, _RADIUS + spread, _RADIUS + spread)
    painter.setBrush(theme.field)
    painter.setPen(QPen(theme.line, 1))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def paint_key(painter: QPainter, cap: QRectF, text: str, theme: Theme) -> None:
    """Paint the cap of a key with its name on it, in the painter's font."""
    painter.setPen(QPen(theme.line, 1))
    painter.setBrush(theme.panel)
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.soft)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
