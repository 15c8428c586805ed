"""Where the keyboard is: whether it really leaves, a ring, Enter on buttons, the keys of menus."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QPaintEvent

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_WIDTH = 2


def is_left(event: QFocusEvent) -> bool:
    """Whether the focus goes to another widget of the window, not to a menu or another window."""
    return event.reason() not in (
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    )


def give_back(before: QWidget | None) -> None:
    """Give the keyboard back to whoever had it, where that is still there."""
    from shiboken6 import isValid

    if before is not None and isValid(before):
        before.setFocus(Qt.FocusReason.PopupFocusReason)


def tab_in_order(parts: Iterable[QWidget]) -> None:
    """Let Tab, and whoever has the window read out, visit parts of a window in this order.

    Inside a part the order is that of its children, which is that of their layers, too. Layouts and
    Qt's own chain are not asked: their answers change whom Python thinks a widget belongs to.
    """
    visited = list(parts)
    chain = [widget for part in visited for widget in _focusable(part)]
    for before, after in pairwise(chain):
        QWidget.setTabOrder(before, after)
    for part in reversed(visited):
        part.lower()


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from _focusable(child)


class EnterPushes(QObject):
    """Enter pushes the button that has the focus, as Space does, on every system.

    By itself Qt lets it push the likeliest button of the dialogue, or none.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focused)

    def _focused(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QPushButton | QToolButton):
            new.installEventFilter(self)  # which does so once, however often it is said

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Push the button; a key that is held down pushes once."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not is_enter or held or not isinstance(watched, QPushButton | QToolButton):
            return False
        if not event.isAutoRepeat():
            watched.click()
        return True


class MenusFirst(QObject):
    """While a menu is open, keys are its own, though the widget below it keeps the focus.

    Qt would give letters to the shortcuts of that widget instead of to the menu's entries. All
    events are looked at for that, but only as long as a menu is open.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._application = QApplication.instance()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No shortcut below a menu; the widget is told when one comes and goes."""
        if event.type() == QEvent.Type.ShortcutOverride:
            if QApplication.activePopupWidget() is not None:
                event.accept()
                return True
            self._look(everywhere=False)
        elif watched is self.parent() and isinstance(event, QFocusEvent):
            if event.gotFocus():
                self._look(everywhere=False)
            elif event.lostFocus():  # and not FocusAboutToChange, which X11 sends afterwards
                self._look(everywhere=event.reason() == Qt.FocusReason.PopupFocusReason)
        return False

    def _look(self, *, everywhere: bool) -> None:
        if self._application is not None and everywhere:
            self._application.installEventFilter(self)
        elif self._application is not None:
            self._application.removeEventFilter(self)


class FocusRing(QWidget):
    """A line around a large widget when the keyboard comes to it, until its first key or click.

    From then on a current row or a cursor shows where one is.
    """

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the focus."""
        kind = event.type()
        if isinstance(event, QFocusEvent) and kind == QEvent.Type.FocusIn:
            self._show(shown=event.reason() in _BY_KEY)
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self._show(shown=False)
        elif kind == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _show(self, *, shown: bool) -> None:
        if shown:
            self._fit()
            self.raise_()
        self.setVisible(shown)

    def _fit(self) -> None:
        around = self.parentWidget()
        if around is not None:
            self.setGeometry(QRect(0, 0, around.width(), around.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two pixels of the accent."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _WIDTH))
        half = _WIDTH // 2
        painter.drawRect(self.rect().adjusted(half, half, -half, -half))
