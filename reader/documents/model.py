"""The document model: what a file says, in reading order, before anybody pairs or converts it.

Positions are code points, never UTF-16 units. A block's text is what a reader sees of it: markup,
hidden readings and tags are gone, and `Block.start` places that text in the *source text* of the
document: all blocks' texts in order, one newline between two. A position in the source text
is what annotations store, so the parser must not move it without need.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

THIN_SPACE = "\N{THIN SPACE}"
"""Joins two caption lines that flow in one paragraph."""


class BlockKind(StrEnum):
    """What a block is. The values are the words of `duidu show --json`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    IMAGE = "image"
    RULE = "rule"


class Language(StrEnum):
    """The language of one block or one cell."""

    ENGLISH = "en"
    CHINESE = "zh"
    NEUTRAL = "neutral"


class Script(StrEnum):
    """How the Chinese of a text is written. Values follow ISO 15924 where there is a code."""

    NONE = "none"
    SIMPLIFIED = "Hans"
    TRADITIONAL = "Hant"
    MIXED = "mixed"


class SpanStyle(StrEnum):
    """Inline markup over a run of a block's text."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"  # target: as written, percent-encoding kept
    STRIKE = "strike"
    UNDERLINE = "underline"
    MARK = "mark"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    SPEAKER = "speaker"  # the name that opens a turn in an interview
    IMAGE = "image"  # an image inside running text; the run is its label; target: its address
    FOOTNOTE = "footnote"  # a reference to a note; target: "#" and the anchor of the note's block
    READING = "reading"  # target: the reading (pinyin, zhuyin) of the run; never part of the text


class Span(Value):
    """Code points `start` up to `end` of a block's text carry `style`."""

    start: int
    end: int
    style: SpanStyle
    target: str = ""


class Cell(Value):
    """A table cell: code points `start` up to `end` of the table block's text."""

    start: int
    end: int
    language: Language


class Align(StrEnum):
    """Alignment of a table column."""

    START = "start"
    CENTER = "center"
    END = "end"


class Table(Value):
    """The shape of a table block, whose text is its cells, a tab apart, rows a line apart.

    `rows[0]` is the header where `has_header`. Every row has `len(aligns)` cells.
    """

    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[Align, ...]
    has_header: bool


class Block(Value):
    """One block of a document.

    text: what is seen. A newline is a line break inside the block (a hard break, a line of code).
    start: where the text begins in the document's source text, in code points.
    lines: first and last line of the block in the file, counted from 1, front matter included.
    level: heading 1 to 6; list item and quote: depth of nesting from 1; otherwise 0.
    list_depth, quote_depth: how many lists and quotes hold the block (a second paragraph of a list
        item is a PARAGRAPH with list_depth > 0; a list inside a quote has quote_depth > 0).
    marker: list item: "•", "3.", "☑", "☐"; footnote: its number.
    anchor: heading: its unique slug; footnote: its name. What `#…` links point to.
    target: image: address as written, "" for a row of badges, which are spans of the text; code:
        the language named at the fence.
    segments: starts, within text, of the caption lines that flow in this block; empty elsewhere.
    times: of subtitles: when each segment (or the only line) is said, from and to, in milliseconds.
    continues: the block goes on where the one before it ended (a huge paragraph, cut to be read).
    """

    kind: BlockKind
    text: str
    start: int
    lines: tuple[int, int]
    language: Language = Language.NEUTRAL
    level: int = 0
    spans: tuple[Span, ...] = ()
    list_depth: int = 0
    quote_depth: int = 0
    marker: str = ""
    anchor: str = ""
    target: str = ""
    table: Table | None = None
    segments: tuple[int, ...] = ()
    times: tuple[tuple[int, int], ...] = ()
    continues: bool = False

    @property
    def end(self) -> int:
        """Where the text ends in the document's source text."""
        return self.start + len(self.text)


class NoticeCode(StrEnum):
    """Something the reader should be told about a file, calmly."""

    BROKEN_FRONT_MATTER = "broken-front-matter"
    GUESSED_ENCODING = "guessed-encoding"
    REPLACED_BYTES = "replaced-bytes"
    DEEP_NESTING = "deep-nesting"
    MARKUP_TOO_DENSE = "markup-too-dense"
    INCOMPLETE = "incomplete"


class Notice(Value):
    """A notice: `code` for programs, `text` (one English sentence) for people."""

    code: NoticeCode
    text: str


MetadataValue = str | int | float | bool | tuple[str, ...] | None


class Head(Value):
    """What is known of a document before its body is parsed.

    metadata: every front matter key, lower-cased; lists become tuples of strings, dates ISO text.
    languages: shares of the sampled body, English and Chinese, 0 to 1, by count of words.
    fingerprint: hash of the decoded text; names the content wherever the file lies.
    contents_marker: the author asked for a table of contents here (`{:toc}`, `[TOC]`).
    """

    path: Path | None
    title: str
    metadata: Mapping[str, MetadataValue]
    encoding: str
    script: Script
    english_share: float
    chinese_share: float
    fingerprint: str
    notices: tuple[Notice, ...] = ()
    contents_marker: bool = False


class Document(Value):
    """A whole document: its head and its blocks in order."""

    head: Head
    blocks: Sequence[Block]

    def source_text(self) -> str:
        """The source text that positions count in: every block's text, one newline apart."""
        return "\n".join(block.text for block in self.blocks)
