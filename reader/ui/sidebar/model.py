"""The list of the sidebar as a Qt model: section lines and entries, flat."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader import paths
from reader.library.entries import Entry
from reader.ui.language import tr, translated
from reader.ui.sidebar.second_line import plain_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.library.shelf import Row, Section

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What the delegate asks for beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class LibraryModel(QAbstractListModel):
    """Rows as `Shelf.rows` gives them. Section lines can neither be chosen nor opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._numbers: dict[Path, int] | None = None

    @property
    def rows(self) -> Sequence[Row]:
        """The rows: usually a `Listing`."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows: the answer to a keystroke."""
        self.beginResetModel()
        self._rows = rows
        self._numbers = None
        self.endResetModel()

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Show newer rows; what stands before and after the change stays what it was."""
        old, new = list(self._rows), list(rows)
        start = _same(old, new)
        tail = _same(old[start:][::-1], new[start:][::-1])
        self._replace(old, start, len(old) - tail, new[start : len(new) - tail])
        old[start : len(old) - tail] = new[start : len(new) - tail]
        changed = [number for number, row in enumerate(new) if row is not old[number]]
        self._rows = rows
        for number in changed:
            index = self.index(number)
            self.dataChanged.emit(index, index)

    def renew(self, entry: Entry) -> None:
        """Say that an entry was exchanged for a newer one where it stands."""
        number = self.number_of(entry.path)
        if number is not None:
            index = self.index(number)
            self.dataChanged.emit(index, index)

    def number_of(self, path: Path) -> int | None:
        """The row that shows `path`."""
        if self._numbers is None:
            self._numbers = {
                row.path: number for number, row in enumerate(self._rows) if isinstance(row, Entry)
            }
        return self._numbers.get(path)

    def entry_at(self, index: Index) -> Entry | None:
        """The entry of a row; None for section lines and outside."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, Entry) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What Qt and the delegate ask of a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Roles.ROW:
            return row
        if isinstance(row, Entry):
            return _entry_data(row, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{section_name(row)}, {section_count(row.shown, row.total)}"
        if role == Qt.ItemDataRole.ToolTipRole and row.folder is not None:
            return "\n".join(filter(None, (str(row.folder), translated(row.note))))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Entries can be chosen; section lines cannot."""
        if self.entry_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _replace(self, old: list[Row], start: int, end: int, rows: list[Row]) -> None:
        left = old[:start] + old[end:]
        if end > start:
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            self._rows = left
            self._numbers = None
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows = left[:start] + rows + left[start:]
            self._numbers = None
            self.endInsertRows()


@lru_cache(maxsize=64)
def _is_samples(folder: Path) -> bool:
    return folder == paths.samples_dir()


def folder_name(folder: Path) -> str:
    """What a folder is called; that of the samples in the language of the interface."""
    return tr("Samples") if _is_samples(folder) else folder.name


def section_name(section: Section) -> str:
    """What stands above the documents of a folder."""
    if section.folder is not None and _is_samples(section.folder):
        return folder_name(section.folder)
    return translated(section.name)


def section_count(shown: int, total: int) -> str:
    """How many: "9", or "4 of 9" where the filter holds some back."""
    return str(total) if shown == total else tr("{number} of {all}", number=shown, all=total)


def _entry_data(entry: Entry, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return entry.title
    if role == Qt.ItemDataRole.ToolTipRole:
        progress = tr("{share:.0%} read", share=entry.progress) if entry.progress > 0 else ""
        lines = (entry.title, plain_line(entry).text, ", ".join(entry.tags), progress)
        return "\n".join(filter(None, (*lines, *map(str, entry.paths))))
    if role == Qt.ItemDataRole.AccessibleTextRole:
        is_begun = entry.progress > 0
        progress = tr("{share:.0%} read", share=entry.progress) if is_begun else tr("not read yet")
        parts = (entry.title, plain_line(entry).text, entry.languages_label, progress)
        return ", ".join(filter(None, parts))
    return None


def _key(row: Row) -> object:
    return row.path if isinstance(row, Entry) else row.folder or ""


def _same(old: list[Row], new: list[Row]) -> int:
    """How many rows at the start stand for the same thing."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before is not after and (type(before) is not type(after) or _key(before) != _key(after)):
            break
        count += 1
    return count
