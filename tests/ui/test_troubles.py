"""When things go wrong: files that cannot be read, hostile ones, waits, damaged and full disks."""

from __future__ import annotations

import os
import struct
import time
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from reader import paths
from reader.ui.reading.images import ImageState, ImageStore, load_image
from reader.ui.reading.place import Place
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

GOOD = "# The Good One\n\nA fine text to read.\n\n一段好文字。\n"


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    return make_program(qtbot)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.md"
    path.write_text(GOOD, encoding="utf-8")
    return path


def message(program: Program) -> str:
    """What stands in the reading area instead of a text."""
    page = program.interior.message
    if program.window.stack.currentWidget() is not page:
        return ""
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def buttons(program: Program) -> list[str]:
    page = program.interior.message
    return [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]


def press(program: Program, words: str) -> None:
    page = program.interior.message
    button = next(
        b for b in page.findChildren(QPushButton) if b.text().startswith(words) and b.isVisible()
    )
    button.click()


def try_to_open(program: Program, path: Path, within: int = 1000) -> str:
    """Open a file that cannot be read; what is said, within so many milliseconds."""
    program.interior.opener.open_path(path)
    program.bot.waitUntil(lambda: "cannot be read" in message(program), timeout=within)
    return message(program)


def assert_usable(program: Program, good: Path) -> None:
    """Another document opens and shows its text."""
    program.open(good)
    assert program.window.stack.currentWidget() is program.view
    assert "A fine text to read." in program.shown(0)


# files that cannot be read


def missing(folder: Path) -> Path:
    return folder / "gone.md"


def a_folder(folder: Path) -> Path:
    path = folder / "folder.md"
    path.mkdir()
    return path


def pipe(folder: Path) -> Path:
    path = folder / "pipe.md"
    os.mkfifo(path)
    return path


def device(folder: Path) -> Path:
    path = folder / "zero.md"
    path.symlink_to("/dev/zero")
    return path


def enormous(folder: Path) -> Path:
    path = folder / "enormous.md"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    return path


def picture(folder: Path) -> Path:
    path = folder / "picture.md"
    path.write_bytes(png(8, 8))
    return path


def png(width: int, height: int) -> bytes:
    """A PNG that claims these dimensions."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes((width * 3 + 1) * min(height, 64)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (missing, "is not there any more"),
        (a_folder, "is a folder"),
        pytest.param(
            pipe,
            "a pipe, a socket or a device",
            marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here"),
        ),
        pytest.param(
            device,
            "a pipe, a socket or a device",
            marks=pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no devices"),  # noqa: PTH110
        ),
        (enormous, "opens texts of up to 64 MB"),
        (picture, "This is not a text file"),
    ],
)
def test_what_cannot_be_read_is_said_within_a_second(
    program: Program, tmp_path: Path, good: Path, make: Callable[[Path], Path], says: str
) -> None:
    path = make(tmp_path)
    assert says in try_to_open(program, path)
    assert path.name in program.window.windowTitle()
    assert buttons(program) == ["Try Again", "Open Another…"]
    assert_usable(program, good)


def test_a_file_without_permission(
    program: Program, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("reader.documents.reading.os.open", refuse)
        assert "not allowed to read" in try_to_open(program, good)
    press(program, "Try Again")
    program.bot.waitUntil(lambda: program.is_open(good))
    assert "A fine text to read." in program.shown(0)


def test_a_file_that_cannot_be_read_does_not_cost_the_open_one(
    program: Program, good: Path, tmp_path: Path
) -> None:
    program.open(good)
    try_to_open(program, picture(tmp_path))
    press(program, "Back to")
    assert program.window.stack.currentWidget() is program.view
    assert program.is_open(good)
    assert program.window.windowTitle() == "The Good One — Duidu"
    assert "A fine text to read." in program.shown(0)
    assert program.window.parts.settings.last_document == good


def test_an_empty_file_and_one_of_blank_lines_are_quiet(program: Program, tmp_path: Path) -> None:
    for name, text in (("empty.md", ""), ("blank.md", "\n" * 50_000)):
        path = tmp_path / name
        path.write_text(text)
        program.open(path)
        assert program.window.stack.currentWidget() is program.view
        assert not program.view.bitext.rows
        assert path.stem in program.window.windowTitle()


# hostile files

HOSTILE = {
    "brackets": "[" * 100_000,
    "open images": "![" * 20_000 + "](a" * 20_000,
    "nested quotes": ">" * 10_000 + " deep\n",
    "deep lists": "".join("  " * depth + f"- item {depth}\n" for depth in range(600)),
    "markers": "- " * 10_000 + "x\n",
    "a long word": "a" * 1_000_000,
    "a long Chinese word": "字" * 500_000,
    "combining marks": "e" + "\u0301" * 50_000 + " end\n",
    "marks on every letter": ("H" + "\u0300\u0301\u0302\u0303" * 30) * 300,
    "directions": "a \u202e b \u202c c \u2067 עברית \u2069 d\n\n" + "\u202e" * 5000 + "abc\n",
    "separators": "one\u2028two\u2029three \ufff9a\ufffab\ufffb soft\u00adhyphen\u200b\ufeff\n",
    "emphasis": "*a " * 30_000 + "\n\n" + "**" * 30_000 + "\n\n" + "`" * 30_000,
    "tags": "<div>" * 20_000 + "x" + "</div>" * 20_000,
    "tabs": "\t" * 50_000 + "x\n",
    "a wide table": "|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n|" + "b|" * 5000 + "\n",
    "deep metadata": "---\na: " + "[" * 20_000 + "\n---\n\ntext\n",
    "a bomb of metadata": '---\na: &a ["lol","lol","lol","lol","lol","lol","lol","lol","lol"]\n'
    + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
    )
    + "title: Bomb\n---\n\n# Hi\n\ntext\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_and_scrolled(
    program: Program, tmp_path: Path, good: Path, name: str
) -> None:
    path = tmp_path / "hostile.md"
    path.write_text(HOSTILE[name], encoding="utf-8")
    begun = time.perf_counter()
    program.interior.opener.open_path(path)
    program.bot.waitUntil(lambda: program.window.session.bitext is not None, timeout=5000)
    assert time.perf_counter() - begun < 2  # a second on a quiet machine
    program.bot.waitUntil(lambda: program.is_open(path), timeout=10_000)
    assert program.shown(0) + program.shown(-1)
    program.view.go_to_end()
    program.window.resize(900, 700)
    program.view.go_to_start()
    program.view.grab()
    assert_usable(program, good)


@pytest.mark.parametrize(
    "data",
    [
        b"Some words\x00 and\x00 more words here\n\nparagraph\n" * 50,
        b"Some words \xed\xa0\x80 and more \xed\xb0\x80 text, plain and good.\n\nNext.\n" * 10,
        b"First words \xff\xfe\xfd then plain text for a good while, as it should be.\n" * 40,
    ],
    ids=["zeros", "half characters", "damage"],
)
def test_damaged_text_is_shown_nevertheless(program: Program, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "damaged.txt"
    path.write_bytes(data)
    program.open(path)
    assert "words" in program.shown(0) + program.shown(-1)


def test_pictures_outside_the_folder_and_bombs(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(png(8, 8))
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "bomb.png").write_bytes(png(30_000, 30_000))
    (folder / "good.png").write_bytes(png(8, 8))
    names = ("../secret.png", str(tmp_path / "secret.png"), "link.png", "file:///etc/passwd")
    names += ("bomb.png", "/dev/zero", "%2e%2e/secret.png", "good.png")
    path = folder / "pictures.md"
    path.write_text("# Pictures\n\n" + "\n\n".join(f"![one]({name})" for name in names))
    program.open(path)
    program.view.grab()
    for name in names[:-1]:
        assert load_image(folder, name).state is not ImageState.READY, name
    assert load_image(folder, "good.png").state is ImageState.READY


def test_pictures_go_with_their_document_and_are_looked_at_again(
    program: Program, tmp_path: Path, good: Path
) -> None:
    path = tmp_path / "pictures.md"
    path.write_text("# Pictures\n\n![one](one.png)\n")
    (tmp_path / "one.png").write_bytes(b"no picture yet")
    store = program.window.findChild(ImageStore)
    assert store is not None

    def state() -> ImageState:
        program.view.grab()
        return store.get(tmp_path, "one.png").state

    program.open(path)
    program.bot.waitUntil(lambda: state() is ImageState.BROKEN)
    (tmp_path / "one.png").write_bytes(png(8, 8))
    program.interior.commands["reload"].trigger()
    program.bot.waitUntil(lambda: state() is ImageState.READY)
    program.open(good)
    assert store.bytes_held == 0


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
    program.bot.waitUntil(lambda: "Opening" in message(program), timeout=1000)
    assert buttons(program) == ["Cancel"]
    program.bot.wait(300)
    press(program, "Cancel")
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
    program.bot.waitUntil(lambda: "Opening" in message(program), timeout=1000)
    press_escape()
    assert program.is_open(good)
    assert program.view.hasFocus()
    try_to_open(program, picture(tmp_path))
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
    program.bot.waitUntil(lambda: "Opening" in message(program), timeout=1000)
    press(program, "Cancel")
    assert "Choose a document" in message(program)
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
    assert longest[0] < 0.25  # far less on a quiet machine


def test_closing_while_a_file_is_read_is_quick(program: Program, long: Path) -> None:
    program.interior.opener.open_path(long)
    program.bot.waitUntil(lambda: program.window.session.bitext is not None, timeout=5000)
    begun = time.perf_counter()
    program.window.close()
    assert time.perf_counter() - begun < 2


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
