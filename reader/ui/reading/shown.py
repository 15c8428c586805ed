"""From a piece of a block to displayed text: the one place where source positions meet Qt's.

Three kinds of position meet here and nowhere else in the reading view: code points of the
document's source text, code points of the converted text, and UTF-16 units of the text that Qt
shows. Everything outside speaks of source positions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from reader.chinese.reading_kinds import ReadingKind
from reader.chinese.utf16 import Utf16Map
from reader.documents.model import Language, Span, SpanStyle
from reader.values import Value

if TYPE_CHECKING:
    from reader.chinese.offsets import OffsetMap
    from reader.chinese.readings import Reading
    from reader.chinese.variants import Converted, Converter, Variant
    from reader.documents.model import Block
    from reader.ui.reading.typography import TextStyle, Typography
    from reader.ui.theme import Theme

LINE_SEPARATOR = "\N{LINE SEPARATOR}"
_LATIN_RUN = re.compile(r"[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f .,:;'&/+%@#_()-]*")
_LATIN_TAIL = " .,:;'(-"


class ShownText(Value):
    """Displayed text of one piece, and the way back to the source.

    origin: position, in the document's source text, of the piece's first character.
    spans: the block's spans inside the piece, in UTF-16 units of `text`.
    readings: to be shown with it, in code points of `text`.
    """

    text: str
    document: int
    origin: int
    length: int
    offsets: OffsetMap
    utf16: Utf16Map
    spans: tuple[Span, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def end(self) -> int:
        """Source position behind the last character."""
        return self.origin + self.length

    def source_at(self, unit: int) -> int:
        """The source position of a UTF-16 position of the displayed text."""
        return self.origin + self.offsets.to_source(self.utf16.to_code_point(unit))

    def units(self, start: int, end: int) -> tuple[int, int] | None:
        """The UTF-16 range that shows source positions `start` to `end`; None outside the piece."""
        start, end = max(start, self.origin), min(end, self.end)
        if start >= end:
            return None
        first, last = self.offsets.shown_range(start - self.origin, end - self.origin)
        return self.utf16.to_utf16(first), self.utf16.to_utf16(last)

    def unit_at(self, source: int) -> int:
        """The UTF-16 position that shows a source position, which is clamped into the piece."""
        inside = min(max(source, self.origin), self.end) - self.origin
        return self.utf16.to_utf16(self.offsets.to_shown(inside))


def show(
    block: Block,
    start: int,
    end: int,
    document: int,
    converter: Converter,
    variant: Variant,
    readings: ReadingKind = ReadingKind.OFF,
) -> ShownText:
    """Displayed text for code points `start` to `end` of a block, in the Chinese of `variant`."""
    converted = converter.convert(block.text[start:end], variant)
    utf16 = Utf16Map(converted.text)
    spans = [
        Span(utf16.to_utf16(first), utf16.to_utf16(last), span.style, span.target)
        for span in block.spans
        if span.start < end and span.end > start and span.style is not SpanStyle.READING
        for first, last in [
            converted.offsets.shown_range(
                max(span.start, start) - start, min(span.end, end) - start
            )
        ]
    ]
    return ShownText(
        text=converted.text.replace("\n", LINE_SEPARATOR),
        document=document,
        origin=block.start + start,
        length=end - start,
        offsets=converted.offsets,
        utf16=utf16,
        spans=tuple(spans),
        readings=_readings(block, start, end, converted, readings),
    )


def _readings(
    block: Block, start: int, end: int, converted: Converted, kind: ReadingKind
) -> tuple[Reading, ...]:
    """The readings of the converted text; those of the document where the word is still its own."""
    if kind is ReadingKind.OFF:
        return ()
    from reader.chinese.readings import Given, readings

    given: list[Given] = []
    for span in block.spans:
        if span.style is SpanStyle.READING and start <= span.start and span.end <= end:
            first, last = converted.offsets.shown_range(span.start - start, span.end - start)
            if last - first == span.end - span.start:
                given.append(Given(first, last, span.target))
    return readings(converted.text, kind, given)


def is_chinese(block: Block) -> bool:
    """Whether a block is set as Chinese text. Neutral blocks are if they hold any Han."""
    if block.language is Language.NEUTRAL:
        return any("\u2e80" <= character <= "\u9fff" for character in block.text[:200])
    return block.language is Language.CHINESE


def format_ranges(
    shown: ShownText, style: TextStyle, typography: Typography, theme: Theme, mono: tuple[str, ...]
) -> list[QTextLayout.FormatRange]:
    """Qt formats of a piece: faces for runs of the other script, then the inline markup."""
    ranges = _latin_ranges(shown.text, style) if style.chinese else []
    for span in shown.spans:
        markup = _markup(span, style, typography, theme, mono)
        ranges.append(format_range(span.start, span.end, markup))
    return ranges


def _latin_ranges(text: str, style: TextStyle) -> list[QTextLayout.FormatRange]:
    """Runs of Latin text inside Chinese take the Latin face; UTF-16 where it differs."""
    latin = QTextCharFormat()
    latin.setFontFamilies([*style.families.latin, *style.families.chinese])
    units = Utf16Map(text)
    ranges: list[QTextLayout.FormatRange] = []
    for match in _LATIN_RUN.finditer(text):
        end = match.start() + len(match.group().rstrip(_LATIN_TAIL))
        ranges.append(format_range(units.to_utf16(match.start()), units.to_utf16(end), latin))
    return ranges


def format_range(start: int, end: int, markup: QTextCharFormat) -> QTextLayout.FormatRange:
    """UTF-16 positions `start` to `end` with a format."""
    item = QTextLayout.FormatRange()
    item.start = start  # pyright: ignore[reportAttributeAccessIssue] - the stubs say method
    item.length = end - start  # pyright: ignore[reportAttributeAccessIssue]
    item.format = markup  # pyright: ignore[reportAttributeAccessIssue]
    return item


def spacing_range(start: int, end: int, pixels: float) -> QTextLayout.FormatRange:
    """UTF-16 range with letter spacing; negative closes up."""
    return format_range(start, end, _spacing(round(pixels * 64)))


@lru_cache(maxsize=1024)
def _spacing(sixty_fourths: int) -> QTextCharFormat:
    markup = QTextCharFormat()
    markup.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    markup.setFontLetterSpacing(sixty_fourths / 64)
    return markup


def _markup(
    span: Span, style: TextStyle, typography: Typography, theme: Theme, mono: tuple[str, ...]
) -> QTextCharFormat:
    result = QTextCharFormat()
    match span.style:
        case SpanStyle.STRONG | SpanStyle.SPEAKER:
            result.setFontWeight(QFont.Weight.Bold)
        case SpanStyle.EMPHASIS:
            _emphasise(result, style, typography, theme)
        case SpanStyle.CODE:
            result.setFontFamilies(list(mono))
            result.setFontPointSize(style.font.pointSizeF() * 0.88)
        case SpanStyle.LINK:
            result.setForeground(theme.link)
            result.setFontUnderline(True)
            result.setUnderlineColor(_faded(theme.link))
        case SpanStyle.IMAGE:
            result.setForeground(theme.soft)
        case _:
            _plain_markup(result, span.style, theme)
    return result


def _plain_markup(result: QTextCharFormat, style: SpanStyle, theme: Theme) -> None:
    if style is SpanStyle.FOOTNOTE:
        result.setForeground(theme.link)
    if style in (SpanStyle.FOOTNOTE, SpanStyle.SUPERSCRIPT):
        result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    elif style is SpanStyle.SUBSCRIPT:
        result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    elif style is SpanStyle.STRIKE:
        result.setFontStrikeOut(True)
    elif style is SpanStyle.UNDERLINE:
        result.setFontUnderline(True)


def _emphasise(
    result: QTextCharFormat, style: TextStyle, typography: Typography, theme: Theme
) -> None:
    """Slanted in Latin; in Chinese, where slanting is ugly, a Kai face or a softer ink."""
    if not style.chinese:
        result.setFontItalic(True)
    elif kai := typography.kai():
        result.setFontFamilies([*kai, *style.families.chinese])
    else:
        result.setForeground(theme.soft)


def _faded(colour: QColor) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(0.35)
    return faded
