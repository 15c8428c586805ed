"""The segments of one side of a stretch, measured: words, lengths, punctuation, vectors of runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align import quotation
from reader.bitext.align.similarity import Parts
from reader.bitext.align.tokens import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.arrays import Doubles, Floats, Integers
    from reader.bitext.align.encoder import Encoder, Sums


MARKS: Final = ("questions", "exclamations", "pauses", "quotes")
"""What is counted of a segment's punctuation, in the order of `Side.marks`."""

_MARKS: Final = ("[?？]", "[!！]", "……|⋯⋯|\\.\\.\\.|…|——|—")
_TOGETHER: Final = 512  # runs whose vectors fit a processor's cache
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
    stripped = [text.strip(_ASIDE) for text in texts]
    marks = [re.compile(mark) for mark in _MARKS]
    return Side(
        length=np.array([len("".join(text.split())) for text in texts], np.float32),
        marks=np.array(
            [[*(len(mark.findall(t)) for mark in marks), quotation.marks(t)] for t in stripped],
            np.float32,
        ).reshape(len(texts), len(MARKS)),
        opens=np.array([quotation.begins(text) for text in stripped], np.float32),
        closes=np.array([quotation.ends(text) for text in stripped], np.float32),
        quoted=np.array(quotation.open_before(stripped), np.float32),
        runs=runs,
    )


class Runs:
    """Unit vectors of the runs of segments of one side, each worked out when first asked for."""

    def __init__(self, sums: Sums, longest: int, encoder: Encoder) -> None:
        """longest: segments of the longest run there is."""
        self._sums, self._encoder = sums, encoder
        count = len(sums)
        self._vectors = np.zeros((longest, count, DIMENSIONS), np.float32)
        self._known = np.zeros((longest, count), np.bool_)
        self._vectors[0], self._known[0] = sums.vectors, sums.known
        # sums of the first 0, 1, … segments: a run's sum is the difference of two
        self._body, self._ends = _cumulated(sums.body), _cumulated(sums.ends)
        self._tokens = _cumulated(sums.tokens)
        for size in range(1, longest + 1):
            self._known[size - 1, max(0, count - size + 1) :] = True  # beyond the end: zeros

    @property
    def single(self) -> Floats:
        """The vectors of the segments, (n, 512)."""
        self.prepare(np.arange(len(self._sums)), 1)
        return self._vectors[0]

    def of(self, places: Integers, longest: int) -> Floats:
        """Vectors (longest, places, 512) of the runs of 1, 2, … segments that begin at each place.

        Zero where a place is none, and where a run would go beyond the end.
        """
        self.prepare(places, longest)
        taken = np.zeros((longest, len(places), DIMENSIONS), np.float32)
        inside = np.flatnonzero((places >= 0) & (places < len(self._sums)))
        taken[:, inside] = self._vectors[:longest, places[inside]]
        return taken

    def prepare(self, places: Integers, longest: int) -> None:
        """Work out at once, which is quicker, what will be asked for piece by piece."""
        starts = np.unique(places[(places >= 0) & (places < len(self._sums))])
        for size in range(1, longest + 1):
            new = starts[~self._known[size - 1, starts]]
            for at in range(0, len(new), _TOGETHER):
                self._work_out(size, new[at : at + _TOGETHER])

    def _work_out(self, size: int, starts: Integers) -> None:
        body, ends, tokens = (
            sums[starts + size] - sums[starts] for sums in (self._body, self._ends, self._tokens)
        )
        summed = (body + ends / size).astype(np.float32)  # a run has its two signs once
        vectors = self._encoder.vectors(summed, tokens.astype(np.float32) + 2)
        self._vectors[size - 1, starts] = vectors
        self._known[size - 1, starts] = True
        if size == 1:  # other windows look at the same segments
            self._sums.vectors[starts], self._sums.known[starts] = vectors, True


def _cumulated(values: Floats) -> Doubles:
    sums = np.zeros((len(values) + 1, *values.shape[1:]))
    np.cumsum(values, axis=0, dtype=np.float64, out=sums[1:])
    return sums


def clause_parts(
    en: Sums, zh: Sums, wholes: tuple[Floats, Floats], encoder: Encoder
) -> tuple[Parts, Parts]:
    """The clauses of both sides as parts, matched by meaning with clauses and whole segments.

    wholes: the vectors of the segments of both sides.
    """
    ours, theirs = (
        _clause_vectors(sums, whole, encoder) for sums, whole in zip((en, zh), wholes, strict=True)
    )
    pairs = ours @ theirs.T
    return (
        Parts(_ranges(en.first), en.clause_tokens, _best(pairs, zh.first, ours @ wholes[1].T)),
        Parts(_ranges(zh.first), zh.clause_tokens, _best(pairs.T, en.first, theirs @ wholes[0].T)),
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


def _best(pairs: Floats, first: Integers, wholes: Floats) -> Floats:
    """The best match (clauses, segments) of a clause among a segment's clauses and its whole."""
    among = np.maximum.reduceat(pairs, first[:-1], axis=1)
    return np.maximum(np.maximum(among, wholes), 0)
