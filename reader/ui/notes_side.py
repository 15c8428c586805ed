"""The place of the notes panel at the right of the text: made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.commands import first_key
from reader.ui.language import worded
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from reader.chinese.variants import Variant
    from reader.ui.annotating.desk import Desk
    from reader.ui.notes.panel import NotesPanel
    from reader.ui.theme import Theme
    from reader.ui.window import Window

_LEAST_NOTES = 232
_LEAST_TEXT = 320
"""Pixels that the text keeps when the panel comes."""


class NotesSide(QObject):
    """Shows and hides the panel, and remembers whether it is there and how wide.

    `changed` when there is something new to remember.
    """

    changed = Signal()

    def __init__(self, window: Window, desk: Desk, variant: Variant) -> None:
        super().__init__(window)
        self._window, self._desk, self._variant = window, desk, variant
        self._settings = window.parts.settings
        self._toggle: QAction | None = None
        self._key_of: Callable[[str], str] = first_key
        self.panel: NotesPanel | None = None
        window.splitter.splitterMoved.connect(self._moved)
        desk.edit_wished.connect(self.edit)

    def begin(self, toggle: QAction, key_of: Callable[[str], str]) -> None:
        """The command that shows and hides it is there. Show it as it was last.

        key_of: command id → its key, or "".
        """
        self._toggle, self._key_of = toggle, key_of
        if self._settings.notes_visible:
            self._show()
        toggle.setChecked(self.is_shown)

    def name_keys(self) -> None:
        """Commands have other keys now."""
        if self.panel is not None:
            self.panel.empty.set_keys(self._key_of)

    @property
    def is_shown(self) -> bool:
        """Whether the panel is there."""
        return self.panel is not None and not self.panel.isHidden()

    def toggle(self) -> None:
        """Show the panel and go there, or put it away."""
        if self.is_shown:
            self.hide()
        else:
            self.show()
            self._made().focus_list()

    def show(self) -> None:
        """Show the panel; the keys stay where they are."""
        if not self.is_shown:
            self._show()
            self._remember(shown=True)

    def hide(self) -> None:
        """Put the panel away, and give the keys back to the text."""
        if self.panel is not None:
            self.panel.hide()
        self._remember(shown=False)
        self._window.view.setFocus()

    def edit(self, annotation: str) -> None:
        """Show the panel with the note of an annotation ready to be written."""
        self.show()
        self._made().edit(annotation)

    def edit_document_note(self) -> None:
        """Show the panel with the note on the document ready to be written."""
        self.show()
        self._made().edit_document_note()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if self.panel is not None:
            self.panel.set_theme(theme)

    def set_variant(self, variant: Variant) -> None:
        """Other Chinese."""
        self._variant = variant
        if self.panel is not None:
            self.panel.set_variant(variant)

    def _made(self) -> NotesPanel:
        if self.panel is None:
            from reader.ui.notes.panel import NotesPanel

            window = self._window
            parts = window.parts
            self.panel = NotesPanel(self._desk, window.theme, parts.fonts, parts.jobs)
            self.panel.set_variant(self._variant)
            self.panel.empty.set_keys(self._key_of)
            self.panel.closed_wished.connect(self.hide)
            self.panel.reading_wished.connect(window.view.setFocus)
            self.panel.hide()
            window.splitter.addWidget(self.panel)
            window.splitter.setStretchFactor(window.splitter.indexOf(self.panel), 0)
            grip = window.splitter.handle(window.splitter.indexOf(self.panel))
            worded(grip.setAccessibleName, Message("Between the text and the notes"))
            window.visit_in_order()
        return self.panel

    def _show(self) -> None:
        panel, splitter = self._made(), self._window.splitter
        sizes = splitter.sizes()
        text = splitter.indexOf(self._window.stack)
        there = sizes[text] + sizes[-1]
        least = max(panel.minimumSizeHint().width(), min(_LEAST_NOTES, there))
        room = max(there - _LEAST_TEXT, least)
        width = min(self._settings.notes_width, room)
        sizes[text], sizes[-1] = sizes[text] + sizes[-1] - width, width
        panel.show()
        splitter.setSizes(sizes)

    def _remember(self, *, shown: bool) -> None:
        self._settings.notes_visible = shown
        if self._toggle is not None:
            self._toggle.setChecked(shown)
        self.changed.emit()

    def _moved(self) -> None:
        if self.is_shown and self.panel is not None:
            self._settings.notes_width = self.panel.width()
            self.changed.emit()
