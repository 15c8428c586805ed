"""Asking for files and folders: the system's own dialogue, or Qt's where the system has none.

Qt's says of each file what type it is, in English words of a table that came along with it; here
names, sizes and days have the room to themselves.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NAME, _LENGTH, _TYPE, _CHANGED = range(4)
"""Columns of Qt's list."""
_WIDEST = {_LENGTH: "1023.99 KiB", _CHANGED: "30/12/2026 12:30 PM"}
_AROUND = 24
"""Pixels around the text of a cell."""
_SIZE = QSize(720, 440)


def file_dialog(
    parent: QWidget, title: str, start: Path | None = None, kinds: str = ""
) -> QFileDialog:
    """A dialogue that is not shown yet.

    start: the folder that it begins in, or the file that is offered; None: where the last one was.
    kinds: what files are offered, as Qt writes it ("Texts (*.txt);;All files (*)").
    """
    asked = QFileDialog(parent, title, str(start or ""), kinds)
    files = asked.findChild(QTreeView)
    if files is not None:  # the system's dialogue is none of our widgets
        files.hideColumn(_TYPE)
        header = files.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column, widest in _WIDEST.items():
            files.setColumnWidth(column, files.fontMetrics().horizontalAdvance(widest) + _AROUND)
        asked.resize(asked.size().expandedTo(_SIZE))
    return asked


def folder_dialog(parent: QWidget, title: str) -> QFileDialog:
    """A dialogue in which a folder is chosen."""
    asked = file_dialog(parent, title)
    asked.setFileMode(QFileDialog.FileMode.Directory)
    asked.setOption(QFileDialog.Option.ShowDirsOnly)
    return asked


def chosen_file(parent: QWidget, title: str, start: Path | None, kinds: str) -> Path | None:
    """Wait until a file that is there was chosen; None if it was not."""
    asked = file_dialog(parent, title, start, kinds)
    asked.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(asked)


def chosen_folder(parent: QWidget, title: str) -> Path | None:
    """Wait until a folder was chosen; None if it was not."""
    return _answer(folder_dialog(parent, title))


def _answer(asked: QFileDialog) -> Path | None:
    accepted = asked.exec() == QFileDialog.DialogCode.Accepted
    names = asked.selectedFiles() if accepted else []
    asked.deleteLater()
    return Path(names[0]) if names else None
