"""Where in an exported file the blocks stand that were written there, and which were changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from typing import TYPE_CHECKING, Final

from reader.annotations.export.record import Entry, checksum, entry_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.annotations.export.rendering import Block

_SECOND: Final = re.compile(r"(h[A-Za-z0-9]+)-(\d+)")
_ID: Final = re.compile(r"\s*\^([A-Za-z0-9-]+)\s*")


class State(Enum):
    """INTACT: as it was written. EDITED: its id is there, its text is another. GONE: not there."""

    INTACT = auto()
    EDITED = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """A block of the record in the file: lines `start` up to `end`, counted from 0.

    key, number: of the block, and which copy this is (1, or more where the owner changed the
    copies before). Of an edited block only the id's line is sure; `start` and `end` are a guess.
    """

    entry: Entry
    key: str
    number: int
    state: State
    start: int = 0
    end: int = 0


def find_blocks(lines: Sequence[str], entries: Iterable[Entry]) -> list[Found]:
    """What has become of each entry, in the order given. lines: of the body, without line ends."""
    return _Search(lines).all(list(entries))


def supposed_entries(lines: Sequence[str], blocks: Iterable[Block]) -> list[Entry]:
    """Entries for a file whose record is lost: what it would say of the blocks that are there.

    A block whose id is there with another text counts as changed.
    """
    ids = {match[1] for line in lines if (match := _ID.fullmatch(line))}
    entries = [entry_of(block.key, block.text.split("\n")) for block in blocks]
    search = _Search(lines)
    made: list[Entry] = []
    for entry, found in zip(entries, search.all(entries), strict=True):
        if found.state is State.INTACT:
            made.append(entry)
        elif entry.key in ids:
            made.append(Entry(entry.key, entry.lines, entry.id_line, "0" * 10))
    return made


class _Search:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._taken = [False] * len(lines)
        self._ids: dict[str, list[int]] = {}
        for at, line in enumerate(lines):
            if match := _ID.fullmatch(line):
                self._ids.setdefault(match[1], []).append(at)
        self._windows: dict[int, dict[str, list[int]]] = {}

    def all(self, entries: list[Entry]) -> list[Found]:
        """Intact ones first, those with ids before those without; the rest is changed or gone."""
        starts: dict[str, int] = {}
        for entry in entries:
            if entry.id_line:
                self._take(entry, self._by_id(entry), starts)
        after = 0
        for entry in entries:
            if not entry.id_line:
                found = self._by_checksum(entry)
                later = (at for at in found if at >= after)
                self._take(entry, chain(later, found), starts)
            after = starts.get(entry.key, after)
        made = [self._intact(entry, starts) for entry in entries]
        return self._with_ends(made)

    def _by_id(self, entry: Entry) -> Iterable[int]:
        return [at - entry.id_line + 1 for at in self._ids.get(entry.key, ())]

    def _by_checksum(self, entry: Entry) -> list[int]:
        """Where as many lines with the same checksum stand."""
        if entry.lines not in self._windows:
            found: dict[str, list[int]] = {}
            for at in range(len(self._lines) - entry.lines + 1):
                if self._lines[at].strip():
                    found.setdefault(checksum(self._lines[at : at + entry.lines]), []).append(at)
            self._windows[entry.lines] = found
        return self._windows[entry.lines].get(entry.checksum, [])

    def _take(self, entry: Entry, places: Iterable[int], starts: dict[str, int]) -> None:
        for start in places:
            end = start + entry.lines
            if self._stands(entry, start, end):
                self._taken[start:end] = [True] * entry.lines
                starts[entry.key] = start
                return

    def _stands(self, entry: Entry, start: int, end: int) -> bool:
        """Whether lines are the entry's and nobody else's; all but headings need borders."""
        if start < 0 or end > len(self._lines) or any(self._taken[start:end]):
            return False
        if checksum(self._lines[start:end]) != entry.checksum:
            return False
        is_heading = entry.lines == 1 and self._lines[start].startswith("#")
        return is_heading or (self._is_border(start - 1) and self._is_border(end))

    def _is_border(self, at: int) -> bool:
        outside = not 0 <= at < len(self._lines)
        return outside or self._taken[at] or not self._lines[at].strip()

    def _intact(self, entry: Entry, starts: Mapping[str, int]) -> Found:
        second = _SECOND.fullmatch(entry.key)
        key, number = (second[1], int(second[2])) if second else (entry.key, 1)
        if entry.key in starts:
            start = starts[entry.key]
            return Found(entry, key, number, State.INTACT, start, start + entry.lines)
        ids = [at for at in self._ids.get(entry.key, ()) if not self._taken[at]]
        if not ids:
            return Found(entry, key, number, State.GONE)
        return Found(entry, key, number, State.EDITED, self._start_of(ids[0]), ids[0] + 1)

    def _start_of(self, at: int) -> int:
        """The first line of the paragraph, or of the quote, that an id stands below."""
        while at > 0 and not self._taken[at - 1] and not self._lines[at - 1].strip():
            at -= 1
        while at > 0 and not self._taken[at - 1] and self._lines[at - 1].strip():
            at -= 1
        return at

    def _with_ends(self, found: list[Found]) -> list[Found]:
        """Edited blocks go on to where something else begins: `updating` cuts them at headings."""
        starts = sorted(each.start for each in found if each.state is State.EDITED)
        made: list[Found] = []
        for each in found:
            end = each.end
            if each.state is State.EDITED:
                while end < len(self._lines) and not self._taken[end] and end not in starts:
                    end += 1
            made.append(Found(each.entry, each.key, each.number, each.state, each.start, end))
        return made
