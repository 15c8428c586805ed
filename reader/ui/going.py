"""Going to a share of the text that is typed, and to a bookmark that is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from reader.annotations.model import Kind
from reader.chinese.scripts import has_han
from reader.ui.counting import Count, Held
from reader.ui.reading.sight import rects_in_sight
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont

    from reader.annotations.model import Annotation
    from reader.ui.annotating.desk import Desk
    from reader.ui.dialogs import NumberQuestion
    from reader.ui.keymap import Keymap
    from reader.ui.reading.sentence_cursor import SentenceCursor
    from reader.ui.reading.view import ReadingView
    from reader.ui.window import Window

_LONGEST = 48
"""Characters of a bookmark's words in the menu."""


class Going(QObject):
    """The two commands, and the number that may be typed before one. `said(sentence)`."""

    said = Signal(object)

    def __init__(self, window: Window, desk: Desk, cursor: SentenceCursor) -> None:
        super().__init__(window)
        self._cursor = cursor
        self.count: Count | None = None
        self._window, self._desk = window, desk
        self._view: ReadingView = window.view
        self.dialog: NumberQuestion | None = None
        self.menu: QMenu | None = None

    def begin(self, keymap: Keymap) -> None:
        """The keys are known: a number may be typed before that of going to a share."""
        self.count = Count(self._view, keymap, self._held, self._remember)
        self.count.said.connect(self.said)

    def _held(self) -> Held:
        """What the keys of colours are for: no bookmark, nothing in hand out of sight."""
        in_hand = self._desk.selected_annotation
        is_highlight = in_hand is not None and in_hand.kind is Kind.HIGHLIGHT
        if self._view.selection:
            return Held.CHOSEN
        if in_hand is not None:
            seen = is_highlight and self._sees_what_is_in_hand()
            return Held.PASSING if seen else Held.NOTHING
        return Held.PASSING if self._cursor.is_in_sight else Held.NOTHING

    def _sees_what_is_in_hand(self) -> bool:
        marks = self._desk.marks_of(self._desk.selected)
        return any(rects_in_sight(self._view, m.document, m.start, m.end) for m in marks)

    def _remember(self) -> Callable[[], None]:
        notebook = self._desk.notebook
        last = notebook.last_step
        return lambda: notebook.undo_to(last)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by their ids."""
        return {"go-to-percent": self.ask_percent, "go-to-bookmark": self.ask_bookmark}

    def ask_percent(self) -> None:
        """Go to the share that was typed before, or ask how far into the text to go."""
        typed = self.count.take() if self.count is not None else None
        if not self._view.bitext.rows:
            return
        if typed is not None:
            percent = min(typed, 100)
            self.go_to_percent(percent)
            self.said.emit(Message("{percent} per cent of the text.", percent=percent))
            return
        from reader.ui.dialogs import NumberQuestion

        self.dialog = NumberQuestion(
            Message("Go to"),
            Message("How far into the text?"),
            round(self._view.progress() * 100),
            0,
            100,
            " %",
            self._window,
        )
        self.dialog.answered.connect(self.go_to_percent)
        self.dialog.open()

    def go_to_percent(self, percent: int) -> None:
        """Go to a share of the text; `back` returns."""
        self._desk.jumping.emit()
        bar = self._view.verticalScrollBar()
        bar.setValue(round(bar.maximum() * percent / 100))
        self._view.setFocus()

    def ask_bookmark(self) -> None:
        """Show the bookmarks of the open text, to pick one."""
        found = [self._desk.notebook.find(id_) for id_ in self._desk.order()]
        bookmarks = [each for each in found if each is not None and each.kind is Kind.BOOKMARK]
        if not bookmarks:
            self._desk.said.emit(Message("There is no bookmark in this text yet."))
            return
        self.menu = QMenu(self._window)
        for number, bookmark in enumerate(bookmarks):
            words, face = self._shown(bookmark)
            short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
            key = f"&{number + 1}  " if number < 9 else ""
            action = self.menu.addAction(key + short.replace("&", "&&"))
            action.setFont(face)
            action.triggered.connect(lambda _=False, id_=bookmark.id: self._desk.go_to(id_))
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        middle = self._view.viewport().rect().center()
        size = self.menu.sizeHint()
        corner = middle - QPoint(size.width() // 2, size.height() // 2)
        self.menu.popup(self._view.viewport().mapToGlobal(corner))
        self.menu.setActiveAction(self.menu.actions()[0])

    def _shown(self, bookmark: Annotation) -> tuple[str, QFont]:
        """The first words as the text shows them, in the shapes of the region that they are of."""
        from reader.ui.fonts import pixel_font
        from reader.ui.notes.texts import ShownWords

        form = next(reversed(self._window.session.forms), None)
        shown = ShownWords(lambda _: form)
        shown.variant = self._view.variant
        quote = next(iter(shown.quotes(bookmark)), None)
        if quote is None:
            return "", self._window.font()
        families = self._window.parts.fonts.sans(quote.region)
        first = families.chinese if has_han(quote.text) else families.latin
        names = tuple(dict.fromkeys((*first, *families.latin, *families.chinese)))
        return quote.text.split("\n")[0], pixel_font(names, 13.0)
