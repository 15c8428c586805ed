"""Pairing between two fixed points: the blocks of a stretch, in file order, become beads.

A bead is a run of neighbouring blocks: some English before some Chinese or the reverse. The
cheapest way to cut the stretch into such runs is found by a dynamic programme over its positions.
Where a whole run of one language is followed by a run of the other, what stands inside the two is
paired by `ladder` as one more candidate, so that "all the English, then all the Chinese" needs no
rule of its own. Strict alternation is never assumed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.bitext.costs import EARNS_AT_MOST, SHAPES, Manner, shared
from reader.bitext.ladder import climb
from reader.bitext.nests import Nests
from reader.documents.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.measure import Unit
    from reader.documents.model import Block

Bead = tuple[tuple["Unit", ...], tuple["Unit", ...]]
"""English units and Chinese units; a neutral unit without a partner stands on the English side."""

_PairedRuns = dict[tuple[int, int], tuple[float, tuple[Bead, ...]]]

_RUNS = 2.0  # two runs paired inside: less usual than neighbours
_STRAY_SKIP = 0.6  # in a document of one language a partner must fit well to be believed
_STRAY_LETTERS = 40
_NEUTRAL_PARTNER = 1.5


class Habit(NamedTuple):
    """How eagerly pairs are looked for, and how far ahead.

    skip: cost of a unit without a partner, None where the document's manner says it.
    widest: the most units on one side of a bead. runs: whether two runs are paired inside.
    window: units gathered before deciding. open_end: the last units, not decided before more is
    seen. longest: units held at most while one language goes on.
    """

    skip: float | None
    widest: int
    runs: bool
    window: int
    open_end: int
    longest: int


BILINGUAL = Habit(None, 4, runs=True, window=48, open_end=12, longest=400)
MONOLINGUAL = Habit(_STRAY_SKIP, 1, runs=False, window=8, open_end=2, longest=8)


class _Cut(NamedTuple):
    """The best way to reach a position: its cost, where its last part began, and that part."""

    cost: float
    begin: int
    beads: tuple[Bead, ...]


class Stretch:
    """The undecided end of a stretch: takes units, gives beads as soon as they are settled."""

    def __init__(self, manner: Manner, habit: Habit) -> None:
        self._manner = manner
        self.habit = habit
        self._units: list[Unit] = []
        self._paired: _PairedRuns = {}
        self._nests = Nests()

    def enter(self, block: Block) -> int:
        """The list or quote that the next block stands in, as `Unit.nest` has it."""
        nest, news = self._nests.enter(block)
        if news:
            self._paired.clear()
        return nest

    def add(self, unit: Unit) -> list[Bead]:
        """One more unit; the beads that it settles, often none."""
        self._manner.watch(self._units[-1].language if self._units else None, unit.language)
        self._units.append(unit)
        count = len(self._units)
        if count < self.habit.window or (count - self.habit.window) % self.habit.open_end:
            return []
        return self._settle(self._settled_end())

    def finish(self) -> list[Bead]:
        """A fixed point comes: the beads of all that is left."""
        beads = self._settle(len(self._units))
        self._nests = Nests()
        return beads

    def _settled_end(self) -> int:
        """Up to where no later unit can change a decision, as far as one can tell.

        The last two runs stay open: more of the second may come, and answer more of the first.
        """
        count = len(self._units)
        end = count - self.habit.open_end
        if not self.habit.runs or count >= self.habit.longest:
            return end
        starts = [
            at
            for at in range(count - 1, 0, -1)
            if self._units[at].language is not self._units[at - 1].language
        ]
        return min(end, starts[1] if len(starts) > 1 else 0)

    def _settle(self, end: int) -> list[Bead]:
        if end <= 0:
            return []
        units = self._units
        languages = {unit.language for unit in units}
        if not {Language.ENGLISH, Language.CHINESE} <= languages:
            beads = [_alone(unit) for unit in units[:end]]
            del units[:end]
            return beads
        self._manner.glance(units)
        last = end == len(units) or len(units) >= self.habit.longest
        parts = self._cheapest(last=last)
        if self._manner.lean(bead for part in parts for bead in part):
            # The first look tells which language leads here; a second one keeps to that.
            self._paired.clear()
            parts = self._cheapest(last=last)
        beads: list[Bead] = []
        settled = 0
        for part in parts:
            width = sum(len(en) + len(zh) for en, zh in part)
            stuck = settled == 0 and len(units) >= self.habit.longest
            if settled + width > end and not stuck:
                break
            settled += width
            beads.extend(part)
        self._manner.learn(beads)
        del units[:settled]
        self._paired = {k: v for k, v in self._paired.items() if units and k[0] >= units[0].index}
        return beads

    def _cheapest(self, *, last: bool) -> list[tuple[Bead, ...]]:
        return _cheapest(
            _Search(self._units, self._manner, self.habit, self._nests, self._paired, last=last)
        )


def _alone(unit: Unit) -> Bead:
    return ((), (unit,)) if unit.language is Language.CHINESE else ((unit,), ())


def _cheapest(search: _Search) -> list[tuple[Bead, ...]]:
    cuts = [_Cut(0.0, 0, ())]
    end = len(search.units)
    for at in range(1, end + 1):
        cuts.append(search.best(cuts, at))
    parts: list[tuple[Bead, ...]] = []
    while end:
        parts.append(cuts[end].beads)
        end = cuts[end].begin
    parts.reverse()
    return parts


class _Search:
    """The candidates that end at each position of a window.

    paired: what two runs cost together, kept from window to window. last: the run at the end of
    the window is whole.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        manner: Manner,
        habit: Habit,
        nests: Nests,
        paired: _PairedRuns,
        *,
        last: bool,
    ) -> None:
        self.units = units
        self._manner = manner
        self._habit = habit
        self._nests = nests
        self._paired = paired
        self._last = last
        self._runs = _run_starts(units)
        self._skip = manner.skip if habit.skip is None else habit.skip

    def best(self, cuts: Sequence[_Cut], end: int) -> _Cut:
        last = self.units[end - 1]
        neutral = last.language is Language.NEUTRAL
        alone = cuts[end - 1].cost + (0.0 if neutral else self._skip)
        best = _Cut(alone, end - 1, (_alone(last),))
        start = self._runs[end - 1]
        if start == 0:
            return best
        before = self.units[start - 1]
        if Language.NEUTRAL in (last.language, before.language):
            return self._neutral_partner(cuts, end, best) if end - start == 1 else best
        best = self._neighbours(cuts, end, best)
        whole = self._last if end == len(self.units) else self._runs[end] == end
        if self._habit.runs and whole:
            best = self._two_runs(cuts, end, best)
        return best

    def _neighbours(self, cuts: Sequence[_Cut], end: int, best: _Cut) -> _Cut:
        """Beads of the last few units of this run and the last few of the run before."""
        start = self._runs[end - 1]
        later = end - start
        if later > self._habit.widest:
            return best
        earlier = start - self._runs[start - 1]
        order = self._order_cost(self.units[start - 1], self.units[end - 1])
        for sooner in range(1, min(earlier, self._habit.widest) + 1):
            shape = SHAPES.get((sooner, later))  # the same either way round
            begin = start - sooner
            if shape is None or cuts[begin].cost + order + shape - EARNS_AT_MOST >= best.cost:
                continue
            en, zh = self._sides(begin, start, end)
            if not self._believable(en[0]):
                continue
            cost = cuts[begin].cost + order + self._manner.bead_cost(en, zh)
            if cost < best.cost and en[0].nest:
                cost += self._nests.crossing(en, zh, self._skip)
            if cost < best.cost:
                best = _Cut(cost, begin, ((en, zh),))
        return best

    def _order_cost(self, sooner: Unit, later: Unit) -> float:
        lead_known = self._manner.lead_known
        nested = self._nests.order_cost(sooner, later, lead_known=lead_known)
        if nested is not None:
            return nested
        return self._manner.order_cost(english_first=sooner.language is Language.ENGLISH)

    def _bead_cost(self, en: Sequence[Unit], zh: Sequence[Unit]) -> float:
        return self._manner.bead_cost(en, zh) + self._nests.crossing(en, zh, self._skip)

    def _believable(self, unit: Unit) -> bool:
        return self._habit.runs or unit.weight >= _STRAY_LETTERS

    def _two_runs(self, cuts: Sequence[_Cut], end: int, best: _Cut) -> _Cut:
        """The whole of this run against the whole of the one before."""
        middle = self._runs[end - 1]
        begin = self._runs[middle - 1]
        if min(end - middle, middle - begin) < 2:
            return best
        english_first = self.units[begin].language is Language.ENGLISH
        reached = cuts[begin].cost + _RUNS + self._manner.order_cost(english_first=english_first)
        key = (self.units[begin].index, self.units[end - 1].index)
        if key not in self._paired:
            self._paired[key] = self._pair_runs(*self._sides(begin, middle, end))
        inner, beads = self._paired[key]
        return _Cut(reached + inner, begin, beads) if reached + inner < best.cost else best

    def _pair_runs(
        self, en: tuple[Unit, ...], zh: tuple[Unit, ...]
    ) -> tuple[float, tuple[Bead, ...]]:
        cost, steps = climb(
            en,
            zh,
            cost=self._bead_cost if en[0].nest or en[-1].nest else self._manner.bead_cost,
            skip=lambda _unit: self._skip,
            weight=lambda unit: unit.weight,
        )
        beads: list[Bead] = []
        i = j = 0
        for a, b in steps:
            beads.append((en[i : i + a], zh[j : j + b]))
            i, j = i + a, j + b
        return cost, tuple(beads)

    def _neutral_partner(self, cuts: Sequence[_Cut], end: int, best: _Cut) -> _Cut:
        """`2025` beside `2025年`: a neutral line answers its neighbour if it shares its words."""
        pair = self.units[end - 2 : end]
        if not self._habit.runs or not shared(pair[:1], pair[1:]):
            return best
        chinese_first = Language.CHINESE is pair[0].language or Language.ENGLISH is pair[1].language
        zh, en = pair if chinese_first else (pair[1], pair[0])
        cost = cuts[end - 2].cost + _NEUTRAL_PARTNER + self._manner.bead_cost((en,), (zh,))
        cost += self._manner.order_cost(english_first=not chinese_first)
        return _Cut(cost, end - 2, (((en,), (zh,)),)) if cost < best.cost else best

    def _sides(
        self, begin: int, middle: int, end: int
    ) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
        sooner, later = tuple(self.units[begin:middle]), tuple(self.units[middle:end])
        return (later, sooner) if later[0].language is Language.ENGLISH else (sooner, later)


def _run_starts(units: Sequence[Unit]) -> list[int]:
    """For each unit, where its run of one language began."""
    starts: list[int] = []
    for at, unit in enumerate(units):
        same = at > 0 and units[at - 1].language is unit.language
        starts.append(starts[-1] if same else at)
    return starts
