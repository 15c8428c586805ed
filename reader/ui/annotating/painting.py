"""Marks on the canvas: colour under words, lines under words, signs in the margin.

Everything is asked of the boxes that are being painted anyway, so that two thousand marks cost what
the few in sight cost. Marks that lie over each other share the height of the line: the first has
all of it, the next the lower part, so that both colours are seen and the words stay readable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from reader.annotations.model import Colour, Kind, MarkStyle
from reader.ui.annotating.marks import lanes
from reader.ui.annotating.patterns import HEIGHT, draw_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from reader.ui.annotating.marks import MarkIndex, Shown
    from reader.ui.reading.boxes import PaintContext
    from reader.ui.reading.rows import Placed
    from reader.ui.reading.text_box import TextBox
    from reader.ui.theme import Theme

_LANE = 0.36
"""How much lower a mark begins that lies over another, as a share of the height of the words."""
_SIGN = 8.0
_SIGN_LEFT = 12.0
"""Where the signs in the margin begin, in pixels left of the text: between it and the row's bar."""
_SIGN_APART = 5.0


def wash(theme: Theme, colour: Colour) -> QColor:
    """What lies under highlighted words."""
    return getattr(theme, colour.value)


def line(theme: Theme, colour: Colour) -> QColor:
    """The same hue as a line or a sign, told apart from the paper by everyone."""
    return getattr(theme, f"{colour.value}_line")


class MarksPainter:
    """Paints what an index of marks holds. selected, hovered: ids of annotations that light up.

    patterned: asks whether a line of its own tells each colour, too. lined: what is highlighted has
    a thin line below it in any case: paper may be printed without colours.
    """

    def __init__(
        self,
        index: Callable[[], MarkIndex | None],
        patterned: Callable[[], bool] = lambda: False,
        *,
        lined: bool = False,
    ) -> None:
        self._index, self._patterned, self._lined = index, patterned, lined
        self.selected = ""
        self.hovered = ""

    def under(
        self, painter: QPainter, box: TextBox, x: float, y: float, context: PaintContext
    ) -> None:
        """Paint what lies under the words of a text box whose top left corner is at x, y."""
        index = self._index()
        if index is None or box.document < 0:
            return
        found = index.between(box.document, box.start, box.end)
        marked = [one for one in found if one.kind is Kind.HIGHLIGHT]
        if not marked:
            return
        # where much is marked, the last lines of a screen are painted most: no state is kept
        for one, lane in sorted(lanes(marked), key=lambda pair: pair[1]):
            rects = [
                rect.translated(x, y)
                for rect in box.word_rects(one.start, one.end)
                if context.top <= y + rect.bottom() and y + rect.top() <= context.bottom
            ]
            self._paint(painter, one, lane, rects, context.theme)
            if one.has_note and rects and one.end <= box.end:
                _paint_note_dot(painter, rects[-1], line(context.theme, one.colour))

    def _paint(
        self, painter: QPainter, one: Shown, lane: int, rects: list[QRectF], theme: Theme
    ) -> None:
        lit = one.id in (self.selected, self.hovered)
        painter.setPen(Qt.PenStyle.NoPen)
        if one.style is MarkStyle.UNDERLINE:
            self._underline(painter, one, lane, rects, theme)
        else:
            painter.setBrush(wash(theme, one.colour))
            for rect in rects:
                painter.drawRoundedRect(_lowered(rect, lane), 2.0, 2.0)
            self._line_below(painter, one, lane, rects, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if lit:
            self._outline(painter, one, [_lowered(rect, lane) for rect in rects], theme)

    def _line_below(
        self, painter: QPainter, one: Shown, lane: int, rects: list[QRectF], theme: Theme
    ) -> None:
        """What tells a highlight apart beside its colour, where that is wished."""
        ink = line(theme, one.colour)
        for rect in rects:
            if self._patterned():
                draw_pattern(painter, one.colour, _foot(rect, lane), ink)
            elif self._lined:
                painter.fillRect(QRectF(rect.left(), rect.bottom() - 0.5, rect.width(), 0.9), ink)

    def _underline(
        self, painter: QPainter, one: Shown, lane: int, rects: list[QRectF], theme: Theme
    ) -> None:
        thick = 2.6 if one.id in (self.selected, self.hovered) else 1.6
        ink = line(theme, one.colour)
        painter.setBrush(ink)
        for rect in rects:
            if self._patterned():
                draw_pattern(painter, one.colour, _foot(rect, lane), ink, thick)
            else:
                below = rect.bottom() - 1.0 - 3.0 * lane
                painter.drawRect(QRectF(rect.left(), below, rect.width(), thick))

    def _outline(self, painter: QPainter, one: Shown, rects: list[QRectF], theme: Theme) -> None:
        """Around the words of an annotation that is selected or pointed at, all lines as one."""
        path = QPainterPath()
        for rect in rects:
            path.addRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), 3.0, 3.0)
        colour = QColor(line(theme, one.colour))
        if one.id != self.selected:
            colour.setAlphaF(0.55)
        painter.setPen(QPen(colour, 1.4))
        painter.drawPath(path.simplified())
        painter.setPen(Qt.PenStyle.NoPen)

    def beside(self, painter: QPainter, placed: Placed, y: float, theme: Theme) -> None:
        """Paint the signs in the margin of a box; y: of the top edge of its row."""
        for one, rect in self.signs(placed, y):
            colour = theme.accent if one.kind is Kind.BOOKMARK else theme.soft
            if one.kind is Kind.BOOKMARK:
                _paint_ribbon(painter, rect, colour)
            else:
                _paint_leaf(painter, rect, colour, theme.field)
            if one.id in (self.selected, self.hovered):
                painter.setPen(QPen(colour, 1.2))
                painter.drawRoundedRect(rect.adjusted(-3.0, -2.5, 3.0, 2.5), 3.0, 3.0)

    def signs(self, placed: Placed, y: float) -> list[tuple[Shown, QRectF]]:
        """Notes and bookmarks of the paragraph that begins in a box, each with its sign's place."""
        index, box = self._index(), placed.box
        if index is None or box.document < 0:
            return []
        found = [
            one
            for one in index.between(box.document, box.start, box.end)
            if one.kind is not Kind.HIGHLIGHT
            and box.start <= one.start <= max(box.end - 1, box.start)
        ]
        top = y + placed.y + max(box.first - _SIGN - 3.0, 0.0)
        height = _SIGN + 3.0
        return [
            (one, QRectF(placed.x - _SIGN_LEFT, top + n * (height + _SIGN_APART), _SIGN, height))
            for n, one in enumerate(found)
        ]


def _lowered(rect: QRectF, lane: int) -> QRectF:
    return rect.adjusted(0.0, rect.height() * _LANE * lane, 0.0, 0.0) if lane else rect


def _foot(rect: QRectF, lane: int) -> QRectF:
    """Where the line of a colour goes, at the foot of the words; those of other lanes above it."""
    return QRectF(rect.left(), rect.bottom() - 0.5 - HEIGHT * (lane + 0.5), rect.width(), HEIGHT)


def _paint_note_dot(painter: QPainter, last: QRectF, colour: QColor) -> None:
    """A small dot at the upper end of the words that have a note."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(last.right() + 0.5, last.top() + 0.5), 3.0, 3.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_ribbon(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    notch = rect.bottom() - rect.width() * 0.4
    shape = QPolygonF(
        [
            rect.topLeft(),
            rect.topRight(),
            rect.bottomRight(),
            QPointF(rect.center().x(), notch),
            rect.bottomLeft(),
        ]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(shape)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_leaf(painter: QPainter, rect: QRectF, colour: QColor, paper: QColor) -> None:
    """A slip of paper with two lines of writing."""
    painter.setPen(QPen(colour, 1.1))
    painter.setBrush(paper)
    painter.drawRoundedRect(rect, 1.5, 1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for share in (0.36, 0.64):
        at = rect.top() + rect.height() * share
        painter.drawLine(QPointF(rect.left() + 2.2, at), QPointF(rect.right() - 2.2, at))
    painter.setPen(Qt.PenStyle.NoPen)
