"""Reading tables of two columns, one language in each: a line is a unit.

No tab and no line end stands inside a column. A column in double quotes with doubled ones inside,
as spreadsheets write it, is taken out of them; any other quotation mark is text.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from reader.documents.interchange.languages import language_of_code
from reader.documents.interchange.units import Unit
from reader.documents.language import language_of
from reader.documents.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUOTED: Final = re.compile(r'"(?=(?:[^"]|"")*"")((?:[^"]|"")*)"')
_SAMPLE: Final = 200
_ENOUGH: Final = 0.6


def read_tsv(lines: Iterable[str]) -> Iterator[Unit]:
    """The units in some lines, in whichever order the columns stand; blank lines are none.

    A first line that names the languages is no unit. More columns than two are left out.
    """
    source = iter(lines)
    sample = list(islice(source, _SAMPLE))
    english = _english_column(_cells(line) for line in sample)
    for number, line in enumerate(chain(sample, source)):
        cells = _cells(line)
        if number == 0 and _is_header(cells):
            continue
        texts = ([*cells, "", ""])[:2]
        unit = Unit(texts[english], texts[1 - english])
        if unit.en or unit.zh:
            yield unit


def is_bilingual_table(lines: Iterable[str]) -> bool:
    """Whether these lines are a table of two columns, English in one and Chinese in the other."""
    sample = [cells for line in islice(lines, _SAMPLE) if any(cells := _cells(line))]
    if sample and _is_header(sample[0]):
        return all(len(cells) <= 2 for cells in sample)
    pairs = _pairs(sample)
    answering = sum(count for pair, count in pairs.items() if len(set(pair)) == 2)
    return bool(sample) and answering >= _ENOUGH * len(sample)


def column(text: str) -> str:
    """A text as it stands in a column: in one line, quoted where it would be taken for a quote."""
    flat = " ".join(text.split())
    if _QUOTED.fullmatch(flat):
        return '"' + flat.replace('"', '""') + '"'
    return flat


def _cells(line: str) -> list[str]:
    return [_unquoted(cell.strip()) for cell in line.rstrip("\r\n").split("\t")]


def _unquoted(cell: str) -> str:
    match = _QUOTED.fullmatch(cell)
    return match[1].replace('""', '"').strip() if match else cell


def _is_header(cells: list[str]) -> bool:
    named = {language_of_code(cell) for cell in cells[:2]}
    return named == {Language.ENGLISH, Language.CHINESE}


def _pairs(rows: Iterable[list[str]]) -> Counter[tuple[Language, Language]]:
    """How often which languages stand in two columns; rows of another shape count for none."""
    neutral = Language.NEUTRAL
    return Counter(
        pair
        for cells in rows
        if len(cells) == 2
        and neutral not in (pair := (language_of(cells[0]), language_of(cells[1])))
    )


def _english_column(rows: Iterable[list[str]]) -> int:
    rows = list(rows)
    if rows and _is_header(rows[0]):
        return 0 if language_of_code(rows[0][0]) is Language.ENGLISH else 1
    pairs = _pairs(rows)
    reverse = pairs[Language.CHINESE, Language.ENGLISH]
    return 1 if reverse > pairs[Language.ENGLISH, Language.CHINESE] else 0
