"""The small buttons of the find bar: a drawing or two letters, flat until they are pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from reader.ui.icons import SIZE
from reader.ui.language import worded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.ui.theme import Theme

_SIDE: Final = 26


class FlatButton(QAbstractButton):
    """A square button. Checkable ones are tinted while they are on."""

    def __init__(self, name: str, help_: str, theme: Theme, parent: QWidget) -> None:
        """name: for a screen reader. help_: shown by resting on it."""
        super().__init__(parent)
        self.theme = theme
        worded(self.setAccessibleName, name)
        worded(self.setToolTip, help_)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(_SIDE, _SIDE)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The drawing or the letters; a tint under them."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(theme.accent, 1.0) if self.hasFocus() else Qt.PenStyle.NoPen)
        lit = self.isChecked() or (self.underMouse() and self.isEnabled())
        painter.setBrush(theme.accent_wash if lit else Qt.BrushStyle.NoBrush)
        if lit or self.hasFocus():
            painter.drawRoundedRect(inside, 5, 5)
        if self.text():
            painter.setFont(self.font())
            painter.setPen(theme.accent if self.isChecked() else theme.soft)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        else:
            corner = (_SIDE - SIZE) // 2
            self.icon().paint(painter, QRect(corner, corner, SIZE, SIZE))
        painter.end()
