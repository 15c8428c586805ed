"""What every test stands on: no screen, no user's files, no unexpected word in the log."""

from __future__ import annotations

import itertools
import logging
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # the interface follows the system: here it speaks English
os.environ.pop("LANGUAGE", None)

# A shared machine is now and then slow: a test fails for what it computes, never for its time.
hypothesis.settings.register_profile("here", deadline=None, max_examples=50)
hypothesis.settings.register_profile(
    "ci", deadline=None, max_examples=100, derandomize=True, print_blob=True
)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "here")
)

_home_numbers = itertools.count(1)


def pytest_configure(config: pytest.Config) -> None:
    """Register the project's own markers."""
    config.addinivalue_line(
        "markers",
        "expects_log(pattern=''): the test may log warnings that match the regular expression",
    )
    if not hasattr(config, "workerinput"):
        subprocess.run(
            [sys.executable, ROOT / "packaging" / "translations.py", "compile"], check=True
        )


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def duidu_home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own for settings, data and cache. It is not created here."""
    home = _homes / str(next(_home_numbers))
    monkeypatch.setenv("DUIDU_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _no_log_noise(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test that logs a warning, or worse, which it did not announce by `expects_log`."""
    yield
    patterns = [
        re.compile(marker.args[0] if marker.args else marker.kwargs.get("pattern", ""))
        for marker in request.node.iter_markers("expects_log")
    ]
    noise = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for phase in ("setup", "call", "teardown")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
        and (record.name == "root" or record.name.partition(".")[0] == "reader")
        and not any(pattern.search(record.getMessage()) for pattern in patterns)
    ]
    if noise:
        pytest.fail("unexpected in the log:\n" + "\n".join(noise), pytrace=False)
