"""The export dialogue: what to take at the left, what it will look like at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.chinese.variants import Region
from reader.ui.exporting import work
from reader.ui.exporting.choices import Choices
from reader.ui.file_dialogs import file_dialog
from reader.ui.fonts import FontChoice
from reader.ui.language import quoting, tr, with_text, worded
from reader.ui.wrapped_label import WrappedLabel
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from reader.annotations.notebook import Notebook
    from reader.bitext.model import Bitext
    from reader.chinese.variants import Variant
    from reader.settings import Settings
    from reader.ui.exporting.work import Material, Preview, Written
    from reader.ui.jobs import Job, Jobs
    from reader.ui.theme import Theme

_PAUSE = 120
"""Milliseconds after a choice before the preview is made anew."""
_FILTERS = {
    ".md": "Markdown (*.md)",
    ".csv": "CSV (*.csv)",
    ".jsonld": "JSON-LD (*.jsonld)",
}


class Open(Value):
    """What is open in the window. bitext: read to its end, None where nothing is."""

    bitext: Bitext | None
    folder: Path | None
    variant: Variant


class ExportDialog(QDialog):
    """`done_saying(sentence)`: what was exported, for the status line."""

    done_saying = Signal(object)

    def __init__(
        self,
        open_: Open,
        notebook: Notebook,
        settings: Settings,
        theme: Theme,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        worded(self.setWindowTitle, Message("Export Highlights and Notes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._open, self._settings, self._jobs = open_, settings, jobs
        self._collection = notebook.collection.copy()
        self._previewing: Job | None = None
        self._writing: Job | None = None
        self._copying: Job | None = None
        self._is_whole = True
        tags = {tag for id_ in self._collection.ids() for tag in self._tags_of(id_)}
        meanings = {colour: m.text for colour, m in self._collection.meanings.items() if m.text}
        self.choices = Choices(
            settings,
            theme,
            has_document=open_.bitext is not None,
            tags=tags,
            meanings=meanings,
            shown=open_.variant,
        )
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        worded(self.preview.setAccessibleName, Message("Preview"))
        mono = FontChoice().mono(Region.SC)
        faces = ", ".join(f'"{family}"' for family in (*mono.latin, *mono.chinese))
        # a style sheet sets the family of everything: only another one takes it back
        self.preview.setStyleSheet(f"QPlainTextEdit {{ font-family: {faces}; }}")
        self.summary = WrappedLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        quoting(self.summary)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, 0)
        self.progress.hide()
        self.copy = with_text(QPushButton(), Message("Copy"))
        self.copy.clicked.connect(self._copy)
        self.export = with_text(QPushButton(), Message("Export…"))
        self.export.setDefault(True)
        self.export.clicked.connect(self._ask)
        self.close_button = with_text(QPushButton(), Message("Close"))
        self.close_button.clicked.connect(self.reject)
        self._arrange()
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        self._soon.timeout.connect(self._preview)
        self.choices.changed.connect(self._soon.start)
        self._preview()

    def _tags_of(self, id_: str) -> tuple[str, ...]:
        found = self._collection.find(id_)
        return found.tags if found else ()

    def _arrange(self) -> None:
        left = QScrollArea()
        left.setWidget(self.choices)
        left.setWidgetResizable(True)
        left.setFrameShape(QScrollArea.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setFixedWidth(max(self.choices.sizeHint().width(), 300) + 16)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(left)
        middle.addWidget(self.preview, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.summary, 1)
        buttons.addWidget(self.progress)
        for button in (self.copy, self.close_button, self.export):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 16)
        column.setSpacing(14)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        self.resize(960, 660)

    # the preview

    def _material(self) -> Material:
        bitext = self._open.bitext if self.choices.document.isChecked() else None
        # every job gets its own copy: an annotation is made of its bytes when it is first asked for
        return work.Material(self._collection.copy(), bitext, self._settings.companions)

    def _preview(self) -> None:
        material, options = self._material(), self.choices.options
        self._previewing = self._jobs.run(
            lambda job: work.preview(material, options, job.cancelled),
            self._show,
            self._no_preview,
            slot="export-preview",
        )

    def _show(self, made: Preview) -> None:
        self._is_whole = not made.more
        self.preview.setPlainText(made.text)
        self.copy.setEnabled(bool(made.text))
        self.export.setEnabled(bool(made.text))
        if not made.items:
            worded(self.summary.setText, Message("Nothing here fits these choices."))
            return
        worded(self.summary.setText, _counted(made))

    def _no_preview(self, error: Exception) -> None:
        """These choices give nothing; what the ones before gave would be taken for theirs."""
        self._failed(error)
        self.preview.clear()
        self.copy.setEnabled(False)
        self.export.setEnabled(False)

    def _failed(self, error: Exception) -> None:
        self._busy(None)
        worded(self.summary.setText, work.problem_sentence(error))

    def _copy(self) -> None:
        if self._is_whole:
            self._copied(self.preview.toPlainText())
            return
        material, options = self._material(), self.choices.options
        worded(self.summary.setText, Message("Copying …"))
        self._copying = self._jobs.run(
            lambda job: work.whole_text(material, options, job.cancelled),
            self._copied,
            self._failed,
            slot="export-copy-all",
        )

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        worded(self.summary.setText, Message("Copied."))

    # writing

    def _ask(self) -> None:
        options = self.choices.options
        folder = self._settings.export_folder or self._open.folder or Path.home()
        one_file = self.choices.document.isChecked() or not options.format.is_markdown
        asked = file_dialog(self, tr("Export to"), folder)
        if one_file:
            suffix = options.format.suffix
            bitext = self._open.bitext if self.choices.document.isChecked() else None
            asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            asked.setNameFilter(_FILTERS[suffix])
            asked.setDefaultSuffix(suffix.removeprefix("."))
            asked.selectFile(work.first_name(bitext, folder, suffix))
            # a file that is there is brought up to date, and keeps what its owner wrote in it
            asked.setOption(QFileDialog.Option.DontConfirmOverwrite, options.format.is_markdown)
        else:
            asked.setFileMode(QFileDialog.FileMode.Directory)
            asked.setOption(QFileDialog.Option.ShowDirsOnly)
        asked.fileSelected.connect(lambda name: self.write_to(Path(name)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def write_to(self, target: Path) -> None:
        """Export to a file or into a folder."""
        material, options = self._material(), self.choices.options
        self.choices.remember()
        self._settings.export_folder = target if target.is_dir() else target.parent
        self.export.setEnabled(False)
        self.progress.show()
        job = self._jobs.run(
            lambda job: work.write(material, options, target, job.cancelled),
            on_failure=self._failed,
            on_value=self._written,
            slot="export",
        )
        self._busy(job)

    def _written(self, value: int | Written) -> None:
        if isinstance(value, int):
            worded(
                self.summary.setText, Message("{count} files …", count=value) if value > 1 else ""
            )
            return
        self._busy(None)
        self.done_saying.emit(work.sentence(value))
        self.accept()

    def _busy(self, job: Job | None) -> None:
        self._writing = job
        self.progress.setVisible(job is not None)
        self.export.setEnabled(job is None)
        worded(self.close_button.setText, Message("Cancel") if job else Message("Close"))

    def done(self, result: int) -> None:
        """Nobody waits any more for what is under way."""
        for job in (self._previewing, self._writing, self._copying):
            if job is not None:
                job.cancel()
        super().done(result)


def _counted(made: Preview) -> Message:
    """How much a preview shows."""
    number = Message("{count} annotations", one="{count} annotation", count=made.items)
    if made.documents != 1:
        number = Message(
            "{annotations} in {number} documents", annotations=number, number=made.documents
        )
    if made.more:
        return Message("{annotations}; this is the beginning", annotations=number)
    return number
