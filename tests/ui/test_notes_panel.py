"""The panel of notes as a person uses it, over a real notebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from reader.annotations.listing import LibraryOrder
from reader.annotations.model import Colour, MarkStyle
from reader.bitext.model import Side
from reader.chinese.variants import Variant
from reader.paths import resources_dir
from reader.ui.notes.card import Action
from reader.ui.notes.feed import Scope
from reader.ui.notes.rows import TRAY, CardRow, InvitationRow, SectionRow
from reader.ui.theme import load_theme
from tests.ui.notes_hands import Hands, action
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

    from reader.ui.jobs import Jobs

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
IN_ORDER = ["walls", "messages", "door", "software", "paragraph", "bookmark", "purple"]


@pytest.fixture
def make(qtbot: QtBot, immediate_jobs: Jobs) -> Callable[..., Hands]:
    def made(desk: FakeDesk | None = None, width: int = 300) -> Hands:
        return Hands(qtbot, desk or FakeDesk(collection(cards())), immediate_jobs, width)

    return made


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
    hands.notebook.set_meaning("Meaning", Colour.PINK, "vocabulary")
    menu = hands.menu("walls")
    action(menu, "Colour", "Pink: vocabulary").trigger()
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


def test_scrolling_up_moves_what_is_seen_by_as_much(make: Callable[..., Hands]) -> None:
    """Cards above come into sight with heights that were only guessed."""
    many = [
        replace(cards()[n % 6], id=f"id{n:03}", targets=(target(Side.EN, "words " * n, n * 999),))
        for n in range(200)
    ]
    hands = make(FakeDesk(collection(many)))
    view, model = hands.panel.view, hands.panel.model
    view.scrollTo(model.index(150))
    for _ in range(30):
        seen = next(iter(view.rows_in_sight())) + 1
        before = view.visualRect(model.index(seen)).top()
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() - 40)
        assert view.visualRect(model.index(seen)).top() == before + 40
