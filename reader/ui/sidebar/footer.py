"""The line below the list: add a folder, what is going on, the order of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from reader.library.ordering import SortOrder
from reader.ui.language import with_text, worded
from reader.ui.theme import rgba
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.ui.theme import Theme

_ORDERS: Final = {
    SortOrder.TITLE: Message("Title", sense="order"),
    SortOrder.DATE: Message("Date", sense="order"),
    SortOrder.LAST_READ: Message("Last read", sense="order"),
    SortOrder.ADDED: Message("Added", sense="order"),
}


class Footer(QWidget):
    """add_wished: add a folder. order_chosen: a `SortOrder`."""

    add_wished = Signal()
    order_chosen = Signal(object)

    def __init__(self, theme: Theme, order: SortOrder, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._add = QToolButton(self)
        worded(self._add.setText, Message("+ Folder"))
        worded(self._add.setToolTip, Message("Add a folder to the library"))
        self._add.clicked.connect(self.add_wished)
        self._status = QLabel(self)
        self._status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sort = QToolButton(self)
        worded(self._sort.setToolTip, Message("Order of the list"))
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._sort)
        self._group = QActionGroup(self)
        self._actions: dict[SortOrder, QAction] = {}
        for each, label in _ORDERS.items():
            action = with_text(QAction(self._menu), label)
            self._menu.addAction(action)
            action.setCheckable(True)
            action.setData(each)
            self._group.addAction(action)
            self._actions[each] = action
        self._group.triggered.connect(self._choose)
        self._sort.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 5)
        layout.setSpacing(6)
        layout.addWidget(self._add)
        layout.addWidget(self._status, 1)
        layout.addWidget(self._sort)
        self.set_order(order)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        colour = rgba(theme.soft)
        for widget in (self._status, self._add, self._sort):
            widget.setStyleSheet(f"{type(widget).__name__} {{ color: {colour}; }}")
        self.update()

    def set_order(self, order: SortOrder) -> None:
        """Show which order the list has."""
        self._actions[order].setChecked(True)
        worded(self._sort.setText, Message("{order} ▾", order=_ORDERS[order]))
        worded(self._sort.setAccessibleName, Message("Order: {order}", order=_ORDERS[order]))

    def set_status(self, text: str) -> None:
        """What is going on ("Looking… 1,240"); "" for nothing."""
        worded(self._status.setText, text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A hairline above."""
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.line)

    def _choose(self, action: QAction) -> None:
        order = SortOrder(action.data())
        self.set_order(order)
        self.order_chosen.emit(order)
