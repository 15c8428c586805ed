"""Boxes: one laid-out piece each, which can paint itself and tell what is where.

All coordinates are relative to the box's top left corner. Positions are code points of the
document's source text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
)

from reader.values import Value

if TYPE_CHECKING:
    from reader.documents.model import Span
    from reader.ui.reading.rows import Placed
    from reader.ui.reading.text_box import TextBox
    from reader.ui.theme import Theme


class MarkPainter(Protocol):
    """Paints what the reader has marked. The text's own painting knows no more of it than this."""

    def under(
        self, painter: QPainter, box: TextBox, x: float, y: float, context: PaintContext
    ) -> None:
        """Paint what lies under the words of a text box whose top left corner is at x, y."""
        ...

    def beside(self, painter: QPainter, placed: Placed, y: float, theme: Theme) -> None:
        """Paint the signs in the margin of a box; y: of the top edge of its row."""
        ...


class PaintContext(Value):
    """What painting depends on beside the box: colours, the selected source range, the marks.

    lit: ranges of the source that light up. readings: whether those that have room are painted.
    top, bottom: nothing above and below these has to be painted. paper: what is painted may be
    copied from a PDF, so no line is painted that is clipped away.
    """

    theme: Theme
    selected: tuple[int, int] | None = None
    top: float = -1e9
    bottom: float = 1e9
    marks: MarkPainter | None = None
    lit: tuple[Lit, ...] = ()
    readings: bool = True
    paper: bool = False


class Lit(Value):
    """Code points `start` up to `end` of a document that light up under the words.

    strength: of the tint, 0 to 1. underlined: a line says that the keys act on it. linked: a
    word with the words that answer it: a line alone, as dark as text must be.
    """

    document: int
    start: int
    end: int
    strength: float
    underlined: bool = False
    linked: bool = False


class Box(Protocol):
    """What rows and the view ask of every box.

    first: distance from the top to the first baseline (0 where there is no text).
    start, end: the source positions that the box shows.
    """

    height: float
    first: float
    start: int
    end: int
    document: int

    def paint(self, painter: QPainter, x: float, y: float, context: PaintContext) -> None:
        """Paint with the box's top left corner at x, y."""
        ...

    def source_at(self, x: float, y: float) -> int:
        """The source position nearest to a point."""
        ...

    def span_at(self, x: float, y: float) -> Span | None:
        """The link, image or footnote under a point."""
        ...

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Rectangles, a line each at least, that show source positions `start` to `end`."""
        ...

    def top_of(self, source: int) -> float:
        """Where the line that shows a source position begins."""
        ...

    def shown_text(self, start: int, end: int) -> str:
        """The text between two source positions, as displayed."""
        ...


class RuleBox:
    """A thematic break: a short hairline in the middle."""

    def __init__(self, start: int, document: int, width: float, pitch: float) -> None:
        self.start = self.end = start
        self.document = document
        self.height, self.first = pitch, 0.0
        self._width = width

    def paint(self, painter: QPainter, x: float, y: float, context: PaintContext) -> None:
        """Paint the line."""
        length = min(72.0, self._width / 3)
        middle = y + self.height / 2
        painter.fillRect(
            QRectF(x + (self._width - length) / 2, middle, length, 1.0), context.theme.faint
        )

    def source_at(self, x: float, y: float) -> int:  # noqa: ARG002
        """The rule's own position."""
        return self.start

    def span_at(self, x: float, y: float) -> Span | None:  # noqa: ARG002
        """Nothing can be clicked."""
        return None

    def rects(self, start: int, end: int) -> list[QRectF]:  # noqa: ARG002
        """A rule has no text."""
        return []

    def top_of(self, source: int) -> float:  # noqa: ARG002
        """The top."""
        return 0.0

    def shown_text(self, start: int, end: int) -> str:  # noqa: ARG002
        """A rule says nothing."""
        return ""


class CodeBox:
    """A block of code: a text box on a tinted panel, its language named in a corner."""

    PADDING = 12.0

    def __init__(self, text: TextBox, width: float, label: str, *, joined: bool = False) -> None:
        self._text, self._width, self._label = text, width, label
        self._above = 0.0 if joined else self.PADDING
        self.document, self.start, self.end = text.document, text.start, text.end
        self.height = text.height + self._above + self.PADDING
        self.first = text.first + self._above

    def paint(self, painter: QPainter, x: float, y: float, context: PaintContext) -> None:
        """Paint the panel, then the text."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(context.theme.code)
        painter.drawRoundedRect(QRectF(x, y, self._width, self.height), 6, 6)
        if not self._above:
            painter.fillRect(QRectF(x, y, self._width, 8), context.theme.code)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._text.paint(painter, x + self.PADDING, y + self._above, context)
        if self._label and self._above:
            font = QFont(self._text.font())
            font.setPointSizeF(font.pointSizeF() * 0.78)
            painter.setFont(font)
            painter.setPen(context.theme.faint)
            where = QRectF(x, y + 3, self._width - 8, 16)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight, self._label)

    def source_at(self, x: float, y: float) -> int:
        """The source position nearest to a point."""
        return self._text.source_at(x - self.PADDING, y - self._above)

    def span_at(self, x: float, y: float) -> Span | None:
        """The link under a point."""
        return self._text.span_at(x - self.PADDING, y - self._above)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Rectangles that show source positions `start` to `end`."""
        return [rect.translated(self.PADDING, self._above) for rect in self._text.rects(start, end)]

    def top_of(self, source: int) -> float:
        """Where the line that shows a source position begins."""
        return self._text.top_of(source) + self._above

    def shown_text(self, start: int, end: int) -> str:
        """The text between two source positions."""
        return self._text.shown_text(start, end)
