"""Readings in brackets: `點(diǎn)` is 點, read diǎn.

Some web exports put the pinyin (or zhuyin) of a character in brackets behind it. It is no text:
it leaves the text and stays as a span over its character. Genuine brackets stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from reader.chinese.syllables import SYLLABLES, TONES, split, without_tones
from reader.documents.inline import Inline
from reader.documents.language import is_han
from reader.documents.model import Span, SpanStyle

_BRACKET: Final = re.compile(r"(?<=[^\W\x00-\u33ff])[(（]([^()（）\n]{1,48})[)）]")
_DENSE: Final = 8  # readings in a sample that make toneless ones believable


def reading_of(text: str, *, toneless: bool = False) -> int:
    """How many syllables of pinyin or zhuyin `text` is; 0 if it is none.

    toneless: whether pinyin without a tone mark counts too.
    """
    text = text.strip()
    if text and "ㄅ" <= text.strip("ˊˇˋ˙ˉ ")[:1] <= "ㄯ":
        return len(text.split())
    plain = unicodedata.normalize("NFD", text.lower())
    marks = sum(plain.count(tone) for tone in TONES)
    if not marks and not (toneless and text.islower() and text in SYLLABLES):
        return 0
    return _count_syllables(without_tones(plain), marks)


def has_many_readings(sample: str) -> bool:
    """Whether a document is dense with marked readings, so that `了(le)` is one too."""
    found = 0
    for match in _BRACKET.finditer(sample):
        found += reading_of(match[1]) > 0
        if found >= _DENSE:
            return True
    return False


def take_readings(inline: Inline, *, toneless: bool) -> Inline:
    """The same text without its readings, and a span for each."""
    text = inline.text
    if "(" not in text and "（" not in text:
        return inline
    cuts: list[tuple[int, int, int, str]] = []
    for match in _BRACKET.finditer(text):
        count = reading_of(match[1], toneless=toneless)
        if count and _han_before(text, match.start(), count):
            cuts.append((match.start(), match.end(), count, match[1].strip()))
    return _without(inline, cuts) if cuts else inline


def _han_before(text: str, position: int, count: int) -> bool:
    """Whether the `count` characters before `position` are all Han."""
    return position >= count and all(map(is_han, text[position - count : position]))


def _without(inline: Inline, cuts: list[tuple[int, int, int, str]]) -> Inline:
    pieces: list[str] = []
    readings: list[Span] = []
    kept = position = 0
    for start, end, count, reading in cuts:
        pieces.append(inline.text[position:start])
        kept += start - position
        position = end
        readings.append(Span(kept - count, kept, SpanStyle.READING, reading))
    pieces.append(inline.text[position:])
    spans = [
        Span(_moved(s.start, cuts), _moved(s.end, cuts), s.style, s.target) for s in inline.spans
    ]
    spans = [s for s in spans if s.start < s.end or s.style is SpanStyle.IMAGE]
    spans = sorted(spans + readings, key=lambda span: (span.start, -span.end))
    return Inline("".join(pieces), spans)


def _moved(position: int, cuts: list[tuple[int, int, int, str]]) -> int:
    gone = 0
    for start, end, _, _ in cuts:
        if position <= start:
            break
        gone += min(position, end) - start
    return position - gone


def _count_syllables(bare: str, marks: int) -> int:
    """The fewest syllables that make up `bare`; 0 if none do. Tone marks limit them from below."""
    words = re.split(r"[\s'’]+", bare.strip())
    total = 0
    for word in words:
        count = len(split(word))
        if not count:
            return 0
        total += count
    return total if total >= marks else 0
