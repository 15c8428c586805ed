"""The page of a search in the library, in the place of the text: a field, results, a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from reader.ui.finding.field import FindField
from reader.ui.language import quoting, worded
from reader.ui.library_search.delegate import ResultDelegate
from reader.ui.library_search.results import ROW, Heading, ResultsModel
from reader.ui.library_search.setting import RowSetter
from reader.ui.theme import rgba
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from reader.chinese.variants import Variant
    from reader.ui.fonts import FontChoice
    from reader.ui.library_search.results import Row
    from reader.ui.theme import Theme

_WIDEST: Final = 1120
_WIDEST_WORDS: Final = 640
_SIDE: Final = 26
_NEAR_END: Final = 900
"""Pixels before the end of the list at which more is looked for."""
HELP: Final = Message(
    "Words are looked for in every document of the library and in your notes: in both languages, "
    "and in whatever form the Chinese is written.\n\n"
    "“the tide” in quotes is a phrase; -draft leaves passages out; tag:essay, lang:zh, author:Lin "
    "and the other fields of the filter choose documents."
)


class SearchField(FindField):
    """The field of the page: arrows go through what was found; Ctrl+Up to earlier searches."""

    moved = Signal(int)
    paged = Signal(int)

    def __init__(self, past: Callable[[], Sequence[str]], parent: QWidget) -> None:
        super().__init__(past, parent)
        self._given = ""
        """The fields that the last question was given."""

    def ask(self, text: str, fields: str) -> None:
        """Start with a text, or with what was asked last.

        fields: those of the sidebar's filter, which choose documents here, too. They stand in
        front, unless the reader has taken just these away before.
        """
        last = self.text()
        words = _without(fields, _without(self._given, last))
        are_unwanted = fields == self._given and words == last != ""
        self.begin(text or words, "" if are_unwanted else fields)
        self._given = fields

    @property
    def fields(self) -> str:
        """The fields in front that nobody typed here; "" where there are none."""
        return self._given if _without(self._given, self.text()) != self.text() else ""

    @property
    def words(self) -> str:
        """What is asked, without them."""
        return _without(self.fields, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys belong to the list."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = event.key()
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in steps and not held:
            self.moved.emit(steps[Qt.Key(key)])
        elif key in pages:
            self.paged.emit(pages[Qt.Key(key)])
        else:
            super().keyPressEvent(event)


class ResultList(QListView):
    """What was found. The focus stays in the field; `resized(width)` when rows have other room."""

    resized = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are laid out anew."""
        super().resizeEvent(event)
        self.resized.emit(self.viewport().width())


class SearchPage(QWidget):
    """Asks and shows.

    `asked(text)`, `chosen(row)` for Enter or a click, `leave_wished`, `more_wished` near the end.
    """

    asked = Signal(str)
    chosen = Signal(object)
    leave_wished = Signal()
    more_wished = Signal()

    def __init__(
        self, theme: Theme, fonts: FontChoice, past: Callable[[], Sequence[str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("searchPage")
        worded(self.setAccessibleName, Message("Search the library"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = SearchField(past, self)
        worded(self.field.setPlaceholderText, Message("Search the library"))
        worded(self.field.setAccessibleName, Message("Search the library"))
        self.field.setFixedHeight(38)
        self.status = self._label(WrappedLabel(parent=self))
        self.help = self._label(WrappedLabel(parent=self))
        self.help.setMaximumWidth(_WIDEST_WORDS)
        self.foot = self._label(QLabel(self))
        self.model = ResultsModel(self)
        self._setter = RowSetter(fonts, theme)
        self._delegate = ResultDelegate(self._setter, theme, fonts, self)
        self.list = self._make_list()
        self.has_moved = False
        """Whether the reader has gone through what was found."""
        self._arrange()
        self._connect()
        self.set_theme(theme)
        self.say("", HELP)
        self.set_foot("")

    def _label(self, label: QLabel) -> QLabel:
        label.setTextFormat(Qt.TextFormat.PlainText)
        quoting(label)
        return label

    def _make_list(self) -> ResultList:
        made = ResultList(self)
        made.setModel(self.model)
        made.setItemDelegate(self._delegate)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setMouseTracking(True)
        worded(made.setAccessibleName, Message("What was found"))
        policy = made.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        made.setSizePolicy(policy)
        made.verticalScrollBar().setSingleStep(24)
        return made

    def _arrange(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 22, 0)
        top.setSpacing(8)
        top.addWidget(self.field)
        top.addWidget(self.status)
        # A layout across: one downwards reckons the height of words as if they filled its width.
        words = QHBoxLayout()
        words.addWidget(self.help, 1)
        words.addStretch()
        top.addLayout(words)
        column.addLayout(top)
        column.addSpacing(6)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 5, 12, 6)
        foot.addWidget(self.foot)
        column.addLayout(foot)
        inner = QWidget(self)
        inner.setLayout(column)
        inner.setMaximumWidth(_WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 0, _SIDE - 16, 0)
        row.addWidget(inner, 1)

    def _connect(self) -> None:
        field = self.field
        field.textChanged.connect(self.asked)
        field.next_wished.connect(self._choose_current)
        field.leave_wished.connect(self.leave_wished)
        field.moved.connect(self.step)
        field.paged.connect(self._page)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(ROW)))
        self.list.resized.connect(self._resized)
        bar = self.list.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._look_ahead())
        bar.rangeChanged.connect(lambda *_: self._look_ahead())

    # looks

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._delegate.theme = theme
        self._setter.set_theme(theme)
        paper, soft = rgba(theme.paper), rgba(theme.soft)
        self.setStyleSheet(
            f"#searchPage {{ background: {paper}; }} QListView {{ background: {paper}; }}"
        )
        for label in (self.status, self.foot):
            label.setStyleSheet(f"color: {soft}; font-size: 12px;")
        self.help.setStyleSheet(f"color: {soft};")
        self.list.viewport().update()

    def set_variant(self, variant: Variant) -> None:
        """Chinese in another form."""
        self._setter.set_variant(variant)
        self.list.doItemsLayout()

    def say(self, status: str, help_: str = "") -> None:
        """A line about what was found; help: a few sentences where there is nothing."""
        worded(self.status.setText, status)
        self.status.setVisible(bool(status))
        worded(self.help.setText, help_)
        self.help.setVisible(bool(help_))
        self.list.setVisible(bool(self.model.rows))

    def set_foot(self, text: str) -> None:
        """What is going on behind; "" for nothing."""
        worded(self.foot.setText, text)
        self.foot.setVisible(bool(text))

    # going through what was found

    @property
    def current(self) -> Row | None:
        """The row that Enter opens."""
        index = self.list.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def clear(self) -> None:
        """Something else is asked."""
        self.model.clear()
        self.has_moved = False
        self.list.scrollToTop()

    def stand_at_first(self) -> None:
        """Enter opens the best answer, until the reader goes to another."""
        if not self.has_moved:
            self._stand_at(self._next_row(-1, 1), scroll=False)

    def step(self, step: int) -> None:
        """To the next row that can be chosen, or the one before."""
        row = self._next_row(self.list.currentIndex().row(), step)
        if row >= 0:
            self.has_moved = True
            self._stand_at(row)

    def stand_at_key(self, key: str, nth: int) -> None:
        """Stand at the nth row of a group after its heading."""
        rows = self.model.rows
        heads = [n for n, row in enumerate(rows) if isinstance(row, Heading) and row.key == key]
        if heads and heads[0] + 1 + nth < len(rows):
            self._stand_at(heads[0] + 1 + nth)

    def _page(self, step: int) -> None:
        rows = self.model.rows
        room, row = self.list.viewport().height() * 0.8, self.list.currentIndex().row()
        while room > 0 and (then := self._next_row(row, step)) >= 0:
            room -= self._setter.set(rows[then], self._delegate.width).height
            row = then
        if row >= 0:
            self.has_moved = True
            self._stand_at(row)

    def _next_row(self, row: int, step: int) -> int:
        rows = self.model.rows
        row += step
        while 0 <= row < len(rows) and isinstance(rows[row], Heading):
            row += step
        return row if 0 <= row < len(rows) else -1

    def _stand_at(self, row: int, *, scroll: bool = True) -> None:
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if scroll and row >= 0:
            if row > 0 and isinstance(self.model.rows[row - 1], Heading):
                self.list.scrollTo(self.model.index(row - 1))
            self.list.scrollTo(index)

    def _choose_current(self) -> None:
        row = self.current
        if row is not None:
            self.chosen.emit(row)

    def _resized(self, width: int) -> None:
        if width != self._delegate.width:
            self._delegate.width = width
            self.list.doItemsLayout()

    def _look_ahead(self) -> None:
        bar = self.list.verticalScrollBar()
        if self.model.rows and bar.value() > bar.maximum() - _NEAR_END:
            self.more_wished.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Faces may have changed with the style."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._setter.forget()


def _without(fields: str, text: str) -> str:
    """What stands behind the fields that a text may begin with."""
    begins = bool(fields) and f"{text} ".startswith(f"{fields} ")
    return text[len(fields) :].lstrip() if begins else text
