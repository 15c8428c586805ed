"""Layouts: the same text, set otherwise. The place stays, and nothing is lost."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.bitext.model import Side
from reader.ui.reading.accessible import Access
from reader.ui.reading.columns import Arrangement, Layout
from reader.ui.reading.place import Place
from reader.ui.reading.tables import TableBox
from tests.ui.marking_driver import CHAIRS, CHAIRS_ZH, Marking, long_way
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


def doors(folder: Path, count: int = 60) -> Path:
    """English and Chinese paragraphs, one of which has no Chinese and one no English."""
    parts = [f"Door {n} was painted green before anybody came.\n\n第{n}扇门漆成了绿色。\n\n"
             for n in range(count)]  # fmt: skip
    parts.insert(
        3, "Only the English knows of this one.\n\n## Keys 钥匙\n\n只有中文知道这一段。\n\n"
    )
    path = folder / "doors.md"
    path.write_text("# Doors\n\n# 门\n\n" + "".join(parts), encoding="utf-8")
    return path


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    made.open(doors(tmp_path))
    return made


def layout(program: Program) -> Layout:
    return program.view.layout_used


def picture_of(program: Program, words: str) -> int:
    """How far apart the darkest and the lightest pixel are where some words stand."""
    point = program.point_of(words).toPoint()
    image = program.view.viewport().grab().toImage()
    greys = [
        image.pixelColor(x, y).lightness()
        for x in range(point.x(), point.x() + 60)
        for y in range(point.y() - 8, point.y() + 8)
    ]
    return max(greys) - min(greys)


def hover(program: Program, point: QPointF) -> None:
    viewport = program.view.viewport()
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, point, viewport.mapToGlobal(point), none, none,
                        Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_s_goes_through_the_layouts_and_the_menu_ticks_the_one(program: Program) -> None:
    seen: list[Layout] = []
    for _ in range(4):
        program.press("s")
        seen.append(layout(program))
        ticked = [each for each in Layout
                  if program.interior.commands[f"layout-{each}"].isChecked()]  # fmt: skip
        assert ticked == [seen[-1]]
    assert seen == [Layout.STACKED, Layout.STUDY, Layout.ONE, Layout.SIDE_BY_SIDE]


def test_the_layout_is_remembered(program: Program, qtbot: QtBot) -> None:
    program.press("sx")
    program.window.close()
    again = make_program(qtbot)
    assert again.interior.tools.layouts.layout is Layout.STACKED
    assert again.view.lanes[0].side is Side.ZH
    assert again.interior.commands["swap-sides"].isChecked()
    assert "Stacked" in again.interior.bar.layout_button.text()


@pytest.mark.parametrize("chosen", list(Layout))
@pytest.mark.parametrize("swapped", [False, True])
def test_nothing_vanishes(program: Program, chosen: Layout, swapped: bool) -> None:
    if swapped:
        program.press("x")
    program.interior.commands[f"layout-{chosen}"].trigger()
    view, bitext = program.view, program.view.bitext
    for number, row in enumerate(bitext.rows):
        boxes = view.unit(view._page.unit_of_row(number)).boxes
        shown = {(placed.box.document, placed.box.start) for placed in boxes}
        first, second = (row.pieces(lane.side) for lane in view.lanes)
        wanted = [*row.both, *first, *(second if chosen is not Layout.ONE or not first else ())]
        for piece in wanted:
            start = bitext.block(piece).start + piece.start
            assert (piece.document, start) in shown, bitext.text(piece)


@pytest.mark.parametrize("key", ["s", "x", "t", "\\", "S"])
def test_the_place_stays_when_the_layout_changes(program: Program, key: str) -> None:
    block = next(b for b in program.view.bitext.documents[0].blocks if b.text.startswith("Door 33"))
    program.view.go_to(Place(0, block.start, 40.0))
    for _ in range(8):
        program.press(key.lower(), SHIFT if key.isupper() else None)
        assert program.view.place().position == block.start
        tops = dict(program.view.visible_units())
        row = program.view.locator.row_of(0, block.start)
        assert tops[row + 1] < 60
    assert program.top_text().startswith("Door 33") or layout(program) is Layout.ONE


def test_in_study_the_translation_is_there_but_cannot_be_read(program: Program) -> None:
    english, chinese = "Door 1 was", "第1扇门"
    before = program.point_of(chinese)
    readable = picture_of(program, chinese)
    program.press("t")
    assert layout(program) is Layout.STUDY
    assert program.point_of(chinese) == before, "the space is kept"
    assert picture_of(program, chinese) < readable / 6
    assert picture_of(program, english) > readable / 2
    program.press("t")
    assert layout(program) is Layout.SIDE_BY_SIDE


def test_what_is_no_translation_is_never_veiled(program: Program) -> None:
    program.press("t")
    assert picture_of(program, "只有中文知道") > 100


def test_enter_reveals_the_row_and_hides_it_again(program: Program) -> None:
    program.press("t")
    program.press("jj")
    row = program.view.current_row
    assert row is not None
    words = program.view.bitext.text(program.view.bitext.rows[row].zh[0])[:4]
    other = program.view.bitext.text(program.view.bitext.rows[row - 1].zh[0])[:4]
    veiled = picture_of(program, words)
    program.press(ENTER)
    assert picture_of(program, words) > veiled * 4
    assert picture_of(program, other) < 30
    program.press(ENTER)
    assert picture_of(program, words) == veiled


def test_the_mouse_on_a_veiled_text_reveals_it_as_long_as_it_rests(program: Program) -> None:
    program.press("t")
    chinese, english = program.point_of("第1扇门"), program.point_of("Door 1 was")
    hover(program, english)
    assert picture_of(program, "第1扇门") < 30, "reading on shows no answers"
    hover(program, chinese)
    assert picture_of(program, "第1扇门") > 60
    hover(program, english)
    assert picture_of(program, "第1扇门") < 30


def test_one_side_shows_the_translation_of_a_row_below_it(program: Program) -> None:
    program.press("jjj")
    row = program.view.current_row
    assert row is not None
    program.press("\\")
    assert program.view.columns.arrangement is Arrangement.ONE
    chinese = program.view.bitext.text(program.view.bitext.rows[row].zh[0])
    assert chinese not in program.shown(1)
    program.press(ENTER)
    assert program.shown(1).count(chinese) == 1
    boxes = program.view.unit(program.view._page.unit_of_row(row)).boxes
    assert boxes[1].y >= boxes[0].y + boxes[0].box.height
    program.press("\\")
    assert layout(program) is Layout.SIDE_BY_SIDE


def test_back_from_one_side_is_back_to_the_layout_before(program: Program) -> None:
    program.press("s")
    program.press("\\")
    program.press("\\")
    assert layout(program) is Layout.STACKED


def test_the_veil_keeps_the_texts_stacked(program: Program) -> None:
    program.press("st")
    assert layout(program) is Layout.STUDY_STACKED
    assert program.view.columns.arrangement is Arrangement.STACKED
    program.press("t")
    assert layout(program) is Layout.STACKED


def test_swapping_puts_the_chinese_left_and_keeps_the_selection(marking: Marking) -> None:
    program = marking.program
    marking.drag_over(CHAIRS)
    program.press("x")
    assert program.view.lanes[0].side is Side.ZH
    assert program.point_of(CHAIRS_ZH[:5]).x() < program.point_of("We took the chairs").x()
    program.press("y")
    assert program.clipboard() == CHAIRS
    assert marking.studio.acting.side is Side.EN


@pytest.fixture
def marking(qtbot: QtBot, tmp_path: Path) -> Marking:
    made = Marking(make_program(qtbot))
    made.open(long_way(tmp_path))
    return made


@pytest.mark.parametrize("keys", ["", "x", "s", "sx", "ss", "sss"])
def test_marks_are_made_and_stay_on_their_words_in_every_layout(
    marking: Marking, keys: str
) -> None:
    marking.program.press(keys)
    marking.drag_over(CHAIRS)
    marking.do("both-sides")
    marks = marking.desk.marks_of(marking.all()[0].id)
    texts = {marking.program.view.bitext.documents[0].source_text()[m.start : m.end] for m in marks}
    assert texts == {CHAIRS, CHAIRS_ZH}
    marking.program.press("s")
    again = marking.desk.marks_of(marking.all()[0].id)
    assert again == marks


def test_going_to_a_mark_uncovers_it(marking: Marking) -> None:
    program = marking.program
    marking.drag_over(CHAIRS_ZH)
    program.press("1")
    program.press(Qt.Key.Key_Escape)
    program.press("\\")
    assert CHAIRS_ZH not in program.shown(1)
    program.press("}")
    assert CHAIRS_ZH in program.shown(1)


def test_the_gutter_follows_the_sides(program: Program) -> None:
    view = program.view
    program.press("x")
    gutter = view.columns.gutter_middle()
    assert gutter is not None
    program.drag(QPointF(gutter, 300), QPointF(gutter + 120, 300))
    wide = view.columns.places[0][1]
    assert wide > view.columns.places[1][1] + 100
    program.press("x")
    assert view.columns.places[1][1] == pytest.approx(wide), "the Chinese stays the wider one"


def test_a_screen_reader_hears_no_hidden_translation(program: Program) -> None:
    access = Access()
    program.view.setProperty("access", access)
    tree = QAccessible.queryAccessibleInterface(program.view)
    assert tree is not None
    program.press("tjj")
    child = tree.focusChild()
    assert child is not None
    assert "Chinese: Hidden. Press Enter to show it." in child.text(QAccessible.Text.Name)
    program.press(ENTER)
    assert "Hidden" not in child.text(QAccessible.Text.Name)
    assert "扇门" in child.text(QAccessible.Text.Name)


def test_keys_of_the_other_side_say_that_there_is_none(program: Program) -> None:
    program.press("\\j")
    program.press("l")
    assert "Only the English" in program.interior.status.said
    program.press("\\")
    program.press(Qt.Key.Key_Tab)
    assert program.interior.studio.acting.side is Side.ZH
    program.press("h")
    assert program.interior.studio.acting.side is Side.EN


def test_a_text_in_one_language_is_shown_whole_in_every_layout(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "alone.md"
    path.write_text("独自。\n\n第二段在这里。\n", encoding="utf-8")
    program.open(path)
    for _ in Layout:
        program.press("s")
        assert "第二段" in program.shown(0) + program.shown(1)
        assert program.view.columns.arrangement is Arrangement.ONE
        assert picture_of(program, "第二段") > 100


def test_two_forms_of_chinese_are_compared_whatever_the_layout(program: Program) -> None:
    program.press("t")
    program.interior.commands["two-variants"].trigger()
    assert "扇门" in program.shown(0)
    assert "扇門" in program.shown(1)
    assert picture_of(program, "扇門") > 60


def test_two_forms_one_above_the_other_do_not_overlap(program: Program) -> None:
    program.interior.commands["two-variants"].trigger()
    program.press("s")
    for number, _ in program.view.visible_units():
        boxes = sorted(program.view.unit(number).boxes, key=lambda placed: placed.y)
        for above, below in itertools.pairwise(boxes):
            assert below.y >= above.y + above.box.height


def test_letters_are_silent_while_an_input_method_composes(program: Program) -> None:
    before = layout(program)
    assert not program.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    program.interior.commands["filter"].trigger()
    field = program.interior.sidebar.field
    QApplication.sendEvent(field, QInputMethodEvent("shi", []))
    for letter in "stx\\":
        QTest.keyClicks(field, letter)
    assert layout(program) is before
    assert program.view.lanes[0].side is Side.EN


@pytest.mark.parametrize("width", [560, 800, 1000])
def test_no_word_of_a_table_is_broken_that_fits(qtbot: QtBot, tmp_path: Path, width: int) -> None:
    head = "| Command | Default | README.md | 说明 | When |"
    rows = ["| make | 2048 | minimum | 使用OpenManus的时候 | Demo |"] * 3
    path = tmp_path / "table.md"
    path.write_text("\n".join([head, "|---" * 5 + "|", *rows]), encoding="utf-8")
    program = make_program(qtbot)
    program.window.resize(width, 700)
    program.open(path)
    boxes = [placed.box for number in (0, 1) for placed in program.view.unit(number).boxes]
    (box,) = (box for box in boxes if isinstance(box, TableBox))
    cells = [cell for row in box._rows for cell in row]
    for cell in cells:
        text = cell.shown_text(cell.start, cell.end)
        ends = [line.end for line in cell._lines[:-1]]
        broken = [text[end - 1 : end + 1] for end in ends]
        assert not [pair for pair in broken if pair.isascii() and pair.isalnum()], text
