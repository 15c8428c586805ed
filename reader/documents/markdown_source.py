r"""Text and spans as Markdown that is read back as the same text and spans.

Everything stands in one line: a line break is `<br>`, so that no rule about lines applies. What is
written is read again before it is given out; where the usual signs would be taken for something
else, tags are used, and where these would be, character references.
https://spec.commonmark.org/0.31.2/#backslash-escapes
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, TypeAlias

from reader.documents.blocks import syntax
from reader.documents.inline import Inline, InlineParser, address, trimmed
from reader.documents.model import Span, SpanStyle
from reader.documents.nesting import Turn, nested
from reader.documents.readings import take_readings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.documents.nesting import Token

_ESCAPED: Final = re.compile(
    r"[\\`*\[\]{}|]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|=(?==)|(?<==)=|%(?=%)|(?<=%)%|\$|(?<=\?)/"
)
_REFERENCED: Final = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
_NUMBER: Final = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_HAZARDS: Final = frozenset("#>-+•◦▪－")
_FORMULA: Final = re.compile(r"[\^_={}]|\\[A-Za-z]")
_BARE_PIPE: Final = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_NEEDS_ANGLES: Final = re.compile(r"[\s()\\]")
_NOT_IN_ADDRESS: Final = re.compile(r"[<>\x00-\x20]")
_TAGS: Final = {
    SpanStyle.STRONG: "strong",
    SpanStyle.EMPHASIS: "em",
    SpanStyle.STRIKE: "del",
    SpanStyle.CODE: "code",
    SpanStyle.UNDERLINE: "u",
    SpanStyle.MARK: "mark",
    SpanStyle.SUPERSCRIPT: "sup",
    SpanStyle.SUBSCRIPT: "sub",
}
_SIGNS: Final = {SpanStyle.STRONG: "**", SpanStyle.EMPHASIS: "*", SpanStyle.STRIKE: "~~"}
_ATOMS: Final = (SpanStyle.IMAGE, SpanStyle.FOOTNOTE)
_SIGN_ATOMS: Final = (*_ATOMS, SpanStyle.CODE)
_MARKDOWN_SIGNS: Final = re.compile(r"[\\`*_\[\]{}|~=%$]")

_Writer: TypeAlias = "Callable[[Token, str, int], str]"


def inline_source(
    text: str, spans: Sequence[Span] = (), footnotes: Mapping[str, str] | None = None
) -> str:
    """Markdown in one line that says `text` and carries `spans`.

    footnotes: labels of the notes that the document defines to the numbers shown for them.
    """
    reader = _Reader(dict(footnotes or {}))
    wanted = take_readings(Inline(text), toneless=False).text
    looks = _looks(spans)
    best = ""
    for write in (_with_signs, _with_tags) if spans else ():
        source = _woven(text, spans, write)
        found = reader.read(source)
        if found is not None and found.text == wanted:
            if looks <= _looks(found.spans):
                return source
            best = source
    if best:
        return best
    source = _plain(text)
    found = reader.read(source)
    return source if found is not None and found.text == wanted else _all_referenced(text)


def cell_source(text: str, spans: Sequence[Span] = ()) -> str:
    """The same for a cell of a table of pipes."""
    return _BARE_PIPE.sub(r"\1\|", inline_source(text, spans)).replace("<br>", " ")


def html_source(text: str, spans: Sequence[Span] = ()) -> str:
    """Text and spans with tags only, for an element of HTML, where no sign of Markdown counts."""
    return _woven(text, spans, _as_html)


def at_line_start(source: str) -> str:
    """The same source where it opens a line: nothing in it opens a block."""
    number = _NUMBER.match(source)
    if number is not None:
        return f"{number[1]}\\{source[number.start(2) :]}"
    if syntax.RULE.match(source) or source[:1] in _HAZARDS:
        return f"&#{ord(source[0])};{source[1:]}"
    note = syntax.FOOTNOTE.match(source)
    if note is not None:  # a reference at the beginning, a colon behind it
        return source.replace("]:", "]&#58;", 1)
    if source[:1] == ":":
        return f"\\{source}"
    if source[:2] == "\\[":  # would open a formula
        return f"&#91;{source[2:]}"
    return source


def address_source(target: str) -> str:
    """An address as it stands between the round brackets of a link or an image."""
    safe = _NOT_IN_ADDRESS.sub(lambda match: f"%{ord(match[0]):02X}", target)
    return f"<{safe}>" if _NEEDS_ANGLES.search(safe) or not safe else safe


class _Reader:
    """Reads a line as a paragraph of a document would be read."""

    def __init__(self, footnotes: dict[str, str]) -> None:
        self._parser = InlineParser({}, footnotes)

    def read(self, source: str) -> Inline | None:
        """What it says; None where it would become blocks of HTML."""
        if "<" in source or "?/" in source:
            from reader.documents.blocks.html import has_block_tags  # few lines need it

            if has_block_tags(source):
                return None
        if "{" in source:
            source = syntax.PANDOC_ATTRIBUTES.sub(r"\1", syntax.INLINE_ATTRIBUTES.sub("", source))
        return trimmed(take_readings(self._parser.parse(source), toneless=False))


def _looks(spans: Sequence[Span]) -> set[tuple[int, int, SpanStyle, str]]:
    return {(s.start, s.end, s.style, s.target) for s in spans if s.style is not SpanStyle.SPEAKER}


def _woven(text: str, spans: Sequence[Span], write: _Writer) -> str:
    parts: list[str] = []
    position = 0
    for token in nested(text, spans, _SIGN_ATOMS if write is _with_signs else _ATOMS):
        parts.append(write(token, text, position))
        position += len(token.text)
    return "".join(parts)


def _with_signs(token: Token, text: str, position: int) -> str:
    """`**`, `*`, `~~` and `[…](…)` where every reader of Markdown takes them for what they are."""
    span = token.span
    if span is None or token.turn is Turn.ATOM:
        return _common(token)
    if span.style is SpanStyle.LINK:
        if _is_bare(text[span.start : span.end], span.target):
            return "<" if token.turn is Turn.OPEN else ">"
        return "[" if token.turn is Turn.OPEN else f"]({address_source(span.target)})"
    sign = _SIGNS.get(span.style)
    if sign is not None and _flanked(text, span):
        return sign
    return _with_tags(token, text, position)


def _with_tags(token: Token, text: str, position: int) -> str:
    """Tags of HTML, which stand anywhere."""
    del text, position
    span = token.span
    if span is None or token.turn is Turn.ATOM:
        return _common(token)
    opens = token.turn is Turn.OPEN
    if span.style is SpanStyle.LINK:
        return f'<a href="{html.escape(span.target)}">' if opens else "</a>"
    if span.style is SpanStyle.READING:
        return "<ruby>" if opens else f"<rt>{html.escape(span.target)}</rt></ruby>"
    name = _TAGS.get(span.style)
    if name is None:
        return ""
    return f"<{name}>" if opens else f"</{name}>"


def _as_html(token: Token, text: str, position: int) -> str:
    """Tags, with every sign of Markdown referred to by its number."""
    span = token.span
    if span is not None and token.turn is not Turn.ATOM:
        return _with_tags(token, text, position)
    if span is not None and span.style is SpanStyle.IMAGE:
        return f'<img src="{html.escape(span.target)}" alt="{html.escape(token.text)}">'
    escaped = html.escape(token.text, quote=False).replace("\n", "<br>")
    return _MARKDOWN_SIGNS.sub(lambda match: f"&#{ord(match[0])};", escaped)


def _common(token: Token) -> str:
    """Text, images and references to notes."""
    span = token.span
    if span is None:
        return _plain(token.text)
    if span.style is SpanStyle.IMAGE:
        return f"![{_plain(token.text)}]({address_source(span.target)})"
    if span.style is SpanStyle.CODE:
        return _code(token.text)
    return f"[^{span.target.removeprefix('#fn-')}]"


def _code(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def _is_bare(text: str, target: str) -> bool:
    return text == target == address(text) and text.startswith(("http://", "https://"))


def _flanked(text: str, span: Span) -> bool:
    """Whether signs beside this run open and close emphasis by the rules of CommonMark.

    https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
    """
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    first, last = text[span.start], text[span.end - 1]
    if first.isspace() or last.isspace():
        return False
    opens = first.isalnum() or not before or not before.isalnum()
    return opens and (last.isalnum() or not after or not after.isalnum())


def _plain(text: str) -> str:
    source = _REFERENCED.sub(lambda match: html.escape(match[0]), text)
    source = _ESCAPED.sub(r"\\\g<0>", source).replace("\n", "<br>")
    if "[" in text and _FORMULA.search(text):  # `\[` and `\]` around these are TeX
        source = source.replace("\\[", "&#91;").replace("\\]", "&#93;")
    return source


def _all_referenced(text: str) -> str:
    """No punctuation is left that could be a sign."""
    source = _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", text)
    return source.replace("\n", "<br>")
