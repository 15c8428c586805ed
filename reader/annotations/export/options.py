"""What the user can choose for an export."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.chinese.variants import Variant

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class Options:
    """What is exported, and how.

    counterpart: add the text that answers a highlight which is marked on one side only.
    colours: these alone; None: all. It says nothing about notes and bookmarks, which have none.
    tags: what has one of these; empty: everything. after, before: first and last day on which
    an annotation may have been made or changed; None: no limit. zone: whose days and hours; None:
    those of this machine. template: the user's own layout in place of the one that came along.
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
