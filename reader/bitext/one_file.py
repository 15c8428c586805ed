"""A file in both languages as a pair: what stands on one side of its rows, and on the other.

Repairs, their anchors and the overlay know two texts. Here one text is taken for two: each side is
the sequence of pieces that its rows show there, as if each piece were a block. Positions stay those
of the file. What stands across both sides (code, pictures, titles in one language) is a wall that
nothing is paired across.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.aligned import aligned_rows
from reader.bitext.bead_list import FixedBead, PairBead
from reader.bitext.model import Bitext
from reader.bitext.patches import Region, parts_of, side_blocks
from reader.bitext.repair_anchors import AnchorFinder
from reader.bitext.repair_overlay import Overlay
from reader.bitext.repair_units import block_at, end_of, in_units, units_of, with_pieces
from reader.bitext.repairs import beads_of, in_order
from reader.documents.model import Document
from reader.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.bitext.bead_list import Beads
    from reader.bitext.model import Piece, Row
    from reader.bitext.repair_anchors import KeptBead
    from reader.documents.model import Block


def repaired(
    document: Document,
    rows: Sequence[Row],
    kept: Sequence[KeptBead],
    realign: Callable[[Sequence[Block], Sequence[Block]], Beads],
) -> list[Row]:
    """The rows of a document with the repairs that were kept, as far as their words are there.

    realign: finds the beads of a part of both sides.
    """
    found = AnchorFinder(*side_blocks(Bitext((document,), rows))).find(kept)
    fixed = in_order(now for _, now in found if now)
    result: list[Row] = []
    for stretch in _stretches(rows):
        inside = rows[stretch.start : stretch.stop]
        wishes = list(_inside(document, inside, fixed))
        if wishes:
            result.extend(_overlaid(document, inside, wishes, realign))
        else:
            result.extend(inside)
        result.extend(rows[stretch.stop : stretch.stop + 1])  # the wall
    return result


def _stretches(rows: Sequence[Row]) -> Iterator[range]:
    """The rows between two walls."""
    first = 0
    for at, row in enumerate(rows):
        if row.both:
            yield range(first, at)
            first = at + 1
    yield range(first, len(rows))


def _inside(
    document: Document, rows: Sequence[Row], fixed: Iterable[FixedBead]
) -> Iterator[FixedBead]:
    """The fixed beads that are about some rows, and about no others.

    They end where the next piece begins, which for the last one stands beyond a wall.
    """
    en, zh = side_blocks(Bitext((document,), rows))
    for bead in fixed:
        ours, theirs = _clipped(bead.en, en), _clipped(bead.zh, zh)
        if ours is not None and theirs is not None and (ours or theirs):
            yield FixedBead(ours, theirs)


def _clipped(where: range, blocks: Sequence[Block]) -> range | None:
    """A range as far as it is about some blocks; None where it is about others, too."""
    if not blocks:
        return None if where else where
    start, stop = _settled(blocks, where.start), _settled(blocks, where.stop)
    if where and not (blocks[0].start <= where.start <= blocks[-1].end):
        return None
    return range(start, max(start, stop))


def _settled(blocks: Sequence[Block], position: int) -> int:
    """A place among some blocks: in one of them, at the start of one, or behind the last."""
    if position <= blocks[0].start:
        return blocks[0].start
    at = block_at(blocks, position)
    if at < len(blocks) and position > blocks[at].end:
        at += 1
        return blocks[at].start if at < len(blocks) else end_of(blocks)
    return min(position, end_of(blocks))


def _overlaid(
    document: Document,
    rows: Sequence[Row],
    wishes: Sequence[FixedBead],
    realign: Callable[[Sequence[Block], Sequence[Block]], Beads],
) -> Iterator[Row]:
    """Some rows that no wall is between, with fixed beads."""
    pieces = Region(0, len(rows)).sides(rows)
    en_blocks, zh_blocks = (parts_of(document.blocks, side) for side in pieces)
    ours, theirs = units_of(en_blocks, zh_blocks, wishes)

    def found(en: range, zh: range) -> Beads:
        return realign(ours.blocks[en.start : en.stop], theirs.blocks[zh.start : zh.stop])

    known = [
        PairBead(ours.of_blocks(one.en), theirs.of_blocks(one.zh), one.confidence)
        for one in beads_of(rows)
    ]
    beads = Overlay(known, found).beads(in_units(wishes, ours, theirs))
    cut = Document(document.head, ours.blocks), Document(document.head, theirs.blocks)
    for row in with_pieces(aligned_rows(*cut, beads), ours, theirs):
        en, zh = (
            tuple(_placed(piece, side[piece.block]) for piece in of_row)
            for side, of_row in zip(pieces, (row.en, row.zh), strict=True)
        )
        yield replace(row, en=en, zh=zh)


def _placed(piece: Piece, whole: Piece) -> Piece:
    """A piece of a piece, as a piece of its block."""
    return replace(whole, start=whole.start + piece.start, end=whole.start + piece.end)
