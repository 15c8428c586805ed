"""What a profile knows of pairs of files: what was found between them, and the repairs.

Costs nothing before a pair is opened; the aligner and all that belongs to it are loaded then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.bitext.bead_list import PairBead
    from reader.bitext.model import Row
    from reader.documents.model import Document


class KeptPairs(Value):
    """Two folders, which are made when there is something to put into them.

    found: what can be found again (a cache). repairs: what the reader said.
    """

    found: Path
    repairs: Path

    def rows(self, en: Document, zh: Document, cancelled: Callable[[], bool]) -> Iterator[Row]:
        """The rows of two documents: repairs at once, what else there is as found.

        Raises `Cancelled`.
        """
        from reader.bitext.aligned import aligned_rows, found_beads
        from reader.bitext.pair_cache import PairCache
        from reader.bitext.repair_anchors import AnchorFinder
        from reader.bitext.repair_overlay import Overlay
        from reader.bitext.repair_store import RepairStore

        def found(ours: range, theirs: range) -> Iterator[PairBead]:
            return found_beads(
                en.blocks[ours.start : ours.stop],
                zh.blocks[theirs.start : theirs.stop],
                cache=PairCache(self.found),
                cancelled=cancelled,
            )

        beads = found(range(len(en.blocks)), range(len(zh.blocks)))
        kept = RepairStore(self.repairs).load(en.head, zh.head).beads
        if kept:
            fixed = [now for _, now in AnchorFinder(en.blocks, zh.blocks).find(kept) if now]
            beads = Overlay(list(beads), found).beads(fixed)
        yield from aligned_rows(en, zh, beads)
