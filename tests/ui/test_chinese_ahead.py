"""Converters are there before another form of Chinese is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.chinese import engine
from reader.chinese.variants import Variant
from tests.ui.test_reading import bilingual
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def program(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setattr(engine, "_converters", {})
    return make_program(qtbot)


def test_they_are_loaded_when_the_reader_rests(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    rest = program.interior._chinese_ahead._rest
    assert rest.isActive()
    assert "s2twp" not in engine._converters
    rest.start(0)
    program.bot.waitUntil(lambda: {"s2twp", "s2hkp"} <= engine._converters.keys())
    program.interior.appearance.choose_variant(Variant.TAIWAN_WORDS)
    assert program.view.variant is Variant.TAIWAN_WORDS
    assert not rest.isActive()


def test_scrolling_puts_the_rest_off(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    rest = program.interior._chinese_ahead._rest
    rest.setTimerType(Qt.TimerType.PreciseTimer)
    rest.setInterval(60_000)
    program.bot.waitUntil(lambda: rest.remainingTime() < 59_950)
    program.view.scroll_pixels(400)
    program.bot.waitUntil(lambda: rest.remainingTime() > 59_950)
    rest.stop()
    program.view.scroll_pixels(40)
    assert not rest.isActive()


def test_nothing_is_loaded_for_a_text_without_chinese(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    english = tmp_path / "english.md"
    english.write_text("Only English stands here, and nothing else.\n" * 3, encoding="utf-8")
    program.open(english)
    assert not program.interior._chinese_ahead._rest.isActive()


def test_patient_work_rests_while_another_form_is_chosen(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    precedence, appearance = program.window.parts.jobs.precedence, program.interior.appearance
    precedence.release()
    assert precedence.is_quiet(0)
    appearance.chinese_menu.aboutToShow.emit()
    assert not precedence.is_quiet(0), "what it needs is loaded"
    precedence.release()
    appearance.choose_variant(Variant.TAIWAN_WORDS)
    assert not precedence.is_quiet(0), "it is set and painted"
