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
    """The weight of parts that have a counterpart, and of all parts, for runs in a rectangle.

    en: for runs of 1, 2, … columns, for runs of 0, 1, … rows, (rows, columns): what of the rows'
    parts is found in the columns; zh: the other way round, (columns, rows). Both go on for two
    longer runs. en_mass, zh_mass: of runs of 0, 1, … segments, (sizes, rows), (sizes, columns).
    """

    en: list[list[Floats]]
    zh: list[list[Floats]]
    en_mass: Floats
    zh_mass: Floats

    def share(self) -> Floats:
        """Which part of both runs has a counterpart in the other, 0 to 1.

        (sizes, sizes, rows, columns), for runs of 1, 2, … segments.
        """
        longest, rows, columns = len(self.en_mass) - 1, *self.en[0][0].shape
        out = np.empty((longest, longest, rows, columns), np.float32)
        for a in range(longest):
            for b in range(longest):
                np.add(self.en[b][a + 1], self.zh[a][b + 1].T, out=out[a, b])
        out /= self.en_mass[1:, None, :, None] + self.zh_mass[None, 1:, None, :] + np.float32(1e-6)
        return out


def by_meaning(ours: Floats, theirs: Floats) -> Floats:
    """Cosines of all runs of both sides, (sizes, n, 512) and (sizes, m, 512).

    (sizes, sizes, n, m).
    """
    sizes, count, dimensions = ours.shape
    product = ours.reshape(sizes * count, dimensions) @ theirs.reshape(-1, dimensions).T
    grid = product.reshape(sizes, count, len(theirs), theirs.shape[1])
    return np.ascontiguousarray(grid.transpose(0, 2, 1, 3))


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
    return Found(en_sums, zh_sums, np.stack(en_mass), np.stack(zh_mass))


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
    there = _columns_of(parts.matches, used, columns)
    sums: list[Floats] = []
    best = there
    for size in range(1, longest + 1):
        if size > 1:
            best = best.copy()
            best[:, : 1 - size] = np.maximum(best[:, : 1 - size], there[:, size - 1 :])
        sums.append(weights @ best)
    return sums, weights.sum(axis=1)


def _columns_of(matches: Floats, rows: Integers, columns: Integers) -> Floats:
    """Some rows in some columns, which are in order; 0 in columns that are none."""
    start, end = np.searchsorted(columns, (0, matches.shape[1]))
    there = np.zeros((len(rows), len(columns)), np.float32)
    if start == end:
        return there
    first, last = columns[start], columns[end - 1]
    if last - first == end - start - 1:  # nearly always; a row's piece is copied at once then
        there[:, start:end] = matches[rows, first : last + 1]
    else:
        there[:, start:end] = matches[rows[:, None], columns[start:end]]
    return there


def _running_sums(rows: Floats, longest: int) -> list[Floats]:
    """Sums of 0, 1, … `longest` rows that begin at each row; at the end of fewer."""
    sums = [np.zeros_like(rows)]
    for size in range(1, longest + 1):
        total = sums[-1].copy()
        total[: len(rows) - size + 1] += rows[size - 1 :]
        sums.append(total)
    return sums
