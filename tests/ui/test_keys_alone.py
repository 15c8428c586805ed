"""What someone without a mouse runs into: each key does, says and gives up what it should."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from shiboken6 import isValid

from reader.ui.language import LanguageChoice
from reader.ui.looking_up import control
from tests.ui.marking_driver import CHAIRS, CHAIRS_ZH, Marking, begin, long_way

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.library.search.questions import Question

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "# A Text\n\n" + "\n\n".join(
    (f"## Part {n // 40 + 1}\n\n" if n % 40 == 0 else "")
    + f"Paragraph {n} says a little.\n\n第{n}段说了一点。"
    for n in range(200)
)
ALONE = "# Alone\n\nOne paragraph in one language. It has two sentences.\n\nAnother paragraph.\n"


@pytest.fixture
def long_text(qtbot: QtBot, tmp_path: Path) -> Marking:
    made = begin(qtbot)
    made.open(long_way(tmp_path, text=LONG))
    return made


def key(which: Qt.Key) -> None:
    """Press a key where the keys are."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, which)


@pytest.mark.parametrize("then", ["escape", "next-row", "next-layout"])
def test_a_word_that_is_given_up_is_not_shown_later(
    marking: Marking, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    """The dictionary is read when it is first asked: meanwhile the reader may have gone on."""
    wait_until = marking.program.bot.waitUntil
    found, delivered = control.found_in, []
    answers: list[object] = []

    def watched(*asked: Any) -> Any:
        answers.append(found(*asked))
        return answers[-1]

    monkeypatch.setattr(control, "found_in", watched)
    marking.do("next-row", "look-up", then)
    wait_until(lambda: bool(answers), timeout=15_000)
    marking.program.window.parts.jobs.run(lambda _job: 1, delivered.append)
    wait_until(lambda: bool(delivered), timeout=15_000)
    assert not marking.program.interior.looking_up.is_shown
    assert not marking.selected_words()


# copying


def test_both_languages_of_the_sentence_of_the_cursor(marking: Marking) -> None:
    marking.do("next-row", "next-sentence", "next-sentence", "copy-both")
    assert marking.program.clipboard() == f"{CHAIRS}\n\n{CHAIRS_ZH}"
    marking.do("copy-source")
    assert marking.program.clipboard() == CHAIRS


def test_both_languages_of_the_current_row(marking: Marking) -> None:
    marking.do("next-row", "copy-both")
    copied = marking.program.clipboard()
    assert CHAIRS in copied.split("\n\n")[0]
    assert CHAIRS_ZH in copied.split("\n\n")[1]
    assert len(copied.split("\n\n")) == 2


def test_one_language_of_the_current_row(marking: Marking) -> None:
    """As the keys of colours mark it: the side that they act on."""
    marking.do("next-row", "copy")
    english = marking.program.clipboard()
    assert english.startswith("We tried")
    assert CHAIRS in english
    marking.do("right-side", "copy-source")
    chinese = marking.program.clipboard()
    assert CHAIRS_ZH in chinese
    marking.do("copy-both")
    assert marking.program.clipboard() == f"{english}\n\n{chinese}"


def test_what_to_do_first_names_keys(marking: Marking) -> None:
    marking.do("copy")
    assert "V" in marking.said
    assert marking.said.endswith("press Ctrl+A.")


# one language


def test_nothing_is_said_of_translations_where_there_are_none(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path, text=ALONE))
    for command in ("hide-translation", "reveal", "swap-sides", "one-side"):
        marking.do(command)
        assert "one language" in marking.said, command
        assert "ranslation" not in marking.said, command


# going, and back


def test_the_ends_are_left_by_back(long_text: Marking) -> None:
    view = long_text.program.view
    for _ in range(5):
        long_text.do("screen-down")
    before = view.place()
    long_text.do("end", "back")
    assert view.place() == before
    long_text.do("start", "start", "back")
    assert view.place() == before, "the start is one place, however often it is asked for"


def test_a_walk_over_headings_is_one_way_back(long_text: Marking) -> None:
    view = long_text.program.view
    long_text.do("screen-down", "screen-down")
    before = view.place()
    long_text.do("next-heading", "next-heading", "next-heading", "previous-heading", "back")
    assert view.place() == before
    long_text.do("forward")
    assert long_text.program.interior.navigator.current_heading() == "Part 3"


def test_no_further_heading_is_said(long_text: Marking) -> None:
    long_text.do("end", "next-heading")
    assert long_text.said == "No heading after this."
    long_text.do("start", "previous-heading")
    assert long_text.said == "No heading before this."


SHORT_END = "\n\n".join(
    f"## {part}" + "\n\nThis says a little.\n\n这说了一点。" * (40 if part == "One" else 1)
    for part in ("One", "Two", "Three", "Four")
)
"""Its last sections fit in one screen."""


def test_the_last_headings_are_reached_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    """They never come to the top of the view, since nothing stands below them."""
    marking = begin(qtbot)
    marking.open(long_way(tmp_path, text=SHORT_END))
    interior = marking.program.interior
    marking.do("contents")
    marking.program.view.setFocus()
    marking.do("end")
    assert interior.navigator.current_heading() == "Four", "of all that is in sight the last"
    marking.do("start")
    seen: list[str] = []
    for _ in range(3):  # the first is the title, and has been reached
        marking.do("next-heading")
        seen.append(interior.navigator.current_heading())
    assert seen == ["Two", "Three", "Four"]
    qtbot.waitUntil(lambda: interior.status._heading.text() == "Four", timeout=5000)
    marking.do("next-heading")
    assert marking.said == "No heading after this."
    marking.do("previous-heading", "previous-heading")
    assert interior.navigator.current_heading() == "Two"


def test_a_heading_of_several_lines_is_told_in_one(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    text = "# Ferries<br>and bridges\n\n" + "They go back and forth.\n\n" * 60
    marking.open(long_way(tmp_path, text=text))
    marking.do("end")
    assert marking.program.interior.navigator.current_heading() == "Ferries and bridges"


def test_a_heading_gives_way_at_its_end_to_what_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    text = "# How the ferries of the whole coast came to an end\n\n" + "They go.\n\n" * 60
    marking.open(long_way(tmp_path, text=text))
    marking.program.window.resize(700, 700)
    marking.do("end")
    status = marking.program.interior.status
    heading = status._heading
    qtbot.waitUntil(lambda: bool(heading.text()), timeout=5000)
    status.say("Study: translations are veiled. Enter shows that of the row, T all of them.")
    qtbot.waitUntil(lambda: 10 < heading.width() < 150)
    ink = heading.grab().toImage()
    edge = [ink.pixelColor(x, y) for x in (0, 1) for y in range(ink.height())]
    assert len(set(map(str, edge))) == 1, "no letter is cut at its left"
    assert heading.text().endswith("came to an end"), "screen readers are told all of it"


# forms of Chinese


def test_the_form_of_chinese_is_said(marking: Marking) -> None:
    marking.do("next-variant")
    assert marking.said == "Chinese: Simplified."
    marking.do("next-variant", "next-variant", "next-variant")
    assert marking.said == "Chinese: Taiwan, words."
    marking.do("previous-variant")
    assert marking.said == "Chinese: Taiwan."


# the panel of notes


def test_escape_leaves_the_panel_without_notes(marking: Marking) -> None:
    marking.do("notes")
    assert not marking.program.view.hasFocus()
    key(Qt.Key.Key_Escape)
    assert marking.program.view.hasFocus()
    assert marking.program.interior.notes.is_shown, "Esc goes, the panel stays"


@pytest.mark.parametrize("command", ["notes", "filter", "find", "contents"])
def test_f6_comes_back_to_the_text(marking: Marking, command: str) -> None:
    marking.do(command)
    assert not marking.program.view.hasFocus()
    key(Qt.Key.Key_F6)
    assert marking.program.view.hasFocus()


# the palette


def offered(marking: Marking, typed: str) -> list[str]:
    """What the palette offers for what is typed, best first."""
    from reader.ui.palette.sources import Sources

    interior = marking.program.interior
    parts = marking.program.window.parts
    searcher = Sources(interior, parts.settings, parts.jobs).searcher()
    return [found.item.text for found in searcher.find(typed)]


@pytest.mark.parametrize(
    ("typed", "english", "chinese"),
    [
        ("percent", "Go to Per Cent…", "转到百分比…"),
        ("nexthead", "Next Heading", "下一个标题"),
        ("font size", "Text size…", "文字大小…"),
        ("字号", "Text size…", "文字大小…"),
        ("行距", "Line height…", "行高…"),
        ("dark", "Theme: Dark", "主题：深色"),
        ("暗色", "Theme: Dark", "主题：深色"),
        ("护眼", "Theme: Sepia", "主题：米黄"),
        ("hotkeys", "Commands and their keys…", "命令及其按键…"),
        ("快捷键", "Commands and their keys…", "命令及其按键…"),
        ("快速鍵", "Commands and their keys…", "命令及其按键…"),
    ],
)
def test_what_people_type_is_found_in_every_language(
    marking: Marking, typed: str, english: str, chinese: str
) -> None:
    assert english in offered(marking, typed)[:2]
    appearance = marking.program.interior.appearance
    appearance.choose_language(LanguageChoice.SIMPLIFIED)
    marking.program.bot.waitUntil(lambda: chinese in offered(marking, typed)[:2], timeout=5000)


# the library


def test_notes_of_the_question_before_do_not_come_among_the_answers(
    marking: Marking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are looked for beside the documents, and may be there when something else is asked."""
    marking.do("next-row", "mark")
    asker = marking.program.interior.searching.library.asker
    search = marking.program.interior.searching.library.indexing.search
    collection = marking.desk.notebook.collection.copy()
    understand, may_go_on = search.question, threading.Event()

    def slowly(text: str) -> Question:
        if text == "nowhere":
            assert may_go_on.wait(20)
        return understand(text)

    monkeypatch.setattr(search, "question", slowly)
    told: list[object] = []
    asker.noted.connect(told.append)
    with marking.program.bot.waitSignal(asker.asked, timeout=15_000):
        asker.ask("chairs", collection)
    asker.ask("nowhere", collection)
    with marking.program.bot.assertNotEmitted(asker.noted, wait=700):
        pass
    may_go_on.set()
    marking.program.bot.waitUntil(lambda: told == [[]], timeout=15_000)


# the ends


def test_the_ends_are_said(marking: Marking) -> None:
    marking.do("end", *("next-row",) * 12)
    row = marking.program.view.current_row
    assert marking.said == "This is the last row."
    marking.do("next-row")
    assert marking.program.view.current_row == row
    marking.do("previous-row")
    assert marking.program.view.current_row != row
    marking.do("start", *("previous-row",) * 14)
    assert marking.said == "This is the first row."


# buttons


def test_enter_pushes_the_button_that_has_the_focus(marking: Marking) -> None:
    """Not the likeliest one, which Qt would push: "Cancel" must not delete."""
    from reader.ui.dialogs import CANCEL, Question

    chosen: list[str] = []
    window = marking.program.window
    for steps, expected in ((1, []), (0, ["remove"])):
        offers = {"remove": "Remove", CANCEL: "Cancel"}
        question = Question("Remove?", "Remove?", "", offers, window)
        question.chosen.connect(chosen.append)
        question.open()
        marking.program.bot.waitUntil(question.buttons["remove"].hasFocus, timeout=5000)
        for _ in range(steps):
            key(Qt.Key.Key_Tab)
        key(Qt.Key.Key_Return)
        assert QApplication.activeModalWidget() is None
        assert chosen == expected
        window.activateWindow()


def test_enter_gives_a_key_to_another_command(marking: Marking) -> None:
    interior = marking.program.interior
    marking.do("preferences")
    dialog = interior.guides.preferences
    assert dialog is not None
    dialog.show_page("Keys")
    page = dialog.keys
    page.choose("next-sentence")
    page.table.setFocus()
    marking.program.bot.waitUntil(page.table.hasFocus, timeout=5000)
    key(Qt.Key.Key_Return)
    assert page.recorder.hasFocus()
    key(Qt.Key.Key_C)
    marking.program.bot.waitUntil(page.use.hasFocus, timeout=5000)
    key(Qt.Key.Key_Enter)
    assert interior.keymap.keys("next-sentence") == ("Shift+J", "C")
    assert interior.keymap.keys("next-variant") == ()
    assert page.table.hasFocus(), "and the keys go on in the list"
    dialog.close()


def test_enter_pushes_a_button_of_the_bar(marking: Marking) -> None:
    interior = marking.program.interior
    shown = interior.commands["notes"]
    button = next(b for b in interior.bar.findChildren(QToolButton) if b.defaultAction() is shown)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    key(Qt.Key.Key_Return)
    assert shown.isChecked()


# who had the keys before


@pytest.mark.parametrize("command", ["palette", "cheat-sheet"])
def test_the_keys_come_back_although_their_widget_is_gone(marking: Marking, command: str) -> None:
    """A card of the notes may be made anew meanwhile. Python says so in a handler of Qt, where
    Shiboken would end the program."""
    window = marking.program.window
    before = QLineEdit(window)
    before.show()
    before.setFocus()
    marking.do(command)
    assert not before.hasFocus()
    before.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(before)
    key(Qt.Key.Key_Escape)
    guides = marking.program.interior.guides
    assert all(one is None or one.isHidden() for one in (guides.palette, guides.sheet))
    assert QApplication.focusWidget() is not None
