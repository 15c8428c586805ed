"""The pages before they are printed: shown, scrolled by keys, made anew with every choice."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QApplication

from reader.ui.printing.job import TURN
from tests.ui.marking_driver import Marking, begin

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.ui.printing.dialog import PaperDialog
    from reader.ui.printing.sheets import Sheets

ENGLISH = "The bell was cast in the year of the great flood, and nobody rings it now. " * 6
CHINESE = "洪水那一年铸的钟，如今没有人去敲，绳子还挂在那里。" * 4


@pytest.fixture
def reader(qtbot: QtBot) -> Marking:
    return begin(qtbot)


def pairs(count: int) -> str:
    """A text of so many pairs."""
    return "\n\n".join(f"{number}. {ENGLISH}\n\n{number}。{CHINESE}" for number in range(count))


def begun(reader: Marking, path: Path, text: str) -> PaperDialog:
    """The dialogue over a text whose pages are still being set."""
    path.write_text(text, encoding="utf-8")
    reader.program.open(path)
    reader.program.interior.commands["print"].trigger()
    dialog = reader.program.interior.outlets.paper.dialog
    assert dialog is not None
    return dialog


def opened(reader: Marking, path: Path, text: str) -> PaperDialog:
    """The dialogue over a text, all of its pages set and what is in sight drawn."""
    dialog = begun(reader, path, text)
    reader.program.bot.waitUntil(dialog.isActiveWindow)
    settled(reader, dialog)
    return dialog


def settled(reader: Marking, dialog: PaperDialog) -> None:
    preview = dialog.preview
    waiting = (dialog._soon.isActive, preview._work.isActive, preview._again.isActive)
    reader.program.bot.waitUntil(lambda: preview.is_done and not any(one() for one in waiting))


@pytest.fixture
def long(reader: Marking, tmp_path: Path) -> PaperDialog:
    return opened(reader, tmp_path / "long.md", pairs(40))


def test_pages_are_shown_with_their_number(long: PaperDialog) -> None:
    count = long.preview.count
    assert count > 4
    assert long.page.text() == f"Page 1 of {count}"
    assert long.preview.accessibleDescription() == long.page.text()
    middle = long.preview.viewport().rect().center().x()
    picture = long.preview.viewport().grab().toImage()
    column = [picture.pixelColor(middle - 120, y).lightness() for y in range(picture.height())]
    assert max(column) > 250, "white paper"
    assert min(column) < 120, "with ink on it"


def test_keys_and_arrows_go_through_the_pages(reader: Marking, long: PaperDialog) -> None:
    bot, preview = reader.program.bot, long.preview
    preview.setFocus()
    bot.keyClick(preview, Qt.Key.Key_PageDown)
    assert long.page.text().startswith("Page 2 of")
    bot.keyClick(preview, Qt.Key.Key_End)
    assert long.page.text() == f"Page {preview.count} of {preview.count}"
    assert not long.next.isEnabled()
    bot.keyClick(preview, Qt.Key.Key_Home)
    assert not long.before.isEnabled()
    bot.mouseClick(long.next, Qt.MouseButton.LeftButton)
    assert long.page.text().startswith("Page 2 of")


def test_a_choice_makes_the_pages_anew_and_keeps_the_place(
    reader: Marking, long: PaperDialog
) -> None:
    bot, preview = reader.program.bot, long.preview
    before = preview.count
    preview.go_to(2)
    bot.keyClick(long.landscape, Qt.Key.Key_Space)
    settled(reader, long)
    assert preview.count > before
    assert preview.current == 2
    long.paper.show_value(QPageSize.PageSizeId.A5)
    long.paper.chosen.emit(QPageSize.PageSizeId.A5)
    settled(reader, long)
    assert long.setup.paper is QPageSize.PageSizeId.A5
    assert preview.current == 2


def test_what_was_chosen_is_there_again(reader: Marking, long: PaperDialog) -> None:
    long.landscape.setChecked(True)
    long.notes.setChecked(False)
    reader.program.bot.keyClick(long, Qt.Key.Key_Escape)
    reader.program.interior.commands["print"].trigger()
    again = reader.program.interior.outlets.paper.dialog
    assert again is not None
    assert (again.landscape.isChecked(), again.notes.isChecked()) == (True, False)
    assert again.highlights.isChecked()


def test_the_file_has_the_pages_that_were_shown(
    reader: Marking, long: PaperDialog, tmp_path: Path
) -> None:
    paper = reader.program.interior.outlets.paper
    assert long.sheets().is_set, "the page breaks are not looked for again"
    heard: list[str] = []
    paper.said.connect(heard.append)
    count = long.preview.count
    target = tmp_path / "long.pdf"
    paper.write_pdf(target)
    reader.program.bot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert target.read_bytes().count(b"/Type /Page\n") == count
    assert paper.dialog is None


def test_events_come_between_short_turns(reader: Marking, tmp_path: Path) -> None:
    dialog = begun(reader, tmp_path / "very-long.md", pairs(400))
    turns: list[float] = []
    while not dialog.preview.is_done:
        before = time.process_time()
        QApplication.processEvents()
        turns.append(time.process_time() - before)
    assert len(turns) > 10
    assert sorted(turns)[len(turns) // 2] < 4 * TURN, "of the processor, whatever else it does"
    assert dialog.preview.count > 40


def test_giving_up_the_preview_stops_the_work(reader: Marking, tmp_path: Path) -> None:
    dialog = begun(reader, tmp_path / "very-long.md", pairs(400))
    reader.program.bot.waitUntil(dialog.isActiveWindow)
    work = dialog.preview._work
    assert work.isActive()
    reader.program.bot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not work.isActive()
    assert reader.program.interior.outlets.paper.dialog is None


def ink_at_top(sheets: Sheets, number: int) -> list[int]:
    """How dark each pixel of the first line of a page is."""
    image = QImage(500, 700, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    sheets.draw(number, painter, QRectF(0, 0, 500, 700))
    painter.end()
    return [image.pixelColor(x, y).lightness() for y in range(4, 16) for x in range(300)]


def test_the_head_of_a_table_in_two_languages_stands_on_every_page(
    reader: Marking, tmp_path: Path
) -> None:
    rows = "\n".join(f"| word number {number} of many | 第{number}个词 |" for number in range(120))
    dialog = opened(
        reader, tmp_path / "words.md", f"# Words\n\n| English | 中文 |\n| --- | --- |\n{rows}\n"
    )
    sheets = reader.program.interior.outlets.paper.sheets(dialog.setup, QSizeF(500, 700))
    for _share in sheets.set():
        pass
    assert len(sheets) > 2
    tops = [ink_at_top(sheets, number) for number in range(1, len(sheets))]
    assert min(tops[0]) < 120, "there are words"
    assert all(top == tops[0] for top in tops[1:]), "the same on every page"


def test_the_head_of_a_long_table_stands_on_every_page(reader: Marking, tmp_path: Path) -> None:
    rows = "\n".join(f"| {number} | {number * number} | {number**3} |" for number in range(200))
    table = f"| number | square | cube |\n| --- | --- | --- |\n{rows}\n"
    dialog = opened(reader, tmp_path / "numbers.md", f"# Numbers\n\n{table}")
    sheets = reader.program.interior.outlets.paper.sheets(dialog.setup, QSizeF(500, 700))
    for _share in sheets.set():
        pass
    assert len(sheets) > 4
    tops = [ink_at_top(sheets, number) for number in range(1, len(sheets))]
    assert min(tops[0]) < 120, "there are words"
    assert all(top == tops[0] for top in tops[1:]), "the same on every page"
