"""A note's Markdown as lines to show: what a card needs of it, without Qt.

A line break that was typed is a line break that is shown: people write notes by the line. Inline
markup is read as in documents (`reader.documents.inline`).
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.documents.inline import InlineParser
from reader.documents.model import Span, SpanStyle

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE: Final = re.compile(r"\s{0,3}(```+|~~~+)")
_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_QUOTE: Final = re.compile(r"\s{0,3}>\s?")
_RULE: Final = re.compile(r"\s{0,3}(?:-\s*){3,}$|\s{0,3}(?:\*\s*){3,}$|\s{0,3}(?:_\s*){3,}$")
_ITEM: Final = re.compile(r"(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(?:\[([ xX])\]\s+)?(.*)$")
_DEEPEST: Final = 4


class LineKind(Enum):
    """What a line of a note is."""

    TEXT = auto()
    CODE = auto()
    RULE = auto()


class NoteLine(NamedTuple):
    """One line. text: what is seen of it; spans: its markup, in code points of `text`.

    depth: how far a list item stands in, from 1; 0 outside lists. marker: "•", "3.", "☑" or "☐".
    quotes: how many bars of quotation stand before it. gap: an empty line stands above it.
    """

    text: str
    spans: tuple[Span, ...] = ()
    kind: LineKind = LineKind.TEXT
    depth: int = 0
    marker: str = ""
    quotes: int = 0
    gap: bool = False


class NoteReader:
    """Reads notes. Not to be shared between threads."""

    def __init__(self) -> None:
        self._inline = InlineParser({}, {})

    def lines(self, note: str, most: int = 10_000) -> list[NoteLine]:
        """The first `most` lines that hold something."""
        lines: list[NoteLine] = []
        gap = False
        for line in self._all(note):
            if not line.text and line.kind is LineKind.TEXT and not line.marker:
                gap = bool(lines)
                continue
            lines.append(line._replace(gap=gap))
            gap = False
            if len(lines) == most:
                break
        return lines

    def _all(self, note: str) -> Iterator[NoteLine]:
        fence = ""
        for source in note.expandtabs(4).splitlines():
            match = _FENCE.match(source)
            if match and not fence:
                fence = match[1]
            elif match and match[1].startswith(fence):
                fence = ""
            elif fence:
                yield NoteLine(source or " ", kind=LineKind.CODE)
            else:
                yield self._line(source)

    def _line(self, source: str) -> NoteLine:
        quotes = 0
        while match := _QUOTE.match(source):
            source = source[match.end() :]
            quotes += 1
        if _RULE.match(source):
            return NoteLine("", kind=LineKind.RULE, quotes=quotes)
        if match := _HEADING.match(source):
            text, spans = self._read(match[1])
            return NoteLine(text, (Span(0, len(text), SpanStyle.STRONG), *spans), quotes=quotes)
        if match := _ITEM.match(source):
            text, spans = self._read(match[4])
            depth = min(1 + len(match[1]) // 2, _DEEPEST)
            return NoteLine(text, spans, depth=depth, marker=_marker(match), quotes=quotes)
        text, spans = self._read(source.strip())
        return NoteLine(text, spans, quotes=quotes)

    def _read(self, source: str) -> tuple[str, tuple[Span, ...]]:
        inline = self._inline.parse(source)
        return inline.text, tuple(inline.spans)


def warm_up() -> None:
    """Load what inline markup needs (some 30 ms), so that the first note costs nothing.

    May run on any thread.
    """
    InlineParser({}, {}).parse("*a*")


def _marker(match: re.Match[str]) -> str:
    if match[3]:
        return "☐" if match[3] == " " else "☑"
    return f"{match[2]}." if match[2] else "•"
