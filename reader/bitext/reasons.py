"""What speaks for the two sides of a row belonging together, put in numbers and words.

Loads the dictionary: a worker's work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.bitext.align.links import links
from reader.bitext.measure import weight
from reader.documents.model import Language
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.links import Why
    from reader.bitext.model import Bitext, Piece

_MOST: Final = 24
"""Pairs of words that are told."""
_SAMPLE: Final = 4_000
"""Code points of a side that are read for words."""
_AROUND: Final = 200
"""Rows from which is learnt how long this translation runs."""


class WordPair(Value):
    """Two words that say the same."""

    en: str
    zh: str
    why: Why


class Reasons(Value):
    """confidence: 0 to 1. en, zh: characters on each side. letters_en, letters_zh: words, roughly.

    length: how long the Chinese is against what is usual in this text; 1: as usual, 0: unknown.
    en_found, zh_found: shares of each side's characters in words that the other side has, too.
    """

    confidence: float
    en: int
    zh: int
    length: float
    en_found: float
    zh_found: float
    words: tuple[WordPair, ...]


def reasons_for(bitext: Bitext, number: int) -> Reasons:
    """The reasons for a row."""
    row = bitext.rows[number]
    en, zh = _text(bitext, row.en), _text(bitext, row.zh)
    found = links(en[:_SAMPLE], zh[:_SAMPLE]) if en and zh else []
    pairs = [
        WordPair(en[one.en_start : one.en_end], zh[one.zh_start : one.zh_end], one.why)
        for one in found
    ]
    return Reasons(
        row.confidence,
        len(en),
        len(zh),
        _length(bitext, number, en, zh),
        _share(en[:_SAMPLE], [(one.en_start, one.en_end) for one in found]),
        _share(zh[:_SAMPLE], [(one.zh_start, one.zh_end) for one in found]),
        tuple(dict.fromkeys(pairs))[:_MOST],
    )


def _text(bitext: Bitext, pieces: Sequence[Piece]) -> str:
    return "\n".join(bitext.text(piece) for piece in pieces)


def _length(bitext: Bitext, number: int, en: str, zh: str) -> float:
    """The ratio of the lengths, divided by that of the rows around."""
    if not (en and zh):
        return 0.0
    near = bitext.rows[max(0, number - _AROUND) : number + _AROUND]
    both = [row for row in near if row.en and row.zh]
    ours = sum(weight(_text(bitext, row.en), Language.ENGLISH) for row in both)
    theirs = sum(weight(_text(bitext, row.zh), Language.CHINESE) for row in both)
    here = weight(zh, Language.CHINESE) / weight(en, Language.ENGLISH)
    return here * ours / theirs


def _share(text: str, spans: Sequence[tuple[int, int]]) -> float:
    letters = {at for at, sign in enumerate(text) if sign.isalnum()}
    found = {at for start, end in spans for at in range(start, end)} & letters
    return len(found) / len(letters) if letters else 0.0
