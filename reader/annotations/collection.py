"""All annotations of one file in memory: documents, versions of annotations, meanings of colours.

Two collections join into one (`join`), in any order and any number of times with the same result.
What came from a file stays text, a page a document, until somebody asks for it. Not safe to share
between threads; `copy` is cheap, since what it holds never changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.annotations.layout import dumps
from reader.annotations.pages import Page
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
    broken: what stood among the annotations and could not be read as one; see `add_broken`.
    """

    def __init__(self) -> None:
        self.documents: dict[str, DocumentRecord] = {}
        self.meanings: dict[Colour, Meaning] = {}
        self.other: dict[str, object] = {}
        self.broken: dict[bytes, object] = {}
        self._entries: dict[str, Versions | Page] = {}
        self._by_document: dict[str, dict[str, None]] = {}
        self._pages: dict[str, Page] = {}

    def __len__(self) -> int:
        """How many annotations there are, tombstones included."""
        return len(self._entries)

    def __bool__(self) -> bool:
        return any((self._entries, self.documents, self.meanings, self.broken, self.other))

    # reading

    def ids(self) -> Iterator[str]:
        """The id of every annotation, deleted ones too."""
        return iter(self._entries)

    def versions(self, id_: str) -> Versions:
        """The versions of an annotation; empty where the id is unknown."""
        entry = self._entries.get(id_, ())
        if isinstance(entry, Page):
            self._open(entry)
            entry = cast("Versions", self._entries[id_])
        return entry

    def find(self, id_: str) -> Annotation | None:
        """What the user is shown of an annotation; None where it is deleted or unknown."""
        versions = self.versions(id_)
        return resolved(versions) if versions else None

    def touching(self, documents: Iterable[str]) -> list[Annotation]:
        """The annotations that belong to any of the documents or have a target there."""
        wanted = dict.fromkeys(documents)
        ids = dict.fromkeys(
            id_ for document in wanted for id_ in self._by_document.get(document, ())
        )
        found = (self.find(id_) for id_ in ids)
        return [
            annotation
            for annotation in found
            if annotation is not None and not wanted.keys().isdisjoint(annotation.documents)
        ]

    def home(self, id_: str) -> str:
        """The id of the document that an annotation belongs to; "" where it is unknown."""
        entry = self._entries.get(id_, ())
        if isinstance(entry, Page):
            return entry.document
        return entry[0].document if entry else ""

    def homes(self) -> list[str]:
        """The ids of all documents that annotations belong to or have a target in, in order."""
        return sorted(self._by_document)

    def members(self, document: str) -> list[str]:
        """The ids of the annotations that belong to a document, deleted ones too."""
        return [id_ for id_ in self._by_document.get(document, ()) if self.home(id_) == document]

    def page(self, document: str) -> Page | None:
        """The document's annotations as the file has them; None where that is not true any more."""
        return self._pages.get(document)

    def _open(self, page: Page) -> None:
        for id_, versions in page.versions().items():
            if self._entries.get(id_) is page:
                self._entries[id_] = versions

    # changing

    def put(self, id_: str, versions: Versions) -> None:
        """Set what is known of an annotation, in place of what was."""
        before = self.home(id_)
        if before:
            self._pages.pop(before, None)
        self._entries[id_] = versions
        self._pages.pop(versions[0].document, None)
        for version in versions:
            for document in version.documents:
                self._by_document.setdefault(document, {})[id_] = None

    def keep_page(self, page: Page) -> None:
        """Note how a document's annotations are laid out; they must be as they are here."""
        self._pages[page.document] = page

    def take_page(self, page: Page) -> bool:
        """Take in a document's annotations from a file, unread. False: some are known already."""
        known = self._entries
        if page.document in self._pages or not known.keys().isdisjoint(page.ids):
            return False
        if self.members(page.document):
            return False
        ids = dict.fromkeys(page.ids)
        if len(ids) < len(page.ids):
            return False
        self._take_page(page, ids)
        return True

    def _take_page(self, page: Page, ids: dict[str, None]) -> None:
        self._pages[page.document] = page
        self._entries.update(dict.fromkeys(ids, page))
        if page.document in self._by_document:
            self._by_document[page.document].update(ids)
        else:
            self._by_document[page.document] = ids
        for document, some in page.touches.items():
            self._by_document.setdefault(document, {}).update(dict.fromkeys(some))

    def add_broken(self, item: object) -> None:
        """Keep what cannot be read as an annotation: a JSON value, or unreadable text."""
        self.broken[dumps(item, sort=True)] = item

    # joining

    def join(self, other: Collection) -> Collection:
        """Take in everything that another collection knows.

        Returns what was new here: the entries that changed, as they are now.
        """
        news = Collection()
        self._join_entries(other, news)
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
            joined = join_values(self.other[key], value) if key in self.other else value
            if key not in self.other or not _same(joined, self.other[key]):
                self.other[key] = news.other[key] = joined
        for key, item in other.broken.items():
            if key not in self.broken:
                self.broken[key] = news.broken[key] = item
        return news

    def _join_entries(self, other: Collection, news: Collection) -> None:
        settled: set[int] = set()
        for document, page in other._pages.items():
            mine = self._pages.get(document)
            if mine is page or (mine and mine.text and mine.text == page.text):
                settled.add(id(page))
            elif self.take_page(page):
                news._take_page(page, dict.fromkeys(page.ids))
                settled.add(id(page))
        for id_, entry in list(other._entries.items()):
            if isinstance(entry, Page) and id(entry) in settled:
                continue
            known, theirs = self.versions(id_), other.versions(id_)
            joined = join_versions(known, theirs)
            if joined != known:
                self.put(id_, joined)
                news.put(id_, joined)

    def copy(self) -> Collection:
        """Another collection with the same content."""
        twin = Collection()
        twin.documents = dict(self.documents)
        twin.meanings = dict(self.meanings)
        twin.other = dict(self.other)
        twin.broken = dict(self.broken)
        twin._entries = dict(self._entries)
        twin._by_document = {key: dict(value) for key, value in self._by_document.items()}
        twin._pages = dict(self._pages)
        return twin


def join_values(one: object, two: object) -> object:
    """One value of two of which nobody knows what they mean: objects united, else the larger text.

    The same whichever comes first.
    """
    mine, theirs = _object(one), _object(two)
    if mine is not None and theirs is not None:
        return {
            key: join_values(mine[key], theirs[key])
            if key in mine and key in theirs
            else mine.get(key, theirs.get(key))
            for key in sorted(mine.keys() | theirs.keys())
        }
    return max((one, two), key=_rank)


def _rank(value: object) -> tuple[bool, bytes]:
    return isinstance(value, dict), dumps(value, sort=True)


def _object(value: object) -> dict[str, object] | None:
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def _same(one: object, two: object) -> bool:
    return dumps(one, sort=True) == dumps(two, sort=True)
