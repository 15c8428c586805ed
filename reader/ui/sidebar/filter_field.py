"""The filter box: a line of text with its key shown, a button that clears it, and suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from reader.ui.language import worded
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from reader.library.suggestions import Suggestion
    from reader.ui.sidebar.popup import SuggestionPopup
    from reader.ui.theme import Theme

HEIGHT: Final = 32
_PLACEHOLDER: Final = Message("Filter")


class FilterField(QLineEdit):
    """A line edit that says its wishes by signals.

    down_wished: go on to the list. enter_wished: open the first document. leave_wished: back to
    reading. While suggestions are shown, arrows move in them, Tab takes one (the first, if none is
    marked), Enter takes a marked one, Escape puts them away.
    """

    down_wished = Signal()
    enter_wished = Signal()
    leave_wished = Signal()
    taken = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = ""
        self.popup: SuggestionPopup | None = None
        self._clear = _ClearButton(theme, self)
        self._clear.clicked.connect(self._clear_and_stay)
        self.textChanged.connect(self._show_clear)
        worded(self.setPlaceholderText, _PLACEHOLDER)
        worded(self.setAccessibleName, Message("Filter documents"))
        self.setFixedHeight(HEIGHT)
        self._show_clear("")

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._clear.theme = theme
        self.update()

    def set_key_hint(self, hint: str) -> None:
        """The key that leads here, as it is shown at the right ("Ctrl L")."""
        self._hint = hint
        self._show_clear(self.text())
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tab takes a suggestion before Qt moves the focus."""
        if event.type() == QEvent.Type.KeyPress and self._take_by_tab(event):  # type: ignore[arg-type]
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter and Escape act on suggestions first, then on the list."""
        if not (self._act_on_popup(event.key()) or self._act(event.key())):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Suggestions go with the focus."""
        super().focusOutEvent(event)
        if self.popup is not None:
            self.popup.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clear button at the right."""
        super().resizeEvent(event)
        side = HEIGHT - 10
        self._clear.setGeometry(QRect(self.width() - side - 5, 5, side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and its key while it is empty."""
        super().paintEvent(event)
        if self.text() or not self._hint:
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.faint)
        area = self.rect().adjusted(0, 0, -11, 0)
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, where, self._hint)

    def _act_on_popup(self, key: int) -> bool:
        popup = self.popup
        if popup is None or not popup.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            popup.move_by(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            popup.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._take(popup.marked())
        return False

    def _act(self, key: int) -> bool:
        if key == Qt.Key.Key_Down:
            self.down_wished.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_wished.emit()
        elif key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.leave_wished.emit()
        else:
            return False
        return True

    def _take_by_tab(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Tab or self.popup is None or not self.popup.isVisible():
            return False
        return self._take(self.popup.marked() or self.popup.first())

    def _take(self, suggestion: Suggestion | None) -> bool:
        if suggestion is None:
            return False
        self.taken.emit(suggestion)
        return True

    def _clear_and_stay(self) -> None:
        self.clear()
        self.setFocus()

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        taken = HEIGHT - 10 if text else self.fontMetrics().horizontalAdvance(self._hint) + 4
        self.setTextMargins(0, 0, taken, 0)


class _ClearButton(QAbstractButton):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        worded(self.setToolTip, Message("Clear the filter (Esc)"))
        worded(self.setAccessibleName, Message("Clear the Filter"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(HEIGHT - 10, HEIGHT - 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A small cross; a round tint under the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.line)
            painter.drawEllipse(centre, 9, 9)
        painter.setPen(QPen(self.theme.soft, 1.4, c=Qt.PenCapStyle.RoundCap))
        arm = 3.5
        for sign in (1, -1):
            offset = QPointF(arm, sign * arm)
            painter.drawLine(centre - offset, centre + offset)
