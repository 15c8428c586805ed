"""Tables: of pipes, and drawn."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from reader.documents.blocks.raw import Nest, Raw, RawTable
from reader.documents.blocks.source import is_blank
from reader.documents.blocks.syntax import DELIMITER_ROW, FENCE, GRID, HEADING, QUOTE
from reader.documents.model import Align, BlockKind
from reader.documents.widths import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.blocks.source import Lines

_CELL_END: Final = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ROWS: Final = 60
LONGEST_ROW: Final = 20_000
"""Code points; a longer line is set as a paragraph, which can be cut."""
_COLUMNS: Final = 200  # what has more is no table that anybody can read


def starts_table(line: str, following: str) -> bool:
    """Whether `line` is the header of a table and `following` the row of dashes under it."""
    if (
        "|" not in line
        or len(line) > LONGEST_ROW
        or "-" not in following
        or not DELIMITER_ROW.match(following)
    ):
        return False
    if "|" not in following:
        return False
    width = len(split_row(following))
    header = len(split_row(line))
    return max(width, header) < _COLUMNS and (width == header or min(width, header) > 1)


def split_row(line: str) -> list[str]:
    """The cells of a row. A pipe behind a backslash is part of a cell."""
    line = line.strip()
    line = line.removeprefix("|")
    cells: list[str] = []
    start = 0
    for match in _CELL_END.finditer(line):
        cells.append(line[start : match.end() - 1])
        start = match.end()
    if line[start:].strip() or not cells:
        cells.append(line[start:])
    cells[_COLUMNS:] = ["|".join(cells[_COLUMNS:])] if len(cells) > _COLUMNS else []
    return [cell.replace("\\|", "|").strip() for cell in cells]


def scan_table(lines: Lines, nest: Nest) -> Iterator[Raw]:
    """The table whose header is the current line, about 60 rows to a block."""
    top = lines.number
    rows = [split_row(lines.line or "")]
    lines.advance()
    aligns = [_align(cell) for cell in split_row(lines.line or "")]
    lines.advance()
    continues = False
    while rows:
        while len(rows) < _ROWS and lines.line is not None and _is_row(lines.line):
            rows.append(split_row(lines.line))
            lines.advance()
        aligns += [Align.START] * (max(map(len, rows)) - len(aligns))
        table = RawTable(rows, aligns.copy(), has_header=not continues)
        bottom = lines.number - 1
        yield Raw(BlockKind.TABLE, [], top, bottom, nest, table=table, continues=continues)
        top, continues = lines.number, True
        rows = list[list[str]]()
        if lines.line is not None and _is_row(lines.line):
            rows.append(split_row(lines.line))
            lines.advance()


def starts_grid(line: str, following: str) -> bool:
    """Whether a table drawn with `+---+` starts in `line`."""
    return GRID.match(line) is not None and following.lstrip(" ")[:1] == "|"


def scan_grid(lines: Lines, nest: Nest) -> Iterator[Raw]:
    """A table drawn with `+---+`, as pandoc writes it. A cell may have several lines."""
    top = lines.number
    rows: list[list[str]] = []
    header = 0
    fresh = True
    while (line := lines.line) is not None:
        if GRID.match(line) is not None:
            fresh = True
            header = len(rows) if "=" in line and not header else header
        elif line.lstrip(" ")[:1] == "|" and len(line) <= LONGEST_ROW:
            cells = split_row(line)
            if fresh:
                rows.append(cells)
            else:
                rows[-1] = _merged(rows[-1], cells)
            fresh = False
        else:
            break
        lines.advance()
    bottom = lines.number - 1
    for begin in range(0, len(rows), _ROWS):
        part = rows[begin : begin + _ROWS]
        aligns = [Align.START] * max(map(len, rows))
        table = RawTable(part, aligns, has_header=header == 1 and begin == 0)
        yield Raw(BlockKind.TABLE, [], top, bottom, nest, table=table, continues=begin > 0)


def _merged(above: list[str], below: list[str]) -> list[str]:
    """The cells of a row, one more line of each taken in."""
    merged: list[str] = []
    for one, other in zip_longest(above, below, fillvalue=""):
        blank = "" if one and other and is_cjk(one[-1]) and is_cjk(other[0]) else " "
        merged.append(f"{one}{blank}{other}".strip())
    return merged


def _is_row(line: str) -> bool:
    if "|" not in line or len(line) > LONGEST_ROW or is_blank(line):
        return False
    return not (QUOTE.match(line) or HEADING.match(line) or FENCE.match(line))


def _align(cell: str) -> Align:
    if cell.startswith(":") and cell.endswith(":") and len(cell) > 1:
        return Align.CENTER
    return Align.END if cell.endswith(":") else Align.START
