"""A narrow window: the text has it to itself, and nothing is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from reader.ui.side_room import NARROW
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

INTERVIEW = SAMPLES / "interview-knocking-on-bridges.md"
BLOG = SAMPLES / "blog-the-clock-mender.md"


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    made = make_program(qtbot)
    made.open(INTERVIEW)
    return made


def resize(program: Program, width: int) -> None:
    program.window.resize(width, 700)
    QApplication.processEvents()


def do(program: Program, command: str) -> None:
    program.interior.commands[command].trigger()
    QApplication.processEvents()


def test_the_sidebar_makes_way_and_comes_back(program: Program) -> None:
    sidebar, action = program.interior.sidebar, program.interior.commands["sidebar"]
    assert sidebar.isVisible()
    resize(program, NARROW - 100)
    assert not sidebar.isVisible()
    assert not action.isChecked()
    assert program.view.width() > NARROW - 110
    assert program.window.parts.settings.sidebar_visible, "what was chosen holds"
    resize(program, 1000)
    assert sidebar.isVisible()
    assert action.isChecked()


def test_a_sidebar_that_was_put_away_does_not_come_back(program: Program) -> None:
    do(program, "sidebar")
    resize(program, NARROW - 100)
    resize(program, 1000)
    assert not program.interior.sidebar.isVisible()


def test_it_is_there_when_it_is_wanted_until_something_is_opened(program: Program) -> None:
    resize(program, NARROW - 100)
    do(program, "filter")
    assert program.interior.sidebar.isVisible()
    program.open(BLOG)
    assert not program.interior.sidebar.isVisible()
    do(program, "sidebar")
    assert program.interior.sidebar.isVisible()


def test_escape_leads_back_to_the_text_and_gives_it_the_room(program: Program) -> None:
    resize(program, NARROW - 100)
    do(program, "filter")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert program.view.hasFocus()
    assert not program.interior.sidebar.isVisible()
    resize(program, 1000)
    assert program.interior.sidebar.isVisible()
    do(program, "filter")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert program.view.hasFocus()
    assert program.interior.sidebar.isVisible(), "there is room for both"


def cut_off(whole: QWidget) -> list[str]:
    """Buttons that are smaller than their words, or reach out of a widget."""
    found: list[str] = []
    for button in whole.findChildren(QPushButton):
        place = QRect(button.mapTo(whole, QPoint()), button.size())
        if button.isVisible() and (
            button.width() < button.sizeHint().width() or not whole.rect().contains(place)
        ):
            found.append(button.text())
    return found


@pytest.mark.parametrize("width", [420, 700, 1000])
def test_buttons_of_a_message_are_whole(program: Program, width: int) -> None:
    resize(program, width)
    program.interior.opener.open_path(INTERVIEW.with_name("no such file.md"))
    message = program.interior.message
    program.bot.waitUntil(message.isVisible)
    QApplication.processEvents()
    assert len(message.findChildren(QPushButton)) > 1
    assert not cut_off(message)
    heading = message._heading
    assert heading.height() >= heading.heightForWidth(heading.width())


@pytest.mark.parametrize("width", [420, 1000])
def test_buttons_of_a_banner_are_whole(program: Program, width: int) -> None:
    resize(program, width)
    banner = program.interior.studio.banner
    offers = {"retry": "Retry Now", "copy": "Save a Copy Elsewhere…"}
    banner.tell("refused", "Your annotations cannot be saved: the disk is full. " * 2, offers)
    QApplication.processEvents()
    assert not cut_off(banner)
    assert banner._words.width() > 200


def test_what_is_said_at_the_bottom_ends_in_dots_where_it_has_no_room(program: Program) -> None:
    resize(program, 560)
    line = program.interior.status
    line.say("Study: translations are veiled. Enter shows that of the row, T all of them.")
    QApplication.processEvents()
    message = line._message
    assert message.painted.startswith("Study: ")
    assert message.painted.endswith("…")
    assert line.said.endswith("them."), "a screen reader is told all of it"
    assert message.toolTip() == line.said
    drawn = message.grab().toImage()
    resize(program, 1400)
    assert message.painted == line.said
    assert message.grab().toImage() != drawn
