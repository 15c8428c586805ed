"""Pages as they will be on paper, one below the other, scrolled by keys and wheel.

Only pages in sight are drawn, in short turns, and a few are kept. Page breaks are looked for while
the first pages are there already.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPageLayout, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from reader.ui.focus import FocusRing
from reader.ui.language import worded
from reader.ui.printing.job import TURN
from reader.ui.reading.images import ImageState
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from reader.ui.printing.job import PageSetup
    from reader.ui.printing.sheets import Sheets
    from reader.ui.theme import Theme

_GAP: Final = 16
_WIDEST: Final = 760
_KEPT: Final = 8
_LINE: Final = 60
_SHADOW: Final = 4
_AGAIN: Final = 200
"""Milliseconds after a picture came in until the pages are set with it."""


class PagePreview(QAbstractScrollArea):
    """The pages of some sheets. `told()`: another page is on top, or there are more of them."""

    told = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        worded(self.setAccessibleName, Message("Preview"))
        self._theme = theme
        self._sheets: Sheets | None = None
        self._layout = QPageLayout()
        self._setting: Iterator[float] | None = None
        self._expected = 0
        self._drawn: OrderedDict[int, QPixmap] = OrderedDict()
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._turn)
        self._again = QTimer(self, interval=_AGAIN, singleShot=True)
        self._again.timeout.connect(self._set_again)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        FocusRing(self)

    # what is shown

    def show_sheets(self, sheets: Sheets, setup: PageSetup) -> None:
        """Show these from now on, at the page that was on top."""
        if self._sheets is not None:
            self._sheets.images.loaded.disconnect(self._again.start)
        top = self.current
        self._expected = max(self.count, self._expected)
        self._sheets, self._layout = sheets, setup.layout
        sheets.images.loaded.connect(self._again.start)
        self._begin()
        self._measure()
        self.go_to(top)

    def set_theme(self, theme: Theme) -> None:
        """Other colours around the paper."""
        self._theme = theme
        self.viewport().update()

    @property
    def is_done(self) -> bool:
        """Whether all page breaks are known."""
        return self._sheets is not None and self._sheets.is_set

    @property
    def count(self) -> int:
        """How many pages there are, as far as is known."""
        return len(self._sheets) if self._sheets is not None else 0

    @property
    def current(self) -> int:
        """The page that takes most of the upper half, counted from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        return max(min(int(middle / self._pitch), self._room_for - 1), 0)

    def go_to(self, page: int) -> None:
        """Scroll to a page, counted from 0."""
        page = max(min(page, self._room_for - 1), 0)
        self.verticalScrollBar().setValue(round(page * self._pitch))

    def stop(self) -> None:
        """Nobody looks any more."""
        self._setting = None
        self._work.stop()
        self._again.stop()

    @property
    def _room_for(self) -> int:
        """How many pages can be scrolled to: until all are set, as many as there were before."""
        return self.count if self.is_done else max(self.count, self._expected)

    # work in turns

    def _begin(self) -> None:
        assert self._sheets is not None
        self._expected = max(self.count, self._expected)
        self._setting = self._sheets.set()
        self._drawn.clear()
        self._work.start()

    def _set_again(self) -> None:
        if self._sheets is not None and not self._sheets.images.has(ImageState.LOADING):
            self._begin()

    def _turn(self) -> None:
        """A few hundredths of a second: pages in sight first, then more page breaks."""
        end, before = time.monotonic() + TURN, self.count
        while time.monotonic() < end:
            missing = next((page for page in self._in_sight() if page not in self._drawn), None)
            if missing is not None:
                self._draw(missing)
            elif self._setting is None:
                self._work.stop()
                break
            elif next(self._setting, None) is None:
                self._setting = None
        if self.count != before or self.is_done:
            self._measure()
            self.told.emit()

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        first = int(max(top - _GAP, 0) / self._pitch)
        last = int((top + self.viewport().height()) / self._pitch)
        return range(first, min(last + 1, self.count))

    def _draw(self, page: int) -> None:
        assert self._sheets is not None
        ratio = self.devicePixelRatioF()
        size = self._page_size
        pixmap = QPixmap((size * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor("white"))
        points = QPageLayout.Unit.Point
        area, scale = self._layout.paintRect(points), self._scale
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = QRectF(area.topLeft() * scale, area.size() * scale)
        self._sheets.draw(page, painter, target)
        painter.end()
        self._drawn[page] = pixmap
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        self.viewport().update()

    # measures

    @property
    def _scale(self) -> float:
        """Pixels a point: the page takes the width that there is."""
        sheet = self._layout.fullRect(QPageLayout.Unit.Point).size()
        width = min(self.viewport().width() - 2 * _GAP, _WIDEST)
        return max(width, 80) / max(sheet.width(), 1.0)

    @property
    def _page_size(self) -> QSizeF:
        return self._layout.fullRect(QPageLayout.Unit.Point).size() * self._scale

    @property
    def _pitch(self) -> float:
        """From the top of a page to that of the next."""
        return self._page_size.height() + _GAP

    def _measure(self) -> None:
        height = round(self._room_for * self._pitch + _GAP)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(height - self.viewport().height(), 0))
        self.viewport().update()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages of another width, the same one on top."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._drawn.clear()
        self._measure()
        bar.setValue(round(share * bar.maximum()))
        super().resizeEvent(event)
        if self._sheets is not None:
            self._work.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper on the panel; what is not drawn yet is white."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.code)
        size, pages = self._page_size, self._in_sight()
        left = (self.viewport().width() - size.width()) / 2
        for page in pages:
            top = page * self._pitch + _GAP - self.verticalScrollBar().value()
            sheet = QRectF(left, top, size.width(), size.height())
            self._paint_shadow(painter, sheet)
            painter.fillRect(sheet, QColor("white"))
            if page in self._drawn:
                painter.drawPixmap(sheet.topLeft(), self._drawn[page])

    def _paint_shadow(self, painter: QPainter, sheet: QRectF) -> None:
        shadow = QColor(self._theme.shadow)
        for spread in range(_SHADOW, 0, -1):
            shadow.setAlphaF(self._theme.shadow.alphaF() * 0.3 * (1 - spread / (_SHADOW + 1)))
            painter.fillRect(sheet.adjusted(-spread, -spread + 1, spread, spread + 1), shadow)
        painter.setPen(QPen(self._theme.line, 1))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lines, pages, the ends."""
        bar, key = self.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + (_LINE if key == Qt.Key.Key_Down else -_LINE))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Right):
            self.go_to(self.current + 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Left):
            self.go_to(self.current - 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(0 if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another screen, or another face."""
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.LanguageChange):
            self._drawn.clear()
            if self._sheets is not None:
                self._work.start()
        super().changeEvent(event)

    def _scrolled(self) -> None:
        self._work.start()
        self.viewport().update()
        self.told.emit()
