"""Going to a share of the text, and to a bookmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.chinese.variants import Region, Variant
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


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_bookmark_is_named_as_the_text_shows_it(marking: Marking) -> None:
    """In the form of Chinese that is read, and in the shapes of its region."""
    program = marking.program
    marking.do("next-row", "swap-sides", "bookmark")
    for variant, words, region in (
        (Variant.SOURCE, "第1口钟响了两声。", Region.SC),
        (Variant.TAIWAN, "第1口鐘響了兩聲。", Region.TW),
    ):
        program.interior.appearance.choose_variant(variant)
        marking.do("go-to-bookmark")
        menu = program.interior.going.menu
        assert menu is not None
        (only,) = menu.actions()
        assert words in only.text()
        family = only.font().families()[0]
        assert family == program.window.parts.fonts.sans(region).chinese[0]
        menu.close()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_bookmark_is_picked_by_its_number(marking: Marking) -> None:
    """Keys are the menu's while it is open, and not those of the text below it."""
    view = marking.program.view
    marking.do("next-row", "bookmark", "end", "escape", "go-to-bookmark")
    menu = marking.program.interior.going.menu
    assert menu is not None
    about = QFocusEvent(QEvent.Type.FocusAboutToChange, Qt.FocusReason.OtherFocusReason)
    QApplication.sendEvent(view, about)  # as X11 does
    QTest.keyClick(menu, Qt.Key.Key_1)
    assert view.progress() < 0.05
    assert [each.kind.value for each in marking.all()] == ["bookmark"], "1 is no colour here"
    row = view.current_row
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current_row != row, "and afterwards they are the text's again"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_letters_open_the_menus_of_the_menu(marking: Marking) -> None:
    interior = marking.program.interior
    interior.commands["menu"].trigger()
    marking.program.bot.waitUntil(interior.main_menu.isVisible, timeout=5000)
    go = next(each for each in interior.main_menu.actions() if "&G" in each.text()).menu()
    assert isinstance(go, QMenu)
    QTest.keyClick(interior.main_menu, Qt.Key.Key_G)
    marking.program.bot.waitUntil(go.isVisible, timeout=5000)
    QTest.keyClick(go, Qt.Key.Key_J)
    assert marking.program.view.current_row is None
    go.close()
    interior.main_menu.close()


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


# a number while sentences are read


def test_a_number_while_sentences_are_read_is_no_colour(long_text: Marking) -> None:
    program, view = long_text.program, long_text.program.view
    for typed, share in (("50%", 0.5), ("25%", 0.25), ("5%", 0.05), ("100%", 1.0)):
        long_text.do("next-sentence")
        program.press(typed)
        assert long_text.all() == [], typed
        assert view.progress() == pytest.approx(share, abs=0.03)
        assert long_text.said == f"{typed[:-1]} per cent of the text."
        assert program.interior.going.dialog is None


def test_a_number_spares_what_was_marked_before(long_text: Marking) -> None:
    program = long_text.program
    long_text.do("next-sentence")
    program.press("3")
    long_text.do("next-sentence")
    program.press("2")
    long_text.do("previous-sentence")
    program.press("41%")
    assert [each.colour.value for each in long_text.all()] == ["blue", "green"]
    long_text.do("start", "next-annotation")
    assert long_text.desk.selected
    program.press("52%")
    assert [each.colour.value for each in long_text.all()] == ["blue", "green"], "the one in hand"
    assert program.view.progress() == pytest.approx(0.52, abs=0.03)


def test_a_colour_then_something_else_stays_a_colour(long_text: Marking) -> None:
    program = long_text.program
    long_text.do("next-sentence")
    program.press("5")
    program.press("j")
    program.press("%")
    dialog = program.interior.going.dialog
    assert dialog is not None
    dialog.reject()
    assert [each.colour.value for each in long_text.all()] == ["purple"]


def test_what_is_out_of_sight_is_not_coloured_by_a_number(long_text: Marking) -> None:
    program, view = long_text.program, long_text.program.view
    long_text.do("next-sentence", "end")
    program.press("5")
    assert long_text.all() == []
    program.press("0%")
    assert view.progress() == pytest.approx(0.5, abs=0.03)
    long_text.do("start", "next-sentence", "mark", "end")
    program.press("45%")
    assert [each.colour.value for each in long_text.all()] == ["yellow"], "the one in hand"
    assert view.progress() == pytest.approx(0.45, abs=0.03)
