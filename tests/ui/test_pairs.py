"""Two files read as one: what is doubtful is shown, and what is wrong is put right by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolTip

from reader import paths
from reader.bitext.model import Side
from reader.bitext.pair_cache import PairCache
from reader.ui.reading.doubt import doubt_rect
from tests.bitext.shapes import shape
from tests.bitext.subtitles.test_pairing import EN as FILM_EN
from tests.bitext.subtitles.test_pairing import ZH as FILM_ZH
from tests.bitext.test_aligned import EN, ZH, beads_of, write
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
AS_FOUND = [f"{n}-{n}" for n in range(8)]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    write(tmp_path / "ferry.zh.md", ZH)
    made.open(write(tmp_path / "ferry.en.md", EN))
    assert shapes(made) == AS_FOUND
    return made


def shapes(program: Program) -> list[str]:
    bitext = program.window.session.bitext
    assert bitext is not None
    return shape(bitext.rows)


def go_to(program: Program, row: int, side: Side = Side.EN) -> None:
    view = program.view
    view.set_current_row(row)
    view.set_acting_column([lane.side for lane in view.lanes].index(side))


def repair(program: Program, command: str, expected: list[str]) -> None:
    program.interior.commands[command].trigger()
    program.bot.waitUntil(
        lambda: program.window.session.done and shapes(program) == expected, timeout=10_000
    )


def said(program: Program) -> str:
    return program.interior.status.said


def test_what_was_done_is_said(program: Program) -> None:
    go_to(program, 1)
    repair(program, "merge-next", ["0-0", "1+2-1+2", *AS_FOUND[3:]])
    assert said(program) == "The rows are repaired. Alt+Z takes it back."
    repair(program, "undo-repair", AS_FOUND)
    assert said(program) == "The repair is taken back. Alt+Shift+Z does it again."
    repair(program, "redo-repair", ["0-0", "1+2-1+2", *AS_FOUND[3:]])
    assert said(program) == "The repair is done again."


def test_merging_splitting_undo_and_redo(program: Program) -> None:
    merged = ["0-0", "1+2-1+2", *AS_FOUND[3:]]
    go_to(program, 1)
    repair(program, "merge-next", merged)
    assert program.view.current_row == 1
    repair(program, "undo-repair", AS_FOUND)
    repair(program, "redo-repair", merged)
    repair(program, "split-pair", AS_FOUND)
    repair(program, "undo-repair", merged)
    repair(program, "undo-repair", AS_FOUND)
    program.interior.commands["undo-repair"].trigger()
    assert said(program) == "There is no repair to take back."


def test_moving_a_paragraph_by_keys(program: Program) -> None:
    go_to(program, 1, Side.ZH)
    program.press(Qt.Key.Key_Down, ALT)
    moved = ["0-0", "1-", "2-1+2", *AS_FOUND[3:]]
    program.bot.waitUntil(lambda: shapes(program) == moved, timeout=10_000)
    assert program.view.current_row == 2, "the keys follow the paragraph"
    go_to(program, 2, Side.ZH)
    repair(program, "move-up", AS_FOUND)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_menu_under_the_mouse_acts_on_the_row_that_is_pointed_at(program: Program) -> None:
    go_to(program, 7)
    spot = program.view.spot_at(program.point_of("渡船七点开"))
    assert spot is not None
    program.view.menu_wished.emit(QPoint(10, 10), spot)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inner = next(action.menu() for action in menu.actions() if action.text() == "Pair")
    assert isinstance(inner, QMenu)
    down = next(action for action in inner.actions() if "Paragraph Down" in action.text())
    down.trigger()
    menu.close()
    moved = ["0-0", "1-", "2-1+2", *AS_FOUND[3:]]
    program.bot.waitUntil(lambda: shapes(program) == moved, timeout=10_000)


# sentences


SENTENCES = ("# Ferry", "The ferry left at seven. She never told us why.", "The river rose.")
ANSWERS = ("# 渡船", "渡船七点开。她从来没有告诉我们为什么。", "河水涨了。")


@pytest.fixture
def sentences(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    write(tmp_path / "ferry.zh.md", ANSWERS)
    made.open(write(tmp_path / "ferry.en.md", SENTENCES))
    assert shapes(made) == ["0-0", "1-1", "2-2"]
    return made


def row_texts(program: Program, row: int) -> tuple[str, str]:
    bitext = program.window.session.bitext
    assert bitext is not None
    one = bitext.rows[row]
    return "|".join(map(bitext.text, one.en)), "|".join(map(bitext.text, one.zh))


def test_splitting_before_a_sentence_by_keys_undo_and_redo(sentences: Program) -> None:
    go_to(sentences, 1)
    sentences.press("j", SHIFT)
    sentences.press("j", SHIFT)
    parted = ["0-0", "1-1", "1-1", "2-2"]
    sentences.press("s", ALT | SHIFT)
    sentences.bot.waitUntil(lambda: shapes(sentences) == parted, timeout=10_000)
    assert row_texts(sentences, 1) == ("The ferry left at seven.", "渡船七点开。")
    assert row_texts(sentences, 2) == ("She never told us why.", "她从来没有告诉我们为什么。")
    at = sentences.interior.tools.cursor.at
    assert at is not None, "the reading cursor stays on its sentence"
    assert (at.row, at.side, at.number) == (2, Side.EN, 0)
    repair(sentences, "undo-repair", ["0-0", "1-1", "2-2"])
    repair(sentences, "redo-repair", parted)
    shown = sentences.shown(0)
    assert "seven." in shown
    assert "She never told us why." in shown


def test_moving_a_sentence_by_keys(sentences: Program) -> None:
    go_to(sentences, 1, Side.ZH)
    sentences.press(Qt.Key.Key_Down, ALT | SHIFT)
    moved = ["0-0", "1-1", "2-1+2"]
    sentences.bot.waitUntil(lambda: shapes(sentences) == moved, timeout=10_000)
    assert row_texts(sentences, 2)[1] == "她从来没有告诉我们为什么。|河水涨了。"
    assert sentences.view.current_row == 2, "the keys follow the sentence"
    go_to(sentences, 2, Side.ZH)
    sentences.press(Qt.Key.Key_Up, ALT | SHIFT)
    sentences.bot.waitUntil(lambda: shapes(sentences) == ["0-0", "1-1", "2-2"], timeout=10_000)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_menu_splits_before_the_sentence_that_is_pointed_at(sentences: Program) -> None:
    spot = sentences.view.spot_at(sentences.point_of("她从来没有"))
    assert spot is not None
    sentences.view.menu_wished.emit(QPoint(10, 10), spot)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inner = next(action.menu() for action in menu.actions() if action.text() == "Pair")
    assert isinstance(inner, QMenu)
    next(one for one in inner.actions() if "Before the Sentence" in one.text()).trigger()
    menu.close()
    parted = ["0-0", "1-1", "1-1", "2-2"]
    sentences.bot.waitUntil(lambda: shapes(sentences) == parted, timeout=10_000)


def test_without_a_sentence_in_hand_it_is_asked_for(sentences: Program) -> None:
    go_to(sentences, 1)
    sentences.interior.commands["split-sentence"].trigger()
    assert "reading cursor" in said(sentences)
    assert shapes(sentences) == ["0-0", "1-1", "2-2"]


def test_marks_survive_every_repair_of_sentences(sentences: Program) -> None:
    for side in (Side.EN, Side.ZH):  # the second sentence of both sides
        go_to(sentences, 1, side)
        sentences.press("v")
        sentences.press("v")
        sentences.press("m")
    sentences.bot.waitUntil(lambda: len(marks(sentences)) == 2, timeout=10_000)
    before = marks(sentences)
    go_to(sentences, 1)
    sentences.press("j", SHIFT)
    sentences.press("j", SHIFT)
    for command, expected in (
        ("split-sentence", ["0-0", "1-1", "1-1", "2-2"]),
        ("sentence-down", ["0-0", "1-1", "-1", "1+2-2"]),
        ("undo-repair", ["0-0", "1-1", "1-1", "2-2"]),
        ("merge-next", ["0-0", "1-1", "1+2-1+2"]),
    ):
        repair(sentences, command, expected)
        sentences.bot.waitUntil(lambda: marks(sentences) == before, timeout=10_000)


def test_what_is_not_translated(program: Program) -> None:
    go_to(program, 5)
    repair(program, "untranslated", [*AS_FOUND[:5], "5-", "-5", *AS_FOUND[6:]])


def test_two_that_belong_together(program: Program) -> None:
    go_to(program, 2, Side.EN)
    program.interior.commands["belong-together"].trigger()
    assert "give the command again" in said(program)
    go_to(program, 1, Side.ZH)
    program.interior.commands["belong-together"].trigger()
    program.bot.waitUntil(lambda: "2-1" in shapes(program), timeout=10_000)
    rows = shapes(program)
    assert rows[0] == "0-0"
    assert rows[-3:] == ["5-5", "6-6", "7-7"]


def test_escape_gives_up_the_first_of_two(program: Program) -> None:
    go_to(program, 2, Side.EN)
    program.interior.commands["belong-together"].trigger()
    program.press(Qt.Key.Key_Escape)
    assert said(program) == "Given up."
    go_to(program, 1, Side.ZH)
    program.interior.commands["belong-together"].trigger()
    assert "give the command again" in said(program)
    assert shapes(program) == AS_FOUND


def test_a_repair_is_there_after_the_next_start(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    merged = ["0-0", "1+2-1+2", *AS_FOUND[3:]]
    go_to(program, 2)
    repair(program, "merge-previous", merged)
    program.window.close()
    again = make_program(qtbot)
    again.open(tmp_path / "ferry.en.md")
    assert shapes(again) == merged


def test_what_cannot_be_done_is_said_and_changes_nothing(program: Program) -> None:
    go_to(program, 0)
    program.interior.commands["merge-next"].trigger()
    assert "rows of their own" in said(program)
    program.view.set_current_row(None)
    program.interior.commands["merge-next"].trigger()
    assert "Choose a row" in said(program)
    assert shapes(program) == AS_FOUND
    assert not (paths.data_dir() / "pairs").exists()


def test_marks_stay_on_their_words(program: Program) -> None:
    go_to(program, 1, Side.EN)
    program.press("v")
    program.press("m")
    program.bot.waitUntil(lambda: len(marks(program)) == 1, timeout=10_000)
    before = marks(program)
    repair(program, "merge-next", ["0-0", "1+2-1+2", *AS_FOUND[3:]])
    program.bot.waitUntil(lambda: marks(program) == before, timeout=10_000)


def marks(program: Program) -> list[tuple[int, int]]:
    index = program.interior.studio.desk.index
    found = [one for at in (0, 1) for one in index.between(at, 0, 10_000)] if index else []
    return [(one.start, one.end) for one in found]


# subtitles


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_two_files_of_subtitles_are_one_text_with_times(qtbot: QtBot, tmp_path: Path) -> None:
    made = make_program(qtbot)
    (tmp_path / "film.zh-Hans.vtt").write_text(FILM_ZH, encoding="utf-8")
    path = tmp_path / "film.srt"
    path.write_text(FILM_EN, encoding="utf-8")
    made.open(path)
    assert shapes(made) == ["0-0", "1-", "2-1", "3-2"]
    assert "my grandmother" in made.shown(0)
    assert "外婆" in made.shown(1)
    viewport = made.view.viewport()
    for words, time in (("外婆也在船上", "0:00:03 – 0:00:05"), ("- Nobody", "0:00:07 – 0:00:09")):
        point = made.point_of(words).toPoint()
        event = QHelpEvent(QHelpEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
        QApplication.sendEvent(viewport, event)
        assert QToolTip.text() == time


# doubt


@pytest.fixture
def doubtful(qtbot: QtBot, tmp_path: Path) -> Program:
    """A pair of which the aligner is said to have found two rows doubtful."""
    made = make_program(qtbot)
    write(tmp_path / "ferry.zh.md", ZH)
    made.open(write(tmp_path / "ferry.en.md", EN))
    bitext = made.window.session.bitext
    assert bitext is not None
    beads = beads_of([(1, 1)] * 8)
    for at in (2, 5):
        beads[at] = type(beads[at])(beads[at].en, beads[at].zh, 0.34)
    en, zh = (document.blocks for document in bitext.documents)
    PairCache(paths.cache_dir() / "pairs", 9).keep(en, zh, "lexical", beads)
    made.interior.opener.reload()
    made.bot.waitUntil(lambda: made.window.session.done and weak(made) == [2, 5], timeout=10_000)
    return made


def weak(program: Program) -> list[int]:
    bitext = program.window.session.bitext
    return [at for at, row in enumerate(bitext.rows) if row.is_weak] if bitext else []


def test_stepping_through_weak_pairs(doubtful: Program) -> None:
    seen = []
    for command in ("next", "next", "next", "previous", "previous"):
        doubtful.interior.commands[f"{command}-weak-pair"].trigger()
        seen.append((doubtful.view.current_row, said(doubtful)))
    assert [row for row, _ in seen] == [2, 5, 5, 2, 2]
    assert seen[1][1] == (
        "Duidu is 34% sure that these two belong together. Weak pair 2 of 2."
    )  # fmt: skip
    assert seen[2][1] == "No weak pair below."
    assert seen[4][1] == "No weak pair above."


def mark_of(program: Program, row: int) -> QPoint:
    view = program.view
    number, top = next(
        (unit, y) for unit, y in view.visible_units() if view.row_of_unit(unit) == row
    )
    return doubt_rect(view.unit(number), top, view.columns).center().toPoint()


def darkness(image: QImage, at: QPoint) -> int:
    greys = [
        image.pixelColor(x, y).lightness()
        for x in range(at.x() - 6, at.x() + 7)
        for y in range(at.y() - 3, at.y() + 4)
    ]
    return max(greys) - min(greys)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
@pytest.mark.parametrize("layout", ["side-by-side", "stacked"])
def test_the_mark_stands_beside_weak_rows_only_and_tells_how_sure(
    doubtful: Program, layout: str
) -> None:
    doubtful.interior.commands[f"layout-{layout}"].trigger()
    image = doubtful.view.viewport().grab().toImage()
    assert darkness(image, mark_of(doubtful, 2)) > 60
    assert darkness(image, mark_of(doubtful, 1)) < 20
    viewport = doubtful.view.viewport()
    for row, words in ((1, ""), (2, "Duidu is 34% sure that these two belong together.")):
        point = mark_of(doubtful, row)
        event = QHelpEvent(QHelpEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
        QApplication.sendEvent(viewport, event)
        assert QToolTip.text() == words


def test_how_sure(doubtful: Program) -> None:
    go_to(doubtful, 5)
    doubtful.interior.commands["how-sure"].trigger()
    assert "34%" in said(doubtful)


def test_a_confirmed_pair_is_no_longer_weak(doubtful: Program) -> None:
    for side in (Side.EN, Side.ZH):
        go_to(doubtful, 2, side)
        doubtful.interior.commands["belong-together"].trigger()
    doubtful.bot.waitUntil(lambda: weak(doubtful) == [5], timeout=10_000)


# whether the two belong together


@pytest.fixture
def strangers(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    village = (SAMPLES / "the-village-against-the-bell.en.md").read_text(encoding="utf-8")
    (tmp_path / "a.en.md").write_text(village, encoding="utf-8")
    kettle = (SAMPLES / "essay-waiting-for-the-kettle.md").read_text(encoding="utf-8")
    chinese = [part for part in kettle.split("\n\n") if any("一" <= sign <= "龥" for sign in part)]
    (tmp_path / "a.zh.md").write_text("\n\n".join(chinese), encoding="utf-8")
    made.open(tmp_path / "a.en.md")
    made.bot.waitUntil(lambda: bool(question(made)), timeout=10_000)
    return made


def question(program: Program) -> str:
    return program.interior.studio.banner.words


def answer(program: Program, words: str) -> None:
    buttons = program.interior.studio.banner.findChildren(QPushButton)
    next(button for button in buttons if button.text() == words and button.isVisible()).click()


def test_files_that_do_not_belong_together_are_questioned_and_parted(strangers: Program) -> None:
    assert "do not seem to say the same" in question(strangers)
    answer(strangers, "Read Alone")
    session = strangers.window.session
    strangers.bot.waitUntil(lambda: session.done and not session.is_pair, timeout=10_000)
    assert question(strangers) == ""


def test_a_pair_that_is_kept_is_not_questioned_again(strangers: Program, tmp_path: Path) -> None:
    answer(strangers, "Keep Together")
    folder = paths.data_dir() / "pairs"
    strangers.bot.waitUntil(lambda: folder.exists() and bool(list(folder.glob("*.json"))))
    asked: list[object] = []
    jobs = strangers.window.parts.jobs
    strangers.interior.opener.reload()
    strangers.bot.waitUntil(lambda: strangers.is_open(tmp_path / "a.en.md"), timeout=10_000)
    jobs.run(lambda _job: None, asked.append)
    strangers.bot.waitUntil(lambda: bool(asked))
    assert question(strangers) == ""
    assert strangers.window.session.is_pair
