"""A folder of documents with its index, for tests of searching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.disk_heads import DiskHeads
from reader.library.scanning import Batch, scan
from reader.library.search.asking import LibrarySearch
from reader.library.search.building import Progress, bring_up_to_date
from reader.library.search.store import SearchStore

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.entries import Entry
    from reader.library.search.hits import Hit
    from reader.library.search.questions import Question

TEA = """\
---
title: Tea
tags: [essay]
---

# Tea 茶

The kettle sings. Dr. Hale pours the water slowly, reading the steam. Nobody speaks.

水壶在唱。黑尔医生慢慢倒水，看着蒸汽。没有人说话。

The soft**ware** of a [tea house](https://example.org/secret) is its people.

茶馆的**軟**體是人。
"""
NOTES = "软件和茶。\n\n第二段也说到茶馆，但是没有水壶。\n\nThe bread was read aloud.\n"


class Shelf:
    """A folder of documents with its index."""

    def __init__(self, root: Path, cache: Path) -> None:
        self.root = root
        self.store = SearchStore(cache / "search.sqlite")
        self.search = LibrarySearch(self.store)
        self.entries: list[Entry] = []

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def update(self) -> list[Progress]:
        self.entries = [
            entry
            for batch in scan(self.root, {}, DiskHeads())
            if isinstance(batch, Batch)
            for entry in batch.entries
        ]
        self.search.set_entries(self.entries)
        return list(bring_up_to_date(self.store, self.entries))

    def question(self, text: str) -> Question:
        return self.search.question(text)

    def ask(self, text: str, most: int = 50) -> list[Hit]:
        return self.search.ask(self.question(text)).take(most)

    def marked(self, text: str) -> set[str]:
        """The sentences found, with brackets around the matches."""
        return {marked(hit) for hit in self.ask(text)}


def marked(hit: Hit) -> str:
    text = hit.text
    for start, end in reversed(hit.spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def make_shelf(folder: Path) -> Shelf:
    """Two small documents, indexed."""
    made = Shelf(folder / "books", folder / "cache")
    made.write("tea.md", TEA)
    made.write("notes/notes.txt", NOTES)
    made.update()
    return made
