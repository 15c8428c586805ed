"""Searching, put together for the window: in the text, in the library, and hints to go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence

from reader import paths
from reader.ui.chords import shown
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.chinese.variants import Variant
    from reader.library.search.hits import Hit
    from reader.library.search.questions import Question
    from reader.ui.command_set import CommandSet
    from reader.ui.finding.control import FindControl
    from reader.ui.hints import Hints
    from reader.ui.interior import Interior
    from reader.ui.library_search.control import LibrarySearching
    from reader.ui.theme import Theme
    from reader.ui.window import Window


_LIBRARY_AFTER = 12_000
"""Milliseconds after which the index of the library is looked after."""

_FINDING_AFTER = 1000
"""Milliseconds after which the find bar is made, so that its key need not wait for that."""
_IN_A_MOMENT = 250
"""Milliseconds between its two steps, and before another try where somebody is doing something."""
_QUIET = 0.25
"""Seconds without a command after which nobody notices a step."""


class Searching(QObject):
    """The searches of one window; each part is loaded when it is first wanted."""

    def __init__(self, interior: Interior, window: Window) -> None:
        super().__init__(window)
        self._interior, self._window = interior, window
        self._commands: CommandSet | None = None
        self._finding: FindControl | None = None
        self._library: LibrarySearching | None = None
        self.hints: Hints | None = None
        self._steps: list[Callable[[], object]] = [_load_finding, lambda: self.finding]

    def begin(self, commands: CommandSet) -> None:
        """The commands are there. The index of the library is brought up to date by and by."""
        self._commands = commands
        QTimer.singleShot(_LIBRARY_AFTER, self, lambda: self.library)
        QTimer.singleShot(_FINDING_AFTER, self, self._ahead)

    def _ahead(self) -> None:
        """One step towards the find bar, unless it is there or somebody is doing something."""
        if self._finding is not None:
            return
        if self._window.parts.jobs.precedence.is_quiet(_QUIET):
            self._steps.pop(0)()
        QTimer.singleShot(_IN_A_MOMENT, self, self._ahead)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by their ids."""
        return {
            "find": self.find,
            "find-next": lambda: self.finding.step(1),
            "find-previous": lambda: self.finding.step(-1),
            "search-library": self.search_library,
            "hints": self.show_hints,
        }

    @property
    def finding(self) -> FindControl:
        """Finding in the text."""
        if self._finding is None:
            from reader.ui.finding.control import FindControl

            interior = self._interior
            self._finding = FindControl(
                self._window, interior.navigator, interior.studio, self._key_of
            )
            self._finding.said.connect(interior.status.say)
            self._finding.library_wished.connect(self._search_for)
            if self._commands is not None:
                self._commands.keymap.changed.connect(self._finding.bar.name_keys)
        return self._finding

    @property
    def library(self) -> LibrarySearching:
        """Searching the library."""
        if self._library is None:
            from reader.ui.library_search.control import LibrarySearching

            made = self._library = LibrarySearching(self._interior, self._window, paths.cache_dir())
            made.said.connect(self._interior.status.say)
            made.found.connect(self._show_in_text)
        return self._library

    def find(self) -> None:
        """Show the find bar."""
        if self._library is not None:
            self._library.leave()
        self.finding.open()

    def search_library(self) -> None:
        """Show the page that searches the library, with the selected words."""
        from reader.ui.finding.places import selected_words

        view = self._window.view
        is_reading = self._window.stack.currentWidget() is view
        self.library.show(selected_words(view) if is_reading else "")

    def _search_for(self, text: str) -> None:
        self.library.show(text)

    def _show_in_text(self, hit: Hit, question: Question) -> None:
        from reader.ui.finding.words import AnyOf

        words = hit.text[hit.spans[0][0] : hit.spans[0][1]] if hit.spans else ""
        self.finding.show_found(
            lambda: AnyOf(question.wanted), words, hit.document, hit.match_start
        )

    def show_hints(self) -> None:
        """Letters on the links and rows in sight."""
        if self.hints is None:
            from reader.ui.hints import Hints

            self.hints = Hints(self._window.view, self._window.stack)
        if not self.hints.begin():
            self._interior.status.say(Message("There is nothing in sight to go to."))

    def escape(self) -> bool:
        """Take the marks of a search away. Whether there were any."""
        return self._finding is not None and self._finding.escape()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if self._finding is not None:
            self._finding.set_theme(theme)
        if self._library is not None:
            self._library.set_theme(theme)

    def set_variant(self, variant: Variant) -> None:
        """Chinese in another form."""
        if self._library is not None:
            self._library.set_variant(variant)

    def _key_of(self, command: str) -> str:
        """The first key of a command as people write it."""
        keys = self._commands[command].shortcut() if self._commands else QKeySequence()
        return shown(keys.toString(QKeySequence.SequenceFormat.PortableText))


def _load_finding() -> None:
    import reader.ui.finding.control  # noqa: F401 - half of what the first Ctrl+F costs
