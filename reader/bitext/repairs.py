"""What a reader says about a pair: these belong together, this has no translation.

Every repair comes down to beads that are fixed. The functions here turn a wish about the rows on
the screen into them; `repair_overlay` puts them over what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.bitext.bead_list import FixedBead, PairBead
from reader.bitext.model import Side
from reader.bitext.patches import side_blocks
from reader.bitext.repair_units import FLOWING, block_at, end_of, normal
from reader.bitext.sentences import sentences_in
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.bitext.model import Bitext, Row
    from reader.bitext.sentences import RowSentences
    from reader.documents.model import Block

_Bead = TypeVar("_Bead", FixedBead, PairBead)
OWN_ROWS = Message("Headings, code, tables and pictures stand in rows of their own.")


class CannotRepair(Exception):  # noqa: N818 - says what happened, as the interface does
    """A wish that cannot be fulfilled. The message is for people."""


def beads_of(rows: Iterable[Row]) -> list[PairBead]:
    """The beads that the rows of a pair show, one each, in order: so many pieces on each side."""
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
        self._bitext = bitext
        self._lanes = {
            side: _Lane(bitext, side, blocks)
            for side, blocks in zip((Side.EN, Side.ZH), side_blocks(bitext), strict=True)
        }

    # whole paragraphs

    def merge(self, row: int, step: int) -> list[FixedBead]:
        """One row of this row and the next (step 1) or the one before (-1)."""
        first, second = sorted((row, self._neighbour(row, step)))
        en, zh = (lane.between(first, second) for lane in self._lanes.values())
        return [self._checked(en, zh)]

    def split(self, row: int) -> list[FixedBead]:
        """A row of several paragraphs as rows of one each; those left over stand alone."""
        en, zh = (lane.edges(row) for lane in self._lanes.values())
        longest = max(len(en), len(zh)) - 1
        if longest < 2:
            raise CannotRepair(
                Message(
                    "This row has one paragraph on each side. It can be split before a sentence."
                )
            )
        return [FixedBead(_part(en, number), _part(zh, number)) for number in range(longest)]

    def move(self, row: int, side: Side, step: int) -> list[FixedBead]:
        """The last paragraph of a side to the next row (step 1), or the first to the one before."""
        self._neighbour(row, step)
        edges = self._lanes[side].edges(row)
        if len(edges) < 2:
            raise CannotRepair(Message("There is no text on this side to move."))
        return self._moved(row, side, step, edges[-2] if step > 0 else edges[1])

    def untranslated(self, row: int) -> list[FixedBead]:
        """Both sides of a row, each without an answer."""
        en, zh = (lane.between(row, row) for lane in self._lanes.values())
        alone = [
            FixedBead(en, range(zh.start, zh.start)),
            FixedBead(range(en.stop, en.stop), zh),
        ]
        return [one for one in alone if one.en or one.zh]

    def together(self, en_row: int, zh_row: int) -> list[FixedBead]:
        """The English of one row and the Chinese of another (or of the same) as a fixed point."""
        en = self._lanes[Side.EN].between(en_row, en_row)
        zh = self._lanes[Side.ZH].between(zh_row, zh_row)
        if not (en and zh):
            raise CannotRepair(Message("Choose English in one row and Chinese in another."))
        self._check_walls(en_row, zh_row)
        return [self._checked(en, zh)]

    def confirm(self, row: int) -> list[FixedBead]:
        """A row as it is."""
        en, zh = (lane.between(row, row) for lane in self._lanes.values())
        return [FixedBead(en, zh)]

    # sentences

    def split_before(self, row: int, side: Side, number: int) -> list[FixedBead]:
        """Two rows: from a sentence on, and what stands before it; both sides as fits.

        number: of the sentence among those of its side.
        """
        found = sentences_in(self._bitext, self._bitext.rows[row])
        if not 0 < number < len(found.on(side)):
            raise CannotRepair(Message("Choose a sentence that another one stands before."))
        other = Side.ZH if side is Side.EN else Side.EN
        cuts = {
            side: self._cut(row, side, found, number),
            other: self._cut(row, other, found, _fitting(found, side, number)),
        }
        wholes = {one: lane.between(row, row) for one, lane in self._lanes.items()}
        upper = (range(whole.start, cuts[one]) for one, whole in wholes.items())
        lower = (range(cuts[one], whole.stop) for one, whole in wholes.items())
        return [self._checked(*upper), self._checked(*lower)]

    def move_sentences(self, row: int, side: Side, step: int, number: int) -> list[FixedBead]:
        """A sentence and all behind it to the next row (step 1).

        Or it and all before it to the row before (-1). number: of the sentence among those of its
        side.
        """
        self._neighbour(row, step)
        found = sentences_in(self._bitext, self._bitext.rows[row])
        if not 0 <= number < len(found.on(side)):
            raise CannotRepair(Message("There is no sentence on this side to move."))
        cut = self._cut(row, side, found, number if step > 0 else number + 1)
        return self._moved(row, side, step, cut)

    def _cut(self, row: int, side: Side, found: RowSentences, number: int) -> int:
        """Where a sentence of a row begins; behind the last: where the row ends on this side."""
        lane, sentences = self._lanes[side], found.on(side)
        whole = lane.between(row, row)
        if number >= len(sentences):
            return whole.stop
        if number == 0:
            return whole.start
        start = sentences[number].start
        block = lane.blocks[block_at(lane.blocks, start)]
        if start > block.start and block.kind not in FLOWING:
            raise CannotRepair(Message("Headings, code, tables and pictures cannot be cut."))
        return normal(lane.blocks, start)

    def _moved(self, row: int, side: Side, step: int, cut: int) -> list[FixedBead]:
        """A row and its neighbour, the border between them on one side being elsewhere."""
        upper, lower = sorted((row, row + step))
        ranges: list[tuple[range, range]] = []
        for one, lane in self._lanes.items():
            whole, border = lane.between(upper, lower), lane.between(lower, lower).start
            border = cut if one is side else border
            ranges.append((range(whole.start, border), range(border, whole.stop)))
        (en, below_en), (zh, below_zh) = ranges
        parts = ((en, zh), (below_en, below_zh))
        return [self._checked(ours, theirs) for ours, theirs in parts if ours or theirs]

    def _neighbour(self, row: int, step: int) -> int:
        if not 0 <= row + step < len(self._bitext.rows):
            raise CannotRepair(
                Message("There is no row after this one.")
                if step > 0
                else Message("There is no row before this one.")
            )
        self._check_walls(row, row + step)
        return row + step

    def _check_walls(self, row: int, other: int) -> None:
        """Nothing in one file is paired across what stands across both of its sides."""
        first, last = sorted((row, other))
        if any(one.both for one in self._bitext.rows[first : last + 1]):
            raise CannotRepair(OWN_ROWS)

    def _checked(self, en: range, zh: range) -> FixedBead:
        kinds = self._lanes[Side.EN].kinds(en) | self._lanes[Side.ZH].kinds(zh)
        if len(kinds) > 1 and not kinds <= FLOWING:
            raise CannotRepair(OWN_ROWS)
        return FixedBead(en, zh)


class _Lane:
    """One side of the rows: its blocks, and where rows begin in its source text."""

    def __init__(self, bitext: Bitext, side: Side, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self._bitext, self._side = bitext, side

    def border(self, row: int) -> int:
        """Where a row begins: with its first piece on this side, or the next row's that has any."""
        rows = self._bitext.rows
        for at in range(row, len(rows)):  # not all rows at once: a key is waiting
            for piece in rows[at].pieces(self._side):
                return self._bitext.block(piece).start + piece.start
        return end_of(self.blocks)

    def between(self, first: int, last: int) -> range:
        """What some rows hold, the last one included."""
        return range(self.border(first), self.border(last + 1))

    def edges(self, row: int) -> list[int]:
        """Where the paragraphs of a row begin, and where the last one ends."""
        pieces = self._bitext.rows[row].pieces(self._side)
        starts = [self._bitext.block(piece).start + piece.start for piece in pieces]
        return [*starts, self.border(row + 1)]

    def kinds(self, where: range) -> set[str]:
        """The kinds of the blocks in a range."""
        if not where:
            return set()
        first, last = block_at(self.blocks, where.start), block_at(self.blocks, where.stop - 1)
        return {self.blocks[at].kind for at in range(first, last + 1)}


def _part(edges: Sequence[int], number: int) -> range:
    last = len(edges) - 1
    return range(edges[min(number, last)], edges[min(number + 1, last)])


def _fitting(found: RowSentences, side: Side, number: int) -> int:
    """The sentence of the other side before which a split belongs that is made on this one."""
    for en, zh in found.pairs:
        mine, other = (en, zh) if side is Side.EN else (zh, en)
        if mine[0] <= number < mine[1]:
            # inside a run the other side is cut in the same proportion
            lengths = [one.end - one.start for one in found.on(side)]
            share = sum(lengths[mine[0] : number]) / sum(lengths[slice(*mine)])
            return other[0] + int(share * (other[1] - other[0]) + 0.5)
    return 0


def with_fixed(fixed: Iterable[_Bead], new: Sequence[_Bead]) -> list[_Bead]:
    """Fixed beads in order, with new ones; earlier ones that contradict those are given up."""
    kept = [old for old in fixed if all(_agree(old, one) for one in new)]
    return in_order([*kept, *new])


def in_order(fixed: Iterable[_Bead]) -> list[_Bead]:
    """Beads in order, without those that cross others or share text with them."""
    result: list[_Bead] = []
    for bead in sorted(fixed, key=_place):
        if not result or _precedes(result[-1], bead):
            result.append(bead)
    return result


def _place(bead: FixedBead | PairBead) -> tuple[int, int, int, int]:
    return bead.en.start, bead.zh.start, bead.en.stop, bead.zh.stop


def _precedes(one: FixedBead | PairBead, other: FixedBead | PairBead) -> bool:
    return one.en.stop <= other.en.start and one.zh.stop <= other.zh.start


def _agree(one: FixedBead | PairBead, other: FixedBead | PairBead) -> bool:
    return _precedes(one, other) or _precedes(other, one)
