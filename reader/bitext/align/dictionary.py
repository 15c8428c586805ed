"""The Chinese-English dictionary, as aligning uses it: CC-CEDICT in a compact form.

`resources/dictionaries/cc-cedict.tsv.gz` is made by `packaging/make_dictionary.py`, which describes
its lines. Loading takes a tenth of a second and some 25 MB, so it happens once, when first needed.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from reader.bitext.align.english import stem, terms
from reader.paths import resources_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FILE_NAME: Final = "cc-cedict.tsv.gz"
LONGEST: Final = 8
"""Longer headwords are sayings; their parts are looked up instead."""

_USUAL: Final = 4  # characters; few headwords have more
_RUNS: Final = 8192  # of characters whose words are remembered


class Dictionary:
    """English words for Chinese ones. Headwords are in Simplified characters."""

    def __init__(self, glosses: Mapping[str, str], pinyin: Mapping[str, str]) -> None:
        """glosses: headword → senses, `|` between two; pinyin: character → its reading."""
        self._glosses = glosses
        self._pinyin = pinyin
        self._weights: dict[str, dict[str, float]] = {}
        self._names: dict[str, str] = {}
        self._long = frozenset(word[:_USUAL] for word in glosses if len(word) > _USUAL)
        # a text is cut again where the next window begins in the one before
        self._cut = lru_cache(_RUNS)(self._words)

    def __contains__(self, word: str) -> bool:
        return word in self._glosses

    def translations(self, word: str) -> dict[str, float]:
        """English stems for a word, each with a weight up to 1: less for a part of a phrase."""
        weights = self._weights.get(word)
        if weights is None:
            weights = self._weights[word] = _weighted(map(terms, self.senses(word)))
        return weights

    def senses(self, word: str) -> list[str]:
        """What a word may mean, in English, the usual first; one empty sense for no headword."""
        return self._glosses.get(word, "").split("|")

    def pinyin(self, characters: str) -> str:
        """The reading of characters as in names: 文洁 is `wenjie`; "" if any has none."""
        syllables = [self._pinyin.get(character, "") for character in characters]
        return "".join(syllables) if all(syllables) else ""

    def name(self, word: str) -> str:
        """The stem of the reading of a word, as English would have it; "" if it has none."""
        name = self._names.get(word)
        if name is None:
            name = self._names[word] = stem(reading) if (reading := self.pinyin(word)) else ""
        return name

    def words(self, text: str, others: frozenset[str] = frozenset()) -> list[str]:
        """The words of a run of Chinese characters; together they are the run.

        The longest headword, or one of some other words, that fits, again and again.
        """
        return self._words(text, others) if others else list(self._cut(text))

    def _words(self, text: str, others: frozenset[str] = frozenset()) -> list[str]:
        found: list[str] = []
        at = 0
        while at < len(text):
            word = text[at : at + _USUAL]
            if others or word in self._long:
                word = text[at : at + LONGEST]
            length = len(word)
            while length > 1 and word not in self._glosses and word not in others:
                length -= 1
                word = text[at : at + length]
            found.append(word)
            at += length
        return found


@cache
def cc_cedict() -> Dictionary:
    """The dictionary that comes with the program."""
    glosses: dict[str, str] = {}
    pinyin: dict[str, str] = {}
    path = resources_dir() / "dictionaries" / FILE_NAME
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            word, reading, senses = line.rstrip("\n").split("\t")
            glosses[word] = senses
            if reading:
                pinyin[word] = reading
    return Dictionary(glosses, pinyin)


def _weighted(senses: Iterable[Sequence[str]]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for stems in senses:
        for one in stems:
            weights[one] = max(weights.get(one, 0.0), 1 / len(stems))
    return weights
