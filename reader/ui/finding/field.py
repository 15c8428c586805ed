"""The line of text in which a person says what to find, with what was found before behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.chinese.utf16 import Utf16Map

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent


class FindField(QLineEdit):
    """Says its wishes by signals: `next_wished`, `previous_wished`, `leave_wished`.

    Up goes to earlier searches, Down to later ones and at last to what was being written.
    """

    next_wished = Signal()
    previous_wished = Signal()
    leave_wished = Signal()

    def __init__(self, past: Callable[[], Sequence[str]], parent: QWidget) -> None:
        """past: earlier searches, the newest first."""
        super().__init__(parent)
        self._past = past
        self.not_mine: frozenset[int] = frozenset()
        """Keys that together with Alt belong to what is around the field."""
        self._back = -1
        self._draft = ""
        self.textEdited.connect(self._edited)

    def begin(self, text: str, before: str = "") -> None:
        """Start with a text, selected, so that typing replaces it. before: what is to stay."""
        self._back = -1
        kept = f"{before} " if before else ""
        if kept + text != self.text():
            self.setText(kept + text)
        self.setSelection(Utf16Map(kept).to_utf16(len(kept)), len(self.text()) * 2 + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter steps, arrows go through earlier searches, Escape leaves."""
        key = event.key()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.previous_wished if shifted else self.next_wished).emit()
        elif key == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._travel(1 if key == Qt.Key.Key_Up else -1)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in self.not_mine:
            event.ignore()  # Qt would write the letter
        else:
            super().keyPressEvent(event)

    def _edited(self) -> None:
        self._back = -1

    def _travel(self, step: int) -> None:
        if self._back < 0:
            self._draft = self.text()
        texts = [text for text in self._past() if text != self._draft]
        wanted = min(self._back + step, len(texts) - 1)
        if wanted == self._back or wanted < -1:
            return
        self._back = wanted
        self.setText(texts[wanted] if wanted >= 0 else self._draft)
