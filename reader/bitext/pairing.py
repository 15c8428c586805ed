"""Pairing inside one file: blocks come in, rows go out, while the file is still being read.

Headings, code, rules, images and tables are fixed points that no bead crosses. What stands between
two of them is a stretch, paired in `stretch`. A block is held back only until its own stretch
settles it, so the first rows leave long before the last block has come.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.bitext.costs import Manner
from reader.bitext.headings import headings_in_two_languages, pair_headings, split_heading
from reader.bitext.lines import split_lines
from reader.bitext.measure import Unit, measure
from reader.bitext.model import Bitext, Piece, Row
from reader.bitext.stretch import BILINGUAL, MONOLINGUAL, Stretch
from reader.bitext.tables import table_rows
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.bitext.stretch import Bead
    from reader.documents.model import Block, Document, Head

SAMPLE = 64
"""Blocks looked at before the first row: enough to see what a document is like."""

FIXED = frozenset(
    {BlockKind.HEADING, BlockKind.CODE, BlockKind.RULE, BlockKind.IMAGE, BlockKind.TABLE}
)
"""Kinds of block that pairing never crosses."""

_FAIR_SHARE = 0.15
_LATE_SHARE = 0.3  # of a sample from the middle of what seemed to be in one language
_FEWEST = 2


def is_bilingual(blocks: Iterable[Block]) -> bool:
    """Whether both languages have a fair share of the text blocks, as in a translation."""
    return _fair([block for block in blocks if block.kind not in FIXED], _FAIR_SHARE, _FEWEST)


def seems_bilingual(head: Head) -> bool:
    """The same, guessed from the head of a document whose blocks are not read yet."""
    return min(head.english_share, head.chinese_share) >= _FAIR_SHARE


def pair_document(document: Document) -> Bitext:
    """The rows of a whole document, and whether it takes one column or two."""
    bilingual = is_bilingual(document.blocks)
    rows = list(pair_blocks(document.blocks, bilingual=bilingual))
    return Bitext((document,), rows, columns=columns_of(rows))


def columns_of(rows: Sequence[Row]) -> int:
    """2 where a fair part of the rows have a side each, or each side has rows of its own."""
    return 2 if row_languages(rows).bilingual else 1


class Tally:
    """How many rows stand on each side."""

    def __init__(self) -> None:
        self.en = self.zh = self.paired = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Count some more rows."""
        for row in rows:
            if row.kind is BlockKind.HEADING:
                continue
            self.en += bool(row.en)
            self.zh += bool(row.zh)
            self.paired += bool(row.en and row.zh)

    @property
    def bilingual(self) -> bool:
        """Whether so many rows of each side make a document of two languages."""
        total = self.en + self.zh - self.paired
        fewer = min(self.en, self.zh)
        if total == 0 or fewer == 0:
            return False
        enough = fewer >= _FEWEST or total <= _FEWEST
        return enough and fewer >= _FAIR_SHARE * (self.en + self.zh)


def row_languages(rows: Iterable[Row]) -> Tally:
    """The tally of some rows."""
    tally = Tally()
    tally.add(rows)
    return tally


def pair_blocks(blocks: Iterable[Block], *, bilingual: bool, document: int = 0) -> Iterator[Row]:
    """Rows in reading order, each as soon as it is settled.

    bilingual: look for pairs eagerly. Without it every paragraph is a row of its own, except a
    stray one that plainly answers its neighbour; where two languages turn up after all, pairing
    goes on as in a bilingual document. document: the index that the pieces carry.
    """
    source = iter(blocks)
    sample = list(islice(source, SAMPLE))
    pairer = _Pairer(document, sample, bilingual=bilingual)
    for index, block in enumerate(chain(sample, source)):
        yield from pairer.add(index, block)
    yield from pairer.finish()


def _fair(blocks: Sequence[Block], share: float, fewest: int) -> bool:
    counts = Counter(block.language for block in blocks)
    fewer = min(counts[Language.ENGLISH], counts[Language.CHINESE])
    total = counts[Language.ENGLISH] + counts[Language.CHINESE]
    return fewer > 0 and (fewer >= fewest or total <= fewest) and fewer >= share * total


class _Pairer:
    """Sorts blocks into stretches and fixed points, and makes rows of beads."""

    def __init__(self, document: int, sample: Sequence[Block], *, bilingual: bool) -> None:
        self._document = document
        self._manner = Manner()
        self._bilingual = bilingual
        self._split_unsure = headings_in_two_languages(sample, self._manner)
        self._stretch = Stretch(self._manner, BILINGUAL if bilingual else MONOLINGUAL)
        self._headings: list[tuple[Unit, Block]] = []
        self._recent: list[Language] = []

    def add(self, index: int, block: Block) -> Iterator[Row]:
        """The rows that one more block settles."""
        if block.kind is BlockKind.HEADING:
            yield from self._stretch_rows(self._stretch.finish())
            self._headings.append((measure(index, block), block))
            return
        yield from self._heading_rows()
        if block.kind in FIXED:
            yield from self._stretch_rows(self._stretch.finish())
            yield from self._fixed_rows(index, block)
            return
        self._watch(block)
        lines = split_lines(block.text, self._manner) if self._bilingual else None
        if lines:
            yield from self._stretch_rows(self._stretch.finish())
            en, zh = (tuple(Piece(self._document, index, *run) for run in side) for side in lines)
            yield Row(block.kind, block.level, en=en, zh=zh)
            return
        yield from self._stretch_rows(self._stretch.add(measure(index, block)))

    def finish(self) -> Iterator[Row]:
        """The rows that the end of the document settles."""
        yield from self._heading_rows()
        yield from self._stretch_rows(self._stretch.finish())

    def _watch(self, block: Block) -> None:
        """Notice that a document of one language has turned into one of two."""
        if self._bilingual or block.language is Language.NEUTRAL:
            return
        self._recent.append(block.language)
        if len(self._recent) < SAMPLE // 2:
            return
        counts = Counter(self._recent)
        fewer = min(counts[Language.ENGLISH], counts[Language.CHINESE])
        if fewer >= _LATE_SHARE * len(self._recent):
            self._bilingual = True
            self._stretch.habit = BILINGUAL
        self._recent.clear()

    def _stretch_rows(self, beads: Iterable[Bead]) -> Iterator[Row]:
        for en, zh in beads:
            units = (*en, *zh)
            first = (en or zh)[0]
            if len(units) == 1 and first.language is Language.NEUTRAL:
                yield Row(first.kind, first.level, both=self._whole(units))
            else:
                yield Row(first.kind, first.level, en=self._whole(en), zh=self._whole(zh))

    def _whole(self, units: Iterable[Unit]) -> tuple[Piece, ...]:
        return tuple(Piece(self._document, unit.index, 0, unit.length) for unit in units)

    def _fixed_rows(self, index: int, block: Block) -> Iterable[Row]:
        if block.kind is BlockKind.TABLE and self._bilingual:
            rows = table_rows(block, index, self._document)
            if rows is not None:
                return rows
        whole = Piece(self._document, index, 0, len(block.text))
        return (Row(block.kind, block.level, both=(whole,)),)

    def _heading_rows(self) -> Iterator[Row]:
        if not self._headings:
            return
        headings, self._headings = self._headings, []
        if not self._bilingual:
            for unit, _block in headings:
                yield Row(unit.kind, unit.level, both=self._whole((unit,)))
            return
        alone: list[Unit] = []
        for unit, block in headings:
            split = split_heading(block.text, self._manner)
            if split is None or not (split.sure or self._split_unsure):
                alone.append(unit)
                continue
            yield from self._paired_headings(alone)
            alone = []
            en, zh = (Piece(self._document, unit.index, *run) for run in (split.en, split.zh))
            yield Row(unit.kind, unit.level, en=(en,), zh=(zh,))
        yield from self._paired_headings(alone)

    def _paired_headings(self, units: Sequence[Unit]) -> Iterator[Row]:
        for group in pair_headings(units, self._manner):
            first = group[0]
            if len(group) == 1:
                yield Row(first.kind, first.level, both=self._whole(group))
                continue
            en, zh = sorted(group, key=lambda unit: unit.language is Language.CHINESE)
            yield Row(first.kind, first.level, en=self._whole((en,)), zh=self._whole((zh,)))
