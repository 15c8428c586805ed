"""Preferences: everything acts at once, is kept, and the place stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from reader.annotations.model import Colour
from reader.chinese.variants import Region, Variant
from reader.settings import LanguageChoice, Settings, ThemeChoice
from reader.ui.annotating.file_dialog import AnnotationsFileDialog
from reader.ui.commands import COMMANDS
from reader.ui.fonts import FontChoice
from reader.ui.preferences.dialog import PAGES, Preferences
from reader.ui.preferences.reading_page import chinese_families, latin_families
from reader.ui.reading.columns import Layout
from reader.ui.reading.typography import Role, TypeChoice, Typography
from tests.tools import preferences
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

INTERVIEW = SAMPLES / "interview-knocking-on-bridges.md"
USUAL = {command.id: command.keys for command in COMMANDS}


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    made = make_program(qtbot)
    made.open(INTERVIEW)
    return made


def opened(program: Program, page: str = "Reading") -> Preferences:
    program.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = program.interior.guides.preferences
    assert dialog is not None
    program.bot.waitUntil(dialog.isActiveWindow)
    dialog.show_page(page)
    return dialog


def kept(program: Program) -> Settings:
    program.interior.keeper.now()
    return Settings(program.window.parts.settings.path)


# the type


def test_the_usual_choice_looks_as_without_one(qapp: object) -> None:
    assert qapp is not None
    fonts = FontChoice()
    one, other = Typography(fonts, 1.1), Typography(fonts, 1.1, TypeChoice())
    assert other.column == one.column == pytest.approx(34 * 17 * 1.1)
    for role in Role:
        for chinese in (False, True):
            styles = [t.style(role, chinese=chinese, region=Region.SC) for t in (one, other)]
            assert styles[0] == styles[1]
    body = one.style(Role.BODY, chinese=True, region=Region.SC)
    assert body.pitch == pytest.approx(17.0 * 1.1 * 1.78)
    assert body.justify


def test_a_regional_face_follows_the_region(qapp: object) -> None:
    assert qapp is not None
    fonts = FontChoice()
    if "Noto Sans CJK TC" not in QFontDatabase.families():
        pytest.skip("Noto Sans CJK is not installed")
    families = fonts.chosen("", "Noto Sans CJK SC", Region.TW)
    assert families.chinese[0] == "Noto Sans CJK TC"
    assert families.latin == fonts.serif(Region.TW).latin
    gone = fonts.chosen("No Such Face", "没有这种字体", Region.SC)
    assert gone == fonts.serif(Region.SC)


def test_faces_are_offered_by_script(qapp: object) -> None:
    assert qapp is not None
    latin, chinese = latin_families(), chinese_families()
    assert "" in latin
    assert "" in chinese
    assert not set(latin) & set(chinese) - {""}
    assert not any(words.endswith((" TC", " HK")) for words in chinese.values())


def test_line_height_acts_at_once_is_kept_and_the_place_stays(program: Program) -> None:
    program.view.go_to_row(9)
    place = program.view.place()
    before = program.view.typography.style(Role.BODY, chinese=True, region=Region.SC).pitch
    dialog = opened(program)
    number = dialog.reading.numbers["line_height"]
    for _ in range(4):
        QTest.keyClick(number.box, Qt.Key.Key_Up)
    after = program.view.typography.style(Role.BODY, chinese=True, region=Region.SC).pitch
    assert after == pytest.approx(before * 1.2)
    assert program.view.place().position == place.position
    assert program.view.place().document == place.document
    assert kept(program).line_height == 120


@pytest.mark.parametrize(
    ("name", "attribute"),
    [("latin_size", "latin_size"), ("chinese_size", "chinese_size"), ("column_width", "column"),
     ("paragraph_spacing", "spacing")],
)  # fmt: skip
def test_every_number_reaches_the_text(program: Program, name: str, attribute: str) -> None:
    dialog = opened(program)
    dialog.reading.numbers[name].box.stepUp()
    assert getattr(program.view.typography.choice, attribute) > getattr(TypeChoice(), attribute)
    assert getattr(kept(program), name) == dialog.reading.numbers[name].box.value()


def test_paragraphs_stand_further_apart(program: Program) -> None:
    heights = [program.view.unit(number).height for number in (4, 5)]
    dialog = opened(program)
    dialog.reading.numbers["paragraph_spacing"].box.setValue(300)
    apart = [program.view.unit(number).height for number in (4, 5)]
    assert [round(b - a) for a, b in zip(heights, apart, strict=True)] == [36, 36]


def test_the_preview_is_set_with_the_same_type(program: Program) -> None:
    dialog = opened(program)
    before = dialog.reading.preview.grab().toImage()
    dialog.reading.numbers["chinese_size"].box.setValue(130)
    assert dialog.reading.preview.grab().toImage() != before
    look = dialog.reading.preview._page.look
    assert look.typography.choice == program.view.typography.choice
    assert look.typography.choice.chinese_size == 1.3


def test_the_preview_is_traditional_where_the_interface_is(program: Program) -> None:
    dialog = opened(program)
    look = program.interior.appearance

    def shown() -> str:
        box = dialog.reading.preview._page.unit(2).boxes[-1].box
        return box.shown_text(box.start, box.end)

    assert shown().startswith("“慢慢来")
    try:
        look.choose_language(LanguageChoice.TRADITIONAL)
        program.bot.waitUntil(lambda: shown().startswith("「慢慢來"))
        look.choose_variant(Variant.SIMPLIFIED)  # and one that was chosen is kept to
        program.bot.waitUntil(lambda: shown().startswith("“慢慢来"))
        look.choose_variant(Variant.HONG_KONG)
        program.bot.waitUntil(lambda: shown().startswith("「慢慢來"))
    finally:
        look.choose_language(LanguageChoice.ENGLISH)


def test_justification_can_be_switched_off(program: Program) -> None:
    dialog = opened(program)
    dialog.reading.justify.click()
    assert not program.view.typography.style(Role.BODY, chinese=True, region=Region.SC).justify
    assert kept(program).justify is False


def test_a_chosen_face_is_used_and_the_usual_type_comes_back(program: Program) -> None:
    dialog = opened(program)
    families = [family for family in latin_families() if family]
    if not families:
        pytest.skip("no Latin face is installed")
    number = list(latin_families()).index(families[0])
    dialog.reading.latin.setCurrentIndex(number)
    dialog.reading.latin.activated.emit(number)
    style = program.view.typography.style(Role.BODY, chinese=False, region=Region.SC)
    assert style.font.families()[0] == families[0]
    dialog.reading.numbers["line_height"].box.setValue(150)
    dialog.reading.zoom.box.setValue(150)
    assert program.view.typography.zoom == 1.5
    dialog.reading.reset.click()
    assert program.view.typography.choice == TypeChoice()
    assert program.view.typography.zoom == 1.0
    assert dialog.reading.numbers["line_height"].box.value() == 100


def test_the_text_size_follows_the_keys(program: Program) -> None:
    dialog = opened(program)
    program.interior.appearance.step_zoom(1)
    assert dialog.reading.zoom.box.value() == 110
    assert program.view.typography.choice == TypeChoice()


def test_chosen_type_is_there_at_the_next_start(program: Program, qtbot: QtBot) -> None:
    opened(program).reading.numbers["column_width"].box.setValue(28)
    program.interior.keeper.now()
    again = make_program(qtbot)
    assert again.view.typography.choice.column == 28


def test_nonsense_in_the_settings_gives_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"line_height": "tall", "column_width": 1e9, "justify": 3}', "utf-8")
    said: list[str] = []
    settings = Settings(path, said.append)
    assert (settings.line_height, settings.column_width, settings.justify) == (100, 70, True)
    assert [sentence.rpartition(": ")[2] for sentence in said] == ["line_height, justify."]


# looks, folders, notes


def choose(combo: object, value: object) -> None:
    combo.activated.emit(combo._values.index(value))  # type: ignore[attr-defined]


def test_theme_form_and_layout_are_changed_and_followed(program: Program) -> None:
    dialog = opened(program, "Appearance")
    page = dialog.appearance
    choose(page.theme, ThemeChoice.DARK)
    choose(page.variant, Variant.TAIWAN)
    choose(page.layouts, Layout.STACKED)
    page.swap.click()
    QApplication.processEvents()
    assert program.window.theme.name == "dark"
    assert program.interior.appearance.variant is Variant.TAIWAN
    assert program.interior.tools.layouts.layout is Layout.STACKED
    assert program.view.page.look.swapped
    settings = kept(program)
    assert (settings.theme, settings.variant, settings.layout) == ("dark", "taiwan", "stacked")
    program.interior.tools.layouts.choose(Layout.ONE)
    assert page.layouts.currentText() == "One side only"


def test_folders_are_added_and_removed(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    page = opened(program, "Library").library
    page.take(folder)
    assert folder in program.interior.feed.folders
    shown = [page.list.item(number).text() for number in range(page.list.count())]
    assert str(folder) in shown
    page.list.setCurrentRow(shown.index(str(folder)))
    page.remove.click()
    assert folder not in program.interior.feed.folders
    assert folder not in kept(program).folders


def test_colours_are_given_meanings(program: Program) -> None:
    desk = program.interior.studio.desk
    program.bot.waitUntil(lambda: desk.is_loaded)
    page = opened(program, "Notes").notes
    field = page.meanings[Colour.GREEN]
    field.setFocus()
    QTest.keyClicks(field, "new words")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.notebook.meaning(Colour.GREEN) == "new words"
    assert program.interior.guides.preferences is not None, "Enter does not close the dialogue"


def test_the_notes_file_is_shown_and_moved(program: Program, tmp_path: Path) -> None:
    writer = program.interior.studio.writer
    program.bot.waitUntil(lambda: program.interior.studio.desk.is_loaded)
    page = opened(program, "Notes").notes
    assert page.path.text() == str(writer.path)
    new = tmp_path / "sync" / "notes.json"
    new.parent.mkdir()
    QTest.mouseClick(page.change, Qt.MouseButton.LeftButton)
    (dialog,) = program.window.findChildren(AnnotationsFileDialog)
    dialog.choose(new)
    program.bot.waitUntil(lambda: page.path.text() == str(new))
    assert kept(program).annotations_file == new


def test_exports_are_laid_out_as_chosen(program: Program, tmp_path: Path) -> None:
    page = opened(program, "Notes").notes
    choose(page.format, "obsidian")
    page.counterpart.click()
    page.set_template(tmp_path / "mine.j2")
    settings = kept(program)
    assert settings.export_format == "obsidian"
    assert settings.export_counterpart
    assert settings.export_template == tmp_path / "mine.j2"
    assert page.template.text() == "mine.j2"


# keys


def record(dialog: Preferences, command: str, *presses: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    page = dialog.keys
    page.choose(command)
    page.add.click()
    assert page.recorder.isVisible()
    for key, held in presses:
        QTest.keyClick(page.recorder, key, held)
    page.recorder._finish()


_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_pressed_keys_become_the_commands(program: Program) -> None:
    dialog = opened(program, "Keys")
    record(dialog, "sidebar", (Qt.Key.Key_Q, _SHIFT))
    assert program.interior.keymap.keys("sidebar") == ("F9", "Shift+Q")
    record(dialog, "sidebar", (Qt.Key.Key_I, _NONE), (Qt.Key.Key_W, _NONE))
    assert program.interior.keymap.keys("sidebar") == ("F9", "Shift+Q", "I, W")
    dialog.keys.reset.click()
    assert program.interior.keymap.keys("sidebar") == USUAL["sidebar"]
    dialog.keys.clear.click()
    assert program.interior.keymap.keys("sidebar") == ()


def test_no_room_is_kept_for_what_is_not_said(program: Program) -> None:
    keys = opened(program, "Keys").keys
    program.bot.waitUntil(keys.table.isVisible)

    def gap() -> int:
        return keys.add.y() - keys.table.geometry().bottom()

    usual = gap()
    assert usual < keys.add.height()
    keys.choose("sidebar")
    keys.add.click()
    program.bot.waitUntil(lambda: gap() > usual + keys.recorder.height() - 1)
    QTest.keyClick(keys.recorder, Qt.Key.Key_Escape)
    program.bot.waitUntil(lambda: gap() == usual)


def test_a_conflict_is_told_in_place_and_settled_there(program: Program) -> None:
    dialog = opened(program, "Keys")
    record(dialog, "sidebar", (Qt.Key.Key_J, _NONE))
    assert dialog.keys.said.text() == "J belongs to Next Row."
    assert program.interior.keymap.keys("sidebar") == USUAL["sidebar"]
    dialog.keys.use.click()
    assert program.interior.keymap.keys("sidebar") == ("F9", "J")
    assert program.interior.keymap.keys("next-row") == ("Down",)
    record(dialog, "sidebar", (Qt.Key.Key_G, _NONE))
    assert "(G G)" in dialog.keys.said.text()


def test_escape_gives_up_recording_and_not_the_dialogue(program: Program) -> None:
    dialog = opened(program, "Keys")
    dialog.keys.choose("sidebar")
    dialog.keys.add.click()
    QTest.keyClick(dialog.keys.recorder, Qt.Key.Key_Escape)
    assert dialog.keys.recorder.isHidden()
    assert dialog.isVisible()
    assert program.interior.keymap.keys("sidebar") == USUAL["sidebar"]


def test_a_pause_ends_a_sequence(program: Program) -> None:
    dialog = opened(program, "Keys")
    dialog.keys.choose("sidebar")
    dialog.keys.add.click()
    with program.bot.waitSignal(dialog.keys.recorder.recorded):
        QTest.keyClick(dialog.keys.recorder, Qt.Key.Key_Tab)
    assert dialog.keys.said.text() == "Tab belongs to Act on the Other Side."


def test_what_is_wrong_with_the_file_of_keys_stands_there(duidu_home: Path, qtbot: QtBot) -> None:
    (duidu_home / "config").mkdir(parents=True)
    (duidu_home / "config" / "keys.toml").write_text("next-row = [N]\n", "utf-8")
    dialog = opened(make_program(qtbot), "Keys")
    texts = [label.text() for label in dialog.keys.findChildren(QLabel)]
    assert any(text.startswith("Line 1 of the keys") for text in texts)


def test_the_table_is_filtered_by_words_and_by_keys(program: Program) -> None:
    page = opened(program, "Keys").keys
    assert page.table.topLevelItemCount() == len(COMMANDS)
    QTest.keyClicks(page.filter, "f9")
    rows = [page.table.topLevelItem(n) for n in range(page.table.topLevelItemCount())]
    assert "Sidebar" in [row.text(0) for row in rows if row]
    QTest.keyClicks(page.filter, "zzz")
    assert page.table.topLevelItemCount() == 0
    assert not page.add.isEnabled()


# as a whole


def test_the_page_of_the_preferences_is_that_of_the_settings() -> None:
    written = preferences.PAGE.read_text(encoding="utf-8")
    assert written == preferences.page(), "stale: python -m tests.tools.preferences"


@pytest.mark.parametrize("name", PAGES)
def test_every_field_has_a_name_and_can_be_reached(program: Program, name: str) -> None:
    dialog = opened(program, name)
    page = dialog.stack.currentWidget()
    assert page is not None
    focusable = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and not isinstance(widget.parent(), QAbstractSpinBox)
    ]
    assert focusable
    for widget in focusable:
        words = widget.text() if hasattr(widget, "text") else ""  # type: ignore[attr-defined]
        placeholder = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
        assert widget.accessibleName() or words or placeholder, widget


def test_it_closes_by_escape_and_opens_again(program: Program) -> None:
    dialog = opened(program)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    program.bot.waitUntil(lambda: program.interior.guides.preferences is None)
    program.window.activateWindow()
    program.bot.waitUntil(program.window.isActiveWindow)
    again = opened(program)
    assert not any(button.isDefault() for button in again.findChildren(QPushButton))


def test_the_command_of_that_name_stands_first_in_the_filtered_table(program: Program) -> None:
    page = opened(program, "Keys").keys
    QTest.keyClicks(page.filter, "next row")
    assert page.table.topLevelItemCount() > 1, "others tell of it in their help"
    assert page.command == "next-row"
    QTest.keyClicks(page.filter, "x")
    page.filter.clear()
    names = [page.table.topLevelItem(n) for n in range(3)]
    assert [one.text(0) for one in names if one] == [command.name for command in COMMANDS[:3]]
