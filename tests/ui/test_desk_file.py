"""How the window tells of the annotations' file: saved, refused, damaged, newer, moved, shared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from reader import paths
from reader.annotations.model import Colour
from reader.settings import Settings
from reader.ui.annotating.file_dialog import AnnotationsFileDialog
from reader.ui.dialogs import Question
from tests.ui.marking_driver import (
    BOTH,
    CHAIRS,
    Marking,
    begin,
    long_way,
    mark_and_close,
    mark_both,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_the_status_line_says_when_it_is_saved(marking: Marking, qtbot: QtBot) -> None:
    status = marking.program.interior.status
    assert status.saved == ""
    mark_both(marking)
    assert status.saved == "Saving…"
    qtbot.waitUntil(lambda: status.saved == "Saved")
    assert len(marking.in_file()) == 1


def refuse() -> Path:
    """Put a folder where the annotations should be written: no system can replace that."""
    path = paths.data_dir() / "annotations.json"
    path.unlink(missing_ok=True)
    (path / "in the way").mkdir(parents=True)
    return path


def buttons(marking: Marking) -> dict[str, QPushButton]:
    found = marking.studio.banner.findChildren(QPushButton)
    return {button.text(): button for button in found if not button.isHidden()}


@pytest.mark.expects_log("")
def test_a_disk_that_refuses_is_said_and_tried_again(
    marking: Marking, tmp_path: Path, qtbot: QtBot
) -> None:
    path = refuse()
    mark_both(marking)
    banner, status = marking.studio.banner, marking.program.interior.status
    qtbot.waitUntil(lambda: banner.isVisible() and status.saved == "Not saved", timeout=10_000)
    assert "cannot be saved" in banner.words
    assert marking.marked() == [BOTH]
    copy = tmp_path / "copy.json"
    marking.studio.writer.save_copy(copy)
    qtbot.waitUntil(lambda: "A copy of all annotations" in marking.said)
    assert CHAIRS in copy.read_text(encoding="utf-8")
    (path / "in the way").rmdir()
    path.rmdir()
    buttons(marking)["Retry Now"].click()
    qtbot.waitUntil(lambda: status.saved == "Saved" and not banner.isVisible(), timeout=10_000)
    assert len(marking.in_file()) == 1


@pytest.mark.expects_log("")
def test_closing_asks_while_something_is_not_saved(marking: Marking, qtbot: QtBot) -> None:
    path = refuse()
    mark_both(marking)
    qtbot.waitUntil(marking.studio.banner.isVisible, timeout=10_000)
    marking.close()
    assert marking.program.window.isVisible()

    def answer(words: str) -> None:
        box = next(box for box in marking.program.window.findChildren(Question) if box.isVisible())
        next(button for button in box.buttons.values() if words in button.text()).click()

    answer("Cancel")
    assert marking.program.window.isVisible()
    marking.close()
    answer("Close Anyway")
    qtbot.waitUntil(lambda: not marking.program.window.isVisible())
    assert path.is_dir()


@pytest.mark.expects_log("")
def test_a_copy_that_was_not_written_is_no_leave_to_close(marking: Marking, qtbot: QtBot) -> None:
    path = refuse()
    mark_both(marking)
    window = marking.program.window
    qtbot.waitUntil(marking.studio.banner.isVisible, timeout=10_000)
    for _ in range(2):  # the second time nobody has written anything either
        marking.close()
        (question,) = (box for box in window.findChildren(Question) if box.isVisible())
        question.buttons["copy"].click()
        (asked,) = (box for box in window.findChildren(QFileDialog) if box.isVisible())
        asked.reject()
        assert window.isVisible()
        qtbot.waitUntil(lambda: not window.findChildren(QFileDialog))
        qtbot.waitUntil(lambda: not window.findChildren(Question))
    marking.studio.standing.ask_copy()  # one that is made later, from the banner, closes nothing
    copy = paths.data_dir() / "copy.json"
    marking.studio.writer.save_copy(copy)
    qtbot.waitUntil(lambda: "A copy of all annotations" in marking.said)
    assert window.isVisible()
    (path / "in the way").rmdir()
    path.rmdir()
    assert len(marking.in_file()) == 1


@pytest.mark.expects_log("")
def test_a_damaged_file_is_told_of_and_what_was_in_it_is_set_aside(
    qtbot: QtBot, tmp_path: Path
) -> None:
    mark_and_close(qtbot, long_way(tmp_path))
    path = paths.data_dir() / "annotations.json"
    path.write_text(path.read_text("utf-8")[:-300], encoding="utf-8")
    again = begin(qtbot)
    qtbot.waitUntil(again.studio.banner.isVisible)
    assert again.studio.banner.words
    assert "Dismiss" in buttons(again)
    buttons(again)["Dismiss"].click()
    assert not again.studio.banner.isVisible()


@pytest.mark.expects_log("")
def test_a_file_of_a_newer_version_is_only_read(qtbot: QtBot, tmp_path: Path) -> None:
    source = long_way(tmp_path)
    mark_and_close(qtbot, source)
    path = paths.data_dir() / "annotations.json"
    written = json.loads(path.read_text("utf-8"))
    written["version"] = 999
    newer = json.dumps(written)
    path.write_text(newer, encoding="utf-8")
    again = begin(qtbot)
    qtbot.waitUntil(again.studio.banner.isVisible)
    again.open(source)
    again.drag_over("the obvious things")
    again.do("mark-yellow")
    words = "Your annotations file is only read: a newer version of Duidu wrote it."
    assert again.said == again.desk.refusal == words
    assert again.selected_words() == "the obvious things"
    again.program.interior.commands["preferences"].trigger()
    preferences = again.program.interior.guides.preferences
    assert preferences is not None
    preferences.notes.meanings[Colour.GREEN].setText("vocabulary")
    preferences.notes.meanings[Colour.GREEN].editingFinished.emit()
    assert preferences.notes.meanings[Colour.GREEN].text() == ""
    assert again.desk.notebook.meaning(Colour.GREEN) == ""
    preferences.close()
    again.close()
    assert path.read_text("utf-8") == newer


def test_nothing_is_undone_that_could_not_be_kept(marking: Marking, qtbot: QtBot) -> None:
    mark_both(marking)
    written = marking.file()
    written["version"] = 999
    (paths.data_dir() / "annotations.json").write_text(json.dumps(written), encoding="utf-8")
    qtbot.waitUntil(lambda: bool(marking.desk.refusal), timeout=10_000)
    marking.do("undo")
    assert marking.said == marking.desk.refusal
    assert marking.marked() == [BOTH]


@pytest.mark.expects_log("")
def test_the_file_can_be_kept_elsewhere(marking: Marking, tmp_path: Path, qtbot: QtBot) -> None:
    mark_both(marking)
    marking.program.interior.commands["annotations-file"].trigger()
    (dialog,) = marking.program.window.findChildren(AnnotationsFileDialog)
    (field,) = dialog.findChildren(QLineEdit)
    assert field.text() == str(paths.data_dir() / "annotations.json")
    new = tmp_path / "synced" / "notes.json"
    dialog.choose(new)  # a folder that is not there
    qtbot.waitUntil(lambda: bool(marking.program.window.findChildren(Question)))
    marking.program.window.findChildren(Question)[0].reject()
    assert field.text() == str(paths.data_dir() / "annotations.json")
    new.parent.mkdir()
    dialog.choose(new)
    qtbot.waitUntil(lambda: "from now on" in marking.said)
    assert field.text() == str(new)
    dialog.close()
    marking.program.window.activateWindow()
    qtbot.waitUntil(marking.program.window.isActiveWindow)
    marking.do("mark-blue")
    assert marking.studio.writer.flush()
    assert '"blue"' in new.read_text(encoding="utf-8")
    marking.close()
    assert Settings(paths.config_dir() / "settings.json").annotations_file == new


def test_what_cannot_be_read_is_told_once_and_found_by_the_file(
    marking: Marking, qtbot: QtBot
) -> None:
    mark_both(marking)
    assert marking.studio.writer.flush()
    marking.close()
    path = paths.data_dir() / "annotations.json"
    raw = json.loads(path.read_bytes())
    raw["annotations"].append({"note": "a slip of the hand"})
    path.write_text(json.dumps(raw), encoding="utf-8")

    def start() -> Marking:
        started = begin(qtbot)
        qtbot.waitUntil(lambda: started.desk.is_loaded)
        return started

    first = start()
    qtbot.waitUntil(lambda: bool(first.studio.banner.kind))
    assert first.studio.writer.flush()
    first.close()
    second = start()
    assert second.studio.writer.flush()
    assert not second.studio.banner.kind
    second.program.interior.commands["annotations-file"].trigger()
    (dialog,) = second.program.window.findChildren(AnnotationsFileDialog)
    (pieces,) = dialog.findChildren(QPlainTextEdit)
    assert "a slip of the hand" in pieces.toPlainText()
    assert any(label.text().startswith("1 entry in") for label in dialog.findChildren(QLabel))
    dialog.close()


def test_another_copy_of_the_program_is_heard(marking: Marking, qtbot: QtBot) -> None:
    mark_both(marking)
    written = marking.file()
    (each,) = written["annotations"]
    each["note"] = "written elsewhere"
    each["modified"] = "2099-01-01T00:00:00.000Z"
    each["clock"] = {**each.get("clock", {}), "elsewhere": 1}
    path = paths.data_dir() / "annotations.json"
    path.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    qtbot.waitUntil(lambda: marking.only().note == "written elsewhere", timeout=10_000)
    assert marking.marked() == [BOTH]
