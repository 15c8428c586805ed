"""What stands where no card does: why, and what helps."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.ui.commands import COMMANDS, first_key
from reader.ui.language import quoting, with_text, worded
from reader.ui.theme import rgba
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.theme import Theme

_LONGEST: Final = 40
_COLOUR_COMMANDS: Final = ("mark-yellow", "mark-green", "mark-blue", "mark-pink", "mark-purple")


class Emptiness(Enum):
    """Why there is nothing to show."""

    NO_DOCUMENT = auto()
    NO_MARKS = auto()
    NO_LIBRARY = auto()
    NO_MATCH = auto()
    LOOKING = auto()


class EmptyNotes(QWidget):
    """A sentence, a hint and what helps.

    clear_wished: clear the filter. note_wished: write a note on the document.
    """

    clear_wished = Signal()
    note_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._hint = WrappedLabel(parent=self), WrappedLabel(parent=self)
        self.clear_button = with_text(QPushButton(self), Message("Clear the Filter"))
        self.note_button = with_text(QPushButton(self), Message("Note on this document…"))
        self.clear_button.clicked.connect(self.clear_wished)
        self.note_button.clicked.connect(self.note_wished)
        bold = QFont(self._title.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(bold)
        for label in (self._title, self._hint):
            quoting(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 24, 20, 12)
        layout.setSpacing(6)
        for label in (self._title, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            layout.addWidget(label)
        layout.addSpacing(8)
        for button in (self.clear_button, self.note_button):
            button.setAutoDefault(False)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self._key_of: Callable[[str], str] = first_key
        self._shown = (Emptiness.NO_DOCUMENT, "", "")
        self.set_theme(theme)

    def set_keys(self, key_of: Callable[[str], str]) -> None:
        """Name these keys from now on. key_of: command id → key, or ""."""
        self._key_of = key_of
        self.show_case(*self._shown)

    @property
    def words(self) -> str:
        """What stands there."""
        return f"{self._title.text()}\n{self._hint.text()}"

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._title.setStyleSheet(f"color: {rgba(theme.ink)};")
        self._hint.setStyleSheet(f"color: {rgba(theme.soft)};")

    def show_case(self, case: Emptiness, filter_text: str = "", why: str = "") -> None:
        """Say what is the case. filter_text: what nothing matches; why: if that is known."""
        self._shown = (case, filter_text, why)
        text = " ".join(filter_text.split())
        if len(text) > _LONGEST:
            text = text[: _LONGEST - 1] + "…"
        titles = {
            Emptiness.NO_DOCUMENT: (
                Message("No document is open"),
                Message(
                    "Its highlights and notes will stand here. Those of all documents are under"
                    " Library."
                ),
            ),
            Emptiness.NO_MARKS: (Message("Nothing is marked yet"), how_to_mark(self._key_of)),
            Emptiness.NO_LIBRARY: (
                Message("No highlights and notes yet"),
                Message(
                    "{first} {second}",
                    sense="two sentences",
                    first=Message("Those of every document will stand here."),
                    second=how_to_mark(self._key_of),
                ),
            ),
            Emptiness.NO_MATCH: (
                Message("No annotation matches “{text}”.", text=text),
                why or Message("Clear the filter (Esc), or use fewer words."),
            ),
            Emptiness.LOOKING: (
                Message("Looking…"),
                Message("What is found appears here."),
            ),
        }
        title, hint = titles[case]
        worded(self._title.setText, title)
        worded(self._hint.setText, hint)
        self.clear_button.setVisible(case is Emptiness.NO_MATCH)
        self.note_button.setVisible(case is Emptiness.NO_MARKS)


def how_to_mark(key_of: Callable[[str], str]) -> Message:
    """How words are marked, with the keys that are true."""
    known = {command.id for command in COMMANDS}
    keys = [key_of(command) for command in _COLOUR_COMMANDS if command in known]
    note = key_of("note") if "note" in known else ""
    if not keys or not all(keys):
        return Message("Select text and click a colour to mark it.")
    if not note:
        return Message(
            "Select text and press {first} to {last} to mark it.", first=keys[0], last=keys[-1]
        )
    return Message(
        "Select text and press {first} to {last} to mark it, or {note} to write a note on it.",
        first=keys[0],
        last=keys[-1],
        note=note,
    )
