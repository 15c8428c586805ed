"""How one line of the sidebar is painted: a section line, or an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from reader.chinese.scripts import has_han
from reader.library.entries import Entry
from reader.library.shelf import Section
from reader.ui.language import translated
from reader.ui.sidebar import metrics
from reader.ui.sidebar.heights import note_font, section_height
from reader.ui.sidebar.model import Roles, section_count, section_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.chinese.variants import Region
    from reader.ui.sidebar.titles import Titles
    from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PROGRESS_OPACITY = 0.75
_SPACE_BETWEEN = 10
_MOST_TEXTS = 256


@dataclass(frozen=True, slots=True)
class _SmallText:
    """A shaped line of text; width in pixels. shown: how much of it is no tail and no ellipsis."""

    text: QStaticText
    font: QFont
    face: QFontMetricsF
    width: float
    shown: int

    def rectangle(self, start: int, end: int, area: QRect) -> QRectF:
        """Where code points `start` to `end` stand when it is drawn in `area`."""
        text = self.text.text()[: self.shown]
        left = self.face.horizontalAdvance(text[:start])
        right = self.face.horizontalAdvance(text[:end])
        return QRectF(area.left() + left, area.top(), right - left, area.height())

    def draw(self, painter: QPainter, left: float, area: QRect) -> None:
        """Draw it in the middle of `area`'s height, in the painter's pen."""
        painter.setFont(self.font)
        top = area.top() + (area.height() - self.face.height()) / 2
        painter.drawStaticText(QPointF(left, top), self.text)


_HOVERED = QStyle.StateFlag.State_MouseOver
_SELECTED = QStyle.StateFlag.State_Selected


class EntryDelegate(QStyledItemDelegate):
    """Paints rows in the colours of a theme. `current` is the document that is being read."""

    def __init__(self, theme: Theme, titles: Titles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.current: Path | None = None
        self._titles = titles
        self._small: dict[tuple[Region, bool], tuple[QFont, QFontMetricsF]] = {}
        self._texts: dict[tuple[str, str, Region, int], _SmallText] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size of a row; the list itself works heights out without asking."""
        row = index.data(Roles.ROW)
        if isinstance(row, Section):
            return QSize(
                0, section_height(row, self._titles, option.rect.width() - 2 * metrics.ROW_PADDING)
            )
        width = option.rect.width() - 2 * metrics.ROW_PADDING
        one = isinstance(row, Entry) and self._titles.lines(row, width) == 1
        return QSize(0, metrics.ONE_LINE if one else metrics.TWO_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row. The option's rectangle is what may be tinted."""
        row = index.data(Roles.ROW)
        if isinstance(row, Section):
            self._paint_section(painter, option.rect, row)
        elif isinstance(row, Entry):
            self._paint_entry(painter, option.rect, option.state, row)

    def _paint_section(self, painter: QPainter, rect: QRect, section: Section) -> None:
        area = rect.adjusted(metrics.ROW_PADDING, 0, -metrics.ROW_PADDING, 0)
        area.setTop(rect.top() + metrics.SECTION - 22)
        area.setHeight(16)
        font = self._section_face()
        painter.setFont(font)
        painter.setPen(self.theme.faint)
        count = f" · {section_count(section.shown, section.total)}".upper()
        face = QFontMetrics(font)
        room = area.width() - face.horizontalAdvance(count)
        name = face.elidedText(section_name(section).upper(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, _LEFT, name + count)
        if section.note:
            area.setTop(rect.top() + metrics.SECTION)
            area.setBottom(rect.bottom())
            painter.setFont(note_font(self._titles))
            painter.setPen(self.theme.soft)
            painter.drawText(area, _WRAPPED, translated(section.note))

    def _paint_entry(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, entry: Entry
    ) -> None:
        self._paint_tint(painter, rect, state, entry)
        area = rect.adjusted(metrics.ROW_PADDING, metrics.ROW_TOP, -metrics.ROW_PADDING, 0)
        heading, origin = self._titles.heading(entry, area.width()), QPointF(area.topLeft())
        marks = self._titles.marks(heading)
        if marks:
            self._paint_marks(painter, [mark.translated(origin) for mark in marks])
        painter.setPen(self.theme.soft if entry.error else self.theme.ink)
        heading.layout.draw(painter, origin)
        end = rect.bottom() + 1 - metrics.ROW_END - metrics.PROGRESS
        self._paint_progress(painter, area, end, entry)
        area.setTop(end - metrics.PROGRESS_GAP - metrics.SMALL_HEIGHT)
        area.setHeight(metrics.SMALL_HEIGHT)
        self._paint_small(painter, area, entry)

    def _paint_tint(
        self, painter: QPainter, tint: QRect, state: QStyle.StateFlag, entry: Entry
    ) -> None:
        current = self.current is not None and self.current in entry.paths
        has_cursor = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(Qt.PenStyle.NoPen)
        if current:
            painter.setBrush(self.theme.accent_wash)
            painter.drawRoundedRect(tint, metrics.RADIUS, metrics.RADIUS)
        if has_cursor or (state & (_HOVERED | _SELECTED) and not current):
            painter.setBrush(self.theme.cursor)
            painter.drawRoundedRect(tint, metrics.RADIUS, metrics.RADIUS)
        if has_cursor:
            bar = QRectF(tint.left(), tint.top() + 9, 2, tint.height() - 18)
            painter.setBrush(self.theme.accent)
            painter.drawRoundedRect(bar, 1, 1)

    def _paint_progress(self, painter: QPainter, area: QRect, top: int, entry: Entry) -> None:
        if entry.progress <= 0:
            return
        track = QRectF(area.left(), top, area.width(), metrics.PROGRESS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.line)
        painter.drawRoundedRect(track, 1, 1)
        done = QColor(self.theme.accent)
        done.setAlphaF(_PROGRESS_OPACITY)
        painter.setBrush(done)
        track.setWidth(max(4.0, track.width() * min(entry.progress, 1.0)))
        painter.drawRoundedRect(track, 1, 1)

    def _paint_small(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        region, second = self._titles.region(entry), self._titles.second_line(entry)
        label = self._small_text(entry.languages_label, region, area.width())
        room = int(area.width() - label.width - _SPACE_BETWEEN) if label.width else area.width()
        line = self._small_text(second.lead, region, room, second.text[len(second.lead) :])
        if second.marks:
            self._paint_marks(painter, [line.rectangle(*ends, area) for ends in second.marks])
        painter.setPen(self.theme.soft)
        line.draw(painter, area.left(), area)
        label.draw(painter, area.right() + 1 - label.width, area)

    def _paint_marks(self, painter: QPainter, marks: Iterable[QRectF]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.yellow)
        for mark in marks:
            painter.drawRoundedRect(mark, 2, 2)

    def _small_text(self, text: str, region: Region, room: int, tail: str = "") -> _SmallText:
        """`text`, shortened, and `tail`, at most `room` pixels wide together; shaped once."""
        key = text, tail, region, room
        small = self._texts.get(key)
        if small is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            font, face = self._small_face(region, chinese=has_han(text))
            # The tail stays whole: a date that is cut says nothing.
            left = room - face.horizontalAdvance(tail)
            lead = face.elidedText(text, Qt.TextElideMode.ElideRight, left)
            line = lead + tail
            static = QStaticText(line)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(font=font)
            shown = len(lead) if lead == text else len(lead) - 1
            small = _SmallText(static, font, face, face.horizontalAdvance(line), shown)
            self._texts[key] = small
        return small

    def _small_face(self, region: Region, *, chinese: bool) -> tuple[QFont, QFontMetricsF]:
        face = self._small.get((region, chinese))
        if face is None:
            font = self._titles.small_font(region, chinese=chinese)
            face = self._small[region, chinese] = (font, QFontMetricsF(font))
        return face

    def _section_face(self) -> QFont:
        font = note_font(self._titles)
        font.setPointSizeF(font.pointSizeF() * 11 / 11.5)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        return font
