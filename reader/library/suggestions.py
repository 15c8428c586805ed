"""What the filter offers while a person types: names of fields, and the values the library has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from reader.chinese import folding
from reader.library.filtering import LANGUAGES, STATES, as_text, language_test
from reader.library.query import FIELDS, Term, parse, quoted
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.library.entries import Entry

MOST_SUGGESTIONS: Final = 8
_ATTRIBUTES: Final = ("languages", "date", "author", "speaker", "category", "source", "summary")
"""Fields that are attributes of an entry."""
_MOST_VALUES_OF_A_FIELD: Final = 2000
"""A front matter key with more different values than this is no help in a list."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list below the filter.

    text: what replaces the characters `start` up to `end` of the filter text.
    label: what is shown; hint: in small type at its right (a count, an explanation).
    complete: a whole term (a space follows when it is taken), not just a field's name.
    """

    text: str
    start: int
    end: int
    label: str
    hint: str
    complete: bool


class Vocabulary:
    """The fields and values that a set of entries has, counted."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self.tags = _count(chain.from_iterable(entry.tags for entry in entries))
        self.extra_fields = frozenset(chain.from_iterable(entry.extra for entry in entries))
        self._values: dict[str, Counter[str]] = {"tag": self.tags}
        self._folded: dict[str, str] = {}
        self._languages: list[tuple[Entry, int]] | None = None

    def suggest(self, text: str, cursor: int) -> list[Suggestion]:
        """What could stand where the cursor is, best first; empty where nothing helps."""
        term = _term_at(parse(text, self.extra_fields).terms, cursor)
        if term is None:
            return []
        if term.field:
            return self._suggest_values(term)
        return self._suggest_fields(term)

    def _suggest_fields(self, term: Term) -> list[Suggestion]:
        typed = term.value.lower()
        if not typed:
            return []
        hints = dict(FIELDS)
        hints.update(
            (name, Message("front matter")) for name in sorted(self.extra_fields - FIELDS.keys())
        )
        return [
            Suggestion(f"{name}:", term.value_start, term.end, f"{name}:", hint, complete=False)
            for name, hint in hints.items()
            if name.startswith(typed) and self._has_values(name)
        ][:MOST_SUGGESTIONS]

    def _has_values(self, field: str) -> bool:
        if field in ("is", "title", "path"):
            return bool(self._entries)
        if field == "tag":
            return bool(self.tags)
        attribute = {"lang": "languages", "after": "date", "before": "date"}.get(field, field)
        if attribute in _ATTRIBUTES:
            return any(getattr(entry, attribute) for entry in self._entries)
        return field in self.extra_fields

    def _suggest_values(self, term: Term) -> list[Suggestion]:
        hints = {"lang": LANGUAGES, "is": STATES}.get(term.field)
        if hints is not None:
            ranked = [name for name in hints if name.startswith(term.value.lower())]
        else:
            ranked = self._ranked(self._of(term.field), term)
        if ranked == [term.value]:
            return []
        return [
            Suggestion(
                text=quoted(value),
                start=term.value_start,
                end=term.end,
                label=value,
                hint=self._hint(term.field, value, hints),
                complete=True,
            )
            for value in ranked[:MOST_SUGGESTIONS]
        ]

    def _hint(self, field: str, value: str, hints: Mapping[str, str] | None) -> str:
        if field == "lang":
            accepts = language_test(value)
            count = sum(number for one, number in self._kinds() if accepts(one))
            return Message("{what} · {number}", what=LANGUAGES[value], number=count)
        return hints[value] if hints else str(self._of(field)[value])

    def _kinds(self) -> list[tuple[Entry, int]]:
        """An entry of each kind of language and script, and how many there are of the kind."""
        if self._languages is None:
            counts = Counter((entry.languages, entry.script) for entry in self._entries)
            examples = {(entry.languages, entry.script): entry for entry in self._entries}
            self._languages = [(examples[kind], count) for kind, count in counts.items()]
        return self._languages

    def _ranked(self, counts: Counter[str], term: Term) -> list[str]:
        """Values that begin with what is typed, then those that contain it; the frequent first."""
        newest_first = term.field in ("after", "before", "date")
        items = sorted(counts, reverse=True) if newest_first else _by_count(counts)
        beginning: list[str] = []
        containing: list[str] = []
        for value in items:
            folded = self._fold(value)
            if any(_begins(folded, needle) for needle in term.needles):
                beginning.append(value)
            elif any(needle in folded for needle in term.needles):
                containing.append(value)
        return beginning + containing

    def _of(self, field: str) -> Counter[str]:
        counts = self._values.get(field)
        if counts is None:
            if field in ("after", "before", "date"):
                counts = _count_dates(entry.date for entry in self._entries)
            else:
                counts = _count(_values_of(self._entries, field))
            self._values[field] = counts
            if len(counts) > _MOST_VALUES_OF_A_FIELD:
                counts.clear()
        return counts

    def _fold(self, value: str) -> str:
        folded = self._folded.get(value)
        if folded is None:
            folded = self._folded[value] = folding.haystack(value)
        return folded


def _begins(haystack: str, needle: str) -> bool:
    """Whether a reading of what was folded begins so."""
    return haystack.startswith(needle) or f"\n{needle}" in haystack


def _values_of(entries: Iterable[Entry], field: str) -> Iterable[str]:
    if field in ("title", "path", "summary"):  # as many values as documents: no help
        return ()
    if field == "lang":
        return (entry.languages_label for entry in entries)
    if field in ("author", "speaker", "category", "source"):
        return (str(getattr(entry, field)) for entry in entries)
    return (value for entry in entries for value in as_text(entry.extra.get(field)).split("\n"))


def _count(values: Iterable[str]) -> Counter[str]:
    counts = Counter(values)
    for value in [value for value in counts if not 0 < len(value) <= 60]:
        del counts[value]
    return counts


def _count_dates(dates: Iterable[str]) -> Counter[str]:
    """Years and months, each with how many dates fall into it."""
    months = Counter(date[:7] for date in dates if date)
    counts: Counter[str] = Counter()
    for month, count in months.items():
        for stretch in {month[:4], month}:
            counts[stretch] += count
    return counts


def _by_count(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda value: (-counts[value], value))


def _term_at(terms: Sequence[Term], cursor: int) -> Term | None:
    return next((term for term in terms if term.start < cursor <= term.end), None)
