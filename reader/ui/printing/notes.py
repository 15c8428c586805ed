"""Notes on paper: their Markdown set in a small face, below the row that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QPalette, QTextDocument

from reader.ui.printing.pagination import Strip, boundaries, safe_cuts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor, QFont, QPainter

    from reader.ui.printing.pagination import Slice
    from reader.ui.theme import Theme

AIR = 8.0
_INDENT = 24.0
_BAR = 12.0


@dataclass(frozen=True, slots=True)
class Note:
    """A note to be printed below a row. colour: of its bar; None where it has none."""

    text: str
    colour: QColor | None = None


class _Harmless(QTextDocument):
    """A note's Markdown, which loads nothing from anywhere."""

    def loadResource(self, kind: int, name: object) -> object:  # noqa: ARG002
        """Nothing."""
        return None


class NoteSetter:
    """Sets and draws notes across a page. left, width: of the text that they belong to."""

    def __init__(self, font: QFont, theme: Theme, left: float, width: float) -> None:
        self._font, self._theme = font, theme
        self._left, self._width = left + _INDENT, width - 60.0

    def strip(self, number: int, note: Note, *, leads: bool) -> Strip:
        """A note as something that is put on pages."""
        document = self._document(note)
        cuts = safe_cuts([boundaries(_lines_of(document))], 0.0)
        return Strip(number, document.size().height() + 2 * AIR, cuts, leads=leads)

    def draw(self, painter: QPainter, note: Note, piece: Slice) -> None:
        """Draw what stands on this page of a note."""
        document = self._document(note)
        height = document.size().height()
        painter.save()
        painter.translate(self._left, piece.y - piece.top)
        shown = QRectF(-_BAR - 4, piece.top, self._width + 60.0, piece.bottom - piece.top)
        painter.setClipRect(shown)
        if note.colour is not None:
            bar = QRectF(-_BAR, AIR + 2, 3, height - 4)
            painter.fillRect(bar, note.colour)
        painter.translate(0, AIR)
        context = QAbstractTextDocumentLayout.PaintContext()
        # the ink of paper, not that of a dark window
        context.palette = self._palette()  # pyright: ignore[reportAttributeAccessIssue]
        context.clip = shown.translated(0, -AIR)  # pyright: ignore[reportAttributeAccessIssue]
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _document(self, note: Note) -> QTextDocument:
        document = _Harmless()
        document.setDefaultFont(self._font)
        document.setMarkdown(note.text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        document.setTextWidth(self._width)
        return document

    def _palette(self) -> QPalette:
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.Text, self._theme.ink)
        colours.setColor(QPalette.ColorRole.Link, self._theme.link)
        return colours


def _lines_of(document: QTextDocument) -> Iterator[tuple[float, float]]:
    """Top and bottom of every line, from the strip's upper edge."""
    block, setting = document.begin(), document.documentLayout()
    while block.isValid():
        top = setting.blockBoundingRect(block).top() + AIR
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            yield top + line.y(), top + line.y() + line.height()
        block = block.next()
