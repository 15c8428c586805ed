"""Printing as the window offers it: a PDF file, or a printer; with or without what was marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QColor, QPageLayout
from PySide6.QtWidgets import QDialog, QFileDialog

from reader.chinese.variants import shown_script
from reader.ui.file_dialogs import file_dialog
from reader.ui.language import tr
from reader.ui.printing.dialog import PaperDialog, usual_paper
from reader.ui.printing.job import PageSetup
from reader.ui.theme import load_theme
from reader.values import replace
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from reader.ui.annotating.desk import Desk
    from reader.ui.annotating.painting import MarksPainter
    from reader.ui.printing.job import PaperJob
    from reader.ui.printing.notes import Note
    from reader.ui.printing.sheets import Sheets
    from reader.ui.theme import Theme
    from reader.ui.window import Window


class Paper(QObject):
    """`said(sentence)`: for the status line. What was chosen is kept while the window is there."""

    said = Signal(object)

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._chosen = PageSetup(usual_paper())
        self.dialog: PaperDialog | None = None
        self.job: PaperJob | None = None

    def ask(self) -> None:
        """Show the dialogue."""
        session = self._window.session
        if session.bitext is None or not session.done:
            self.said.emit(Message("There is no text here that has been read to its end."))
            return
        self.dialog = PaperDialog(
            "\n".join(session.titles()),
            self._chosen,
            self.sheets,
            self._window.theme,
            self._window.parts.resources / "icons",
            self._window,
        )
        self.dialog.pdf.clicked.connect(self._ask_file)
        self.dialog.print.clicked.connect(self._ask_printer)
        self.dialog.stopped.connect(self._give_up)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self._chosen = self.dialog.setup
        self.dialog = None

    def _follow(self, job: PaperJob, dialog: PaperDialog) -> None:
        """Begin a job; the dialogue shows how far it is."""
        self.job = job
        job.failed.connect(self.said)
        for ended in (job.finished, job.failed):
            ended.connect(self._end)
        dialog.follow(job)
        job.start()

    def _give_up(self) -> None:
        job, self.job = self.job, None
        if job is not None:
            job.cancel()

    def _end(self) -> None:
        self.job = None

    # PDF

    def _ask_file(self) -> None:
        from reader.annotations.export.file_names import safe_name

        session = self._window.session
        folder = session.path.parent if session.path else Path.home()
        name = safe_name(next(iter(session.titles()), "Duidu"))
        kind = f"{tr('PDF document')} (*.pdf)"
        parent: QWidget = self.dialog or self._window
        asked = file_dialog(parent, tr("Export as PDF"), folder, kind)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("pdf")
        asked.selectFile(f"{name}.pdf")
        asked.fileSelected.connect(lambda chosen: self.write_pdf(Path(chosen)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def write_pdf(self, path: Path) -> None:
        """Make a PDF file of the open text, as the dialogue that is open says."""
        from reader.ui.printing.pdf import PdfJob

        dialog = self.dialog
        if dialog is None:
            return
        job = PdfJob(
            path,
            next(iter(self._window.session.titles()), path.stem),
            dialog.setup,
            dialog.sheets(),
            self._window.parts.jobs,
            self,
            author=self._author(),
        )
        job.finished.connect(
            lambda made: self.said.emit(Message("Exported to “{name}”.", name=made.name))
        )
        self._follow(job, dialog)

    def _author(self) -> str:
        bitext = self._window.session.bitext
        found = bitext.documents[0].head.metadata.get("author") if bitext else None
        return ", ".join(found) if isinstance(found, tuple) else str(found or "")

    # printer

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        from reader.ui.printing.printer import printer_for

        dialog = self.dialog
        if dialog is None:
            return
        printer = printer_for(dialog.setup)
        asked = QPrintDialog(printer, dialog)

        def answered(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                self.print_on(printer)
            asked.deleteLater()

        asked.finished.connect(answered)
        QDialog.open(asked)  # Qt's own `open` of print dialogues wants to be told whom to call

    def print_on(self, printer: QPrinter) -> None:
        """Print the open text, as the dialogue that is open says."""
        from reader.ui.printing.printer import PrinterJob

        dialog = self.dialog
        if dialog is None:
            return
        setup, title = dialog.setup, " · ".join(self._window.session.titles())
        job = PrinterJob(printer, title, lambda area: self.sheets(setup, area), self)
        job.finished.connect(self.said)
        self._follow(job, dialog)

    # what is on the paper

    def _marks(self) -> MarksPainter:
        from reader.ui.annotating.painting import MarksPainter

        settings = self._window.parts.settings
        return MarksPainter(lambda: self._desk.index, lambda: settings.colour_patterns, lined=True)

    def sheets(self, setup: PageSetup, area: QSizeF | None = None) -> Sheets:
        """The open text on sheets. area: of a page, in points; as in the setup where not said."""
        from reader.ui.printing.sheets import Sheets

        view, parts = self._window.view, self._window.parts
        content, look = view.page.content, view.page.look
        theme = replace(load_theme(parts.resources / "themes", "light"), paper=QColor("white"))
        area = area or setup.layout.paintRect(QPageLayout.Unit.Point).size()
        return Sheets(
            replace(content, header=replace(content.header, offer="")),
            replace(look, theme=theme),
            parts.fonts,
            view.page.images,
            area,
            region=shown_script(content.forms[-1], view.variant),
            title=next(iter(self._window.session.titles()), ""),
            marks=self._marks() if setup.highlights else None,
            notes=self._notes(theme) if setup.notes else {},
        )

    def _notes(self, theme: Theme) -> dict[int, list[Note]]:
        """The notes of the open text by row."""
        from reader.ui.printing.notes import Note

        found: dict[int, list[Note]] = {}
        row_of = self._window.view.locator.row_of
        for id_ in self._desk.order():
            annotation = self._desk.notebook.find(id_)
            marks = self._desk.marks_of(id_)
            if annotation and annotation.note.strip() and marks:
                row = max(row_of(mark.document, max(mark.end - 1, mark.start)) for mark in marks)
                colour = getattr(theme, f"{annotation.colour.value}_line")
                found.setdefault(row, []).append(Note(annotation.note, colour))
        return found
