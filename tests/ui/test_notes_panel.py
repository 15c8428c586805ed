"""The panel of notes as a person uses it, over a real notebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reader.annotations.collection import Collection
from reader.annotations.listing import LibraryOrder
from reader.annotations.model import Colour, Kind, MarkStyle
from reader.bitext.model import Side
from reader.chinese.variants import Variant
from reader.paths import resources_dir
from reader.ui.fonts import FontChoice
from reader.ui.notes.card import Action
from reader.ui.notes.feed import Scope
from reader.ui.notes.panel import NotesPanel
from reader.ui.notes.rows import TRAY, CardRow, InvitationRow, SectionRow
from reader.ui.theme import load_theme
from tests.ui.notes_stage import (
    HERE,
    THERE,
    FakeDesk,
    annotation,
    cards,
    collection,
    read_bitext,
    target,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.annotations.notebook import Notebook
    from reader.ui.jobs import Jobs

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
IN_ORDER = ["walls", "messages", "door", "software", "paragraph", "bookmark", "purple"]


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


@pytest.fixture
def make(qtbot: QtBot, immediate_jobs: Jobs) -> Callable[..., Hands]:
    def made(desk: FakeDesk | None = None, width: int = 300) -> Hands:
        return Hands(qtbot, desk or FakeDesk(collection(cards())), immediate_jobs, width)

    return made


def action(menu: QMenu, *words: str) -> QAction:
    """The action of a menu, or of a menu inside it, whose text begins so."""
    for word in words[:-1]:
        inner = next(one.menu() for one in menu.actions() if one.text() == word)
        assert isinstance(inner, QMenu)
        menu = inner
    return next(one for one in menu.actions() if one.text().startswith(words[-1]))


# finding again


def test_the_document_stands_in_reading_order(make: Callable[..., Hands]) -> None:
    hands = make()
    assert hands.listed() == IN_ORDER
    assert isinstance(hands.panel.model.rows[0], InvitationRow)
    tabs = hands.panel.header.tabs
    assert tabs[Scope.DOCUMENT].accessibleName() == "This document, 7"
    assert tabs[Scope.LIBRARY].accessibleName() == "Library, 8"


@pytest.mark.parametrize("width", [240, 320, 480])
def test_cards_stand_one_below_the_other(make: Callable[..., Hands], width: int) -> None:
    hands = make(width=width)
    view, model = hands.panel.view, hands.panel.model
    for number in range(model.rowCount()):  # as a person who scrolls on
        view.scrollTo(model.index(number))
        area = view.visualRect(model.index(number))
        assert view.viewport().rect().contains(area) or area.height() > view.viewport().height()
        assert view.indexAt(area.center()).row() == number
        assert area.left() >= 0
        assert area.right() < view.width()
        card = view.card_of(number)
        assert card is None or card.height == area.height()


def test_a_click_goes_there_and_enter_gives_the_keys_to_the_text(
    make: Callable[..., Hands], qtbot: QtBot
) -> None:
    hands = make()
    hands.click("door")
    assert hands.desk.asked.gone_to == ["door"]
    hands.press(Qt.Key.Key_Down)
    assert hands.desk.selected == "software"
    assert hands.desk.asked.gone_to == ["door"]
    with qtbot.waitSignal(hands.panel.reading_wished):
        hands.press(Qt.Key.Key_Return)
    assert hands.desk.asked.gone_to == ["door", "software"]


def test_what_is_in_hand_in_the_text_has_the_cursor(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.desk.select("purple")
    assert hands.panel.view.cursor_key() == "purple"
    area = hands.panel.view.visualRect(hands.panel.view.currentIndex())
    assert hands.panel.view.viewport().rect().contains(area)
    hands.desk.select("")
    assert hands.panel.view.cursor_key() == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("軟體", ["software"]),
        ("椅子 joke", ["walls"]),
        ("tag:humour", ["walls"]),
        ("colour:blue,pink", ["messages", "software"]),
        ("note:yes", ["walls", "door", "paragraph"]),
        ("kind:bookmark", ["bookmark"]),
    ],
)
def test_the_list_is_narrowed(make: Callable[..., Hands], text: str, expected: list[str]) -> None:
    hands = make()
    hands.filter(text)
    assert hands.listed() == expected
    assert not any(isinstance(row, InvitationRow) for row in hands.panel.model.rows)
    hands.press(Qt.Key.Key_Escape)
    hands.settle()
    assert hands.listed() == IN_ORDER


def test_dots_and_chips_narrow_and_widen(make: Callable[..., Hands], qtbot: QtBot) -> None:
    hands = make()
    bar = hands.panel.filter
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(bar.dots[Colour.BLUE], left)
    qtbot.mouseClick(bar.dots[Colour.GREEN], left)
    hands.settle()
    assert hands.listed() == ["messages", "door"]
    assert bar.dots[Colour.BLUE].isChecked()
    hands.click("door", Action.TAG)
    hands.settle()
    assert hands.listed() == ["door"]
    qtbot.mouseClick(bar.dots[Colour.BLUE], left)
    qtbot.mouseClick(bar.dots[Colour.GREEN], left)
    assert bar.text == 'tag:"vocabulary"'
    hands.click("door", Action.TAG)
    hands.settle()
    assert hands.listed() == IN_ORDER


def test_typing_on_the_list_goes_to_the_filter(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.focus_list()
    hands.bot.keyClicks(hands.panel.view, "b")
    hands.bot.keyClicks(hands.panel.filter.field, "ookmark")
    hands.settle()
    assert hands.listed() == []
    assert "No annotation matches “bookmark”" in hands.panel.empty.words
    hands.bot.mouseClick(hands.panel.empty.clear_button, Qt.MouseButton.LeftButton)
    hands.settle()
    assert hands.listed() == IN_ORDER


def test_places_and_headings_are_shown(make: Callable[..., Hands], tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("# One\n\nwords here\n\n# 第二章：软件\n\n更多的字\n", encoding="utf-8")
    bitext = read_bitext(path)
    words = annotation("w", target(Side.ZH, "更多", 24))
    hands = make(FakeDesk(collection([words]), bitext))
    card = hands.panel.view.card_of(hands.number("w"))
    assert card is not None
    assert card.meta is not None
    assert card.meta.left == "中 · yellow · 第二章：软件"
    assert card.meta.right.endswith("%")
    hands.panel.set_variant(Variant.TAIWAN_WORDS)
    card = hands.panel.view.card_of(hands.number("w"))
    assert card is not None
    assert card.meta is not None
    assert card.meta.left.endswith("第二章：軟體")


# the library


def test_the_library_stands_by_documents(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.show_scope(Scope.LIBRARY)
    hands.settle()
    rows = hands.panel.model.rows
    sections = [(row.text, row.cards) for row in rows if isinstance(row, SectionRow)]
    assert sections == [
        ("Letters from the Hills · 山间来信", 1),
        ("The Long Way to a Short Meeting · 通往短会的长路", 7),
    ]
    assert hands.listed() == ["hills", *IN_ORDER]
    hands.click("hills")
    hands.click("walls")
    assert hands.desk.asked.elsewhere == ["hills"]
    assert hands.desk.asked.gone_to == ["walls"]
    hands.filter("neither")
    assert hands.listed() == ["hills"]
    assert hands.panel.header.order.isVisible()


def test_the_library_is_sorted_as_the_reader_likes(make: Callable[..., Hands]) -> None:
    hands = make()
    newer = replace(hands.notebook.draft(HERE, targets=(target(Side.EN, "x", 5),)), id="new")
    hands.panel.show_scope(Scope.LIBRARY)
    hands.notebook.add("Highlight", newer)  # now: later than everything
    hands.settle()
    assert hands.listed()[0] == "new"
    hands.panel._choose_order(LibraryOrder.TITLE)
    hands.settle()
    assert hands.listed()[0] == "hills"


def test_changes_come_into_the_library_at_once(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.show_scope(Scope.LIBRARY)
    hands.settle()
    hands.notebook.change("Note", "hills", note="but I do")
    row = hands.panel.model.rows[hands.number("hills")]
    assert isinstance(row, CardRow)
    assert row.annotation.note == "but I do"
    hands.notebook.remove("Delete", ["hills"])
    assert "hills" not in hands.listed()
    hands.settle()
    assert not any(
        isinstance(row, SectionRow) and row.key == THERE for row in hands.panel.model.rows
    )


def test_another_notebook_is_shown_when_it_has_been_read(make: Callable[..., Hands]) -> None:
    hands = make(FakeDesk())
    assert "Nothing is marked yet" in hands.panel.empty.words
    assert "1 to 5" in hands.panel.empty.words
    hands.desk.load(collection(cards()))
    hands.settle()
    assert hands.listed() == IN_ORDER


# writing


def test_a_note_is_written_where_it_stands(make: Callable[..., Hands], qtbot: QtBot) -> None:
    hands = make()
    hands.click("messages")
    hands.click("messages", Action.EDIT)
    hands.write("so true")
    found = hands.notebook.find("messages")
    assert found
    assert found.note == "so true"
    assert hands.notebook.undo_name == "Note"
    card = hands.panel.view.card_of(hands.number("messages"))
    assert card is not None
    above = [placed.words.text for placed in card.texts]
    assert above[0].startswith("long messages")
    assert above[1].startswith("长消息")
    box = hands.panel.box.geometry()
    assert box.height() == round(card.note_area.height())
    with qtbot.waitSignal(hands.panel.reading_wished):
        hands.press(Qt.Key.Key_Escape)
    assert not hands.panel.box.isVisible()
    hands.notebook.undo()  # all of the typing is one step
    found = hands.notebook.find("messages")
    assert found
    assert found.note == ""


def test_a_long_note_has_room_and_stays_in_sight(make: Callable[..., Hands]) -> None:
    long = "\n\n".join(f"Paragraph {n} of a long note that goes on." for n in range(12))
    hands = make()
    hands.notebook.change("Note", "paragraph", note=long)
    row = hands.number("paragraph")
    card = hands.panel.view.card_of(row)
    assert card is not None
    assert card.texts[-1].words.text == "…"  # there is more than a card shows
    hands.panel.edit("paragraph")
    area = hands.panel.view.visualRect(hands.panel.model.index(row))
    assert hands.panel.view.viewport().rect().contains(area)
    assert hands.panel.view.viewport().rect().contains(hands.panel.box.geometry())
    hands.press(Qt.Key.Key_Escape)
    card = hands.panel.view.card_of(row)
    assert card is not None
    assert card.texts[-1].words.text.startswith("Paragraph 11")


def test_a_note_goes_when_the_keys_go_elsewhere(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit("purple")
    hands.write("kept")
    hands.panel.focus_filter()
    hands.bot.waitUntil(lambda: not hands.panel.box.isVisible())
    found = hands.notebook.find("purple")
    assert found
    assert found.note == "kept"
    assert hands.panel.filter.field.hasFocus()


def test_the_editor_undoes_its_own(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit("walls")
    before = hands.panel.box.editor.toPlainText()
    hands.write("!")
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.panel.box.editor.toPlainText() == before
    found = hands.notebook.find("walls")
    assert found
    assert found.note == before


def test_a_note_that_changes_elsewhere_is_followed(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit("walls")
    hands.panel.box.editor.moveCursor(hands.panel.box.editor.textCursor().MoveOperation.Start)
    hands.write("Yes. ")
    ours = hands.notebook.find("walls")
    assert ours
    others = Collection()
    newer = replace(ours, note=ours.note + " And more.", clock={**ours.clock, "other": 1},
                    modified="2027", tags=("humour", "sync"))  # fmt: skip
    others.put("walls", (newer,))
    hands.notebook.join(others)
    assert hands.panel.box.editor.toPlainText().endswith("And more.")
    assert hands.panel.box.tags.tags == ("humour", "sync")
    hands.write("Indeed. ")
    found = hands.notebook.find("walls")
    assert found
    assert found.note.startswith("Yes. Indeed. The joke")
    assert found.note.endswith("And more.")
    hands.notebook.remove("Delete", ["walls"])
    assert not hands.panel.box.isVisible()


def test_tags_are_given_and_taken(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit_tags("messages")
    field = hands.panel.box.tags.field
    assert field.hasFocus()
    hands.bot.keyClicks(field, "#one, two words")
    hands.press(Qt.Key.Key_Return)
    type_into(field, "One，三、")
    found = hands.notebook.find("messages")
    assert found
    assert found.tags == ("one", "two words", "三")
    hands.press(Qt.Key.Key_Backspace)
    hands.bot.keyClicks(field, "last")
    hands.press(Qt.Key.Key_Escape)  # nothing that was typed is dropped
    found = hands.notebook.find("messages")
    assert found
    assert found.tags == ("one", "two words", "last")


def test_known_tags_are_offered(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit_tags("messages")
    field = hands.panel.box.tags.field
    hands.bot.keyClicks(field, "hum")
    completer = field.completer()
    assert completer is not None
    assert completer.currentCompletion() == "humour"
    popup = completer.popup()
    assert popup is not None
    hands.bot.waitUntil(popup.isVisible)
    hands.bot.keyClick(popup, Qt.Key.Key_Down)
    hands.bot.keyClick(popup, Qt.Key.Key_Return)
    found = hands.notebook.find("messages")
    assert found
    assert found.tags == ("humour",)
    hands.bot.waitUntil(lambda: field.text() == "")


def test_a_note_on_the_document(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.bot.mouseClick(hands.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert hands.panel.box.isVisible()
    assert hands.notebook.undo_name == ""  # nothing is there before something is written
    hands.write("A whole")
    (note,) = [each for each in hands.notebook.touching([HERE]) if not each.targets]
    assert (note.note, note.kind) == ("A whole", Kind.NOTE)
    assert hands.listed() == [note.id, *IN_ORDER]
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.panel.edit_document_note()
    assert hands.panel.box.editor.toPlainText() == "A whole"
    hands.panel.box.editor.selectAll()
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Escape)
    assert hands.notebook.find(note.id) is None
    assert isinstance(hands.panel.model.rows[0], InvitationRow)


def test_an_empty_note_that_is_left_is_none(make: Callable[..., Hands]) -> None:
    hands = make()
    blank = hands.notebook.draft(HERE, kind=Kind.NOTE, targets=(target(Side.EN, "So", 700),))
    hands.notebook.add("Note", blank)
    hands.panel.edit(blank.id)
    assert hands.panel.box.isVisible()
    hands.panel.focus_filter()
    hands.bot.waitUntil(lambda: hands.notebook.find(blank.id) is None)
    hands.panel.edit("purple")  # a highlight stays, with a note or without
    hands.press(Qt.Key.Key_Escape)
    assert hands.notebook.find("purple")


def test_what_the_filter_hides_comes_forward_to_be_written_on(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.filter("colour:blue")
    hands.panel.edit("door")
    assert hands.listed() == ["messages", "door"]
    hands.write("!")
    hands.press(Qt.Key.Key_Escape)
    assert hands.listed() == ["messages"]


def test_nothing_is_written_where_nothing_may_be(make: Callable[..., Hands], qtbot: QtBot) -> None:
    hands = make()
    hands.desk.refusal = "The file is from a newer version."
    with qtbot.waitSignal(hands.desk.said) as said:
        hands.panel.edit("door")
    assert said.args == ["The file is from a newer version."]
    assert not hands.panel.box.isVisible()
    hands.panel.view.setFocus()
    hands.desk.select("door")
    hands.press(Qt.Key.Key_Delete)
    assert hands.notebook.find("door")
    assert [one.text() for one in hands.menu("door").actions() if one.text()] == [
        "Go to the text", "Copy as Markdown",
    ]  # fmt: skip


# what is done with a card


def test_delete_is_undone(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.click("door")
    hands.press(Qt.Key.Key_Delete)
    assert "door" not in hands.listed()
    assert hands.panel.view.cursor_key() == "software"
    hands.notebook.undo()
    assert hands.listed() == IN_ORDER


def test_an_annotation_is_copied_as_markdown(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.click("walls")
    hands.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    lines = copied.splitlines()
    assert lines[0].startswith("> We took the chairs away")
    assert any(line.startswith("> 我们把椅子搬走") for line in lines)
    assert any(line.startswith("The joke works") for line in lines)


def test_the_menu_changes_colour_and_style(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.notebook.set_meaning(Colour.PINK, "vocabulary")
    menu = hands.menu("walls")
    action(menu, "Colour", "Pink · vocabulary").trigger()
    action(hands.menu("walls"), "Style", "Underline").trigger()
    found = hands.notebook.find("walls")
    assert found
    assert (found.colour, found.style) == (Colour.PINK, MarkStyle.UNDERLINE)
    action(hands.menu("walls"), "Tags").trigger()
    assert hands.panel.box.tags.field.hasFocus()


def test_what_is_not_found_waits_in_a_tray(make: Callable[..., Hands]) -> None:
    desk = FakeDesk(collection(cards()))
    desk.lost = {"messages", "door"}
    hands = make(desk)
    left = [each for each in IN_ORDER if each not in desk.lost]
    assert hands.listed() == left
    tray = hands.panel.model.rows[hands.number(TRAY)]
    assert isinstance(tray, SectionRow)
    assert tray.text == "2 not found in the text"
    name = hands.panel.header.tabs[Scope.DOCUMENT].accessibleName()
    assert name == "This document, 7, 2 of them not found in the text"
    hands.click(TRAY)
    assert hands.listed() == ["messages", "door", *left]
    hands.click("messages", Action.REATTACH)
    hands.settle()
    assert hands.desk.asked.reattached == ["messages"]
    hands.click("door", Action.DELETE)
    hands.settle()
    assert hands.notebook.find("door") is None
    assert hands.listed() == [each for each in IN_ORDER if each != "door"]
    assert hands.panel.model.number_of(TRAY) is None


# looks


def test_themes_are_changed_live(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit("walls")
    light = hands.panel.grab().toImage()
    hands.panel.set_theme(load_theme(resources_dir() / "themes", "dark"))
    dark = hands.panel.grab().toImage()
    corner = hands.panel.rect().bottomLeft() + QPoint(3, -3)
    assert light.pixelColor(corner).lightness() > 200
    assert dark.pixelColor(corner).lightness() < 60


def test_ten_thousand_cards_are_walked_through(make: Callable[..., Hands]) -> None:
    many = [
        replace(cards()[n % 6], id=f"id{n:05}", targets=(target(Side.EN, f"word {n}", n * 10),))
        for n in range(10_000)
    ]
    hands = make(FakeDesk(collection(many)))
    view = hands.panel.view
    hands.panel.focus_list()
    hands.press(Qt.Key.Key_End)
    assert view.cursor_key() == "id09999"
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    before = view.verticalScrollBar().value()
    hands.press(Qt.Key.Key_PageUp)
    assert before - 3 * view.viewport().height() < view.verticalScrollBar().value() < before
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
