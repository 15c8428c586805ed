"""The text of the file, piece by piece: what has not changed since the last time is not made again.

A change of one note in a library of 100,000 costs the text of that annotation and the order of its
document; every other document's page is a piece of text that is already there.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.annotations.layout import dumps, lines, pretty
from reader.annotations.objects import to_object
from reader.annotations.pages import Page
from reader.annotations.record_objects import meanings_object, record_object

if TYPE_CHECKING:
    from reader.annotations.collection import Collection
    from reader.annotations.model import DocumentRecord
    from reader.annotations.versions import Versions

_SEPARATOR = b",\n"
_MANY = 16
"""After so many annotations or records other threads get their turn."""


class Scribe:
    """Writes one collection again and again."""

    def __init__(self) -> None:
        self._slips: dict[str, tuple[Versions, bytes]] = {}
        self._records: dict[str, tuple[DocumentRecord, bytes]] = {}

    def pieces(self, collection: Collection) -> list[bytes]:
        """The text of the file: joined, it is JSON that ends with a line end."""
        from reader.annotations.codec import FORMAT, VERSION

        pieces = [b'{\n  "format": %b,\n  "version": %d' % (dumps(FORMAT), VERSION)]
        records = [self._record(collection.documents[id_]) for id_ in sorted(collection.documents)]
        _add_list(pieces, b"documents", records)
        pages = (self._page(collection, document) for document in collection.homes())
        _add_list(pieces, b"annotations", [page for page in pages if page])
        _add_value(pieces, "meanings", meanings_object(collection))
        for key in sorted(collection.other.keys() - {"meanings"}):
            _add_value(pieces, key, collection.other[key])
        if broken := collection.broken:
            _add_value(pieces, "broken", [broken[key] for key in sorted(broken)])
        pieces.append(b"\n}\n")
        return pieces

    def _record(self, record: DocumentRecord) -> bytes:
        known = self._records.get(record.id)
        if known is None or known[0] is not record:
            known = self._records[record.id] = record, lines(record_object(record), 4)
            _breathe(len(self._records))
        return known[1]

    def _page(self, collection: Collection, document: str) -> bytes:
        """The annotations of one document, without the last line end; b"" where there are none."""
        page = collection.page(document)
        if page is None or not page.text:
            page = self._written(collection, document)
            if page is not None:
                collection.keep_page(page)
        return page.text if page else b""

    def _written(self, collection: Collection, document: str) -> Page | None:
        objects: list[tuple[int, str, bytes]] = []
        for number, id_ in enumerate(collection.members(document)):
            versions = collection.versions(id_)
            slip = self._slips.get(id_)
            if slip is None or slip[0] is not versions:
                slip = self._slips[id_] = versions, lines(to_object(versions), 4)
                _breathe(number)
            objects.append((_position(versions), id_, slip[1]))
        if not objects:
            return None
        objects.sort()
        text = _SEPARATOR.join([text for _, _, text in objects])
        ids = [id_ for _, id_, _ in objects]
        return Page(document, ids, _touches(collection, document, ids), text)


def _touches(collection: Collection, document: str, ids: list[str]) -> dict[str, list[str]]:
    touches: dict[str, list[str]] = {}
    for id_ in ids:
        for other in {each for one in collection.versions(id_) for each in one.documents}:
            if other != document:
                touches.setdefault(other, []).append(id_)
    return touches


def _position(versions: Versions) -> int:
    """Where an annotation begins: notes on the whole document and what is deleted come first."""
    targets = versions[0].targets
    return targets[0].position.start if targets else -1


def _breathe(number: int) -> None:
    if number % _MANY == _MANY - 1:
        time.sleep(0.0002)  # the interface's thread waits for the interpreter, and may not long


def _add_list(pieces: list[bytes], key: bytes, texts: list[bytes]) -> None:
    pieces.append(b',\n  "%b": [' % key)
    separator = b"\n"
    for text in texts:
        pieces.append(separator)
        pieces.append(text)
        separator = _SEPARATOR
    pieces.append(b"\n  ]" if texts else b"]")


def _add_value(pieces: list[bytes], key: str, value: object) -> None:
    pieces.append(_SEPARATOR + b"  " + dumps(key) + b": " + pretty(value, 2, key))
