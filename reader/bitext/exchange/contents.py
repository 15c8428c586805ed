"""A bitext as it is written: beads of passages, in the form of Chinese that was asked for.

Passages are made one row at a time while a writer goes through them, so that a long text is never
there twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reader.bitext.exchange.tags import ENGLISH, page_tag, shown_form
from reader.bitext.forms import form_of
from reader.bitext.model import Side
from reader.chinese.scripts import Form, has_han
from reader.chinese.variants import Converter, Variant
from reader.documents.language import language_of
from reader.documents.model import BlockKind, Cell, Language, Span, SpanStyle, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from reader.bitext.model import Bitext, Piece, Row
    from reader.documents.model import Block, Head, MetadataValue

_TELL_EVERY: Final = 50  # rows
_BETWEEN: Final = " · "
_SEPARATORS: Final = (_BETWEEN, " / ", " | ", "｜", " — ", " – ")
_AUTHOR_KEYS: Final = ("author", "authors", "by", "creator")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is written of a piece. Places in it are code points of `text`.

    language: as the text itself shows, whatever its side; tag: for `lang` attributes, "" where the
    text is in neither language. table: where the piece is a whole table. block: the block that it
    is cut from, number `index` of document number `document`; whole: the piece is all of it.
    """

    text: str
    spans: tuple[Span, ...]
    language: Language
    tag: str
    block: Block
    document: int
    index: int
    whole: bool
    table: Table | None = None

    @property
    def kind(self) -> BlockKind:
        """What the block is."""
        return self.block.kind


@dataclass(frozen=True, slots=True)
class Bead:
    """A row on its way out: passages on either side, or across both."""

    kind: BlockKind
    level: int
    en: tuple[Passage, ...]
    zh: tuple[Passage, ...]
    both: tuple[Passage, ...]


class Contents:
    """A whole bitext, and what is known of it, as it is to be written.

    on_progress: told now and then which share of the rows is written, 0 to 1; may raise to stop.
    """

    def __init__(
        self,
        bitext: Bitext,
        variant: Variant = Variant.SOURCE,
        on_progress: Callable[[float], None] = lambda _share: None,
    ) -> None:
        self.bitext = bitext
        self.variant = variant
        self._on_progress = on_progress
        self._converters = tuple(Converter(form_of(document)) for document in bitext.documents)
        forms = [converter.form for converter in self._converters if converter.form != Form.NONE]
        self.form = shown_form(forms[-1] if forms else Form.NONE, variant)
        self.chinese_tag = page_tag(self.form)

    @property
    def heads(self) -> tuple[Head, ...]:
        """What is known of each document."""
        return tuple(document.head for document in self.bitext.documents)

    @cached_property
    def title(self) -> str:
        """What it is called, in one line; never empty."""
        found = [
            converter.convert_text(head.title.strip(), self.variant)
            for converter, head in zip(self._converters, self.heads, strict=True)
        ]
        return _BETWEEN.join(dict.fromkeys(title for title in found if title)) or "Duidu"

    @property
    def titles(self) -> tuple[str, ...]:
        """The same in its two languages, or in one."""
        for separator in _SEPARATORS:
            parts = [part.strip() for part in self.title.split(separator)]
            if len(parts) == 2 and all(parts) and has_han(parts[0]) != has_han(parts[1]):
                return tuple(parts)
        return (self.title,)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Who wrote and translated it, as far as the documents say."""
        found: list[str] = []
        for converter, head in zip(self._converters, self.heads, strict=True):
            for key in (*_AUTHOR_KEYS, "translator"):
                value = head.metadata.get(key)
                names = value if isinstance(value, tuple) else (value,)
                found += [
                    converter.convert_text(" ".join(str(name).split()), self.variant)
                    for name in names
                    if isinstance(name, str) and name.strip()
                ]
        return tuple(dict.fromkeys(found))

    @property
    def metadata(self) -> Mapping[str, MetadataValue]:
        """The front matter of the documents, the first one's before the second's."""
        merged: dict[str, MetadataValue] = {}
        for head in reversed(self.heads):
            merged.update(head.metadata)
        return {key: merged[key] for head in self.heads for key in head.metadata}

    def folder(self, passage: Passage) -> Path | None:
        """The folder of the file that a passage comes from."""
        path = self.heads[passage.document].path
        return path.parent if path is not None else None

    def tag_of(self, text: str) -> str:
        """The `lang` of a text by itself: a title, a name; "" where nothing shows it."""
        return self._tag(Side.BOTH, language_of(text))

    def converted(self, text: str, document: int) -> str:
        """A text of a document in the form of Chinese that was asked for."""
        return self._converters[document].convert_text(text, self.variant)

    def rows(self, numbers: range | None = None) -> Iterator[Row]:
        """Some rows, or all, in order; who goes through them tells how far it is."""
        total = len(self.bitext.rows)
        for number in range(total) if numbers is None else numbers:
            if number % _TELL_EVERY == 0:
                self._on_progress(number / total)
            yield self.bitext.rows[number]

    def beads(self) -> Iterator[Bead]:
        """All beads, in order."""
        for row in self.rows():
            yield self.bead(row)

    def bead(self, row: Row) -> Bead:
        """One row."""
        en, zh, both = (
            tuple(self._passage(piece, side) for piece in row.pieces(side)) for side in Side
        )
        return Bead(row.kind, row.level, en, zh, both)

    def _passage(self, piece: Piece, side: Side) -> Passage:
        block = self.bitext.block(piece)
        converter = self._converters[piece.document]
        shown = converter.convert(block.text[piece.start : piece.end], self.variant)
        place = shown.offsets.to_shown
        whole = piece.start == 0 and piece.end == len(block.text)
        spans = tuple(
            Span(
                place(max(span.start, piece.start) - piece.start),
                place(min(span.end, piece.end) - piece.start),
                span.style,
                span.target,
            )
            for span in block.spans
            if _is_inside(span, piece)
        )
        language = Language.NEUTRAL
        if block.kind is not BlockKind.CODE and not _is_all_code(shown.text, spans):
            language = language_of(shown.text)
        table = block.table if whole else None
        if table is not None and not shown.offsets.is_identity:
            rows = tuple(
                tuple(Cell(place(c.start), place(c.end), c.language) for c in row)
                for row in table.rows
            )
            table = Table(rows, table.aligns, table.has_header)
        return Passage(
            shown.text, spans, language, self._tag(side, language), block, piece.document,
            piece.block, whole, table,
        )  # fmt: skip

    def _tag(self, side: Side, language: Language) -> str:
        if side is Side.BOTH:
            side = {Language.ENGLISH: Side.EN, Language.CHINESE: Side.ZH}.get(language, side)
        return {Side.EN: ENGLISH, Side.ZH: self.chinese_tag}.get(side, "")


def _is_inside(span: Span, piece: Piece) -> bool:
    """Whether anything of a span is in a piece; an image may be without a label."""
    if span.style is SpanStyle.IMAGE and span.start == span.end:
        return piece.start <= span.start <= piece.end
    return max(span.start, piece.start) < min(span.end, piece.end)


def _is_all_code(text: str, spans: tuple[Span, ...]) -> bool:
    return any(s.style is SpanStyle.CODE and s.end - s.start == len(text) for s in spans)
