"""What can be chosen when a bitext is exported: one place for the dialogue and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.chinese.variants import Variant


class Format(StrEnum):
    """What is written. The values are the names of the command line."""

    TMX = "tmx"
    MARKDOWN = "markdown"
    HTML = "html"
    TSV = "tsv"
    EPUB = "epub"

    @property
    def suffix(self) -> str:
        """How the names of such files end."""
        return ".md" if self is Format.MARKDOWN else f".{self.value}"

    @property
    def label(self) -> str:
        """What the format is called, for people."""
        return _LABELS[self]

    @property
    def has_units(self) -> bool:
        """Whether it holds bare pairs of texts, which may be sentences; else whole documents."""
        return self in (Format.TMX, Format.TSV)


_LABELS = {
    Format.TMX: "Translation memory (TMX 1.4b)",
    Format.MARKDOWN: "Markdown, both languages by turns",
    Format.HTML: "Web page, two columns",
    Format.TSV: "Table of two columns (TSV)",
    Format.EPUB: "E-book (EPUB 3)",
}


@dataclass(frozen=True, slots=True)
class Options:
    """What is exported, and how.

    variant: how Chinese is written. sentences: a unit for each pair of sentences, where the format
    has units; elsewhere it changes nothing. pictures: local images go into the page or the book.
    """

    format: Format = Format.TMX
    variant: Variant = Variant.SOURCE
    sentences: bool = False
    pictures: bool = True


def format_of_name(name: str) -> Format | None:
    """The format that a file's name asks for by its ending; None if it asks for none."""
    lowered = name.lower()
    if lowered.endswith((".htm", ".html")):
        return Format.HTML
    if lowered.endswith((".markdown", ".mdown", ".mkd")):
        return Format.MARKDOWN
    return next((each for each in Format if lowered.endswith(each.suffix)), None)
