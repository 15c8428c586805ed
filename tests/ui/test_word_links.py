"""With the mouse on a word, or a word selected, the words that translate it are underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from reader.ui.reading.selection import Selection
from tests.bitext.test_aligned import EN, ZH, write
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor, QImage
    from pytestqt.qtbot import QtBot

    from reader.ui.reading.boxes import Lit


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    write(tmp_path / "ferry.zh.md", ZH)
    made.open(write(tmp_path / "ferry.en.md", EN))
    made.view.words.load()
    return made


def linked(program: Program) -> list[str]:
    return [words_of(program, one) for one in program.view._linked]


def words_of(program: Program, one: Lit) -> str:
    return program.view.bitext.documents[one.document].source_text()[one.start : one.end]


def point_at(program: Program, words: str) -> None:
    QTest.mouseMove(program.view.viewport(), program.point_of(words).toPoint())
    spot = program.view.spot_at(program.point_of(words))
    program.view.hovered.emit(spot)


def waits(program: Program, expected: list[str]) -> None:
    program.bot.waitUntil(lambda: linked(program) == expected, timeout=15_000)


def test_the_word_under_the_mouse_and_its_answer(program: Program) -> None:
    point_at(program, "Canton")
    waits(program, ["Canton", "广州"])
    point_at(program, "箱子")
    waits(program, ["箱子", "suitcases"])
    program.view.hovered.emit(None)
    waits(program, [])


def test_a_word_selected_by_keys(program: Program) -> None:
    text = program.view.bitext.documents[0].source_text()
    start = text.index("closed")
    side = program.view.lanes[0].side
    program.view.set_selection(Selection(0, side, 0, start, start + len("closed")))
    waits(program, ["closed", "关"])
    program.view.set_selection(None)
    waits(program, [])


def test_the_answer_is_told_by_a_line_and_not_by_colour_alone(program: Program) -> None:
    before = program.view.viewport().grab().toImage()
    at = program.point_of("广州")
    point_at(program, "Canton")
    waits(program, ["Canton", "广州"])
    after = program.view.viewport().grab().toImage()
    accent = program.view.theme.accent
    rows = range(int(at.y()), int(at.y()) + 20)
    assert not any(is_line(before, int(at.x()), y, accent) for y in rows)
    assert any(is_line(after, int(at.x()), y, accent) for y in rows)


def is_line(image: QImage, x: int, y: int, colour: QColor) -> bool:
    return all(image.pixelColor(x + step, y) == colour for step in range(12))


def test_it_is_switched_off_and_stays_off(program: Program) -> None:
    point_at(program, "Canton")
    waits(program, ["Canton", "广州"])
    command = program.interior.commands["word-links"]
    assert command.isChecked()
    command.trigger()
    waits(program, [])
    assert not command.isChecked()
    assert not program.window.parts.settings.word_links
    point_at(program, "箱子")
    program.bot.wait(400)
    assert linked(program) == []


def test_an_answer_that_comes_late_is_dropped(program: Program) -> None:
    links = program.interior.tools.word_links
    point_at(program, "Canton")
    waits(program, ["Canton", "广州"])
    asked = links._asked
    assert asked is not None
    point_at(program, "箱子")
    waits(program, ["箱子", "suitcases"])
    from reader.bitext.answering_words import Answered, Range

    links._show(asked, Answered((Range(0, 0, 3),), ()))
    assert linked(program) == ["箱子", "suitcases"]


def test_in_one_file_with_both_languages_too(program: Program) -> None:
    program.open(SAMPLES / "essay-waiting-for-the-kettle.md")
    point_at(program, "kettle")
    program.bot.waitUntil(lambda: len(linked(program)) >= 2, timeout=15_000)
