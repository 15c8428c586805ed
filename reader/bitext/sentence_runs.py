"""The cheapest way through the sentences of two texts.

What `ladder.climb` does, in a fraction of the time: it runs for every result of a search and for
every row that the reading cursor enters. Sums and logarithms are made once for each run of
sentences, and a pair of runs is priced only where it could be the best way to its place.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.bitext.costs import SHAPES, length_logarithm, misfit
from reader.bitext.ladder import bands_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.bitext.ladder import Step

_SKIP: Final = 5.0  # a bead leaves hardly a sentence out
_SHARED: Final = -1.4
_SHARED_AT_MOST: Final = -4.0
_HOPELESS: Final = 9.0  # no shared word mends such lengths
_LONGEST: Final = max(map(max, SHAPES))


class Measured:
    """What is known of the sentences of a side, and of their runs.

    until: the letters of all sentences before a number. letters, logarithms: of the run of so many
    sentences that begins at one, as [how many][which]. words: of each sentence.
    """

    __slots__ = ("count", "letters", "logarithms", "until", "words")

    def __init__(self, weights: Sequence[float], words: Sequence[frozenset[str]]) -> None:
        self.count = len(weights)
        self.words = words
        self.until = until = [0.0, *accumulate(weights)]
        self.letters: list[list[float]] = [[]]
        self.logarithms: list[list[float]] = [[]]
        for size in range(1, _LONGEST + 1):
            letters = [end - start for start, end in zip(until, until[size:], strict=False)]
            self.letters.append(letters)
            self.logarithms.append(list(map(length_logarithm, letters)))

    def masks(self, numbers: Mapping[str, int]) -> list[list[int]]:
        """Which words each run has, as bits, in the shape of `letters`. numbers: of the words."""
        ones = [sum(1 << numbers[one] for one in words & numbers.keys()) for words in self.words]
        found = [[], ones]
        for size in range(2, _LONGEST + 1):
            found.append(
                [one | more for one, more in zip(found[-1], ones[size - 1 :], strict=False)]
            )
        return found


class _Way(NamedTuple):
    """One shape of bead as the last step to the places that so many sentences of ours lead to.

    before: what it costs to get to where it begins. letters, logarithm, words: of the run of ours.
    """

    shape: Step
    before: dict[int, float]
    cost: float
    letters: float
    logarithm: float
    words: int


def cheapest_steps(ours: Measured, theirs: Measured, shift: float) -> list[Step]:
    """So many sentences of the one side and of the other at a time, in order; 0: without answer.

    shift: the logarithm of the ratio of two lengths that say the same.
    """
    pricing = _Pricing(ours, theirs, shift)
    costs: list[dict[int, float]] = []
    steps: list[dict[int, Step]] = []
    for i, (low, high) in enumerate(bands_of(ours.until, theirs.until)):
        row: dict[int, float] = {}
        taken: dict[int, Step] = {}
        above = costs[-1] if costs else {}
        ways = pricing.ways(i, costs)
        costs.append(row)
        steps.append(taken)
        for j in range(low, high + 1):
            if i or j:
                one, other = above.get(j, math.inf), row.get(j - 1, math.inf)
                skipped = (1, 0) if one <= other else (0, 1)
                row[j], taken[j] = pricing.best(ways, j, min(one, other) + _SKIP, skipped)
            else:
                row[0] = 0.0
    return _walk_back(steps, ours.count, theirs.count)


class _Pricing:
    """Prices beads of two texts."""

    def __init__(self, ours: Measured, theirs: Measured, shift: float) -> None:
        self._ours, self._theirs, self._shift = ours, theirs, shift
        both = frozenset[str]().union(*ours.words) & frozenset[str]().union(*theirs.words)
        numbers = {word: number for number, word in enumerate(both)}
        self._words, self._other_words = ours.masks(numbers), theirs.masks(numbers)
        self._earned = [max(_SHARED_AT_MOST, _SHARED * count) for count in range(len(both) + 1)]

    def ways(self, i: int, costs: Sequence[dict[int, float]]) -> list[_Way]:
        """The beads that may end after `i` sentences."""
        ours = self._ours
        return [
            _Way(shape, costs[start], cost, ours.letters[size][start],
                 ours.logarithms[size][start] - self._shift, self._words[size][start])
            for shape, cost in SHAPES.items()
            if (start := i - (size := shape[0])) >= 0
        ]  # fmt: skip

    def best(self, ways: Sequence[_Way], j: int, best: float, step: Step) -> tuple[float, Step]:
        """The cheapest last step to a place, where leaving one out costs `best` already."""
        their_letters, their_logarithms = self._theirs.letters, self._theirs.logarithms
        their_words, earned = self._other_words, self._earned
        for shape, before, cost, letters, logarithm, words in ways:
            size = shape[1]
            other = j - size
            total = before.get(other)
            if total is None:
                continue
            total += cost
            common = words & their_words[size][other]
            earns = earned[common.bit_count()] if common else 0.0
            if total + earns > best:
                continue
            lengths = misfit(
                logarithm - their_logarithms[size][other], letters + their_letters[size][other]
            )
            total += lengths if lengths > _HOPELESS else lengths + earns
            if total < best or (total == best and 0 in step):
                best, step = total, shape
        return best, step


def _walk_back(steps: Sequence[dict[int, Step]], i: int, j: int) -> list[Step]:
    found: list[Step] = []
    while i or j:
        step = steps[i][j]
        found.append(step)
        i, j = i - step[0], j - step[1]
    found.reverse()
    return found
