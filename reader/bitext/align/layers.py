"""The encoder's features of tokens, summed up over clauses: in numpy, for many tokens at a time.

For machines on which nothing was compiled; `kernel` gives the same sums sooner. The second
convolution is done with half of the multiplications (`convolution`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from reader.bitext.align.convolution import Convolution
from reader.bitext.align.tokens import DIMENSIONS, FEATURES, SUMMED, WIDTH, WINDOWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from reader.bitext.align.arrays import Floats, Integers
    from reader.bitext.align.clauses import Clauses
    from reader.bitext.align.tokens import TokenTable


_GAP: Final = 2  # rows of zeros between two sentences: as far as a window reaches
_SLICE: Final = 512  # tokens whose features fit a processor's cache
_ADDED: Final = 96  # tokens that are summed in one product, most of whose factors are 0


class Layers:
    """The convolutions and the last normalisation."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - the package has no types
        """model: the package's network."""
        self._model = model
        self._second = [
            Convolution(weights, size) for weights, (size, _) in zip(model.w2, WINDOWS, strict=True)
        ]

    def sums(self, table: TokenTable, rows: Integers, clauses: Clauses) -> tuple[Floats, Floats]:
        """Sums over the clauses and over the signs of some segments.

        rows: of all tokens in the table. Gives (clauses, 1282) and (segments, 1282), `SUMMED`:
        normalised features without gain and shift, what their means add up to, which is to be
        taken off, and how many they are of.
        """
        starts, first, lengths = clauses.starts(), clauses.first, clauses.lengths
        sums = np.empty((len(clauses.sizes), SUMMED), np.float32)
        ends = np.empty((len(lengths), SUMMED), np.float32)
        for here, end in _cut_up(starts, _SLICE):
            laid = _laid_out(rows[starts[here] : starts[end]], lengths[here:end])
            features = _Scaled(*self._features(table, laid))
            np.add(features.at(laid.signs[0]), features.at(laid.signs[1]), out=ends[here:end])
            some = slice(first[here], first[end])
            own = first[here : end + 1] - some.start
            features.add_up(laid, own, clauses.sizes[some], sums[some])
        return sums, ends

    def _features(self, table: TokenTable, laid: _Layout) -> tuple[Floats, Floats, Floats]:
        """Features (rows, 1280) of the sentences laid out; what they are normalised by, (rows,).

        Layer normalisation takes the mean off and multiplies by a scale; its gain and its shift are
        in the projection already. What is in the gaps means nothing.
        """
        model = self._model
        tokens = laid.tokens
        count = len(tokens) - 2 * _GAP
        own = tokens[_GAP:-_GAP]
        features = np.empty((count, FEATURES), np.float32)
        np.take(table.embedded, own, axis=0, out=features[:, :DIMENSIONS], mode="clip")
        padded = np.zeros((len(tokens), WIDTH), np.float32)
        hidden = padded[_GAP:-_GAP]
        taken = np.empty_like(hidden)
        for at, (size, before) in enumerate(WINDOWS):
            places = [
                slice(start, start + count) for start in range(_GAP - before, _GAP + size - before)
            ]
            parts, flat = table.parts[at], table.windows[at].reshape(-1, WIDTH)
            numbers = tokens * parts
            np.take(flat, numbers[places[0]], axis=0, out=hidden, mode="clip")
            for part, place in enumerate(places[1:], 1):
                hidden += np.take(flat, numbers[place] + part, axis=0, out=taken, mode="clip")
            np.maximum(hidden, 0, out=hidden)
            channel = numbers[_GAP:-_GAP] + (parts - 1)
            hidden += np.take(flat, channel, axis=0, out=taken, mode="clip")
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
    """Features of rows, and what they are normalised by. Sums of them are as `SUMMED` says."""

    features: Floats
    mean: Floats
    scale: Floats

    def at(self, rows: Integers) -> Floats:
        """Some rows as sums of one row each."""
        out = np.empty((len(rows), SUMMED), np.float32)
        scale = self.scale[rows]
        np.multiply(self.features[rows], scale[:, None], out=out[:, :FEATURES])
        np.multiply(self.mean[rows], scale, out=out[:, FEATURES])
        out[:, -1] = 1
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
            np.matmul(chosen, self.features[start:stop], out=sums[:, :FEATURES])
            np.matmul(chosen, self.mean[start:stop], out=sums[:, FEATURES])
        out[:, -1] = sizes
