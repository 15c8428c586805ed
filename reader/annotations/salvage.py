"""What can be had from a damaged file: every annotation and document that is whole.

The text is searched for the beginnings of objects with an id, and each is read alone. So a file
that breaks off gives all that stands before the break, and one slip of a hand costs one annotation.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, cast

from reader.annotations.codec import FORMAT
from reader.annotations.collection import Collection
from reader.annotations.layout import lines
from reader.annotations.objects import from_object, is_annotation, to_object
from reader.annotations.record_objects import is_record, meanings_from, record_from
from reader.annotations.versions import join

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.annotations.objects import Object

LONGEST = 100_000
"""Characters of an unreadable annotation that are still kept as its text."""

_BEGIN = re.compile(r'\{\s*"id"\s*:')
_ID = re.compile(r'\{\s*"id"\s*:\s*"([^"\\]*)"')
_MEANINGS = re.compile(r'"meanings"\s*:\s*')
_END = re.compile(r"\n    \}(?=,?\r?\n|$)")
_REPLACED = "�"


def looks_like_ours(data: bytes) -> bool:
    """Whether a text that is no JSON was one of ours once."""
    return FORMAT.encode() in data or FORMAT.encode("utf-16-le") in data


def salvage(data: bytes) -> Collection:
    """Everything that is whole in the text; what began as an annotation and is not, as text."""
    text = _decoded(data)
    found = Collection()
    decoder = json.JSONDecoder()
    end = 0
    begins = [match.start() for match in _BEGIN.finditer(text)]
    for number, begin in enumerate(begins):
        if begin < end:
            continue
        try:
            item, end = decoder.raw_decode(text, begin)
        except (ValueError, RecursionError):
            item = None
        following = begins[number + 1] if number + 1 < len(begins) else len(text)
        if not _take(found, item, damaged=_REPLACED in text[begin:end]):
            _keep_text(found, text[begin : max(following, end if item else 0)])
    if match := _MEANINGS.search(text, end):
        try:
            found.meanings, _ = meanings_from(decoder.raw_decode(text, match.end())[0])
        except (ValueError, RecursionError):
            found.meanings = {}
    return found


def unknown_pieces(broken: Mapping[bytes, object], known: Collection) -> Collection:
    """The texts of `broken` that are more than the beginning of an annotation in `known`.

    Where a file breaks off, the last annotation in it is cut in two. If the whole of it came from a
    backup, its first half is nothing that a person would want to mend.
    """
    found = Collection()
    for text in broken.values():
        if not (isinstance(text, str) and _is_beginning(text, known)):
            found.add_broken(text)
    return found


def _is_beginning(text: str, known: Collection) -> bool:
    match = _ID.match(text)
    if match is None or not known.versions(match[1]):
        return False
    whole = lines(to_object(known.versions(match[1])), 4).decode("utf-8").lstrip()
    return whole.startswith(text.replace("\r\n", "\n"))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")


def _take(found: Collection, item: object, *, damaged: bool) -> bool:
    if is_annotation(item):
        raw = cast("Object", item)
        id_ = cast("str", raw["id"])
        versions = from_object(raw, trust_edits=not damaged)
        found.put(id_, join(found.versions(id_), versions))
        return True
    if is_record(item) and "targets" not in cast("Object", item):
        record = record_from(cast("Object", item))
        found.documents[record.id] = record
        return True
    return False


def _keep_text(found: Collection, text: str) -> None:
    end = _END.search(text)
    text = text[: end.end()] if end else text.rstrip()
    if '"document"' in text and '"created"' in text and _REPLACED not in text:
        found.add_broken(text[:LONGEST])
