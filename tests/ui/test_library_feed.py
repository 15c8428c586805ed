"""The sidebar stays true by itself: files that come, change and go; folders that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SOON = 3500
"""Milliseconds; two seconds on a quiet machine."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / "inner").mkdir(parents=True)
    for name in ("ash", "birch", "inner/cedar"):
        (folder / f"{name}.md").write_text(f"# The {name.split('/')[-1].title()}\n\nA tree.\n")
    return folder


@pytest.fixture
def program(qtbot: QtBot, library: Path) -> Program:
    program = make_program(qtbot)
    program.interior.opener.add_folder(library)
    wait_for(program, "The Cedar")
    return program


def titles(program: Program) -> list[str]:
    """What the sidebar lists."""
    model = program.interior.sidebar.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def wait_for(program: Program, *words: str) -> None:
    program.bot.waitUntil(
        lambda: all(any(word in title for title in titles(program)) for word in words), timeout=SOON
    )


def wait_without(program: Program, word: str) -> None:
    program.bot.waitUntil(lambda: not any(word in title for title in titles(program)), timeout=SOON)


def test_a_new_file_appears(program: Program, library: Path) -> None:
    (library / "elm.md").write_text("# The Elm\n\nA tree.\n")
    wait_for(program, "The Elm")
    (library / "inner" / "fir.md").write_text("# The Fir\n\nA tree.\n")
    wait_for(program, "The Fir")


def test_a_new_folder_with_files_appears(program: Program, library: Path) -> None:
    folder = library / "new" / "deep"
    folder.mkdir(parents=True)
    (folder / "oak.md").write_text("# The Oak\n\nA tree.\n")
    wait_for(program, "The Oak")
    (folder / "pine.md").write_text("# The Pine\n\nA tree.\n")
    wait_for(program, "The Pine")


def test_a_file_that_is_written_to_shows_its_new_title(program: Program, library: Path) -> None:
    with (library / "ash.md").open("w") as file:
        file.write("# The Rowan\n\nNot an ash, but close.\n")
    wait_for(program, "The Rowan")
    assert not any("The Ash" in title for title in titles(program))


def test_a_file_that_is_replaced_shows_its_new_title(program: Program, library: Path) -> None:
    beside = library / ".birch.tmp"
    beside.write_text("# The Silver Birch\n\nA tree.\n")
    beside.replace(library / "birch.md")
    wait_for(program, "The Silver Birch")


def test_deleted_and_renamed_files_go(program: Program, library: Path) -> None:
    (library / "ash.md").unlink()
    wait_without(program, "The Ash")
    (library / "inner" / "cedar.md").rename(library / "cedar.txt")
    program.bot.wait(100)
    program.bot.waitUntil(
        lambda: any(e.path.name == "cedar.txt" for e in program.interior.feed.catalog.entries),
        timeout=SOON,
    )
    assert titles(program).count("The Cedar") == 1


def test_a_companion_that_arrives_joins_its_other_half(program: Program, library: Path) -> None:
    (library / "tea.en.md").write_text("# Tea\n\nThe water came from the well.\n")
    wait_for(program, "Tea")
    (library / "tea.zh.md").write_text("# 茶\n\n水是井里打的。\n", encoding="utf-8")
    program.bot.waitUntil(
        lambda: any(entry.companion for entry in program.interior.feed.catalog.entries),
        timeout=SOON,
    )


def test_a_library_folder_that_vanishes_and_returns(program: Program, library: Path) -> None:
    away = library.rename(library.with_name("away"))
    wait_without(program, "The Ash")
    away.rename(library)
    wait_for(program, "The Ash")


def test_a_folder_that_was_away_keeps_the_dates_of_its_documents(
    program: Program, library: Path
) -> None:
    catalog = program.interior.feed.catalog
    program.bot.waitUntil(lambda: len(catalog.known(library)) > 0, timeout=5000)
    before = {path: entry.added for path, entry in catalog.known(library).items()}
    away = library.rename(library.with_name("away"))
    program.interior.feed.rescan(library)
    program.bot.waitUntil(lambda: not catalog.known(library), timeout=5000)
    away.rename(library)
    program.interior.feed.rescan(library)
    program.bot.waitUntil(lambda: len(catalog.known(library)) == len(before), timeout=5000)
    assert {path: entry.added for path, entry in catalog.known(library).items()} == before


def test_a_removed_folder_stays_removed_while_it_is_looked_at(
    program: Program, library: Path
) -> None:
    feed = program.interior.feed
    feed.rescan(library)
    program.interior.opener.remove_folder(library)
    program.bot.wait(300)
    assert not any("The Ash" in title for title in titles(program))
    assert feed.folders == program.window.parts.settings.folders
    (library / "elm.md").write_text("# The Elm\n\nA tree.\n")
    program.bot.wait(1000)
    assert not any("The Elm" in title for title in titles(program))


def test_looking_by_itself_is_quiet(program: Program, qtbot: QtBot) -> None:
    said: list[str] = []
    sidebar = program.interior.sidebar
    sidebar.set_looking, original = said.append, sidebar.set_looking  # type: ignore[method-assign]
    qtbot.wait(3500)
    sidebar.set_looking = original  # type: ignore[method-assign]
    assert not any(said)


def test_an_empty_and_a_vanished_folder_say_so_and_offer_help(qtbot: QtBot, tmp_path: Path) -> None:
    program = make_program(qtbot)
    empty = program.interior.sidebar.empty
    folder = tmp_path / "shelf"
    folder.mkdir()
    for known in program.interior.feed.folders:
        program.interior.feed.remove_folder(known)
    program.interior.feed.add_folder(folder)
    qtbot.waitUntil(lambda: "holds nothing to read" in empty._title.text(), timeout=10000)
    assert empty._again.isVisible()
    assert empty._remove.isVisible()
    folder.rmdir()
    empty._again.click()
    qtbot.waitUntil(lambda: "cannot be reached" in empty._title.text(), timeout=10000)
    empty._remove.click()
    qtbot.waitUntil(lambda: empty._title.text() == "Nothing to read yet", timeout=10000)
    assert not empty._again.isVisible()
