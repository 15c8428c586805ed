"""What lies over the scroll bar of the text: marks at heights of the whole; a click goes there."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reader.ui.language import as_tip, worded

if TYPE_CHECKING:
    from reader.ui.reading.view import ReadingView

T = TypeVar("T")
_REACH = 3.0
"""Pixels from a mark within which a click means it."""
_AFTER = 150
"""Milliseconds after which the marks follow a text that grows."""


class AlongBar(QWidget, Generic[T]):
    """Lies over the scroll bar and lets every click through to it that means no mark.

    Several may lie over each other. A subclass says where its marks stand (`find_places`), where a
    click on one leads (`go_to`), and paints them.
    """

    def __init__(self, view: ReadingView, name: str) -> None:
        """name: for a screen reader."""
        self._bar = view.verticalScrollBar()
        super().__init__(self._bar)
        self._view = view
        self._places: list[tuple[float, T]] | None = None
        self._heights: tuple[int, list[int]] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        worded(self.setAccessibleName, name)
        self._later = QTimer(self, interval=_AFTER, singleShot=True)
        self._later.timeout.connect(self.forget)
        self._bar.installEventFilter(self)
        self._bar.rangeChanged.connect(lambda *_: self._later.start())
        self._fill()

    def find_places(self) -> list[tuple[float, T]]:
        """The marks with the share of the whole height, 0 to 1, at which each stands; rising."""
        raise NotImplementedError

    def go_to(self, found: T) -> None:
        """A mark was clicked."""
        raise NotImplementedError

    def tip(self, found: T) -> str:  # noqa: ARG002
        """What a mark is, in words: a thin line tells little of its colour. "": nothing."""
        return ""

    def places(self) -> list[tuple[float, T]]:
        """What `find_places` said, until it is forgotten."""
        if self._places is None:
            self._places = self.find_places()
        return self._places

    def heights(self) -> list[int]:
        """Where on it the marks stand, in pixels from the top, rising; each height once."""
        key = self.height()
        if self._heights is None or self._heights[0] != key:
            lowest = key - 2
            found = {min(round(share * key), lowest) for share, _ in self.places()}
            self._heights = key, sorted(found)
        return self._heights[1]

    def forget(self) -> None:
        """The marks stand elsewhere, or are others."""
        self._places = self._heights = None
        self.update()

    def forget_soon(self) -> None:
        """The same in a moment: more of it is to come."""
        if not self._later.isActive():
            self._later.start()

    def _fill(self) -> None:
        self.setGeometry(self._bar.rect())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay as large as the scroll bar, and take the clicks that are meant for a mark."""
        if event.type() == QEvent.Type.Resize:
            self._fill()
        elif self.isVisible() and isinstance(event, QMouseEvent):
            return self._mouse(event)
        elif self.isVisible() and isinstance(event, QHelpEvent):
            return self._tell(event)
        return False

    def _tell(self, event: QHelpEvent) -> bool:
        found = self.at(event.pos().y())
        words = self.tip(found) if found is not None else ""
        if words:
            QToolTip.showText(event.globalPos(), as_tip(words), self._bar)
        return bool(words)

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            found = self.at(event.position().y())
            if found is not None and event.button() is Qt.MouseButton.LeftButton:
                self.go_to(found)
                return True
        elif event.type() == QEvent.Type.MouseMove and not event.buttons():
            is_there = self.at(event.position().y()) is not None
            shape = Qt.CursorShape.PointingHandCursor if is_there else Qt.CursorShape.ArrowCursor
            self._bar.setCursor(shape)
            return is_there  # or what lies below would say that there is nothing
        return False

    def at(self, y: float) -> T | None:
        """The mark at a height in pixels, the nearest of several; None where there is none."""
        places, height = self.places(), max(self.height(), 1)
        first = bisect_left(places, (y - _REACH) / height, key=lambda place: place[0])
        nearest: tuple[float, T] | None = None
        for share, found in places[first:]:
            apart = abs(share * height - y)
            if share * height > y + _REACH:
                break
            if nearest is None or apart < nearest[0]:
                nearest = apart, found
        return nearest[1] if nearest else None
