"""The open document as the interface knows it: what is read of it so far, titles, headings, header.

No widgets in here; `session.py` fills it while rows arrive.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.documents.model import BlockKind
from reader.ui.language import tr
from reader.ui.reading.header import ContentsEntry, HeaderContent, meta_runs, split_title
from reader.values import Record, fresh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.bitext.model import Bitext, Row
    from reader.bitext.opening import BitextReader
    from reader.bitext.requests import Request
    from reader.chinese.scripts import Form
    from reader.chinese.variants import Converter, Variant
    from reader.documents.model import Block, Head
    from reader.ui.file_watch import Stamp

_MOST_CONTENTS = 500
"""Entries of a table of contents; a longer one is no help, and costs as much as a book."""


class Opened(Record):
    """A document that is being opened or was opened.

    shown: its text is on the screen; done: all of it has been read.
    stamps: of its files, from just before they were read. unsettled: as the reader has it.
    failure: why it could not be opened, one sentence.
    """

    request: Request
    reader: BitextReader | None = None
    bitext: Bitext | None = None
    rows: list[Row] = fresh(default_factory=list)
    heads: tuple[Head, ...] = ()
    notices: list[str] = fresh(default_factory=list)
    forms: tuple[Form, ...] = ()
    converters: tuple[Converter, ...] = ()
    stamps: Mapping[Path, Stamp] = fresh(default_factory=dict)
    shown: bool = False
    done: bool = False
    unsettled: Sequence[Row] = ()
    failure: str = ""
    _headings: list[tuple[int, Block]] = fresh(default_factory=list)
    _searched: int = 0

    @property
    def head(self) -> Head | None:
        """The head of the first document."""
        return self.heads[0] if self.heads else None

    def headings(self) -> list[tuple[int, Block]]:
        """Every heading read so far, with its row."""
        if self.bitext is None:
            return []
        for number in range(self._searched, len(self.rows)):
            row = self.rows[number]
            if row.kind is BlockKind.HEADING:
                for piece in (*row.both, *row.en, *row.zh)[:1]:
                    self._headings.append((number, self.bitext.block(piece)))
        self._searched = len(self.rows)
        return self._headings

    def set_rows(self, bitext: Bitext) -> None:
        """The same text stands in other rows."""
        self.bitext = bitext
        self.rows = bitext.rows if isinstance(bitext.rows, list) else list(bitext.rows)
        self._headings, self._searched = [], 0

    def heading_above(self, row: int) -> Block | None:
        """The heading that a row stands under, itself included; None above the first."""
        headings = self.headings()
        found = bisect_right(headings, row, key=lambda pair: pair[0])
        return headings[found - 1][1] if found else None

    def titles(self, variant: Variant) -> tuple[str, ...]:
        """The title, in each language it is in, as shown."""
        titles: list[str] = []
        for head, converter in zip(self.heads, self.converters, strict=False):
            titles.extend(converter.convert_text(part, variant) for part in split_title(head.title))
        return tuple(dict.fromkeys(titles))

    def header(self, variant: Variant) -> HeaderContent:
        """What stands above the rows."""
        head, bitext = self.head, self.bitext
        if head is None or bitext is None:
            return HeaderContent()
        shown = self.converters[0]
        meta = tuple(
            (shown.convert_text(text, variant), target) for text, target in meta_runs(head)
        )
        if self.done and not self.rows:
            meta = (*meta, (tr("This file has no text in it."), ""))
        return HeaderContent(
            titles=self.titles(variant) if self._title_stands_alone(head) else (),
            leads=self._title_leads(),
            meta=meta,
            contents=self._contents(head, variant) if self.done else (),
            offer=self._offer(head, bitext),
        )

    def _title_leads(self) -> bool:
        """Whether the text begins with its title, which then stands above what is known of it."""
        first = self.rows[0] if self.rows else None
        head = self.head
        return (
            first is not None
            and head is not None
            and first.kind is BlockKind.HEADING
            and not self._title_stands_alone(head)
        )

    def _title_stands_alone(self, head: Head) -> bool:
        """Whether the title is not in the text anyway, as its first heading or first line."""
        if not head.metadata.get("title"):
            return not self.rows
        first = self.rows[0] if self.rows else None
        if first is None or first.kind is not BlockKind.HEADING or self.bitext is None:
            return True
        said = {self.bitext.text(piece).strip() for piece in (*first.en, *first.zh, *first.both)}
        return not said >= set(split_title(head.title))

    def _contents(self, head: Head, variant: Variant) -> tuple[ContentsEntry, ...]:
        if not head.contents_marker:
            return ()
        headings = [block for _, block in self.headings()[:_MOST_CONTENTS] if block.text]
        top = min((block.level for block in headings), default=1)
        return tuple(
            ContentsEntry(
                self.converters[0].convert_text(block.text, variant),
                block.level - top + 1,
                f"#{block.anchor}",
            )
            for block in headings
        )

    def _offer(self, head: Head, bitext: Bitext) -> str:
        if bitext.columns != 1 or len(bitext.documents) != 1 or not self.rows:
            return ""
        chinese = head.chinese_share >= head.english_share
        return tr("＋ Add the English text…") if chinese else tr("＋ Add the Chinese text…")
