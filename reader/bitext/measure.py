"""What pairing knows of a block: its side, its weight in letters, the words languages share.

A unit is measured once, when it arrives, so that the search only adds and compares numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from reader.documents.model import Block

LETTERS_PER_CHARACTER = 3.6
"""English letters, spaces included, that say what one Chinese character says (measured)."""

HAN_CHARACTER = re.compile("[^\\W\x00-\u33ff]")
"""A Chinese character, put as what it is not: that pattern is compiled in half the time."""

_SHARED_WORD = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]{2,}")
_LONGEST_SAMPLE = 2000  # code points looked at for shared words: enough to recognise a paragraph


@dataclass(frozen=True, slots=True)
class Unit:
    """A block on its way into a bead.

    index: of the block in its document; weight: its length in English letters;
    words: the numbers and Latin words in it, folded, which a translation tends to keep.
    """

    index: int
    kind: BlockKind
    language: Language
    weight: float
    level: int = 0
    marker: str = ""
    nesting: tuple[int, int] = (0, 0)
    length: int = 0
    words: frozenset[str] = field(default=frozenset(), repr=False)


def measure(index: int, block: Block, language: Language | None = None) -> Unit:
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
        words=shared_words(block.text),
    )


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
    return frozenset(word.replace(",", "").lower() for word in found)
