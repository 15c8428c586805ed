"""A block whose lines alternate between the languages, as a caption with its translation does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.measure import weight
from reader.documents.language import language_of
from reader.documents.model import Language

if TYPE_CHECKING:
    from reader.bitext.costs import Manner

Run = tuple[int, int]

_MOST_LINES = 40
_UNLIKELY = 5.0


def split_lines(text: str, manner: Manner) -> tuple[list[Run], list[Run]] | None:
    """The English and the Chinese lines of a block, where it holds both and they fit.

    Line breaks belong to no run. None where the block is in one language, or a list of anything.
    """
    if "\n" not in text or text.isascii() or text.count("\n") >= _MOST_LINES:
        return None
    sides: dict[Language, list[Run]] = {Language.ENGLISH: [], Language.CHINESE: []}
    weights = {Language.ENGLISH: 0.0, Language.CHINESE: 0.0}
    start = 0
    for line in text.split("\n"):
        language = language_of(line)
        if language is Language.NEUTRAL:
            return None
        sides[language].append((start, start + len(line)))
        weights[language] += weight(line, language)
        start += len(line) + 1
    en, zh = sides[Language.ENGLISH], sides[Language.CHINESE]
    if not en or not zh or abs(len(en) - len(zh)) > 1:
        return None
    fits = manner.length_cost(weights[Language.ENGLISH], weights[Language.CHINESE]) < _UNLIKELY
    return (en, zh) if fits else None
