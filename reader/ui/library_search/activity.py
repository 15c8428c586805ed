"""When somebody last did something with the window: background work waits for a quiet moment."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.window import Window

QUIET: Final = 0.3
"""Seconds without a key, a wheel or a scroll after which work goes on."""
_STEP: Final = 0.02
_LIVELY: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.Resize}
)


class Activity(QObject):
    """Watches one window: what the system sends to it, not every event of every widget."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._last = time.monotonic() - QUIET
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        window.view.place_changed.connect(self.note)

    def note(self) -> None:
        """Something was done now."""
        self._last = time.monotonic()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was done for a moment. Any thread may ask."""
        return time.monotonic() - self._last >= QUIET

    def wait(self, cancelled: Callable[[], bool]) -> None:
        """Sleep until it is quiet, or nobody waits for the work any more. A worker's."""
        while not self.is_quiet and not cancelled():
            time.sleep(_STEP)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note what is done, and let it through."""
        if event.type() in _LIVELY:
            self.note()
        return False
