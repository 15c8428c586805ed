"""Shiboken's support modules, compiled and with the loader that waits: as in the packages."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parent.parent.parent / "packaging"
_CODE = """
import json, sys
import PySide6.QtCore as core
early = [name for name in ("inspect", "ast", "logging") if name in sys.modules]
try:
    core.QSize("wide", "high")
except TypeError as error:
    said = str(error)
try:
    core.QObject.connect(3)
except TypeError as error:
    short = str(error)
from shibokensupport.signature import get_signature
print(json.dumps({
    "early": early, "said": said, "short": short, "import": __builtins__.__orig_import__.__name__,
    "doc": core.QSize.__doc__.split("(")[0],
    "signature": str(get_signature(core.QSize.scaled)[1]),
    "loader": sys.modules["shibokensupport.signature.loader"].__file__,
}))
"""


def told_by(places: Path | None) -> dict[str, str]:
    """What a fresh interpreter says of itself, with the shiboken6 that lies in `places` first."""
    given = {"PYTHONPATH": str(places)} if places else {}
    run = subprocess.run(
        [sys.executable, "-c", _CODE], env={**os.environ, **given},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settled")
    subprocess.run(
        [sys.executable, PACKAGING / "settle_shiboken.py", folder / "files.dir"], check=True
    )
    found = importlib.util.find_spec("shiboken6")
    assert found is not None
    assert found.origin is not None
    shutil.copytree(Path(found.origin).parent, folder / "shiboken6", symlinks=True)
    (folder / "files.dir").rename(folder / "shiboken6/files.dir")
    return folder


def test_only_bytecode_is_left_and_nothing_that_writes_stubs(settled: Path) -> None:
    files = [path.name for path in (settled / "shiboken6/files.dir").rglob("*") if path.is_file()]
    assert {Path(name).suffix for name in files} == {".pyc"}
    assert {"loader.pyc", "parser.pyc", "errorhandler.pyc", "layout.pyc"} <= set(files)
    assert "pyi_generator.pyc" not in files


def test_a_start_loads_nothing_of_it_and_errors_are_told_as_ever(settled: Path) -> None:
    ours, theirs = told_by(settled), told_by(None)
    assert ours["loader"].startswith(str(settled))
    assert ours["early"] == []
    assert theirs["early"]

    assert "Supported signatures" in ours["said"]
    for same in ("import", "said", "short", "doc", "signature"):
        assert ours[same] == theirs[same]


def test_the_same_shiboken_gives_the_same_bytes(settled: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    subprocess.run([sys.executable, PACKAGING / "settle_shiboken.py", again], check=True)
    first = settled / "shiboken6/files.dir"
    for path in again.rglob("*.pyc"):
        assert path.read_bytes() == (first / path.relative_to(again)).read_bytes()
