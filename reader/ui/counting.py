"""A number that is typed in the text before the key of a command: 5 0 %.

Digits are the keys of colours, too. They are colours where something is held that can take one: a
selection, an annotation, the sentence of the reading cursor. With nothing held they are a number,
and so is every digit that follows one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from reader.ui.chords import combination_of, joined
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.keymap import Keymap

_DIGITS: Final = frozenset("0123456789")
_MOST_DIGITS: Final = 3
_FOR: Final = 6000
"""Milliseconds for which a number waits for its command."""
_COMMAND: Final = "go-to-percent"
_HOLDING: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Count(QObject):
    """The number of one view. `said(sentence)` tells what is typed so far, "" when it is given up.

    is_holding: whether the keys of colours have something to colour.
    """

    said = Signal(object)

    def __init__(self, view: QWidget, keymap: Keymap, is_holding: Callable[[], bool]) -> None:
        super().__init__(view)
        self._keymap, self._is_holding = keymap, is_holding
        self._typed = ""
        self._patience = QTimer(self, interval=_FOR, singleShot=True)
        self._patience.timeout.connect(self.drop)
        view.installEventFilter(self)

    def take(self) -> int | None:
        """The number that was typed; None where there is none. It is used up by this."""
        typed, self._typed = self._typed, ""
        self._patience.stop()
        return int(typed) if typed else None

    def drop(self) -> None:
        """Forget what was typed."""
        if self.take() is not None:
            self.said.emit("")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Digits, and what a number is ended by, before they are the keys of commands."""
        kind = event.type()
        if kind is QEvent.Type.FocusOut:
            self.drop()
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            pressed = cast("QKeyEvent", event)
            if self._is_mine(pressed):
                if kind is QEvent.Type.KeyPress:
                    self._press(pressed)
                event.accept()
                return True
            if not self._goes_on(pressed):
                self.drop()
        return False

    def _is_mine(self, event: QKeyEvent) -> bool:
        if event.text() in _DIGITS and not event.modifiers() & _HOLDING:
            owner = self._keymap.owner_of(event.text())
            is_colour = owner.startswith("mark-")
            if self._typed or (is_colour and not self._is_holding()):
                return is_colour or not owner
            return not owner and event.text() != "0"
        return bool(self._typed) and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Whether a number may still be wanted: only Shift is down, or its command is coming."""
        press = combination_of(event.key(), event.modifiers())
        return press is None or joined([press]) in self._keymap.keys(_COMMAND)

    def _press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
            return
        if event.key() == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
        elif len(self._typed) < _MOST_DIGITS:
            self._typed += event.text()
        if not self._typed:
            self.said.emit("")
            return
        self._patience.start()
        self.said.emit(
            Message(
                "{number}: [[go-to-percent]] goes to that share of the text, [[escape]] gives up.",
                number=self._typed,
            )
        )
