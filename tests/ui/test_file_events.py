"""Files that change while they are open, drops, companions, links: what happens outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton

from reader.ui.reading.place import Place
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    return make_program(qtbot)


def paragraphs(first: int = 1, last: int = 90) -> str:
    return "\n".join(
        f"Bell {n} was cast in the third year of the drought and rang for the rain.\n\n"
        f"第{n}口钟铸于大旱的第三年，为求雨而鸣。\n"
        for n in range(first, last + 1)
    )


@pytest.fixture
def bells(tmp_path: Path) -> Path:
    path = tmp_path / "bells.md"
    path.write_text(f"# Bells\n\n{paragraphs()}", encoding="utf-8")
    return path


def replace(path: Path, text: str) -> None:
    """Save as an editor does: write beside, then put in place."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def stand_at(program: Program, words: str) -> None:
    block = next(b for b in program.view.bitext.documents[0].blocks if b.text.startswith(words))
    program.view.go_to(Place(0, block.start))


def offered(program: Program) -> str:
    return program.interior.status.offered


def press_offer(program: Program) -> None:
    button = next(
        b for b in program.interior.status.findChildren(QToolButton) if b.text() == "Reload"
    )
    assert button.isVisible()
    button.click()


# while a file is open


@pytest.mark.parametrize("how", ["written", "replaced"])
def test_a_changed_file_is_offered_and_reloading_keeps_the_words(
    program: Program, bells: Path, how: str
) -> None:
    program.open(bells)
    stand_at(program, "Bell 50 was")
    program.bot.wait(100)
    text = f"# Bells\n\nA new preface.\n\n前言。\n\n{paragraphs(-40)}"
    if how == "written":
        bells.write_text(text, encoding="utf-8")
    else:
        replace(bells, text)
    program.bot.waitUntil(lambda: offered(program) == "reload", timeout=3000)
    assert "changed on disk" in program.interior.status.said
    assert program.top_text().startswith("Bell 50 was")
    press_offer(program)
    program.bot.waitUntil(lambda: "A new preface" in whole_text(program), timeout=5000)
    assert program.top_text().startswith("Bell 50 was")
    assert offered(program) == ""


def whole_text(program: Program) -> str:
    return "\n".join(block.text for block in program.view.bitext.documents[0].blocks[:9])


def test_reloading_when_the_words_themselves_are_gone_stays_near(
    program: Program, bells: Path
) -> None:
    program.open(bells)
    stand_at(program, "Bell 50 was")
    text = bells.read_text("utf-8")
    text = text.replace("Bell 50 was cast in the third year", "That bell came in a cold spring")
    text = text.replace("第50口钟", "那口钟")
    replace(bells, text.replace("# Bells\n", "# Bells\n\n" + "Words before it all. " * 400 + "\n"))
    program.interior.commands["reload"].trigger()
    program.bot.waitUntil(lambda: "Words before" in whole_text(program), timeout=5000)
    assert program.view.bitext.rows
    program.bot.waitUntil(lambda: program.is_open(bells))
    assert any(f"Bell {n} was" in program.shown(0) for n in (49, 51))


def test_a_place_is_found_again_in_a_file_edited_between_two_runs(
    qtbot: QtBot, bells: Path
) -> None:
    first = make_program(qtbot)
    first.open(bells)
    stand_at(first, "Bell 70 was")
    first.window.close()
    replace(bells, f"# Bells\n\n{paragraphs(-60)}")
    second = make_program(qtbot)
    second.open(bells)
    assert second.top_text().startswith("Bell 70 was")


def test_a_deleted_file_stays_readable_and_may_return(program: Program, bells: Path) -> None:
    text = bells.read_text("utf-8")
    program.open(bells)
    program.bot.wait(100)
    bells.unlink()
    program.bot.waitUntil(lambda: "The file is gone" in program.interior.status.said, timeout=3000)
    program.view.go_to_end()
    assert "Bell 90 was" in program.shown(0)
    bells.write_text(text.replace("Bell 90", "Bell 190"), encoding="utf-8")
    program.bot.waitUntil(lambda: "changed" in program.interior.status.said, timeout=6000)
    press_offer(program)
    program.bot.waitUntil(lambda: program.is_open(bells))
    program.view.go_to_end()
    assert "Bell 190 was" in program.shown(0)


def test_reloading_a_deleted_file_can_be_taken_back(program: Program, bells: Path) -> None:
    program.open(bells)
    stand_at(program, "Bell 40 was")
    bells.unlink()
    program.interior.commands["reload"].trigger()
    stack = program.window.stack
    program.bot.waitUntil(lambda: stack.currentWidget() is program.interior.message)
    program.interior.message.action_chosen.emit("back")
    assert stack.currentWidget() is program.view
    assert program.top_text().startswith("Bell 40 was")
    assert program.window.session.path == bells


def test_the_other_file_of_a_pair_is_watched_too(program: Program, tmp_path: Path) -> None:
    english, chinese = pair(tmp_path)
    program.open(english)
    program.bot.wait(100)
    replace(chinese, chinese.read_text("utf-8") + "\n再加一段。\n")
    program.bot.waitUntil(lambda: offered(program) == "reload", timeout=3000)


# drops


def drop(program: Program, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), actions, data, buttons, keys)
    QApplication.sendEvent(program.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        program.window, QDropEvent(QPointF(300, 300), actions, data, buttons, keys)
    )


def titles(program: Program) -> set[str]:
    return {entry.title for entry in program.interior.feed.catalog.entries}


def test_dropped_files_and_folders(program: Program, bells: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more" / "deep"
    folder.mkdir(parents=True)
    (folder / "well.md").write_text("# The Well\n\nWater.\n")
    other = tmp_path / "other.txt"
    other.write_text("Another text\n\nWith words.\n")
    drop(program, [bells, tmp_path / "more", other])
    program.bot.waitUntil(lambda: program.is_open(bells), timeout=5000)
    program.bot.waitUntil(lambda: {"Bells", "The Well", "Another text"} <= titles(program))
    assert program.window.parts.settings.folders[-1] == tmp_path / "more"


def test_a_dropped_folder_alone_joins_the_library(program: Program, bells: Path) -> None:
    drop(program, [bells.parent])
    program.bot.waitUntil(lambda: "Bells" in titles(program), timeout=5000)
    assert "joined the library" in program.interior.status.said


def test_recent_documents(program: Program, bells: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nWords.\n")
    program.open(bells)
    program.open(other)
    menu = program.interior.recent_menu
    menu.aboutToShow.emit()
    assert [action.toolTip() for action in menu.actions()] == [str(other), str(bells)]
    menu.actions()[1].trigger()
    program.bot.waitUntil(lambda: program.is_open(bells))


# companions


def pair(folder: Path, english: str = "tea.en.md", chinese: str = "tea.zh.md") -> tuple[Path, Path]:
    (folder / english).write_text(
        "# Tea\n\nThe water came from the well.\n\nThe cups were white.\n", encoding="utf-8"
    )
    (folder / chinese).write_text("# 茶\n\n水是井里打的。\n\n杯子是白的。\n", encoding="utf-8")
    return folder / english, folder / chinese


def assert_paired(program: Program) -> None:
    assert "The cups were white." in program.shown(0)
    assert "杯子是白的。" in program.shown(1)


def test_a_companion_by_its_name(program: Program, tmp_path: Path) -> None:
    english, chinese = pair(tmp_path)
    program.open(english)
    assert_paired(program)
    program.open(chinese)
    assert_paired(program)


def test_a_companion_by_front_matter(program: Program, tmp_path: Path) -> None:
    english, chinese = pair(tmp_path, "one.md", "two.md")
    english.write_text(f"---\ntranslation: {chinese.name}\n---\n\n{english.read_text()}")
    program.open(english)
    assert_paired(program)


def test_a_chosen_companion_is_remembered_until_it_is_separated(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english, chinese = pair(tmp_path, "one.md", "two.md")
    first = make_program(qtbot)
    first.open(english)
    assert not first.interior.commands["read-alone"].isEnabled()
    monkeypatch.setattr("reader.ui.file_dialogs.chosen_file", lambda *_: chinese)
    first.interior.commands["add-other-language"].trigger()
    qtbot.waitUntil(lambda: len(first.view.bitext.documents) == 2)
    assert_paired(first)
    first.window.close()
    second = make_program(qtbot)
    second.open(english)
    assert_paired(second)
    second.open(chinese)
    assert_paired(second)
    second.interior.commands["read-alone"].trigger()
    qtbot.waitUntil(lambda: len(second.view.bitext.documents) == 1)
    second.open(english)
    assert len(second.view.bitext.documents) == 1
    second.window.close()
    third = make_program(qtbot)
    third.open(chinese)
    assert len(third.view.bitext.documents) == 1


def test_a_companion_by_name_can_be_separated(program: Program, tmp_path: Path) -> None:
    english, _ = pair(tmp_path)
    program.open(english)
    program.interior.commands["read-alone"].trigger()
    program.bot.waitUntil(lambda: len(program.view.bitext.documents) == 1)
    program.bot.waitUntil(lambda: program.is_open(english))
    program.open(english)
    assert len(program.view.bitext.documents) == 1


def test_a_companion_that_is_gone_is_left_out(program: Program, tmp_path: Path) -> None:
    english, chinese = pair(tmp_path, "one.md", "two.md")
    program.open(english)
    program.interior.opener.pair_with(chinese)
    program.bot.waitUntil(lambda: len(program.view.bitext.documents) == 2)
    chinese.unlink()
    program.open(english)
    program.bot.waitUntil(lambda: len(program.view.bitext.documents) == 1)
    assert "The cups were white." in program.shown(0) + program.shown(-1)
    notice = program.window.session.notices()[0]
    assert "“two.md”" in notice
    assert "not there any more" in notice


def test_a_link_to_a_missing_document_says_so(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "links.md"
    path.write_text("# Start\n\nSee [the other](gone.md) text.\n")
    program.open(path)
    program.click(program.point_of("the other"))
    stack = program.window.stack
    program.bot.waitUntil(lambda: stack.currentWidget() is program.interior.message, timeout=3000)
    program.interior.message.action_chosen.emit("back")
    assert stack.currentWidget() is program.view
