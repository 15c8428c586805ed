"""Pairing inside one file: blocks come in, rows go out, while the file is still being read.

Headings, code, rules, images and tables are fixed points that no bead crosses. What stands between
two of them is a stretch, paired in `stretch`. A block is held back only until its own stretch
settles it, so the first rows leave long before the last block has come.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from reader.bitext.costs import Manner
from reader.bitext.headings import headings_in_two_languages, pair_headings, split_heading
from reader.bitext.items import item_groups, names_in_chinese, split_items
from reader.bitext.lines import split_block
from reader.bitext.measure import Unit, measure
from reader.bitext.model import Bitext, Piece, Row
from reader.bitext.stretch import BILINGUAL, MONOLINGUAL, Stretch
from reader.bitext.tables import bilingual_rows, table_rows
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.bitext.lines import Run
    from reader.bitext.stretch import Bead
    from reader.documents.model import Block, Document, Head

SAMPLE = 64
"""Blocks looked at before the first row: enough to see what a document is like."""

FIXED = frozenset(
    {BlockKind.HEADING, BlockKind.CODE, BlockKind.RULE, BlockKind.IMAGE, BlockKind.TABLE}
)
"""Kinds of block that pairing never crosses."""

_FAIR_SHARE = 0.15
_FAIR_SHARE_OF_WORDS = 0.3  # Chinese about technology has every fifth word in English
_LATE_SHARE = 0.3  # of a sample from the middle of what seemed to be in one language
_FEWEST = 2
_SHORT = 3  # so short that one paragraph is a fair share


def is_bilingual(blocks: Iterable[Block]) -> bool:
    """Whether both languages have a fair share of the text, as in a translation.

    A bilingual table makes a document of two languages only where there is little but the table:
    a glossary at the end of a Chinese article does not. No list of words has a say at all.
    """
    counts: Counter[Language] = Counter()
    table_rows = 0
    manner = Manner()
    for group in item_groups(blocks):
        words = split_items(group, manner, ())
        for at, block in enumerate(group):
            if block.kind is BlockKind.TABLE:
                table_rows += bilingual_rows(block)
            elif block.kind not in FIXED and at not in words:
                both = split_block(block.text, manner) is not None
                counts.update((Language.ENGLISH, Language.CHINESE) if both else (block.language,))
    english, chinese = counts[Language.ENGLISH], counts[Language.CHINESE]
    return _fair(english, chinese) or table_rows > max(english, chinese)


def seems_bilingual(head: Head) -> bool:
    """The same, guessed from the head of a document whose blocks are not read yet."""
    return min(head.english_share, head.chinese_share) >= _FAIR_SHARE_OF_WORDS


def pair_document(document: Document) -> Bitext:
    """The rows of a whole document, and whether it takes one column or two."""
    bilingual = is_bilingual(document.blocks)
    rows = list(pair_blocks(document.blocks, bilingual=bilingual))
    tally = Tally()
    tally.add(rows)
    return Bitext((document,), rows, columns=2 if tally.bilingual else 1)


class Tally:
    """How many rows stand on each side."""

    def __init__(self) -> None:
        self.en = self.zh = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Count some more rows."""
        for row in rows:
            if row.kind is BlockKind.HEADING:
                continue
            self.en += bool(row.en)
            self.zh += bool(row.zh)

    @property
    def bilingual(self) -> bool:
        """Whether so many rows of each side make a document of two languages."""
        return _fair(self.en, self.zh)


def pair_blocks(blocks: Iterable[Block], *, bilingual: bool, document: int = 0) -> Iterator[Row]:
    """Rows in reading order, each as soon as it is settled.

    bilingual: look for pairs eagerly. Without it every paragraph is a row of its own, except a
    stray one that plainly answers its neighbour; where two languages turn up after all, pairing
    goes on as in a bilingual document. document: the index that the pieces carry.
    """
    source = iter(blocks)
    sample = list(islice(source, SAMPLE))
    pairer = _Pairer(document, sample, bilingual=bilingual)
    index = 0
    for group in item_groups(chain(sample, source)):
        yield from pairer.add_group(index, group)
        index += len(group)
    yield from pairer.finish()


def _fair(english: int, chinese: int) -> bool:
    """Whether neither language is a mere quotation in the other."""
    fewer, total = min(english, chinese), english + chinese
    enough = fewer >= _FEWEST or 0 < fewer <= total <= _SHORT
    return enough and fewer >= _FAIR_SHARE * total


def _is_foreign(unit: Unit, block: Block) -> bool:
    """A line in a third language stands between two that may answer each other, in nobody's way."""
    return (
        unit.language is Language.NEUTRAL
        and not unit.words
        and any(char.isalpha() for char in block.text[:200])
    )


class _Pairer:
    """Sorts blocks into stretches and fixed points, and makes rows of beads."""

    def __init__(self, document: int, sample: Sequence[Block], *, bilingual: bool) -> None:
        self._document = document
        self._manner = Manner()
        self._bilingual = bilingual
        for before, block in pairwise(sample):
            if block.kind not in FIXED:
                self._manner.watch(before.language, block.language)
        self._names = names_in_chinese(sample)
        self._split_unsure = headings_in_two_languages(sample, self._manner)
        self._stretch = Stretch(self._manner, BILINGUAL if bilingual else MONOLINGUAL)
        self._headings: list[tuple[Unit, Block]] = []
        self._recent: list[Language] = []
        self._aside: list[tuple[int, Row]] = []

    def add_group(self, index: int, blocks: Sequence[Block]) -> Iterator[Row]:
        """The rows that one more block settles, or several items that follow each other."""
        splits = split_items(blocks, self._manner, self._names) if self._bilingual else {}
        for at, block in enumerate(blocks):
            split = splits.get(at)
            parts = ([split.en], [split.zh]) if split else None
            yield from self._add(index + at, block, parts)

    def _add(
        self, index: int, block: Block, parts: tuple[list[Run], list[Run]] | None
    ) -> Iterator[Row]:
        """The rows that one more block settles. parts: where it is cut if nothing marks that."""
        if block.kind is BlockKind.HEADING:
            yield from self._finish_stretch()
            self._headings.append((measure(index, block), block))
            return
        yield from self._heading_rows()
        if block.kind in FIXED:
            yield from self._finish_stretch()
            yield from self._fixed_rows(index, block)
            return
        self._watch(block)
        lines = split_block(block.text, self._manner) if self._bilingual else None
        lines = lines or parts
        if lines:
            yield from self._finish_stretch()
            en, zh = (tuple(Piece(self._document, index, *run) for run in side) for side in lines)
            yield Row(block.kind, block.level, en=en, zh=zh)
            return
        unit = measure(index, block, nest=self._stretch.enter(block))
        if self._bilingual and _is_foreign(unit, block):
            self._aside.append((index, Row(block.kind, block.level, both=self._whole((unit,)))))
            return
        yield from self._stretch_rows(self._stretch.add(unit))

    def finish(self) -> Iterator[Row]:
        """The rows that the end of the document settles."""
        yield from self._heading_rows()
        yield from self._finish_stretch()

    def _finish_stretch(self) -> Iterator[Row]:
        yield from self._stretch_rows(self._stretch.finish())
        yield from self._asides_before(None)

    def _asides_before(self, index: int | None) -> Iterator[Row]:
        while self._aside and (index is None or self._aside[0][0] < index):
            yield self._aside.pop(0)[1]

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
            yield from self._asides_before(min(unit.index for unit in units))
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
