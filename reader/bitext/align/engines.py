"""The two engines behind one interface: text in, what can be compared out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.bitext.align import encoder as encoding
from reader.bitext.align import readings, segments, words
from reader.bitext.align.dictionary import cc_cedict
from reader.bitext.align.features import Features
from reader.bitext.align.model import EngineName
from reader.bitext.align.similarity import Parts, Table
from reader.chinese.engine import convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.arrays import Floats
    from reader.bitext.align.dictionary import Dictionary
    from reader.bitext.align.encoder import Encoder
    from reader.bitext.align.features import Manner
    from reader.bitext.align.lattice import Shape
    from reader.bitext.align.readings import Reading
    from reader.bitext.align.segments import Side
    from reader.bitext.align.similarity import Likeness
    from reader.bitext.align.tokens import TokenTable
    from reader.bitext.align.words import Learnt, Lexicon, Words

_TO_SIMPLIFIED = "t2s"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two readings side by side, ready to be compared."""

    en: Reading
    zh: Reading
    en_words: Words
    zh_words: Words
    lexicon: Lexicon

    def before(self, en: int, zh: int) -> Stretch:
        """The segments before these two places."""
        return Stretch(
            self.en.part(0, en),
            self.zh.part(0, zh),
            self.en_words.before(en),
            self.zh_words.before(zh),
            self.lexicon,
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """Both sides of a stretch, measured for beads of up to `reach` segments on a side."""

    stretch: Stretch
    reach: int
    en: Side
    zh: Side
    clauses: tuple[tuple[Parts, Parts], ...]

    def features(
        self,
        shapes: tuple[Shape, ...],
        learnt: Learnt,
        manner: Manner | None = None,
        likeness: Likeness | None = None,
    ) -> Features:
        """The features of beads of some shapes, given what is learnt of words and manner.

        likeness: what features of the same segments, given the same words, have found.
        """
        found = likeness.words if likeness else word_parts(self.stretch, learnt)
        reach = min(self.reach, 1 + max(map(max, shapes)))
        parts = [found, *self.clauses]
        return Features(self.en, self.zh, parts, shapes, manner, reach=reach, likeness=likeness)


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

    def measure(self, stretch: Stretch, reach: int) -> Measured:
        """Measure both sides for beads of so many segments on a side."""
        ...


class LexicalEngine:
    """Words, names, numbers, lengths, punctuation. Needs the dictionary only."""

    name = EngineName.LEXICAL

    def read_english(self, texts: Sequence[str]) -> Reading:
        """Nothing but the texts."""
        return readings.read(texts)

    def read_chinese(self, texts: Sequence[str]) -> Reading:
        """The texts in Simplified characters."""
        return readings.read(_simplified(texts))

    def measure(self, stretch: Stretch, reach: int) -> Measured:
        """Words and forms."""
        en = segments.measure(stretch.en.texts)
        zh = segments.measure(stretch.zh.texts)
        return Measured(stretch, reach, en, zh, ())


class SemanticEngine:
    """A language model beside all that the lexical engine has."""

    name = EngineName.SEMANTIC

    def __init__(self, encoder: Encoder | None = None) -> None:
        """Without an encoder: the process's shared one, loaded when the first text is read."""
        self._encoder = encoder
        self._table: TokenTable | None = None

    def read_english(self, texts: Sequence[str]) -> Reading:
        """The texts, and what the model sums up over each."""
        if self._table is None:
            self._table = self._model().token_table()
        return readings.read(texts, self._model().sums(texts, self._table))

    def read_chinese(self, texts: Sequence[str]) -> Reading:
        """The same of the texts in Simplified characters."""
        return self.read_english(_simplified(texts))

    def measure(self, stretch: Stretch, reach: int) -> Measured:
        """Meaning, words and forms."""
        model = self._model()
        our_sums, their_sums = stretch.en.sums, stretch.zh.sums
        if our_sums is None or their_sums is None:
            raise ValueError("read by another engine")
        ours = segments.Runs(our_sums, reach, model)
        theirs = segments.Runs(their_sums, reach, model)
        en = segments.measure(stretch.en.texts, ours)
        zh = segments.measure(stretch.zh.texts, theirs)
        # single segments are looked at to find one's way: their clauses are not needed yet
        if reach == 1:
            return Measured(stretch, reach, en, zh, ())
        wholes = ours.single, theirs.single
        clauses = segments.clause_parts(our_sums, their_sums, wholes, model)
        return Measured(stretch, reach, en, zh, (clauses,))

    def _model(self) -> Encoder:
        return self._encoder or encoding.shared()


def engine_named(name: EngineName) -> Engine:
    """An engine with the dictionary and the model that come with the program."""
    return LexicalEngine() if name is EngineName.LEXICAL else SemanticEngine()


def stretch_of(en: Reading, zh: Reading, dictionary: Dictionary | None = None) -> Stretch:
    """Two readings with their words."""
    dictionary = dictionary or cc_cedict()
    ours = words.words_of(en.terms)
    theirs = words.chinese_words(zh.texts, zh.terms, words.names_in(en.texts), dictionary)
    return Stretch(en, zh, ours, theirs, words.Lexicon(ours, dictionary))


def word_parts(stretch: Stretch, learnt: Learnt) -> tuple[Parts, Parts]:
    """The words of both sides, matched by the dictionary and what is learnt."""
    en, zh = stretch.en_words, stretch.zh_words
    matches = words.match(en, zh, stretch.lexicon, learnt)
    return (
        Parts(en.of, en.weight, Table(matches.english)),
        Parts(zh.of, zh.weight, Table(matches.chinese)),
    )


def anchors_from(features: Features) -> Floats:
    """How much more alike than usual single segments are, over all kinds of likeness."""
    grids = features.likeness.grids
    total = np.zeros_like(grids[0])
    for grid in grids:
        total += grid - (grid.mean() if grid.size else 0)
    return total


def _simplified(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(convert(_TO_SIMPLIFIED, text) for text in texts)
