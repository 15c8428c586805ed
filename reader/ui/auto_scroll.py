"""The text moves on by itself, at a speed that + and - change, until any other key or the wheel."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from reader.settings import Settings
    from reader.ui.reading.view import ReadingView

SPEEDS = (4, 6, 9, 12, 16, 21, 28, 38, 52, 72, 100)
"""Pixels a second at 100% text size. A full column is read at about 11."""
_EVERY = 16
_LONGEST = 0.1
"""Seconds that one step makes up for at most: after a stall the text does not leap."""
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_FASTER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_SLOWER = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
_MERELY_STOP = (Qt.Key.Key_Space, Qt.Key.Key_Escape)
_STOPPING = (QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut)


class AutoScroll(QObject):
    """Moves a view. `said` tells how; `changed` when the speed is to be remembered."""

    said = Signal(object)
    changed = Signal()

    def __init__(self, view: ReadingView, settings: Settings) -> None:
        super().__init__(view)
        self._view, self._settings = view, settings
        self._toggle: QAction | None = None
        self._rest = 0.0
        self._last = 0.0
        self._timer = QTimer(self, interval=_EVERY, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)

    def begin(self, toggle: QAction) -> None:
        """The command that starts and stops it is there."""
        self._toggle = toggle

    @property
    def is_running(self) -> bool:
        """Whether the text moves."""
        return self._timer.isActive()

    @property
    def speed(self) -> int:
        """Pixels a second at 100% text size."""
        return min(SPEEDS, key=lambda speed: abs(speed - self._settings.scroll_speed))

    def toggle(self) -> None:
        """Start, or stop."""
        if self.is_running:
            self.stop()
        elif self._view.bitext.rows:
            self._start()
        self._show()

    def stop(self) -> None:
        """Stand still."""
        if self.is_running:
            self._timer.stop()
            self._view.removeEventFilter(self)
            self._view.viewport().removeEventFilter(self)
            self.said.emit(Message("Stopped."))
            self._show()

    def change_speed(self, steps: int) -> None:
        """The next faster (1) or slower (-1) speed."""
        number = min(max(SPEEDS.index(self.speed) + steps, 0), len(SPEEDS) - 1)
        self._settings.scroll_speed = SPEEDS[number]
        self._tell()
        self.changed.emit()

    def _start(self) -> None:
        self._rest, self._last = 0.0, time.monotonic()
        self._view.installEventFilter(self)
        self._view.viewport().installEventFilter(self)
        self._timer.start()
        self._tell()

    def _tell(self) -> None:
        number = SPEEDS.index(self.speed) + 1
        self.said.emit(
            Message(
                "Speed {number} of {all}: + and - change it, any other key stops the text.",
                number=number,
                all=len(SPEEDS),
            )
        )

    def _show(self) -> None:
        if self._toggle is not None:
            self._toggle.setChecked(self.is_running)

    def _step(self) -> None:
        now = time.monotonic()
        passed, self._last = min(now - self._last, _LONGEST), now
        self.advance(passed)

    def advance(self, seconds: float) -> None:
        """Move on by so much time. Whole pixels only: what is left over comes with the next."""
        self._rest += self.speed * self._view.typography.zoom * seconds
        pixels = int(self._rest)
        if pixels:
            self._rest -= pixels
            self._view.scroll_pixels(pixels)
            if self._view.is_at_end():
                self.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys for the speed, and whatever stops the text."""
        kind = event.type()
        if kind in _STOPPING:
            self.stop()
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return self._key(cast("QKeyEvent", event))
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, is_press = event.key(), event.type() is QEvent.Type.KeyPress
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        step = 1 if key in _FASTER else -1 if key in _SLOWER else 0
        if key in _HELD or self._is_toggle(event):
            return False
        if step and held == Qt.KeyboardModifier.NoModifier:
            if is_press:
                self.change_speed(step)
        elif key in _MERELY_STOP:
            if is_press:
                self.stop()
        else:
            self.stop()  # and the key does what it always does
            return False
        event.accept()  # not a shortcut: it comes again as a key of the view
        return True

    def _is_toggle(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return self._toggle is not None and pressed in self._toggle.shortcuts()
