"""The list of suggestions below the filter. The filter keeps the focus; this only shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QWidget

from reader.ui.language import translated, worded
from reader.ui.theme import rgba
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.library.suggestions import Suggestion
    from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 28
_EDGE: Final = 5
_PADDING: Final = 9


class SuggestionModel(QAbstractListModel):
    """Suggestions, a row each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.suggestions: list[Suggestion] = []

    def set_suggestions(self, suggestions: list[Suggestion]) -> None:
        """Show others."""
        self.beginResetModel()
        self.suggestions = suggestions
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self.suggestions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The label; its hint as the tooltip."""
        if not index.isValid() or index.row() >= len(self.suggestions):
            return None
        suggestion = self.suggestions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return suggestion.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{suggestion.label}, {translated(suggestion.hint)}"
        return None


class SuggestionPopup(QListView):
    """At most eight lines in a card. picked: the user clicked one."""

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = SuggestionModel(self)
        self._delegate = _SuggestionDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        worded(self.setAccessibleName, Message("Suggestions"))
        self.set_theme(theme)
        self.clicked.connect(self._pick)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._delegate.theme = theme
        self.setStyleSheet(
            f"QListView {{ background: {rgba(theme.field)}; border: 1px solid {rgba(theme.line)};"
            f" border-radius: 8px; padding: {_EDGE - 1}px; }}"
        )

    def offer(self, suggestions: list[Suggestion], below: QRect) -> None:
        """Show these below a rectangle of the parent; nothing to show hides the list."""
        self._model.set_suggestions(suggestions)
        if not suggestions:
            self.hide()
            return
        height = len(suggestions) * _ROW + 2 * _EDGE
        corner = below.bottomLeft() + QPoint(0, 4)
        self.setGeometry(QRect(corner, QSize(below.width(), height)))
        self.raise_()
        self.show()

    def marked(self) -> Suggestion | None:
        """The suggestion that the arrows have marked."""
        return self._at(self.currentIndex().row())

    def first(self) -> Suggestion | None:
        """The best suggestion."""
        return self._at(0)

    def move_by(self, step: int) -> None:
        """Mark the next one or the one before, round the ends."""
        count = self._model.rowCount()
        if count:
            current = self.currentIndex().row()
            number = (current + step) % count if current >= 0 else (0 if step > 0 else count - 1)
            self.setCurrentIndex(self._model.index(number))

    def _at(self, number: int) -> Suggestion | None:
        rows = self._model.suggestions
        return rows[number] if 0 <= number < len(rows) else None

    def _pick(self, index: QModelIndex) -> None:
        suggestion = self._at(index.row())
        if suggestion is not None:
            self.picked.emit(suggestion)


class _SuggestionDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are as high."""
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The label at the left, its hint small at the right."""
        model = index.model()
        if not isinstance(model, SuggestionModel):
            return
        suggestion = model.suggestions[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, theme = option.state, self.theme
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            marked = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(theme.accent_wash if marked else theme.cursor)
            painter.drawRoundedRect(option.rect, 5, 5)
        area = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * 0.88 if option.font.pointSizeF() > 0 else 9)
        face = QFontMetrics(option.font)
        label = face.elidedText(suggestion.label, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(theme.ink)
        painter.setFont(option.font)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, label)
        room = area.width() - face.horizontalAdvance(label) - 12
        if room > 24:
            hint = QFontMetrics(small).elidedText(
                translated(suggestion.hint), Qt.TextElideMode.ElideRight, room
            )
            painter.setPen(theme.soft)
            painter.setFont(small)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, hint)
        painter.restore()
