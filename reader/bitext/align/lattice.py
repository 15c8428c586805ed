"""All ways to cut two sequences into beads, as one lattice; sums and best paths over it.

A node (i, j) says: i segments of the one side and j of the other are behind us. An edge is a bead
of a certain shape. Only nodes in a band are kept: for each i, j runs from `low[i]` to `high[i]`.
Nodes are numbered row after row; one more node, the last number, stands for "outside".

The sums are those of a semi-Markov conditional random field (Sarawagi and Cohen 2004): forward and
backward in the logarithm, with the probability of every bead as result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.bitext.align.arrays import Doubles, Integers
    from reader.bitext.align.model import Bead

Shape = tuple[int, int]
"""How many segments of the first and of the second side a bead has."""

INSERTION: Final[Shape] = (0, 1)
DELETION: Final[Shape] = (1, 0)
ALONE: Final = (INSERTION, DELETION)
NEVER: Final = -1e30


def shapes(largest: int) -> tuple[Shape, ...]:
    """The shapes of beads with up to `largest` segments; those without a partner come first."""
    both = [(a, b) for a in range(1, largest) for b in range(1, largest) if a + b <= largest]
    return (*ALONE, *both)


@dataclass(frozen=True, slots=True)
class Lattice:
    """The nodes of a band, and where each bead leads.

    low, high: (rows,), the band; offset: (rows + 1,), the number of the first node of a row;
    ahead: (shapes, nodes), the node that a bead which begins at a node ends at; behind: (shapes,
    nodes), the node at which the bead that ends at a node begins. Outside: the number of nodes.
    """

    shapes: tuple[Shape, ...]
    low: Integers
    high: Integers
    offset: Integers
    ahead: Integers
    behind: Integers

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return int(self.offset[-1])

    def number(self, bead: Bead) -> tuple[int, int]:
        """The number of a bead's shape, and of the node that it begins at."""
        i, j = bead.en.start, bead.zh.start
        shape = self.shapes.index((len(bead.en), len(bead.zh)))
        return shape, int(self.offset[i] + j - self.low[i])

    def places(self) -> tuple[Integers, Integers]:
        """For each node, how many segments of the two sides are behind it."""
        width = self.high - self.low + 1
        row = np.repeat(np.arange(len(self.low)), width)
        return row, np.arange(self.nodes) - self.offset[row] + self.low[row]


def lattice(low: Integers, high: Integers, of: tuple[Shape, ...]) -> Lattice:
    """The lattice of a band.

    low, high (inclusive): must not fall; the two sequences begin at the first `low`, which is 0,
    and end at the last `high`.
    """
    width = high - low + 1
    offset: Integers = np.concatenate(([0], np.cumsum(width)))
    row: Integers = np.repeat(np.arange(len(low)), width)
    column: Integers = np.arange(int(offset[-1])) - offset[row] + low[row]

    en, zh = np.array(of)[:, :, None].swapaxes(0, 1)

    def node(rows: Integers, columns: Integers) -> Integers:
        inside = (rows >= 0) & (rows < len(low))
        safe = np.where(inside, rows, 0)
        inside &= (columns >= low[safe]) & (columns <= high[safe])
        return np.where(inside, offset[safe] + columns - low[safe], offset[-1])

    return Lattice(of, low, high, offset, node(row + en, column + zh), node(row - en, column - zh))


def probabilities(
    graph: Lattice, score: Doubles, check: Callable[[], None] = lambda: None
) -> tuple[Doubles, float]:
    """The probability of every bead, and the logarithm of the sum over all ways.

    score, and the first result: (shapes, nodes), by the node at which a bead begins.
    """
    outside = graph.nodes
    padded = np.concatenate((score, np.full((len(graph.shapes), 1), NEVER)), axis=1)
    arriving = np.take_along_axis(padded, graph.behind, axis=1)
    forward = _sweep(graph, graph.behind, arriving, check)
    leaving = np.where(graph.ahead == outside, NEVER, score)
    backward = _sweep_back(graph, leaving, check)
    total = float(forward[outside - 1])
    with np.errstate(under="ignore"):
        result = np.exp(forward[:outside] + leaving + backward[graph.ahead] - total)
    return result, total


def _sweep(
    graph: Lattice, behind: Integers, arriving: Doubles, check: Callable[[], None]
) -> Doubles:
    """For every node the logarithm of the sum over the ways from the first node to it."""
    reached = np.full(graph.nodes + 1, NEVER)
    reached[0] = 0.0
    for row, (start, end) in enumerate(zip(graph.offset[:-1], graph.offset[1:], strict=True)):
        if row % 256 == 0:
            check()
        if row:
            ways = reached[behind[1:, start:end]] + arriving[1:, start:end]
            reached[start:end] = _log_sum(ways)
        reached[start:end] = _along(reached[start:end], arriving[0, start + 1 : end])
    return reached


def _sweep_back(graph: Lattice, leaving: Doubles, check: Callable[[], None]) -> Doubles:
    """For every node the logarithm of the sum over the ways from it to the last node."""
    reached = np.full(graph.nodes + 1, NEVER)
    reached[graph.nodes - 1] = 0.0
    last = len(graph.low) - 1
    for row in range(last, -1, -1):
        start, end = graph.offset[row], graph.offset[row + 1]
        if row % 256 == 0:
            check()
        if row < last:
            ways = reached[graph.ahead[1:, start:end]] + leaving[1:, start:end]
            reached[start:end] = _log_sum(ways)
        backwards = _along(reached[start:end][::-1], leaving[0, start : end - 1][::-1])
        reached[start:end] = backwards[::-1]
    return reached


def _along(reached: Doubles, steps: Doubles) -> Doubles:
    """Add the ways that go along a row, one insertion after the other."""
    before = np.concatenate(([0.0], np.cumsum(np.maximum(steps, -1e6))))
    return np.logaddexp.accumulate(reached - before) + before


def _log_sum(ways: Doubles) -> Doubles:
    most = ways.max(axis=0)
    with np.errstate(under="ignore"):
        return most + np.log(np.exp(ways - most).sum(axis=0))


def best_path(graph: Lattice, value: Doubles) -> list[tuple[int, int, Shape]]:
    """The beads of the way with the largest sum of values: (i, j, shape) each, in order.

    value: (shapes, nodes), by the node at which a bead begins.
    """
    padded = np.concatenate((value, np.full((len(graph.shapes), 1), NEVER)), axis=1)
    arriving = np.take_along_axis(padded, graph.behind, axis=1)
    best = np.full(graph.nodes + 1, NEVER)
    best[0] = 0.0
    choice = np.zeros(graph.nodes, np.intp)
    for row, (start, end) in enumerate(zip(graph.offset[:-1], graph.offset[1:], strict=True)):
        if row:
            ways = best[graph.behind[1:, start:end]] + arriving[1:, start:end]
            choice[start:end] = ways.argmax(axis=0) + 1
            best[start:end] = ways.max(axis=0)
        # A running maximum would be quicker and wrong: rounding makes ties look like gains.
        for node in range(start + 1, end):
            along = best[node - 1] + arriving[0, node]
            if along > best[node]:
                best[node], choice[node] = along, 0
    return _walk_back(graph, choice)


def _walk_back(graph: Lattice, choice: Integers) -> list[tuple[int, int, Shape]]:
    path: list[tuple[int, int, Shape]] = []
    i, j = len(graph.low) - 1, int(graph.high[-1])
    while i or j:
        shape = graph.shapes[choice[graph.offset[i] + j - graph.low[i]]]
        i, j = i - shape[0], j - shape[1]
        path.append((i, j, shape))
    path.reverse()
    return path
