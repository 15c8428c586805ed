"""The text on paper: a PDF file is made, holds the words, and is given up when that is wished."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from reader.settings import ThemeChoice
from reader.ui.printing.printer import printer_for
from tests.ui.marking_driver import CHAIRS, Marking, begin, long_way

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.ui.printing.paper import Paper


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Marking:
    made = begin(qtbot)
    made.open(long_way(tmp_path))
    made.drag_over(CHAIRS)
    made.do("mark-yellow")
    made.desk.notebook.change("Note", made.only().id, note="A note on chairs.")
    return made


def paper_of(reader: Marking) -> Paper:
    reader.program.interior.commands["print"].trigger()
    paper = reader.program.interior.outlets.paper
    assert paper.dialog is not None
    return paper


def drawn(paper: Paper) -> list[QImage]:
    """The pages, drawn small."""
    assert paper.dialog is not None
    sheets = paper.sheets(paper.dialog.setup, QSizeF(595, 842))
    for _share in sheets.set():
        pass
    pages: list[QImage] = []
    for number in range(len(sheets)):
        image = QImage(595, 842, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        sheets.draw(number, painter, QRectF(0, 0, 595, 842))
        painter.end()
        pages.append(image)
    return pages


def test_a_pdf_is_made(reader: Marking, tmp_path: Path) -> None:
    paper = paper_of(reader)
    heard: list[str] = []
    paper.said.connect(heard.append)
    target = tmp_path / "chairs.pdf"
    paper.write_pdf(target)
    reader.program.bot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard == ["Exported to “chairs.pdf”."]
    data = target.read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(data) > 5000
    assert paper.job is None


def test_a_name_is_proposed(reader: Marking) -> None:
    paper = paper_of(reader)
    assert paper.dialog is not None
    paper.dialog.pdf.click()
    asked = reader.program.window.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    assert [Path(name).name for name in asked.selectedFiles()] == ["The Long Way.pdf"]
    asked.reject()


def test_highlights_and_notes_are_a_choice(reader: Marking) -> None:
    paper = paper_of(reader)
    assert paper.dialog is not None
    (with_all,) = drawn(paper)
    paper.dialog.notes.setChecked(False)
    (without_notes,) = drawn(paper)
    paper.dialog.highlights.setChecked(False)
    (bare,) = drawn(paper)
    assert with_all != without_notes
    assert without_notes != bare
    yellow = reader.program.window.theme.yellow.rgb()

    def has_yellow(image: QImage) -> bool:
        return any(image.pixel(x, y) == yellow for x in range(0, 595, 2) for y in range(0, 842, 2))

    assert has_yellow(without_notes)
    assert not has_yellow(bare)


def test_a_long_text_takes_pages_with_numbers(reader: Marking, tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    words = "The bell was cast in the year of the great flood, and nobody rings it now. " * 6
    text = "\n\n".join(f"{words}\n\n洪水那一年铸的钟，如今没有人去敲。" for _ in range(30))
    long.write_text(text, encoding="utf-8")
    reader.program.open(long)
    pages = drawn(paper_of(reader))
    assert len(pages) > 3
    for page in pages:  # something stands in the corner of the page's number
        corner = {page.pixel(x, y) for x in range(540, 595) for y in range(815, 842)}
        assert len(corner) > 1


def test_giving_up_writes_nothing(reader: Marking, tmp_path: Path) -> None:
    paper = paper_of(reader)
    target = tmp_path / "chairs.pdf"
    dialog = paper.dialog
    assert dialog is not None
    reader.program.bot.waitUntil(dialog.isActiveWindow)
    paper.write_pdf(target)
    assert paper.job is not None
    assert not dialog.pdf.isEnabled()
    assert dialog.progress.isVisible()
    reader.program.bot.keyClick(dialog, Qt.Key.Key_Escape)
    assert paper.job is None
    assert paper.dialog is dialog, "it goes back to what can be chosen"
    assert dialog.pdf.isEnabled()
    reader.program.bot.wait(50)
    assert not target.exists()


def test_a_disk_that_refuses_is_told(reader: Marking, tmp_path: Path) -> None:
    paper = paper_of(reader)
    heard: list[str] = []
    paper.said.connect(heard.append)
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    paper.write_pdf(blocked / "chairs.pdf")
    reader.program.bot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert "cannot be written" in heard[0]


def dark_pixels(image: QImage) -> int:
    return sum(image.pixelColor(x, y).lightness() < 110 for x in range(595) for y in range(842))


def test_notes_are_in_ink_on_paper_whatever_the_window_looks_like(reader: Marking) -> None:
    reader.program.interior.appearance.choose_theme(ThemeChoice.DARK)
    note = "A longer note on chairs, walls and meetings. " * 12
    reader.desk.notebook.change("Note", reader.only().id, note=note)
    paper = paper_of(reader)
    assert paper.dialog is not None
    (with_notes,) = drawn(paper)
    paper.dialog.notes.setChecked(False)
    (without,) = drawn(paper)
    assert dark_pixels(with_notes) > dark_pixels(without) + 300


def test_the_paper_of_a_pdf_is_a_choice(reader: Marking, tmp_path: Path) -> None:
    paper = paper_of(reader)
    assert paper.dialog is not None
    paper.dialog.paper.show_value(QPageSize.PageSizeId.Letter)
    paper.dialog.landscape.setChecked(True)
    heard: list[str] = []
    paper.said.connect(heard.append)
    target = tmp_path / "letter.pdf"
    paper.write_pdf(target)
    reader.program.bot.waitUntil(lambda: bool(heard), timeout=10_000)
    box = re.search(rb"/MediaBox \[\s*([\d. ]+)\]", target.read_bytes())
    assert box is not None
    assert [round(float(number)) for number in box[1].split()] == [0, 0, 792, 612]


@pytest.fixture
def illustrated(reader: Marking, tmp_path: Path) -> Paper:
    """The paper of a text whose picture was never in sight."""
    picture = QImage(40, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    assert picture.save(str(tmp_path / "tall.png"))
    filler = "\n\n".join(f"Paragraph {number} of many.\n\n第{number}段。" for number in range(90))
    path = tmp_path / "pictures.md"
    path.write_text(f"{filler}\n\n![Tall](tall.png)\n", encoding="utf-8")
    reader.program.open(path)
    return paper_of(reader)


def test_a_picture_that_was_never_seen_is_in_the_file(
    reader: Marking, illustrated: Paper, tmp_path: Path
) -> None:
    heard: list[str] = []
    illustrated.said.connect(heard.append)
    illustrated.write_pdf(tmp_path / "pictures.pdf")
    reader.program.bot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert b"/Subtype /Image" in (tmp_path / "pictures.pdf").read_bytes()


def printed(reader: Marking, paper: Paper, target: Path) -> str:
    """Print into a file, as onto paper; what was said of it."""
    assert paper.dialog is not None
    heard: list[str] = []
    paper.said.connect(heard.append)
    printer = printer_for(paper.dialog.setup)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    paper.print_on(printer)
    reader.program.bot.waitUntil(lambda: bool(heard), timeout=20_000)
    return heard[0]


def test_a_picture_that_was_never_seen_is_printed(
    reader: Marking, illustrated: Paper, tmp_path: Path
) -> None:
    heard = printed(reader, illustrated, tmp_path / "printed.pdf")
    assert re.fullmatch(r"\d+ pages went to the printer\.", heard)
    assert b"/Subtype /Image" in (tmp_path / "printed.pdf").read_bytes()


def test_highlights_have_a_line_that_is_seen_without_colours(reader: Marking) -> None:
    paper = paper_of(reader)
    (page,) = drawn(paper)
    line = reader.program.window.theme.yellow_line

    def is_near(colour: QColor) -> bool:
        apart = (
            colour.red() - line.red(),
            colour.green() - line.green(),
            colour.blue() - line.blue(),
        )
        return max(map(abs, apart)) < 60

    found = {y for y in range(842) for x in range(595) if is_near(page.pixelColor(x, y))}
    assert found


def test_a_note_that_is_longer_than_a_page_goes_on(reader: Marking) -> None:
    paper = paper_of(reader)
    assert paper.dialog is not None
    usual = len(drawn(paper))
    note = "\n\n".join(f"Paragraph {number} of a long note." for number in range(120))
    reader.desk.notebook.change("Note", reader.only().id, note=note)
    pages = drawn(paper)
    assert len(pages) >= usual + 2
    for page in pages[1:3]:
        inked = [y for y in range(800) if any(page.pixelColor(x, y).lightness() < 110
                                              for x in range(40, 300))]  # fmt: skip
        assert inked
        assert inked[0] < 60, "it begins at the top"


def test_type_is_of_about_the_same_size_on_every_paper(reader: Marking) -> None:
    paper = paper_of(reader)
    assert paper.dialog is not None
    setup = paper.dialog.setup
    wide, upright, small = (
        paper.sheets(setup, QSizeF(*size)) for size in ((757, 513), (510, 760), (334, 510))
    )
    points = [sheets.points_of_a_pixel for sheets in (wide, upright, small)]
    assert 0.55 < points[1] < 0.6
    assert points[0] / points[1] < 1.12
    assert points[2] / points[1] > 0.8
