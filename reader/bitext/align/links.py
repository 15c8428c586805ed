"""Word links: which words of a sentence and of its translation say the same.

Safe before complete: a wrong link misleads, a missing one hardly does. A Chinese word is linked
where a whole sense of it stands on the other side, or its pinyin as a name, or the same number, or
the same Latin word; then, where a language model is there, words whose vectors are alike. Where a
word has several candidates, the surest wins, then the one that stands in about the same place.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from reader.bitext.align import english
from reader.bitext.align.dictionary import cc_cedict
from reader.bitext.align.threads import one_thread
from reader.bitext.align.words import FUNCTION_WORDS, Names, names_in, pieces_of
from reader.chinese.variants import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.bitext.align.arrays import Floats
    from reader.bitext.align.dictionary import Dictionary
    from reader.bitext.align.encoder import Encoder

_SAFE: Final = 0.7  # cosine of two words' vectors
_LETTERS: Final = 4  # shorter English words have vectors that are like everything
_VAGUE_WORDS: Final = """
after always away back before came come coming during even gave give indeed instead keep kept like
made make many much really take though took used well went
上来 上去 下来 下去 但是 似乎 出来 出去 原来 可是 只是 回来 回去 往往 难道 那里 还有 这里
进来 进去 过来 过去 起来 于是 不断 之中 一下 一阵 本来 然后 虽然 要是
"""
_VAGUE: Final = frozenset(_VAGUE_WORDS.split())  # of vectors that are like many
_AWAY: Final = 0.5  # of a candidate's worth, for standing at the other end of the sentence
_USUAL: Final = 4  # of its senses are believed
_SURE, _WORD, _CHARACTER = 1.3, 1.0, 0.8  # worth of a name or a number, of a word, of a character
_FURTHEST: Final = {_SURE: 1.0, _WORD: 0.6, _CHARACTER: 0.3}
"""So far off, as a share of the text, is each believed: a character alone means much."""
_REMEMBERED: Final = 20_000  # vectors of words, 2 KB each
_IDLE: Final = frozenset(
    ("to", "a", "an", "the", "be", "is", "of", "sb", "sth", "one's", "oneself")
)


_KIN: Final = frozenset(
    (
        "grandmother", "grandfather", "mother", "father", "brother", "sister", "uncle", "aunt",
        "cousin", "nephew", "niece", "son", "daughter", "grandson", "granddaughter", "wife",
        "husband",
    )
)  # fmt: skip
_ALSO_SAID: Final = {
    "grandmother": ("grandma", "granny"),
    "grandfather": ("grandpa", "granddad"),
}


class Why(StrEnum):
    """What a link is founded on."""

    DICTIONARY = "dictionary"
    NAME = "name"
    NUMBER = "number"
    SAME = "same"
    MEANING = "meaning"


class Link(NamedTuple):
    """Code points of an English and of a Chinese text that say the same."""

    en_start: int
    en_end: int
    zh_start: int
    zh_end: int
    why: Why


def links(en_text: str, zh_text: str, *, encoder: Encoder | None = None) -> list[Link]:
    """The words of a sentence, or a few, that translate each other, in the order of the English.

    zh_text: in whichever script. Positions are code points of the two texts. A Chinese word may be
    in several links: 火车站 answers "train" and "station". The first call loads the dictionary (a
    tenth of a second and more), each takes about a millisecond. encoder (`encoder.shared()`, a
    second to load): adds words that the dictionary does not know of, for ten milliseconds or so.
    """
    shown = run("t2s", zh_text)
    ours = [_Word(*placed) for placed in english.placed_terms(en_text)]
    theirs = list(_chinese(shown.text, names_in([en_text]), cc_cedict()))
    if not ours or not theirs:
        return []
    sizes = len(en_text), len(shown.text)
    chosen = _chosen(_candidates(_Places(en_text, ours), theirs, cc_cedict(), sizes))
    if encoder is not None:
        chosen += _by_meaning(ours, theirs, chosen, (en_text, shown.text), encoder)
    found = [
        Link(
            ours[i].start,
            ours[i].end,
            *shown.offsets.source_range(theirs[one.zh].start, theirs[one.zh].end),
            one.why,
        )
        for one in chosen
        for i in one.en
    ]
    return sorted(found)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    term: str


class _Candidate(NamedTuple):
    """English words that a Chinese one may stand for, by number, and how much speaks for it."""

    worth: float
    en: tuple[int, ...]
    zh: int
    why: Why


def _chinese(text: str, names: Names, dictionary: Dictionary) -> Iterator[_Word]:
    """The words of a Chinese text, in order; those in Latin letters and digits first."""
    for placed in english.placed_terms(text):
        yield _Word(*placed)
    for piece in pieces_of(text, names, dictionary):
        if piece.word:
            yield _Word(piece.start, piece.end, piece.word)
            continue
        at = piece.start
        for word in dictionary.words(text[piece.start : piece.end]):
            if word not in FUNCTION_WORDS:
                yield _Word(at, at + len(word), word)
            at += len(word)


class _Places:
    """Where the words of an English text stand: its content words by number, small ones, too."""

    def __init__(self, text: str, words: Sequence[_Word]) -> None:
        self.words = words
        small = english.small_words(text)
        order = sorted([*(at for at, _ in small), *(word.start for word in words)])
        rank = {at: number for number, at in enumerate(order)}
        self._rank = [rank[word.start] for word in words]
        self._small: dict[str, list[int]] = {}
        for at, word in small:
            self._small.setdefault(word, []).append(rank[at])
        self._of: dict[str, list[int]] = {}
        for number, word in enumerate(words):
            self._of.setdefault(word.term, []).append(number)

    def of(self, term: str) -> Sequence[int]:
        """The content words that are a term, by number."""
        return self._of.get(term, ())

    def standing(self, sense: _Sense) -> Iterator[tuple[int, ...]]:
        """Where all the words of a sense stand side by side, in whichever order."""
        reach = len(sense.terms) + len(sense.small)
        for at in self.of(sense.terms[0]) if sense.terms else ():
            here = self._rank[at]
            near = [
                [one for one in self.of(term) if abs(self._rank[one] - here) < reach]
                for term in sense.terms
            ]
            if all(near) and all(self._is_near(word, here, reach) for word in sense.small):
                yield tuple(sorted({min(one, key=lambda found: abs(found - at)) for one in near}))

    def _is_near(self, word: str, here: int, reach: int) -> bool:
        return any(abs(rank - here) < reach for rank in self._small.get(word, ()))


@dataclass(frozen=True, slots=True)
class _Sense:
    """A sense of a word: its content words, and the small ones that are part of it."""

    terms: tuple[str, ...]
    small: tuple[str, ...]


@lru_cache(20_000)
def _sense(text: str) -> _Sense:
    small = (word for _, word in english.small_words(text))
    return _Sense(
        tuple(dict.fromkeys(english.terms(text))),
        tuple(word for word in small if word not in _IDLE),
    )


@lru_cache(20_000)
def _less_exact(text: str) -> tuple[_Sense, ...]:
    """What English says where a sense tells more of a relative than English does.

    外婆 is a maternal grandmother, 哥哥 an older brother. The wife of an uncle is no wife.
    """
    terms = _sense(text).terms
    if not terms or terms[-1] not in _kin() or any(term in _kin() for term in terms[:-1]):
        return ()
    said = (_kin()[terms[-1]], *_ALSO_SAID.get(_kin()[terms[-1]], ()))
    return tuple(_sense(one) for one in said if english.stem(one) != terms[0])


@lru_cache(1)
def _kin() -> dict[str, str]:
    """The words for relatives by their stems."""
    return {english.stem(word): word for word in _KIN}


def _candidates(
    ours: _Places, theirs: Sequence[_Word], dictionary: Dictionary, sizes: tuple[int, int]
) -> Iterator[_Candidate]:
    for number, word in enumerate(theirs):
        for worth, en, why in _meanings(word.term, ours, dictionary):
            away = _away(ours.words[en[0]], word, sizes)
            if away <= _FURTHEST[worth]:
                yield _Candidate(worth - _AWAY * away, en, number, why)


def _meanings(
    term: str, ours: _Places, dictionary: Dictionary
) -> Iterator[tuple[float, tuple[int, ...], Why]]:
    """The English words, by number, that a Chinese word may stand for."""
    why = Why.NUMBER if term.startswith(english.NUMBER_SIGN) else Why.SAME
    yield from ((_SURE, (at,), why) for at in ours.of(term))
    if term[0].isascii():
        return
    senses = dictionary.senses(term)
    worth = _CHARACTER
    if len(term) > 1:
        worth = _WORD
        name = english.stem(dictionary.pinyin(term))
        yield from ((_SURE, (at,), Why.NAME) for at in ours.of(name))
    else:
        senses = senses[:_USUAL]
    for sense in senses:
        for form in (_sense(sense), *_less_exact(sense)):
            yield from ((worth, en, Why.DICTIONARY) for en in ours.standing(form))


def _away(one: _Word, other: _Word, sizes: tuple[int, int]) -> float:
    """How far apart two words stand, each in its text, as a share of a text."""
    return abs((one.start + one.end) / sizes[0] - (other.start + other.end) / sizes[1]) / 2


def _chosen(candidates: Iterator[_Candidate]) -> list[_Candidate]:
    """The surest candidates, no word in two of them."""
    chosen: list[_Candidate] = []
    en: set[int] = set()
    zh: set[int] = set()
    for one in sorted(candidates, key=lambda one: (-one.worth, one.en, one.zh)):
        if one.zh not in zh and en.isdisjoint(one.en):
            chosen.append(one)
            en.update(one.en)
            zh.add(one.zh)
    return chosen


def _by_meaning(
    ours: Sequence[_Word], theirs: Sequence[_Word], known: Sequence[_Candidate],
    texts: tuple[str, str], encoder: Encoder,
) -> list[_Candidate]:  # fmt: skip
    """Words not linked yet that are each other's nearest, and near enough."""
    en_known = {at for one in known for at in one.en}
    zh_known = {one.zh for one in known}
    en = [at for at, word in enumerate(ours)
          if at not in en_known and len(word.term) >= _LETTERS and word.term.isalpha()
          and texts[0][word.start : word.end].lower() not in _VAGUE]  # fmt: skip
    zh = [at for at, word in enumerate(theirs)
          if at not in zh_known and not word.term.isascii()
          and word.end - word.start > 1 and word.term not in _VAGUE]  # fmt: skip
    if not en or not zh:
        return []
    alike = (
        _vectors([texts[0][ours[at].start : ours[at].end] for at in en], encoder)
        @ _vectors([texts[1][theirs[at].start : theirs[at].end] for at in zh], encoder).T
    )
    best = alike.argmax(axis=1)
    return [
        _Candidate(float(alike[row, column]), (en[row],), zh[column], Why.MEANING)
        for row, column in enumerate(map(int, best))
        if alike[row, column] >= _SAFE and int(alike[:, column].argmax()) == row
    ]


_lock: Final = threading.Lock()
_known_vectors: Final[OrderedDict[str, Floats]] = OrderedDict()


def _vectors(words: Sequence[str], encoder: Encoder) -> Floats:
    """Unit vectors of words, remembered."""
    with _lock:
        new = [word for word in dict.fromkeys(words) if word not in _known_vectors]
        if new:
            with one_thread():
                sums = encoder.sums(new)
                made = encoder.vectors(sums.body + sums.ends, sums.tokens + 2)
            _known_vectors.update(zip(new, made, strict=True))
        found = np.stack([_known_vectors[word] for word in words])
        while len(_known_vectors) > _REMEMBERED:
            _known_vectors.popitem(last=False)
        return found
