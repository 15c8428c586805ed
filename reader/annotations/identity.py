"""Which document this is: known again when its file was moved, renamed, edited or converted.

A record (`DocumentRecord`) keeps what tells a document from others: fingerprint, body, sketch and
paths. `Traits` are the same of a file that is open. Everything but `early_traits` and `recognise`
takes time in proportion to the text; `recognise` may ask the disk which files are there. All of it
is work for a worker thread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.annotations.model import DocumentRecord
from reader.documents.decoding import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.documents.model import Head

SKETCH: Final = 64
"""How many numbers a sketch has at most."""
MOVED: Final = 0.4
"""Likeness of a document whose file is not where it was: moved, and edited."""
COPIED: Final = 0.9
"""Likeness that makes one document of two files that are both there: converted, not rewritten."""
_FEW: Final = 8
_LEAST_LETTERS: Final = 4
_ENDS: Final = re.compile("[\n\t.!?。！？；;…]+")


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells an open document from others. body, sketch: empty before all of it was read."""

    path: str
    fingerprint: str
    body: str = ""
    sketch: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The id that the document gets where no record knows it; "" before all was read."""
        return _id_of(self.body) if self.body else ""


def early_traits(head: Head) -> Traits:
    """What is known of a document before its body was read."""
    return Traits(str(head.path or ""), head.fingerprint)


def traits_of(head: Head, parts: Iterable[str]) -> Traits:
    """All that is known. parts: the texts of the document's blocks, in order.

    They are the document's source text (`Document.source_text`) without its being put together:
    of a book that would take tens of megabytes.
    """
    body = blake2b(digest_size=16)
    sketch = _Sketch()
    between = b""
    for part in parts:
        body.update(between + part.encode("utf-8", "surrogatepass"))
        sketch.add(part)
        between = b"\n"
    return Traits(str(head.path or ""), head.fingerprint, body.hexdigest(), sketch.numbers)


def document_id(text: str) -> str:
    """The id of a document, from its source text: two machines give the same one."""
    return _id_of(fingerprint(text))


def _id_of(body: str) -> str:
    return f"d{body[:15]}"


def sketch_of(text: str) -> tuple[int, ...]:
    """A bottom-k sketch of the sentences of a text, in rising order: 32-bit numbers.

    Two texts share numbers as they share sentences, in whatever order (Broder, "On the resemblance
    and containment of documents", 1997). Sentences are folded: case, spaces, punctuation and the
    Chinese script do not count.
    """
    sketch = _Sketch()
    sketch.add(text)
    return sketch.numbers


class _Sketch:
    """The lowest numbers of the sentences that were added."""

    def __init__(self) -> None:
        self._lowest: set[int] = set()
        self._bound = 1 << 32

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(sorted(self._lowest)[:SKETCH])

    def add(self, text: str) -> None:
        """Take in the sentences of a text. A block's end is a sentence's end."""
        from reader.annotations.folded import fold

        for sentence in set(_ENDS.split(text)):
            folded = fold(sentence)
            if len(folded) < _LEAST_LETTERS:
                continue
            number = int(fingerprint(folded)[:8], 16)
            if number < self._bound:
                self._lowest.add(number)
                if len(self._lowest) > 4 * SKETCH:
                    self._lowest = set(sorted(self._lowest)[:SKETCH])
                    self._bound = max(self._lowest)


def likeness(one: tuple[int, ...], two: tuple[int, ...]) -> float:
    """The share of sentences that two texts have in common, estimated from their sketches: 0 to 1.

    0 where either is empty.
    """
    mine, theirs = set(one), set(two)
    if not mine or not theirs:
        return 0.0
    lowest = set(sorted(mine | theirs)[: max(len(one), len(two))])
    return len(lowest & mine & theirs) / len(lowest)


def recognise(
    documents: Mapping[str, DocumentRecord],
    traits: Traits,
    is_there: Callable[[str], bool] | None = None,
) -> list[str]:
    """The ids of the records that are this document, the best first.

    Known again by the same text; by the same body (new front matter); by its path, if some of its
    sentences are still there (or it has hardly any); by most of its sentences, if the file that the
    record knew is gone. A path alone is not enough: a name is used again for something else, and
    taking over the record would lose the document it belongs to. With `early_traits` the path has
    to do; what comes of it is to be asked again with all traits. is_there: whether a path is a file
    (the disk is asked where it is not given).
    """
    is_there = is_there or _is_file
    found: list[tuple[float, str, str]] = []
    for id_, record in documents.items():
        rank = _rank(record, traits, is_there)
        if rank:
            found.append((-rank, record.modified, id_))
    return [id_ for _, _, id_ in sorted(found)]


def _rank(record: DocumentRecord, traits: Traits, is_there: Callable[[str], bool]) -> float:
    """How surely a record is of this document; 0 where it is not."""
    if traits.fingerprint and record.fingerprint == traits.fingerprint:
        return 4.0
    if traits.body and (traits.body == record.body or traits.id == record.id):
        return 3.0
    here = bool(traits.path) and traits.path in record.paths
    if not traits.body:
        return float(here)
    alike = likeness(record.sketch, traits.sketch)
    if here:
        few = min(len(record.sketch), len(traits.sketch)) < _FEW
        return 1.0 + alike if alike or few else 0.0
    moved = alike >= MOVED and not any(is_there(path) for path in record.paths)
    return alike if moved or alike >= COPIED else 0.0


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def record_of(
    head: Head, traits: Traits, moment: str, known: DocumentRecord | None = None, id_: str = ""
) -> DocumentRecord:
    """The record of an open document, of everything that is known of it by now.

    moment: now (`model.now`). known: the record that recognised it; it is given back as it is where
    there is nothing new in it, so that merely opening a document writes nothing. id_: the id where
    no record knows the document and another than `traits.id` is wanted.
    """
    if known is None:
        known = DocumentRecord(id_ or traits.id, "", "")
    author = head.metadata.get("author")
    paths = dict(known.paths)
    if traits.path:
        paths.setdefault(traits.path, moment)
        if known.last_path != traits.path:
            paths[traits.path] = moment
    record = replace(
        known,
        title=head.title or known.title,
        author=_names(author) or known.author,
        fingerprint=traits.fingerprint or known.fingerprint,
        body=traits.body or known.body,
        sketch=traits.sketch or known.sketch,
        paths=paths,
    )
    return record if record == known else replace(record, modified=max(moment, known.modified))


def _names(value: object) -> str:
    """Names as the front matter gives them: one text, or several."""
    if isinstance(value, tuple):
        return ", ".join(str(name) for name in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return str(value) if value else ""
