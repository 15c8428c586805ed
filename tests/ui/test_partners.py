"""Which file is the other half: several translations of one text, files dropped and selected."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.bitext import aligned
from reader.documents.errors import Cancelled
from reader.library.entries import Entry
from tests.bitext.test_aligned import EN, ZH, write
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

HANT = tuple(text.replace("渡船七点开", "渡船七點開").replace("邮", "郵") for text in ZH)
OTHER = tuple(text.replace("渡船七点开", "七点钟渡船离岸") for text in ZH)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    write(tmp_path / "ferry.en.md", EN)
    write(tmp_path / "ferry.zh-Hans.md", ZH)
    write(tmp_path / "ferry.zh-Hant.md", HANT)
    return made


def choices(program: Program) -> dict[str, bool]:
    """What the menu of counterparts offers, and which is checked."""
    program.interior.commands["choose-counterpart"].trigger()
    partners = program.interior.pairs.partners
    program.bot.waitUntil(lambda: partners.menu is not None, timeout=10_000)
    assert partners.menu is not None
    return {
        action.text().lstrip("&0123456789 "): action.isChecked()
        for action in partners.menu.actions()
        if action.isCheckable()
    }


def choose(program: Program, name: str) -> None:
    menu = program.interior.pairs.partners.menu
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if name in action.text()).trigger()
    menu.close()
    session = program.window.session
    program.bot.waitUntil(
        lambda: session.done and any(path.name == name for path in session.paths), timeout=10_000
    )


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_counterpart_is_chosen_the_place_stays_and_it_is_remembered(
    program: Program, tmp_path: Path
) -> None:
    program.open(tmp_path / "ferry.en.md")
    assert "渡船七点开" in program.shown(1)
    assert choices(program) == {"ferry.zh-Hans.md": True, "ferry.zh-Hant.md": False}
    program.view.set_current_row(5)
    choose(program, "ferry.zh-Hant.md")
    assert "渡船七點開" in program.shown(1)
    program.open(tmp_path / "ferry.en.md")
    assert "渡船七點開" in program.shown(1)
    program.interior.pairs.partners.menu = None
    assert choices(program) == {"ferry.zh-Hans.md": False, "ferry.zh-Hant.md": True}


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_one_chosen_by_hand_is_offered_again(program: Program, tmp_path: Path) -> None:
    other = write(tmp_path / "crossing.md", OTHER)
    program.open(tmp_path / "ferry.en.md")
    program.interior.opener.pair_with(other)
    program.bot.waitUntil(lambda: other in program.window.session.paths, timeout=10_000)
    assert choices(program) == {
        "crossing.md": True, "ferry.zh-Hans.md": False, "ferry.zh-Hant.md": False
    }  # fmt: skip


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_highlights_belong_to_their_own_file(program: Program, tmp_path: Path) -> None:
    program.open(tmp_path / "ferry.en.md")
    for side in (0, 1):
        program.view.set_current_row(1)
        program.view.set_acting_column(side)
        program.press("v")
        program.press("m")
    program.bot.waitUntil(lambda: marks(program) == (1, 1), timeout=10_000)
    choices(program)
    choose(program, "ferry.zh-Hant.md")
    program.bot.waitUntil(lambda: marks(program)[0] == 1, timeout=10_000)
    program.interior.pairs.partners.menu = None
    choices(program)
    choose(program, "ferry.zh-Hans.md")
    program.bot.waitUntil(lambda: marks(program) == (1, 1), timeout=10_000)


def marks(program: Program) -> tuple[int, int]:
    index = program.interior.studio.desk.index
    if index is None:
        return -1, -1
    return len(index.between(0, 0, 10_000)), len(index.between(1, 0, 10_000))


def test_the_translations_are_one_entry_of_the_library(program: Program, tmp_path: Path) -> None:
    program.interior.opener.add_folder(tmp_path)
    program.bot.waitUntil(lambda: bool(entries(program, tmp_path)), timeout=10_000)
    program.bot.waitUntil(lambda: not program.interior.feed.is_looking, timeout=10_000)
    (entry,) = entries(program, tmp_path)
    assert [path.name for path in entry.paths] == [
        "ferry.en.md", "ferry.zh-Hans.md", "ferry.zh-Hant.md"
    ]  # fmt: skip


def entries(program: Program, folder: Path) -> list[Entry]:
    return [one for one in program.interior.feed.catalog.entries if one.folder == folder]


# dropped


def drop(program: Program, path: Path, at: QPoint) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, actions, data, buttons, none)
    QApplication.sendEvent(program.window, entering)
    QApplication.sendEvent(
        program.window, QDropEvent(QPointF(at), actions, data, buttons, none, QEvent.Type.Drop)
    )


@pytest.mark.parametrize("answer", ["pair", "open"])
def test_a_file_dropped_on_the_text_may_join_it(
    program: Program, tmp_path: Path, answer: str
) -> None:
    alone = write(tmp_path / "notes.md", EN)
    other = write(tmp_path / "笔记.md", ZH)
    program.open(alone)
    view = program.view
    drop(program, other, view.mapTo(program.window, view.rect().center()))
    partners = program.interior.pairs.partners
    program.bot.waitUntil(lambda: partners.question is not None, timeout=10_000)
    assert partners.question is not None
    partners.question.buttons[answer].click()
    session = program.window.session
    wanted = (alone, other) if answer == "pair" else (other,)
    program.bot.waitUntil(lambda: session.done and session.paths == wanted, timeout=10_000)


def test_a_file_in_the_same_language_is_opened(program: Program, tmp_path: Path) -> None:
    program.open(write(tmp_path / "notes.md", EN))
    other = write(tmp_path / "more.md", EN[1:])
    view = program.view
    drop(program, other, view.mapTo(program.window, view.rect().center()))
    program.bot.waitUntil(lambda: program.is_open(other), timeout=10_000)


# selected in the sidebar


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_two_documents_selected_in_the_sidebar_become_one_entry(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = make_program(qtbot)
    one, other = write(tmp_path / "b.md", EN), write(tmp_path / "a.md", ZH)
    program.interior.opener.add_folder(tmp_path)
    program.bot.waitUntil(lambda: len(entries(program, tmp_path)) == 2, timeout=10_000)
    program.bot.waitUntil(lambda: not program.interior.feed.is_looking, timeout=10_000)
    sidebar = program.interior.sidebar
    sidebar.refresh()
    sidebar.set_filter_text(f"path:{tmp_path.name}")
    view = sidebar.view

    def rows() -> list[int]:
        return [at for at, row in enumerate(sidebar.model.rows) if isinstance(row, Entry)]

    def is_laid_out() -> bool:
        rects = [view.visualRect(sidebar.model.index(at)) for at in rows()]
        return len(rects) == 2 and all(rect.height() > 40 for rect in rects)

    program.bot.waitUntil(is_laid_out)
    program.window.session.cancel()
    for at in rows():
        point = view.visualRect(sidebar.model.index(at)).center()
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point
        )
    assert program.window.session.path is None, "a click with Ctrl opens nothing"
    chosen = view.selected_entries()
    assert {entry.path for entry in chosen} == {one, other}
    menu = sidebar.entry_menu(chosen[0])
    next(action for action in menu.actions() if "Side by Side" in action.text()).trigger()
    session = program.window.session
    program.bot.waitUntil(lambda: session.done and session.paths == (one, other), timeout=10_000)
    program.bot.waitUntil(lambda: len(entries(program, tmp_path)) == 1, timeout=10_000)
    assert entries(program, tmp_path)[0].paths == (one, other)
    program.interior.commands["read-alone"].trigger()
    program.bot.waitUntil(lambda: len(entries(program, tmp_path)) == 2, timeout=10_000)


@pytest.mark.parametrize("folders", [("one", "two"), ("one",), ("two",), ()], ids=str)
def test_a_pair_is_one_entry_wherever_the_two_lie(
    qtbot: QtBot, tmp_path: Path, folders: tuple[str, ...]
) -> None:
    """In two folders of the library, in one and outside, both outside; also after a restart."""
    one, other = tmp_path / "one" / "river.md", tmp_path / "two" / "qiao.md"
    for path, texts in ((one, EN), (other, ZH)):
        path.parent.mkdir()
        write(path, texts)

    def listed(program: Program) -> list[tuple[Path, ...]]:
        catalog = program.interior.feed.catalog
        return [entry.paths for entry in catalog.entries if tmp_path in entry.path.parents]

    def rescan(program: Program) -> None:
        feed = program.interior.feed
        for folder in folders:
            feed.rescan(tmp_path / folder)
            program.bot.waitUntil(lambda: not feed.is_looking, timeout=10_000)

    program = make_program(qtbot)
    for folder in folders:
        program.interior.opener.add_folder(tmp_path / folder)
    program.open(one)
    program.interior.opener.pair_with(other)
    session = program.window.session
    program.bot.waitUntil(lambda: session.done and session.paths == (one, other), timeout=10_000)
    program.bot.waitUntil(lambda: listed(program) == [(one, other)], timeout=10_000)
    rescan(program)
    assert listed(program) == [(one, other)]
    program.interior.keeper.now()
    again = make_program(qtbot)
    if not folders:  # what was opened by itself is not listed the next time
        again.open(other)
    again.bot.waitUntil(lambda: listed(again) == [(one, other)], timeout=10_000)
    rescan(again)
    assert listed(again) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("README.md", "README_zh.md"), ("README.md", "README.zh-CN.md"), ("a.en.md", "a.zh.md")],
)
@pytest.mark.parametrize("opened", [0, 1])
def test_a_pair_that_is_opened_by_itself_is_listed_as_one(
    qtbot: QtBot, tmp_path: Path, one: str, other: str, opened: int
) -> None:
    """Outside every folder of the library, by whichever half it was opened."""
    paths = write(tmp_path / one, EN), write(tmp_path / other, ZH)
    program = make_program(qtbot)
    program.open(paths[opened])
    catalog = program.interior.feed.catalog
    program.bot.waitUntil(
        lambda: [one.paths for one in catalog.entries if tmp_path in one.path.parents] == [paths],
        timeout=10_000,
    )


# giving up


def test_pairing_that_takes_long_is_stopped(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = [f"Paragraph number {n} says something of its own." for n in range(60)]
    path = write(tmp_path / "long.en.md", text)
    write(tmp_path / "long.zh.md", [f"第{n}段说自己的事。" for n in range(60)])
    go_on = threading.Event()
    found = aligned.found_beads

    def slow(*given: object, cancelled: Callable[[], bool], **more: object) -> Iterator[object]:
        for number, bead in enumerate(found(*given, cancelled=cancelled, **more)):  # type: ignore[arg-type]
            while number > 45 and not go_on.wait(0.02):
                if cancelled():
                    raise Cancelled
            yield bead

    monkeypatch.setattr(aligned, "found_beads", slow)
    session = program.window.session
    program.interior.opener.open_path(path)
    program.bot.waitUntil(lambda: session.bitext is not None and session.is_pair, timeout=20_000)
    assert not session.done
    program.interior.commands["stop-pairing"].trigger()
    program.bot.waitUntil(lambda: session.done and session.paths == (path,), timeout=20_000)
    assert "stopped" in program.interior.status.said
    go_on.set()
    program.open(path)
    assert session.is_pair, "nothing is remembered of that"


# why


def test_why_the_two_belong_together(program: Program, tmp_path: Path) -> None:
    program.open(tmp_path / "ferry.en.md")
    program.view.set_current_row(5)
    program.interior.commands["why-together"].trigger()
    tools = program.interior.pairs
    box = tools._reasons
    assert box is not None
    program.bot.waitUntil(lambda: box.dialog is not None, timeout=10_000)
    assert box.dialog is not None
    assert "% sure that these two belong together" in box.dialog.heading.text()
    words = box.dialog.text.text()
    assert "1931 = 1931" in words
    assert "post = 邮局 (dictionary)" in words
    assert "The lengths fit." in words
    label = box.dialog.text
    room, metrics = label.contentsRect().width(), label.fontMetrics()
    assert all(metrics.horizontalAdvance(line) <= room for line in words.split("\n"))
    box.dialog.accept()
