"""What a person types into the filter, as terms.

    会议 tag:interview lang:both -draft author:"Ruan Yichuan" after:2025-06

Words and `field:value` terms, parted by spaces; quotes keep spaces; a minus sign before a term
turns it round. Every term must hold. Only the names in `FIELDS` and the front matter keys that the
library knows are fields: `10:30` stays a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.chinese import folding
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Container

FIELDS: Final = {
    "tag": Message("has a tag"),
    "lang": Message("en, zh, both, hans, hant"),
    "author": Message("who wrote it"),
    "title": Message("in the title"),
    "after": Message("from this date on: 2025-06"),
    "before": Message("before this date: 2025-06"),
    "date": Message("in this year, month or day"),
    "category": Message("category"),
    "speaker": Message("who speaks"),
    "source": Message("where it came from"),
    "summary": Message("in the summary"),
    "path": Message("folder or file name"),
    "is": Message("unread, reading, read"),
}
"""The fields that exist without front matter, with what they ask, one short phrase each."""

_ALIASES: Final = {
    "tags": "tag", "language": "lang", "since": "after", "until": "before", "file": "path",
    "标签": "tag", "標籤": "tag", "语言": "lang", "語言": "lang", "作者": "author",
    "标题": "title", "標題": "title", "日期": "date", "分类": "category", "分類": "category",
    "来源": "source", "來源": "source", "摘要": "summary",
}  # fmt: skip

_TERM = re.compile(
    r"""(?P<minus>-?)
        (?:(?P<field>[^\s:："“”-][^\s:："“”]*)[:：])?
        (?:["“”](?P<quoted>[^"“”]*)["“”]? | (?P<plain>[^\s]*))""",
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition.

    field: a key of `FIELDS` or a front matter key; "" for a word.
    value: as typed, without quotes. needles: as it is looked for; one of them must be there.
    start, end: where the whole term stands in the text. value_start: where its value does.
    """

    field: str
    value: str
    needles: tuple[str, ...]
    negated: bool
    start: int
    end: int
    value_start: int


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of a filter text, in order; empty ones (`tag:` before its value) ask nothing."""

    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> tuple[Term, ...]:
        """The terms whose matches are marked: words and `title:`."""
        return tuple(
            term
            for term in self.terms
            if term.value and not term.negated and term.field in ("", "title")
        )

    def narrows(self, other: Query) -> bool:
        """Whether nothing can match this query that does not match `other`.

        Holds while a person goes on typing: the same terms, the last of them longer, or more.
        """
        if len(self.terms) < len(other.terms):
            return False
        return all(
            _is_stricter(mine, theirs)
            for mine, theirs in zip(self.terms, other.terms, strict=False)
        )


_GROWING = ("", "title", "author", "tag", "category", "speaker", "source", "summary", "path")


def _is_stricter(mine: Term, theirs: Term) -> bool:
    if (mine.field, mine.negated) != (theirs.field, theirs.negated):
        return not theirs.value
    if mine.needles == theirs.needles:
        return True
    if mine.negated or mine.field not in _GROWING:
        return False
    return all(any(short in long for short in theirs.needles) for long in mine.needles)


def field_named(name: str, extra: Container[str] = ()) -> str:
    """The field that a person means by `name`, or "" where there is none such."""
    lowered = name.lower()
    if lowered in FIELDS or lowered in extra:
        return lowered
    return _ALIASES.get(lowered, "")


def parse(text: str, extra: Container[str] = ()) -> Query:
    """The query that `text` asks. extra: front matter keys that are fields, lower-case."""
    if not text:
        return Query()
    terms: list[Term] = []
    position = _after_space(text, 0)
    while position < len(text):
        match = _TERM.match(text, position)
        if match is None or match.end() == position:  # cannot be: a term takes what is no space
            break
        terms.append(_term(text, match, extra))
        position = _after_space(text, match.end())
    return Query(tuple(terms))


def _after_space(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position


def _term(text: str, match: re.Match[str], extra: Container[str]) -> Term:
    start, end = match.span()
    negated = bool(match["minus"])
    field = field_named(match["field"], extra) if match["field"] else ""
    if match["field"] and not field:
        value_start = start + len(match["minus"])
        value = text[value_start:end].strip('"“”')
    elif match["quoted"] is not None:
        value_start, value = match.start("quoted") - 1, match["quoted"]
    else:
        value_start, value = match.start("plain"), match["plain"]
    return Term(field, value, folding.needles(value), negated, start, end, value_start)


def fields_of(text: str, query: Query) -> str:
    """The conditions of a filter that name a field, as they stand in its `text`."""
    return " ".join(text[one.start : one.end] for one in query.terms if one.field and one.value)


def with_term(text: str, term: str) -> str:
    """`text` with `term` as one more condition."""
    return f"{text.rstrip()} {term}".lstrip()


def without_term(text: str, term: str, extra: Container[str] = ()) -> str:
    """`text` without every condition that says the same as `term`."""
    unwanted = {_meaning(one) for one in parse(term, extra).terms}
    kept = [
        text[one.start : one.end]
        for one in parse(text, extra).terms
        if _meaning(one) not in unwanted
    ]
    return " ".join(kept)


def has_term(query: Query, term: str, extra: Container[str] = ()) -> bool:
    """Whether `query` asks what `term` asks."""
    present = {_meaning(one) for one in query.terms}
    return all(_meaning(one) in present for one in parse(term, extra).terms)


def quoted(value: str) -> str:
    """`value` as it is written in a filter: in quotes where it needs them."""
    plain = value.replace('"', "").replace("“", "").replace("”", "")
    return f'"{plain}"' if re.search(r"\s", plain) or not plain else plain


def _meaning(term: Term) -> tuple[str, tuple[str, ...], bool]:
    return term.field, term.needles, term.negated
