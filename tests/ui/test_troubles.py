"""When things go wrong: files that cannot be read, hostile ones, waits, damaged and full disks."""

from __future__ import annotations

import os
import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.app import furnish, make_window
from reader.bitext.requests import Request
from reader.settings import Settings
from reader.ui.reading.images import ImageState, ImageStore, load_image
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


def try_to_open(program: Program, path: Path, within: int = 15_000) -> str:
    """Open a file that cannot be read; what is said, within so many milliseconds."""
    program.interior.opener.open_path(path)
    program.bot.waitUntil(lambda: "cannot be read" in program.message(), timeout=within)
    return program.message()


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
def test_what_cannot_be_read_is_said(
    program: Program, tmp_path: Path, good: Path, make: Callable[[Path], Path], says: str
) -> None:
    path = make(tmp_path)
    assert says in try_to_open(program, path)
    assert path.name in program.window.windowTitle()
    assert program.buttons() == ["Try Again", "Open Another…"]
    assert_usable(program, good)


def test_a_file_without_permission(
    program: Program, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("reader.documents.reading.os.open", refuse)
        assert "not allowed to read" in try_to_open(program, good)
    program.push("Try Again")
    program.bot.waitUntil(lambda: program.is_open(good))
    assert "A fine text to read." in program.shown(0)


def test_a_file_that_cannot_be_read_does_not_cost_the_open_one(
    program: Program, good: Path, tmp_path: Path
) -> None:
    program.open(good)
    try_to_open(program, picture(tmp_path))
    program.push("Back to")
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
    program.interior.opener.open_path(path)
    program.bot.waitUntil(lambda: program.window.session.bitext is not None, timeout=15_000)
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


def test_a_file_of_the_command_line_that_cannot_be_read_is_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """It is read before there is anything around the text that could say so."""
    window = make_window(Settings(paths.config_dir() / "settings.json"), [])
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.session.failed):
        window.session.open(Request(missing(tmp_path)))
    window.show()
    program = Program(qtbot, window, furnish(window, []))
    assert "“gone.md” cannot be read" in program.message()
    assert program.buttons() == ["Try Again", "Open Another…"]
