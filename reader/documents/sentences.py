"""Where sentences end, in English and in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.documents.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS: Final = "\"'”’」』）)】》〉〕］\\]*_~"
_STOP: Final = re.compile(
    # Full-width stops end a sentence wherever they stand, Latin ones only before a space.
    rf"(?:[。！？!?…⋯｡]+|\.(?:\s?\.)*|\n+)[{_CLOSERS}]*"
)
_ABBREVIATIONS_TEXT: Final = (
    "mr mrs ms dr prof sr jr st vs etc inc ltd co corp fig no vol pp ed eds rev gen col sen "
    "rep gov capt sgt mt approx dept est al cf e.g i.e u.s u.k u.n a.m p.m ph.d jan feb mar "
    "apr jun jul aug sep sept oct nov dec"
)
_ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS_TEXT.split())
_WORD_BEFORE: Final = re.compile(r"([A-Za-z](?:[A-Za-z.]*[A-Za-z])?)$")


def split_sentences(text: str, language: Language = Language.NEUTRAL) -> list[tuple[int, int]]:
    """Sentences of `text` as (start, end), end to end: they cover it all, blanks included.

    language: only tells how to read a Latin full stop that follows a Chinese character.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text, language):
        if end > start:
            spans.append((start, end))
            start = end
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _ends(text: str, language: Language) -> Iterator[int]:
    for match in _STOP.finditer(text):
        if not _is_end(text, match, language):
            continue
        end = match.end()
        while end < len(text) and text[end].isspace():
            end += 1
        yield end


def _is_end(text: str, match: re.Match[str], language: Language) -> bool:
    stop = match.group()
    first = stop[0]
    following = text[match.end() : match.end() + 1]
    if first in "。！？｡\n":
        return not _goes_on(following)
    if first in "…⋯":
        return following.isspace() or following.isupper() or not following or _is_han(following)
    if first in "!?":
        if following.isspace():
            return not _next_visible(text, match.end()).islower()
        return not following or _is_han(following) or _is_opening(following)
    return _is_full_stop(text, match, following, language)


def _is_full_stop(text: str, match: re.Match[str], following: str, language: Language) -> bool:
    before = text[match.start() - 1 : match.start()]
    if following and not following.isspace():
        return language is Language.CHINESE and _is_han(before) and _is_han(following)
    after = _next_visible(text, match.end())
    if match.group().count(".") > 1:
        return not after.islower()
    word = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    if word is not None and len(match.group()) == 1:
        name = word.group(1)
        if name.lower() in _ABBREVIATIONS:
            return _is_han(after) or not after
        if len(name) == 1 and name.isupper() and name != "I":
            return not after or _is_han(after)  # an initial: J. Smith
    return not after.islower()


def _next_visible(text: str, position: int) -> str:
    while position < len(text) and (text[position].isspace() or text[position] in "\"'“‘(「*_"):
        position += 1
    return text[position : position + 1]


def _goes_on(following: str) -> bool:
    """Whether punctuation follows that belongs to the sentence before it."""
    return bool(following) and following in "，、；：,;:)）」』”’》"


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _is_opening(char: str) -> bool:
    return char in '“‘「『（(《"'
