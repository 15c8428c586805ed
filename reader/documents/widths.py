"""How wide a line is on a terminal: a Chinese character is two columns, a Latin one."""

from __future__ import annotations

from typing import Final

from reader.patterns import later

# Wide is what is not narrow: Python compiles a class with a large range in 3 to 5 ms, this in 1.
_WIDE_RUN: Final = later("[^\x00-\u2e7f\uffe7-\uffff]+")


def width(line: str) -> int:
    """The columns that a line takes."""
    if line.isascii():
        return len(line)
    return len(line) + sum(map(len, _WIDE_RUN.findall(line)))


def is_cjk(char: str) -> bool:
    """Whether a character is Chinese or full-width, so that no space stands beside it."""
    return "\u2e80" <= char <= "\uffe6" or "\U00020000" <= char <= "\U0003ffff"
