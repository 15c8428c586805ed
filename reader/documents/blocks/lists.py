"""Lists and footnotes: which lines belong to an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.documents.blocks.source import indent_of, is_blank
from reader.documents.blocks.syntax import ITEM, TASK

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.documents.blocks.source import Lines

_BULLETS: Final = "-*+•◦▪"
_NOT_LAZY: Final = re.compile(r"\s*(?:#{1,6}\s|```|~~~|\|)")


class ItemStart(NamedTuple):
    """How an item starts: its marker as shown, where marker and content stand, its first line."""

    marker: str
    indent: int
    content: int
    rest: str


def item_start(line: str, *, max_indent: int = 3) -> ItemStart | None:
    """The item that starts in `line`, if one does."""
    match = ITEM.match(line)
    if match is None:
        return None
    indent = len(match[1])
    if indent > max_indent:
        return None
    marker = match[2]
    blanks = len((match[3] or " ").expandtabs(4))
    content = indent + len(marker) + (blanks if blanks <= 4 else 1)
    rest = line[match.end() :]
    shown = "•" if marker in _BULLETS else marker
    task = TASK.match(rest)
    if task is not None:
        shown = "☐" if task[1] == " " else "☑"
        rest = rest[task.end() :]
    return ItemStart(shown, indent, content, rest)


def take_item(lines: Lines, start: ItemStart, starts_block: Callable[[str], bool]) -> list[str]:
    """The lines of the item that starts in the current line, without their common indent.

    Consumes them, and the blank lines behind them. starts_block: whether a line starts a block
    that a paragraph does not swallow.
    """
    taken = [start.rest]
    threshold = min(start.content, start.indent + 2)
    blanks = 0
    lines.advance()
    while (line := lines.line) is not None:
        if is_blank(line):
            blanks += 1
        else:
            indent = indent_of(line)
            if indent < threshold and not (
                blanks == 0 and _is_lazy(taken[-1], line) and not starts_block(line)
            ):
                break
            taken.extend([""] * blanks)
            blanks = 0
            taken.append(line[min(indent, start.content) :])
        lines.advance()
    return taken


def _is_lazy(previous: str, line: str) -> bool:
    """Whether `line` may go on with the paragraph that `previous` belongs to."""
    if is_blank(previous) or _NOT_LAZY.match(previous):
        return False
    return ITEM.match(line) is None
