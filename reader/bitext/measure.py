"""What pairing knows of a block: its side, its weight in letters, the words languages share.

A unit is measured once, when it arrives, so that the search only adds and compares numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.model import BlockKind, Language
from reader.values import Value

if TYPE_CHECKING:
    from reader.documents.model import Block

LETTERS_PER_CHARACTER = 3.6
"""English letters, spaces included, that say what one Chinese character says (measured)."""

HAN_CHARACTER = re.compile("[^\\W\x00-\u33ff]")
"""A Chinese character, put as what it is not: that pattern is compiled in half the time."""

_NUMBER = re.compile(
    # 1. 1、 (1) [1] 1.2 (a) 一、 （一） — with something that closes it: 1908年 is no number of a
    # paragraph.
    r"\s*(?:[（(\[【]\s*)?(?:(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})|(?P<letter>[A-Za-z])"
    r"|(?P<numeral>[一二三四五六七八九十]{1,3}))(?:[)）\]】、．:：]|\.(?!\d)|(?<=\d\.\d)\s|(?<=\d\.\d\d)\s)"
)
_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九", 1)}
_SHARED_WORD = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]{2,}")
_LONGEST_SAMPLE = 2000  # code points looked at for shared words: enough to recognise a paragraph


class Unit(Value):
    """A block on its way into a bead.

    index: of the block in its document; weight: its length in English letters;
    number: what the block is numbered with in its text, as `3.2` or `b`;
    words: the numbers and Latin words in it, folded, which a translation tends to keep;
    nest: the list or quote of its stretch that it stands in, counted from 1; 0 where in none.
    """

    index: int
    kind: BlockKind
    language: Language
    weight: float
    level: int = 0
    marker: str = ""
    nesting: tuple[int, int] = (0, 0)
    length: int = 0
    number: str = ""
    words: frozenset[str] = frozenset()
    nest: int = 0


def measure(index: int, block: Block, language: Language | None = None, *, nest: int = 0) -> Unit:
    """The unit of a block, taken for `language` where its file decides that."""
    language = block.language if language is None else language
    return Unit(
        index=index,
        kind=block.kind,
        language=language,
        weight=weight(block.text, language),
        level=block.level,
        marker=block.marker,
        nesting=(block.list_depth, block.quote_depth),
        length=len(block.text),
        number="" if block.marker else number_of(block.text),
        words=shared_words(block.text),
        nest=nest,
    )


def number_of(text: str) -> str:
    """The number or letter that a paragraph opens with, written alike in both languages, or ""."""
    match = _NUMBER.match(text)
    if match is None:
        return ""
    numeral = match["numeral"]
    if numeral is None:
        return match["number"] or match["letter"].lower()
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return str(_NUMERALS[numeral]) if len(numeral) == 1 else ""
    return str(10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0))


def weight(text: str, language: Language) -> float:
    """The length of a text in English letters; at least 1."""
    if language is Language.ENGLISH or text.isascii():
        return float(len(text) or 1)
    wide = wide_characters(text)
    return max(1.0, len(text) + wide * (LETTERS_PER_CHARACTER - 1))


def wide_characters(text: str) -> float:
    """How many characters are beyond the alphabets: nearly all of them Chinese.

    Counting bytes is many times faster than looking at every character.
    """
    return (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2


def shared_words(text: str) -> frozenset[str]:
    """Numbers (without their separators) and Latin words of a text, in lower case."""
    found = _SHARED_WORD.findall(text[:_LONGEST_SAMPLE])
    if not found:
        return frozenset()
    return frozenset("\n".join(found).replace(",", "").lower().split("\n"))
