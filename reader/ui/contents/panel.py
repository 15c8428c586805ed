"""The panel: a filter above the tree of headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.chinese.scripts import has_han
from reader.ui.contents.model import ContentsModel
from reader.ui.icons import SIZE, icon
from reader.ui.language import with_text, worded
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QPersistentModelIndex

    from reader.ui.contents.model import Heading
    from reader.ui.fonts import Families
    from reader.ui.theme import Theme

_LINE = 30
_INDENT = 14
_ALL_OPEN = 400
"""Headings up to which the whole tree is unfolded."""
_STEPS = {
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
}


class ContentsPanel(QWidget):
    """heading_chosen(row): go there. closed_wished: the panel is to be put away."""

    heading_chosen = Signal(int)
    closed_wished = Signal()

    def __init__(self, theme: Theme, icons: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.model = ContentsModel(self)
        self.setObjectName("contents")
        self.setMinimumWidth(160)
        self._title = with_text(QLabel(), Message("Contents"))
        bold = QFont(self._title.font())
        bold.setBold(True)
        self._title.setFont(bold)
        self._close = QToolButton()
        worded(self._close.setAccessibleName, Message("Close the contents"))
        worded(self._close.setToolTip, Message("Close the contents (Esc)"))
        self._close.clicked.connect(self.closed_wished)
        self._close.installEventFilter(self)
        self.field = QLineEdit()
        worded(self.field.setPlaceholderText, Message("Filter headings"))
        worded(self.field.setAccessibleName, Message("Filter headings"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.tree = _Tree(self.model)
        self._delegate = _Delegate(self.tree)
        self.tree.setItemDelegate(self._delegate)
        self.tree.chosen.connect(self._choose)
        self.tree.typed.connect(self._type)
        self.tree.left.connect(self.closed_wished)
        self._empty = WrappedLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self._unfold()
        self.set_theme(theme)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 6, 2)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        above = QHBoxLayout()
        above.setContentsMargins(10, 2, 10, 6)
        above.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(above)
        column.addWidget(self._empty, 1)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.field)

    # what it shows

    def set_headings(self, headings: Sequence[Heading], families: Families) -> None:
        """The headings of the open text, set in these faces."""
        self._delegate.families = families
        if tuple(headings) != self.model.headings:
            self.model.set_headings(headings)
            self._unfold()
        self.tree.viewport().update()

    def set_current(self, row: int) -> None:
        """The reader is at a row of the bitext."""
        index = self.model.set_current(row)
        if index.isValid():
            self.tree.scrollTo(index)
            if not self.tree.hasFocus() and not self.field.text():
                self.tree.setCurrentIndex(index)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._delegate.theme = theme
        self._close.setIcon(icon(self._icons, "close", theme.soft))
        self._close.setIconSize(QSize(SIZE, SIZE))
        self.tree.dress(theme)
        colours = self._empty.palette()
        colours.setColor(self._empty.foregroundRole(), theme.soft)
        self._empty.setPalette(colours)
        self.tree.viewport().update()

    def _unfold(self) -> None:
        if self.field.text() or len(self.model.headings) <= _ALL_OPEN:
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)
        there_are = self.model.rowCount() > 0
        self.tree.setVisible(there_are)
        self._empty.setVisible(not there_are)
        typed = bool(self.model.headings)
        self._offer_field(offered=typed)
        worded(
            self._empty.setText,
            Message("No heading has these words.")
            if typed
            else Message("This text has no headings."),
        )

    def _offer_field(self, *, offered: bool) -> None:
        """A text without headings has nothing to filter: the keyboard stays on the panel."""
        if offered is not self.field.isHidden():
            return
        had_keyboard = self.field.hasFocus() or self._close.hasFocus()
        self.field.setVisible(offered)
        self.setFocusProxy(self.field if offered else self._close)
        if had_keyboard:
            self.setFocus()

    def _filter(self, text: str) -> None:
        self.model.set_query(text)
        self._unfold()
        if text:
            self.tree.setCurrentIndex(self.model.first_match())

    # what is done with it

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ContentsModel.ROW)
        if row is not None:
            self.heading_chosen.emit(row)

    def _type(self, letters: str) -> None:
        self.field.setFocus()
        self.field.insert(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, arrows walk through the tree, Enter goes there, Esc steps back out."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = cast("QKeyEvent", event).key()
        if watched is self._close and key == Qt.Key.Key_Escape:
            self.closed_wished.emit()
            return True
        if watched is not self.field:
            return False
        if key in _STEPS:
            self.tree.step(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.tree.currentIndex())
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif key == Qt.Key.Key_Escape:
            self.closed_wished.emit()
        else:
            return False
        return True


class _Tree(QTreeView):
    """chosen(index); typed(letters): go on in the filter; left: Esc."""

    chosen = Signal(QModelIndex)
    typed = Signal(str)
    left = Signal()

    def __init__(self, model: ContentsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        worded(self.setAccessibleName, Message("Headings"))
        self.setMouseTracking(True)
        self.clicked.connect(self.chosen)

    def dress(self, theme: Theme) -> None:
        """Other colours. What is marked is painted by the delegate, and only there."""
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, theme.panel)
        colours.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
        self.setPalette(colours)

    def step(self, action: QAbstractItemView.CursorAction) -> None:
        """Move the mark."""
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.setCurrentIndex(index)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A small triangle beside what can be unfolded; no lines."""
        if self.model().hasChildren(index):
            delegate = self.itemDelegate()
            if isinstance(delegate, _Delegate):
                delegate.paint_branch(
                    painter, rect, is_open=self.isExpanded(cast("QModelIndex", index))
                )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, Esc steps out, letters filter; the rest is Qt's."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints a heading: one line, elided; a tint and a bar where the reader is."""

    theme: Theme
    families: Families | None = None

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        """All lines are equally high."""
        return QSize(80, _LINE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The line."""
        theme = self.theme
        rect, state = QRectF(option.rect), option.state  # type: ignore[attr-defined]
        is_current = bool(index.data(ContentsModel.CURRENT))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        inside = rect.adjusted(-2, 1, -8, -1)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.accent_wash if is_current else theme.line)
            painter.setOpacity(1.0 if is_current else 0.5)
            painter.drawRoundedRect(inside, 6, 6)
            painter.setOpacity(1.0)
        if state & QStyle.StateFlag.State_Selected and not is_current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.accent)
            painter.drawRoundedRect(inside.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        words = str(index.data())
        font = QFont(option.font)  # type: ignore[attr-defined]
        if self.families is not None and has_han(words):
            font.setFamilies([*self.families.chinese, *self.families.latin])
        font.setBold(is_current)
        painter.setFont(font)
        painter.setPen(theme.ink)
        room = inside.adjusted(6, 0, -6, 0)
        elided = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.restore()

    def paint_branch(self, painter: QPainter, rect: QRect, *, is_open: bool) -> None:
        """The triangle at the right end of the room before a heading."""
        from PySide6.QtCore import QPointF
        from PySide6.QtGui import QPolygonF

        middle = QPointF(rect.right() - 7.0, rect.center().y() + 0.5)
        corners = (
            ((-3.5, -2), (3.5, -2), (0, 2.5)) if is_open else ((-2, -3.5), (2.5, 0), (-2, 3.5))
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.faint)
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
        painter.restore()
