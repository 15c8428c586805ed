"""How a line of the palette looks: its words with the fitting letters strong, a hint, its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from reader.chinese.utf16 import Utf16Map
from reader.ui.cards import paint_key
from reader.ui.fonts import pixel_font
from reader.ui.palette.items import Found, Kind

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 34
FOUND: Final = int(Qt.ItemDataRole.UserRole)
"""The role of the `Found` of a row."""
_EDGE: Final = 12
_SIGN: Final = 20
_GAP: Final = 10
_SIGNS: Final = {Kind.COMMAND: "›", Kind.SETTING: "○", Kind.HEADING: "§", Kind.DOCUMENT: "¶"}


class RowPainter(QStyledItemDelegate):
    """Paints lines. families: of the interface, in the region whose characters are shown."""

    def __init__(self, theme: Theme, families: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self.set_families(families)

    def set_families(self, families: tuple[str, ...]) -> None:
        """Other faces."""
        self._plain, self._small = pixel_font(families, 13.5), pixel_font(families, 12.0)
        self._strong, self._key = QFont(self._plain), pixel_font(families, 11.0)
        self._strong.setWeight(QFont.Weight.Bold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All lines are as high."""
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A sign of its kind, the words, at the right its hint and keys."""
        found = index.data(FOUND)
        if not isinstance(found, Found):
            return
        item, theme = found.item, self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_wash)
            painter.drawRoundedRect(option.rect.adjusted(6, 1, -6, -1), 7, 7)
        area = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        sign = "✓" if item.on else _SIGNS[item.kind]
        painter.setFont(self._small)
        painter.setPen(theme.accent if item.on else theme.soft)
        painter.drawText(
            QRect(area.left(), area.top(), _SIGN, area.height()), Qt.AlignmentFlag.AlignCenter, sign
        )
        left = area.left() + _SIGN + 6 + 14 * item.level
        right = self._paint_keys(painter, area, item.keys)
        self._paint_words(painter, QRectF(left, area.top(), right - left, area.height()), found)
        painter.restore()

    def _paint_keys(self, painter: QPainter, area: QRect, keys: tuple[str, ...]) -> float:
        """The caps of the keys from the right; where they begin."""
        metrics = QFontMetricsF(self._key)
        painter.setFont(self._key)
        right = float(area.right())
        for key in reversed(keys):
            width = max(metrics.horizontalAdvance(key) + 10, 20.0)
            cap = QRectF(right - width, area.center().y() - 9, width, 19)
            paint_key(painter, cap, key, self.theme)
            right -= width + 5
        return right - (_GAP if keys else 0)

    def _paint_words(self, painter: QPainter, area: QRectF, found: Found) -> None:
        item, theme = found.item, self.theme
        plain, small = QFontMetricsF(self._plain), QFontMetricsF(self._small)
        hint_width = small.horizontalAdvance(item.hint)
        room = area.width() - (min(hint_width, area.width() * 0.4) + _GAP if item.hint else 0)
        text = plain.elidedText(item.text, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(text, self._plain)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(self._strong_letters(found, len(text.rstrip("…"))))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room)
        layout.endLayout()
        painter.setPen(theme.ink if item.enabled else theme.faint)
        top = area.center().y() - line.height() / 2
        layout.draw(painter, QPointF(area.left(), top))
        if not item.hint:
            return
        begin = area.left() + line.naturalTextWidth() + _GAP
        rest = area.right() - begin
        if rest > 30:
            painter.setFont(self._small)
            painter.setPen(theme.soft if item.enabled else theme.faint)
            hint = small.elidedText(item.hint, Qt.TextElideMode.ElideRight, rest)
            where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(begin, area.top(), rest, area.height()), where, hint)

    def _strong_letters(self, found: Found, length: int) -> list[QTextLayout.FormatRange]:
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        if found.item.enabled:
            strong.setForeground(self.theme.accent)
        units = Utf16Map(found.item.text)
        ranges: list[QTextLayout.FormatRange] = []
        for place in found.places:
            if place >= length:
                break
            one = QTextLayout.FormatRange()
            one.start = units.to_utf16(place)
            one.length = units.to_utf16(place + 1) - one.start
            one.format = strong
            ranges.append(one)
        return ranges
