"""Pages being made while the interface goes on: in short turns between events, given up at a wish.

Setting and drawing text needs Qt's fonts and so the GUI thread. A turn takes a few hundredths of a
second at most, then whatever the user does comes first.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize

from reader.ui.reading.images import ImageState
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.ui.printing.sheets import Sheets

MARGINS = QMarginsF(15, 16, 15, 13)
"""Millimetres around the text area."""
PATIENCE = 10_000
"""Milliseconds that pictures are waited for."""
TURN = 0.025
"""Seconds of work between events."""
_SET = 0.4
"""The share of the work that is done when the page breaks are known."""


class PageSetup(Value):
    """What the user chooses for the paper."""

    paper: QPageSize.PageSizeId = QPageSize.PageSizeId.A4
    landscape: bool = False
    highlights: bool = True
    notes: bool = True

    @property
    def layout(self) -> QPageLayout:
        """The sheet and its text area."""
        way = QPageLayout.Orientation
        orientation = way.Landscape if self.landscape else way.Portrait
        return QPageLayout(QPageSize(self.paper), orientation, MARGINS, QPageLayout.Unit.Millimeter)


class PaperJob(QObject):
    """One document on its way to paper. Whoever derives from it draws and ends.

    Signals: `progressed(share)`, then one of `finished(result)` and `failed(sentence)`; nothing
    after `cancel`.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, sheets: Sheets, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._has_news = False
        self._sheets.images.loaded.connect(self._note_news)
        self._steps: Iterator[float] = self._work()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    def start(self) -> None:
        """Begin."""
        self._turn.start()

    def cancel(self) -> None:
        """Give up; nothing is written."""
        self._turn.stop()
        self._steps.close()  # pyright: ignore[reportAttributeAccessIssue] - a generator
        self.deleteLater()

    def _draw(self) -> Iterator[float]:
        """Draw the pages; yields the share of them that is done."""
        raise NotImplementedError

    def _complete(self) -> None:
        """Everything is drawn."""
        raise NotImplementedError

    def _step(self) -> None:
        end = time.monotonic() + TURN
        done: float | None = None
        while time.monotonic() < end:
            done = next(self._steps, None)
            if done is None:
                self._turn.stop()
                self._complete()
                return
            if self._turn.interval():  # it waits for something
                break
        if done is not None:
            self.progressed.emit(done)

    def _work(self) -> Iterator[float]:
        """Set, wait for pictures, set again with them, draw."""
        if not self._sheets.is_set:
            yield from (done * _SET for done in self._sheets.set())
        if self._has_news or self._loading():
            yield from self._wait_for_images()
            yield from (done * _SET for done in self._sheets.set())
        yield from (_SET + (1 - _SET) * done for done in self._draw())

    def _note_news(self) -> None:
        """A picture came after it was asked for: something may be set without it."""
        self._has_news = True

    def _loading(self) -> bool:
        return self._sheets.images.has(ImageState.LOADING)

    def _wait_for_images(self) -> Iterator[float]:
        patience = QTimer(self, singleShot=True)
        patience.start(PATIENCE)
        self._turn.setInterval(20)
        while self._loading() and patience.isActive():
            yield _SET
        self._turn.setInterval(0)

    def _end(self, signal: object, value: object) -> None:
        signal.emit(value)  # pyright: ignore[reportAttributeAccessIssue] - a bound signal
        self.deleteLater()
