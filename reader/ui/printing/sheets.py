"""Sheets of paper: the rows of a text set to the width of a page, drawn with a painter.

The same rows as on the screen, in the light theme, scaled so that text is about ten points high.
Drawing is done a page at a time (`Sheets.draw`), so that the interface stays alive in between.
"""

from __future__ import annotations

from dataclasses import replace as with_changes
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

from reader.chinese.reading_kinds import ReadingKind
from reader.documents.model import BlockKind, SpanStyle
from reader.ui.printing.notes import NoteSetter
from reader.ui.printing.pagination import Paginator, Strip, boundaries, nearest, safe_cuts
from reader.ui.printing.trail import DrawnBlock, Trail, TrailingMarks
from reader.ui.reading.boxes import PaintContext, RuleBox
from reader.ui.reading.columns import SPAN
from reader.ui.reading.page import Look, Page
from reader.ui.reading.tables import TableBox
from reader.ui.reading.typography import Role, Typography
from reader.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.bitext.model import Bitext, Piece, Row
    from reader.chinese.variants import Region
    from reader.documents.model import Block
    from reader.ui.fonts import FontChoice
    from reader.ui.printing.notes import Note
    from reader.ui.printing.pagination import Sheet, Slice
    from reader.ui.reading.boxes import MarkPainter
    from reader.ui.reading.images import ImageStore
    from reader.ui.reading.page import Content
    from reader.ui.reading.rows import Placed, RowLayout

_POINTS = 0.58
"""Points for a pixel of the layout, so that text of 17.5 pixels is about ten points high."""
_LEAST_WIDTH, _MOST_WIDTH = 700.0, 1200.0
"""Pixels of the layout across the text area: two columns on A5, not too long a line across A4."""
_COLUMN = 34
_FOOT = 34.0
_SHORT = 70
"""Letters of a paragraph that may introduce what follows it."""


class Sheets:
    """A text on paper.

    area: width and height of a page's text area, in points. look: as on the screen (variant,
    doubled); its theme must suit white paper. title: at the foot of the pages. notes: row → its
    notes. trail: where links and headings stand, once the pages are drawn.
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
        title: str = "",
        marks: MarkPainter | None = None,
        notes: Mapping[int, Sequence[Note]] | None = None,
    ) -> None:
        choice = replace(look.typography.choice, column=_COLUMN)
        typography = Typography(fonts, choice=choice, local_forms=False)
        self._width = min(max(area.width() / _POINTS, _LEAST_WIDTH), _MOST_WIDTH)
        # what stands around the columns on a screen is the paper's margin here
        screen = max(self._width / 0.92, self._width + 92.0 if self._width > 1058.0 else 0.0)
        wide = replace(look, width=screen, typography=typography)
        if look.readings_in_row:  # there is no current row on paper
            wide = replace(wide, readings=ReadingKind.OFF)
        self._page = Page(wide, images)
        self._page.show(content)
        self.points_of_a_pixel = area.width() / self._width
        self._left = (screen - self._width) / 2
        self._room = self._width * area.height() / area.width() - _FOOT
        self.trail = Trail()
        self._marks = TrailingMarks(marks, self.trail)
        self._notes = notes or {}
        self._small = typography.style(Role.META, chinese=False, region=region).font
        columns = self._page.columns
        left = columns.left - self._left
        self._note_setter = NoteSetter(self._small, look.theme, left, columns.width)
        self._sheets: list[Sheet] = []
        self._scales: dict[int, float] = {}
        self._table: tuple[tuple[int, int], Strip] | None = None
        self._title = title
        self.is_set = False

    # setting

    def set(self) -> Iterator[float]:
        """Find the page breaks; yields how much is done, 0 to 1, now and then."""
        units = len(self._page.content.bitext.rows) + 1
        self._page.forget()  # pictures that were not there before take their room now
        self._sheets, self._scales, self.is_set = [], {}, False
        self._table = None
        paginator = Paginator(self._room)
        for unit in range(units):
            for strip in self._strips(unit, units):
                self._sheets.extend(paginator.put(strip))
            yield unit / units
        self._sheets.extend(paginator.end())
        self.is_set = True

    def adopt(self, other: Sheets) -> None:
        """Take the page breaks of sheets of the same text, area and choices, which are set."""
        self._sheets, self._scales = list(other._sheets), dict(other._scales)
        self.is_set = other.is_set

    def _strips(self, unit: int, units: int) -> Iterator[Strip]:
        """A unit and its notes."""
        strip = self._strip(unit) if self._page.unit(unit).boxes else None
        if strip is not None:
            yield self._below_head(strip)
        yield from self._note_strips(unit, units, leads=strip is not None and strip.leads)

    def _below_head(self, strip: Strip) -> Strip:
        """A part of a table whose head stands elsewhere: a row of its own, or in another block."""
        index = self._page.row_of_unit(strip.number)
        bitext = self._page.content.bitext
        row = bitext.rows[index] if index is not None else None
        if row is None or row.kind is not BlockKind.TABLE:
            self._table = None
            return strip
        piece = (row.both or row.en or row.zh)[0]
        block = bitext.block(piece)
        table = (piece.document, block.start)
        if self._table is not None and (self._table[0] == table or block.continues):
            return with_changes(strip, under=self._table[1])
        height = strip.air + strip.head if row.both else strip.height
        has_head = strip.head or not row.both
        self._table = (table, with_changes(strip, height=height)) if has_head else None
        return strip

    @property
    def readings_colour(self) -> tuple[int, int, int] | None:
        """The colour that only readings have, where there are some."""
        ink = self._page.look.theme.reading
        has_some = self._page.look.readings is not ReadingKind.OFF
        return (ink.red(), ink.green(), ink.blue()) if has_some else None

    @property
    def images(self) -> ImageStore:
        """The pictures."""
        return self._page.images

    @property
    def bitext(self) -> Bitext:
        """The text."""
        return self._page.content.bitext

    def __len__(self) -> int:
        """How many pages there are, once they are set."""
        return len(self._sheets)

    def _strip(self, unit: int) -> Strip:
        layout = self._page.unit(unit)
        columns = list(_lines_of(layout).values())
        cuts = safe_cuts(columns, 16.0)
        boxes = [placed.box for placed in layout.boxes]
        tables = [box for box in boxes if isinstance(box, TableBox)]
        return Strip(
            unit,
            self._scale_of(unit, layout, cuts) * layout.height,
            cuts,
            leads=self._leads(unit, layout),
            air=layout.top if unit else 0.0,
            head=max(box.head for box in tables) if boxes and len(tables) == len(boxes) else 0.0,
            parts=all(isinstance(box, RuleBox) for box in boxes),
        )

    def _scale_of(self, unit: int, layout: RowLayout, cuts: Sequence[float]) -> float:
        """How much smaller something must be drawn that is higher than a page and has no lines."""
        if cuts or layout.height <= self._room:
            return 1.0
        return self._scales.setdefault(unit, self._room / layout.height)

    def _leads(self, unit: int, layout: RowLayout) -> bool:
        """Whether what follows must stand on the same page: of a heading, or what is like one."""
        index = self._page.row_of_unit(unit)
        if unit == 0 or index is None:
            return True
        rows = self._page.content.bitext.rows
        row = rows[index]
        if row.kind is BlockKind.HEADING:
            return True
        if row.kind is BlockKind.TABLE and not row.both:  # the head of a table in two languages
            return not index or rows[index - 1].kind is not BlockKind.TABLE
        has_note = index in self._notes and layout.height < self._room / 3
        return has_note or self._introduces(row)

    def _introduces(self, row: Row) -> bool:
        """A short paragraph that is all bold, or ends in a colon."""
        if row.kind is not BlockKind.PARAGRAPH:
            return False
        pieces = row.both or row.en or row.zh
        block = self._page.content.bitext.block(pieces[0])
        text = block.text.strip()
        if not text or len(text) > _SHORT:
            return False
        bold = sum(span.end - span.start for span in block.spans if span.style is SpanStyle.STRONG)
        return text.endswith((":", "：")) or bold >= len(text)

    def _note_strips(self, unit: int, units: int, *, leads: bool) -> Iterator[Strip]:
        """Notes stand below their row; their numbers are beyond those of all units.

        leads: the row leads to what follows, and the last of its notes does so in its place.
        """
        row = self._page.row_of_unit(unit)
        notes = self._notes.get(row, ()) if row is not None else ()
        is_heading = row is not None and self._is_heading(row)
        for index, note in enumerate(notes):
            number = units + 1 + unit * 1000 + index
            yield self._note_setter.strip(number, note, leads=leads and is_heading)

    def _is_heading(self, row: int) -> bool:
        return self._page.content.bitext.rows[row].kind is BlockKind.HEADING

    # drawing

    def draw(self, number: int, painter: QPainter, target: QRectF) -> None:
        """Draw page `number`, counted from 0, into a rectangle of the painter."""
        painter.save()
        painter.translate(target.topLeft())
        scale = target.width() / self._width
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.trail.begin(number)
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
        lines = _lines_of(layout)
        begins = piece.top <= layout.top or piece.number == 0
        scale = self._scales.get(piece.number, 1.0)
        whole = begins and piece.bottom >= layout.height * scale
        if begins:
            self._leave_trail(painter, piece)
        painter.save()
        painter.translate(0, piece.y - piece.top)
        painter.scale(scale, scale)
        painter.translate(-self._left, 0)
        for placed in layout.boxes:
            column = lines.get(placed.column, ())
            top = 0.0 if begins else nearest(column, piece.top)
            bottom = layout.height if whole else nearest(column, piece.bottom)
            if not begins and isinstance(placed.box, TableBox):
                self._draw_head(painter, placed, top)
            self._draw_box(painter, placed, top, bottom, whole=whole)
        painter.restore()
        if layout.ruled and piece.bottom == layout.height:
            at = piece.y + piece.bottom - piece.top - 1
            left = self._page.columns.left - self._left
            line = QRectF(left, at, self._page.columns.width, 1)
            painter.fillRect(line, self._page.look.theme.line)

    def _draw_box(
        self, painter: QPainter, placed: Placed, top: float, bottom: float, *, whole: bool
    ) -> None:
        theme = self._page.look.theme
        painter.save()
        if not whole:
            painter.setClipRect(QRectF(-100, top, self._width + 300, bottom - top))
        context = PaintContext(theme, None, top, bottom, self._marks, paper=True)
        placed.box.paint(painter, placed.x, placed.y, context)
        if top <= placed.y:
            self._marks.beside(painter, placed, 0.0, theme)
        painter.restore()

    def _draw_head(self, painter: QPainter, placed: Placed, top: float) -> None:
        """The head of a table that goes on, above what follows of it."""
        if not isinstance(placed.box, TableBox) or not placed.box.head:
            return
        painter.save()
        painter.translate(0, top - placed.box.head - placed.y)
        self._draw_box(painter, placed, placed.y, placed.y + placed.box.head, whole=False)
        painter.restore()

    def _leave_trail(self, painter: QPainter, piece: Slice) -> None:
        row = self._page.row_of_unit(piece.number)
        if row is None:
            return
        bitext = self._page.content.bitext
        found = bitext.rows[row]
        y = painter.worldTransform().map(QPointF(0, piece.y)).y()
        pieces = (*found.both, *found.en, *found.zh)
        blocks: dict[tuple[int, int], Block] = {}
        for each in pieces:
            block = bitext.block(each)
            if each.start == 0 or block.kind is BlockKind.HEADING:
                blocks.setdefault((each.document, block.start), block)
        titles = dict.fromkeys(self._title_of(each) for each in pieces)
        for number, (place, block) in enumerate(blocks.items()):
            level = block.level if block.kind is BlockKind.HEADING and not number else 0
            if level or block.anchor:
                title = " · ".join(filter(None, titles))
                self.trail.add_block(place, DrawnBlock(self.trail.page, y, title, level))

    def _title_of(self, piece: Piece) -> str:
        content = self._page.content
        text = content.bitext.block(piece).text[piece.start : piece.end]
        converter = content.converters[piece.document]
        return " ".join(converter.convert_text(text, self._page.look.variant).split())

    def _draw_note(self, painter: QPainter, piece: Slice, unit: int, index: int) -> None:
        row = self._page.row_of_unit(unit)
        self._note_setter.draw(painter, self._notes[row if row is not None else 0][index], piece)

    def _draw_foot(self, painter: QPainter, number: int) -> None:
        painter.setPen(self._page.look.theme.soft)
        numbers = f"{number + 1} / {len(self._sheets)}"
        # a layout of its own: text that a painter sets itself takes the printer's resolution
        line = self._line(numbers)
        width = line.lineAt(0).naturalTextWidth()
        line.draw(painter, QPointF(self._width - width, self._room + 8))
        if number and self._title:
            metrics = QFontMetricsF(self._small)
            room = self._width - width - 40
            words = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
            self._line(words).draw(painter, QPointF(0, self._room + 8))

    def _line(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, QFont(self._small))
        layout.beginLayout()
        layout.createLine().setLineWidth(self._width)
        layout.endLayout()
        return layout


def _lines_of(layout: RowLayout) -> dict[int, tuple[float, ...]]:
    """For each column, the heights between its lines."""
    found: dict[int, list[tuple[float, float]]] = {}
    for placed in layout.boxes:
        box = placed.box
        if isinstance(box, TableBox):  # whole rows
            lines = list(pairwise(box.edges))
        else:
            rects = box.rects(box.start, box.end) or [QRectF(0, 0, 1, box.height)]
            lines = [(rect.top(), rect.bottom()) for rect in rects]
        found.setdefault(placed.column, []).extend(
            (placed.y + top, placed.y + bottom) for top, bottom in lines
        )
    if SPAN in found and len(found) > 1:  # what spans the columns is cut with each of them
        span = found.pop(SPAN)
        found = {column: [*lines, *span] for column, lines in found.items()} | {SPAN: span}
    return {column: boundaries(lines) for column, lines in found.items()}
