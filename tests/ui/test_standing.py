"""Where the keys stand: it stays in sight, and what is told and gone to next goes by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.ui.contents.model import ContentsModel
from reader.ui.reading.columns import SPAN
from tests.ui.marking_driver import Marking, begin, long_way

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.window_driver import Program

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_SAYS = "says that the shelf behind the counter has moved since the last time. It will move again."
_SAYS_ZH = "段说，柜台后面的书架比上一次移动了一些。它还会再动的。"
TEXT = "# A Shelf\n\n" + "\n\n".join(
    (f"## Part {n // 3 + 1}\n\n" if n % 3 == 0 else "")
    + f"Paragraph {n} {_SAYS}\n\n第{n}{_SAYS_ZH}"
    for n in range(60)
)


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Marking:
    made = begin(qtbot)
    made.open(long_way(tmp_path, text=TEXT))
    return made


def cursor_line(program: Program) -> float | None:
    """The y of the line that the reading cursor's sentence begins on; None where it is out."""
    cursor = program.interior.tools.cursor
    one = cursor.sentence
    assert one is not None
    for number, top in program.view.visible_units():
        for placed in program.view.unit(number).boxes:
            box = placed.box
            if box.document == one.document and box.start <= one.start < box.end:
                return top + placed.y + box.top_of(one.start)
    return None


def tops(program: Program) -> list[tuple[int, int]]:
    """What is in sight, and where."""
    return [(number, round(y)) for number, y in program.view.visible_units()]


def is_seen(program: Program) -> bool:
    y = cursor_line(program)
    return y is not None and 0 <= y <= program.view.viewport().height() - 24


@pytest.mark.parametrize("steps", [9, 25])
@pytest.mark.parametrize(
    "commands",
    [
        ("layout-stacked", "layout-side-by-side"),
        ("layout-study-stacked", "layout-one", "layout-side-by-side"),
        (*["zoom-in"] * 6, *["zoom-out"] * 6),
    ],
)
def test_the_reading_cursor_stays_in_sight(
    shelf: Marking, steps: int, commands: tuple[str, ...]
) -> None:
    """The line at the top stays, but not at its price; and all is as it was in the end."""
    program = shelf.program
    shelf.do(*["next-sentence"] * steps)
    before, height = tops(program), cursor_line(program)
    assert is_seen(program)
    assert height is not None
    assert height > program.view.viewport().height() / 2
    for command in commands:
        program.interior.commands[command].trigger()
        assert is_seen(program), command
    assert tops(program) == before
    assert cursor_line(program) == height


def test_the_current_row_stays_in_sight_where_the_window_gets_narrow(shelf: Marking) -> None:
    program = shelf.program
    shelf.do(*["next-row"] * 14)
    row = program.view.current_row
    for width in (1000, 800, 600, 480):
        program.window.resize(width, 700)
        program.bot.waitUntil(lambda wide=width: program.window.width() == wide)
        rows = [program.view.row_of_unit(number) for number, _ in program.view.visible_units()]
        assert row in rows, width


@pytest.mark.parametrize("height", [500, 700, 860])
def test_the_reading_cursor_stays_in_sight_at_the_largest_text(shelf: Marking, height: int) -> None:
    program = shelf.program
    program.window.resize(760, height)
    program.bot.waitUntil(lambda: program.window.height() == height)
    for _ in range(12):
        shelf.do("next-sentence")
        before = tops(program)
        for command in (*["zoom-in"] * 10, "zoom-out", "zoom-reset"):
            shelf.do(command)
            assert is_seen(program)
        assert tops(program) == before


def test_the_next_heading_is_that_after_the_current_row(shelf: Marking) -> None:
    view, navigator = shelf.program.view, shelf.program.interior.navigator
    shelf.do(*["next-row"] * 7)
    row = view.current_row
    assert view.top_row() < 0, "the start is still in sight"
    assert row is not None
    assert navigator.current_heading() == "Part 2"
    shelf.do("next-heading")
    assert view.current_row is not None
    assert view.current_row > row
    assert navigator.current_heading() == "Part 3"


def test_the_heading_of_the_current_row_is_told(shelf: Marking) -> None:
    interior = shelf.program.interior
    shelf.do("contents")
    shelf.program.view.setFocus()
    shelf.do(*["next-sentence"] * 12)
    panel = interior.tools.contents.panel
    assert panel is not None

    def marked() -> list[str]:
        return [
            node.heading.texts[0]
            for node in panel.model._nodes
            if node.heading and panel.model._index_of(node).data(ContentsModel.CURRENT)
        ]

    shelf.program.bot.waitUntil(lambda: marked() == ["Part 2"])
    assert interior.status._heading.text() == "Part 2"


def test_the_heading_at_the_top_is_told_where_the_current_row_is_out_of_sight(
    shelf: Marking,
) -> None:
    shelf.do("next-row", *["screen-down"] * 3)
    top = shelf.program.view.top_row()
    heading = shelf.program.window.session.heading_above(top)
    assert heading is not None
    assert shelf.program.interior.navigator.current_heading() == heading.text != "Part 1"


def test_rows_are_counted_from_the_start_and_the_end(shelf: Marking) -> None:
    view, press = shelf.program.view, shelf.program.press
    shelf.do(*["next-row"] * 4)
    press("gg")
    first = view.current_row
    assert first is not None
    assert view.can_be_current(first)
    assert not any(map(view.can_be_current, range(first)))
    press("j")
    assert view.current_row == first + 1
    press("G", Qt.KeyboardModifier.ShiftModifier)
    assert view.current_row == len(view.bitext.rows) - 1
    press("k")
    assert view.current_row == len(view.bitext.rows) - 2
    press("G", Qt.KeyboardModifier.ShiftModifier)
    press("j")
    assert shelf.said == "This is the last row."


def test_a_heading_is_not_passed_over_after_the_way_back_to_the_start(shelf: Marking) -> None:
    navigator = shelf.program.interior.navigator
    shelf.do("next-heading", "next-heading", *["previous-heading"] * 3, "next-heading")
    assert navigator.current_heading() == "Part 2"


def test_the_bar_stands_where_the_row_has_words(shelf: Marking) -> None:
    """A heading over both columns has it at its left, whichever side the keys act on."""
    view = shelf.program.view
    shelf.do("right-side", "next-row")

    def bar() -> set[float]:
        image = view.viewport().grab().toImage()
        top = next(
            y for number, y in view.visible_units() if view.row_of_unit(number) == view.current_row
        )
        y = round(top + view.unit(view.page.unit_of_row(view.current_row or 0)).height / 2)
        accent = view.theme.accent
        return {x for x in range(image.width()) if image.pixelColor(x, y) == accent}

    assert view.bitext.rows[view.current_row or 0].both, "a heading"
    left = view.columns.left - 14
    assert bar()
    assert all(left - 1 <= x <= left + 2 for x in bar())
    shelf.do("next-row")
    right = view.columns.place(1)[0] - 14
    assert bar()
    assert all(right - 1 <= x <= right + 2 for x in bar())


def test_the_bar_runs_through_no_words(qtbot: QtBot, tmp_path: Path) -> None:
    """Two forms of Chinese stand beside each other, the English over both."""
    marking = begin(qtbot)
    long = "The English is so long that it goes on to the right of the middle. " * 2
    text = "# Forms\n\n" + f"{long}\n\n中文在下面分两栏，一栏简体，一栏繁体。\n\n" * 5
    marking.open(long_way(tmp_path, text=text))
    marking.program.interior.commands["two-variants"].trigger()
    marking.do("right-side", "next-row", "next-row")
    view = marking.program.view
    row = view.current_row
    assert row is not None
    layout = view.unit(view.page.unit_of_row(row))
    top = next(y for number, y in view.visible_units() if view.row_of_unit(number) == row)
    (over,) = (placed for placed in layout.boxes if placed.column == SPAN)
    left = round(view.columns.place(1)[0] - 14)
    image = view.viewport().grab().toImage()

    def is_red(x: int, y: int) -> bool:
        colour = image.pixelColor(x, y)
        return colour.red() - colour.green() > 70

    reddish = [
        y for y in range(image.height()) if any(is_red(x, y) for x in range(left - 1, left + 3))
    ]
    assert reddish
    assert min(reddish) >= top + over.y + over.box.height - 1


# back and forward


def test_back_and_forward_take_the_reading_cursor_along(shelf: Marking, tmp_path: Path) -> None:
    program = shelf.program
    cursor, view = program.interior.tools.cursor, program.view
    shelf.do(*["next-sentence"] * 9)
    at, place = cursor.at, view.place()
    assert at is not None
    shelf.do("end", "next-row", "back")
    assert (cursor.at, view.place()) == (at, place)
    shelf.do("forward")
    assert view.current_row == len(view.bitext.rows) - 1
    shelf.do("back")
    other = long_way(tmp_path, "other.md", "# Another\n\n" + "One more paragraph.\n\n" * 30)
    here = program.window.session.path
    assert here is not None
    program.interior.navigator.leave()
    shelf.open(other)
    shelf.do("next-row", "next-row")
    row = view.current_row
    shelf.do("back")
    program.bot.waitUntil(lambda: program.is_open(here))
    assert (cursor.at, view.place()) == (at, place)
    shelf.do("forward")
    program.bot.waitUntil(lambda: program.is_open(other))
    assert view.current_row == row


def test_back_where_no_row_was_current(shelf: Marking) -> None:
    view = shelf.program.view
    view.scroll_screens(1.0)
    place = view.place()
    shelf.do("end", "back")
    assert view.place() == place


def test_a_file_that_has_become_shorter_is_gone_back_to(shelf: Marking, tmp_path: Path) -> None:
    program = shelf.program
    here = program.window.session.path
    assert here is not None
    shelf.do("end")
    program.interior.navigator.leave()
    shelf.open(long_way(tmp_path, "other.md", "# Another\n\nOne more paragraph.\n"))
    here.write_text("# A Shelf\n\nParagraph 0 is what is left.\n", encoding="utf-8")
    shelf.do("back")
    program.bot.waitUntil(lambda: program.is_open(here))
    assert program.view.current_row in (None, 0, 1)


# finding


def test_a_search_begins_where_the_keys_stand(shelf: Marking) -> None:
    program = shelf.program
    shelf.do(*["next-sentence"] * 12)
    row = program.view.current_row
    assert row is not None
    assert program.view.top_row() < row - 2, "other matches are in sight above"
    shelf.do("find")
    finding = program.interior.searching.finding
    QTest.keyClicks(finding.bar.field, "shelf")
    program.bot.waitUntil(lambda: finding.current is not None, timeout=10_000)
    assert finding.current is not None
    assert finding.current.row == row


# the menu of the text


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("first", [("next-sentence",), ("select-row",), ()])
def test_the_menu_of_the_text_opens_below_what_the_keys_act_on(
    shelf: Marking, first: tuple[str, ...]
) -> None:
    program = shelf.program
    view = program.view
    shelf.do(*["next-row"] * 2, *first)
    program.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction() is menu.actions()[0]
    corner = view.viewport().mapFromGlobal(menu.pos())
    row = view.current_row
    layout = view.unit(view.page.unit_of_row(row or 0))
    top = next(y for number, y in view.visible_units() if view.row_of_unit(number) == row)
    assert top + 20 < corner.y() < top + layout.height + 12
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert view.hasFocus()
