"""What a screen reader is told of the text."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from reader.chinese.variants import Variant
from reader.ui.reading.accessible import Access, tell_current_row, tell_cursor
from tests.ui.window_driver import make_program

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAccessibleAnnouncementEvent, QAccessibleInterface
    from pytestqt.qtbot import QtBot

    from tests.ui.window_driver import Program

TEXT = """# Tea

The water came from the well.

水是井里打的。

- one cup
- 一只杯子

| English | 中文 |
| --- | --- |
| cup | 杯子 |
"""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    path = tmp_path / "tea.md"
    path.write_text(TEXT, encoding="utf-8")
    made.open(path)
    return made


@pytest.fixture
def tree(program: Program) -> QAccessibleInterface:
    access = Access()
    program.view.setProperty("access", access)
    found = QAccessible.queryAccessibleInterface(program.view)
    assert found is not None
    return found


def children(parent: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = [parent.child(index) for index in range(parent.childCount())]
    assert all(child is not None for child in found)
    return found


def names(parent: QAccessibleInterface) -> list[str]:
    return [child.text(QAccessible.Text.Name) for child in children(parent)]


def test_rows_are_read_with_their_languages(tree: QAccessibleInterface) -> None:
    assert tree.role() is QAccessible.Role.Document
    rows = names(tree)
    assert "Tea" in rows[0]
    assert "English: The water came from the well.\nChinese: 水是井里打的。" in rows


def test_a_row_has_a_cell_for_each_side(tree: QAccessibleInterface) -> None:
    row = next(child for child in children(tree) if "water" in child.text(QAccessible.Text.Name))
    english, chinese = children(row)
    assert english.text(QAccessible.Text.Name) == "The water came from the well."
    assert english.text(QAccessible.Text.Description) == "English"
    assert chinese.text(QAccessible.Text.Description) == "Chinese"
    assert english.role() is QAccessible.Role.Paragraph
    assert english.rect().right() < chinese.rect().left()
    assert row.rect().contains(english.rect())
    assert row.childAt(chinese.rect().center().x(), chinese.rect().center().y()) is chinese
    assert row.parent() is tree
    assert row.indexOfChild(chinese) == 1


def test_the_chinese_is_read_as_it_is_shown(program: Program, tree: QAccessibleInterface) -> None:
    program.interior.appearance.choose_variant(Variant.TRADITIONAL)
    assert any("Chinese: 水是井裏打的。" in name for name in names(tree))


def test_the_row_that_keys_act_on_has_the_focus(
    program: Program, tree: QAccessibleInterface
) -> None:
    assert tree.focusChild() is None
    program.press("j")
    focused = tree.focusChild()
    assert focused is not None
    assert focused.state().focused
    assert "water" in focused.text(QAccessible.Text.Name)
    tell_current_row(program.view)


def cell(tree: QAccessibleInterface, words: str) -> QAccessibleInterface:
    found = (each for row in children(tree) for each in children(row))
    return next(each for each in found if words in each.text(QAccessible.Text.Name))


def test_a_cell_is_read_character_by_character(
    program: Program, tree: QAccessibleInterface
) -> None:
    english = cell(tree, "water").textInterface()
    assert english.text(0, 9) == "The water"
    assert english.characterCount() == len("The water came from the well.")
    assert english.cursorPosition() == -1
    where = english.characterRect(4)
    assert english.offsetAtPoint(where.center()) in (4, 5)
    program.interior.appearance.choose_variant(Variant.TRADITIONAL)
    assert cell(tree, "水").textInterface().text(3, -1) == "裏打的。"


def test_the_cursor_of_a_cell_follows_what_is_selected_and_read(
    program: Program, tree: QAccessibleInterface
) -> None:
    english, chinese = cell(tree, "water").textInterface(), cell(tree, "水").textInterface()
    english.addSelection(4, 9)
    assert program.view.selection is not None
    assert (english.cursorPosition(), chinese.cursorPosition()) == (9, -1)
    tell_cursor(program.view)
    program.view.set_selection(None)
    english.setCursorPosition(0)
    assert "water" in tree.focusChild().text(QAccessible.Text.Name)
    program.interior.commands["next-sentence"].trigger()
    assert 0 in (english.cursorPosition(), chinese.cursorPosition())


def test_what_cannot_be_seen_cannot_be_read_by_characters(
    program: Program, tree: QAccessibleInterface
) -> None:
    program.interior.commands["layout-study"].trigger()
    assert "Hidden" in cell(tree, "Hidden").textInterface().text(0, -1)


def test_notices_counts_and_states_are_announced(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []

    class Listening:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            said.append((event.message(), urgent))

    monkeypatch.setattr("reader.ui.announcing.QAccessible", Listening)
    inside = program.interior
    inside.status.say("Copied.")
    inside.status.set_saved("Not saved", "", alarming=True)
    inside.studio.banner.tell("test", "The disk is full.", {})
    inside.searching.finding.bar.set_count("1 of 3")
    assert said == [
        ("Copied.", False), ("Not saved", True), ("The disk is full.", True), ("1 of 3", False),
    ]  # fmt: skip


def test_bars_come_in_the_order_of_the_eye(program: Program) -> None:
    window = program.window
    central = window.centralWidget()
    assert central is not None
    parts = [part for part in central.children() if isinstance(part, QWidget)]
    order = [parts.index(part) for part in (program.interior.bar, window.splitter)]
    assert [*order, parts.index(program.interior.status)] == sorted(
        [*order, parts.index(program.interior.status)]
    )
    assert program.view.accessibleName() == "Tea"


def test_a_text_that_went_leaves_nothing_to_fall_over(
    program: Program, tree: QAccessibleInterface, tmp_path: Path
) -> None:
    kept = [cell for row in children(tree) for cell in children(row)]
    other = tmp_path / "short.md"
    other.write_text("Only this.\n", encoding="utf-8")
    program.open(other)
    gc.collect()
    for cell in kept:
        if cell.isValid():
            cell.text(QAccessible.Text.Name)
        cell.rect()
    assert names(tree)[-1].endswith("Only this.")
