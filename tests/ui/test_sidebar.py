"""The sidebar as a person uses it: type, press, click, read what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton

from reader.chinese.variants import Variant
from reader.library.catalog import Diff
from reader.library.entries import Entry
from reader.library.ordering import SortOrder
from reader.library.shelf import Section
from reader.paths import resources_dir
from reader.ui.fonts import FontChoice
from reader.ui.sidebar.widget import Sidebar
from reader.ui.theme import load_theme
from tests.library.library_makers import FOLDER, ZH, entry, library

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.ui.theme import Theme

# The offscreen platform says so of windows and menus that are shown.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def theme() -> Theme:
    return load_theme(resources_dir() / "themes", "light")


@pytest.fixture
def sidebar(qtbot: QtBot, theme: Theme) -> Sidebar:
    widget = Sidebar(theme, FontChoice(), SortOrder.TITLE)
    qtbot.addWidget(widget)
    widget.set_folders([FOLDER])
    widget.set_entries(library())
    widget.resize(272, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.focus_filter()
    return widget


def rows(sidebar: Sidebar) -> list[str]:
    return [
        f"{row.name} {row.shown}/{row.total}" if isinstance(row, Section) else row.title
        for row in sidebar.model.rows
    ]


def titles(sidebar: Sidebar) -> list[str]:
    return [row.title for row in sidebar.model.rows if isinstance(row, Entry)]


def pick(sidebar: Sidebar, title: str) -> QPoint:
    """The middle of the row with this title."""
    number = next(
        number
        for number, row in enumerate(sidebar.model.rows)
        if isinstance(row, Entry) and row.title.startswith(title)
    )
    return sidebar.view.visualRect(sidebar.model.index(number)).center()


def test_typing_narrows_and_escape_widens(sidebar: Sidebar, qtbot: QtBot) -> None:
    assert rows(sidebar)[0] == "books 4/4"
    qtbot.keyClicks(sidebar.field, "tea")
    assert rows(sidebar) == ["books 1/4", "Tea, Steam, and the Art of Waiting"]
    qtbot.keyClick(sidebar.field, Qt.Key.Key_Escape)
    assert sidebar.filter_text() == ""
    assert len(titles(sidebar)) == 4


def test_escape_in_an_empty_filter_goes_back_to_reading(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.reading_requested):
        qtbot.keyClick(sidebar.field, Qt.Key.Key_Escape)


def test_enter_opens_the_first_match(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_filter_text("春天")
    with qtbot.waitSignal(sidebar.open_requested) as opened:
        qtbot.keyClick(sidebar.field, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].title == "软件的春天"


def test_arrows_walk_the_list_past_section_lines(sidebar: Sidebar, qtbot: QtBot) -> None:
    expected = titles(sidebar)
    qtbot.keyClick(sidebar.field, Qt.Key.Key_Down)
    walked: list[str] = []
    for _ in expected:
        cursor = sidebar.view.cursor_entry()
        assert cursor is not None
        walked.append(cursor.title)
        qtbot.keyClick(sidebar.view, Qt.Key.Key_Down)
    assert walked == expected
    qtbot.keyClick(sidebar.view, Qt.Key.Key_Home)
    assert sidebar.view.cursor_entry() == sidebar.model.rows[1]
    qtbot.keyClick(sidebar.view, Qt.Key.Key_End)
    with qtbot.waitSignal(sidebar.open_requested) as opened:
        qtbot.keyClick(sidebar.view, Qt.Key.Key_Return)
    assert opened.args == [sidebar.model.rows[-1]]
    qtbot.keyClick(sidebar.view, Qt.Key.Key_Home)
    qtbot.keyClick(sidebar.view, Qt.Key.Key_Up)
    assert sidebar.field.hasFocus()


def test_typing_in_the_list_goes_on_filtering(sidebar: Sidebar, qtbot: QtBot) -> None:
    qtbot.keyClicks(sidebar.field, "te")
    qtbot.keyClick(sidebar.field, Qt.Key.Key_Down)
    assert sidebar.view.hasFocus()
    qtbot.keyClicks(sidebar.view, "a")
    assert sidebar.filter_text() == "tea"
    assert sidebar.field.hasFocus()


def test_a_click_opens(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.open_requested) as opened:
        qtbot.mouseClick(
            sidebar.view.viewport(), Qt.MouseButton.LeftButton, pos=pick(sidebar, "Tea")
        )
    assert opened.args is not None
    assert opened.args[0].title.startswith("Tea")


def test_a_click_on_a_section_opens_nothing(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sidebar.open_requested):
        qtbot.mouseClick(sidebar.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))


def test_chips_put_their_term_into_the_filter(sidebar: Sidebar, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not sidebar.chips.is_empty())
    chips = {
        chip.accessibleName(): chip
        for chip in sidebar.chips.findChildren(QAbstractButton)
        if chip.isVisible()
    }
    both, chinese = chips["English and Chinese"], chips["Chinese only"]
    qtbot.mouseClick(both, Qt.MouseButton.LeftButton)
    assert sidebar.filter_text() == "lang:both"
    assert both.isChecked()
    qtbot.mouseClick(chinese, Qt.MouseButton.LeftButton)
    assert sidebar.filter_text() == "lang:zh-only"
    assert chinese.isChecked()
    assert not both.isChecked()
    qtbot.mouseClick(chinese, Qt.MouseButton.LeftButton)
    assert sidebar.filter_text() == ""
    sidebar.set_filter_text("tea tag:work")
    assert chips["Tag “work” · 2"].isChecked()


def test_suggestions_by_keyboard(sidebar: Sidebar, qtbot: QtBot) -> None:
    qtbot.keyClicks(sidebar.field, "ta")
    assert sidebar.popup.isVisible()
    qtbot.keyClick(sidebar.field, Qt.Key.Key_Tab)
    assert sidebar.filter_text() == "tag:"
    assert sidebar.popup.isVisible()
    qtbot.keyClick(sidebar.field, Qt.Key.Key_Down)
    qtbot.keyClick(sidebar.field, Qt.Key.Key_Down)
    qtbot.keyClick(sidebar.field, Qt.Key.Key_Return)
    assert sidebar.filter_text() == "tag:essay "
    assert not sidebar.popup.isVisible()
    assert titles(sidebar) == ["软件的春天"]
    qtbot.keyClicks(sidebar.field, "lang:")
    qtbot.keyClick(sidebar.field, Qt.Key.Key_Escape)
    assert not sidebar.popup.isVisible()
    assert sidebar.filter_text() == "tag:essay lang:"


def test_enter_without_a_marked_suggestion_opens(sidebar: Sidebar, qtbot: QtBot) -> None:
    qtbot.keyClicks(sidebar.field, "tag:")
    with qtbot.waitSignal(sidebar.open_requested):
        qtbot.keyClick(sidebar.field, Qt.Key.Key_Return)


def test_nothing_found_says_what_to_do(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_filter_text("nothing  like it")
    assert sidebar.empty.isVisible()
    buttons = {one.text(): one for one in sidebar.empty.findChildren(QPushButton)}
    with qtbot.waitSignal(sidebar.folder_add_requested):
        buttons["Add a Folder…"].click()
    buttons["Clear the Filter"].click()
    assert sidebar.filter_text() == ""
    assert sidebar.view.isVisible()


def test_an_empty_library_says_what_to_do(sidebar: Sidebar) -> None:
    sidebar.set_folders([])
    sidebar.set_entries([])
    assert sidebar.empty.isVisible()
    sidebar.set_looking("Looking…")
    assert sidebar.empty.isVisible()
    sidebar.set_entries(library())
    assert sidebar.view.isVisible()


def test_diffs_leave_cursor_and_place(sidebar: Sidebar, qtbot: QtBot) -> None:
    many = [entry(f"Document {number:03}", languages=(ZH,)) for number in range(200)]
    sidebar.set_entries(many)
    sidebar.view.setFocus()
    sidebar.view.go_to(many[100].path)
    sidebar.view.reveal(many[100].path)
    before = sidebar.view.visualRect(sidebar.view.currentIndex()).top()
    sidebar.apply(Diff(added=tuple(entry(f"Document 000 {n}") for n in range(30))))
    sidebar.apply(Diff(removed=(many[7].path,)))
    qtbot.waitUntil(lambda: len(titles(sidebar)) == 229)
    cursor = sidebar.view.cursor_entry()
    assert cursor is not None
    assert cursor.title == "Document 100"
    assert sidebar.view.visualRect(sidebar.view.currentIndex()).top() == before


def test_progress_is_shown_without_moving_anything(sidebar: Sidebar) -> None:
    tea = next(one for one in library() if one.title.startswith("Tea"))
    before = rows(sidebar)
    sidebar.update_progress(tea.path, 0.5, 9.0)
    found = sidebar.entry_for(tea.path)
    assert found is not None
    assert (found.progress, found.last_read) == (0.5, 9.0)
    assert rows(sidebar) == before
    assert found in sidebar.model.rows


def test_order(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.order_chosen) as chosen:
        sidebar.footer.order_chosen.emit(SortOrder.DATE)
    assert chosen.args == [SortOrder.DATE]
    assert titles(sidebar)[0].startswith("The Long Way")
    assert titles(sidebar)[-1].startswith("Tea")


def test_titles_follow_the_variant(sidebar: Sidebar) -> None:
    spring = next(one for one in library() if one.title == "软件的春天")
    assert sidebar.shown_title(spring) == "软件的春天"
    sidebar.set_variant(Variant.TAIWAN_WORDS)
    assert sidebar.shown_title(spring) == "軟體的春天"
    sidebar.set_variant(Variant.SOURCE)
    assert sidebar.shown_title(spring) == "软件的春天"


def test_menus_say_their_wishes(sidebar: Sidebar, qtbot: QtBot) -> None:
    one = library()[0]
    actions = {action.text(): action for action in sidebar.entry_menu(one).actions()}
    actions["Copy Path"].trigger()
    assert QApplication.clipboard().text() == str(one.path)
    with qtbot.waitSignal(sidebar.show_in_folder_requested) as shown:
        actions["Show in Folder"].trigger()
    assert shown.args == [one.path]
    with qtbot.waitSignal(sidebar.folder_remove_requested) as removed:
        actions["Remove “books” from the Library"].trigger()
    assert removed.args == [FOLDER]
    alone = replace(one, folder=None)
    actions = {action.text(): action for action in sidebar.entry_menu(alone).actions()}
    with qtbot.waitSignal(sidebar.document_forget_requested):
        actions["Remove from This List"].trigger()
    section = sidebar.model.rows[0]
    assert isinstance(section, Section)
    actions = {action.text(): action for action in sidebar.section_menu(section).actions()}
    with qtbot.waitSignal(sidebar.folder_rescan_requested):
        actions["Look Again"].trigger()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_menu_by_keyboard(
    sidebar: Sidebar, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(sidebar.field, Qt.Key.Key_Down)
    qtbot.keyClick(sidebar.view, Qt.Key.Key_Down)
    qtbot.keyClick(sidebar.view, key, modifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Open"
    with qtbot.waitSignal(sidebar.open_requested) as opened:
        menu.actions()[0].trigger()
    assert opened.args == [sidebar.view.cursor_entry()]
    menu.close()


def test_every_theme_paints(sidebar: Sidebar) -> None:
    pictures = set[int]()
    sidebar.set_filter_text("软件")
    sidebar.set_current(library()[2].path)
    for name in ("light", "sepia", "dark"):
        sidebar.set_theme(load_theme(resources_dir() / "themes", name))
        image = sidebar.grab().toImage()
        pictures.add(image.pixel(2, 2))
    assert len(pictures) == 3
