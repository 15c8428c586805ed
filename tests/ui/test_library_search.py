"""Searching the library, by keys on the real window, with real files and a real index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.ui.library_search.activity import Activity
from reader.ui.library_search.results import Heading, More, NoteRow, ResultsModel, Sentence, spoken
from reader.ui.library_search.setting import excerpt
from tests.ui.library_search_stage import CTRL, RIVER, SHIFT, Searching, program_with, searching_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


@pytest.fixture
def searching(qtbot: QtBot, tmp_path: Path) -> Searching:
    return searching_in(qtbot, tmp_path / "library")


def test_a_sentence_is_found_with_what_answers_it(searching: Searching) -> None:
    searching.ask("hurries")
    heading, sentence = searching.rows
    assert isinstance(heading, Heading)
    assert heading.title == "The River"
    assert isinstance(sentence, Sentence)
    assert sentence.hit.text == "Nobody hurries here."
    assert sentence.hit.counterpart == "这里没有人着急。"
    assert searching.library.page.status.text() == "1 passage in 1 document"


def test_results_stand_by_document_in_any_form_of_chinese(searching: Searching) -> None:
    searching.ask("软件")
    assert any("軟體公司" in words for words in searching.found())
    searching.ask("桥")
    headings = [row.title for row in searching.rows if isinstance(row, Heading)]
    assert sorted(headings) == ["Bridges", "The River", "街"]
    (more,) = [row for row in searching.rows if isinstance(row, More)]
    assert spoken(more) == "5 more in this document"


def test_enter_opens_at_the_place_with_everything_marked(searching: Searching) -> None:
    searching.ask("number 6")
    searching.enter()
    assert searching.program.window.session.path == searching.folder / "bridges.md"
    assert searching.selected() in ("number", "6")
    finding = searching.program.interior.searching.finding
    assert len(finding.matches) > 8
    assert QApplication.focusWidget() is searching.program.view
    QTest.keyClick(searching.program.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    searching.wait(lambda: searching.program.is_open(searching.folder / "river.md"))


def test_enter_in_the_open_document_only_goes_there(searching: Searching) -> None:
    bitext = searching.program.view.bitext
    searching.ask("stone")
    searching.enter()
    assert searching.program.view.bitext is bitext
    assert searching.selected() == "stone"


def test_arrows_go_from_result_to_result_and_stop_at_no_heading(searching: Searching) -> None:
    searching.ask("bridge")
    seen = []
    for _ in range(8):
        row = searching.library.page.current
        assert row is not None
        assert not isinstance(row, Heading)
        seen.append(row)
        searching.press(Qt.Key.Key_Down)
    assert len({id(row) for row in seen}) == 5, "three, what is more, and one of the other document"
    searching.press(Qt.Key.Key_Up)
    assert searching.library.page.current is seen[3]


def test_more_of_a_document_is_shown_where_it_stood(searching: Searching) -> None:
    searching.ask("canal")
    while not isinstance(searching.library.page.current, More):
        searching.press(Qt.Key.Key_Down)
    searching.press(Qt.Key.Key_Return)
    searching.wait(lambda: len(searching.rows) == 9)
    assert all(isinstance(row, Sentence) for row in searching.rows[1:])
    current = searching.library.page.current
    assert isinstance(current, Sentence)
    assert current.hit.text == "Bridge number 4 crosses the canal."


def test_fields_of_the_filter_choose_documents(searching: Searching) -> None:
    searching.ask("bridge tag:water")
    headings = [row.title for row in searching.rows if isinstance(row, Heading)]
    assert headings == ["The River"]
    searching.ask("tag:water")
    assert searching.library.page.status.text() == "Add a word to look for."
    searching.ask("stone tag:nothing")
    assert not searching.rows


def test_where_nothing_is_found_the_page_says_what_may_help(searching: Searching) -> None:
    page = searching.library.page
    searching.ask("zebra")
    assert page.status.text() == "Nothing in the library says “zebra”."
    searching.ask("stone hurries canal")
    assert "same paragraph" in page.help.text()
    searching.ask("stone lang:xx")
    assert page.status.text()
    assert not searching.rows
    searching.ask("")
    assert "tag:essay" in page.help.text()


@pytest.mark.parametrize("width", [700, 1200, 2200])
def test_what_the_page_explains_has_room_in_windows_of_any_width(
    searching: Searching, width: int
) -> None:
    searching.program.window.resize(width, 700)
    searching.ask("bridge")
    searching.ask("")
    words = searching.library.page.help
    searching.wait(words.isVisible)
    QTest.qWait(1)
    assert words.height() >= words.heightForWidth(words.width())


def test_notes_are_found_and_opened(searching: Searching) -> None:
    desk = searching.program.interior.studio.desk
    searching.wait(lambda: desk.is_settled and desk.is_loaded)
    view = searching.program.view
    view.set_current_row(0)
    searching.program.interior.studio.marker.bookmark()
    (annotation,) = desk.annotations()
    desk.notebook.change("Note", annotation.id, note="Compare with\nthe Yangtze")
    searching.ask("yangtze")
    searching.wait(lambda: len(searching.rows) == 2)
    heading, note = searching.rows
    assert spoken(heading) == "Notes"
    assert isinstance(note, NoteRow)
    shown, ((start, end),) = excerpt(note.found.note.text, note.found.spans)
    assert shown[start:end] == "Yangtze"
    assert shown == f"Compare with the Yangtze · {annotation.targets[0].quote.exact}"
    desk.select("")
    searching.press(Qt.Key.Key_Return)
    searching.wait(lambda: desk.selected == annotation.id)
    assert not searching.library.is_shown


def test_escape_goes_back_and_the_question_stays(searching: Searching) -> None:
    place = searching.program.view.place()
    searching.ask("bridge")
    searching.press(Qt.Key.Key_Escape)
    assert not searching.library.is_shown
    assert QApplication.focusWidget() is searching.program.view
    assert searching.program.view.place() == place
    QTest.keyClick(searching.program.view, Qt.Key.Key_F, CTRL | SHIFT)
    field = searching.library.page.field
    assert field.selectedText() == "bridge"
    searching.settle()
    assert searching.rows


def test_what_changes_on_disk_is_found(searching: Searching) -> None:
    searching.ask("zebra")
    assert not searching.rows
    (searching.folder / "zoo.md").write_text("# Zoo\n\nA zebra stands still.\n", encoding="utf-8")
    for folder in searching.program.interior.feed.folders:
        searching.program.interior.feed.rescan(folder)
    searching.wait(lambda: bool(searching.rows))
    assert "A zebra stands still." in searching.found()


def test_the_find_bar_hands_over_to_the_library(searching: Searching) -> None:
    finding = searching.program.interior.searching.finding
    searching.program.press("/")
    QTest.keyClicks(finding.bar.field, "canal")
    searching.wait(finding.bar.offer.isVisible)
    finding.bar.offer.click()
    assert searching.library.is_shown
    assert not finding.bar.isVisible()
    searching.settle()
    assert searching.library.page.field.text() == "canal"
    assert searching.rows


def test_indexing_waits_while_somebody_types(searching: Searching) -> None:
    activity = Activity(searching.program.window)
    assert activity.is_quiet
    handle = searching.program.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert not activity.is_quiet
    searching.wait(lambda: activity.is_quiet)
    searching.program.view.scroll_pixels(30)
    assert not activity.is_quiet
    activity.wait(lambda: True)  # nobody waits for the work: it does not wait either


def test_the_index_lies_in_the_cache_and_is_made_anew_where_it_is_damaged(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "river.md").write_text(RIVER, encoding="utf-8")
    index = paths.cache_dir() / "search.sqlite"
    index.parent.mkdir(parents=True)
    index.write_bytes(b"no database at all" * 400)
    program = program_with(qtbot, folder)
    program.open(folder / "river.md")
    searching = Searching(program, folder)
    searching.ask("hurries")
    assert len(searching.rows) == 2


def test_the_model_is_a_model(
    searching: Searching, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    searching.ask("bridge")
    model = ResultsModel(searching.program.window)
    qtmodeltester.check(model)
    hits = [row.hit for row in searching.rows if isinstance(row, Sentence)]
    model.add_hits([*hits, *hits, *hits])
    sentences = [Sentence, Sentence, Sentence]
    kinds = [type(row) for row in model.rows]
    assert kinds == [Heading, *sentences, More, Heading, *sentences]
    model.unfold(str(hits[0].path), hits[:3])
    assert [type(row) for row in model.rows] == [Heading, *sentences, Heading, *sentences]
    assert qtbot


def test_a_result_on_the_chinese_side_of_a_pair_opens_the_pair(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "kiln.en.md").write_text("# The Kiln\n\nIt was cold.\n\nClay waits.\n", "utf-8")
    (folder / "kiln.zh.md").write_text("# 窑\n\n天很冷。\n\n陶土在等。\n", "utf-8")
    (folder / "other.md").write_text("# Other\n\nNothing.\n", "utf-8")
    program = program_with(qtbot, folder)
    program.open(folder / "other.md")
    searching = Searching(program, folder)
    searching.index()
    searching.ask("陶土")
    (_, sentence) = searching.rows
    assert isinstance(sentence, Sentence)
    assert sentence.hit.counterpart == "Clay waits."
    searching.enter()
    assert len(program.view.bitext.documents) == 2
    assert searching.selected() == "陶土"


def test_a_result_deep_in_a_large_document_is_opened_at_its_exact_place(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    hay = "\n\n".join(f"Paragraph {n} with a good many words about hay." for n in range(3000))
    text = f"# Large\n\n{hay}\n\nHere is the *needle* at last.\n\n{hay}\n"
    (folder / "large.md").write_text(text, "utf-8")
    program = program_with(qtbot, folder)
    program.view.setFocus()
    searching = Searching(program, folder)
    searching.program.interior.commands["search-library"].trigger()
    searching.ask("needle")
    (_, sentence) = searching.rows
    assert isinstance(sentence, Sentence)
    assert not sentence.hit.exact
    searching.enter()
    assert searching.selected() == "needle"
    assert "needle" in program.shown(0) + program.shown(-1)


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_the_page_that_is_asked_for_while_a_result_opens_stays(
    searching: Searching, steps: int
) -> None:
    searching.ask("canal")
    session, before = searching.program.window.session, searching.program.window.session.path
    searching.press(Qt.Key.Key_Return)
    for _ in range(steps):
        QApplication.processEvents()
    was_too_late = session.path != before
    searching.program.interior.commands["search-library"].trigger()
    QTest.keyClicks(searching.library.page.field, "stone")
    searching.settle()
    searching.wait(lambda: session.done and not searching.program.window.parts.jobs._unfinished)
    QApplication.processEvents()
    assert searching.library.is_shown or was_too_late
    assert searching.library.page.field.text().endswith("stone")
    assert QApplication.focusWidget() is searching.library.page.field
    assert any("stone" in line for line in searching.found())
