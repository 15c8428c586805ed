"""The list of cards under the hands: painting, and what the mouse and the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from reader.ui.notes.card import Action, Look, Pressable
from reader.ui.notes.card_list import CardList
from reader.ui.notes.row_painting import RowPainter
from reader.ui.notes.rows import CardRow, InvitationRow, SectionRow

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from reader.ui.notes.card_setting import CardSetter
    from reader.ui.notes.model import CardModel
    from reader.ui.notes.rows import Row
    from reader.ui.theme import Theme


class _Press(NamedTuple):
    """What the button went down on. known: it had the cursor already."""

    row: Row
    what: Pressable | None
    known: bool


class CardView(CardList):
    """Cards that can be gone to, pressed and walked along.

    gone_to(key, by keyboard): a click or Enter. taken(key): the cursor is there now.
    edit_wished(key): its note is to be written. pressed_on(key, Action, value): a place on a card.
    folding_wished(key): a section line. menu_wished(key, point of the screen).
    delete_wished, copy_wished, left_upwards, typed, escaped: keys.
    """

    gone_to = Signal(str, bool)
    taken = Signal(str)
    edit_wished = Signal(str)
    pressed_on = Signal(str, object, str)
    folding_wished = Signal(str)
    menu_wished = Signal(str, QPoint)
    delete_wished = Signal(str)
    copy_wished = Signal(str)
    left_upwards = Signal()
    typed = Signal(str)
    escaped = Signal()

    def __init__(self, model: CardModel, setter: CardSetter, theme: Theme, parent: QWidget) -> None:
        self._theme = theme
        self._painter = RowPainter(setter.small, setter.shown)
        self._hovered = ""
        self._hot: Pressable | None = None
        self._press: _Press | None = None
        super().__init__(model, setter, parent)
        self.setMouseTracking(True)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._setter.set_theme(theme)
        self.viewport().update()

    def go_to_first(self) -> None:
        """Put the cursor on the first row that can have it."""
        self.go_near(0)

    def go_near(self, number: int) -> None:
        """Put the cursor on a row, or on the nearest one that can have it."""
        last = len(self._cards.rows) - 1
        found = self.next_stop(min(number, last), 1)
        if found is None:
            found = self.next_stop(min(number, last), -1)
        if found is not None:
            self.setCurrentIndex(self._cards.index(found))
            self.scrollTo(self._cards.index(found))
            self.taken.emit(self.cursor_key())

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current, focused = self.cursor_key(), self.hasFocus()
        for number in self.rows_in_sight():
            area = self.visualRect(self._cards.index(number))
            row = self._cards.rows[number]
            if not area.intersects(event.rect()):
                continue
            chosen = row.key == current
            look = Look(
                selected=chosen or row.key == self._edited,
                focused=chosen and focused,
                hovered=row.key == self._hovered,
                hot=(self._hot.action, self._hot.value)
                if self._hot is not None and row.key == self._hovered
                else None,
            )
            card = self.card_of(number)
            if card is not None:
                card.paint(painter, area.left(), area.top(), self._theme, look)
            elif isinstance(row, SectionRow):
                self._painter.paint_section(painter, area, row, self._theme, look)
            elif isinstance(row, InvitationRow):
                self._painter.paint_invitation(painter, area, self._theme, look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards break elsewhere; the first one in sight stays where it is."""
        anchor = self.anchor()
        QAbstractItemView.resizeEvent(self, event)
        self.scheduleDelayedItemsLayout()
        self.restore(anchor)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what is pressed: the cards move when another one shows all it has."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        row = self._cards.row_at(self.indexAt(point))
        known = row is not None and row.key == self.cursor_key()
        self._press = _Press(row, self._pressable_at(point), known) if row is not None else None
        if row is not None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press what was under the mouse, or go to the words of the card."""
        super().mouseReleaseEvent(event)
        press, self._press = self._press, None
        if press is None or not self.viewport().rect().contains(event.position().toPoint()):
            return
        if isinstance(press.row, SectionRow):
            if press.row.unfolded is not None:
                self.folding_wished.emit(press.row.key)
        elif isinstance(press.row, InvitationRow):
            self.edit_wished.emit(press.row.key)
        else:
            self._click_card(press.row.key, press.what, press.known)

    def _click_card(self, key: str, what: Pressable | None, known: bool) -> None:
        """known: the card had the cursor before, so that its note was there to be pressed."""
        if what is not None and what.action is not Action.EDIT:
            self.pressed_on.emit(key, what.action, what.value)
        elif what is not None and known:
            self.edit_wished.emit(key)
        else:
            self.gone_to.emit(key, False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write the note of a card."""
        self._press = None
        row = self._cards.row_at(self.indexAt(event.position().toPoint()))
        if isinstance(row, CardRow) and event.button() == Qt.MouseButton.LeftButton:
            self.edit_wished.emit(row.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is under the mouse shows that it can be pressed."""
        point = event.position().toPoint()
        row = self._cards.row_at(self.indexAt(point))
        self._hover(row.key if row is not None else "", self._pressable_at(point))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has left."""
        self._hover("", None)
        super().leaveEvent(event)

    def _hover(self, key: str, hot: Pressable | None) -> None:
        if (key, hot) != (self._hovered, self._hot):
            self._hovered, self._hot = key, hot
            shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _pressable_at(self, point: QPoint) -> Pressable | None:
        index = self.indexAt(point)
        card = self.card_of(index.row()) if index.isValid() else None
        if card is None:
            return None
        return card.pressed(QPointF(point - self.visualRect(index).topLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what to do with a card."""
        if event.reason() == event.Reason.Mouse:
            key = self._key_at(event.pos())
            where = event.globalPos()
        else:
            key = self.cursor_key()
            area = self.visualRect(self.currentIndex())
            where = self.viewport().mapToGlobal(area.center())
        if key:
            self.menu_wished.emit(key, where)

    def _key_at(self, point: QPoint) -> str:
        row = self._cards.row_at(self.indexAt(point))
        return row.key if isinstance(row, CardRow) else ""

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, F2 writes, Delete deletes; letters go to the filter."""
        key, text = event.key(), event.text()
        row = self._cards.row_at(self.currentIndex())
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif row is not None and self._act(event, row):
            return
        elif key == Qt.Key.Key_Up and self.next_stop(self.currentIndex().row() - 1, -1) is None:
            self.left_upwards.emit()
        elif text and text.isprintable() and _is_typing(event):
            self.typed.emit(text)
        else:
            before = self.cursor_key()
            QAbstractItemView.keyPressEvent(self, event)
            if self.cursor_key() != before:
                self.taken.emit(self.cursor_key())

    def _act(self, event: QKeyEvent, row: Row) -> bool:
        """What a key does to the row under the cursor. False: nothing."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row, edit=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif not isinstance(row, CardRow):
            return False
        elif key == Qt.Key.Key_F2:
            self.edit_wished.emit(row.key)
        elif key == Qt.Key.Key_Delete:
            self.delete_wished.emit(row.key)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit(row.key)
        else:
            return False
        return True

    def _choose(self, row: Row, *, edit: bool) -> None:
        if isinstance(row, SectionRow):
            self.folding_wished.emit(row.key)
        elif edit or isinstance(row, InvitationRow):
            self.edit_wished.emit(row.key)
        else:
            self.gone_to.emit(row.key, True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self.viewport().update()


def _is_typing(event: QKeyEvent) -> bool:
    """Whether a key makes text rather than a command."""
    other = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return other == Qt.KeyboardModifier.NoModifier
