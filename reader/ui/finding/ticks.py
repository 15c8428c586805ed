"""The rows with matches, along the scroll bar; a click on one goes to its first match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap

from reader.ui.along_bar import AlongBar
from reader.ui.finding.painting import frame_colours
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QPaintEvent

    from reader.bitext.finding.matches import Match, Matches
    from reader.ui.reading.view import ReadingView

_THICK: Final = 2.0


class FoundTicks(AlongBar[int]):
    """A short line for each row that has a match. `wished(row)` when one is clicked."""

    wished = Signal(int)

    def __init__(self, view: ReadingView, matches: Callable[[], Matches]) -> None:
        super().__init__(view, Message("Matches along the scroll bar"))
        self._matches = matches
        self.current: Match | None = None
        self._lines: tuple[tuple[object, ...], QPixmap] | None = None
        self.hide()

    def find_places(self) -> list[tuple[float, int]]:
        """Where each row with a match begins."""
        rows = self._matches().rows()
        return list(zip(self._view.shares_of_rows(rows), rows, strict=True))

    def go_to(self, found: int) -> None:
        """A row was clicked."""
        self.wished.emit(found)

    def forget(self) -> None:
        """The marks stand elsewhere, or are others."""
        self._lines = None
        super().forget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line for each height in pixels; that of the current match over all."""
        theme, height = self._view.theme, self.height()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn(frame_colours(theme, strong=False)[0]))
        if self.current is not None:
            share = self._view.shares_of_rows([self.current.row])[0]
            y = min(round(share * height), height - 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(QRectF(1, y - 1, self.width() - 2, _THICK + 2), 1.5, 1.5)
        painter.end()

    def _drawn(self, colour: QColor) -> QPixmap:
        """The lines as a picture: there are hundreds, and only the current one moves."""
        ratio = self.devicePixelRatioF()
        key = self.width(), self.height(), ratio, colour.rgba()
        if self._lines is not None and self._lines[0] == key:
            return self._lines[1]
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        half = self.width() / 2
        painter.drawRects([QRectF(half, y, half - 1, _THICK) for y in self.heights()])
        painter.end()
        self._lines = key, picture
        return picture
