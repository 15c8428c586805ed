"""What the system says when it wants the program to end: at logout, or by `kill`.

Python hears of a signal only when it next runs, and an idle event loop does not run it. The signal
writes a byte into a socket, which wakes the loop.
"""

from __future__ import annotations

import signal
import socket
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class EndSignals(QObject):
    """Closes a window as its own button would when SIGTERM, SIGHUP or SIGINT comes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ours, theirs = socket.socketpair()
        for end in (self._ours, theirs):
            end.setblocking(False)
        self._theirs = theirs  # kept: closed with its last owner
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._came)

    def install(self) -> None:
        """Listen from now on. On Windows the system closes the window by itself."""
        if sys.platform == "win32":
            return
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, lambda *_: None)

    def _came(self) -> None:
        self._ours.recv(64)
        self._window.close()
