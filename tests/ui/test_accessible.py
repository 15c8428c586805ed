"""What a screen reader is told of the text."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from reader.chinese.variants import Variant
from reader.ui.reading.accessible import Access, tell_current_row
from tests.ui.window_driver import make_program

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAccessibleInterface
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
