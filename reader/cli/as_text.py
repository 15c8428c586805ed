"""`duidu show --text`: the rows as text to be read in a terminal, English above Chinese."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TextIO

from reader.documents.model import Align, BlockKind
from reader.documents.pictures import labels_and_addresses

if TYPE_CHECKING:
    from reader.bitext.model import Piece, Row
    from reader.chinese.variants import Variant
    from reader.cli.opened import Opened
    from reader.documents.model import Block, Head, MetadataValue, Table

_INDENT = "  "
_QUOTE = "│ "
_RULE = "———"
_WIDEST_CELL = 48
# A document is data: nothing in it may drive the terminal.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def write_text(opened: Opened, variant: Variant, out: TextIO) -> None:
    """Write the metadata and the rows, a blank line between two."""
    for head, converter in zip(opened.reader.heads, opened.converters, strict=True):
        facts = converter.convert_text(_facts(head), variant)
        if facts:
            out.write(_harmless(facts) + "\n\n")
    tables = _TableRows()
    separator = ""
    for row in opened.rows:
        text = row_text(opened, row, variant)
        if text:
            out.write(("\n" if tables.go_on(row) else separator) + _harmless(text))
            separator = "\n\n"
    out.write("\n" if separator else "")


def row_text(opened: Opened, row: Row, variant: Variant) -> str:
    """One row: its English pieces, its Chinese ones, or what spans, marked by its kind."""
    if row.kind is BlockKind.TABLE and not row.both:
        sides = (opened.joined(row.en, variant) or "", opened.joined(row.zh, variant) or "")
        return " │ ".join(sides)
    parts = [_marked(opened, row, piece, variant) for piece in (*row.en, *row.zh, *row.both)]
    joined = "\n" if row.kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} else "\n\n"
    return joined.join(part for part in parts if part)


class _TableRows:
    """Notices rows that go on with the table of the row before."""

    def __init__(self) -> None:
        self._last: int | None = None

    def go_on(self, row: Row) -> bool:
        """Whether this row and the one before are rows of one table, told apart by language."""
        before = self._last
        beads = row.kind is BlockKind.TABLE and not row.both
        self._last = (*row.en, *row.zh)[0].block if beads else None
        return beads and self._last == before


def _facts(head: Head) -> str:
    """The metadata, a key to a line. The title comes first, if the author gave one."""
    keys = sorted(head.metadata, key=lambda key: key != "title")
    lines = [f"{key}: {_value(head.metadata[key])}" for key in keys]
    return "\n".join(line for line in lines if not line.endswith(": "))


def _value(value: MetadataValue) -> str:
    if value is None:
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _marked(opened: Opened, row: Row, piece: Piece, variant: Variant) -> str:
    """A piece with the sign of its kind: `#`, a list marker, the bar of a quote."""
    block = opened.bitext.block(piece)
    if row.kind is BlockKind.TABLE and block.table is not None:
        convert = opened.converters[piece.document].convert_text
        text = _table(
            block.table,
            [
                [convert(block.text[cell.start : cell.end], variant) for cell in cells]
                for cells in block.table.rows
            ],
        )
    else:
        text = opened.text(piece, variant)
    first, others = _signs(block)
    if block.kind is BlockKind.RULE:
        return first + _RULE
    if block.kind is BlockKind.IMAGE:
        images = [(text, block.target)] if block.target else labels_and_addresses(block)
        text = "  ".join(f"[{label}] ({target})" for label, target in images) or f"[{text}]"
    lines = text.split("\n")
    return "\n".join((others if at else first) + line for at, line in enumerate(lines))


def _signs(block: Block) -> tuple[str, str]:
    """What stands before the first line of a block, and before its others."""
    bars = _QUOTE * block.quote_depth
    if block.kind is BlockKind.HEADING:
        return bars + "#" * block.level + " ", bars
    if block.kind is BlockKind.LIST_ITEM:
        indent = bars + _INDENT * (max(block.level, 1) - 1)
        return f"{indent}{block.marker} ", indent + " " * (len(block.marker) + 1)
    indent = bars + _INDENT * block.list_depth
    if block.kind is BlockKind.CODE:
        indent += _INDENT * 2
    elif block.marker:  # a footnote
        return f"{indent}[{block.marker}] ", indent + _INDENT
    return indent, indent


def _table(table: Table, cells: list[list[str]]) -> str:
    """Columns of equal width; a Chinese character is as wide as two letters."""
    values = [[cell.replace("\n", " ") for cell in row] for row in cells]
    widths = [
        min(_WIDEST_CELL, max(_width(row[column]) for row in values))
        for column in range(len(table.aligns))
    ]
    lines = [
        " │ ".join(
            _padded(value, width, align)
            for value, width, align in zip(row, widths, table.aligns, strict=True)
        ).rstrip()
        for row in values
    ]
    if table.has_header:
        lines.insert(1, "─┼─".join("─" * width for width in widths))
    return "\n".join(lines)


def _padded(value: str, width: int, align: Align) -> str:
    missing = max(0, width - _width(value))
    if align is Align.END:
        return " " * missing + value
    if align is Align.CENTER:
        return " " * (missing // 2) + value + " " * (missing - missing // 2)
    return value + " " * missing


def _width(text: str) -> int:
    """Columns in a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _harmless(text: str) -> str:
    """Control characters as pictures of themselves."""
    return _CONTROL.sub(lambda match: _picture(match[0]), text)


def _picture(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
