"""Inline markup of one block: its source becomes visible text and spans.

The patterns are python-markdown's, because its emphasis works beside Chinese punctuation
(`**主持人：**谢谢` is bold; by CommonMark's rules it is not). Tags, entities, footnotes, bare
addresses and strike-through are patterns of our own, added to its table. Text without a markup
character never reaches the library, and text that would make it slow is shown as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.documents.model import Span, SpanStyle
from reader.patterns import later
from reader.values import Record, fresh

if TYPE_CHECKING:
    from reader.documents.markup import Markup

_MARKUP: Final = re.compile(
    r"[`\[\\]|\*[^*]*\*|(?<![A-Za-z0-9])_|<[A-Za-z/!?]|&#?[A-Za-z0-9]+;|~~|==|%%"
)
_MARKUP_SIGNS: Final = "`[\\*_<&~=%"  # markup has one of these
URL: Final = later(
    # ASCII and accented letters: an address ends before Chinese and full-width punctuation.
    r"(?<![\w@/.])(?:https?://|www\.)[A-Za-z0-9\[][!#-;=?-\[\]_a-z~\u00a1-\u024f]*"
)
_TRAILING: Final = "?!.,:;*_~'\""
_LONGEST: Final = 20_000
_MAX_UNCLOSED: Final = 48
_MAX_DEPTH: Final = 16
_MAX_MARKS: Final = 600


class Inline(Record):
    """Visible text and the spans over it."""

    text: str
    spans: list[Span] = fresh(default_factory=list[Span])


class InlineParser:
    """Parses inline markup of one document. Not to be shared between threads.

    references: addresses of `[text][name]` links by lower-cased name.
    footnotes: labels of defined notes to the number that is shown for them.
    """

    def __init__(self, references: dict[str, str], footnotes: dict[str, str]) -> None:
        self._references = references
        self._footnotes = footnotes
        self._markup: Markup | None = None
        self.too_dense = False

    def parse(self, source: str) -> Inline:
        """Markdown."""
        has_signs = any(map(source.__contains__, _MARKUP_SIGNS))
        if not has_signs or _MARKUP.search(source) is None:
            return self.parse_plain(source)
        if len(source) > _LONGEST or _is_dense(source):
            self.too_dense = True
            return Inline(source)
        if self._markup is None:
            # Loaded here: half of all documents have no inline markup, and it costs 40 ms.
            from reader.documents.markup import Markup

            self._markup = Markup(self._references, self._footnotes)
        try:
            return trimmed(self._markup.parse(source))
        except RecursionError:
            self.too_dense = True
            return Inline(source)

    @staticmethod
    def parse_plain(source: str) -> Inline:
        """Text of a file without markup: only addresses are links."""
        if "http" not in source and "www." not in source:
            return Inline(source)
        spans = [
            Span(match.start(), end, SpanStyle.LINK, address(source[match.start() : end]))
            for match in URL.finditer(source)
            if (end := url_end(match)) > match.start() + 4
        ]
        return Inline(source, spans)


def url_end(match: re.Match[str]) -> int:
    """Where a bare address ends: not with the punctuation of the sentence around it."""
    url = match.group()
    end = len(url)
    while end:
        last = url[end - 1]
        if last in _TRAILING or (
            last in ")]" and url.count(last, 0, end) > url.count("(["[")]".index(last)], 0, end)
        ):
            end -= 1
        else:
            break
    return match.start() + end


def address(text: str) -> str:
    """A bare address as the target of a link."""
    return f"http://{text}" if text.startswith("www.") else text


def trimmed(inline: Inline) -> Inline:
    """Without blanks at the ends, where markup has left some."""
    text = inline.text
    start = len(text) - len(text.lstrip())
    stripped = text.strip()
    if len(stripped) == len(text):
        return inline
    size = len(stripped)
    spans = [
        Span(
            min(size, max(0, s.start - start)), min(size, max(0, s.end - start)), s.style, s.target
        )
        for s in inline.spans
        if s.style is SpanStyle.IMAGE or (s.end > start and s.start < start + size)
    ]
    return Inline(stripped, spans)


def _is_dense(source: str) -> bool:
    """Whether the library would take more than some milliseconds for these marks."""
    if "[" in source and _brackets_are_dense(source):
        return True
    marks = source.count("*") + source.count("_") + source.count("`") + source.count("<")
    return marks > _MAX_MARKS or source.count("\\") > _MAX_MARKS


def _brackets_are_dense(source: str) -> bool:
    """Each unclosed bracket makes the library walk to the end of the text, in Python."""
    depth = 0
    for char in re.findall(r"[\[\]]", source):
        if char == "[":
            depth += 1
            if depth > _MAX_DEPTH:
                return True
        elif depth:
            depth -= 1
    unclosed = depth + max(0, source.count("](") - source.count(")"))
    return unclosed > _MAX_UNCLOSED or source.count("[") > _MAX_MARKS
