"""What the sentence encoder works out of a token alone, kept while a text is read.

A text's common words come in every batch of it. When there are too many rows, the words that most
batches had keep theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from reader.bitext.align.arrays import Floats, Integers

DIMENSIONS: Final = 512
WIDTH: Final = 256
WINDOWS: Final = ((2, 0), (3, 1), (5, 2))
"""For each channel, the tokens in its window, and how many of these are before the token."""

_KEPT: Final = 3072  # rows of 16 kilobytes; more only if one batch has more
_COMMON: Final = 1024  # of them stay when there is no more room


class TokenTable:
    """Rows for tokens; row 0 stands for no token. For one thread at a time.

    embedded: (rows, 512); moments: (rows, 2), the sums of these numbers and of their squares;
    channels: (rows, 256) for each window; products: those of the first convolution, (rows, 256) for
    each place in each window, its bias in the place of the token.
    """

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - the package has no types
        """model: the package's network."""
        self._model = model
        self._row = np.zeros(len(model.table), np.intp)
        self._batches = np.zeros(len(model.table), np.intp)  # that had the token
        self._used = 1
        self._capacity = 0
        self._make_room(1)

    def rows(self, tokens: Integers) -> Integers:
        """The row of each token; rows told before this call may have become other tokens'."""
        distinct = np.unique(tokens)
        self._batches[distinct] += 1
        new = distinct[self._row[distinct] == 0]
        if self._used + len(new) > _KEPT:
            self._forget(_KEPT - 1 - len(distinct))
            new = distinct[self._row[distinct] == 0]
        if len(new):
            self._make_room(self._used + len(new))
            self._work_out(new, slice(self._used, self._used + len(new)))
            self._row[new] = np.arange(self._used, self._used + len(new))
            self._used += len(new)
        return self._row[tokens]

    def _forget(self, room: int) -> None:
        """Keep the rows of the most common tokens only, as many as there is room for."""
        known = np.flatnonzero(self._row)
        most = max(0, min(_COMMON, room, len(known)))
        kept = known[np.argsort(-self._batches[known], kind="stable")[:most]]
        kept = kept[np.argsort(self._row[kept])]
        for table in self._tables():
            table[1 : most + 1] = table[self._row[kept]]
        self._row[:] = 0
        self._row[kept] = np.arange(1, most + 1)
        self._used = most + 1

    def _tables(self) -> list[Floats]:
        return [
            self.embedded,
            self.moments,
            *self.channels,
            *(p for some in self.products for p in some),
        ]

    def _make_room(self, rows: int) -> None:
        """Larger tables if there have to be; they are empty, so no row is kept then."""
        if rows <= self._capacity:
            return
        capacity = self._capacity = max(_KEPT, rows)
        self.embedded: Floats = np.empty((capacity, DIMENSIONS), np.float32)
        self.moments: Floats = np.empty((capacity, 2), np.float32)
        self.channels: list[Floats] = [np.empty((capacity, WIDTH), np.float32) for _ in WINDOWS]
        self.products: list[list[Floats]] = [
            [np.empty((capacity, WIDTH), np.float32) for _ in range(size)] for size, _ in WINDOWS
        ]
        for table in self._tables():
            table[0] = 0

    def _work_out(self, tokens: Integers, place: slice) -> None:
        model = self._model
        chunk = tokens % len(model.scale)
        embedded = self.embedded[place]
        embedded[:] = model.table[tokens]
        embedded *= model.scale[chunk, None]
        embedded += model.lo[chunk, None]
        self.moments[place, 0] = embedded.sum(axis=1)
        self.moments[place, 1] = np.einsum("ij,ij->i", embedded, embedded)
        channels = embedded @ model.proj_W + model.proj_b
        _normalise(channels, model.ln_g_all, model.ln_b_all, model.eps)
        for at, (size, before) in enumerate(WINDOWS):
            channel = self.channels[at][place]
            channel[:] = channels[:, at * WIDTH : (at + 1) * WIDTH]
            for number, weights in enumerate(np.split(model.w1[at], size)):
                product = np.matmul(channel, weights, out=self.products[at][number][place])
                if number == before:
                    product += model.b1[at]


def _normalise(rows: Floats, gain: Floats, shift: Floats, epsilon: float) -> None:
    """Layer normalisation, in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= np.reciprocal(np.sqrt(variance + epsilon))[:, None]
    rows *= gain
    rows += shift
