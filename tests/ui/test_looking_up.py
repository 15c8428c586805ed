"""Looking words up by keys and by the menu, on the real window with the real dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.chinese.variants import Variant
from tests.ui.marking_driver import Marking, begin, long_way

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.ui.looking_up.control import LookUp

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def looking(marking: Marking) -> LookUp:
    return marking.program.interior.looking_up


def look_up(marking: Marking) -> str:
    marking.do("look-up")
    marking.program.bot.waitUntil(lambda: looking(marking).is_shown, timeout=15_000)
    return looking(marking).card.words


def walk(marking: Marking, key: Qt.Key) -> str:
    before = marking.selected_words()
    marking.program.press(key)
    marking.program.bot.waitUntil(lambda: marking.selected_words() != before, timeout=15_000)
    return marking.selected_words()


def test_the_selected_word(marking: Marking) -> None:
    marking.drag_over("椅子")
    words = look_up(marking)
    assert words.startswith("椅子. 椅子, yǐ zi: chair")
    assert "CL:" not in words
    assert marking.selected_words() == "椅子"
    assert marking.program.view.hasFocus(), "the text keeps the keys"
    assert not marking.shows_bar(), "one thing beside the word"
    card = looking(marking).card
    room = marking.program.view.viewport().rect()
    assert room.adjusted(-20, -20, 20, 20).contains(card.geometry())
    marking.program.press(Qt.Key.Key_Escape)
    assert not looking(marking).is_shown
    assert marking.selected_words() == "椅子", "Esc puts one thing away at a time"


def test_an_english_word_is_told_by_what_answers_it(marking: Marking) -> None:
    marking.drag_over("chairs")
    assert look_up(marking).startswith("chairs. 椅子, yǐ zi: chair")


def test_word_by_word_without_a_mouse(marking: Marking) -> None:
    marking.do("next-row", "right-side")
    assert look_up(marking).startswith("我们. ")
    seen = [walk(marking, Qt.Key.Key_Right) for _ in range(3)]
    assert seen == ["先", "试", "了"]
    assert walk(marking, Qt.Key.Key_Left) == "试"
    marking.do("mark")  # what is done to words is done to this one
    assert [words for *_, words in marking.marked()] == [("试",)]
    assert not looking(marking).is_shown


def test_the_sentence_of_the_cursor_is_where_it_begins(marking: Marking) -> None:
    marking.do("next-row", "next-sentence", "next-sentence")
    look_up(marking)
    assert marking.selected_words() == "We"


def test_words_that_no_dictionary_explains_are_stepped_over(marking: Marking) -> None:
    marking.do("next-row", "next-row", "next-row", "select-sentence")
    assert marking.selected_words() == "The first item of the list."
    look_up(marking)
    assert marking.selected_words() == "first"
    looking(marking).close()
    marking.drag_over("The")  # asked for by itself
    assert look_up(marking) == "The dictionary does not have “The”."


def test_the_shown_form_stands_first(marking: Marking) -> None:
    marking.drag_over("软件")
    marking.program.interior.appearance.choose_variant(Variant.TAIWAN)
    assert "軟件" in look_up(marking)
    looking(marking).close()
    marking.program.interior.appearance.choose_variant(Variant.SIMPLIFIED)
    assert look_up(marking).startswith("软件. 软件, ruǎn jiàn")


def test_a_word_that_nobody_knows(marking: Marking, tmp_path: Path) -> None:
    marking.open(long_way(tmp_path, "odd.md", "Qwzx answers nothing.\n\n龘龘没有。\n"))
    marking.drag_over("Qwzx")
    assert look_up(marking) == "The dictionary does not have “Qwzx”."


def test_it_goes_when_something_else_is_done(marking: Marking) -> None:
    marking.drag_over("椅子")
    look_up(marking)
    marking.do("look-up")
    assert not looking(marking).is_shown, "the same key puts it away"
    look_up(marking)
    marking.do("select-all")
    assert not looking(marking).is_shown
    marking.drag_over("椅子")
    look_up(marking)
    marking.do("end")
    assert marking.program.view.progress() > 0.9 or looking(marking).is_shown


def test_nothing_to_look_up(qtbot: QtBot) -> None:
    marking = begin(qtbot)
    marking.program.interior.commands["look-up"].trigger()
    assert "no word" in marking.said


def test_marking_both_sides_names_no_side(marking: Marking) -> None:
    marking.do("next-row", "next-sentence", "both-sides")
    assert marking.said == "Both sides are marked: the sentence."
