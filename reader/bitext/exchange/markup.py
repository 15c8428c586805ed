"""Beads as HTML that is XML as well: the same for a web page and for the chapters of a book.

Nothing of a document becomes markup or an address of its own: text is escaped, links lead to the
web or inside the file, pictures come from `PictureSource`.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, Protocol

from reader.bitext.exchange.addresses import web_address
from reader.bitext.exchange.markdown_blocks import cells_of
from reader.documents.interchange.xml_text import legal
from reader.documents.model import Align, BlockKind, Language, Span, SpanStyle
from reader.documents.nesting import Turn, nested

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.bitext.exchange.contents import Bead, Passage
    from reader.documents.nesting import Token

_TAGS: Final = {
    SpanStyle.STRONG: ("<strong>", "</strong>"),
    SpanStyle.EMPHASIS: ("<em>", "</em>"),
    SpanStyle.CODE: ("<code>", "</code>"),
    SpanStyle.STRIKE: ("<del>", "</del>"),
    SpanStyle.UNDERLINE: ("<u>", "</u>"),
    SpanStyle.MARK: ("<mark>", "</mark>"),
    SpanStyle.SUPERSCRIPT: ("<sup>", "</sup>"),
    SpanStyle.SUBSCRIPT: ("<sub>", "</sub>"),
    SpanStyle.SPEAKER: ('<b class="speaker">', "</b>"),
}
_ATOMS: Final = (SpanStyle.IMAGE, SpanStyle.FOOTNOTE)
_MANY: Final = 6
_UNBROKEN: Final = re.compile(r"[!-~]{12,}")
"""What no line is broken in: an address, a long name. The line before it stays short."""
_ALIGNS: Final = {Align.START: "", Align.CENTER: ' class="center"', Align.END: ' class="end"'}


class Surroundings(Protocol):
    """The file that the markup is for."""

    def picture(self, passage: Passage, address: str) -> str:
        """The address of a picture inside the file; "" if the file has none such."""
        ...

    def place(self, passage: Passage, anchor: str) -> str:
        """Where a heading or a note of this name stands; "" if it is nowhere."""
        ...

    def name(self, passage: Passage) -> str:
        """What the element of a passage is to be called; "" if nothing leads there."""
        ...


def escaped(text: str) -> str:
    """Text as it stands in HTML and XML, in attributes too."""
    return html.escape(legal(text))


def lang(tag: str) -> str:
    """The attributes that say which language an element is in."""
    return f' lang="{tag}" xml:lang="{tag}"' if tag else ""


class Markup:
    """Writes beads for one file."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._around = surroundings

    def bead(self, bead: Bead) -> str:
        """An element with a child for each side, or with the blocks that span both."""
        kind = bead.kind.value.replace("_", "-")
        if bead.both:
            inside = "".join(self._block(p, p.tag) for p in bead.both)
            return f'<div class="both {kind}">{inside}</div>\n'
        sides = [("en", bead.en), ("zh", bead.zh)]
        made = "".join(self._side(name, passages) for name, passages in sides if passages)
        return f'<div class="pair {kind}">{made}</div>\n'

    def _side(self, name: str, passages: Sequence[Passage]) -> str:
        blocks = "".join(self._block(passage, "") for passage in passages)
        return f'<div class="{name}"{lang(passages[0].tag)}>{blocks}</div>'

    def _block(self, passage: Passage, tag: str) -> str:
        """One block. tag: its language, where nothing around it says so."""
        name = self._around.name(passage)
        attributes = (f' id="{name}"' if name else "") + lang(tag)
        kind = passage.kind
        if kind is BlockKind.HEADING:
            level = min(6, max(1, passage.block.level))
            return f"<h{level}{attributes}>{self._inline(passage)}</h{level}>"
        if kind is BlockKind.CODE:
            return f"<pre{attributes}><code>{escaped(passage.text)}</code></pre>"
        if kind is BlockKind.RULE:
            return "<hr/>"
        if kind is BlockKind.IMAGE and passage.block.target:
            return self._figure(passage, attributes)
        if passage.table is not None:
            return self._table(passage, attributes)
        return self._flowing(passage, attributes)

    def _flowing(self, passage: Passage, attributes: str) -> str:
        block = passage.block
        text = self._inline(passage)
        if passage.kind is BlockKind.QUOTE:
            depth = min(_MANY, max(1, block.quote_depth))
            return f'<blockquote class="depth-{depth}"{attributes}><p>{text}</p></blockquote>'
        depth = min(_MANY, block.list_depth)
        if passage.kind is BlockKind.LIST_ITEM:
            marker = f'<span class="marker">{escaped(block.marker)} </span>' if block.marker else ""
            classes = _classes(f"item level-{max(1, depth)}", passage)
            return f"<p{classes}{attributes}>{marker}{text}</p>"
        classes = _classes(f"inside level-{depth}" if depth else "", passage)
        return f"<p{classes}{attributes}>{text}</p>"

    def _figure(self, passage: Passage, attributes: str) -> str:
        label = escaped(passage.text)
        source = self._around.picture(passage, passage.block.target)
        if source:
            caption = f"<figcaption>{label}</figcaption>" if label else ""
            picture = f'<img src="{source}" alt="{label}"/>'
            return f"<figure{attributes}>{picture}{caption}</figure>"
        shown = label or escaped(passage.block.target)
        target = web_address(passage.block.target)
        if target:
            shown = f'<a href="{target}">{shown}</a>'
        return f'<p class="no-picture"{attributes}>{shown}</p>'

    def _table(self, passage: Passage, attributes: str) -> str:
        table = passage.table
        if table is None:
            return ""
        rows: list[str] = []
        for number, cells in enumerate(table.rows):
            name = "th" if table.has_header and number == 0 else "td"
            row = "".join(
                f"<{name}{_ALIGNS[align]}>{self._woven(passage, text, spans)}</{name}>"
                for (text, spans), align in zip(cells_of(passage, cells), table.aligns, strict=True)
            )
            rows.append(f"<tr>{row}</tr>")
        head = f"<thead>{rows.pop(0)}</thead>" if table.has_header else ""
        body = f"<tbody>{''.join(rows)}</tbody>" if rows else ""
        return f'<div class="table"{attributes}><table>{head}{body}</table></div>'

    def _inline(self, passage: Passage) -> str:
        return self._woven(passage, passage.text, passage.spans)

    def _woven(self, passage: Passage, text: str, spans: Iterable[Span]) -> str:
        """Text with its spans as tags."""
        shown = [span for span in spans if self._is_shown(passage, span)]
        apart = _without_nesting(shown, SpanStyle.LINK, SpanStyle.FOOTNOTE)
        apart = _without_nesting(apart, SpanStyle.READING)
        return "".join(self._token(passage, token) for token in nested(text, apart, _ATOMS))

    def _token(self, passage: Passage, token: Token) -> str:
        span, text = token.span, escaped(token.text).replace("\n", "<br/>")
        if span is None:
            return text
        if span.style is SpanStyle.IMAGE:
            source = self._around.picture(passage, span.target)
            return f'<img src="{source}" alt="{escaped(token.text)}"/>' if source else text
        target = self._target(passage, span)
        if span.style is SpanStyle.FOOTNOTE:
            return f'<sup><a href="{target}">{text}</a></sup>' if target else f"<sup>{text}</sup>"
        opens = token.turn is Turn.OPEN
        if span.style is SpanStyle.LINK:
            return f'<a href="{target}">' if opens else "</a>"
        if span.style is SpanStyle.READING:
            return "<ruby>" if opens else f"<rt>{escaped(span.target)}</rt></ruby>"
        return _TAGS[span.style][0 if opens else 1]

    def _is_shown(self, passage: Passage, span: Span) -> bool:
        """A link that leads nowhere is text."""
        return span.style is not SpanStyle.LINK or bool(self._target(passage, span))

    def _target(self, passage: Passage, span: Span) -> str:
        if span.target.startswith("#"):
            return self._around.place(passage, span.target[1:])
        return web_address(span.target)


def _classes(name: str, passage: Passage) -> str:
    """The attribute of a paragraph: also that it is not to be justified, which would tear it."""
    is_ragged = passage.language is not Language.ENGLISH and _UNBROKEN.search(passage.text)
    names = f"{name} ragged".strip() if is_ragged else name
    return f' class="{names}"' if names else ""


def _without_nesting(spans: Sequence[Span], *styles: SpanStyle) -> list[Span]:
    """Spans of which no two with these styles overlap: the first and longest stay."""
    kept: list[Span] = []
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.style in styles:
            if span.start < end:
                continue
            end = span.end
        kept.append(span)
    return kept
