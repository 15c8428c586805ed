"""What a reader says about a pair: these belong together, this has no translation.

Every repair comes down to beads that are fixed. The functions here turn a wish about the rows on
the screen into them; `repair_overlay` puts them over what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.bead_list import PairBead
from reader.bitext.model import Side
from reader.documents.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.bitext.model import Bitext, Row

_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


class CannotRepair(Exception):  # noqa: N818 - says what happened, as the interface does
    """A wish that cannot be fulfilled. The message is for people."""


def beads_of(rows: Iterable[Row]) -> list[PairBead]:
    """The beads that the rows of a pair show, one each, in order."""
    beads: list[PairBead] = []
    i = j = 0
    for row in rows:
        ours, theirs = len(row.en), len(row.zh)
        beads.append(PairBead(range(i, i + ours), range(j, j + theirs), row.confidence))
        i, j = i + ours, j + theirs
    return beads


class Repairing:
    """The wishes that can be had about the rows of a pair. Each gives the beads to be fixed.

    All raise `CannotRepair`. Rows are numbered as on the screen.
    """

    def __init__(self, bitext: Bitext) -> None:
        self._kinds = [[block.kind for block in one.blocks] for one in bitext.documents]
        self._beads = beads_of(bitext.rows)

    def merge(self, row: int, step: int) -> list[PairBead]:
        """One row of this row and the next (step 1) or the one before (-1)."""
        first, second = sorted((row, self._neighbour(row, step)))
        one, other = self._beads[first], self._beads[second]
        en, zh = _joined(one.en, other.en), _joined(one.zh, other.zh)
        return [self._checked(en, zh)]

    def split(self, row: int) -> list[PairBead]:
        """A row of several paragraphs as rows of one each; those left over stand alone."""
        bead = self._beads[row]
        en, zh = bead.en, bead.zh
        longest = max(len(en), len(zh))
        if longest < 2:
            raise CannotRepair("This row has one paragraph on each side: nothing to split.")
        return [
            _fixed(
                range(min(en.start + k, en.stop), min(en.start + k + 1, en.stop)),
                range(min(zh.start + k, zh.stop), min(zh.start + k + 1, zh.stop)),
            )
            for k in range(longest)
        ]

    def move(self, row: int, side: Side, step: int) -> list[PairBead]:
        """The last paragraph of a side to the next row (step 1), or the first to the one before."""
        upper, lower = sorted((row, self._neighbour(row, step)))
        above, below = self._beads[upper], self._beads[lower]
        if not (self._beads[row].en if side is Side.EN else self._beads[row].zh):
            raise CannotRepair("There is no text on this side to move.")
        en = above.en.stop - step if side is Side.EN else above.en.stop
        zh = above.zh.stop - step if side is Side.ZH else above.zh.stop
        parts = (
            (range(above.en.start, en), range(above.zh.start, zh)),
            (range(en, below.en.stop), range(zh, below.zh.stop)),
        )
        return [self._checked(ours, theirs) for ours, theirs in parts if ours or theirs]

    def untranslated(self, row: int) -> list[PairBead]:
        """Both sides of a row, each without an answer."""
        bead = self._beads[row]
        alone = [
            _fixed(bead.en, range(bead.zh.start, bead.zh.start)),
            _fixed(range(bead.en.stop, bead.en.stop), bead.zh),
        ]
        return [one for one in alone if one.en or one.zh]

    def together(self, en_row: int, zh_row: int) -> list[PairBead]:
        """The English of one row and the Chinese of another (or of the same) as a fixed point."""
        en, zh = self._beads[en_row].en, self._beads[zh_row].zh
        if not (en and zh):
            raise CannotRepair("Choose English in one row and Chinese in another.")
        return [self._checked(en, zh)]

    def confirm(self, row: int) -> list[PairBead]:
        """A row as it is."""
        bead = self._beads[row]
        return [_fixed(bead.en, bead.zh)]

    def _neighbour(self, row: int, step: int) -> int:
        if not 0 <= row + step < len(self._beads):
            raise CannotRepair("There is no row after this one." if step > 0
                               else "There is no row before this one.")  # fmt: skip
        return row + step

    def _checked(self, en: range, zh: range) -> PairBead:
        kinds = {self._kinds[0][at] for at in en} | {self._kinds[1][at] for at in zh}
        if len(kinds) > 1 and not kinds <= _FLOWING:
            raise CannotRepair("Headings, code, tables and pictures stand in rows of their own.")
        return _fixed(en, zh)


def with_fixed(fixed: Iterable[PairBead], new: Sequence[PairBead]) -> list[PairBead]:
    """Fixed beads in order, with new ones; earlier ones that contradict those are given up."""
    kept = [old for old in fixed if all(_agree(old, one) for one in new)]
    return in_order([*kept, *new])


def in_order(fixed: Iterable[PairBead]) -> list[PairBead]:
    """Beads in order, without those that cross others or share blocks with them."""
    result: list[PairBead] = []
    for bead in sorted(fixed, key=_place):
        if not result or _precedes(result[-1], bead):
            result.append(bead)
    return result


def _place(bead: PairBead) -> tuple[int, int, int, int]:
    return bead.en.start, bead.zh.start, bead.en.stop, bead.zh.stop


def _precedes(one: PairBead, other: PairBead) -> bool:
    return one.en.stop <= other.en.start and one.zh.stop <= other.zh.start


def _agree(one: PairBead, other: PairBead) -> bool:
    return _precedes(one, other) or _precedes(other, one)


def _joined(one: range, other: range) -> range:
    return range(one.start, other.stop)


def _fixed(en: range, zh: range) -> PairBead:
    return PairBead(en, zh, 1.0, fixed=True)
