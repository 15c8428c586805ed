"""Waits and how they are given up, encodings, disks that refuse and files that are damaged."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from reader import paths
from reader.ui.reading.place import Place
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    return make_program(qtbot)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.md"
    path.write_text("# The Good One\n\nA fine text to read.\n\n一段好文字。\n", encoding="utf-8")
    return path


# waiting


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A file that takes seconds to read, the reader's place being near its end."""
    path = tmp_path / "long.md"
    path.write_text(
        "The brown fox jumps over the dog while it is reading.\n\n"
        "敏捷的狐狸跳过懒狗，大声朗读。\n\n" * 60_000,
        encoding="utf-8",
    )
    return path


def go_far(program: Program, path: Path) -> None:
    """Ask for a place at the end, so that the text is not there at once."""
    from reader.bitext.requests import Request

    program.interior.opener.open(Request(path), place=Place(0, 4_000_000))


def test_a_wait_shows_progress_and_can_be_given_up(
    program: Program, good: Path, long: Path
) -> None:
    program.open(good)
    go_far(program, long)
    program.bot.waitUntil(lambda: "Opening" in program.message(), timeout=1000)
    assert program.buttons() == ["Cancel"]
    program.bot.wait(300)
    program.push("Cancel")
    assert program.is_open(good)
    assert program.window.stack.currentWidget() is program.view
    assert "A fine text to read." in program.shown(0)
    program.bot.wait(300)
    assert len(program.view.bitext.rows) < 10
    assert program.window.session.path == good


def test_a_wait_and_a_message_are_left_by_keyboard(
    program: Program, good: Path, long: Path, tmp_path: Path
) -> None:
    program.open(good)
    go_far(program, long)
    program.bot.waitUntil(lambda: "Opening" in program.message(), timeout=1000)
    press_escape()
    assert program.is_open(good)
    assert program.view.hasFocus()
    program.interior.opener.open_path(tmp_path / "gone.md")
    program.bot.waitUntil(lambda: "cannot be read" in program.message())
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Try Again"
    press_escape()
    assert program.window.stack.currentWidget() is program.view


def press_escape() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)


def test_giving_up_the_first_document_leads_to_the_welcome(program: Program, long: Path) -> None:
    go_far(program, long)
    program.bot.waitUntil(lambda: "Opening" in program.message(), timeout=1000)
    program.push("Cancel")
    assert "Open a document" in program.message()
    assert program.window.windowTitle() == "Duidu"


def test_rows_of_one_document_never_reach_another(program: Program, good: Path, long: Path) -> None:
    program.interior.opener.open_path(long)
    program.bot.waitUntil(lambda: len(program.view.bitext.rows) > 400, timeout=5000)
    program.open(good)
    rows = list(program.view.bitext.rows)
    program.bot.wait(400)
    assert list(program.view.bitext.rows) == rows
    assert len(rows) < 10
    assert "brown fox" not in program.shown(0)


def test_the_same_file_twice(program: Program, good: Path) -> None:
    program.interior.opener.open_path(good)
    program.open(good)
    assert len(program.view.bitext.rows) == 2
    assert program.window.parts.settings.recent_documents == (good,)


def test_the_window_is_alive_while_a_long_file_is_read(program: Program, long: Path) -> None:
    with stalls() as longest:
        program.interior.opener.open_path(long)
        program.bot.waitUntil(lambda: len(program.view.bitext.rows) > 5000, timeout=20_000)
    assert longest[0] < 5  # it goes on; how smoothly is a figure of the benchmarks


def test_closing_while_a_file_is_read_is_quick(program: Program, long: Path) -> None:
    program.interior.opener.open_path(long)
    program.bot.waitUntil(lambda: program.window.session.bitext is not None, timeout=5000)
    begun = time.perf_counter()
    program.window.close()
    assert time.perf_counter() - begun < 15  # it does not wait for the file


class stalls:  # noqa: N801 - reads as a statement
    """The longest time in seconds for which the event loop was not served."""

    def __enter__(self) -> list[float]:
        self._longest, self._last = [0.0], time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        return self._longest

    def __exit__(self, *_error: object) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest[0] = max(self._longest[0], now - self._last)
        self._last = now


# encodings

LINES = [f"第{n}扇门是发大水那年刷的漆，头一个推开它的人写下一个名字。" for n in range(1, 120)]


def test_another_encoding_keeps_the_line(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "gb.txt"
    path.write_bytes("\n\n".join(LINES).encode("gb18030"))
    program.open(path)
    assert program.interior.status.encoding == "GB18030"
    block = next(b for b in program.view.bitext.documents[0].blocks if "第60扇" in b.text)
    program.view.go_to(Place(0, block.start))
    choose_encoding(program, "Big5")
    program.bot.waitUntil(lambda: program.interior.status.encoding == "Big5")
    program.bot.waitUntil(lambda: program.is_open(path))
    assert "第60扇门" not in program.shown(0)
    choose_encoding(program, "GB18030")
    program.bot.waitUntil(lambda: program.interior.status.encoding == "GB18030")
    program.bot.waitUntil(lambda: program.is_open(path))
    assert program.top_text().startswith("第60扇门")
    choose_encoding(program, "Detect")
    program.bot.waitUntil(lambda: program.is_open(path))
    assert program.top_text().startswith("第60扇门")


def test_a_chosen_encoding_is_remembered(program: Program, good: Path, tmp_path: Path) -> None:
    path = tmp_path / "gb.txt"
    path.write_bytes("\n\n".join(LINES).encode("gb18030"))
    program.open(path)
    choose_encoding(program, "Big5")
    program.bot.waitUntil(lambda: program.interior.status.encoding == "Big5")
    program.open(good)
    assert program.interior.status.encoding == "UTF-8"
    program.open(path)
    assert program.interior.status.encoding == "Big5"
    choose_encoding(program, "Detect")
    program.bot.waitUntil(lambda: program.interior.status.encoding == "GB18030")
    program.open(good)
    program.open(path)
    assert program.interior.status.encoding == "GB18030"


def choose_encoding(program: Program, name: str) -> None:
    menu = program.interior.encodings
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == name).trigger()


# disks


@pytest.fixture
def read_only_home(duidu_home: Path) -> Path:
    """A profile in which nothing can be written: its folders are files."""
    duidu_home.mkdir(parents=True)
    for folder in (paths.config_dir(), paths.data_dir(), paths.cache_dir()):
        if folder != duidu_home and not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.write_text("in the way")
    return duidu_home


def test_a_disk_that_takes_nothing_is_mentioned_once(
    read_only_home: Path, qtbot: QtBot, good: Path
) -> None:
    assert read_only_home.exists()
    program = make_program(qtbot)
    heard: list[str] = []
    program.interior.keeper.complained.connect(heard.append)
    program.open(good)
    qtbot.waitUntil(lambda: len(heard) >= 2, timeout=5000)
    assert any("Settings cannot be saved" in text for text in heard)
    assert any("Places in documents cannot be saved" in text for text in heard)
    program.interior.keeper.soon()
    program.view.go_to_end()
    qtbot.wait(1800)
    assert len(heard) == 2
    assert program.window.parts.settings.last_document == good
    program.window.close()


def test_damaged_files_of_the_profile_are_set_aside(qtbot: QtBot, good: Path) -> None:
    for folder in (paths.config_dir(), paths.data_dir(), paths.cache_dir()):
        folder.mkdir(parents=True, exist_ok=True)
    (paths.config_dir() / "settings.json").write_text("{nonsense")
    (paths.data_dir() / "places.json").write_text("[1, 2")
    (paths.cache_dir() / "library.sqlite").write_bytes(b"no database" * 1000)
    said: list[str] = []
    program = make_program(qtbot, complaints=said)
    program.open(good)
    program.window.close()
    assert "A fine text to read." in program.shown(0)
    assert any("settings" in text for text in said)
    assert list(paths.config_dir().glob("settings.damaged-*.json"))
    assert list(paths.data_dir().glob("places.damaged-*.json"))
    second = make_program(qtbot)
    assert second.window.parts.settings.last_document == good
