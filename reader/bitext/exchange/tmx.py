"""Writing TMX 1.4b: a translation unit for each pair of texts.

A text that has no counterpart is left out: a memory has no use for it. https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from reader import __version__
from reader.bitext.exchange.tags import ENGLISH
from reader.documents.interchange.xml_text import legal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from reader.documents.interchange.units import Unit

_KEPT: Final = {"\r": "&#13;"}  # a parser would make a line feed of it


def tmx_pieces(
    units: Iterable[Unit], *, chinese: str, title: str, made: datetime, sentences: bool
) -> Iterator[str]:
    """The file in pieces, a unit each. chinese: the tag of the Chinese texts; made: in UTC."""
    kind = "sentence" if sentences else "paragraph"
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="Duidu" creationtoolversion={_attribute(__version__)}'
        f' segtype="{kind}" o-tmf="Duidu" adminlang="en" srclang="{ENGLISH}"'
        f' datatype="plaintext" creationdate="{made:%Y%m%dT%H%M%SZ}">\n'
        f'<prop type="x-title">{_text(title)}</prop>\n'
        "</header>\n<body>\n"
    )
    number = 0
    for unit in units:
        if unit.en and unit.zh:
            number += 1
            yield (
                f'<tu tuid="{number}">\n'
                f'<tuv xml:lang="{ENGLISH}"><seg>{_text(unit.en)}</seg></tuv>\n'
                f"<tuv xml:lang={_attribute(chinese)}><seg>{_text(unit.zh)}</seg></tuv>\n"
                "</tu>\n"
            )
    yield "</body>\n</tmx>\n"


def _text(text: str) -> str:
    return escape(legal(text), _KEPT)  # `>` too, so that no `]]>` is left


def _attribute(text: str) -> str:
    return quoteattr(legal(text))
