"""Reading as a person does it: a real window, real files, keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt

from reader.chinese.variants import Variant
from reader.documents.model import BlockKind
from reader.ui.reading.place import Place
from tests.shared_inputs import needs_seeds, seed
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    return make_program(qtbot)


def bilingual(folder: Path, pairs: int = 60) -> Path:
    """A document of many pairs that differ from each other."""
    parts = ["---\ntitle: Sixty Doors\nauthor: 何人\ntags: [doors]\n---\n"]
    for number in range(1, pairs + 1):
        if number % 10 == 1:
            parts.append(f"## Part {number // 10 + 1}\n")
        parts.append(
            f"Door {number} was painted in the year of the flood, and whoever opened it first "
            f"wrote a name on the inside with a carpenter's pencil.\n"
        )
        parts.append(
            f"第{number}扇门是发大水那年刷的漆，头一个推开它的人，用木匠的铅笔在里面写下一个名字。"
            f"软件里查不到这个名字。\n"
        )
    path = folder / "doors.md"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def test_pairs_stand_side_by_side(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    bitext = program.view.bitext
    pairs = [row for row in bitext.rows if row.en and row.zh]
    assert len(pairs) == 60
    assert "Door 1 was" in program.shown(0)
    assert "第1扇门" in program.shown(1)
    layout = program.view.unit(bitext.rows.index(pairs[0]) + 1)
    left, right = layout.boxes
    first_baselines = left.y + left.box.first, right.y + right.box.first
    assert first_baselines[0] == pytest.approx(first_baselines[1])


def test_keys_move_through_the_text(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    view = program.view
    program.press("j")
    first = view.current_row
    program.press("j")
    assert first is not None
    assert view.current_row == first + 1
    program.press("k")
    assert view.current_row == first
    before = view.place()
    program.press(Qt.Key.Key_Space)
    assert view.place().position > before.position
    program.press(Qt.Key.Key_Space, SHIFT)
    assert view.place().position <= before.position + 5
    program.press(Qt.Key.Key_End)
    assert view.progress() == 1.0
    assert "Door 60" in program.shown(0)
    program.press(Qt.Key.Key_Home)
    assert view.progress() == 0.0
    program.press("]")
    row = view.current_row
    assert row is not None
    assert view.bitext.rows[row].kind is BlockKind.HEADING


@pytest.mark.parametrize("change", ["variant", "width", "zoom", "theme", "ratio"])
def test_the_place_stays_when_the_look_changes(
    program: Program, tmp_path: Path, change: str
) -> None:
    program.open(bilingual(tmp_path))
    view = program.view
    block = next(b for b in view.bitext.documents[0].blocks if b.text.startswith("Door 30"))
    view.go_to(Place(0, block.start + 60))
    place = view.place()
    line = program.top_text()
    if change == "variant":
        for _ in range(3):
            program.press("c")
        assert program.interior.appearance.variant is not Variant.SOURCE
    elif change == "width":
        program.window.resize(1000, 700)
        program.window.resize(1280, 860)
    elif change == "zoom":
        program.interior.appearance.step_zoom(3)
        program.interior.appearance.reset_zoom()
    elif change == "theme":
        from reader.settings import ThemeChoice

        program.interior.appearance.choose_theme(ThemeChoice.DARK)
    else:
        view.set_ratio(0.35)
        view.set_ratio(0.5)
    after = view.place()
    assert after.document == place.document
    assert program.top_text() == line
    assert after.below == pytest.approx(place.below, abs=2)


def test_a_narrower_window_keeps_the_first_words_in_sight(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    view = program.view
    block = next(b for b in view.bitext.documents[0].blocks if b.text.startswith("Door 41"))
    view.go_to(Place(0, block.start))
    for width in (900, 620, 1500):
        program.window.resize(width, 800)
        assert view.place().position == block.start


def test_forms_of_chinese_change_the_picture_and_no_position(
    program: Program, tmp_path: Path
) -> None:
    program.open(bilingual(tmp_path))
    view = program.view
    assert "软件" in program.shown(1)
    positions = [(block.start, len(block.text)) for block in view.bitext.documents[0].blocks]
    program.interior.appearance.choose_variant(Variant.TAIWAN_WORDS)
    assert "軟體" in program.shown(1)
    assert "Door 1 was" in program.shown(0)
    assert [(b.start, len(b.text)) for b in view.bitext.documents[0].blocks] == positions


def test_selecting_and_three_ways_of_copying(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    program.interior.appearance.choose_variant(Variant.TAIWAN_WORDS)
    start = program.point_of("軟體裡")
    program.drag(start, program.point_of("這個名字"))
    selection = program.view.selection
    assert selection is not None
    program.press("y")
    assert program.clipboard() == "軟體裡查不到"
    program.interior.commands["copy-source"].trigger()
    assert program.clipboard() == "软件里查不到"
    program.press("Y", SHIFT)
    copied = program.clipboard()
    assert copied.startswith("Door 1 was")
    assert "軟體" in copied


def test_selecting_across_rows_stays_on_one_side(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    program.drag(program.point_of("Door 1 was"), program.point_of("Door 3 was"))
    program.press("y")
    copied = program.clipboard()
    assert copied.startswith("Door 1 was painted")
    assert "Door 2 was painted" in copied
    assert "扇门" not in copied
    program.press(Qt.Key.Key_Escape)
    assert program.view.selection is None


def test_select_all_takes_the_whole_side(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    program.press(Qt.Key.Key_A, CTRL)
    program.press(Qt.Key.Key_C, CTRL)
    copied = program.clipboard()
    assert "Door 60 was" in copied
    assert "扇门" not in copied


def test_double_click_selects_a_word(program: Program, tmp_path: Path) -> None:
    from PySide6.QtTest import QTest

    program.open(bilingual(tmp_path))
    point = program.point_of("painted")
    viewport = program.view.viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=(point + QPointF(12, 0)).toPoint())
    program.press("y")
    assert program.clipboard() == "painted"


def test_the_place_is_remembered_by_content(qtbot: QtBot, tmp_path: Path) -> None:
    first = make_program(qtbot)
    path = bilingual(tmp_path)
    first.open(path)
    block = next(b for b in first.view.bitext.documents[0].blocks if b.text.startswith("Door 33"))
    first.view.go_to(Place(0, block.start))
    first.window.close()
    moved = path.rename(tmp_path / "renamed.md")
    second = make_program(qtbot)
    second.open(moved)
    assert second.top_text().startswith("Door 33")


def test_the_place_does_not_creep(program: Program, tmp_path: Path) -> None:
    """Each opening once showed a line more above the place, and remembered that."""
    path, other = bilingual(tmp_path), tmp_path / "other.md"
    other.write_text("# Other\n\nWords.\n", encoding="utf-8")
    program.open(path)
    program.view.go_to_row(40, 16.0)
    program.view.scroll_pixels(7)
    positions: list[int] = []
    for _ in range(4):
        program.open(other)
        program.open(path)
        positions.append(program.view.place().position)
    assert len(set(positions)) == 1


def test_both_languages_are_copied_with_what_has_no_partner(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "gap.md"
    path.write_text(
        "The first paragraph stands at the door.\n\n第一段站在门口。\n\n"
        "Nobody has translated this one yet, and it is quite long for a paragraph.\n\n"
        "The last paragraph closes the door.\n\n最后一段把门关上。\n",
        encoding="utf-8",
    )
    program.open(path)
    program.drag(program.point_of("第一段"), program.point_of("门关上"))
    program.press("Y", SHIFT)
    copied = program.clipboard().split("\n\n")
    assert [part[:10] for part in copied] == [
        "The first ", "第一段站在门口。", "Nobody has", "The last p", "最后一段把门关上。"
    ]  # fmt: skip


def test_two_forms_follow_the_chosen_one(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "zh.md"
    path.write_text("# 桥头\n\n软件里有一扇门，门里有一棵树。\n", encoding="utf-8")
    program.open(path)
    program.interior.commands["two-variants"].trigger()
    program.interior.appearance.choose_variant(Variant.TAIWAN_WORDS)
    assert "软件里" in program.shown(0)
    assert "軟體裡" in program.shown(1)


def test_a_text_in_one_language_is_one_column_with_an_offer(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "zh.md"
    path.write_text("# 桥\n\n桥头有一棵树。\n\n树下有一口井。\n", encoding="utf-8")
    program.open(path)
    assert program.view.bitext.columns == 1
    assert len(program.view.columns.places) == 1
    header = program.view.unit(0)
    words = [placed.box.shown_text(0, 10_000) for placed in header.boxes]
    assert any("Add the English text" in line for line in words)


def test_simplified_and_traditional_side_by_side(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "zh.md"
    path.write_text("# 桥头\n\n桥头有一棵树，树下说书人讲门的故事。\n", encoding="utf-8")
    program.open(path)
    program.interior.commands["two-variants"].trigger()
    assert "说书人讲门" in program.shown(0)
    assert "說書人講門" in program.shown(1)
    program.press(Qt.Key.Key_Escape)
    assert len(program.view.columns.places) == 1


def test_a_link_to_a_heading_jumps_and_back_returns(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "links.md"
    filler = "\n\n".join(f"Paragraph {n} says little. " * 6 for n in range(40))
    path.write_text(
        f"# Start\n\nGo to [the end](#the-end) at once.\n\n{filler}\n\n## The End\n\nHere.\n\n"
        f"{filler}",
        encoding="utf-8",
    )
    program.open(path)
    program.click(program.point_of("the end"))
    assert program.top_text().startswith("The End")
    program.interior.commands["back"].trigger()
    assert program.top_text().startswith("Start")
    program.interior.commands["forward"].trigger()
    assert program.top_text().startswith("The End")


def test_a_link_to_another_document_opens_it(program: Program, tmp_path: Path) -> None:
    (tmp_path / "other text.md").write_text("# Other\n\nWords there.\n", encoding="utf-8")
    path = tmp_path / "links.md"
    path.write_text("# Start\n\nSee [the other](other%20text.md).\n", encoding="utf-8")
    program.open(path)
    program.click(program.point_of("the other"))
    program.bot.waitUntil(lambda: program.is_open(tmp_path / "other text.md"), timeout=5000)


def test_a_web_link_is_shown_before_it_is_opened(program: Program, tmp_path: Path) -> None:
    from reader.ui.dialogs import Question

    path = tmp_path / "links.md"
    path.write_text("# Start\n\nSee [the site](https://example.org/a).\n", encoding="utf-8")
    program.open(path)
    program.click(program.point_of("the site"))
    box = program.window.findChild(Question)
    assert box is not None
    assert "https://example.org/a" in box.text.text()
    box.reject()


@needs_seeds
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_seeds_are_laid_out_to_their_end(program: Program, number: str) -> None:
    program.open(seed(number))
    view = program.view
    for row in range(len(view.bitext.rows)):
        layout = view.unit(view._page.unit_of_row(row))
        assert layout.height > 0
        assert layout.boxes
    program.press(Qt.Key.Key_End)
    assert view.progress() == 1.0


@needs_seeds
def test_contents_of_a_notion_export_jump(program: Program) -> None:
    program.open(seed("003"))
    entry = "模型专业化vs通用化"
    view = program.view
    row = next(
        number
        for number, row in enumerate(view.bitext.rows)
        if row.kind is BlockKind.LIST_ITEM
        and any(view.bitext.text(p) == entry for p in (*row.zh, *row.both, *row.en))
    )
    view.go_to_row(row)
    program.click(program.point_of(entry))
    top = view.bitext.rows[view.top_row()]
    assert top.kind is BlockKind.HEADING
    assert view.bitext.text(top.both[0]) == entry


def test_every_sample_opens(program: Program) -> None:
    for path in sorted(SAMPLES.iterdir()):
        if path.is_file():
            program.open(path)
            assert program.view.bitext.rows
            assert program.window.windowTitle().endswith("— Duidu")
