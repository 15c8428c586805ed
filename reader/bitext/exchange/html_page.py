"""Writing a web page: one file with all that it needs, in two columns, for screen and paper."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from reader import __version__
from reader.bitext.exchange.markup import Markup, escaped, lang
from reader.bitext.exchange.names import Names
from reader.documents.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.bitext.exchange.contents import Bead, Contents, Passage
    from reader.bitext.exchange.pictures import Pictures

# The page shows what it holds, and asks for nothing.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def html_pieces(contents: Contents, pictures: Pictures, style: str) -> Iterator[str]:
    """The page in pieces, a bead each. style: CSS."""
    yield (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f'<meta name="generator" content="Duidu {__version__}"/>\n'
        f"<title>{escaped(contents.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    )
    markup = Markup(_Page(contents, pictures))
    beads = contents.beads()
    first = next(beads, None)
    if first is not None and _is_title(first, contents):
        yield _header(contents, markup.bead(first))
        first = None
    else:
        yield _header(contents, _titles(contents))
    yield "<main>\n"
    if first is not None:
        yield markup.bead(first)
    for bead in beads:
        yield markup.bead(bead)
    yield "</main>\n</body>\n</html>\n"


def _is_title(bead: Bead, contents: Contents) -> bool:
    """Whether a bead says what the page is called, which need not be said twice."""
    if bead.kind is not BlockKind.HEADING:
        return False
    said = {passage.text.strip() for passage in (*bead.en, *bead.zh, *bead.both)}
    return said >= set(contents.titles) or said == {contents.title}


def _titles(contents: Contents) -> str:
    return "".join(
        f"<h1{lang(contents.tag_of(title))}>{escaped(title)}</h1>\n" for title in contents.titles
    )


def _header(contents: Contents, titles: str) -> str:
    names = " · ".join(
        f"<span{lang(contents.tag_of(name))}>{escaped(name)}</span>" for name in contents.authors
    )
    return f"<header>\n{titles}{f'<p>{names}</p>' if names else ''}\n</header>\n"


class _Page:
    """Everything stands in this one file."""

    def __init__(self, contents: Contents, pictures: Pictures) -> None:
        self._contents = contents
        self._pictures = pictures
        self._names = Names(contents.bitext)

    def picture(self, passage: Passage, address: str) -> str:
        found = self._pictures.picture(self._contents.folder(passage), address)
        if found is None:
            return ""
        return f"data:{found.media_type};base64,{base64.b64encode(found.data).decode('ascii')}"

    def place(self, passage: Passage, anchor: str) -> str:
        target = self._names.target(passage.document, anchor)
        return f"#{target[0]}" if target else ""

    def name(self, passage: Passage) -> str:
        return self._names.name(passage)
