"""Matches on the canvas: a thin frame around each, the current one filled.

Frames, because highlights are washes: what is found can lie over what is marked, and both are seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QPainter

    from reader.bitext.finding.matches import Match, Matches
    from reader.bitext.locating import RowLocator
    from reader.ui.reading.boxes import MarkPainter, PaintContext
    from reader.ui.reading.rows import Placed
    from reader.ui.reading.text_box import TextBox
    from reader.ui.theme import Theme

_CORNER: Final = 3.0


class FoundPainter:
    """Paints matches over what another painter paints. current: the match that one stands at."""

    def __init__(
        self,
        below: MarkPainter,
        matches: Callable[[], Matches],
        locator: Callable[[], RowLocator],
    ) -> None:
        self._below, self._matches, self._locator = below, matches, locator
        self.current: Match | None = None

    def under(
        self, painter: QPainter, box: TextBox, x: float, y: float, context: PaintContext
    ) -> None:
        """Paint what lies under the words of a text box whose top left corner is at x, y."""
        self._below.under(painter, box, x, y, context)
        if box.document < 0:
            return
        for match in self._inside(box):
            rects = [
                rect.translated(x, y)
                for rect in box.word_rects(match.start, match.end)
                if context.top <= y + rect.bottom() and y + rect.top() <= context.bottom
            ]
            if rects:
                _paint(painter, rects, context.theme, strong=match == self.current)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def beside(self, painter: QPainter, placed: Placed, y: float, theme: Theme) -> None:
        """Paint the signs in the margin of a box; y: of the top edge of its row."""
        self._below.beside(painter, placed, y, theme)

    def _inside(self, box: TextBox) -> Iterable[Match]:
        matches = self._matches()
        if not len(matches):
            return ()
        row = self._locator().row_of(box.document, box.start)
        return [
            match
            for match in matches.in_rows(row, row + 1)
            if match.document == box.document and match.start < box.end and match.end > box.start
        ]


def frame_colours(theme: Theme, *, strong: bool) -> tuple[QColor, QColor]:
    """The line around a match and what fills it."""
    edge, fill = QColor(theme.accent), QColor(theme.accent)
    edge.setAlphaF(0.95 if strong else 0.5)
    fill.setAlphaF((0.34 if theme.dark else 0.24) if strong else 0.05)
    return edge, fill


def _paint(painter: QPainter, rects: Iterable[QRectF], theme: Theme, *, strong: bool) -> None:
    edge, fill = frame_colours(theme, strong=strong)
    painter.setPen(QPen(edge, 1.5 if strong else 1.0))
    painter.setBrush(fill)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-1.5, 0.5, 1.5, -0.5), _CORNER, _CORNER)
    painter.setPen(Qt.PenStyle.NoPen)
