"""Marking as a person does it: select, press a key or a colour, look, change, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from reader.annotations.model import Colour, Kind, MarkStyle
from reader.bitext.model import Side
from reader.ui.reading.place import Place
from reader.ui.reading.selection import Selection
from reader.ui.reading.sight import is_in_sight
from tests.ui.marking_driver import CHAIRS, CHAIRS_ZH, Marking, begin, long_way

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def targets_in_file(marking: Marking) -> list[tuple[str, str]]:
    """Side and words of every target that is on the disk."""
    return [
        (target["side"], selector["exact"])
        for each in marking.in_file()
        for target in each["targets"]
        for selector in target["selectors"]
        if selector["type"] == "TextQuoteSelector"
    ]


@pytest.mark.parametrize("colour", list(Colour))
def test_a_colour_key_marks_the_selection_and_the_file_has_it(
    marking: Marking, colour: Colour
) -> None:
    marking.drag_over("the chairs away")
    marking.do(f"mark-{colour.value}")
    (each,) = marking.in_file()
    assert each["colour"] == colour.value
    assert targets_in_file(marking) == [("en", "the chairs away")]
    assert marking.selected_words() == ""
    assert colour.value in marking.said


def test_what_is_asked_for_before_the_notes_are_read_is_done_when_they_are(
    marking: Marking,
) -> None:
    marking.desk.load(marking.desk.notebook.collection)  # it is not known now what stands where
    assert marking.desk.placing is None
    for words, colour in (("the obvious things", "yellow"), ("the chairs away", "blue")):
        marking.drag_over(words)
        marking.do(f"mark-{colour}")
        assert marking.marked() == []
    marking.drag_over("The last paragraph")
    marking.program.bot.waitUntil(lambda: len(marking.marked()) == 2)
    assert marking.marked() == [
        ("highlight", "yellow", ("the obvious things",)),
        ("highlight", "blue", ("the chairs away",)),
    ]
    assert marking.selected_words() == "The last paragraph"


def test_a_row_left_before_the_notes_are_read_is_not_marked_by_mistake(marking: Marking) -> None:
    marking.program.view.set_current_row(1)
    marking.desk.load(marking.desk.notebook.collection)
    marking.program.press("m")
    marking.program.view.set_current_row(2)
    marking.program.bot.waitUntil(lambda: marking.desk.placing is not None)
    assert "once more" in marking.said
    assert marking.marked() == []


def test_a_click_on_a_colour_of_the_bar_marks_too(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    assert marking.shows_bar()
    pink = next(dot for dot in marking.bar.colours if dot.colour is Colour.PINK)
    QTest.mouseClick(pink, Qt.MouseButton.LeftButton)
    assert marking.marked() == [("highlight", "pink", ("the obvious things",))]


def test_what_was_just_marked_takes_another_colour_and_style(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    marking.do("mark-yellow")
    marking.do("mark-blue")
    assert marking.only().colour is Colour.BLUE
    marking.do("underline")
    assert marking.only().style is MarkStyle.UNDERLINE
    marking.do("underline")
    assert marking.only().style is MarkStyle.HIGHLIGHT


def test_the_same_words_selected_again_are_not_marked_twice(marking: Marking) -> None:
    for command in ("mark-yellow", "mark-pink"):
        marking.drag_over("a different question")
        marking.do(command)
    assert marking.marked() == [("highlight", "pink", ("a different question",))]


def test_a_click_takes_an_annotation_in_hand_and_keys_change_it(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    marking.do("mark-yellow")
    marking.drag_over("a different question")
    marking.do("mark-yellow")
    marking.program.press(Qt.Key.Key_Escape)
    assert marking.desk.selected == ""
    marking.click_on("obvious")
    assert marking.shows_bar()
    marking.do("mark-purple")
    assert [colour for _, colour, _ in marking.marked()] == ["purple", "yellow"]
    marking.do("remove")
    assert marking.marked() == [("highlight", "yellow", ("a different question",))]
    assert targets_in_file(marking) == [("en", "a different question")]


def test_a_click_beside_it_puts_it_away(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    marking.do("mark-yellow")
    marking.click_on("Then we asked")
    assert marking.desk.selected == ""
    assert not marking.shows_bar()


def test_a_click_on_marks_over_each_other_takes_one_after_the_other(marking: Marking) -> None:
    marking.drag_over(CHAIRS)
    marking.do("mark-yellow")
    marking.drag_over("chairs away")
    marking.do("mark-green")
    marking.program.press(Qt.Key.Key_Escape)
    taken = []
    for _ in range(2):
        marking.click_on("chairs away")
        found = marking.desk.selected_annotation
        assert found is not None
        taken.append(found.colour)
    assert taken == [Colour.GREEN, Colour.YELLOW]


# both sides


def test_both_sides_are_one_annotation(marking: Marking) -> None:
    marking.drag_over(CHAIRS)
    marking.do("both-sides")
    assert targets_in_file(marking) == [("en", CHAIRS), ("zh", CHAIRS_ZH)]
    assert len(marking.in_file()) == 1
    marking.program.press(Qt.Key.Key_Escape)
    marking.click_on(CHAIRS_ZH)
    assert marking.desk.selected == marking.only().id


def test_where_sentences_do_not_answer_one_by_one_the_whole_bead_does(
    qtbot: QtBot, tmp_path: Path
) -> None:
    marking = begin(qtbot)
    text = "One thing here. Another thing there.\n\n这里有一件事，那里还有另一件事。\n"
    marking.open(long_way(tmp_path, text=text))
    marking.drag_over("Another thing there.")
    marking.do("both-sides")
    assert marking.marked()[0][2] == ("Another thing there.", "这里有一件事，那里还有另一件事。")


def test_the_other_half_is_adjusted_removed_and_brought_back(marking: Marking) -> None:
    marking.drag_over(CHAIRS)
    marking.do("both-sides")
    marking.drag_over("椅子搬走")
    assert marking.bar.buttons["both-sides"].text() == "Use as other half"
    marking.do("both-sides")
    assert marking.marked()[0][2] == (CHAIRS, "椅子搬走")
    marking.do("both-sides")
    assert marking.marked()[0][2] == (CHAIRS,)
    marking.do("both-sides")
    assert marking.marked()[0][2] == (CHAIRS, CHAIRS_ZH)
    assert len(marking.in_file()) == 1


def test_words_far_away_are_another_highlight_and_not_another_half(marking: Marking) -> None:
    marking.drag_over(CHAIRS)
    marking.do("both-sides")
    marking.drag_over("全文的最后一段。")
    marking.do("both-sides")
    assert [words for _, _, words in marking.marked()] == [
        (CHAIRS, CHAIRS_ZH),
        ("全文的最后一段。", "The last paragraph of it all."),
    ]


def test_a_selection_over_rows_of_one_side_is_one_annotation(marking: Marking) -> None:
    view = marking.program.view
    start = marking.rects("Then we asked")[0]
    end = marking.rects("internet of")[0]
    marking.program.drag(
        QPointF(start.left() + 1, start.center().y()), QPointF(end.right() - 1, end.center().y())
    )
    marking.do("mark-green")
    found = marking.only()
    assert {target.side for target in found.targets} == {Side.EN}
    words = marking.marked()[0][2]
    assert words[0] == "Then we asked a different question altogether."
    assert words[1].startswith("Most of the answers")
    assert words[1].endswith("internet of")
    source = view.bitext.documents[0].source_text()
    between = source[found.targets[0].position.end : found.targets[1].position.start]
    assert CHAIRS_ZH in between


# notes, bookmarks


def test_n_marks_the_selection_and_asks_for_its_note(marking: Marking, qtbot: QtBot) -> None:
    marking.drag_over("the obvious things")
    with qtbot.waitSignal(marking.desk.edit_wished) as asked:
        marking.do("note")
    assert asked.args == [marking.only().id]
    assert marking.only().kind is Kind.HIGHLIGHT


def test_n_without_words_is_a_note_on_the_paragraph(marking: Marking, qtbot: QtBot) -> None:
    marking.click_on("Most of the answers")
    with qtbot.waitSignal(marking.desk.edit_wished):
        marking.do("note")
    found = marking.only()
    assert found.kind is Kind.NOTE
    assert found.targets[0].quote.exact.startswith("Most of the answers")
    marking.program.view.setFocus()
    marking.program.press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(marking.desk.edit_wished) as asked:
        marking.do("note")
    assert asked.args == [found.id], "the paragraph has its note already"


def test_m_puts_a_bookmark_and_takes_it_away(marking: Marking) -> None:
    marking.click_on("Most of the answers")
    marking.do("bookmark")
    assert marking.marked()[0][0] == "bookmark"
    assert [each["kind"] for each in marking.in_file()] == ["bookmark"]
    marking.do("bookmark")
    assert marking.marked() == []


def test_the_sign_in_the_margin_can_be_clicked(marking: Marking) -> None:
    marking.click_on("Most of the answers")
    marking.do("bookmark")
    marking.program.press(Qt.Key.Key_Escape)
    beside = marking.rects("Most of the answers")[0]
    marking.program.click(QPointF(beside.left() - 8, beside.center().y()))
    assert marking.desk.selected == marking.only().id
    marking.do("remove")
    assert marking.marked() == []


# by keyboard alone


def test_sentences_are_selected_and_marked_by_keys(marking: Marking) -> None:
    marking.do("next-row", "select-sentence", "select-sentence")
    assert marking.selected_words() == CHAIRS
    marking.do("select-sentence-more")
    assert marking.selected_words().endswith("question altogether.")
    marking.program.press(Qt.Key.Key_Escape)
    marking.do("select-sentence", "select-sentence", "mark-blue")
    assert marking.marked() == [("highlight", "blue", (CHAIRS,))]


def test_a_sentence_of_a_table_is_a_cell(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    table = "| | Bread 面包 | Mantou 馒头 |\n| --- | --- | --- |\n| Time 时间 | 40 min | 18 min |\n"
    marking.open(long_way(tmp_path, text=table))
    marking.do("next-row", "select-sentence")
    assert marking.selected_words() == "Bread 面包"
    marking.do("select-sentence", "select-sentence", "mark-green")
    assert marking.marked()[0][2] == ("Time 时间",)


def test_left_and_right_choose_the_side(marking: Marking) -> None:
    marking.do("next-row")
    marking.program.press(Qt.Key.Key_Right)
    assert "Chinese" in marking.said
    marking.do("select-sentence")
    assert marking.selected_words() == "我们先试了显而易见的办法。"
    marking.program.press(Qt.Key.Key_Left)
    assert marking.selected_words() == "We tried the obvious things first."
    marking.program.press(Qt.Key.Key_Escape)
    marking.program.press(Qt.Key.Key_Right)
    marking.do("mark")
    (words,) = marking.marked()[0][2]
    assert words.startswith("我们先试了")
    assert "whole paragraph" in marking.said


def test_the_selection_is_extended_by_keys(marking: Marking) -> None:
    marking.do("next-row")
    view = marking.program.view
    for _ in range(2):
        marking.program.press(Qt.Key.Key_Right, SHIFT)
    assert marking.selected_words() == "We"
    marking.program.press(Qt.Key.Key_Right, SHIFT | CTRL)
    assert marking.selected_words() == "We tried"
    marking.program.press(Qt.Key.Key_Left, SHIFT)
    assert marking.selected_words() == "We trie"
    before = view.selection
    marking.program.press(Qt.Key.Key_Down, SHIFT)
    assert before
    assert view.selection
    assert view.selection.anchor == before.anchor
    below = view.selection.focus
    assert below > before.focus + 20
    marking.program.press(Qt.Key.Key_Up, SHIFT)
    assert abs(view.selection.focus - before.focus) <= 1


@pytest.mark.parametrize(("command", "down"), [("extend-down", 1), ("extend-up", -1)])
@pytest.mark.parametrize("share", [0.0, 0.97])
def test_the_selection_is_extended_by_lines_at_the_edges_of_the_window(
    qtbot: QtBot, tmp_path: Path, command: str, down: int, share: float
) -> None:
    marking = begin(qtbot, (900, 420))
    paragraphs = (f"The {number}th word of a very long list of them. " * 9 for number in range(60))
    marking.open(long_way(tmp_path, text="\n\n".join(paragraphs)))
    view = marking.program.view
    at = view.bitext.documents[0].blocks[30].start + 60
    view.go_to(Place(0, at, view.viewport().height() * share))
    view.set_selection(Selection(0, view.lanes[0].side, 0, at, at + 4 * down))
    marking.do(command)
    assert view.selection
    assert view.selection.anchor == at
    assert 20 < (view.selection.focus - at) * down < 400
    assert is_in_sight(view, 0, view.selection.focus)


def test_extending_steps_over_the_other_language(marking: Marking) -> None:
    marking.do("next-row", "select-sentence", "select-sentence", "select-sentence")
    assert marking.selected_words() == "Then we asked a different question altogether."
    for _ in range(3):
        marking.program.press(Qt.Key.Key_Right, SHIFT | CTRL)
    marking.do("mark-yellow")
    words = marking.marked()[0][2]
    assert words[0] == "Then we asked a different question altogether."
    assert words[1].startswith("Most")
    assert "我们" not in "".join(words)


def test_keys_that_went_elsewhere_do_not_change_what_is_out_of_mind(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    marking.do("mark-yellow")
    marking.do("next-row")
    assert marking.desk.selected == ""
    marking.program.interior.commands["mark-green"].trigger()  # in the menu: the paragraph
    colours = [colour for _, colour, _ in marking.marked()]
    assert colours == ["yellow", "green"]


def test_without_anything_to_act_on_it_is_said(marking: Marking) -> None:
    marking.do("mark")
    assert "Select some words" in marking.said
    marking.do("remove")
    assert "Click a highlight" in marking.said
    assert marking.marked() == []


def test_next_and_previous(marking: Marking) -> None:
    for words in ("the obvious things", "the software", "last paragraph"):
        marking.drag_over(words)
        marking.do("mark-yellow")
    marking.program.press(Qt.Key.Key_Escape)
    marking.program.view.go_to_start()
    seen = []
    for command in (*["next-annotation"] * 3, "previous-annotation"):
        marking.do(command)
        seen.append(marking.desk.selected)
    order = marking.desk.order()
    assert seen == [*order, order[1]]
    marking.do("next-annotation", "next-annotation")
    assert "No more" in marking.said


# undo


def test_everything_can_be_taken_back_and_done_again(marking: Marking) -> None:
    states = [marking.marked()]
    marking.drag_over(CHAIRS)
    for command in ("mark-yellow", "mark-blue", "underline", "both-sides", "remove"):
        marking.do(command)
        states.append(marking.marked())
    marking.click_on("Most of the answers")
    marking.do("bookmark")
    states.append(marking.marked())
    undo, redo = (
        marking.program.interior.commands["undo"],
        marking.program.interior.commands["redo"],
    )
    assert undo.text() == "Undo Bookmark"
    for state in reversed(states[:-1]):
        marking.program.press(Qt.Key.Key_Z, CTRL)
        assert marking.marked() == state
    assert not undo.isEnabled()
    assert marking.in_file() == []
    for state in states[1:]:
        marking.program.press(Qt.Key.Key_Y, CTRL)
        assert marking.marked() == state
    assert not redo.isEnabled()
    assert [each["kind"] for each in marking.in_file()] == ["bookmark"]


def test_undo_says_what_it_was_and_brings_it_into_sight(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    text = "\n\n".join(f"Paragraph number {number} of many." for number in range(200))
    marking.open(long_way(tmp_path, text=text))
    marking.drag_over("Paragraph number 1 of many.")
    marking.do("mark-yellow")
    marking.do("remove")
    marking.program.view.go_to_end()
    marking.program.press(Qt.Key.Key_Z, CTRL)
    assert marking.said == "Undone: Removal."
    assert marking.rects("Paragraph number 1 of many.")
