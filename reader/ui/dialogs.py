"""Small dialogues that ask one thing: which of a few ways, a line of words, a number.

All look alike: what it is about in bold, an explanation below it, buttons at the right with the
likeliest one filled. Esc is always the way out that changes nothing. Each deletes itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from reader.ui.language import quoting, with_text, worded
from reader.ui.preferences.fields import Number
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

CANCEL: Final = "cancel"
"""The id of the offer that changes nothing."""
_WIDTH: Final = 440
OK: Final = Message("OK")
CANCEL_WORDS: Final = Message("Cancel")


class SmallDialog(QDialog):
    """A heading, words below it, room for a field, and buttons. title: of its window."""

    def __init__(self, title: str, heading: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        worded(self.setWindowTitle, title)
        self.heading = with_text(WrappedLabel(), heading)
        self.heading.setObjectName("questionHeading")
        self.text = with_text(WrappedLabel(), text)
        bold = QFont(self.heading.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(bold)
        for label in (self.heading, self.text):
            quoting(label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(_WIDTH - 44)
        self.text.setVisible(bool(text))
        worded(self.setAccessibleDescription, text)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 20, 22, 18)
        self.column.setSpacing(10)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.text)
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Buttons at the right, the first one at the end of the row, where the eye ends, too."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(10)
        row.addStretch(1)
        for button in reversed(buttons):
            button.setAutoDefault(False)
            row.addWidget(button)
        buttons[0].setDefault(True)
        self.column.addLayout(row)


class Question(SmallDialog):
    """One of a few ways. `chosen(id)`: which; Esc chooses none.

    offers: id → the words of a button, the likeliest first; CANCEL closes and is not told.
    """

    chosen = Signal(str)

    def __init__(
        self, title: str, heading: str, text: str, offers: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(title, heading, text, parent)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = {id_: with_text(QPushButton(), words) for id_, words in offers.items()}
        for id_, button in self.buttons.items():
            button.clicked.connect(lambda _=False, chosen=id_: self._choose(chosen))
        self.add_buttons(*self.buttons.values())
        next(iter(self.buttons.values())).setFocus()

    def _choose(self, id_: str) -> None:
        if id_ == CANCEL:
            self.reject()
            return
        self.accept()
        self.chosen.emit(id_)


class LineQuestion(SmallDialog):
    """A line of words. `answered(words)` where they are confirmed."""

    answered = Signal(str)

    def __init__(self, title: str, heading: str, text: str, value: str, parent: QWidget) -> None:
        super().__init__(title, heading, text, parent)
        self.field = QLineEdit(value)
        self.field.selectAll()
        worded(self.field.setAccessibleName, heading)
        worded(self.field.setAccessibleDescription, text)
        self.column.addWidget(self.field)
        _confirm(self)
        self.accepted.connect(lambda: self.answered.emit(self.field.text()))
        self.field.setFocus()


class NumberQuestion(SmallDialog):
    """A number. `answered(number)` where it is confirmed. unit: what stands behind it."""

    answered = Signal(int)

    def __init__(
        self, title: str, heading: str, value: int, least: int, most: int, unit: str,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(title, heading, "", parent)
        self.number = Number(heading, value, least, most, 1, unit)
        self.column.addWidget(self.number)
        _confirm(self)
        self.accepted.connect(lambda: self.answered.emit(self.number.box.value()))
        self.number.box.setFocus()
        self.number.box.selectAll()


def _confirm(dialog: SmallDialog) -> None:
    accept, reject = with_text(QPushButton(), OK), with_text(QPushButton(), CANCEL_WORDS)
    accept.clicked.connect(dialog.accept)
    reject.clicked.connect(dialog.reject)
    dialog.add_buttons(accept, reject)
