"""What speaks for and against a bead: a row of numbers for every bead of a lattice.

Every feature of a run of segments is a sum or a maximum over neighbouring segments. What two runs
have in common is worked out for all rows and columns of some nodes at once, as grids (rows,
columns) for each shape; from these the beads that begin at those nodes are gathered.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align.segments import MARKS
from reader.bitext.align.similarity import by_meaning, by_parts, one_to_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from reader.bitext.align.arrays import Doubles, Floats, Integers
    from reader.bitext.align.lattice import Lattice, Shape
    from reader.bitext.align.segments import Side
    from reader.bitext.align.similarity import Found, Grid, Parts


_ROWS: Final = 48  # rows that are worked out together
_VARIANCE: Final = 6.8  # of a translation's length, for each letter (Gale and Church 1993)
_CLIP: Final = 25.0
_MOST_MARKS: Final = 2.0
_LETTERS: Final = (1.8, 5.0)  # English letters for a Chinese character, in any translation
_RATIO: Final = 0.8  # of the logarithm of English segments for a Chinese one

_SIMILAR: Final = ("value", "merged", "near_en", "near_zh", "far", "grows", "shrinks")
_PARTS: Final = ("found_en", "found_zh", "leak_en", "leak_zh", "missed_en", "missed_zh")
_LENGTHS: Final = (
    "length", "length_squared", "skipped_length", "ratio", "size", "many_to_many",
)  # fmt: skip


def names(*, semantic: bool) -> tuple[str, ...]:
    """What the features are, in order."""
    wholes = ("meaning", "words") if semantic else ("words",)
    parts = ("word", "clause") if semantic else ("word",)
    return (
        *(f"{kind}_{name}" for kind in wholes for name in _SIMILAR),
        *(f"{kind}_{name}" for kind in parts for name in _PARTS),
        *_LENGTHS, *MARKS, "opens", "closes", "quoted_before", "quoted_after",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manner:
    """How a translation runs.

    letters: English letters for a Chinese character; ratio: the logarithm of how many English
    segments answer a Chinese one.
    """

    letters: float
    ratio: float


def manner_of(en: Side, zh: Side, beads: Sequence[tuple[range, range]]) -> Manner:
    """The manner of some beads. What no translation does is not believed: beads are missing."""
    ours = sum(float(en.length[list(rows)].sum()) for rows, _ in beads)
    theirs = sum(float(zh.length[list(columns)].sum()) for _, columns in beads)
    ratio = np.log(max(1, sum(len(rows) for rows, _ in beads))
                   / max(1, sum(len(columns) for _, columns in beads)))  # fmt: skip
    return Manner(
        float(np.clip(ours / max(1.0, theirs), *_LETTERS)), float(np.clip(ratio, -_RATIO, _RATIO))
    )


class Features:
    """The features of all beads between two sides.

    parts: for each kind of parts, words first, those of both sides.
    """

    def __init__(
        self,
        en: Side,
        zh: Side,
        parts: Sequence[tuple[Parts, Parts]],
        shapes: tuple[Shape, ...],
        manner: Manner | None = None,
        *,
        reach: int,
    ) -> None:
        """reach: the longest run of segments that beads are compared with; no shape's is longer."""
        self._en, self._zh = en, zh
        self._parts = parts
        self._masses = [max(1e-3, (one.mass + other.mass) / 2) for one, other in parts]
        self._shapes = shapes
        self._reach = reach
        self.names = names(semantic=en.runs is not None)
        if manner is None:
            manner = manner_of(en, zh, [(range(len(en)), range(len(zh)))])
        self._en_length = _cumulated(en.length)
        self._zh_length = _cumulated(zh.length * manner.letters)
        self._mean_length = max(1.0, self._en_length[-1] / max(1, len(en)))
        self._ratio = manner.ratio
        self._marks = [_cumulated(side.marks.T) for side in (en, zh)]
        self.similarity = self._one_to_one()
        groups = [len(_SIMILAR)] * len(self.similarity) + [len(_PARTS)] * len(parts)
        self._cuts = np.cumsum([*groups, len(_LENGTHS)])
        self._far = [
            (_cumulated(_means(grid.T)), _cumulated(_means(grid))) for grid in self.similarity
        ]

    def blocks(
        self, graph: Lattice, wanted: NDArray[np.bool_] | None = None
    ) -> Iterator[tuple[Integers, Floats]]:
        """Nodes of a lattice, and the features (shapes, features, nodes) of beads from there.

        wanted: (nodes,), which ones; without it all. Beads that lead outside have features, too;
        they mean nothing.
        """
        row, column = graph.places()
        nodes = np.arange(graph.nodes) if wanted is None else np.flatnonzero(wanted)
        if self._en.runs is not None and self._zh.runs is not None:
            self._en.runs.prepare(_with_neighbours(row[nodes], self._reach), self._reach)
            self._zh.runs.prepare(_with_neighbours(column[nodes], self._reach), self._reach)
        _, first = np.unique(row[nodes], return_index=True)
        for start, end in pairwise([*first[::_ROWS], len(nodes)]):
            some = nodes[start:end]
            yield some, self._block(row[some], column[some])

    def _one_to_one(self) -> list[Floats]:
        """Similarities (n, m) of single segments, one array for each kind."""
        found = one_to_one(*self._parts[0])
        if self._en.runs is None or self._zh.runs is None:
            return [found]
        return [self._en.runs.single @ self._zh.runs.single.T, found]

    def _block(self, i: Integers, j: Integers) -> Floats:
        """Features (shapes, features, nodes) of the beads that begin at some nodes."""
        reach = self._reach
        rows, columns = _with_neighbours(i, reach), _with_neighbours(j, reach)
        found = [by_parts(*pair, rows, columns, reach) for pair in self._parts]
        grids = [found[0].share()]
        if self._en.runs is not None and self._zh.runs is not None:
            ours, theirs = self._en.runs.of(rows, reach), self._zh.runs.of(columns, reach)
            grids.insert(0, by_meaning(ours, theirs))
        places = _Places(i, j, np.searchsorted(rows, i), np.searchsorted(columns, j))
        out = np.zeros((len(self._shapes), len(self.names), len(i)), np.float32)
        ends = self._borders(places)
        for bead, of in zip(out, self._shapes, strict=True):
            features_of = iter(np.split(bead, self._cuts))
            for kind, grid in enumerate(grids):
                self._similar(next(features_of), grid, of, places, kind)
            for kind, parts in enumerate(found):
                _of_parts(next(features_of), parts, of, places, self._masses[kind])
            self._lengths(next(features_of), of, places)
            self._punctuation(next(features_of), of, places, ends)
        return out

    def _similar(self, out: Floats, grid: Grid, shape: Shape, places: _Places, kind: int) -> None:
        a, b = shape
        if not a or not b:
            return

        def at(size: Shape, i: int = 0, j: int = 0) -> Floats:
            return grid[size][places.row + i, places.column + j]

        value = at(shape)
        out[0] = value
        out[1] = value * (a + b - 2)
        beside = _neighbours(places.i, a, len(self._en))
        out[2] = (at((1, b), i=-1) + at((1, b), i=a)) / beside
        beside = _neighbours(places.j, b, len(self._zh))
        out[3] = (at((a, 1), j=-1) + at((a, 1), j=b)) / beside
        ours, theirs = self._far[kind]
        out[4] = (_run_sums(ours, a, places.i) / a + _run_sums(theirs, b, places.j) / b) / 2
        larger = [at((a + 1, b)), at((a + 1, b), i=-1)] if a < self._reach else []
        larger += [at((a, b + 1)), at((a, b + 1), j=-1)] if b < self._reach else []
        out[5] = np.maximum(np.maximum.reduce(larger) - value, 0) if larger else 0
        smaller = [at((a - 1, b)), at((a - 1, b), i=1)] if a > 1 else []
        smaller += [at((a, b - 1)), at((a, b - 1), j=1)] if b > 1 else []
        out[6] = value - np.maximum.reduce(smaller) if smaller else 0

    def _lengths(self, out: Floats, shape: Shape, places: _Places) -> None:
        a, b = shape
        ours = _run_sums(self._en_length, a, places.i)
        theirs = _run_sums(self._zh_length, b, places.j)
        if not a or not b:
            out[2] = (ours + theirs) / self._mean_length
            return
        z = (ours - theirs) / np.sqrt(_VARIANCE * (ours + theirs) / 2 + 1)
        out[0] = np.abs(z)
        out[1] = np.minimum(z * z, _CLIP)
        out[3] = self._ratio * (a - b) / (a + b)
        out[4] = a + b - 2
        out[5] = float(a > 1 and b > 1)

    def _borders(self, places: _Places) -> tuple[Floats, Floats]:
        """Where beads begin: whether just one of the two sides has a mark, and an open quotation.

        Which is so for beads of all shapes.
        """
        en, zh = self._en, self._zh
        opens = np.abs(_at(en.opens, places.i) - _at(zh.opens, places.j))
        return opens, np.abs(_at(en.quoted, places.i) - _at(zh.quoted, places.j))

    def _punctuation(
        self, out: Floats, shape: Shape, places: _Places, before: tuple[Floats, Floats]
    ) -> None:
        a, b = shape
        if not a or not b:
            return
        for mark in range(len(MARKS)):
            ours = _run_sums(self._marks[0][mark], a, places.i)
            theirs = _run_sums(self._marks[1][mark], b, places.j)
            out[mark] = np.minimum(np.abs(ours - theirs), _MOST_MARKS)
        en, zh = self._en, self._zh
        closes = np.abs(_at(en.closes, places.i + a - 1) - _at(zh.closes, places.j + b - 1))
        quoted = np.abs(_at(en.quoted, places.i + a) - _at(zh.quoted, places.j + b))
        out[len(MARKS) :] = (before[0], closes, before[1], quoted)


@dataclass(frozen=True, slots=True)
class _Places:
    """Nodes: i, j, how many segments of the sides are behind each; where these are in a grid."""

    i: Integers
    j: Integers
    row: Integers
    column: Integers


def _with_neighbours(places: Integers, reach: int) -> Integers:
    """Places and what the beads that begin there touch, in order: one before, `reach` + 1 after."""
    return np.unique(np.unique(places)[:, None] + np.arange(-1, reach + 2))


def _of_parts(out: Floats, found: Found, shape: Shape, places: _Places, mass: float) -> None:
    a, b = shape
    here = (places.row, places.column)
    if a and b:
        out[0] = found.en[shape][here]
        out[1] = found.zh[shape][here]
    out[2] = found.en_near[shape][here] - out[0]
    out[3] = found.zh_near[shape][here] - out[1]
    out[4] = found.en_mass[a][places.row] - out[0]
    out[5] = found.zh_mass[b][places.column] - out[1]
    out /= mass


def _means(grid: Floats) -> Floats:
    """The mean of each column; 0 where there are no rows."""
    count = max(1, len(grid))
    return np.full(len(grid), 1 / count, np.float32) @ grid


def _neighbours(places: Integers, size: int, last: int) -> Floats:
    """How many neighbours the runs of a size have that begin at each place: 1 or 2, or 1 for 0."""
    return np.maximum((places > 0).astype(np.float32) + (places + size < last), 1)


def _run_sums(cumulated: Doubles, size: int, places: Integers) -> Floats:
    """Sums of `size` segments from each place on; at the end of fewer."""
    last = len(cumulated) - 1
    sums = cumulated[np.minimum(places + size, last)] - cumulated[np.minimum(places, last)]
    return sums.astype(np.float32)


def _cumulated(values: Floats) -> Doubles:
    """The sums of the first 0, 1, … values, by the last axis."""
    sums = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, dtype=np.float64, out=sums[..., 1:])
    return sums


def _at(values: Floats, places: Integers) -> Floats:
    """Values at some places; 0 behind the last."""
    return np.where(places < len(values), values[np.minimum(places, len(values) - 1)], 0)
