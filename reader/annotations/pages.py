"""The annotations of one document as they lie in the file, not looked at before they are needed.

A library of 100,000 annotations has to be there in half a second and not to fill the memory, and
hardly any of it is looked at in one sitting. So a page keeps the text, and knows the ids in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from reader.annotations.layout import loads
from reader.annotations.objects import from_object
from reader.bitext.model import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.objects import Object
    from reader.annotations.versions import Versions


SIDES = frozenset(each.value for each in Side)
"""What a target may say of its side."""


class Page:
    """What the file has on one document. It never changes.

    document: its id. text: the annotations laid out as the file has them, without the comma and
    line end behind the last; b"" where the file had another layout. ids: of the annotations that
    belong to the document. touches: ids of other documents → the annotations with a target there.
    ValueError: something among the objects is no annotation of this document.
    """

    __slots__ = ("_objects", "document", "ids", "text", "touches")

    def __init__(self, document: str, objects: Sequence[Object], text: bytes = b"") -> None:
        self.document = document
        self.text = text
        self.touches: dict[str, list[str]] = {}
        try:
            self.ids = self._survey(cast("Sequence[Any]", objects))
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError("something else stands among the annotations") from error
        self._objects = () if text else objects

    def _survey(self, objects: Sequence[Any]) -> list[str]:
        """Look at every object, quickly: this is what loading a large file takes."""
        ids: list[str] = []
        for raw in objects:
            ids.append(raw["id"])
            if raw["document"] != self.document:
                raise ValueError("an annotation of another document")
            for target in raw.get("targets", ()):
                if target["side"] not in SIDES:
                    raise ValueError("no such side")
                if "document" in target and target["document"] != self.document:
                    self.touches.setdefault(str(target["document"]), []).append(raw["id"])
        if "" in ids or not "".join(ids):  # which raises TypeError where one is no text
            raise ValueError("an annotation without an id")
        return ids

    def objects(self) -> Sequence[Object]:
        """The annotations as JSON objects."""
        return cast("list[Object]", loads(b"[" + self.text + b"]")) if self.text else self._objects

    def versions(self) -> dict[str, Versions]:
        """The annotations, by id."""
        return {cast("str", raw["id"]): from_object(raw) for raw in self.objects()}
