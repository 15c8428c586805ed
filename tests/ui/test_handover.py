"""A second start: real processes, one program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.ui.handover import HandoverServer, hand_over
from reader.ui.one_program import take_lock
from tests.ui.window_driver import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Starts:
    """Programs that were started, ended at the end."""

    def __init__(self) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []

    def __call__(self, *arguments: Path | str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "reader", *map(str, arguments)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE)
        self.processes.append(process)
        return process


@pytest.fixture
def start(duidu_home: Path) -> Iterator[Starts]:
    assert duidu_home
    starts = Starts()
    yield starts
    for process in starts.processes:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=10)


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    one, two = tmp_path / "one.md", tmp_path / "two 二.md"
    one.write_text("# One\n\nFirst text.\n")
    two.write_text("# Two\n\nSecond text.\n")
    return one, two


def wait_until_remembered(path: Path, seconds: float = 40.0) -> None:
    """Until the running program has written that this document is its last one."""
    file = paths.config_dir() / "settings.json"
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if file.exists() and f'"last_document": "{path}"' in file.read_text("utf-8"):
            return
        time.sleep(0.05)
    raise AssertionError(f"{path.name} was never opened")


def test_a_second_start_hands_its_file_over(start: Starts, texts: tuple[Path, Path]) -> None:
    first = start(texts[0])
    wait_until_remembered(texts[0])
    second = start(texts[1])
    assert second.wait(40) == 0
    wait_until_remembered(texts[1])
    assert first.poll() is None
    third = start()
    assert third.wait(40) == 0
    assert first.poll() is None


def test_two_starts_at_once_are_one_program(start: Starts, texts: tuple[Path, Path]) -> None:
    both = [start(texts[0]), start(texts[1])]
    end = time.monotonic() + 40
    while all(process.poll() is None for process in both) and time.monotonic() < end:
        time.sleep(0.05)
    ended = [process for process in both if process.poll() is not None]
    assert [process.returncode for process in ended] == [0]


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_what_a_killed_program_left_behind_is_taken_over(
    start: Starts, texts: tuple[Path, Path]
) -> None:
    first = start(texts[0])
    wait_until_remembered(texts[0])
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    second = start(texts[1])
    wait_until_remembered(texts[1])
    assert second.poll() is None
    third = start(texts[0])
    assert third.wait(40) == 0
    wait_until_remembered(texts[0])


def test_the_lock_is_for_one(tmp_path: Path) -> None:
    lock = take_lock(tmp_path / "data")
    assert lock is not None
    assert take_lock(tmp_path / "data") is None
    lock.unlock()
    again = take_lock(tmp_path / "data")
    assert again is not None
    again.unlock()


def test_a_folder_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    assert take_lock(tmp_path / "data") is not None
    assert take_lock(tmp_path / "data") is not None


def test_nobody_there(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert not hand_over(tmp_path, [], patience=0.2)
    assert time.monotonic() - begun < 15  # it does not hang


def test_a_second_server_leaves_the_first_alone(qtbot: QtBot, tmp_path: Path) -> None:
    first = HandoverServer(tmp_path)
    second = HandoverServer(tmp_path)
    assert first.listens
    assert not second.listens
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from reader.ui.handover import hand_over;"
            "sys.exit(not hand_over(Path(sys.argv[1]), [sys.argv[2]]))",
            str(tmp_path),
            "/texts/两.md",
        ],
        cwd=ROOT,
    )
    with qtbot.waitSignal(first.paths_received, timeout=10_000) as received:
        pass
    assert received.args == [["/texts/两.md"]]
    assert process.wait(40) == 0


@pytest.mark.parametrize("words", [b"not json\n", b'{"a": 1}\n', b"[" * 100_000 + b"\n"])
def test_strange_messages_do_no_harm(qtbot: QtBot, tmp_path: Path, words: bytes) -> None:
    from PySide6.QtNetwork import QLocalSocket

    server = HandoverServer(tmp_path)
    heard: list[list[str]] = []
    server.paths_received.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(server.name)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(words)
    socket.flush()
    qtbot.wait(100)
    assert not heard
    assert server.listens
