"""Whether a quotation is open between two segments: both sides of a bead tend to agree on that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

OPENERS: Final = "“「『«"
CLOSERS: Final = "”」』»"
_AMBIGUOUS: Final = "\"'‘’"  # which end it is, its neighbours tell
_MARK: Final = re.compile(f"[{OPENERS}{CLOSERS}{_AMBIGUOUS}]")


def open_before(told: Iterable[bool | None]) -> list[bool]:
    """Whether a quotation is open before each segment of a text, and after the last one.

    told: what `leaves_open` says of each.
    """
    states = [False]
    for state in told:
        states.append(states[-1] if state is None else state)
    return states


def leaves_open(text: str) -> bool | None:
    """Whether a quotation is open behind a text; None where it has no mark that tells."""
    is_open = None
    for mark in _MARK.finditer(text):
        at = mark.start()
        if _is_opening(text, at):
            is_open = True
        elif _is_closing(text, at):
            is_open = False
    return is_open


def marks(text: str) -> int:
    """How many quotations begin in a text."""
    return sum(_is_opening(text, mark.start()) for mark in _MARK.finditer(text))


def begins(text: str) -> bool:
    """Whether a text begins with a quotation mark."""
    return _MARK.match(text) is not None


def ends(text: str) -> bool:
    """Whether a text ends with a quotation mark."""
    return _MARK.match(text[-1:]) is not None


def _is_opening(text: str, at: int) -> bool:
    if text[at] not in _AMBIGUOUS:
        return text[at] in OPENERS
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (
        (not before or before.isspace() or before in "(—[") and not after.isspace() and after != ""
    )


def _is_closing(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in _AMBIGUOUS or mark == '"':
        return mark in CLOSERS or mark == '"'
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not before or after.isalpha():
        return False  # an apostrophe within a word, or before one ('em)
    if not before.isalpha():
        return True
    # A genitive (the boys' room) or a quoted word: what ends a quotation comes later, or does not.
    return not any(_ends_a_sentence(text, later, mark) for later in range(at + 1, len(text)))


def _ends_a_sentence(text: str, at: int, mark: str) -> bool:
    return text[at] == mark and text[at - 1] in ".,!?…—;:-"
