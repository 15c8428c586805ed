"""The annotations of one document as they lie in the file, not looked at before they are needed.

A library of 100,000 annotations has to be there in half a second and not to fill the memory, and
hardly any of it is looked at in one sitting. So a page keeps the text, and knows the ids in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.annotations.layout import loads
from reader.annotations.objects import from_object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.objects import Object
    from reader.annotations.versions import Versions


class Page:
    """What the file has on one document. It never changes.

    document: its id. text: the annotations laid out as the file has them, without the comma and
    line end behind the last; b"" where the file had another layout. ids: of the annotations that
    belong to the document. touches: ids of other documents → the annotations with a target there.
    """

    __slots__ = ("_objects", "document", "ids", "text", "touches")

    def __init__(self, document: str, objects: Sequence[Object], text: bytes = b"") -> None:
        self.document = document
        self.text = text
        self.ids = [cast("str", raw["id"]) for raw in objects]
        self.touches = _touches(document, objects)
        self._objects = () if text else objects

    def objects(self) -> Sequence[Object]:
        """The annotations as JSON objects."""
        return cast("list[Object]", loads(b"[" + self.text + b"]")) if self.text else self._objects

    def versions(self) -> dict[str, Versions]:
        """The annotations, by id."""
        return {cast("str", raw["id"]): from_object(raw) for raw in self.objects()}


def _touches(document: str, objects: Sequence[Object]) -> dict[str, list[str]]:
    touches: dict[str, list[str]] = {}
    for raw in objects:
        for target in cast("list[Object]", raw.get("targets", ())):
            if "document" in target and (other := target["document"]) != document:
                ids = touches.setdefault(str(other), [])
                id_ = cast("str", raw["id"])
                if id_ not in ids[-1:]:
                    ids.append(id_)
    return touches
