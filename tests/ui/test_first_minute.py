"""The first minute of somebody new: a card says what to begin with, and each step can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader import paths
from reader.app import furnish, make_window
from reader.bitext.requests import EarlyStart, request_for
from reader.settings import Settings
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SAMPLE = SAMPLES / "interview-knocking-on-bridges.md"


def first_start(bot: QtBot) -> Program:
    """The program as it starts for the first time: a sample is being read."""
    settings = Settings(paths.config_dir() / "settings.json")
    window = make_window(settings, [])
    window.resize(1100, 800)
    bot.addWidget(window)
    early = EarlyStart(request_for(SAMPLE, {}, {}))
    window.session.open(early.request, early)
    window.show()
    bot.waitUntil(lambda: window.session.done, timeout=20_000)
    interior = furnish(window, [])
    window.activateWindow()
    return Program(bot, window, interior)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_first_start_says_what_to_begin_with(qtbot: QtBot) -> None:
    program = first_start(qtbot)
    guides = program.interior.guides
    qtbot.waitUntil(lambda: guides.first_steps is not None and guides.first_steps.isVisible())
    card = guides.first_steps
    assert card is not None
    assert program.view.hasFocus()
    words = card.start.accessibleDescription()
    assert all(
        step in words for step in ("Read:", "Change the Chinese:", "Mark:", "Find it again:")
    )
    assert "[[" not in words
    assert program.window.rect().contains(card.geometry().bottomRight())
    program.press("jj")
    assert program.view.current_row == 1
    assert card.isVisible(), "what it says can be tried while it is there"
    program.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert program.view.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_put_the_card_away_before_they_mean_anything_else(
    qtbot: QtBot, key: Qt.Key
) -> None:
    program = make_program(qtbot)
    program.open(SAMPLE)
    program.interior.commands["hide-translation"].trigger()
    program.interior.commands["first-steps"].trigger()
    card = program.interior.guides.first_steps
    assert card is not None
    program.press(key)
    assert not card.isVisible()
    assert program.view.hasFocus()


def test_the_card_does_not_come_again_but_can_be_asked_for(qtbot: QtBot) -> None:
    program = make_program(qtbot)
    program.open(SAMPLE)
    assert program.interior.guides.first_steps is None
    program.interior.commands["first-steps"].trigger()
    card = program.interior.guides.first_steps
    assert card is not None
    assert card.isVisible()
    QTest.mouseClick(card.start, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
