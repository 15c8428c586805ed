"""The dialogue in which a text in both languages is taken away: as what, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QPushButton

from reader.bitext.exchange.options import Format, Options
from reader.ui.chinese_menu import ORDER, short_words
from reader.ui.dialogs import CANCEL_WORDS, SmallDialog
from reader.ui.language import with_text, worded
from reader.ui.preferences.fields import Choice, form, remark
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.chinese.variants import Variant
    from reader.ui.jobs import Job

WORDS: Final = {
    Format.HTML: Message("Web page, two columns"),
    Format.EPUB: Message("E-book (EPUB)"),
    Format.MARKDOWN: Message("Markdown, both languages by turns"),
    Format.TMX: Message("Translation memory (TMX)"),
    Format.TSV: Message("Table of two columns (TSV)"),
}
_REMARKS: Final = {
    Format.HTML: Message("One file for browsers and for paper, light or dark as the system is."),
    Format.EPUB: Message("For e-readers: each paragraph above its translation."),
    Format.MARKDOWN: Message("All that is here. Duidu reads it back with the same pairs."),
    Format.TMX: Message("For translation programs: what has an answer, without markup."),
    Format.TSV: Message("For spreadsheets: a line for each pair, without markup."),
}
_TITLE: Final = Message("Export Both Languages")
_WIDEST_CHOICE: Final = 30  # characters


class TextDialog(SmallDialog):
    """`wanted(options)`: the button was pushed.

    heading: of the text. options: what is chosen at first. shown: the form of Chinese that is read.
    """

    wanted = Signal(object)

    def __init__(self, heading: str, options: Options, shown: Variant, parent: QWidget) -> None:
        super().__init__(
            _TITLE, heading, Message("As it is paired here, with your repairs."), parent
        )
        self.format = Choice(Message("Format"), WORDS, options.format)
        self.variant = Choice(Message("Chinese"), {v: short_words(v) for v in ORDER}, shown)
        for choice in (self.format, self.variant):
            choice.setMinimumContentsLength(_WIDEST_CHOICE)
        self.remark = remark(_REMARKS[options.format])
        self.sentences = with_text(QCheckBox(), Message("A pair for each sentence"))
        self.pictures = with_text(
            QCheckBox(), Message("With the pictures that lie beside the text")
        )
        self.sentences.setChecked(options.sentences)
        self.pictures.setChecked(options.pictures)
        self.progress = QProgressBar(textVisible=False)
        self.progress.hide()
        worded(self.progress.setAccessibleName, Message("Progress"))
        self.problem = with_text(remark(""), "")
        self.problem.hide()
        self.export = with_text(QPushButton(), Message("Export…"))
        self.cancel = with_text(QPushButton(), CANCEL_WORDS)
        self._job: Job | None = None
        self._arrange()
        self.format.currentIndexChanged.connect(self._follow)
        self.export.clicked.connect(lambda: self.wanted.emit(self.options))
        self.cancel.clicked.connect(self.reject)
        self._follow()
        self.format.setFocus()

    def _arrange(self) -> None:
        fields = form()
        fields.setContentsMargins(0, 8, 0, 0)
        fields.add(Message("Format"), self.format)
        fields.add("", self.remark)
        fields.add(Message("Chinese"), self.variant)
        fields.add("", self.sentences)
        fields.add("", self.pictures)
        self.column.addLayout(fields)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.progress)
        self.add_buttons(self.export, self.cancel)

    def _follow(self) -> None:
        """Offer what the format knows."""
        chosen: Format = self.format.value
        worded(self.remark.setText, _REMARKS[chosen])
        self.sentences.setEnabled(chosen.has_units)
        self.pictures.setEnabled(chosen in (Format.HTML, Format.EPUB))

    @property
    def options(self) -> Options:
        """What is chosen."""
        return Options(
            self.format.value,
            self.variant.value,
            self.sentences.isChecked(),
            self.pictures.isChecked(),
        )

    # while it is written

    def follow(self, job: Job) -> None:
        """Something is under way."""
        self._job = job
        self.problem.hide()
        self.progress.setRange(0, 0)
        self._set_busy(True)
        self.cancel.setFocus()

    def tell(self, share: float) -> None:
        """How much of it is done."""
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(share * 1000))

    def refuse(self, sentence: str) -> None:
        """It was not written; another name or folder may do."""
        self._job = None
        self._set_busy(False)
        worded(self.problem.setText, sentence)
        self.problem.show()

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for part in (self.format, self.variant, self.sentences, self.pictures, self.export):
            part.setEnabled(not busy)
        if not busy:
            self._follow()

    def reject(self) -> None:
        """Give up what is under way; where nothing is, close."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self._job = None
        self._set_busy(False)
