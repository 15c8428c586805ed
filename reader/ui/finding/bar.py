"""The find bar: a slim card at the upper right of the text, over it, so that the text stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.announcing import announce
from reader.ui.cards import paint_stretched
from reader.ui.finding.buttons import FlatButton
from reader.ui.finding.field import FindField
from reader.ui.icons import icon
from reader.ui.language import quoting, translated, with_text, worded
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent

    from reader.ui.theme import Theme

_WIDTH: Final = 452
_MARGIN: Final = 10
_SCROLL_BAR: Final = 12
_SHADOW: Final = 4
_CORNER: Final = 16

_PREVIOUS: Final = Message("Previous match")
_NEXT: Final = Message("Next match")


class FindBar(QWidget):
    """Asks what to find, and says how it goes.

    `asked` when the text or an option changed; `next_wished`, `previous_wished`, `leave_wished`,
    `library_wished`.
    """

    asked = Signal()
    next_wished = Signal()
    previous_wished = Signal()
    leave_wished = Signal()
    library_wished = Signal()

    def __init__(
        self,
        over: QWidget,
        theme: Theme,
        icons: Path,
        past: Callable[[], Sequence[str]],
        key_of: Callable[[str], str],
    ) -> None:
        """over: what it lies on. past: earlier searches, the newest first. key_of: of a command."""
        super().__init__(over)
        self._over, self._theme, self._icons = over, theme, icons
        self._is_below = False
        self.setObjectName("findBar")
        worded(self.setAccessibleName, Message("Find in the text"))
        self.field = FindField(past, self)
        worded(self.field.setPlaceholderText, Message("Find in this text"))
        worded(self.field.setAccessibleName, Message("Find in this text"))
        self.field.not_mine = frozenset({Qt.Key.Key_W, Qt.Key.Key_R})
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.whole_word = self._option(
            "W", Message("Whole word"), Message("Whole words only (Alt+W)")
        )
        self.expression = self._option(
            ".*", Message("Regular expression"), Message("Regular expression (Alt+R)")
        )
        self._key_of = key_of
        self.previous = self._button(_PREVIOUS, "")
        self.next = self._button(_NEXT, "")
        self.name_keys()
        self.close_button = self._button(Message("Close"), Message("Close (Esc)"))
        self.message = WrappedLabel(parent=self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        quoting(self.message)
        self.offer = with_text(QPushButton(self), Message("Search the Library"))
        self._arrange()
        self._connect()
        self.set_theme(theme)
        self.say("")
        over.installEventFilter(self)
        self.hide()

    def name_keys(self) -> None:
        """Say in the tooltips which keys do the same; again when they have changed."""
        for button, command, words in (
            (self.previous, "find-previous", _PREVIOUS),
            (self.next, "find-next", _NEXT),
        ):
            key = self._key_of(command)
            named = Message("{words} ({key})", words=words, key=key) if key else words
            worded(button.setToolTip, named)

    def _option(self, letters: str, name: str, help_: str) -> FlatButton:
        button = FlatButton(name, help_, self._theme, self)
        button.setText(letters)
        button.setCheckable(True)
        return button

    def _button(self, name: str, help_: str) -> FlatButton:
        return FlatButton(name, help_, self._theme, self)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self.count)
        row.addSpacing(4)
        for button in (
            self.whole_word, self.expression, self.previous, self.next, self.close_button,
        ):  # fmt: skip
            row.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.message, 1)
        below.addWidget(self.offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SHADOW + 6, 5, _SHADOW + 4, _SHADOW + 5)
        column.setSpacing(5)
        column.addLayout(row)
        column.addLayout(below)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.asked)
        self.field.next_wished.connect(self.next_wished)
        self.field.previous_wished.connect(self.previous_wished)
        self.field.leave_wished.connect(self.leave_wished)
        for option in (self.whole_word, self.expression):
            option.toggled.connect(self.asked)
        self.next.clicked.connect(self.next_wished)
        self.previous.clicked.connect(self.previous_wished)
        self.close_button.clicked.connect(self.leave_wished)
        self.offer.clicked.connect(self.library_wished)

    # what it says

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for button, name in (
            (self.previous, "up"), (self.next, "down"), (self.close_button, "close"),
        ):  # fmt: skip
            button.setIcon(icon(self._icons, name, theme.soft, theme.faint))
        for button in self.findChildren(FlatButton):
            button.theme = theme
            button.update()
        self.count.setStyleSheet(f"color: {theme.soft.name()}; font-size: 12px;")
        self.message.setStyleSheet(f"color: {theme.soft.name()};")
        self.update()

    def set_count(self, text: str) -> None:
        """Which of how many: "3 of 41"."""
        if text != self.count.text():
            announce(self.field, translated(text))
        worded(self.count.setText, text)

    def say(self, text: str, *, offers_library: bool = False) -> None:
        """A sentence below the field; "" for none."""
        announce(self.field, translated(text))
        worded(self.message.setText, text)
        self.message.setVisible(bool(text))
        self.offer.setVisible(offers_library)
        self.place()

    # where it stands

    def make_way(self, rects: Sequence[QRectF]) -> None:
        """Lie over none of these in the viewport, if that can be: above, or else below."""
        before = self._is_below
        for is_below in (before, not before):
            self._is_below = is_below
            self.place()
            own = QRectF(self.geometry())
            if not any(rect.intersects(own) for rect in rects):
                return
        self._is_below = before
        self.place()

    def place(self) -> None:
        """At the right, above or below, as wide as there is room for."""
        room = self._over.width() - _MARGIN - _SCROLL_BAR
        width = max(min(_WIDTH, room - _MARGIN), 120)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout else 0
        height = max(height, self.minimumSizeHint().height())
        y = max(self._over.height() - height, 6) if self._is_below else 6
        self.setGeometry(room - width, y, width, height)

    def showEvent(self, event: QShowEvent) -> None:
        """Over everything that lies there."""
        super().showEvent(event)
        self._is_below = False
        self.place()
        self.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves from wherever the focus is; Alt and a letter sets an option."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        elif alt and event.key() == Qt.Key.Key_W:
            self.whole_word.toggle()
        elif alt and event.key() == Qt.Key.Key_R:
            self.expression.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a soft edge below it."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = (theme.shadow, theme.panel, theme.line)
        paint_stretched(painter, QRectF(self.rect()), colours, _paint_slip, _CORNER)
        painter.end()


def _paint_slip(painter: QPainter, whole: QRectF, shadow: str, panel: str, line: str) -> None:
    card = whole.adjusted(_SHADOW + 0.5, 0.5, -_SHADOW - 0.5, -_SHADOW - 0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shadow))
    for step in range(1, _SHADOW):
        painter.setOpacity(0.4)
        painter.drawRoundedRect(card.adjusted(-step, 1, step, step), 9 + step, 9 + step)
    painter.setOpacity(1.0)
    painter.setPen(QPen(QColor(line), 1))
    painter.setBrush(QColor(panel))
    painter.drawRoundedRect(card, 9, 9)
