"""Web Annotation JSON-LD back into annotations: Duidu's own without loss, others' in part.

Of other programs' annotations those are taken that quote text (TextQuoteSelector). Reading the same
item again makes the same version of the same annotation, so that importing twice changes nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import unquote, urlsplit

from reader.annotations.collection import Collection
from reader.annotations.export.jsonld import (
    ANNOTATION,
    DOCUMENT,
    DOCUMENTS,
    MEANINGS,
    STATE,
    Object,
    item_of,
)
from reader.annotations.model import (
    Annotation,
    Colour,
    DocumentRecord,
    Kind,
    MarkStyle,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    as_time,
)
from reader.annotations.objects import FIRST_MOMENT, from_object, is_annotation
from reader.annotations.record_objects import is_record, meanings_from, record_from
from reader.annotations.versions import resolved
from reader.bitext.model import Side
from reader.documents.language import language_of
from reader.documents.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST: Final = 6
_STYLE: Final = re.compile(r"(\w+)-(\w+)")
_MOST: Final = 2**53


def is_jsonld(value: object) -> bool:
    """Whether a JSON value looks like Web Annotations: a collection, a page, a list, one alone."""
    return next(_items(value), None) is not None or _type(value) in {
        "AnnotationCollection",
        "AnnotationPage",
    }


def read_jsonld(value: object, known: Collection) -> tuple[Collection, int]:
    """The annotations in a JSON value, and how many items could not be read.

    known: what is there already; what was imported before is not imported again.
    """
    found, refused = Collection(), 0
    whole = cast("Object", value) if isinstance(value, dict) else None
    if whole is not None:
        for raw in _list(whole.get(DOCUMENTS)):
            if is_record(raw):
                record = record_from(cast("Object", raw))
                found.documents[record.id] = record
        found.meanings = meanings_from(whole.get(MEANINGS))[0]
    for item in _items(cast("object", value)):
        if not _read(item, found, known):
            refused += 1
    return found, refused


def _read(item: Object, found: Collection, known: Collection) -> bool:
    """Take one item in. False: there is nothing in it that could be an annotation."""
    state = item.get(STATE)
    versions = from_object(cast("Object", state)) if is_annotation(state) else ()
    was = resolved(versions) if versions else None
    if versions and was is not None:
        found.put(was.id, versions)
        if _same(item, item_of(was, found)):
            return True
    elif versions:
        found.put(versions[0].id, versions)
        return True
    annotation = _foreign(item, known, found)
    if annotation is None:
        return was is not None
    if was is not None:  # somebody changed what others can read of it
        annotation = replace(was, note=annotation.note, tags=annotation.tags, targets=was.targets)
        if (annotation.note, annotation.tags) == (was.note, was.tags):
            return True
    writer = "import-" + _short(_canonical(item), 10)
    there = known.versions(annotation.id)
    if any(writer in version.clock for version in there):  # imported before
        found.put(annotation.id, there)
        return True
    clock = {**(dict(was.clock) if was else {}), writer: 1}
    dots = dict.fromkeys(("note", "tags"), f"{writer}:1") if was else {}
    annotation = replace(annotation, clock=clock, dots={**annotation.dots, **dots})
    found.put(annotation.id, (annotation,))
    return True


def _same(item: Object, made: Object) -> bool:
    return {key: value for key, value in item.items() if key in made} == made


def _foreign(item: Object, known: Collection, found: Collection) -> Annotation | None:
    bodies = list(_bodies(item.get("body")))
    targets = [each for raw in _list(item.get("target")) for each in _targets(raw, known, found)]
    motivation = {str(each).rpartition("/")[2] for each in _list(item.get("motivation"))}
    note = "\n\n".join(text for purpose, text in bodies if purpose in {"", "commenting"})
    tags = tuple(dict.fromkeys(text for purpose, text in bodies if purpose == "tagging"))
    documents = [each.document for each in targets] or _sources(item, known, found)
    if not documents or not (targets or note):
        return None
    kind = Kind.HIGHLIGHT if targets else Kind.NOTE
    if targets and "bookmarking" in motivation:
        kind = Kind.BOOKMARK
    name = str(item.get("id") or _canonical(item))
    created = _moment(item.get("created")) or _moment(item.get("modified")) or FIRST_MOMENT
    colour, style = _look(item)
    return Annotation(
        id=name.removeprefix(ANNOTATION) if name.startswith(ANNOTATION) else "w" + _short(name, 15),
        document=documents[0],
        created=created,
        modified=max(created, _moment(item.get("modified"))),
        kind=kind,
        colour=colour,
        style=style,
        note=note,
        tags=tags,
        targets=tuple(targets),
    )


def _bodies(raw: object) -> Iterator[tuple[str, str]]:
    """Purpose and text of each body."""
    for body in _list(raw):
        if isinstance(body, str):
            yield "", body
        elif isinstance(body, dict):
            each = cast("Object", body)
            value = each.get("value", each.get("chars"))
            purpose = next((str(one) for one in _list(each.get("purpose"))), "")
            if isinstance(value, str) and value.strip():
                yield purpose.rpartition("/")[2], value
            elif _type(each) in {"Choice", "Composite", "List"}:
                yield from _bodies(each.get("items"))


def _targets(raw: object, known: Collection, found: Collection) -> Iterator[Target]:
    if not isinstance(raw, dict):
        return
    target = cast("Object", raw)
    selectors = list(_selectors(target.get("selector")))
    quote = next((one for one in selectors if _type(one) == "TextQuoteSelector"), None)
    exact = quote.get("exact") if quote else None
    if quote is None or not isinstance(exact, str) or not exact.strip():
        return
    nowhere: Object = {}
    spot = next((one for one in selectors if _type(one) == "TextPositionSelector"), nowhere)
    start, end = _number(spot.get("start")), _number(spot.get("end"))
    selector = TextQuoteSelector(exact, _text(quote.get("prefix")), _text(quote.get("suffix")))
    position = TextPositionSelector(start, end if end > start else start + len(exact))
    side = Side.ZH if language_of(exact) is Language.CHINESE else Side.EN
    yield Target(_document(target.get("source"), known, found), side, selector, position)


def _selectors(raw: object, depth: int = 0) -> Iterator[Object]:
    """Every selector, also those that refine others."""
    for each in _list(raw):
        if isinstance(each, dict) and depth < _DEEPEST:
            selector = cast("Object", each)
            yield selector
            yield from _selectors(selector.get("refinedBy"), depth + 1)
            yield from _selectors(selector.get("items"), depth + 1)


def _sources(item: Object, known: Collection, found: Collection) -> list[str]:
    """The documents of an annotation that is about documents as a whole."""
    ids: list[str] = []
    for raw in _list(item.get("target")):
        each = cast("Object", raw) if isinstance(raw, dict) else {}
        if "selector" not in each:
            source = each["source"] if "source" in each else cast("object", raw)
            ids.append(_document(source, known, found))
    return ids


def _document(source: object, known: Collection, found: Collection) -> str:
    """The id of the document that a source is: by its address, or a new record for it."""
    raw = cast("Object", source) if isinstance(source, dict) else {}
    address = str(raw.get("id") or raw.get("@id") or (source if isinstance(source, str) else ""))
    if address.startswith(DOCUMENT):
        return address.removeprefix(DOCUMENT)
    parts = urlsplit(address)
    path = unquote(parts.path) if parts.scheme == "file" else ""
    if path:
        for record in (*known.documents.values(), *found.documents.values()):
            if path in record.paths:
                return record.id
    id_ = "w" + _short(address, 15)
    if id_ not in known.documents and id_ not in found.documents:
        title = _text(raw.get("title")) or Path(unquote(parts.path)).name or address or "Imported"
        paths = {path: FIRST_MOMENT} if path else {}
        found.documents[id_] = DocumentRecord(id_, title, FIRST_MOMENT, paths=paths)
    return id_


def _look(item: Object) -> tuple[Colour, MarkStyle]:
    for raw in _list(item.get("target")):
        wanted = cast("Object", raw).get("styleClass") if isinstance(raw, dict) else None
        match = _STYLE.fullmatch(str(wanted))
        if match and match[1] in set(Colour) and match[2] in set(MarkStyle):
            return Colour(match[1]), MarkStyle(match[2])
    return Colour.YELLOW, MarkStyle.HIGHLIGHT


def _items(value: object, depth: int = 0) -> Iterator[Object]:
    """Every Annotation in a collection, in its pages, in a list."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in cast("list[object]", value):
            yield from _items(each, depth + 1)
    elif isinstance(value, dict):
        raw = cast("Object", value)
        if _type(raw) == "Annotation":
            yield raw
            return
        for key in ("first", "items", "@graph", "rows"):
            yield from _items(raw.get(key), depth + 1)


def _type(value: object) -> str:
    raw = cast("Object", value) if isinstance(value, dict) else {}
    types = [str(each).rpartition(":")[2] for each in _list(raw.get("type", raw.get("@type")))]
    known = {"Annotation", "AnnotationPage", "AnnotationCollection"}
    return next((each for each in types if each in known), types[0] if types else "")


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return 0
    return value if 0 <= value < _MOST else 0


def _moment(value: object) -> str:
    """A time as annotations write it, "" for none."""
    try:
        moment = datetime.fromisoformat(_text(value))
        return as_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return ""


def _canonical(item: Object) -> str:
    plain = {key: value for key, value in item.items() if key != STATE}
    return json.dumps(plain, sort_keys=True)


def _short(text: str, size: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:size]
