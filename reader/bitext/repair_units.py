"""Two texts cut where the reader has cut them: units, each a block or a part of one.

Whatever counts blocks (what was found, the overlay, the aligner) counts units without knowing it:
to them a part of a block is a block. Only here does it become a piece of its block again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.bitext.bead_list import PairBead
from reader.bitext.model import Piece
from reader.documents.model import BlockKind
from reader.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.bitext.bead_list import FixedBead
    from reader.bitext.model import Row
    from reader.documents.model import Block

FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
"""Kinds of block that can be cut, and share a row with others."""


def end_of(blocks: Sequence[Block]) -> int:
    """The end of a text as fixed beads count it."""
    return blocks[-1].end + 1 if blocks else 0


def block_at(blocks: Sequence[Block], position: int) -> int:
    """The number of the block that a position is in, or begins; of the blocks, behind the last."""
    if position >= end_of(blocks):
        return len(blocks)
    return max(0, bisect_right(blocks, position, key=lambda block: block.start) - 1)


def normal(blocks: Sequence[Block], position: int) -> int:
    """A position in a text; the end of a block, and blanks before it, count as the next's start."""
    at = block_at(blocks, position)
    if at == len(blocks):
        return end_of(blocks)
    block = blocks[at]
    if not block.text[position - block.start :].strip() and position > block.start:
        return block.end + 1
    return position if block.text[: position - block.start].strip() else block.start


class Units:
    """One side of a pair, cut at some positions. blocks: the units, as if each were a block."""

    def __init__(self, document: int, blocks: Sequence[Block], cuts: Iterable[int]) -> None:
        self._document = document
        self._whole = blocks
        self._pieces: list[Piece] = []
        self._first: list[int] = []  # unit that each block begins with
        self.blocks: list[Block] = []
        inside: dict[int, list[int]] = {}
        for cut in sorted(set(cuts)):
            at = block_at(blocks, cut)
            if at < len(blocks) and cut > blocks[at].start:
                inside.setdefault(at, []).append(cut - blocks[at].start)
        for number, block in enumerate(blocks):
            self._first.append(len(self.blocks))
            self._add(number, block, inside.get(number, ()))
        self._first.append(len(self.blocks))
        self._starts = [block.start for block in self.blocks]

    def _add(self, number: int, block: Block, cuts: Sequence[int]) -> None:
        if not cuts:
            self._pieces.append(Piece(self._document, number, 0, len(block.text)))
            self.blocks.append(block)
            return
        ends = [*cuts, len(block.text)]
        for start, end in zip([0, *cuts], ends, strict=True):
            part = part_of(block, start, end)
            self._pieces.append(Piece(self._document, number, start, start + len(part.text)))
            self.blocks.append(part)

    def between(self, where: range) -> range:
        """The units of a range of positions that begins and ends at cuts."""
        return range(bisect_left(self._starts, where.start), bisect_left(self._starts, where.stop))

    def of_blocks(self, numbers: range) -> range:
        """The units of some blocks."""
        return range(self._first[numbers.start], self._first[numbers.stop])

    def blocks_of(self, numbers: range) -> range:
        """The blocks that some units are of."""
        if not numbers:
            at = bisect_left(self._first, numbers.start)
            return range(at, at)
        first, last = self._pieces[numbers.start], self._pieces[numbers.stop - 1]
        return range(first.block, last.block + 1)

    def pieces(self, found: Sequence[Piece]) -> tuple[Piece, ...]:
        """Pieces of units as pieces of blocks; parts of a block that follow each other are one."""
        result: list[Piece] = []
        for unit in found:
            piece = self._pieces[unit.block]
            if result and result[-1].block == piece.block:
                piece = replace(piece, start=result.pop().start)
            result.append(piece)
        return tuple(result)

    def is_begun(self, number: int) -> bool:
        """Whether a block was cut just before a unit: the unit is not the first of its block."""
        return number < len(self._pieces) and self._pieces[number].start > 0


def part_of(block: Block, start: int, end: int) -> Block:
    """A part of a block as if it were one, without the blanks at its end."""
    text = block.text[start:end].rstrip()
    stops = [*block.segments[1:], len(block.text) + 1]
    kept = [
        (max(begin - start, 0), number)
        for number, (begin, stop) in enumerate(zip(block.segments or (0,), stops, strict=True))
        if begin < start + len(text) and stop - 1 > start
    ]
    return replace(
        block,
        text=text,
        start=block.start + start,
        spans=(),
        segments=tuple(begin for begin, _ in kept) if len(kept) > 1 else (),
        times=tuple(block.times[number] for _, number in kept) if block.times else (),
    )


def units_of(
    en: Sequence[Block], zh: Sequence[Block], fixed: Sequence[FixedBead]
) -> tuple[Units, Units]:
    """Both sides of a pair, cut where fixed beads begin and end."""
    return (
        Units(0, en, (at for bead in fixed for at in (bead.en.start, bead.en.stop))),
        Units(1, zh, (at for bead in fixed for at in (bead.zh.start, bead.zh.stop))),
    )


def in_units(fixed: Iterable[FixedBead], en: Units, zh: Units) -> list[PairBead]:
    """Fixed beads as beads of units."""
    return [PairBead(en.between(one.en), zh.between(one.zh), 1.0, fixed=True) for one in fixed]


def as_blocks(beads: Iterable[PairBead], en: Units, zh: Units) -> list[PairBead]:
    """Beads of units as the closest beads of blocks: those that share a block are one."""
    result: list[PairBead] = []
    for bead in beads:
        ours, theirs = en.blocks_of(bead.en), zh.blocks_of(bead.zh)
        if result and (en.is_begun(bead.en.start) or zh.is_begun(bead.zh.start)):
            before = result.pop()
            ours = range(before.en.start, max(before.en.stop, ours.stop))
            theirs = range(before.zh.start, max(before.zh.stop, theirs.stop))
            bead = PairBead(ours, theirs, min(before.confidence, bead.confidence))  # noqa: PLW2901
        result.append(PairBead(ours, theirs, bead.confidence))
    return result


def with_pieces(rows: Iterable[Row], en: Units, zh: Units) -> Iterator[Row]:
    """Rows of units as rows of blocks."""
    for row in rows:
        yield replace(row, en=en.pieces(row.en), zh=zh.pieces(row.zh))
