"""All ways to cut two sequences into beads, as one lattice; sums and best paths over it.

A node (i, j) says: i segments of the one side and j of the other are behind us. An edge is a bead
of a certain shape. Only nodes in a band are kept: for each i, j runs from `low[i]` to `high[i]`.
Nodes are numbered row after row; one more node, the last number, stands for "outside".

The sums are those of a semi-Markov conditional random field (Sarawagi and Cohen 2004): forward and
backward in the logarithm, with the probability of every bead as result.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align import kernel

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
    library = kernel.library()
    if library is not None:
        check()
        return kernel.probabilities(library, graph.behind, graph.ahead, score, NEVER)
    outside = graph.nodes
    padded = np.concatenate((score, np.full((len(graph.shapes), 1), NEVER)), axis=1)
    arriving = np.take_along_axis(padded, graph.behind, axis=1)
    leaving = np.where(graph.ahead == outside, NEVER, score)
    # the ways from a node to the last are ways to it where all is numbered from the other end
    turned = np.where(graph.ahead == outside, outside, outside - 1 - graph.ahead)[:, ::-1]
    with np.errstate(under="ignore"):
        forward = _sweep(graph.offset, graph.behind, arriving, check)
        backward = _sweep(outside - graph.offset[::-1], turned, leaving[:, ::-1], check)
        backward[:outside] = backward[:outside][::-1].copy()
        total = float(forward[outside - 1])
        result = np.exp(forward[:outside] + leaving + backward[graph.ahead] - total)
    return result, total


def _sweep(
    offset: Integers, behind: Integers, arriving: Doubles, check: Callable[[], None]
) -> Doubles:
    """For every node the logarithm of the sum over the ways from the first node to it."""
    nodes = int(offset[-1])
    reached = np.full(nodes + 1, NEVER)
    reached[0] = 0.0
    steps = np.maximum(arriving[0], -1e6)
    sums = np.zeros(int(np.diff(offset).max()))
    for row, (start, end) in enumerate(pairwise(offset.tolist())):
        if row % 256 == 0:
            check()
        here = reached[start:end]
        if row:
            ways = reached.take(behind[1:, start:end])
            ways += arriving[1:, start:end]
            np.logaddexp.reduce(ways, axis=0, out=here)
        # add the ways that go along the row, one insertion after the other
        before = sums[: end - start]
        np.add.accumulate(steps[start + 1 : end], out=before[1:])
        here -= before
        np.logaddexp.accumulate(here, out=here)
        here += before
    return reached


def best_path(graph: Lattice, value: Doubles) -> list[tuple[int, int, Shape]]:
    """The beads of the way with the largest sum of values: (i, j, shape) each, in order.

    value: (shapes, nodes), by the node at which a bead begins.
    """
    library = kernel.library()
    if library is not None:
        return _walk_back(graph, kernel.best(library, graph.behind, value, NEVER), value)
    padded = np.concatenate((value, np.full((len(graph.shapes), 1), NEVER)), axis=1)
    arriving = np.take_along_axis(padded, graph.behind, axis=1)
    best = np.full(graph.nodes + 1, NEVER)
    best[0] = 0.0
    steps: list[float] = arriving[0].tolist()
    for row, (start, end) in enumerate(pairwise(graph.offset.tolist())):
        here = best[start:end]
        if row:
            ways = best.take(graph.behind[1:, start:end])
            ways += arriving[1:, start:end]
            np.maximum.reduce(ways, axis=0, out=here)
        here[:] = _best_along(here.tolist(), steps[start:end])
    return _walk_back(graph, best, value)


def _best_along(values: list[float], steps: list[float]) -> list[float]:
    """The best of each value and the one before it with a step.

    A running maximum would be quicker and wrong: rounding makes ties look like gains.
    """
    before = values[0]
    for at in range(1, len(values)):
        before += steps[at]
        if before > values[at]:
            values[at] = before
        else:
            before = values[at]
    return values


def _walk_back(graph: Lattice, best: Doubles, value: Doubles) -> list[tuple[int, int, Shape]]:
    """The beads that lead to the last node by a way with the best values."""
    path: list[tuple[int, int, Shape]] = []
    i, j = len(graph.low) - 1, int(graph.high[-1])
    every = np.arange(len(graph.shapes))
    while i or j:
        node = graph.offset[i] + j - graph.low[i]
        behind = graph.behind[:, node]
        ways = best[behind] + value[every, np.minimum(behind, graph.nodes - 1)]
        choice = int(ways[1:].argmax()) + 1
        if ways[0] > ways[choice] or not i:
            choice = 0
        shape = graph.shapes[choice]
        i, j = i - shape[0], j - shape[1]
        path.append((i, j, shape))
    path.reverse()
    return path
