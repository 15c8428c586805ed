"""Finding in the open text, by keys on the real window."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.bitext.finding.sought import seek
from reader.ui.reading.sight import rects_in_sight
from tests.ui.marking_driver import long_way
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from reader.bitext.finding.sought import Sought
    from reader.ui.finding.control import FindControl

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MANY = "\n\n".join(
    f"Paragraph {n} speaks of the {'needle' if n % 50 == 7 else 'hay'}.\n\n"
    f"第{n}段说的是{'軟體' if n % 40 == 3 else '干草'}。"
    for n in range(400)
)


@dataclass
class Finding:
    """A program with the verbs of someone who looks for words."""

    program: Program

    @property
    def control(self) -> FindControl:
        return self.program.interior.searching.finding

    @property
    def said(self) -> str:
        return self.program.interior.status.said

    def type(self, text: str) -> None:
        """Type into the bar, and wait until all of the text is looked through."""
        field = self.control.bar.field
        assert QApplication.focusWidget() is field
        if text.isascii():
            QTest.keyClicks(field, text)
        else:
            field.insert(text)  # what an input method commits
        self.settle()

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key wherever the focus is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, held)
        self.settle()

    def settle(self) -> None:
        self.program.bot.waitUntil(lambda: not self.control.is_searching, timeout=10_000)

    @property
    def count(self) -> str:
        return self.control.bar.count.text()

    def words(self) -> str:
        """What the current match covers."""
        match = self.control.current
        if match is None:
            return ""
        source = self.program.view.bitext.documents[match.document].source_text()
        return source[match.start : match.end]

    def selected(self) -> str:
        chosen = self.program.view.selection
        if not chosen:
            return ""
        source = self.program.view.bitext.documents[chosen.document].source_text()
        return source[chosen.start : chosen.end]


@pytest.fixture
def finding(qtbot: QtBot, tmp_path: Path) -> Finding:
    program = make_program(qtbot)
    program.open(long_way(tmp_path))
    return Finding(program)


@pytest.fixture
def hay(qtbot: QtBot, tmp_path: Path) -> Finding:
    program = make_program(qtbot)
    program.open(long_way(tmp_path, text=MANY))
    return Finding(program)


def test_words_are_found_while_they_are_typed(finding: Finding) -> None:
    finding.program.press("/")
    assert finding.control.bar.isVisible()
    finding.type("peo")
    assert (finding.count, finding.words()) == ("1 of 1", "peo")
    finding.type("ple simply")
    assert (finding.count, finding.words()) == ("1 of 1", "people simply")


def test_both_languages_are_counted_and_keys_step_through_them(finding: Finding) -> None:
    finding.program.press(Qt.Key.Key_F, CTRL)
    finding.type("the ")
    total = len(finding.control.matches)
    assert total > 3
    assert finding.count == f"1 of {total}"
    finding.press(Qt.Key.Key_Return)
    finding.press(Qt.Key.Key_F3)
    assert finding.count == f"3 of {total}"
    finding.press(Qt.Key.Key_F3, SHIFT)
    finding.press(Qt.Key.Key_Return, SHIFT)
    assert finding.count == f"1 of {total}"
    finding.press(Qt.Key.Key_Return, SHIFT)
    assert finding.count == f"{total} of {total}"


def test_chinese_is_found_in_whatever_form_it_is_written_and_shown(finding: Finding) -> None:
    finding.program.press(Qt.Key.Key_F, CTRL)
    finding.type("軟體")
    assert finding.words() == "软件"
    finding.press(Qt.Key.Key_Escape)
    assert finding.selected() == "软件"
    for _ in range(3):
        finding.program.press("c")
    assert finding.selected() == "软件"


def test_escape_goes_back_to_the_text_with_the_match_selected(finding: Finding) -> None:
    finding.program.press("/")
    finding.type("chairs away")
    finding.press(Qt.Key.Key_Escape)
    assert not finding.control.bar.isVisible()
    assert QApplication.focusWidget() is finding.program.view
    assert finding.selected() == "chairs away"


def test_n_goes_on_from_the_match_when_the_bar_is_closed(finding: Finding) -> None:
    finding.program.press("/")
    finding.type("the")
    total = len(finding.control.matches)
    first = finding.control.current
    finding.press(Qt.Key.Key_Escape)
    finding.program.press("n")
    finding.settle()
    assert finding.control.current == finding.control.matches[1]
    assert finding.said.startswith(f"Match 2 of {total}")
    finding.program.press("n", SHIFT)
    assert finding.control.current == first
    assert finding.selected().casefold() == "the"
    finding.program.press("N", SHIFT)
    assert finding.control.current == finding.control.matches[total - 1]
    assert finding.said.endswith("Round the start.")
    finding.program.press(Qt.Key.Key_Escape)
    assert not finding.control.is_marking
    finding.program.press("n", SHIFT)
    finding.settle()
    assert finding.control.current == finding.control.matches[total - 2]


def test_the_bar_begins_with_the_selected_words(finding: Finding) -> None:
    finding.program.press("/")
    finding.type("simply leaned")
    finding.press(Qt.Key.Key_Escape)
    finding.program.press(Qt.Key.Key_F, CTRL)
    field = finding.control.bar.field
    assert field.text() == "simply leaned"
    assert field.selectedText() == "simply leaned"
    finding.type("wall")
    assert field.text() == "wall"


def test_whole_words_and_patterns_are_options(finding: Finding) -> None:
    finding.program.press("/")
    finding.type("chair")
    assert finding.count.endswith("of 2")
    finding.press(Qt.Key.Key_W, ALT)
    assert finding.count == "1 of 1"
    finding.press(Qt.Key.Key_W, ALT)
    finding.press(Qt.Key.Key_R, ALT)
    finding.control.bar.field.selectAll()
    finding.type(r"\bw\w+s\b")
    assert finding.words() == "walls"
    finding.control.bar.field.selectAll()
    finding.type("(w")
    assert "not finished" in finding.control.bar.message.text()
    assert not finding.control.ticks.isVisible()
    finding.type(")")
    assert finding.control.bar.message.isHidden()
    assert len(finding.control.matches) > 1


def test_nothing_found_is_said_and_the_library_offered(finding: Finding) -> None:
    finding.program.press("/")
    finding.type("zebra")
    bar = finding.control.bar
    assert finding.count == "None"
    assert bar.message.text() == "Nothing here says “zebra”."
    assert bar.offer.isVisible()
    with finding.program.bot.waitSignal(finding.control.library_wished) as asked:
        bar.offer.click()
    assert asked.args == ["zebra"]


def test_earlier_searches_come_back_with_up(finding: Finding) -> None:
    finding.program.press("/")
    for words in ("chairs", "walls"):
        finding.control.bar.field.selectAll()
        finding.type(words)
        finding.press(Qt.Key.Key_Return)
    field = finding.control.bar.field
    field.selectAll()
    finding.type("half")
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        finding.press(key)
        seen.append(field.text())
    assert seen == ["walls", "chairs", "chairs", "walls", "half"]


def test_a_search_begins_at_the_readers_place_which_can_be_returned_to(hay: Finding) -> None:
    view = hay.program.view
    view.go_to_row(200)
    before = view.place()
    hay.program.press("/")
    hay.type("needle")
    assert hay.words() == "needle"
    assert hay.control.current is not None
    assert hay.control.current.row >= 200
    assert hay.count == "5 of 8"
    hay.press(Qt.Key.Key_Return)
    hay.press(Qt.Key.Key_Escape)
    assert view.place() != before
    hay.program.press(Qt.Key.Key_Left, ALT)
    assert view.place().position == before.position


def test_a_match_is_never_brought_behind_the_bar(hay: Finding) -> None:
    hay.program.press("/")
    hay.type("軟體")
    for _ in range(12):
        hay.press(Qt.Key.Key_Return)
        match = hay.control.current
        assert match is not None
        rects = rects_in_sight(hay.program.view, match.document, match.start, match.end)
        assert rects
        bar = hay.control.bar.geometry()
        assert not any(rect.toAlignedRect().intersects(bar) for rect in rects)


def test_the_bar_makes_way_for_a_match_in_the_first_line(finding: Finding) -> None:
    """It stands at the right, where the bar lies, and cannot come any lower."""
    view, bar = finding.program.view, finding.control.bar
    finding.program.press("/")
    finding.type("长路")
    match = finding.control.current
    assert match is not None
    rects = rects_in_sight(view, match.document, match.start, match.end)
    assert rects
    assert not any(rect.toAlignedRect().intersects(bar.geometry()) for rect in rects)
    assert bar.geometry().top() > view.height() / 2
    finding.press(Qt.Key.Key_Escape)
    finding.program.press("/")
    assert bar.geometry().top() < 20, "it begins in its corner"


def _colour_at(finding: Finding, start: int, end: int) -> QColor:
    view = finding.program.view
    rect = rects_in_sight(view, 0, start, end)[0]
    image = view.viewport().grab().toImage()
    return image.pixelColor(QPoint(round(rect.left()) + 1, round(rect.center().y()) + 9))


def test_matches_are_painted_and_the_current_one_more_strongly(finding: Finding) -> None:
    finding.program.press("/")
    finding.type("the ")
    finding.press(Qt.Key.Key_Return)  # the first is in the title
    one, two = finding.control.matches[1], finding.control.matches[2]
    assert one.row == two.row, "the tint of the current row is under both"

    def colours() -> tuple[QColor, QColor]:
        return _colour_at(finding, one.start, one.end), _colour_at(finding, two.start, two.end)

    current, other = colours()
    assert current != other
    finding.press(Qt.Key.Key_Return)
    assert colours() == (other, current)
    finding.press(Qt.Key.Key_Escape)
    finding.program.press(Qt.Key.Key_Escape)
    plain = colours()
    assert plain[0] == plain[1]
    assert plain[0] not in (current, other)


def test_matches_stand_along_the_scroll_bar_and_a_click_goes_there(hay: Finding) -> None:
    hay.program.press("/")
    hay.type("needle")
    ticks = hay.control.ticks
    hay.program.bot.waitUntil(lambda: len(ticks.places()) == 8)
    assert ticks.isVisible()
    share, row = ticks.places()[6]
    bar = hay.program.view.verticalScrollBar()
    at = QPoint(4, round(share * ticks.height()))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=at)
    assert hay.control.current is not None
    assert hay.control.current.row == row
    hay.press(Qt.Key.Key_Escape)
    assert not ticks.isVisible()


def test_a_text_that_still_grows_is_searched_on(qtbot: QtBot, tmp_path: Path) -> None:
    program = make_program(qtbot)
    finding = Finding(program)
    path = long_way(tmp_path, text="\n\n".join([MANY] * 12))
    program.interior.opener.open_path(path)
    qtbot.waitUntil(lambda: program.window.session.bitext is not None, timeout=10_000)
    program.press("/")
    finding.type("needle")
    qtbot.waitUntil(lambda: program.is_open(path), timeout=20_000)
    qtbot.waitUntil(lambda: finding.count == "1 of 96", timeout=10_000)
    assert len(set(finding.control.matches)) == 96


def test_another_document_is_asked_the_same(finding: Finding, tmp_path: Path) -> None:
    finding.program.press("/")
    finding.type("needle")
    assert finding.count == "None"
    finding.program.open(long_way(tmp_path, "other.md", MANY))
    finding.settle()
    finding.program.bot.waitUntil(lambda: finding.count == "1 of 8", timeout=20_000)


def test_without_a_document_find_says_so(qtbot: QtBot) -> None:
    finding = Finding(make_program(qtbot))
    finding.program.interior.commands["find"].trigger()
    assert finding.said == "Open a document first."
    assert not finding.control.bar.isVisible()


def test_a_number_of_matches_that_still_grows_says_so(
    hay: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    hay.program.press(Qt.Key.Key_F, CTRL)
    hay.type("needle")
    hay.press(Qt.Key.Key_Escape)
    hay.program.press(Qt.Key.Key_N)
    hay.settle()
    assert "of 8 for" in hay.said
    monkeypatch.setattr(type(hay.control), "is_searching", True)
    hay.program.press(Qt.Key.Key_N)
    assert "of 8… for" in hay.said


def test_steps_do_not_place_the_marks_along_the_bar_anew(
    hay: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    hay.program.press(Qt.Key.Key_F, CTRL)
    hay.type("needle")
    ticks = hay.control.ticks
    hay.program.bot.waitUntil(lambda: not ticks._later.isActive())
    assert len(ticks.heights()) > 1
    looked: list[int] = []
    monkeypatch.setattr(ticks, "find_places", lambda: looked.append(1) or [])
    for _ in range(3):
        hay.press(Qt.Key.Key_F3)
    hay.program.bot.wait(250)
    assert not looked


def test_patient_work_waits_until_the_first_match_is_there(hay: Finding) -> None:
    order: list[str] = []
    jobs = hay.program.window.parts.jobs

    def sought() -> Sought | None:
        threading.Event().wait(0.1)  # a slow machine: work that did not rest would come first
        order.append("sought")
        return seek("needle")

    hay.control.show_found(sought, "needle", 0, 0)
    hunt = hay.control._hunt
    assert hunt is not None
    hunt.found.connect(lambda: order.append("found"))
    jobs.run(lambda _: order.append("patient"), patient=True)
    hay.program.bot.waitUntil(lambda: "patient" in order, timeout=5_000)
    assert order[:2] == ["sought", "found"]


def test_a_broken_pattern_lets_patient_work_go_on(hay: Finding) -> None:
    jobs, done = hay.program.window.parts.jobs, list[object]()
    hay.program.press(Qt.Key.Key_F, CTRL)
    hay.control.bar.expression.click()
    hay.type("(")
    assert not hay.control.matches
    jobs.run(lambda job: job.cancelled(), done.append, patient=True)
    hay.program.bot.waitUntil(lambda: done == [False], timeout=5_000)


def test_the_bar_is_made_when_nobody_does_anything(finding: Finding) -> None:
    searching = finding.program.interior.searching
    precedence = finding.program.window.parts.jobs.precedence
    precedence.claim(60)
    for _ in range(5):
        searching._ahead()
    assert searching._finding is None
    precedence.release()
    finding.program.bot.waitUntil(lambda: searching._finding is not None, timeout=10_000)
    assert not finding.control.bar.isVisible()
