"""The rows with matches, along the scroll bar; a click on one goes to its first match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from reader.ui.along_bar import AlongBar
from reader.ui.finding.painting import frame_colours
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

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
        self.hide()

    def find_places(self) -> list[tuple[float, int]]:
        """Where each row with a match begins."""
        rows = self._matches().rows()
        return list(zip(self._view.shares_of_rows(rows), rows, strict=True))

    def go_to(self, found: int) -> None:
        """A row was clicked."""
        self.wished.emit(found)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line for each height in pixels; that of the current match over all."""
        theme, height = self._view.theme, self.height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(frame_colours(theme, strong=False)[0])
        half = self.width() / 2
        painter.drawRects([QRectF(half, y, half - 1, _THICK) for y in self.heights()])
        if self.current is not None:
            share = self._view.shares_of_rows([self.current.row])[0]
            y = min(round(share * height), height - 2)
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(QRectF(1, y - 1, self.width() - 2, _THICK + 2), 1.5, 1.5)
        painter.end()
