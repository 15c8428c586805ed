"""The filter of the sidebar and the search of the library; a page that has little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.ui.library_search.results import Heading
from tests.ui.library_search_stage import CTRL, SHIFT, Searching, searching_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def searching(qtbot: QtBot, tmp_path: Path) -> Searching:
    return searching_in(qtbot, tmp_path / "library")


def test_the_fields_of_the_sidebar_choose_documents_here_too(searching: Searching) -> None:
    sidebar, field = searching.program.interior.sidebar, searching.library.page.field
    sidebar.field.setText("bridge tag:water")
    QTest.keyClick(searching.program.view, Qt.Key.Key_F, CTRL | SHIFT)
    QTest.keyClicks(field, "bridge")
    searching.settle()
    assert field.text() == "tag:water bridge", "what is typed comes behind; words stay there"
    assert [row.title for row in searching.rows if isinstance(row, Heading)] == ["The River"]
    searching.press(Qt.Key.Key_Escape)
    QTest.keyClick(searching.program.view, Qt.Key.Key_F, CTRL | SHIFT)
    assert (field.text(), field.selectedText()) == ("tag:water bridge", "bridge")
    searching.press(Qt.Key.Key_Escape)
    sidebar.field.setText("lang:zh")
    QTest.keyClick(searching.program.view, Qt.Key.Key_F, CTRL | SHIFT)
    assert field.text() == "lang:zh bridge", "another filter takes the place of the one before"
    searching.press(Qt.Key.Key_Escape)
    sidebar.field.clear()
    QTest.keyClick(searching.program.view, Qt.Key.Key_F, CTRL | SHIFT)
    assert (field.text(), field.selectedText()) == ("bridge", "bridge")


def test_fields_that_were_taken_away_do_not_come_back(searching: Searching) -> None:
    sidebar, field = searching.program.interior.sidebar, searching.library.page.field
    sidebar.field.setText("tag:water")
    searching.ask("canal")
    assert field.text() == "canal"
    assert searching.rows
    searching.press(Qt.Key.Key_Escape)
    QTest.keyClick(searching.program.view, Qt.Key.Key_F, CTRL | SHIFT)
    assert field.text() == "canal"
    searching.press(Qt.Key.Key_Escape)
    sidebar.field.setText("tag:𠮷")
    QTest.keyClick(searching.program.view, Qt.Key.Key_F, CTRL | SHIFT)
    assert (field.text(), field.selectedText()) == ("tag:𠮷 canal", "canal")


def test_what_is_said_has_the_room_that_it_needs(searching: Searching) -> None:
    window = searching.program.window
    window.resize(700, 800)
    QTest.keyClick(searching.program.view, Qt.Key.Key_F8)
    searching.ask("a unicorn in the library of this town")
    status = searching.library.page.status
    searching.wait(lambda: "unicorn" in status.text())
    searching.wait(lambda: status.height() >= status.heightForWidth(status.width()))
    words = status.fontMetrics().horizontalAdvance(status.text())
    assert words > status.width()
    assert status.height() >= 2 * status.fontMetrics().height()


def test_what_is_nowhere_in_the_filter_is_looked_for_outside_of_it(searching: Searching) -> None:
    field, status = searching.library.page.field, searching.library.page.status
    searching.program.interior.sidebar.field.setText("tag:water")
    QTest.keyClick(searching.program.view, Qt.Key.Key_F, CTRL | SHIFT)
    QTest.keyClicks(field, "canal")
    searching.wait(lambda: bool(searching.rows))
    searching.settle()
    assert status.text() == "8 passages in 1 document, outside of tag:water"
    QTest.keyClicks(field, "x")
    searching.settle()
    assert not searching.rows
    assert status.text() == "Nothing in the library says “canalx”."
    field.selectAll()
    QTest.keyClicks(field, "tag:water canal")
    searching.settle()
    assert status.text() == "8 passages in 1 document, outside of tag:water"
    searching.program.interior.sidebar.field.clear()
    searching.press(Qt.Key.Key_Escape)
    QTest.keyClick(searching.program.view, Qt.Key.Key_F, CTRL | SHIFT)
    field.selectAll()
    QTest.keyClicks(field, "tag:water canal")
    searching.settle()
    assert not searching.rows, "who types a field means it"
    assert "take out" in searching.library.page.help.text()
