"""Taking annotations away and bringing them in: the dialogue, files on the disk, the clipboard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from reader.annotations.export.options import Format, Sides
from reader.annotations.model import Colour
from reader.chinese.variants import Variant
from reader.settings import LanguageChoice
from tests.ui.marking_driver import CHAIRS, Marking, begin, long_way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from reader.ui.exporting.dialog import ExportDialog


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    QGuiApplication.clipboard().clear()
    made = begin(qtbot)
    made.open(long_way(tmp_path))
    made.drag_over(CHAIRS)
    made.do("mark-yellow")
    made.desk.notebook.change("Note", made.only().id, note="About *chairs*.", tags=("seats",))
    yield made
    made.program.window.parts.language.choose(LanguageChoice.ENGLISH)


def open_dialog(reader: Marking) -> ExportDialog:
    reader.program.interior.commands["export"].trigger()
    dialog = reader.program.interior.outlets.exporter.dialog
    assert dialog is not None
    until_previewed(reader, dialog, "chairs")
    return dialog


def until_closed(reader: Marking) -> None:
    exporter = reader.program.interior.outlets.exporter
    reader.program.bot.waitUntil(lambda: exporter.dialog is None, timeout=5000)


def until_previewed(reader: Marking, dialog: ExportDialog, words: str) -> None:
    reader.program.bot.waitUntil(lambda: words in dialog.preview.toPlainText(), timeout=5000)


def test_the_preview_is_what_is_written(reader: Marking, tmp_path: Path) -> None:
    dialog = open_dialog(reader)
    preview = dialog.preview.toPlainText()
    assert f"> {CHAIRS}" in preview
    assert "About *chairs*." in preview
    assert "duidu:h" not in preview
    target = tmp_path / "out" / "chairs.md"
    target.parent.mkdir()
    dialog.write_to(target)
    reader.program.bot.waitUntil(target.exists, timeout=5000)
    until_closed(reader)
    assert target.read_text(encoding="utf-8").startswith(preview.rstrip())
    assert reader.program.window.parts.settings.export_folder == target.parent


def test_choices_change_the_preview(reader: Marking) -> None:
    dialog = open_dialog(reader)
    dialog.choices.counterpart.setChecked(True)
    until_previewed(reader, dialog, "椅子")
    dialog.choices.variant.setCurrentIndex(
        [dialog.choices.variant.itemText(i) for i in range(dialog.choices.variant.count())].index(
            "Traditional"
        )
    )
    until_previewed(reader, dialog, "我們先試了")
    assert dialog.choices.options.variant is Variant.TRADITIONAL
    dialog.choices.colours[Colour.YELLOW].setChecked(False)
    reader.program.bot.waitUntil(lambda: "Nothing" in dialog.summary.text(), timeout=5000)
    assert not dialog.export.isEnabled()
    dialog.choices.colours[Colour.YELLOW].setChecked(True)
    dialog.choices.tags.setText("seats, others")
    until_previewed(reader, dialog, "chairs")
    assert dialog.choices.options.tags == {"seats", "others"}
    assert dialog.choices.options.sides is Sides.BOTH


def test_a_layout_that_fails_leaves_no_other_preview_behind(
    reader: Marking, tmp_path: Path
) -> None:
    dialog = open_dialog(reader)
    layout = tmp_path / "broken.j2"
    layout.write_text("{% for each in %}", encoding="utf-8")
    dialog.choices.template.take(layout)
    reader.program.bot.waitUntil(lambda: "broken.j2" in dialog.summary.text(), timeout=5000)
    assert dialog.preview.toPlainText() == ""
    assert not dialog.copy.isEnabled()
    assert not dialog.export.isEnabled()
    dialog.choices.template.take(None)
    until_previewed(reader, dialog, "chairs")
    assert dialog.copy.isEnabled()
    assert dialog.export.isEnabled()


def test_a_meaning_is_written_as_it_is(reader: Marking) -> None:
    reader.desk.notebook.set_meaning("Meaning", Colour.YELLOW, "words & names")
    dialog = open_dialog(reader)
    # as Qt reads it, "&&" is one "&" and no letter's underline
    assert dialog.choices.colours[Colour.YELLOW].text() == "words && names (Yellow)"


@pytest.mark.parametrize(
    ("form", "sign"), [(Format.CSV, "Highlight,"), (Format.JSON_LD, "@context")]
)
def test_other_formats(reader: Marking, tmp_path: Path, form: Format, sign: str) -> None:
    dialog = open_dialog(reader)
    dialog.choices.format.setCurrentIndex(list(Format).index(form))
    until_previewed(reader, dialog, sign)
    target = tmp_path / f"out{form.suffix}"
    dialog.write_to(target)
    reader.program.bot.waitUntil(target.exists, timeout=5000)
    assert sign in target.read_text(encoding="utf-8")


def test_the_whole_library_goes_into_a_folder(reader: Marking, tmp_path: Path) -> None:
    dialog = open_dialog(reader)
    dialog.choices.library.setChecked(True)
    folder = tmp_path / "all"
    folder.mkdir()
    dialog.write_to(folder)
    until_closed(reader)
    (written,) = folder.iterdir()
    assert written.suffix == ".md"


def test_the_preview_of_the_library_shows_one_document_after_the_other(
    reader: Marking, tmp_path: Path
) -> None:
    for number in range(4):
        reader.open(long_way(tmp_path, f"other-{number}.md", text=f"Words of {number}.\n"))
        reader.drag_over(f"Words of {number}.")
        reader.do("mark-green")
    reader.program.interior.commands["export"].trigger()
    dialog = reader.program.interior.outlets.exporter.dialog
    assert dialog is not None
    dialog.choices.library.setChecked(True)
    until_previewed(reader, dialog, "> Words of 1.")
    preview = dialog.preview.toPlainText()
    shown = [number for number in range(4) if f"> Words of {number}." in preview]
    assert len(shown) >= 2
    assert "in 3 documents; this is the beginning" in dialog.summary.text()
    assert "<!--" not in preview
    dialog.copy.click()
    reader.program.bot.waitUntil(lambda: dialog.summary.text() == "Copied.", timeout=5000)
    copied = QGuiApplication.clipboard().text()
    assert all(f"> Words of {number}." in copied for number in range(4))
    assert f"> {CHAIRS}" in copied
    dialog.reject()


def test_the_document_itself_is_not_proposed_nor_written_to(qtbot: QtBot, tmp_path: Path) -> None:
    marking = begin(qtbot)
    path = long_way(tmp_path, "The Long Way.md")
    marking.open(path)
    marking.drag_over(CHAIRS)
    marking.do("mark-yellow")
    before = path.read_bytes()
    dialog = open_dialog(marking)
    dialog.export.click()
    (asked,) = dialog.findChildren(QFileDialog)
    (proposed,) = asked.selectedFiles()
    assert Path(proposed) == path.with_name("The Long Way - notes.md")
    asked.reject()
    dialog.write_to(path)
    qtbot.waitUntil(lambda: "is the document itself" in dialog.summary.text(), timeout=5000)
    assert path.read_bytes() == before
    dialog.reject()


def test_a_folder_that_refuses_is_told(reader: Marking, tmp_path: Path) -> None:
    dialog = open_dialog(reader)
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    dialog.write_to(blocked / "chairs.md")
    reader.program.bot.waitUntil(lambda: "refuses" in dialog.summary.text(), timeout=5000)
    assert dialog.isVisible()
    assert dialog.export.isEnabled()


def test_all_annotations_are_copied_as_markdown(reader: Marking) -> None:
    reader.program.interior.commands["copy-all-annotations"].trigger()
    reader.program.bot.waitUntil(lambda: CHAIRS in reader.program.clipboard(), timeout=5000)
    assert "About *chairs*." in reader.program.clipboard()
    assert not reader.program.clipboard().startswith("---")


def test_an_import_is_merged_and_saved(reader: Marking, tmp_path: Path) -> None:
    dialog = open_dialog(reader)
    dialog.choices.format.setCurrentIndex(list(Format).index(Format.JSON_LD))
    until_previewed(reader, dialog, "@context")
    target = tmp_path / "out.jsonld"
    dialog.write_to(target)
    reader.program.bot.waitUntil(target.exists, timeout=5000)
    identity = reader.only().id
    changed = json.loads(target.read_text(encoding="utf-8"))
    text = json.dumps(changed).replace("About *chairs*.", "Changed elsewhere.")
    target.write_text(text, encoding="utf-8")
    exporter = reader.program.interior.outlets.exporter
    heard: list[str] = []
    exporter.said.connect(heard.append)
    exporter.import_from(target)
    reader.program.bot.waitUntil(lambda: any("1 changed" in each for each in heard), timeout=5000)
    reader.program.bot.waitUntil(
        lambda: any("Changed elsewhere." in each["note"] for each in reader.in_file()),
        timeout=5000,
    )
    assert reader.only().id == identity


def test_what_is_no_annotation_file_is_told(reader: Marking, tmp_path: Path) -> None:
    heard: list[str] = []
    exporter = reader.program.interior.outlets.exporter
    exporter.said.connect(heard.append)
    foreign = tmp_path / "other.json"
    foreign.write_text('{"a": 1}', encoding="utf-8")
    exporter.import_from(foreign)
    reader.program.bot.waitUntil(lambda: bool(heard), timeout=5000)
    assert "neither" in heard[0]


@pytest.mark.parametrize(
    ("form", "sign"),
    [
        (Format.MARKDOWN, "黄色 · "),
        (Format.OBSIDIAN, "[!quote|yellow] 黄色"),
        (Format.JSON_LD, "yellow-highlight"),
    ],
)
def test_people_read_colours_in_their_language_and_programs_in_one(
    reader: Marking, form: Format, sign: str
) -> None:
    reader.program.window.parts.language.choose(LanguageChoice.SIMPLIFIED)
    dialog = open_dialog(reader)
    dialog.choices.format.setCurrentIndex(list(Format).index(form))
    until_previewed(reader, dialog, sign)


def test_a_layout_tells_of_a_lost_file_in_the_language_of_the_interface(
    reader: Marking, tmp_path: Path
) -> None:
    reader.program.window.parts.language.choose(LanguageChoice.SIMPLIFIED)
    layout = tmp_path / "own.md.j2"
    block = "{% block title %}{{ notices | join }}{% endblock %}"
    layout.write_text(f'{{% extends "markdown.md.j2" %}}{block}', encoding="utf-8")
    dialog = open_dialog(reader)
    path = reader.program.window.session.path
    assert path is not None
    path.unlink()
    dialog.choices.template.take(layout)
    dialog.choices.library.setChecked(True)
    until_previewed(reader, dialog, f"的文件不在了（原在 {path}）：以下是当时保存下来的文字。")
