"""Stores in a folder of a test, and what is in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.annotations.codec import decode
from reader.annotations.notebook import Notebook
from reader.annotations.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.collection import Collection


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **parts: float) -> None:
        self.moment += timedelta(**parts)


def store_at(path: Path, clock: Clock | None = None) -> Store:
    store = Store(path, settle=0, patience=0.2, now=clock or Clock())
    store.load()
    return store


def note(text: str, notebook: Notebook | None = None) -> tuple[str, Collection]:
    """A new note's id, and the change that makes it."""
    notebook = notebook or Notebook()
    draft = notebook.draft("d1", note=text)
    notebook.add("Note", draft)
    return draft.id, notebook.take_unsaved()


def notes_in(path: Path) -> set[str]:
    return notes_of(decode(path.read_bytes()).collection)


def notes_of(collection: Collection) -> set[str]:
    found = (collection.find(id_) for id_ in collection.ids())
    return {annotation.note for annotation in found if annotation}


def save(store: Store, *texts: str) -> None:
    for text in texts:
        store.save(note(text)[1])
