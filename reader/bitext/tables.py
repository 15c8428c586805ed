"""A table of two columns, English and Chinese: each of its rows is a bead."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.bitext.measure import weight
from reader.bitext.model import Piece, Row
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from reader.documents.model import Block, Cell

_MOST_DIFFERENT = 3.0
_ENOUGH = 0.6  # of the rows hold both languages, each in its column


def table_rows(block: Block, index: int, document: int) -> list[Row] | None:
    """A row for each row of a bilingual table; None for any other table."""
    english = _english_column(block)
    if block.table is None or english is None:
        return None
    rows: list[Row] = []
    for cells in block.table.rows:
        column = 1 - english if _reversed(cells, english) else english
        en = _pieces(cells[column], index, document)
        zh = _pieces(cells[1 - column], index, document)
        if en or zh:
            rows.append(Row(BlockKind.TABLE, en=en, zh=zh))
    return rows


def bilingual_rows(block: Block) -> int:
    """How many rows a bilingual table has; 0 for any other table."""
    if block.table is None or _english_column(block) is None:
        return 0
    return len(block.table.rows)


def _english_column(block: Block) -> int | None:
    """Which of the two columns is the English one; None where the table is not bilingual."""
    if block.table is None or len(block.table.aligns) != 2:
        return None
    rows = block.table.rows
    sides = Counter((first.language, second.language) for first, second in rows)
    english_first = sides[Language.ENGLISH, Language.CHINESE]
    chinese_first = sides[Language.CHINESE, Language.ENGLISH]
    neutral = sum(count for pair, count in sides.items() if Language.NEUTRAL in pair)
    both = english_first + chinese_first
    if both == 0 or both < (len(rows) - neutral) * _ENOUGH or both * 2 < neutral:
        return None
    english = 0 if english_first >= chinese_first else 1
    return english if _similar_in_length(block.text, rows, english) else None


def _similar_in_length(text: str, rows: tuple[tuple[Cell, ...], ...], english: int) -> bool:
    """A column of names beside a column of explanations is no translation."""
    en = sum(weight(_text(text, cells[english]), Language.ENGLISH) for cells in rows)
    zh = sum(weight(_text(text, cells[1 - english]), Language.CHINESE) for cells in rows)
    return en < zh * _MOST_DIFFERENT and zh < en * _MOST_DIFFERENT


def _text(text: str, cell: Cell) -> str:
    return text[cell.start : cell.end]


def _reversed(cells: tuple[Cell, ...], english: int) -> bool:
    return (
        cells[english].language is Language.CHINESE
        and cells[1 - english].language is Language.ENGLISH
    )


def _pieces(cell: Cell, index: int, document: int) -> tuple[Piece, ...]:
    return (Piece(document, index, cell.start, cell.end),) if cell.end > cell.start else ()
