"""Lists whose rows are of many heights, and many: the list itself works out where they stand.

Qt's own layout asks for the size of every row after every reset. Here the tops of all rows are at
hand, and everything that follows from them alone is done once: offsets, selections, and the cursor
on its way from stop to stop.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader.ui.language import worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel

Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction


class TallList(QListView):
    """A list with a top for every row. name: for a screen reader.

    overlap: how much of a page stays in sight when a key turns it, in pixels.
    """

    def __init__(self, model: QAbstractItemModel, name: str, overlap: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._overlap = overlap
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        worded(self.setAccessibleName, name)
        self.viewport().setAutoFillBackground(False)

    def tops(self) -> Sequence[int]:
        """The top of every row in pixels, and the end of the last. Never empty."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Rows say some of their words in the language of the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()

    def is_stop(self, number: int) -> bool:
        """Whether the cursor may stand on a row."""
        raise NotImplementedError

    def row_at(self, y: int) -> int:
        """The number of the row at a height of the whole list, or the nearest."""
        return max(0, min(bisect_right(self.tops(), y) - 1, self.model().rowCount() - 1))

    def rows_in_sight(self) -> range:
        """The numbers of the rows in sight; none while tops are being worked out."""
        count = self.model().rowCount()
        if not count or len(self.tops()) != count + 1:
            return range(0)
        top = self.verticalOffset()
        return range(self.row_at(top), self.row_at(top + self.viewport().height()) + 1)

    def verticalOffset(self) -> int:
        """How far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Rows are as wide as the list."""
        return 0

    def isIndexHidden(self, index: Index) -> bool:  # noqa: ARG002
        """No row is hidden: what the filter holds back is not in the model."""
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row at the rectangle."""
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to paint anew when a selection changes."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    # the cursor

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002
        """Where a key takes the cursor: from stop to stop."""
        current = self.currentIndex().row()
        number: int | None
        if action in (_Action.MoveDown, _Action.MoveNext, _Action.MoveRight):
            number = self.next_stop(current + 1, 1)
        elif action in (_Action.MoveUp, _Action.MovePrevious, _Action.MoveLeft):
            number = self.next_stop(current - 1, -1)
        elif action == _Action.MoveHome:
            number = self.next_stop(0, 1)
        elif action == _Action.MoveEnd:
            number = self.next_stop(self.model().rowCount() - 1, -1)
        else:
            number = self._a_page_on(current, up=action == _Action.MovePageUp)
        return self.model().index(number, 0) if number is not None else self.currentIndex()

    def _a_page_on(self, current: int, *, up: bool) -> int | None:
        page = self.viewport().height() - self._overlap
        tops = self.tops()
        y = tops[max(current, 0)] + (-page if up else page)
        number = self.row_at(min(max(y, 0), tops[-1] - 1))
        found = self.next_stop(number, -1 if up else 1)
        return self.next_stop(number, 1 if up else -1) if found is None else found

    def next_stop(self, number: int, step: int) -> int | None:
        """The first row from `number` on, in steps of 1 or -1, that the cursor may stand on."""
        count = self.model().rowCount()
        while 0 <= number < count:
            if self.is_stop(number):
                return number
            number += step
        return None
