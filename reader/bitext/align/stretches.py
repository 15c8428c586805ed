"""One stretch of two texts, small enough to look at as a whole, cut into beads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align import band, lattice
from reader.bitext.align.engines import anchors_from, stretch_of
from reader.bitext.align.learning import learn
from reader.bitext.align.model import Bead, Cancelled, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.bitext.align.engines import Engine, Reading, Stretch
    from reader.bitext.align.features import Features
    from reader.bitext.align.lattice import Doubles, Lattice, Shape
    from reader.bitext.align.weights import Weights
    from reader.bitext.align.words import Learnt

LARGEST: Final = {Level.SENTENCES: 7, Level.PARAGRAPHS: 5}
"""Segments of both sides that one bead may have together."""

_MARGIN: Final = {Level.SENTENCES: 8, Level.PARAGRAPHS: 10}
_SECOND_MARGIN: Final = 3  # columns beside the first pass's way
_PRICE: Final = 0.45
"""What a bead must be worth: half of the expected F1, which maximises it (Lipton et al. 2014)."""

_FIRM: Final = 0.5  # a bead of the first pass that the second goes by


@dataclass(frozen=True, slots=True)
class Aligned:
    """A stretch cut into beads, and what it taught of the texts' words."""

    beads: list[Bead]
    learnt: dict[str, dict[str, float]]


class StretchAligner:
    """Aligns stretches with one engine and the weights that go with it."""

    def __init__(
        self, engine: Engine, level: Level, weights: Weights, cancelled: Callable[[], bool]
    ) -> None:
        self._engine = engine
        self._shapes = lattice.shapes(LARGEST[level])
        self._margin = _MARGIN[level]
        self._weights = weights
        self._cancelled = cancelled

    def chain(self, en: Reading, zh: Reading) -> tuple[Stretch, Features, list[tuple[int, int]]]:
        """A first look at a stretch: pairs of segments that fit each other, in order."""
        self._check()
        stretch = stretch_of(en, zh)
        features = self._engine.compare(stretch, self._shapes, {})
        return stretch, features, band.anchors(anchors_from(features))

    def align(self, en: Reading, zh: Reading, known: Learnt) -> Aligned:
        """Cut a stretch into beads, in two passes: the first one teaches words to the second."""
        if not en.texts or not zh.texts:
            return Aligned(_alone(len(en), len(zh)), {})
        stretch, features, pairs = self.chain(en, zh)
        first = self._pass(features, band.band(pairs, len(en), len(zh), self._margin))
        found = [(bead.en, bead.zh, bead.confidence) for bead in first]
        learnt = learn(stretch.en_words, stretch.zh_words, found)
        features = self._engine.compare(stretch, self._shapes, {**known, **learnt})
        around = band.around([(bead.en, bead.zh) for bead in first if bead.confidence >= _FIRM],
                             len(en), len(zh), _SECOND_MARGIN)  # fmt: skip
        return Aligned(self._pass(features, around), learnt)

    def _pass(
        self, features: Features, limits: tuple[lattice.Integers, lattice.Integers]
    ) -> list[Bead]:
        graph = lattice.lattice(*limits, self._shapes)
        score = np.full((len(self._shapes), graph.nodes), lattice.NEVER)
        for nodes, rows in features.blocks(graph):
            self._check()
            score[:, nodes] = self._weights.score(rows, self._shapes)
        probability, _ = lattice.probabilities(graph, score, self._check)
        value = np.where(graph.ahead == graph.nodes, lattice.NEVER, probability - _PRICE)
        return _beads(graph, lattice.best_path(graph, value), probability)

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled


def _beads(
    graph: Lattice, path: Sequence[tuple[int, int, Shape]], probability: Doubles
) -> list[Bead]:
    number = {shape: at for at, shape in enumerate(graph.shapes)}
    return [
        Bead(
            range(i, i + shape[0]),
            range(j, j + shape[1]),
            min(1.0, float(probability[number[shape], graph.offset[i] + j - graph.low[i]])),
        )
        for i, j, shape in path
    ]


def _alone(ours: int, theirs: int) -> list[Bead]:
    """All segments without a partner: nothing else is possible."""
    return [Bead(range(i, i + 1), range(0, 0), 1.0) for i in range(ours)] + [
        Bead(range(ours, ours), range(j, j + 1), 1.0) for j in range(theirs)
    ]
