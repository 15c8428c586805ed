"""The rows of a pair of documents, by the aligner: as beads are found, in order, nothing left out.

The aligner is loaded here and nowhere before: a single document needs none of it. Where it cannot
do its work (a part of it is not installed), headings and order pair the two texts.
"""

from __future__ import annotations

import logging
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from reader.bitext.bead_list import DIGITS, Beads, PairBead, shared, shares
from reader.bitext.model import Piece, Row
from reader.bitext.twofiles import pair_rows
from reader.documents.errors import Cancelled
from reader.documents.model import BlockKind, Document, Head, Script
from reader.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.bitext.pair_cache import PairCache
    from reader.bitext.realigning import Realigner
    from reader.documents.model import Block

log = logging.getLogger(__name__)

FEW_BLOCKS = 40
"""Up to so many blocks a side, words and lengths mostly find what the language model would find,
and are there two seconds earlier."""
SURE = 0.7
"""Where each bead found by words is at least so sure, the model has found no other ones."""
RELATED = 0.3
"""Two texts of which less than this has found a partner do not say the same, …"""
ABRIDGED = 0.5
"""… unless this much of the shorter one has: a translation may leave most of a text out."""
BY_ORDER = 0.75
"""How sure a pair is that was found by headings and order alone."""

_DRAFT = 64
"""Blocks that are looked at together for a first draft."""
_TOO_FEW = 4
_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


def aligned_rows(en: Document, zh: Document, beads: Iterable[PairBead]) -> Iterator[Row]:
    """A row for each bead.

    What has no words to go by (rules, images) and what a bead mixes up (a heading with a paragraph)
    is paired by kind and order among its neighbours.
    """
    unsettled: list[PairBead] = []
    for bead in beads:
        if _is_settled(en, zh, bead):
            yield from _by_order(en, zh, unsettled)
            unsettled = []
            yield _row(en, zh, bead)
        else:
            unsettled.append(bead)
    yield from _by_order(en, zh, unsettled)


class BeadFinder:
    """The beads of two documents, or of a part of each: kept ones at once, others as found.

    Where a text was edited since, what is not around the edits is as it was. Every block is in one
    bead, in order.
    """

    def __init__(
        self,
        en: Sequence[Block],
        zh: Sequence[Block],
        *,
        cache: PairCache | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        thorough: bool = False,
    ) -> None:
        """thorough: where words leave a short pair in doubt, the language model is asked."""
        self._en, self._zh, self._thorough = en, zh, thorough
        self._cache, self._cancelled = cache, cancelled
        self._name = engine_for(en, zh)
        self._known = cache.find(en, zh, self._name) if cache else None
        self._edited = (
            _realigner(en, zh, self._name, cache, cancelled) if self._known is None else None
        )

    @property
    def is_known(self) -> bool:
        """Whether the beads cost little: as kept, or as kept before an edit."""
        return self._known is not None or self._edited is not None

    def draft(self, most: int) -> list[PairBead]:
        """Soon, where the beads take long: up to so many of the first ones, by words alone.

        The language model takes a second to load. What it finds may differ a little.
        """
        if self.is_known:
            return []
        try:
            if self._name != "semantic":
                enough = not self._thorough or self._words_suffice()
                return [] if enough else self._by_words[:most]
            beads = _align(self._en, self._zh, "lexical", self._cancelled, first=_DRAFT)
            return list(islice(beads, most))
        except Cancelled:
            raise
        except Exception as problem:  # it is told of where all the beads are wanted
            log.info("no draft: %s", problem)
            return []

    def beads(self) -> Beads:
        """All of them. Raises `Cancelled`."""
        if self._known is not None:
            yield from self._known
            return
        found: list[PairBead] = []
        whole = True
        try:
            for bead in self._found():
                found.append(bead)
                yield bead
        except Cancelled:
            raise
        except Exception:
            # Whatever is wrong with a model or a dictionary, the two texts can still be read.
            log.exception("two texts are paired without the aligner")
            whole = False
            i = found[-1].en.stop if found else 0
            j = found[-1].zh.stop if found else 0
            yield from _ordered_beads(self._en[i:], self._zh[j:], i, j)
        if self._cache and whole:
            self._cache.keep(self._en, self._zh, self._name, found)

    def _found(self) -> Beads:
        if self._edited is not None:
            return self._edited.beads()
        if self._name == "semantic" or not self._thorough:
            return _align(self._en, self._zh, self._name, self._cancelled)
        return iter(self._by_words if self._words_suffice() else self._by_model())

    def _words_suffice(self) -> bool:
        """Whether two short texts need no model: words are enough for each of their beads."""
        return min((bead.confidence for bead in self._by_words), default=1.0) >= SURE

    @cached_property
    def _by_words(self) -> list[PairBead]:
        return list(_align(self._en, self._zh, "lexical", self._cancelled))

    def _by_model(self) -> list[PairBead]:
        try:
            return list(_align(self._en, self._zh, "semantic", self._cancelled))
        except Cancelled:
            raise
        except Exception:
            log.exception("a short pair is aligned without the language model")
            return self._by_words


def found_beads(
    en: Sequence[Block],
    zh: Sequence[Block],
    *,
    cache: PairCache | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[PairBead]:
    """The beads of two documents, or of a part of each. Raises `Cancelled`."""
    yield from BeadFinder(en, zh, cache=cache, cancelled=cancelled).beads()


def known_beads(
    en: Sequence[Block], zh: Sequence[Block], cache: PairCache, cancelled: Callable[[], bool]
) -> Sequence[PairBead] | None:
    """The beads of two documents where they cost little: as kept, or as kept before an edit."""
    finder = BeadFinder(en, zh, cache=cache, cancelled=cancelled)
    return list(finder.beads()) if finder.is_known else None


def belong_together(beads: Sequence[PairBead], en: int, zh: int) -> bool:
    """Whether two texts of so many blocks say the same, by what was found between them."""
    if min(en, zh) < _TOO_FEW or shared(beads, en, zh) >= RELATED:
        return True
    ours, theirs = shares(beads, en, zh)
    return (ours if en < zh else theirs) >= ABRIDGED


def engine_for(en: Sequence[Block], zh: Sequence[Block]) -> str:
    """The name of the engine that is worth its time for two texts."""
    return "lexical" if max(len(en), len(zh)) <= FEW_BLOCKS else "semantic"


def _realigner(
    en: Sequence[Block],
    zh: Sequence[Block],
    name: str,
    cache: PairCache | None,
    cancelled: Callable[[], bool],
) -> Realigner | None:
    """What takes the beads of the texts as they were along, if those are known."""
    if cache is None or max(len(en), len(zh)) <= FEW_BLOCKS:
        return None
    from reader.bitext.pair_cache import marks
    from reader.bitext.realigning import Realigner

    ours, theirs = marks(en), marks(zh)
    old = cache.nearest(ours, theirs, name)
    if old is None:
        return None

    def again(i: range, j: range) -> Beads:
        some, others = en[i.start : i.stop], zh[j.start : j.stop]
        return _align(some, others, engine_for(some, others), cancelled)

    realigner = Realigner(old, ours, theirs, again)
    return realigner if realigner.is_worth_it else None


def _align(
    en: Sequence[Block],
    zh: Sequence[Block],
    name: str,
    cancelled: Callable[[], bool],
    first: int | None = None,
) -> Beads:
    """first: blocks of the first window, if it is not to have as many as it should."""
    from reader.bitext.align.aligner import FIRST_WINDOW
    from reader.bitext.align.documents import align_blocks  # numpy, a dictionary, a model
    from reader.bitext.align.engines import engine_named
    from reader.bitext.align.model import EngineName

    engine = engine_named(EngineName(name))
    window = first or FIRST_WINDOW
    for found in align_blocks(en, zh, engine, sentences=False, first=window, cancelled=cancelled):
        for bead in found:
            yield PairBead(bead.en, bead.zh, round(bead.confidence, DIGITS))


def _is_settled(en: Document, zh: Document, bead: PairBead) -> bool:
    """Whether a bead can be a row as it is."""
    kinds = {en.blocks[at].kind for at in bead.en} | {zh.blocks[at].kind for at in bead.zh}
    if bead.fixed or kinds <= _FLOWING:
        return True
    return len(kinds) == 1 and bool(bead.en) and bool(bead.zh)


def _row(en: Document, zh: Document, bead: PairBead) -> Row:
    first = en.blocks[bead.en[0]] if bead.en else zh.blocks[bead.zh[0]]
    return Row(
        first.kind,
        first.level,
        en=tuple(Piece(0, at, 0, len(en.blocks[at].text)) for at in bead.en),
        zh=tuple(Piece(1, at, 0, len(zh.blocks[at].text)) for at in bead.zh),
        confidence=bead.confidence,
    )


def _by_order(en: Document, zh: Document, beads: Sequence[PairBead]) -> Iterator[Row]:
    """The rows of beads that follow each other, paired by kind and order."""
    if not beads:
        return
    i, j = beads[0].en.start, beads[0].zh.start
    ours = Document(en.head, en.blocks[i : beads[-1].en.stop])
    theirs = Document(zh.head, zh.blocks[j : beads[-1].zh.stop])
    sure = min(bead.confidence for bead in beads)
    for row in pair_rows(ours, theirs):
        yield replace(
            row,
            en=tuple(replace(piece, block=piece.block + i) for piece in row.en),
            zh=tuple(replace(piece, document=1, block=piece.block + j) for piece in row.zh),
            confidence=sure,
        )


def _ordered_beads(en: Sequence[Block], zh: Sequence[Block], i: int, j: int) -> Beads:
    """Beads by headings and order. i, j: blocks of each side that stand before these."""
    head = _no_head()
    for row in pair_rows(Document(head, en), Document(head, zh)):
        ours, theirs = len(row.en), len(row.zh)
        yield PairBead(range(i, i + ours), range(j, j + theirs), BY_ORDER)
        i, j = i + ours, j + theirs


def _no_head() -> Head:
    return Head(None, "", {}, "", Script.NONE, 0.0, 0.0, "")
