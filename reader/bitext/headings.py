"""Headings that say the same in both languages: in one line, or one below the other.

A line is split only where each part is purely its language. `Exceptions（异常）` is two headings;
`OpenAI 平台：B2B 业务` is one Chinese heading that names a product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.bitext.measure import HAN_CHARACTER, weight
from reader.documents.model import BlockKind, Language
from reader.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from reader.bitext.costs import Manner
    from reader.bitext.measure import Unit
    from reader.documents.model import Block

Run = tuple[int, int]

_LATIN_WORD = later(r"[A-Za-z][A-Za-z0-9'’.-]*")
_NUMBERING = later(r"\s*(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.)、．]?\s+")
_BRACKETED = later(r"\s*[(（\[【〔]\s*([^()（）\[\]【】〔〕]+?)\s*[)）\]】〕]\s*$")
_SEPARATOR = later(r"\s*[/／|｜]\s*|\s+[-–—·•~～]\s+")
_PLAIN_SEPARATORS = "/／|｜"
_LINE_BREAK = later(r"\s*\n\s*")
_SPACE = later(r"\s+")
_MOST_SPLITS_TRIED = 40
_LONGEST_HEADING = 400
_UNLIKELY = 7.0  # length cost above which two parts do not say the same
_SKIP = 2.4
_FAIR_VOTE = 0.5


class Split(NamedTuple):
    """Where the English and the Chinese part of a heading stand, and whether the form is sure."""

    en: Run
    zh: Run
    sure: bool


def split_heading(text: str, manner: Manner) -> Split | None:
    """The two parts of a heading in both languages; None for a heading in one language."""
    if (
        len(text) > _LONGEST_HEADING
        or not HAN_CHARACTER.search(text)
        or not _LATIN_WORD.search(text)
    ):
        return None
    for left, right, sure, acronyms in _candidates(text):
        split = _split_at(text, left, right, sure=sure, acronyms=acronyms)
        if split and manner.length_cost(*_weights(text, split)) < _UNLIKELY:
            return split
    return None


def headings_in_two_languages(blocks: Iterable[Block], manner: Manner) -> bool:
    """Whether it is this document's habit to write both languages into one heading line."""
    titles = [b.text for b in blocks if b.kind is BlockKind.HEADING and b.text.strip()]
    split = sum(split_heading(title, manner) is not None for title in titles)
    return split > 0 and split >= len(titles) * _FAIR_VOTE


def pair_headings(units: Sequence[Unit], manner: Manner) -> list[tuple[Unit, ...]]:
    """Headings in order; an English one and the Chinese one next to it are in one group."""
    groups: list[tuple[Unit, ...]] = []
    at = 0
    while at < len(units):
        end = at + 1
        while end < len(units) and _differ(units[end - 1], units[end]):
            end += 1
        groups.extend(_pair_alternating(units[at:end], manner))
        at = end
    return groups


def _differ(one: Unit, other: Unit) -> bool:
    return one.level == other.level and {one.language, other.language} == {
        Language.ENGLISH,
        Language.CHINESE,
    }


def _pair_alternating(units: Sequence[Unit], manner: Manner) -> list[tuple[Unit, ...]]:
    """Headings that alternate: pairs of neighbours, from the first or from the second on."""
    if len(units) == 1:
        return [(units[0],)]
    starts = (0,) if len(units) % 2 == 0 else (0, 1)
    best: tuple[float, list[tuple[Unit, ...]]] | None = None
    for start in starts:
        groups: list[tuple[Unit, ...]] = [(unit,) for unit in units[:start]]
        cost = 0.0
        for at in range(start, len(units) - 1, 2):
            pair = units[at], units[at + 1]
            price = _pair_price(pair, manner)
            cost += min(price, 2 * _SKIP)
            groups.extend([pair] if price < 2 * _SKIP + 2 else [(pair[0],), (pair[1],)])
        if (len(units) - start) % 2:
            groups.append((units[-1],))
        if best is None or cost < best[0]:
            best = cost, groups
    return best[1] if best else []


def _pair_price(pair: tuple[Unit, Unit], manner: Manner) -> float:
    english_first = pair[0].language is Language.ENGLISH
    en, zh = pair if english_first else (pair[1], pair[0])
    return manner.bead_cost((en,), (zh,)) + manner.order_cost(english_first=english_first)


def _candidates(text: str) -> Iterable[tuple[Run, Run, bool, bool]]:
    """Ways to cut a line in two: the runs left and right, whether sure, whether FAQ is a word."""
    for line_break in _some(_LINE_BREAK, text):
        yield (0, line_break.start()), (line_break.end(), len(text)), True, True
    bracket = _BRACKETED.search(text)
    if bracket:
        yield (0, bracket.start()), bracket.span(1), True, False
    for separator in _some(_SEPARATOR, text):
        plain = separator.group().strip() in _PLAIN_SEPARATORS
        yield (0, separator.start()), (separator.end(), len(text)), plain, plain
    for start, end in _language_switches(text):
        yield (0, start), (end, len(text)), False, False


def _language_switches(text: str) -> Iterable[Run]:
    """The blanks at which the languages may part, those next to the Chinese first.

    A number in between goes with the English: `Chapter 4 第四章`.
    """
    first = HAN_CHARACTER.search(text)
    at = first.start() if first else 0
    blanks = [blank.span() for blank in _some(_SPACE, text)]
    yield from reversed([blank for blank in blanks if blank[1] <= at])
    yield from (blank for blank in blanks if blank[1] > at)


def _some(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    for count, match in enumerate(pattern.finditer(text)):
        if count == _MOST_SPLITS_TRIED:
            return
        yield match


def _split_at(text: str, left: Run, right: Run, *, sure: bool, acronyms: bool) -> Split | None:
    left, right = _trimmed(text, left), _trimmed(text, right)
    if HAN_CHARACTER.search(text, *left):
        en, zh = right, left
    else:
        en, zh = left, right
    if not _is_english(text[slice(*en)], acronyms=acronyms):
        return None
    return Split(en, zh, sure) if _is_chinese(text[slice(*zh)], text[slice(*en)]) else None


def _is_english(text: str, *, acronyms: bool) -> bool:
    words = _LATIN_WORD.findall(_without_numbering(text))
    if HAN_CHARACTER.search(text) or not any(len(word) > 1 for word in words):
        return False
    return acronyms or not all(_is_name(word) for word in words)


def _is_name(word: str) -> bool:
    """`OpenAI`, `GPT-5`, `RFT`: a product or an abbreviation, not an English heading."""
    return any(character.isdigit() or character.isupper() for character in word[1:])


def _is_chinese(text: str, english: str) -> bool:
    """Chinese, with no Latin word that is not in the English part as well."""
    if not HAN_CHARACTER.search(text):
        return False
    theirs = {word.lower() for word in _LATIN_WORD.findall(english)}
    latin = _LATIN_WORD.findall(text)
    return all(word.lower() in theirs for word in latin)


def _weights(text: str, split: Split) -> tuple[float, float]:
    english, chinese = text[slice(*split.en)], text[slice(*split.zh)]
    english, chinese = _without_numbering(english), _without_numbering(chinese)
    return weight(english, Language.ENGLISH), weight(chinese, Language.CHINESE)


def _without_numbering(text: str) -> str:
    numbering = _NUMBERING.match(text)
    return text[numbering.end() :] if numbering else text


def _trimmed(text: str, run: Run) -> Run:
    start, end = run
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
