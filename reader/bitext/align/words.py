"""Which word of one side may translate which word of the other, in one stretch of two texts.

Evidence: the dictionary, names against their pinyin, numbers in both notations, Latin words, and
what an earlier pass has learnt from the texts themselves (`Learnt`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align import english, numerals
from reader.bitext.align.learning import unknown_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.bitext.align.arrays import Floats, Integers
    from reader.bitext.align.dictionary import Dictionary

    Learnt = Mapping[str, Mapping[str, float]]

_HAN_RUN: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
FUNCTION_WORDS: Final = frozenset(
    "的了是在和与就都而及着或也不我你您他她它们这那有个之其把被吗呢吧啊"
)
_PART: Final = 0.7  # a part of a word translates less surely than the whole
_NAME: Final = 1.0
_LOWER_CASE: Final = re.compile(r"\b[a-z]+\b")
_NAME_LENGTHS: Final = (4, 3, 2)
_LONGEST_SYLLABLE: Final = 6  # zhuang


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one side.

    vocabulary: each word once; of: for each segment, indexes into the vocabulary (a word as often
    as it stands there); weight: what finding a word tells, (words,): rare ones tell more.
    """

    vocabulary: tuple[str, ...]
    of: tuple[Integers, ...]
    weight: Floats

    def before(self, end: int) -> Words:
        """The words of the segments before `end`, weighed as among all of them."""
        return Words(self.vocabulary, self.of[:end], self.weight)


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points `start` up to `end` of a text. word: a name, or a number as `#28`; or ""."""

    start: int
    end: int
    word: str


def chinese_words(
    texts: Sequence[str],
    terms: Sequence[Sequence[str]],
    names: Names,
    dictionary: Dictionary,
) -> Words:
    """The words of Chinese segments in Simplified characters.

    terms: the words in Latin letters of each; names: capitalised English words; characters whose
    pinyin is one of them are a word. So are characters that keep standing side by side here.
    """
    cut = [_cut(text, pieces_of(text, names, dictionary), dictionary) for text in texts]
    unknown = unknown_words(run for found in cut for run, is_word in found if not is_word)
    if unknown:
        any_unknown = re.compile("|".join(map(re.escape, unknown)))
        cut = [
            [(dictionary.words(text, unknown), False)
             if not is_word and any_unknown.search(text := "".join(run)) else (run, is_word)
             for run, is_word in found]
            for found in cut
        ]  # fmt: skip
    return words_of(
        [
            [*latin, *(word for run, _ in found for word in run if word not in FUNCTION_WORDS)]
            for latin, found in zip(terms, cut, strict=True)
        ]
    )


def _cut(
    text: str, pieces: Sequence[Piece], dictionary: Dictionary
) -> list[tuple[list[str], bool]]:
    """The words of each piece, and whether it is one word by itself: a name or a number."""
    return [
        ([piece.word], True)
        if piece.word
        else (dictionary.words(text[piece.start : piece.end]), False)
        for piece in pieces
    ]


@dataclass(frozen=True, slots=True)
class Names:
    """Names in lower case. beginnings: all they begin with that may be a syllable."""

    all: frozenset[str]
    beginnings: frozenset[str]
    _known: dict[str, bool] = field(default_factory=dict[str, bool], compare=False, repr=False)
    _pairs: dict[str, bool] = field(default_factory=dict[str, bool], compare=False, repr=False)

    def beginnings_in(self, run: str, dictionary: Dictionary) -> list[int]:
        """Where a name or a number may begin. Few characters ever begin one."""
        known = self._known
        try:
            return [at for at, character in enumerate(run) if known[character]]
        except KeyError:  # seldom after the first pages
            for character in set(run).difference(known):
                known[character] = (
                    numerals.CHINESE_NUMBER.match(character) is not None
                    or dictionary.pinyin(character) in self.beginnings
                )
            return [at for at, character in enumerate(run) if known[character]]

    def begin_with(self, two: str, dictionary: Dictionary) -> bool:
        """Whether a name may begin with these two characters, as nearly none does."""
        may = self._pairs.get(two)
        if may is None:
            may = dictionary.pinyin(two)[:_LONGEST_SYLLABLE] in self.beginnings
            self._pairs[two] = may
        return may


def names_in(texts: Sequence[str]) -> Names:
    """English words that are written with a capital always, in lower case."""
    common = {word for text in texts for word in _LOWER_CASE.findall(text)}
    names = frozenset(name for text in texts for name in english.names(text)) - common
    beginnings = frozenset(
        name[:length] for name in names for length in range(1, _LONGEST_SYLLABLE + 1)
    )
    return Names(names, beginnings)


def pieces_of(text: str, names: Names, dictionary: Dictionary) -> list[Piece]:
    """The Chinese of a text in pieces: names and numbers, which are words, and what is between."""
    return [
        piece
        for run in _HAN_RUN.finditer(text)
        for piece in _with_names(run.group(), run.start(), names, dictionary)
    ]


def _with_names(run: str, first: int, names: Names, dictionary: Dictionary) -> Iterator[Piece]:
    """A run, which begins at `first`, cut around names and numbers, which become `#28`."""
    at = start = 0
    for may_begin in names.beginnings_in(run, dictionary):
        if may_begin < at:
            continue  # inside the one before
        at = may_begin
        number = numerals.CHINESE_NUMBER.match(run, at)
        value = numerals.chinese_value(number.group()) if number else 0
        if number and value >= numerals.LEAST:
            length, word = len(number.group()), f"{english.NUMBER_SIGN}{value}"
        else:
            word = _name_at(run, at, names, dictionary)
            length = len(word)
        if word:
            if start < at:
                yield Piece(first + start, first + at, "")
            yield Piece(first + at, first + at + length, word)
            at = start = at + length
    if start < len(run):
        yield Piece(first + start, first + len(run), "")


def _name_at(run: str, at: int, names: Names, dictionary: Dictionary) -> str:
    if not names.begin_with(run[at : at + 2], dictionary):
        return ""
    for length in _NAME_LENGTHS:
        piece = run[at : at + length]
        if len(piece) == length and dictionary.pinyin(piece) in names.all:
            return piece
    return ""


def words_of(segments: Sequence[Sequence[str]]) -> Words:
    """Segments cut into words already."""
    index: dict[str, int] = {}
    of = tuple(
        np.array([index.setdefault(word, len(index)) for word in words], np.intp)
        for words in segments
    )
    if not index:
        return Words((), of, np.zeros(0, np.float32))
    numbers = np.repeat(np.arange(len(of)), [len(found) for found in of])
    once = np.unique(numbers * len(index) + np.concatenate(of))  # in each segment
    weight = np.log1p(len(of) / np.bincount(once % len(index))).astype(np.float32)
    return Words(tuple(index), of, weight)


@dataclass(frozen=True, slots=True)
class Matches:
    """How surely each word of one side has a counterpart in each segment of the other side.

    english: (English words, Chinese segments), chinese: (Chinese words, English segments); 0 to 1.
    """

    english: Floats
    chinese: Floats


Pairs = tuple[list[int], list[int], list[float]]
"""Chinese words and English ones that may answer them, by index, and a weight up to 1 each."""


class Lexicon:
    """What the dictionary says of the words of two texts; each is looked up once."""

    def __init__(self, en: Words, dictionary: Dictionary) -> None:
        self._stems = {word: at for at, word in enumerate(en.vocabulary)}
        self._dictionary = dictionary
        self._known: tuple[tuple[str, ...], Pairs] = (), ([], [], [])

    def pairs(self, words: tuple[str, ...]) -> Pairs:
        """Which English words some Chinese ones may stand for."""
        if self._known[0] != words:
            found = [translations(word, self._stems, self._dictionary) for word in words]
            self._known = words, self._indexed(enumerate(found))
        return self._known[1]

    def learnt(self, words: tuple[str, ...], learnt: Learnt) -> Pairs:
        """The same of what is learnt beside the dictionary."""
        places = ((at, learnt[word]) for at, word in enumerate(words) if word in learnt)
        return self._indexed(places)

    def _indexed(self, found: Iterable[tuple[int, Mapping[str, float]]]) -> Pairs:
        stems = self._stems
        words: list[int] = []
        terms: list[int] = []
        weights: list[float] = []
        for at, answers in found:
            for term, weight in answers.items():
                if term in stems:
                    words.append(at)
                    terms.append(stems[term])
                    weights.append(weight)
        return words, terms, weights


def match(en: Words, zh: Words, lexicon: Lexicon, learnt: Learnt) -> Matches:
    """Look up every Chinese word. lexicon: of these sides, or of longer ones they are part of."""
    both = zip(lexicon.pairs(zh.vocabulary), lexicon.learnt(zh.vocabulary, learnt), strict=True)
    found, more, weight = (known + new for known, new in both)
    words, stems = np.array(found, np.intp), np.array(more, np.intp)
    weights = np.array(weight, np.float32)
    # of several weights for one place the last one written stays: the largest
    order = np.argsort(weights, kind="stable")
    words, stems, weights = words[order], stems[order], weights[order]
    return Matches(
        _Places.of(zh, len(zh.of)).filled(stems, words, weights, len(en.vocabulary)),
        _Places.of(en, len(en.of)).filled(words, stems, weights, len(zh.vocabulary)),
    )


def translations(word: str, stems: Mapping[str, int], dictionary: Dictionary) -> dict[str, float]:
    """Which of some English stems a Chinese word may stand for, each with a weight up to 1."""
    if word[0].isascii() or word in stems:
        found = {word: 1.0} if word in stems else {}
    else:
        found = {t: w for t, w in dictionary.translations(word).items() if t in stems}
        if not found and len(word) > 2:
            found = _of_parts(word, stems, dictionary)
        if len(word) > 1 and (name := dictionary.name(word)) in stems:
            found[name] = _NAME
    return found


def _of_parts(word: str, stems: Mapping[str, int], dictionary: Dictionary) -> dict[str, float]:
    """Translations of the two-character parts of a word that has none itself."""
    found: dict[str, float] = {}
    for start in range(0, len(word) - 1, 2):
        for term, weight in dictionary.translations(word[start : start + 2]).items():
            if term in stems:
                found[term] = max(found.get(term, 0.0), _PART * weight)
    return found


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the words of one side stand.

    first: (words + 1,), where each word's places begin among `places`, which are segments.
    """

    first: Integers
    places: Integers
    segments: int

    @classmethod
    def of(cls, words: Words, segments: int) -> _Places:
        flat: Integers = np.concatenate([np.zeros(0, np.intp), *words.of])
        places = np.repeat(np.arange(segments), [len(found) for found in words.of])
        order = np.argsort(flat, kind="stable")
        counts = np.bincount(flat, minlength=len(words.vocabulary))
        return cls(np.concatenate(([0], np.cumsum(counts))), places[order], segments)

    def filled(self, rows: Integers, words: Integers, weights: Floats, count: int) -> Floats:
        """An array (count, segments) with weights in some rows where some words stand."""
        out = np.zeros((count, self.segments), np.float32)
        first = self.first[words]
        counts = self.first[words + 1] - first
        begins = np.cumsum(counts) - counts
        at = np.arange(int(counts.sum())) + np.repeat(first - begins, counts)
        out[np.repeat(rows, counts), self.places[at]] = np.repeat(weights, counts)
        return out
