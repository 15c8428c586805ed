"""An English file and a Chinese one, paired by their headings and by order.

Headings are matched first, over their whole sequence; what stands under two matched headings is
then paired block by block. Blocks without an answer are rows of one side. Nothing is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.bitext.costs import Manner, kind_cost
from reader.bitext.ladder import ALL_STEPS, ONE_TO_ONE, climb
from reader.bitext.measure import Unit, measure
from reader.bitext.model import Bitext, Piece, Row
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Block, Document

_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_SKIP = 3.2  # translators of whole files merge and split more than they leave out
_HEADING_SKIP = 2.5
_HEADING_LENGTH = 0.4  # the length of a heading says little
_OTHER_LEVEL = 2.0
_SAME_NUMBER = -2.0
_OTHER_NUMBER = 4.0
_SECTION_LENGTH = 0.5
_FIXED_SKIP = 2.0
_IMPOSSIBLE = 1e6

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_DIGITS = dict(
    zip("零〇一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True)
)
_CHINESE_NUMBER = re.compile(
    r"第\s*([零〇一二三四五六七八九十百两兩\d]+)\s*[章节節回部篇卷课課讲講幕条條]|"
    r"^\s*[(（]?([零〇一二三四五六七八九十百]+)[)）]?\s*[、.．：:]"
)
_ARABIC_NUMBER = re.compile(r"^\D{0,12}?(\d+(?:\.\d+)*)")
_ROMAN_NUMBER = re.compile(
    r"(?:(?:act|book|chapter|part|scene|section|volume)\s+([IVXLC]+)\b|(?-i:([IVXLC]+)(?=[.:)、]|$)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and what stands under it. The first section of a document may lack its heading.

    weight: of the heading and all that is under it, in letters.
    """

    heading: Unit | None
    number: str
    body: tuple[Unit, ...]
    weight: float


def pair_documents(en: Document, zh: Document) -> Bitext:
    """The rows of an English document and its Chinese companion."""
    return Bitext((en, zh), list(pair_rows(en, zh)), columns=2)


def pair_rows(en: Document, zh: Document) -> Iterator[Row]:
    """The same rows one by one, section after section; the headings are matched at once."""
    manner = Manner()
    ours, theirs = _sections(en, Language.ENGLISH), _sections(zh, Language.CHINESE)
    # Files that say the same show by their whole lengths how long this translation runs.
    fewer = min(len(en.blocks), len(zh.blocks))
    manner.expect(sum(s.weight for s in ours), sum(s.weight for s in theirs), fewer)
    maker = _RowMaker(en, zh, manner)
    i = j = 0
    for a, b in _match_sections(ours, theirs, manner):
        yield from maker.section(ours[i] if a else None, theirs[j] if b else None)
        i, j = i + a, j + b


def heading_number(text: str) -> str:
    """The number a heading starts with, in Arabic digits: 第三章, Chapter 3 and III are "3"."""
    chinese = _CHINESE_NUMBER.search(text)
    if chinese:
        found = chinese[1] or chinese[2]
        return found if found.isdigit() else str(_chinese_value(found))
    roman = _ROMAN_NUMBER.match(text)
    if roman:
        return str(_roman_value((roman[1] or roman[2]).upper()))
    arabic = _ARABIC_NUMBER.match(text)
    return arabic[1] if arabic else ""


def _chinese_value(digits: str) -> int:
    total = current = 0
    for digit in digits:
        if digit == "十":
            total, current = total + (current or 1) * 10, 0
        elif digit == "百":
            total, current = total + (current or 1) * 100, 0
        elif digit.isdigit():
            current = current * 10 + int(digit)
        else:
            current = _DIGITS[digit]
    return total + current


def _roman_value(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _sections(document: Document, language: Language) -> list[_Section]:
    sections: list[_Section] = []
    heading: Unit | None = None
    number = ""
    body: list[Unit] = []
    for index, block in enumerate(document.blocks):
        unit = measure(index, block, language)
        if block.kind is not BlockKind.HEADING:
            body.append(unit)
            continue
        if heading or body:
            sections.append(_section(heading, number, body))
        heading, number, body = unit, heading_number(block.text), []
    if heading or body:
        sections.append(_section(heading, number, body))
    return sections


def _section(heading: Unit | None, number: str, body: Sequence[Unit]) -> _Section:
    weight = sum(unit.weight for unit in body) + (heading.weight if heading else 0.0)
    return _Section(heading, number, tuple(body), weight)


def _match_sections(
    ours: Sequence[_Section], theirs: Sequence[_Section], manner: Manner
) -> list[tuple[int, int]]:
    def cost(one: Sequence[_Section], other: Sequence[_Section]) -> float:
        return _section_cost(one[0], other[0], manner)

    _total, steps = climb(
        ours,
        theirs,
        cost=cost,
        skip=lambda section: _HEADING_SKIP + (1.0 if section.body else 0.0),
        weight=lambda section: section.weight,
        steps=ONE_TO_ONE,
    )
    return steps


def _section_cost(one: _Section, other: _Section, manner: Manner) -> float:
    cost = _SECTION_LENGTH * min(8.0, manner.length_cost(one.weight, other.weight))
    if (one.heading is None) != (other.heading is None):
        return cost + _OTHER_LEVEL
    if one.heading is None or other.heading is None:
        return cost
    if one.heading.level != other.heading.level:
        cost += _OTHER_LEVEL
    cost += _HEADING_LENGTH * min(6.0, manner.length_cost(one.heading.weight, other.heading.weight))
    if one.number or other.number:
        cost += _SAME_NUMBER if one.number == other.number else _OTHER_NUMBER * _both(one, other)
    return cost


def _both(one: _Section, other: _Section) -> float:
    """How much two different numbers tell against a match: less where one has no number."""
    return 1.0 if one.number and other.number else 0.3


class _RowMaker:
    """Makes rows of two sections of the two documents."""

    def __init__(self, en: Document, zh: Document, manner: Manner) -> None:
        self._en = en.blocks
        self._zh = zh.blocks
        self._manner = manner

    def section(self, ours: _Section | None, theirs: _Section | None) -> list[Row]:
        """The rows of two matched sections, or of one without an answer."""
        rows: list[Row] = []
        heading = ours.heading if ours else None
        answer = theirs.heading if theirs else None
        if heading or answer:
            rows.append(self._row((heading,) if heading else (), (answer,) if answer else ()))
        en, zh = ours.body if ours else (), theirs.body if theirs else ()
        _cost, steps = climb(
            en,
            zh,
            cost=self._cost,
            skip=lambda unit: _SKIP if unit.kind in _TEXT else _FIXED_SKIP,
            weight=lambda unit: unit.weight,
            steps=ALL_STEPS,
        )
        i = j = 0
        for a, b in steps:
            rows.append(self._row(en[i : i + a], zh[j : j + b]))
            i, j = i + a, j + b
        return rows

    def _cost(self, en: Sequence[Unit], zh: Sequence[Unit]) -> float:
        kinds = {unit.kind for unit in (*en, *zh)}
        if kinds <= _TEXT:
            return self._manner.bead_cost(en, zh)
        if len(kinds) > 1 or len(en) + len(zh) > 2:
            return _IMPOSSIBLE
        return kind_cost(en, zh) + self._difference(self._en[en[0].index], self._zh[zh[0].index])

    def _difference(self, one: Block, other: Block) -> float:
        """How much two fixed points of one kind differ: an image, some code, a table."""
        if one.kind is BlockKind.IMAGE:
            from reader.documents.pictures import labels_and_addresses

            shown, answer = (
                {address for _, address in labels_and_addresses(each)} for each in (one, other)
            )
            return 1.0 - len(shown & answer) / max(len(shown | answer), 1)
        if one.text == other.text:
            return 0.0
        lines, answer = one.text.count("\n") + 1, other.text.count("\n") + 1
        return 1.0 + 4.0 * abs(lines - answer) / max(lines, answer)

    def _row(self, en: Sequence[Unit], zh: Sequence[Unit]) -> Row:
        first = (en or zh)[0]
        return Row(
            first.kind,
            first.level,
            en=tuple(Piece(0, unit.index, 0, unit.length) for unit in en),
            zh=tuple(Piece(1, unit.index, 0, unit.length) for unit in zh),
        )
