"""Rows: the boxes of one bead, side by side with equal top edges.

`RowBuilder` holds everything that the look of a row depends on (type, theme, variants, columns);
when one of them changes, the view makes a new builder and lays out what is visible again.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader.bitext.model import Bitext, Piece, Row, Side
from reader.chinese.reading_kinds import ReadingKind
from reader.chinese.variants import Converter, Variant, shown_script
from reader.documents.model import Align, Block, BlockKind
from reader.ui.reading.boxes import Box, CodeBox, RuleBox
from reader.ui.reading.columns import SPAN, Arrangement, Columns
from reader.ui.reading.images import ImageBox
from reader.ui.reading.shown import format_ranges, is_chinese, show
from reader.ui.reading.tables import TableBox
from reader.ui.reading.text_box import TextBox
from reader.ui.reading.typography import Role, TextStyle, Typography, heading_role, sized, wider
from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Container

    from reader.chinese.variants import Form
    from reader.ui.reading.images import ImageStore
    from reader.ui.theme import Theme

_BULLETS = ("•", "◦", "▪")
_MARKER_WIDTH = 1.85
"""Indent of a list level, in em."""


class Placed(Value):
    """A box and where it stands in its row."""

    box: Box
    x: float
    y: float
    width: float
    column: int


class RowLayout(Value):
    """A laid-out row. y runs from the row's top, x from the viewport's left edge.

    ruled: a hairline parts it from the next row.
    """

    height: float
    top: float
    bottom: float
    boxes: tuple[Placed, ...]
    ruled: bool = False

    def nearest(self, x: float, y: float, column: int | None = None) -> Placed | None:
        """The box under or nearest to a point; only of one column where that is given."""
        candidates = [
            placed for placed in self.boxes if column is None or placed.column in (column, SPAN)
        ]
        return min(candidates, key=lambda placed: _distance(placed, x, y), default=None)


def _distance(placed: Placed, x: float, y: float) -> float:
    beside = max(placed.x - x, x - placed.x - placed.width, 0.0)
    above = max(placed.y - y, y - placed.y - placed.box.height, 0.0)
    return beside * 3 + above


class Lane(Value):
    """What stands in a column: a side of the bitext, in a variant of Chinese."""

    side: Side
    variant: Variant


class RowBuilder:
    """Lays out rows."""

    def __init__(
        self,
        bitext: Bitext,
        converters: tuple[Converter, ...],
        forms: tuple[Form, ...],
        typography: Typography,
        theme: Theme,
        images: ImageStore,
        columns: Columns,
        lanes: tuple[Lane, ...],
        opened: Container[int] | None = None,
        readings: ReadingKind = ReadingKind.OFF,
    ) -> None:
        """opened: the rows that show more than the first lane; None: all of them do."""
        self._readings = readings
        self._opened = opened
        self._bitext, self._converters, self._forms = bitext, converters, forms
        self._typography, self._theme, self._images = typography, theme, images
        self.columns, self.lanes = columns, lanes
        self._begun: frozenset[tuple[int, int]] = frozenset()

    @property
    def doubled(self) -> bool:
        """Whether the columns show one side in two variants."""
        return len(self.lanes) > 1 and self.lanes[0].side is self.lanes[1].side

    def build(self, index: int) -> RowLayout:
        """The layout of row `index`."""
        rows = self._bitext.rows
        row = rows[index]
        before = rows[index - 1] if index else None
        after = rows[index + 1] if index + 1 < len(rows) else None
        top = self._space_above(row, before)
        bottom = self._space_below(row, after)
        placed: list[Placed] = []
        self._begun = frozenset(
            (piece.document, piece.block)
            for piece in (*row.en, *row.zh, *row.both)
            if piece.start == 0
        )
        y = top
        is_alone = self._opened is not None and index not in self._opened
        for cells in self._bands(row, alone=is_alone):
            if placed:
                y += 8.0 * self._typography.zoom
            made, height = self._band(cells, y)
            placed.extend(made)
            y += height
        # whole pixels: scrolling then moves the picture exactly
        height = float(math.ceil(y + bottom))
        ruled = row.kind is BlockKind.TABLE and not row.both
        return RowLayout(height, top, bottom, tuple(placed), ruled=ruled)

    def _bands(
        self, row: Row, *, alone: bool
    ) -> list[list[tuple[int, tuple[Piece, ...], Variant]]]:
        """Cells of a row as (column, pieces, variant), in bands one below the other.

        alone: only the first lane, or what there is where it has nothing.
        """
        variant = self.lanes[-1].variant
        if self.doubled:
            shown = row.both or row.zh
            twins = [(number, shown, lane.variant) for number, lane in enumerate(self.lanes)]
            is_twin = self.columns.arrangement is Arrangement.TWO
            bands = [twins] if is_twin else [[twin] for twin in twins]
            return [*([[(SPAN, row.en, variant)]] if row.en else []), *(bands if shown else [])]
        if row.both:
            return [[(SPAN, row.both, variant)]]
        cells = [(number, row.pieces(lane.side), lane.variant)
                 for number, lane in enumerate(self.lanes) if row.pieces(lane.side)]  # fmt: skip
        if self.columns.arrangement is Arrangement.TWO:
            return [cells]
        if alone:
            return [cells[:1]] if cells else []
        if self.columns.arrangement is Arrangement.ONE and self._opened is None:
            cells.sort(key=lambda cell: (cell[1][0].document, cell[1][0].block))
        return [[cell] for cell in cells]

    def _band(
        self, cells: list[tuple[int, tuple[Piece, ...], Variant]], y: float
    ) -> tuple[list[Placed], float]:
        stacks: list[tuple[int, float, list[Box]]] = []
        for column, pieces, variant in cells:
            x, width = self.columns.place(column)
            first_pieces = {piece.block: piece for piece in reversed(pieces)}
            boxes = [
                self._box(piece, variant, width, first=first_pieces[piece.block] is piece)
                for piece in pieces
            ]
            stacks.append((column, x, boxes))
        first = max((boxes[0].first for _, _, boxes in stacks), default=0.0)
        placed: list[Placed] = []
        lowest = 0.0
        for column, x, boxes in stacks:
            width = self.columns.place(column)[1]
            below = first - boxes[0].first if boxes[0].first else 0.0
            for number, box in enumerate(boxes):
                below += self._typography.zoom * 10 if number else 0.0
                placed.append(Placed(box, x, y + below, width, column))
                below += box.height
            lowest = max(lowest, below)
        return placed, lowest

    # one piece

    def _box(self, piece: Piece, variant: Variant, width: float, *, first: bool) -> Box:
        block = self._bitext.block(piece)
        whole = piece.start == 0 and piece.end == len(block.text)
        if block.kind is BlockKind.RULE:
            return RuleBox(block.start, piece.document, width, 34 * self._typography.zoom)
        if block.kind is BlockKind.TABLE and block.table and whole:
            return self._table(block, piece, variant, width)
        if block.kind is BlockKind.IMAGE:
            return self._image(block, piece, variant, width)
        if block.kind is BlockKind.CODE:
            return self._code(block, piece, variant, width)
        begins = first and (piece.document, piece.block) in self._begun
        return self._paragraph(block, piece, variant, width, begins=begins)

    def _style(self, role: Role, block: Block, document: int, variant: Variant) -> TextStyle:
        region = shown_script(self._forms[document], variant)
        return self._typography.style(role, chinese=is_chinese(block), region=region)

    def _text(
        self,
        block: Block,
        piece: Piece,
        variant: Variant,
        style: TextStyle,
        width: float,
        *,
        indent: float = 0.0,
        marker: str = "",
        quote_bars: int = 0,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        fixed_width: bool = False,
        soft: bool = False,
    ) -> TextBox:
        converter = self._converters[piece.document]
        kind = ReadingKind.OFF if fixed_width else self._readings
        shown = show(block, piece.start, piece.end, piece.document, converter, variant, kind)
        region = shown_script(self._forms[piece.document], variant)
        mono = self._typography.mono(region)
        formats = format_ranges(
            shown, style, self._typography, self._theme, (*mono.latin, *mono.chinese)
        )
        return TextBox(
            shown,
            style,
            formats,
            width,
            indent=indent,
            marker=marker,
            quote_bars=quote_bars,
            alignment=alignment,
            squeezes=not fixed_width,
            soft=soft,
            ruby=self._typography.ruby(shown, style, region),
        )

    def _paragraph(
        self, block: Block, piece: Piece, variant: Variant, width: float, *, begins: bool
    ) -> Box:
        """begins: the block begins in this row, so that its marker stands at its first piece.

        A list item in two languages has its marker on both sides.
        """
        role = heading_role(block.level) if block.kind is BlockKind.HEADING else Role.BODY
        if block.kind is BlockKind.TABLE and block.table:
            return self._cell(block, piece, variant, width)
        style = self._style(role, block, piece.document, variant)
        quote_bars = max(block.quote_depth, block.level if block.kind is BlockKind.QUOTE else 0)
        depth = max(block.list_depth, block.level if block.kind is BlockKind.LIST_ITEM else 0)
        depth, quote_bars = min(depth, 8), min(quote_bars, 6)
        marker = ""
        if block.kind is BlockKind.LIST_ITEM and begins and not block.continues:
            marker = block.marker
            if marker == "•":
                marker = _BULLETS[min(max(depth, 1) - 1, 2)]
        if role is Role.BODY and self._is_wide(width):
            width = self._typography.column * 1.3
        indent = min(depth * style.em * _MARKER_WIDTH, width * 0.6)
        return self._text(
            block, piece, variant, style, width,
            indent=indent, marker=marker, quote_bars=quote_bars,
        )  # fmt: skip

    def _is_wide(self, width: float) -> bool:
        return width > self._typography.column * 1.3

    def _code(self, block: Block, piece: Piece, variant: Variant, width: float) -> Box:
        style = replace(self._style(Role.CODE, block, piece.document, variant), justify=False)
        inside = width - 2 * CodeBox.PADDING
        text = self._text(block, piece, variant, style, inside, fixed_width=True)
        return CodeBox(text, width, block.target, joined=block.continues)

    def _image(self, block: Block, piece: Piece, variant: Variant, width: float) -> Box:
        if block.spans and not block.target:  # a row of badges
            style = self._style(Role.META, block, piece.document, variant)
            return self._text(block, piece, variant, style, width)
        folder = self._bitext.documents[piece.document].head.path
        loaded = self._images.get(folder.parent if folder else None, block.target)
        style = self._style(Role.META, block, piece.document, variant)
        caption = self._text(block, piece, variant, style, width, soft=True)
        return ImageBox(loaded, block.target, caption, width)

    def _table(self, block: Block, piece: Piece, variant: Variant, width: float) -> Box:
        table = block.table
        if table is None or not table.rows:
            return self._paragraph(block, piece, variant, width, begins=True)
        converter = self._converters[piece.document]
        texts = [
            [converter.convert_text(block.text[cell.start : cell.end], variant) for cell in row]
            for row in table.rows
        ]

        region = shown_script(self._forms[piece.document], variant)

        def make(row: int, column: int, room: float, size: float) -> TextBox:
            cell = table.rows[row][column]
            alone = replace(block, text=block.text[cell.start : cell.end], language=cell.language)
            style = self._typography.style(Role.TABLE, chinese=is_chinese(alone), region=region)
            style = style if size == 1.0 else sized(style, size)
            if table.has_header and row == 0:
                style = replace(style, font=_bold(style))
            part = Piece(piece.document, piece.block, cell.start, cell.end)
            align = _QT_ALIGN[table.aligns[column]]
            return self._text(block, part, variant, style, room, alignment=align)

        def measure(word: str, bold: bool) -> float:
            return (metrics if not bold or not table.has_header else strong).horizontalAdvance(word)

        style = self._typography.style(Role.TABLE, chinese=is_chinese(block), region=region)
        metrics, strong = QFontMetricsF(style.font), QFontMetricsF(_bold(style))
        em = 16.0 * self._typography.zoom
        wide = wider(self._readings)
        return TableBox(texts, make, width, em, header=table.has_header, wide=wide, measure=measure)

    def _cell(self, block: Block, piece: Piece, variant: Variant, width: float) -> Box:
        """A cell of a table in two languages, which stands in its language's column."""
        cells = block.table.rows if block.table else ()
        cell = next((c for row in cells for c in row if c.start == piece.start), None)
        language = cell.language if cell else block.language
        alone = replace(block, text=block.text[piece.start : piece.end], language=language)
        style = self._style(Role.TABLE, alone, piece.document, variant)
        if block.table and block.table.has_header and cell in next(iter(cells), ()):
            style = replace(style, font=_bold(style))
        return self._text(block, piece, variant, style, width)

    # space between rows

    def _space_above(self, row: Row, before: Row | None) -> float:
        zoom = self._typography.between
        if self._continues(row):
            return 0.0
        if row.kind is BlockKind.HEADING:
            if before is None:
                return zoom * 12.0
            return zoom * (14.0 if before.kind is BlockKind.HEADING else 26.0)
        if before and _joined(row, before):
            return zoom * 3.0
        return zoom * 9.0

    def _space_below(self, row: Row, after: Row | None) -> float:
        zoom = self._typography.between
        if after is not None and self._continues(after):
            return 0.0
        if row.kind is BlockKind.HEADING:
            return zoom * 4.0
        if after and _joined(row, after):
            return zoom * 3.0
        return zoom * 9.0

    def _continues(self, row: Row) -> bool:
        """Whether a row goes on where the one before it ended; rows of a long table do not."""
        if row.kind is BlockKind.TABLE and not row.both:
            return False
        pieces = row.both or row.en or row.zh
        return bool(pieces) and self._bitext.block(pieces[0]).continues


def _joined(row: Row, other: Row) -> bool:
    """Whether two rows belong closely together: items of a list, lines of a quote."""
    return row.kind is other.kind and row.kind in _CLOSE


def _bold(style: TextStyle) -> QFont:
    font = QFont(style.font)
    font.setBold(True)
    return font


_CLOSE = (BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE)
_QT_ALIGN = {
    Align.START: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.END: Qt.AlignmentFlag.AlignRight,
}


def estimate(row: Row) -> float:
    """The likely height of a row that was never laid out, in pixels of a full column at 100%."""
    latin, han = _lines(row.en, 66) * 27.6, _lines(row.zh, 34) * 30.3
    return max(latin, han, _lines(row.both, 60) * 30.3) + 18.0


def _lines(pieces: tuple[Piece, ...], per_line: int) -> int:
    return sum((piece.end - piece.start) // per_line + 1 for piece in pieces)
