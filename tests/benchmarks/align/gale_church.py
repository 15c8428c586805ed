"""Gale and Church's aligner (1993), by length alone: the floor that every other one is above."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.align.gold import GoldBead

_PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.0099,
    (0, 1): 0.0099,
    (2, 1): 0.089,
    (1, 2): 0.089,
    (2, 2): 0.011,
}
_VARIANCE = 6.8


def align(en: Sequence[str], zh: Sequence[str]) -> list[GoldBead]:
    """The most likely beads of two texts, given only how long their segments are."""
    ours, theirs = [len(text) for text in en], [len(text) for text in zh]
    ratio = sum(ours) / max(1, sum(theirs))
    best: list[list[tuple[float, tuple[int, int]]]] = [
        [(math.inf, (0, 0))] * (len(theirs) + 1) for _ in range(len(ours) + 1)
    ]
    best[0][0] = (0.0, (0, 0))
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            for (a, b), prior in _PRIORS.items():
                if i < a or j < b:
                    continue
                cost = best[i - a][j - b][0] - math.log(prior)
                cost += _cost(sum(ours[i - a : i]), ratio * sum(theirs[j - b : j]))
                if cost < best[i][j][0]:
                    best[i][j] = (cost, (a, b))
    return _walk_back(best)


def _walk_back(best: list[list[tuple[float, tuple[int, int]]]]) -> list[GoldBead]:
    i, j = len(best) - 1, len(best[0]) - 1
    beads: list[GoldBead] = []
    while i or j:
        a, b = best[i][j][1]
        beads.append((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return beads[::-1]


def _cost(one: float, other: float) -> float:
    """Minus the logarithm of how likely a difference at least so large is."""
    mean = (one + other) / 2
    z = abs(one - other) / math.sqrt(_VARIANCE * mean) if mean else 0.0
    return -math.log(max(math.erfc(z / math.sqrt(2)), 1e-300))
