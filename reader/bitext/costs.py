"""How unlikely it is that some English units and some Chinese units say the same.

Costs are negative log-likelihoods up to a constant: 0 for two paragraphs side by side that fit each
other, a few units for something unusual. They are learned from nothing but the document itself:
how long its translations run, and which language it puts first.
"""

from __future__ import annotations

import math
from collections import deque
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.bitext.measure import Unit

SHAPES = {
    (1, 1): 0.0,
    (1, 2): 2.5,
    (2, 1): 2.5,
    (1, 3): 3.6,
    (3, 1): 3.6,
    (1, 4): 4.6,
    (4, 1): 4.6,
    (2, 2): 6.5,
}
"""What a bead of so many English and so many Chinese units costs before it is looked at."""

EARNS_AT_MOST = 4.0
"""No bead is cheaper than minus this: a candidate further behind need not be looked at."""

_SKIPS = (2.0, 4.0)  # a gap in a document full of gaps, and in one that runs like clockwork

_SPREAD = 0.24  # of the logarithm of the length ratio, in long paragraphs (measured)
_SHORT_SPREAD = 3.0  # added to its square, divided by the length: short lines vary more
_HOPELESS = 14.0  # no shared word mends this
_FURTHEST = 0.6  # half of a file may be missing; its length then says nothing of a paragraph's
_PRIOR = 6  # so many observations does the general length ratio count for
_REMEMBERED = 80
_OTHER_ORDER = 2.0  # the language that comes second in this document comes first here
_CLEAR_LEAD = 3  # so many more pairs lead with one language
_OTHER_KIND = 5.0
_QUOTED_ANSWER = 2.5  # a translation is sometimes set as a quote below its paragraph
_INSIDE_ITEM = 1.0  # or as a second paragraph of the item that it translates
_OTHER_LEVEL = 2.0
_OTHER_NESTING = 1.0
_MERGED_ITEMS = 1.5  # an item of a list seldom answers two
_SAME_MARKER = -1.0
_OTHER_NUMBER = 4.0  # clause 1.2 does not answer clause 1.3
_SHARED_WORD = -0.7
_SHARED_WORDS_AT_MOST = -2.1
_MISSING_WORD = 0.3
_MISSING_WORDS_AT_MOST = 1.5


class Manner:
    """The manner of one document: how long its translations are, which language leads."""

    def __init__(self) -> None:
        self._ratios: deque[float] = deque(maxlen=_REMEMBERED)
        self._lead = self._leaning = 0
        self._units = self._repeats = 0
        self.shift = 0.0

    @property
    def skip(self) -> float:
        """What a unit without a partner costs in this document.

        A gap puts two units of one language next to each other: where that never happens, a pair
        of odd lengths is more likely than two gaps in a row.
        """
        rate = (self._repeats + 1) / (self._units + 8)
        return max(_SKIPS[0], min(_SKIPS[1], -math.log(rate)))

    def watch(self, before: Language | None, language: Language) -> None:
        """Take note of a unit that follows another in the same stretch."""
        if language is not Language.NEUTRAL:
            self._units += 1
            self._repeats += before is language

    def learn(self, beads: Iterable[tuple[Sequence[Unit], Sequence[Unit]]]) -> None:
        """Take decided beads for granted."""
        for en, zh in beads:
            if len(en) != 1 or len(zh) != 1:
                continue
            self._ratios.append(_log_ratio(en[0].weight, zh[0].weight))
            self._lead += 1 if en[0].index < zh[0].index else -1
            self._lead = max(-_REMEMBERED, min(_REMEMBERED, self._lead))
        self._settle(self._ratios)

    def lean(self, beads: Iterable[tuple[Sequence[Unit], Sequence[Unit]]]) -> bool:
        """Guess from undecided beads which language leads, where no decided ones have told.

        Whether that is news.
        """
        if self._lead or self._leaning:
            return False
        leaning = 0
        for en, zh in beads:
            if len(en) == 1 and len(zh) == 1:
                leaning += 1 if en[0].index < zh[0].index else -1
        if abs(leaning) < _CLEAR_LEAD:
            return False
        self._leaning = leaning
        return True

    def glance(self, units: Sequence[Unit]) -> None:
        """Guess the length ratio from neighbours in different languages, before any is paired.

        Right pairs and pairs off by one have the same middle, so it does not matter which is which.
        """
        if len(self._ratios) >= _PRIOR * 3:
            return
        neighbours = [(units[at - 1 : at], units[at : at + 1]) for at in range(1, len(units))]
        by_unit = self._middle(neighbours)
        # Where several paragraphs always answer one, only whole runs are as long as each other.
        runs = [tuple(run) for _, run in groupby(units, key=lambda unit: unit.language)]
        by_run = self._middle(list(pairwise(runs))) if len(runs) < len(units) else by_unit
        self.shift = min(by_unit, by_run, key=abs)

    def _middle(self, pairs: Sequence[tuple[Sequence[Unit], Sequence[Unit]]]) -> float:
        """The expected ratio, if these neighbours answer each other."""
        seen = list(self._ratios)
        for first, second in pairs:
            sides = (first[0].language, second[0].language)
            one, other = sum(u.weight for u in first), sum(u.weight for u in second)
            if sides == (Language.ENGLISH, Language.CHINESE):
                seen.append(_log_ratio(one, other))
            elif sides == (Language.CHINESE, Language.ENGLISH):
                seen.append(_log_ratio(other, one))
        return _cautious_middle(seen) if seen else self.shift

    def expect(self, en: float, zh: float, blocks: int) -> None:
        """Two texts of so many blocks and of these lengths, in letters, say the same as a whole."""
        ratio = max(-_FURTHEST, min(_FURTHEST, _log_ratio(en, zh)))
        self.shift = ratio * blocks / (blocks + _PRIOR)

    def _settle(self, ratios: Sequence[float]) -> None:
        if ratios:
            self.shift = _cautious_middle(ratios)

    @property
    def lead_known(self) -> bool:
        """Whether either language has shown that it comes first here."""
        return bool(self._lead or self._leaning)

    def order_cost(self, *, english_first: bool) -> float:
        """What it costs here to put this language first."""
        lead = self._lead or self._leaning
        if lead == 0 or (lead > 0) == english_first:
            return 0.0
        strength = abs(lead)
        return _OTHER_ORDER * strength / (strength + 3)

    def bead_cost(self, en: Sequence[Unit], zh: Sequence[Unit]) -> float:
        """The cost of one bead with something on both sides, its order in the file aside."""
        shape = SHAPES.get((len(en), len(zh)))
        if shape is None:
            return math.inf
        cost = shape + kind_cost(en, zh)
        cost += self.length_cost(sum(u.weight for u in en), sum(u.weight for u in zh))
        return cost if cost > _HOPELESS else cost + _word_cost(en, zh)

    def length_cost(self, en: float, zh: float) -> float:
        """How badly two lengths, in letters, fit."""
        return misfit(_log_ratio(en, zh) - self.shift, en + zh)


def misfit(deviation: float, letters: float) -> float:
    """How badly two lengths fit whose ratio deviates so much, as a logarithm.

    letters: of both together.
    """
    variance = _SPREAD * _SPREAD + 2 * _SHORT_SPREAD / letters
    squared = deviation * deviation / variance
    # Beyond three sigma a straight line: translators do sometimes cut or explain.
    return squared / 2 if squared < 9 else 4.5 + 1.5 * (math.sqrt(squared) - 3)


def length_logarithm(letters: float) -> float:
    """What a length adds to, or takes from, the logarithm of a ratio."""
    return math.log(letters + 2)


def kind_cost(en: Sequence[Unit], zh: Sequence[Unit]) -> float:
    """A paragraph answers a paragraph, an item an item of the same depth."""
    first, merged = en[0], len(en) + len(zh) > 2
    cost = 0.0
    for unit in (*en[1:], *zh):
        if unit.kind is not first.kind:
            cost += _between_kinds(first, unit)
        elif unit.level != first.level:
            cost += _OTHER_LEVEL
        elif unit.nesting != first.nesting:
            cost += _OTHER_NESTING
    if first.number and first.number == zh[0].number:
        cost += _SAME_MARKER
    elif _numbers_differ(en, zh):
        cost += _OTHER_NUMBER
    if first.kind is BlockKind.LIST_ITEM:
        if merged:
            cost += _MERGED_ITEMS
        elif first.marker == zh[0].marker and first.marker[:1].isdigit():
            cost += _SAME_MARKER
    return cost


def _numbers_differ(en: Sequence[Unit], zh: Sequence[Unit]) -> bool:
    """Whether both sides are numbered, in the same manner, and have no number in common."""
    ours = {unit.number for unit in en if unit.number}
    theirs = {unit.number for unit in zh if unit.number}
    if not ours or not theirs or ours & theirs:
        return False
    return {number.isalpha() for number in ours} == {number.isalpha() for number in theirs}


def _between_kinds(one: Unit, other: Unit) -> float:
    kinds = {one.kind, other.kind}
    if kinds == {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH} and one.nesting == other.nesting:
        return _INSIDE_ITEM
    if kinds == {BlockKind.QUOTE, BlockKind.PARAGRAPH}:
        return _QUOTED_ANSWER
    return _OTHER_KIND


def shared(en: Sequence[Unit], zh: Sequence[Unit]) -> int:
    """How many numbers and Latin words of the Chinese are in the English too."""
    theirs = zh[0].words.union(*(u.words for u in zh[1:]))
    return len(theirs.intersection(en[0].words.union(*(u.words for u in en[1:]))))


def _word_cost(en: Sequence[Unit], zh: Sequence[Unit]) -> float:
    total = len(zh[0].words) if len(zh) == 1 else len(zh[0].words.union(*(u.words for u in zh)))
    if not total:
        return 0.0
    hits = shared(en, zh)
    bonus = max(_SHARED_WORDS_AT_MOST, hits * _SHARED_WORD)
    return bonus + min(_MISSING_WORDS_AT_MOST, (total - hits) * _MISSING_WORD)


def _cautious_middle(ratios: Sequence[float]) -> float:
    """The middle one, drawn to what translations usually have where there are few."""
    middle = sorted(ratios)[len(ratios) // 2]
    return middle * len(ratios) / (len(ratios) + _PRIOR)


def _log_ratio(en: float, zh: float) -> float:
    return math.log((en + 2) / (zh + 2))
