"""Where a long text is cut into the files of a book, and its table of contents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.documents.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.bitext.model import Bitext, Row

_LARGEST = 160_000  # code points of a file: reading systems open one at a time
_DEEPEST = 3  # levels of the table of contents


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: the number of a row, and the entries below it."""

    row: int
    inside: tuple[Entry, ...] = ()


def chapters_of(bitext: Bitext) -> list[range]:
    """The rows of each file, by number; one at least, if there is a row.

    A file begins at each heading of the highest level that the text has more than one of, and
    wherever it would grow too large.
    """
    rows = bitext.rows
    if not rows:
        return []
    level = _cutting_level(rows)
    starts = [0]
    size = 0
    for number, row in enumerate(rows):
        begins = row.kind is BlockKind.HEADING and row.level <= level
        pieces = (*row.en, *row.zh, *row.both)
        length = sum(piece.end - piece.start for piece in pieces)
        if number and (
            size + length > _LARGEST or (begins and _has_text(rows[starts[-1] : number]))
        ):
            starts.append(number)
            size = 0
        size += length
    return [range(*ends) for ends in zip(starts, [*starts[1:], len(rows)], strict=True)]


def contents_of(rows: Sequence[Row]) -> tuple[Entry, ...]:
    """The headings of a text as a tree, its highest level outside; none if it has no headings."""
    headings = [
        (row.level, number) for number, row in enumerate(rows) if row.kind is BlockKind.HEADING
    ]
    levels = sorted({level for level, _ in headings})[:_DEEPEST]
    return tuple(_entries([(level, number) for level, number in headings if level in levels]))


def _entries(headings: Sequence[tuple[int, int]]) -> Iterator[Entry]:
    at = 0
    while at < len(headings):
        level, number = headings[at]
        end = at + 1
        while end < len(headings) and headings[end][0] > level:
            end += 1
        yield Entry(number, tuple(_entries(headings[at + 1 : end])))
        at = end


def _cutting_level(rows: Sequence[Row]) -> int:
    counts = Counter(row.level for row in rows if row.kind is BlockKind.HEADING)
    return next((level for level in sorted(counts) if counts[level] > 1), 0)


def _has_text(rows: Sequence[Row]) -> bool:
    """A heading right below another begins no file of its own."""
    return any(row.kind is not BlockKind.HEADING for row in rows)
