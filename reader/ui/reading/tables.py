"""Tables: column widths from what the cells hold, then one text box a cell."""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from reader.documents.model import Span
    from reader.ui.reading.boxes import PaintContext
    from reader.ui.reading.text_box import TextBox

CELL_X = 12.0
CELL_Y = 7.0
_TIGHT_X = 6.0
"""The same where words would have to be broken otherwise."""
_SMALLEST = 0.75
"""Of the usual size of type, in a table whose words would have to be broken otherwise."""
_BOLD = 1.08
"""How much wider the first row, which is often bold, is set than its letters suggest."""
_LONGEST = 12
"""Words that are longer, in em, may be broken: most are addresses."""
_MEASURED = 4
"""Of the longest words of a column: by letters, which are of unequal width."""


def text_width(text: str, em: float, wide: float = 1.0) -> float:
    """A quick estimate of how wide a line of text is set; wide: a Chinese character, in em."""
    count = sum(1 for character in text if unicodedata.east_asian_width(character) in "WF")
    return count * em * wide + (len(text) - count) * em * 0.53


def longest_words(texts: Sequence[str]) -> list[str]:
    """The longest words of a column that are not Chinese; a line may end behind - and /."""
    found = {word for text in texts for word in re.findall(r"[^\s/–—\u2e80-\uffff-]+[/–—-]?", text)}
    return sorted(found, key=len)[-_MEASURED:]


def column_widths(
    cells: Sequence[Sequence[str]],
    room: float,
    em: float,
    wide: float = 1.0,
    *,
    around: float = 2 * CELL_X,
    measure: Callable[[str, bool], float] | None = None,
) -> list[float]:
    """Widths of a table's columns within `room` pixels, cell padding included.

    wide: the width of a Chinese character, in em. around: the padding of a cell, both sides.
    measure: how wide a word is set, and whether in the first row; None: an estimate.

    Columns get what their widest cell asks for; where that is too much, the room above the least
    that words need is shared by the square root of the wish, so that long columns do not starve
    short ones. Where not even the words fit, those columns give way that have the longest.
    """
    count = len(cells[0]) if cells else 0
    if not count:
        return []
    wish = [
        max(
            text_width(line, em, wide) * (_BOLD if number == 0 else 1.0)
            for number, row in enumerate(cells)
            for line in row[column].split("\n")
        )
        * 1.06
        + around
        for column in range(count)
    ]
    least = least_widths(cells, em, wide, around=around, measure=measure)
    wish = [max(width, low) for width, low in zip(wish, least, strict=True)]
    if sum(wish) <= room:
        spare = room - sum(wish)
        return [width + spare * width / sum(wish) for width in wish] if count > 2 else wish
    if sum(least) >= room:
        highest = _highest(least, room)
        return [min(width, highest) for width in least]
    shares = [math.sqrt(max(width - low, 0.0)) for width, low in zip(wish, least, strict=True)]
    spare = room - sum(least)
    total = sum(shares) or 1.0
    widths = [low + spare * share / total for low, share in zip(least, shares, strict=True)]
    return _no_wider_than_wished(widths, wish)


def least_widths(
    cells: Sequence[Sequence[str]],
    em: float,
    wide: float = 1.0,
    *,
    around: float = 2 * CELL_X,
    measure: Callable[[str, bool], float] | None = None,
) -> list[float]:
    """How narrow columns may be without a break inside a word; as `column_widths` has it."""

    def guess(word: str, bold: bool) -> float:
        return text_width(word, em, wide) * (_BOLD if bold else 1.0)

    width = measure or guess
    found: list[float] = []
    for column in range(len(cells[0])):
        texts = [row[column] for row in cells]
        heads, others = longest_words(texts[:1]), longest_words(texts[1:])
        words = [width(word, True) for word in heads] + [width(word, False) for word in others]
        chinese = any(_is_wide(character) for text in texts for character in text)
        least = em * 2.5 * wide if chinese else em
        found.append(min(max(words, default=0.0), em * _LONGEST) + 1.0)
        found[-1] = max(found[-1], least) + around
    return found


def _fitting(
    cells: Sequence[Sequence[str]],
    room: float,
    em: float,
    wide: float,
    measure: Callable[[str, bool], float],
) -> tuple[float, float]:
    """Padding at each side of a cell, and the share of its size that the type has.

    Both are less than usual where words would have to be broken otherwise.
    """
    if not cells:
        return CELL_X, 1.0
    words = least_widths(cells, em, wide, around=0.0, measure=measure)
    if sum(words) + 2 * CELL_X * len(words) <= room:
        return CELL_X, 1.0
    left = room - 2 * _TIGHT_X * len(words)
    return _TIGHT_X, min(max(left / sum(words), _SMALLEST), 1.0)


def _highest(widths: Sequence[float], room: float) -> float:
    """How wide columns may be at most, so that all of them have room."""
    left, count = room, len(widths)
    for width in sorted(widths):
        if width * count >= left:
            return left / count
        left, count = left - width, count - 1
    return max(widths)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _no_wider_than_wished(widths: list[float], wish: list[float]) -> list[float]:
    """Give room that a column does not need to those that lack some."""
    over = sum(max(width - want, 0.0) for width, want in zip(widths, wish, strict=True))
    short = [max(want - width, 0.0) for width, want in zip(widths, wish, strict=True)]
    total = sum(short) or 1.0
    return [
        min(width, want) + over * lack / total
        for width, want, lack in zip(widths, wish, short, strict=True)
    ]


class TableBox:
    """A table: rows of text boxes, hairlines between them, a stronger line under the header."""

    def __init__(
        self,
        cells: Sequence[Sequence[str]],
        make: Callable[[int, int, float, float], TextBox],
        room: float,
        em: float,
        *,
        header: bool,
        wide: float = 1.0,
        measure: Callable[[str, bool], float],
    ) -> None:
        """make: lays out the cell of a row and a column in a width, in type of so much its size.

        wide, measure: see `column_widths`.
        """
        pad, size = _fitting(cells, room, em, wide, measure)
        self._pad = pad

        def scaled(word: str, bold: bool) -> float:
            return measure(word, bold) * size

        widths = column_widths(cells, room, em * size, wide, around=2 * pad, measure=scaled)
        self._lefts = [0.0, *accumulate(widths)]
        self._rows = [
            [make(row, column, width - 2 * pad, size) for column, width in enumerate(widths)]
            for row in range(len(cells))
        ]
        heights = [max(box.height for box in row) + 2 * CELL_Y for row in self._rows]
        self._tops = [0.0, *accumulate(heights)]
        self._header = header
        first = self._rows[0][0]
        self.document = first.document
        self.start = first.start
        self.end = self._rows[-1][-1].end
        self.height = self._tops[-1]
        self.first = first.first + CELL_Y

    def paint(self, painter: QPainter, x: float, y: float, context: PaintContext) -> None:
        """Paint the rows that are near the visible part, then the lines."""
        theme = context.theme
        width = self._lefts[-1]
        if self._header:
            painter.fillRect(QRectF(x, y, width, self._tops[1]), theme.code)
        for number, row in enumerate(self._rows):
            top = y + self._tops[number]
            if top >= context.bottom or y + self._tops[number + 1] <= context.top:
                continue
            for column, box in enumerate(row):
                box.paint(painter, x + self._lefts[column] + self._pad, top + CELL_Y, context)
            strong = self._header and number == 0
            line = theme.faint if strong else theme.line
            painter.fillRect(QRectF(x, y + self._tops[number + 1] - 1, width, 1.0), line)
        painter.fillRect(QRectF(x, y, width, 1.0), theme.faint)

    @property
    def edges(self) -> tuple[float, ...]:
        """The upper edge of each row, and the lower one of the last."""
        return tuple(self._tops)

    @property
    def head(self) -> float:
        """The height of the header; 0 where there is none."""
        return self._tops[1] if self._header and len(self._rows) > 1 else 0.0

    def _cell(self, x: float, y: float) -> tuple[TextBox, float, float]:
        row = min(max(bisect_right(self._tops, y) - 1, 0), len(self._rows) - 1)
        column = min(max(bisect_right(self._lefts, x) - 1, 0), len(self._lefts) - 2)
        inside_x, inside_y = x - self._lefts[column] - self._pad, y - self._tops[row] - CELL_Y
        return self._rows[row][column], inside_x, inside_y

    def source_at(self, x: float, y: float) -> int:
        """The source position nearest to a point."""
        box, inside_x, inside_y = self._cell(x, y)
        return box.source_at(inside_x, inside_y)

    def span_at(self, x: float, y: float) -> Span | None:
        """The link under a point."""
        box, inside_x, inside_y = self._cell(x, y)
        return box.span_at(inside_x, inside_y)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Rectangles that show source positions `start` to `end`, cell by cell."""
        return [
            rect.translated(self._lefts[column] + self._pad, self._tops[number] + CELL_Y)
            for number, row in enumerate(self._rows)
            for column, box in enumerate(row)
            for rect in box.rects(start, end)
        ]

    def top_of(self, source: int) -> float:
        """Where the line that shows a source position begins."""
        for number, row in enumerate(self._rows):
            for box in row:
                if source <= box.end:
                    return self._tops[number] + CELL_Y + box.top_of(source)
        return 0.0

    def shown_text(self, start: int, end: int) -> str:
        """The text between two source positions: cells a tab apart, rows a line."""
        lines: list[str] = []
        for row in self._rows:
            touched = [box for box in row if box.start < end and box.end > start]
            if touched:
                lines.append("\t".join(box.shown_text(start, end) for box in touched))
        return "\n".join(lines)
