"""The sheet of keys: whole, true, searchable, and gone when it is not wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.settings import ThemeChoice
from reader.ui.cheat_sheet import CheatSheet, Section, columns, sections
from reader.ui.chords import all_shown
from reader.ui.commands import COMMANDS
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

INTERVIEW = SAMPLES / "interview-knocking-on-bridges.md"


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    made = make_program(qtbot)
    made.open(INTERVIEW)
    return made


def opened(program: Program, key: str | Qt.Key = "?") -> CheatSheet:
    program.press(key)
    sheet = program.interior.guides.sheet
    assert sheet is not None
    assert sheet.isVisible()
    assert sheet.geometry() == program.window.rect()
    assert sheet.field.hasFocus()
    return sheet


def lines(all_sections: tuple[Section, ...]) -> dict[str, tuple[str, ...]]:
    return {line.text: line.keys for section in all_sections for line in section.lines}


def test_every_command_with_keys_is_there_with_all_of_them(program: Program) -> None:
    wanted = {
        command.text.removesuffix("…"): all_shown(command.keys)
        for command in COMMANDS
        if command.keys
    }
    found = lines(sections(program.interior.keymap))
    del found["Go to 50%, Any Number Before"]
    assert found == wanted


def test_own_keys_are_those_that_are_shown(program: Program) -> None:
    keymap = program.interior.keymap
    keymap.assign("sidebar", ("Q",))
    keymap.assign("quit", ())
    found = lines(sections(keymap))
    assert found["Sidebar"] == ("Q",)
    assert "Quit" not in found


def test_both_keys_open_it_and_escape_gives_the_keys_back(program: Program) -> None:
    for key in ("?", Qt.Key.Key_F1):
        sheet = opened(program, key)
        QTest.keyClick(sheet.field, Qt.Key.Key_Escape)
        assert sheet.isHidden()
        assert program.view.hasFocus()


def test_the_key_that_opened_it_closes_it(program: Program) -> None:
    sheet = opened(program)
    QTest.keyClicks(sheet.field, "?")
    assert sheet.isHidden()


def test_typing_searches_words_help_menus_and_keys(program: Program) -> None:
    keymap = program.interior.keymap
    assert set(lines(sections(keymap, "next head"))) == {"Next Heading"}
    assert "Sidebar" in lines(sections(keymap, "f9"))
    assert "Next Form of Chinese" in lines(sections(keymap, "chinese"))
    sheet = opened(program)
    QTest.keyClicks(sheet.field, "next head")
    assert "Next Heading: " in sheet.body.accessibleName()
    assert "Sidebar" not in sheet.body.accessibleName()
    QTest.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert sheet.field.text() == ""
    assert sheet.isVisible()
    QTest.keyClicks(sheet.field, "zzzq")
    assert sheet.body.column_count == 1
    assert "zzzq" in sheet._hint.text()


def test_wide_windows_have_columns_and_narrow_ones_scroll(program: Program) -> None:
    sheet = opened(program)
    assert sheet.body.column_count == 3
    program.window.resize(program.window.minimumSizeHint().width(), 500)
    program.bot.waitUntil(lambda: sheet.body.column_count < 3)
    assert sheet.geometry() == program.window.rect()
    bar = sheet.area.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(sheet.field, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert sheet.area.horizontalScrollBar().maximum() == 0


def test_columns_keep_the_order_and_are_about_as_high(program: Program) -> None:
    everything = sections(program.interior.keymap)
    for count in (1, 2, 3, 4):
        made = columns(everything, count)
        assert [one for column in made for one in column] == list(everything)
        assert len(made) <= count
    assert columns((), 3) == [[]]


def test_colours_change_under_it(program: Program) -> None:
    sheet = opened(program)
    program.interior.appearance.choose_theme(ThemeChoice.DARK)
    picture = program.window.grab().toImage()
    for x, y in ((4, 4), (4, program.window.height() - 4), (program.window.width() // 2, 12)):
        assert picture.pixelColor(x, y) == program.window.theme.paper
    assert sheet.isVisible()


def test_a_number_before_per_cent_is_told(program: Program) -> None:
    keymap = program.interior.keymap
    told = [line for part in sections(keymap, "50%") for line in part.lines]
    assert [line.keys for line in told] == [("5 0 %",)]
    keymap.assign("go-to-percent", ("Ctrl+B",))
    assert ("5 0 Ctrl+B",) in [line.keys for part in sections(keymap) for line in part.lines]
