"""What nobody caught: everything is saved, it is written down, and said once, calmly."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from reader.ui.mishaps import (
    FAULT_NAME,
    LOG_NAME,
    MishapDialog,
    Mishaps,
    tell_of_failed_start,
)
from tests.ui.marking_driver import begin, long_way

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.expects_log("unexpected|after a mishap|could not start")


@pytest.fixture
def hooks() -> Iterator[None]:
    """The hooks and the log's files as they were."""
    before = sys.excepthook, threading.excepthook, list(logging.getLogger().handlers)
    yield
    sys.excepthook, threading.excepthook = before[0], before[1]
    faulthandler.enable()
    for handler in logging.getLogger().handlers:
        if handler not in before[2]:
            handler.close()
            logging.getLogger().removeHandler(handler)


def fail() -> None:
    raise LookupError("a page that is not there")


def test_an_error_in_a_slot_is_said_and_all_is_saved(
    qtbot: QtBot, tmp_path: Path, hooks: None
) -> None:
    assert hooks is None
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    saved: list[int] = []
    mishaps = Mishaps(marking.program.window, tmp_path / "logs", lambda: saved.append(1))
    with qtbot.captureExceptions():  # of pytest-qt, which would take the hook's place
        mishaps.install()
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: mishaps.dialog is not None, timeout=3000)
    assert saved
    assert mishaps.dialog is not None
    assert "LookupError: a page that is not there" in mishaps.dialog.details
    mishaps.dialog.copy.click()
    assert "LookupError" in QGuiApplication.clipboard().text()
    log = (tmp_path / "logs" / LOG_NAME).read_text(encoding="utf-8")
    assert "a page that is not there" in log
    mishaps.dialog.reject()
    assert mishaps.dialog is None


def test_the_same_error_is_said_once(qtbot: QtBot, tmp_path: Path, hooks: None) -> None:
    assert hooks is None
    marking = begin(qtbot)
    mishaps = Mishaps(marking.program.window, tmp_path / "logs", lambda: None)
    errors = []
    for _ in range(2):
        try:
            fail()
        except LookupError as error:
            errors.append(error)
    mishaps.caught(LookupError, errors[0], errors[0].__traceback__)
    qtbot.waitUntil(lambda: mishaps.dialog is not None, timeout=3000)
    assert mishaps.dialog is not None
    mishaps.dialog.reject()
    mishaps.caught(LookupError, errors[1], errors[1].__traceback__)
    qtbot.wait(20)
    assert mishaps.dialog is None


def test_an_error_in_a_thread_and_a_save_that_fails_are_borne(
    qtbot: QtBot, tmp_path: Path, hooks: None
) -> None:
    assert hooks is None
    marking = begin(qtbot)

    def refuse() -> None:
        raise OSError("no space left")

    mishaps = Mishaps(marking.program.window, tmp_path / "logs", refuse)
    mishaps.install()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: mishaps.dialog is not None, timeout=3000)
    log = (tmp_path / "logs" / LOG_NAME).read_text(encoding="utf-8")
    assert "no space left" in log


def test_a_folder_that_refuses_costs_the_log_only(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    mishaps = Mishaps(marking.program.window, tmp_path / "logs", lambda: None)
    assert mishaps.log_path is None


def test_a_good_end_leaves_no_trace_of_faults(qtbot: QtBot, tmp_path: Path, hooks: None) -> None:
    assert hooks is None
    marking = begin(qtbot)
    mishaps = Mishaps(marking.program.window, tmp_path, list)
    mishaps.install()
    assert (tmp_path / FAULT_NAME).read_bytes() == b""
    mishaps.rest()
    assert not (tmp_path / FAULT_NAME).exists()


def test_a_start_that_fails_is_said_and_written_down(
    qtbot: QtBot, tmp_path: Path, hooks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hooks is None
    assert qtbot is not None
    said: list[str] = []
    monkeypatch.setattr(MishapDialog, "exec", lambda dialog: said.append(dialog.details))
    assert tell_of_failed_start(LookupError("no such theme"), tmp_path) == 1
    assert "no such theme" in said[0]
    assert "no such theme" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")
