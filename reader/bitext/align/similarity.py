"""How alike the runs of two sides are, in a rectangle of places: as wholes, and part by part.

The parts of a segment are its words or its clauses. A part is found in a run of the other side as
surely as in that segment of the run that has it best.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from reader.bitext.align.arrays import Floats, Integers
    from reader.bitext.align.lattice import Shape

    Grid = dict[Shape, Floats]


_ROWS: Final = 48  # segments that are looked for together


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one side.

    of: for each segment, which parts it has; weight: (parts,), what finding one tells; matches:
    (parts, segments of the other side), how surely it is found there, 0 to 1.
    """

    of: tuple[Integers, ...]
    weight: Floats
    matches: Floats

    @property
    def mass(self) -> float:
        """The weight of all parts of an average segment."""
        total = sum(float(self.weight[parts].sum()) for parts in self.of)
        return total / max(1, len(self.of))


@dataclass(frozen=True, slots=True)
class Found:
    """The weight of parts that have a counterpart, grids (rows, columns) for each shape.

    en, zh: parts of the one run found in the other. en_near, zh_near: those found there or in the
    segment before or after it, by shapes with 0 too. en_mass, zh_mass: the weight of all parts of
    runs of 0, 1, … segments.
    """

    en: Grid
    zh: Grid
    en_near: Grid
    zh_near: Grid
    en_mass: list[Floats]
    zh_mass: list[Floats]

    def share(self) -> Grid:
        """Which part of both runs has a counterpart in the other, 0 to 1."""
        return {
            (a, b): (self.en[a, b] + self.zh[a, b])
            / (self.en_mass[a][:, None] + self.zh_mass[b][None, :] + 1e-6)
            for a, b in self.en
        }


def by_meaning(ours: Floats, theirs: Floats) -> Grid:
    """Cosines of all runs of both sides, (sizes, n, 512) and (sizes, m, 512)."""
    sizes, count, dimensions = ours.shape
    product = ours.reshape(sizes * count, dimensions) @ theirs.reshape(-1, dimensions).T
    grid = product.reshape(sizes, count, len(theirs), theirs.shape[1])
    return {(a + 1, b + 1): grid[a, :, b] for a in range(sizes) for b in range(len(theirs))}


def one_to_one(en: Parts, zh: Parts) -> Floats:
    """Which part of two single segments' words has a counterpart in the other, (n, m), 0 to 1."""
    ours, our_mass = _found_in_all(en, len(zh.of))
    theirs, their_mass = _found_in_all(zh, len(en.of))
    return (ours + theirs.T) / (our_mass[:, None] + their_mass[None, :] + 1e-6)


def _found_in_all(parts: Parts, others: int) -> tuple[Floats, Floats]:
    """The weight that each segment's parts find in each one of the other side; of all its parts.

    A few segments at a time: they have few parts, so that the products are small.
    """
    columns: Integers = np.arange(others)
    found = np.zeros((len(parts.of), others), np.float32)
    mass = np.zeros(len(parts.of), np.float32)
    for start in range(0, len(parts.of), _ROWS):
        rows = np.arange(start, min(start + _ROWS, len(parts.of)))
        (found[rows],), mass[rows] = _found(parts, rows, columns)
    return found, mass


def by_parts(en: Parts, zh: Parts, rows: Integers, columns: Integers, longest: int) -> Found:
    """Which parts of the runs that begin at these places are found in the other run."""
    en_sums, en_mass = _sums(en, rows, columns, longest)
    zh_sums, zh_mass = _sums(zh, columns, rows, longest)
    shapes = [(a, b) for a in range(longest + 1) for b in range(longest + 1)]
    both = [(a, b) for a, b in shapes if a and b]
    return Found(
        {(a, b): en_sums[b - 1][a] for a, b in both},
        {(a, b): zh_sums[a - 1][b].T for a, b in both},
        {(a, b): _shifted(en_sums[b + 1][a]) for a, b in shapes},
        {(a, b): _shifted(zh_sums[a + 1][b]).T for a, b in shapes},
        en_mass,
        zh_mass,
    )


def _shifted(grid: Floats) -> Floats:
    """A grid whose columns are those before; the first is meaningless."""
    return np.concatenate((grid[:, :1], grid[:, :-1]), axis=1)


def _sums(
    parts: Parts, rows: Integers, columns: Integers, longest: int
) -> tuple[list[list[Floats]], list[Floats]]:
    """For runs of 1, 2, … columns, for runs of 0, 1, … rows: the weight found, (rows, columns).

    And the weight of all parts of runs of 0, 1, … rows. Columns go on for two more, so that what
    stands beside a run can be seen.
    """
    found, mass = _found(parts, rows, columns, longest + 2)
    return [_running_sums(grid, longest) for grid in found], _running_sums(mass, longest)


def _found(
    parts: Parts, rows: Integers, columns: Integers, longest: int = 1
) -> tuple[list[Floats], Floats]:
    """For runs of 1, 2, … columns the weight that each row's parts find there, (rows, columns).

    And the weight of all parts of each row.
    """
    inside = (rows >= 0) & (rows < len(parts.of))
    nothing: Integers = np.zeros(0, np.intp)
    of: list[Integers] = [
        parts.of[row] if good else nothing for row, good in zip(rows, inside, strict=True)
    ]
    used, where = np.unique(np.concatenate(of), return_inverse=True)
    weights = np.zeros((len(rows), len(used)), np.float32)
    row_of = np.repeat(np.arange(len(of)), [len(found) for found in of])
    np.add.at(weights, (row_of, where), parts.weight[used][where])
    good = (columns >= 0) & (columns < parts.matches.shape[1])
    there = np.zeros((len(used), len(columns)), np.float32)
    there[:, good] = parts.matches[used[:, None], columns[good]]
    sums: list[Floats] = []
    best = there
    for size in range(1, longest + 1):
        if size > 1:
            best = best.copy()
            best[:, : 1 - size] = np.maximum(best[:, : 1 - size], there[:, size - 1 :])
        sums.append(weights @ best)
    return sums, weights.sum(axis=1)


def _running_sums(rows: Floats, longest: int) -> list[Floats]:
    """Sums of 0, 1, … `longest` rows that begin at each row; at the end of fewer."""
    sums = [np.zeros_like(rows)]
    for size in range(1, longest + 1):
        total = sums[-1].copy()
        total[: len(rows) - size + 1] += rows[size - 1 :]
        sums.append(total)
    return sums
