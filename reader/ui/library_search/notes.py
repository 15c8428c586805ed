"""What the reader wrote, as the search of the library asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.search.notes import BREAK, Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.annotations.collection import Collection
    from reader.annotations.model import Annotation


class NotebookNotes:
    """Every annotation: its note, its tags, the words that are marked.

    collection: a copy that nobody changes any more; looking through it is a worker's work.
    """

    def __init__(self) -> None:
        self.collection: Collection | None = None

    def notes(self) -> Iterator[Note]:
        """Every note there is."""
        collection = self.collection
        if collection is None:
            return
        for id_ in list(collection.ids()):
            found = collection.find(id_)
            if found is not None and (text := text_of(found)):
                yield Note(id_, found.document, path_of(collection, found.document), text)


def text_of(annotation: Annotation) -> str:
    """The note first, then what it stands at, with `BREAK` between."""
    quotes = dict.fromkeys(target.quote.exact for target in annotation.targets)
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    return BREAK.join(filter(None, (annotation.note, tags, *quotes)))


def path_of(collection: Collection, document: str) -> Path | None:
    """Where a document was seen last."""
    record = collection.documents.get(document)
    paths = dict(record.paths) if record else {}
    newest = max(paths, key=lambda path: (paths[path], path), default=None)
    return Path(newest) if newest else None
