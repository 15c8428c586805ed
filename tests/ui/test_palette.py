"""The palette in the window, by keys."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.chinese.variants import Variant
from reader.settings import Settings
from reader.ui.palette import sources
from reader.ui.palette.items import Item, Kind
from reader.ui.palette.popup import WIDTH
from reader.ui.palette.preference_lines import preference_lines
from reader.ui.palette.searching import Titles
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

    from reader.library.entries import Entry
    from reader.ui.palette.popup import Palette

INTERVIEW = SAMPLES / "interview-knocking-on-bridges.md"
_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    made = make_program(qtbot)
    made.open(INTERVIEW)
    wanted = len({path.stem.partition(".")[0] for path in SAMPLES.iterdir() if path.is_file()})
    qtbot.waitUntil(lambda: len(made.interior.feed.catalog.entries) >= wanted)
    return made


def opened(program: Program, key: str = ":") -> Palette:
    program.press(key)
    palette = program.interior.guides.palette
    assert palette is not None
    assert palette.isVisible()
    assert palette.field.hasFocus()
    program.bot.waitUntil(lambda: palette.is_complete)
    return palette


def lines(palette: Palette) -> list[str]:
    return [found.item.text for found in palette.model.found]


def type_(palette: Palette, text: str) -> None:
    if text.isascii():
        QTest.keyClicks(palette.field, text)
    else:
        palette.field.insert(text)


def enter(palette: Palette) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def test_both_keys_open_it_and_escape_gives_the_keys_back(program: Program) -> None:
    palette = opened(program)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert program.view.hasFocus()
    program.press(Qt.Key.Key_P, _BOTH)
    assert palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_P, _BOTH)
    assert palette.isHidden()


def test_it_is_made_ready_unseen(program: Program) -> None:
    focused = QApplication.focusWidget()
    guides = program.interior.guides
    guides.make_ready()
    palette = guides.palette
    assert palette is not None
    QApplication.processEvents()
    assert palette.isHidden()
    assert QApplication.focusWidget() is focused
    assert opened(program) is palette
    type_(palette, "swap")
    assert lines(palette)
    guides.make_ready()  # while it is there: nothing happens
    QApplication.processEvents()
    assert palette.isVisible()
    assert palette.field.text() == "swap"


def test_it_stands_at_the_top_in_the_middle(program: Program) -> None:
    palette = opened(program)
    middle = palette.geometry().center().x()
    assert abs(middle - program.window.rect().center().x()) <= 1
    assert palette.field.width() == pytest.approx(WIDTH, abs=4)
    assert palette.list.height() == 10 * 34
    narrow = program.window.minimumSizeHint().width()
    program.window.resize(narrow, 400)
    program.bot.waitUntil(lambda: program.window.width() < WIDTH + 100)
    field = palette.field.mapTo(program.window, palette.field.rect().topRight())
    assert field.x() < program.window.width()


def test_a_command_is_done_and_the_text_has_the_keys_again(program: Program) -> None:
    palette = opened(program)
    type_(palette, "sidebar")
    assert lines(palette)[0] == "Sidebar"
    enter(palette)
    assert palette.isHidden()
    assert not program.interior.sidebar.isVisible()
    assert program.view.hasFocus()


def test_letters_are_letters_in_it(program: Program) -> None:
    row = program.view.current_row
    palette = opened(program)
    type_(palette, "jjcs")
    assert palette.field.text() == "jjcs"
    assert program.view.current_row == row


def test_arrows_choose_around_the_ends(program: Program) -> None:
    palette = opened(program)
    type_(palette, "next")
    assert palette.list.currentIndex().row() == 0
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(lines(palette)) - 1
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert palette.list.currentIndex().row() == 1


def test_a_document_is_opened(program: Program) -> None:
    palette = opened(program)
    type_(palette, "tide table")
    assert palette.model.found[0].item.kind is Kind.DOCUMENT
    enter(palette)
    wanted = next(e for e in program.interior.feed.catalog.entries if "Tide" in e.title)
    program.bot.waitUntil(lambda: program.is_open(wanted.path))


def test_titles_that_come_later_leave_the_line_that_is_chosen(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_come = threading.Event()

    def slowly(entries: Sequence[Entry], make: Callable[[Entry], Item]) -> Titles:
        assert may_come.wait(20)
        return Titles(entries, make)

    monkeypatch.setattr(sources, "Titles", slowly)
    program.press(":")
    palette = program.interior.guides.palette
    assert palette is not None
    type_(palette, "note")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    chosen = lines(palette)[1]
    assert not any(found.item.kind is Kind.DOCUMENT for found in palette.model.found)
    may_come.set()
    program.bot.waitUntil(lambda: palette.is_complete)
    assert any(found.item.kind is Kind.DOCUMENT for found in palette.model.found)
    assert lines(palette)[palette.list.currentIndex().row()] == chosen


def test_no_text_of_the_window_shines_through(program: Program) -> None:
    palette = opened(program)
    type_(palette, "next")
    image = program.window.grab().toImage()
    ratio = image.devicePixelRatio()
    place = palette.list.mapTo(program.window, palette.list.rect().topLeft())
    x, top = round((place.x() + 3) * ratio), round(place.y() * ratio)
    rows = range(top, top + round(palette.list.height() * ratio))
    assert {image.pixelColor(x, y).name() for y in rows} == {program.window.theme.field.name()}


def test_a_heading_is_gone_to_however_it_is_written(program: Program) -> None:
    palette = opened(program)
    type_(palette, "@橋")
    assert [found.item.kind for found in palette.model.found] == [Kind.HEADING]
    row = int(palette.model.found[0].item.key.partition(":")[2])
    enter(palette)
    assert program.view.current_row == row
    assert program.interior.commands["back"].isEnabled()


def test_settings_are_lines_of_their_own(program: Program) -> None:
    palette = opened(program)
    type_(palette, "theme dark")
    enter(palette)
    assert program.window.theme.name == "dark"
    opened(program)
    type_(palette, "taiwan")
    enter(palette)
    assert program.interior.appearance.variant is Variant.TAIWAN
    opened(program)
    type_(palette, "theme dark")
    assert palette.model.found[0].item.on


def test_titles_are_shown_in_the_form_that_is_read(program: Program) -> None:
    program.interior.appearance.choose_variant(Variant.TAIWAN)
    palette = opened(program)
    type_(palette, "叩桥")
    assert any("叩橋" in line for line in lines(palette))


def test_what_was_chosen_last_comes_first_and_is_kept(program: Program) -> None:
    palette = opened(program)
    type_(palette, "sidebar")
    enter(palette)
    opened(program)
    assert lines(palette)[0] == "Sidebar"
    program.interior.keeper.now()
    kept = Settings(program.window.parts.settings.path)
    assert kept.palette_recent == ("command:sidebar",)


def test_own_keys_are_shown(program: Program) -> None:
    program.interior.keymap.assign("sidebar", ("Ctrl+Alt+S",))
    palette = opened(program)
    type_(palette, "sidebar")
    assert palette.model.found[0].item.keys == ("Ctrl+Alt+S",)


def test_without_a_document_its_commands_are_grey_and_do_nothing(qtbot: QtBot) -> None:
    program = make_program(qtbot)
    program.interior.commands["palette"].trigger()
    palette = program.interior.guides.palette
    assert palette is not None
    type_(palette, ">next row")
    assert palette.model.found[0].item.text == "Next Row"
    assert not palette.model.found[0].item.enabled
    enter(palette)
    assert palette.isVisible()


def test_nothing_that_fits_is_said(program: Program) -> None:
    palette = opened(program)
    type_(palette, "qqxzz")
    assert lines(palette) == []
    assert palette._nothing.isVisible()
    enter(palette)
    assert palette.isVisible()


def test_a_click_on_a_line_chooses_it(program: Program) -> None:
    palette = opened(program)
    type_(palette, "theme sepia")
    where = palette.list.visualRect(palette.model.index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert program.window.theme.name == "sepia"
    assert palette.isHidden()


def test_it_goes_when_the_keys_go_elsewhere(program: Program) -> None:
    palette = opened(program)
    program.interior.sidebar.field.setFocus()
    assert palette.isHidden()
    assert QApplication.focusWidget() is program.interior.sidebar.field


def test_a_screen_reader_hears_kind_and_keys(program: Program) -> None:
    palette = opened(program)
    type_(palette, "sidebar")
    spoken = palette.model.data(palette.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sidebar, command, View, F9"


def test_a_setting_leads_to_its_field(program: Program) -> None:
    palette = opened(program)
    type_(palette, "line height")
    assert lines(palette)[0] == "Line height…"
    enter(palette)
    preferences = program.interior.guides.preferences
    assert preferences is not None
    assert preferences.list.currentRow() == 0
    field = preferences.reading.numbers["line_height"]
    focused = preferences.focusWidget()
    assert focused is field or field.isAncestorOf(focused)
    preferences.reject()


def test_every_setting_has_its_field(program: Program) -> None:
    found = [item for item in preference_lines() if item.kind is Kind.SETTING]
    guides = program.interior.guides
    for item in found:
        _, page, field = item.key.split("/")
        guides.open_preferences(page, field)
        preferences = guides.preferences
        assert preferences is not None
        shown = getattr(preferences, page)
        focused = preferences.focusWidget()
        assert focused is not None
        assert shown.isAncestorOf(focused), item.text
        assert shown.isVisible()
    assert guides.preferences is not None
    guides.preferences.reject()
