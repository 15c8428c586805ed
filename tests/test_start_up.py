"""What start-up must not do, each in a process of its own."""

import subprocess
import sys

from tests.shared_inputs import ROOT

AFTER_QT = """
import linecache
import reader.app
reader.app._load_qt()
before = len(linecache.cache)
import reader.ui.window
assert "PySide6.QtWidgets" in __import__("sys").modules
print(len(linecache.cache) - before)
"""


def test_no_import_reads_the_source_of_a_module() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", AFTER_QT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "0"
