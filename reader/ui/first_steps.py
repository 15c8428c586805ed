"""What somebody needs in the first minute, on one card over the text of the first start.

The keyboard stays with the text: every key that the card names can be tried while it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reader.ui.announcing import announce
from reader.ui.cards import SHADOW, paint_card
from reader.ui.language import quoting, tr, translated, with_text, worded
from reader.ui.theme import rgba
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from reader.ui.theme import Theme

_WIDTH: Final = 620
_STEPS: Final = (
    (
        Message("Read"),
        Message("[[next-row]] and [[previous-row]] go by paragraphs, [[screen-down]] by screens."),
    ),
    (
        Message("Change the Chinese"),
        Message("[[next-variant]], or the button above: Simplified, Taiwan, Hong Kong and more."),
    ),
    (
        Message("Mark"),
        Message("Drag over words and choose a colour. [[note]] writes a note on them."),
    ),
    (
        Message("Find it again"),
        Message("[[notes]] shows all that you have marked, [[find]] finds words in the text."),
    ),
    (
        Message("Read your own"),
        Message("[[open]] opens a file. “+ Folder” at the left lists a whole folder."),
    ),
)
"""What can be done, and how."""


_CLOSING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FirstSteps(QWidget):
    """The card. closed: it was put away.

    with_keys: puts the keys of commands into a sentence; over: what it stands on; text: what is
    read, and has the keyboard.
    """

    closed = Signal()

    def __init__(
        self, theme: Theme, with_keys: Callable[[str], str], over: QWidget, text: QWidget
    ) -> None:
        super().__init__(over)
        self._theme, self._with_keys, self._over, self._text = theme, with_keys, over, text
        worded(self.setAccessibleName, Message("Welcome to Duidu"))
        heading = with_text(QLabel(), Message("Welcome to Duidu"))
        heading.setObjectName("dialogHeading")
        steps = QGridLayout()
        steps.setHorizontalSpacing(18)
        steps.setVerticalSpacing(9)
        steps.setColumnStretch(1, 1)
        self._words: list[QLabel] = []
        for row, (what, _) in enumerate(_STEPS):
            name, how = with_text(QLabel(), what), WrappedLabel()
            bold = QFont(name.font())
            bold.setWeight(QFont.Weight.DemiBold)
            name.setFont(bold)
            quoting(how)
            how.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            steps.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            steps.addWidget(how, row, 1)
            self._words.append(how)
        self._keys = WrappedLabel()
        self.start = with_text(QPushButton(), Message("Start Reading"))
        self.start.setDefault(True)
        self.start.clicked.connect(self.dismiss)
        column = QVBoxLayout(self)
        edge = SHADOW + 22
        column.setContentsMargins(edge, edge - 4, edge, edge - 4)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addLayout(steps)
        column.addWidget(self._keys)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignRight)
        over.installEventFilter(self)
        text.installEventFilter(self)
        self._say()
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for label in (*self._words, self._keys):
            label.setStyleSheet(f"color: {rgba(theme.soft)};")
        self.update()

    def dismiss(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def _say(self) -> None:
        for label, (_, how) in zip(self._words, _STEPS, strict=True):
            label.setText(self._with_keys(how))
        self._keys.setText(self._with_keys(Message("[[cheat-sheet]] shows all keys.")))
        words = "\n".join(f"{translated(what)}: {self._with_keys(how)}" for what, how in _STEPS)
        self.start.setAccessibleDescription(words)
        self.setAccessibleDescription(tr("What to begin with"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Over everything; the keyboard goes to the text, and what the card says is read out."""
        super().showEvent(event)
        self._say()
        self._place()
        self.raise_()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        heading = self.accessibleName()
        announce(self, f"{heading}\n{self.start.accessibleDescription()}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle below; Enter and Esc in the text put the card away first."""
        if self.isHidden():
            return super().eventFilter(watched, event)
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self._text and isinstance(event, QKeyEvent) and _closes(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # so that it comes as a press, whatever command has this key
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over, layout = self._over, self.layout()
        width = min(_WIDTH + 2 * SHADOW, over.width())
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        height = min(height, over.height())
        self.setGeometry((over.width() - width) // 2, over.height() - height, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away; Enter presses its button."""
        if _closes(event):
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a soft shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()), self._theme)


def _closes(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _CLOSING and not held
