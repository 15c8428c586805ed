"""Raw blocks become the document's blocks: inline markup, readings, speakers, places, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.anchors import Slugs
from reader.documents.blocks.raw import Raw, Syntax
from reader.documents.blocks.syntax import INLINE_ATTRIBUTES, PANDOC_ATTRIBUTES
from reader.documents.cutting import pieces, slices
from reader.documents.inline import Inline, InlineParser, trimmed
from reader.documents.language import language_of
from reader.documents.lines import Arranged, arrange
from reader.documents.model import (
    THIN_SPACE,
    Block,
    BlockKind,
    Cell,
    Language,
    Span,
    SpanStyle,
    Table,
)
from reader.documents.readings import take_readings
from reader.documents.speakers import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.profile import Profile


class Assembler:
    """Makes blocks, in order: each starts where the one before it ended, one newline apart."""

    def __init__(self, profile: Profile, inline: InlineParser) -> None:
        self._profile = profile
        self._inline = inline
        self._slugs = Slugs()
        self._position = 0

    def blocks(self, raw: Raw) -> Iterator[Block]:
        """The blocks that one raw block becomes; none if nothing of it is to be seen."""
        if raw.kind is BlockKind.RULE:
            yield self._block(raw, Inline(""), raw.first, raw.last)
        elif raw.kind is BlockKind.CODE:
            continues = raw.continues
            for piece in slices("\n".join(raw.source)):
                yield self._block(raw, Inline(piece), raw.first, raw.last, continues=continues)
                continues = True
        elif raw.table is not None:
            yield self._table(raw)
        elif raw.kind is BlockKind.HEADING:
            yield from self._flowing(raw, Arranged((raw.source[0].strip(),), raw.first, raw.last))
        else:
            yield from self._text(raw)

    def _text(self, raw: Raw) -> Iterator[Block]:
        """A paragraph, quote or list item, which its line breaks may part."""
        if raw.syntax is Syntax.CAPTIONS:
            yield from self._flowing(raw, Arranged(tuple(raw.source), raw.first, raw.last))
            return
        made = 0
        same_lines = raw.last - raw.first + 1 == len(raw.source)
        for arranged in arrange(raw.source, raw.first, self._profile):
            paragraph = arranged
            if not same_lines:
                paragraph = Arranged(arranged.parts, raw.first, raw.last)
            for block in self._flowing(raw, paragraph, is_first=made == 0):
                made += 1
                yield block
        if not made and raw.kind is BlockKind.LIST_ITEM:
            yield self._block(raw, Inline(""), raw.first, raw.last)

    def _flowing(self, raw: Raw, arranged: Arranged, *, is_first: bool = True) -> Iterator[Block]:
        """The blocks of one paragraph: more than one if it is huge, none if nothing is seen."""
        if not is_first and raw.kind is BlockKind.LIST_ITEM:
            raw = Raw(BlockKind.PARAGRAPH, [], raw.first, raw.last, raw.nest)
        first, last = arranged.first, arranged.last
        parts = arranged.parts
        if len(parts) != 1:
            inline, segments, kept = self._caption(parts)
            if inline.text:
                times = tuple(raw.times[number] for number in kept) if raw.times else ()
                yield self._block(raw, inline, first, last, segments=segments, times=times)
            return
        continues = False
        for piece in pieces(parts[0]):
            inline = self._parse(piece)
            images = [span for span in inline.spans if span.style is SpanStyle.IMAGE]
            if images and raw.kind is not BlockKind.HEADING:
                from reader.documents.pictures import is_only, pictures

                if is_only(images, inline):
                    for text, address in pictures(images, inline):
                        image = Raw(BlockKind.IMAGE, [], first, last, raw.nest, target=address)
                        yield self._block(image, text, first, last)
                    continue
            if inline.text:
                times = tuple(raw.times)
                yield self._block(raw, inline, first, last, continues=continues, times=times)
                continues = True

    def _parse(self, source: str) -> Inline:
        if not self._profile.markdown:
            inline = self._inline.parse_plain(source)
        else:
            if "{" in source:
                source = PANDOC_ATTRIBUTES.sub(r"\1", INLINE_ATTRIBUTES.sub("", source))
            inline = self._inline.parse(source)
        inline = take_readings(inline, toneless=self._profile.toneless_readings)
        inline = trimmed(inline)
        if self._profile.speakers:
            self._mark_speaker(inline)
        return inline

    def _mark_speaker(self, inline: Inline) -> None:
        label = label_of(inline.text)
        if label is not None and label[0] in self._profile.speakers:
            inline.spans.insert(0, Span(0, label[1], SpanStyle.SPEAKER))

    def _caption(self, parts: tuple[str, ...]) -> tuple[Inline, tuple[int, ...], list[int]]:
        """Caption lines in one paragraph, a thin space apart; where each starts, which it is."""
        texts: list[str] = []
        spans: list[Span] = []
        segments: list[int] = []
        kept: list[int] = []
        position = 0
        for number, part in enumerate(parts):
            inline = self._parse(part)
            if not inline.text:
                continue
            kept.append(number)
            segments.append(position)
            texts.append(inline.text)
            spans += [
                Span(s.start + position, s.end + position, s.style, s.target) for s in inline.spans
            ]
            position += len(inline.text) + len(THIN_SPACE)
        return Inline(THIN_SPACE.join(texts), spans), tuple(segments), kept

    def _block(
        self,
        raw: Raw,
        inline: Inline,
        first: int,
        last: int,
        *,
        segments: tuple[int, ...] = (),
        times: tuple[tuple[int, int], ...] = (),
        continues: bool = False,
    ) -> Block:
        kind, text, nest = raw.kind, inline.text, raw.nest
        anchor = raw.anchor
        if kind is BlockKind.HEADING and not continues:
            anchor = self._slugs.slug(anchor or text)
        language = Language.NEUTRAL
        if raw.syntax is not Syntax.LITERAL and text and not _is_all_code(inline):
            language = language_of(text)
        block = Block(
            kind=kind,
            text=text,
            start=self._position,
            lines=(first, last),
            language=language,
            level=raw.level,
            spans=tuple(inline.spans),
            list_depth=nest.list_depth,
            quote_depth=nest.quote_depth,
            marker="" if continues else raw.marker,
            anchor="" if continues else anchor,
            target=raw.target,
            segments=segments,
            times=times,
            continues=continues,
        )
        self._position += len(text) + 1
        return block

    def _table(self, raw: Raw) -> Block:
        table = raw.table
        assert table is not None
        width = len(table.aligns)
        texts: list[str] = []
        spans: list[Span] = []
        rows: list[tuple[Cell, ...]] = []
        position = 0
        for row in table.rows:
            cells: list[Cell] = []
            for source in row + [""] * (width - len(row)):
                inline = self._cell(source)
                end = position + len(inline.text)
                cells.append(Cell(position, end, language_of(inline.text)))
                spans += [
                    Span(s.start + position, s.end + position, s.style, s.target)
                    for s in inline.spans
                ]
                texts.append(inline.text)
                texts.append("\t")
                position = end + 1
            texts[-1] = "\n"
            rows.append(tuple(cells))
        text = "".join(texts[:-1])
        block = Block(
            kind=BlockKind.TABLE,
            text=text,
            start=self._position,
            lines=(raw.first, raw.last),
            language=language_of(text),
            spans=tuple(spans),
            list_depth=raw.nest.list_depth,
            quote_depth=raw.nest.quote_depth,
            table=Table(tuple(rows), tuple(table.aligns), table.has_header),
            continues=raw.continues,
        )
        self._position += len(text) + 1
        return block

    def _cell(self, source: str) -> Inline:
        inline = self._parse(source) if source else Inline("")
        if "\t" in inline.text or "\n" in inline.text:
            inline.text = inline.text.replace("\t", " ").replace("\n", " ")
        return inline


def _is_all_code(inline: Inline) -> bool:
    return any(
        s.style is SpanStyle.CODE and s.start == 0 and s.end == len(inline.text)
        for s in inline.spans
    )
