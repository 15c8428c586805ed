"""What the runs of one side are by themselves: looked up by their size and where they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.arrays import Doubles, Floats, Integers
    from reader.bitext.align.segments import Side

LENGTH: Final = 0
"""In letters of an English text."""
COUNTS: Final = slice(1, 5)
"""Of the marks of punctuation, in the order of `segments.MARKS`."""
BESIDE: Final = 5
"""How many neighbours a run has, 1 or 2, or 1 for 0."""
BORDERS: Final = slice(6, 10)
"""1 where a quotation mark stands first, or last, where a quotation is open before, or after."""
FAR: Final = 10
"""From here on, for each kind of likeness, the mean to the whole other text."""


def runs_of(side: Side, lengths: Doubles, far: Sequence[Doubles], reach: int) -> Floats:
    """What is known of runs of 0, 1, … `reach` segments, (sizes, what, places), at every place.

    lengths, far: cumulated; the last place is behind the last segment.
    """
    count = len(side)
    places, size = np.arange(count + 1), np.arange(reach + 1)[:, None]
    end = np.minimum(places + size, count)
    marks = cumulated(side.marks.T)
    out = np.empty((reach + 1, FAR + len(far), count + 1), np.float32)
    out[:, LENGTH] = lengths[end] - lengths[places]
    out[:, COUNTS] = np.moveaxis(marks[:, end] - marks[:, None, places], 0, 1)
    out[:, BESIDE] = np.maximum((places > 0).astype(np.float32) + (places + size < count), 1)
    borders = (
        (side.opens, places), (side.closes, places + size - 1),
        (side.quoted, places), (side.quoted, places + size),
    )  # fmt: skip
    for at, (values, of) in enumerate(borders, BORDERS.start):
        out[:, at] = _at(values, of)
    for at, sums in enumerate(far, FAR):
        out[:, at] = (sums[end] - sums[places]).astype(np.float32) / np.maximum(1, size)
    return out


def cumulated(values: Floats) -> Doubles:
    """The sums of the first 0, 1, … values, by the last axis."""
    sums = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, dtype=np.float64, out=sums[..., 1:])
    return sums


def _at(values: Floats, places: Integers) -> Floats:
    """Values at some places; 0 behind the last."""
    if not len(values):
        return np.zeros(places.shape, np.float32)
    return np.where(places < len(values), values[np.minimum(places, len(values) - 1)], 0)
