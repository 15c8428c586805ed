"""Contents, focus, scrolling by itself, minutes left: in the real window, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel

from reader.bitext.model import Side
from reader.chinese.variants import Variant
from reader.ui.auto_scroll import SPEEDS
from reader.ui.contents.model import ContentsModel, Heading
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from reader.ui.contents.panel import ContentsPanel

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CHAPTERS = ("Rain", "Software", "Wind"), ("雨", "软件", "风")


def book(folder: Path) -> Path:
    parts = ["# The Book\n\n# 书\n\n"]
    for english, chinese in zip(*CHAPTERS, strict=True):
        parts.append(f"## {english}\n\n## {chinese}\n\n")
        for part in (1, 2):
            parts.append(f"### Part {part} of {english}\n\n### {chinese}之{part}\n\n")
            parts.append("It went on for a long time.\n\n它持续了很久。\n\n" * 20)
    path = folder / "book.md"
    path.write_text("".join(parts), encoding="utf-8")
    return path


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    made.open(book(tmp_path))
    return made


def open_contents(program: Program) -> ContentsPanel:
    QTest.keyClick(program.view, Qt.Key.Key_T, CTRL)
    panel = program.interior.tools.contents.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def tree(model: ContentsModel, parent: QModelIndex | None = None) -> list[object]:
    """The words of the headings; those of what lies under one in a list behind it."""
    found: list[object] = []
    above = (parent,) if parent is not None else ()
    for row in range(model.rowCount(*above)):
        index = model.index(row, 0, *above)
        found.append(index.data())
        if inner := tree(model, index):
            found.append(inner)
    return found


# contents


@pytest.mark.usefixtures("qtbot")
def test_the_model_keeps_its_promises() -> None:
    model = ContentsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    levels = (2, 1, 3, 2, 2, 4, 1)
    model.set_headings([Heading(row * 10, level, (f"h{row}",)) for row, level in enumerate(levels)])
    assert tree(model) == ["h0", "h1", ["h2", "h3", "h4", ["h5"]], "h6"]
    model.set_current(35)
    model.set_query("h5")
    assert tree(model) == ["h1", ["h4", ["h5"]]]
    assert model.first_match().data() == "h5"
    model.set_query("")
    model.set_headings([])
    assert tree(model) == []
    del tester


def test_headings_are_a_tree_and_enter_jumps(program: Program) -> None:
    panel = open_contents(program)
    assert panel.field.hasFocus()
    assert not program.interior.sidebar.isVisible(), "it stands in the place of the sidebar"
    part = ["Part 1 of Rain", "Part 2 of Rain"]
    shown = tree(panel.model)
    assert shown[0] == "The Book"
    assert isinstance(shown[1], list)
    assert shown[1][:2] == ["Rain", part]
    QTest.keyClicks(panel.field, "2 of wind")
    assert panel.tree.currentIndex().data() == "Part 2 of Wind"
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert program.view.hasFocus()
    assert panel.isVisible()
    row = program.view.current_row
    assert row is not None
    assert program.view.bitext.text(program.view.bitext.rows[row].en[0]) == "Part 2 of Wind"
    program.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert program.view.top_row() <= 0, "and back leads back"


def test_arrows_walk_and_esc_steps_back_out(program: Program) -> None:
    panel = open_contents(program)
    QTest.keyClicks(panel.field, "rain")
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.tree.currentIndex().data() == "Part 1 of Rain"
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == ""
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert program.interior.sidebar.isVisible()
    assert program.view.hasFocus()
    assert not program.interior.commands["contents"].isChecked()


def test_the_filter_folds_forms_of_chinese_and_shows_what_is_chosen(program: Program) -> None:
    panel = open_contents(program)
    QTest.keyClicks(panel.field, "x")
    panel.field.setText("軟體之1")
    assert panel.tree.currentIndex().data() == "Part 1 of Software"
    panel.field.clear()
    program.view.setFocus()
    program.press("x")
    shown = tree(panel.model)
    assert isinstance(shown[1], list)
    assert shown[1][2] == "软件"
    program.interior.appearance.choose_variant(Variant.TAIWAN_WORDS)
    shown = tree(panel.model)
    assert isinstance(shown[1], list)
    assert shown[1][2] == "軟體"


def test_the_heading_that_one_reads_under_is_marked(program: Program) -> None:
    panel = open_contents(program)
    program.view.setFocus()
    program.view.go_to_end()

    def marked() -> list[str]:
        return [
            node.heading.texts[0]
            for node in panel.model._nodes
            if node.heading and panel.model._index_of(node).data(ContentsModel.CURRENT)
        ]

    program.bot.waitUntil(lambda: marked() == ["Part 2 of Wind"])
    program.view.go_to_start()
    program.bot.waitUntil(lambda: marked() == ["The Book"])


def test_the_sidebar_and_the_contents_take_turns(program: Program) -> None:
    panel = open_contents(program)
    QTest.keyClick(program.view, Qt.Key.Key_F9)
    assert not panel.isVisible()
    assert program.interior.sidebar.isVisible()
    open_contents(program)
    program.interior.commands["filter"].trigger()
    assert not panel.isVisible()
    assert program.interior.sidebar.field.hasFocus()


def test_in_a_narrow_window_the_contents_go_when_they_have_done_their_work(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = make_program(qtbot, (560, 700))
    program.open(book(tmp_path))
    panel = open_contents(program)
    assert panel.width() < 300
    QTest.keyClicks(panel.field, "wind")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert program.view.hasFocus()


def test_a_text_without_headings_says_so(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Nothing but a line.\n", encoding="utf-8")
    program.open(path)
    panel = open_contents(program)
    assert "no headings" in panel._empty.text()
    assert panel._empty.isVisible()


# focus


def test_focus_puts_everything_away_and_esc_brings_it_back(program: Program) -> None:
    interior = program.interior
    program.press("jj")
    row = program.view.current_row
    program.press("z")
    assert not interior.bar.isVisible()
    assert not interior.sidebar.isVisible()
    assert not interior.status.isVisible()
    assert program.view.isVisible()
    assert program.view.current_row == row
    program.press(Qt.Key.Key_Escape)
    assert interior.bar.isVisible()
    assert interior.sidebar.isVisible()
    assert interior.status.isVisible()
    assert not interior.commands["focus-mode"].isChecked()


def test_esc_leaves_the_focus_before_the_reading_cursor(program: Program) -> None:
    """As is said on the way in; how to leave is no more to be read afterwards."""
    interior = program.interior
    program.press("J", Qt.KeyboardModifier.ShiftModifier)
    program.press("z")
    assert "Esc" in interior.status.said
    program.press(Qt.Key.Key_Escape)
    assert interior.bar.isVisible()
    assert interior.tools.cursor.at is not None
    assert not interior.status.said
    program.press(Qt.Key.Key_Escape)
    assert interior.tools.cursor.at is None


def test_in_focus_what_is_said_is_shown_over_the_text(program: Program) -> None:
    program.press("z")
    words = program.window.stack.findChild(QLabel, "whisper")
    assert words is not None
    assert words.isVisible()
    assert "Esc" in words.text()
    room = program.window.stack.width()
    program.bot.waitUntil(lambda: abs(words.geometry().center().x() - room // 2) <= 1)
    program.press("s")
    assert words.text() == program.interior.status.said
    program.press(Qt.Key.Key_Escape)
    assert not words.isVisible()


def test_focus_lets_the_current_row_stand_out(program: Program) -> None:
    program.press("jjj")

    def ink(words: str) -> int:
        # a row that only the picture knows: the darkest pixel under its words
        row = program.view.current_row
        assert row is not None
        unit = row + 1 if words == "current" else row + 2
        top = dict(program.view.visible_units())[unit]
        placed = program.view.unit(unit).boxes[0]
        image = program.view.viewport().grab().toImage()
        x, y = int(placed.x), int(top + placed.y)
        return min(
            image.pixelColor(x + dx, y + dy).lightness() for dx in range(80) for dy in range(24)
        )

    assert abs(ink("current") - ink("next")) < 25
    program.press("z")
    assert ink("next") > ink("current") + 50


def test_the_contents_end_the_focus(program: Program) -> None:
    program.press("z")
    open_contents(program)
    assert program.interior.bar.isVisible()
    assert not program.interior.sidebar.isVisible()
    program.interior.commands["contents"].trigger()
    assert program.interior.sidebar.isVisible()


def test_what_was_hidden_stays_hidden_after_focus(program: Program) -> None:
    QTest.keyClick(program.view, Qt.Key.Key_F9)
    program.press("z")
    program.press("z")
    assert not program.interior.sidebar.isVisible()
    assert program.interior.bar.isVisible()


# by itself


def test_the_text_moves_on_and_a_key_stops_it(program: Program) -> None:
    running = program.interior.tools.auto_scroll
    before = program.view._scroller.value()
    program.press("A", SHIFT)
    assert running.is_running
    assert program.interior.commands["auto-scroll"].isChecked()
    program.bot.waitUntil(lambda: program.view._scroller.value() > before + 3, timeout=5000)
    program.press("j")
    assert not running.is_running
    assert not program.interior.commands["auto-scroll"].isChecked()
    assert program.view.current_row is not None, "the key did what it always does"


def test_space_only_stops_it(program: Program) -> None:
    program.press("A", SHIFT)
    program.interior.tools.auto_scroll._timer.stop()
    program.interior.tools.auto_scroll._timer.start(10_000)
    place = program.view.place()
    program.press(Qt.Key.Key_Space)
    assert not program.interior.tools.auto_scroll.is_running
    assert program.view.place() == place


def test_the_key_that_starts_it_stops_it(program: Program) -> None:
    program.press("A", SHIFT)
    program.press("A", SHIFT)
    assert not program.interior.tools.auto_scroll.is_running


def test_plus_and_minus_change_the_speed_which_is_remembered(program: Program) -> None:
    running = program.interior.tools.auto_scroll
    usual = running.speed
    program.press("A", SHIFT)
    program.press(Qt.Key.Key_Plus, SHIFT)
    program.press(Qt.Key.Key_Plus)
    assert running.speed == SPEEDS[SPEEDS.index(usual) + 2]
    program.press(Qt.Key.Key_Minus)
    assert running.is_running
    assert program.window.parts.settings.scroll_speed == SPEEDS[SPEEDS.index(usual) + 1]
    assert "Speed" in program.interior.status.said


def test_the_wheel_stops_it(program: Program) -> None:
    program.press("A", SHIFT)
    viewport = program.view.viewport()
    where = QPointF(200, 200)
    wheel = QWheelEvent(
        where, viewport.mapToGlobal(where), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, wheel)
    assert not program.interior.tools.auto_scroll.is_running


def test_it_moves_by_whole_pixels_and_loses_none(program: Program) -> None:
    running = program.interior.tools.auto_scroll
    start = program.view._scroller
    before = start.offset + sum(program.view.unit(n).height for n in range(start.unit))
    for _ in range(300):
        running.advance(1 / 60)
        assert start.offset == int(start.offset)
    after = start.offset + sum(program.view.unit(n).height for n in range(start.unit))
    assert after - before == pytest.approx(running.speed * 5, abs=1)


def test_it_stops_at_the_end(program: Program) -> None:
    program.view.go_to_end()
    program.press("A", SHIFT)
    program.bot.waitUntil(lambda: not program.interior.tools.auto_scroll.is_running)


# minutes


def test_the_bottom_line_tells_the_minutes_of_each_side(program: Program) -> None:
    progress = program.interior.tools.progress
    program.bot.waitUntil(lambda: bool(progress.minutes_left()), timeout=5000)
    at_start = progress.minutes_left()
    program.bot.waitUntil(lambda: "EN" in program.interior.status.place)
    assert program.interior.status.place.startswith("0% · EN ")
    assert "中" in program.interior.status.place
    program.view.scroll_screens(3)
    later = progress.minutes_left()
    assert all(later[side] < at_start[side] for side in (Side.EN, Side.ZH))
    program.view.go_to_end()
    assert progress.minutes_left() == {Side.EN: 0.0, Side.ZH: 0.0}
    program.bot.waitUntil(lambda: program.interior.status.place == "100% · read")
    assert "English: 100% read" in progress.hint()


def test_a_text_in_one_language_has_one_time(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "alone.md"
    path.write_text("它持续了很久。" * 400, encoding="utf-8")
    program.open(path)
    program.bot.waitUntil(lambda: "min left" in program.interior.status.place, timeout=5000)
    assert program.interior.status.place.endswith("6 min left")


def test_a_line_in_the_other_language_has_no_time_of_its_own(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "alone.md"
    lasting = "它持续了很久。\n\n" * 400
    path.write_text(f"{lasting}See more\n", encoding="utf-8")
    program.open(path)
    assert program.view.bitext.columns == 1
    program.bot.waitUntil(lambda: "min left" in program.interior.status.place, timeout=5000)
    assert program.interior.status.place.endswith("6 min left")
    assert "EN" not in program.interior.status.place
    assert "English" not in program.interior.tools.progress.hint().split("\n")[0]
