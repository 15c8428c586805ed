"""A program that is told to end by the system ends as if it were closed by hand."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes windows itself")
def test_sigterm_closes_properly(tmp_path: Path) -> None:
    document = tmp_path / "tea.md"
    document.write_text("# Tea\n\nThe water.\n\n水。\n", encoding="utf-8")
    home = tmp_path / "home"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DUIDU_HOME": str(home)}
    program = subprocess.Popen(
        [sys.executable, "-m", "reader", str(document)], cwd=ROOT, env=environment
    )
    lock = home / "data" / "running.lock"
    library = home / "cache" / "library.sqlite"  # written some time after the window is furnished
    end = time.monotonic() + 30
    while not (lock.exists() and library.exists()):
        assert time.monotonic() < end
        assert program.poll() is None
        time.sleep(0.05)
    program.send_signal(signal.SIGTERM)
    assert program.wait(20) == 0
    assert not lock.exists()
    assert "tea.md" in (home / "config" / "settings.json").read_text(encoding="utf-8")
