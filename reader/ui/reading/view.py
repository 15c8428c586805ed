"""The reading view: what can be done with the text on the canvas.

Shows bitexts, changes their look, steps from row to row, selects. The mouse is `mouse.py`, the keys
are the commands of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent

from reader.bitext.model import Side
from reader.documents.model import BlockKind
from reader.ui.reading.canvas import Canvas
from reader.ui.reading.columns import Arrangement, Layout
from reader.ui.reading.mouse import MouseBehaviour
from reader.ui.reading.page import Content, Look, Page
from reader.ui.reading.selection import Selection
from reader.ui.reading.sight import below_the_keys, line_of_the_keys
from reader.ui.reading.stepping import into_view, step_from
from reader.ui.reading.typography import TypeChoice, Typography
from reader.ui.reading.words import Words
from reader.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from reader.bitext.model import Bitext
    from reader.bitext.sentences import Sentence
    from reader.chinese.reading_kinds import ReadingKind
    from reader.chinese.scripts import Form
    from reader.chinese.variants import Converter, Variant
    from reader.ui.fonts import FontChoice
    from reader.ui.reading.header import HeaderContent
    from reader.ui.reading.images import ImageStore
    from reader.ui.reading.mouse import Spot
    from reader.ui.reading.moved import NewRows
    from reader.ui.reading.place import Place
    from reader.ui.reading.rows import Lane, Placed
    from reader.ui.theme import Theme


class ReadingView(Canvas):
    """Two texts against each other, or one in a single column.

    Signals state facts, beside the canvas's own: `selection_changed`,
    `selection_made` when the mouse has ended selecting, `row_changed` for the current row,
    `link_clicked(document, target, words)`, `link_hovered(target)`, `ratio_changed(share)`,
    `clicked(Spot)` for a click on the text that followed no link, `hovered(Spot or None)`,
    `menu_wished(global position, Spot or None)`, `revealed_changed` when the reader showed or hid
    the translation of a row, `replaced` when another text is shown, `rows_changed` when the same
    text stands in other rows.
    """

    selection_changed = Signal()
    link_clicked = Signal(int, str, str)
    link_hovered = Signal(str)
    ratio_changed = Signal(float)
    selection_made = Signal()
    row_changed = Signal()
    clicked = Signal(object)
    hovered = Signal(object)
    menu_wished = Signal(object, object)
    revealed_changed = Signal()
    replaced = Signal()
    rows_changed = Signal()

    def __init__(
        self,
        fonts: FontChoice,
        theme: Theme,
        images: ImageStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Page(Look(theme, Typography(fonts)), images), parent)
        self._fonts = fonts
        self.words = Words()
        self.with_keys: Callable[[str], str] = str
        """Puts the keys of commands into a sentence (`Keymap.with_keys`)."""
        self._mouse = MouseBehaviour(self)
        self.hovered.connect(self._peek)
        self.place_changed.connect(lambda: self._peek(None))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sentence_read: Callable[[], Sentence | None] = lambda: None
        """Which one the cursor of sentences is on; told to screen readers."""
        self.viewport().setMouseTracking(True)
        images.loaded.connect(self._images_arrived)

    def prepare(
        self,
        *,
        zoom: float,
        type_choice: TypeChoice,
        ratio: float,
        variant: Variant,
        layout: Layout,
        swapped: bool,
    ) -> None:
        """How the first text will be set."""
        self._page.change(
            typography=Typography(self._fonts, zoom, type_choice),
            ratio=ratio,
            variant=variant,
            layout=layout,
            swapped=swapped,
        )

    # what is shown

    def open(
        self,
        bitext: Bitext,
        converters: tuple[Converter, ...],
        forms: tuple[Form, ...],
        header: HeaderContent,
    ) -> None:
        """Show a bitext from its start. Its rows may still be growing: see `rows_added`."""
        self.show_content(Content(bitext, converters, forms, header))
        self.replaced.emit()
        self.selection_changed.emit()

    def set_bitext(self, bitext: Bitext, header: HeaderContent | None = None) -> None:
        """The same text in a settled form: columns may differ, rows stay what they were."""
        content = self._page.content
        with self._keeping_place():
            self._page.show(replace(content, bitext=bitext, header=header or content.header))

    def set_rows(self, new: NewRows, header: HeaderContent) -> None:
        """The same text in other rows: everything stays on its words."""
        from reader.ui.reading.moved import Moved  # few texts change their rows

        moved = Moved(self.bitext, new)
        with self._keeping_place():
            self._page.show(replace(self._page.content, bitext=new.bitext, header=header))
            self._take_rows(new.locator, new.heights)
            if self._current is not None:
                self._current = moved.row(self._current)
            self._page.revealed = {moved.row(row) for row in self._page.revealed}
            if self._selection is not None:
                self._selection = moved.selection(self._selection, self.lanes)
        self.rows_changed.emit()

    def set_header(self, header: HeaderContent) -> None:
        """Another header above the same rows."""
        if header != self._page.content.header:
            with self._keeping_place():
                self._page.show(replace(self._page.content, header=header))

    # how it is shown

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._change(theme=theme)

    def set_variant(self, variant: Variant) -> None:
        """Other Chinese."""
        self._change(variant=variant)

    def set_readings(self, kind: ReadingKind, *, in_row: bool) -> None:
        """Readings beside the Chinese; in_row: only the current row shows those it has room for."""
        look = self._page.look
        if kind is not look.readings:
            self._change(readings=kind, readings_in_row=in_row)
        elif in_row is not look.readings_in_row:
            self._change(readings_in_row=in_row)

    def warm_fonts(self) -> None:
        """Load the faces of the other regions before their text is wanted: 30 ms the first time."""
        self.typography.warm()

    def set_doubled(self, variants: tuple[Variant, Variant] | None) -> None:
        """Show the Chinese twice, in two variants side by side; None ends that."""
        if variants != self._page.look.doubled:
            self._change(doubled=variants)

    def set_zoom(self, zoom: float) -> None:
        """Other type size; 1.0 is 100%."""
        self._change(typography=Typography(self._fonts, zoom, self.typography.choice))

    def set_type(self, choice: TypeChoice) -> None:
        """Other faces, sizes, pitches and measures."""
        if choice != self.typography.choice:
            self._change(typography=Typography(self._fonts, self.typography.zoom, choice))

    def set_ratio(self, ratio: float) -> None:
        """The English column's share of the width, whichever side it stands on."""
        self._change(ratio=ratio)

    def set_left_share(self, share: float) -> None:
        """The left column's share of the width."""
        self.set_ratio(1 - share if self._page.is_swapped else share)

    @property
    def ratio(self) -> float:
        """The English column's share of the width."""
        return self._page.look.ratio

    def set_layout(self, layout: Layout, *, swapped: bool) -> None:
        """How the two sides stand, and which of them is read. A selection stays on its words."""
        look = self._page.look
        if (layout, swapped) == (look.layout, look.swapped):
            return
        before = self.lanes
        self._veil.forget()
        self._change(layout=layout, swapped=swapped)
        chosen = self._selection
        if chosen and chosen.side is not Side.BOTH and before != self.lanes:
            self.set_selection(replace(chosen, column=len(before) - 1 - chosen.column))

    @property
    def layout_used(self) -> Layout:
        """The layout, as far as the text has a use for it."""
        return self._page.layout

    @property
    def shows_two(self) -> bool:
        """Whether two sides can be acted on."""
        two = self.bitext.columns == 2 or self.doubled
        return two and self._page.layout is not Layout.ONE

    @property
    def variant(self) -> Variant:
        """The form of Chinese that is shown."""
        return self._page.look.variant

    @property
    def doubled(self) -> bool:
        """Whether the Chinese is shown twice, in two variants."""
        return self._page.look.doubled is not None

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """What each column shows."""
        return self._page.lanes

    # hidden translations

    def is_veiled(self, number: int, placed: Placed) -> bool:
        """Whether a box of a unit is there but cannot be read."""
        return self._veil.covers(number, placed, self.unit(number))

    def is_hidden(self, document: int, position: int) -> bool:
        """Whether the words at a source position are veiled or left out."""
        unit = self._page.unit_of_row(self._locator.row_of(document, position))
        layout = self.unit(unit)
        showing = [
            placed
            for placed in layout.boxes
            if placed.box.document == document and placed.box.start <= position <= placed.box.end
        ]
        return all(self._veil.covers(unit, placed, layout) for placed in showing)

    def uncover(self, document: int, position: int) -> None:
        """Show the words at a source position where the layout hides them."""
        if self.bitext.rows and self._veil.hides and self.is_hidden(document, position):
            self.reveal(self._locator.row_of(document, position), shown=True)

    def is_revealed(self, row: int) -> bool:
        """Whether the reader has revealed the translation of a row."""
        return row in self._page.revealed

    def reveal(self, row: int, *, shown: bool) -> None:
        """Show the translation of a row, or hide it again, where the layout hides it."""
        if not self._veil.hides or shown is self.is_revealed(row):
            return
        with self._keeping_place():
            if shown:
                self._page.revealed.add(row)
            else:
                self._page.revealed.discard(row)
            self._page.forget_unit(self._page.unit_of_row(row))
        self.revealed_changed.emit()

    @property
    def hides_translations(self) -> bool:
        """Whether translations are veiled or left out."""
        return self._veil.hides

    def _peek(self, spot: Spot | None) -> None:
        """The mouse rests on a veiled text: it can be read as long as it does."""
        layout = self.unit(spot.number) if spot else None
        column = spot.placed.column if spot and spot.is_inside else 0
        if self._veil.peek(spot.number if spot else None, layout, column):
            self.viewport().update()

    # the current row

    @property
    def current_row(self) -> int | None:
        """The row that the keys act on."""
        return self._current

    def place_of_keys(self) -> Place | None:
        """Where the keys act: the reading cursor's sentence or the current row, if in sight."""
        return line_of_the_keys(self, self._current, self._lit)

    def set_current_row(self, row: int | None) -> None:
        """Tint a row and remember it."""
        if row != self._current:
            self._current = row
            self.viewport().update()
            self.row_changed.emit()

    @property
    def acting_column(self) -> int:
        """The column that the keys act on; the first where the row shows only that."""
        if self._page.layout is Layout.ONE and self._current not in self._page.revealed:
            return 0
        return min(self._acting, len(self.lanes) - 1)

    def set_acting_column(self, column: int) -> None:
        """The column that the keys act on; the bar of the current row stands there."""
        if column != self._acting:
            self._acting = column
            self.viewport().update()

    def step_row(self, step: int) -> bool:
        """To the next or previous row; a row taller than the view is first read to its end.

        False where there is none.
        """
        rows, before = len(self.bitext.rows), self._current
        if not rows:
            return False
        wanted = step_from(before, step, self._scroller, rows, self._line())
        if wanted.pixels:
            self.scroll_pixels(wanted.pixels)
            return True
        row = wanted.row
        while 0 <= row < rows and not self.can_be_current(row):
            row += 1 if step > 0 else -1
        if 0 <= row < rows:
            self.set_current_row(row)
            self._bring_into_view(row + 1)
            return row != before
        if row < 0:
            self.go_to_start()
        return False

    def can_be_current(self, row: int) -> bool:
        """Rules say nothing, and a title in the header is no place to stop at."""
        return not self.is_title(row) and self.bitext.rows[row].kind is not BlockKind.RULE

    def is_title(self, row: int) -> bool:
        """Whether a row is shown as the title, in the header."""
        return self._page.unit_of_row(row) == 0

    def _bring_into_view(self, number: int) -> None:
        move = into_view(number, self._scroller)
        if move.pixels:
            self.scroll_pixels(move.pixels)
        elif move.row >= 0:
            self._scroller.place(number, -move.below)
            self._moved()

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
        if not self.bitext.documents:
            return
        lanes = self.lanes
        column = self._selection.column if self._selection else self._main_column()
        if self._selection:
            document = self._selection.document
        else:
            wanted = 0 if lanes[column].side is Side.EN else 1
            document = min(wanted, len(self.bitext.documents) - 1)
        end = self._locator.end_of(document)
        self.set_selection(Selection(column, lanes[column].side, document, 0, end))

    def _main_column(self) -> int:
        """The left column of two; of one language, the lane that it stands in."""
        if self.bitext.columns == 2 or self.doubled:
            return 0
        head = self.bitext.documents[0].head
        return 0 if head.english_share > head.chinese_share else 1

    # events

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the text: under the mouse, or where the keys act."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            spot = self._mouse.spot(QPointF(event.pos()))
            self.menu_wished.emit(event.globalPos(), spot)
        else:
            self.wish_menu()

    def wish_menu(self) -> None:
        """What can be done is asked for by a key."""
        below = below_the_keys(self, self._lit).toPoint()
        self.menu_wished.emit(self.viewport().mapToGlobal(below), None)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        self.hovered.emit(None)
        super().leaveEvent(event)

    def spot_at(self, point: QPointF, column: int | None = None) -> Spot | None:
        """The box under or nearest to a point of the viewport; of one column where it is given."""
        return self._mouse.spot(point, column)

    @property
    def stacked(self) -> bool:
        """Whether the languages stand one above the other."""
        return self.columns.arrangement is Arrangement.STACKED
