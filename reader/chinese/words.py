"""Where words begin and end, in text that mixes Chinese and Latin.

Chinese is cut by jieba (`rjieba`: its dictionary and model compiled into one library). It was made
for Simplified Chinese, so other text is converted by characters first. Latin words are runs of
letters and digits with what joins them (`don't`, `state-of-the-art` is four, `3.14` is one).
Positions are code points of the text given.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.chinese.scripts import has_han
from reader.chinese.variants import run

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

_CHARACTERS: Final = "t2s"
_AROUND: Final = 200  # code points on each side of a place that are cut to find the word there
# Letters of any script that does not write Chinese characters, and digits. A combining mark stays
# with its letter.
_LATIN: Final = r"[^\W\u2e80-\ufaff\U00020000-\U0003ffff]"
_WORD: Final = (
    rf"{_LATIN}(?:{_LATIN}|[\u0300-\u036f])*(?:(?:['’](?={_LATIN})|(?<=\d)[.,:](?=\d))"
    rf"(?:{_LATIN}|[\u0300-\u036f])+)*"
)
_HAN_RUN: Final = r"[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
_OTHER_RUN: Final = r"(?:(?=\w)[\u2e80-\u3004\u3006\u3008-\u33ff\ua000-\uf8ff])+"
"""Kana, zhuyin, Hangul: no words are known, so a run is one."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(f"(?P<han>{_HAN_RUN})|{_WORD}|{_OTHER_RUN}")


def preload() -> None:
    """Load the segmenter: some 110 ms and 30 MB, during which Python's global lock is held.

    Call it at a moment in which nothing moves on the screen, from any thread.
    """
    import rjieba

    rjieba.cut("词")
    _pattern()


@lru_cache(maxsize=256)
def words(text: str) -> tuple[Span, ...]:
    """The words of `text` in order; white space and punctuation are in none."""
    return tuple(_words(text, 0, len(text)))


def word_at(text: str, position: int) -> Span:
    """The word that the character at `position` is in; at a word's end, that word.

    Between words: the run of punctuation, or of white space, that is there. Only the surroundings
    of the place are looked at. An empty text gives (0, 0).
    """
    if not text:
        return 0, 0
    position = max(0, min(position, len(text)))
    begin, end = _surroundings(text, position)
    before: Span | None = None
    for span in _words(text, begin, end):
        if span[0] <= position < span[1]:
            return span
        if span[1] == position:
            before = span
    if before is not None:
        return before
    return _between(text, min(position, len(text) - 1))


def borders(text: str) -> frozenset[int]:
    """The positions at which a word of `text` begins or ends, and both ends of the text."""
    return frozenset((0, len(text), *(at for span in words(text) for at in span)))


def next_word(text: str, position: int) -> int:
    """Where the first word after `position` begins; the end of the text where there is none."""
    return next((start for start, _ in words(text) if start > position), len(text))


def previous_word(text: str, position: int) -> int:
    """Where the last word before `position` begins; 0 where there is none."""
    return next((start for start, _ in reversed(words(text)) if start < position), 0)


def _words(text: str, begin: int, end: int) -> Iterator[Span]:
    for match in _pattern().finditer(text, begin, end):
        start, stop = match.span()
        if match["han"] is None or stop - start == 1:
            yield start, stop
        else:
            yield from ((start + a, start + b) for a, b in _cut(match["han"]))


@lru_cache(maxsize=2048)
def _cut(run_of_han: str) -> tuple[Span, ...]:
    """The words of a run of Chinese characters, end to end."""
    import rjieba  # slow to load: see `preload`

    simple = run(_CHARACTERS, run_of_han) if has_han(run_of_han) else None
    if simple is None or simple.offsets.is_identity:
        cut = rjieba.tokenize(run_of_han if simple is None else simple.text)
        return tuple((start, end) for _, start, end in cut)
    ends = dict.fromkeys(
        simple.offsets.to_source(end) for _, _, end in rjieba.tokenize(simple.text)
    )
    starts = [0, *ends]
    return tuple((a, b) for a, b in zip(starts, ends, strict=False) if a < b)


def _surroundings(text: str, position: int) -> Span:
    """A stretch around a place that begins and ends where no word goes on, if there is one near."""
    begin, end = max(0, position - _AROUND), min(len(text), position + _AROUND)
    while begin > 0 and begin > position - 2 * _AROUND and text[begin - 1].isalnum():
        begin -= 1
    while end < len(text) and end < position + 2 * _AROUND and text[end].isalnum():
        end += 1
    return begin, end


def _between(text: str, position: int) -> Span:
    """The run of the same kind, white space or punctuation, around a character of no word."""
    blank = text[position].isspace()
    start, end = position, position + 1
    known = {at for span in _words(text, *_surroundings(text, position)) for at in range(*span)}
    while start > 0 and start - 1 not in known and text[start - 1].isspace() is blank:
        start -= 1
        if position - start >= _AROUND:
            break
    while end < len(text) and end not in known and text[end].isspace() is blank:
        end += 1
        if end - position >= _AROUND:
            break
    return start, end
