"""A long pair is there soon as a draft; what replaces it leaves everything on its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.bitext.aligned import BeadFinder
from reader.bitext.bead_list import PairBead
from reader.bitext.model import Side
from tests.bitext.shapes import shape
from tests.bitext.test_drafts import COUNT, pair
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

RIGHT = ["0-0", "1-1", "2-2", "3-", *(f"{at}-{at - 1}" for at in range(4, COUNT))]


@pytest.fixture
def clumsy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts that get the first paragraphs wrong."""

    def draft(_self: BeadFinder, most: int) -> list[PairBead]:
        beads = [PairBead(range(3), range(3), 0.4)]
        return beads + [
            PairBead(range(at, at + 1), range(at, at + 1), 0.9) for at in range(3, most)
        ]

    monkeypatch.setattr(BeadFinder, "draft", draft)


class Shown:
    """A window that opens a pair, and what it shows when the draft is there, and afterwards."""

    def __init__(self, qtbot: QtBot, folder: Path, at_first: Callable[[Program], None]) -> None:
        self.program = make_program(qtbot)
        session = self.program.window.session
        self.shapes: list[list[str]] = []
        self.was_done: list[bool] = []
        self._at_first = at_first
        session.opened.connect(self._opened)
        session.rows_changed.connect(self._note)
        self.program.open(pair(folder)[0])
        qtbot.waitUntil(lambda: session.done, timeout=20_000)

    def _opened(self) -> None:
        self._note()
        self._at_first(self.program)

    def _note(self) -> None:
        session = self.program.window.session
        assert session.bitext is not None
        self.shapes.append(shape(session.bitext.rows))
        self.was_done.append(session.done)


@pytest.mark.usefixtures("clumsy")
def test_the_draft_is_shown_and_then_replaced_by_what_is_right(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shown = Shown(qtbot, tmp_path, lambda _program: None)
    draft, after = shown.shapes
    assert draft[:2] == ["0+1+2-0+1+2", "3-3"]
    assert after == RIGHT[: len(after)]
    assert not shown.was_done[1], "soon, not when everything is found"
    bitext = shown.program.window.session.bitext
    assert bitext is not None
    assert shape(bitext.rows) == RIGHT
    assert "island 155" in shown.program.view.bitext.text(bitext.rows[55].en[0])


@pytest.mark.usefixtures("clumsy")
def test_place_row_and_marks_stay_on_their_words(qtbot: QtBot, tmp_path: Path) -> None:
    where: list[str] = []

    def read_on(program: Program) -> None:
        view = program.view
        view.go_to_row(12)
        view.set_current_row(12)
        view.set_acting_column([lane.side for lane in view.lanes].index(Side.EN))
        where.extend((words(program, 12), program.top_text()))

    shown = Shown(qtbot, tmp_path, read_on)
    view = shown.program.view
    assert view.current_row is not None
    assert view.current_row != 12
    assert words(shown.program, view.current_row) == where[0]
    assert shown.program.top_text() == where[1]


@pytest.mark.usefixtures("clumsy")
def test_what_was_looked_for_in_the_draft_is_found_in_all_of_the_text(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def look(program: Program) -> None:
        program.interior.commands["find"].trigger()
        program.interior.searching.finding.bar.field.setText("fisherman")

    shown = Shown(qtbot, tmp_path, look)
    control = shown.program.interior.searching.finding
    qtbot.waitUntil(lambda: not control.is_searching, timeout=10_000)
    qtbot.waitUntil(lambda: len(control.matches) == COUNT // 5, timeout=10_000)
    assert [match.row for match in control.matches] == list(range(0, COUNT, 5))


def words(program: Program, row: int) -> str:
    bitext = program.view.bitext
    return bitext.text(bitext.rows[row].en[0])
