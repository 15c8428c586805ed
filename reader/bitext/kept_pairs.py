"""What a profile knows of pairs of files: what was found between them, and the repairs.

Costs nothing before a pair is opened; the aligner and all that belongs to it are loaded then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.bitext.bead_list import Beads, FixedBead, PairBead
    from reader.bitext.model import Row
    from reader.bitext.pair_cache import PairCache
    from reader.bitext.repair_units import Units
    from reader.documents.model import Block, Document


class KeptPairs(Value):
    """Two folders, which are made when there is something to put into them.

    found: what can be found again (a cache). repairs: what the reader said. most: files in the
    cache; 0: it is looked at only.
    """

    found: Path
    repairs: Path
    most: int = 400

    def rows(self, en: Document, zh: Document, cancelled: Callable[[], bool]) -> Iterator[Row]:
        """The rows of two documents: repairs at once, what else there is as found.

        Raises `Cancelled`.
        """
        from reader.bitext.aligned import aligned_rows, found_beads
        from reader.bitext.pair_cache import PairCache
        from reader.bitext.repair_anchors import AnchorFinder
        from reader.bitext.repair_store import RepairStore
        from reader.bitext.repairs import in_order

        cache = PairCache(self.found, self.most)
        kept = RepairStore(self.repairs).load(en.head, zh.head).beads
        known = AnchorFinder(en.blocks, zh.blocks).find(kept) if kept else []
        fixed = in_order(now for _, now in known if now)
        if fixed:
            return _repaired(en, zh, fixed, cache, cancelled)
        beads = found_beads(en.blocks, zh.blocks, cache=cache, cancelled=cancelled)
        return aligned_rows(en, zh, beads)


def _repaired(
    en: Document,
    zh: Document,
    fixed: Sequence[FixedBead],
    cache: PairCache,
    cancelled: Callable[[], bool],
) -> Iterator[Row]:
    """Fixed beads over what is known of the two texts, as rows."""
    from reader.bitext.aligned import aligned_rows, found_beads
    from reader.bitext.repair_units import in_units, units_of, with_pieces
    from reader.documents.model import Document

    ours, theirs = units_of(en.blocks, zh.blocks, fixed)

    def found(one: range, other: range) -> Beads:
        return found_beads(
            ours.blocks[one.start : one.stop],
            theirs.blocks[other.start : other.stop],
            cache=cache,
            cancelled=cancelled,
        )

    wishes = in_units(fixed, ours, theirs)
    beads = _overlaid(en.blocks, zh.blocks, (ours, theirs), wishes, found, cache)
    cut = Document(en.head, ours.blocks), Document(zh.head, theirs.blocks)
    return with_pieces(aligned_rows(*cut, beads), ours, theirs)


def _overlaid(
    en: Sequence[Block],
    zh: Sequence[Block],
    units: tuple[Units, Units],
    fixed: Sequence[PairBead],
    found: Callable[[range, range], Beads],
    cache: PairCache,
) -> Beads:
    """The beads of units; where nothing is known of the texts, it is found between fixed ones.

    What was found that way is kept as if it had been found in the whole: the next repair asks it.
    """
    from reader.bitext.aligned import BY_ORDER, engine_for
    from reader.bitext.bead_list import PairBead
    from reader.bitext.repair_overlay import Overlay
    from reader.bitext.repair_units import as_blocks

    ours, theirs = units
    engine = engine_for(en, zh)
    known = cache.find(en, zh, engine)
    if known is not None:
        of_units = [
            PairBead(ours.of_blocks(one.en), theirs.of_blocks(one.zh), one.confidence)
            for one in known
        ]
        yield from Overlay(of_units, found).beads(fixed)
        return
    nothing = PairBead(range(len(ours.blocks)), range(len(theirs.blocks)), 0.0)
    beads: list[PairBead] = []
    for bead in Overlay([nothing], found).beads(fixed):
        beads.append(bead)
        yield bead
    if all(bead.confidence != BY_ORDER for bead in beads):  # the aligner was there all the time
        cache.keep(en, zh, engine, as_blocks(beads, ours, theirs))
