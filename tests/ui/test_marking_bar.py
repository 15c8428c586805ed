"""The small bar beside selected words, the menus, and the meanings of the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.annotations.model import Colour, MarkStyle
from reader.ui.annotating.bar import ColourButton
from reader.ui.dialogs import LineQuestion
from reader.ui.reading.place import Place
from tests.ui.marking_driver import CHAIRS, CHAIRS_ZH, Marking, begin, long_way

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def words_under(marking: Marking) -> bool:
    """Whether the bar lies over selected words."""
    chosen = marking.program.view.selection
    assert chosen
    source = marking.program.view.bitext.documents[0].source_text()
    bar = QRectF(marking.bar.geometry())
    return any(bar.intersects(rect) for rect in marking.rects(source[chosen.start : chosen.end]))


@pytest.mark.parametrize("size", [(1280, 860), (560, 420)])
@pytest.mark.parametrize("words", ["The Long Way", CHAIRS, "the software"])
def test_the_bar_never_covers_the_words_nor_leaves_the_window(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], words: str
) -> None:
    marking = begin(qtbot, size)
    if size[0] < 900:
        marking.program.interior.commands["sidebar"].trigger()
    marking.open(long_way(tmp_path))
    start = marking.program.view.bitext.documents[0].source_text().index(words)
    marking.program.view.go_to(Place(0, start, 120.0))
    marking.drag_over(words)
    assert marking.shows_bar()
    assert not words_under(marking)
    assert marking.program.view.rect().contains(marking.bar.geometry())


def test_the_bar_is_whole_between_two_panels(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot, (700, 800))
    marking.open(long_way(tmp_path))
    marking.do("notes")
    marking.program.view.setFocus()
    for width in (700, 640, 900):
        marking.program.window.resize(width, 800)
        qtbot.waitUntil(lambda wide=width: marking.program.window.width() == wide)
        marking.do("escape", "start", "next-row", "select-row")
        qtbot.waitUntil(marking.shows_bar)
        bar = marking.bar
        assert marking.program.view.viewport().rect().contains(bar.geometry()), width
        shown = [one for one in bar.buttons.values() if one.isVisible()]
        assert all(bar.rect().contains(one.geometry()) for one in shown), width
        assert bar.buttons["note"].isVisible()
        if width == 900:
            assert bar.buttons["underline"].isVisible()


def test_the_bar_goes_by_escape_scrolling_and_a_click(marking: Marking) -> None:
    view = marking.program.view
    marking.drag_over("the obvious things")
    marking.program.press(Qt.Key.Key_Escape)
    assert not marking.shows_bar()
    assert not view.selection
    marking.drag_over("the obvious things")
    view.verticalScrollBar().setValue(5)
    assert not marking.shows_bar()
    marking.drag_over("the obvious things")
    marking.click_on("Most of the answers")
    assert not marking.shows_bar()


def test_a_selection_by_keys_gets_the_bar_after_a_rest(marking: Marking, qtbot: QtBot) -> None:
    marking.do("next-row", "select-sentence")
    assert not marking.shows_bar()
    qtbot.waitUntil(marking.shows_bar)
    assert not words_under(marking)


def test_the_buttons_of_the_bar_do_what_their_keys_do(marking: Marking, qtbot: QtBot) -> None:
    marking.drag_over(CHAIRS)
    QTest.mouseClick(marking.bar.buttons["copy"], Qt.MouseButton.LeftButton)
    assert marking.program.clipboard() == CHAIRS
    QTest.mouseClick(marking.bar.buttons["both-sides"], Qt.MouseButton.LeftButton)
    assert marking.marked()[0][2] == (CHAIRS, CHAIRS_ZH)
    marking.program.press(Qt.Key.Key_Escape)
    marking.click_on(CHAIRS)
    QTest.mouseClick(marking.bar.buttons["copy"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: f"> {CHAIRS}" in marking.program.clipboard().split("\n"))
    assert f"> {CHAIRS_ZH}" in marking.program.clipboard().split("\n")
    QTest.mouseClick(marking.bar.buttons["underline"], Qt.MouseButton.LeftButton)
    assert marking.only().style is MarkStyle.UNDERLINE
    with qtbot.waitSignal(marking.desk.edit_wished):
        QTest.mouseClick(marking.bar.buttons["note"], Qt.MouseButton.LeftButton)
    marking.click_on(CHAIRS)
    QTest.mouseClick(marking.bar.buttons["remove"], Qt.MouseButton.LeftButton)
    assert marking.marked() == []


# meanings and menus


def test_a_colour_is_given_a_meaning_that_shows_and_is_kept(marking: Marking, qtbot: QtBot) -> None:
    marking.studio.menus.ask_meaning(Colour.GREEN)
    (dialog,) = marking.program.window.findChildren(LineQuestion)
    dialog.field.setText("  vocabulary ")
    dialog.accept()
    assert marking.desk.notebook.meaning(Colour.GREEN) == "vocabulary"
    marking.drag_over("the obvious things")
    green = next(dot for dot in marking.bar.colours if dot.colour is Colour.GREEN)
    assert green.toolTip() == "Green: vocabulary (2)"
    assert (
        marking.program.interior.commands["mark-green"].text() == "Highlight in Green (vocabulary)"
    )
    marking.do("mark-green")
    assert "vocabulary" in marking.said
    assert "vocabulary" in str(marking.file())
    commands = marking.program.interior.commands
    marking.do("undo", "undo")
    assert "Undone: Meaning of Green" in marking.said
    assert commands["mark-green"].text() == "Highlight in Green"
    assert "vocabulary" not in str(marking.file())
    assert commands["redo"].text() == "Redo Meaning of Green"
    marking.do("redo")
    assert commands["mark-green"].text() == "Highlight in Green (vocabulary)"
    marking.close()
    again = begin(qtbot)
    assert again.desk.notebook.meaning(Colour.GREEN) == "vocabulary"


@pytest.mark.qt_log_ignore("raise|grabbing the keyboard", extend=True)
def test_the_right_mouse_button_opens_a_menu_for_what_is_there(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    marking.do("mark-yellow")
    marking.program.press(Qt.Key.Key_Escape)
    viewport = marking.program.view.viewport()
    point = marking.rects("the obvious things")[0].center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert marking.desk.selected == marking.only().id
    remove = marking.program.interior.commands["remove"]
    assert remove in menu.actions()
    menu.close()
    remove.trigger()
    assert marking.marked() == []


def test_the_dots_of_the_bar_have_names_for_those_who_hear_them(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    names = [dot.accessibleName() for dot in marking.bar.findChildren(ColourButton)]
    assert names == ["Yellow", "Green", "Blue", "Pink", "Purple"]
    assert all(button.accessibleName() for button in marking.bar.buttons.values())


def test_escape_puts_the_bar_away_after_the_preferences(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    assert marking.shows_bar()
    QTest.keyClick(marking.program.view, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    preferences = marking.program.interior.guides.preferences
    assert preferences is not None
    QTest.keyClick(preferences.list, Qt.Key.Key_Escape)
    marking.program.bot.waitUntil(marking.program.window.isActiveWindow)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not marking.shows_bar()
    assert not marking.program.view.selection
