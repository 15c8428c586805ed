"""The list of documents: its model, where its rows stand, how titles are set and marked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractSlider

from reader.chinese.variants import Region, Variant
from reader.documents.model import Script
from reader.library.ordering import SortOrder
from reader.library.query import parse
from reader.library.shelf import Row, Section
from reader.library.suggestions import Vocabulary
from reader.paths import resources_dir
from reader.ui.fonts import FontChoice
from reader.ui.sidebar import metrics
from reader.ui.sidebar.model import LibraryModel
from reader.ui.sidebar.popup import SuggestionModel
from reader.ui.sidebar.second_line import plain_line, second_line
from reader.ui.sidebar.titles import LINE_HEIGHT, Titles
from reader.ui.sidebar.widget import Sidebar
from reader.ui.theme import load_theme
from tests.library.library_makers import EN, FOLDER, ZH, entry, library

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.library.entries import Entry

# The offscreen platform says so of windows and menus that are shown.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def section(shown: int = 1) -> Section:
    return Section(FOLDER, "books", shown, 9)


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = LibraryModel()
    a, b, c, d = library()
    model.set_rows([section(), a, b, c])
    qtmodeltester.check(model, force_py=True)  # and at every change from here on
    steps: list[list[Row]] = [
        [section(2), a, d, b, c],
        [section(3), b, c],
        [],
        [section(), replace(a, title="new"), b],
        [section(), replace(a, title="newer"), b],
    ]
    for rows in steps:
        model.update_rows(list(rows))
        assert model.rows == rows


def test_the_model_of_suggestions_is_sound(qtmodeltester: ModelTester) -> None:
    model = SuggestionModel()
    qtmodeltester.check(model, force_py=True)
    model.set_suggestions(Vocabulary(library()).suggest("tag:", 4))
    assert model.rowCount() == 4


def test_updates_say_only_what_changed(qtbot: QtBot) -> None:
    model = LibraryModel()
    a, b, c, d = library()
    head = section()
    model.set_rows([head, a, b, c])
    changed: list[int] = []
    model.dataChanged.connect(lambda index, _last, _roles: changed.append(index.row()))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as added:
        model.update_rows([head, a, b, d, c])
    assert added.args is not None
    assert added.args[1:] == [3, 3]
    assert changed == []
    newer = replace(b, progress=0.9)
    model.update_rows([head, a, newer, d, c])
    assert changed == [2]


def test_what_a_screen_reader_hears() -> None:
    model = LibraryModel()
    model.set_rows([section(4), library()[0]])
    heard = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == (
        "The Long Way to a Short Meeting · 通往短会的长路, Ana Müller · 2026-03-14, EN–中, 38% read"
    )
    assert model.data(model.index(0), Qt.ItemDataRole.DisplayRole) == "books, 4 of 9"
    tip = model.data(model.index(1), Qt.ItemDataRole.ToolTipRole)
    assert str(library()[0].path) in tip
    assert model.data(QModelIndex(), Qt.ItemDataRole.DisplayRole) is None


@pytest.fixture
def titles(qapp: object) -> Titles:  # noqa: ARG001 - fonts need the application
    return Titles(FontChoice())


def test_titles_take_two_lines_at_most(titles: Titles) -> None:
    short, long = entry("短"), entry("很长的标题" * 20)
    assert titles.lines(short, 200) == 1
    assert titles.lines(long, 200) == 2
    assert titles.heading(short, 200).lines == 1
    heading = titles.heading(long, 200)
    assert heading.lines == 2
    assert heading.text.endswith("…")
    assert heading.text[:20] == long.title[:20]


def test_lines_are_judged_as_they_are_broken(titles: Titles) -> None:
    words = "The quick 软件 of “Müller” — 通往短会的长路 and WAVE To-day ill fi"
    for length in range(8, len(words)):
        one = entry(words[:length])
        if titles.lines(one, 210) == 1:
            assert titles.heading(one, 210).lines == 1, one.title


def test_a_title_in_two_languages_has_a_line_for_each(titles: Titles) -> None:
    one = entry("The Village Against the Bell · 村庄诉钟")
    assert titles.heading(one, 400).text == one.title
    titles.set_words(parse("诉钟").words)
    narrow = Titles(FontChoice()).heading(one, 230)
    assert narrow.text.split("\u2028") == ["The Village Against the Bell", "村庄诉钟"]
    assert narrow.lines == 2
    (mark,) = titles.marks(narrow)
    assert mark.top() > LINE_HEIGHT
    assert "\u2028" not in titles.heading(one, 120).text


def test_marks_stand_on_the_words(titles: Titles) -> None:
    one = entry("𠮷野家的會議", script=Script.TRADITIONAL)
    titles.set_words(parse("会议").words)
    heading = titles.heading(one, 220)
    (mark,) = titles.marks(heading)
    line = heading.layout.lineAt(0)
    assert mark.right() == pytest.approx(line.naturalTextWidth(), abs=1)
    assert mark.left() == pytest.approx(line.naturalTextWidth() * 4 / 6, abs=2)
    assert mark.height() <= LINE_HEIGHT
    titles.set_words(())
    assert titles.marks(heading) == ()


def test_glyphs_follow_script_and_variant(titles: Titles) -> None:
    traditional = entry("訪談整理", script=Script.TRADITIONAL)
    simplified = entry("访谈整理", script=Script.SIMPLIFIED)
    assert titles.region(traditional) in (Region.TC, Region.TW)
    assert titles.region(simplified) is Region.SC
    titles.set_variant(Variant.HONG_KONG)
    assert titles.region(simplified) is Region.HK
    assert titles.shown(simplified) == "訪談整理"


@pytest.mark.parametrize(
    ("number", "text", "expected", "marked"),
    [
        (0, "", "Ana Müller · 2026-03-14", []),
        (0, "meeting", "Ana Müller · 2026-03-14", []),
        (0, "muller", "Ana Müller · 2026-03-14", ["Müller"]),
        (0, "work", "#work · 2026-03-14", ["work"]),
        (0, "interview", "Interview · 2026-03-14", ["Interview"]),
        (1, "会议", "城市裡的小會議", ["會議"]),
        (1, "software.txt", "books/notes/software.txt", ["software.txt"]),
        (3, "bo", "Bo · 2025", ["Bo"]),
    ],
)
def test_the_second_line_says_why_a_document_is_there(
    number: int, text: str, expected: str, marked: list[str]
) -> None:
    line = second_line(library()[number], parse(text).words)
    assert line.text == expected
    assert [line.lead[start:end] for start, end in line.marks] == marked


def test_a_document_without_facts_shows_its_file() -> None:
    assert plain_line(entry("x", "y.txt")).text == "y.txt"
    assert plain_line(entry("x", error="Cannot be read.")).text == "Cannot be read."


def make(qtbot: QtBot, entries: list[Entry]) -> Sidebar:
    theme = load_theme(resources_dir() / "themes", "light")
    sidebar = Sidebar(theme, FontChoice(), SortOrder.TITLE)
    qtbot.addWidget(sidebar)
    sidebar.set_folders([FOLDER])
    sidebar.set_entries(entries)
    sidebar.resize(272, 500)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    return sidebar


def test_rows_stand_one_below_the_other(qtbot: QtBot) -> None:
    sidebar = make(qtbot, [entry("short"), entry("a title of two lines, " * 3), *library()])
    view, model = sidebar.view, sidebar.model
    view.executeDelayedItemsLayout()
    top = -view.verticalOffset()
    for number in range(model.rowCount()):
        rectangle = view.visualRect(model.index(number))
        assert rectangle.top() == top
        assert rectangle.height() in (metrics.SECTION, metrics.ONE_LINE, metrics.TWO_LINES)
        assert view.indexAt(rectangle.center()).row() == number
        top = rectangle.bottom() + 1
    assert not view.indexAt(QPoint(5, top + 5)).isValid()


def test_revealing_and_paging(qtbot: QtBot) -> None:
    many = [entry(f"Document {number:04}") for number in range(500)]
    sidebar = make(qtbot, many)
    sidebar.set_current(many[400].path)
    view = sidebar.view
    rectangle = view.visualRect(sidebar.model.index(401))
    assert view.viewport().rect().contains(rectangle)
    view.setFocus()
    view.go_to_first()
    assert view.verticalOffset() == 0
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    cursor = view.cursor_entry()
    assert cursor is not None
    assert cursor.title > "Document 0003"
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.cursor_entry() == many[0]


def test_what_was_revealed_stays_in_sight_until_somebody_moves_the_list(qtbot: QtBot) -> None:
    many = [entry(f"Document {number:04}") for number in range(60)]
    sidebar = make(qtbot, many)
    sidebar.set_current(many[30].path)
    view, bar = sidebar.view, sidebar.view.verticalScrollBar()

    def is_in_sight() -> bool:
        return view.viewport().rect().contains(view.visualRect(sidebar.model.index(31)))

    assert is_in_sight()
    bar.setValue(view.tops()[31] + 16)  # as where rows above it lose a line
    assert not is_in_sight()
    sidebar.refresh()
    assert is_in_sight()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    sidebar.refresh()
    qtbot.wait(30)
    assert bar.value() == 0


def test_the_list_begins_at_its_beginning_while_documents_come_in(qtbot: QtBot) -> None:
    many = [entry(f"Document {number:04}") for number in range(60)]
    sidebar = make(qtbot, many[2:])
    view, bar = sidebar.view, sidebar.view.verticalScrollBar()
    sidebar.set_current(many[3].path)
    sidebar.set_entries(many)  # two above those that were there
    assert view.viewport().rect().contains(view.visualRect(sidebar.model.index(4)))
    assert bar.value() == 0
    view.go_to_first()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
    first = view.anchor()
    sidebar.set_entries([entry("Document 0000 and a half"), *many])
    assert bar.value() > 0
    assert view.anchor() == first


def test_a_current_document_named_before_the_first_show_is_revealed(qtbot: QtBot) -> None:
    many = [entry(f"Document {number:04}") for number in range(500)]
    theme = load_theme(resources_dir() / "themes", "dark")
    sidebar = Sidebar(theme, FontChoice(), SortOrder.TITLE)
    qtbot.addWidget(sidebar)
    sidebar.set_entries(many)
    sidebar.set_current(many[300].path)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    qtbot.waitUntil(lambda: sidebar.view.verticalOffset() > 0)


def test_ten_thousand_documents_answer_a_keystroke(qtbot: QtBot) -> None:
    many = [
        entry(f"Document {n} 软件 of the hills", f"{n}.md", languages=(EN, ZH), tags=("t",))
        for n in range(500)
    ]
    many = [replace(many[n % 500], path=FOLDER / f"{n}.md") for n in range(10_000)]
    sidebar = make(qtbot, many)
    before = len(sidebar.model.rows)
    for text in ("h", "hi", "hil", "hill", "hill 3", "hill 32"):
        sidebar.set_filter_text(text)
        sidebar.view.viewport().repaint()
        assert 0 < len(sidebar.model.rows) <= before
        before = len(sidebar.model.rows)
