"""Writing notes and tags in the panel, over a real notebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from reader.annotations.collection import Collection
from reader.annotations.model import Kind
from reader.bitext.model import Side
from reader.ui.notes.card import Action
from reader.ui.notes.rows import InvitationRow
from tests.ui.notes_hands import Hands, type_into
from tests.ui.notes_stage import HERE, THERE, FakeDesk, cards, collection, target

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from reader.ui.jobs import Jobs

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
IN_ORDER = ["walls", "messages", "door", "software", "paragraph", "bookmark", "purple"]


@pytest.fixture
def make(qtbot: QtBot, immediate_jobs: Jobs) -> Callable[..., Hands]:
    def made(desk: FakeDesk | None = None, width: int = 300) -> Hands:
        return Hands(qtbot, desk or FakeDesk(collection(cards())), immediate_jobs, width)

    return made


def test_a_note_is_written_where_it_stands(make: Callable[..., Hands], qtbot: QtBot) -> None:
    hands = make()
    hands.click("messages")
    hands.click("messages", Action.EDIT)
    hands.write("so true")
    found = hands.notebook.find("messages")
    assert found
    assert found.note == "so true"
    assert hands.notebook.undo_name == "Note"
    card = hands.panel.view.card_of(hands.number("messages"))
    assert card is not None
    above = [placed.words.text for placed in card.texts]
    assert above[0].startswith("long messages")
    assert above[1].startswith("长消息")
    box = hands.panel.box.geometry()
    assert box.height() == round(card.note_area.height())
    with qtbot.waitSignal(hands.panel.reading_wished):
        hands.press(Qt.Key.Key_Escape)
    assert not hands.panel.box.isVisible()
    hands.notebook.undo()  # all of the typing is one step
    found = hands.notebook.find("messages")
    assert found
    assert found.note == ""


def test_a_long_note_has_room_and_stays_in_sight(make: Callable[..., Hands]) -> None:
    long = "\n\n".join(f"Paragraph {n} of a long note that goes on." for n in range(12))
    hands = make()
    hands.notebook.change("Note", "paragraph", note=long)
    row = hands.number("paragraph")
    card = hands.panel.view.card_of(row)
    assert card is not None
    assert card.texts[-1].words.text == "…"  # there is more than a card shows
    hands.panel.edit("paragraph")
    area = hands.panel.view.visualRect(hands.panel.model.index(row))
    assert hands.panel.view.viewport().rect().contains(area)
    assert hands.panel.view.viewport().rect().contains(hands.panel.box.geometry())
    hands.press(Qt.Key.Key_Escape)
    card = hands.panel.view.card_of(row)
    assert card is not None
    assert card.texts[-1].words.text.startswith("Paragraph 11")


def test_a_note_goes_when_the_keys_go_elsewhere(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit("purple")
    hands.write("kept")
    hands.panel.focus_filter()
    hands.bot.waitUntil(lambda: not hands.panel.box.isVisible())
    found = hands.notebook.find("purple")
    assert found
    assert found.note == "kept"
    assert hands.panel.filter.field.hasFocus()


@pytest.mark.parametrize("key", ["purple", ""])
def test_another_document_ends_the_writing(make: Callable[..., Hands], key: str) -> None:
    hands = make()
    if key:
        hands.panel.edit(key)
        hands.write("kept")
    else:
        hands.panel.edit_document_note()
    assert hands.panel.box.isVisible()
    hands.desk.documents = (THERE,)
    hands.desk.marks_changed.emit()
    hands.bot.waitUntil(lambda: not hands.panel.box.isVisible())
    assert hands.listed() == ["hills"]
    found = hands.notebook.find("purple")
    assert found
    assert found.note == ("kept" if key else "")


def test_writing_again_is_another_step(make: Callable[..., Hands]) -> None:
    hands = make()
    for words in ("one", " two"):
        hands.panel.edit("purple")
        hands.write(words)
        hands.press(Qt.Key.Key_Escape)
    hands.notebook.undo()
    found = hands.notebook.find("purple")
    assert found
    assert found.note == "one"


def test_the_note_of_another_card_goes_there_first(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.click("walls", Action.EDIT)
    assert hands.desk.asked.gone_to == ["walls"]
    assert not hands.panel.box.isVisible()
    hands.click("walls", Action.EDIT)
    assert hands.panel.box.isVisible()


def test_the_editor_undoes_its_own(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit("walls")
    before = hands.panel.box.editor.toPlainText()
    hands.write("!")
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.panel.box.editor.toPlainText() == before
    found = hands.notebook.find("walls")
    assert found
    assert found.note == before


def test_a_note_that_changes_elsewhere_is_followed(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit("walls")
    hands.panel.box.editor.moveCursor(hands.panel.box.editor.textCursor().MoveOperation.Start)
    hands.write("Yes. ")
    ours = hands.notebook.find("walls")
    assert ours
    others = Collection()
    newer = replace(ours, note=ours.note + " And more.", clock={**ours.clock, "other": 1},
                    modified="2027", tags=("humour", "sync"))  # fmt: skip
    others.put("walls", (newer,))
    hands.notebook.join(others)
    assert hands.panel.box.editor.toPlainText().endswith("And more.")
    assert hands.panel.box.tags.tags == ("humour", "sync")
    hands.write("Indeed. ")
    found = hands.notebook.find("walls")
    assert found
    assert found.note.startswith("Yes. Indeed. The joke")
    assert found.note.endswith("And more.")
    hands.notebook.remove("Delete", ["walls"])
    assert not hands.panel.box.isVisible()


def test_tags_are_given_and_taken(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit_tags("messages")
    field = hands.panel.box.tags.field
    assert field.hasFocus()
    hands.bot.keyClicks(field, "#one, two words")
    hands.press(Qt.Key.Key_Return)
    type_into(field, "One，三、")
    found = hands.notebook.find("messages")
    assert found
    assert found.tags == ("one", "two words", "三")
    hands.press(Qt.Key.Key_Backspace)
    hands.bot.keyClicks(field, "last")
    hands.press(Qt.Key.Key_Escape)  # nothing that was typed is dropped
    found = hands.notebook.find("messages")
    assert found
    assert found.tags == ("one", "two words", "last")


def test_known_tags_are_offered(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.panel.edit_tags("messages")
    field = hands.panel.box.tags.field
    hands.bot.keyClicks(field, "hum")
    completer = field.completer()
    assert completer is not None
    assert completer.currentCompletion() == "humour"
    popup = completer.popup()
    assert popup is not None
    hands.bot.waitUntil(popup.isVisible)
    hands.bot.keyClick(popup, Qt.Key.Key_Down)
    hands.bot.keyClick(popup, Qt.Key.Key_Return)
    found = hands.notebook.find("messages")
    assert found
    assert found.tags == ("humour",)
    hands.bot.waitUntil(lambda: field.text() == "")


def test_a_note_on_the_document(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.bot.mouseClick(hands.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert hands.panel.box.isVisible()
    assert hands.notebook.undo_name == ""  # nothing is there before something is written
    hands.write("A whole")
    (note,) = [each for each in hands.notebook.touching([HERE]) if not each.targets]
    assert (note.note, note.kind) == ("A whole", Kind.NOTE)
    assert hands.listed() == [note.id, *IN_ORDER]
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.panel.edit_document_note()
    assert hands.panel.box.editor.toPlainText() == "A whole"
    hands.panel.box.editor.selectAll()
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Escape)
    assert hands.notebook.find(note.id) is None
    assert isinstance(hands.panel.model.rows[0], InvitationRow)


def test_an_empty_note_that_is_left_is_none(make: Callable[..., Hands]) -> None:
    hands = make()
    blank = hands.notebook.draft(HERE, kind=Kind.NOTE, targets=(target(Side.EN, "So", 700),))
    hands.notebook.add("Note", blank)
    hands.panel.edit(blank.id)
    assert hands.panel.box.isVisible()
    hands.panel.focus_filter()
    hands.bot.waitUntil(lambda: hands.notebook.find(blank.id) is None)
    hands.panel.edit("purple")  # a highlight stays, with a note or without
    hands.press(Qt.Key.Key_Escape)
    assert hands.notebook.find("purple")


def test_what_the_filter_hides_comes_forward_to_be_written_on(make: Callable[..., Hands]) -> None:
    hands = make()
    hands.filter("colour:blue")
    hands.panel.edit("door")
    assert hands.listed() == ["messages", "door"]
    hands.write("!")
    hands.press(Qt.Key.Key_Escape)
    assert hands.listed() == ["messages"]


def test_nothing_is_written_where_nothing_may_be(make: Callable[..., Hands], qtbot: QtBot) -> None:
    hands = make()
    hands.desk.refusal = "The file is from a newer version."
    with qtbot.waitSignal(hands.desk.said) as said:
        hands.panel.edit("door")
    assert said.args == ["The file is from a newer version."]
    assert not hands.panel.box.isVisible()
    hands.panel.view.setFocus()
    hands.desk.select("door")
    hands.press(Qt.Key.Key_Delete)
    assert hands.notebook.find("door")
    assert [one.text() for one in hands.menu("door").actions() if one.text()] == [
        "Go to the Text", "Copy as Markdown",
    ]  # fmt: skip
