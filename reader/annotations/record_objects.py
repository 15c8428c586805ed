"""What is known of documents and colours as JSON objects, and back. Reading never raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.annotations.model import Colour, DocumentRecord, Meaning
from reader.annotations.objects import FIRST_MOMENT, MOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.collection import Collection

Object = dict[str, object]
_TEXTS = ("title", "modified", "author", "fingerprint", "body")
_COLOURS = {each.value: each for each in Colour}


def is_record(raw: object) -> bool:
    """Whether this can be read as what is known of a document."""
    if not isinstance(raw, dict):
        return False
    id_ = cast("Object", raw).get("id")
    return isinstance(id_, str) and bool(id_)


def record_object(record: DocumentRecord) -> Object:
    """A document's record as JSON takes it; what it does not have is left out."""
    raw: Object = {"id": record.id, "title": record.title}
    for name in ("author", "modified", "fingerprint", "body"):
        if value := getattr(record, name):
            raw[name] = value
    if record.sketch:
        raw["sketch"] = list(record.sketch)
    if record.paths:
        raw["paths"] = dict(sorted(record.paths.items()))
    for key in sorted(record.other):
        if not raw.get(key):
            raw[key] = record.other[key]
    return raw


def record_from(raw: Object) -> DocumentRecord:
    """The record that an object holds; `is_record(raw)` must be true."""
    known: dict[str, str] = {}
    odd = {key: raw[key] for key in raw.keys() - {"id", "sketch", "paths", *_TEXTS}}
    for name in _TEXTS:
        value = raw.get(name, "")
        if isinstance(value, str):
            known[name] = value
        else:
            odd[name] = value
    sketch: object = raw.get("sketch") or ()
    if not _is_sketch(sketch):
        odd["sketch"], sketch = sketch, ()
    paths: object = raw.get("paths") or dict[str, str]()
    if not _are_texts(paths):
        odd["paths"], paths = paths, dict[str, str]()
    return DocumentRecord(
        cast("str", raw["id"]),
        known.get("title", ""),
        known.get("modified", "") or FIRST_MOMENT,
        known.get("author", ""),
        known.get("fingerprint", ""),
        known.get("body", ""),
        tuple(cast("Sequence[int]", sketch)),
        cast("dict[str, str]", paths),
        odd,
    )


def meanings_object(collection: Collection) -> Object:
    """What the colours stand for, in their order, and what was not understood of it."""
    meanings, odd = collection.meanings, collection.other.get("meanings")
    known = {
        colour.value: {"text": meanings[colour].text, "modified": meanings[colour].modified}
        for colour in Colour
        if colour in meanings
    }
    return {**(cast("Object", odd) if isinstance(odd, dict) else {}), **known}


def meanings_from(raw: object) -> tuple[dict[Colour, Meaning], Object]:
    """What the colours stand for, and what was not understood of it."""
    if not isinstance(raw, dict):
        return {}, {}
    meanings: dict[Colour, Meaning] = {}
    odd: Object = {}
    for name, value in cast("Object", raw).items():
        meaning = cast("Object", value) if isinstance(value, dict) else {"text": value}
        text, modified = meaning.get("text"), meaning.get("modified", FIRST_MOMENT)
        if name in _COLOURS and isinstance(text, str) and isinstance(modified, str):
            meanings[_COLOURS[name]] = Meaning(text, modified)
        else:
            odd[name] = value
    return meanings, odd


def _is_sketch(value: object) -> bool:
    return isinstance(value, list | tuple) and all(
        type(each) is int and abs(each) < MOST * 1024 for each in cast("Sequence[object]", value)
    )


def _are_texts(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(each, str) for each in cast("Object", value).values()
    )
