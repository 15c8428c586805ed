"""Going to a share of the text, and to a bookmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.marking_driver import Marking, begin, long_way

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def marking(qtbot: QtBot, tmp_path: Path) -> Marking:
    made = begin(qtbot)
    path = tmp_path / "bells.md"
    pairs = (f"Bell {n} rang twice.\n\n第{n}口钟响了两声。" for n in range(1, 200))
    path.write_text("\n\n".join(pairs), encoding="utf-8")
    made.open(path)
    return made


def test_a_typed_share_of_the_text_is_gone_to_and_back(marking: Marking) -> None:
    marking.do("go-to-percent")
    going = marking.program.interior.going
    assert going.dialog is not None
    going.dialog.number.box.setValue(50)
    going.dialog.accept()
    assert 0.45 < marking.program.view.progress() < 0.55
    marking.program.interior.commands["back"].trigger()
    assert marking.program.view.progress() < 0.05


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_bookmark_is_picked(marking: Marking) -> None:
    going = marking.program.interior.going
    marking.do("go-to-bookmark")
    assert going.menu is None
    assert "no bookmark" in marking.said
    marking.do("next-row", "next-row", "bookmark", "end")
    assert marking.program.view.progress() > 0.9
    marking.do("go-to-bookmark")
    menu = marking.program.interior.going.menu
    assert menu is not None
    (only,) = menu.actions()
    assert "Bell" in only.text()
    only.trigger()
    menu.close()
    assert marking.program.view.progress() < 0.05


# a number before the command


@pytest.fixture
def long_text(qtbot: QtBot, tmp_path: Path) -> Marking:
    text = "# A Text\n\n" + "\n\n".join(
        f"Paragraph {n} says a little.\n\n第{n}段说了一点。" for n in range(200)
    )
    marking = begin(qtbot)
    marking.open(long_way(tmp_path, text=text))
    return marking


def test_a_number_and_per_cent(long_text: Marking) -> None:
    program, view = long_text.program, long_text.program.view
    program.press("j")
    program.press("50")
    assert long_text.all() == [], "with nothing held, 5 is no colour"
    assert long_text.said.startswith("50: % goes to that share")
    program.press("%")
    assert view.progress() == pytest.approx(0.5, abs=0.03)
    assert long_text.said == "50 per cent of the text."
    assert program.interior.going.dialog is None
    program.press("100%")
    assert view.progress() == pytest.approx(1.0, abs=0.01)
    program.press("999%")
    assert view.progress() == pytest.approx(1.0, abs=0.01)
    program.press("7")
    QTest.keyClick(view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert view.progress() == pytest.approx(0.07, abs=0.03)
    long_text.do("back")
    assert view.progress() == pytest.approx(1.0, abs=0.01)


def test_a_number_is_given_up(long_text: Marking) -> None:
    program, view = long_text.program, long_text.program.view
    program.press("4")
    program.press(Qt.Key.Key_Escape)
    assert long_text.said == ""
    program.press("%")
    dialog = program.interior.going.dialog
    assert dialog is not None, "nothing was typed before: it asks"
    dialog.reject()
    view.setFocus()
    program.press("48")
    program.press(Qt.Key.Key_Backspace)
    assert long_text.said.startswith("4: ")
    program.press("j")  # another command: the number was for nothing
    program.press("v3")
    assert [each.colour.value for each in long_text.all()] == ["blue"]


def test_digits_colour_what_is_held(long_text: Marking) -> None:
    program = long_text.program
    long_text.do("next-sentence")
    program.press("2")  # the sentence of the reading cursor
    assert [each.colour.value for each in long_text.all()] == ["green"]
    program.press("3")  # the annotation in hand
    assert [each.colour.value for each in long_text.all()] == ["blue"]
    program.press(Qt.Key.Key_Escape)
    program.press(Qt.Key.Key_Escape)
    program.press("jv5")  # a selection
    assert [each.colour.value for each in long_text.all()] == ["blue", "purple"]
    for _ in range(3):
        program.press(Qt.Key.Key_Escape)
    program.press("jm4")  # a whole paragraph by M, then in hand
    assert [each.colour.value for each in long_text.all()][-1] == "pink"


def test_a_bookmark_in_hand_takes_no_colour(long_text: Marking) -> None:
    program = long_text.program
    program.press("jj")
    long_text.do("bookmark")
    (bookmark,) = long_text.all()
    long_text.desk.select(bookmark.id)
    program.press("50%")
    assert long_text.all() == [bookmark]
    assert program.view.progress() == pytest.approx(0.5, abs=0.03)


def test_a_digit_that_has_another_command_is_that(long_text: Marking) -> None:
    program = long_text.program
    program.interior.keymap.assign("find", ("7",))
    program.press("7")
    assert program.interior.searching.finding.bar.isVisible()
    program.press(Qt.Key.Key_Escape)
