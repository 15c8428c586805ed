"""Where in a document its first answers stand: little of it has to be read to show them.

A question is answered by some hundred documents, and most of them hold a few passages that answer.
Those are found in the text as the file has it, and only the paragraphs around them are parsed and
paired. That is right as long as these paragraphs mean the same without the others; where they may
not (code, definitions, lists that go on, languages that do not alternate), the whole is read. And
where two words stand so far apart that no row of the document can have both, nothing is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.bitext.costs import SHAPES
from reader.bitext.finding.finder import Pile
from reader.bitext.measure import LETTERS_PER_CHARACTER, wide_characters
from reader.chinese.scripts import has_han
from reader.documents.language import language_of
from reader.documents.model import Language
from reader.library.search.building import SUBTITLES, has_markup, plain_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.library.search.questions import Wanted

_LEAST: Final = 3_000
"""Code points: less than this is read whole."""
_MARGIN: Final = 3  # paragraphs before and after an answer
_TOGETHER: Final = 2  # paragraphs apart that may still be one passage: a text and its translation
_ONE_SIDE: Final = max(map(max, SHAPES))  # paragraphs of one language that a row may have
_BOTH_SIDES: Final = 4 * _ONE_SIDE  # among so many both are, where languages alternate; and more
_LONGEST: Final = 4_000
"""Code points of a paragraph that is certainly looked at in one piece."""
_DEPENDS: Final = re.compile(r"^\s*(?:```|~~~|\$\$)|\]:|<[A-Za-z!/]|^bitext:|^[ \t]+\S|^\|", re.M)
"""What gives other lines a meaning that they have not by themselves, or takes it from them."""
_SIGNS: Final = ("```", "~~~", "$$", "]:", "<", "bitext:", "\n ", "\n\t", "\n|")
"""One of these is in whatever that matches, but where it is in the first line."""
_UNSEEN: Final = ("*", "_", "`", ">", "\\", "~~", "==")
"""What may stand inside a word or a phrase without being seen, beside what `has_markup` knows."""
_PAIRS: Final = (".tmx", ".tsv")  # are no text


class Around(NamedTuple):
    """Paragraphs worth reading.

    first, last: lines, from 1; last 0: to the end. answering: the lines of the paragraphs that
    seem to answer, among those. outside: further passages elsewhere. is_alone: the text has one
    language only.
    """

    first: int
    last: int
    answering: frozenset[int]
    outside: int
    is_alone: bool


NOWHERE: Final = Around(0, 0, frozenset(), 0, False)
"""No row of the document has all words."""


def around(text: str, path: Path, wanted: Sequence[Wanted], most: int) -> Around | None:
    """What to read for the first `most` passages that have all words; None: the whole."""
    is_short = len(text) < _LEAST
    is_text = path.suffix.lower() not in (*SUBTITLES, *_PAIRS)
    if (is_short and len(wanted) < 2) or not is_text or _depends(text):
        return None
    paragraphs = _Paragraphs(text)
    held = [paragraphs.holding(one.needles) for one in wanted]
    passages = _passages(held)
    if not passages:
        return NOWHERE if _is_nowhere(text, paragraphs, held, wanted) else None
    low = max(0, passages[0][0] - _MARGIN)
    high = min(passages[:most][-1][1] + _MARGIN + 1, len(paragraphs.lines))
    if is_short or (high - low) * 2 > len(paragraphs.lines):
        return None
    if not paragraphs.is_alone and not _alternate(paragraphs.chinese[low:high]):
        return None
    starts = paragraphs.lines
    answering = frozenset[int]().union(*(paragraphs.lines_of(*one) for one in passages[:most]))
    last = starts[high] - 1 if high < len(starts) else 0
    return Around(starts[low], last, answering, len(passages[most:]), paragraphs.is_alone)


def _depends(text: str) -> bool:
    if any(sign in text for sign in _SIGNS) or text[:1] in " \t|":
        return _DEPENDS.search(text) is not None
    return False


def _is_nowhere(
    text: str, paragraphs: _Paragraphs, held: Sequence[set[int]], wanted: Sequence[Wanted]
) -> bool:
    """Whether certainly no row of a document has all words. held: the paragraphs that have them."""
    unseen = [sign for sign in _UNSEEN if sign in text]
    if "%%" in text or has_markup(text) or not paragraphs.are_apart(held):
        return False
    if not unseen:
        return True
    needles = [needle for one in wanted for needle in one.needles]
    if any(sign[0] in needle for sign in unseen for needle in needles):
        return False
    for sign in unseen:
        text = text.replace(sign, "")
    paragraphs = _Paragraphs(text)
    return paragraphs.are_apart([paragraphs.holding(one.needles) for one in wanted])


class _Paragraphs:
    """The plain paragraphs of a text. lines: where they begin; chinese: which are Chinese."""

    def __init__(self, text: str) -> None:
        found = list(plain_paragraphs(text))
        self._texts = texts = [words for _, words in found]
        self.lines = [line for line, _ in found]
        self.chinese = list(map(_is_chinese, texts))
        self.is_alone = sum(self.chinese) in (0, len(texts))
        han: list[tuple[int, str]] = []
        latin: list[tuple[int, str]] = []
        for number, words in enumerate(texts):
            (han if has_han(words) else latin).append((number, words))
        self._piles = Pile(han, chinese=True), Pile(latin, chinese=False)

    def lines_of(self, first: int, last: int) -> range:
        """The lines of paragraphs `first` to `last`."""
        end = self.lines[last] + self._texts[last].count("\n")
        return range(self.lines[first], end + 1)

    def holding(self, needles: Sequence[str]) -> set[int]:
        """The numbers of those that have one of some spellings."""
        found: set[int] = set()
        for needle in needles:
            by_words = has_han(needle)
            for pile in self._piles[:1] if by_words else self._piles:
                found.update(pile.holding(needle, by_words=by_words))
        return found

    def are_apart(self, held: Sequence[set[int]]) -> bool:
        """Whether no row can have something of everything that is held, certainly.

        A row has few paragraphs of one language, which follow each other. Where the languages
        alternate the other side of it is near; elsewhere it may be anywhere.
        """
        if any(len(words) > _LONGEST for words in self._texts):
            return False
        if not all(held):
            return True
        places = self._places()
        furthest = _BOTH_SIDES if _alternate(self.chinese) else len(self.lines)
        return not any(
            all(any(_may_share(one, two, places, furthest) for two in others) for others in held)
            for one in min(held, key=len)
        )

    def _places(self) -> list[tuple[Language, int]]:
        """The language of each, and how many before it are in that language.

        Neutral where that is not clear, as it is in a paragraph of several lines.
        """
        seen: dict[Language, int] = {}
        places: list[tuple[Language, int]] = []
        for words in self._texts:
            language = language_of(words) if "\n" not in words else Language.NEUTRAL
            places.append((language, seen.get(language, 0)))
            seen[language] = places[-1][1] + 1
        return places


def _may_share(one: int, other: int, places: Sequence[tuple[Language, int]], furthest: int) -> bool:
    """Whether two paragraphs may be in one row."""
    (language, nth), (another, nth_other) = places[one], places[other]
    if language is another and language is not Language.NEUTRAL:
        return abs(nth - nth_other) < _ONE_SIDE
    return abs(one - other) <= furthest


def _passages(held: Sequence[set[int]]) -> list[tuple[int, int]]:
    """The first and last paragraph of each passage that has everything, in order."""
    found: list[tuple[int, int]] = []
    for number in sorted(min(held, key=len)):
        if not all(_is_near(number, others) for others in held):
            continue
        if found and number - found[-1][1] < _TOGETHER:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _is_near(number: int, others: set[int]) -> bool:
    return any(number + step in others for step in range(-_TOGETHER, _TOGETHER + 1))


def _alternate(chinese: Sequence[bool]) -> bool:
    """Whether the languages of some paragraphs take turns."""
    turns = sum(one is not other for one, other in pairwise(chinese))
    return turns * 2 >= len(chinese) - 1


def _is_chinese(text: str) -> bool:
    wide = wide_characters(text)
    return wide * LETTERS_PER_CHARACTER > len(text) - wide
