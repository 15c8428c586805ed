"""Where the cards stand: rows of many heights under a scroll bar, the cursor among them.

A `TallList` for its selection, its keyboard and its accessibility; where rows stand comes from
`RowHeights`, how high they are from `CardSetter`. The editor of a note is a child that lies on its
card and moves with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QWidget

from reader.ui.notes import metrics
from reader.ui.notes.card import Card, State
from reader.ui.notes.heights import RowHeights
from reader.ui.notes.rows import CardRow, SectionRow, is_stop
from reader.ui.tall_list import Index, TallList
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.notes.card_setting import CardSetter
    from reader.ui.notes.model import CardModel

_MOST_TRIES = 5
_OVERLAP = 60


class CardList(TallList):
    """The rows of a `CardModel`, laid out as far as they are in sight."""

    def __init__(self, model: CardModel, setter: CardSetter, parent: QWidget) -> None:
        self._cards, self._setter = model, setter
        self._heights = RowHeights()
        self._editor: QWidget | None = None
        self._edited = ""
        self._settling = False
        super().__init__(model, Message("Annotations"), _OVERLAP, parent)
        model.modelReset.connect(self._rows_changed)
        model.rowsInserted.connect(self._rows_inserted)
        model.rowsRemoved.connect(self._rows_changed)
        model.dataChanged.connect(self._card_changed)

    # what the panel asks

    def lay_out_anew(self) -> None:
        """Cards look different: another form of Chinese, other meanings, other places."""
        self._setter.forget()
        self._heights.forget_exact()
        self._settle_visible()
        self.viewport().update()

    def cursor_key(self) -> str:
        """The row that the cursor is on, "" for none."""
        row = self._cards.row_at(self.currentIndex())
        return row.key if row is not None else ""

    def select(self, key: str) -> None:
        """Put the cursor on a row, silently; "" takes it away."""
        if key == self.cursor_key():
            return
        number = self._cards.number_of(key) if key else None
        index = self._cards.index(number) if number is not None else QModelIndex()
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def has(self, key: str) -> bool:
        """Whether a row is listed."""
        return self._cards.number_of(key) is not None

    def reveal(self, key: str) -> None:
        """Scroll as little as needed to bring a row into sight."""
        number = self._cards.number_of(key)
        if number is not None:
            self.scrollTo(self._cards.index(number))

    def anchor(self) -> tuple[int, int] | None:
        """The number of the first row in sight, and how far above the upper edge it begins."""
        for number in self.rows_in_sight():
            return number, self.verticalOffset() - self._heights.tops[number]
        return None

    def restore(self, anchor: tuple[int, int] | None) -> None:
        """Bring what `anchor` named back to where it was; the rows are still the same."""
        if anchor is not None and anchor[0] < len(self._heights):
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(self._heights.tops[anchor[0]] + anchor[1])

    def begin_editing(self, key: str, editor: QWidget) -> None:
        """Lay `editor` on a card."""
        self._edited, self._editor = key, editor
        editor.setParent(self.viewport())
        self.fit_editor()
        editor.show()

    def end_editing(self) -> None:
        """Take the editor off."""
        if self._editor is not None:
            self._editor.hide()
        self._edited, self._editor = "", None
        self._settle_visible()
        self.viewport().update()

    def fit_editor(self) -> None:
        """The editor wishes another height, or its card stands elsewhere: it stays in sight."""
        self._settle_visible(also=self._edited)
        self._place_editor()
        if self._edited:
            self.reveal(self._edited)
            self._reveal_editor()
        self.viewport().update()

    def _reveal_editor(self) -> None:
        """Of a card that is higher than the list, its end: there is what is written."""
        number = self._cards.number_of(self._edited)
        card = self.visualRect(self._cards.index(number)) if number is not None else QRect()
        page = self.viewport().height()
        if card.height() + 2 * metrics.GAP > page:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + card.bottom() + metrics.GAP - page)

    @property
    def edited(self) -> str:
        """The key of the card that the editor lies on, "" for none."""
        return self._edited

    def room_for_editor(self, key: str) -> int:
        """How high an editor on a card may be, so that all of the card is in sight with it."""
        page = self.viewport().height()
        number = self._cards.number_of(key)
        row = self._cards.rows[number] if number is not None else None
        if not isinstance(row, CardRow):
            return page // 2
        card = self._setter.card(row, self._card_width(), State(True, metrics.EDITOR))
        return max(page * 4 // 10, page - (card.height - metrics.EDITOR) - 2 * metrics.GAP)

    def editor_width(self) -> int:
        """How wide an editor is."""
        return self._card_width() - 2 * metrics.PADDING

    # where rows stand

    def tops(self) -> Sequence[int]:
        """The top of every row, and the end of the last."""
        return self._heights.tops

    def is_stop(self, number: int) -> bool:
        """Never on a line that is only a title."""
        return is_stop(self._cards.rows[number])

    def card_of(self, number: int) -> Card | None:
        """The card of a row, laid out as it is shown now."""
        row = self._cards.rows[number]
        if not isinstance(row, CardRow):
            return None
        return self._setter.card(row, self._card_width(), self._state(row.key))

    def _state(self, key: str) -> State:
        if key == self._edited and self._editor is not None:
            return State(True, max(self._editor.sizeHint().height(), metrics.EDITOR))
        return State(key == self.cursor_key())

    def _card_width(self) -> int:
        """Cards are as wide with a scroll bar as without: it stands in their right margin."""
        room = self.viewport().width() - metrics.MARGIN
        return max(120, min(room, self.width() - 2 * metrics.MARGIN))

    def doItemsLayout(self) -> None:
        """Work out where every row stands."""
        if len(self._heights) != len(self._cards.rows):
            self._measure_all()
        else:
            self._heights.set_width(self._card_width())
        QAbstractItemView.doItemsLayout(self)
        self._settle_visible()
        self._place_editor()

    def _measure_all(self) -> None:
        self._heights.set_rows(self._cards.rows, self._card_width(), self._cards.number_of)

    def _rows_changed(self) -> None:
        self._measure_all()
        self.scheduleDelayedItemsLayout()

    def _rows_inserted(self, _parent: QModelIndex, first: int, _last: int) -> None:
        if first == len(self._heights):
            self._heights.add_rows(self._cards.rows[first:])
            self.updateGeometries()
            self.viewport().update()
        else:
            self._rows_changed()

    def _card_changed(self) -> None:
        self._settle_visible()
        self._place_editor()
        self.viewport().update()

    def _settle_visible(self, also: str = "") -> None:
        """Lay out what is in sight; what stands there stays while rows above it grow or shrink."""
        if self._settling or not self._cards.rows or len(self._heights) != len(self._cards.rows):
            return
        self._settling = True
        offset, page = self.verticalOffset(), self.viewport().height()
        number = self._cards.number_of(also) if also else None
        shift = self._settle([] if number is None else [number], offset)
        first = self.row_at(offset + shift)
        y, last = self._heights.tops[first], first
        while last < len(self._heights) and y <= offset + shift + page:
            card = self.card_of(last)
            y += card.height + metrics.GAP if card is not None else self._heights.height(last)
            last += 1
        shift += self._settle(range(first, last), offset + shift)
        self.updateGeometries()
        if shift:
            self.verticalScrollBar().setValue(offset + shift)
        self._settling = False

    def _settle(self, numbers: Sequence[int], offset: int) -> int:
        """Give rows their true heights. Returns by how much those above `offset` have grown."""
        shift = 0
        known: list[tuple[int, str, int]] = []
        for number in numbers:
            card = self.card_of(number)
            if card is None:
                continue
            key, height = self._cards.rows[number].key, card.height + metrics.GAP
            top, end = self._heights.tops[number : number + 2]
            if end <= offset or (top < offset and not self._heights.is_exact(key)):
                shift += height - (end - top)
            known.append((number, key, height))
        self._heights.settle(known)
        return shift

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is."""
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._heights.tops[-1] + metrics.LIST_END - page))
        bar.setPageStep(page)
        bar.setSingleStep(28)

    def visualRect(self, index: Index) -> QRect:
        """Where a row is painted, relative to the viewport."""
        number = index.row()
        tops = self._heights.tops
        if not index.isValid() or number + 1 >= len(tops):
            return QRect()
        top, gap = tops[number], self._gap(number)
        height = tops[number + 1] - top - gap
        return QRect(metrics.MARGIN, top - self.verticalOffset(), self._card_width(), height)

    def _gap(self, number: int) -> int:
        return 0 if isinstance(self._cards.rows[number], SectionRow) else metrics.GAP

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        y = point.y() + self.verticalOffset()
        if not self._heights.tops[0] <= y < self._heights.tops[-1] or not self._cards.rows:
            return QModelIndex()
        index = self._cards.index(self.row_at(y))
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, as much of it as there is room for."""
        self.executeDelayedItemsLayout()
        if not index.isValid() or index.row() >= len(self._heights):
            return
        self._settle_visible(also=self._cards.rows[index.row()].key)
        bar, page = self.verticalScrollBar(), self.viewport().height()
        for _ in range(_MOST_TRIES):  # what comes into sight on the way has other heights
            rectangle = self.visualRect(index).adjusted(0, -metrics.GAP, 0, metrics.GAP)
            if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
                wanted = bar.value() + rectangle.center().y() - page // 2
            elif rectangle.top() < 0 or rectangle.height() > page:
                wanted = bar.value() + rectangle.top()
            else:
                wanted = bar.value() + max(0, rectangle.bottom() - page + 1)
            if wanted == bar.value():
                break
            bar.setValue(wanted)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Follow the scroll bar."""
        self._settle_visible()
        self._place_editor()
        self.viewport().update()

    def _place_editor(self) -> None:
        """Lay the editor where the note of its card would stand."""
        editor = self._editor
        number = self._cards.number_of(self._edited) if editor is not None else None
        card = self.card_of(number) if number is not None else None
        if editor is None or number is None or card is None:
            return
        corner = self.visualRect(self._cards.index(number)).topLeft()
        area = card.note_area.toRect().translated(corner)
        if editor.geometry() != area:
            editor.setGeometry(area)

    # the cursor

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The card that has the cursor shows all it has, and begins where it began."""
        QAbstractItemView.currentChanged(self, current, previous)
        before = self.visualRect(current).top() if current.isValid() else 0
        left = self._cards.row_at(previous)
        self._settle_visible(also=left.key if left is not None else "")
        if current.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(current).top() - before)
        self._place_editor()
        self.viewport().update()
