"""Folding for search and filter: the many ways to write one word become one.

Case, accents and width fold for every language. Chinese folds twice: character by character
(軟體 → 软体), so that any part of a word is found as it is written, and word by word (軟體 → 软件),
so that the words of Taiwan and of the mainland find each other. Text is kept in both readings, a
query is asked in both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from reader.chinese import engine
from reader.chinese.offsets import IDENTITY, Change, OffsetMap
from reader.chinese.scripts import has_han
from reader.chinese.variants import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CHARACTERS: Final = "t2s"
_WORDS: Final = "tw2sp"

_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+"
)
_BREAKS: Final = re.compile(r"\s")


def fold(text: str) -> str:
    """The one form that 軟體, 軟件, 软件 and Ａ, a, á have in common. For comparing whole words."""
    return engine.convert(_WORDS, _fold_letters(text))


def haystack(text: str) -> str:
    """What `text` is searched in: each reading of it on a line of its own. Keep it, it is slow."""
    folded = _fold_letters(text)
    if not has_han(folded):
        return folded
    return "\n".join(dict.fromkeys((_simplify(folded), engine.convert(_WORDS, folded))))


def needles(word: str) -> tuple[str, ...]:
    """What to look for in a haystack: one or two spellings, either of which will do."""
    folded = _fold_letters(word)
    if not has_han(folded):
        return (folded,)
    return tuple(dict.fromkeys((_simplify(folded), engine.convert(_WORDS, folded))))


def query(text: str) -> tuple[tuple[str, ...], ...]:
    """The needles of every word of what a user typed; words are parted by white space."""
    return tuple(needles(word) for word in text.split())


def matches(stack: str, words: Iterable[tuple[str, ...]]) -> bool:
    """Whether every word of a `query` is in a `haystack`. For many haystacks, see `select`."""
    return all(any(needle in stack for needle in word) for word in words)


def select(stacks: Sequence[str], words: Iterable[tuple[str, ...]]) -> list[int]:
    """The places in `stacks` of the haystacks that have every word of a `query`, in order."""
    left = list(range(len(stacks)))
    for needle, *others in sorted(words, key=lambda word: -len(word[0])):  # rare ones first
        if others:  # never more than one
            other = others[0]
            left = [i for i in left if needle in stacks[i] or other in stacks[i]]
        else:
            left = [i for i in left if needle in stacks[i]]
    return left


def find(text: str, word: str) -> list[tuple[int, int]]:
    """Where `word` stands in `text`, however both are written.

    Returns ranges of code points of `text` itself, in order, apart from each other. A match of a
    part of a word that changes length (内 in 記憶體, which is 内存) is the whole word.
    """
    wanted = tuple(needle for needle in needles(word) if needle)
    return _merged(
        [
            offsets.source_range(start, start + len(needle))
            for reading, offsets in (_readings(text) if wanted else ())
            for needle in wanted
            for start in _occurrences(reading, needle)
        ]
    )


def _simplify(text: str) -> str:
    return engine.convert(_CHARACTERS, text)


def _fold_letters(text: str) -> str:
    """Case, accents and width folded; every kind of white space a space."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return _BREAKS.sub(" ", text.casefold())


@cache
def _fold_letter(letter: str) -> str:
    return _fold_letters(letter)


@lru_cache(maxsize=1024)
def _readings(text: str) -> tuple[tuple[str, OffsetMap], ...]:
    """The folded readings of a text, each with the map from the text to it.

    Kept: while somebody types, the same titles are looked through again with every letter.
    """
    folded, offsets = _fold_with_offsets(text)
    if not has_han(folded):
        return ((folded, offsets),)
    readings = [run(configuration, folded) for configuration in (_CHARACTERS, _WORDS)]
    return tuple((reading.text, offsets.then(reading.offsets)) for reading in readings)


def _fold_with_offsets(text: str) -> tuple[str, OffsetMap]:
    """`_fold_letters` character by character, with the map to the result."""
    if text.isascii():
        return _fold_letters(text), IDENTITY
    pieces = [_fold_letter(letter) for letter in text]
    if all(len(piece) == 1 for piece in pieces):
        return "".join(pieces), IDENTITY
    changes: list[Change] = []
    at = 0
    for i, piece in enumerate(pieces):
        if not piece and i and not (changes and changes[-1].end == i):
            changes.append(Change(i - 1, i + 1, at - len(pieces[i - 1]), at))
        elif not piece and changes and changes[-1].end == i:
            last = changes.pop()
            changes.append(Change(last.start, i + 1, last.shown_start, at))
        elif len(piece) != 1:
            changes.append(Change(i, i + 1, at, at + len(piece)))
        at += len(piece)
    return "".join(pieces), OffsetMap(changes)


def _occurrences(text: str, part: str) -> Iterator[int]:
    """Where `part` begins in `text`, overlapping ones included."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, with those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
