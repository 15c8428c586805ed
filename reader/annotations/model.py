"""What an annotation is: targets in the text, a look, a note, tags; and who has seen which version.

Selectors carry their W3C names and meaning (https://www.w3.org/TR/annotation-model/#selectors).
Positions are code points of the source text of the target's document (`Document.source_text`).
Times are ISO 8601 in UTC to the millisecond (`2026-01-31T09:30:00.000Z`), so they sort as text.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.bitext.model import Side

CONTEXT = 32
"""Characters of prefix and suffix that a quote is given."""
CONTENT = ("document", "kind", "colour", "style", "note", "tags", "targets", "other")
"""The fields of an annotation that a change can change."""


class Colour(StrEnum):
    """The five colours of a highlight."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    PURPLE = "purple"


class MarkStyle(StrEnum):
    """How marked words look."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"


class Kind(StrEnum):
    """What an annotation is there for.

    HIGHLIGHT: marked words, with or without a note. NOTE: a note without marked words; it hangs on
    the paragraph of its only target, or on the whole document where it has none. BOOKMARK: a place
    to come back to; its target is the paragraph.
    """

    HIGHLIGHT = "highlight"
    NOTE = "note"
    BOOKMARK = "bookmark"


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The words themselves, and what stands around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """From code point `start` up to `end` of the document's source text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """Words on one side. document: the id of the document that holds them.

    other: keys of the JSON object that this version does not know; kept as they are.
    """

    document: str
    side: Side
    quote: TextQuoteSelector
    position: TextPositionSelector
    other: Mapping[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True)
class Annotation:
    """One version of an annotation. A change makes another one: see `versions.next_version`.

    document: the id of the document it belongs to: that of the first target, or the one that the
    note is about. clock: a vector clock, for each writer how many changes of it this version has
    seen; a version that has seen all that another has seen replaces it, two that have not seen each
    other are both kept. dots: which change gave a field its present value, as "writer:count"; a
    field that is not there has it from the beginning. deleted: a tombstone: nothing of the content
    is left. other: as for targets.
    """

    id: str
    document: str
    created: str
    modified: str
    kind: Kind = Kind.HIGHLIGHT
    colour: Colour = Colour.YELLOW
    style: MarkStyle = MarkStyle.HIGHLIGHT
    note: str = ""
    tags: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    clock: Mapping[str, int] = field(default_factory=dict[str, int])
    dots: Mapping[str, str] = field(default_factory=dict[str, str])
    deleted: bool = False
    other: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of every document that it touches, its own first."""
        return tuple(dict.fromkeys((self.document, *(each.document for each in self.targets))))

    def target_on(self, side: Side) -> Target | None:
        """The first target on a side."""
        return next((target for target in self.targets if target.side is side), None)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is known of a document that has annotations, also when its file is gone.

    id: `document_id` of the content it was first seen with. fingerprint: of the whole decoded text
    (`Head.fingerprint`); body: of the text without its front matter; sketch: small numbers that two
    texts share as far as they share paragraphs (`identity`). paths: where it was seen → when last.
    """

    id: str
    title: str
    modified: str
    author: str = ""
    fingerprint: str = ""
    body: str = ""
    sketch: tuple[int, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict[str, str])
    other: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def last_path(self) -> str:
        """Where it was seen last, "" where it never lay in a file."""
        return max(self.paths, key=lambda path: (self.paths[path], path), default="")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a colour stands for, in the user's words ("vocabulary"); "" for none."""

    text: str
    modified: str


def now() -> str:
    """The present moment, as annotations write it."""
    return as_time(datetime.now(UTC))


def as_time(moment: datetime) -> str:
    """A moment in the form that sorts as text."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def just_after(moment: str) -> str:
    """The next millisecond; the same text where it is no moment."""
    try:
        return as_time(datetime.fromisoformat(moment) + timedelta(milliseconds=1))
    except (ValueError, OverflowError):
        return moment


def new_id() -> str:
    """An id that no other annotation has: twelve letters and digits, fit for a block id."""
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(secrets.choice(alphabet) for _ in range(12))


def new_writer() -> str:
    """A name for one run of the program, in vector clocks."""
    return secrets.token_hex(4)
