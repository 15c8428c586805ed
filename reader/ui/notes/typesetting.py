"""Texts of a card laid out: in the face of their language, in so many lines at most, marked.

Uses the boxes of the reading view, so that Chinese is set by the same rules here as there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontMetricsF

from reader.chinese.offsets import IDENTITY
from reader.chinese.utf16 import Utf16Map
from reader.chinese.variants import Region
from reader.documents.model import Span
from reader.ui.fonts import pixel_font
from reader.ui.reading.boxes import PaintContext
from reader.ui.reading.shown import LINE_SEPARATOR, ShownText, format_ranges
from reader.ui.reading.text_box import TextBox
from reader.ui.reading.typography import TextStyle, Typography

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFont, QPainter

    from reader.ui.fonts import FontChoice
    from reader.ui.theme import Theme

ELLIPSIS: Final = "…"
_NARROWEST: Final = 0.22
"""Em of the narrowest letters: what is longer than so many of them is longer than the lines."""

LATIN_QUOTE: Final = (15.0, 21.0)
CHINESE_QUOTE: Final = (14.5, 22.0)
NOTE: Final = (13.0, 19.5)
SMALL: Final = (11.5, 16.0)
"""Size and distance of baselines in pixels."""


class SetText:
    """A text that is laid out. shortened: there is more of it than is shown."""

    __slots__ = ("_box", "shortened", "text")

    def __init__(self, box: TextBox, text: str, *, shortened: bool) -> None:
        self._box, self.text, self.shortened = box, text, shortened

    @property
    def height(self) -> float:
        """In pixels."""
        return self._box.height

    @property
    def width(self) -> float:
        """Of its widest line, in pixels."""
        return self._box.ink_width

    def paint(self, painter: QPainter, x: float, y: float, theme: Theme) -> None:
        """Paint it with its top left corner at x, y."""
        self._box.paint(painter, x, y, PaintContext(theme, None, y, y + self.height))

    def rectangles(self, ranges: Iterable[tuple[int, int]]) -> list[QRectF]:
        """Where ranges of code points of `text` stand, relative to the top left corner."""
        return [rectangle for start, end in ranges for rectangle in self._box.rects(start, end)]


class Typesetter:
    """Lays texts out in the colours of a theme."""

    def __init__(self, fonts: FontChoice, theme: Theme) -> None:
        self._fonts, self._theme = fonts, theme
        self._typography = Typography(fonts)
        self._styles: dict[tuple[str, bool, Region], TextStyle] = {}

    def set_theme(self, theme: Theme) -> None:
        """Other colours for links and code. What was laid out before keeps the old ones."""
        self._theme = theme

    def quote(
        self,
        text: str,
        width: float,
        *,
        chinese: bool,
        region: Region,
        most: int,
        soft: bool = False,
    ) -> SetText:
        """A quote, in at most `most` lines."""
        style = self._style("quote", chinese, region)
        return self._set(text, (), style, width, most, soft=soft)

    def note(
        self,
        text: str,
        spans: Sequence[Span],
        width: float,
        *,
        most: int,
        indent: float = 0.0,
        marker: str = "",
        bars: int = 0,
    ) -> SetText:
        """A line of a note. spans: in code points."""
        style = self._style("note", False, Region.SC)
        return self._set(
            text, spans, style, width, most, indent=indent, marker=marker, quote_bars=bars
        )

    def code(self, text: str, width: float, *, most: int) -> SetText:
        """A line of code in a note."""
        return self._set(text, (), self._style("code", False, Region.SC), width, most)

    def small_font(self) -> QFont:
        """The face of what is said about an annotation."""
        families = self._fonts.sans(Region.SC)
        return pixel_font((*families.latin, *families.chinese), SMALL[0])

    def _set(
        self,
        text: str,
        spans: Sequence[Span],
        style: TextStyle,
        width: float,
        most: int,
        **box: object,
    ) -> SetText:
        reach = int(width / (style.em * _NARROWEST) + 1) * most
        made = self._box(text[:reach], spans, style, width, box)
        if len(text) <= reach and _lines(made, style) <= most:
            return SetText(made, text, shortened=False)
        end = made.source_at(width, (most - 0.5) * style.pitch)
        while True:
            kept = _cut(text, end) + ELLIPSIS
            made = self._box(kept, spans, style, width, box)
            if _lines(made, style) <= most or len(kept) < 3:
                return SetText(made, kept, shortened=True)
            end = min(end, len(kept) - 1) - 1

    def _box(
        self,
        text: str,
        spans: Sequence[Span],
        style: TextStyle,
        width: float,
        options: dict[str, object],
    ) -> TextBox:
        units = Utf16Map(text)
        inside = tuple(
            Span(units.to_utf16(span.start), units.to_utf16(min(span.end, len(text))), span.style)
            for span in spans
            if span.start < len(text)
        )
        shown = ShownText(
            text.replace("\n", LINE_SEPARATOR), 0, 0, len(text), IDENTITY, units, inside
        )
        mono = self._typography.mono(Region.SC)
        formats = format_ranges(
            shown, style, self._typography, self._theme, (*mono.latin, *mono.chinese)
        )
        return TextBox(shown, style, formats, width, **options)  # type: ignore[arg-type]

    def _style(self, role: str, chinese: bool, region: Region) -> TextStyle:
        key = role, chinese, region
        if key not in self._styles:
            self._styles[key] = self._make(role, chinese, region)
        return self._styles[key]

    def _make(self, role: str, chinese: bool, region: Region) -> TextStyle:
        if role == "quote":
            families = self._fonts.serif(region)
            size, pitch = CHINESE_QUOTE if chinese else LATIN_QUOTE
        else:
            families = self._fonts.mono(region) if role == "code" else self._fonts.sans(region)
            size, pitch = NOTE
            size *= 0.94 if role == "code" else 1
        first, second = families.latin, families.chinese
        if chinese:
            first, second = second, first
        font = pixel_font((*first, *second), size)
        return TextStyle(
            font=font,
            families=families,
            chinese=chinese,
            pitch=pitch,
            first=pitch / 2 + size * 0.36,
            em=size,
            justify=chinese,
            centred_stops=region is not Region.SC,
        )


def _lines(box: TextBox, style: TextStyle) -> int:
    return round(box.height / style.pitch)


def _cut(text: str, end: int) -> str:
    """`text` up to `end`, not inside a Latin word where that costs little."""
    kept = text[:end]
    if end < len(text) and text[end - 1 : end].isascii() and text[end - 1 : end].isalnum():
        space = kept.rfind(" ", max(0, end - 14))
        kept = kept[:space] if space > 0 else kept
    return kept.rstrip(" \n,.;:，。；：、“‘(（") or kept


def elided(font: QFont, text: str, width: float) -> str:
    """One line of `text` that is at most `width` pixels wide."""
    from PySide6.QtCore import Qt

    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
