"""A PDF file of the open text, made a page at a time while the interface goes on.

Drawing needs Qt's fonts and so the GUI thread; it is done in small steps between events. The bytes
are collected in memory and written by a worker at the end, beside the old file and then in its
place: a file that cannot be written leaves nothing half done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from reader.safe_files import write_atomically
from reader.ui.reading.images import ImageState
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.ui.jobs import Job, Jobs
    from reader.ui.printing.sheets import Sheets
    from reader.ui.printing.supplement import Bookmark, Link
    from reader.ui.reading.images import ImageStore

MARGINS = QMarginsF(15, 16, 15, 13)
"""Millimetres around the text area."""
PATIENCE = 10_000
"""Milliseconds that pictures are waited for."""


class PdfJob(QObject):
    """One file being made.

    make: sheets for a text area of this size. Signals: `progressed(share)`, then one of
    `finished(path)` and `failed(sentence)`; nothing after `cancel`.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        path: Path,
        title: str,
        make: Callable[[QSizeF], Sheets],
        images: ImageStore,
        jobs: Jobs,
        parent: QObject | None = None,
        *,
        author: str = "",
        paper: QPageSize.PageSizeId = QPageSize.PageSizeId.A4,
        landscape: bool = False,
    ) -> None:
        super().__init__(parent)
        self._path, self._jobs, self._images = path, jobs, images
        self._buffer = QBuffer(self)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        if author and hasattr(self._writer, "setAuthor"):  # Qt 6.9
            self._writer.setAuthor(author)
        self._writer.setCreator("Duidu")
        self._writer.setPageSize(QPageSize(paper))
        if landscape:
            self._writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        self._writer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
        screen = QGuiApplication.primaryScreen()
        # the fonts were made for the screen's resolution; a page has the same, in fractions
        self._writer.setResolution(round(screen.logicalDotsPerInchY()) if screen else 96)
        self._area = QSizeF(self._writer.width(), self._writer.height())
        layout = self._writer.pageLayout()
        self._sheets = make(layout.paintRect(QPageLayout.Unit.Point).size())
        self._has_news = False
        self._images.loaded.connect(self._note_news)
        self._steps: Iterator[float] = self._work()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    def start(self) -> None:
        """Begin."""
        self._turn.start()

    def cancel(self) -> None:
        """Give up; nothing is written."""
        self._turn.stop()
        self._steps.close()  # pyright: ignore[reportAttributeAccessIssue] - a generator
        self.deleteLater()

    def _step(self) -> None:
        try:
            done = next(self._steps)
        except StopIteration:
            self._turn.stop()
            self._write()
            return
        self.progressed.emit(done)

    def _work(self) -> Iterator[float]:
        """Set, wait for pictures, set again with them, draw."""
        yield from (done * 0.4 for done in self._sheets.set())
        if self._has_news or self._loading():
            yield from self._wait_for_images()
            yield from (done * 0.4 for done in self._sheets.set())
        painter = QPainter(self._writer)
        try:
            for number in range(len(self._sheets)):
                if number:
                    self._writer.newPage()
                self._sheets.draw(number, painter, QRectF(0, 0, *self._area.toTuple()))
                yield 0.4 + 0.6 * (number + 1) / len(self._sheets)
        finally:
            painter.end()

    def _note_news(self) -> None:
        """A picture came after it was asked for: something may be set without it."""
        self._has_news = True

    def _loading(self) -> bool:
        return self._images.has(ImageState.LOADING)

    def _wait_for_images(self) -> Iterator[float]:
        patience = QTimer(self, singleShot=True)
        patience.start(PATIENCE)
        self._turn.setInterval(20)
        while self._loading() and patience.isActive():
            yield 0.4
        self._turn.setInterval(0)

    def _write(self) -> None:
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

    def _end(self, signal: object, value: object) -> None:
        signal.emit(value)  # pyright: ignore[reportAttributeAccessIssue] - a bound signal
        self.deleteLater()


def _sentence(path: Path, error: Exception) -> Message:
    reason = reason_of(error) if isinstance(error, OSError) else str(error)
    return Message(
        "“{name}” cannot be written: {reason}. Choose another folder.",
        name=path.name,
        reason=reason,
    )
