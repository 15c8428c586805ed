"""What helps to read: layouts, readings, the reading cursor, focus, contents, progress and so on.

Put together here, so that the window knows one object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.auto_scroll import AutoScroll
from reader.ui.contents.side import ContentsSide
from reader.ui.focus_mode import FocusMode
from reader.ui.layouts import Layouts
from reader.ui.progress import Progress
from reader.ui.reading.sentence_cursor import SentenceCursor
from reader.ui.reading.word_links import WordLinks
from reader.ui.reading.words import WordsAhead
from reader.ui.readings import Readings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from reader.ui.command_set import CommandSet
    from reader.ui.navigation import Navigator
    from reader.ui.status_line import StatusLine
    from reader.ui.theme import Theme
    from reader.ui.window import Window


class ReadingTools(QObject):
    """The tools of one window. `changed` when there is something new to remember."""

    changed = Signal()

    def __init__(self, window: Window, navigator: Navigator, status: StatusLine) -> None:
        super().__init__(window)
        view, parts = window.view, window.parts
        self._window, self._view, self._status = window, view, status
        self.layouts = Layouts(view, parts.settings, window)
        self.readings = Readings(view, parts.settings, parts.jobs, window)
        self.cursor = SentenceCursor(view, parts.jobs)
        navigator.cursor = self.cursor
        self.word_links = WordLinks(view, self.cursor, parts.settings, parts.jobs)
        self.focus = FocusMode(window, status.say)
        self.auto_scroll = AutoScroll(view, parts.settings)
        self.contents = ContentsSide(window, navigator.go_to_heading)
        self.progress = Progress(window.session, view, parts.jobs)
        self._words_ahead = WordsAhead(view, parts.jobs)
        for one in (self.layouts, self.readings, self.auto_scroll, self.word_links):
            one.changed.connect(self.changed)
        for one in (
            self.layouts, self.readings, self.auto_scroll, self.cursor, self.word_links
        ):  # fmt: skip
            one.said.connect(status.say)
        self.layouts.changed.connect(self.contents.refresh)
        view.replaced.connect(self.auto_scroll.stop)
        status.said_something.connect(self.focus.whisper)

    def begin(self, commands: CommandSet, chinese: QMenu) -> None:
        """The commands are there. chinese: the menu of what is done with Chinese."""
        self._commands = commands
        commands["word-links"].setChecked(self.word_links.on)
        self.readings.begin(commands, chinese)
        self.layouts.begin(commands)
        self.focus.begin(commands["focus-mode"])
        self.auto_scroll.begin(commands["auto-scroll"])
        self.contents.begin(commands["contents"])

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by their ids."""
        return {
            **self.layouts.handlers(),
            **self.readings.handlers(),
            "next-sentence": lambda: self.cursor.step(1),
            "previous-sentence": lambda: self.cursor.step(-1),
            "word-links": self._toggle_word_links,
            "focus-mode": self.focus.toggle,
            "auto-scroll": self.auto_scroll.toggle,
            "contents": self._toggle_contents,
            "next-pane": self._to_next_pane,
        }

    def _to_next_pane(self) -> None:
        """From the text to what stands beside it, and from anywhere else to the text."""
        if self._view.isVisible() and not self._view.hasFocus():
            self._view.setFocus()
        else:
            self._window.focusNextChild()

    def _toggle_word_links(self) -> None:
        self.word_links.toggle()
        self._commands["word-links"].setChecked(self.word_links.on)

    def _toggle_contents(self) -> None:
        self.focus.leave()  # it would bring the sidebar back beside them
        self.contents.toggle()

    def escape(self) -> bool:
        """Leave the focus on the text, or put the cursor away. Whether there was anything."""
        return self.focus.leave() or self.cursor.drop()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.contents.set_theme(theme)

    def set_variant(self) -> None:
        """Other Chinese is shown."""
        self.contents.refresh()

    def follow(self) -> None:
        """The reader is elsewhere in the text."""
        self.contents.follow()
