"""The hands of somebody who uses the panel of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reader.paths import resources_dir
from reader.ui.fonts import FontChoice
from reader.ui.notes.panel import NotesPanel
from reader.ui.notes.rows import CardRow
from reader.ui.theme import load_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.annotations.notebook import Notebook
    from reader.ui.jobs import Jobs
    from reader.ui.notes.card import Action
    from tests.ui.notes_stage import FakeDesk


class Hands:
    """A panel on the screen and what a person does with it."""

    def __init__(self, bot: QtBot, desk: FakeDesk, jobs: Jobs, width: int) -> None:
        self.bot, self.desk = bot, desk
        theme = load_theme(resources_dir() / "themes", "light")
        self.panel = NotesPanel(desk, theme, FontChoice(), jobs)  # type: ignore[arg-type]
        bot.addWidget(self.panel)
        self.panel.resize(width, 700)
        with bot.waitExposed(self.panel):
            self.panel.show()
        self.panel.activateWindow()
        self.panel.view.setFocus()
        bot.waitUntil(self.panel.isActiveWindow)

    @property
    def notebook(self) -> Notebook:
        return self.desk.notebook

    def listed(self) -> list[str]:
        """The cards, from the top."""
        return [row.key for row in self.panel.model.rows if isinstance(row, CardRow)]

    def number(self, key: str) -> int:
        number = self.panel.model.number_of(key)
        assert number is not None
        return number

    def filter(self, text: str) -> None:
        self.panel.filter.field.setFocus()
        self.panel.filter.field.selectAll()
        self.bot.keyClick(self.panel.filter.field, Qt.Key.Key_Delete)
        type_into(self.panel.filter.field, text)
        self.settle()

    def settle(self) -> None:
        self.bot.waitUntil(lambda: not self.panel._ask_soon.isActive())
        self.bot.waitUntil(lambda: not self.panel.feed._later.isActive())
        self.bot.waitUntil(lambda: not self.panel.feed.is_waiting)

    def point(self, key: str, action: Action | None = None, value: str = "") -> QPoint:
        """Where on the list a card is, or something that can be pressed on it."""
        view, number = self.panel.view, self.number(key)
        view.scrollTo(self.panel.model.index(number))
        area = view.visualRect(self.panel.model.index(number))
        if action is None:
            return area.topLeft() + QPoint(30, 12)
        card = view.card_of(number)
        assert card is not None
        for one in card.pressables:
            if one.action is action and value in ("", one.value):
                return area.topLeft() + one.area.center().toPoint()
        raise AssertionError(f"{action} is not on the card")

    def click(self, key: str, action: Action | None = None, value: str = "") -> None:
        point = self.point(key, action, value)
        self.bot.mouseClick(self.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """A key, to whatever has the focus."""
        widget = self.panel.focusWidget()
        assert widget is not None
        self.bot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)

    def write(self, text: str) -> None:
        assert self.panel.box.isVisible()
        type_into(self.panel.box.editor, text)

    def menu(self, key: str) -> QMenu:
        row = self.panel.model.rows[self.number(key)]
        assert isinstance(row, CardRow)
        return self.panel._menu.make(
            row.annotation, self.panel._theme, orphan=row.orphan, writable=not self.desk.refusal
        )


def type_into(widget: QWidget, text: str) -> None:
    """Letters of any script, as a keyboard of that script sends them."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


def action(menu: QMenu, *words: str) -> QAction:
    """The action of a menu, or of a menu inside it, whose text begins so."""
    for word in words[:-1]:
        inner = next(one.menu() for one in menu.actions() if one.text() == word)
        assert isinstance(inner, QMenu)
        menu = inner
    return next(one for one in menu.actions() if one.text().startswith(words[-1]))
