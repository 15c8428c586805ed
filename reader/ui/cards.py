"""A card over the window: a surface with rounded corners, a hairline and a soft shadow."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.theme import Theme

    PaintCard = Callable[[QPainter, QRectF, str, str, str], None]
    """Into which rectangle, shadow and all; the names of the colours of shadow, surface, line."""

SHADOW: Final = 18
"""Pixels around a card that its shadow takes."""
_RADIUS: Final = 12
_CORNER: Final = 48
_MIDDLE: Final = 4
_ARGB: Final = QColor.NameFormat.HexArgb
_PREMULTIPLIED: Final = QImage.Format.Format_ARGB32_Premultiplied


def paint_card(painter: QPainter, whole: QRectF, theme: Theme) -> None:
    """Paint a card into a rectangle of whole pixels that holds its shadow, too."""
    paint_stretched(painter, whole, (theme.shadow, theme.field, theme.line), _paint_rings, _CORNER)


def paint_stretched(
    painter: QPainter,
    whole: QRectF,
    colours: tuple[QColor, QColor, QColor],
    paint: PaintCard,
    corner: int,
) -> None:
    """Paint a card from a small picture of it that is kept, and whose middle is drawn out.

    The rings of a shadow take milliseconds, and what floats is painted anew with every letter that
    is typed into it and with all that moves below. colours: of shadow, surface and line. corner:
    more than what a corner bends, shadow and all; in fours, whole pixels of every usual screen.
    """
    place = whole.toAlignedRect()
    names = (colours[0].name(_ARGB), colours[1].name(_ARGB), colours[2].name(_ARGB))
    if min(place.width(), place.height()) <= 2 * corner:
        paint(painter, QRectF(place), *names)
        return
    ratio = painter.device().devicePixelRatioF()
    picture = _picture(paint, names, corner, ratio)
    inside = _parts(0, 2 * corner + _MIDDLE, corner)
    across = _parts(place.left(), place.width(), corner)
    down = _parts(place.top(), place.height(), corner)
    for row, ((top, height), (above, high)) in enumerate(zip(down, inside, strict=True)):
        for column, ((left, width), (before, wide)) in enumerate(zip(across, inside, strict=True)):
            if row == column == 1:
                painter.fillRect(left, top, width, height, colours[1])
                continue
            part = QRectF(before * ratio, above * ratio, wide * ratio, high * ratio)
            painter.drawImage(QRectF(left, top, width, height), picture, part)


def _parts(start: int, length: int, corner: int) -> tuple[tuple[int, int], ...]:
    """Where a corner, what is drawn out, and the other corner begin, and how long they are."""
    middle = length - 2 * corner
    return (start, corner), (start + corner, middle), (start + corner + middle, corner)


@lru_cache(maxsize=16)
def _picture(paint: PaintCard, colours: tuple[str, str, str], corner: int, ratio: float) -> QImage:
    """The smallest card, in these colours, with so many of a screen's pixels for one."""
    size = 2 * corner + _MIDDLE
    picture = QImage(round(size * ratio), round(size * ratio), _PREMULTIPLIED)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    paint(painter, QRectF(0, 0, size, size), *colours)
    painter.end()
    return picture


def _paint_rings(painter: QPainter, whole: QRectF, shadow: str, field: str, line: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    card = whole.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    ring = QColor(shadow)
    strongest = ring.alphaF()
    for spread in range(SHADOW - 2, 0, -1):
        ring.setAlphaF(strongest * 0.12 * (1 - spread / SHADOW))
        painter.setBrush(ring)
        around = card.adjusted(-spread, -spread + 3, spread, spread + 2)
        painter.drawRoundedRect(around, _RADIUS + spread, _RADIUS + spread)
    painter.setBrush(QColor(field))
    painter.setPen(QPen(QColor(line), 1))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def paint_key(painter: QPainter, cap: QRectF, text: str, theme: Theme) -> None:
    """Paint the cap of a key with its name on it, in the painter's font."""
    paint_cap(painter, cap, theme)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)


def paint_cap(painter: QPainter, cap: QRectF, theme: Theme) -> None:
    """Paint the cap of a key; the pen is then that of its name."""
    painter.setPen(QPen(theme.line, 1))
    painter.setBrush(theme.panel)
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.soft)
