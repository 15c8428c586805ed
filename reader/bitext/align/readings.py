"""Segments that an engine has read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

import numpy as np

from reader.bitext.align import encoder as encoding
from reader.bitext.align import english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.encoder import Sums


@dataclass(frozen=True, slots=True)
class Reading:
    """Segments in order.

    texts: Chinese is in Simplified characters; terms: the words in Latin letters and digits of
    each, as English ones; sums: what a model, if any, sums up over each.
    inner, first: where the segments are paragraphs, their sentences, and at which of them each
    paragraph begins, (segments + 1,).
    """

    texts: tuple[str, ...]
    terms: tuple[tuple[str, ...], ...]
    sums: Sums | None = None
    inner: Reading | None = None
    first: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.texts)

    def part(self, start: int, end: int) -> Reading:
        """The segments from `start` up to `end`."""
        sums = None if self.sums is None else self.sums.part(start, end)
        if self.inner is None:
            return Reading(self.texts[start:end], self.terms[start:end], sums)
        first = self.first[start : end + 1]
        inner = self.inner.part(first[0], first[-1])
        first = tuple(at - first[0] for at in first)
        return Reading(self.texts[start:end], self.terms[start:end], sums, inner, first)

    def then(self, other: Reading) -> Reading:
        """These segments and some more."""
        texts, terms = self.texts + other.texts, self.terms + other.terms
        sums = None
        if self.sums is not None and other.sums is not None:
            sums = encoding.joined((self.sums, other.sums))
        if self.inner is None or other.inner is None:
            return Reading(texts, terms, sums)
        first = self.first + tuple(at + self.first[-1] for at in other.first[1:])
        return Reading(texts, terms, sums, self.inner.then(other.inner), first)


def read(texts: Sequence[str], sums: Sums | None = None) -> Reading:
    """Segments, and their words in Latin letters."""
    return Reading(tuple(texts), tuple(tuple(english.terms(text)) for text in texts), sums)


def grouped(texts: Sequence[str], counts: Sequence[int], sentences: Reading) -> Reading:
    """Paragraphs made of sentences that are read: so many for each, at least one.

    A paragraph's sums are those of its sentences, with the signs of beginning and end once.
    """
    first = (0, *accumulate(counts))
    sums = sentences.sums
    if sums is not None and texts:
        starts = np.array(first[:-1])
        sums = encoding.Sums.of(
            np.add.reduceat(sums.body, starts, axis=0),
            np.add.reduceat(sums.ends, starts, axis=0) / np.array(counts, np.float32)[:, None],
            np.add.reduceat(sums.tokens, starts),
            sums.clauses,
            sums.clause_tokens,
            sums.first[np.array(first)],
        )
    terms = tuple(
        tuple(chain.from_iterable(sentences.terms[start:end])) for start, end in pairwise(first)
    )
    return Reading(tuple(texts), terms, sums, sentences, first)
