"""The start after one that ended badly: an offer, and nothing that opens by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader import app, paths
from reader.settings import Settings
from reader.ui.mishaps import FAULT_NAME, LOG_NAME, take_in_fault, write_log
from reader.ui.restoring import KIND, Restorer
from tests.ui.window_driver import SAMPLES, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

HEADING = "Duidu was not closed properly the last time"


def sample() -> Path:
    return next(SAMPLES.glob("*interview*.md"))


def test_the_offer_opens_the_last_document(qtbot: QtBot) -> None:
    program = make_program(qtbot)
    program.window.parts.settings.note_opened(sample())
    Restorer(program.interior, program.window, None).offer()
    assert program.message().startswith(HEADING)
    assert program.window.session.path is None
    assert program.buttons() == [f"Go On in “{sample().name}”", "Open a Document…"]
    program.push("Go On")
    qtbot.waitUntil(lambda: program.is_open(sample()), timeout=10_000)
    assert program.message() == ""


def test_a_last_document_that_is_gone_is_not_offered(qtbot: QtBot, tmp_path: Path) -> None:
    program = make_program(qtbot)
    program.window.parts.settings.note_opened(tmp_path / "gone.md")
    Restorer(program.interior, program.window, tmp_path / LOG_NAME).offer()
    assert program.buttons() == ["Show the Log", "Open a Document…"]


def test_over_a_file_that_was_asked_for_stands_a_line(qtbot: QtBot, tmp_path: Path) -> None:
    program = make_program(qtbot)
    asked = tmp_path / "asked.md"
    asked.write_text("A word.\n\n一句话。\n", encoding="utf-8")
    last = sample()
    program.open(asked)
    program.window.parts.settings.note_opened(last)
    banner = program.interior.studio.banner
    Restorer(program.interior, program.window, None).offer()
    assert banner.kind == KIND
    assert banner.words.startswith("Duidu was not closed properly")
    banner.chosen.emit("restore")
    qtbot.waitUntil(lambda: program.is_open(last), timeout=10_000)
    assert banner.kind == ""


def test_after_a_bad_end_nothing_is_begun_by_itself(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.note_opened(sample())
    early = app._start_early([], settings)
    assert early is not None
    assert early.request.path == sample()
    assert app._start_early([], settings, by_itself=False) is None
    asked = app._start_early([sample()], settings, by_itself=False)
    assert asked is not None


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.expects_log("ended with a fault")
def test_a_fault_is_in_the_log_of_the_next_start(tmp_path: Path) -> None:
    code = (
        "import sys, os, signal; from pathlib import Path\n"
        "from reader.ui.mishaps import watch_for_faults\n"
        "def in_the_middle(): os.kill(os.getpid(), signal.SIGSEGV)\n"
        "kept = watch_for_faults(Path(sys.argv[1]))\n"
        "in_the_middle()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        check=False, env={**os.environ, paths.HOME_VARIABLE: str(tmp_path)},
    )  # fmt: skip
    assert ended.returncode == -signal.SIGSEGV
    assert write_log(tmp_path) is not None
    log = take_in_fault(tmp_path)
    assert log is not None
    assert log == tmp_path / LOG_NAME
    assert "in_the_middle" in log.read_text(encoding="utf-8")
    assert not (tmp_path / FAULT_NAME).exists()
    assert take_in_fault(tmp_path) is None
