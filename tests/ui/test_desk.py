"""What was marked is there again: after a restart, under another name, in an edited file."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from reader import paths
from reader.annotations.anchoring import How
from reader.ui.annotating import following
from tests.ui.marking_driver import (
    BOTH,
    CHAIRS,
    CHAIRS_ZH,
    TEXT,
    Marking,
    begin,
    long_way,
    mark_and_close,
    mark_both,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

INSERTED = TEXT.replace("We tried", "A new paragraph stands here.\n\n一个新段落。\n\nWe tried")


def test_a_restart_finds_it_again(qtbot: QtBot, tmp_path: Path) -> None:
    path = long_way(tmp_path)
    mark_and_close(qtbot, path)
    again = begin(qtbot)
    again.open(path)
    assert again.marked() == [BOTH]
    assert {mark.how for mark in again.desk.marks_of(again.only().id)} == {How.POSITION}


def test_under_another_name_it_is_the_same_document(qtbot: QtBot, tmp_path: Path) -> None:
    path = long_way(tmp_path)
    mark_and_close(qtbot, path)
    moved = tmp_path / "elsewhere" / "renamed.md"
    moved.parent.mkdir()
    path.rename(moved)
    again = begin(qtbot)
    again.open(moved)
    assert again.marked() == [BOTH]
    (document,) = again.file()["documents"]
    assert set(document["paths"]) == {str(path), str(moved)}


def test_an_edit_between_two_runs_moves_it_along(qtbot: QtBot, tmp_path: Path) -> None:
    path = long_way(tmp_path)
    mark_and_close(qtbot, path)
    long_way(tmp_path, text=INSERTED)
    again = begin(qtbot)
    again.open(path)
    assert again.marked() == [BOTH]
    source = again.program.view.bitext.documents[0].source_text()
    targets = again.in_file()[0]["targets"]
    positions = [
        (each["start"], each["end"])
        for target in targets
        for each in target["selectors"]
        if each["type"] == "TextPositionSelector"
    ]
    assert [source[start:end] for start, end in positions] == [CHAIRS, CHAIRS_ZH]


def test_another_machine_s_copy_is_not_written_down(qtbot: QtBot, tmp_path: Path) -> None:
    """Where the file was never read in another form here, this copy may just be an older one."""
    path = long_way(tmp_path)
    mark_and_close(qtbot, path)
    before = json.loads((paths.data_dir() / "annotations.json").read_text("utf-8"))["annotations"]
    (paths.data_dir() / "places.json").unlink(missing_ok=True)
    long_way(tmp_path, text=INSERTED)
    again = begin(qtbot)
    again.open(path)
    assert again.marked() == [BOTH]
    assert again.file()["annotations"] == before


def test_a_file_edited_outside_keeps_its_marks_when_it_is_read_again(
    marking: Marking, tmp_path: Path, qtbot: QtBot
) -> None:
    mark_both(marking)
    old = marking.program.view.bitext
    long_way(tmp_path, text=INSERTED.replace("simply leaned", "simply leant"))
    marking.program.interior.commands["reload"].trigger()
    qtbot.waitUntil(lambda: marking.program.view.bitext.documents is not old.documents)
    qtbot.waitUntil(lambda: marking.program.window.session.done)
    marking.settle()
    assert marking.marked()[0][2] == (CHAIRS.replace("leaned", "leant"), CHAIRS_ZH)
    assert marking.desk.orphans() == []


def test_what_is_gone_is_an_orphan_and_can_be_put_elsewhere(
    marking: Marking, tmp_path: Path, qtbot: QtBot
) -> None:
    marking.drag_over("The last paragraph of it all.")
    marking.do("mark-yellow")
    gone = marking.only().id
    old = marking.program.view.bitext
    long_way(tmp_path, text=TEXT.replace("The last paragraph of it all.", "Zebras!"))
    marking.program.interior.commands["reload"].trigger()
    qtbot.waitUntil(lambda: marking.program.view.bitext.documents is not old.documents)
    qtbot.waitUntil(lambda: marking.desk.is_settled and marking.desk.orphans() == [gone])
    assert marking.desk.order() == []
    assert not marking.desk.reattach(gone)
    assert "Select the words" in marking.said
    marking.drag_over("Zebras!")
    assert marking.desk.reattach(gone)
    assert marking.marked() == [("highlight", "yellow", ("Zebras!",))]
    assert marking.desk.orphans() == []
    marking.program.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marking.desk.orphans() == [gone]


def test_words_that_are_looked_for_after_an_undo_are_found(
    marking: Marking, tmp_path: Path, qtbot: QtBot
) -> None:
    """A step that brings back an old position is looked for in the text as it is now."""
    mark_both(marking)
    marking.do("remove")
    old = marking.program.view.bitext
    long_way(tmp_path, text=INSERTED)
    marking.program.interior.commands["reload"].trigger()
    qtbot.waitUntil(lambda: marking.program.view.bitext.documents is not old.documents)
    qtbot.waitUntil(lambda: marking.program.window.session.done)
    marking.settle()
    marking.program.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: marking.marked() == [BOTH])


def test_another_document_is_opened_for_its_annotation(
    marking: Marking, tmp_path: Path, qtbot: QtBot
) -> None:
    mark_both(marking)
    first = marking.only().id
    other = long_way(tmp_path, "other.md", "Quite another text.\n")
    marking.open(other)
    assert marking.desk.order() == []
    marking.desk.open_elsewhere(first)
    qtbot.waitUntil(lambda: marking.desk.selected == first, timeout=10_000)
    assert marking.rects(CHAIRS)
    (tmp_path / "long-way.md").unlink()
    marking.open(other)
    marking.desk.open_elsewhere(first)
    qtbot.waitUntil(lambda: "is not where it was" in marking.said)


def test_marks_are_there_while_a_long_text_is_still_being_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = long_way(tmp_path, text=TEXT + "\n\n".join(f"Line {n} of many." for n in range(9000)))
    mark_and_close(qtbot, path)
    again = begin(qtbot)
    again.program.interior.opener.open_path(path)
    qtbot.waitUntil(lambda: again.marked() == [BOTH], timeout=20_000)
    qtbot.waitUntil(lambda: again.desk.is_settled, timeout=20_000)
    assert again.marked() == [BOTH]


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_ticks_at_the_scroll_bar_lead_to_their_words(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    text = "\n\n".join(f"Paragraph number {number} of many." for number in range(300))
    marking.open(long_way(tmp_path, text=text))
    marking.drag_over("Paragraph number 2 of many.")
    marking.do("mark-yellow")
    marking.program.view.go_to_end()
    marking.drag_over("Paragraph number 295 of many.")
    marking.do("mark-green")
    marking.program.press(Qt.Key.Key_Escape)
    ticks = marking.studio.ticks.places()
    assert [id_ for _, id_ in ticks] == marking.desk.order()
    assert ticks[0][0] < 0.05
    assert ticks[1][0] > 0.9
    bar = marking.program.view.verticalScrollBar()
    at = bar.rect().center()
    at.setY(round(ticks[0][0] * bar.height()) + 1)
    hovered = QHelpEvent(QEvent.Type.ToolTip, at, bar.mapToGlobal(at))
    QApplication.sendEvent(bar, hovered)
    assert QToolTip.text() == "Highlight yellow, Paragraph number 2 of many."
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=at)
    assert marking.desk.selected == ticks[0][1]
    assert marking.rects("Paragraph number 2 of many.")
    marking.program.interior.commands["back"].trigger()
    assert marking.rects("Paragraph number 295 of many.")


# saving


def long_text(lines: int) -> str:
    return TEXT + "\n\n".join(f"Line {number} of many." for number in range(lines))


def mark_early(marking: Marking, path: Path) -> None:
    """Open a long text and mark words of its beginning while the rest is still being read."""
    marking.program.interior.opener.open_path(path)
    marking.program.bot.waitUntil(
        lambda: marking.program.window.session.path == path and marking.desk.placing is not None
    )
    assert not marking.desk.is_settled
    marking.drag_over("the obvious things")
    marking.do("mark-yellow")
    assert not marking.desk.is_settled


def test_what_is_marked_before_all_is_read_belongs_to_the_document(
    qtbot: QtBot, tmp_path: Path
) -> None:
    marking = begin(qtbot)
    mark_early(marking, long_way(tmp_path, text=long_text(40_000)))
    qtbot.waitUntil(lambda: marking.desk.is_settled, timeout=90_000)
    assert marking.marked() == [("highlight", "yellow", ("the obvious things",))]
    (document,) = marking.file()["documents"]
    assert document["id"] == marking.only().document
    assert document["sketch"]


def test_what_is_marked_early_in_a_document_that_turns_out_to_be_known(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = long_way(tmp_path, text=long_text(40_000))
    mark_and_close(qtbot, path)
    moved = long_way(tmp_path, "moved.md", long_text(40_000).replace("Line 7 ", "Line seven "))
    path.unlink()
    again = begin(qtbot)
    mark_early(again, moved)
    qtbot.waitUntil(lambda: again.desk.is_settled, timeout=90_000)
    assert again.marked() == [("highlight", "yellow", ("the obvious things",)), BOTH]
    assert len({each.document for each in again.all()}) == 1
    assert len(again.file()["documents"]) == 1


def test_what_is_marked_before_a_text_is_known_survives_that_another_is_opened_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = long_way(tmp_path), tmp_path / "other.md"
    other.write_text("Another text.\n\nIt says little.\n", encoding="utf-8")
    marking = begin(qtbot)
    may_know = threading.Event()
    find_out = following.recognised

    def slowly(*args: Any, complete: bool, **more: Any) -> following.Recognised:
        if complete:
            may_know.wait(10)
        return find_out(*args, complete=complete, **more)

    monkeypatch.setattr(following, "recognised", slowly)
    marking.program.open(path)
    qtbot.waitUntil(lambda: marking.desk.index is not None, timeout=10_000)
    mark_both(marking)
    marking.program.open(other)
    may_know.set()
    marking.program.open(path)
    qtbot.waitUntil(lambda: marking.marked() == [BOTH], timeout=10_000)
    marking.close()
    again = begin(qtbot)
    again.open(path)
    assert again.marked() == [BOTH]
