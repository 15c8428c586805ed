"""The documents of a collection opened for an export: read to the end, recognised, in pairs.

Runs on a worker thread, or in a program without a window.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.export.gathering import gather, gather_from_record
from reader.annotations.export.places import OpenedText
from reader.annotations.identity import recognise, traits_of
from reader.bitext.companions import are_alike, companion_of, named_companion
from reader.bitext.forms import form_of
from reader.bitext.opening import BitextReader
from reader.bitext.requests import kept_pairs
from reader.chinese.variants import Converter, Variant
from reader.documents.errors import CannotRead
from reader.documents.reading import DocumentReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.annotations.collection import Collection
    from reader.annotations.export.options import Options
    from reader.annotations.export.values import ExportedDocument
    from reader.annotations.model import DocumentRecord
    from reader.bitext.model import Bitext


def open_text(
    path: Path,
    collection: Collection,
    variant: Variant = Variant.SOURCE,
    companions: Mapping[Path, Path | None] | None = None,
) -> OpenedText:
    """A file, with its companion if it has one, as the collection knows it. Raises CannotRead.

    companions: those that a person chose. One that was found by its name and cannot be read is
    left out.
    """
    head = DocumentReader(path).head
    chosen = companions or {}
    companion = chosen[path] if path in chosen else companion_of(path, head.metadata)
    reader = None
    if companion is not None:
        try:
            reader = BitextReader(path, companion=companion, pairs=kept_pairs())
            found = path not in chosen and named_companion(path, head.metadata) is None
            if found and are_alike(*reader.heads):
                reader = None
        except CannotRead:
            if path in chosen:
                raise
    reader = reader or BitextReader(path)
    for _batch in reader.batches():
        pass
    return opened_text(reader.bitext, collection, variant)


def opened_text(
    bitext: Bitext, collection: Collection, variant: Variant = Variant.SOURCE
) -> OpenedText:
    """A bitext that has been read to its end, as the collection knows it."""
    ids: list[tuple[str, ...]] = []
    for document in bitext.documents:
        traits = traits_of(document.head, (block.text for block in document.blocks))
        known = recognise(collection.documents, traits)
        ids.append(tuple(dict.fromkeys((*known, traits.id))))
    converters = tuple(Converter(form_of(document)) for document in bitext.documents)
    return OpenedText(bitext, tuple(ids), converters, variant)


def whole_library(
    collection: Collection,
    options: Options,
    companions: Mapping[Path, Path | None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[ExportedDocument]:
    """Every document that has annotations, or had some, one after the other, by title.

    One whose file is gone, or is another document now, is given as its record has it.
    """
    done: set[str] = set()
    touched = {
        document
        for id_ in collection.ids()
        for version in collection.versions(id_)
        for document in version.documents
    }
    records = sorted(collection.documents.values(), key=lambda each: (each.title, each.id))
    unknown = _without_record(collection)
    for record in (*records, *unknown):
        if cancelled():
            return
        if record.id in done or record.id not in touched:
            continue
        document, ids = _document(record, collection, options, companions)
        done.update((record.id, *ids))
        yield document


def _without_record(collection: Collection) -> list[DocumentRecord]:
    """Stand-ins for documents that annotations name and nobody described."""
    from reader.annotations.model import DocumentRecord

    found = (collection.find(id_) for id_ in collection.ids())
    ids = {each.document for each in found if each is not None} - collection.documents.keys()
    return [DocumentRecord(id_, "Untitled", "") for id_ in sorted(ids)]


def _document(
    record: DocumentRecord,
    collection: Collection,
    options: Options,
    companions: Mapping[Path, Path | None] | None,
) -> tuple[ExportedDocument, set[str]]:
    """The document of a record, and the ids of all that is in it."""
    for path in sorted(record.paths, key=lambda path: record.paths[path], reverse=True):
        try:
            opened = open_text(Path(path), collection, options.variant, companions)
        except (CannotRead, OSError, ValueError):
            continue
        ids = {id_ for each in opened.ids for id_ in each}
        if record.id in ids:
            return gather(collection, opened, options), ids
    return gather_from_record(collection, record, options), set()
