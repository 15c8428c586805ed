"""The dialogue of printing: what is to be on the paper at the left, the pages at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPageSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.icons import icon
from reader.ui.language import with_text, worded
from reader.ui.preferences.fields import Choice, remark
from reader.ui.printing.job import PageSetup
from reader.ui.printing.preview import PagePreview
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.ui.printing.job import PaperJob
    from reader.ui.printing.sheets import Sheets
    from reader.ui.theme import Theme

_LETTER: Final = (
    QLocale.Country.UnitedStates,
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
)
_PAPERS: Final = {
    QPageSize.PageSizeId.A4: Message("A4"),
    QPageSize.PageSizeId.Letter: Message("US Letter"),
    QPageSize.PageSizeId.A5: Message("A5"),
    QPageSize.PageSizeId.B5: Message("B5"),
}
_PAUSE: Final = 60
"""Milliseconds after a choice before the pages are made anew."""


def usual_paper() -> QPageSize.PageSizeId:
    """What lies in printers where this system is set to: Letter in North America, else A4."""
    is_letter = QLocale.system().territory() in _LETTER
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4


class PaperDialog(QDialog):
    """What is to be on the paper, and how that looks. make: sheets for a setup."""

    stopped = Signal()

    def __init__(
        self,
        title: str,
        setup: PageSetup,
        make: Callable[[PageSetup], Sheets],
        theme: Theme,
        icons: Path,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        worded(self.setWindowTitle, Message("Print or Export as PDF"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make = make
        self._shown: tuple[PageSetup, Sheets] | None = None
        self._job: PaperJob | None = None
        self.paper = Choice(Message("Paper"), _PAPERS, setup.paper)
        self.paper.setMinimumContentsLength(12)
        self.landscape = with_text(QCheckBox(), Message("Landscape"))
        self.highlights = with_text(QCheckBox(), Message("With highlights"))
        self.notes = with_text(QCheckBox(), Message("With notes, below their paragraphs"))
        for box, on in (
            (self.landscape, setup.landscape),
            (self.highlights, setup.highlights),
            (self.notes, setup.notes),
        ):
            box.setChecked(on)
        self.preview = PagePreview(theme)
        self.page = QLabel()
        self.before = self._arrow(Message("Page before"), -1)
        self.next = self._arrow(Message("Next page"), 1)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, 1000)
        self.progress.hide()
        worded(self.progress.setAccessibleName, Message("Progress"))
        self.pdf = with_text(QPushButton(), Message("Export as PDF…"))
        self.print = with_text(QPushButton(), Message("Print…"))
        self.cancel = with_text(QPushButton(), Message("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.pdf.setDefault(True)
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        self._soon.timeout.connect(self._show)
        self._arrange(title)
        self.set_theme(theme, icons)
        self.paper.chosen.connect(self._soon.start)
        for box in (self.landscape, self.highlights, self.notes):
            box.toggled.connect(self._soon.start)
        self.preview.told.connect(self._tell)
        self._tell()
        self._show()

    def _arrow(self, words: Message, step: int) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        worded(button.setToolTip, words)
        worded(button.setAccessibleName, words)
        button.clicked.connect(lambda: self.preview.go_to(self.preview.current + step))
        return button

    def _arrange(self, title: str) -> None:
        heading = WrappedLabel(title)
        heading.setObjectName("questionHeading")
        bold = QFont(heading.font())
        bold.setWeight(QFont.Weight.DemiBold)
        heading.setFont(bold)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        above = QVBoxLayout()
        above.setSpacing(4)
        above.addWidget(heading)
        above.addWidget(remark(Message("In the layout and the form of Chinese that you see.")))
        self.choices = self._column_of_choices()
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addStretch(1)
        for part in (self.before, self.page, self.next):
            below.addWidget(part)
        below.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.preview, 1)
        right.addLayout(below)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.choices)
        middle.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(1)
        for button in (self.cancel, self.print, self.pdf):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(14)
        column.addLayout(above)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        self.resize(880, 680)

    def _column_of_choices(self) -> QWidget:
        choices = QWidget()
        left = QVBoxLayout(choices)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        sheet = QHBoxLayout()
        sheet.setSpacing(10)
        label = with_text(QLabel(), Message("Paper"))
        label.setBuddy(self.paper)
        sheet.addWidget(label)
        sheet.addWidget(self.paper, 1)
        left.addLayout(sheet)
        left.addWidget(self.landscape)
        left.addSpacing(8)
        left.addWidget(self.highlights)
        left.addWidget(self.notes)
        left.addStretch(1)
        choices.setFixedWidth(max(left.sizeHint().width(), 230))
        return choices

    def set_theme(self, theme: Theme, icons: Path) -> None:
        """Other colours; the paper stays white."""
        self.preview.set_theme(theme)
        self.before.setIcon(icon(icons, "back", theme.soft, theme.faint))
        self.next.setIcon(icon(icons, "forward", theme.soft, theme.faint))

    # what is chosen

    @property
    def setup(self) -> PageSetup:
        """What is chosen."""
        return PageSetup(
            self.paper.value,
            self.landscape.isChecked(),
            self.highlights.isChecked(),
            self.notes.isChecked(),
        )

    def sheets(self) -> Sheets:
        """Sheets of their own for what is chosen, with the page breaks that are known."""
        made = self._make(self.setup)
        if self._shown is not None and self._shown[0] == self.setup and self.preview.is_done:
            made.adopt(self._shown[1])
        return made

    def _show(self) -> None:
        setup = self.setup
        if self._shown is None or self._shown[0] != setup:
            self._shown = (setup, self._make(setup))
            self.preview.show_sheets(self._shown[1], setup)

    def _tell(self) -> None:
        preview = self.preview
        page = preview.current
        self.before.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < preview.count)
        if not preview.count:
            words = Message("The pages are being set…")
        elif preview.is_done:
            words = Message("Page {page} of {pages}", page=page + 1, pages=preview.count)
        else:
            words = Message("Page {page} of {pages} and more", page=page + 1, pages=preview.count)
        worded(self.page.setText, words)
        worded(preview.setAccessibleDescription, words)

    # making them

    def follow(self, job: PaperJob) -> None:
        """Show how far a job is, until it ends or is given up."""
        self._job = job
        self._soon.stop()
        self.progress.setValue(0)
        job.progressed.connect(lambda share: self.progress.setValue(round(share * 1000)))
        job.finished.connect(self.accept)
        job.failed.connect(self.rest)
        self._set_busy(True)
        self.cancel.setFocus()

    def rest(self) -> None:
        """Nothing is under way any more."""
        self._job = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for part in (self.choices, self.pdf, self.print):
            part.setEnabled(not busy)

    def reject(self) -> None:
        """Give up what is under way; where nothing is, close."""
        if self._job is not None:
            self.stopped.emit()
            self.rest()
            return
        super().reject()

    def done(self, result: int) -> None:
        """Nobody looks at the pages any more."""
        self.preview.stop()
        super().done(result)
