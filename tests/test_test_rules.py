"""The rules that tests/conftest.py lays on every test do hold: quiet logs, a home of one's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared_inputs import ROOT

INNER = """
import logging
import os
import pytest

def test_quiet():
    logging.getLogger("reader.library").info("all is well")

def test_loud():
    logging.getLogger("reader.library").warning("a word too many")

def test_loud_at_the_root():
    logging.error("a word too many")

@pytest.mark.expects_log("set aside")
def test_announced():
    logging.getLogger("reader.settings").warning("the file was set aside")

@pytest.mark.expects_log("set aside")
def test_something_else_than_announced():
    logging.getLogger("reader.settings").warning("the disk is full")

def test_other_peoples_logs():
    logging.getLogger("markdown").warning("not ours")
"""


def test_only_announced_warnings_pass(tmp_path: Path) -> None:
    (tmp_path / "test_inner.py").write_text(INNER, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --strict-markers\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-v",
         "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    found = re.findall(r"^test_inner\.py::(\w+) (PASSED|ERROR)", ended.stdout, flags=re.M)
    outcomes = dict(found)  # a test whose log is loud has two lines: the call, the teardown
    assert outcomes == {
        "test_quiet": "PASSED",
        "test_loud": "ERROR",
        "test_loud_at_the_root": "ERROR",
        "test_announced": "PASSED",
        "test_something_else_than_announced": "ERROR",
        "test_other_peoples_logs": "PASSED",
    }, ended.stdout


_homes: list[str] = []


@pytest.mark.parametrize("turn", [1, 2])
def test_every_test_has_a_home_of_its_own(turn: int, duidu_home: Path) -> None:
    assert os.environ["DUIDU_HOME"] == str(duidu_home)
    assert not duidu_home.exists()
    assert not duidu_home.is_relative_to(Path.home() / ".config")
    _homes.append(str(duidu_home))
    assert len(set(_homes)) == len(_homes), turn
