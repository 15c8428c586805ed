"""What the user can choose for an export."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from reader.chinese.variants import Variant
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo
    from pathlib import Path

    from reader.annotations.model import Colour


class Format(StrEnum):
    """What kind of file is written."""

    MARKDOWN = "markdown"  # portable block quotes
    OBSIDIAN = "obsidian"  # the same with Obsidian's callouts
    CSV = "csv"
    JSON_LD = "json-ld"

    @property
    def is_markdown(self) -> bool:
        """Whether it is text that its owner may write in."""
        return self in {Format.MARKDOWN, Format.OBSIDIAN}

    @property
    def suffix(self) -> str:
        """How names of such files end."""
        return {Format.CSV: ".csv", Format.JSON_LD: ".jsonld"}.get(self, ".md")


class Sides(StrEnum):
    """Which of the marked words are taken."""

    BOTH = "both"  # all that is marked, on either side
    EN = "en"
    ZH = "zh"


WORDS: Final[Mapping[str, str]] = {
    "yellow": Message("Yellow"),
    "green": Message("Green"),
    "blue": Message("Blue"),
    "pink": Message("Pink"),
    "purple": Message("Purple"),
    "note": Message("Note"),
    "bookmark": Message("Bookmark"),
    "document_note": Message("Note on the document"),
    "orphans": Message("No longer found in the text"),
}
"""What the built-in layout says itself."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is exported, and how.

    counterpart: add the text that answers a highlight which is marked on one side only.
    colours: these alone; None: all. It says nothing about notes and bookmarks, which have none.
    tags: what has one of these; empty: everything. after, before: first and last day on which
    an annotation may have been made or changed; None: no limit. zone: whose days and hours; None:
    those of this machine. template: the user's own layout in place of the one that came along.
    words: what the Markdown says itself in another language than English, by the names of `WORDS`.
    """

    format: Format = Format.MARKDOWN
    sides: Sides = Sides.BOTH
    variant: Variant = Variant.SOURCE
    counterpart: bool = False
    colours: frozenset[Colour] | None = None
    tags: frozenset[str] = frozenset()
    after: date | None = None
    before: date | None = None
    zone: tzinfo | None = None
    template: Path | None = None
    words: Mapping[str, str] = field(default_factory=dict[str, str])
