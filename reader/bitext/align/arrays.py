"""Names for the arrays that the aligner hands about."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
"""Real numbers, of single precision where there are many of them."""

Halves = NDArray[np.float16]
"""Real numbers of which there are very many; only the compiled kernel works with them."""

Doubles = NDArray[np.float64]
"""Logarithms and their sums, which single precision would round into ties."""

Integers = NDArray[np.intp]
"""Indexes and counts."""
