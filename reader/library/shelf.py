"""The library as it stands on screen: a section for each folder, its entries sorted and filtered.

Owns the step from "these entries, this order, this filter text" to a flat list of rows. Knows no
widget; the sidebar's model shows what `rows` returns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from reader.library.entries import Entry
from reader.library.filtering import Filter
from reader.library.ordering import SortOrder, ordered
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reader.library.catalog import Diff
    from reader.library.query import Query


NOTHING_HERE = Message("Nothing here that Duidu can read.")
"""What is said of a folder without documents."""


@dataclass(frozen=True, slots=True)
class Section:
    """The line above the entries of one folder.

    folder: None for documents that were opened by themselves.
    shown, total: how many entries the filter lets through, of how many.
    note: what is wrong with the folder, one sentence; usually "".
    """

    folder: Path | None
    name: str
    shown: int
    total: int
    note: str = ""


Row = Section | Entry
"""What stands on one line of the list."""


class Listing(Sequence[Row]):
    """The rows of a list, named by number: making one touches no entry.

    At 10,000 entries, most of a keystroke's time is spent waiting for memory; so a row is looked up
    only when it is asked for. entries: every entry in order. places: for each row the number of its
    entry, or -1, -2 … for the first, second … of `sections`.
    """

    __slots__ = ("entries", "places", "sections")

    def __init__(
        self, entries: Sequence[Entry], places: Sequence[int], sections: Sequence[Section]
    ) -> None:
        self.entries = entries
        self.places = places
        self.sections = sections

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        if isinstance(number, slice):
            return [self._row(place) for place in self.places[number]]
        return self._row(self.places[number])

    def __len__(self) -> int:
        return len(self.places)

    def _row(self, place: int) -> Row:
        return self.entries[place] if place >= 0 else self.sections[-1 - place]


class Shelf:
    """Entries in sections, in one order, behind one filter."""

    def __init__(self, order: SortOrder = SortOrder.TITLE) -> None:
        self._order = order
        self._by_path: dict[Path, Entry] = {}
        self._folders: tuple[Path, ...] = ()
        self._notes: Mapping[Path, str] = {}
        self._entries: list[Entry] = []
        self._sections: list[tuple[Path | None, int, int]] = []
        self._filter = Filter(())
        self._stale = False

    @property
    def order(self) -> SortOrder:
        """What entries are sorted by inside a section."""
        return self._order

    @order.setter
    def order(self, order: SortOrder) -> None:
        self._stale |= order is not self._order
        self._order = order

    @property
    def entries(self) -> Sequence[Entry]:
        """Every entry in the order of the list."""
        self._settle()
        return self._entries

    @property
    def extra_fields(self) -> frozenset[str]:
        """Front matter keys that can be asked for."""
        self._settle()
        return self._filter.extra_fields

    def find(self, path: Path) -> Entry | None:
        """The entry that holds `path`, as its document or its companion, shown or not."""
        entry = self._by_path.get(path)
        if entry is not None:
            return entry
        return next(
            (one for one in self._by_path.values() if one.companion and path in one.paths), None
        )

    def set_folders(self, folders: Sequence[Path], notes: Mapping[Path, str]) -> None:
        """The library folders in order, empty ones too; notes: what is wrong with some."""
        self._folders = tuple(folders)
        self._notes = dict(notes)
        self._stale = True

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these entries and no others."""
        self._by_path = {entry.path: entry for entry in entries}
        self._stale = True

    def apply(self, diff: Diff) -> None:
        """Take in what changed."""
        for path in diff.removed:
            self._by_path.pop(path, None)
        for entry in (*diff.added, *diff.changed):
            self._by_path[entry.path] = entry
        self._stale = True

    def replace(self, entry: Entry) -> None:
        """Exchange an entry for a newer one where it stands, without sorting or filtering anew."""
        old = self._by_path.get(entry.path)
        if old is None:
            return
        self._by_path[entry.path] = entry
        if not self._stale:
            place = next(place for place, one in enumerate(self._entries) if one is old)
            self._entries[place] = entry
            self._filter.forget()

    def parse(self, text: str) -> Query:
        """The query that a filter text asks here."""
        self._settle()
        return self._filter.parse(text)

    def rows(self, query: Query) -> Listing:
        """The list: sections with what the query lets through; without a query, empty ones too."""
        self._settle()
        asked = any(term.value for term in query.terms)
        matched = self._filter.match(query)
        places: list[int] = []
        sections: list[Section] = []
        for (folder, start, end), name in zip(self._sections, self._names(), strict=True):
            first, last = bisect_left(matched, start), bisect_left(matched, end)
            if first == last and asked:
                continue
            note = self._notes.get(folder, "") if folder else ""
            sections.append(Section(folder, name, last - first, end - start, note))
            places.append(-len(sections))
            places.extend(matched[first:last])
        return Listing(self._entries, places, sections)

    def _settle(self) -> None:
        """Sort and divide anew where something changed since the last question."""
        if not self._stale:
            return
        self._stale = False
        groups: dict[Path | None, list[Entry]] = {folder: [] for folder in self._folders}
        for entry in self._by_path.values():
            groups.setdefault(entry.folder, []).append(entry)
        alone = groups.pop(None, None)
        if alone:
            groups[None] = alone
        self._entries = []
        self._sections = []
        for folder, group in groups.items():
            start = len(self._entries)
            self._entries.extend(ordered(group, self._order))
            self._sections.append((folder, start, len(self._entries)))
        self._filter = Filter(self._entries)

    def _names(self) -> list[str]:
        """Folder names; with the folder around them where two are the same."""
        folders = [folder for folder, _, _ in self._sections]
        counts = Counter(folder.name for folder in folders if folder)
        return [
            Message("Opened files")
            if folder is None
            else folder.name or str(folder)
            if counts[folder.name] < 2
            else f"{folder.parent.name}/{folder.name}"
            for folder in folders
        ]
