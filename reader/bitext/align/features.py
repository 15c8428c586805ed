"""What speaks for and against a bead: a row of numbers for every bead of a lattice.

Every feature of a run of segments is a sum or a maximum over neighbouring segments, so all beads
that begin in some rows are worked out at once, as grids (rows, columns) for each shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align.segments import MARKS
from reader.bitext.align.similarity import by_meaning, by_parts, one_to_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.bitext.align.arrays import Floats, Integers
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
        self._en_length = np.concatenate(([0.0], np.cumsum(en.length)))
        self._zh_length = np.concatenate(([0.0], np.cumsum(zh.length * manner.letters)))
        self._mean_length = max(1.0, self._en_length[-1] / max(1, len(en)))
        self._ratio = manner.ratio
        self._marks = [np.concatenate((np.zeros((1, len(MARKS))), np.cumsum(s.marks, axis=0)))
                       for s in (en, zh)]  # fmt: skip
        self.similarity = self._one_to_one()
        groups = [len(_SIMILAR)] * len(self.similarity) + [len(_PARTS)] * len(parts)
        self._cuts = np.cumsum([*groups, len(_LENGTHS)])
        self._far = [(_means(grid.T), _means(grid)) for grid in self.similarity]

    def blocks(self, graph: Lattice) -> Iterator[tuple[Integers, Floats]]:
        """Nodes of a lattice, and the features (shapes, nodes, features) of beads from there.

        Beads that lead outside have features, too; they mean nothing.
        """
        for start in range(0, len(graph.low), _ROWS):
            end = min(start + _ROWS, len(graph.low))
            first, last = int(graph.low[start]), int(graph.high[end - 1])
            grid = self._block(start, end, first, last + 1)
            nodes: Integers = np.arange(int(graph.offset[start]), int(graph.offset[end]))
            row = np.repeat(np.arange(start, end), graph.high[start:end] - graph.low[start:end] + 1)
            column: Integers = nodes - graph.offset[row] + graph.low[row]
            yield nodes, grid[:, row - start, column - first]

    def _one_to_one(self) -> list[Floats]:
        """Similarities (n, m) of single segments, one array for each kind."""
        found = one_to_one(*self._parts[0])
        if self._en.runs is None or self._zh.runs is None:
            return [found]
        return [self._en.runs[0] @ self._zh.runs[0].T, found]

    def _block(self, start: int, end: int, first: int, last: int) -> Floats:
        """Features (shapes, rows, columns, features) of the beads that begin in a rectangle."""
        reach = self._reach
        rows = np.arange(start - 1, end + reach + 1)
        columns = np.arange(first - 1, last + reach + 1)
        found = [by_parts(*pair, rows, columns, reach) for pair in self._parts]
        grids = [found[0].share()]
        if self._en.runs is not None and self._zh.runs is not None:
            grids.insert(0, by_meaning(self._en.runs[:reach], self._zh.runs[:reach], rows, columns))
        shape = (len(self._shapes), end - start, last - first, len(self.names))
        out = np.zeros(shape, np.float32)
        for bead, of in zip(out, self._shapes, strict=True):
            columns_of = iter(np.split(bead, self._cuts, axis=2))
            for kind, grid in enumerate(grids):
                self._similar(next(columns_of), grid, of, start, first, kind)
            for kind, parts in enumerate(found):
                _of_parts(next(columns_of), parts, of, self._masses[kind])
            self._lengths(next(columns_of), of, start, first)
            self._punctuation(next(columns_of), of, start, first)
        return out

    def _similar(
        self, out: Floats, grid: Grid, shape: Shape, start: int, first: int, kind: int
    ) -> None:
        a, b = shape
        rows, columns = out.shape[:2]
        if not a or not b:
            return

        def at(size: Shape, i: int = 0, j: int = 0) -> Floats:
            return grid[size][1 + i : 1 + i + rows, 1 + j : 1 + j + columns]

        value = at(shape)
        out[..., 0] = value
        out[..., 1] = value * (a + b - 2)
        beside = _neighbours(start, rows, a, len(self._en))[:, None]
        out[..., 2] = (at((1, b), i=-1) + at((1, b), i=a)) / beside
        beside = _neighbours(first, columns, b, len(self._zh))
        out[..., 3] = (at((a, 1), j=-1) + at((a, 1), j=b)) / beside
        ours, theirs = self._far[kind]
        out[..., 4] = (_run_means(ours, a, start, rows)[:, None]
                       + _run_means(theirs, b, first, columns)) / 2  # fmt: skip
        larger = [at((a + 1, b)), at((a + 1, b), i=-1)] if a < self._reach else []
        larger += [at((a, b + 1)), at((a, b + 1), j=-1)] if b < self._reach else []
        out[..., 5] = np.maximum(np.maximum.reduce(larger) - value, 0) if larger else 0
        smaller = [at((a - 1, b)), at((a - 1, b), i=1)] if a > 1 else []
        smaller += [at((a, b - 1)), at((a, b - 1), j=1)] if b > 1 else []
        out[..., 6] = value - np.maximum.reduce(smaller) if smaller else 0

    def _lengths(self, out: Floats, shape: Shape, start: int, first: int) -> None:
        a, b = shape
        rows, columns = out.shape[:2]
        ours = _run_sums(self._en_length, a, start, rows)[:, None]
        theirs = _run_sums(self._zh_length, b, first, columns)[None, :]
        if not a or not b:
            out[..., 2] = (ours + theirs) / self._mean_length
            return
        z = (ours - theirs) / np.sqrt(_VARIANCE * (ours + theirs) / 2 + 1)
        out[..., 0] = np.abs(z)
        out[..., 1] = np.minimum(z * z, _CLIP)
        out[..., 3] = self._ratio * (a - b) / (a + b)
        out[..., 4] = a + b - 2
        out[..., 5] = float(a > 1 and b > 1)

    def _punctuation(self, out: Floats, shape: Shape, start: int, first: int) -> None:
        a, b = shape
        rows, columns = out.shape[:2]
        if not a or not b:
            return
        ours = _run_sums(self._marks[0], a, start, rows)[:, None]
        theirs = _run_sums(self._marks[1], b, first, columns)[None, :]
        out[..., : len(MARKS)] = np.minimum(np.abs(ours - theirs), _MOST_MARKS)
        en, zh = self._en, self._zh
        ends = (
            (en.opens, start, zh.opens, first),
            (en.closes, start + a - 1, zh.closes, first + b - 1),
            (en.quoted, start, zh.quoted, first),
            (en.quoted, start + a, zh.quoted, first + b),
        )
        for at, (ours, i, theirs, j) in enumerate(ends, len(MARKS)):
            out[..., at] = np.abs(
                _padded(ours[i : i + rows], rows)[:, None]
                - _padded(theirs[j : j + columns], columns)
            )


def _of_parts(out: Floats, found: Found, shape: Shape, mass: float) -> None:
    a, b = shape
    here = (slice(1, 1 + out.shape[0]), slice(1, 1 + out.shape[1]))
    if a and b:
        out[..., 0] = found.en[shape][here]
        out[..., 1] = found.zh[shape][here]
    out[..., 2] = found.en_near[shape][here] - out[..., 0]
    out[..., 3] = found.zh_near[shape][here] - out[..., 1]
    out[..., 4] = found.en_mass[a][here[0], None] - out[..., 0]
    out[..., 5] = found.zh_mass[b][here[1]] - out[..., 1]
    out /= mass


def _means(grid: Floats) -> Floats:
    """The mean of each column; 0 where there are no rows."""
    count = max(1, len(grid))
    return np.full(len(grid), 1 / count, np.float32) @ grid


def _neighbours(start: int, count: int, size: int, last: int) -> Floats:
    """How many neighbours the runs of a size have that begin at each place: 1 or 2, or 1 for 0."""
    places: Integers = np.arange(start, start + count)
    return np.maximum((places > 0).astype(np.float32) + (places + size < last), 1)


def _run_sums(cumulated: Floats, size: int, start: int, count: int) -> Floats:
    """Sums of `size` segments from each of `count` on; at the end of fewer."""
    places = np.arange(start, start + count)
    last = len(cumulated) - 1
    sums = cumulated[np.minimum(places + size, last)] - cumulated[np.minimum(places, last)]
    return sums.astype(np.float32)


def _run_means(values: Floats, size: int, start: int, count: int) -> Floats:
    cumulated = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    return _run_sums(cumulated, size, start, count) / size


def _padded(values: Floats, count: int) -> Floats:
    return np.concatenate((values, np.zeros(count - len(values), np.float32)))
