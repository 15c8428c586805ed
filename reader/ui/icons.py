"""Icons: our own line drawings in `resources/icons/*.svg`, inked in a theme's colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor

SIZE = 18


def icon(folder: Path, name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """The drawing `name` in a colour; crisp at one, two and three times the size."""
    drawing = (folder / f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    inks = [colour] if disabled in (None, colour) else [colour, disabled]
    for number, ink in enumerate(inks):
        data = QByteArray(drawing.replace("currentColor", ink.name()).encode())
        renderer = QSvgRenderer(data)
        for scale in (1, 2, 3):
            pixmap = QPixmap(QSize(SIZE, SIZE) * scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
            painter.end()
            pixmap.setDevicePixelRatio(scale)
            if number == 0:
                result.addPixmap(pixmap, QIcon.Mode.Normal)
            if number == len(inks) - 1:
                result.addPixmap(pixmap, QIcon.Mode.Disabled)
    return result
