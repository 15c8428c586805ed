"""What two copies of the file know of one document, or of one colour, made into one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.annotations.model import DocumentRecord, Meaning


def join_records(one: DocumentRecord, two: DocumentRecord) -> DocumentRecord:
    """The newer description, with every path that either has seen, at its latest time."""
    if one == two:
        return one
    newer = max(one, two, key=_order)
    paths = dict(one.paths)
    for path, seen in two.paths.items():
        paths[path] = max(paths.get(path, ""), seen)
    return replace(newer, paths=paths)


def _order(record: DocumentRecord) -> tuple[str, str]:
    """By time; of one moment, by content, so that both sides choose alike. Paths are no content."""
    return record.modified, repr(replace(record, paths={}, other=sorted(record.other.items())))  # pyright: ignore[reportArgumentType]


def join_meanings(one: Meaning, two: Meaning) -> Meaning:
    """The newer one."""
    return max(one, two, key=lambda meaning: (meaning.modified, meaning.text))
