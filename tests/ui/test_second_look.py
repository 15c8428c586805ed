"""A file in both languages, once it is read: rows change quietly, everything stays on its words."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.bitext import second_look
from reader.bitext.finding.sought import seek
from reader.bitext.model import Bitext, Side
from reader.bitext.requests import kept_pairs
from reader.ui.reading.moved import new_rows
from reader.ui.reading.place import Place
from reader.ui.reading.selection import Selection
from tests.bitext.one_file_texts import EN, HALVES, HALVES_ZH, ZH, seen, write
from tests.bitext.shapes import shape
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from reader.bitext.bead_list import PairBead
    from reader.documents.model import Block


def is_looked_at(program: Program, rows: int) -> bool:
    return len(program.view.bitext.rows) == rows


def opened_halves(qtbot: QtBot, tmp_path: Path) -> Program:
    program = make_program(qtbot)
    program.open(write(tmp_path / "ferry.md", *HALVES, *HALVES_ZH))
    return program


def wait_for_halves(program: Program) -> None:
    program.bot.waitUntil(lambda: is_looked_at(program, 7), timeout=30_000)


def start_of(program: Program, words: str) -> int:
    for block in program.view.bitext.documents[0].blocks:
        if words in block.text:
            return block.start + block.text.index(words)
    raise AssertionError(words)


def test_two_halves_become_a_bitext_and_stay_one(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened_halves(qtbot, tmp_path)
    wait_for_halves(program)
    assert seen(program.view.bitext)[1] == ("The ferr", "渡船七点")
    assert "The ferry left" in program.shown(0)
    assert "渡船七点开" in program.shown(1)
    assert [number for number, _ in program.window.session.headings()] == [0, 4]
    again = make_program(qtbot)
    again.open(tmp_path / "ferry.md")
    assert is_looked_at(again, 7), "at once"


def test_what_the_reader_holds_stays_on_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    program = make_program(qtbot)
    view, session = program.view, program.window.session
    view.resize(700, 420)
    pairs = kept_pairs()
    program.open(
        write(tmp_path / "a.md", "# English", *EN, *EN[::-1], *EN, "# 中文", *ZH, *ZH[::-1], *ZH)
    )
    second = program.interior.pairs.second_look
    assert second is not None
    second.give_up()
    start = start_of(program, "plums")
    view.go_to(Place(0, start_of(program, "“They are"), 60.0))
    view.set_selection(Selection(0, Side.EN, 0, start, start + 5))
    row = view.locator.row_of(0, start)
    view.set_current_row(row)
    cursor = program.interior.tools.cursor
    cursor.put(Side.EN, 0, start)
    sentence = cursor.sentence
    assert sentence is not None
    top = program.top_text()
    before = len(view.bitext.rows)
    bitext = session.bitext
    assert bitext is not None
    document = bitext.documents[0]
    base = session.unsettled
    *_, found = pairs.looked_again(document, base, 0, lambda: False)
    rows = pairs.rows_with(document, base, found, lambda: False)
    after = Bitext(bitext.documents, rows, 2)
    session.set_rows(new_rows(after))
    assert len(view.bitext.rows) < before
    assert program.top_text() == top
    chosen = view.selection
    assert chosen is not None
    assert (chosen.start, chosen.end) == (start, start + 5)
    assert cursor.sentence == sentence
    assert cursor.answers, "and its partner lights up"
    assert view.current_row == view.locator.row_of(0, start)


def test_a_search_goes_on_where_it_stood(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened_halves(qtbot, tmp_path)
    finder = program.interior.searching.finding
    finder.show_found(lambda: seek("the"), "the", 0, 0)
    wait_for_halves(program)
    program.bot.waitUntil(lambda: not finder.is_searching, timeout=10_000)
    rows = program.view.bitext.rows
    found = list(finder.matches)
    assert len(found) > 3
    for match in found:
        pieces = rows[match.row].pieces(match.side)
        blocks = program.view.bitext.documents[0].blocks
        assert any(
            blocks[p.block].start + p.start <= match.start < blocks[p.block].start + p.end
            for p in pieces
        )


def test_nothing_changes_while_the_mouse_is_down(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    down = [Qt.MouseButton.LeftButton]
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: down[0])
    program = opened_halves(qtbot, tmp_path)
    second = program.interior.pairs.second_look
    assert second is not None
    qtbot.waitUntil(lambda: second.waiting is not None, timeout=30_000)
    assert not is_looked_at(program, 7)
    down[0] = Qt.MouseButton.NoButton
    wait_for_halves(program)


def test_one_file_is_repaired_by_keys_and_undone(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened_halves(qtbot, tmp_path)
    wait_for_halves(program)
    found = shape(program.view.bitext.rows)
    view = program.view
    view.set_current_row(1)
    program.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    program.bot.waitUntil(lambda: shape(view.bitext.rows) != found, timeout=10_000)
    assert shape(view.bitext.rows)[1:3] == ["-9", "1+2-10"]
    assert list((paths.data_dir() / "pairs").glob("one-*.json"))
    program.interior.commands["undo-repair"].trigger()
    program.bot.waitUntil(lambda: shape(view.bitext.rows) == found, timeout=10_000)
    program.interior.commands["redo-repair"].trigger()
    program.bot.waitUntil(lambda: shape(view.bitext.rows) != found, timeout=10_000)
    again = make_program(qtbot)
    again.open(tmp_path / "ferry.md")
    assert shape(again.view.bitext.rows)[1:3] == ["-9", "1+2-10"]


class Slow:
    """An aligner that stops after some beads until it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, first: int) -> None:
        self.begun, self.go_on = 0, threading.Event()
        self._first, self._align = first, second_look.found_beads
        monkeypatch.setattr(second_look, "found_beads", self._beads)
        monkeypatch.setattr(second_look, "_EVERY", 0.0)
        monkeypatch.setattr(second_look, "_BEADS_AT_A_TIME", 1)

    def _beads(self, *texts: Sequence[Block], **more: Any) -> Iterator[PairBead]:
        self.begun += 1
        for number, bead in enumerate(self._align(*texts, **more)):
            if number == self._first:
                assert self.go_on.wait(30)
            yield bead


def test_a_repair_does_not_begin_the_look_anew(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, first=4)
    program = opened_halves(qtbot, tmp_path)
    view = program.view
    program.bot.waitUntil(lambda: shape(view.bitext.rows)[1:3] == ["1-9", "2-10"], timeout=30_000)
    view.set_current_row(1)
    program.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    program.bot.waitUntil(lambda: shape(view.bitext.rows)[1:3] == ["-9", "1+2-10"], timeout=10_000)
    assert program.is_open(tmp_path / "ferry.md")
    slow.go_on.set()
    wait_for_halves(program)
    assert shape(view.bitext.rows)[1:4] == ["-9", "1+2-10", "3-11"], (
        "the repair, and the rest found"
    )
    assert slow.begun == 1
    program.interior.commands["undo-repair"].trigger()
    program.bot.waitUntil(lambda: shape(view.bitext.rows)[1:3] == ["1-9", "2-10"], timeout=10_000)
    again = make_program(qtbot)
    again.open(tmp_path / "ferry.md")
    assert shape(again.view.bitext.rows) == shape(view.bitext.rows)
    assert slow.begun == 1


def test_another_text_gives_the_look_up_and_it_goes_on_later(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, first=5)
    program = opened_halves(qtbot, tmp_path)
    view = program.view
    program.bot.waitUntil(lambda: shape(view.bitext.rows)[1:3] == ["1-9", "2-10"], timeout=30_000)
    program.open(write(tmp_path / "other.md", *EN))
    second = program.interior.pairs.second_look
    assert second is not None
    slow.go_on.set()
    program.open(tmp_path / "ferry.md")
    assert shape(view.bitext.rows)[1:3] == ["1-9", "2-10"], "what was found is there at once"
    wait_for_halves(program)
    assert slow.begun == 2


def test_what_spans_both_sides_is_not_repaired(qtbot: QtBot, tmp_path: Path) -> None:
    program = make_program(qtbot)
    program.open(
        write(tmp_path / "a.md", "# The Ferry", *[t for p in zip(EN, ZH, strict=True) for t in p])
    )
    program.view.set_current_row(0)
    program.interior.commands["merge-next"].trigger()
    assert program.interior.status.said == (
        "Headings, code, tables and pictures stand in rows of their own."
    )
    program.view.set_current_row(1)
    program.interior.commands["merge-previous"].trigger()
    assert program.interior.status.said == (
        "Headings, code, tables and pictures stand in rows of their own."
    )


def test_a_text_in_one_language_is_not_repaired(qtbot: QtBot, tmp_path: Path) -> None:
    program = make_program(qtbot)
    program.open(write(tmp_path / "a.md", *EN))
    program.view.set_current_row(0)
    program.interior.commands["merge-next"].trigger()
    assert program.interior.status.said == "Only a text in both languages can be repaired."
