"""What the sentence encoder works out of a token alone, kept while a text is read.

A text's common words come in every batch of it. When there are too many rows, the words that most
batches had keep theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from reader.bitext.align.arrays import Floats, Integers

DIMENSIONS: Final = 512
WIDTH: Final = 256
WINDOWS: Final = ((2, 0), (3, 1), (5, 2))
"""For each channel, the tokens in its window, and how many of these are before the token."""
FEATURES: Final = DIMENSIONS + len(WINDOWS) * WIDTH
"""Numbers of a token."""
SUMMED: Final = FEATURES + 2
"""What is summed up over tokens: these, normalised; what their means add up to; how many."""

Store = Callable[[Floats, Floats, Floats, Integers, Floats], None]
"""Writes rows of a window's table: products (tokens, parts, 256), the shift (parts, 256) that is
added to each, the channel (tokens, 256); which rows; the table (rows, parts + 1, 256)."""

_KEPT: Final = 3072  # rows of 16 kilobytes; more only if one batch has more
_KEPT_NARROW: Final = 6144  # rows of 13
_RARE: Final = 8  # when there is no more room, one in so many is given to other tokens
_TOGETHER: Final = 256  # tokens whose rows are worked out at once


class TokenTable:
    """Rows for tokens; row 0 stands for no token. For one thread at a time.

    embedded: (rows, 512); moments: (rows, 2), the sums of these numbers and of their squares;
    windows: for each (rows, parts, 256): the products of the first convolution for each place in
    the window; those of the second one with the channel, if it is for the kernel; the channel.
    A convolution's bias is in the place of the token itself.
    """

    def __init__(
        self,
        model: Any,  # noqa: ANN401 - the package has no types
        compiled: Store | None = None,
        kept: int | None = None,
    ) -> None:
        """model: the package's network; kept: rows, unless one call asks for more.

        compiled: writes a table's rows in two bytes each, as `kernel` works with them.
        """
        self._model = model
        self._store = compiled or store
        self._row = np.zeros(len(model.table), np.intp)
        self._batches = np.zeros(len(model.table), np.intp)  # that had the token
        self._type = np.float16 if compiled else np.float32
        self._free = np.zeros(0, np.intp)  # rows
        self._kept = kept or (_KEPT_NARROW if compiled else _KEPT)
        self._weights: list[Floats] = []
        self._shifts: list[Floats] = []
        layers = ((model.w1, model.b1), (model.w2, model.b2))[: 2 if compiled else 1]
        for at, (size, before) in enumerate(WINDOWS):
            places = [part for weights, _ in layers for part in np.split(weights[at], size)]
            self._weights.append(np.concatenate(places, axis=1))
            shift = np.zeros((len(layers), size, WIDTH), np.float32)
            shift[:, before] = [bias[at] for _, bias in layers]
            self._shifts.append(shift.ravel())
        self.parts = [len(places) // WIDTH + 1 for places in self._shifts]
        self._make_room(self._kept)

    def rows(self, tokens: Integers) -> Integers:
        """The row of each token; rows told before this call may have become other tokens'."""
        distinct = np.unique(tokens)
        self._batches[distinct] += 1
        new = distinct[self._row[distinct] == 0]
        if len(new) > len(self._free):
            self._forget(distinct, len(new) - len(self._free))
        if len(new) > len(self._free):
            self._make_room(1 + len(distinct))
            new = distinct
        for start in range(0, len(new), _TOGETHER):
            some = new[start : start + _TOGETHER]
            self._row[some], self._free = self._free[: len(some)], self._free[len(some) :]
            self._work_out(some, self._row[some])
        return self._row[tokens]

    def _forget(self, needed: Integers, least: int) -> None:
        """Free the rows of the rarest tokens that are not needed now, a good many at once."""
        is_idle = self._row > 0
        is_idle[needed] = False
        idle = np.flatnonzero(is_idle)
        count = max(least, self._kept // _RARE)
        rare = idle[np.argsort(self._batches[idle], kind="stable")[:count]]
        self._free = np.sort(np.concatenate((self._free, self._row[rare])))
        self._row[rare] = 0

    def _tables(self) -> list[Floats]:
        return [self.embedded, self.moments, *self.windows]

    def _make_room(self, rows: int) -> None:
        """Tables of so many rows, all free."""
        self._row[:] = 0
        self._free = np.arange(1, rows)
        self.embedded: Floats = np.empty((rows, DIMENSIONS), np.float32)
        self.moments: Floats = np.empty((rows, 2), np.float32)
        self.windows: list[Floats] = [
            np.empty((rows, parts, WIDTH), self._type) for parts in self.parts
        ]
        for table in self._tables():
            table[0] = 0

    def _work_out(self, tokens: Integers, rows: Integers) -> None:
        model = self._model
        chunk = tokens % len(model.scale)
        embedded = model.table[tokens] * model.scale[chunk, None]
        embedded += model.lo[chunk, None]
        self.embedded[rows] = embedded
        self.moments[rows, 0] = embedded.sum(axis=1)
        self.moments[rows, 1] = np.einsum("ij,ij->i", embedded, embedded)
        channels = embedded @ model.proj_W + model.proj_b
        _normalise(channels, model.ln_g_all, model.ln_b_all, model.eps)
        for at, window in enumerate(self.windows):
            channel = channels[:, at * WIDTH : (at + 1) * WIDTH]
            self._store(channel @ self._weights[at], self._shifts[at], channel, rows, window)


def store(products: Floats, shift: Floats, channel: Floats, rows: Integers, table: Floats) -> None:
    """See `Store`."""
    products += shift
    table[rows, :-1] = products.reshape(len(rows), -1, WIDTH)
    table[rows, -1] = channel


def _normalise(rows: Floats, gain: Floats, shift: Floats, epsilon: float) -> None:
    """Layer normalisation, in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= np.reciprocal(np.sqrt(variance + epsilon))[:, None]
    rows *= gain
    rows += shift
