"""The room of the sidebar: shown, put away, and not in the way of the text in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject

from reader.ui.language import worded
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.command_set import CommandSet
    from reader.ui.keeping import Keeper
    from reader.ui.reading_tools import ReadingTools
    from reader.ui.sidebar.widget import Sidebar
    from reader.ui.window import Window

NARROW: Final = 600
"""Pixels of a window in which there is no room for the text beside a list."""


class SideRoom(QObject):
    """Shows the sidebar or the text in a narrow window; what the reader chose holds in others."""

    def __init__(self, window: Window, sidebar: Sidebar, tools: ReadingTools) -> None:
        super().__init__(window)
        self._window, self._sidebar, self._tools = window, sidebar, tools
        self._settings = window.parts.settings
        self._commands: CommandSet | None = None
        self._keeper: Keeper | None = None
        self._is_narrow = False
        self._made_way = False

    def begin(self, commands: CommandSet, keeper: Keeper) -> None:
        """The window is furnished."""
        self._commands, self._keeper = commands, keeper
        self._tell()
        grip = self._window.splitter.handle(1)
        worded(grip.setAccessibleName, Message("Between the sidebar and the text"))
        self._window.installEventFilter(self)
        self._window.session.opened.connect(self._is_left)
        self._sidebar.reading_requested.connect(self._is_left)
        self._measure()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by their ids."""
        return {"sidebar": self.toggle, "filter": self.go_to_filter}

    def toggle(self) -> None:
        """Show the sidebar, or put it away."""
        self._tools.contents.make_way()
        visible = self._sidebar.isHidden()
        self._made_way = False
        self._sidebar.setVisible(visible)
        self._settings.sidebar_visible = visible
        self._tell()
        if self._keeper is not None:
            self._keeper.soon()

    def go_to_filter(self) -> None:
        """The keyboard goes to the filter, which is shown for that."""
        if not self._sidebar.isVisible():
            self.toggle()
        self._sidebar.focus_filter()

    def filter_by(self, text: str) -> None:
        """List what a filter lets through."""
        self._tools.contents.make_way()
        self._sidebar.show()
        self._made_way = False
        self._tell()
        self._sidebar.set_filter_text(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has another width."""
        if event.type() == QEvent.Type.Resize:
            self._measure()
        return super().eventFilter(watched, event)

    def _measure(self) -> None:
        is_narrow = self._window.width() < NARROW
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self._make_way()
        elif self._made_way:
            self._made_way = False
            self._sidebar.show()
            self._tell()

    def _is_left(self) -> None:
        """Something was chosen, or the reader goes back to the text: it is to be read now."""
        if self._is_narrow:
            self._make_way()

    def _make_way(self) -> None:
        if not self._sidebar.isHidden():
            self._made_way = True
            self._sidebar.hide()
            self._tell()

    def _tell(self) -> None:
        """The command shows how it is."""
        if self._commands is not None:
            self._commands["sidebar"].setChecked(not self._sidebar.isHidden())
