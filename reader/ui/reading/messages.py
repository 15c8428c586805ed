"""What the reading area says when there is no text: a first hint, a wait, or a kind error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.language import quoting, translated, with_text, worded
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent


_WIDEST: Final = 560
_MARGIN: Final = 32


class MessagePage(QWidget):
    """A heading, a sentence or two, a few buttons, and a progress bar while something runs.

    `action_chosen(id)` says which button was pressed.
    """

    action_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messagePage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = WrappedLabel()
        self._heading.setObjectName("messageHeading")
        self._text = WrappedLabel()
        self._text.setObjectName("messageText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._heading, self._text):
            quoting(label)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(260)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._way_out = ""
        self._raw = ""
        self._with_keys: Callable[[str], str] = translated
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (self._heading, self._text, self._bar):
            column.addWidget(widget)
        column.addLayout(self._buttons)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(column)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 8)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(_MARGIN, 40, _MARGIN, 40)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)

    def set_with_keys(self, with_keys: Callable[[str], str]) -> None:
        """with_keys: puts the keys that commands have now into a text (`Keymap.with_keys`)."""
        self._with_keys = with_keys
        self._say()

    def _say(self) -> None:
        self._text.setText(self._with_keys(self._raw))

    def changeEvent(self, event: QEvent) -> None:
        """Another language is spoken."""
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def show_message(
        self, heading: str, text: str, actions: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """Say something. actions: (id, words on the button), the first one the likeliest."""
        worded(self._heading.setText, heading)
        self._raw = text
        self._say()
        self._text.show()
        self._bar.hide()
        self._set_buttons(actions)

    def show_progress(self, heading: str, text: str, share: float) -> None:
        """Say that something is under way; share 0 to 1."""
        if self._heading.text() != translated(heading):
            self._set_buttons((("cancel", Message("Cancel")),))
        worded(self._heading.setText, heading)
        self._raw = text
        self._say()
        self._text.setVisible(bool(text))
        self._bar.setRange(0, 1000)
        self._bar.setValue(int(share * 1000))
        self._bar.show()

    def focus_first(self) -> None:
        """Give the keyboard to the likeliest button, if it is not on a button by now."""
        items = [self._buttons.itemAt(at) for at in range(self._buttons.count())]
        present = [button for item in items if item and (button := item.widget())]
        if present and not any(button.hasFocus() for button in present):
            present[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up a wait, or leaves a message for the text from before."""
        if event.key() == Qt.Key.Key_Escape and self._way_out:
            self.action_chosen.emit(self._way_out)
        else:
            super().keyPressEvent(event)

    def _set_buttons(self, actions: tuple[tuple[str, str], ...]) -> None:
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        ways_out = (name for name, _ in actions if name in ("cancel", "back"))
        self._way_out = next(ways_out, "")
        for number, (name, words) in enumerate(actions):
            button = with_text(QPushButton(), words)
            quoting(button)
            button.setDefault(number == 0)
            button.clicked.connect(lambda _=False, name=name: self.action_chosen.emit(name))
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.show()  # at once: it may be pressed, or take the keyboard
        self._buttons.addStretch(1)
        self._turn_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons that do not fit beside each other stand below each other."""
        super().resizeEvent(event)
        self._turn_buttons()

    def _turn_buttons(self) -> None:
        items = [self._buttons.itemAt(at) for at in range(self._buttons.count())]
        widths = [widget.sizeHint().width() for item in items if item and (widget := item.widget())]
        wanted = sum(widths) + self._buttons.spacing() * len(widths)
        way = QBoxLayout.Direction
        fits = wanted <= min(self.width() - 2 * _MARGIN, _WIDEST)
        self._buttons.setDirection(way.LeftToRight if fits else way.TopToBottom)
