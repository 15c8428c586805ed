"""Keys named in sentences are those that the reader has, everywhere and at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from reader.ui.commands import COMMANDS
from reader.ui.keymap import Keymap
from reader.ui.reading.columns import Layout
from tests.shared_inputs import ROOT
from tests.ui.marking_driver import begin, long_way
from tests.ui.window_driver import make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_NAMED = re.compile(r"\[\[([a-z][a-z-]*)\]\]")


def test_a_sentence_names_the_keys_of_commands(tmp_path: Path) -> None:
    keymap = Keymap(tmp_path / "keys.toml")
    assert keymap.with_keys("[[select-all]] selects, [[open]] opens.") == (
        f"{keymap.shortest('select-all')} selects, {keymap.shortest('open')} opens."
    )
    keymap.assign("select-all", ("Ctrl+B",))
    keymap.assign("open", ())
    assert keymap.with_keys("[[select-all]] or [[open]]") == "Ctrl+B or “Open”"
    assert keymap.with_keys("[[a page]] of a [[wiki]]") == "[[a page]] of a [[wiki]]"


def test_every_key_that_is_named_is_of_a_command() -> None:
    known = {command.id for command in COMMANDS}
    named: set[str] = set()
    for path in (ROOT / "reader" / "ui").rglob("*.py"):
        found = set(_NAMED.findall(path.read_text(encoding="utf-8")))
        assert found <= known, path
        named |= found
    assert {"reveal", "select-all", "undo"} <= named


def test_no_sentence_has_the_key_of_a_command_written_into_it() -> None:
    letters = re.compile(r"(?:[Pp]ress|with|to use) (?:Ctrl\+|Shift\+)?[A-Z}{](?:[ ,.]|$)|Ctrl\+Z")
    for path in (ROOT / "reader" / "ui").rglob("*.py"):
        if path.name in ("commands.py", "keys_file.py", "chords.py"):
            continue
        for string in re.findall(r'"([^"\n]*)"', path.read_text(encoding="utf-8")):
            assert not letters.search(string), (path, string)


def test_the_welcome_follows_the_keys(qtbot: QtBot) -> None:
    program = make_program(qtbot)
    keymap = program.interior.keymap
    assert keymap.shortest("next-variant") in program.message()
    keymap.assign("next-variant", ("Ctrl+B",))
    assert "press Ctrl+B to change the form" in program.message()


def test_what_is_said_follows_the_keys(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    interior = marking.program.interior
    keymap = interior.keymap
    keymap.assign("select-all", ("Ctrl+B",))
    keymap.assign("reveal", ("Ctrl+Alt+R",))
    keymap.assign("undo", ("Alt+U",))
    keymap.assign("next-layout", ("Alt+L",))
    marking.do("copy-source")
    assert marking.said.endswith("press Ctrl+B.")
    marking.do("next-row", "mark", "remove")
    assert marking.said == "Removed. Alt+U brings back what was there."
    interior.tools.layouts.choose(Layout.STUDY)
    assert "Ctrl+Alt+R shows that of the row" in marking.said
    assert interior.bar.layout_button.toolTip() == "Layout (Alt+L)"
    view = marking.program.view
    spoken = QAccessible.queryAccessibleInterface(view)
    texts = [
        spoken.child(row).child(cell).text(QAccessible.Text.Name)
        for row in range(spoken.childCount())
        for cell in range(spoken.child(row).childCount())
    ]
    assert any("Hidden. Press Ctrl+Alt+R to show it." in text for text in texts)


def test_the_find_bar_follows_the_keys(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    marking.do("find")
    bar = marking.program.interior.searching.finding.bar
    keymap = marking.program.interior.keymap
    keymap.assign("find-next", ("Ctrl+B",))
    assert bar.next.toolTip() == "Next match (Ctrl+B)"
    keymap.assign("find-next", ())
    assert bar.next.toolTip() == "Next match"


def test_the_empty_panel_of_notes_follows_the_keys(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    marking.program.interior.notes.show()
    panel = marking.program.interior.notes.panel
    assert panel is not None
    qtbot.waitUntil(lambda: "Nothing is marked yet" in panel.empty.words, timeout=5000)
    marking.program.interior.keymap.assign("note", ("Ctrl+B",))
    assert "or Ctrl+B to write a note" in panel.empty.words
