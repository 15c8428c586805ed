"""All annotations of one file in memory: documents, versions of annotations, meanings of colours.

Two collections join into one (`join`), in any order and any number of times with the same result.
Not safe to share between threads; `copy` is cheap, since what it holds never changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.records import join_meanings, join_records
from reader.annotations.versions import join as join_versions
from reader.annotations.versions import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.annotations.model import Annotation, Colour, DocumentRecord, Meaning
    from reader.annotations.versions import Versions


class Collection:
    """Everything that annotations.json holds.

    documents: by id. meanings: by colour. other: keys of the file that this version does not know.
    """

    def __init__(self) -> None:
        self.documents: dict[str, DocumentRecord] = {}
        self.meanings: dict[Colour, Meaning] = {}
        self.other: dict[str, object] = {}
        self._entries: dict[str, Versions] = {}
        self._by_document: dict[str, dict[str, None]] = {}

    def __len__(self) -> int:
        """How many annotations there are, tombstones included."""
        return len(self._entries)

    def __bool__(self) -> bool:
        return bool(self._entries or self.documents or self.meanings)

    def ids(self) -> Iterator[str]:
        """The id of every annotation, deleted ones too."""
        return iter(self._entries)

    def versions(self, id_: str) -> Versions:
        """The versions of an annotation; empty where the id is unknown."""
        return self._entries.get(id_, ())

    def find(self, id_: str) -> Annotation | None:
        """What the user is shown of an annotation; None where it is deleted or unknown."""
        versions = self._entries.get(id_)
        return resolved(versions) if versions else None

    def touching(self, documents: Iterable[str]) -> list[Annotation]:
        """The annotations that belong to any of the documents or have a target there."""
        ids = dict.fromkeys(
            id_ for document in documents for id_ in self._by_document.get(document, ())
        )
        found = (self.find(id_) for id_ in ids)
        return [annotation for annotation in found if annotation is not None]

    def put(self, id_: str, versions: Versions) -> None:
        """Set what is known of an annotation, in place of what was."""
        self._entries[id_] = versions
        for version in versions:
            for document in version.documents:
                self._by_document.setdefault(document, {})[id_] = None

    def join(self, other: Collection) -> Collection:
        """Take in everything that another collection knows.

        Returns what was new here: the entries that changed, as they are now.
        """
        news = Collection()
        for id_ in other.ids():
            known, theirs = self.versions(id_), other.versions(id_)
            joined = join_versions(known, theirs)
            if joined != known:
                self.put(id_, joined)
                news.put(id_, joined)
        for id_, record in other.documents.items():
            known_record = self.documents.get(id_)
            merged = join_records(known_record, record) if known_record else record
            if merged != known_record:
                self.documents[id_] = news.documents[id_] = merged
        for colour, meaning in other.meanings.items():
            known_meaning = self.meanings.get(colour)
            kept = join_meanings(known_meaning, meaning) if known_meaning else meaning
            if kept != known_meaning:
                self.meanings[colour] = news.meanings[colour] = kept
        for key, value in other.other.items():
            self.other.setdefault(key, value)
        return news

    def copy(self) -> Collection:
        """Another collection with the same content."""
        twin = Collection()
        twin.documents = dict(self.documents)
        twin.meanings = dict(self.meanings)
        twin.other = dict(self.other)
        twin._entries = dict(self._entries)
        twin._by_document = {key: dict(value) for key, value in self._by_document.items()}
        return twin
