"""Sheets on a printer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter

from reader.ui.printing.pdf import MARGINS, PATIENCE
from reader.ui.reading.images import ImageState
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from reader.ui.printing.sheets import Sheets


def _set(sheets: Sheets) -> None:
    """Find the page breaks, again where pictures came after they were asked for."""
    news: list[bool] = []
    listening = sheets.images.loaded.connect(lambda: news.append(True))
    end = time.monotonic() + PATIENCE / 1000
    for _share in sheets.set():
        QGuiApplication.processEvents()
    while sheets.images.has(ImageState.LOADING) and time.monotonic() < end:
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
    sheets.images.loaded.disconnect(listening)
    if news:
        for _share in sheets.set():
            QGuiApplication.processEvents()


def print_sheets(printer: QPrinter, make: Callable[[QSizeF], Sheets], title: str) -> str:
    """Print the pages that the printer was asked for; a sentence that says how it went."""
    printer.setDocName(title)
    printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    if not printer.pageLayout().pageSize().isValid():
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    screen = QGuiApplication.primaryScreen()
    # as for PDF: the fonts were made for the screen's resolution
    printer.setResolution(round(screen.logicalDotsPerInchY()) if screen else 96)
    area = printer.pageRect(type(printer).Unit.DevicePixel).size()
    sheets = make(printer.pageRect(type(printer).Unit.Point).size())
    _set(sheets)
    painter = QPainter()
    if not painter.begin(printer):
        return Message(
            "The printer does not answer. See whether it is switched on, or export a PDF."
        )
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(sheets), len(sheets))
    for number in range(first - 1, last):
        if number > first - 1:
            printer.newPage()
        sheets.draw(number, painter, QRectF(0, 0, area.width(), area.height()))
        QGuiApplication.processEvents()
    painter.end()
    return Message(
        "{count} pages went to the printer.",
        one="{count} page went to the printer.",
        count=last - first + 1,
    )
