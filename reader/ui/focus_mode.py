"""Everything but the text goes away, and the row that is being read stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel

from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from reader.ui.window import Window


_FOR = 3500
"""Milliseconds for which something said is shown."""
_ABOVE = 28
"""Pixels between it and the lower edge."""


class FocusMode(QObject):
    """Puts the window's furniture away and back as it was. changed(on): it was entered or left."""

    changed = Signal(bool)

    def __init__(self, window: Window, say: Callable[[str], None]) -> None:
        """say: tells the reader something, which `whisper` then shows."""
        super().__init__(window)
        self._window, self._say = window, say
        self._put_away: list[QWidget] = []
        self._toggle: QAction | None = None
        self.is_on = False
        self._words: QLabel | None = None
        self._silence = QTimer(self, interval=_FOR, singleShot=True)
        self._silence.timeout.connect(self._be_silent)

    def begin(self, toggle: QAction) -> None:
        """The command that enters and leaves it is there."""
        self._toggle = toggle

    def toggle(self) -> None:
        """Enter, or leave."""
        if self.is_on:
            self.leave()
        else:
            self._enter()
        self._show()

    def leave(self) -> bool:
        """Bring back what was put away. Whether anything was."""
        if not self.is_on:
            return False
        self.is_on = False
        view = self._window.view
        for widget in self._put_away:
            widget.show()
        self._put_away = []
        view.let_current_stand_out(False)
        self._be_silent()
        self._say("")  # how to leave it is no more to be read
        self._show()
        self.changed.emit(False)
        return True

    def _enter(self) -> None:
        window, view = self._window, self._window.view
        if not view.bitext.rows:
            return
        self.is_on = True
        self._put_away = [one for one in window.furniture() if not one.isHidden()]
        for widget in self._put_away:
            widget.hide()
        if view.current_row is None:
            view.set_current_row(max(view.top_row(), 0))
        view.let_current_stand_out(True)
        view.setFocus()
        self._say(Message("Nothing but the text. [[escape]] brings the rest back."))
        self.changed.emit(True)

    def whisper(self, text: str) -> None:
        """Show over the text, for a moment, what the bottom line would say if it were there."""
        if not self.is_on or not text:
            return
        words = self._words = self._words or self._make_words()
        words.setText(text)
        words.adjustSize()
        self._place(words)
        words.show()
        words.raise_()
        self._silence.start()

    def _place(self, words: QLabel) -> None:
        room = self._window.stack.rect()
        words.move((room.width() - words.width()) // 2, room.height() - words.height() - _ABOVE)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The words stay where they belong when the text gets more room."""
        if event.type() == QEvent.Type.Resize and self._words is not None:
            self._place(self._words)
        return False

    def _be_silent(self) -> None:
        self._silence.stop()
        if self._words is not None:
            self._words.hide()

    def _make_words(self) -> QLabel:
        made = QLabel(self._window.stack)
        self._window.stack.installEventFilter(self)
        made.setObjectName("whisper")
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _show(self) -> None:
        if self._toggle is not None:
            self._toggle.setChecked(self.is_on)
