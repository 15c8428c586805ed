"""Raw HTML reduced to blocks: paragraphs, headings, list items, quotes, tables, images, rules.

Inline tags stay in the source of these blocks, for the inline parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.documents import tags
from reader.documents.blocks.raw import Container, Nest, Raw, RawTable, paragraph
from reader.documents.blocks.tables import LONGEST_ROW
from reader.documents.model import Align, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE_SPAN: Final = re.compile(r"(?<!`)(`+)(?!`)[^`]+(?<!`)\1(?!`)")
_BLOCK_TAG: Final = re.compile(
    rf"</?(?:{'|'.join(sorted(tags.BLOCK_TAGS, key=len, reverse=True))})(?=[\s/>])[^<>]*>", re.I
)


def has_block_tags(text: str) -> bool:
    """Whether a paragraph is parted by tags such as `<p>` or `</blockquote>`."""
    if "<" in text:
        match = _BLOCK_TAG.search(text)
        if match is not None and "`" not in text:
            return True
        if match is not None and _BLOCK_TAG.search(_CODE_SPAN.sub("", text)) is not None:
            return True
        if "<!--" in text or "<s" in text or "<t" in text:
            return tags.drop_hidden(text) != text
    return "?/" in text and tags.STRAY.search(text) is not None


def html_blocks(source: list[str], first: int, nest: Nest) -> Iterator[Raw]:
    """The blocks of some lines of HTML, or of a paragraph with block tags in it."""
    text = tags.STRAY.sub(r"</\1>", tags.drop_hidden("\n".join(source)))
    builder = _Builder(first, nest)
    code = [match.span() for match in _CODE_SPAN.finditer(text)] if "`" in text else []
    position = 0
    for match in tags.TAG.finditer(text):
        name = match[2].lower()
        if name not in tags.BLOCK_TAGS:
            continue
        while code and code[0][1] <= match.start():
            code.pop(0)
        if code and code[0][0] < match.start():
            continue
        builder.text(text[position : match.start()])
        builder.tag(name, match[3], closing=bool(match[1]))
        builder.skip(match.group())
        position = match.end()
    builder.text(text[position:])
    builder.end()
    return iter(builder.out)


class _Builder:
    """Collects the text between block tags."""

    def __init__(self, first: int, nest: Nest) -> None:
        self.out: list[Raw] = []
        self._line = first
        self._nest = nest
        self._buffer: list[str] = []
        self._first = first
        self._heading = 0
        self._item = ""
        self._lists: list[int] = []  # the next number of each open list; -1: bullets
        self._quotes = 0
        self._rows: list[list[str]] | None = None
        self._has_header = False
        self._table_first = first

    def text(self, text: str) -> None:
        """Text with inline tags."""
        if not self._buffer:
            # Where the visible text starts, not the blank line behind a tag.
            self._first = self._line + text[: len(text) - len(text.lstrip())].count("\n")
        if text.strip() or self._buffer:
            self._buffer.append(text)
        self._line += text.count("\n")

    def skip(self, tag: str) -> None:
        """The source of a tag, which may span lines."""
        self._line += tag.count("\n")

    def tag(self, name: str, attributes: str, *, closing: bool) -> None:
        """A block tag."""
        if name in ("table", "tr", "td", "th"):
            self._table_tag(name, closing=closing)
            return
        if self._rows is not None:
            if name not in ("thead", "tbody", "tfoot", "col", "colgroup", "caption"):
                self._buffer.append(" ")
            return
        self._flush()
        if name in ("ul", "ol"):
            self._list_tag(name, attributes, closing=closing)
        elif name == "li":
            self._item = "" if closing else self._marker()
        elif name == "blockquote":
            self._quotes = max(0, self._quotes + (-1 if closing else 1))
        elif len(name) == 2 and name[0] == "h" and name[1].isdigit():
            self._heading = 0 if closing else int(name[1])
        elif name == "hr":
            self.out.append(Raw(BlockKind.RULE, [], self._line, self._line, self._nest))

    def end(self) -> None:
        """The end of the HTML."""
        if self._rows is not None:
            self._end_table()
        self._flush()

    def _list_tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if closing:
            if self._lists:
                self._lists.pop()
        elif len(self._lists) < 16:
            start = tags.attributes(attributes).get("start", "1")
            number = int(start) if start.isdecimal() and len(start) < 6 else 1
            self._lists.append(number if name == "ol" else -1)

    def _marker(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "•"
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}."

    def _table_tag(self, name: str, *, closing: bool) -> None:
        if name == "table":
            if self._rows is not None:
                self._end_table()
            self._flush()
            self._rows = None if closing else []
            self._table_first = self._line
            return
        if self._rows is None:
            self._flush()
            self._rows = []
            self._table_first = self._line
        self._end_cell()
        if closing:
            return
        if name == "tr" or not self._rows:
            self._rows.append([])
        if name != "tr":
            self._has_header = self._has_header or (name == "th" and len(self._rows) == 1)
            self._rows[-1].append("")

    def _end_cell(self) -> None:
        text = " ".join("".join(self._buffer).split())
        self._buffer.clear()
        if not text or self._rows is None:
            return
        if not self._rows or not self._rows[-1]:
            self._rows.append([""])
        self._rows[-1][-1] = f"{self._rows[-1][-1]} {text}".strip()

    def _end_table(self) -> None:
        self._end_cell()
        rows = [row for row in self._rows or [] if row]
        self._rows = None
        if not rows:
            return
        if any(len(cell) > LONGEST_ROW for row in rows for cell in row):
            self.out += [
                paragraph([cell], self._first, self._line, self._nest)
                for row in rows
                for cell in row
            ]
            return
        aligns = [Align.START] * max(len(row) for row in rows)
        table = RawTable(rows, aligns, self._has_header)
        self.out.append(
            Raw(BlockKind.TABLE, [], self._table_first, self._line, self._nest, table=table)
        )
        self._has_header = False

    def _flush(self) -> None:
        text = "".join(self._buffer).strip()
        self._buffer.clear()
        if not text:
            return
        source = [line.strip() for line in text.split("\n")]
        last = max(self._first, min(self._line, self._first + len(source) - 1))
        nest = self._current_nest()
        if self._heading:
            joined = [" ".join(source)]
            raw = Raw(BlockKind.HEADING, joined, self._first, last, nest, level=self._heading)
        elif self._item:
            raw = Raw(BlockKind.LIST_ITEM, source, self._first, last, nest)
            raw.level, raw.marker = max(1, nest.list_depth), self._item
            self._item = ""
        else:
            raw = paragraph(source, self._first, last, nest)
        self.out.append(raw)

    def _current_nest(self) -> Nest:
        lists = self._nest.list_depth + (len(self._lists) or bool(self._item))
        quotes = self._nest.quote_depth + min(self._quotes, 16)
        inner = Container.QUOTE if self._quotes else self._nest.inner
        return Nest(lists, quotes, Container.LIST if self._lists or self._item else inner)
