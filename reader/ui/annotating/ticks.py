"""Small ticks along the scroll bar, one for each annotation; a click on one goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from reader.annotations.model import Kind
from reader.ui.along_bar import AlongBar
from reader.ui.annotating.painting import line
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from reader.ui.annotating.desk import Desk
    from reader.ui.reading.view import ReadingView

_THICK = 3.0
_LONGEST = 120
"""Characters of a tooltip."""


class Ticks(AlongBar[str]):
    """The annotations along the scroll bar, by their ids."""

    def __init__(self, desk: Desk, view: ReadingView) -> None:
        super().__init__(view, Message("Marks along the scroll bar"))
        self._desk = desk
        desk.marks_changed.connect(self.forget)
        desk.selected_changed.connect(lambda _: self.update())
        self.show()

    def find_places(self) -> list[tuple[float, str]]:
        """Where each annotation of the open text begins."""
        keys = self._desk.order_keys()
        shares = self._view.shares_of_rows([key[0] for key in keys])
        return [(share, key[3]) for share, key in zip(shares, keys, strict=True)]

    def go_to(self, found: str) -> None:
        """Go to an annotation and take it in hand."""
        self._desk.go_to(found)

    def tip(self, found: str) -> str:
        """What it is, its colour by name, and how its words begin."""
        from reader.ui.notes.texts import spoken

        annotation = self._desk.notebook.find(found)
        words = spoken(annotation) if annotation else ""
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One tick for each line of pixels is enough: the later ones lie over the earlier."""
        theme, height, index = self._view.theme, self.height(), self._desk.index
        if index is None:
            return
        lines: dict[int, tuple[QColor, bool]] = {}
        for share, id_ in self.places():
            shown = index.of(id_)
            if not shown:
                continue
            is_bookmark = shown[0].kind is Kind.BOOKMARK
            colour = theme.accent if is_bookmark else theme.soft
            if shown[0].kind is Kind.HIGHLIGHT:
                colour = line(theme, shown[0].colour)
            y = min(round(share * height), height - 2)
            if not (y in lines and lines[y][1]):  # a bookmark is never hidden
                lines[y] = (colour, is_bookmark)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for y, (colour, is_bookmark) in lines.items():
            painter.setBrush(colour)
            if is_bookmark:
                painter.drawPolygon(_flag(self.width(), y))
            else:
                painter.drawRoundedRect(QRectF(2, y, self.width() - 4, _THICK), 1, 1)
        self._paint_selected(painter)
        painter.end()

    def _paint_selected(self, painter: QPainter) -> None:
        """The annotation in hand has a larger tick, over all others."""
        selected, index = self._desk.selected, self._desk.index
        share = next((share for share, id_ in self.places() if id_ == selected), None)
        shown = index.of(selected) if index else ()
        if share is None or not shown:
            return
        theme = self._view.theme
        colour = line(theme, shown[0].colour) if shown[0].kind is Kind.HIGHLIGHT else theme.accent
        y = min(round(share * self.height()), self.height() - 2)
        painter.setBrush(theme.paper)
        painter.drawRect(QRectF(0, y - 2, self.width(), _THICK + 4))
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(0, y - 1, self.width(), _THICK + 2), 1.5, 1.5)


def _flag(width: int, y: int) -> QPolygonF:
    """A small triangle that points at the text."""
    middle = y + _THICK / 2
    return QPolygonF(
        [QPointF(1, middle), QPointF(width - 2, middle - 4), QPointF(width - 2, middle + 4)]
    )
