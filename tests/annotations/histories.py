"""Collections as several writers make them who edit, delete, undo and exchange at random."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from reader.annotations.codec import decode, encode
from reader.annotations.collection import Collection
from reader.annotations.model import (
    Colour,
    DocumentRecord,
    Kind,
    MarkStyle,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.annotations.notebook import Notebook
from reader.annotations.objects import to_object
from reader.bitext.model import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DOCUMENTS = ("alpha", "beta", 'γ/δ "quoted" \\')
texts = st.text(st.characters(codec="utf-8"), max_size=12)
any_texts = st.text(st.characters(exclude_categories=()), max_size=12)
"""Half surrogate pairs, too."""
values = st.recursive(
    st.none() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=4,
)
others = st.dictionaries(texts.map(lambda text: f"x-{text}"), values, max_size=2)
targets = st.builds(
    Target,
    st.sampled_from(DOCUMENTS),
    st.sampled_from(Side),
    st.builds(TextQuoteSelector, any_texts, any_texts, any_texts),
    st.builds(
        lambda start, length: TextPositionSelector(start, start + length),
        st.integers(0, 10**6),
        st.integers(0, 100),
    ),
    others,
)
fields = st.fixed_dictionaries(
    {},
    optional={
        "note": any_texts,
        "kind": st.sampled_from(Kind),
        "colour": st.sampled_from(Colour),
        "style": st.sampled_from(MarkStyle),
        "tags": st.lists(texts, max_size=3).map(tuple),
        "targets": st.lists(targets, max_size=3).map(tuple),
        "document": st.sampled_from(DOCUMENTS),
        "other": others,
    },
)
records = st.builds(
    DocumentRecord,
    st.sampled_from(DOCUMENTS),
    any_texts,
    st.integers(0, 9).map(lambda day: f"2026-01-0{day}T00:00:00.000Z"),
    author=texts,
    fingerprint=texts,
    sketch=st.lists(st.integers(0, 2**32), max_size=3).map(tuple),
    paths=st.dictionaries(any_texts, st.sampled_from(["2026-01-01", "2026-02-01"]), max_size=2),
    other=others,
)
steps = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["add", "change", "change", "remove", "undo", "redo", "send", "send"]),
    st.integers(0, 5),
    fields,
)


class Writers:
    """Three programs that each know what they wrote and were sent."""

    def __init__(self) -> None:
        moments = iter(range(10**6))
        self._ids: list[str] = []
        self.notebooks = [
            Notebook(writer=f"writer{number}", clock=lambda: _time(next(moments) // 3))
            for number in range(3)
        ]

    def take(self, step: tuple[int, str, int, Mapping[str, Any]]) -> None:
        """One of them does something."""
        who, deed, which, content = step
        notebook = self.notebooks[who]
        id_ = self._ids[which % len(self._ids)] if self._ids else ""
        if deed == "add" or not id_:
            document = content.get("document", DOCUMENTS[0])
            rest = {key: value for key, value in content.items() if key != "document"}
            annotation = notebook.draft(str(document), **rest)
            self._ids.append(annotation.id)
            notebook.add("Add", annotation)
        elif deed == "send":
            notebook.join(self.notebooks[which % 3].collection.copy())
        else:
            deeds: dict[str, Callable[[], object]] = {
                "change": lambda: notebook.change("Change", id_, **content),
                "remove": lambda: notebook.remove("Remove", [id_]),
                "undo": notebook.undo,
                "redo": notebook.redo,
            }
            deeds[deed]()


def _time(second: int) -> str:
    return f"2026-01-01T00:{second // 60 % 60:02}:{second % 60:02}.000Z"


@st.composite
def collections(draw: st.DrawFn) -> list[Collection]:
    """What three writers have in the end."""
    writers = Writers()
    for step in draw(st.lists(steps, max_size=25)):
        writers.take(step)
    found = [notebook.collection for notebook in writers.notebooks]
    for collection in found:
        for record in draw(st.lists(records, max_size=2)):
            collection.documents[record.id] = record
        collection.other = dict(draw(others))
    return found


def content(collection: Collection) -> str:
    """All that a collection says, as text that is the same for the same content."""
    return json.dumps(
        {
            "documents": {
                key: repr(sorted_record(record)) for key, record in collection.documents.items()
            },
            "annotations": {id_: to_object(collection.versions(id_)) for id_ in collection.ids()},
            "meanings": {key: repr(value) for key, value in collection.meanings.items()},
            "broken": [repr(key) for key in sorted(collection.broken)],
            "other": collection.other,
        },
        sort_keys=True,
    )


def sorted_record(record: DocumentRecord) -> object:
    return [
        record.id, record.title, record.modified, record.author, record.fingerprint, record.body,
        record.sketch, sorted(record.paths.items()), json.dumps(dict(record.other), sort_keys=True),
    ]  # fmt: skip


def joined(*parts: Collection) -> Collection:
    """All of them in one, in this order; none of them is changed."""
    whole = Collection()
    for part in parts:
        whole.join(part.copy())
    return whole


def through_files(*parts: Collection) -> Collection:
    """The same through JSON files: each join reads two files and writes a third."""
    whole = Collection()
    for part in parts:
        here = decode(encode(whole)).collection
        here.join(decode(encode(part)).collection)
        whole = decode(encode(here)).collection
    return whole
