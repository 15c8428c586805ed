"""Readings beside the Chinese: which are chosen, and loading what they need when they are wanted.

Nothing is loaded for a reader who wants none. The table and the segmenter come on a worker; the
text gets its readings when they are there, and stays where it was.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup

from reader.chinese.reading_kinds import ReadingKind, reading_kind_named
from reader.documents.model import SpanStyle
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from reader.settings import Settings
    from reader.ui.command_set import CommandSet
    from reader.ui.jobs import Jobs
    from reader.ui.reading.view import ReadingView

log = logging.getLogger(__name__)

READING_WORDS = {
    ReadingKind.OFF: Message("None", sense="no readings"),
    ReadingKind.DOCUMENT: Message("Those of the document"),
    ReadingKind.PINYIN: Message("Pinyin"),
    ReadingKind.ZHUYIN: Message("Zhuyin"),
}
_NEXT = {
    ReadingKind.OFF: ReadingKind.PINYIN,
    ReadingKind.PINYIN: ReadingKind.ZHUYIN,
    ReadingKind.ZHUYIN: ReadingKind.DOCUMENT,
    ReadingKind.DOCUMENT: ReadingKind.OFF,
}
_SAID = {
    ReadingKind.OFF: Message("No readings are shown."),
    ReadingKind.DOCUMENT: Message("The readings that the document gives are shown."),
    ReadingKind.PINYIN: Message("Pinyin is shown above the characters."),
    ReadingKind.ZHUYIN: Message("Zhuyin is shown beside the characters."),
}


class Readings(QObject):
    """The chosen readings. `changed` when there is something new to remember; `said` to be told."""

    changed = Signal()
    said = Signal(object)

    def __init__(
        self, view: ReadingView, settings: Settings, jobs: Jobs, parent: QObject | None
    ) -> None:
        super().__init__(parent)
        self._view, self._settings, self._jobs = view, settings, jobs
        self._is_loaded = False
        self._actions: dict[ReadingKind, QAction] = {}

    @property
    def kind(self) -> ReadingKind:
        """What the reader chose."""
        return reading_kind_named(self._settings.readings)

    @property
    def in_row(self) -> bool:
        """Whether only the current row shows its readings."""
        return self._settings.readings_in_row

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by their ids."""
        return {
            **{f"readings-{kind}": lambda to=kind: self.choose(to) for kind in ReadingKind},
            "next-readings": self.step,
            "readings-in-row": self.toggle_in_row,
        }

    def begin(self, commands: CommandSet, menu: QMenu) -> None:
        """The commands are there. menu: of a button, gets them too. What is set is shown."""
        group = QActionGroup(self)
        for kind in ReadingKind:
            self._actions[kind] = commands[f"readings-{kind}"]
            group.addAction(self._actions[kind])
        self._in_row = commands["readings-in-row"]
        menu.addSeparator()
        menu.addActions([*self._actions.values(), self._in_row])
        self._tick()
        if self.kind is not ReadingKind.OFF:
            self._show()

    def choose(self, kind: ReadingKind) -> None:
        """Show other readings from now on, or none."""
        self._settings.readings = str(kind)
        self._put()
        if kind is ReadingKind.DOCUMENT and not self._has_own():
            self.said.emit(Message("This document gives no readings of its own."))
        else:
            self.said.emit(_SAID[kind])

    def step(self) -> None:
        """The next choice; the document's own readings only where it has some."""
        kind = _NEXT[self.kind]
        if kind is ReadingKind.DOCUMENT and not self._has_own():
            kind = _NEXT[kind]
        self.choose(kind)

    def toggle_in_row(self) -> None:
        """Show the readings of the current row only, or of the whole text again."""
        self._settings.readings_in_row = not self.in_row
        if self.in_row and self._view.current_row is None and self._view.bitext.rows:
            self._view.set_current_row(max(self._view.top_row(), 0))
        self._put()
        if self.kind is ReadingKind.OFF:
            self.said.emit(Message("No readings are shown. [[next-readings]] shows them."))
        elif self.in_row:
            self.said.emit(Message("Only the current row shows its readings."))
        else:
            self.said.emit(Message("The whole text shows its readings."))

    def _put(self) -> None:
        self._tick()
        self._show()
        self.changed.emit()

    def _tick(self) -> None:
        self._actions[self.kind].setChecked(True)
        self._in_row.setChecked(self.in_row)

    def _show(self) -> None:
        """Show what is chosen, as soon as that is possible."""
        if self.kind.needs_table and not self._is_loaded:
            self._jobs.run(lambda _job: _load(), self._loaded, self._failed, slot="readings")
        else:
            self._view.set_readings(self.kind, in_row=self.in_row)

    def _loaded(self, _result: object) -> None:
        self._is_loaded = True
        self._show()  # something else may have been chosen meanwhile

    def _failed(self, error: Exception) -> None:
        log.error("readings cannot be loaded", exc_info=error)
        self._settings.readings = str(ReadingKind.OFF)
        self._put()
        self.said.emit(Message("The readings cannot be loaded."))

    def _has_own(self) -> bool:
        """Whether any of the open documents gives readings."""
        return any(
            span.style is SpanStyle.READING
            for document in self._view.bitext.documents
            for block in document.blocks
            for span in block.spans
        )


def _load() -> None:
    """A worker's work."""
    from reader.chinese.readings import load

    load()
