"""A file that this program laid out, cut into pages without reading it as a whole.

A text is only cut where that cannot change what it says: the file without its annotations must be
JSON, and so must each stretch of annotations between two places. JSON has no line ends inside of
strings, so a cut at a line's beginning never goes through one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.annotations.layout import loads
from reader.annotations.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.annotations.collection import Collection
    from reader.annotations.objects import Object

_BEGIN = b'\n  "annotations": [\n'
_END = b'\n  ],\n  "meanings": {'
_ANNOTATION = b'    {\n      "id": "'
_NEXT = b",\n" + _ANNOTATION
_DOCUMENT = b'",\n      "document": "'
_LEAP = 8192
"""Bytes that are leapt over while the document stays the same."""


def cut_into_pages(data: bytes, known: Collection) -> tuple[object, list[Page]] | None:
    """The file without its annotations, and those in pages. None: it is laid out otherwise.

    known: pages that are the same there are not read again.
    """
    begin = data.find(_BEGIN) + len(_BEGIN)
    end = data.rfind(_END)
    if not len(_BEGIN) <= begin < end or not data.startswith(_ANNOTATION, begin):
        return None
    try:
        rest = loads(data[:begin] + data[end:])
        if not isinstance(rest, dict) or cast("Object", rest).get("annotations") != []:
            return None
        pages = [_page(document, text, known) for document, text in _stretches(data, begin, end)]
    except ValueError:
        return None
    if len({page.document for page in pages}) < len(pages):
        return None
    return cast("Object", rest), pages


def _page(document: str, text: bytes, known: Collection) -> Page:
    page = known.page(document)
    if page is not None and page.text == text:
        return page
    return Page.read(document, text)


def _stretches(data: bytes, begin: int, end: int) -> Iterator[tuple[str, bytes]]:
    """Documents and the text of their annotations, one after the other."""
    start = begin
    while start < end:
        document = _document_at(data, start)
        after = _end_of(data, start, end, document)
        yield document.decode(), data[start:after]
        start = after + 2  # behind the comma and the line end


def _end_of(data: bytes, start: int, end: int, document: bytes) -> int:
    """Where the annotations of the document that begins at `start` are over.

    Leaps ahead as long as it finds the same document there. What lies between is looked at when the
    page is read, which fails where something else stands among it.
    """
    while (ahead := data.find(_NEXT, start + _LEAP, end)) >= 0:
        if _document_at(data, ahead + 2) != document:
            break
        start = ahead + 2
    while (following := data.find(_NEXT, start, end)) >= 0:
        if _document_at(data, following + 2) != document:
            return following
        start = following + 2
    return end


def _document_at(data: bytes, start: int) -> bytes:
    """The document of the annotation that begins at `start`. Escapes in it are not understood."""
    from_ = data.index(_DOCUMENT, start, start + 1000) + len(_DOCUMENT)
    document = data[from_ : data.index(b'"', from_)]
    if b"\\" in document:
        raise ValueError("an escape")
    return document
