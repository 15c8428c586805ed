"""How wide a line is on a terminal: a Chinese character is two columns, a Latin one."""

from __future__ import annotations

import re
from typing import Final

WIDE: Final = "\u2e80-\uffe6\U00020000-\U0003ffff"
_WIDE_RUN: Final = re.compile(f"[{WIDE}]+")
_CJK: Final = re.compile(f"[{WIDE}]")


def width(line: str) -> int:
    """The columns that a line takes."""
    if line.isascii():
        return len(line)
    return len(line) + sum(map(len, _WIDE_RUN.findall(line)))


def is_cjk(char: str) -> bool:
    """Whether a character is Chinese or full-width, so that no space stands beside it."""
    return char >= "\u1100" and _CJK.match(char) is not None
