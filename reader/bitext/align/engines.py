"""The two engines behind one interface: text in, what can be compared out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.bitext.align import encoder as encoding
from reader.bitext.align import segments, words
from reader.bitext.align.dictionary import cc_cedict
from reader.bitext.align.features import Features
from reader.bitext.align.model import EngineName
from reader.bitext.align.readings import Reading
from reader.bitext.align.similarity import Parts
from reader.chinese.engine import convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.arrays import Floats
    from reader.bitext.align.dictionary import Dictionary
    from reader.bitext.align.encoder import Encoder
    from reader.bitext.align.features import Manner
    from reader.bitext.align.lattice import Shape
    from reader.bitext.align.segments import Side
    from reader.bitext.align.words import Learnt, Words

_TO_SIMPLIFIED = "t2s"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two readings side by side, ready to be compared."""

    en: Reading
    zh: Reading
    en_words: Words
    zh_words: Words

    def before(self, en: int, zh: int) -> Stretch:
        """The segments before these two places."""
        return Stretch(
            self.en.part(0, en),
            self.zh.part(0, zh),
            self.en_words.before(en),
            self.zh_words.before(zh),
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """Both sides of a stretch, measured for beads of some shapes."""

    stretch: Stretch
    shapes: tuple[Shape, ...]
    en: Side
    zh: Side
    clauses: tuple[tuple[Parts, Parts], ...]
    dictionary: Dictionary | None

    def features(self, learnt: Learnt, manner: Manner | None = None) -> Features:
        """The features of all beads, given what is learnt of the texts' words and manner."""
        words_found = word_parts(self.stretch, self.dictionary, learnt)
        return Features(self.en, self.zh, [words_found, *self.clauses], self.shapes, manner)


class Engine(Protocol):
    """What aligning asks of an engine."""

    @property
    def name(self) -> EngineName:
        """Which engine it is."""
        ...

    def read_english(self, texts: Sequence[str]) -> Reading:
        """Read English segments: what costs most, done once for each segment."""
        ...

    def read_chinese(self, texts: Sequence[str]) -> Reading:
        """The same for Chinese segments, in whichever script."""
        ...

    def measure(self, stretch: Stretch, shapes: tuple[Shape, ...]) -> Measured:
        """Measure both sides for beads of these shapes."""
        ...


class LexicalEngine:
    """Words, names, numbers, lengths, punctuation. Needs the dictionary only."""

    name = EngineName.LEXICAL

    def __init__(self, dictionary: Dictionary | None = None) -> None:
        """Without a dictionary: CC-CEDICT, loaded when the first stretch is compared."""
        self._dictionary = dictionary

    def read_english(self, texts: Sequence[str]) -> Reading:
        """Nothing but the texts."""
        return Reading(tuple(texts))

    def read_chinese(self, texts: Sequence[str]) -> Reading:
        """The texts in Simplified characters."""
        return Reading(_simplified(texts))

    def measure(self, stretch: Stretch, shapes: tuple[Shape, ...]) -> Measured:
        """Words and forms."""
        en = segments.measure(stretch.en.texts)
        zh = segments.measure(stretch.zh.texts)
        return Measured(stretch, shapes, en, zh, (), self._dictionary)


class SemanticEngine:
    """A language model beside all that the lexical engine has."""

    name = EngineName.SEMANTIC

    def __init__(
        self, encoder: Encoder | None = None, dictionary: Dictionary | None = None
    ) -> None:
        """Without an encoder: the process's shared one, loaded when the first text is read."""
        self._encoder = encoder
        self._dictionary = dictionary

    def read_english(self, texts: Sequence[str]) -> Reading:
        """The texts, and what the model sums up over each."""
        return Reading(tuple(texts), self._model().sums(texts))

    def read_chinese(self, texts: Sequence[str]) -> Reading:
        """The same of the texts in Simplified characters."""
        return self.read_english(_simplified(texts))

    def measure(self, stretch: Stretch, shapes: tuple[Shape, ...]) -> Measured:
        """Meaning, words and forms."""
        model = self._model()
        our_sums, their_sums = stretch.en.sums, stretch.zh.sums
        if our_sums is None or their_sums is None:
            raise ValueError("read by another engine")
        longest = (max(a for a, _ in shapes), max(b for _, b in shapes))
        ours = segments.run_vectors(our_sums, longest[0], model)
        theirs = segments.run_vectors(their_sums, longest[1], model)
        en = segments.measure(stretch.en.texts, ours)
        zh = segments.measure(stretch.zh.texts, theirs)
        # single segments are looked at to find one's way: their clauses are not needed yet
        clauses = (segments.clause_parts(our_sums, their_sums, model),) if longest != (1, 1) else ()
        return Measured(stretch, shapes, en, zh, clauses, self._dictionary)

    def _model(self) -> Encoder:
        return self._encoder or encoding.shared()


def engine_named(name: EngineName) -> Engine:
    """An engine with the dictionary and the model that come with the program."""
    return LexicalEngine() if name is EngineName.LEXICAL else SemanticEngine()


def stretch_of(en: Reading, zh: Reading, dictionary: Dictionary | None = None) -> Stretch:
    """Two readings with their words."""
    names = words.names_in(en.texts)
    return Stretch(
        en,
        zh,
        words.english_words(en.texts),
        words.chinese_words(zh.texts, names, dictionary or cc_cedict()),
    )


def word_parts(
    stretch: Stretch, dictionary: Dictionary | None, learnt: Learnt
) -> tuple[Parts, Parts]:
    """The words of both sides, matched by the dictionary and what is learnt."""
    en, zh = stretch.en_words, stretch.zh_words
    matches = words.match(en, zh, dictionary or cc_cedict(), learnt)
    return Parts(en.of, en.weight, matches.english), Parts(zh.of, zh.weight, matches.chinese)


def anchors_from(features: Features) -> Floats:
    """How much more alike than usual single segments are, over all kinds of likeness."""
    total = np.zeros_like(features.similarity[0])
    for grid in features.similarity:
        total += grid - (grid.mean() if grid.size else 0)
    return total


def _simplified(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(convert(_TO_SIMPLIFIED, text) for text in texts)
