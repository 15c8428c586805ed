"""The window itself: the text in the middle, and room for what stands around it.

Only what the first text needs is made here, so that it is on the screen while the sidebar, the bars
and the commands are still being loaded. `interior.Interior` furnishes the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.chinese.variants import variant_named
from reader.ui.reading.columns import layout_named
from reader.ui.reading.images import ImageStore
from reader.ui.reading.view import ReadingView
from reader.ui.session import Session
from reader.ui.theme import load_chosen, palette
from reader.ui.type_settings import type_choice
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from reader.library.places import Places
    from reader.settings import Settings
    from reader.ui.fonts import FontChoice
    from reader.ui.jobs import Jobs
    from reader.ui.language import Language
    from reader.ui.theme import Theme

TOP_HEIGHT = 44
BOTTOM_HEIGHT = 28


class Parts(Value):
    """What the window is made with."""

    settings: Settings
    places: Places
    fonts: FontChoice
    jobs: Jobs
    resources: Path
    language: Language


class Window(QMainWindow):
    """The frame: bars above and below, the sidebar's place, the text.

    Signals: `first_text` once, when the first text is on the screen; `closing`, to write things
    down; `dropped(paths, whether on the text)`.
    """

    first_text = Signal()
    closing = Signal()
    dropped = Signal(list, bool)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        parts.language.setParent(self)
        settings = parts.settings
        self.theme = load_chosen(parts.resources / "themes", settings.theme)
        self.close_guards: list[Callable[[], bool]] = []
        """Asked before the window closes; one that answers False keeps it open."""
        self.setWindowTitle("Duidu")
        self.setAcceptDrops(True)
        self.setMinimumSize(420, 320)
        self.view = ReadingView(parts.fonts, self.theme, ImageStore(parts.jobs, self))
        self.view.prepare(
            zoom=settings.zoom / 100,
            type_choice=type_choice(settings),
            ratio=settings.column_ratio,
            variant=variant_named(settings.variant),
            layout=layout_named(settings.layout),
            swapped=settings.swapped,
        )
        self.session = Session(self.view, parts.jobs, parts.places, self)
        self.view.first_painted.connect(self._text_is_there)
        self._arrange()
        self.setPalette(palette(self.theme))
        self.resize(1280, 860)
        if settings.window_geometry:
            self.restoreGeometry(QByteArray.fromHex(settings.window_geometry.encode()))

    def _arrange(self) -> None:
        settings = self.parts.settings
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.side: QWidget = _blank()
        self.side.setVisible(settings.sidebar_visible)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self.stack)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([settings.sidebar_width, 4000])
        self._banner: QWidget | None = None
        self._lines = (_hairline(self.theme), _hairline(self.theme))
        whole = QWidget()
        column = self._column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_blank(TOP_HEIGHT))
        column.addWidget(self._lines[0])
        column.addWidget(self.splitter, 1)
        column.addWidget(self._lines[1])
        column.addWidget(_blank(BOTTOM_HEIGHT))
        self.setCentralWidget(whole)

    def furnish(self, top: QWidget, side: QWidget, bottom: QWidget) -> None:
        """Put the bars and the sidebar into their places; Tab visits them in that order."""
        sizes = self.splitter.sizes()
        self._replace(0, top)
        side.setVisible(self.parts.settings.sidebar_visible)
        blank_side = self.splitter.replaceWidget(0, side)
        if blank_side is not None:
            blank_side.deleteLater()
        self.side = side
        self.splitter.setSizes(sizes)
        self._replace(self._column.count() - 1, bottom)
        self.visit_in_order()

    def visit_in_order(self) -> None:
        """Tab and screen readers visit what there is as the eye does: down, and left to right."""
        from reader.ui.focus import tab_in_order

        items = (self._column.itemAt(number) for number in range(self._column.count()))
        parts = [item.widget() for item in items if item is not None]
        at = parts.index(self.splitter)
        beside = [self.splitter.widget(number) for number in range(self.splitter.count())]
        tab_in_order(part for part in (*parts[:at], *beside, *parts[at + 1 :]) if part)
        for part in reversed(parts):
            if part is not None:
                part.lower()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What must not be overlooked has come, with buttons that were not there before."""
        if watched is self._banner and event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self.visit_in_order)
        return super().eventFilter(watched, event)

    def furniture(self) -> list[QWidget]:
        """Everything around the text, but for what must not be overlooked."""
        column, beside = self._column, self.splitter
        items = (column.itemAt(number) for number in range(column.count()))
        found = [item.widget() for item in items if item is not None]
        found += [beside.widget(number) for number in range(beside.count())]
        kept = (beside, self.stack, self._banner)
        return [widget for widget in found if widget is not None and widget not in kept]

    def put_banner(self, banner: QWidget) -> None:
        """Room over the text for what must not be overlooked."""
        self._banner = banner
        self._column.insertWidget(self._column.indexOf(self.splitter), banner)
        banner.installEventFilter(self)

    def _replace(self, number: int, new: QWidget) -> None:
        item = self._column.itemAt(number)
        blank = item.widget() if item else None
        if blank is not None:
            self._column.replaceWidget(blank, new)
            blank.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        """Other colours for the text and the lines around it."""
        self.theme = theme
        self.view.set_theme(theme)
        for line in self._lines:
            line.setPalette(_line_palette(theme))

    def come_forward(self) -> None:
        """Another start of the program wants this window seen."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _text_is_there(self) -> None:
        self.first_text.emit()  # furnishes; only then may the rest of the text want the interpreter
        self.session.text_is_visible()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let things be written down, then go."""
        if not all(may_close() for may_close in self.close_guards):
            event.ignore()
            return
        self.closing.emit()
        self.parts.jobs.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        on_text = self.view.isVisible() and self.view.rect().contains(
            self.view.mapFrom(self, event.position().toPoint())
        )
        self.dropped.emit(
            [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()], on_text
        )


def _blank(height: int = 0) -> QWidget:
    blank = QWidget()
    if height:
        blank.setFixedHeight(height)
    return blank


def _hairline(theme: Theme) -> QWidget:
    line = _blank(1)
    line.setAutoFillBackground(True)
    line.setPalette(_line_palette(theme))
    return line


def _line_palette(theme: Theme) -> QPalette:
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.Window, theme.line)
    return colours
