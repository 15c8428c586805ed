"""A PDF file of the open text.

The bytes are collected in memory and written by a worker at the end, beside the old file and then
in its place: a file that cannot be written leaves nothing half done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPainter, QPdfWriter

from reader.safe_files import write_atomically
from reader.ui.printing.job import PaperJob
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QObject

    from reader.ui.jobs import Job, Jobs
    from reader.ui.printing.job import PageSetup
    from reader.ui.printing.sheets import Sheets
    from reader.ui.printing.supplement import Bookmark, Link


class PdfJob(PaperJob):
    """One file being made; `finished(path)`. sheets: for the text area of the setup's paper."""

    def __init__(
        self,
        path: Path,
        title: str,
        setup: PageSetup,
        sheets: Sheets,
        jobs: Jobs,
        parent: QObject | None = None,
        *,
        author: str = "",
    ) -> None:
        super().__init__(sheets, parent)
        self._path, self._jobs = path, jobs
        self._buffer = QBuffer(self)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        if author and hasattr(self._writer, "setAuthor"):  # Qt 6.9
            self._writer.setAuthor(author)
        self._writer.setCreator("Duidu")
        self._writer.setPageLayout(setup.layout)
        screen = QGuiApplication.primaryScreen()
        # the fonts were made for the screen's resolution; a page has the same, in fractions
        self._writer.setResolution(round(screen.logicalDotsPerInchY()) if screen else 96)
        self._area = QSizeF(self._writer.width(), self._writer.height())

    def _draw(self) -> Iterator[float]:
        painter = QPainter(self._writer)
        try:
            for number in range(len(self._sheets)):
                if number:
                    self._writer.newPage()
                self._sheets.draw(number, painter, QRectF(0, 0, *self._area.toTuple()))
                yield (number + 1) / len(self._sheets)
        finally:
            painter.end()  # Qt writes the fonts here, at once: some tenths of a second for many

    def _complete(self) -> None:
        from reader.ui.printing.supplement import supplemented

        data, path = bytes(self._buffer.data().data()), self._path
        bookmarks, links = self._places()
        silent = self._sheets.readings_colour

        def work(_job: Job) -> None:
            write_atomically(path, supplemented(data, bookmarks, links, silent), private=False)

        self._jobs.run(
            work,
            lambda _: self._end(self.finished, path),
            lambda error: self._end(self.failed, _sentence(path, error)),
        )

    def _places(self) -> tuple[list[Bookmark], list[Link]]:
        """Where headings and links stand in the file."""
        from reader.ui.printing.leading import Measure, bookmarks_of, links_of

        layout = self._writer.pageLayout()
        area = layout.paintRect(QPageLayout.Unit.Point)
        height = layout.fullRect(QPageLayout.Unit.Point).height()
        scale = area.width() / self._area.width()
        measure = Measure(area.left(), height - area.top(), scale)
        trail = self._sheets.trail
        return bookmarks_of(trail, measure), links_of(trail, self._sheets.bitext, measure)


def _sentence(path: Path, error: Exception) -> Message:
    reason = reason_of(error) if isinstance(error, OSError) else str(error)
    return Message(
        "“{name}” cannot be written: {reason}. Choose another folder.",
        name=path.name,
        reason=reason,
    )
