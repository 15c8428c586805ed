"""The list of cards as a Qt model, flat. It changes by as little as there is to change."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.ui.language import tr, translated
from reader.ui.notes.rows import CardRow, SectionRow, is_stop
from reader.ui.notes.texts import kind_words, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.model import Annotation
    from reader.ui.notes.rows import Row

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What is asked of a row beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class CardModel(QAbstractListModel):
    """Rows of the list, found by their keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._numbers: dict[str, int] | None = None

    @property
    def rows(self) -> Sequence[Row]:
        """The rows. To be read only."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show others: the answer to another question."""
        self.beginResetModel()
        self._take(list(rows))
        self.endResetModel()

    def append_rows(self, rows: Sequence[Row]) -> None:
        """More of them, at the end."""
        if rows:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows.extend(rows)
            if self._numbers is not None:
                self._numbers.update((row.key, start + n) for n, row in enumerate(rows))
            self.endInsertRows()

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Newer rows; what stands before and behind the change stays what it was."""
        old, new = self._rows, list(rows)
        start = _same(old, new)
        tail = _same(old[start:][::-1], new[start:][::-1])
        self._replace(start, len(old) - tail, new[start : len(new) - tail])
        differing = [number for number, row in enumerate(new) if row != self._rows[number]]
        self._take(new)
        for number in differing:
            self.dataChanged.emit(self.index(number), self.index(number))

    def renew(self, annotation: Annotation) -> bool:
        """An annotation has changed. False: it has no card here."""
        number = self.number_of(annotation.id)
        row = self._rows[number] if number is not None else None
        if number is None or not isinstance(row, CardRow):
            return False
        self._rows[number] = row._replace(annotation=annotation, shape=())
        self.dataChanged.emit(self.index(number), self.index(number))
        return True

    def remove(self, key: str) -> None:
        """A row is gone."""
        number = self.number_of(key)
        if number is not None:
            self._replace(number, number + 1, [])

    def number_of(self, key: str) -> int | None:
        """Where a row stands."""
        if self._numbers is None:
            self._numbers = {row.key: number for number, row in enumerate(self._rows)}
        return self._numbers.get(key)

    def row_at(self, index: Index) -> Row | None:
        """The row of an index; None outside."""
        inside = index.isValid() and index.row() < len(self._rows)
        return self._rows[index.row()] if inside else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What Qt, a screen reader and the view ask of a row."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == Roles.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _in_words(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be gone to can be chosen."""
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return enabled | Qt.ItemFlag.ItemIsSelectable if is_stop(row) else enabled

    def _replace(self, start: int, end: int, rows: list[Row]) -> None:
        """Other rows in place of those from `start` up to `end`."""
        if end > start:
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            self._take(self._rows[:start] + self._rows[end:])
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._take(self._rows[:start] + rows + self._rows[start:])
            self.endInsertRows()

    def _take(self, rows: list[Row]) -> None:
        self._rows = rows
        self._numbers = None


def _in_words(row: Row) -> str:
    if isinstance(row, SectionRow):
        if row.unfolded is None:
            return f"{translated(row.text)}, {row.cards}"
        if row.unfolded:
            return tr("{heading}, {number}, unfolded", heading=row.text, number=row.cards)
        return tr("{heading}, {number}, folded", heading=row.text, number=row.cards)
    if isinstance(row, CardRow):
        words = spoken(row.annotation)
        return tr("{annotation}, not found in the text", annotation=words) if row.orphan else words
    return translated(kind_words(None))


def _same(old: Sequence[Row], new: Sequence[Row]) -> int:
    """How many rows at the start stand for the same thing."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after and (type(before) is not type(after) or before.key != after.key):
            break
        count += 1
    return count
