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
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled or colour)):
        data = QByteArray(drawing.replace("currentColor", ink.name()).encode())
        renderer = QSvgRenderer(data)
        for scale in (1, 2, 3):
            pixmap = QPixmap(QSize(SIZE, SIZE) * scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
            painter.end()
            pixmap.setDevicePixelRatio(scale)
            result.addPixmap(pixmap, mode)
    return result
