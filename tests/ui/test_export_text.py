"""The open text in both languages as a file for other programs, by the dialogue of the window."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from reader.bitext.exchange.options import Format
from reader.chinese.variants import Variant
from tests.bitext.exchange.test_tmx import check_tmx, read
from tests.bitext.test_aligned import EN, ZH, write
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.ui.exporting.text_dialog import TextDialog

PLUGIN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    made = make_program(qtbot)
    write(tmp_path / "ferry.en.md", EN)
    write(tmp_path / "ferry.zh-Hans.md", ZH)
    made.open(tmp_path / "ferry.en.md")
    return made


def asked(program: Program) -> TextDialog:
    program.interior.commands["export-text"].trigger()
    dialog = program.interior.outlets.text_exporter.dialog
    assert dialog is not None, program.interior.status.said
    return dialog


def written(program: Program, path: Path, **choices: object) -> bytes:
    """What is written to a file once these are chosen."""
    dialog = asked(program)
    for name, value in choices.items():
        field = getattr(dialog, name)
        field.setChecked(value) if isinstance(value, bool) else field.show_value(value)
    exporter = program.interior.outlets.text_exporter
    exporter.write_to(path)
    program.bot.waitUntil(lambda: exporter.dialog is None, timeout=10_000)
    return path.read_bytes()


@pytest.mark.parametrize("form", list(Format))
def test_every_format(program: Program, tmp_path: Path, form: Format) -> None:
    path = tmp_path / f"made{form.suffix}"
    data = written(program, path, format=form)
    if form is Format.EPUB:
        assert zipfile.is_zipfile(path)
    else:
        assert "渡船七点开" in data.decode()
    assert f"Exported to “{path.name}”." in program.interior.status.said


@PLUGIN
def test_by_keys_alone(program: Program, tmp_path: Path) -> None:
    dialog = asked(program)
    program.bot.waitUntil(dialog.format.hasFocus, timeout=5000)
    for _ in range(3):
        QTest.keyClick(dialog.format, Qt.Key.Key_Down)
    assert dialog.format.value is Format.TMX
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    files = dialog.findChild(QFileDialog)
    assert files is not None
    name = files.findChild(QLineEdit)
    assert name is not None
    assert name.text().endswith(".tmx")
    program.bot.waitUntil(name.hasFocus, timeout=5000)
    name.selectAll()
    QTest.keyClicks(name, str(tmp_path / "memory.tmx"))
    QTest.keyClick(name, Qt.Key.Key_Return)
    made = tmp_path / "memory.tmx"
    program.bot.waitUntil(made.exists, timeout=10_000)
    check_tmx(made.read_bytes())
    program.bot.waitUntil(lambda: "memory.tmx" in program.interior.status.said, timeout=5000)
    assert asked(program).format.value is Format.TMX, "what was chosen last is offered"


def test_what_was_repaired_is_what_is_written(program: Program, tmp_path: Path) -> None:
    before = read(written(program, tmp_path / "a.tmx", format=Format.TMX))
    program.interior.commands["next-row"].trigger()
    count = len(program.view.bitext.rows)
    program.interior.commands["merge-next"].trigger()
    session = program.window.session
    program.bot.waitUntil(
        lambda: session.done and len(program.view.bitext.rows) == count - 1, timeout=10_000
    )
    after = read(written(program, tmp_path / "b.tmx", format=Format.TMX))
    assert len(after) == len(before) - 1


def test_the_chosen_form_of_chinese_and_sentences(program: Program, tmp_path: Path) -> None:
    write(tmp_path / "rain.md", ["It rained. We ran home.", "下雨了。我们跑回家。", "No.", "不。"])
    program.open(tmp_path / "rain.md")
    data = written(
        program, tmp_path / "a.tsv",
        format=Format.TSV, variant=Variant.TRADITIONAL, sentences=True,
    )  # fmt: skip
    assert data.decode() == "It rained.\t下雨了。\nWe ran home.\t我們跑回家。\nNo.\t不。\n"


def test_the_text_itself_is_not_written_over(program: Program, tmp_path: Path) -> None:
    dialog = asked(program)
    dialog.format.show_value(Format.MARKDOWN)
    before = (tmp_path / "ferry.zh-Hans.md").read_bytes()
    program.interior.outlets.text_exporter.write_to(tmp_path / "ferry.zh-Hans.md")
    assert "is the document itself" in dialog.problem.text()
    assert dialog.isVisible()
    assert dialog.export.isEnabled()
    assert (tmp_path / "ferry.zh-Hans.md").read_bytes() == before


def test_a_place_that_refuses_is_told_and_another_may_be_chosen(
    program: Program, tmp_path: Path
) -> None:
    dialog = asked(program)
    (tmp_path / "a folder.html").mkdir()
    program.interior.outlets.text_exporter.write_to(tmp_path / "a folder.html")
    program.bot.waitUntil(dialog.problem.isVisible, timeout=10_000)
    assert "a folder.html" in dialog.problem.text()
    assert dialog.progress.isHidden()
    assert written(program, tmp_path / "b.html").startswith(b"<!DOCTYPE html>")


def test_a_text_in_one_language_has_nothing_to_take_away(program: Program, tmp_path: Path) -> None:
    write(tmp_path / "alone.md", ["# Alone", "Nobody has translated this."])
    program.open(tmp_path / "alone.md")
    program.interior.commands["export-text"].trigger()
    assert program.interior.outlets.text_exporter.dialog is None
    assert "Nothing here is in both languages." in program.interior.status.said
