"""What stands where documents would: which case it is, and what to do about it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.ui.language import quoting, with_text, worded
from reader.ui.theme import rgba
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from reader.ui.theme import Theme

_LONGEST: Final = 40


class Emptiness(Enum):
    """Why there is nothing to show."""

    NO_DOCUMENTS = auto()
    NO_MATCH = auto()
    LOOKING = auto()
    EMPTY_FOLDER = auto()
    NO_FOLDER = auto()


class EmptyState(QWidget):
    """A sentence, a hint and the buttons that help.

    clear_wished: clear the filter. add_wished: add a folder. again_wished: look at the
    folder again. remove_wished: take it out of the library.
    """

    clear_wished = Signal()
    again_wished = Signal()
    remove_wished = Signal()
    add_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = WrappedLabel(parent=self)
        self._hint = WrappedLabel(parent=self)
        self._clear = with_text(QPushButton(self), Message("Clear the Filter"))
        self._again = with_text(QPushButton(self), Message("Look Again"))
        self._add = with_text(QPushButton(self), Message("Add a Folder…"))
        self._remove = with_text(QPushButton(self), Message("Remove from the Library"))
        bold = QFont(self._title.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(bold)
        for label in (self._title, self._hint):
            quoting(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 34, 22, 12)
        layout.setSpacing(6)
        for label in (self._title, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            layout.addWidget(label)
        layout.addSpacing(8)
        for button in (self._clear, self._again, self._add, self._remove):
            button.setAutoDefault(False)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self._clear.clicked.connect(self.clear_wished)
        self._add.clicked.connect(self.add_wished)
        self._again.clicked.connect(self.again_wished)
        self._remove.clicked.connect(self.remove_wished)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._title.setStyleSheet(f"color: {rgba(theme.ink)};")
        self._hint.setStyleSheet(f"color: {rgba(theme.soft)};")

    def show_case(self, case: Emptiness, about: str = "", why: str = "") -> None:
        """Say what is the case. about: what nothing matches, or the folder; why: if it is known."""
        text = " ".join(about.split())
        if len(text) > _LONGEST:
            text = text[: _LONGEST - 1] + "…"
        cases = {
            Emptiness.NO_DOCUMENTS: (
                Message("Nothing to read yet"),
                Message(
                    "Add a folder that holds Markdown or text files, or drop files on this window."
                ),
            ),
            Emptiness.NO_MATCH: (
                Message("No document matches “{text}”.", text=text),
                why or Message("Clear the filter (Esc), use fewer words, or add a folder."),
            ),
            Emptiness.EMPTY_FOLDER: (
                Message("“{text}” holds nothing to read", text=text),
                Message(
                    "Put Markdown or text files into it, and they appear here by themselves; or add"
                    " another folder."
                ),
            ),
            Emptiness.NO_FOLDER: (
                Message("“{text}” cannot be reached", text=text),
                Message(
                    "{why} It may be on a disk that is not connected, or have another name now."
                    " What you marked in its documents is kept.",
                    why=why,
                ),
            ),
            Emptiness.LOOKING: (
                Message("Looking for documents…"),
                Message("They appear here as they are found."),
            ),
        }
        title, hint = cases[case]
        worded(self._title.setText, title)
        worded(self._hint.setText, hint)
        self._clear.setVisible(case is Emptiness.NO_MATCH)
        self._add.setVisible(case is not Emptiness.LOOKING)
        for button in (self._again, self._remove):
            button.setVisible(case in (Emptiness.EMPTY_FOLDER, Emptiness.NO_FOLDER))
