"""Which entries a query lets through: 10,000 of them within a few milliseconds a keystroke.

Words are looked for in each entry's haystack, folded when the file was scanned. A field's column of
folded values is made when the field is first asked for. While the query only grows, the entries
that matched before are the only ones looked at again.
"""

from __future__ import annotations

import re
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from reader.chinese import folding
from reader.documents.model import Language, Script
from reader.library.entries import FIELD_END, HAYSTACK_FIELDS
from reader.library.query import Query, parse
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.documents.model import MetadataValue
    from reader.library.entries import Entry
    from reader.library.query import Term

    Test = Callable[[int], bool]

LANGUAGES: Final = {
    "both": Message("English and Chinese"),
    "en": Message("has English"),
    "zh": Message("has Chinese"),
    "en-only": Message("English only"),
    "zh-only": Message("Chinese only"),
    "hans": Message("Simplified Chinese"),
    "hant": Message("Traditional Chinese"),
}
"""The values of `lang:` with what they mean."""

STATES: Final = {
    "unread": Message("never opened"),
    "reading": Message("begun, not finished"),
    "read": Message("read to the end"),
}
"""The values of `is:` with what they mean."""

_LANGUAGE_ALIASES: Final = {
    "en-zh": "both", "zh-en": "both", "en–zh": "both", "en–中": "both", "en-中": "both",
    "中英": "both", "双语": "both", "english": "en", "英": "en", "英文": "en", "chinese": "zh",
    "中": "zh", "中文": "zh", "简": "hans", "简体": "hans", "simplified": "hans", "zh-hans": "hans",
    "zh-cn": "hans", "繁": "hant", "繁体": "hant", "traditional": "hant", "zh-hant": "hant",
    "zh-tw": "hant", "zh-hk": "hant",
}  # fmt: skip

_GROUPED: Final = {"author": "author", "speaker": "speaker", "tag": "tags", "category": "category"}
"""Fields in which many entries have one value, with the names of `Entry` for them."""

_DATE: Final = re.compile(r"\d{1,4}(?:[-/.]\d{0,2}){0,2}")
_EN, _ZH = Language.ENGLISH, Language.CHINESE


class Filter:
    """A filter over a fixed sequence of entries; make a new one when they change."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.extra_fields = frozenset(chain.from_iterable(entry.extra for entry in entries))
        self._haystacks = [entry.haystack for entry in entries]
        self._columns: dict[str, list[str] | _Parts] = {}
        self._folded: dict[str, str] = {}
        self._paths: list[str] = []
        self._groups: dict[str, list[tuple[str, list[int]]]] = {}
        self._last: tuple[Query, list[int]] = (Query(), list(range(len(entries))))
        self._last_paths: tuple[list[tuple[str, str, bool]], frozenset[str]] | None = None

    def parse(self, text: str) -> Query:
        """The query that `text` asks, given the front matter keys of these entries."""
        return parse(text, self.extra_fields)

    def match(self, query: Query) -> list[int]:
        """Indices into `entries` of those that meet every term, ascending."""
        last_query, last_result = self._last
        narrows = query.narrows(last_query)
        candidates: Iterable[int] = last_result if narrows else range(len(self.entries))
        # what the last result was found by need not be asked of it again
        asked = last_query.terms if narrows else ()
        for term in query.terms:
            if term.value and term not in asked:
                candidates = self._keep(term, candidates)
        result = list(candidates)
        self._last = (query, result)
        return result

    @property
    def paths(self) -> list[str]:
        """The path of every entry as text."""
        if not self._paths:
            self._paths = [str(entry.path) for entry in self.entries]
        return self._paths

    def paths_matching(self, query: Query) -> frozenset[str]:
        """The paths of those that meet every term; kept, since whoever types asks again."""
        asked = [(term.field, term.value, term.negated) for term in query.terms]
        if self._last_paths is None or self._last_paths[0] != asked:
            self._last_paths = asked, frozenset(map(self.paths.__getitem__, self.match(query)))
        return self._last_paths[1]

    def prepare(self) -> None:
        """Make what the first question after a change would wait for. For a worker."""
        self._grouped("tag")
        _ = self.paths

    def forget(self) -> None:
        """Look at every entry the next time: one was exchanged in place."""
        self._paths, self._last_paths = [], None
        self._groups.clear()
        self._last = (Query(), list(range(len(self.entries))))

    def _keep(self, term: Term, candidates: Iterable[int]) -> list[int]:
        if not term.negated:
            return self._holding(term, candidates)
        candidates = list(candidates)
        unwanted = set(self._holding(term, candidates))
        return [index for index in candidates if index not in unwanted]

    def _holding(self, term: Term, candidates: Iterable[int]) -> list[int]:
        """Those for which the term holds, its sign aside."""
        test = self._test(term)
        if test is not None:
            return [index for index in candidates if test(index)]
        # Words and text fields, without a call for each entry
        if term.field in _GROUPED:
            return self._in_groups(term, candidates)
        found = candidates
        if not term.field or term.field in HAYSTACK_FIELDS:  # a field is a part of its haystack
            found = _having(term.needles, self._haystacks, found)
        return _having(term.needles, self._column(term.field), found) if term.field else list(found)

    def _in_groups(self, term: Term, candidates: Iterable[int]) -> list[int]:
        """The same for a field in which many entries have one value: each is looked at once."""
        groups = self._grouped(term.field)
        having = [
            numbers for text, numbers in groups if any(needle in text for needle in term.needles)
        ]
        if candidates == range(len(self.entries)):
            return sorted(chain.from_iterable(having))
        found = set[int]().union(*having)
        return [index for index in candidates if index in found]

    def _grouped(self, field: str) -> list[tuple[str, list[int]]]:
        """The folded values of a field, each with the entries that have it."""
        if field not in self._groups:
            value_of = attrgetter(_GROUPED[field])
            by_value: dict[str | tuple[str, ...], list[int]] = {}
            for index, value in enumerate(map(value_of, self.entries)):
                by_value.setdefault(value, []).append(index)
            self._groups[field] = [
                (self._fold(as_text(value)), numbers) for value, numbers in by_value.items()
            ]
        return self._groups[field]

    def _test(self, term: Term) -> Test | None:
        """What a field asks of an entry's values; None where it asks for a part of a text."""
        entries, value = self.entries, term.value.strip().lower()
        if term.field == "lang":
            accepts = language_test(value)
            return lambda index: accepts(entries[index])
        if term.field == "is":
            holds = _state_test(value)
            return lambda index: holds(entries[index])
        if term.field in ("after", "before", "date"):
            fits = _date_test(term.field, value)
            return lambda index: fits(entries[index].date)
        return None

    def _column(self, field: str) -> list[str] | _Parts:
        column = self._columns.get(field)
        if column is None:
            column = self._columns[field] = self._make_column(field)
        return column

    def _make_column(self, field: str) -> list[str] | _Parts:
        if field in HAYSTACK_FIELDS:
            return _Parts(self._haystacks, HAYSTACK_FIELDS.index(field))
        if field == "source":
            return [self._fold(entry.source) for entry in self.entries]
        return [self._fold(as_text(entry.extra.get(field))) for entry in self.entries]

    def _fold(self, text: str) -> str:
        folded = self._folded.get(text)
        if folded is None:
            folded = self._folded[text] = folding.haystack(text)
        return folded


class _Parts(dict[int, str]):
    """One field of every haystack, cut out when somebody looks at it."""

    def __init__(self, haystacks: Sequence[str], place: int) -> None:
        super().__init__()
        self._haystacks, self._place = haystacks, place

    def __missing__(self, index: int) -> str:
        parts = self._haystacks[index].split(FIELD_END, self._place + 1)
        part = self[index] = parts[self._place] if self._place < len(parts) else ""
        return part


def _having(
    needles: Sequence[str], column: Sequence[str] | _Parts, candidates: Iterable[int]
) -> list[int]:
    """Those whose text has one of a term's needles; there are one or two."""
    first, *others = needles
    if not others:
        return [index for index in candidates if first in column[index]]
    second = others[0]
    return [i for i in candidates if first in column[i] or second in column[i]]


def warm_up() -> None:
    """Load what folding Chinese needs (some 20 ms), so that the first Chinese word costs nothing.

    For an idle moment; may run on any thread.
    """
    folding.find("軟體", "软件")


def as_text(value: MetadataValue) -> str:
    """A front matter value as text to look in: lists one item a line, yes and no as YAML has it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def misunderstood(query: Query) -> str:
    """A sentence about the first value that no entry could meet, whatever it held; "" if none."""
    for term in query.terms:
        value = term.value.strip().lower()
        if not value:
            continue
        if term.field in ("after", "before", "date") and not _DATE.fullmatch(value):
            return Message(
                "“{value}” is not a date. Write 2025, 2025-06 or 2025-06-30.", value=term.value
            )
        if term.field == "lang" and _language_named(value) is None:
            return Message(
                "“{value}” is no language here. Write en, zh, both, hans or hant.", value=term.value
            )
        if term.field == "is" and not any(state.startswith(value) for state in STATES):
            return Message(
                "“{value}” is no state. Write unread, reading or read.", value=term.value
            )
    return ""


def _language_named(value: str) -> str | None:
    name = _LANGUAGE_ALIASES.get(value, value)
    if name in LANGUAGES:
        return name
    return next((known for known in LANGUAGES if known.startswith(name)), None)


def language_test(value: str) -> Callable[[Entry], bool]:
    """What `lang:value` asks of an entry. A value that is being typed stands for its completion."""
    name = _language_named(value) or ""
    tests: dict[str, Callable[[Entry], bool]] = {
        "both": lambda entry: len(entry.languages) > 1,
        "en": lambda entry: _EN in entry.languages,
        "zh": lambda entry: _ZH in entry.languages,
        "en-only": lambda entry: entry.languages == (_EN,),
        "zh-only": lambda entry: entry.languages == (_ZH,),
        "hans": lambda entry: entry.script in (Script.SIMPLIFIED, Script.MIXED),
        "hant": lambda entry: entry.script in (Script.TRADITIONAL, Script.MIXED),
    }
    return tests.get(name, lambda _: False)


def _state_test(value: str) -> Callable[[Entry], bool]:
    if value == "reading":
        return lambda entry: not entry.is_read and not entry.is_unread
    if value == "read":
        return lambda entry: entry.is_read
    if value and "unread".startswith(value):
        return lambda entry: entry.is_unread
    if value and "reading".startswith(value):
        return lambda entry: not entry.is_unread
    return lambda _: False


def _date_test(field: str, value: str) -> Callable[[str], bool]:
    value = value.replace("/", "-").replace(".", "-").rstrip("-")
    if field == "date":
        return lambda date: date.startswith(value)
    # A date that is less exact than the value counts as its first day: "2025" is not after 2025-06
    if field == "after":
        return lambda date: date >= value and bool(date)
    return lambda date: bool(date) and date < value
