"""Marks that say which blocks of an interleaved document make a bead.

A document is interleaved where its front matter says `bitext: interleaved`. An English block and
the Chinese block of its kind that follows it are a bead then; a block in neither language, code, an
image, a rule and a table span both columns. Where that is not so, a comment on a line of its own
says what the next blocks are:

    <!-- bead: 2-1 -->    two English ones and one Chinese
    <!-- bead: both -->   one that spans
    <!-- bead: rows -->   a table whose rows are beads, English in its first column
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KEY: Final = "bitext"
INTERLEAVED: Final = "interleaved"
_MOST: Final = 999
_MARK: Final = re.compile(
    r"^[ \t>]*<!--[ \t]*bead:[ \t]*(?:(\d{1,3})-(\d{1,3})|(both|rows))[ \t]*-->[ \t]*$", re.M
)


class Mark(NamedTuple):
    """What the next blocks are: `en` English ones, then `zh` Chinese ones; or one for both sides.

    line: where it stands, counted from 1; rows: each row of the next table is a bead.
    """

    line: int
    en: int = 0
    zh: int = 0
    both: bool = False
    rows: bool = False


def is_interleaved(metadata: Mapping[str, object]) -> bool:
    """Whether the front matter says that a document is interleaved."""
    return str(metadata.get(KEY, "")).strip().lower() == INTERLEAVED


def mark_of(en: int, zh: int) -> str:
    """The line that says how many English and Chinese blocks follow."""
    if en + zh == 0 or max(en, zh) > _MOST:
        raise ValueError(f"no bead has {en} and {zh} blocks")
    return f"<!-- bead: {en:d}-{zh:d} -->"


MARK_OF_BOTH: Final = "<!-- bead: both -->"
MARK_OF_ROWS: Final = "<!-- bead: rows -->"


def marks_in(text: str) -> Iterator[Mark]:
    """The marks in a file, in order."""
    line, counted_to = 1, 0
    for match in _MARK.finditer(text):
        line += text.count("\n", counted_to, match.start())
        counted_to = match.start()
        if match[3]:
            yield Mark(line, both=match[3] == "both", rows=match[3] == "rows")
        elif int(match[1]) + int(match[2]):
            yield Mark(line, en=int(match[1]), zh=int(match[2]))
