"""HTML tags as they turn up in Markdown: which names are tags, what they say, their attributes."""

from __future__ import annotations

import re
from typing import Final

from reader.documents.model import SpanStyle
from reader.patterns import later

STYLES: Final = {
    "b": SpanStyle.STRONG,
    "strong": SpanStyle.STRONG,
    "i": SpanStyle.EMPHASIS,
    "em": SpanStyle.EMPHASIS,
    "cite": SpanStyle.EMPHASIS,
    "dfn": SpanStyle.EMPHASIS,
    "var": SpanStyle.EMPHASIS,
    "u": SpanStyle.UNDERLINE,
    "ins": SpanStyle.UNDERLINE,
    "s": SpanStyle.STRIKE,
    "del": SpanStyle.STRIKE,
    "strike": SpanStyle.STRIKE,
    "mark": SpanStyle.MARK,
    "sup": SpanStyle.SUPERSCRIPT,
    "sub": SpanStyle.SUBSCRIPT,
    "code": SpanStyle.CODE,
    "kbd": SpanStyle.CODE,
    "samp": SpanStyle.CODE,
    "tt": SpanStyle.CODE,
}
"""Inline tags with a look of their own."""

_BLOCK_TAGS_TEXT: Final = (
    "address article aside blockquote body caption center col colgroup dd details div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe "
    "legend li link main menu meta nav ol option p pre section select summary table tbody td "
    "tfoot th thead title tr ul video audio source track base frame frameset noframes param "
    "search"
)
BLOCK_TAGS: Final = frozenset(_BLOCK_TAGS_TEXT.split())
"""Tags that part paragraphs."""

_OTHER_TAGS_TEXT: Final = (
    "a abbr acronym area bdi bdo big br button canvas data datalist embed font img input "
    "label map math meter nobr noscript object optgroup output picture progress q rb rp rt "
    "rtc ruby script slot small span style svg path g template textarea time wbr"
)
_OTHER_TAGS: Final = frozenset(_OTHER_TAGS_TEXT.split())
TAGS: Final = BLOCK_TAGS | _OTHER_TAGS | frozenset(STYLES)
"""Every name that is taken for a tag; `Vec<T>` and `<你好>` are text."""

TAG: Final = later(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:[\s/](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)?)>")
"""Groups: the slash of a closing tag, the name, the attributes."""

DROPPED: Final = later(
    r"<!--(?:>|->|.*?-->)|<(script|style|template|svg)\b[^<>]*>.*?</\1\s*>|<\?.*?\?>"
    r"|<![A-Za-z][^<>]*>",
    re.S | re.I,
)
"""What leaves no trace: comments, scripts, styles, declarations."""

STRAY: Final = later(
    r"\?/(blockquote|p|div|span|li|ul|ol|h[1-6]|strong|em|b|i|a|section|article|figure|td|tr|table)>",
    re.I,
)
"""A closing tag whose `<` was damaged into a question mark by a careless export."""

_HIDDEN_START: Final = later(r"<!--|<(script|style|template|svg)\b|<\?|<![A-Za-z]", re.I)

_ATTRIBUTE: Final = later(
    r"([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?"
)


def attributes(source: str) -> dict[str, str]:
    """The attributes of a tag, names lower-cased, entities decoded."""
    if not source:
        return {}
    import html  # its table of entities is long, and most documents have no tags

    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(source[:4_000])
    }


def drop_hidden(text: str) -> str:
    """`text` without comments, scripts and styles; their line breaks stay, for line numbers.

    What is opened and never closed is text.
    """
    kept: list[str] = []
    unclosed: set[str] = set()
    position = search_from = 0
    while (match := _HIDDEN_START.search(text, search_from)) is not None:
        opener = match.group().lower()
        end = -1
        if opener not in unclosed:
            end = _end_of_hidden(text, match.end(), opener)
            if end < 0:
                unclosed.add(opener)
        if end < 0:
            search_from = match.end()
            continue
        kept.append(text[position : match.start()])
        kept.append("\n" * text.count("\n", match.start(), end))
        position = search_from = end
    return "".join(kept) + text[position:] if kept else text


def _end_of_hidden(text: str, start: int, opener: str) -> int:
    if opener == "<!--":
        closer = "-->"
    elif opener == "<?":
        closer = "?>"
    elif opener.startswith("<!"):
        closer = ">"
    else:
        match = later(f"</{opener[1:]}\\s*>", re.I).search(text, start)
        return match.end() if match is not None else -1
    end = text.find(closer, start)
    return end + len(closer) if end >= 0 else -1
