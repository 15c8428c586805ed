"""The ways out of the window: exports, paper, and what a screen reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.annotating.studio import Studio
    from reader.ui.copying import Copier
    from reader.ui.exporting.exporter import Exporter
    from reader.ui.exporting.text_exporter import TextExporter
    from reader.ui.printing.paper import Paper
    from reader.ui.status_line import StatusLine
    from reader.ui.window import Window


class Outlets(QObject):
    """Made with the window; each part is loaded when it is first wanted."""

    def __init__(self, window: Window, studio: Studio, copier: Copier, status: StatusLine) -> None:
        super().__init__(window)
        self._window, self._studio = window, studio
        self._copier, self._status = copier, status
        self._exporter: Exporter | None = None
        self._text_exporter: TextExporter | None = None
        self._paper: Paper | None = None

        from reader.ui.reading.accessible import Access, tell_current_row, tell_cursor

        self._access = Access()
        window.view.sentence_read = lambda: studio.cursor.sentence
        window.view.row_changed.connect(lambda: tell_current_row(window.view))
        window.view.selection_changed.connect(lambda: tell_cursor(window.view))
        studio.cursor.changed.connect(lambda: tell_cursor(window.view))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by their ids."""
        return {
            "export": self.export,
            "copy-all-annotations": self.copy_all,
            "import-annotations": self.ask_import,
            "export-text": self.export_text,
            "print": self.print_,
        }

    def export(self) -> None:
        """Take annotations away."""
        self.exporter.export()

    def copy_all(self) -> None:
        """Every annotation of the document, to the clipboard."""
        self.exporter.copy_all()

    def ask_import(self) -> None:
        """Bring annotations in."""
        self.exporter.ask_import()

    def export_text(self) -> None:
        """Take the text away in both languages."""
        self.text_exporter.ask()

    def print_(self) -> None:
        """Put the text on paper."""
        self.paper.ask()

    @property
    def exporter(self) -> Exporter:
        """Exports and imports."""
        if self._exporter is None:
            from reader.ui.exporting.exporter import Exporter

            self._exporter = Exporter(self._window, self._studio.desk, self._copier)
            self._exporter.said.connect(self._status.say)
        return self._exporter

    @property
    def text_exporter(self) -> TextExporter:
        """The text itself as a file for other programs."""
        if self._text_exporter is None:
            from reader.ui.exporting.text_exporter import TextExporter

            self._text_exporter = TextExporter(self._window)
            self._text_exporter.said.connect(self._status.say)
        return self._text_exporter

    @property
    def paper(self) -> Paper:
        """PDF and printing."""
        if self._paper is None:
            from reader.ui.printing.paper import Paper

            self._paper = Paper(self._window, self._studio.desk)
            self._paper.said.connect(self._status.say)
        return self._paper
