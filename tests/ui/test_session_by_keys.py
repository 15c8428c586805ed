"""One session without a mouse, from the first key to the last, on the real window.

Opened, filtered, read, revealed, shown in another form, marked on both sides, noted, sought in the
text and in the library, gone to, exported: each step by the keys that the table of commands has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from reader.chinese.variants import Variant
from reader.library.entries import Entry
from tests.ui.marking_driver import Marking, begin

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FERRY = """---
title: The Ferry
tags: [rivers]
---

# The Ferry

The ferry crosses four times a day. Nobody is in a hurry on it.

渡轮一天开四趟。船上没有人着急。

The software of the timetable is older than the captain.

时刻表的软件比船长还老。
"""
RAIN = """# Rain

It rained until noon. The software of the gauge counted every drop.

雨一直下到中午。雨量计的软件数着每一滴雨。
"""


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_(text: str) -> None:
    QTest.keyClicks(focused(), text)


def modal() -> QWidget | None:
    return QApplication.activeModalWidget()


def field_text() -> str:
    field = focused()
    assert isinstance(field, QLineEdit)
    return field.text()


def key(which: Qt.Key) -> None:
    QTest.keyClick(focused(), which)


def test_a_session_by_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    # a system's own file dialogue is outside of what a test can press keys in
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    library = tmp_path / "library"
    library.mkdir()
    (library / "ferry.md").write_text(FERRY, encoding="utf-8")
    (library / "rain.md").write_text(RAIN, encoding="utf-8")
    marking = begin(qtbot)
    program, view = marking.program, marking.program.view
    interior = program.interior
    interior.opener.add_folder(library)
    qtbot.waitUntil(lambda: len(titles(marking)) >= 2, timeout=10_000)

    # filter, and open what is left
    marking.do("filter")
    type_("tag:rivers ferry")
    qtbot.waitUntil(lambda: titles(marking) == ["The Ferry"], timeout=5000)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.is_open(library / "ferry.md"), timeout=10_000)
    marking.settle()
    view.setFocus()

    # read with the translation veiled, and reveal one
    marking.do("hide-translation", "next-row")
    row = view.current_row
    assert row is not None
    (piece,) = view.bitext.rows[row].zh
    translation = piece.document, view.bitext.block(piece).start
    assert view.is_hidden(*translation)
    marking.do("reveal")
    assert not view.is_hidden(*translation)
    marking.do("hide-translation")

    # another form of Chinese
    marking.do("next-variant", "next-variant")
    assert interior.appearance.variant is Variant.TRADITIONAL
    qtbot.waitUntil(lambda: "渡輪一天開四趟" in program.shown(1), timeout=5000)

    # a sentence on both sides, with a note
    marking.do("next-sentence", "both-sides")
    (marked,) = marking.all()
    assert [target.quote.exact for target in marked.targets] == [
        "The ferry crosses four times a day.",
        "渡轮一天开四趟。",
    ]
    marking.do("note")
    qtbot.waitUntil(lambda: type(focused()).__name__ != "ReadingView", timeout=5000)
    type_("Four crossings.")
    key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: marking.only().note == "Four crossings.", timeout=5000)
    view.setFocus()

    # look a word up, and go to half of the text
    marking.do("next-row", "right-side", "look-up")
    card = interior.looking_up
    qtbot.waitUntil(lambda: card.is_shown, timeout=15_000)
    assert "shí kè biǎo" in card.card.words
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Escape)
    type_("50")
    marking.do("go-to-percent")
    assert interior.status.said == "50 per cent of the text."
    marking.do("left-side")

    # find in the text
    marking.do("find")
    qtbot.waitUntil(lambda: focused().inherits("QLineEdit"), timeout=5000)
    type_("captain")
    qtbot.waitUntil(lambda: len(interior.searching.finding.matches or ()) == 1, timeout=5000)
    key(Qt.Key.Key_Escape)
    assert marking.selected_words() == "captain"

    # search the library, and open what is found elsewhere
    marking.do("search-library")
    qtbot.waitUntil(lambda: focused().inherits("QLineEdit"), timeout=5000)
    type_("gauge")
    page = interior.searching.library
    qtbot.waitUntil(lambda: found_in(page) >= 1, timeout=15_000)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.is_open(library / "rain.md"), timeout=10_000)
    qtbot.waitUntil(lambda: marking.selected_words() == "gauge", timeout=5000)

    # back to the ferry, and out of the program with what was marked
    marking.do("back")
    qtbot.waitUntil(lambda: program.is_open(library / "ferry.md"), timeout=10_000)
    marking.settle()
    marking.do("export")
    dialog = interior.outlets.exporter.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "Four crossings." in dialog.preview.toPlainText(), timeout=5000)
    exported = tmp_path / "ferry highlights.md"
    key(Qt.Key.Key_Return)  # the button is the dialogue's own
    qtbot.waitUntil(lambda: isinstance(modal(), QFileDialog), timeout=5000)
    qtbot.waitUntil(lambda: focused().inherits("QLineEdit"), timeout=5000)
    assert field_text() == "The Ferry.md", "a name stands there, selected"
    type_(str(exported))
    assert field_text() == str(exported)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(exported.exists, timeout=5000)
    qtbot.waitUntil(lambda: modal() is None, timeout=5000)
    assert "ferry highlights.md" in interior.status.said
    program.window.activateWindow()  # which a window system does by itself
    qtbot.waitUntil(view.hasFocus, timeout=5000)
    assert "> The ferry crosses four times a day." in exported.read_text(encoding="utf-8")
    (kept,) = marking.in_file()
    assert kept["note"] == "Four crossings."


def titles(marking: Marking) -> list[str]:
    rows = marking.program.interior.sidebar.model.rows
    return [row.title for row in rows if isinstance(row, Entry)]


def found_in(page: object) -> int:
    """How many sentences the page of the library search shows."""
    model = page.page.model  # pyright: ignore[reportAttributeAccessIssue]
    return int(model.rowCount())
