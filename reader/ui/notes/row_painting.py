"""How rows that are no cards are painted: lines above groups, and the invitation to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen, QPolygonF

from reader.ui.language import translated
from reader.ui.notes import metrics
from reader.ui.notes.texts import kind_words
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader.ui.notes.card import Look
    from reader.ui.notes.rows import SectionRow
    from reader.ui.notes.texts import ShownWords
    from reader.ui.theme import Theme

_ARROW = 14


class RowPainter:
    """Paints in the face of small type, titles in the form of Chinese that is shown."""

    def __init__(self, small: QFont, shown: ShownWords) -> None:
        self._small, self._shown = small, shown
        self._bold = QFont(small)
        self._bold.setWeight(QFont.Weight.DemiBold)

    def paint_section(
        self, painter: QPainter, area: QRect, row: SectionRow, theme: Theme, look: Look
    ) -> None:
        """The title and the number; an arrow where it can be folded."""
        line = QRectF(area).adjusted(2, 6, -2, 0)
        if look.focused:
            _paint_focus(painter, QRectF(area).adjusted(-3, 8, 3, -2), theme)
        if row.unfolded is not None:
            _paint_arrow(painter, QPointF(line.left() + 5, line.center().y()), row.unfolded, theme)
            line.setLeft(line.left() + _ARROW)
        number = "" if row.unfolded is not None else f"{row.cards:,}"
        face = QFontMetricsF(self._small)
        room = line.width() - face.horizontalAdvance(number) - 8
        hot = look.hovered and row.unfolded is not None
        painter.setPen(theme.accent if hot else theme.soft)
        painter.setFont(self._bold)
        is_ours = isinstance(row.text, Message)
        title = translated(row.text) if is_ours else self._shown.text(row.text)
        text = QFontMetricsF(self._bold).elidedText(title, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, text)
        painter.setFont(self._small)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, number)

    def paint_invitation(self, painter: QPainter, area: QRect, theme: Theme, look: Look) -> None:
        """A place to write, not yet written in."""
        pen = QPen(theme.accent if look.focused or look.hovered else theme.line)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outline = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, metrics.RADIUS, metrics.RADIUS)
        painter.setPen(theme.soft)
        painter.setFont(self._small)
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            outline.adjusted(metrics.PADDING, 0, 0, 0), where, translated(kind_words(None))
        )


def _paint_focus(painter: QPainter, area: QRectF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.cursor)
    painter.drawRoundedRect(area, 5, 5)


def _paint_arrow(painter: QPainter, middle: QPointF, unfolded: bool, theme: Theme) -> None:
    """Down where the cards are shown, to the right where they are not."""
    corners = ((-4, -2), (4, -2), (0, 3)) if unfolded else ((-2, -4), (-2, 4), (3, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.soft)
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
