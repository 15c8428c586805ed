"""Lines, one at a time, with one line of lookahead and their numbers in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LEADING: Final = re.compile(r"[ \t]+")
_CHECK_EVERY: Final = 2048


class Lines:
    """The lines that a scanner consumes. `line` is the current one, None after the last."""

    __slots__ = ("_ahead", "_lines", "line", "number")

    def __init__(self, lines: Iterator[str], number: int) -> None:
        self._lines = lines
        self.number = number - 2
        self.line: str | None = None
        self._ahead: str | None = None
        self.advance()
        self.advance()

    @property
    def following(self) -> str:
        """The line after the current one; empty at the end."""
        return self._ahead or ""

    def advance(self) -> None:
        """Goes to the next line."""
        self.line = self._ahead
        self.number += 1
        ahead = next(self._lines, None)
        if ahead and "\t" in ahead[:1] + ahead.lstrip(" ")[:1]:
            ahead = _expand(ahead)
        self._ahead = ahead


def lines_of(text: str, start: int, on_progress: Callable[[int], None]) -> Iterator[str]:
    """The lines of `text` from code point `start`, without a list of them all.

    on_progress: told the position now and then; may raise to stop.
    """
    count = 0
    while True:
        end = text.find("\n", start)
        if end < 0:
            break
        yield text[start:end]
        start = end + 1
        count += 1
        if count % _CHECK_EVERY == 0:
            on_progress(start)
    if start < len(text):
        yield text[start:]


def indent_of(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def is_blank(line: str) -> bool:
    """Whether nothing is to be seen in a line."""
    return not line or line.isspace()


def _expand(line: str) -> str:
    match = _LEADING.match(line)
    if match is None:
        return line
    return match.group().expandtabs(4) + line[match.end() :]
