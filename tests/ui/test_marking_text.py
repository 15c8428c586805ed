"""Marks stand exactly on their words, in every form of Chinese, width, theme and kind of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt

from reader import paths
from reader.annotations.model import Colour, Kind
from reader.chinese.variants import Variant
from reader.settings import ThemeChoice
from reader.ui.annotating.painting import line, wash
from reader.ui.reading.place import Place
from reader.ui.reading.sight import rects_in_sight
from reader.ui.theme import THEME_NAMES, load_theme
from tests.ui.marking_driver import CHAIRS, CHAIRS_ZH, Marking, begin, long_way

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor, QImage
    from pytestqt.qtbot import QtBot

LONG_WORDS = "互联网有关，里面还有内存"  # 網際網路 and 記憶體 are longer than what they stand for


def pixels(marking: Marking) -> QImage:
    """The viewport as painted, one pixel a point."""
    return marking.program.view.viewport().grab().toImage()


def parts_of(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def is_near(colour: QColor, wanted: QColor) -> bool:
    return all(
        abs(one - other) < 6 for one, other in zip(parts_of(colour), parts_of(wanted), strict=True)
    )


def marked_positions(marking: Marking, colour: QColor) -> set[int]:
    """Source positions of the first document over which a colour is painted.

    Found by asking the view what is under each coloured pixel of the upper part of each line,
    which few strokes reach.
    """
    view, image = marking.program.view, pixels(marking)
    found: set[int] = set()
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 3):
            if is_near(image.pixelColor(x, y), colour):
                spot = view.spot_at(QPointF(x + 0.5, y + 0.5))
                assert spot is not None
                box = spot.placed.box
                # the character whose left half the pixel is on, or the one before
                at = box.source_at(spot.x, spot.y)
                under = [
                    position
                    for position in (at - 1, at)
                    if any(r.contains(spot.x, spot.y) for r in box.rects(position, position + 1))
                ]
                found.update(under)
    return found


def wanted_positions(marking: Marking, words: str) -> set[int]:
    source = marking.program.view.bitext.documents[0].source_text()
    start = source.index(words)
    return {position for position in range(start, start + len(words)) if source[position].strip()}


@pytest.mark.parametrize("variant", list(Variant))
def test_the_colour_lies_on_the_words_in_every_form_of_chinese(
    marking: Marking, variant: Variant
) -> None:
    marking.drag_over(LONG_WORDS)
    marking.do("mark-green")
    marking.drag_over("software and the internet")
    marking.do("mark-blue")
    marking.program.press(Qt.Key.Key_Escape)
    marking.program.interior.appearance.choose_variant(variant)
    theme = marking.program.view.theme
    for words, colour in ((LONG_WORDS, theme.green), ("software and the internet", theme.blue)):
        found = marked_positions(marking, colour)
        wanted = wanted_positions(marking, words)
        source = marking.program.view.bitext.documents[0].source_text()
        assert {at for at in found if source[at].strip()} == wanted
    assert marking.marked()[-1][2] == (LONG_WORDS,)


@pytest.mark.parametrize(
    ("layout", "readings"),
    [("layout-side-by-side", "readings-pinyin"), ("layout-stacked", "readings-zhuyin")],
)
def test_and_with_readings_beside_the_words(
    marking: Marking, qtbot: QtBot, layout: str, readings: str
) -> None:
    marking.drag_over(LONG_WORDS)
    marking.do("mark-green")
    marking.program.press(Qt.Key.Key_Escape)
    marking.program.interior.commands[layout].trigger()
    marking.program.interior.appearance.choose_variant(Variant.TAIWAN_WORDS)
    before = marking.rects(LONG_WORDS)
    marking.program.interior.commands[readings].trigger()
    qtbot.waitUntil(lambda: marking.rects(LONG_WORDS) != before, timeout=10_000)
    found = marked_positions(marking, marking.program.view.theme.green)
    source = marking.program.view.bitext.documents[0].source_text()
    assert {at for at in found if source[at].strip()} == wanted_positions(marking, LONG_WORDS)


@pytest.mark.parametrize("size", [(1280, 860), (460, 860), (1900, 900)])
@pytest.mark.parametrize("zoom", [0, 4])
def test_and_in_every_width_and_size(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], zoom: int
) -> None:
    marking = begin(qtbot, size)
    marking.program.interior.commands["sidebar"].trigger()
    marking.open(long_way(tmp_path))
    marking.drag_over(CHAIRS)
    marking.do("both-sides")
    marking.program.press(Qt.Key.Key_Escape)
    for _ in range(zoom):
        marking.program.interior.commands["zoom-in"].trigger()
    source = marking.program.view.bitext.documents[0].source_text()
    marking.program.view.go_to(Place(0, source.index("We tried"), 20.0))
    found = marked_positions(marking, marking.program.view.theme.yellow)
    wanted = wanted_positions(marking, CHAIRS) | wanted_positions(marking, CHAIRS_ZH)
    assert {at for at in found if source[at].strip()} == wanted


@pytest.mark.parametrize("choice", [ThemeChoice.DARK, ThemeChoice.SEPIA])
def test_another_theme_paints_its_own_colours(marking: Marking, choice: ThemeChoice) -> None:
    marking.drag_over("the obvious things")
    marking.do("mark-pink")
    marking.program.press(Qt.Key.Key_Escape)
    marking.program.interior.appearance.choose_theme(choice)
    found = marked_positions(marking, marking.program.view.theme.pink)
    assert found >= wanted_positions(marking, "the obvious things")


def test_two_forms_side_by_side_show_the_mark_twice(marking: Marking) -> None:
    marking.drag_over(LONG_WORDS)
    marking.do("mark-green")
    marking.program.interior.commands["two-variants"].trigger()
    mark = marking.desk.marks_of(marking.only().id)[0]
    for column in (0, 1):
        assert rects_in_sight(marking.program.view, mark.document, mark.start, mark.end, column)
    image, green = pixels(marking), marking.program.view.theme.green
    half = image.width() // 2
    painted = [
        x
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 3)
        if is_near(image.pixelColor(x, y), green)
    ]
    assert any(x < half for x in painted)
    assert any(x > half for x in painted)


@pytest.mark.parametrize(
    "words",
    [
        "The Long Way",  # a heading, which stands in the header
        "first item of the list",
        "memory",  # a cell
        "same for both",  # code
        "code",  # inline code, which has a colour of its own
    ],
)
def test_every_kind_of_text_can_be_marked(marking: Marking, words: str) -> None:
    marking.drag_over(words)
    marking.do("mark-blue")
    assert marking.marked()[0][2] == (words,)
    marking.program.press(Qt.Key.Key_Escape)
    source = marking.program.view.bitext.documents[0].source_text()
    found = marked_positions(marking, marking.program.view.theme.blue)
    wanted = wanted_positions(marking, words)
    assert found >= wanted
    assert all(not source[at].strip() for at in found - wanted)


def test_a_whole_table_of_one_language_and_a_part_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    text = "Before.\n\n| Name | Count |\n| --- | --- |\n| Ash | one |\n| Birch | two |\n\nAfter.\n"
    marking.open(long_way(tmp_path, text=text))
    first, last = marking.rects("Ash")[0], marking.rects("Birch")[0]
    marking.program.drag(
        QPointF(first.left() + 1, first.center().y()), QPointF(last.right() - 1, last.center().y())
    )
    marking.do("mark-green")
    assert marking.marked()[0][2] == ("Ash\tone\nBirch",)
    marking.do("remove")
    marking.program.view.select_all()
    marking.do("mark-yellow")
    (words,) = marking.marked()[0][2]
    assert words.startswith("Before.")
    assert words.endswith("After.")
    found = marked_positions(marking, marking.program.view.theme.yellow)
    assert found >= wanted_positions(marking, "Birch") | wanted_positions(marking, "Count")


def test_marks_over_each_other_are_both_seen(marking: Marking) -> None:
    marking.drag_over(CHAIRS)
    marking.do("mark-yellow")
    marking.drag_over("the chairs away")
    marking.do("mark-blue")
    marking.program.press(Qt.Key.Key_Escape)
    theme = marking.program.view.theme
    both = wanted_positions(marking, "the chairs away")
    assert marked_positions(marking, theme.blue) >= both
    assert marked_positions(marking, theme.yellow) >= both


def test_an_underline_leaves_the_words_without_colour(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    marking.do("underline")
    marking.program.press(Qt.Key.Key_Escape)
    theme = marking.program.view.theme
    assert not marked_positions(marking, theme.yellow)
    rect = marking.rects("obvious")[0]
    image = pixels(marking)
    below = [
        image.pixelColor(round(rect.center().x()), y)
        for y in range(round(rect.center().y()), round(rect.bottom()))
    ]
    assert any(is_near(colour, theme.yellow_line) for colour in below)


def test_both_panes_light_up_together(marking: Marking) -> None:
    marking.drag_over(CHAIRS)
    marking.do("both-sides")
    marking.program.press(Qt.Key.Key_Escape)
    before = pixels(marking)
    point = marking.rects(CHAIRS_ZH)[0].center()
    spot = marking.program.view.spot_at(point)
    marking.program.view.hovered.emit(spot)
    after = pixels(marking)
    english = marking.rects(CHAIRS)[0].toRect().adjusted(-4, -4, 4, 4)
    assert before.copy(english) != after.copy(english)
    marking.program.view.hovered.emit(None)
    assert pixels(marking).copy(english) == before.copy(english)


def test_a_highlight_with_a_note_has_a_sign(marking: Marking) -> None:
    marking.drag_over("the obvious things")
    marking.do("mark-yellow")
    marking.program.press(Qt.Key.Key_Escape)
    area = marking.rects("the obvious things")[-1].toRect().adjusted(-8, -8, 8, 8)
    before = pixels(marking).copy(area)
    marking.desk.notebook.change("Note", marking.only().id, note="a thought")
    assert pixels(marking).copy(area) != before


def test_two_files_are_marked_as_one(qtbot: QtBot, tmp_path: Path) -> None:
    english = tmp_path / "tide.en.md"
    chinese = tmp_path / "tide.zh.md"
    english.write_text("# Tide\n\nThe sea went out early.\n\nNobody saw it go.\n", encoding="utf-8")
    chinese.write_text("# 潮\n\n海水早早退去了。\n\n没有人看见它走。\n", encoding="utf-8")
    marking = begin(qtbot)
    marking.open(english)
    assert len(marking.program.view.bitext.documents) == 2
    marking.drag_over("Nobody saw it go.")
    marking.do("both-sides")
    found = marking.only()
    assert len(set(found.documents)) == 2
    assert marking.marked()[0][2] == ("Nobody saw it go.", "没有人看见它走。")
    assert len(marking.file()["documents"]) == 2
    marking.program.interior.commands["read-alone"].trigger()
    qtbot.waitUntil(lambda: len(marking.program.view.bitext.documents) == 1)
    qtbot.waitUntil(lambda: marking.desk.is_settled)
    assert [len(marking.desk.marks_of(found.id)), marking.desk.orphans()] == [1, []]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

    def luminance(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (value / 255 for value in parts_of(colour))
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("colour", list(Colour))
def test_words_can_be_read_on_every_colour(name: str, colour: Colour) -> None:
    theme = load_theme(paths.resources_dir() / "themes", name)
    for text in (theme.ink, theme.link, theme.soft):
        assert contrast(text, wash(theme, colour)) >= 4.4
    assert contrast(theme.ink, wash(theme, colour)) >= 4.5
    assert contrast(line(theme, colour), theme.paper) >= 3.0


def test_a_note_and_a_bookmark_are_not_painted_over_the_words(marking: Marking) -> None:
    marking.click_on("Most of the answers")
    marking.do("bookmark")
    assert marking.only().kind is Kind.BOOKMARK
    assert not marked_positions(marking, marking.program.view.theme.yellow)
