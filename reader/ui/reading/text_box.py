"""A laid-out text: a paragraph, a heading, a list item, a piece of code, a cell of a table.

All coordinates are relative to the box's top left corner. Positions are code points of the
document's source text.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reader.documents.model import Span, SpanStyle
from reader.ui.reading.justify import line_spacing, spaced_ranges, squeezed
from reader.ui.reading.shown import LINE_SEPARATOR, spacing_range
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.ui.reading.boxes import Lit, PaintContext
    from reader.ui.reading.ruby import Ruby
    from reader.ui.reading.shown import ShownText
    from reader.ui.reading.typography import TextStyle
    from reader.ui.theme import Theme

DASH = "\N{EM DASH}"


class _Line(Value):
    start: int
    end: int
    top: float


class TextBox:
    """A paragraph, heading, list item or piece of code, laid out line by line.

    Lines stand `style.pitch` apart whatever fallback fonts they hold, so that the two columns keep
    their rhythm.
    """

    __slots__ = (
        "_layout",
        "_left",
        "_lines",
        "_marker",
        "_quote_bars",
        "_ruby",
        "_shown",
        "_soft",
        "_style",
        "document",
        "end",
        "first",
        "height",
        "ink_width",
        "start",
    )  # fmt: skip

    def __init__(
        self,
        shown: ShownText,
        style: TextStyle,
        formats: list[QTextLayout.FormatRange],
        width: float,
        *,
        indent: float = 0.0,
        marker: str = "",
        quote_bars: int = 0,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        squeezes: bool = True,
        soft: bool = False,
        ruby: Ruby | None = None,
    ) -> None:
        """soft: a softer ink, for what is said about the text. squeezes: of Chinese punctuation.

        ruby: readings beside the characters.
        """
        self._soft = soft
        self._ruby = ruby
        style = ruby.style if ruby else style
        self._shown, self._style = shown, style
        self._marker, self._quote_bars = marker, quote_bars
        self._left = indent + quote_bars * QUOTE_INDENT
        self.document, self.start, self.end = shown.document, shown.origin, shown.end
        self._layout = QTextLayout(shown.text, style.font)
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(alignment)
        self._layout.setTextOption(option)
        inside = max(width - self._left, style.em * 2)
        if style.chinese and squeezes:
            self._lines = self._set_chinese(formats, inside)
        else:
            spaced = self._spacings(0, len(shown.text), 0.0, frozenset()) if ruby else ()
            self._layout.setFormats([*formats, *spaced])
            self._lines = self._break_lines(inside)
        if ruby:
            self._place_readings(ruby)
        self.height = max(len(self._lines), 1) * style.pitch
        self.first = style.first

    def _set_chinese(self, formats: list[QTextLayout.FormatRange], width: float) -> list[_Line]:
        """Break lines with punctuation squeezed, then spread each line to the full width."""
        text, units = self._shown.text, self._shown.utf16
        pace = self._ruby.pace if self._ruby else self._style.em
        gaps = squeezed(text, centred=self._style.centred_stops)
        self._layout.setFormats([*formats, *self._spacings(0, len(text), 0.0, gaps)])
        lines = self._break_lines(width)
        if not self._style.justify or len(lines) < 2:
            return lines
        spread: list[QTextLayout.FormatRange] = []
        for number, line in enumerate(lines):
            start, end = units.to_code_point(line.start), units.to_code_point(line.end)
            last = number == len(lines) - 1 or text[end - 1 : end] == LINE_SEPARATOR
            slack = width - self._layout.lineAt(number).naturalTextWidth()
            edge = self._given_up(start, end)
            slack += self._room.get(edge, 0.0)
            space = 0.0 if last else line_spacing(text, start, end, slack, pace)
            spread.extend(self._spacings(start, end, space, gaps, edge))
        self._layout.setFormats([*formats, *spread])
        return self._break_lines(width, [line.end - line.start for line in lines])

    @property
    def _room(self) -> Mapping[int, float]:
        """What readings want behind their characters, in pixels."""
        return self._ruby.room if self._ruby else _NO_ROOM

    def _given_up(self, start: int, end: int) -> int:
        """The last character of a line where it needs no room behind it; -1 where there is none."""
        if self._ruby is None or not self._ruby.overhangs:
            return -1
        return start + len(self._shown.text[start:end].rstrip()) - 1

    def _spacings(
        self, start: int, end: int, space: float, gaps: frozenset[int], edge: int = -1
    ) -> list[QTextLayout.FormatRange]:
        """edge: a character that gives up the room behind it."""
        to_units, room = self._shown.utf16.to_utf16, self._room
        if edge in room:
            room = {at: wide for at, wide in room.items() if at != edge and start <= at < end}
        return [
            spacing_range(to_units(first), to_units(last), pixels)
            for first, last, pixels in spaced_ranges(
                self._shown.text, start, end, space, gaps, self._style.em, room
            )
        ]

    def _place_readings(self, ruby: Ruby) -> None:
        to_point, to_units = self._shown.utf16.to_code_point, self._shown.utf16.to_utf16
        waiting = deque(reading.start for reading in self._shown.readings)
        for number, line in enumerate(self._lines):
            text_line, end = self._layout.lineAt(number), to_point(line.end)
            places: dict[int, float] = {}
            while waiting and waiting[0] < end:
                at = waiting.popleft()
                places[at] = _number(text_line.cursorToX(to_units(at)))
            ruby.place(number, line.top, places)

    def _break_lines(self, width: float, lengths: list[int] | None = None) -> list[_Line]:
        """Lay lines out: where they fit, or as long as `lengths` says."""
        lines: list[_Line] = []
        layout, pitch, first = self._layout, self._style.pitch, self._style.first
        has_dashes = lengths is None and DASH + DASH in self._shown.text
        y = widest = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            if lengths is None:
                line.setLineWidth(width)
            else:
                wanted = lengths[min(len(lines), len(lengths) - 1)]
                _set_length(line, wanted, width, self._style.em * 0.3)
            start, length = line.textStart(), line.textLength()
            if has_dashes and self._splits_dash(start, start + length):
                # UAX #14 lets a line end inside the Chinese dash, which is one sign of two.
                _set_length(line, length - 1, width)
                length = line.textLength()
            line.setPosition(QPointF(0.0, y + first - line.ascent()))
            lines.append(_Line(start, start + length, y))
            widest = max(widest, line.naturalTextWidth())
            y += pitch
        layout.endLayout()
        self.ink_width = widest + self._left
        return lines

    def _splits_dash(self, start: int, end: int) -> bool:
        text = self._layout.text()
        if not (start + 1 < end < len(text) and text[end - 1] == DASH == text[end]):
            return False
        run = end
        while run > start and text[run - 1] == DASH:
            run -= 1
        return (end - run) % 2 == 1 and end - 1 > start

    def paint(self, painter: QPainter, x: float, y: float, context: PaintContext) -> None:
        """Paint bars, selection, marker and text."""
        theme = context.theme
        for bar in range(self._quote_bars):
            painter.fillRect(
                QRectF(x + bar * QUOTE_INDENT, y, 2.5, self.height), _bar_colour(theme)
            )
        x += self._left
        self._paint_washes(painter, x - self._left, y, theme)
        for lit in context.lit:
            if lit.document == self.document and lit.start < self.end and lit.end > self.start:
                self._paint_lit(painter, x - self._left, y, lit, theme)
        if context.marks is not None:
            context.marks.under(painter, self, x - self._left, y, context)
        if context.selected:
            for rect in self.rects(*context.selected):
                painter.fillRect(rect.translated(x - self._left, y), theme.selection)
        if self._marker:
            self._paint_marker(painter, x, y, theme)
        painter.setPen(theme.soft if self._soft else theme.ink)
        # glyphs may reach a little beyond the line they stand on
        reach = -0.1 * self._style.pitch if context.paper else self._style.pitch
        clip = QRectF(
            x - self._style.pitch,
            context.top - reach,
            1e6,
            context.bottom - context.top + 2 * reach,
        )
        self._layout.draw(painter, QPointF(x, y), [], clip)
        if self._ruby is not None and context.readings:
            self._ruby.paint(painter, QPointF(x, y), context)

    def _paint_washes(self, painter: QPainter, x: float, y: float, theme: Theme) -> None:
        """What the document itself sets off. Not a format of the text, which would hide marks."""
        for span in self._shown.spans:
            if span.style in _WASHED:
                colour = theme.yellow if span.style is SpanStyle.MARK else theme.code
                start, end = self._shown.source_at(span.start), self._shown.source_at(span.end)
                for rect in self.word_rects(start, end):
                    painter.fillRect(rect.translated(x, y), colour)

    def _paint_lit(self, painter: QPainter, x: float, y: float, lit: Lit, theme: Theme) -> None:
        """A tint under words, and a line below those that the keys act on, or that are linked."""
        if lit.linked:
            for rect in self.word_rects(lit.start, lit.end):
                base = rect.bottom() + y - 0.4
                painter.fillRect(QRectF(rect.left() + x, base, rect.width(), 2.0), theme.accent)
            return
        wash, line = QColor(theme.accent), QColor(theme.accent)
        wash.setAlphaF(lit.strength * (0.15 if theme.dark else 0.1))
        line.setAlphaF(lit.strength * 0.6)
        painter.setPen(Qt.PenStyle.NoPen)
        for rect in self.word_rects(lit.start, lit.end):
            around = rect.translated(x, y).adjusted(-1.0, 0.0, 1.0, 0.0)
            painter.setBrush(wash)
            painter.drawRoundedRect(around, 3.0, 3.0)
            if lit.underlined:
                painter.setBrush(line)
                painter.drawRect(QRectF(rect.left() + x, around.bottom() - 0.6, rect.width(), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def font(self) -> QFont:
        """The base font."""
        return self._style.font

    def _paint_marker(self, painter: QPainter, x: float, y: float, theme: Theme) -> None:
        em, gap = self._style.em, self._style.em * 0.5
        painter.setPen(theme.soft)
        if self._marker in _DRAWN_BULLETS:
            radius = em * 0.14
            middle = QPointF(x - gap - radius * 1.6, y + self._style.first - em * 0.34)
            painter.setBrush(theme.soft if self._marker != "◦" else Qt.BrushStyle.NoBrush)
            if self._marker == "▪":
                size = radius * 1.7
                painter.drawRect(QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size))
            else:
                painter.drawEllipse(middle, radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            return
        font = QFont(self._style.font)
        font.setWeight(QFont.Weight.Normal)
        font.setFamilies([*self._style.families.latin, *self._style.families.chinese])
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(self._marker)
        painter.drawText(QPointF(x - gap - width, y + self._style.first), self._marker)

    def word_rects(self, start: int, end: int) -> list[QRectF]:
        """Like `rects`, close around the words: no room between lines, no blanks at their ends."""
        style = self._style
        over = self._ruby.over_words if self._ruby else _OVER_WORDS
        above = max(style.first - style.em * over, 0.0)
        below = max(style.pitch - style.first - style.em * _UNDER_WORDS, 0.0)
        return [rect.adjusted(0.0, above, 0.0, -below)
                for rect in self._rects(start, end, trimmed=True)]  # fmt: skip

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Rectangles, one a line, that show source positions `start` to `end`."""
        return self._rects(start, end, trimmed=False)

    def _rects(self, start: int, end: int, *, trimmed: bool) -> list[QRectF]:
        units = self._shown.units(start, end)
        if units is None:
            return []
        result: list[QRectF] = []
        for number, line in enumerate(self._lines):
            first, last = max(units[0], line.start), min(units[1], line.end)
            if trimmed and first < last == line.end:
                last = self._without_blanks(first, last)
            if first >= last:
                continue
            text_line = self._layout.lineAt(number)
            left, right = text_line.cursorToX(first), text_line.cursorToX(last)
            left, right = _number(left), _number(right)
            result.append(QRectF(left + self._left, line.top, right - left, self._style.pitch))
        return result

    def _without_blanks(self, first: int, last: int) -> int:
        """Where the words of a line end that has blanks behind them, in UTF-16 units."""
        points = self._shown.utf16
        words = self._shown.text[points.to_code_point(first) : points.to_code_point(last)]
        return last - (len(words) - len(words.rstrip()))  # a blank is one unit

    def _unit_at(self, x: float, y: float) -> int:
        if not self._lines:
            return 0
        number = min(max(int(y // self._style.pitch), 0), len(self._lines) - 1)
        line = self._lines[number]
        unit = self._layout.lineAt(number).xToCursor(x - self._left)
        # the end of a wrapped line is shown at the start of the next one
        last = number == len(self._lines) - 1
        return min(unit, line.end if last else max(line.end - 1, line.start))

    def source_at(self, x: float, y: float) -> int:
        """The source position nearest to a point."""
        return self._shown.source_at(self._unit_at(x, y))

    def span_at(self, x: float, y: float) -> Span | None:
        """The link, image or footnote under a point, in source positions."""
        if not self._shown.spans or not 0 <= y < self.height:
            return None
        for span in self._shown.spans:
            if span.style not in _CLICKABLE:
                continue
            start, end = self._shown.source_at(span.start), self._shown.source_at(span.end)
            if any(rect.contains(x, y) for rect in self.rects(start, end)):
                return Span(start, end, span.style, span.target)
        return None

    def links(self) -> list[tuple[Span, list[QRectF]]]:
        """Links and references to footnotes, in source positions, and where they stand."""
        found: list[tuple[Span, list[QRectF]]] = []
        for span in self._shown.spans:
            if span.style in (SpanStyle.LINK, SpanStyle.FOOTNOTE):
                start, end = self._shown.source_at(span.start), self._shown.source_at(span.end)
                words = Span(start, end, span.style, span.target)
                found.append((words, self.word_rects(start, end)))
        return found

    def top_of(self, source: int) -> float:
        """Where the line that shows a source position begins."""
        unit = self._shown.unit_at(source)
        for line in self._lines:
            if unit < line.end:
                return line.top
        return self._lines[-1].top if self._lines else 0.0

    def shown_text(self, start: int, end: int) -> str:
        """The text between two source positions, as displayed."""
        units = self._shown.units(start, end)
        if units is None:
            return ""
        points = self._shown.utf16
        first, last = points.to_code_point(units[0]), points.to_code_point(units[1])
        return self._shown.text[first:last].replace("\N{LINE SEPARATOR}", "\n")


def _set_length(line: QTextLine, length: int, width: float, room: float = 0.0) -> None:
    """Give a line so many UTF-16 units.

    By width where that works (`room` for what rounding takes), else by columns, which Qt counts by
    glyph: a dash of two characters that the font draws as one is one column.
    """
    for wide in (width, width + room):
        line.setLineWidth(wide)
        if line.textLength() == length:
            return
    columns = length
    for _ in range(6):
        line.setNumColumns(columns, width)
        surplus = line.textLength() - length
        if surplus <= 0:
            break
        columns = max(columns - surplus, 1)


QUOTE_INDENT = 18.0
_DRAWN_BULLETS = "•◦▪"
_OVER_WORDS, _UNDER_WORDS = 1.01, 0.33
"""How far what lies close around words reaches above and below the baseline, in em."""
_NO_ROOM: dict[int, float] = {}
_WASHED = frozenset({SpanStyle.CODE, SpanStyle.IMAGE, SpanStyle.MARK})
_CLICKABLE = frozenset({SpanStyle.LINK, SpanStyle.FOOTNOTE, SpanStyle.IMAGE})


def _number(value: object) -> float:
    """`cursorToX` gives a number, or a number and the cursor, by PySide6 release."""
    return float(value[0]) if isinstance(value, tuple) else float(value)  # type: ignore[arg-type]


def _bar_colour(theme: Theme) -> QColor:
    colour = QColor(theme.faint)
    colour.setAlphaF(0.45)
    return colour
