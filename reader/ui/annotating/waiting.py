"""What was asked for before the notes were read is done when they are, on the same words.

That takes a moment after every opening; a key that is pressed in it is no key lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.annotating.desk import Desk
    from reader.ui.reading.selection import Selection
    from reader.ui.reading.sentence_cursor import SentenceCursor
    from reader.ui.reading.view import ReadingView


class Waiting(QObject):
    """Commands that wait for the notes of the open text; with another text they are forgotten."""

    def __init__(self, desk: Desk, view: ReadingView, cursor: SentenceCursor) -> None:
        super().__init__(desk)
        self._desk, self._view, self._cursor = desk, view, cursor
        self._asked: list[tuple[Callable[[], None], Selection | None, object]] = []
        self._text: object = None
        desk.marks_changed.connect(self._go)

    def add(self, command: Callable[[], None]) -> None:
        """Do this as soon as it can be done."""
        text = self._view.bitext.documents
        if text is not self._text:
            self._text, self._asked = text, []
        self._asked.append((command, self._view.selection, self._where()))
        self._desk.said.emit(Message("Your notes are still being read; then this is done."))

    def _where(self) -> object:
        """What a command acts on where nothing is selected."""
        return self._view.current_row, self._view.acting_column, self._cursor.at

    def _go(self) -> None:
        if not self._asked or self._desk.is_beginning:
            return
        asked, self._asked = self._asked, []
        if self._text is not self._view.bitext.documents:
            return
        for command, selection, where in asked:
            if selection is None and where != self._where():
                self._desk.said.emit(Message("Your notes had still to be read. Do it once more."))
                continue
            now = self._view.selection
            self._view.set_selection(selection)
            command()
            if now is not None and now != selection:
                self._view.set_selection(now)
