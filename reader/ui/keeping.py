"""Writing down what must be there next time: the place in the text, settings, the window."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from reader.ui.library_feed import LibraryFeed
    from reader.ui.window import Window

_AFTER = 1500
_WITHIN = 10.0
"""Seconds after which changes are written even while more of them come."""
_AT_MOST = 3.0


class Keeper(QObject):
    """Keeps a window's places and settings, a moment after they change and when it closes.

    `complained(sentence)`: something could not be written; it stays in memory, and is tried again.
    """

    complained = Signal(object)

    def __init__(self, window: Window, feed: LibraryFeed) -> None:
        super().__init__(window)
        self._window, self._feed = window, feed
        self._writing = threading.Lock()
        self._first_change: float | None = None
        self._timer = QTimer(self, interval=_AFTER, singleShot=True)
        self._timer.timeout.connect(self._in_background)
        # From workers, too: the signal brings it to the interface.
        window.parts.settings.report_to(self.complained.emit)
        window.parts.places.report_to(self.complained.emit)

    def soon(self) -> None:
        """Something changed."""
        now = time.monotonic()
        if self._first_change is None:
            self._first_change = now
        if now - self._first_change < _WITHIN or not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """The window closes: write at once, but do not wait for ever for a slow disk."""
        self._timer.stop()
        self._gather()
        writing = threading.Thread(target=self._write, daemon=True)
        writing.start()
        writing.join(_AT_MOST)

    def _in_background(self) -> None:
        self._first_change = None
        self._gather()
        self._window.parts.jobs.run(lambda _job: self._write())

    def _gather(self) -> None:
        window = self._window
        settings, session = window.parts.settings, window.session
        session.remember_place()
        if window.side.isVisible():
            settings.sidebar_width = window.side.width()
        settings.window_geometry = bytes(window.saveGeometry().toHex().data()).decode()
        if session.path and session.bitext:
            place = window.parts.places.find(session.path)
            if place:
                self._feed.note_place(session.path, place.progress, place.last_read)

    def _write(self) -> None:
        with self._writing:  # an older state must not be written after a newer one
            self._window.parts.places.save()
            self._window.parts.settings.save()
