"""Convolution along a text with half of the multiplications, by evaluation at points.

A window of `size` weights that slides over `_TOGETHER` places is a product of polynomials, turned
round (transposition principle); a product's values at enough points are products of values. So
`size + _TOGETHER - 1` matrix products do what `size * _TOGETHER` did (Toom 1963, Cook 1966;
Winograd 1980; for networks Lavin and Gray 2016). Rounding grows with the points: with these here
an error is about 3e-6 of the largest number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from reader.bitext.align.arrays import Doubles, Floats

_TOGETHER: Final = 4
_POINTS: Final = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5)
"""And one at infinity, where a polynomial is its leading coefficient."""


class Convolution:
    """A window of matrices that slides along rows."""

    def __init__(self, weights: Floats, size: int) -> None:
        """weights: (size * width in, width out), for the first row of the window first."""
        self._size = size
        self._points = size + _TOGETHER - 1
        evaluate = _powers(self._points, self._points)
        spread = np.linalg.inv(evaluate).T
        # each point's share of the scale goes to the weights, which are not rounded yet
        scale = np.abs(spread).max(axis=1, keepdims=True)
        self._spread: Floats = (spread / scale).astype(np.float32)
        self._gather: Floats = _powers(self._points, _TOGETHER).T.astype(np.float32)
        matrices = np.stack(np.split(weights.astype(np.float64), size))
        at_points = np.tensordot(_powers(self._points, size) * scale, matrices, 1)
        self._weights: Floats = at_points.astype(np.float32)

    def over(self, rows: Floats) -> Floats:
        """(n, width in) → (n - size + 1, width out): for each place the sum over its window."""
        count = len(rows) - self._size + 1
        tiles = -(-count // _TOGETHER)
        missing = tiles * _TOGETHER + self._size - 1 - len(rows)
        if missing:
            rows = np.concatenate((rows, np.zeros((missing, rows.shape[1]), np.float32)))
        windows = sliding_window_view(rows, self._points, axis=0)[::_TOGETHER].transpose(0, 2, 1)
        values = np.matmul(self._spread, windows)
        products = np.empty((tiles, self._points, self._weights.shape[2]), np.float32)
        np.matmul(values.transpose(1, 0, 2), self._weights, out=products.transpose(1, 0, 2))
        sums = np.matmul(self._gather, products)
        return sums.reshape(tiles * _TOGETHER, -1)[:count]


def _powers(points: int, count: int) -> Doubles:
    """The powers 0, 1, … of each point, (points, count)."""
    powers = np.vander(_POINTS[: points - 1], count, increasing=True)
    return np.vstack((powers, np.eye(count)[-1:]))
