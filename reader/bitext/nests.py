"""Which list or quote a block stands in, and what it costs to pair across two of them.

The items of a list in both languages answer each other; a list in one language may be answered, as
a whole, by a list in the other. Anything else that reaches over a nest's edge (an item beside a
nested one, beside the first of the next list) is less likely than a missing translation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.measure import Unit
    from reader.documents.model import Block

_NESTING = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTE})
_DIGITS = re.compile(r"\d{1,9}")
_BULLET = -1
_MARGIN = 1.0  # that a pair across two nests is dearer than two gaps: one shared word is no proof
_OTHER_ORDER = 1.0
_FAIR_PART = 2  # a list of three items may be answered by one of six, not by one of seven


class _Nest:
    """A list, or neighbouring quotes of one depth: the units of each language in it so far."""

    __slots__ = ("chinese", "english", "opening")

    def __init__(self, opening: Language) -> None:
        self.opening = opening
        self.english = self.chinese = 0

    @property
    def mixed(self) -> bool:
        return self.english > 0 and self.chinese > 0

    def add(self, language: Language) -> bool:
        """One more unit; whether the nest has turned out to hold both languages."""
        before = self.mixed
        self.english += language is Language.ENGLISH
        self.chinese += language is Language.CHINESE
        if self.opening is Language.NEUTRAL:
            self.opening = language
        return self.mixed and not before


class _Open:
    """A nest that the next block may still belong to, and the number of its last item."""

    __slots__ = ("kind", "name", "nesting", "number")

    def __init__(self, kind: BlockKind, nesting: tuple[int, int], number: int, name: int) -> None:
        self.kind = kind
        self.nesting = nesting
        self.number = number
        self.name = name


class Nests:
    """The lists and quotes of one stretch, numbered from 1 as their blocks arrive."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._nests: list[_Nest] = []

    def enter(self, block: Block) -> tuple[int, bool]:
        """The number of the nest that a block stands in, and whether that is now known as mixed.

        0 for a block that is no item and no quote: it ends the nests that do not hold it.
        """
        nesting = (block.list_depth, block.quote_depth)
        while self._open:
            lists, quotes = self._open[-1].nesting
            if nesting[0] >= lists and nesting[1] >= quotes:
                break
            self._open.pop()
        if block.kind not in _NESTING:
            return 0, False
        name = self._name(block.kind, nesting, _number(block.marker), block.language)
        return name, self._nests[name - 1].add(block.language)

    def _name(
        self, kind: BlockKind, nesting: tuple[int, int], number: int, language: Language
    ) -> int:
        last = self._open[-1] if self._open else None
        if last is not None and (last.kind, last.nesting) == (kind, nesting):
            if _goes_on(last.number, number):
                last.number = number
                return last.name
            self._open.pop()
        self._nests.append(_Nest(language))
        self._open.append(_Open(kind, nesting, number, len(self._nests)))
        return len(self._nests)

    def crossing(self, en: Sequence[Unit], zh: Sequence[Unit], skip: float) -> float:
        """What it costs that the units of a bead stand in different nests; a gap costs `skip`."""
        first = en[0]
        if not first.nest:
            return 0.0
        cost = 0.0
        for unit in (*en[1:], *zh):
            if unit.nest and unit.nest != first.nest:
                cost += self._between(first, unit, skip)
        return cost

    def order_cost(self, sooner: Unit, later: Unit, *, lead_known: bool) -> float | None:
        """What the order of the languages costs where a nest has one of its own; None elsewhere.

        A list with as many items of either language leads with the one that it opens with. Any
        other does as the first of its stretch did, unless it is known what the document does.
        """
        name = sooner.nest
        if not name or name != later.nest:
            return None
        nest = self._nests[name - 1]
        even = nest.english == nest.chinese
        lead = (nest if even else self._nests[0]).opening
        if lead is Language.NEUTRAL or (lead_known and not even):
            return None
        return 0.0 if sooner.language is lead else _OTHER_ORDER

    def _between(self, one: Unit, other: Unit, skip: float) -> float:
        if one.kind is not other.kind:
            return 0.0  # that has a price of its own
        mine, theirs = self._nests[one.nest - 1], self._nests[other.nest - 1]
        if one.kind is BlockKind.QUOTE and one.level == other.level:
            return 0.0
        if mine.mixed or theirs.mixed:
            return 2 * skip + _MARGIN
        if one.level != other.level:
            return skip
        sizes = sorted((mine.english + mine.chinese, theirs.english + theirs.chinese))
        return 0.0 if sizes[0] * _FAIR_PART >= sizes[1] else 2 * skip + _MARGIN


def _number(marker: str) -> int:
    digits = _DIGITS.match(marker)
    return int(digits.group()) if digits else _BULLET


def _goes_on(last: int, number: int) -> bool:
    """Whether an item with this number may stand in the list of one with that number."""
    return (last == _BULLET) == (number == _BULLET) and number >= last
