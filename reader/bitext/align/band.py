"""Where to look: anchors first, then a band of places around them.

An anchor is a pair of segments that fit each other; the anchors of a stretch are a chain in which
both sides only go on. The chain maximises the sum of similarities over each segment's best few
partners, so that a missing or an added passage bends it and does not break it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align import kernel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.bitext.align.arrays import Floats, Integers


PARTNERS: Final = 3
_TOLERANCE: Final = 1e-9


def anchors(similarity: Floats) -> list[tuple[int, int]]:
    """The chain of pairs for similarities (n, m); a pair is worth what exceeds 0."""
    rows, columns = similarity.shape
    if not rows or not columns:
        return []
    few = min(PARTNERS, columns)
    least = np.partition(similarity, columns - few, axis=1)[:, columns - few, None]
    worth = np.where(similarity >= least, np.maximum(similarity, 0), 0).astype(np.float64)
    library = kernel.library()
    if library is not None:
        return _walk_back(kernel.chain(library, worth, _TOLERANCE))
    came = np.zeros((rows + 1, columns + 1), np.uint8)  # 0: from above, 1: a pair, 2: from the left
    best = np.zeros(columns + 1)
    new = np.zeros(columns + 1)
    for row in range(rows):
        paired = best[:-1] + worth[row]
        is_pair = paired > best[1:] + _TOLERANCE
        new[1:] = best[1:]
        np.copyto(new[1:], paired, where=is_pair)
        np.maximum.accumulate(new, out=best)
        came[row + 1, 1:] = is_pair
        np.putmask(came[row + 1], best > new + _TOLERANCE, 2)
    return _walk_back(came)


def _walk_back(came: NDArray[np.uint8]) -> list[tuple[int, int]]:
    i, j = came.shape[0] - 1, came.shape[1] - 1
    pairs: list[tuple[int, int]] = []
    while i and j:
        if came[i, j] == 1:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif came[i, j] == 2:
            j -= 1
        else:
            i -= 1
    pairs.reverse()
    return pairs


def band(
    pairs: list[tuple[int, int]], rows: int, columns: int, margin: int
) -> tuple[Integers, Integers]:
    """For each i from 0 to `rows`, the first and the last j (inclusive) of a lattice's band.

    Between two anchors it holds the whole rectangle, and `margin` columns and two rows more.
    """
    corners = [(0, 0), *((i + 1, j + 1) for i, j in pairs), (rows, columns)]
    return _between(corners, rows, columns, margin)


def around(
    beads: list[tuple[range, range]], rows: int, columns: int, margin: int
) -> tuple[Integers, Integers]:
    """The band around beads taken for granted: `margin` columns and two rows beside each."""
    corners = [(0, 0), (rows, columns)]
    for en, zh in beads:
        corners += [(en.start, zh.start), (en.stop, zh.stop)]
    corners = sorted(set(corners))
    return _between(corners, rows, columns, margin)


def _between(
    corners: list[tuple[int, int]], rows: int, columns: int, margin: int
) -> tuple[Integers, Integers]:
    low = np.full(rows + 1, columns)
    high = np.zeros(rows + 1, np.intp)
    for (i, j), (next_i, next_j) in pairwise(corners):
        reach = slice(max(0, i - 2), min(rows, next_i + 2) + 1)
        low[reach] = np.minimum(low[reach], max(0, j - margin))
        high[reach] = np.maximum(high[reach], min(columns, next_j + margin))
    low = np.minimum.accumulate(low[::-1])[::-1].copy()
    high = np.maximum.accumulate(high)
    low[0], high[rows] = 0, columns
    return low, high


def within(corners: Sequence[tuple[int, int]]) -> tuple[Integers, Integers]:
    """The band of the rectangles between corners that follow each other."""
    rows, columns = corners[-1]
    low = np.full(rows + 1, columns)
    high = np.zeros(rows + 1, np.intp)
    for (i, j), (next_i, next_j) in pairwise(corners):
        low[i : next_i + 1] = np.minimum(low[i : next_i + 1], j)
        high[i : next_i + 1] = np.maximum(high[i : next_i + 1], next_j)
    return low, high


def inside(
    one: tuple[Integers, Integers], other: tuple[Integers, Integers]
) -> tuple[Integers, Integers]:
    """What two bands have in common; some way through both there must be."""
    return np.maximum(one[0], other[0]), np.minimum(one[1], other[1])
