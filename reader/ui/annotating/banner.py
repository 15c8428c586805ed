"""A line over the text for what must not be overlooked: what happened, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from reader.ui.announcing import announce
from reader.ui.language import quoting, with_text, worded
from reader.ui.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from reader.ui.theme import Theme


_NARROW: Final = 600


class Banner(QWidget):
    """Says one thing at a time. `chosen(id)`: the button of an offer was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = WrappedLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        quoting(self._words)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(6)
        self._offers.setAlignment(Qt.AlignmentFlag.AlignLeft)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(14)
        row.addWidget(self._words, 1)
        row.addLayout(self._offers)
        self.kind = ""
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand below the words."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        is_narrow = self.width() < _NARROW
        self._row.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)

    @property
    def words(self) -> str:
        """What it says; "" where it is not there."""
        return self._words.text() if self.kind else ""

    def tell(self, kind: str, words: str, offers: Mapping[str, str]) -> None:
        """Say something. kind: to take it back by; offers: id → words of a button."""
        while item := self._offers.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for id_, text in offers.items():
            button = with_text(QPushButton(), text)
            button.clicked.connect(lambda _=False, chosen=id_: self.chosen.emit(chosen))
            self._offers.addWidget(button)
        self.kind = kind
        worded(self._words.setText, words)
        worded(self.setAccessibleName, words)
        self.show()
        announce(self, words, urgent=True)

    def withdraw(self, kind: str) -> None:
        """What was said is true no more, if it is still that."""
        if self.kind == kind:
            self.kind = ""
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        """A wash of the accent, and a line of it at the left."""
        from reader.ui.theme import rgba

        self.setStyleSheet(
            f"#banner {{ background: {rgba(theme.field)}; border-left: 3px solid"
            f" {rgba(theme.accent)}; border-bottom: 1px solid {rgba(theme.line)}; }}"
        )
