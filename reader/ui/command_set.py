"""The commands of one window as actions: in menus, by keys, in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from reader.ui.chords import is_plain
from reader.ui.commands import COMMANDS, Scope
from reader.ui.language import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMenu, QWidget

    from reader.ui.commands import Menu
    from reader.ui.keymap import Keymap


class CommandSet(QObject):
    """The actions of one window.

    A letter, an arrow and the like act only in the reading view, whatever the command's scope:
    elsewhere they belong to whoever has the focus.
    """

    def __init__(
        self,
        window: QWidget,
        reading: QWidget,
        handlers: Mapping[str, Callable[[], object]],
        keymap: Keymap,
        before: Callable[[], object] = lambda: None,
    ) -> None:
        """handlers: command id → what it does. Every command must have one.

        before: is called first, whatever is to be done.
        """
        super().__init__(window)
        self._before = before
        self._reading = reading
        self._actions: dict[str, QAction] = {}
        self._plain: dict[str, QAction] = {}
        self.keymap = keymap
        for command in COMMANDS:
            action = QAction(self)
            action.setCheckable(command.checkable)
            handler = handlers[command.id]
            action.triggered.connect(lambda _checked=False, run=handler: self._do(run))
            if command.scope is Scope.READING:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                reading.addAction(action)
            else:
                window.addAction(action)
            self._actions[command.id] = action
        self._tell()
        self._set_keys()
        keymap.changed.connect(self._set_keys)

    def _do(self, run: Callable[[], object]) -> None:
        self._before()
        run()

    def event(self, event: QEvent) -> bool:
        """Say everything again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
        return super().event(event)

    def _tell(self) -> None:
        for command in COMMANDS:
            action, help_text = self._actions[command.id], translated(command.help)
            action.setText(translated(command.text))
            action.setToolTip(help_text)
            action.setStatusTip(help_text)

    def _set_keys(self) -> None:
        for command in COMMANDS:
            keys = self.keymap.keys(command.id)
            if command.scope is Scope.WINDOW:
                plain = [key for key in keys if is_plain(key)]
                keys = tuple(key for key in keys if key not in plain)
                if plain or command.id in self._plain:
                    self._twin(command.id).setShortcuts([QKeySequence(key) for key in plain])
            self._actions[command.id].setShortcuts([QKeySequence(key) for key in keys])

    def _twin(self, command: str) -> QAction:
        """What does the same as a command of the whole window, by plain keys in the text."""
        if command not in self._plain:
            twin = QAction(self)
            twin.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            twin.triggered.connect(self._actions[command].trigger)
            self._reading.addAction(twin)
            self._plain[command] = twin
        return self._plain[command]

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def fill(self, menu: QMenu, which: Menu) -> None:
        """Append a menu's commands, in the order of the table."""
        for command in COMMANDS:
            if command.menu is which:
                if command.separated and not menu.isEmpty():
                    menu.addSeparator()
                menu.addAction(self._actions[command.id])
