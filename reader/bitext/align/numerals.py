"""Numbers written out: 二十八, 28 and twenty-eight are the same number.

Of numbers in words only whole ones that are not negative; what is written in digits is text, in
one form: 1,000,000 is 1000000.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST: Final = 3
"""Smaller numbers tell nothing: "one" is an article's cousin, 一 is in half of all sentences."""

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: Final = {word: value for value, word in enumerate(_UNITS.split())} | {
    word: 10 * value for value, word in enumerate(_TENS.split(), 2)
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_ORDINALS: Final = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight",
    "ninth": "nine", "twelfth": "twelve", "twentieth": "twenty", "thirtieth": "thirty",
}  # fmt: skip

_NUMBER_WORDS: Final = frozenset(
    (*_SMALL, *_SCALES, *_ORDINALS, *(f"{word}th" for word in _SMALL))
) | frozenset(f"{word[:-1]}ieth" for word in _SMALL if word.endswith("y"))

_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_MULTIPLES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
CHINESE_NUMBER: Final = re.compile("[零〇一二三四五六七八九两十百千万亿]+")
"""A run of Chinese numerals, in Simplified characters."""


def is_number_word(word: str) -> bool:
    """Whether a lower-case English word may be part of a number written out."""
    return word in _NUMBER_WORDS


def english_value(words: Sequence[str]) -> int | None:
    """The value of lower-case number words: `["twenty", "eight"]` is 28. None for no number."""
    total = current = 0
    for word in words:
        cardinal = _cardinal(word)
        if cardinal in _SMALL:
            current += _SMALL[cardinal]
        elif cardinal == "hundred":
            current = max(current, 1) * 100
        elif cardinal in _SCALES:
            total, current = total + max(current, 1) * _SCALES[cardinal], 0
        else:
            return None
    return total + current if words else None


def chinese_value(numerals: str) -> int:
    """The value of Chinese numerals: 二十八 is 28, 一九八四 is 1984, 三万五 is 30005."""
    if all(numeral in _DIGITS for numeral in numerals):
        return int("".join(str(_DIGITS[numeral]) for numeral in numerals))
    total = section = digit = 0
    for numeral in numerals:
        if numeral in _DIGITS:
            digit = _DIGITS[numeral]
            continue
        multiple = _MULTIPLES[numeral]
        if multiple >= 10**4:
            total = (total + section + digit or 1) * multiple
            section = 0
        else:
            section += (digit or 1) * multiple
        digit = 0
    return total + section + digit


def written_in_digits(digits: str) -> str:
    """One form for a number in digits: without separators of thousands and leading zeros."""
    return digits.replace(",", "").rstrip(".").lstrip("0") or "0"


def _cardinal(word: str) -> str:
    if word in _ORDINALS:
        return _ORDINALS[word]
    if word.endswith("ieth"):
        return f"{word[:-4]}y"
    return word.removesuffix("th") if word.endswith("th") else word
