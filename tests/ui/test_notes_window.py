"""The panel of notes in the window: the real desk, text and file around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.annotations.model import Kind
from reader.chinese.variants import Variant
from reader.settings import ThemeChoice
from reader.ui.notes.card import Action
from reader.ui.notes.feed import Scope
from reader.ui.notes.rows import TRAY, CardRow
from tests.ui.marking_driver import CHAIRS, CHAIRS_ZH, TEXT, begin, long_way

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.ui.notes.panel import NotesPanel
    from tests.ui.marking_driver import Marking

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def panel_of(marking: Marking) -> NotesPanel:
    panel = marking.program.interior.notes.panel
    assert panel is not None
    return panel


def key(wanted: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, to whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, wanted, modifier)


def listed(panel: NotesPanel) -> list[str]:
    return [row.key for row in panel.model.rows if isinstance(row, CardRow)]


def settle(marking: Marking, panel: NotesPanel) -> None:
    """Until the list is what was asked for."""
    bot = marking.program.bot
    bot.waitUntil(lambda: not panel._ask_soon.isActive())
    bot.waitUntil(lambda: not panel.feed._later.isActive())
    bot.waitUntil(lambda: not panel.feed.is_waiting)


def click(marking: Marking, panel: NotesPanel, id_: str, action: Action | None = None) -> None:
    number = panel.model.number_of(id_)
    assert number is not None
    panel.view.scrollTo(panel.model.index(number))
    corner = panel.view.visualRect(panel.model.index(number)).topLeft()
    point = corner + QPoint(30, 12)
    card = panel.view.card_of(number)
    if action is not None and card is not None:
        area = next(one.area for one in card.pressables if one.action is action)
        point = corner + area.center().toPoint()
    marking.program.bot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_a_note_is_written_beside_the_text_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    marking.drag_over(CHAIRS)
    marking.do("note")
    panel = panel_of(marking)
    qtbot.waitUntil(panel.box.editor.hasFocus)
    QTest.keyClicks(panel.box.editor, "So *they* did")
    key(Qt.Key.Key_Escape)
    assert marking.program.view.hasFocus()
    (kept,) = marking.in_file()
    assert kept["note"] == "So *they* did"
    assert listed(panel) == [kept["id"]]
    key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marking.only().note == ""


def test_a_tag_that_is_being_typed_is_kept_when_the_program_is_closed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    marking.drag_over(CHAIRS)
    marking.do("note")
    panel = panel_of(marking)
    qtbot.waitUntil(panel.box.editor.hasFocus)
    QTest.keyClicks(panel.box.editor, "half a tho")
    key(Qt.Key.Key_Tab)
    qtbot.waitUntil(panel.box.tags.field.hasFocus)
    QTest.keyClicks(panel.box.tags.field, "seats")
    marking.close()
    written = json.loads((paths.data_dir() / "annotations.json").read_text("utf-8"))
    (kept,) = written["annotations"]
    assert (kept["note"], kept["tags"]) == ("half a tho", ["seats"])


def test_a_click_on_a_card_brings_its_words_into_sight(qtbot: QtBot, tmp_path: Path) -> None:
    far = TEXT + "\nOne more paragraph for length.\n\n再来一段。\n" * 80 + "\nThe very end of it.\n"
    marking = begin(qtbot)
    marking.open(long_way(tmp_path, text=far))
    marking.drag_over(CHAIRS)
    marking.do("mark-yellow")
    marking.program.press(Qt.Key.Key_F8)
    panel = panel_of(marking)
    qtbot.waitUntil(lambda: len(listed(panel)) == 1)
    marking.program.view.go_to_end()
    with pytest.raises(AssertionError):
        marking.rects(CHAIRS)
    click(marking, panel, marking.only().id)
    assert marking.rects(CHAIRS)
    panel.view.setFocus()
    key(Qt.Key.Key_Return)
    assert marking.program.view.hasFocus()


def test_both_halves_stand_on_one_card_in_the_shown_form(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    marking.drag_over(CHAIRS)
    marking.do("both-sides")
    marking.program.press(Qt.Key.Key_F8)
    panel = panel_of(marking)
    qtbot.waitUntil(lambda: len(listed(panel)) == 1)
    number = panel.model.number_of(marking.only().id)
    assert number is not None
    card = panel.view.card_of(number)
    assert card is not None
    assert [placed.words.text for placed in card.texts][:2] == [CHAIRS, CHAIRS_ZH]
    marking.program.interior.appearance.choose_variant(Variant.TRADITIONAL)
    card = panel.view.card_of(number)
    assert card is not None
    assert card.texts[1].words.text == "我們把椅子搬走，大家乾脆靠着牆站着。"
    marking.program.interior.appearance.choose_theme(ThemeChoice.DARK)
    corner = panel.rect().bottomLeft() + QPoint(3, -3)
    assert panel.grab().toImage().pixelColor(corner).lightness() < 60


def test_a_note_on_the_document_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    marking.do("note-document")
    panel = panel_of(marking)
    qtbot.waitUntil(panel.box.editor.hasFocus)
    QTest.keyClicks(panel.box.editor, "Read again")
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (kept,) = marking.in_file()
    assert (kept["kind"], kept["note"], kept.get("targets", [])) == ("note", "Read again", [])
    assert marking.program.view.hasFocus()


def test_an_empty_note_on_a_paragraph_goes_again(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    marking.click_on(CHAIRS)  # makes its row the current one
    marking.do("note")
    panel = panel_of(marking)
    qtbot.waitUntil(panel.box.editor.hasFocus)
    notes = [each for each in marking.desk.annotations() if each.kind is Kind.NOTE]
    assert len(notes) == 1
    key(Qt.Key.Key_Escape)
    assert marking.desk.annotations() == []


def test_what_is_lost_is_put_on_other_words(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    path = long_way(tmp_path)
    marking.open(path)
    marking.drag_over(CHAIRS)
    marking.do("mark-yellow")
    id_ = marking.only().id
    marking.program.press(Qt.Key.Key_F8)
    panel = panel_of(marking)
    changed = TEXT.replace(CHAIRS, "").replace(CHAIRS_ZH, "")
    path.write_text(changed, encoding="utf-8")
    marking.program.interior.opener.reload()
    qtbot.waitUntil(lambda: marking.desk.orphans() == [id_], timeout=10_000)
    qtbot.waitUntil(lambda: panel.model.number_of(TRAY) is not None)
    name = panel.header.tabs[Scope.DOCUMENT].accessibleName()
    assert "1 of them not found in the text" in name
    click(marking, panel, TRAY)
    settle(marking, panel)
    click(marking, panel, id_, Action.REATTACH)
    assert marking.said == "Select the words that this note belongs to first."
    marking.drag_over("Then we asked a different question altogether.")
    click(marking, panel, id_, Action.REATTACH)
    settle(marking, panel)
    assert panel.model.number_of(TRAY) is None
    assert marking.marked()[0][2] == ("Then we asked a different question altogether.",)


def test_the_library_opens_the_document_of_a_card(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    first = long_way(tmp_path)
    other = long_way(tmp_path, "other.md", "# Other\n\nWholly other words stand here.\n")
    marking.open(first)
    marking.drag_over(CHAIRS)
    marking.do("mark-yellow")
    id_ = marking.only().id
    marking.open(other)
    marking.program.press(Qt.Key.Key_F8)
    panel = panel_of(marking)
    panel.show_scope(Scope.LIBRARY)
    settle(marking, panel)
    assert listed(panel) == [id_]
    click(marking, panel, id_)
    qtbot.waitUntil(lambda: marking.program.is_open(first), timeout=10_000)
    qtbot.waitUntil(lambda: marking.desk.selected == id_, timeout=10_000)
    panel.show_scope(Scope.DOCUMENT)
    settle(marking, panel)
    assert listed(panel) == [id_]
    assert panel.view.cursor_key() == id_


def test_a_note_on_a_long_passage_is_written_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    """The card shows all of the passage, and is higher than the panel."""
    long = "This is said at some length, since somebody had to say it at last. " * 40
    marking = begin(qtbot)
    marking.open(long_way(tmp_path, text=f"# Length\n\n{long}\n\nAnd then no more.\n"))
    marking.do("next-row", "select-row", "mark", "note")
    panel = panel_of(marking)
    view, box = panel.view, panel.box
    qtbot.waitUntil(box.editor.hasFocus, timeout=5000)
    assert view.viewport().rect().contains(box.geometry())
    for _ in range(6):
        QTest.keyClicks(box.editor, "A line of the note")
        key(Qt.Key.Key_Return)
        assert view.viewport().rect().contains(box.geometry())
