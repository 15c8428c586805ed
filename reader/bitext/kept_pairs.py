"""What a profile knows of pairs of files: what was found between them, and the repairs.

Costs nothing before a pair is opened; the aligner and all that belongs to it are loaded then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.bitext.bead_list import Beads, PairBead
    from reader.bitext.model import Row
    from reader.bitext.pair_cache import PairCache
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

        cache = PairCache(self.found, self.most)

        def found(ours: range, theirs: range) -> Beads:
            return found_beads(
                en.blocks[ours.start : ours.stop],
                zh.blocks[theirs.start : theirs.stop],
                cache=cache,
                cancelled=cancelled,
            )

        kept = RepairStore(self.repairs).load(en.head, zh.head).beads
        known = AnchorFinder(en.blocks, zh.blocks).find(kept) if kept else []
        fixed = [now for _, now in known if now]
        if fixed:
            beads = _repaired(en.blocks, zh.blocks, fixed, found, cache)
        else:
            beads = found(range(len(en.blocks)), range(len(zh.blocks)))
        yield from aligned_rows(en, zh, beads)


def _repaired(
    en: Sequence[Block],
    zh: Sequence[Block],
    fixed: Sequence[PairBead],
    found: Callable[[range, range], Beads],
    cache: PairCache,
) -> Beads:
    """Fixed beads over what is known of the two texts; where nothing is, it is found between them.

    What was found that way is kept as if it had been found in the whole: the next repair asks it.
    """
    from reader.bitext.aligned import BY_ORDER, engine_for
    from reader.bitext.bead_list import PairBead
    from reader.bitext.repair_overlay import Overlay

    engine = engine_for(en, zh)
    known = cache.find(en, zh, engine)
    if known is not None:
        yield from Overlay(known, found).beads(fixed)
        return
    nothing = PairBead(range(len(en)), range(len(zh)), 0.0)
    beads: list[PairBead] = []
    for bead in Overlay([nothing], found).beads(fixed):
        beads.append(bead)
        yield bead
    if all(bead.confidence != BY_ORDER for bead in beads):  # the aligner was there all the time
        cache.keep(en, zh, engine, beads)
