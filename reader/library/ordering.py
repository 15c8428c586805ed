"""In which order the library is shown: folders as the user added them, entries by one key."""

from __future__ import annotations

from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.entries import Entry


class SortOrder(StrEnum):
    """What entries of a folder are sorted by. Dates and times stand newest first."""

    TITLE = "title"
    DATE = "date"
    LAST_READ = "last-read"
    ADDED = "added"


_ATTRIBUTES: Final = {
    SortOrder.DATE: "date",
    SortOrder.LAST_READ: "last_read",
    SortOrder.ADDED: "added",
}


def sort_order(name: str) -> SortOrder:
    """The order of that name; by title where there is none such."""
    return SortOrder(name) if name in set(map(str, SortOrder)) else SortOrder.TITLE


def ordered(entries: Iterable[Entry], order: SortOrder) -> list[Entry]:
    """`entries` sorted; where the key is equal or missing, by title, then as they came."""
    result = sorted(entries, key=attrgetter("collation"))
    if order is not SortOrder.TITLE:
        result.sort(key=attrgetter(_ATTRIBUTES[order]), reverse=True)
    return result
