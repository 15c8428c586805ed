"""The list of documents: rows of three heights, found by arithmetic instead of by asking 10,000.

A `TallList` for its selection, keyboard and accessibility; where its rows stand is decided here.
Qt's own layout asks the delegate for the size of every row after every reset, which at 10,000 rows
takes longer than a keystroke may. Here heights come from `RowHeights`, tops from running sums,
and only rows in sight are painted.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from reader.library.entries import Entry
from reader.ui.sidebar import metrics
from reader.ui.sidebar.heights import RowHeights
from reader.ui.tall_list import Index, TallList
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )

    from reader.ui.sidebar.delegate import EntryDelegate
    from reader.ui.sidebar.model import LibraryModel
    from reader.ui.sidebar.titles import Titles


class LibraryView(TallList):
    """Shows a `LibraryModel`. One row is the cursor; a click or Enter chooses it.

    chosen: the user wishes to read this entry. left_upwards: the cursor went above the first row.
    typed: the user types while the list has the focus; the text belongs to the filter.
    """

    chosen = Signal(object)
    left_upwards = Signal()
    typed = Signal(str)
    escaped = Signal()

    def __init__(
        self, model: LibraryModel, delegate: EntryDelegate, titles: Titles, parent: QWidget
    ) -> None:
        self._heights: list[int] = []
        self._tops: list[int] = [0]  # a top for every row, and the end of the last
        self._library = model
        self._titles = titles
        self._measure = RowHeights(titles)
        self._painter = delegate
        self._hovered = -1
        self._to_reveal: Path | None = None
        self._revealed: Path | None = None
        """What was brought into sight and stays there until somebody moves the list."""
        self._untouched = True
        """Nobody has moved the list yet: it begins at its beginning, whatever comes in above."""
        super().__init__(model, Message("Documents"), metrics.ONE_LINE, parent)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.clicked.connect(self._clicked)
        self.verticalScrollBar().actionTriggered.connect(lambda _: self.let_go())

    def cursor_entry(self) -> Entry | None:
        """The entry that the cursor is on."""
        return self._library.entry_at(self.currentIndex())

    def selected_entries(self) -> list[Entry]:
        """The entries that are selected, from the top; Ctrl or Shift selects more than one."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [entry for index in indexes if (entry := self._library.entry_at(index))]

    def go_to_first(self) -> None:
        """Put the cursor on the first entry."""
        self._go(self.next_stop(0, 1))

    def go_to(self, path: Path) -> None:
        """Put the cursor on the entry of `path`, without moving the list."""
        number = self._library.number_of(path)
        if number is not None:
            self.selectionModel().setCurrentIndex(
                self._library.index(number), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def reveal(self, path: Path) -> None:
        """Scroll as little as needed to bring the entry of `path` into sight.

        It stays in sight while rows above it come and go or change their heights, until somebody
        moves the list.
        """
        self._untouched = self._untouched and self._revealed in (None, path)
        self._revealed = path
        if not self.isVisible():  # not laid out yet: where it will be is not known
            self._to_reveal = path
            return
        number = self._library.number_of(path)
        if number is not None:
            self.scrollTo(self._library.index(number))

    def let_go(self) -> None:
        """What was revealed may go out of sight: the list is moved."""
        self._revealed, self._untouched = None, False

    def _hold(self) -> None:
        """Bring what was revealed back into sight, if it went out of it by itself."""
        if self._untouched:
            self.verticalScrollBar().setValue(0)
        if self._revealed is not None and self.isVisible():
            self.reveal(self._revealed)

    def anchor(self) -> tuple[Path, int] | None:
        """The first entry in sight, and how far above the upper edge it begins (pixels)."""
        top = self.verticalOffset()
        for number in self.rows_in_sight():  # none before the rows are laid out
            row = self._library.rows[number]
            if isinstance(row, Entry):
                return row.path, top - self._tops[number]
        return None

    def restore(self, anchor: tuple[Path, int] | None) -> None:
        """Bring what `anchor` named back to where it was."""
        number = self._library.number_of(anchor[0]) if anchor else None
        if anchor is not None and number is not None:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(self._tops[number] + anchor[1])
        self._hold()

    # Where rows stand

    def doItemsLayout(self) -> None:
        """Work out where every row stands."""
        self._heights = self._measure.of_all(self._library.rows, self._text_width())
        self._tops = list(accumulate(self._heights, initial=0))
        self._hovered = -1
        QAbstractItemView.doItemsLayout(self)
        self._settle_visible()

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is."""
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._tops[-1] + metrics.LIST_END - page))
        bar.setPageStep(page)
        bar.setSingleStep(metrics.ONE_LINE // 2)

    def visualRect(self, index: Index) -> QRect:
        """Where a row is painted, relative to the viewport."""
        number = index.row()
        if not index.isValid() or number + 1 >= len(self._tops):
            return QRect()
        top, end = self._tops[number], self._tops[number + 1]
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), end - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._tops[-1]:
            return QModelIndex()
        return self._library.index(self.row_at(y))

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight; the line of its section too, where that comes right before."""
        self.executeDelayedItemsLayout()
        rectangle = self.visualRect(index)
        if rectangle.isNull():
            return
        bar, page = self.verticalScrollBar(), self.viewport().height()
        above = index.row() - 1
        if above >= 0 and not isinstance(self._library.rows[above], Entry):
            rectangle.setTop(rectangle.top() - (self._tops[above + 1] - self._tops[above]))
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rectangle.center().y() - page // 2)
        elif rectangle.top() < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rectangle.top())
        elif rectangle.bottom() >= page or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + rectangle.bottom() - page + 1)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Follow the scroll bar."""
        self._settle_visible()
        self.viewport().update()

    def _go(self, number: int | None) -> None:
        if number is not None:
            self.let_go()
            index = self._library.index(number)
            self.setCurrentIndex(index)
            self.scrollTo(index)  # where it was the cursor already, Qt does not

    def tops(self) -> Sequence[int]:
        """The top of every row, and the end of the last."""
        return self._tops

    def is_stop(self, number: int) -> bool:
        """From entry to entry, never onto a section line."""
        return isinstance(self._library.rows[number], Entry)

    def _text_width(self) -> int:
        return self._tint_width() - 2 * metrics.ROW_PADDING

    def _tint_width(self) -> int:
        """Rows are as wide with a scroll bar as without: it stands in their right margin."""
        room = self.viewport().width() - metrics.ROW_MARGIN
        return min(room, self.width() - 2 * metrics.ROW_MARGIN)

    def _settle_visible(self) -> None:
        """Give rows that come into sight the height that their converted titles need."""
        width, changed = self._text_width(), False
        for number in self.rows_in_sight():
            row = self._library.rows[number]
            if isinstance(row, Entry):
                self._titles.shown(row)  # converts: from here on `lines` counts what is shown
                height = self._measure.of(row, width)
                if height != self._heights[number]:
                    self._heights[number] = height
                    self._measure.keep(self._library.rows, number, height)
                    changed = True
        if changed:
            self._tops = list(accumulate(self._heights, initial=0))
            self.updateGeometries()
            QTimer.singleShot(0, self, self._hold)

    def forget_heights(self) -> None:
        """Titles have other widths from here on."""
        self._measure.forget()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        focused, width = self.hasFocus(), self._tint_width()
        current = self.currentIndex().row()
        several = self.selectionModel().selectedIndexes()
        selected = {index.row() for index in several} if len(several) > 1 else set[int]()
        for number in self.rows_in_sight():
            index = self._library.index(number)
            area = self.visualRect(index)
            if not area.intersects(event.rect()):
                continue
            option.rect = QRect(metrics.ROW_MARGIN, area.top(), width, area.height())
            state = QStyle.StateFlag.State_Enabled
            if number == self._hovered:
                state |= QStyle.StateFlag.State_MouseOver
            if number == current and focused:
                state |= QStyle.StateFlag.State_HasFocus
            if number in selected:
                state |= QStyle.StateFlag.State_Selected
            option.state = state
            self._painter.paint(painter, option, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles break elsewhere; the first entry in sight stays where it is."""
        anchor = self.anchor()
        QAbstractItemView.resizeEvent(self, event)
        self.scheduleDelayedItemsLayout()
        self.restore(anchor)

    def showEvent(self, event: QShowEvent) -> None:
        """Go to what was to be revealed before the list had a size."""
        super().showEvent(event)
        if self._to_reveal is not None:
            path, self._to_reveal = self._to_reveal, None
            QTimer.singleShot(0, self, lambda: self.reveal(path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Menu asks; letters go to the filter, Up from the first row back to it."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_Up and self.next_stop(self.currentIndex().row() - 1, -1) is None:
            self.left_upwards.emit()
        elif _asks_for_menu(event):
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
        elif text and text.isprintable() and _is_typing(event):
            self.typed.emit(text)
        else:
            QAbstractItemView.keyPressEvent(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse with a faint tint."""
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has left."""
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            for row in (self._hovered, number):
                if row >= 0:
                    self.viewport().update(self.visualRect(self._library.index(row)))
            self._hovered = number

    def _clicked(self, index: Index) -> None:
        """A click opens; with Ctrl or Shift it only selects."""
        modifiers = QGuiApplication.keyboardModifiers()
        if not modifiers & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self._choose(index)

    def _choose(self, index: Index) -> None:
        entry = self._library.entry_at(index)
        if entry is not None:
            self.chosen.emit(entry)


def _asks_for_menu(event: QKeyEvent) -> bool:
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift)


def _is_typing(event: QKeyEvent) -> bool:
    """Whether a key makes text rather than a command. Space alone scrolls nothing: it is text."""
    other = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return other == Qt.KeyboardModifier.NoModifier
