"""Entries for tests, as a scan would make them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.documents.model import Language, Script
from reader.library.entries import Entry
from reader.library.facts import with_derived

FOLDER = Path("/books")
EN, ZH = Language.ENGLISH, Language.CHINESE


def entry(title: str, name: str = "", folder: Path | None = FOLDER, **fields: Any) -> Entry:
    """An entry with its derived fields made."""
    path = (folder or Path("/elsewhere")) / (name or f"{title}.md")
    return with_derived(Entry(path, folder, title, **fields))


def library() -> list[Entry]:
    """A small library in which every field occurs."""
    return [
        entry(
            "The Long Way to a Short Meeting · 通往短会的长路",
            "interview.md",
            author="Ana Müller",
            date="2026-03-14",
            tags=("interview", "work"),
            category="Interview",
            languages=(EN, ZH),
            script=Script.SIMPLIFIED,
            progress=0.38,
            last_read=100.0,
            added=1.0,
        ),
        entry(
            "軟體開發筆記",
            "notes/software.txt",
            author="阮一川",
            date="2025-11-30",
            tags=("notes",),
            languages=(ZH,),
            script=Script.TRADITIONAL,
            summary="城市裡的小會議",
            added=3.0,
        ),
        entry(
            "软件的春天",
            "spring.md",
            date="2025-06",
            tags=("essay", "work"),
            languages=(ZH,),
            script=Script.SIMPLIFIED,
            extra={"status": "evergreen", "draft": True},
            progress=1.0,
            last_read=50.0,
            added=2.0,
        ),
        entry(
            "Tea, Steam, and the Art of Waiting",
            "tea.en.md",
            date="2025",
            category="Field notes",
            speaker="Bo",
            source="example.org",
            languages=(EN,),
            added=4.0,
        ),
    ]
