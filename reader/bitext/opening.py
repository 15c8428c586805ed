"""What the interface opens: a file, or a companion pair, as rows that come in batches.

Runs on a worker thread. Everything that is handed out may be read while more is coming: blocks and
rows are only ever added, and a row refers to blocks that are there already.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.bitext.model import Bitext, Row
from reader.bitext.pairing import SAMPLE, Tally, is_bilingual, pair_blocks, seems_bilingual
from reader.documents.errors import Cancelled
from reader.documents.model import Document
from reader.documents.reading import DocumentReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.bitext.kept_pairs import KeptPairs
    from reader.documents.model import Block, Head, Notice

_DRAFT = 24
"""Rows of a draft: more than the tallest screen has, fewer than the rows that follow it soon."""
_READING_SHARE = 0.1  # of the work on a companion pair; the rest is pairing


class BitextReader:
    """Reads a document, or an English and a Chinese one in either order, and pairs as it goes.

    Raises `CannotRead` when made or while batches are taken, and `Cancelled` from `batches` once
    `cancelled` says so.

    heads: one, or the English one and the Chinese one; columns: a guess that is settled when the
    last batch has come. Rows that were handed out stay valid whatever the guess was.
    left_out: why a companion that belongs here is left out, one sentence, or "".
    unsettled: the rows of one file as its structure has them, once all are handed out, where a
    second look at them may be worth it (`KeptPairs.looked_again`); empty elsewhere.
    is_draft: the batch that came last is a draft of the beginning, which all the rows replace.
    """

    def __init__(
        self,
        path: Path,
        *,
        companion: Path | None = None,
        encoding: str | None = None,
        pairs: KeptPairs | None = None,
        drafts: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """encoding: of `path` alone, where the person knows better.

        pairs: two files are aligned, and what is known of the pair is kept there. Without it they
        are paired by headings and order, which takes no dictionary and no model.
        drafts: somebody waits for the first rows; where they take long, a draft comes before them.
        """
        readers = [DocumentReader(path, encoding=encoding, cancelled=cancelled)]
        if companion is not None:
            readers.append(DocumentReader(companion, cancelled=cancelled))
            readers.sort(key=lambda reader: _chinese_lean(reader.head))
        self._readers = readers
        self._cancelled = cancelled
        self._pairs = pairs
        self._drafts = drafts
        self._blocks: list[list[Block]] = [[] for _ in readers]
        self._rows: list[Row] = []
        self._documents = tuple(
            Document(reader.head, blocks)
            for reader, blocks in zip(readers, self._blocks, strict=True)
        )
        self._paired = 0.0
        self.is_draft = False
        self.left_out = ""
        self.unsettled: Sequence[Row] = ()
        self.columns = 2 if companion or seems_bilingual(readers[0].head) else 1

    @property
    def heads(self) -> tuple[Head, ...]:
        """What is known of each document without its body."""
        return tuple(document.head for document in self._documents)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the reader should be told about the files, as far as they are read."""
        return tuple(chain.from_iterable(reader.notices for reader in self._readers))

    @property
    def progress(self) -> float:
        """The share that is done, 0 to 1."""
        read = sum(reader.progress for reader in self._readers) / len(self._readers)
        if len(self._readers) == 1:
            return read
        return _READING_SHARE * read + (1 - _READING_SHARE) * self._paired

    @property
    def bitext(self) -> Bitext:
        """The rows handed out so far. Its sequences go on growing, but for those of a draft."""
        return Bitext(self._documents, self._rows, columns=self.columns)

    def batches(self, first: int = 40, size: int = 400) -> Iterator[list[Row]]:
        """All the rows: soon a few, to be shown at once, then many at a time. To be taken once.

        Before them a draft where there is one: see `is_draft`.
        """
        draft, rows = self._rows_of_two() if len(self._readers) > 1 else ([], self._rows_of_one())
        if draft:
            self._rows, self.is_draft = draft, True
            yield draft
            self._rows, self.is_draft = [], False
        wanted = first
        while batch := list(islice(rows, wanted)):
            if self._cancelled():
                raise Cancelled
            self._rows.extend(batch)
            yield batch
            wanted = size

    def look_again(self) -> None:
        """Once all batches are taken: put the rows right that a second look finds better.

        A worker's work, or that of a program without a window: it may load the aligner.
        """
        if self._pairs is None or not self.unsettled:
            return
        document, base = self._documents[0], self.unsettled
        self.unsettled = ()
        *_, found = self._pairs.looked_again(document, base, 0, self._cancelled)
        self._rows[:] = self._pairs.rows_with(document, base, found, self._cancelled)

    def _rows_of_one(self) -> Iterator[Row]:
        document = self._documents[0]
        blocks, marks = self._recorded(0), self._readers[0].marks()
        base: list[Row] = []
        if marks is not None:
            from reader.bitext.exchange.interleaved import interleaved_rows  # few files say

            self.columns = 2
            rows = interleaved_rows(blocks, marks)
        else:
            rows = _noted(self._by_structure(blocks), base)
        looked_at = self._pairs is None
        if self._pairs is not None and (self.columns == 2 or self._readers[0].has_more):
            rows, kept = self._pairs.rows_of_one(document, rows, self._cancelled)
            looked_at = kept is not None and not kept.open
            if (
                kept is not None and kept.patches
            ):  # halves of a long file: its start is in one language
                self.columns = 2
        tally = Tally()
        for row in rows:
            tally.add((row,))
            yield row
        if marks is None:
            self.columns = 2 if tally.bilingual else 1
            if self.columns == 2 and not looked_at:
                self.unsettled = base

    def _by_structure(self, blocks: Iterator[Block]) -> Iterator[Row]:
        """The rows of one file as order and length have them."""
        sample = list(islice(blocks, SAMPLE))
        bilingual = is_bilingual(sample)
        if len(sample) == SAMPLE:  # there is more, and the head has looked further
            bilingual = bilingual or seems_bilingual(self._documents[0].head)
        self.columns = 2 if bilingual else 1
        return pair_blocks(chain(sample, blocks), bilingual=bilingual)

    def _rows_of_two(self) -> tuple[list[Row], Iterator[Row]]:
        """A draft of the first rows, where it is wanted, and all of them."""
        for index in range(len(self._readers)):
            for _block in self._recorded(index):
                pass
        draft, rows = self._timed_rows()
        return draft, self._counted(rows)

    def _counted(self, rows: Iterator[Row]) -> Iterator[Row]:
        total = max(1, sum(map(len, self._blocks)))
        done = 0
        for row in rows:
            done += len(row.en) + len(row.zh)
            self._paired = done / total
            yield row

    def _timed_rows(self) -> tuple[list[Row], Iterator[Row]]:
        """The same; of subtitles, whose cues are regrouped for it, by time."""
        en, zh = self._documents
        timed = None
        if all(block.times for blocks in self._blocks for block in blocks[:1]):
            from reader.bitext.subtitles.pairing import timed_pair  # few pairs are subtitles

            timed = timed_pair(en.blocks, zh.blocks, self._cancelled)
        if timed is not None:
            self._blocks[0][:], self._blocks[1][:] = timed.en, timed.zh
        if self._pairs:
            most = _DRAFT if self._drafts else 0
            return self._pairs.rows_soon(en, zh, most, self._cancelled, timed)
        if timed is not None and timed.clock is not None:
            from reader.bitext.aligned import aligned_rows

            return [], aligned_rows(en, zh, timed.beads)
        from reader.bitext.twofiles import pair_rows  # only a pair needs it

        return [], pair_rows(en, zh)

    def _recorded(self, index: int) -> Iterator[Block]:
        kept = self._blocks[index]
        for block in self._readers[index].blocks():
            kept.append(block)
            yield block


def _noted(rows: Iterator[Row], notes: list[Row]) -> Iterator[Row]:
    for row in rows:
        notes.append(row)
        yield row


def _chinese_lean(head: Head) -> float:
    """Orders two documents: the more English one comes first."""
    return head.chinese_share - head.english_share
