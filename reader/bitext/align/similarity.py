"""How alike the runs of two sides are, in a rectangle of places: as wholes, and part by part.

The parts of a segment are its words or its clauses. A part is found in a run of the other side as
surely as in that segment of the run that has it best.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from reader.bitext.align import kernel

if TYPE_CHECKING:
    from reader.bitext.align.arrays import Floats, Integers

_ROWS: Final = 16  # segments that are looked for together


class Matches(Protocol):
    """How surely parts of one side are found in segments of the other."""

    @property
    def segments(self) -> int:
        """How many segments the other side has."""
        ...

    def within(self, parts: Integers, segments: Integers) -> Floats:
        """Of some parts in some segments, (parts, segments), 0 to 1; both in order."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """Matches that are known beforehand: (parts, segments)."""

    known: Floats

    @property
    def segments(self) -> int:
        """How many segments the other side has."""
        return self.known.shape[1]

    def within(self, parts: Integers, segments: Integers) -> Floats:
        """Looked up."""
        first, last = segments[0], segments[-1]
        if last - first == len(segments) - 1:  # nearly always; a row's piece is copied at once then
            return self.known[parts, first : last + 1]
        return self.known[parts[:, None], segments]


@dataclass(frozen=True, slots=True)
class Closest:
    """Matches by meaning: a part is found as surely as what is most like it of a segment.

    That is one of the segment's parts or its whole. Worked out where it is asked for: most pairs
    are too far apart for anybody to ask.

    parts: (parts, 512), the vectors; others: those of the other side's parts; first: (segments +
    1,), where the parts of each segment begin; wholes: (segments, 512).
    """

    parts: Floats
    others: Floats
    first: Integers
    wholes: Floats

    @property
    def segments(self) -> int:
        """How many segments the other side has."""
        return len(self.wholes)

    def within(self, parts: Integers, segments: Integers) -> Floats:
        """Compared."""
        counts = np.diff(self.first)[segments]
        first = np.concatenate(([0], np.cumsum(counts)))
        if segments[-1] - segments[0] == len(segments) - 1:  # nearly always
            others = self.others[self.first[segments[0]] : self.first[segments[-1] + 1]]
            wholes = self.wholes[segments[0] : segments[-1] + 1]
        else:
            shift = np.repeat(self.first[segments] - first[:-1], counts)
            others = self.others[np.arange(int(first[-1])) + shift]
            wholes = self.wholes[segments]
        vectors = self.parts[parts]
        alike, among = vectors @ others.T, vectors @ wholes.T
        library = kernel.library()
        if library is not None:
            kernel.raise_to_closest(library, alike, first, among)
            return among
        np.maximum(np.maximum.reduceat(alike, first[:-1], axis=1), among, out=among)
        return np.maximum(among, 0, out=among)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one side.

    of: for each segment, which parts it has; weight: (parts,), what finding one tells; matches: how
    surely it is found in a segment of the other side.
    """

    of: tuple[Integers, ...]
    weight: Floats
    matches: Matches

    @property
    def mass(self) -> float:
        """The weight of all parts of an average segment."""
        if not self.of:
            return 0.0
        every: Integers = np.concatenate(self.of)
        return float(self.weight[every].sum(dtype=np.float64)) / len(self.of)

    def before(self, end: int, others: int) -> Parts:
        """Those of the segments before `end`, looked for in as many `others`. Of a table only."""
        if not isinstance(self.matches, Table):
            raise TypeError("these matches are not worked out yet")
        return Parts(self.of[:end], self.weight, Table(self.matches.known[:, :others]))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike single segments are, and by which words.

    words: of both sides; grids: (n, m) for each kind of likeness, that of words last.
    """

    words: tuple[Parts, Parts]
    grids: tuple[Floats, ...]

    def before(self, en: int, zh: int) -> Likeness:
        """That of the segments before these two places."""
        ours, theirs = self.words
        words = ours.before(en, zh), theirs.before(zh, en)
        return Likeness(words, tuple(grid[:en, :zh] for grid in self.grids))


@dataclass(frozen=True, slots=True)
class Found:
    """The weight of parts that have a counterpart, and of all parts, for runs in a rectangle.

    en: for runs of 0, 1, … rows and of 1, 2, … columns, (sizes, sizes, rows, columns): what of the
    rows' parts is found in the columns; zh: the other way round. Where something is looked for,
    there are two longer runs. en_mass, zh_mass: of runs of 0, 1, … segments, (sizes, rows),
    (sizes, columns).
    """

    en: Floats
    zh: Floats
    en_mass: Floats
    zh_mass: Floats

    def share(self) -> Floats:
        """Which part of both runs has a counterpart in the other, 0 to 1.

        (sizes, sizes, rows, columns), for runs of 1, 2, … segments.
        """
        longest = len(self.en) - 1
        ours, theirs = self.en[1:, :longest], self.zh[1:, :longest].transpose(1, 0, 3, 2)
        out = np.empty(ours.shape, np.float32)
        np.add(ours, theirs, out=out)
        out /= self.en_mass[1:, None, :, None] + self.zh_mass[None, 1:, None, :] + np.float32(1e-6)
        return out


def by_meaning(ours: Floats, theirs: Floats, together: int) -> Floats:
    """Cosines of the runs of both sides, (sizes, n, 512) and (sizes, m, 512).

    (sizes, sizes, n, m); 0 for runs that have more than so many segments together.
    """
    sizes, rows, columns = len(ours), ours.shape[1], theirs.shape[1]
    out = np.zeros((sizes, sizes, rows, columns), np.float32)
    turned = theirs.transpose(0, 2, 1)
    for a in range(sizes):
        some = min(sizes, together - a - 1)
        np.matmul(ours[a], turned[:some], out=out[a, :some])
    return out


def one_to_one(en: Parts, zh: Parts) -> Floats:
    """Which part of two single segments' words has a counterpart in the other, (n, m), 0 to 1."""
    ours, our_mass = _found_in_all(en, len(zh.of))
    theirs, their_mass = _found_in_all(zh, len(en.of))
    return (ours + theirs.T) / (our_mass[:, None] + their_mass[None, :] + 1e-6)


def _found_in_all(parts: Parts, others: int) -> tuple[Floats, Floats]:
    """The weight that each segment's parts find in each one of the other side; of all its parts.

    In products a few segments at a time: they have few parts, so that these are small.
    """
    columns: Integers = np.arange(others)
    together = _ROWS if kernel.library() is None else max(1, len(parts.of))
    found = np.zeros((len(parts.of), others), np.float32)
    mass = np.zeros(len(parts.of), np.float32)
    for start in range(0, len(parts.of), together):
        rows = np.arange(start, min(start + together, len(parts.of)))
        (found[rows],), mass[rows] = _found(parts, rows, columns, 1)
    return found, mass


def by_parts(en: Parts, zh: Parts, rows: Integers, columns: Integers, longest: int) -> Found:
    """Which parts of the runs that begin at these places are found in the other run."""
    # columns go on for two more, so that what stands beside a run can be seen
    ours, our_mass = _found(en, rows, columns, longest + 2)
    theirs, their_mass = _found(zh, columns, rows, longest + 2)
    return Found(
        _running_sums(ours, longest, 1),
        _running_sums(theirs, longest, 1),
        _running_sums(our_mass, longest, 0),
        _running_sums(their_mass, longest, 0),
    )


def _found(parts: Parts, rows: Integers, columns: Integers, longest: int) -> tuple[Floats, Floats]:
    """For runs of 1, 2, … columns the weight that each row's parts find, (sizes, rows, columns).

    And the weight of all parts of each row.
    """
    inside = (rows >= 0) & (rows < len(parts.of))
    nothing: Integers = np.zeros(0, np.intp)
    of: list[Integers] = [
        parts.of[row] if good else nothing
        for row, good in zip(rows.tolist(), inside.tolist(), strict=True)
    ]
    every: Integers = np.concatenate(of)
    counts = np.array([len(some) for some in of])
    weights = parts.weight[every]
    library = kernel.library()
    if library is not None:
        first = np.concatenate(([0], np.cumsum(counts)))
        mass = _sums_of(weights, first)
        if isinstance(parts.matches, Table):
            known = parts.matches.known
            outside = (columns < 0) | (columns >= parts.matches.segments)
            columns = np.where(outside, -1, columns)
        else:
            used, every = _distinct(every, len(parts.weight))
            known = _columns_of(parts.matches, used, columns)
            columns = np.arange(len(columns))
        return kernel.found(library, known, (first, every, weights), columns, longest), mass
    used, where = _distinct(every, len(parts.weight))
    row_of = np.repeat(np.arange(len(of)), counts)
    weights = np.bincount(row_of * len(used) + where, weights, len(rows) * len(used))
    weights = weights.astype(np.float32).reshape(len(rows), len(used))
    best = np.empty((longest, len(used), len(columns)), np.float32)
    best[0] = there = _columns_of(parts.matches, used, columns)
    for more in range(1, longest):
        np.maximum(best[more - 1, :, :-more], there[:, more:], out=best[more, :, :-more])
        best[more, :, -more:] = best[more - 1, :, -more:]
    return weights @ best, weights.sum(axis=1)


def _sums_of(values: Floats, first: Integers) -> Floats:
    """The sums of the values of each row, which begin at `first`."""
    sums = np.concatenate(([0], np.cumsum(values, dtype=np.float64)))
    return np.diff(sums[first]).astype(np.float32)


def _distinct(values: Integers, most: int) -> tuple[Integers, Integers]:
    """Which numbers below `most` there are, and for each value which of them it is."""
    number: Integers = np.zeros(most, np.intp)
    number[values] = 1
    used = np.flatnonzero(number)
    number[used] = np.arange(len(used))
    return used, number[values]


def _columns_of(matches: Matches, parts: Integers, columns: Integers) -> Floats:
    """Some parts in some columns, which are in order; 0 in columns that are none."""
    start, end = np.searchsorted(columns, (0, matches.segments))
    there = np.zeros((len(parts), len(columns)), np.float32)
    if start < end and len(parts):
        there[:, start:end] = matches.within(parts, columns[start:end])
    return there


def _running_sums(values: Floats, longest: int, axis: int) -> Floats:
    """Sums of 0, 1, … `longest` values that begin at each place of an axis; at its end of fewer."""
    sums = np.zeros((longest + 1, *values.shape), np.float32)
    turned, added = np.moveaxis(sums, axis + 1, 1), np.moveaxis(values, axis, 0)
    for size in range(1, longest + 1):
        sums[size] = sums[size - 1]
        turned[size, : len(added) - size + 1] += added[size - 1 :]
    return sums
