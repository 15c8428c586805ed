"""The annotations of one document as they lie in the file, not looked at before they are needed.

A library of 100,000 annotations has to be there in half a second and not to fill the memory, and
hardly any of it is looked at in one sitting. So a page keeps the text, and knows the ids in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from reader.annotations.layout import loads
from reader.annotations.objects import from_object, further_versions
from reader.bitext.model import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.objects import Object
    from reader.annotations.versions import Versions


SIDES = frozenset(each.value for each in Side)
"""What a target may say of its side."""


class Page:
    """What the file has on one document. It never changes.

    document: its id. ids: of the annotations that belong to it. touches: ids of other documents →
    the annotations with a target there. text: the annotations laid out as the file has them,
    without the comma and line end behind the last; b"" where the file had another layout, and they
    are kept as `objects`.
    """

    __slots__ = ("_objects", "document", "ids", "text", "touches")

    def __init__(
        self,
        document: str,
        ids: list[str],
        touches: dict[str, list[str]],
        text: bytes = b"",
        objects: Sequence[Object] = (),
    ) -> None:
        self.document = document
        self.ids = ids
        self.touches = touches
        self.text = text
        self._objects = objects

    @classmethod
    def read(cls, document: str, text: bytes) -> Page:
        """A page of text. ValueError: it is not made of annotations of the document."""
        return cls(document, *_survey(document, loads(b"[" + text + b"]")), text)

    @classmethod
    def of(cls, document: str, objects: Sequence[Object]) -> Page:
        """A page of objects; each must be an annotation (`objects.is_annotation`)."""
        return cls(document, *_survey(document, objects), objects=objects)

    def objects(self) -> Sequence[Object]:
        """The annotations as JSON objects."""
        return cast("list[Object]", loads(b"[" + self.text + b"]")) if self.text else self._objects

    def versions(self) -> dict[str, Versions]:
        """The annotations, by id."""
        return {cast("str", raw["id"]): from_object(raw) for raw in self.objects()}


def _survey(document: str, given: object) -> tuple[list[str], dict[str, list[str]]]:
    """Look at every object, quickly: this is much of what loading a large file takes."""
    ids: list[str] = []
    touches: dict[str, list[str]] = {}
    objects = cast("list[Any]", given)  # checked by what follows
    try:
        for raw in objects:
            ids.append(raw["id"])
            if raw["document"] != document:
                raise ValueError("an annotation of another document")
            targets = raw.get("targets", ())
            if "versions" in raw:
                targets = [*targets, *_targets_beside(raw)]
            for target in targets:
                if target["side"] not in SIDES:
                    raise ValueError("no such side")
                if "document" in target and target["document"] != document:
                    touches.setdefault(str(target["document"]), []).append(raw["id"])
        if "" in ids or not "".join(ids):  # TypeError where one is no text
            raise ValueError("an annotation without an id")
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("something else stands among the annotations") from error
    return ids, touches


def _targets_beside(raw: Object) -> list[Object]:
    """The targets of the further versions of an annotation, and the documents of their own."""
    found: list[Object] = []
    for version in further_versions(raw):
        document = {"document": version["document"], "side": Side.EN.value}
        targets = cast("list[Object]", version.get("targets", ()))
        found += [document, *({**document, **target} for target in targets)]
    return found
