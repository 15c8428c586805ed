"""The line below a title: who or what, and when; while filtering, why the document is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.chinese import folding
from reader.library.entries import FIELD_END, HAYSTACK_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.library.entries import Entry
    from reader.library.query import Term

_BETWEEN: Final = " · "
_BEFORE_MATCH: Final = 8
"""Code points of a summary that are shown before the match."""


@dataclass(frozen=True, slots=True)
class SecondLine:
    """What stands below a title.

    lead: who or what; shortened where there is no room. tail: the date; never shortened.
    marks: ranges of code points of `lead` that the filter found.
    """

    lead: str
    tail: str = ""
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The whole line."""
        return _BETWEEN.join(filter(None, (self.lead, self.tail)))


def plain_line(entry: Entry, convert: Callable[[str], str] = str) -> SecondLine:
    """The line without a filter: who or what, and when; the file's name where neither is known."""
    if entry.error:
        return SecondLine(entry.error)
    lead = entry.author or entry.speaker or entry.category
    if not lead and not entry.date:
        return SecondLine(entry.path.name)
    return SecondLine(convert(lead), entry.date)


def second_line(
    entry: Entry, terms: Sequence[Term], convert: Callable[[str], str] = str
) -> SecondLine:
    """The line for a filter's words: one that is not in the title is shown where it was found.

    convert: shows Chinese as the reader wishes it.
    """
    if entry.error or not terms:
        return plain_line(entry, convert)
    fields: dict[str, str] = dict(
        zip(HAYSTACK_FIELDS, entry.haystack.split(FIELD_END), strict=False)
    )
    missing = [term for term in terms if not _is_in(fields.get("title", ""), term)]
    if not missing:
        return plain_line(entry, convert)
    lead, with_date = _where(entry, fields, missing[0])
    shown = convert(lead)
    marks = [found for term in missing for found in folding.find(shown, term.value)]
    return SecondLine(shown, entry.date if with_date else "", tuple(sorted(marks)))


def _where(entry: Entry, fields: Mapping[str, str], term: Term) -> tuple[str, bool]:
    """The words in which `term` was found, and whether there is room for the date."""
    usual = entry.author or entry.speaker or entry.category
    for name in ("author", "speaker", "category"):
        if _is_in(fields.get(name, ""), term):
            return str(getattr(entry, name)), True
    if _is_in(fields.get("tag", ""), term):
        tags = [f"#{tag}" for tag in entry.tags if folding.find(tag, term.value)]
        return " ".join(tags) or usual, True
    if _is_in(fields.get("summary", ""), term):
        return _snippet(entry.summary, term.value), False
    folder = entry.folder
    if _is_in(fields.get("path", ""), term) and folder and folder in entry.path.parents:
        return entry.path.relative_to(folder.parent).as_posix(), False
    return usual or entry.path.name, True


def _snippet(text: str, word: str) -> str:
    found = folding.find(text, word)
    start = max(0, found[0][0] - _BEFORE_MATCH) if found else 0
    return f"…{text[start:].lstrip()}" if start else text


def _is_in(haystack: str, term: Term) -> bool:
    return any(needle in haystack for needle in term.needles)
