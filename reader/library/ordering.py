"""In which order the library is shown: folders as the user added them, entries by one key."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.entries import Entry


class SortOrder(StrEnum):
    """What entries of a folder are sorted by. Dates and times stand newest first."""

    TITLE = "title"
    DATE = "date"
    LAST_READ = "last-read"
    ADDED = "added"


def sort_order(name: str) -> SortOrder:
    """The order of that name; by title where there is none such."""
    return SortOrder(name) if name in SortOrder else SortOrder.TITLE


def ordered(entries: Iterable[Entry], order: SortOrder) -> list[Entry]:
    """`entries` sorted; where the key is equal or missing, by title, then by path."""
    result = sorted(entries, key=lambda entry: (entry.collation, str(entry.path)))
    if order is SortOrder.DATE:
        result.sort(key=lambda entry: entry.date, reverse=True)
    elif order is SortOrder.LAST_READ:
        result.sort(key=lambda entry: entry.last_read, reverse=True)
    elif order is SortOrder.ADDED:
        result.sort(key=lambda entry: entry.added, reverse=True)
    return result
