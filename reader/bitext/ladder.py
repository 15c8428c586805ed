"""Pairing two sequences that keep their order: a dynamic programme in a band along the diagonal.

Used where the two languages do not alternate: a run of English before a run of Chinese, and two
files. Time and memory grow with the longer sequence, not with the product.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from reader.bitext.costs import EARNS_AT_MOST, SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")

Step = tuple[int, int]
"""So many items of the first sequence and of the second."""

ALL_STEPS: dict[Step, float] = {step: cost for step, cost in SHAPES.items() if max(step) < 4}
"""The beads tried, each with the least it costs, from which its price may go down a little."""

ONE_TO_ONE: dict[Step, float] = {(1, 1): 0.0}

_SKIPS = ((1, 0, 0.0), (0, 1, 0.0))
_NARROWEST = 10
_WIDEST = 48
_FURTHEST = 100  # that counting items leads away from counting letters


def climb(
    first: Sequence[T],
    second: Sequence[T],
    *,
    cost: Callable[[Sequence[T], Sequence[T]], float],
    skip: Callable[[T], float],
    weight: Callable[[T], float],
    other_weight: Callable[[T], float] | None = None,
    steps: Mapping[Step, float] = ALL_STEPS,
) -> tuple[float, list[Step]]:
    """The cheapest way through both sequences, as its cost and its steps.

    `(1, 0)` and `(0, 1)` are items without a partner; `weight` places an item on the diagonal;
    `other_weight` one of the second sequence, where that is told otherwise.
    """

    def price(one: Sequence[T], other: Sequence[T]) -> float:
        if one and other:
            return cost(one, other)
        return skip(one[0] if one else other[0])

    here = [0.0, *accumulate(map(weight, first))]
    there = [0.0, *accumulate(map(other_weight or weight, second))]
    bands = bands_of(here, there)
    every = [*((a, b, least - EARNS_AT_MOST) for (a, b), least in steps.items()), *_SKIPS]
    table: list[dict[int, tuple[float, Step]]] = []
    for i, (low, high) in enumerate(bands):
        row: dict[int, tuple[float, Step]] = {}
        table.append(row)
        for j in range(low, high + 1):
            if i == 0 and j == 0:
                row[0] = (0.0, (0, 0))
                continue
            best: tuple[float, Step] | None = None
            for a, b, least in every:
                before = table[i - a].get(j - b) if i >= a and j >= b else None
                if before is None or (best is not None and before[0] + least >= best[0]):
                    continue
                total = before[0] + price(first[i - a : i], second[j - b : j])
                if best is None or total < best[0]:
                    best = (total, (a, b))
            if best is not None:
                row[j] = best
    return table[-1][len(second)][0], _walk_back(table, len(second))


def _walk_back(table: list[dict[int, tuple[float, Step]]], j: int) -> list[Step]:
    steps: list[Step] = []
    i = len(table) - 1
    while i or j:
        step = table[i][j][1]
        steps.append(step)
        i, j = i - step[0], j - step[1]
    steps.reverse()
    return steps


def bands_of(here: Sequence[float], there: Sequence[float]) -> list[tuple[int, int]]:
    """For each position in the first sequence, the positions in the second worth looking at.

    here, there: how much of each has been read at each position. A band holds the place where the
    same share of the text has been read and the one where the same share of the items has.
    Neighbouring bands overlap, so that there always is a way through.
    """
    first, second = len(here) - 1, len(there) - 1
    scale = there[-1] / here[-1] if here[-1] else 0.0
    slope = second / max(1, first)
    half = min(_WIDEST, _NARROWEST + abs(first - second))
    bands: list[tuple[int, int]] = []
    low = high = 0
    for position, read in enumerate(here):
        by_text = bisect_left(there, read * scale)
        by_count = round(position * slope)
        by_count = max(by_text - _FURTHEST, min(by_text + _FURTHEST, by_count))
        # Never backwards, and never past the end of the band before: a step away at most.
        low = max(low, min(min(by_text, by_count) - half, high))
        high = max(high, min(max(by_text, by_count) + half, second))
        if position == first:
            high = second
        bands.append((max(low, 0), high))
    return bands
