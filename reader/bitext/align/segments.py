"""The segments of one side of a stretch, measured: words, lengths, punctuation, vectors of runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align import quotation
from reader.bitext.align.similarity import Closest, Parts
from reader.bitext.align.tokens import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.arrays import Floats, Integers
    from reader.bitext.align.encoder import Encoder, Sums


MARKS: Final = ("questions", "exclamations", "pauses", "quotes")
"""What is counted of a segment's punctuation, in the order of `Side.marks`."""

_MARKS: Final = ("[?？]", "[!！]", "……|⋯⋯|\\.\\.\\.|…|——|—")
_TOGETHER: Final = 256  # runs whose vectors fit a processor's cache
_REMEMBERED: Final = 4096  # segments; windows overlap, and each is looked at more than once
_ASIDE: Final = "*_~ \u3000\t"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a stretch, one row for each segment.

    length: (n,), in letters or characters without blanks; marks: (n, 4), counts of punctuation;
    opens, closes: (n,), 1 where a quotation mark stands first or last;
    quoted: (n + 1,), 1 where a quotation is open before a segment, or after the last;
    runs: the vectors of the runs of segments; None without a model.
    """

    length: Floats
    marks: Floats
    opens: Floats
    closes: Floats
    quoted: Floats
    runs: Runs | None

    def __len__(self) -> int:
        return len(self.length)


def measure(texts: Sequence[str], runs: Runs | None = None) -> Side:
    """The side made of these texts."""
    forms = [_form_of(text) for text in texts]
    return Side(
        length=np.array([form.length for form in forms], np.float32),
        marks=np.array([form.marks for form in forms], np.float32).reshape(-1, len(MARKS)),
        opens=np.array([form.opens for form in forms], np.float32),
        closes=np.array([form.closes for form in forms], np.float32),
        quoted=np.array(quotation.open_before(form.leaves_open for form in forms), np.float32),
        runs=runs,
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """What is measured of a segment by itself, as `Side` has it.

    leaves_open: whether a quotation is open behind it; None where it leaves that as it was.
    """

    length: int
    marks: tuple[int, ...]
    opens: bool
    closes: bool
    leaves_open: bool | None


@lru_cache(_REMEMBERED)
def _form_of(text: str) -> _Form:
    stripped = text.strip(_ASIDE)
    return _Form(
        length=len("".join(text.split())),
        marks=(*(len(re.findall(mark, stripped)) for mark in _MARKS), quotation.marks(stripped)),
        opens=quotation.begins(stripped),
        closes=quotation.ends(stripped),
        leaves_open=quotation.leaves_open(stripped),
    )


class Runs:
    """Unit vectors of the runs of segments of one side, each worked out once."""

    def __init__(self, sums: Sums, longest: int, encoder: Encoder) -> None:
        """longest: segments of the longest run there is."""
        self._sums, self._encoder = sums, encoder
        count = len(sums)
        self._vectors = np.zeros((longest, count, DIMENSIONS), np.float32)
        self._known = np.zeros((longest, count), np.bool_)
        self._vectors[0], self._known[0] = sums.vectors, sums.known
        for size in range(1, longest + 1):
            self._known[size - 1, max(0, count - size + 1) :] = True  # beyond the end: zeros

    @property
    def single(self) -> Floats:
        """The vectors of the segments, (n, 512)."""
        self._prepare(np.arange(len(self._sums)), 1)
        return self._vectors[0]

    def of(self, places: Integers, longest: int) -> Floats:
        """Vectors (longest, places, 512) of the runs of 1, 2, … segments that begin at each place.

        Zero where a place is none, where a run would go beyond the end, and what is not prepared.
        """
        taken = np.zeros((longest, len(places), DIMENSIONS), np.float32)
        inside = np.flatnonzero((places >= 0) & (places < len(self._sums)))
        taken[:, inside] = self._vectors[:longest, places[inside]]
        return taken

    def prepare(self, places: Integers, longest: int) -> None:
        """Work out what beads of up to `longest` segments that begin at some places are told by.

        Runs that begin there or beside, and the single segments behind these.
        """
        if not len(places):
            return
        is_start = np.zeros(len(self._sums) + 2, np.bool_)  # one more before and behind
        is_start[places + 1] = True
        for size in range(1, longest + 1):
            last = longest if size == 1 else 1
            needed = is_start.copy()
            needed[:-1] |= is_start[1:]
            for more in range(1, last + 1):
                needed[more:] |= is_start[:-more]
            self._prepare(np.flatnonzero(needed) - 1, size)

    def _prepare(self, places: Integers, size: int) -> None:
        starts = places[(places >= 0) & (places < len(self._sums))]
        new = starts[~self._known[size - 1, starts]]
        for at in range(0, len(new), _TOGETHER):
            self._work_out(size, new[at : at + _TOGETHER])

    def _work_out(self, size: int, starts: Integers) -> None:
        sums = self._sums
        summed, tokens = _summed(sums.ends, starts, size), _summed(sums.tokens, starts, size)
        summed /= size  # a run has its two signs once
        summed += _summed(sums.body, starts, size)
        vectors = self._encoder.vectors(summed, tokens + 2)
        self._vectors[size - 1, starts] = vectors
        self._known[size - 1, starts] = True
        if size == 1:  # other windows look at the same segments
            sums.vectors[starts], sums.known[starts] = vectors, True


def _summed(values: Floats, starts: Integers, size: int) -> Floats:
    """The sums of so many values that begin at each start; these are in order."""
    total: Floats = values[starts]
    first, last = int(starts[0]), int(starts[-1])
    is_dense = last - first == len(starts) - 1  # nearly always
    for more in range(1, size):
        total += values[first + more : last + more + 1] if is_dense else values[starts + more]
    return total


def clause_parts(
    en: Sums, zh: Sums, wholes: tuple[Floats, Floats], encoder: Encoder
) -> tuple[Parts, Parts]:
    """The clauses of both sides as parts, matched by meaning with clauses and whole segments.

    wholes: the vectors of the segments of both sides.
    """
    ours, theirs = (
        _clause_vectors(sums, whole, encoder) for sums, whole in zip((en, zh), wholes, strict=True)
    )
    return (
        Parts(_ranges(en.first), en.clause_tokens, Closest(ours, theirs, zh.first, wholes[1])),
        Parts(_ranges(zh.first), zh.clause_tokens, Closest(theirs, ours, en.first, wholes[0])),
    )


def _clause_vectors(sums: Sums, wholes: Floats, encoder: Encoder) -> Floats:
    """The vectors of all clauses; the only clause of a segment is the whole of it."""
    counts = np.diff(sums.first)
    vectors = np.repeat(wholes, counts, axis=0)
    several = np.repeat(counts > 1, counts)
    summed = sums.clauses[several] + np.repeat(sums.ends, counts, axis=0)[several]
    vectors[several] = encoder.vectors(summed, sums.clause_tokens[several] + 2)
    return vectors


def _ranges(first: Integers) -> tuple[Integers, ...]:
    return tuple(np.arange(a, b) for a, b in pairwise(map(int, first)))
