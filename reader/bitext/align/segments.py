"""The segments of one side of a stretch, measured: words, lengths, punctuation, vectors of runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align import quotation
from reader.bitext.align.similarity import Parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.arrays import Floats, Integers
    from reader.bitext.align.encoder import Encoder, Sums


MARKS: Final = ("questions", "exclamations", "pauses", "quotes")
"""What is counted of a segment's punctuation, in the order of `Side.marks`."""

_MARKS: Final = ("[?？]", "[!！]", "……|⋯⋯|\\.\\.\\.|…|——|—")
_ASIDE: Final = "*_~ \u3000\t"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a stretch, one row for each segment.

    length: (n,), in letters or characters without blanks; marks: (n, 4), counts of punctuation;
    opens, closes: (n,), 1 where a quotation mark stands first or last;
    quoted: (n + 1,), 1 where a quotation is open before a segment, or after the last;
    runs: (longest, n, 512), unit vectors of the runs of 1, 2, … segments that begin at each; zero
    where a run would go beyond the end; None without a model.
    """

    length: Floats
    marks: Floats
    opens: Floats
    closes: Floats
    quoted: Floats
    runs: Floats | None

    def __len__(self) -> int:
        return len(self.length)


def measure(texts: Sequence[str], runs: Floats | None = None) -> Side:
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


def run_vectors(sums: Sums, longest: int, encoder: Encoder) -> Floats:
    """Unit vectors (longest, n, 512) of the runs of segments; a run has its two signs once."""
    count, dimensions = sums.body.shape
    runs = np.zeros((longest, count, dimensions), np.float32)
    body = np.zeros((count, dimensions), np.float32)
    ends, tokens = body.copy(), np.zeros(count, np.float32)
    for size in range(1, min(longest, count) + 1):
        left = count - size + 1
        body = body[:left] + sums.body[size - 1 :]
        ends = ends[:left] + sums.ends[size - 1 :]
        tokens = tokens[:left] + sums.tokens[size - 1 :]
        runs[size - 1, :left] = encoder.vectors(body + ends / size, tokens + 2)
    return runs


def clause_parts(en: Sums, zh: Sums, encoder: Encoder) -> tuple[Parts, Parts]:
    """The clauses of both sides as parts, matched by meaning with clauses and whole segments."""
    ours, theirs = _clause_vectors(en, encoder), _clause_vectors(zh, encoder)
    our_wholes = encoder.vectors(en.body + en.ends, en.tokens + 2)
    their_wholes = encoder.vectors(zh.body + zh.ends, zh.tokens + 2)
    pairs = ours @ theirs.T
    return (
        Parts(_ranges(en.first), en.clause_tokens, _best(pairs, zh.first, ours @ their_wholes.T)),
        Parts(_ranges(zh.first), zh.clause_tokens, _best(pairs.T, en.first, theirs @ our_wholes.T)),
    )


def _clause_vectors(sums: Sums, encoder: Encoder) -> Floats:
    ends = np.repeat(sums.ends, np.diff(sums.first), axis=0)
    return encoder.vectors(sums.clauses + ends, sums.clause_tokens + 2)


def _ranges(first: Integers) -> tuple[Integers, ...]:
    return tuple(np.arange(a, b) for a, b in pairwise(map(int, first)))


def _best(pairs: Floats, first: Integers, wholes: Floats) -> Floats:
    """The best match (clauses, segments) of a clause among a segment's clauses and its whole."""
    among = np.maximum.reduceat(pairs, first[:-1], axis=1)
    return np.maximum(np.maximum(among, wholes), 0)
