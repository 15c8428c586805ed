"""Which tokens of some segments are a clause together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.arrays import Integers


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of some segments, in order; each segment has at least one.

    lengths: (segments,), the tokens of each, its signs of beginning and end counted; sizes:
    (clauses,), the tokens of each clause; first: (segments + 1,), where each segment's clauses
    begin. The signs are part of none.
    """

    lengths: Integers
    sizes: Integers
    first: Integers

    @classmethod
    def of(cls, segments: Sequence[Sequence[int]], starts: Sequence[Sequence[int]]) -> Clauses:
        """segments: tokens, the signs among them; starts: where clauses begin in each."""
        lengths = np.array([len(tokens) for tokens in segments])
        sizes = [np.diff([*found, end - 1]) for found, end in zip(starts, lengths, strict=True)]
        first = np.concatenate(([0], np.cumsum([len(found) for found in starts])))
        return cls(lengths, np.concatenate(sizes), first)

    def starts(self) -> Integers:
        """Where segments begin among the tokens of all, (segments + 1,)."""
        return np.concatenate(([0], np.cumsum(self.lengths)))

    def numbers(self) -> Integers:
        """Of each token the number of its clause, -1 for a sign."""
        starts = self.starts()
        inside = np.ones(starts[-1], np.bool_)
        inside[starts[:-1]] = False
        inside[starts[1:] - 1] = False
        numbers = np.full(len(inside), -1)
        numbers[inside] = np.repeat(np.arange(len(self.sizes)), self.sizes)
        return numbers
