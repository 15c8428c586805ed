"""annotations.json ⇄ `Collection`. The format is described in docs/annotations-format.md.

Reading trusts nothing: what is no annotation is kept in `Collection.broken` and costs the others
nothing. A file that was laid out by this program is cut into pages, a document each, which are
checked at once and read when they are needed; any other JSON is read as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reader.annotations.collection import Collection
from reader.annotations.cutting import cut_into_pages
from reader.annotations.layout import dumps, loads
from reader.annotations.objects import check_of, from_object, is_annotation, is_edited
from reader.annotations.pages import Page
from reader.annotations.record_objects import is_record, meanings_from, record_from
from reader.annotations.versions import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.objects import Object

FORMAT = "duidu-annotations"
VERSION = 1
"""The version of the format that this program writes. Higher ones are not written over."""

_KEYS = frozenset({"format", "version", "documents", "annotations", "meanings", "broken"})


class DamagedFileError(ValueError):
    """The text is no JSON, or not what annotations look like."""


class ForeignFileError(ValueError):
    """The text is JSON of something else."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds.

    version: of its format; more than `VERSION` is of a newer program. put_by: keys of what stands
    under `broken` there, and was told to the user when it came there.
    """

    collection: Collection
    version: int = VERSION
    put_by: frozenset[bytes] = frozenset()

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote it, so that this one must not write over it."""
        return self.version > VERSION


def encode(collection: Collection) -> bytes:
    """The text of the file."""
    from reader.annotations.scribe import Scribe

    return b"".join(Scribe().pieces(collection))


def decode(data: bytes, known: Collection | None = None) -> Contents:
    """What the file holds. known: pages that are the same there are not read again.

    Raises DamagedFileError or ForeignFileError.
    """
    data = _as_utf8(data)
    pages: list[Page] = []
    cut = cut_into_pages(data, known or Collection())
    if cut is not None:
        value, pages = cut
    else:
        try:
            value = loads(data)
        except ValueError as error:
            raise DamagedFileError(str(error)) from error
    if not isinstance(value, dict) or cast("Object", value).get("format") != FORMAT:
        raise ForeignFileError("not annotations of this program")
    return _contents(cast("Object", value), pages)


def _as_utf8(data: bytes) -> bytes:
    """Editors write marks at the beginning, or UTF-16."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16").encode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise DamagedFileError(str(error)) from error
    return data


def _contents(raw: Object, pages: list[Page]) -> Contents:
    collection = Collection()
    if not isinstance(raw.get("annotations"), list) or not isinstance(
        raw.get("documents", []), list
    ):
        raise DamagedFileError("documents and annotations must be lists")
    for item in cast("list[object]", raw.get("documents", [])):
        if is_record(item):
            record = record_from(cast("Object", item))
            collection.documents[record.id] = record
        else:
            collection.add_broken(item)
    put_by = Collection()
    _add(put_by, [], _once_broken(raw))
    loose = [*cast("list[object]", raw["annotations"]), *_once_broken(raw)]
    _add(collection, pages, loose)
    collection.meanings, odd = meanings_from(raw.get("meanings"))
    collection.other = {key: raw[key] for key in raw.keys() - _KEYS}
    if odd:
        collection.other["meanings"] = odd
    return Contents(collection, _version(raw), frozenset(put_by.broken))


def _version(raw: Object) -> int:
    version = raw.get("version", VERSION)
    if isinstance(version, int | float) and not isinstance(version, bool):
        return int(version) if version == int(version) else int(version) + 1
    return VERSION + 1  # nobody knows which: not written over


def _once_broken(raw: Object) -> list[object]:
    broken = raw.get("broken", [])
    return cast("list[object]", broken) if isinstance(broken, list) else [broken]


def _add(collection: Collection, pages: Sequence[Page], loose: Sequence[object]) -> None:
    """Put pages and single annotations into a collection."""
    by_document: dict[str, list[Object]] = {}
    for item in loose:
        mended = _mended(item)
        if mended is None:
            collection.add_broken(item)
        else:
            by_document.setdefault(cast("str", mended["document"]), []).append(mended)
    for page in (*pages, *(Page.of(each, objects) for each, objects in by_document.items())):
        if not collection.take_page(page):
            for raw in page.objects():
                _add_beside(collection, raw)


def _mended(item: object) -> Object | None:
    """An annotation, also one that was broken once and has been mended; None: it is none."""
    if isinstance(item, str):
        try:
            item = loads(item.encode())
        except ValueError:
            return None
    return cast("Object", item) if is_annotation(item) else None


def _add_beside(collection: Collection, raw: Object) -> None:
    """Add an annotation whose id may be there already: copied by hand, or two versions of one."""
    id_ = cast("str", raw["id"])
    known, found = collection.versions(id_), from_object(raw)
    if known and known != found and is_edited(raw):
        id_ = f"{id_}-{check_of(raw)}"
        found = from_object({**raw, "id": id_})
        known = collection.versions(id_)
    collection.put(id_, join(known, found))


def text_of(item: object) -> str:
    """A broken item as a person would look for it in the file."""
    return item if isinstance(item, str) else dumps(item).decode()
