"""The page of keys: every command with its keys, which can be pressed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from reader.ui.chords import all_shown, clash, shown
from reader.ui.commands import COMMANDS
from reader.ui.language import quoting, tr, translated, with_text, worded
from reader.ui.palette.scoring import fit, folded, words_of
from reader.ui.preferences.fields import PageColumn, remark
from reader.ui.preferences.key_recorder import KeyRecorder
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from reader.ui.commands import Command
    from reader.ui.keymap import Keymap

_MOST_PROBLEMS = 4
_LEAST_KEYS, _MOST_KEYS, _AROUND_KEYS = 90, 340, 44
"""Pixels of the column of keys, and of the air beside them."""
_ID = Qt.ItemDataRole.UserRole
_COMMANDS = {command.id: command for command in COMMANDS}


class KeysPage(QWidget):
    """Changes the keymap, which acts at once and is written down by whoever owns it."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap
        self._wanted = ""
        self.filter = QLineEdit()
        worded(self.filter.setPlaceholderText, Message("Filter by command or key"))
        worded(self.filter.setAccessibleName, Message("Filter the commands"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._fill)
        self.table = QTreeWidget()
        worded(self.table.setAccessibleName, Message("Commands and their keys"))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.table.header().setStretchLastSection(False)
        self.table.header().setFixedHeight(32)
        self.table.header().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.currentItemChanged.connect(self._chosen)
        self.table.itemActivated.connect(lambda *_: self._record())
        self.recorder = KeyRecorder()
        self.recorder.recorded.connect(self._recorded)
        self.recorder.given_up.connect(self._stop)
        self.recorder.hide()
        self.said = WrappedLabel()
        self.said.setObjectName("said")
        quoting(self.said)
        self.use = with_text(QPushButton(), Message("Use It Here"))
        self.use.clicked.connect(self._use)
        self.add = with_text(QPushButton(), Message("Add Keys…"))
        self.add.clicked.connect(self._record)
        self.clear = with_text(QPushButton(), Message("No Keys"))
        self.clear.clicked.connect(lambda: keymap.assign(self.command, ()))
        self.reset = with_text(QPushButton(), Message("Usual Keys"))
        self.reset.clicked.connect(self._reset)
        self.reset_all = with_text(QPushButton(), Message("All Usual Keys"))
        self.reset_all.clicked.connect(keymap.reset_all)
        self._arrange()
        keymap.changed.connect(self._fill)
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the table has the style and the face that it is shown in."""
        super().showEvent(event)
        self._make_room_for_keys()

    def _make_room_for_keys(self) -> None:
        """Qt would ask the rows that are in sight only."""
        advance = self.table.fontMetrics().horizontalAdvance
        rows = (self.table.topLevelItem(at) for at in range(self.table.topLevelItemCount()))
        widest = max((advance(row.text(1)) for row in rows if row is not None), default=0)
        self.table.setColumnWidth(1, min(max(widest, _LEAST_KEYS) + _AROUND_KEYS, _MOST_KEYS))

    def changeEvent(self, event: QEvent) -> None:
        """The commands in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _arrange(self) -> None:
        notice = QHBoxLayout()
        notice.addWidget(self.recorder, 1)
        notice.addWidget(self.said, 1)
        notice.addWidget(self.use)
        self._notice = QWidget()
        self._notice.setLayout(notice)
        self._notice.setFixedHeight(44)
        notice.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        for button in (self.add, self.clear, self.reset):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.reset_all)
        column = PageColumn(self)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self._notice)
        column.addLayout(buttons)
        for problem in self._keymap.problems[:_MOST_PROBLEMS]:
            column.addWidget(remark(problem))
        path = self._keymap.path
        column.addWidget(remark(Message("Kept in {path}, which can be edited as well.", path=path)))

    # the table

    @property
    def command(self) -> str:
        """The id of the command that is chosen, or ""."""
        item = self.table.currentItem()
        return item.data(0, _ID) if item is not None else ""

    def choose(self, command: str) -> None:
        """Put the choice on a command."""
        for number in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(number)
            if item is not None and item.data(0, _ID) == command:
                self.table.setCurrentItem(item)

    def _fill(self) -> None:
        self.table.setHeaderLabels([tr("Command"), tr("Keys")])
        before = self.command
        words = words_of(self.filter.text())
        self.table.blockSignals(True)
        self.table.clear()
        fits = {command.id: self._fits(command, words) for command in COMMANDS}
        found = [command for command in COMMANDS if fits[command.id] is not None]
        for command in sorted(found, key=lambda command: -(fits[command.id] or 0.0)):
            self.table.addTopLevelItem(self._item(command))
        self.table.blockSignals(False)
        self._make_room_for_keys()
        self.choose(before)
        first = self.table.topLevelItem(0)
        if self.table.currentItem() is None and first is not None:
            self.table.setCurrentItem(first)
        self._chosen()

    def _item(self, command: Command) -> QTreeWidgetItem:
        keys = ", ".join(all_shown(self._keymap.keys(command.id)))
        item = QTreeWidgetItem([command.name, keys])
        if not keys:
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, tr("no keys"))
        item.setData(0, _ID, command.id)
        item.setToolTip(0, f"{translated(command.help)}\n{command.id}")
        item.setToolTip(1, command.menu.title)
        if not self._keymap.is_usual(command.id):
            for column in (0, 1):
                font = item.font(column)
                font.setBold(True)
                item.setFont(column, font)
            usual = ", ".join(all_shown(command.keys))
            item.setToolTip(
                1, tr("Usually {keys}", keys=usual) if usual else tr("Usually it has no keys")
            )
        return item

    def _fits(self, command: Command, words: tuple[tuple[str, ...], ...]) -> float | None:
        """How well the name of a command fits; 0 where its help or keys do; None: nothing does."""
        named = [found for name in (command.text, command.name) if (found := fit(words, name))]
        if named or not words:
            return max((found.score for found in named), default=0.0)
        keys = {shown(key).lower() for key in self._keymap.keys(command.id)}
        said = (command.help, translated(command.help), command.menu.value, command.menu.title)
        text = folded("\n".join(said)).text
        is_there = all(any(one in text or one in keys for one in word) for word in words)
        return 0.0 if is_there else None

    def _chosen(self) -> None:
        command = self.command
        for button in (self.add, self.clear, self.reset):
            button.setEnabled(bool(command))
        if command:
            self.clear.setEnabled(bool(self._keymap.keys(command)))
            self.reset.setEnabled(not self._keymap.is_usual(command))
        self._stop()

    # changing

    def _record(self) -> None:
        if self.command:
            self._say("")
            self.said.hide()
            self._notice.show()
            self.recorder.show()
            self.recorder.begin()

    def _stop(self) -> None:
        was_recording = self.recorder.isVisible() and self.recorder.hasFocus()
        self.recorder.hide()
        self.said.show()
        self._say("")
        if was_recording:
            self.table.setFocus()

    def _say(self, text: str, wanted: str = "") -> None:
        worded(self.said.setText, text)
        self._wanted = wanted
        self.use.setVisible(bool(wanted))
        self._notice.setVisible(bool(text))

    def _recorded(self, key: str) -> None:
        command = self.command
        own = self._keymap.keys(command)
        owner = self._keymap.owner_of(key, but=command)
        self._stop()
        if key in own:
            self._say(
                Message(
                    "{key} is a key of {command} already.",
                    key=shown(key),
                    command=_COMMANDS[command].name,
                )
            )
        elif owner:
            theirs = next(k for k in self._keymap.keys(owner) if clash(k, key))
            begins = Message(
                "{key} belongs to {command}.", key=shown(key), command=_COMMANDS[owner].name
            )
            if theirs != key:
                begins = Message(
                    "{key} belongs to {command} ({keys}).",
                    key=shown(key),
                    command=_COMMANDS[owner].name,
                    keys=shown(theirs),
                )
            self._say(begins, wanted=key)
            self.use.setFocus()
        else:
            self._give(key)

    def _use(self) -> None:
        self._give(self._wanted)

    def _give(self, key: str) -> None:
        kept = tuple(k for k in self._keymap.keys(self.command) if not clash(k, key))
        self._keymap.assign(self.command, (*kept, key))
        self.table.setFocus()

    def _reset(self) -> None:
        command = self.command
        self._keymap.assign(command, next(c.keys for c in COMMANDS if c.id == command))
