"""Export and import as the window offers them: a dialogue, the clipboard, a file brought in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from reader.ui.exporting import work
from reader.ui.exporting.words import export_words
from reader.ui.file_dialogs import file_dialog
from reader.ui.language import tr, translated
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.annotations.export.importing import Imported
    from reader.settings import Settings
    from reader.ui.annotating.desk import Desk
    from reader.ui.copying import Copier
    from reader.ui.exporting.dialog import ExportDialog, Open
    from reader.ui.jobs import Jobs
    from reader.ui.session import Session
    from reader.ui.theme import Theme
    from reader.ui.window import Window

_IMPORTS = Message("Annotations (*.json *.jsonld);;All files (*)")


class Exporter(QObject):
    """`said(sentence)`: for the status line."""

    said = Signal(object)

    def __init__(self, window: Window, desk: Desk, copier: Copier) -> None:
        super().__init__(window)
        self._window, self._desk, self._copier = window, desk, copier
        self._session: Session = window.session
        self._settings: Settings = window.parts.settings
        self._jobs: Jobs = window.parts.jobs
        self.dialog: ExportDialog | None = None

    def _is_ready(self) -> bool:
        if not self._desk.is_loaded:
            self.said.emit(Message("The annotations are still being read. Try again in a moment."))
            return False
        return True

    # export

    def export(self) -> None:
        """Show the dialogue."""
        if not self._is_ready():
            return
        from reader.ui.exporting.dialog import ExportDialog

        theme: Theme = self._window.theme
        parent: QWidget = self._window
        self.dialog = ExportDialog(
            self._open(), self._desk.notebook, self._settings, theme, self._jobs, parent
        )
        self.dialog.done_saying.connect(self.said)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _open(self) -> Open:
        from reader.ui.exporting.dialog import Open

        session, view = self._session, self._window.view
        whole = session.bitext if session.done else None
        folder = session.path.parent if session.path else None
        return Open(whole, folder, view.variant)

    def copy_all(self) -> None:
        """Put all annotations of the open document on the clipboard, as Markdown."""
        if not self._is_ready():
            return
        open_ = self._open()
        if open_.bitext is None:
            self.said.emit(Message("Open a document first."))
            return
        from reader.annotations.export.options import Options

        options = Options(variant=open_.variant, words=export_words())
        material = work.Material(
            self._desk.notebook.collection.copy(), open_.bitext, self._settings.companions
        )
        self._jobs.run(
            lambda job: work.for_clipboard(material, options, job.cancelled),
            self._copied,
            self._failed,
            slot="export-copy",
        )

    def _copied(self, text: str) -> None:
        if text:
            self._copier.put(text)
        else:
            self.said.emit(Message("There is nothing marked in this document yet."))

    # import

    def ask_import(self) -> None:
        """Let the user pick a file with annotations."""
        if self._desk.refusal:
            self.said.emit(self._desk.refusal)
            return
        if not self._is_ready():
            return
        asked = file_dialog(
            self._window, tr("Import annotations"), Path.home(), translated(_IMPORTS)
        )
        asked.setFileMode(QFileDialog.FileMode.ExistingFile)
        asked.fileSelected.connect(lambda name: self.import_from(Path(name)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def import_from(self, path: Path) -> None:
        """Take in the annotations of a file."""
        from reader.annotations.export.importing import read_import

        known = self._desk.notebook.collection.copy()
        self._jobs.run(
            lambda _job: read_import(path, known), self._take_in, self._failed, slot="import"
        )

    def _take_in(self, found: Imported) -> None:
        self._desk.notebook.take_in(found.collection)
        self.said.emit(found.sentence())

    def _failed(self, error: Exception) -> None:
        self.said.emit(work.problem_sentence(error))
