"""Readings beside the Chinese: a view over the text, in which everything stays on its words."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from reader import paths
from reader.bitext.model import Side
from reader.chinese import readings as engine
from reader.chinese.reading_kinds import ReadingKind
from reader.chinese.scripts import Form
from reader.chinese.variants import Converter, Region, Variant
from reader.documents.model import Block, BlockKind, Language
from reader.settings import Settings
from reader.ui.fonts import FontChoice
from reader.ui.reading.place import Place
from reader.ui.reading.selection import Selection
from reader.ui.reading.shown import show
from reader.ui.reading.text_box import TextBox
from reader.ui.reading.typography import Role, Typography
from reader.values import replace
from tests.chinese.chinese_texts import texts
from tests.shared_inputs import ROOT, needs_seeds, seed
from tests.ui.marking_driver import CHAIRS_ZH, Marking, begin, long_way
from tests.ui.test_marking_text import LONG_WORDS, marked_positions, wanted_positions
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QRectF
    from pytestqt.qtbot import QtBot

    from reader.ui.reading.ruby import Ruby

pytestmark = pytest.mark.usefixtures("qapp")
SHIFT = Qt.KeyboardModifier.ShiftModifier
SHOWN = (ReadingKind.PINYIN, ReadingKind.ZHUYIN)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    made.open(doors(tmp_path))
    return made


def doors(folder: Path, count: int = 60) -> Path:
    """English and Chinese paragraphs, long enough for several lines."""
    parts = [
        f"Door {number} was painted green before anybody came, and nobody knew why.\n\n"
        f"第{number}扇门是发大水那年刷的漆，头一个推开它的人，用木匠的铅笔在里面写下一个名字。\n\n"
        for number in range(count)
    ]
    path = folder / "doors.md"
    path.write_text("# Doors\n\n# 门\n\n" + "".join(parts), encoding="utf-8")
    return path


def choose(program: Program, kind: ReadingKind) -> None:
    """Ask for readings, and wait for them."""
    program.interior.tools.readings.choose(kind)
    program.bot.waitUntil(lambda: program.view.page.look.readings is kind, timeout=20_000)


def rubies(program: Program, column: int = 1) -> Iterator[Ruby]:
    for number, _ in program.view.visible_units():
        for placed in program.view.unit(number).boxes:
            box = placed.box
            if placed.column == column and isinstance(box, TextBox) and box._ruby is not None:
                yield box._ruby


def read(program: Program) -> str:
    """The readings that stand with the Chinese in sight."""
    return " ".join(one.text + one.tone for ruby in rubies(program) for one in ruby._readings)


def paint_loudly(program: Program) -> None:
    """Paint readings in a colour that nothing else has."""
    view = program.view
    view.set_theme(replace(view.theme, reading=QColor("#ff00ff")))


def loud_pixels(program: Program) -> int:
    """How many pixels of the viewport show some of that colour."""
    image = program.view.viewport().grab().toImage()
    return sum(
        min(found.red(), found.blue()) - found.green() > 60
        for y in range(image.height())
        for x in range(0, image.width(), 2)
        for found in [image.pixelColor(x, y)]
    )


# by keys


def test_p_goes_through_the_readings(program: Program) -> None:
    view = program.view
    assert read(program) == ""
    program.press("p")
    program.bot.waitUntil(lambda: view.page.look.readings is ReadingKind.PINYIN, timeout=20_000)
    assert "dì shàn mén shì fā dà shuǐ nà nián shuā de qī" in read(program)
    program.press("p")
    assert "ㄉㄧˋ ㄕㄢˋ ㄇㄣˊ ㄕˋ ㄈㄚ ㄉㄚˋ ㄕㄨㄟˇ" in read(program)
    program.press("p")  # the document gives none of its own
    assert view.page.look.readings is ReadingKind.OFF
    assert read(program) == ""


def test_what_is_chosen_is_ticked_and_remembered(program: Program) -> None:
    choose(program, ReadingKind.PINYIN)
    program.press("p", SHIFT)
    commands = program.interior.commands
    assert commands["readings-pinyin"].isChecked()
    assert commands["readings-in-row"].isChecked()
    program.interior.keeper.now()
    program.bot.waitUntil(
        lambda: Settings(paths.config_dir() / "settings.json").readings == "pinyin", timeout=5000
    )
    assert Settings(paths.config_dir() / "settings.json").readings_in_row


def test_readings_that_are_set_come_after_the_first_text(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(paths.config_dir() / "settings.json")
    settings.readings = "zhuyin"
    settings.save()
    program = make_program(qtbot)
    program.open(doors(tmp_path))
    qtbot.waitUntil(lambda: "ㄇㄣˊ" in read(program), timeout=20_000)


def test_the_button_offers_readings_too(program: Program) -> None:
    menu = program.interior.appearance.chinese_menu
    words = [action.text() for action in menu.actions()]
    assert "Pinyin" in words
    next(action for action in menu.actions() if action.text() == "Pinyin").trigger()
    program.bot.waitUntil(lambda: "mén" in read(program), timeout=20_000)


def test_nothing_is_loaded_for_readers_who_want_none() -> None:
    code = (
        "import sys\n"
        "import reader.app\n"
        "reader.app._load_qt()\n"
        "import reader.ui.interior\n"
        "print([one for one in sys.modules if one in ("
        "'reader.chinese.readings', 'reader.chinese.polyphones', 'reader.ui.reading.ruby',"
        " 'rjieba')])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "[]"


@pytest.mark.expects_log("readings cannot be loaded")
def test_a_table_that_cannot_be_read_is_told(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engine, "_tables", [])
    monkeypatch.setattr(engine, "resources_dir", lambda: tmp_path)
    said: list[str] = []
    program.interior.tools.readings.said.connect(said.append)
    program.press("p")
    program.bot.waitUntil(lambda: "The readings cannot be loaded." in said, timeout=20_000)
    assert program.interior.commands["readings-off"].isChecked()


# a view over the text


@pytest.mark.parametrize("kind", SHOWN)
def test_the_place_stays(program: Program, kind: ReadingKind) -> None:
    view = program.view
    start = view.bitext.documents[0].source_text().index("Door 30")
    view.go_to(Place(0, start, 40.0))
    for one in (kind, ReadingKind.OFF, kind):
        choose(program, one)
        at = program.point_of("Door 30")
        assert at.y() < 140
        assert program.top_text().startswith("Door 30")


def test_copies_and_found_words_hold_no_readings(program: Program) -> None:
    choose(program, ReadingKind.PINYIN)
    view = program.view
    source = view.bitext.documents[0].source_text()
    start = source.index("第3扇门")
    view.set_selection(Selection(1, Side.ZH, 0, start, start + 12))
    program.interior.commands["copy"].trigger()
    assert program.clipboard() == source[start : start + 12]
    assert "mén" not in program.shown(1)


@needs_seeds
def test_the_document_gives_its_own(qtbot: QtBot) -> None:
    program = make_program(qtbot)
    program.open(seed("004"))
    choose(program, ReadingKind.DOCUMENT)
    assert read(program).startswith("diǎn gè bào yīng duì xiàn")
    assert "點焦慮" in program.shown(1)
    assert "diǎn" not in program.shown(1)


@pytest.mark.parametrize("variant", list(Variant))
def test_marks_stay_on_their_words(qtbot: QtBot, tmp_path: Path, variant: Variant) -> None:
    marking = begin(qtbot)
    marking.open(long_way(tmp_path))
    marking.drag_over(LONG_WORDS)
    marking.do("mark-green")
    marking.program.press(Qt.Key.Key_Escape)
    marking.program.interior.appearance.choose_variant(variant)
    for kind in (*SHOWN, ReadingKind.OFF):
        choose(marking.program, kind)
        assert_marked(marking, LONG_WORDS)


@pytest.mark.parametrize("kind", SHOWN)
@pytest.mark.parametrize("size", [(460, 860), (1900, 900)])
def test_words_can_be_marked_under_readings(
    qtbot: QtBot, tmp_path: Path, kind: ReadingKind, size: tuple[int, int]
) -> None:
    marking = begin(qtbot, size)
    marking.program.interior.commands["sidebar"].trigger()
    marking.open(long_way(tmp_path))
    choose(marking.program, kind)
    marking.program.bot.waitUntil(marking.program.view.isActiveWindow)
    source = marking.program.view.bitext.documents[0].source_text()
    marking.program.view.go_to(Place(0, source.index("我们先试"), 20.0))
    marking.drag_over(CHAIRS_ZH)
    marking.do("mark-green")
    marking.program.press(Qt.Key.Key_Escape)
    assert marking.marked()[-1][2] == (CHAIRS_ZH,)
    assert_marked(marking, CHAIRS_ZH)


def assert_marked(marking: Marking, words: str) -> None:
    source = marking.program.view.bitext.documents[0].source_text()
    found = marked_positions(marking, marking.program.view.theme.green)
    assert {at for at in found if source[at].strip()} == wanted_positions(marking, words)


def test_two_forms_side_by_side_have_their_readings(program: Program) -> None:
    choose(program, ReadingKind.PINYIN)
    program.interior.commands["two-variants"].trigger()
    left, right = ([one.text for ruby in rubies(program, column) for one in ruby._readings]
                   for column in (0, 1))  # fmt: skip
    assert left == right
    assert "mén" in left


# what is seen


def test_only_the_current_row_shows_its_readings(program: Program) -> None:
    choose(program, ReadingKind.PINYIN)
    paint_loudly(program)
    whole = loud_pixels(program)
    program.press("p", SHIFT)
    row = program.view.current_row
    assert row is not None
    place = program.view.place()
    one = loud_pixels(program)
    assert 0 < one < whole / 3
    program.press("j")
    assert program.view.current_row == row + 1
    assert program.view.place() == place  # the room is kept: nothing moves
    assert 0 < loud_pixels(program) < whole / 3
    program.press("p", SHIFT)
    assert loud_pixels(program) > one * 2


def test_veiled_translations_veil_their_readings(program: Program) -> None:
    choose(program, ReadingKind.PINYIN)
    paint_loudly(program)
    shown = loud_pixels(program)
    program.press("t")
    assert loud_pixels(program) < shown / 10  # the title is never veiled


def test_clicks_find_the_character_below_the_reading(program: Program) -> None:
    for kind in SHOWN:
        choose(program, kind)
        point = program.point_of("木匠的铅笔")
        spot = program.view.spot_at(point)
        assert spot is not None
        box = spot.placed.box
        assert box.shown_text(box.source_at(spot.x, spot.y), box.end).startswith("木匠的铅笔")


# setting


def box_of(
    text: str, kind: ReadingKind, width: float, variant: Variant = Variant.SOURCE
) -> TextBox:
    block = Block(BlockKind.PARAGRAPH, text, 100, (1, 1), Language.CHINESE)
    shown = show(block, 0, len(text), 0, Converter(Form.SIMPLIFIED), variant, kind)
    typography = Typography(FontChoice())
    style = typography.style(Role.BODY, chinese=True, region=Region.SC)
    ruby = typography.ruby(shown, style, Region.SC)
    return TextBox(shown, style, [], width, ruby=ruby)


def inks(box: TextBox) -> Iterator[tuple[float, QRectF]]:
    """Where each glyph of the readings stands, with the top of its line."""
    assert box._ruby is not None
    for line in box._ruby._lines:
        font = line.run.rawFont()
        for glyph, at in zip(line.run.glyphIndexes(), line.run.positions(), strict=True):
            yield line.top, font.boundingRect(glyph).translated(at)


SENTENCE = (
    "现状创新工程生长，双床房状况装潢成长，一遍读写下来的字，“庄重”而光荣，ChatGPT 创造了窗。"
    "广场上的灯光亮了，城墙外面响起钟声，双方商量着怎样装上窗户。"
)


@pytest.mark.parametrize("width", [60.0, 180.0, 400.0, 700.0])
def test_syllables_never_touch(width: float) -> None:
    box = box_of(SENTENCE, ReadingKind.PINYIN, width)
    ruby = box._ruby
    assert ruby is not None
    edge: dict[float, float] = {}
    places = {reading.start: reading for reading in ruby._readings}
    for start, reading in places.items():
        (rect,) = box.rects(100 + start, 100 + start + 1)
        left, right = ruby.extent(start)
        assert left > edge.get(rect.top(), -20.0) + 0.04 * box._style.em
        middle = rect.left() + box._style.em / 2
        assert abs((left + right) / 2 - middle) < 0.4 * box._style.em
        assert right - left == pytest.approx(ruby._face.width(reading.text))
        edge[rect.top()] = right


@pytest.mark.parametrize("kind", SHOWN)
def test_readings_stay_in_their_lines(kind: ReadingKind) -> None:
    box = box_of(SENTENCE, kind, 400.0)
    assert box.height > box_of(SENTENCE, ReadingKind.OFF, 400.0).height
    for _, ink in inks(box):
        assert ink.top() >= -0.06 * box._style.em
        assert ink.bottom() <= box._style.pitch
        assert ink.left() > -0.45 * box._style.em
        assert ink.right() < 400.0 + 0.45 * box._style.em


def test_zhuyin_stands_between_its_character_and_the_next() -> None:
    box = box_of("装潢成长。", ReadingKind.ZHUYIN, 700.0)
    found = sorted(ink.left() for _, ink in inks(box))
    em = box._style.em
    for at in range(4):
        (rect,) = box.rects(100 + at, 101 + at)
        own = [x for x in found if rect.left() <= x < rect.right()]
        assert len(own) >= 2
        assert min(own) >= rect.left() + em


@given(texts, st.sampled_from(SHOWN), st.sampled_from(list(Variant)), st.floats(40, 700))
def test_every_character_is_in_a_line_and_has_a_rect(
    text: str, kind: ReadingKind, variant: Variant, width: float
) -> None:
    box = box_of(text, kind, width, variant)
    plain = box_of(text, ReadingKind.OFF, width, variant)
    assert box.shown_text(box.start, box.end) == plain.shown_text(plain.start, plain.end)
    assert [line.end for line in box._lines][-1:] == [line.end for line in plain._lines][-1:]
    for at, character in enumerate(text):
        if "一" <= character <= "龥":
            rects = box.rects(100 + at, 101 + at)
            assert rects
            assert all(rect.width() > 0 for rect in rects)
            middle = rects[0].center()
            inside = box.source_at(rects[0].left() + 1, middle.y())
            assert box.rects(inside, inside + 1)[0].left() <= rects[0].left() + 0.01


def test_a_long_reading_hangs_over_punctuation_rather_than_moving_it() -> None:
    box = box_of("窗，床。", ReadingKind.PINYIN, 400.0)
    assert box._ruby is not None
    assert not box._ruby.room


def test_the_point_of_a_reading_is_that_of_its_line() -> None:
    box = box_of(SENTENCE, ReadingKind.PINYIN, 180.0)
    for line in box._lines:
        source = box.source_at(2.0, line.top + 3.0)
        assert box.top_of(source) == line.top
    assert box.source_at(2.0, 3.0) == 100


def test_a_word_in_english_text_hardly_moves_its_lines_apart() -> None:
    text = "There is no English for 醒, which means to let a dough rest and also to wake up."
    block = Block(BlockKind.PARAGRAPH, text, 0, (1, 1), Language.ENGLISH)
    typography = Typography(FontChoice())
    style = typography.style(Role.BODY, chinese=False, region=Region.SC)
    shown = show(block, 0, len(text), 0, Converter(Form.NONE), Variant.SOURCE, ReadingKind.PINYIN)
    box = TextBox(shown, style, [], 300.0, ruby=typography.ruby(shown, style, Region.SC))
    plain = TextBox(replace(shown, readings=()), style, [], 300.0)
    assert [one.text for one in shown.readings] == ["xǐng"]
    assert plain.height < box.height < plain.height * 1.15
    descenders = box._style.pitch - box._style.first - 0.25 * style.em  # of the line above
    assert all(ink.top() + 1.0 > -descenders for _, ink in inks(box))  # rounded outwards
