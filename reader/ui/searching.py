"""Searching, put together for the window: in the text, in the library, and hints to go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.commands import CommandSet
    from reader.ui.finding.control import FindControl
    from reader.ui.interior import Interior
    from reader.ui.theme import Theme
    from reader.ui.window import Window


class Searching(QObject):
    """The searches of one window; each part is loaded when it is first wanted."""

    def __init__(self, interior: Interior, window: Window) -> None:
        super().__init__(window)
        self._interior, self._window = interior, window
        self._commands: CommandSet | None = None
        self._finding: FindControl | None = None

    def begin(self, commands: CommandSet) -> None:
        """The commands are there."""
        self._commands = commands

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by their ids."""
        return {
            "find": self.find,
            "find-next": lambda: self.finding.step(1),
            "find-previous": lambda: self.finding.step(-1),
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
        return self._finding

    def find(self) -> None:
        """Show the find bar."""
        self.finding.open()

    def escape(self) -> bool:
        """Take the marks of a search away. Whether there were any."""
        return self._finding is not None and self._finding.escape()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if self._finding is not None:
            self._finding.set_theme(theme)

    def _key_of(self, command: str) -> str:
        """The first key of a command as people write it."""
        keys = self._commands[command].shortcut() if self._commands else QKeySequence()
        return keys.toString(QKeySequence.SequenceFormat.NativeText)
