"""One stretch of two texts, small enough to look at as a whole, cut into beads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align import band, lattice
from reader.bitext.align.arrays import Doubles, Integers
from reader.bitext.align.engines import anchors_from, stretch_of
from reader.bitext.align.features import manner_of, names
from reader.bitext.align.learning import learn
from reader.bitext.align.model import Bead, EngineName, Level
from reader.bitext.align.weights import weights_for
from reader.documents.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.bitext.align.engines import Engine, Stretch
    from reader.bitext.align.features import Features
    from reader.bitext.align.lattice import Lattice, Shape
    from reader.bitext.align.readings import Reading
    from reader.bitext.align.similarity import Likeness
    from reader.bitext.align.weights import Weights
    from reader.bitext.align.words import Learnt

LARGEST: Final = {Level.SENTENCES: 7, Level.PARAGRAPHS: 5}
"""Segments of both sides that one bead may have together."""

_FIRST_LARGEST: Final = {Level.SENTENCES: 4, Level.PARAGRAPHS: 4}  # the same in the first pass
_MARGIN: Final = {Level.SENTENCES: 5, Level.PARAGRAPHS: 10}
_SECOND_MARGIN: Final = 3  # columns beside the first pass's way
PRICE: Final = {Level.SENTENCES: 0.55, Level.PARAGRAPHS: 0.45}
"""What a bead must be worth: about half of the expected F1 (Lipton et al. 2014)."""

WORTH_ALONE: Final = 0.5  # a segment rightly left alone raises precision only, a pair recall too
_MERGED: Final = {Level.SENTENCES: 0.0, Level.PARAGRAPHS: 0.4}
"""What a bead of several segments on a side is worth less than its text says.

Translators part or join a paragraph more seldom than the texts the weights were learnt from, where
a seventh of the groups of sentences is parted: a short one without an answer joined its neighbour.
"""
_ENOUGH: Final = 5  # pairs that show how a translation runs
_LATE: Final = 0.85  # of a window
_AROUND: Final = 3  # pairs before and after one that tell whether it is to be trusted
_FIRM: Final = 0.5  # a bead of the first pass that the second goes by
_SETTLED: Final = 0.98
"""A bead of the first pass that is so sure, as both its neighbours are, is not looked at again."""


Prior = Callable[[Integers, Integers, "Shape"], Doubles]
"""What beads of one shape that begin after so many English and Chinese segments, (n,) each, are
worth beside their text, (n,)."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A stretch cut into beads, and what it taught of the texts' words."""

    beads: list[Bead]
    learnt: dict[str, dict[str, float]]


class StretchAligner:
    """Aligns stretches with one engine and the weights that go with it."""

    def __init__(
        self,
        engine: Engine,
        level: Level,
        cancelled: Callable[[], bool],
        largest: int | None = None,
        weights: Weights | None = None,
    ) -> None:
        """largest: segments of both sides in one bead; without it as many as pay.

        weights: others than the program's.
        """
        self._engine = engine
        self._shapes = lattice.shapes(largest or LARGEST[level])
        self._first_shapes = lattice.shapes(_FIRST_LARGEST[level])
        self._margin = _MARGIN[level]
        self._merged = _MERGED[level]
        self._price = PRICE[level]
        known = names(semantic=engine.name is EngineName.SEMANTIC)
        self._weights = weights or weights_for(engine.name, level, known)
        self._cancelled = cancelled

    def cropped(self, stretch: Stretch, known: Learnt) -> tuple[Stretch, Likeness]:
        """As much of two windows, which begin together, as may be looked at together.

        Up to a pair of segments near the end of the shorter one, where it and the pairs around it
        fit each other best. And how alike the segments of what is left are, by the words known.
        """
        self._check()
        en, zh = stretch.en, stretch.zh
        features = self._engine.measure(stretch, 1).features(lattice.shapes(2), known)
        likeness = anchors_from(features)
        pairs = band.anchors(likeness)
        late = [at for at, (i, j) in enumerate(pairs)
                if max(i / len(en), j / len(zh)) >= _LATE]  # fmt: skip
        if not late:
            return stretch, features.likeness
        values = np.array([likeness[pair] for pair in pairs])
        best = max(
            late, key=lambda at: float(values[max(0, at - _AROUND) : at + _AROUND + 1].mean())
        )
        ends = pairs[best][0] + 1, pairs[best][1] + 1
        return stretch.before(*ends), features.likeness.before(*ends)

    def align(
        self,
        stretch: Stretch,
        known: Learnt,
        prior: Prior | None = None,
        likeness: Likeness | None = None,
    ) -> Aligned:
        """Cut a stretch into beads, in two passes: the first one teaches words to the second.

        likeness: of its segments, by the words that are known, if somebody has looked already.
        """
        en, zh = stretch.en, stretch.zh
        if not en.texts or not zh.texts:
            return Aligned(_alone(len(en), len(zh)), {})
        self._check()
        measured = self._engine.measure(stretch, reach_of(self._shapes))
        features = measured.features(self._first_shapes, known, likeness=likeness)
        pairs = band.anchors(anchors_from(features))
        limits = band.band(pairs, len(en), len(zh), self._margin)
        first = self._pass(features, self._first_shapes, limits, prior)
        learnt = learn(stretch.en_words, stretch.zh_words,
                       [(bead.en, bead.zh, bead.confidence) for bead in first])  # fmt: skip
        firm = [(bead.en, bead.zh) for bead in first if bead.confidence >= _FIRM]
        paired = [bead for bead in firm if all(bead)]
        manner = manner_of(measured.en, measured.zh, paired) if len(paired) >= _ENOUGH else None
        features = measured.features(self._shapes, {**known, **learnt}, manner)
        limits = band.around(firm, len(en), len(zh), _SECOND_MARGIN)
        settled = settled_of(first)
        return Aligned(self._pass(features, self._shapes, limits, prior, settled), learnt)

    def align_within(
        self, en: Reading, zh: Reading, corners: Sequence[tuple[int, int]], known: Learnt
    ) -> list[Bead]:
        """Cut a stretch into beads none of which crosses a corner.

        corners: how many segments of both sides lie before each border, from (0, 0) to the end.
        """
        if not en.texts or not zh.texts:
            return _alone(len(en), len(zh))
        self._check()
        measured = self._engine.measure(stretch_of(en, zh), reach_of(self._shapes))
        features = measured.features(self._shapes, known)
        limits = band.within(corners)
        prior = _borders(corners) if len(corners) > 2 else None
        return self._pass(features, self._shapes, limits, prior)

    def _pass(
        self,
        features: Features,
        shapes: tuple[Shape, ...],
        limits: tuple[Integers, Integers],
        prior: Prior | None,
        settled: Sequence[Bead] = (),
    ) -> list[Bead]:
        """settled: beads that stay as they are, in order."""
        corners = _corners(settled, limits)
        if settled:
            limits = band.inside(limits, band.within(corners))
        graph = lattice.lattice(*limits, shapes)
        wanted = _open_nodes(graph, settled)
        score = np.full((len(shapes), graph.nodes), lattice.NEVER)
        for nodes, rows in features.blocks(graph, wanted):
            self._check()
            score[:, nodes] = self._weights.score(rows, shapes)
        if self._merged:
            score[[max(shape) > 1 and min(shape) > 0 for shape in shapes]] -= self._merged
        row, column = graph.places()
        priors = [prior] if prior else []
        for one in [*priors, _borders(corners)] if settled else priors:
            for at, shape in enumerate(shapes):
                score[at] += one(row, column, shape)
        for bead in settled:
            score[graph.number(bead)] = 0.0
        probability, _ = lattice.probabilities(graph, score, self._check)
        for bead in settled:
            probability[graph.number(bead)] = bead.confidence
        return beads_of(graph, probability, self._price)

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled


def reach_of(shapes: Sequence[Shape]) -> int:
    """The most segments that a bead of some shapes has on a side."""
    return max(map(max, shapes))


def settled_of(first: Sequence[Bead]) -> list[Bead]:
    """The beads of a first pass that need no second."""
    sure = [bool(bead.en and bead.zh and bead.confidence >= _SETTLED) for bead in first]
    return [
        first[at] for at in range(1, len(first) - 1) if sure[at - 1] and sure[at] and sure[at + 1]
    ]


def _corners(settled: Sequence[Bead], limits: tuple[Integers, Integers]) -> list[tuple[int, int]]:
    """Where settled beads begin and end, and the beginning and the end of all."""
    ends = {(0, 0), (len(limits[0]) - 1, int(limits[1][-1]))}
    ends.update((bead.en.start, bead.zh.start) for bead in settled)
    ends.update((bead.en.stop, bead.zh.stop) for bead in settled)
    return sorted(ends)


def _open_nodes(graph: Lattice, settled: Sequence[Bead]) -> NDArray[np.bool_]:
    """Which nodes are outside of settled beads: (nodes,)."""
    row, column = graph.places()
    low, high = np.zeros_like(graph.low), np.full_like(graph.low, column.max(initial=0) + 1)
    for bead in settled:
        high[bead.en.start : bead.en.stop] = bead.zh.start
        low[bead.en.stop] = bead.zh.stop
    return (low[row] <= column) & (column < high[row])


def _borders(corners: Sequence[tuple[int, int]]) -> Prior:
    """Forbids beads that begin on one side of a border and end on the other."""
    rows, columns = np.array(corners).T

    def prior(row: Integers, column: Integers, shape: Shape) -> Doubles:
        begins = np.minimum(
            np.searchsorted(rows, row, "right"), np.searchsorted(columns, column, "right")
        )
        ends = np.maximum(
            np.searchsorted(rows, row + shape[0], "left"),
            np.searchsorted(columns, column + shape[1], "left"),
        )
        return np.where(ends <= begins, 0.0, lattice.NEVER)

    return prior


def beads_of(
    graph: Lattice, probability: Doubles, price: float, alone: float = WORTH_ALONE
) -> list[Bead]:
    """The beads with the largest sum of what they are worth, given how probable each bead is."""
    value = probability - price
    value[: len(lattice.ALONE)] *= alone
    value[graph.ahead == graph.nodes] = lattice.NEVER
    number = {shape: at for at, shape in enumerate(graph.shapes)}
    return [
        Bead(
            range(i, i + shape[0]),
            range(j, j + shape[1]),
            min(1.0, float(probability[number[shape], graph.offset[i] + j - graph.low[i]])),
        )
        for i, j, shape in lattice.best_path(graph, value)
    ]


def _alone(ours: int, theirs: int) -> list[Bead]:
    """All segments without a partner: nothing else is possible."""
    return [Bead(range(i, i + 1), range(0), 1.0) for i in range(ours)] + [
        Bead(range(ours, ours), range(j, j + 1), 1.0) for j in range(theirs)
    ]
