"""Letters on links and rows, on the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.ui.hints import Hints, labels
from tests.ui.marking_driver import long_way
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEXT = """---
title: Links
tags: [tides]
---

First go to [the end](#the-end) of this.

先到[末尾](#the-end)去。

""" + "\n\n".join(f"Paragraph {n}.\n\n第{n}段。" for n in range(60))
TEXT += "\n\n# The End\n\nDone.\n"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    made.open(long_way(tmp_path, text=TEXT))
    return made


def begin(program: Program) -> Hints:
    """Press F."""
    program.press("f")
    hints = program.interior.searching.hints
    assert hints is not None
    assert QApplication.focusWidget() is hints
    return hints


def type_label(hints: Hints, label: str) -> None:
    for letter in label:
        QTest.keyClick(hints, Qt.Key(ord(letter.upper())))


def test_a_letter_makes_its_row_the_current_one(program: Program) -> None:
    hints = begin(program)
    rows = [label for label, aim in hints.aims.items() if not aim.is_link]
    assert len(rows) > 5
    type_label(hints, rows[3])
    assert not hints.isVisible()
    assert QApplication.focusWidget() is program.view
    assert program.view.current_row == 3


def test_a_letter_follows_its_link(program: Program) -> None:
    hints = begin(program)
    links = [label for label, aim in hints.aims.items() if aim.is_link]
    assert len(links) == 3, "the tag, and one link on either side"
    type_label(hints, links[1])
    assert "Done." in program.shown(0)
    assert program.interior.navigator.history.can_go_back
    program.view.go_to_start()
    type_label(begin(program), links[0])
    assert program.interior.sidebar.field.text() == "tag:tides"


def test_tags_stand_at_their_links(program: Program) -> None:
    hints = begin(program)
    aim = [aim for aim in hints.aims.values() if aim.is_link][1]
    assert (aim.at - program.point_of("the end")).manhattanLength() < 30
    assert hints.mapToGlobal(QPoint(0, 0)) == program.view.viewport().mapToGlobal(QPoint(0, 0))


def test_other_keys_and_the_mouse_put_the_letters_away(program: Program) -> None:
    current = program.view.current_row
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Down):
        hints = begin(program)
        QTest.keyClick(hints, key)
        assert not hints.isVisible()
        assert QApplication.focusWidget() is program.view
    hints = begin(program)
    QTest.mouseClick(hints, Qt.MouseButton.LeftButton, pos=QPointF(300, 300).toPoint())
    assert not hints.isVisible()
    assert program.view.current_row == current


def test_two_letters_where_there_are_many(program: Program) -> None:
    program.window.resize(1280, 4000)
    for _ in range(8):
        program.interior.commands["zoom-out"].trigger()
    hints = begin(program)
    pairs = [label for label in hints.aims if len(label) == 2]
    assert pairs
    type_label(hints, pairs[0][0])
    assert hints.isVisible()
    QTest.keyClick(hints, Qt.Key.Key_Backspace)
    type_label(hints, pairs[0])
    assert not hints.isVisible()
    assert program.view.current_row is not None


@given(st.integers(0, 600))
def test_no_label_begins_another(count: int) -> None:
    made = labels(count)
    assert len(set(made)) == count
    single = {label for label in made if len(label) == 1}
    assert not any(label[0] in single for label in made if len(label) == 2)
