"""Sheets of paper: the rows of a text set to the width of a page, drawn with a painter.

The same rows as on the screen, in the light theme, scaled so that text is about ten points high.
Drawing is done a page at a time (`Sheets.draw`), so that the interface stays alive in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextDocument,
    QTextLayout,
)

from reader.chinese.reading_kinds import ReadingKind
from reader.documents.model import BlockKind
from reader.ui.printing.pagination import Strip, boundaries, nearest, paginate, safe_cuts
from reader.ui.reading.boxes import PaintContext
from reader.ui.reading.columns import SPAN
from reader.ui.reading.page import Look, Page
from reader.ui.reading.typography import Role, Typography
from reader.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.chinese.variants import Region
    from reader.ui.fonts import FontChoice
    from reader.ui.printing.pagination import Sheet, Slice
    from reader.ui.reading.boxes import MarkPainter
    from reader.ui.reading.images import ImageStore
    from reader.ui.reading.page import Content
    from reader.ui.reading.rows import RowLayout

LAYOUT_WIDTH = 880.0
"""Pixels of the layout across the text area of a page."""
_FOOT = 34.0
_NOTE_AIR = 8.0


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


class Sheets:
    """A text on paper.

    area: width and height of a page's text area, in any unit; only their ratio counts. look: as on
    the screen (variant, doubled); its theme must suit white paper. notes: row → its notes.
    """

    def __init__(
        self,
        content: Content,
        look: Look,
        fonts: FontChoice,
        images: ImageStore,
        area: QSizeF,
        *,
        region: Region,
        marks: MarkPainter | None = None,
        notes: Mapping[int, Sequence[Note]] | None = None,
    ) -> None:
        typography = Typography(fonts)
        # what stands around the columns on a screen is the paper's margin here
        wide = replace(look, width=LAYOUT_WIDTH + 2 * 35.0, typography=typography)
        if look.readings_in_row:  # there is no current row on paper
            wide = replace(wide, readings=ReadingKind.OFF)
        self._page = Page(wide, images)
        self._page.show(content)
        self._left = self._page.columns.left if content.bitext.columns == 2 else 35.0
        self._room = LAYOUT_WIDTH * area.height() / area.width() - _FOOT
        self._marks = marks
        self._notes = notes or {}
        self._note_font = typography.style(Role.META, chinese=False, region=region).font
        self._sheets: list[Sheet] = []
        self._title = content.header.titles[0] if content.header.titles else ""

    # setting

    def set(self) -> Iterator[float]:
        """Find the page breaks; yields how much is done, 0 to 1, now and then."""
        units = len(self._page.content.bitext.rows) + 1
        done = 0.0

        def strips() -> Iterator[Strip]:
            nonlocal done
            for unit in range(units):
                done = unit / units
                if self._page.unit(unit).boxes:
                    yield self._strip(unit)
                yield from self._note_strips(unit, units)

        self._sheets = []
        for sheet in paginate(strips(), self._room):
            self._sheets.append(sheet)
            yield done

    def __len__(self) -> int:
        """How many pages there are, once they are set."""
        return len(self._sheets)

    def _strip(self, unit: int) -> Strip:
        layout = self._page.unit(unit)
        row = self._page.row_of_unit(unit)
        kind = self._page.content.bitext.rows[row].kind if row is not None else BlockKind.HEADING
        columns = list(_lines_of(layout).values())
        return Strip(
            unit,
            layout.height,
            safe_cuts(columns, 16.0),
            leads=unit == 0 or kind is BlockKind.HEADING,
        )

    def _note_strips(self, unit: int, units: int) -> Iterator[Strip]:
        """Notes stand below their row; their numbers are beyond those of all units."""
        row = self._page.row_of_unit(unit)
        for index, _ in enumerate(self._notes.get(row, ()) if row is not None else ()):
            height = self._note_document(unit, index).size().height() + 2 * _NOTE_AIR
            yield Strip(units + 1 + unit * 1000 + index, height)

    # drawing

    def draw(self, number: int, painter: QPainter, target: QRectF) -> None:
        """Draw page `number`, counted from 0, into a rectangle of the painter."""
        painter.save()
        painter.translate(target.topLeft())
        scale = target.width() / LAYOUT_WIDTH
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        units = len(self._page.content.bitext.rows) + 1
        for piece in self._sheets[number]:
            if piece.number > units:
                self._draw_note(painter, piece, *divmod(piece.number - units - 1, 1000))
            else:
                self._draw_slice(painter, piece)
        self._draw_foot(painter, number)
        painter.restore()

    def _draw_slice(self, painter: QPainter, piece: Slice) -> None:
        layout = self._page.unit(piece.number)
        theme = self._page.look.theme
        lines = _lines_of(layout)
        whole = piece.top == 0 and piece.bottom == layout.height
        for placed in layout.boxes:
            column = lines.get(placed.column, ())
            top = 0.0 if piece.top == 0 else nearest(column, piece.top)
            bottom = layout.height if whole else nearest(column, piece.bottom)
            painter.save()
            painter.translate(-self._left, piece.y - piece.top)
            if not whole:
                painter.setClipRect(QRectF(-100, top, LAYOUT_WIDTH + 300, bottom - top))
            context = PaintContext(theme, None, top, bottom, self._marks)
            placed.box.paint(painter, placed.x, placed.y, context)
            painter.restore()
        if layout.ruled and piece.bottom == layout.height:
            at = piece.y + piece.bottom - piece.top - 1
            painter.fillRect(QRectF(0, at, self._page.columns.width, 1), theme.line)

    def _note_document(self, unit: int, index: int) -> QTextDocument:
        row = self._page.row_of_unit(unit)
        note = self._notes[row if row is not None else 0][index]
        document = _Harmless()
        document.setDefaultFont(self._note_font)
        document.setMarkdown(note.text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        document.setTextWidth(self._page.columns.width - 60)
        return document

    def _draw_note(self, painter: QPainter, piece: Slice, unit: int, index: int) -> None:
        row = self._page.row_of_unit(unit)
        note = self._notes[row if row is not None else 0][index]
        painter.save()
        left = self._page.columns.left - self._left + 24
        painter.translate(left, piece.y + _NOTE_AIR)
        document = self._note_document(unit, index)
        if note.colour is not None:
            painter.fillRect(QRectF(-12, 2, 3, document.size().height() - 4), note.colour)
        context = QAbstractTextDocumentLayout.PaintContext()
        # the ink of paper, not that of a dark window
        context.palette = self._paper_palette()  # pyright: ignore[reportAttributeAccessIssue]
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _paper_palette(self) -> QPalette:
        theme, colours = self._page.look.theme, QPalette()
        colours.setColor(QPalette.ColorRole.Text, theme.ink)
        colours.setColor(QPalette.ColorRole.Link, theme.link)
        return colours

    def _draw_foot(self, painter: QPainter, number: int) -> None:
        painter.setPen(self._page.look.theme.soft)
        numbers = f"{number + 1} / {len(self._sheets)}"
        # a layout of its own: text that a painter sets itself takes the printer's resolution
        line = _line(numbers, self._note_font)
        width = line.lineAt(0).naturalTextWidth()
        line.draw(painter, QPointF(LAYOUT_WIDTH - width, self._room + 8))
        if number and self._title:
            metrics = QFontMetricsF(self._note_font)
            room = LAYOUT_WIDTH - width - 40
            words = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
            _line(words, self._note_font).draw(painter, QPointF(0, self._room + 8))


def _line(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(LAYOUT_WIDTH)
    layout.endLayout()
    return layout


def _lines_of(layout: RowLayout) -> dict[int, tuple[float, ...]]:
    """For each column, the heights between its lines."""
    found: dict[int, list[tuple[float, float]]] = {}
    for placed in layout.boxes:
        box = placed.box
        rects = box.rects(box.start, box.end) or [QRectF(0, 0, 1, box.height)]
        found.setdefault(placed.column, []).extend(
            (placed.y + rect.top(), placed.y + rect.bottom()) for rect in rects
        )
    if SPAN in found and len(found) > 1:  # what spans the columns is cut with each of them
        span = found.pop(SPAN)
        found = {column: [*lines, *span] for column, lines in found.items()} | {SPAN: span}
    return {column: boundaries(lines) for column, lines in found.items()}
