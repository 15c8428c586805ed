"""Blocks as Markdown: what stands before their lines, so that lists and quotes hold them again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.documents.markdown_source import (
    at_line_start,
    cell_source,
    html_source,
    inline_source,
)
from reader.documents.model import Align, BlockKind, Span, SpanStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.exchange.contents import Passage
    from reader.documents.model import Cell

_DASHES: Final = {Align.START: "---", Align.CENTER: ":-:", Align.END: "--:"}
_TICKS: Final = re.compile("`{3,}")
_NUMBERED: Final = re.compile(r"\d{1,3}[.)]")
_NOTE: Final = "fn-"
_NOTE_INDENT: Final = 4
_TASKS: Final = {"☐": "[ ] ", "☑": "[x] "}


class Layout:
    """Which list items are open while blocks are written one below the other.

    All methods give lines without line ends.
    """

    def __init__(self) -> None:
        self._columns: list[int] = []  # where the content of each open item begins
        self._quotes = 0  # the quotes around these items
        self._note: tuple[int, int] | None = None  # the note that was written last
        self._last: tuple[bool, str] = (False, "")  # whether an item, and the quote signs

    def block(self, passages: Sequence[Passage], mark: str) -> list[str]:
        """A block with what parts it from the one before; several passages are parts of one.

        mark: a line to be written above it, or "".
        """
        first = passages[0]
        before, opener, after = self._containers(first)
        body = _lines(passages)
        if opener and body:
            body = [opener + body[0], *body[1:]]
        elif opener:
            body = [opener if "[" in opener else opener.rstrip()]  # a box needs its blank
        lines = self._parting(first, before, tight=not mark)
        if mark:
            lines += [before + mark, before.rstrip()]
        lines.append(f"{before}{body[0]}" if body and body[0] else before.rstrip())
        lines += [(after + line) if line else after.rstrip() for line in body[1:]]
        return lines

    def table(self, first: Passage, rows: Sequence[tuple[str, str]], mark: str) -> list[str]:
        """A table of two columns, whose cells are Markdown already."""
        before, _opener, _after = self._containers(first)
        body = ["| --- | --- |", *(f"| {en} | {zh} |" for en, zh in rows[1:])]
        body.insert(0, f"| {rows[0][0]} | {rows[0][1]} |")
        lines = self._parting(first, before, tight=False)
        return [*lines, before + mark, before.rstrip(), *(before + line for line in body)]

    def _parting(self, passage: Passage, before: str, *, tight: bool) -> list[str]:
        """The blank line between two blocks; none between the items of a list."""
        is_item = passage.kind is BlockKind.LIST_ITEM and not _is_note(passage)
        was_item, quotes_before = self._last
        quotes = before[: len(before) - len(before.lstrip("> "))].rstrip()
        quotes = quotes if quotes.startswith(">") else ""
        self._last = (is_item, quotes)
        if tight and is_item and was_item and quotes == quotes_before:
            return []
        return [min(quotes, quotes_before, key=len)]

    def _containers(self, passage: Passage) -> tuple[str, str, str]:
        """What stands before the first line, the sign that opens it, and what before the others."""
        block = passage.block
        depth = block.list_depth
        if passage.kind is BlockKind.QUOTE:
            signs = "> " * max(1, block.quote_depth)
            if self._quotes or depth > len(self._columns):
                self._enter(block.quote_depth, 0)
                return signs, "", signs
            self._enter(0, depth)
            indent = " " * (self._columns[-1] if self._columns else 0)
            return indent + signs, "", indent + signs
        quotes = "> " * block.quote_depth
        if passage.kind is BlockKind.LIST_ITEM and not self._goes_on_with_note(passage):
            return self._item(passage, quotes)
        missing = depth - len(self._columns) if self._quotes == block.quote_depth else depth
        self._enter(block.quote_depth, depth)
        indent = quotes + " " * (self._columns[-1] if self._columns else 0)
        if missing == 1 and passage.kind is BlockKind.PARAGRAPH:
            return indent, ":   ", indent + "    "  # the meaning of a term is set in like an item
        return indent, "", indent

    def _item(self, passage: Passage, quotes: str) -> tuple[str, str, str]:
        block = passage.block
        self._enter(block.quote_depth, max(1, block.list_depth) - 1)
        column = self._columns[-1] if self._columns else 0
        if _is_note(passage):
            self._note = (passage.document, passage.index)
            opener, width = f"[^{block.anchor.removeprefix(_NOTE)}]: ", _NOTE_INDENT
        else:
            sign = block.marker if _NUMBERED.fullmatch(block.marker) else "-"
            opener, width = f"{sign} {_TASKS.get(block.marker, '')}", len(sign) + 1
        self._columns.append(column + width)
        indent = quotes + " " * column
        return indent, opener, indent + " " * width

    def _enter(self, quotes: int, depth: int) -> None:
        """Close the items that do not hold the next block."""
        if quotes != self._quotes:
            self._columns.clear()
            self._quotes = quotes
        del self._columns[depth:]

    def _goes_on_with_note(self, passage: Passage) -> bool:
        """A note in two languages is written once: what comes second is its next paragraph."""
        return _is_note(passage) and self._note == (passage.document, passage.index)


def source_of(passage: Passage) -> str:
    """The text of a passage as Markdown in one line."""
    notes = {
        span.target.removeprefix(f"#{_NOTE}"): passage.text[span.start : span.end]
        for span in passage.spans
        if span.style is SpanStyle.FOOTNOTE
    }
    return inline_source(passage.text, passage.spans, notes)


def cells_of(passage: Passage, cells: Sequence[Cell]) -> list[tuple[str, tuple[Span, ...]]]:
    """The texts of some cells of a table, each with its spans."""
    return [
        (
            passage.text[cell.start : cell.end],
            tuple(
                Span(
                    max(span.start, cell.start) - cell.start,
                    min(span.end, cell.end) - cell.start,
                    span.style,
                    span.target,
                )
                for span in passage.spans
                if max(span.start, cell.start) < min(span.end, cell.end)
                or (span.start == span.end and cell.start <= span.start <= cell.end)
            ),
        )
        for cell in cells
    ]


def _is_note(passage: Passage) -> bool:
    return passage.kind is BlockKind.LIST_ITEM and passage.block.anchor.startswith(_NOTE)


def _lines(passages: Sequence[Passage]) -> list[str]:
    first = passages[0]
    kind = first.kind
    if kind is BlockKind.CODE:
        return _code(passages)
    if first.table is not None:
        return _table(passages)
    if kind is BlockKind.RULE:
        return ["---"]
    if kind is BlockKind.IMAGE and first.block.target:
        whole = Span(0, len(first.text), SpanStyle.IMAGE, first.block.target)
        return [inline_source(first.text, (whole,))]
    source = source_of(first)
    if kind is BlockKind.HEADING:
        return [_heading(source, first.block.level)]
    return [at_line_start(source)] if source else []


def _heading(source: str, level: int) -> str:
    """Nothing at its end is taken for closing signs or for a name."""
    source = source.replace("\\{", "&#123;")
    if source.endswith("#"):
        source = f"{source[:-1]}\\#"
    return f"{'#' * min(6, max(1, level))} {source}"


def _code(passages: Sequence[Passage]) -> list[str]:
    text = "\n".join(passage.text for passage in passages)
    longest = max((len(run) for run in _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    language = re.sub(r"[\s`]", "", passages[0].block.target)
    return [fence + language, *text.split("\n"), fence]


def _table(passages: Sequence[Passage]) -> list[str]:
    table = passages[0].table
    if table is None:
        return []
    rows = [cells_of(p, row) for p in passages if p.table is not None for row in p.table.rows]
    if not table.has_header:  # a table of pipes would make a header of its first row
        lines = [
            "<tr>" + "".join(f"<td>{html_source(*cell)}</td>" for cell in row) + "</tr>"
            for row in rows
        ]
        return ["<table>", *lines, "</table>"]
    lines = ["| " + " | ".join(cell_source(*cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join(_DASHES[align] for align in table.aligns) + " |")
    return lines
