"""Sheets on a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPainter

from reader.ui.printing.job import MARGINS, PaperJob
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject, QSizeF
    from PySide6.QtPrintSupport import QPrinter

    from reader.ui.printing.job import PageSetup
    from reader.ui.printing.sheets import Sheets


def printer_for(setup: PageSetup) -> QPrinter:
    """A printer that is asked for this paper."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setPageLayout(setup.layout)
    return printer


class PrinterJob(PaperJob):
    """The pages that a printer was asked for; `finished(sentence)`.

    make: sheets for a text area of a size in points; the printer may have another paper than was
    chosen for it.
    """

    def __init__(
        self,
        printer: QPrinter,
        title: str,
        make: Callable[[QSizeF], Sheets],
        parent: QObject | None = None,
    ) -> None:
        printer.setDocName(title)
        printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
        screen = QGuiApplication.primaryScreen()
        # as for PDF: the fonts were made for the screen's resolution
        printer.setResolution(round(screen.logicalDotsPerInchY()) if screen else 96)
        area = printer.pageLayout().paintRect(QPageLayout.Unit.Point).size()
        super().__init__(make(area), parent)
        self._printer = printer
        self._refuses = False
        self._printed = 0

    def cancel(self) -> None:
        """Give up; what has not left for the printer stays here."""
        if self._printer.printerState() is type(self._printer).PrinterState.Active:
            self._printer.abort()
        super().cancel()

    def _draw(self) -> Iterator[float]:
        painter = QPainter()
        if not painter.begin(self._printer):
            self._refuses = True
            return
        try:
            yield from self._pages(painter)
        finally:
            painter.end()

    def _pages(self, painter: QPainter) -> Iterator[float]:
        kind = type(self._printer).Unit.DevicePixel
        area = QRectF(0, 0, *self._printer.pageRect(kind).size().toTuple())
        first = max(self._printer.fromPage(), 1)
        last = min(self._printer.toPage() or len(self._sheets), len(self._sheets))
        for number in range(first - 1, last):
            if number > first - 1:
                self._printer.newPage()
            self._sheets.draw(number, painter, area)
            self._printed += 1
            yield self._printed / (last - first + 1)

    def _complete(self) -> None:
        if self._refuses:
            answer = Message(
                "The printer does not answer. See whether it is switched on, or export a PDF."
            )
            self._end(self.failed, answer)
            return
        sent = Message(
            "{count} pages went to the printer.",
            one="{count} page went to the printer.",
            count=self._printed,
        )
        self._end(self.finished, sent)
