"""The open text in both languages as a file for other programs, written by a worker."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from reader.annotations.export.file_names import safe_name
from reader.bitext.exchange.options import Format, Options
from reader.ui.exporting.text_dialog import WORDS, TextDialog
from reader.ui.file_dialogs import file_dialog
from reader.ui.language import tr, translated
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.bitext.model import Bitext
    from reader.ui.jobs import Job
    from reader.ui.window import Window

_BOTH: Final = " (en-zh)"
"""Behind the name of a file that would else have the name of one of the two texts."""


class TextExporter(QObject):
    """`said(sentence)`: for the status line. What was chosen is kept while the window is there."""

    said = Signal(object)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._chosen = Options(Format.HTML)
        self.dialog: TextDialog | None = None

    def ask(self) -> None:
        """Show the dialogue, where there is something in both languages."""
        session = self._window.session
        if session.bitext is None or not session.done:
            self.said.emit(Message("There is no text here that has been read to its end."))
            return
        if not any(row.en and row.zh for row in session.bitext.rows):
            self.said.emit(Message("Nothing here is in both languages."))
            return
        shown = self._window.view.variant
        heading = "\n".join(session.titles())
        self.dialog = dialog = TextDialog(heading, self._chosen, shown, self._window)
        dialog.wanted.connect(self._ask_file)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self._chosen = self.dialog.options
        self.dialog = None

    def _ask_file(self, options: Options) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        suffix = options.format.suffix
        kind = f"{translated(WORDS[options.format])} (*{suffix})"
        asked = file_dialog(dialog, tr("Export to"), self._folder(), kind)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix(suffix.removeprefix("."))
        asked.selectFile(self._first_name(suffix))
        asked.fileSelected.connect(lambda name: self.write_to(Path(name)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _folder(self) -> Path:
        path = self._window.session.path
        return path.parent if path else Path.home()

    def _first_name(self, suffix: str) -> str:
        title = next(iter(self._window.session.titles()), "")
        name = safe_name(" ".join(title.split()))
        taken = (self._folder() / f"{name}{suffix}").exists() and suffix == ".md"
        return f"{name}{_BOTH}{suffix}" if taken else f"{name}{suffix}"

    def write_to(self, path: Path) -> None:
        """Write the open text to a file, as the dialogue that is open says."""
        dialog, session = self.dialog, self._window.session
        if dialog is None or session.bitext is None:
            return
        if any(path.resolve() == own.resolve() for own in session.paths):
            dialog.refuse(
                Message("{path} is the document itself. Choose another name.", path=path.name)
            )
            return
        work = partial(_write, bitext=session.bitext, path=path, options=dialog.options)
        job = self._window.parts.jobs.run(
            work,
            lambda _none: self._written(path),
            partial(self._failed, path),
            on_value=dialog.tell,
            slot="export-text",
        )
        dialog.follow(job)

    def _written(self, path: Path) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.said.emit(Message("Exported to “{name}”.", name=path.name))

    def _failed(self, path: Path, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        sentence = Message(
            "“{name}” cannot be written: {reason}. Choose another folder.",
            name=path.name,
            reason=reason_of(error),
        )
        if self.dialog is not None:
            self.dialog.refuse(sentence)


def _write(job: Job, *, bitext: Bitext, path: Path, options: Options) -> Iterator[float]:
    """For a worker: yields which share is done. The file is there only when all of it is."""
    from reader.bitext.exchange.writing import bitext_pieces
    from reader.safe_files import write_atomically

    shares: list[float] = []
    whole: list[bytes] = []
    for piece in bitext_pieces(bitext, options, on_progress=shares.append, cancelled=job.cancelled):
        whole.append(piece)
        if shares:
            yield shares.pop()
            shares.clear()
    write_atomically(path, whole, private=False)
