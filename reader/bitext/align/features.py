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

from reader.bitext.align.runs import BESIDE, BORDERS, COUNTS, FAR, LENGTH, cumulated, runs_of
from reader.bitext.align.segments import MARKS
from reader.bitext.align.similarity import Likeness, by_meaning, by_parts, one_to_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from reader.bitext.align.arrays import Floats, Integers
    from reader.bitext.align.lattice import Lattice, Shape
    from reader.bitext.align.segments import Side
    from reader.bitext.align.similarity import Found, Parts


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
        likeness: Likeness | None = None,
    ) -> None:
        """reach: the longest run of segments that beads are compared with; no shape's is longer.

        likeness: of single segments, with the first parts, where it is known already.
        """
        self._en, self._zh = en, zh
        self._parts = parts
        self._masses = [max(1e-3, (one.mass + other.mass) / 2) for one, other in parts]
        self._shapes = shapes
        self._alone = sum(not all(shape) for shape in shapes)  # they come first
        self._sizes = np.array(shapes).T  # of both sides
        self._reach = reach
        self._together = max(map(sum, shapes)) + 1  # what is one longer is compared, too
        self.names = names(semantic=en.runs is not None)
        if manner is None:
            manner = manner_of(en, zh, [(range(len(en)), range(len(zh)))])
        lengths = (cumulated(en.length), cumulated(zh.length * manner.letters))
        self._mean_length = max(1.0, lengths[0][-1] / max(1, len(en)))
        self._ratio = manner.ratio
        self.likeness = likeness or Likeness(parts[0], self._one_to_one())
        grids = self.likeness.grids
        groups = [len(_SIMILAR)] * len(grids) + [len(_PARTS)] * len(parts)
        self._cuts = np.cumsum([*groups, len(_LENGTHS)])
        far = [(cumulated(_means(grid.T)), cumulated(_means(grid))) for grid in grids]
        self._runs = [
            runs_of(side, length, [of[which] for of in far], reach)
            for which, (side, length) in enumerate(zip((en, zh), lengths, strict=True))
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
            self._en.runs.prepare(row[nodes], self._reach)
            self._zh.runs.prepare(column[nodes], self._reach)
        _, first = np.unique(row[nodes], return_index=True)
        for start, end in pairwise([*first[::_ROWS], len(nodes)]):
            some = nodes[start:end]
            yield some, self._block(row[some], column[some])

    def _one_to_one(self) -> tuple[Floats, ...]:
        """Similarities (n, m) of single segments, one array for each kind."""
        found = one_to_one(*self._parts[0])
        if self._en.runs is None or self._zh.runs is None:
            return (found,)
        return self._en.runs.single @ self._zh.runs.single.T, found

    def _block(self, i: Integers, j: Integers) -> Floats:
        """Features (shapes, features, nodes) of the beads that begin at some nodes."""
        reach = self._reach
        rows, columns = _with_neighbours(i, reach), _with_neighbours(j, reach)
        found = [by_parts(*pair, rows, columns, reach) for pair in self._parts]
        grids = [found[0].share()]
        if self._en.runs is not None and self._zh.runs is not None:
            ours, theirs = self._en.runs.of(rows, reach), self._zh.runs.of(columns, reach)
            grids.insert(0, by_meaning(ours, theirs, self._together))
        at = _Places.of(rows, columns, i, j)
        ours, theirs = (runs[:, :, at] for runs, at in zip(self._runs, (i, j), strict=True))
        out = np.zeros((len(self._shapes), len(self.names), len(i)), np.float32)
        groups = iter(np.split(out, self._cuts, axis=1))
        for kind, grid in enumerate(grids):
            self._similar(next(groups)[self._alone :], grid, at, (ours, theirs), kind)
        for kind, parts in enumerate(found):
            _of_parts(next(groups), parts, self._shapes, at, self._masses[kind])
        self._lengths(next(groups), ours, theirs)
        self._punctuation(next(groups)[self._alone :], ours, theirs)
        return out

    def _similar(
        self, out: Floats, grid: Floats, places: _Places, runs: tuple[Floats, Floats], kind: int
    ) -> None:
        """What one kind of likeness says of the beads with both sides, (shapes, 7, nodes)."""
        en, zh = self._sizes[:, self._alone :]
        a, b = en - 1, zh - 1
        ours, theirs = (
            of[size][:, [BESIDE, FAR + kind]] for of, size in zip(runs, (en, zh), strict=True)
        )
        here, above, below, before, behind = places.around(grid)
        out[:, 0] = here[a, b]
        out[:, 1] = out[:, 0] * (en + zh - 2)[:, None]
        next_en = places.flat + (en * places.columns)[:, None]
        out[:, 2] = above[0, b] + _picked(grid, 0 * b, b, next_en)
        out[:, 3] = before[a, 0] + _picked(grid, a, 0 * a, places.flat + zh[:, None])
        out[:, 2] /= ours[:, 0]
        out[:, 3] /= theirs[:, 0]
        out[:, 4] = (ours[:, 1] + theirs[:, 1]) / 2
        larger = np.full_like(here, -np.inf)
        np.maximum(here[1:], above[1:], out=larger[:-1])
        np.maximum(larger[:, :-1], here[:, 1:], out=larger[:, :-1])
        np.maximum(larger[:, :-1], before[:, 1:], out=larger[:, :-1])
        np.maximum(larger[a, b] - out[:, 0], 0, out=out[:, 5])
        smaller = np.full_like(here, -np.inf)
        np.maximum(here[:-1], below[:-1], out=smaller[1:])
        np.maximum(smaller[:, 1:], here[:, :-1], out=smaller[:, 1:])
        np.maximum(smaller[:, 1:], behind[:, :-1], out=smaller[:, 1:])
        smaller[0, 0] = here[0, 0]  # there is nothing smaller
        out[:, 6] = out[:, 0] - smaller[a, b]

    def _lengths(self, out: Floats, ours: Floats, theirs: Floats) -> None:
        en, zh = self._sizes
        alone, pairs = slice(self._alone), slice(self._alone, None)
        one, other = ours[en, LENGTH], theirs[zh, LENGTH]
        out[alone, 2] = (one[alone] + other[alone]) / self._mean_length
        one, other, en, zh = one[pairs], other[pairs], en[pairs, None], zh[pairs, None]
        z = (one - other) / np.sqrt(_VARIANCE * (one + other) / 2 + 1)
        out[pairs, 0] = np.abs(z)
        out[pairs, 1] = np.minimum(z * z, _CLIP)
        out[pairs, 3] = self._ratio * (en - zh) / (en + zh)
        out[pairs, 4] = en + zh - 2
        out[pairs, 5] = (en > 1) & (zh > 1)

    def _punctuation(self, out: Floats, ours: Floats, theirs: Floats) -> None:
        en, zh = self._sizes[:, self._alone :]
        apart = np.abs(ours[en, COUNTS] - theirs[zh, COUNTS])
        np.minimum(apart, _MOST_MARKS, out=out[:, : len(MARKS)])
        np.abs(ours[en, BORDERS] - theirs[zh, BORDERS], out=out[:, len(MARKS) :])


@dataclass(frozen=True, slots=True)
class _Places:
    """Where some nodes are in a rectangle of rows and columns, whose neighbours are in it, too.

    flat: in its rows, one after the other; turned: in its columns.
    """

    row: Integers
    column: Integers
    flat: Integers
    turned: Integers
    columns: int

    @classmethod
    def of(cls, rows: Integers, columns: Integers, i: Integers, j: Integers) -> _Places:
        """The nodes (i, j) in some rows and columns, which are in order."""
        row, column = np.searchsorted(rows, i), np.searchsorted(columns, j)
        flat, turned = row * len(columns) + column, column * len(rows) + row
        return cls(row, column, flat, turned, len(columns))

    def around(self, grid: Floats) -> tuple[Floats, ...]:
        """Of a grid (sizes, sizes, rows, columns) what is at the nodes, (sizes, sizes, nodes).

        Then what is a row above and below them, and a column before and behind.
        """
        lines = grid.reshape(*grid.shape[:2], -1)
        steps = (0, -self.columns, self.columns, -1, 1)
        return tuple(lines.take(self.flat + step, axis=2) for step in steps)


def _with_neighbours(places: Integers, reach: int) -> Integers:
    """Places and what the beads that begin there touch, in order: one before, `reach` + 1 after."""
    first = int(places.min()) - 1
    marked = np.zeros(int(places.max()) + reach + 2 - first, np.bool_)
    for step in range(reach + 3):
        marked[places - first - 1 + step] = True
    return np.flatnonzero(marked) + first


def _of_parts(
    out: Floats, found: Found, shapes: Sequence[Shape], places: _Places, mass: float
) -> None:
    """What is found of words or clauses in beads, and what just outside, (shapes, 6, nodes)."""
    flat, turned = places.flat, places.turned
    en, zh = np.array(shapes).T
    alone = sum(not all(shape) for shape in shapes)
    out[alone:, 0] = _picked(found.en, en[alone:], zh[alone:] - 1, flat)
    out[alone:, 1] = _picked(found.zh, zh[alone:], en[alone:] - 1, turned)
    out[:, 2] = _picked(found.en, en, zh + 1, flat - 1)
    out[:, 3] = _picked(found.zh, zh, en + 1, turned - 1)
    out[:, 4] = found.en_mass[:, places.row][en]
    out[:, 5] = found.zh_mass[:, places.column][zh]
    out[:, 2:4] -= out[:, :2]
    out[:, 4:] -= out[:, :2]
    out /= mass


def _picked(grids: Floats, first: Integers, second: Integers, flat: Integers) -> Floats:
    """Some places of some of many grids (…, …, rows, columns): (grids that are picked, places)."""
    _, count, rows, columns = grids.shape
    begins = (first * count + second) * (rows * columns)
    return np.ravel(grids)[begins[:, None] + flat]


def _means(grid: Floats) -> Floats:
    """The mean of each column; 0 where there are no rows."""
    count = max(1, len(grid))
    return np.full(len(grid), 1 / count, np.float32) @ grid
