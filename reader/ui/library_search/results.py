"""What was found, as rows: a heading for each document, its sentences, and how many more it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reader.ui.language import tr, translated
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject

    from reader.library.search.hits import Hit
    from reader.library.search.notes import NoteHit

Index = QModelIndex | QPersistentModelIndex
SHOWN: Final = 3
"""Sentences of a document that are shown before its others are asked for."""
NOTES: Final = "notes"
ROW: Final = Qt.ItemDataRole.UserRole


class Heading(Value):
    """Begins a group. key: of the group. path: the document's, None for the notes."""

    key: str
    title: str
    path: Path | None = None


class Sentence(Value):
    """A sentence of a document."""

    key: str
    hit: Hit


class NoteRow(Value):
    """A note. title: of the document that it belongs to."""

    key: str
    found: NoteHit
    title: str


class More(Value):
    """There is more in this group."""

    key: str
    count: int


Row = Heading | Sentence | NoteRow | More


class _Group:
    """One document, or the notes."""

    __slots__ = ("heading", "kept", "more", "rows", "whole")

    def __init__(self, heading: Heading) -> None:
        self.heading = heading
        self.rows: list[Row] = []
        self.kept: list[Row] = []
        self.more = 0
        self.whole = False

    def all_rows(self) -> list[Row]:
        """Its rows as they stand in the list."""
        count = self.more + len(self.kept)
        more: list[Row] = [More(self.heading.key, count)] if count else []
        return [self.heading, *self.rows, *more]


class ResultsModel(QAbstractListModel):
    """Groups of rows, the notes first; `Qt.UserRole` gives the row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._groups: dict[str, _Group] = {}
        self._rows: list[Row] = []

    # Qt's side

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or its words."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    # ours

    @property
    def rows(self) -> Sequence[Row]:
        """All rows."""
        return self._rows

    @property
    def passages(self) -> int:
        """How many answers are known of."""
        return sum(
            len(group.rows) + len(group.kept) + group.more for group in self._groups.values()
        )

    @property
    def documents(self) -> int:
        """How many documents they stand in."""
        return len(self._groups.keys() - {NOTES})

    def clear(self) -> None:
        """Nothing is found yet."""
        self.beginResetModel()
        self._groups, self._rows = {}, []
        self.endResetModel()

    def add_hits(self, hits: Iterable[Hit]) -> None:
        """Take in more sentences; those of a document stand together."""
        for hit in hits:
            key = str(hit.path)
            group = self._groups.get(key)
            if group is None:
                group = self._groups[key] = _Group(Heading(key, hit.title, hit.path))
            before = len(group.all_rows()) if group.rows else 0
            if group.whole:
                continue
            kept = group.rows if len(group.rows) < SHOWN else group.kept
            kept.append(Sentence(key, hit))
            group.more += hit.more
            self._renew(group, before)

    def add_notes(self, found: Sequence[NoteHit], titles: Sequence[str]) -> None:
        """Take in the notes, before everything else."""
        if not found:
            return
        group = _Group(Heading(NOTES, Message("Notes")))
        rows = [NoteRow(NOTES, one, title) for one, title in zip(found, titles, strict=True)]
        group.rows, group.kept = list(rows[:SHOWN]), list(rows[SHOWN:])
        self._groups = {NOTES: group, **self._groups}
        new = group.all_rows()
        self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
        self._rows[:0] = new
        self.endInsertRows()

    def exchange(self, before: Hit, now: Hit) -> None:
        """More is known of an answer: it stays where it is."""
        group = self._groups.get(str(before.path))
        if group is None:
            return
        row = Sentence(group.heading.key, now)
        for listed in (group.rows, group.kept, self._rows):
            for number, one in enumerate(listed):
                if isinstance(one, Sentence) and one.hit is before:
                    listed[number] = row
                    if listed is self._rows:
                        self.dataChanged.emit(self.index(number), self.index(number))

    def unfold(self, key: str, hits: Sequence[Hit] | None = None) -> None:
        """Show everything of a group. hits: all that a document has; None: what is known."""
        group = self._groups.get(key)
        if group is None:
            return
        before = len(group.all_rows())
        if hits is None:
            group.rows = [*group.rows, *group.kept]
        else:
            group.rows = [Sentence(key, hit) for hit in hits]
        group.kept, group.more, group.whole = [], 0, True
        self._renew(group, before)

    def _renew(self, group: _Group, before: int) -> None:
        """Put a group's rows where its `before` rows are; at the end where there were none."""
        new = group.all_rows()
        at = self._rows.index(group.heading) if before else len(self._rows)
        old = self._rows[at : at + before]
        same = next(
            (n for n, (one, two) in enumerate(zip(old, new, strict=False)) if one is not two),
            min(len(old), len(new)),
        )
        if len(old) > same:
            self.beginRemoveRows(QModelIndex(), at + same, at + len(old) - 1)
            del self._rows[at + same : at + len(old)]
            self.endRemoveRows()
        if len(new) > same:
            self.beginInsertRows(QModelIndex(), at + same, at + len(new) - 1)
            self._rows[at + same : at + same] = new[same:]
            self.endInsertRows()


def more_words(row: More) -> str:
    """What the last line of a group says."""
    if row.key == NOTES:
        return tr("{number:,} more notes", number=row.count)
    return tr("{number:,} more in this document", number=row.count)


def spoken(row: Row) -> str:
    """A row as a screen reader says it."""
    if isinstance(row, Heading):
        return translated(row.title)
    if isinstance(row, Sentence):
        return ", ".join(filter(None, (row.hit.text, row.hit.counterpart)))
    if isinstance(row, NoteRow):
        return row.found.note.text
    return more_words(row)
