"""The page of the library: which folders are in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from reader.ui.file_dialogs import folder_dialog
from reader.ui.language import tr, with_text, worded
from reader.ui.preferences.fields import PageColumn, heading, remark
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PATH = Qt.ItemDataRole.UserRole


class LibraryPage(QWidget):
    """`folder_added(Path)`, `folder_removed(Path)`. folders: gives those that are in it."""

    folder_added = Signal(object)
    folder_removed = Signal(object)

    def __init__(self, folders: Callable[[], Sequence[Path]]) -> None:
        super().__init__()
        self._folders = folders
        self.list = QListWidget()
        worded(self.list.setAccessibleName, Message("Folders of the library"))
        self.list.currentRowChanged.connect(self._show_state)
        self.add = with_text(QPushButton(), Message("Add Folder…"))
        self.add.clicked.connect(self._ask)
        self.remove = with_text(QPushButton(), Message("Remove"))
        self.remove.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = PageColumn(self)
        column.addWidget(heading(Message("Folders")))
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addWidget(
            remark(Message("Removing a folder takes it off the list. Its files stay."))
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the folders that are there now."""
        self.list.clear()
        for folder in self._folders():
            item = QListWidgetItem(str(folder))
            item.setData(_PATH, folder)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._show_state()

    def _show_state(self) -> None:
        self.remove.setEnabled(self.list.currentItem() is not None)

    def _ask(self) -> None:
        asked = folder_dialog(self, tr("Add a folder to the library"))
        asked.fileSelected.connect(lambda name: self.take(Path(name)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def take(self, folder: Path) -> None:
        """A folder was picked."""
        self.folder_added.emit(folder)
        self.refresh()

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.folder_removed.emit(item.data(_PATH))
            self.refresh()
