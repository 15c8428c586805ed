"""Small ticks along the scroll bar, one for each annotation; a click on one goes there."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from reader.annotations.model import Kind
from reader.ui.annotating.painting import line

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from reader.ui.annotating.desk import Desk
    from reader.ui.reading.view import ReadingView

_REACH = 3.0
"""Pixels from a tick within which a click means it."""
_THICK = 3.0
_AFTER = 150
"""Milliseconds after which the ticks follow a text that grows."""


class Ticks(QWidget):
    """Lies over the scroll bar and lets every other click through to it."""

    def __init__(self, desk: Desk, view: ReadingView) -> None:
        self._bar = view.verticalScrollBar()
        super().__init__(self._bar)
        self._desk, self._view = desk, view
        self._places: list[tuple[float, str]] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Marks along the scroll bar")
        self._later = QTimer(self, interval=_AFTER, singleShot=True)
        self._later.timeout.connect(self._forget)
        self._bar.installEventFilter(self)
        self._bar.rangeChanged.connect(lambda *_: self._later.start())
        desk.marks_changed.connect(self._forget)
        desk.selected_changed.connect(lambda _: self.update())
        self._fill()
        self.show()

    def places(self) -> list[tuple[float, str]]:
        """Where the ticks stand, as shares of the height 0 to 1, with their annotations; rising."""
        if self._places is None:
            keys = self._desk.order_keys()
            shares = self._view.shares_of_rows([key[0] for key in keys])
            self._places = [(share, key[3]) for share, key in zip(shares, keys, strict=True)]
        return self._places

    def _forget(self) -> None:
        self._places = None
        self.update()

    def _fill(self) -> None:
        self.setGeometry(self._bar.rect())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay as large as the scroll bar, and take the clicks that are meant for a tick."""
        if event.type() == QEvent.Type.Resize:
            self._fill()
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            found = self._at(event.position().y())
            if found and event.button() is Qt.MouseButton.LeftButton:
                self._desk.go_to(found)
                return True
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            found = self._at(event.position().y())
            shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
            self._bar.setCursor(shape)
        return False

    def _at(self, y: float) -> str:
        """The annotation whose tick is at a height, the nearest of several; "" for none."""
        places = self.places()
        height = max(self.height(), 1)
        first = bisect_left(places, ((y - _REACH) / height, ""))
        near = []
        for share, id_ in places[first:]:
            if share * height > y + _REACH:
                break
            near.append((abs(share * height - y), id_))
        return min(near)[1] if near else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One tick for each line of pixels is enough: the later ones lie over the earlier."""
        theme, height, index = self._view.theme, self.height(), self._desk.index
        if index is None:
            return
        lines: dict[int, tuple[QColor, bool]] = {}
        for share, id_ in self.places():
            shown = index.of(id_)
            if not shown:
                continue
            is_bookmark = shown[0].kind is Kind.BOOKMARK
            colour = theme.accent if is_bookmark else theme.soft
            if shown[0].kind is Kind.HIGHLIGHT:
                colour = line(theme, shown[0].colour)
            y = min(round(share * height), height - 2)
            if not (y in lines and lines[y][1]):  # a bookmark is never hidden
                lines[y] = (colour, is_bookmark)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for y, (colour, is_bookmark) in lines.items():
            painter.setBrush(colour)
            if is_bookmark:
                painter.drawPolygon(_flag(self.width(), y))
            else:
                painter.drawRoundedRect(QRectF(2, y, self.width() - 4, _THICK), 1, 1)
        self._paint_selected(painter)
        painter.end()

    def _paint_selected(self, painter: QPainter) -> None:
        """The annotation in hand has a larger tick, over all others."""
        selected, index = self._desk.selected, self._desk.index
        share = next((share for share, id_ in self.places() if id_ == selected), None)
        shown = index.of(selected) if index else ()
        if share is None or not shown:
            return
        theme = self._view.theme
        colour = line(theme, shown[0].colour) if shown[0].kind is Kind.HIGHLIGHT else theme.accent
        y = min(round(share * self.height()), self.height() - 2)
        painter.setBrush(theme.paper)
        painter.drawRect(QRectF(0, y - 2, self.width(), _THICK + 4))
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(0, y - 1, self.width(), _THICK + 2), 1.5, 1.5)


def _flag(width: int, y: int) -> QPolygonF:
    """A small triangle that points at the text."""
    middle = y + _THICK / 2
    return QPolygonF(
        [QPointF(1, middle), QPointF(width - 2, middle - 4), QPointF(width - 2, middle + 4)]
    )
