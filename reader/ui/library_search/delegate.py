"""How a row of results is painted: a heading, a sentence beside what answers it, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from reader.chinese.variants import Region
from reader.ui.fonts import pixel_font
from reader.ui.language import translated
from reader.ui.library_search.results import ROW, Heading, Index, More, more_words
from reader.ui.library_search.setting import ABOVE, LABEL, PADDING
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.ui.fonts import FontChoice
    from reader.ui.library_search.results import Row
    from reader.ui.library_search.setting import RowSetter, SetRow
    from reader.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ResultDelegate(QStyledItemDelegate):
    """Paints rows. width: that the list gives to a row."""

    def __init__(self, setter: RowSetter, theme: Theme, fonts: FontChoice, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self.width = 600
        self._setter = setter
        families = fonts.sans(Region.SC)
        names = (*families.latin, *families.chinese)
        self._title = pixel_font(names, 13.5)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._small = pixel_font(names, 11.5)
        self._words = pixel_font(names, 13.0)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as what it holds."""
        return QSize(self.width, self._setter.set(index.data(ROW), self.width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row, first=index.row() == 0)
        else:
            self._paint_tint(painter, option)
            if isinstance(row, More):
                self._paint_more(painter, option.rect, row)
            else:
                made = self._setter.set(row, self.width)
                self._paint_lines(painter, option.rect, made)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading, *, first: bool) -> None:
        if not first:
            painter.setPen(QPen(self.theme.line, 1))
            y = rect.top() + 7
            painter.drawLine(rect.left() + PADDING, y, rect.right() - PADDING, y)
        area = rect.adjusted(PADDING, 14, -PADDING, 0)
        name = row.path.name if row.path else ""
        face = QFontMetrics(self._small)
        shown = face.elidedText(name, Qt.TextElideMode.ElideMiddle, area.width() // 3)
        painter.setFont(self._small)
        painter.setPen(self.theme.soft)
        painter.drawText(area, _RIGHT, shown)
        painter.setFont(self._title)
        painter.setPen(self.theme.ink)
        room = area.width() - face.horizontalAdvance(shown) - 16
        is_ours = isinstance(row.title, Message)
        whole = translated(row.title) if is_ours else self._setter.shown(row.title)
        title = QFontMetrics(self._title).elidedText(whole, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, _LEFT, title)

    def _paint_tint(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or under_mouse):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.accent_wash if chosen else self.theme.cursor)
        tint = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(tint, 7, 7)
        if chosen:
            painter.setBrush(self.theme.accent)
            painter.drawRoundedRect(
                QRectF(tint.left(), tint.top() + 7, 2, max(tint.height() - 14, 6)), 1, 1
            )

    def _paint_more(self, painter: QPainter, rect: QRect, row: More) -> None:
        painter.setFont(self._words)
        painter.setPen(self.theme.link)
        painter.drawText(rect.adjusted(PADDING + LABEL, 0, 0, 0), _LEFT, more_words(row))

    def _paint_lines(self, painter: QPainter, rect: QRect, made: SetRow) -> None:
        left, top = rect.left(), rect.top()
        if made.label:
            painter.setFont(self._small)
            painter.setPen(self.theme.faint)
            where = QRectF(left + PADDING, top + ABOVE + 2, LABEL, 18)
            painter.drawText(where, _LEFT, made.label)
        for line in made.lines:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.yellow)
            for mark in line.marks:
                around = mark.translated(left + line.x, top + line.y).adjusted(-1, 1, 1, -1)
                painter.drawRoundedRect(around, 2.5, 2.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            line.text.paint(painter, left + line.x, top + line.y, self.theme)
        if made.note_title:
            painter.setFont(self._small)
            painter.setPen(self.theme.soft)
            where = rect.adjusted(PADDING + LABEL, rect.height() - 26, -PADDING, -6)
            face = QFontMetrics(self._small)
            title = self._setter.shown(made.note_title)
            shown = face.elidedText(title, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, _LEFT, shown)
