"""The sheet of keys over the whole window, made from the table of commands and the present keys."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from reader.ui.cards import paint_key
from reader.ui.chords import all_shown, shown
from reader.ui.commands import COMMANDS, Menu
from reader.ui.focus import give_back
from reader.ui.fonts import pixel_font
from reader.ui.language import quoting, tr, translated, with_text, worded
from reader.ui.palette.scoring import fit, folded, words_of
from reader.ui.theme import rgba
from reader.ui.wrapped_label import WrappedLabel
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.ui.commands import Command
    from reader.ui.keymap import Keymap
    from reader.ui.theme import Theme

_COLUMN: Final = 330
"""Pixels that a column has at least."""
_MOST_COLUMNS: Final = 4
_GUTTER: Final = 44
_LINE: Final = 27
_TITLE: Final = 38
_AIR: Final = 16
_MARGIN: Final = 40
_OTHERS: Final = Message("Elsewhere")
_CLOSING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_F1)
_SCROLLING: Final = {
    Qt.Key.Key_Down: 60,
    Qt.Key.Key_Up: -60,
    Qt.Key.Key_PageDown: 500,
    Qt.Key.Key_PageUp: -500,
}


class Line(Value):
    """A command with its keys as they are shown. also: what else it is found by."""

    text: str
    help: str
    keys: tuple[str, ...]
    also: str = ""


class Section(Value):
    """The commands of a menu that have keys."""

    title: str
    lines: tuple[Line, ...]

    @property
    def height(self) -> int:
        """Pixels that it takes in a column."""
        return _TITLE + len(self.lines) * _LINE + _AIR


def sections(keymap: Keymap, query: str = "") -> tuple[Section, ...]:
    """What the sheet says: by menu, in the order of the table; only what fits a query."""
    words = words_of(query)
    made: list[Section] = []
    for menu in Menu:
        title = menu.title or translated(_OTHERS)
        lines = tuple(
            line
            for command in COMMANDS
            if command.menu is menu and keymap.keys(command.id)
            for line in _lines(command, keymap.keys(command.id))
            if _fits(line, title, words)
        )
        if lines:
            made.append(Section(title, lines))
    return tuple(made)


def _line(command: Command, keys: Sequence[str]) -> Line:
    english = "\n".join((command.text, command.help, command.menu.english_title))
    return Line(command.name, translated(command.help), all_shown(keys), english)


def _lines(command: Command, keys: Sequence[str]) -> Iterator[Line]:
    """A command's line; below that of going to a share, what a number before it does."""
    yield _line(command, keys)
    if command.id == "go-to-percent":
        words = Message("Go to 50%, Any Number Before")
        yield Line(translated(words), translated(command.help), (f"5 0 {shown(keys[0])}",), words)


def _fits(line: Line, title: str, words: tuple[tuple[str, ...], ...]) -> bool:
    if not words or fit(words, line.text):
        return True
    everything = folded("\n".join((title, line.help, line.text, line.also))).text
    keys = {key.lower() for key in line.keys}
    return all(any(one in everything or one in keys for one in word) for word in words)


def columns(all_sections: Sequence[Section], count: int) -> list[list[Section]]:
    """Sections in reading order, in at most so many columns, the highest as low as it can be."""
    numbers = range(1, len(all_sections))
    count = min(count, max(len(all_sections), 1))
    ways = (
        [list(all_sections[a:b]) for a, b in pairwise((0, *cuts, len(all_sections)))]
        for cuts in combinations(numbers, count - 1)
    )
    return min(ways, key=lambda way: max(map(_height, way)))


def _height(column: Sequence[Section]) -> int:
    return sum(section.height for section in column)


class _Body(QWidget):
    """Paints sections in columns as wide as there is room."""

    def __init__(self, theme: Theme, families: tuple[str, ...]) -> None:
        super().__init__()
        self.theme = theme
        self._plain, self._key = pixel_font(families, 13.0), pixel_font(families, 11.0)
        self._bold = QFont(self._plain)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._sections: tuple[Section, ...] = ()
        self._columns: list[list[Section]] = []
        self.setSizePolicy(self.sizePolicy().Policy.Preferred, self.sizePolicy().Policy.Fixed)

    @property
    def column_count(self) -> int:
        """How many columns there are."""
        return len(self._columns)

    def show_sections(self, shown_sections: tuple[Section, ...]) -> None:
        """Show these."""
        self._sections = shown_sections
        self.setAccessibleName("; ".join(_spoken(shown_sections)))
        self._arrange()

    def _arrange(self) -> None:
        room = self._room() + _GUTTER
        count = min(max(room // (_COLUMN + _GUTTER), 1), _MOST_COLUMNS)
        self._columns = columns(self._sections, count)
        self.setFixedHeight(max(map(_height, self._columns)) + _AIR)
        self.update()

    def _room(self) -> int:
        return self.width() - _MARGIN + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def sizeHint(self) -> QSize:
        """As high as its columns."""
        return QSize(_COLUMN, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(len(self._columns), 1)
        width = min((self._room() - _GUTTER * (count - 1)) / count, 460.0)
        for number, column in enumerate(self._columns):
            x, y = number * (width + _GUTTER), 0.0
            for section in column:
                area = QRectF(x, y, width, section.height)
                if area.intersects(QRectF(event.rect())):
                    self._paint_section(painter, section, area)
                y += section.height
        painter.end()

    def _paint_section(self, painter: QPainter, section: Section, area: QRectF) -> None:
        painter.setFont(self._bold)
        painter.setPen(self.theme.accent)
        head = QRectF(area.left(), area.top(), area.width(), _TITLE - 8)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, section.title)
        line = QRectF(area.left(), head.bottom(), area.width(), 1)
        painter.fillRect(line, self.theme.line)
        for number, one in enumerate(section.lines):
            top = area.top() + _TITLE + number * _LINE
            self._paint_line(painter, one, QRectF(area.left(), top, area.width(), _LINE))

    def _paint_line(self, painter: QPainter, line: Line, area: QRectF) -> None:
        metrics, right = QFontMetricsF(self._key), area.right()
        painter.setFont(self._key)
        for key in reversed(line.keys):
            width = max(metrics.horizontalAdvance(key) + 10, 20.0)
            if right - width < area.left() + area.width() * 0.34:
                break
            cap = QRectF(right - width, area.center().y() - 9.5, width, 19)
            paint_key(painter, cap, key, self.theme)
            right -= width + 5
        room = right - area.left() - 8
        text = QFontMetricsF(self._plain).elidedText(line.text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._plain)
        painter.setPen(self.theme.ink)
        where = QRectF(area.left(), area.top(), room, area.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, text)


def _spoken(shown_sections: Sequence[Section]) -> Iterator[str]:
    for section in shown_sections:
        yield section.title
        for line in section.lines:
            keys = tr(" or ", sense="between keys").join(line.keys)
            yield tr("{command}: {keys}", command=line.text, keys=keys)


class CheatSheet(QWidget):
    """The sheet. It covers the window until Esc or its keys; `closed` when it is gone."""

    closed = Signal()

    def __init__(
        self, keymap: Keymap, theme: Theme, families: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._keymap, self._window = keymap, parent
        self._before: QWidget | None = None
        title = with_text(QLabel(), Message("Keys"))
        title.setStyleSheet("font-size: 22px; font-weight: 600;")
        self.field = QLineEdit()
        worded(self.field.setPlaceholderText, Message("Type to search"))
        worded(self.field.setAccessibleName, Message("Search the keys"))
        self.field.setMaximumWidth(420)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self._hint = WrappedLabel()
        quoting(self._hint)
        self.body = _Body(theme, families)
        self.area = QScrollArea()
        self.area.setWidget(self.body)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, _MARGIN, 0)
        head.setSpacing(10)
        for part in (title, self.field, self._hint):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 28, 4, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self.area, 1)
        self.set_theme(theme)
        parent.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.body.theme = theme
        self.setStyleSheet(
            f"QScrollArea, QScrollArea > QWidget > QWidget {{ background: {rgba(theme.paper)}; }}"
        )
        self._hint.setStyleSheet(f"color: {rgba(theme.soft)}; background: transparent;")
        self.update()

    def open(self) -> None:
        """Cover the window."""
        from PySide6.QtWidgets import QApplication

        self._before = QApplication.focusWidget()
        self.field.clear()
        self._fill()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Uncover the window; the keys are again where they were."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        give_back(before)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper over everything."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.body.theme.paper)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """The commands in another language."""
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        found = sections(self._keymap, self.field.text())
        self.body.show_sections(found)
        self.area.verticalScrollBar().setValue(0)
        nothing = Message(
            "No command with keys fits “{text}”.", text=self.field.text().strip()[:40]
        )
        usual = Message("Esc closes. Keys can be changed in the preferences.")
        worded(self._hint.setText, usual if found else nothing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field, and the size of the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif watched is self.field and event.type() == QEvent.Type.KeyPress:
            return self._pressed(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        bar = self.area.verticalScrollBar()
        if key in _SCROLLING:
            bar.setValue(bar.value() + _SCROLLING[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif key in _CLOSING or (key == Qt.Key.Key_Question and not self.field.text()):
            self.dismiss()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True
