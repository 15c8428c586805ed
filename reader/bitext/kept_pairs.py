"""What a profile knows of pairs of files: what was found between them, and the repairs.

Costs nothing before a pair is opened; the aligner and all that belongs to it are loaded then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.bitext.aligned import BeadFinder
    from reader.bitext.bead_list import Beads, FixedBead, PairBead
    from reader.bitext.model import Row
    from reader.bitext.patches import KeptPatches
    from reader.bitext.repair_anchors import KeptBead
    from reader.bitext.repair_units import Units
    from reader.bitext.subtitles.pairing import TimedPair
    from reader.documents.model import Block, Document, Head


class KeptPairs(Value):
    """Two folders, which are made when there is something to put into them.

    found: what can be found again (a cache). repairs: what the reader said. most: files in the
    cache; 0: it is looked at only.
    """

    found: Path
    repairs: Path
    most: int = 400

    def rows(
        self,
        en: Document,
        zh: Document,
        cancelled: Callable[[], bool],
        timed: TimedPair | None = None,
    ) -> Iterator[Row]:
        """The rows of two documents: repairs at once, what else there is as found.

        timed: what times say, where these are subtitles. Raises `Cancelled`.
        """
        return self.rows_soon(en, zh, 0, cancelled, timed)[1]

    def rows_soon(
        self,
        en: Document,
        zh: Document,
        most: int,
        cancelled: Callable[[], bool],
        timed: TimedPair | None = None,
    ) -> tuple[list[Row], Iterator[Row]]:
        """The same, and, where all the rows take long, a draft of up to so many first ones."""
        from reader.bitext.aligned import aligned_rows
        from reader.bitext.repair_anchors import AnchorFinder
        from reader.bitext.repair_store import RepairStore
        from reader.bitext.repairs import in_order

        source = _Source(self, en.blocks, zh.blocks, cancelled, timed)
        kept = RepairStore(self.repairs).load(en.head, zh.head).beads
        known = AnchorFinder(en.blocks, zh.blocks).find(kept) if kept else []
        fixed = in_order(now for _, now in known if now)
        if fixed:
            return [], _repaired(en, zh, fixed, source)
        draft = list(aligned_rows(en, zh, source.draft(most))) if most else []
        return draft, aligned_rows(en, zh, source.beads())

    def rows_of_one(
        self, document: Document, rows: Iterator[Row], cancelled: Callable[[], bool]
    ) -> tuple[Iterator[Row], KeptPatches | None]:
        """The rows of one file in both languages, with what was found and said of it before.

        rows: by structure. And what a second look has found; None: it was not had yet. Raises
        `Cancelled`.
        """
        kept = None
        if self.found.is_dir():
            from reader.bitext.patches import PatchStore, patched

            kept = PatchStore(self.found).load(document.head)
            rows = patched(rows, document, kept.patches if kept else ())
        said = self._said_of_one(document.head)
        if said:
            rows = self._with_repairs(document, rows, said, cancelled)
        return rows, kept

    def looked_again(
        self, document: Document, base: Sequence[Row], near: int, cancelled: Callable[[], bool]
    ) -> Iterator[KeptPatches]:
        """What a second look at one file finds, as often as there is news, soon and later.

        base: the rows by structure; near: one that the reader is at, which is looked at first. A
        worker's work: it loads the aligner. Each state is kept, so that a look that is broken off
        goes on from there. Raises `Cancelled`.
        """
        from reader.bitext.pair_cache import PairCache
        from reader.bitext.patches import PatchStore
        from reader.bitext.second_look import patches_found

        cache = PairCache(self.found, self.most)
        known = PatchStore(self.found).load(document.head)
        if known is not None:
            yield known
            if not known.open:
                return
        for found in patches_found(document, base, near, cache, cancelled, known):
            if self.most:  # before they are told: whoever has them may stop listening
                cache.keep_patches(document.head, found)
            yield found

    def rows_with(
        self,
        document: Document,
        base: Sequence[Row],
        found: KeptPatches,
        cancelled: Callable[[], bool],
    ) -> list[Row]:
        """The rows of one file, by structure, with what a look has found and the repairs."""
        from reader.bitext.patches import patched

        rows = patched(base, document, found.patches)
        said = self._said_of_one(document.head)
        return list(self._with_repairs(document, rows, said, cancelled) if said else rows)

    def _said_of_one(self, head: Head) -> Sequence[KeptBead]:
        """The repairs of one file in both languages."""
        if not self.repairs.is_dir():
            return ()
        from reader.bitext.repair_store import RepairStore

        return RepairStore(self.repairs).load(head, head).beads

    def _with_repairs(
        self,
        document: Document,
        rows: Iterator[Row],
        said: Sequence[KeptBead],
        cancelled: Callable[[], bool],
    ) -> Iterator[Row]:
        from reader.bitext.aligned import found_beads
        from reader.bitext.one_file import repaired

        def realign(en: Sequence[Block], zh: Sequence[Block]) -> Beads:
            return found_beads(en, zh, cancelled=cancelled)

        yield from repaired(document, list(rows), said, realign)


class _Source:
    """Where beads of two texts come from: by time, from the cache, or found by the aligner."""

    def __init__(
        self,
        kept: KeptPairs,
        en: Sequence[Block],
        zh: Sequence[Block],
        cancelled: Callable[[], bool],
        timed: TimedPair | None,
    ) -> None:
        from reader.bitext.pair_cache import PairCache

        self._en, self._zh = en, zh
        self._cancelled = cancelled
        self._timed = timed if timed is not None and timed.clock is not None else None
        self._cache = PairCache(kept.found, kept.most)
        self._finder: BeadFinder | None = None

    def draft(self, most: int) -> Sequence[PairBead]:
        """Up to so many first beads, soon, where all of them take long."""
        return [] if self._timed is not None else self._find().draft(most)

    def beads(self) -> Beads:
        """The beads of the whole texts."""
        if self._timed is not None:
            return iter(self._timed.beads)
        return self._find().beads()

    def _find(self) -> BeadFinder:
        """What finds the beads of the whole texts: it looks for kept ones once."""
        from reader.bitext.aligned import BeadFinder

        if self._finder is None:
            self._finder = BeadFinder(
                self._en, self._zh, cache=self._cache, cancelled=self._cancelled, thorough=True
            )
        return self._finder

    def between(self, en: Sequence[Block], zh: Sequence[Block]) -> Beads:
        """The beads of parts of the texts."""
        from reader.bitext.aligned import found_beads

        if self._timed is not None:
            return self._timed.align(en, zh)
        return found_beads(en, zh, cache=self._cache, cancelled=self._cancelled)

    def known(self) -> Sequence[PairBead] | None:
        """The beads of the whole texts where they cost little."""
        from reader.bitext.aligned import known_beads

        if self._timed is not None:
            return self._timed.beads
        return known_beads(self._en, self._zh, self._cache, self._cancelled)

    def keep(self, beads: Sequence[PairBead]) -> None:
        """Keep beads as if they had been found in the whole: the next repair asks for them."""
        from reader.bitext.aligned import BY_ORDER, engine_for

        if all(bead.confidence != BY_ORDER for bead in beads):  # the aligner was there all the time
            self._cache.keep(self._en, self._zh, engine_for(self._en, self._zh), beads)


def _repaired(
    en: Document, zh: Document, fixed: Sequence[FixedBead], source: _Source
) -> Iterator[Row]:
    """Fixed beads over what is known of the two texts, as rows."""
    from reader.bitext.aligned import aligned_rows
    from reader.bitext.repair_units import units_of, with_pieces
    from reader.documents.model import Document

    ours, theirs = units_of(en.blocks, zh.blocks, fixed)
    beads = _overlaid((ours, theirs), fixed, source)
    cut = Document(en.head, ours.blocks), Document(zh.head, theirs.blocks)
    return with_pieces(aligned_rows(*cut, beads), ours, theirs)


def _overlaid(units: tuple[Units, Units], fixed: Sequence[FixedBead], source: _Source) -> Beads:
    """The beads of units; where nothing is known of the texts, it is found between fixed ones."""
    from reader.bitext.bead_list import PairBead
    from reader.bitext.repair_overlay import Overlay
    from reader.bitext.repair_units import as_blocks, in_units

    ours, theirs = units
    wishes = in_units(fixed, ours, theirs)

    def found(en: range, zh: range) -> Beads:
        return source.between(ours.blocks[en.start : en.stop], theirs.blocks[zh.start : zh.stop])

    known = source.known()
    if known is not None:
        of_units = [
            PairBead(ours.of_blocks(one.en), theirs.of_blocks(one.zh), one.confidence)
            for one in known
        ]
        yield from Overlay(of_units, found).beads(wishes)
        return
    nothing = PairBead(range(len(ours.blocks)), range(len(theirs.blocks)), 0.0)
    beads: list[PairBead] = []
    for bead in Overlay([nothing], found).beads(wishes):
        beads.append(bead)
        yield bead
    source.keep(as_blocks(beads, ours, theirs))
