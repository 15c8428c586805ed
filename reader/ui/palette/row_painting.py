"""How a line of the palette looks: its words with the fitting letters strong, a hint, its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QStaticText,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from reader.chinese.utf16 import Utf16Map
from reader.ui.cards import paint_cap
from reader.ui.fonts import pixel_font
from reader.ui.palette.items import Found, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_KEPT: Final = 1000
"""Texts that are kept laid out in each size."""
_SIGNS: Final = {Kind.COMMAND: "›", Kind.SETTING: "○", Kind.HEADING: "§", Kind.DOCUMENT: "¶"}


class _Words:
    """Words laid out once, for all rows and letters typed in which they stand again."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._laid: dict[str, QStaticText] = {}
        self._widths: dict[str, float] = {}
        self._elided: dict[tuple[str, int], str] = {}

    def width(self, text: str) -> float:
        """How wide a text is."""
        if text not in self._widths:
            _make_room(self._widths)
            self._widths[text] = self._metrics.horizontalAdvance(text)
        return self._widths[text]

    def elided(self, text: str, room: float) -> str:
        """The text, or so much of it as has room."""
        key = (text, int(room))
        if key not in self._elided:
            _make_room(self._elided)
            self._elided[key] = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, key[1])
        return self._elided[key]

    def draw(self, painter: QPainter, left: float, middle: float, text: str) -> None:
        """Draw a text from its left edge on, around the middle of a row, with the painter's pen."""
        laid = self._laid.get(text)
        if laid is None:
            _make_room(self._laid)
            laid = self._laid[text] = QStaticText(text)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.prepare(font=self.font)
        painter.setFont(self.font)
        painter.drawStaticText(QPointF(left, middle - self._metrics.height() / 2), laid)


def _make_room(cache: dict[Any, Any]) -> None:
    if len(cache) >= _KEPT:
        cache.clear()


class RowPainter(QStyledItemDelegate):
    """Paints lines. families: of the interface, in the region whose characters are shown."""

    def __init__(self, theme: Theme, families: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._families: tuple[str, ...] = ()
        self.set_theme(theme)
        self.set_families(families)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.theme = theme
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.Bold)
        self._strong_now = QTextCharFormat(self._strong)
        self._strong_now.setForeground(theme.accent)

    def set_families(self, families: tuple[str, ...]) -> None:
        """Other faces."""
        if families != self._families:
            self._families = families
            self._plain = _Words(pixel_font(families, 13.5))
            self._small = _Words(pixel_font(families, 12.0))
            self._key = _Words(pixel_font(families, 11.0))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All lines are as high."""
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A sign of its kind, the words, at the right its hint and keys."""
        found = index.data(FOUND)
        if not isinstance(found, Found):
            return
        item, theme, row = found.item, self.theme, QRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_wash)
            painter.drawRoundedRect(row.adjusted(6, 1, -6, -1), 7, 7)
        middle = row.top() + row.height() / 2
        begin, end = row.left() + _EDGE, row.right() - _EDGE
        sign = "✓" if item.on else _SIGNS[item.kind]
        painter.setPen(theme.accent if item.on else theme.soft)
        self._small.draw(painter, begin + (_SIGN - self._small.width(sign)) / 2, middle, sign)
        left = begin + _SIGN + 6 + 14 * item.level
        right = self._paint_keys(painter, end, middle, item.keys)
        self._paint_words(painter, QRectF(left, row.top(), right - left, row.height()), found)

    def _paint_keys(
        self, painter: QPainter, right: float, middle: float, keys: tuple[str, ...]
    ) -> float:
        """The caps of the keys from the right; where they begin."""
        for key in reversed(keys):
            letters = self._key.width(key)
            width = max(letters + 10, 20.0)
            paint_cap(painter, QRectF(right - width, middle - 9.5, width, 19), self.theme)
            self._key.draw(painter, right - (width + letters) / 2, middle, key)
            right -= width + 5
        return right - (_GAP if keys else 0)

    def _paint_words(self, painter: QPainter, area: QRectF, found: Found) -> None:
        item, theme = found.item, self.theme
        hint_width = self._small.width(item.hint) if item.hint else 0.0
        room = area.width() - (min(hint_width, area.width() * 0.4) + _GAP if item.hint else 0)
        text = self._plain.elided(item.text, room)
        layout = QTextLayout(text, self._plain.font)
        layout.setTextOption(_one_line())
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
        rest = area.width() - line.naturalTextWidth() - _GAP
        if rest > 30:
            hint = item.hint if hint_width <= rest else self._small.elided(item.hint, rest)
            painter.setPen(theme.soft if item.enabled else theme.faint)
            left = area.right() - self._small.width(hint)
            self._small.draw(painter, left, area.center().y(), hint)

    def _strong_letters(self, found: Found, length: int) -> list[QTextLayout.FormatRange]:
        units = Utf16Map(found.item.text)
        ranges: list[QTextLayout.FormatRange] = []
        for start, end in _runs(found.places, length):
            one = QTextLayout.FormatRange()
            one.start = units.to_utf16(start)
            one.length = units.to_utf16(end) - one.start
            one.format = self._strong_now if found.item.enabled else self._strong
            ranges.append(one)
        return ranges


def _one_line() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def _runs(places: Sequence[int], length: int) -> list[tuple[int, int]]:
    """Begin and end of what stands together, of the places before `length`."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if place >= length:
            break
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs
