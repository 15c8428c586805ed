"""The reading cursor: sentence by sentence by keys, what answers lights up, keys act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.bitext.model import Side
from tests.bitext.test_sentences import MISLEADING
from tests.ui.marking_driver import CHAIRS, CHAIRS_ZH, Marking, long_way
from tests.ui.window_driver import make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST = "We tried the obvious things first."
FIRST_ZH = "我们先试了显而易见的办法。"


@pytest.fixture
def marking(qtbot: QtBot, tmp_path: Path) -> Marking:
    made = Marking(make_program(qtbot))
    made.open(long_way(tmp_path))
    return made


def read_on(marking: Marking, step: int = 1, times: int = 1) -> None:
    for _ in range(times):
        marking.program.press("J" if step > 0 else "K", SHIFT)


def words(marking: Marking) -> tuple[str, str]:
    """What the cursor is on, and what answers it."""
    source = marking.program.view.bitext.documents[0].source_text()
    cursor = marking.program.interior.tools.cursor
    one = cursor.sentence
    answers = " ".join(source[each.start : each.end] for each in cursor.answers)
    return (source[one.start : one.end] if one else "", answers)


def lit(marking: Marking) -> set[str]:
    """What is lit on the canvas."""
    source = marking.program.view.bitext.documents[0].source_text()
    return {source[one.start : one.end] for one in marking.program.view._lit}


def hover(marking: Marking, point: QPointF) -> None:
    viewport = marking.program.view.viewport()
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, point, viewport.mapToGlobal(point), none, none,
                        Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_keys_go_from_sentence_to_sentence_and_back(marking: Marking) -> None:
    marking.program.press("j")
    read_on(marking)
    assert words(marking) == (FIRST, FIRST_ZH)
    read_on(marking)
    assert words(marking) == (CHAIRS, CHAIRS_ZH)
    assert lit(marking) == {CHAIRS, CHAIRS_ZH}
    read_on(marking, times=2)
    assert words(marking)[0].startswith("Most of the answers")
    read_on(marking, -1, times=2)
    assert words(marking) == (CHAIRS, CHAIRS_ZH)


def test_the_aligner_corrects_what_lengths_suggest(
    marking: Marking, qtbot: QtBot, tmp_path: Path
) -> None:
    en, zh = MISLEADING
    path = tmp_path / "rain.md"
    path.write_text(f"# Rain\n\n{' '.join(en)}\n\n{''.join(zh)}\n", encoding="utf-8")
    marking.open(path)
    marking.program.press("j")
    read_on(marking, times=2)
    for _ in range(6):
        if words(marking)[0] == en[1]:
            break
        read_on(marking)
    qtbot.waitUntil(lambda: words(marking) == (en[1], " ".join(zh[1:3])), timeout=20_000)
    assert lit(marking) == {en[1], *zh[1:3]}


def test_the_ends_are_said(marking: Marking) -> None:
    read_on(marking, times=40)
    assert words(marking)[0] == "The last paragraph of it all."
    assert marking.said == "This is the last sentence."
    read_on(marking, -1, times=60)
    assert marking.said == "This is the first."


def test_the_cursor_crosses_to_what_answers(marking: Marking) -> None:
    marking.program.press("j")
    read_on(marking, times=2)
    marking.program.press("l")
    assert words(marking) == (CHAIRS_ZH, CHAIRS)
    read_on(marking)
    assert words(marking)[0] == "后来我们换了一个完全不同的问法。"
    read_on(marking)
    assert words(marking)[0].startswith("大多数回答"), "it stays on its side"
    marking.program.press(Qt.Key.Key_Tab)
    assert words(marking)[0].startswith("Most of the answers")


def test_esc_drops_it_and_another_row_too(marking: Marking) -> None:
    marking.program.press("j")
    read_on(marking)
    marking.program.press(Qt.Key.Key_Escape)
    assert words(marking) == ("", "")
    assert lit(marking) == set()
    read_on(marking)
    marking.program.press("j")
    assert lit(marking) == set()


def test_another_text_drops_it(marking: Marking, tmp_path: Path) -> None:
    read_on(marking, times=12)
    hover(marking, marking.rects(CHAIRS)[0].center())
    other = tmp_path / "short.md"
    other.write_text("Only this.\n\n只有这个。\n", encoding="utf-8")
    marking.open(other)
    assert lit(marking) == set()
    read_on(marking)
    assert words(marking) == ("Only this.", "只有这个。")


def test_keys_mark_the_sentence(marking: Marking) -> None:
    marking.program.press("j")
    read_on(marking, times=2)
    marking.program.press("2")
    assert marking.marked() == [("highlight", "green", (CHAIRS,))]
    marking.program.press("3")
    assert marking.marked() == [("highlight", "blue", (CHAIRS,))], "it is in hand"
    read_on(marking)
    marking.do("both-sides")
    assert len(marking.all()) == 2
    assert marking.marked()[1][2] == (
        "Then we asked a different question altogether.",
        "后来我们换了一个完全不同的问法。",
    )
    read_on(marking, -1)
    marking.program.press(Qt.Key.Key_Delete)
    assert len(marking.all()) == 1


def test_the_selection_comes_before_the_sentence(marking: Marking) -> None:
    marking.program.press("j")
    read_on(marking)
    marking.drag_over(CHAIRS)
    marking.program.press("m")
    assert marking.marked()[0][2] == (CHAIRS,)


def test_v_selects_the_sentence_and_y_copies_it(marking: Marking) -> None:
    marking.program.press("j")
    read_on(marking, times=2)
    marking.program.press("v")
    assert marking.selected_words() == CHAIRS
    marking.program.press("y")
    assert marking.program.clipboard() == CHAIRS


def test_y_copies_the_sentence_without_selecting_it(marking: Marking) -> None:
    marking.program.press("j")
    read_on(marking, times=2)
    marking.program.press("y")
    assert marking.program.clipboard() == CHAIRS


def test_r_selects_rows(marking: Marking) -> None:
    marking.program.press("j")
    marking.program.press("r")
    assert marking.selected_words().startswith(FIRST)
    assert marking.selected_words().endswith("altogether.")
    marking.program.press("r")
    assert marking.selected_words().endswith("with code in them.")


def test_hovering_lights_a_sentence_and_its_answer(marking: Marking) -> None:
    hover(marking, marking.rects(CHAIRS_ZH)[0].center())
    assert lit(marking) == {CHAIRS, CHAIRS_ZH}
    assert words(marking) == ("", ""), "the cursor is not there"
    hover(marking, QPointF(3, 3))
    assert lit(marking) == set()


def test_a_click_takes_the_cursor_along(marking: Marking) -> None:
    marking.program.press("j")
    marking.click_on(CHAIRS)
    assert words(marking) == ("", ""), "only where there is one"
    read_on(marking)
    marking.click_on(CHAIRS_ZH)
    assert words(marking) == (CHAIRS_ZH, CHAIRS)


def test_in_study_the_answer_lights_up_when_the_row_is_revealed(marking: Marking) -> None:
    program = marking.program
    program.press("tj")
    read_on(marking, times=2)
    area = marking.rects(CHAIRS_ZH)[0].toAlignedRect()

    def reddest() -> int:
        image = program.view.viewport().grab(area).toImage()
        colours = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
        return max(colour.red() - colour.blue() for colour in colours)

    veiled = reddest()
    program.press(Qt.Key.Key_Return)
    assert reddest() > veiled + 5


def test_the_cursor_keeps_to_the_middle_of_the_view(qtbot: QtBot, tmp_path: Path) -> None:
    program = make_program(qtbot)
    rows = "".join(f"One of {n}. Two of {n}. Three of {n}.\n\n第{n}之一。第{n}之二。第{n}之三。\n\n"
                   for n in range(80))  # fmt: skip
    path = tmp_path / "long.md"
    path.write_text(rows, encoding="utf-8")
    program.open(path)
    height = program.view.viewport().height()
    cursor = program.interior.tools.cursor
    before = program.view.place()
    program.press("J", SHIFT)
    assert program.view.place() == before, "it does not move where it need not"
    for _ in range(100):
        program.press("J", SHIFT)
        assert cursor.at is not None
        extent = cursor._extent(cursor.at)
        assert extent is not None
        assert extent[1] <= height * 0.8 + 1
    program.view.scroll_pixels(4000)
    program.press("J", SHIFT)
    one = cursor.sentence
    assert one is not None
    assert program.view.locator.row_of(0, one.start) > 40, "it comes along when one scrolls away"


def test_chinese_words_are_selected_by_double_click_once_they_are_known(marking: Marking) -> None:
    program = marking.program
    hover(marking, marking.rects("软件和互联网")[0].center())
    program.bot.waitUntil(lambda: program.view.words.is_loaded, timeout=10_000)
    for word in ("软件", "互联网", "software"):
        rect = marking.rects(word)[0]
        for x in (rect.left() + 2, rect.center().x(), rect.right() - 2):
            where = QPointF(x, rect.center().y()).toPoint()
            QTest.mouseDClick(program.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
            assert marking.selected_words() == word


def test_w_and_b_select_by_words(marking: Marking) -> None:
    program = marking.program
    program.view.words.load()
    program.press("jl")
    program.press("w")
    assert marking.selected_words() == "我们"
    program.press("ww")
    grown = marking.selected_words()
    assert FIRST_ZH.startswith(grown)
    program.press("b")
    assert marking.selected_words() == grown[: len(marking.selected_words())]
    assert len(marking.selected_words()) < len(grown)


def test_double_click_finds_the_word_where_words_change_length(marking: Marking) -> None:
    """互联网 is shown as 網際網路: what is selected is counted in the source."""
    from reader.chinese.variants import Variant

    program = marking.program
    program.view.words.load()
    program.interior.appearance.choose_variant(Variant.TAIWAN_WORDS)
    rect = marking.rects("内存")[0]
    QTest.mouseDClick(
        program.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint()
    )
    assert marking.selected_words() == "内存"
    assert program.view.selection is not None
    assert program.view.selection.side is Side.ZH
