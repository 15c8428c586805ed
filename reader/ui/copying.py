"""Copying: the selection as shown, as the file has it, or in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.chinese.variants import Variant
from reader.ui.reading.selection import copied_rows, copied_text
from reader.wording import Message

if TYPE_CHECKING:
    from reader.ui.appearance import Appearance
    from reader.ui.reading.selection import Selection
    from reader.ui.reading.view import ReadingView
    from reader.ui.status_line import StatusLine


class Copier:
    """Puts the view's selection on the clipboard."""

    def __init__(self, view: ReadingView, appearance: Appearance, status: StatusLine) -> None:
        self._view, self._appearance, self._status = view, appearance, status

    def copy(self, wanted: Selection | None = None) -> None:
        """As shown: what is selected, or something else."""
        if selection := wanted or self._selection():
            self.put(self._text(selection, self._view.lanes[selection.column].variant))

    def copy_source(self) -> None:
        """As the file has it, whatever form of Chinese is shown."""
        if selection := self._selection():
            self.put(self._text(selection, Variant.SOURCE))

    def copy_both(self) -> None:
        """The rows that the selection touches, in both languages."""
        if selection := self._selection():
            view, variant = self._view, self._appearance.variant
            self.put(copied_rows(view.bitext, selection, view.converters, variant))

    def _selection(self) -> Selection | None:
        selection = self._view.selection
        if not selection:
            self._status.say(
                Message("Select some text first: drag with the mouse, or press [[select-all]].")
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
