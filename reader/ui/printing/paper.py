"""Printing as the window offers it: a PDF file, or a printer; with or without what was marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPageSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressDialog,
    QVBoxLayout,
)

from reader.chinese.variants import shown_script
from reader.ui.language import tr, with_text, worded
from reader.ui.preferences.fields import Choice
from reader.ui.theme import load_theme
from reader.values import replace
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.annotating.desk import Desk
    from reader.ui.annotating.painting import MarksPainter
    from reader.ui.printing.notes import Note
    from reader.ui.printing.pdf import PdfJob
    from reader.ui.printing.sheets import Sheets
    from reader.ui.window import Window


_LETTER = (
    QLocale.Country.UnitedStates,
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
)
_PAPERS = {
    QPageSize.PageSizeId.A4: Message("A4"),
    QPageSize.PageSizeId.Letter: Message("US Letter"),
    QPageSize.PageSizeId.A5: Message("A5"),
    QPageSize.PageSizeId.B5: Message("B5"),
}


def usual_paper() -> QPageSize.PageSizeId:
    """What lies in printers where this system is set to: Letter in North America, else A4."""
    is_letter = QLocale.system().territory() in _LETTER
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4


class PaperDialog(QDialog):
    """What is to be on the paper."""

    def __init__(self, pages_of: str, parent: QWidget) -> None:
        super().__init__(parent)
        worded(self.setWindowTitle, Message("Print or Export as PDF"))
        words = with_text(
            QLabel(),
            Message("{title}\nIn the layout and the form of Chinese that you see.", title=pages_of),
        )
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.paper = Choice(Message("Paper of a PDF"), _PAPERS, usual_paper())
        self.landscape = with_text(QCheckBox(), Message("Landscape"))
        self.highlights = with_text(QCheckBox(), Message("With highlights"))
        self.highlights.setChecked(True)
        self.notes = with_text(QCheckBox(), Message("With notes, below their paragraphs"))
        self.notes.setChecked(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.pdf = with_text(self.buttons.addButton("", role), Message("Export as PDF…"))
        self.print = with_text(self.buttons.addButton("", role), Message("Print…"))
        self.pdf.setDefault(True)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        sheet = QHBoxLayout()
        sheet.setSpacing(14)
        sheet.addWidget(with_text(QLabel(), Message("Paper of a PDF")))
        sheet.addWidget(self.paper)
        sheet.addWidget(self.landscape)
        sheet.addStretch(1)
        column.addLayout(sheet)
        column.addWidget(self.highlights)
        column.addWidget(self.notes)
        column.addSpacing(6)
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)


class Paper(QObject):
    """`said(sentence)`: for the status line."""

    said = Signal(object)

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.dialog: PaperDialog | None = None
        self.job: PdfJob | None = None

    def ask(self) -> None:
        """Show the dialogue."""
        session = self._window.session
        if session.bitext is None or not session.done:
            self.said.emit(Message("There is no text here that has been read to its end."))
            return
        self.dialog = PaperDialog(" · ".join(session.titles()), self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.pdf.clicked.connect(self._ask_file)
        self.dialog.print.clicked.connect(self._ask_printer)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    # PDF

    def _ask_file(self) -> None:
        from reader.annotations.export.file_names import safe_name

        session = self._window.session
        folder = session.path.parent if session.path else Path.home()
        name = safe_name(next(iter(session.titles()), "Duidu"))
        asked = QFileDialog(self._window, tr("Export as PDF"), str(folder), "PDF (*.pdf)")
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("pdf")
        asked.selectFile(f"{name}.pdf")
        asked.fileSelected.connect(lambda chosen: self.write_pdf(Path(chosen)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def write_pdf(self, path: Path) -> None:
        """Make a PDF file of the open text, as the dialogue says."""
        from reader.ui.printing.pdf import PdfJob

        session, view = self._window.session, self._window.view
        self.job = PdfJob(
            path,
            next(iter(session.titles()), path.stem),
            self._sheets,
            view.page.images,
            self._window.parts.jobs,
            self,
            author=self._author(),
            paper=self.dialog.paper.value if self.dialog else usual_paper(),
            landscape=self.dialog is not None and self.dialog.landscape.isChecked(),
        )
        progress = QProgressDialog(tr("Making the PDF…"), tr("Cancel"), 0, 1000, self._window)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(400)
        self.job.progressed.connect(lambda share: progress.setValue(min(int(share * 1000), 999)))
        self.job.finished.connect(
            lambda made: self.said.emit(Message("Exported to “{name}”.", name=made.name))
        )
        self.job.failed.connect(self.said)
        for ended in (self.job.finished, self.job.failed):
            ended.connect(lambda _: self._end())
            ended.connect(lambda _: progress.close())
        progress.canceled.connect(self._give_up)
        self.job.start()

    def _give_up(self) -> None:
        """Stop making the file; the progress says so as well when it is merely closed."""
        job, self.job = self.job, None
        if job is not None:
            job.cancel()

    def _author(self) -> str:
        bitext = self._window.session.bitext
        found = bitext.documents[0].head.metadata.get("author") if bitext else None
        return ", ".join(found) if isinstance(found, tuple) else str(found or "")

    def _end(self) -> None:
        self.job = None
        if self.dialog is not None:
            self.dialog.accept()

    # printer

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from reader.ui.printing.printer import print_sheets

        printer = QPrinter()
        asked = QPrintDialog(printer, self._window)
        title = " · ".join(self._window.session.titles())
        if asked.exec() == QPrintDialog.DialogCode.Accepted:
            self.said.emit(print_sheets(printer, self._sheets, title))
            self._end()

    # what is on the paper

    def _marks(self) -> MarksPainter:
        from reader.ui.annotating.painting import MarksPainter

        settings = self._window.parts.settings
        return MarksPainter(lambda: self._desk.index, lambda: settings.colour_patterns, lined=True)

    def _sheets(self, area: QSizeF) -> Sheets:
        from reader.ui.printing.sheets import Sheets

        view, parts = self._window.view, self._window.parts
        content, look = view.page.content, view.page.look
        theme = replace(load_theme(parts.resources / "themes", "light"), paper=QColor("white"))
        marked = self.dialog is None or self.dialog.highlights.isChecked()
        noted = self.dialog is None or self.dialog.notes.isChecked()
        return Sheets(
            replace(content, header=replace(content.header, offer="")),
            replace(look, theme=theme),
            parts.fonts,
            view.page.images,
            area,
            region=shown_script(content.forms[-1], view.variant),
            title=next(iter(self._window.session.titles()), ""),
            marks=self._marks() if marked else None,
            notes=self._notes(theme) if noted else {},
        )

    def _notes(self, theme: object) -> dict[int, list[Note]]:
        """The notes of the open text by row."""
        from reader.ui.printing.notes import Note

        found: dict[int, list[Note]] = {}
        row_of = self._window.view.locator.row_of
        for id_ in self._desk.order():
            annotation = self._desk.notebook.find(id_)
            marks = self._desk.marks_of(id_)
            if annotation and annotation.note.strip() and marks:
                row = max(row_of(mark.document, max(mark.end - 1, mark.start)) for mark in marks)
                colour = getattr(theme, f"{annotation.colour.value}_line", None)
                found.setdefault(row, []).append(Note(annotation.note, colour))
        return found
