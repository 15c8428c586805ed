"""The mouse in the reading view: selecting, following links, dragging the gutter."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtWidgets import QApplication

from reader.documents.model import Span, SpanStyle
from reader.documents.times import clock_words, time_at
from reader.ui.reading.columns import SPAN, ratio_at
from reader.ui.reading.header import HEADER_DOCUMENT
from reader.ui.reading.selection import Selection
from reader.values import Value

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QMouseEvent

    from reader.ui.reading.rows import Placed
    from reader.ui.reading.view import ReadingView

_GUTTER_REACH = 10.0
_SCROLL_EVERY = 16
_STILL = 3.0
"""Pixels that a hand may move while it clicks."""


class Spot(Value):
    """What is under a point: a placed box, and the point relative to it."""

    number: int
    placed: Placed
    x: float
    y: float

    @property
    def is_inside(self) -> bool:
        """Whether the point is over the box, and not only nearest to it."""
        return 0 <= self.x <= self.placed.width and 0 <= self.y <= self.placed.box.height


class MouseBehaviour:
    """Turns mouse events of the view's viewport into selections, links and column widths."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._dragging_gutter = False
        self._anchor: Selection | None = None
        self._pressed_link: Span | None = None
        self._moved = False
        self._last = self._pressed_at = QPointF()
        self._third_click_until = 0
        self._edge_timer = QTimer(view, interval=_SCROLL_EVERY)
        self._edge_timer.timeout.connect(self._scroll_at_edge)

    # finding

    def spot(self, point: QPointF, column: int | None = None) -> Spot | None:
        """The box under or nearest to a point of the viewport."""
        height = self._view.viewport().height()
        y = min(max(point.y(), 1.0), height - 1.0)
        found = self._view.unit_at(y)
        if found is None:
            return None
        number, top = found
        placed = self._view.unit(number).nearest(point.x(), y - top, column)
        if placed is None:
            return None
        return Spot(number, placed, point.x() - placed.x, y - top - placed.y)

    def link(self, point: QPointF) -> tuple[Spot, Span] | None:
        """The link under a point."""
        spot = self.spot(point)
        span = spot.placed.box.span_at(spot.x, spot.y) if spot else None
        return (spot, span) if spot and span else None

    def _on_gutter(self, x: float) -> bool:
        middle = self._view.columns.gutter_middle()
        return middle is not None and abs(x - middle) < _GUTTER_REACH

    # events

    def press(self, event: QMouseEvent) -> None:
        """Begin something."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position()
        self._moved, self._pressed_at = False, point
        self._pressed_link = None
        if self._third_click(event):
            return
        if self._on_gutter(point.x()):
            self._dragging_gutter = True
            return
        if found := self.link(point):
            self._pressed_link = found[1]
        spot = self.spot(point)
        if spot is None or spot.placed.box.document == HEADER_DOCUMENT:
            self._anchor = None
            self._view.set_selection(None)
            return
        if spot.number:
            self._view.set_current_row(self._view.row_of_unit(spot.number))
        extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if extending and (old := self._view.selection):
            self._anchor = old
            self._extend(point)
            return
        self._anchor = self._selection_at(spot)
        self._view.set_selection(None)

    def _selection_at(self, spot: Spot) -> Selection:
        lanes = self._view.lanes
        column = spot.placed.column
        if column == SPAN:
            column = len(lanes) - 1 if self._view.bitext.columns == 1 else 0
        position = spot.placed.box.source_at(spot.x, spot.y)
        side = lanes[column].side
        return Selection(column, side, spot.placed.box.document, position, position)

    def move(self, event: QMouseEvent) -> None:
        """Go on with what was begun, or show what is here."""
        point = event.position()
        self._last = point
        if self._dragging_gutter:
            gutter = self._view.typography.gutter
            ratio = ratio_at(self._view.columns, point.x(), gutter)
            self._view.set_left_share(ratio)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            if not self._moved and (point - self._pressed_at).manhattanLength() < _STILL:
                return
            self._moved = True
            self._extend(point)
            height = self._view.viewport().height()
            if point.y() < 0 or point.y() > height:
                self._edge_timer.start()
            else:
                self._edge_timer.stop()
        else:
            self._hover(point)

    def _extend(self, point: QPointF) -> None:
        anchor = self._anchor
        if anchor is None:
            return
        spot = self.spot(point, anchor.column)
        if spot is None or spot.placed.box.document != anchor.document:
            return
        focus = spot.placed.box.source_at(spot.x, spot.y)
        self._view.set_selection(
            Selection(anchor.column, anchor.side, anchor.document, anchor.anchor, focus)
        )

    def _scroll_at_edge(self) -> None:
        height = self._view.viewport().height()
        y = self._last.y()
        beyond = y if y < 0 else y - height if y > height else 0.0
        if not beyond or not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._edge_timer.stop()
            return
        self._view.scroll_pixels(max(min(beyond * 0.6, 40.0), -40.0))
        self._extend(self._last)

    def _hover(self, point: QPointF) -> None:
        found = self.link(point)
        if found:
            cursor = Qt.CursorShape.PointingHandCursor
        elif self._on_gutter(point.x()):
            cursor = Qt.CursorShape.SplitHCursor
        else:
            spot = self.spot(point)
            over_text = spot is not None and 0 <= spot.x <= spot.placed.width
            cursor = Qt.CursorShape.IBeamCursor if over_text else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(cursor)
        self._view.link_hovered.emit(found[1].target if found else "")
        self._view.hovered.emit(found[0] if found else self.spot(point))

    def release(self, event: QMouseEvent) -> None:
        """End what was begun; a press and release on a link follows it."""
        self._edge_timer.stop()
        if self._dragging_gutter:
            self._dragging_gutter = False
            self._view.ratio_changed.emit(self._view.ratio)
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed_link = self._pressed_link, None
        if self._view.selection:
            self._view.selection_made.emit()
            return
        found = self.link(event.position())
        if pressed and found and found[1] == pressed:
            spot, span = found
            words = spot.placed.box.shown_text(span.start, span.end)
            self._view.link_clicked.emit(spot.placed.box.document, span.target, words)
        elif not self._moved and (spot := self.spot(event.position())):
            self._view.clicked.emit(spot)

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        if self._on_gutter(event.position().x()):
            self._view.set_ratio(0.5)
            self._view.ratio_changed.emit(0.5)
            return
        spot = self.spot(event.position())
        if spot is None or spot.placed.box.document == HEADER_DOCUMENT:
            return
        box = spot.placed.box
        at = self._character(spot)
        blocks = self._view.bitext.documents[box.document].blocks
        block = blocks[max(bisect_right(blocks, box.start, key=lambda one: one.start) - 1, 0)]
        text = block.text[box.start - block.start : box.end - block.start]
        start, end = self._view.words.at(text, at - box.start)
        base = self._selection_at(spot)
        self._anchor = Selection(
            base.column, base.side, base.document, box.start + start, box.start + end
        )
        self._view.set_selection(self._anchor)
        self._third_click_until = event.timestamp() + QApplication.doubleClickInterval()

    def _character(self, spot: Spot) -> int:
        """The position of the character under a point, whichever half of it was hit."""
        box = spot.placed.box
        at = box.source_at(spot.x, spot.y)
        before = box.rects(at - 1, at) if at > box.start else []
        return at - 1 if any(rect.contains(spot.x, spot.y) for rect in before) else at

    def _third_click(self, event: QMouseEvent) -> bool:
        """A click soon after a double click selects the whole paragraph."""
        if not self._third_click_until or event.timestamp() > self._third_click_until:
            return False
        self._third_click_until = 0
        spot = self.spot(event.position())
        if spot is None or spot.placed.box.document == HEADER_DOCUMENT:
            return False
        base, box = self._selection_at(spot), spot.placed.box
        self._anchor = Selection(base.column, base.side, base.document, box.start, box.end)
        self._view.set_selection(self._anchor)
        return True

    def show_tool_tip(self, event: QEvent) -> bool:
        """Tell where a link leads, or when a line of subtitles is said."""
        from PySide6.QtGui import QHelpEvent
        from PySide6.QtWidgets import QToolTip

        if not isinstance(event, QHelpEvent):
            return False
        words = self._target_at(event.pos()) or self._time_at(event.pos())
        if words:
            QToolTip.showText(event.globalPos(), words, self._view.viewport())
        return bool(words)

    def _target_at(self, point: QPoint) -> str:
        found = self.link(QPointF(point))
        if not found or found[1].style is SpanStyle.FOOTNOTE:
            return ""
        target = found[1].target
        return "" if target.startswith("duidu:") else target

    def _time_at(self, point: QPoint) -> str:
        """When the words under a point are said: 0:12:03 – 0:12:06."""
        spot = self.spot(QPointF(point))
        if spot is None or not spot.is_inside or spot.placed.box.document < 0:
            return ""
        position = spot.placed.box.source_at(spot.x, spot.y)
        time = time_at(self._view.bitext.documents[spot.placed.box.document].blocks, position)
        return " – ".join(clock_words(moment) for moment in time) if time else ""
