"""Annotations from a file: Duidu's own JSON, or Web Annotation JSON-LD of any program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotations.codec import DamagedFileError, ForeignFileError, decode
from reader.annotations.export.jsonld_reading import is_jsonld, read_jsonld
from reader.annotations.layout import loads
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.collection import Collection

_LARGEST = 512 * 1024 * 1024


class ImportProblem(Exception):  # noqa: N818 - says what it is in the house's words
    """A file cannot be imported; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file would bring. new, changed: how many annotations are not there, or differ.

    same: how many are there already; refused: items that could not be read.
    """

    collection: Collection
    new: int
    changed: int
    same: int
    refused: int

    def sentence(self) -> str:
        """What the user is told."""
        if not self.refused:
            return Message(
                "Annotations: {new} new, {changed} changed, {same} already there.",
                new=self.new,
                changed=self.changed,
                same=self.same,
            )
        return Message(
            "Annotations: {new} new, {changed} changed, {same} already there, {refused} could not "
            "be read.",
            new=self.new,
            changed=self.changed,
            same=self.same,
            refused=self.refused,
        )


def read_import(path: Path, known: Collection) -> Imported:
    """What a file holds, compared with what is known. Raises `ImportProblem`.

    Nothing is changed: the collection is to be joined by whoever owns the known one.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ImportProblem(
                Message("{path} is larger than any file of annotations.", path=path)
            )
        data = path.read_bytes()
    except OSError as error:
        raise ImportProblem(
            Message("{path} cannot be read: {reason}.", path=path, reason=reason_of(error))
        ) from error
    found, refused = _decoded(path, data, known)
    present = known.copy()
    before = {id_ for id_ in found.ids() if known.versions(id_)}
    news = set(present.join(found).ids())
    # A deletion of what was never here is no news for anybody.
    new = sum(1 for id_ in news - before if present.find(id_) is not None)
    return Imported(found, new, len(news & before), len(before - news), refused)


def _decoded(path: Path, data: bytes, known: Collection) -> tuple[Collection, int]:
    try:
        contents = decode(data)
    except DamagedFileError as error:
        raise ImportProblem(
            Message("{path} is not JSON, or it is damaged ({error}).", path=path, error=str(error))
        ) from error
    except ForeignFileError:
        pass
    else:
        if contents.is_newer:
            raise ImportProblem(
                Message("{path} was written by a newer Duidu, which knows more.", path=path)
            )
        return contents.collection, 0
    value = loads(data.removeprefix(b"\xef\xbb\xbf"))
    if not is_jsonld(value):
        raise ImportProblem(
            Message("{path} holds neither Duidu's annotations nor Web Annotations.", path=path)
        )
    return read_jsonld(value, known)
