"""A program with a small library, and the verbs of someone who searches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.settings import Settings
from reader.ui.library_search.results import spoken
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.ui.library_search.control import LibrarySearching
    from reader.ui.library_search.results import Row

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
RIVER = """---
title: The River
tags: [water]
---

The river is slow in spring. Nobody hurries here.

河水在春天很慢。这里没有人着急。

The old bridge was built of stone.

那座老桥是石头造的。
"""
BRIDGES = "# Bridges\n\n" + "\n\n".join(
    f"Bridge number {n} crosses the canal.\n\n第{n}座桥跨过运河。" for n in range(1, 9)
)
STREET = "# 街\n\n這條街沒有橋，只有軟體公司。\n"


@dataclass
class Searching:
    """A program with a library, and the verbs of someone who searches it."""

    program: Program
    folder: Path

    @property
    def library(self) -> LibrarySearching:
        return self.program.interior.searching.library

    @property
    def rows(self) -> list[Row]:
        return list(self.library.page.model.rows)

    def wait(self, fact: object) -> None:
        self.program.bot.waitUntil(fact, timeout=15_000)  # type: ignore[arg-type]

    def index(self) -> None:
        """Wait until everything can be found."""
        self.wait(lambda: self.library.indexing.is_current)

    def ask(self, text: str) -> None:
        """Open the page by its key, and type."""
        if not self.library.is_shown:
            QTest.keyClick(self.program.view, Qt.Key.Key_F, CTRL | SHIFT)
        self.index()
        field = self.library.page.field
        assert QApplication.focusWidget() is field
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        if text.isascii():
            QTest.keyClicks(field, text)
        else:
            field.insert(text)
        self.settle()

    def settle(self) -> None:
        self.wait(lambda: not self.library.is_busy)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.library.page.field, key)

    def found(self) -> list[str]:
        """Headings, sentences, how many more."""
        return [spoken(row) for row in self.rows]

    def enter(self) -> None:
        """Open the current row and wait until it is marked in its text."""
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: not self.library.is_shown)
        finding = self.program.interior.searching.finding
        self.wait(lambda: finding.current is not None and not finding.is_searching)

    def selected(self) -> str:
        chosen = self.program.view.selection
        assert chosen
        source = self.program.view.bitext.documents[chosen.document].source_text()
        return source[chosen.start : chosen.end]


def program_with(qtbot: QtBot, folder: Path) -> Program:
    """A program whose library is one folder."""
    settings = Settings(paths.config_dir() / "settings.json")
    settings.folders, settings.folders_chosen = (folder,), True
    assert settings.save()
    return make_program(qtbot)


def searching_in(qtbot: QtBot, folder: Path) -> Searching:
    """A program whose library of three texts has been read, one of which is open."""
    folder.mkdir()
    for name, text in (("river.md", RIVER), ("bridges.md", BRIDGES), ("street.md", STREET)):
        (folder / name).write_text(text, encoding="utf-8")
    program = program_with(qtbot, folder)
    program.open(folder / "river.md")
    made = Searching(program, folder)
    made.index()
    return made
