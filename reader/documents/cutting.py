"""Huge paragraphs, cut where it hurts least, so that no block takes long to lay out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH: Final = 4_000
"""Code points of inline source that one block is made from."""

_LONGEST_CODE: Final = 16_000
_SHORTEST: Final = 2_000
_STOP: Final = r"[。！？!?…][”’」』）)\"']*|[.;；][”’\"')]*(?=\s)|\n"
_JOINERS: Final = "\u200d\ufe0e\ufe0f"


def pieces(source: str) -> Iterator[str]:
    """`source` in pieces of at most 4,000 code points.

    Cut at a sentence's end outside of markup if there is one, else at a blank, else anywhere but
    inside a character.
    """
    start = 0
    while len(source) - start > MAX_LENGTH:
        end = _cut(source, start)
        yield source[start:end]
        start = end
    yield source[start:]


def slices(code: str) -> Iterator[str]:
    """Code with lines of absurd length, in pieces of some 16,000 code points."""
    yield code[:_LONGEST_CODE]
    for start in range(_LONGEST_CODE, len(code), _LONGEST_CODE):
        yield code[start : start + _LONGEST_CODE]


def _cut(source: str, start: int) -> int:
    limit = start + MAX_LENGTH
    fallback = 0
    stops = [match.end() for match in re.compile(_STOP).finditer(source, start + _SHORTEST, limit)]
    for end in reversed(stops[-40:]):
        fallback = fallback or end
        if _is_outside_markup(source[start:end]):
            return end
    if fallback:
        return fallback
    blank = source.rfind(" ", start + _SHORTEST, limit)
    if blank > 0:
        return blank + 1
    while limit > start + _SHORTEST and _belongs_to_previous(source, limit):
        limit -= 1
    return limit


def _is_outside_markup(text: str) -> bool:
    if text.count("**") % 2 or text.count("`") % 2 or text.count("~~") % 2:
        return False
    return text.count("[") == text.count("]") and text.count("](") <= text.count(")")


def _belongs_to_previous(source: str, position: int) -> bool:
    char = source[position]
    return (
        char in _JOINERS
        or source[position - 1] == "\u200d"
        or source[position - 1] == "\\"
        or unicodedata.combining(char) != 0
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\udc00" <= char <= "\udfff"
    )
