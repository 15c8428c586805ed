"""Copying: the selection as shown, as the file has it, or in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.chinese.variants import Variant
from reader.ui.reading.selection import copied_rows, copied_text, text_of_rows
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.appearance import Appearance
    from reader.ui.reading.selection import Selection
    from reader.ui.reading.view import ReadingView
    from reader.ui.status_line import StatusLine


class Copier:
    """Puts the view's selection on the clipboard."""

    def __init__(self, view: ReadingView, appearance: Appearance, status: StatusLine) -> None:
        self._view, self._appearance, self._status = view, appearance, status

    def copy(self, wanted: Selection | None = None) -> None:
        """As shown: what is selected, or what is wanted instead."""
        if selection := wanted or self._selection():
            self.put(self._text(selection, self._view.lanes[selection.column].variant))

    def copy_source(self, wanted: Selection | None = None) -> None:
        """As the file has it, whatever form of Chinese is shown."""
        if selection := wanted or self._selection():
            self.put(self._text(selection, Variant.SOURCE))

    def copy_both(self, wanted: Sequence[Selection] = ()) -> None:
        """The rows that the selection touches, or what is wanted instead, in both languages."""
        view, variant = self._view, self._appearance.variant
        if view.selection or not (wanted or view.current_row is not None):
            if selection := self._selection():
                self.put(copied_rows(view.bitext, selection, view.converters, variant))
        elif wanted:
            self.put("\n\n".join(self._text(one, variant) for one in wanted))
        elif (row := view.current_row) is not None:
            self.put(text_of_rows(view.bitext, row, row, view.converters, variant))

    def _selection(self) -> Selection | None:
        selection = self._view.selection
        if not selection:
            self._status.say(
                Message(
                    "Select some text first: press [[select-sentence]] for a sentence, drag with "
                    "the mouse, or press [[select-all]]."
                )
            )
        return selection

    def _text(self, selection: Selection, variant: Variant) -> str:
        return copied_text(self._view.bitext, selection, self._view.converters, variant)

    def put(self, text: str) -> None:
        """Put a text on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(text)
        self._status.say(
            Message(
                "Copied {count:,} characters.", one="Copied {count} character.", count=len(text)
            )
        )
