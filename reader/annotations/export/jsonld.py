"""Annotations as W3C Web Annotation JSON-LD: an AnnotationCollection with one page.

https://www.w3.org/TR/annotation-model/. What the vocabulary has no word for stands in
`duidu:annotation`, as annotations.json has it, so that nothing is lost on the way back.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from reader.annotations.model import Kind
from reader.annotations.objects import to_object
from reader.annotations.record_objects import meanings_object, record_object

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.annotations.collection import Collection
    from reader.annotations.export.values import ExportedDocument
    from reader.annotations.model import Annotation, Target

Object = dict[str, object]
ANNOTATION: Final = "urn:duidu:annotation:"
DOCUMENT: Final = "urn:duidu:document:"
STATE: Final = "duidu:annotation"
DOCUMENTS: Final = "duidu:documents"
MEANINGS: Final = "duidu:meanings"
CONTEXT: Final = (
    "http://www.w3.org/ns/anno.jsonld",
    {"duidu": "urn:duidu:", **{key: {"@type": "@json"} for key in (STATE, DOCUMENTS, MEANINGS)}},
)
_MOTIVATIONS: Final = {
    Kind.HIGHLIGHT: "highlighting",
    Kind.NOTE: "commenting",
    Kind.BOOKMARK: "bookmarking",
}


def as_jsonld(collection: Collection, documents: Iterable[ExportedDocument]) -> str:
    """What is exported of the documents, in reading order."""
    titles: dict[str, str] = {}
    items: dict[str, Object] = {}
    for document in documents:
        titles.update(dict.fromkeys((document.id, *document.aliases), document.title))
        for exported in document.items():
            annotation = collection.find(exported.id)
            if annotation is not None:
                item = item_of(annotation, collection)
                item[STATE] = to_object(collection.versions(exported.id))
                items[exported.id] = item
    records = [collection.documents[id_] for id_ in titles if id_ in collection.documents]
    whole: Object = {
        "@context": list(CONTEXT),
        "id": "urn:duidu:annotations",
        "type": "AnnotationCollection",
        "label": ", ".join(dict.fromkeys(titles.values())) or "Duidu",
        "total": len(items),
        DOCUMENTS: [record_object(record) for record in records],
        MEANINGS: meanings_object(collection),
        "first": {
            "id": "urn:duidu:annotations:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": list(items.values()),
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def item_of(annotation: Annotation, collection: Collection) -> Object:
    """One Annotation, in the words of the vocabulary alone."""
    motivations = [_MOTIVATIONS[annotation.kind]]
    motivations += ["commenting"] if annotation.note and "commenting" not in motivations else []
    motivations += ["tagging"] if annotation.tags else []
    targets = [_target(target, annotation) for target in annotation.targets]
    item: Object = {
        "id": ANNOTATION + annotation.id,
        "type": "Annotation",
        "motivation": motivations if len(motivations) > 1 else motivations[0],
        "created": annotation.created,
        "modified": annotation.modified,
    }
    if bodies := _bodies(annotation, collection):
        item["body"] = bodies
    item["target"] = targets or [{"id": DOCUMENT + annotation.document, "type": "Text"}]
    return item


def _bodies(annotation: Annotation, collection: Collection) -> list[Object]:
    bodies: list[Object] = []
    if annotation.note:
        bodies.append({**_body("commenting", annotation.note), "format": "text/markdown"})
    bodies += [_body("tagging", tag) for tag in annotation.tags]
    meaning = collection.meanings.get(annotation.colour)
    if annotation.kind is Kind.HIGHLIGHT and meaning and meaning.text:
        bodies.append(_body("classifying", meaning.text))
    return bodies


def _body(purpose: str, value: str) -> Object:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(target: Target, annotation: Annotation) -> Object:
    quote, position = target.quote, target.position
    specific: Object = {
        "type": "SpecificResource",
        "source": {"id": DOCUMENT + target.document, "type": "Text"},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": quote.exact,
                "prefix": quote.prefix,
                "suffix": quote.suffix,
            },
            {"type": "TextPositionSelector", "start": position.start, "end": position.end},
        ],
    }
    if annotation.kind is Kind.HIGHLIGHT:
        specific["styleClass"] = f"{annotation.colour.value}-{annotation.style.value}"
    return specific
