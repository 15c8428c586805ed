"""The canvas: a page under a window that scrolls over it.

Owns the scroll position, the place (which line of the source is at the top) and the painting.
Whatever changes the look goes through `_keeping_place`, so the line at the top stays, and the line
that the keys act on stays in sight.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.bitext.locating import RowLocator
from reader.ui.reading.header import HEADER_DOCUMENT
from reader.ui.reading.page import EMPTY, FOOTER, Content, Page
from reader.ui.reading.painting import UnitPainter
from reader.ui.reading.place import START, Place, height_of_place
from reader.ui.reading.rows import estimate
from reader.ui.reading.scroll import Scroller
from reader.ui.reading.sight import is_whole, lifted, line_of_the_keys, repaint_range
from reader.ui.reading.veil import Veil

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

    from reader.bitext.model import Bitext
    from reader.chinese.scripts import Form
    from reader.chinese.variants import Converter
    from reader.ui.reading.boxes import Lit, MarkPainter
    from reader.ui.reading.columns import Columns
    from reader.ui.reading.rows import RowLayout
    from reader.ui.reading.selection import Selection
    from reader.ui.reading.typography import Typography
    from reader.ui.theme import Theme

_HEADER_ESTIMATE = 140.0


class Canvas(QAbstractScrollArea):
    """Scrolls over a page and paints what is in sight.

    Signals state facts: `place_changed` whenever other text is at the top, `zoom_wished(steps)` for
    Ctrl and the wheel, `first_painted` when the first text of a document is on the screen,
    `relaid` when the same text is set otherwise.
    """

    place_changed = Signal()
    zoom_wished = Signal(int)
    first_painted = Signal()
    relaid = Signal()

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._scroller = Scroller(self._height_of)
        self._locator = RowLocator(EMPTY)
        self._selection: Selection | None = None
        self._marks: MarkPainter | None = None
        self._veil = Veil(page)
        self._lit: tuple[Lit, ...] = ()
        self._linked: tuple[Lit, ...] = ()
        self._current_stands_out = False
        self._current: int | None = None
        self._acting = 0
        self._held: Place | None = None
        self._held_header: float | None = None  # the same, where the header was at the top
        self._painted = False
        self._syncing_bar = False
        self._ahead = QTimer(self, interval=0, singleShot=True)
        self._ahead.timeout.connect(self._lay_out_ahead)
        # PySide wraps a widget that Qt made only after it has looked through every class of widget.
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.verticalScrollBar().setCursor(Qt.CursorShape.ArrowCursor)

    # what is shown

    def show_content(self, content: Content) -> None:
        """Show a bitext from its start. Its rows may still be growing: see `rows_added`."""
        self._page.begin(content)
        self._locator = RowLocator(content.bitext)
        self._selection = self._current = self._held = self._held_header = None
        self._veil.forget()
        self._lit = self._linked = ()
        self._painted = False
        self._scroller.viewport = float(self.viewport().height())
        rows = content.bitext.rows
        self._scroller.reset([_HEADER_ESTIMATE, *map(estimate, rows), FOOTER])
        self.viewport().update()
        self._sync_bar()

    def _take_rows(self, locator: RowLocator, heights: Iterable[float]) -> None:
        """The same text stands in other rows. The place is the caller's to keep."""
        self._locator = locator
        self._veil.peeked = None
        self._scroller.reset([_HEADER_ESTIMATE, *heights, FOOTER])

    def rows_added(self, first: int) -> None:
        """Rows from `first` on have joined the bitext."""
        rows = self.bitext.rows
        known = len(self._scroller) - 2
        if first > known:
            raise ValueError(f"rows {known} to {first} were never announced")
        self._page.forget_unit(known)  # the last known row did not know its follower
        self._locator.catch_up()
        self._scroller.extend(estimate(row) for row in rows[known:])
        if self._held:
            self.go_to(self._held)  # there may have been too little text below it until now
        self._sync_bar()
        self.viewport().update()

    @property
    def bitext(self) -> Bitext:
        """What is shown."""
        return self._page.content.bitext

    @property
    def page(self) -> Page:
        """What is shown and how it is set, for whoever sets it elsewhere, too. To be read only."""
        return self._page

    @property
    def locator(self) -> RowLocator:
        """Finds rows by source position."""
        return self._locator

    @property
    def columns(self) -> Columns:
        """Where the columns stand."""
        return self._page.columns

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._page.look.theme

    @property
    def typography(self) -> Typography:
        """The type in use."""
        return self._page.look.typography

    @property
    def converters(self) -> tuple[Converter, ...]:
        """The converter of each document."""
        return self._page.content.converters

    @property
    def forms(self) -> tuple[Form, ...]:
        """The form of Chinese of each document."""
        return self._page.content.forms

    def _change(self, **changes: object) -> None:
        with self._keeping_place():
            self._page.change(**changes)

    def _images_arrived(self) -> None:
        with self._keeping_place():
            self._page.forget()

    # layouts

    def unit(self, number: int) -> RowLayout:
        """The layout of a unit: 0 is the header, then the rows, then the space at the end."""
        return self._page.unit(number)

    def _height_of(self, number: int) -> float:
        return self.unit(number).height

    def _lay_out_ahead(self) -> None:
        """Lay out the next rows while nothing else happens: scrolling finds them done."""
        visible = self._scroller.visible()
        if not visible:
            return
        for number in (visible[-1][0] + 1, visible[-1][0] + 2, visible[0][0] - 1):
            if 0 <= number < len(self._scroller) and not self._page.is_laid_out(number):
                self.unit(number)
                self._ahead.start()
                return

    def top_row(self) -> int:
        """The row at the top of the view; -1 where the header still is."""
        for number, y in self._scroller.visible():
            if y + self._height_of(number) > 24.0:
                return min(number - 1, len(self.bitext.rows) - 1)
        return -1

    def row_of_unit(self, number: int) -> int | None:
        """The row that a unit shows; None for the header and the end."""
        return self._page.row_of_unit(number)

    def visible_units(self) -> list[tuple[int, float]]:
        """The units in sight, each with the y of its top edge: 0 the header, then the rows."""
        return self._scroller.visible()

    def unit_at(self, y: float) -> tuple[int, float] | None:
        """The unit at a height of the viewport, and the y of its top edge."""
        for number, top in self._scroller.visible():
            if top <= y < top + self._height_of(number):
                return number, top
        return None

    def shares_of_rows(self, rows: Iterable[int]) -> list[float]:
        """How far down the whole text each of some rows begins, 0 to 1."""
        return self._scroller.shares_of(map(self._page.unit_of_row, rows))

    def set_marks(self, marks: MarkPainter | None) -> None:
        """Who paints what the reader has marked."""
        self._marks = marks
        self.viewport().update()

    def set_lit(self, lit: tuple[Lit, ...]) -> None:
        """The ranges that light up from now on."""
        if lit != self._lit:
            for one in (*self._lit, *lit):
                repaint_range(self, one.document, one.start, one.end)
            self._lit = lit

    def set_linked(self, linked: tuple[Lit, ...]) -> None:
        """The words that are linked from now on."""
        if linked != self._linked:
            for one in (*self._linked, *linked):
                repaint_range(self, one.document, one.start, one.end)
            self._linked = linked

    def let_current_stand_out(self, wanted: bool) -> None:
        """Fade the rows around the current one, or no longer."""
        self._current_stands_out = wanted
        self.viewport().update()

    # the place

    def place(self) -> Place:
        """The source position at the top of the view, or the one that was asked for."""
        if self._held:
            return self._held
        for number, y in self._scroller.visible():
            for placed in self.unit(number).boxes:
                top = y + placed.y
                if placed.box.document == HEADER_DOCUMENT or top + placed.box.height <= 1:
                    continue
                position = placed.box.source_at(0.0, max(1.0 - top, 0.0) + 0.5)
                return Place(placed.box.document, position, top + placed.box.top_of(position))
        return START

    def go_to(self, place: Place) -> None:
        """Bring a source position to where `place.below` says."""
        if not self.bitext.rows:
            return
        number = self._page.unit_of_row(self._locator.row_of(place.document, place.position))
        y = height_of_place(self.unit(number), place, self.bitext, self._page.row_of_unit(number))
        self._scroller.viewport = float(self.viewport().height())
        self._scroller.place(number, y - place.below)
        self._moved()
        self._held = place

    def go_to_row(self, row: int, below: float = 12.0) -> None:
        """Bring a row to the top."""
        self._scroller.place(self._page.unit_of_row(row), -below)
        self._moved()

    @contextmanager
    def _keeping_place(self) -> Iterator[None]:
        # One place is held through a series of changes: taking it anew after each would drift.
        place, header = self._held or self.place(), self._held_header
        if header is None and self._held is None and self._scroller.unit == 0:
            header = self._scroller.offset
        acted_on = line_of_the_keys(self, self._current, self._lit)
        yield
        if not len(self._scroller):
            return
        self._scroller.viewport = float(self.viewport().height())
        if header is not None:
            self._scroller.place(0, header)
        else:
            self.go_to(place)
        if acted_on and not is_whole(self, acted_on):
            self.go_to(lifted(self, acted_on))  # the line at the top stays, but not at its price
            self._held, self._held_header = (place, None) if header is None else (None, header)
        self.viewport().update()
        self._sync_bar()
        self.relaid.emit()

    def progress(self) -> float:
        """How much has been read, 0 to 1, by the text above the lower edge."""
        if len(self._scroller) <= 2:
            return 0.0
        if self._scroller.at_end():
            return 1.0
        room = max(self._scroller.total - self._scroller.viewport, 1.0)
        return min(max(self._scroller.value() / room, 0.0), 1.0)

    def is_at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self._scroller.at_end()

    # scrolling

    def scroll_pixels(self, pixels: float) -> None:
        """Scroll by pixels; positive is towards the end."""
        before = dict(self._scroller.visible())
        self._scroller.scroll_by(float(round(pixels)))
        shifts = (y - before[unit] for unit, y in self._scroller.visible() if unit in before)
        shift = next(shifts, None)
        if shift is None or not self._can_shift():
            self.viewport().update()
        elif shift:
            # moves the picture, and paints only what comes into sight
            self.viewport().scroll(0, round(shift))
        self._told_moved()

    def scroll_screens(self, screens: float) -> None:
        """Scroll by screenfuls, keeping two lines in sight."""
        step = self._scroller.viewport - 60.0 * self.typography.zoom
        self.scroll_pixels(screens * max(step, 40.0))

    def go_to_start(self) -> None:
        """The first line, header and all."""
        self._scroller.place(0)
        self._moved()

    def go_to_end(self) -> None:
        """The last screenful."""
        self._scroller.place(len(self._scroller) - 1)
        self._moved()

    def _can_shift(self) -> bool:
        """Whether pixels of the text are pixels of the screen."""
        return self.devicePixelRatioF().is_integer()

    def _moved(self) -> None:
        self.viewport().update()
        self._told_moved()

    def _told_moved(self) -> None:
        self._held = self._held_header = None
        self._sync_bar()
        self.place_changed.emit()

    def _sync_bar(self) -> None:
        bar = self.verticalScrollBar()
        self._syncing_bar = True
        page = max(int(self._scroller.viewport), 1)
        bar.setRange(0, max(int(self._scroller.total) - page, 1) if len(self._scroller) > 2 else 0)
        bar.setPageStep(page)
        bar.setSingleStep(60)
        at_end = bar.maximum() if self._scroller.at_end() and self._scroller.unit else None
        bar.setValue(at_end if at_end is not None else int(self._scroller.value()))
        self._syncing_bar = False

    def _bar_moved(self, value: int) -> None:
        if self._syncing_bar:
            return
        self._held = self._held_header = None
        if value >= self.verticalScrollBar().maximum():
            self._scroller.place(len(self._scroller) - 1)
        else:
            self._scroller.place_at_value(float(value))
            self._scroller.offset = float(round(self._scroller.offset))
        self.viewport().update()
        self.place_changed.emit()

    def _line(self) -> float:
        return 30.0 * self.typography.zoom

    # events

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing: the scroll bar follows the text here, and Qt would paint everything anew."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is visible."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(event.rect())
        # not fillRect: for it PySide first makes an enumeration of 180 gradients, 3 to 7 ms
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.paper)
        painter.drawRect(rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not len(self._scroller):
            return
        self._scroller.viewport = float(self.viewport().height())
        brush = UnitPainter(
            painter, self._page, self._selection, self._marks, rect, (*self._lit, *self._linked)
        )
        current = None if self._current is None else self._page.unit_of_row(self._current)
        for number, y in self._scroller.visible():
            layout = self.unit(number)
            if y > rect.bottom() or y + layout.height < rect.top():
                continue
            if number == current:
                brush.paint_current(layout, y, self._acting)
            faded = self._current_stands_out and current is not None and number != current
            veiled = self._veil.covered(number, layout)
            brush.paint(layout, y, veiled, faded=faded, current=number == current)
            row = self._page.row_of_unit(number)
            if row is not None and self.bitext.rows[row].is_weak:
                brush.paint_doubt(layout, y)
        painter.end()
        self._ahead.start()
        if not self._painted and self.bitext.rows:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Set the text in the new width, the same line at the top."""
        self._change(width=float(self.viewport().width()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wished.emit(1 if event.angleDelta().y() > 0 else -1)
        elif not event.pixelDelta().isNull():
            self.scroll_pixels(-event.pixelDelta().y())
        else:
            self.scroll_pixels(-event.angleDelta().y() * self._line() * 3 / 120.0)
        event.accept()
