"""A number that is typed in the text before the key of a command: 5 0 %.

Digits are the keys of colours, too. They are colours where words are selected. With nothing held
that can take a colour they are a number, and so is every digit that follows one. While the reading
cursor is on a sentence, or an annotation is in hand, nobody knows before the number ends: the
digits colour that, and what they did is taken back when they turn out to be a number.
"""

from __future__ import annotations

from enum import Enum, auto
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


class Held(Enum):
    """What the keys of colours would colour."""

    NOTHING = auto()
    PASSING = auto()  # the sentence of the reading cursor, an annotation in hand
    CHOSEN = auto()  # what the reader selected


class Count(QObject):
    """The number of one view. `said(sentence)` tells what is typed so far, "" when it is given up.

    held: what a colour would be for now. remember: gives what takes back all changes since then.
    """

    said = Signal(object)

    def __init__(
        self,
        view: QWidget,
        keymap: Keymap,
        held: Callable[[], Held],
        remember: Callable[[], Callable[[], None]],
    ) -> None:
        super().__init__(view)
        self._keymap, self._held, self._remember = keymap, held, remember
        self._typed = ""
        self._coloured = ""
        """Digits that have coloured something, and may be a number."""
        self._take_back: Callable[[], None] | None = None
        self._patience = QTimer(self, interval=_FOR, singleShot=True)
        self._patience.timeout.connect(self.drop)
        view.installEventFilter(self)

    def take(self) -> int | None:
        """The number that was typed; None where there is none. It is used up by this."""
        if self._coloured:
            self._become_number()
        typed, self._typed = self._typed, ""
        self._patience.stop()
        return int(typed) if typed else None

    def drop(self) -> None:
        """Forget what was typed."""
        self._coloured, self._take_back = "", None  # those were colours
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
            if not self._goes_on(pressed) and not self._is_colouring(pressed):
                self.drop()
        return False

    def _is_mine(self, event: QKeyEvent) -> bool:
        if event.text() in _DIGITS and not event.modifiers() & _HOLDING:
            return self._counts(event)
        return bool(self._typed) and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)

    def _counts(self, event: QKeyEvent) -> bool:
        """Whether a digit belongs to a number. One that may yet do so is remembered."""
        digit = event.text()
        owner = self._keymap.owner_of(digit)
        is_colour = owner.startswith("mark-")
        if owner and not is_colour:
            return False
        if self._typed or (self._coloured and not is_colour):
            return True
        held = self._held()
        if is_colour and (self._coloured or held is Held.PASSING):
            if event.type() is QEvent.Type.ShortcutOverride:  # once a press
                self._may_count(digit)
            return False
        return held is Held.NOTHING if is_colour else digit != "0"

    def _is_colouring(self, event: QKeyEvent) -> bool:
        return bool(self._coloured) and event.text() in _DIGITS

    def _may_count(self, digit: str) -> None:
        if not self._coloured:
            self._take_back = self._remember()
        self._coloured = (self._coloured + digit)[-_MOST_DIGITS:]
        self._patience.start()

    def _become_number(self) -> None:
        """The digits were a number all along."""
        self._typed, self._coloured = self._coloured, ""
        if self._take_back is not None:
            self._take_back()
        self._take_back = None

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Whether a number may still be wanted: only Shift is down, or its command is coming."""
        press = combination_of(event.key(), event.modifiers())
        return press is None or joined([press]) in self._keymap.keys(_COMMAND)

    def _press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
            return
        if self._coloured:
            self._become_number()
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
