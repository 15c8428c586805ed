"""`duidu --self-test`: what a packaged program is tried with."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from reader.cli.self_test import run_checks

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_works_and_nothing_is_left(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "DUIDU_HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--self-test"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[-1] == "all is well"
    assert len([line for line in lines if line.startswith("ok ")]) >= 7
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_told_and_the_rest_is_tried() -> None:
    said: list[str] = []

    def broken(_folder: Path) -> str:
        raise ValueError("a missing part")

    code = run_checks([("first", broken), ("second", lambda _: "fine")], said.append)
    assert code == 1
    assert said[0] == "FAIL first: ValueError: a missing part"
    assert any(line.startswith("ok   second: fine") for line in said)
    assert said[-1] == "1 of the checks failed"
