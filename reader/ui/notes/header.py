"""The head of the panel: this document or the library, in which order, and away with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

from reader.annotations.listing import LibraryOrder
from reader.ui.language import translated, with_text, worded
from reader.ui.notes.feed import Scope
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from reader.ui.theme import Theme

_HEIGHT: Final = 28
_ORDER_WORDS: Final = {
    LibraryOrder.CHANGED: Message("Last changed first"),
    LibraryOrder.TITLE: Message("By title"),
}


class Header(QWidget):
    """scope_chosen(Scope), order_chosen(LibraryOrder), closed_wished: the user wishes this."""

    scope_chosen = Signal(object)
    order_chosen = Signal(object)
    closed_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.tabs = {
            Scope.DOCUMENT: _Tab(Message("This document"), theme, self),
            Scope.LIBRARY: _Tab(Message("Library"), theme, self),
        }
        self.order = _Sign(_paint_lines, Message("Sort the documents"), theme, self)
        self.close_button = _Sign(_paint_cross, Message("Close the panel"), theme, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 8, 6, 6)
        layout.setSpacing(2)
        for scope, tab in self.tabs.items():
            layout.addWidget(tab)
            tab.clicked.connect(lambda _=False, one=scope: self.scope_chosen.emit(one))
            tab.stepped.connect(self._step)
        layout.addStretch(1)
        layout.addWidget(self.order)
        layout.addWidget(self.close_button)
        self._menu = self._make_menu()
        self.order.clicked.connect(self._show_menu)
        self.close_button.clicked.connect(self.closed_wished)
        self.show_scope(Scope.DOCUMENT)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (*self.tabs.values(), self.order, self.close_button):
            part.theme = theme
            part.update()

    def show_scope(self, scope: Scope) -> None:
        """Light the tab of what is listed."""
        for one, tab in self.tabs.items():
            tab.setChecked(one is scope)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus if one is scope else Qt.FocusPolicy.NoFocus)
        self.order.setVisible(scope is Scope.LIBRARY)

    def show_order(self, order: LibraryOrder) -> None:
        """Tick the order that the library is in."""
        for action in self._menu.actions():
            action.setChecked(action.data() == str(order))

    def set_number(self, scope: Scope, number: int | None, lost: int = 0) -> None:
        """How many annotations there are, and how many of them are not found in the text."""
        self.tabs[scope].set_number(number, lost)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, words in _ORDER_WORDS.items():
            action = with_text(QAction(menu), words)
            menu.addAction(action)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setData(str(order))
            action.triggered.connect(lambda _=False, one=order: self.order_chosen.emit(one))
        self._group = group
        return menu

    def _show_menu(self) -> None:
        self._menu.popup(self.order.mapToGlobal(self.order.rect().bottomLeft()))

    def _step(self) -> None:
        """An arrow key on one tab goes to the other, as with tabs everywhere."""
        other = next(scope for scope, tab in self.tabs.items() if not tab.isChecked())
        self.scope_chosen.emit(other)
        self.tabs[other].setFocus(Qt.FocusReason.TabFocusReason)


class _Tab(QAbstractButton):
    stepped = Signal()

    def __init__(self, words: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words_of_it = words
        self._number, self._lost = "", 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_number(None, 0)

    def set_number(self, number: int | None, lost: int) -> None:
        """Say how many there are."""
        self._number, self._lost = "" if number is None else f"{number:,}", lost
        counted = self._number or Message("not counted")
        name = Message("{tab}, {number}", tab=self._words_of_it, number=counted)
        if lost:
            name = Message("{tab}, {lost} of them not found in the text", tab=name, lost=lost)
        worded(self.setAccessibleName, name)
        missing = Message(
            "{count} of these are not found in the text",
            one="{count} of these is not found in the text",
            count=lost,
        )
        worded(self.setToolTip, missing if lost else "")
        self.updateGeometry()
        self.update()

    @property
    def _words(self) -> str:
        return translated(self._words_of_it)

    def changeEvent(self, event: QEvent) -> None:
        """Other words need other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """What is listed decides which tab is lit."""

    def sizeHint(self) -> QSize:
        """The words, the number, the sign of what is lost."""
        face = QFontMetricsF(self.font())
        width = face.horizontalAdvance(self._words) + 16
        width += face.horizontalAdvance(self._number) + 6 if self._number else 0
        return QSize(round(width + (8 if self._lost else 0)), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to the other tab."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Words, the number softer; a line below the one that is lit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, face = self.theme, QFontMetricsF(self.font())
        area = QRectF(self.rect()).adjusted(8, 0, -4, -2)
        if self.hasFocus():
            painter.setPen(theme.accent)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -2.5), 5, 5)
        painter.setFont(self.font())
        lit = self.isChecked() or self.underMouse()
        painter.setPen(theme.ink if lit else theme.soft)
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, where, self._words)
        area.setLeft(area.left() + face.horizontalAdvance(self._words) + 6)
        painter.setPen(theme.soft)
        painter.drawText(area, where, self._number)
        if self._lost:
            x = area.left() + face.horizontalAdvance(self._number) + 5
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent)
            painter.drawEllipse(QPointF(x, area.top() + 8), 2.5, 2.5)
        if self.isChecked():
            painter.fillRect(QRectF(8, self.height() - 2, self.width() - 16, 2), theme.accent)


class _Sign(QAbstractButton):
    """A small drawn button."""

    def __init__(self, draw: object, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._draw = draw
        worded(self.setToolTip, name)
        worded(self.setAccessibleName, name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The sign; a tint under the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(self.theme.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.cursor)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QPen(self.theme.soft, 1.4, c=Qt.PenCapStyle.RoundCap))
        if callable(self._draw):
            self._draw(painter, QPointF(12, 12))


def _paint_cross(painter: QPainter, middle: QPointF) -> None:
    for sign in (1, -1):
        arm = QPointF(4, sign * 4)
        painter.drawLine(middle - arm, middle + arm)


def _paint_lines(painter: QPainter, middle: QPointF) -> None:
    for y, half in ((-4, 6), (0, 4), (4, 2)):
        painter.drawLine(middle + QPointF(-6, y), middle + QPointF(2 * half - 6, y))
