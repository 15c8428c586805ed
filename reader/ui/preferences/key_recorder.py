"""A field that takes the keys that are pressed in it instead of acting on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from reader.ui.chords import MOST_PRESSES, combination_of, joined, shown
from reader.ui.language import worded
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

PAUSE: Final = 900
"""Milliseconds after which no further press belongs to the sequence."""


class KeyRecorder(QLineEdit):
    """`recorded(sequence)` after a pause; `given_up` on Esc, or where the focus leaves."""

    recorded = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presses: list[QKeyCombination] = []
        self.setReadOnly(True)
        worded(self.setPlaceholderText, Message("Press the new keys; Esc gives up"))
        worded(self.setAccessibleName, Message("New keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._finish)

    def begin(self) -> None:
        """Wait for presses."""
        self._presses.clear()
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take every press, also Tab and those that are shortcuts elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._take(cast("QKeyEvent", event))
            event.accept()
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._pause.stop()
            self._presses.clear()
            self.given_up.emit()
            return
        press = combination_of(event.key(), event.modifiers())
        if press is None:
            return
        self._presses.append(press)
        self.setText(shown(joined(self._presses)))
        if len(self._presses) == MOST_PRESSES:
            self._finish()
        else:
            self._pause.start()

    def _finish(self) -> None:
        self._pause.stop()
        if self._presses:
            sequence = joined(self._presses)
            self._presses.clear()
            self.recorded.emit(sequence)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was pressed counts; nothing pressed is giving up."""
        super().focusOutEvent(event)
        if self._presses:
            self._finish()
        elif self.isVisible():
            self.given_up.emit()
