"""How Duidu knows its own text again in an exported file: the record at the file's end.

An HTML comment, which Markdown programs do not show. A line for each block:

    habc123 7/4 3fa2b1c4d5

key, number of lines, which of them is the block id (0: none), checksum of the lines without white
space at their ends. Keys of the front matter are `+title` and so on.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIRST: Final = "<!-- duidu: what Duidu wrote above, so that it can bring it up to date"
_LAST: Final = "-->"
_ENTRY: Final = re.compile(r"(\+?[A-Za-z0-9-]+) (\d+)/(\d+) ([0-9a-f]{10})")


@dataclass(frozen=True, slots=True)
class Entry:
    """A block as it was written. lines: how many; id_line: counted from 1, 0 for none."""

    key: str
    lines: int
    id_line: int
    checksum: str


def entry_of(key: str, lines: Sequence[str]) -> Entry:
    """The entry of a block with these lines, whose id is `key` if it has one."""
    wanted = f"^{key}"
    found = (at for at, line in enumerate(lines, 1) if line.strip() == wanted)
    return Entry(key, len(lines), next(found, 0), checksum(lines))


def checksum(lines: Iterable[str]) -> str:
    """Ten hexadecimal digits. Line ends and white space before them do not count."""
    text = "\n".join(line.rstrip() for line in lines)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def written(entries: Iterable[Entry]) -> list[str]:
    """The lines of the record."""
    body = (f"{each.key} {each.lines}/{each.id_line} {each.checksum}" for each in entries)
    return [_FIRST, *body, _LAST]


def find_record(lines: Sequence[str]) -> tuple[int, int, list[Entry]] | None:
    """Where the last record of a file stands (first line, line after it) and what it says."""
    starts = [at for at, line in enumerate(lines) if line.strip() == _FIRST]
    for start in reversed(starts):
        end = start + 1
        entries: list[Entry] = []
        while end < len(lines) and (match := _ENTRY.fullmatch(lines[end].strip())):
            entries.append(Entry(match[1], int(match[2]), int(match[3]), match[4]))
            end += 1
        if end < len(lines) and lines[end].strip() == _LAST:
            return start, end + 1, entries
    return None
