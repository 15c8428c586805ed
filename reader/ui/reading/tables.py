"""Tables: column widths from what the cells hold, then one text box a cell."""

from __future__ import annotations

import math
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
_BOLD = 1.08
"""How much wider the first row, which is often bold, is set than its letters suggest."""


def text_width(text: str, em: float, wide: float = 1.0) -> float:
    """A quick estimate of how wide a line of text is set; wide: a Chinese character, in em."""
    count = sum(1 for character in text if unicodedata.east_asian_width(character) in "WF")
    return count * em * wide + (len(text) - count) * em * 0.53


def longest_word(text: str, em: float, wide: float = 1.0) -> float:
    """The width of what cannot be broken well; Chinese can, after two characters."""
    return max((min(text_width(word, em), em * 12) if word.isascii() else em * 2.5 * wide
                for word in text.split()), default=em)  # fmt: skip


def column_widths(
    cells: Sequence[Sequence[str]], room: float, em: float, wide: float = 1.0
) -> list[float]:
    """Widths of a table's columns within `room` pixels, cell padding included.

    wide: the width of a Chinese character, in em.

    Columns get what their widest cell asks for; where that is too much, the room above the least
    that words need is shared by the square root of the wish, so that long columns do not starve
    short ones.
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
        + 2 * CELL_X
        for column in range(count)
    ]
    if sum(wish) <= room:
        spare = room - sum(wish)
        return [width + spare * width / sum(wish) for width in wish] if count > 2 else wish
    least = [
        min(max(longest_word(row[column], em, wide) for row in cells) + 2 * CELL_X, room / count)
        for column in range(count)
    ]
    shares = [math.sqrt(max(width - low, 0.0)) for width, low in zip(wish, least, strict=True)]
    spare = room - sum(least)
    total = sum(shares) or 1.0
    widths = [low + spare * share / total for low, share in zip(least, shares, strict=True)]
    return _no_wider_than_wished(widths, wish)


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
        make: Callable[[int, int, float], TextBox],
        room: float,
        em: float,
        *,
        header: bool,
        wide: float = 1.0,
    ) -> None:
        """make: lays out the cell of a row and a column in a width. wide: see `column_widths`."""
        widths = column_widths(cells, room, em, wide)
        self._lefts = [0.0, *accumulate(widths)]
        self._rows = [
            [make(row, column, width - 2 * CELL_X) for column, width in enumerate(widths)]
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
                box.paint(painter, x + self._lefts[column] + CELL_X, top + CELL_Y, context)
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
        inside_x, inside_y = x - self._lefts[column] - CELL_X, y - self._tops[row] - CELL_Y
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
            rect.translated(self._lefts[column] + CELL_X, self._tops[number] + CELL_Y)
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
