"""What a person types to narrow a list of annotations, as terms.

    会议 tag:translation colour:yellow,blue note:yes -draft title:meeting after:2025-06

Words and `field:value` terms, parted by spaces, as in the filter of the library: quotes keep
spaces, a minus sign before a term turns it round, every term must hold. Only the names in `FIELDS`
are fields: `10:30` stays a word. A tag in quotes is the whole tag, one without may go on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.annotations.model import Colour, Kind, MarkStyle
from reader.chinese import folding
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIELDS: Final = {
    "tag": Message("has a tag"),
    "colour": Message("yellow, green, blue, pink, purple, or what a colour means"),
    "note": Message("yes, no, or words of the note"),
    "kind": Message("highlight, note, bookmark"),
    "style": Message("highlight, underline"),
    "title": Message("in the title of the document"),
    "after": Message("changed from this date on: 2025-06"),
    "before": Message("changed before this date: 2025-06"),
}
"""The fields with what they ask, one short phrase each."""

_ALIASES: Final = {
    "tags": "tag", "color": "colour", "notes": "note", "is": "kind", "document": "title",
    "since": "after", "until": "before", "标签": "tag", "標籤": "tag", "颜色": "colour",
    "顏色": "colour", "笔记": "note", "筆記": "note", "标题": "title", "標題": "title",
}  # fmt: skip

_COLOUR_ALIASES: Final = {
    "黄": Colour.YELLOW, "黃": Colour.YELLOW, "绿": Colour.GREEN, "綠": Colour.GREEN,
    "蓝": Colour.BLUE, "藍": Colour.BLUE, "粉": Colour.PINK, "紫": Colour.PURPLE,
}  # fmt: skip

_TERM = re.compile(
    r"""(?P<minus>-?)
        (?:(?P<field>[^\s:："“”-][^\s:："“”]*)[:：])?
        (?:["“”](?P<quoted>[^"“”]*)["“”]? | (?P<plain>\S*))""",
    re.VERBOSE,
)
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_BEING_TYPED: Final = re.compile(r"\d{1,4}(?:-\d{0,2}){0,2}")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition.

    field: a key of `FIELDS`, "" for a word. value: as typed, without quotes. needles: as it is
    looked for in folded text; one of them must be there. whole: it was in quotes.
    start, end: where the term stands in the text.
    """

    field: str
    value: str
    needles: tuple[str, ...]
    negated: bool
    whole: bool
    start: int
    end: int

    @property
    def says(self) -> tuple[str, tuple[str, ...], bool]:
        """What it asks, wherever it stands: equal for terms that ask the same."""
        return self.field, self.needles, self.negated


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of a filter text, in order."""

    terms: tuple[Term, ...] = ()

    @property
    def asking(self) -> tuple[Term, ...]:
        """The terms that ask something; `tag:` before its value does not."""
        return tuple(term for term in self.terms if term.value.strip())

    @property
    def reads(self) -> bool:
        """Whether texts must be looked through; without that, an answer is a matter of moments."""
        return any(
            term.field in ("", "title") or (term.field == "note" and asks_for_note(term) is None)
            for term in self.asking
        )


def parse(text: str) -> Query:
    """The query that `text` asks. Every text asks something: nothing is an error."""
    terms: list[Term] = []
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        match = _TERM.match(text, position)
        if match is None or match.end() == position:  # cannot be: a term takes what is no space
            break
        terms.append(_term(text, match))
        position = match.end()
    return Query(tuple(terms))


def _term(text: str, match: re.Match[str]) -> Term:
    start, end = match.span()
    field = _field_named(match["field"]) if match["field"] else ""
    whole = match["quoted"] is not None
    if match["field"] and not field:
        value, whole = text[start + len(match["minus"]) : end].strip('"“”'), False
    else:
        value = match["quoted"] if whole else match["plain"]
    return Term(field, value, folding.needles(value), bool(match["minus"]), whole, start, end)


def _field_named(name: str) -> str:
    lowered = name.lower()
    return lowered if lowered in FIELDS else _ALIASES.get(lowered, "")


# values of fields


def asks_for_note(term: Term) -> bool | None:
    """`note:yes` and `note:no`; None where it asks for words of the note."""
    return {"yes": True, "no": False}.get(term.value.strip().lower())


def colours_of(term: Term, meanings: Mapping[Colour, str]) -> frozenset[Colour]:
    """The colours that a `colour:` term names, by their names or by their meanings.

    meanings: what colours stand for. Several are parted by commas. A name that is being typed
    stands for all that begin so.
    """
    named = (_colours_named(part, meanings) for part in re.split("[,，]", term.value))
    return frozenset(colour for colours in named for colour in colours)


def _colours_named(name: str, meanings: Mapping[Colour, str]) -> Iterable[Colour]:
    name = name.strip().lower()
    if not name:
        return ()
    for sign, colour in _COLOUR_ALIASES.items():
        if name.startswith(sign):
            return (colour,)
    by_name = [colour for colour in Colour if colour.startswith(name)]
    wanted = folding.needles(name)
    return by_name or [
        colour
        for colour, meaning in meanings.items()
        if meaning and any(needle in folding.haystack(meaning) for needle in wanted)
    ]


def kinds_of(term: Term) -> frozenset[Kind]:
    """The kinds that a `kind:` term names; a plural will do."""
    name = term.value.strip().lower()
    return frozenset(kind for kind in Kind if kind.startswith(name) or name == f"{kind}s")


def styles_of(term: Term) -> frozenset[MarkStyle]:
    """The styles that a `style:` term names."""
    name = term.value.strip().lower()
    return frozenset(style for style in MarkStyle if style.startswith(name) or name == f"{style}d")


def date_of(term: Term) -> str:
    """The date of an `after:` or `before:` term, as times begin."""
    return term.value.strip().replace("/", "-").replace(".", "-").rstrip("-")


def misunderstood(query: Query, meanings: Mapping[Colour, str]) -> str:
    """A sentence about the first value that nothing could meet, whatever it held; "" if none."""
    for term in query.asking:
        value = term.value.strip()
        if term.field == "colour" and not colours_of(term, meanings):
            return Message(
                "“{value}” is no colour here. Write {names}, or what a colour means.",
                value=value,
                names=", ".join(Colour),
            )
        if term.field == "kind" and not kinds_of(term):
            return Message(
                "“{value}” is no kind. Write one of {names}.", value=value, names=", ".join(Kind)
            )
        if term.field == "style" and not styles_of(term):
            return Message(
                "“{value}” is no style. Write one of {names}.",
                value=value,
                names=", ".join(MarkStyle),
            )
        if term.field in ("after", "before") and not _BEING_TYPED.fullmatch(date_of(term)):
            return Message(
                "“{value}” is not a date. Write 2025, 2025-06 or 2025-06-30.", value=value
            )
    return ""


# changing a filter text by a click


def quoted(value: str) -> str:
    """`value` as one whole value in a filter."""
    plain = re.sub('["“”]', "", value)
    return f'"{plain}"'


def has_term(query: Query, term: str) -> bool:
    """Whether `query` asks what `term` asks."""
    present = {one.says for one in query.terms}
    return all(one.says in present for one in parse(term).terms)


def with_term(text: str, term: str) -> str:
    """`text` with `term` as one more condition."""
    return f"{_closed(text.rstrip())} {term}".lstrip()


def _closed(text: str) -> str:
    """`text` with the end of a quotation that was only begun."""
    terms = parse(text).terms
    last = text[terms[-1].start :] if terms else ""
    match = _TERM.match(last)
    if match is None or match["quoted"] is None:
        return text
    return text + '"' if sum(map(last.count, '"“”')) < 2 else text


def without_term(text: str, term: str) -> str:
    """`text` without every condition that asks the same as `term`."""
    unwanted = {one.says for one in parse(term).terms}
    return _kept(text, [one for one in parse(text).terms if one.says not in unwanted])


def chosen_colours(query: Query, meanings: Mapping[Colour, str]) -> frozenset[Colour]:
    """The colours that the list is narrowed to; empty where it is to none in particular."""
    terms = [one for one in query.asking if one.field == "colour" and not one.negated]
    sets = [colours_of(term, meanings) for term in terms]
    return frozenset[Colour].intersection(*sets) if sets else frozenset()


def with_colours(text: str, colours: Iterable[Colour]) -> str:
    """`text`, narrowed to these colours and no others; none: to none in particular."""
    others = [one for one in parse(text).terms if one.field != "colour" or one.negated]
    wanted = set(colours)
    names = ",".join(colour for colour in Colour if colour in wanted)
    kept = _kept(text, others)
    return with_term(kept, f"colour:{names}") if names else kept


def _kept(text: str, terms: Iterable[Term]) -> str:
    return " ".join(_closed(text[one.start : one.end]) for one in terms)
