"""The canvas: paints the rows near the viewport and keeps the reader's place.

Owns what is shown (a bitext, a header), how (theme, type, variant, columns), the cache of laid-out
rows and the scroll position. The mouse is `mouse.py`, the keys are the commands of the main
window. Whatever changes the look goes through `_keeping_place`, so the line at the top stays.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.bitext.locating import RowLocator
from reader.bitext.model import Bitext, Side
from reader.chinese.variants import Converter, Form, Variant, shown_script
from reader.ui.reading.boxes import PaintContext
from reader.ui.reading.columns import Arrangement, Columns, arrange
from reader.ui.reading.header import HEADER_DOCUMENT, HeaderBuilder, HeaderContent
from reader.ui.reading.mouse import MouseBehaviour
from reader.ui.reading.place import START, Place
from reader.ui.reading.rows import Lane, RowBuilder, RowLayout, estimate
from reader.ui.reading.scroll import Scroller
from reader.ui.reading.selection import Selection
from reader.ui.reading.typography import Typography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from reader.ui.fonts import FontChoice
    from reader.ui.reading.images import ImageStore
    from reader.ui.theme import Theme

_CACHED_ROWS = 240
_HEADER_ESTIMATE = 140.0
_FOOTER = 80.0
_BAR_SCALE = 1.0
EMPTY = Bitext((), ())


class ReadingView(QAbstractScrollArea):
    """Two texts against each other, or one in a single column.

    Signals state facts: `place_changed` whenever other text is at the top, `selection_changed`,
    `link_clicked(document, target, words)`, `link_hovered(target)`, `ratio_changed(share)`,
    `first_painted` once, when the first text of a program run is on the screen.
    """

    place_changed = Signal()
    selection_changed = Signal()
    link_clicked = Signal(int, str, str)
    link_hovered = Signal(str)
    ratio_changed = Signal(float)
    zoom_wished = Signal(int)
    first_painted = Signal()

    def __init__(
        self,
        fonts: FontChoice,
        theme: Theme,
        images: ImageStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fonts, self._theme, self._images = fonts, theme, images
        self._typography = Typography(fonts)
        self._bitext = EMPTY
        self._converters: tuple[Converter, ...] = ()
        self._forms: tuple[Form, ...] = ()
        self._header = HeaderContent()
        self._variant = Variant.SOURCE
        self._doubled: tuple[Variant, Variant] | None = None
        self._two = True
        self._ratio = 0.5
        self._cache: OrderedDict[int, RowLayout] = OrderedDict()
        self._scroller = Scroller(self._height_of)
        self._locator = RowLocator(EMPTY)
        self._selection: Selection | None = None
        self._current: int | None = None
        self._held: Place | None = None
        self._painted = False
        self._syncing_bar = False
        self._builder: RowBuilder | None = None
        self._columns = self._arranged()
        self._ahead = QTimer(self, interval=0, singleShot=True)
        self._ahead.timeout.connect(self._lay_out_ahead)
        self._mouse = MouseBehaviour(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Text")
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.verticalScrollBar().setCursor(Qt.CursorShape.ArrowCursor)
        images.loaded.connect(self._images_arrived)

    def prepare(self, *, zoom: float, ratio: float, variant: Variant) -> None:
        """How the first text will be set."""
        self._typography = Typography(self._fonts, zoom)
        self._ratio, self._variant = ratio, variant
        self._restyle()

    # what is shown

    def open(
        self,
        bitext: Bitext,
        converters: tuple[Converter, ...],
        forms: tuple[Form, ...],
        header: HeaderContent,
    ) -> None:
        """Show a bitext from its start. Its rows may still be growing: see `rows_added`."""
        self._bitext, self._converters, self._forms = bitext, converters, forms
        self._header = header
        self._two = bitext.columns == 2
        self._locator = RowLocator(bitext)
        self._selection = self._current = self._held = None
        self._restyle()
        self._scroller.viewport = float(self.viewport().height())
        self._scroller.reset([_HEADER_ESTIMATE, *map(estimate, bitext.rows), _FOOTER])
        self.viewport().update()
        self._sync_bar()
        self.selection_changed.emit()

    def rows_added(self, first: int) -> None:
        """Rows from `first` on have joined the bitext."""
        rows = self._bitext.rows
        known = len(self._scroller) - 2
        if first > known:
            raise ValueError(f"rows {known} to {first} were never announced")
        self._cache.pop(known, None)  # the last known row did not know its follower
        self._scroller.extend(estimate(row) for row in rows[known:])
        if self._held:
            self.go_to(self._held)  # there may have been too little text below it until now
        self._sync_bar()
        self.viewport().update()

    def set_bitext(self, bitext: Bitext, header: HeaderContent | None = None) -> None:
        """The same text in a settled form: columns may differ, rows stay what they were."""
        with self._keeping_place():
            self._bitext = bitext
            self._locator = RowLocator(bitext)
            self._two = bitext.columns == 2
            if header is not None:
                self._header = header
            self._restyle()

    def set_header(self, header: HeaderContent) -> None:
        """Another header above the same rows."""
        if header != self._header:
            with self._keeping_place():
                self._header = header
                self._restyle()

    @property
    def bitext(self) -> Bitext:
        """What is shown."""
        return self._bitext

    @property
    def locator(self) -> RowLocator:
        """Finds rows by source position."""
        return self._locator

    @property
    def columns(self) -> Columns:
        """Where the columns stand."""
        return self._columns

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    @property
    def typography(self) -> Typography:
        """The type in use."""
        return self._typography

    @property
    def converters(self) -> tuple[Converter, ...]:
        """The converter of each document."""
        return self._converters

    # how it is shown

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        with self._keeping_place():
            self._theme = theme
            self._restyle()

    def set_variant(self, variant: Variant) -> None:
        """Other Chinese."""
        with self._keeping_place():
            self._variant = variant
            self._restyle()

    def set_doubled(self, variants: tuple[Variant, Variant] | None) -> None:
        """Show the Chinese twice, in two variants side by side; None ends that."""
        with self._keeping_place():
            self._doubled = variants
            self._restyle()

    def set_zoom(self, zoom: float) -> None:
        """Other type size; 1.0 is 100%."""
        with self._keeping_place():
            self._typography = Typography(self._fonts, zoom)
            self._restyle()

    def set_ratio(self, ratio: float) -> None:
        """The first column's share of the width."""
        with self._keeping_place():
            self._ratio = ratio
            self._restyle()

    @property
    def ratio(self) -> float:
        """The first column's share of the width."""
        return self._ratio

    @property
    def variant(self) -> Variant:
        """The form of Chinese that is shown."""
        return self._variant

    @property
    def doubled(self) -> bool:
        """Whether the Chinese is shown twice, in two variants."""
        return self._doubled is not None

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """What each column shows."""
        if self._doubled:
            return tuple(Lane(Side.ZH, variant) for variant in self._doubled)
        return (Lane(Side.EN, self._variant), Lane(Side.ZH, self._variant))

    def _arranged(self) -> Columns:
        return arrange(
            float(self.viewport().width()),
            two=self._two or self._doubled is not None,
            column=self._typography.column,
            gutter=self._typography.gutter,
            ratio=self._ratio,
        )

    def _restyle(self) -> None:
        """Forget every layout; what is visible is laid out again when it is painted."""
        self._columns = self._arranged()
        self._cache.clear()
        self._builder = None
        if self._bitext.documents:
            self._builder = RowBuilder(
                self._bitext,
                self._converters,
                self._forms,
                self._typography,
                self._theme,
                self._images,
                self._columns,
                self.lanes,
            )
        self.viewport().update()

    def _images_arrived(self) -> None:
        with self._keeping_place():
            self._restyle()

    # layouts

    def unit(self, number: int) -> RowLayout:
        """The layout of a unit: 0 is the header, then the rows, then the space at the end."""
        if number in self._cache:
            self._cache.move_to_end(number)
            return self._cache[number]
        layout = self._lay_out(number)
        self._cache[number] = layout
        if len(self._cache) > _CACHED_ROWS:
            self._cache.popitem(last=False)
        return layout

    def _lay_out(self, number: int) -> RowLayout:
        if number == 0:
            region = shown_script(self._forms[0] if self._forms else Form.NONE, self._variant)
            builder = HeaderBuilder(self._typography, self._theme, self._columns, region)
            return builder.build(self._header)
        if self._builder is None or number > len(self._bitext.rows):
            return RowLayout(_FOOTER, 0.0, 0.0, ())
        return self._builder.build(number - 1)

    def _height_of(self, number: int) -> float:
        return self.unit(number).height

    def _lay_out_ahead(self) -> None:
        """Lay out the next rows while nothing else happens: scrolling finds them done."""
        visible = self._scroller.visible()
        if not visible:
            return
        for number in (visible[-1][0] + 1, visible[-1][0] + 2, visible[0][0] - 1):
            if 0 <= number < len(self._scroller) and number not in self._cache:
                self.unit(number)
                self._ahead.start()
                return

    # the place

    def place(self) -> Place:
        """The source position at the top of the view."""
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
        if not self._bitext.rows:
            return
        number = self._locator.row_of(place.document, place.position) + 1
        y = 0.0
        for placed in self.unit(number).boxes:
            box = placed.box
            if box.document == place.document and box.start <= place.position <= box.end:
                y = placed.y + box.top_of(place.position)
                break
        self._scroller.viewport = float(self.viewport().height())
        self._scroller.place(number, y - place.below)
        self._moved()
        self._held = place

    def go_to_row(self, row: int, below: float = 12.0) -> None:
        """Bring a row to the top."""
        self._scroller.place(row + 1, -below)
        self._moved()

    @contextmanager
    def _keeping_place(self) -> Iterator[None]:
        at_start = self._scroller.unit == 0 and self._scroller.offset == 0
        # One place is held through a series of changes: taking it anew after each would drift.
        place = self._held or (START if at_start else self.place())
        header_offset = self._scroller.offset if self._scroller.unit == 0 else None
        yield
        if not len(self._scroller):
            return
        self._scroller.viewport = float(self.viewport().height())
        if at_start:
            self._scroller.place(0)
        elif header_offset is not None:
            self._scroller.place(0, header_offset)
        else:
            self.go_to(place)
        self.viewport().update()
        self._sync_bar()

    def progress(self) -> float:
        """How much has been read, 0 to 1, by the text above the lower edge."""
        if len(self._scroller) <= 2:
            return 0.0
        if self._scroller.at_end():
            return 1.0
        room = max(self._scroller.total - self._scroller.viewport, 1.0)
        return min(max(self._scroller.value() / room, 0.0), 1.0)

    # scrolling

    def scroll_pixels(self, pixels: float) -> None:
        """Scroll by pixels; positive is towards the end."""
        self._scroller.scroll_by(float(round(pixels)))
        self._moved()

    def scroll_screens(self, screens: float) -> None:
        """Scroll by screenfuls, keeping two lines in sight."""
        step = self._scroller.viewport - 60.0 * self._typography.zoom
        self.scroll_pixels(screens * max(step, 40.0))

    def go_to_start(self) -> None:
        """The first line, header and all."""
        self._scroller.place(0)
        self._moved()

    def go_to_end(self) -> None:
        """The last screenful."""
        self._scroller.place(len(self._scroller) - 1)
        self._moved()

    def _moved(self) -> None:
        self._held = None
        self.viewport().update()
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
        self._held = None
        if value >= self.verticalScrollBar().maximum():
            self._scroller.place(len(self._scroller) - 1)
        else:
            self._scroller.place_at_value(float(value))
            self._scroller.offset = float(round(self._scroller.offset))
        self.viewport().update()
        self.place_changed.emit()

    # the current row

    @property
    def current_row(self) -> int | None:
        """The row that the keys act on."""
        return self._current

    def set_current_row(self, row: int | None) -> None:
        """Tint a row and remember it."""
        if row != self._current:
            self._current = row
            self.viewport().update()

    def step_row(self, step: int) -> None:
        """To the next or previous row; a row taller than the view is first read to its end."""
        rows = len(self._bitext.rows)
        if not rows:
            return
        tops = {number: y for number, y in self._scroller.visible() if 0 < number <= rows}
        here = None if self._current is None else self._current + 1
        if here not in tops:
            target = next((n for n, y in tops.items() if y >= -1), next(iter(tops), 1))
        else:
            edge = tops[here] + self._height_of(here)
            if step > 0 and edge > self._scroller.viewport + 1:
                self.scroll_pixels(min(edge - self._scroller.viewport, self._line() * 3))
                return
            if step < 0 and tops[here] < -1:
                self.scroll_pixels(max(tops[here], -self._line() * 3))
                return
            target = min(max(here + step, 1), rows)
        self.set_current_row(target - 1)
        self._bring_into_view(target)

    def _line(self) -> float:
        return 30.0 * self._typography.zoom

    def _bring_into_view(self, number: int) -> None:
        visible = dict(self._scroller.visible())
        viewport, height = self._scroller.viewport, self._height_of(number)
        margin = min(viewport * 0.18, 140.0)
        y = visible.get(number)
        if y is not None and y >= margin * 0.4 and y + height <= viewport - margin * 0.4:
            return
        if y is not None and y > 0 and height < viewport - margin:
            self.scroll_pixels(y + height - viewport + margin)
        else:
            self._scroller.place(number, -margin if height < viewport - margin else -12.0)
            self._moved()

    def top_row(self) -> int:
        """The row at the top of the view; -1 where the header still is."""
        for number, y in self._scroller.visible():
            if y + self._height_of(number) > 24.0:
                return min(number - 1, len(self._bitext.rows) - 1)
        return -1

    def visible_units(self) -> list[tuple[int, float]]:
        """The units in sight, each with the y of its top edge: 0 the header, then the rows."""
        return self._scroller.visible()

    def unit_at(self, y: float) -> tuple[int, float] | None:
        """The unit at a height of the viewport, and the y of its top edge."""
        for number, top in self._scroller.visible():
            if top <= y < top + self._height_of(number):
                return number, top
        return None

    # selection

    @property
    def selection(self) -> Selection | None:
        """What is selected."""
        return self._selection

    def set_selection(self, selection: Selection | None) -> None:
        """Select a range, or nothing."""
        if selection != self._selection:
            self._selection = selection
            self.viewport().update()
            self.selection_changed.emit()

    def select_all(self) -> None:
        """Select the whole side that the selection or the current text is on."""
        if not self._bitext.documents:
            return
        lanes = self.lanes
        column = self._selection.column if self._selection else len(lanes) - 1
        if not self._selection and self._bitext.columns == 2:
            column = 0
        if self._selection:
            document = self._selection.document
        else:
            document = min(column, len(self._bitext.documents) - 1)
        end = self._locator.end_of(document)
        self.set_selection(Selection(column, lanes[column].side, document, 0, end))

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is visible."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(event.rect())
        painter.fillRect(rect, self._theme.paper)
        if not len(self._scroller):
            return
        self._scroller.viewport = float(self.viewport().height())
        for number, y in self._scroller.visible():
            layout = self.unit(number)
            if y > rect.bottom() or y + layout.height < rect.top():
                continue
            self._paint_unit(painter, number, layout, y)
        painter.end()
        self._ahead.start()
        if not self._painted and self._bitext.rows:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def _paint_unit(self, painter: QPainter, number: int, layout: RowLayout, y: float) -> None:
        if self._current is not None and number == self._current + 1:
            self._paint_current(painter, layout, y)
        chosen = self._selection
        for placed in layout.boxes:
            selected = None
            if (
                chosen
                and placed.box.document == chosen.document
                and placed.column in (chosen.column, -1)
            ):
                selected = (chosen.start, chosen.end)
            viewport = float(self.viewport().height())
            context = PaintContext(self._theme, selected, 0.0, viewport)
            placed.box.paint(painter, placed.x, y + placed.y, context)

    def _paint_current(self, painter: QPainter, layout: RowLayout, y: float) -> None:
        above = min(layout.top, 9.0 * self._typography.zoom) - 1
        below = min(layout.bottom, 9.0 * self._typography.zoom) - 1
        top = y + layout.top - above
        height = layout.height - layout.top - layout.bottom + above + below
        left, width = self._columns.left - 14, self._columns.width + 28
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.cursor)
        painter.drawRoundedRect(QRectF(left, top, width, height), 8, 8)
        painter.setBrush(self._theme.accent)
        painter.drawRoundedRect(QRectF(left, top + 8, 2, max(height - 16, 4.0)), 1, 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Set the text in the new width, the same line at the top."""
        with self._keeping_place():
            self._restyle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wished.emit(1 if event.angleDelta().y() > 0 else -1)
        elif not event.pixelDelta().isNull():
            self.scroll_pixels(-event.pixelDelta().y())
        else:
            self.scroll_pixels(-event.angleDelta().y() * self._line() * 3 / 120.0)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips and leaving; the rest is Qt's."""
        if event.type() == QEvent.Type.ToolTip and self._mouse.show_tool_tip(event):
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, to drag the gutter, or to follow a link."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, drag, or show what is under the mouse."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the press began."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; a third click the paragraph."""
        self._mouse.double_click(event)

    @property
    def stacked(self) -> bool:
        """Whether the languages stand one above the other for lack of room."""
        return self._columns.arrangement is Arrangement.STACKED
