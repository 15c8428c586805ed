"""What an export is made of: a document with its sections, and what was marked in each of them.

These are the values that templates see; docs/export-templates.md lists every one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of quoted text. is_code: lines and spaces count, as in a listing."""

    text: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one side.

    side: `en` or `zh`. passages: one for each block of the document that the words lie in. answers:
    nobody marked these words; they say on the other side what was marked.
    """

    side: str
    passages: tuple[Passage, ...]
    answers: bool = False

    @property
    def text(self) -> str:
        """The whole of it, a blank line between two paragraphs."""
        return "\n\n".join(passage.text for passage in self.passages)


@dataclass(frozen=True, slots=True)
class ExportedItem:
    """One annotation as it is taken away.

    kind: `highlight`, `note` or `bookmark`. block_id: without the `^`. colour: `yellow` and so on;
    "" where there is none. meaning: what the colour stands for; "" where nothing was said. style:
    `highlight` or `underline`. quotes: English before Chinese; of a note or a bookmark, the
    paragraph that it hangs on. created, modified: `2026-01-31 17:30`; heading: the nearest above,
    "" for none. percent: how far into the document, None where that is not known. position: code
    point of the source text of the document, 0 where it is not known. is_orphan: the words are no
    longer found in the document.
    """

    id: str
    block_id: str
    kind: str
    colour: str
    meaning: str
    style: str
    quotes: tuple[Quote, ...]
    note: str
    tags: tuple[str, ...]
    created: str
    modified: str
    heading: str
    percent: int | None
    position: int = 0
    is_orphan: bool = False

    @property
    def en(self) -> str:
        """The English words, "" for none."""
        return self._side("en")

    @property
    def zh(self) -> str:
        """The Chinese words, "" for none."""
        return self._side("zh")

    @property
    def text(self) -> str:
        """The words of both sides, a blank line between two paragraphs."""
        return "\n\n".join(quote.text for quote in self.quotes)

    def _side(self, side: str) -> str:
        return "\n\n".join(quote.text for quote in self.quotes if quote.side == side)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the document, and what stands between it and the next one.

    title: as the document has it; "" for what comes before the first heading. en, zh: its two
    languages, where it has them. level: 1 to 6 as in the document; 0 before the first heading.
    key: names it from one export to the next. position, percent: where it stands.
    items: may be empty, for a heading that has further ones below it with items.
    """

    title: str
    level: int
    key: str
    items: tuple[ExportedItem, ...]
    en: str = ""
    zh: str = ""
    position: int = 0
    percent: int = 0


@dataclass(frozen=True, slots=True)
class ExportedDocument:
    """A document and everything in it that is exported.

    id: names it in exported files. source: address or path, "" where it never lay in a file. date:
    of the document, as its author gave it. languages: `en`, `zh-Hans` and the like. tags: all that
    its annotations have. highlights: how many. annotated: the day of the newest change. notes: on
    the document as a whole. sections: in reading order. orphans: what is no longer found in it.
    notices: what the user should be told, sentences. aliases: other ids that it is known by.
    files: paths where the document itself lies, or lay; nothing is ever exported over them.
    """

    id: str
    title: str
    author: str
    source: str
    date: str
    languages: tuple[str, ...]
    tags: tuple[str, ...]
    highlights: int
    annotated: str
    notes: tuple[ExportedItem, ...]
    sections: tuple[Section, ...]
    orphans: tuple[ExportedItem, ...]
    notices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def items(self) -> Iterator[ExportedItem]:
        """Everything in it: notes on the whole, then in reading order, then the orphans."""
        yield from self.notes
        for section in self.sections:
            yield from section.items
        yield from self.orphans

    def __bool__(self) -> bool:
        return next(self.items(), None) is not None
