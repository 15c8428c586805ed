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
        self._cumulated_lengths = (_cumulated(en.length), _cumulated(zh.length * manner.letters))
        self._mean_length = max(1.0, self._cumulated_lengths[0][-1] / max(1, len(en)))
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
        at = _Places(np.searchsorted(rows, i), np.searchsorted(columns, j))
        ours = [self._side(0, i, size) for size in range(reach + 1)]
        theirs = [self._side(1, j, size) for size in range(reach + 1)]
        out = np.zeros((len(self._shapes), len(self.names), len(i)), np.float32)
        for bead, of in zip(out, self._shapes, strict=True):
            one, other = ours[of[0]], theirs[of[1]]
            features_of = iter(np.split(bead, self._cuts))
            for kind, grid in enumerate(grids):
                similar = next(features_of)
                if all(of):
                    self._similar(similar, grid, of, at)
                    similar[2] /= one.beside
                    similar[3] /= other.beside
                    similar[4] = (one.far[kind] + other.far[kind]) / 2
            for kind, parts in enumerate(found):
                _of_parts(next(features_of), parts, of, at, self._masses[kind])
            self._lengths(next(features_of), of, one, other)
            if all(of):
                _punctuation(next(features_of), one, other)
        return out

    def _side(self, which: int, places: Integers, size: int) -> _RunsOfSide:
        """The runs of a size that begin at some places of the first or the second side."""
        side = (self._en, self._zh)[which]
        end = np.minimum(places + size, len(side))
        return _RunsOfSide(
            length=_run_sums(self._cumulated_lengths[which], places, end),
            marks=_run_sums(self._marks[which], places, end),
            far=[_run_sums(far[which], places, end) / max(1, size) for far in self._far],
            beside=np.maximum((places > 0).astype(np.float32) + (places + size < len(side)), 1),
            borders=np.stack([
                _at(side.opens, places), _at(side.closes, places + size - 1),
                _at(side.quoted, places), _at(side.quoted, places + size),
            ]),
        )  # fmt: skip

    def _similar(self, out: Floats, grid: Grid, shape: Shape, places: _Places) -> None:
        a, b = shape

        def at(size: Shape, i: int = 0, j: int = 0) -> Floats:
            return grid[size][places.row + i, places.column + j]

        value = at(shape)
        out[0] = value
        out[1] = value * (a + b - 2)
        out[2] = at((1, b), i=-1) + at((1, b), i=a)
        out[3] = at((a, 1), j=-1) + at((a, 1), j=b)
        larger = [at((a + 1, b)), at((a + 1, b), i=-1)] if a < self._reach else []
        larger += [at((a, b + 1)), at((a, b + 1), j=-1)] if b < self._reach else []
        if larger:
            out[5] = np.maximum(np.maximum.reduce(larger) - value, 0)
        smaller = [at((a - 1, b)), at((a - 1, b), i=1)] if a > 1 else []
        smaller += [at((a, b - 1)), at((a, b - 1), j=1)] if b > 1 else []
        if smaller:
            out[6] = value - np.maximum.reduce(smaller)

    def _lengths(self, out: Floats, shape: Shape, one: _RunsOfSide, other: _RunsOfSide) -> None:
        a, b = shape
        ours, theirs = one.length, other.length
        if not a or not b:
            out[2] = (ours + theirs) / self._mean_length
            return
        z = (ours - theirs) / np.sqrt(_VARIANCE * (ours + theirs) / 2 + 1)
        out[0] = np.abs(z)
        out[1] = np.minimum(z * z, _CLIP)
        out[3] = self._ratio * (a - b) / (a + b)
        out[4] = a + b - 2
        out[5] = float(a > 1 and b > 1)


@dataclass(frozen=True, slots=True)
class _RunsOfSide:
    """Runs of one size that begin at some places.

    length: (places,), in letters of an English text; marks: (4, places), counts of punctuation;
    far: for each kind of likeness, the mean to the whole other text; beside: how many neighbours a
    run has, 1 or 2, or 1 for 0; borders: (4, places), 1 where a quotation mark stands first, or
    last, where a quotation is open before, or after.
    """

    length: Floats
    marks: Floats
    far: list[Floats]
    beside: Floats
    borders: Floats


@dataclass(frozen=True, slots=True)
class _Places:
    """Where some nodes are in a grid."""

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


def _punctuation(out: Floats, one: _RunsOfSide, other: _RunsOfSide) -> None:
    marks = len(MARKS)
    np.minimum(np.abs(one.marks - other.marks), _MOST_MARKS, out=out[:marks])
    np.abs(one.borders - other.borders, out=out[marks:])


def _run_sums(cumulated: Doubles, places: Integers, end: Integers) -> Floats:
    """Sums over the segments from each place to an end, of the last axis."""
    return (cumulated[..., end] - cumulated[..., places]).astype(np.float32)


def _cumulated(values: Floats) -> Doubles:
    """The sums of the first 0, 1, … values, by the last axis."""
    sums = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, dtype=np.float64, out=sums[..., 1:])
    return sums


def _at(values: Floats, places: Integers) -> Floats:
    """Values at some places; 0 behind the last."""
    return np.where(places < len(values), values[np.minimum(places, len(values) - 1)], 0)
