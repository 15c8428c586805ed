"""The popup of the palette: a field, and what fits below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from reader.ui.cards import SHADOW, paint_card
from reader.ui.focus import give_back
from reader.ui.language import quoting, tr, translated, worded
from reader.ui.palette.items import Found, Kind
from reader.ui.palette.row_painting import FOUND, ROW, RowPainter
from reader.ui.theme import rgba
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.palette.searching import Searcher
    from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
WIDTH: Final = 560
_ROWS: Final = 10
_FIELD: Final = 46
_TOP: Final = 54
_AIR: Final = 6
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}
_SPOKEN: Final = {
    Kind.COMMAND: Message("command"),
    Kind.SETTING: Message("setting"),
    Kind.HEADING: Message("heading"),
    Kind.DOCUMENT: Message("document"),
}


class FoundModel(QAbstractListModel):
    """What fits, a row each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: Sequence[Found] = ()

    def show(self, found: Sequence[Found]) -> None:
        """Show others."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; what a screen reader says; the `Found` itself."""
        if not index.isValid() or index.row() >= len(self.found):
            return None
        found = self.found[index.row()]
        if role == FOUND:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return found.item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            item = found.item
            state = "" if item.enabled else tr("not now")
            keys = tr(" or ", sense="between keys").join(item.keys)
            parts = (item.text, translated(_SPOKEN[item.kind]), item.hint, keys, state)
            return ", ".join(filter(None, parts))
        return None


class _Lines(QListView):
    """Paints its own ground: the text of the window below is not painted anew with every letter."""

    ground = QColor()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the lines."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.ground)
        painter.end()
        super().paintEvent(event)


class Palette(QWidget):
    """At the top of the window, in the middle. `chosen(Item)`, when it is gone again."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, families: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._searcher: Searcher | None = None
        self._before: QWidget | None = None
        self.model = FoundModel(self)
        self.field = QLineEdit()
        worded(self.field.setPlaceholderText, Message("Commands, documents, headings, settings"))
        worded(self.field.setAccessibleName, Message("What do you want?"))
        self.field.setFixedHeight(_FIELD)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list = _Lines()
        self.list.setModel(self.model)
        self._painter = RowPainter(theme, families, self.list)
        self.list.setItemDelegate(self._painter)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        worded(self.list.setAccessibleName, Message("What fits"))
        self.list.clicked.connect(lambda _: self._choose())
        self.list.entered.connect(self.list.setCurrentIndex)
        self._line = QWidget()
        self._line.setFixedHeight(1)
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(2 * ROW)
        quoting(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 1, SHADOW + 1, SHADOW + 1, SHADOW + 1)
        column.setSpacing(0)
        for part in (self.field, self._line, self._nothing):
            column.addWidget(part)
        column.addSpacing(_AIR)
        column.addWidget(self.list)
        column.addStretch(1)
        self.set_theme(theme)
        parent.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._painter.set_theme(theme)
        self.field.setStyleSheet(
            "QLineEdit, QLineEdit:focus { background: transparent; border: none;"
            " padding: 0 16px; font-size: 15px; }"
        )
        self.list.ground = theme.field
        self.list.setStyleSheet("QListView { background: transparent; border: none; }")
        self.list.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._line.setStyleSheet(f"background: {rgba(theme.line)};")
        self._nothing.setStyleSheet(f"color: {rgba(theme.soft)};")
        self.update()

    def set_families(self, families: tuple[str, ...]) -> None:
        """The faces, by region."""
        self._painter.set_families(families)

    def warm_up(self) -> None:
        """Be painted once, unseen: its card and its letters are then there at its key."""
        if self.isHidden():
            self.grab()

    def offer(self, searcher: Searcher, query: str = "") -> None:
        """Come up, ready to be typed into."""
        self._searcher = searcher
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.setText(query)
        self._find()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def is_complete(self) -> bool:
        """Whether the titles of the library are among what can be found, too."""
        return self._searcher is not None and self._searcher.titles is not None

    def dismiss(self) -> None:
        """Go; the keys are again where they were before."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        has_keys = self.field.hasFocus()
        self.hide()
        self._searcher = None
        self.model.show(())
        if has_keys:
            give_back(before)

    # finding

    def find_again(self) -> None:
        """There is more to be found; the line that is chosen stays so, where it is still there."""
        if self._searcher is None or not self.field.text().strip():
            return
        number = self.list.currentIndex().row()
        chosen = self.model.found[number].item.key if 0 < number < len(self.model.found) else ""
        self._find()
        keys = [found.item.key for found in self.model.found]
        if chosen in keys:
            self.list.setCurrentIndex(self.model.index(keys.index(chosen)))

    def _find(self) -> None:
        if self._searcher is None:
            return
        found = self._searcher.find(self.field.text())
        self.model.show(found)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()
        rows = min(len(found), _ROWS)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(rows * ROW)
        text = self.field.text().strip()[:40]
        worded(self._nothing.setText, Message("Nothing fits “{text}”.", text=text))
        self._nothing.setVisible(not found and self.is_complete)
        self._stand()

    def _stand(self) -> None:
        window = self._window
        width = min(WIDTH, window.width() - 24) + 2 * SHADOW
        below = self.list.height() if self.model.found else self._nothing.height()
        height = _FIELD + 1 + below + 2 * _AIR + 2 * SHADOW + 2
        top = min(_TOP, max(window.height() - height, 0)) - SHADOW
        self.setGeometry((window.width() - width) // 2, max(top, -SHADOW), width, height)

    def _choose(self) -> None:
        number = self.list.currentIndex().row()
        if not 0 <= number < len(self.model.found):
            return
        item = self.model.found[number].item
        if item.enabled:
            self.dismiss()
            self.chosen.emit(item)

    def _step(self, by: int) -> None:
        count, here = len(self.model.found), self.list.currentIndex().row()
        if not count:
            return
        wanted = (here + by) % count if abs(by) == 1 else min(max(here + by, 0), count - 1)
        self.list.setCurrentIndex(self.model.index(wanted))

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field, and the size of the window."""
        kind = event.type()
        if watched is self._window and kind == QEvent.Type.Resize and self.isVisible():
            self._stand()
        elif watched is self.field and kind == QEvent.Type.KeyPress:
            return self._pressed(cast("QKeyEvent", event))
        elif watched is self.field and kind == QEvent.Type.FocusOut:
            self._left()
        return super().eventFilter(watched, event)

    def _left(self) -> None:
        if QApplication.activePopupWidget() is None and self.window().isActiveWindow():
            self._before = None
            self.dismiss()

    def _pressed(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif control and key in (Qt.Key.Key_N, Qt.Key.Key_J):
            self._step(1)
        elif control and key in (Qt.Key.Key_P, Qt.Key.Key_K) and not held & _SHIFT:
            self._step(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()), self._theme)
        painter.end()
