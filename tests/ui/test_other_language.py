"""The other language of a text, chosen in the dialogue for files; two texts in one language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from reader import paths
from tests.bitext.test_aligned import EN, ZH, write
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    write(tmp_path / "ferry.en.md", EN)
    write(tmp_path / "ferry.zh-Hans.md", ZH)
    return made


def add_by_keys(program: Program, *keys: str | Qt.Key) -> None:
    """Give the command; in the dialogue, type words and press keys where the focus is."""

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        focus = QApplication.focusWidget()
        if not isinstance(asked, QFileDialog) or not (focus and asked.isAncestorOf(focus)):
            QTimer.singleShot(20, answer)  # a busy machine: it is not there yet
            return
        QTimer.singleShot(10_000, asked, asked.reject)  # else the test would wait for ever
        for key in keys:
            at = QApplication.focusWidget()
            assert at is not None
            if isinstance(key, str):
                QTest.keyClicks(at, key)
            else:
                QTest.keyClick(at, key)

    QTimer.singleShot(50, answer)
    program.interior.commands["add-other-language"].trigger()


def wait_for_pair(program: Program, *names: str) -> None:
    session = program.window.session
    program.bot.waitUntil(
        lambda: session.done and tuple(path.name for path in session.paths) == names,
        timeout=10_000,
    )


PLUGIN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@PLUGIN
@pytest.mark.parametrize("first", ["notes.md", "biji.md"])
def test_the_other_language_is_chosen_by_keys_in_either_order(
    program: Program, tmp_path: Path, first: str
) -> None:
    write(tmp_path / "notes.md", EN)
    write(tmp_path / "biji.md", ZH)
    program.open(tmp_path / first)
    second = "biji.md" if first == "notes.md" else "notes.md"
    add_by_keys(program, second, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    wait_for_pair(program, "notes.md", "biji.md")
    assert "渡船七点开" in program.shown(1)
    assert program.window.focusWidget() is program.view, "one reads on by keys"
    program.open(tmp_path / "ferry.en.md")
    program.open(tmp_path / first)
    wait_for_pair(program, "notes.md", "biji.md")


@PLUGIN
def test_what_cannot_be_the_other_language_is_told_and_not_remembered(
    program: Program, tmp_path: Path
) -> None:
    alone = write(tmp_path / "notes.md", EN)
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "picture.md").write_bytes(bytes(range(256)) * 40)
    program.open(alone)
    said: list[str] = []
    for name in ("notes.md", "empty.md", "picture.md"):
        add_by_keys(program, name, Qt.Key.Key_Return)
        program.bot.waitUntil(partial(is_told_of, program, name), timeout=10_000)
        said.append(program.interior.status.said)
    assert said == [
        "“notes.md” is the open text itself.",
        "“empty.md” holds no text.",
        "“picture.md” holds no text.",
    ]
    add_by_keys(program, "empty.md", Qt.Key.Key_Escape)
    assert program.window.session.paths == (alone,)
    assert not program.window.parts.settings.companions


def is_told_of(program: Program, name: str) -> bool:
    return name in program.interior.status.said


@PLUGIN
@pytest.mark.parametrize("answer", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_file_in_the_same_language_is_questioned(
    program: Program, tmp_path: Path, answer: Qt.Key
) -> None:
    alone = write(tmp_path / "notes.md", EN)
    write(tmp_path / "draft.md", EN)
    program.open(alone)
    add_by_keys(program, "draft.md", Qt.Key.Key_Return)
    partners = program.interior.pairs.partners
    program.bot.waitUntil(lambda: partners.question is not None, timeout=10_000)
    assert partners.question is not None
    assert partners.question.text.text() == "It does not seem to be in the other language."
    QTest.keyClick(partners.question, answer)
    if answer is Qt.Key.Key_Return:
        wait_for_pair(program, "notes.md", "draft.md")
        wait_for_question(program)
        assert not program.interior.studio.banner.words, "it has been asked already"
        kept = paths.data_dir() / "pairs"
        program.bot.waitUntil(lambda: bool(list(kept.glob("*.json"))))
    else:
        assert program.window.session.paths == (alone,)
        assert not program.window.parts.settings.companions


# whichever way two files came together


@pytest.mark.parametrize(("texts", "language"), [(EN, "English"), (ZH, "Chinese")])
def test_two_in_one_language_are_questioned_however_alike_they_are(
    program: Program, tmp_path: Path, texts: tuple[str, ...], language: str
) -> None:
    one, other = write(tmp_path / "b.md", texts), write(tmp_path / "a.md", texts)
    banner = program.interior.studio.banner
    session = program.window.session
    program.interior.opener.read_together(one, other)  # as two selected documents are
    program.bot.waitUntil(lambda: bool(banner.words), timeout=10_000)
    assert banner.words.startswith(f"Both are in {language}: “")
    button(program, "Keep Together").click()
    assert session.is_pair
    assert not banner.words
    program.bot.waitUntil(lambda: bool(list((paths.data_dir() / "pairs").glob("*.json"))))
    program.interior.opener.reload()
    program.bot.waitUntil(lambda: session.done and session.is_pair, timeout=10_000)
    wait_for_question(program)
    assert not banner.words


def test_front_matter_that_leads_to_the_same_language_is_questioned(
    program: Program, tmp_path: Path
) -> None:
    write(tmp_path / "draft.md", EN)
    text = "---\ntranslation: draft.md\n---\n\n" + "\n\n".join(EN)
    (tmp_path / "notes.md").write_text(text, encoding="utf-8")
    program.open(tmp_path / "notes.md")
    banner = program.interior.studio.banner
    program.bot.waitUntil(lambda: bool(banner.words), timeout=10_000)
    assert banner.words.startswith("Both are in English: “")
    button(program, "Read Alone").click()
    session = program.window.session
    program.bot.waitUntil(lambda: session.done and not session.is_pair, timeout=10_000)


def button(program: Program, words: str) -> QPushButton:
    found = program.interior.studio.banner.findChildren(QPushButton)
    return next(one for one in found if one.text() == words and one.isVisible())


def wait_for_question(program: Program) -> None:
    """Until it is known whether anything is asked about a pair."""
    passed: list[object] = []
    program.window.parts.jobs.run(lambda _job: None, passed.append)
    program.bot.waitUntil(lambda: bool(passed))
