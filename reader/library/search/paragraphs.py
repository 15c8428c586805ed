"""The paragraphs of a text as its file has them: which hold something, and which are plainly pairs.

Nothing is parsed. What is said here is either certain, or what to look at more closely.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.bitext.costs import SHAPES, length_logarithm, misfit
from reader.bitext.finding.finder import Pile
from reader.bitext.measure import LETTERS_PER_CHARACTER, weight, wide_characters
from reader.chinese.scripts import has_han
from reader.chinese.searching import Passage
from reader.documents.language import language_of
from reader.documents.model import Language
from reader.library.search.building import has_markup, plain_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.search.questions import Wanted

UNSEEN: Final = ("*", "_", "`", ">", "\\", "~~", "==")
"""What may stand inside a word or a phrase without being seen, beside what `has_markup` knows."""
_ONE_SIDE: Final = max(map(max, SHAPES))  # paragraphs of one language that a row may have
_FITTING: Final = 2.0
"""What lengths of a pair cost at most (two standard deviations) that is not looked at closely."""
_LONGEST: Final = 4_000
"""Code points of a paragraph that is certainly looked at in one piece."""
_INLINE: Final = (*UNSEEN, "](")
_LINK: Final = re.compile(r"!?\[(?=[^\[\]]*\]\()|\]\([^)\n]*\)")
_TELLING: Final = re.compile(r"[\n\t*_`>\\~=%|{}$\[\]]|^\w{1,8}[.)、）．:：]|^[!-~]+$|  ")
"""What a block may begin with, or have inside it, that is not shown as it is."""
_ENDS: Final = re.compile(r"[。！？!?…]|\.\s|\n")
_HEADING: Final = re.compile(r"#{1,6} .*$")


class Paragraphs:
    """The plain paragraphs of a text. lines: where they begin; chinese: which are Chinese."""

    def __init__(self, text: str) -> None:
        found = list(plain_paragraphs(text))
        self._texts = texts = [words for _, words in found]
        self.lines = [line for line, _ in found]
        self.chinese = list(map(_is_chinese, texts))
        self.is_alone = sum(self.chinese) in (0, len(texts))
        han: list[tuple[int, str]] = []
        latin: list[tuple[int, str]] = []
        has_signs = any(sign in text for sign in _INLINE)
        self._sought = list(map(_with_what_is_seen, texts)) if has_signs else texts
        for number, words in enumerate(self._sought):
            (han if has_han(words) else latin).append((number, words))
        self._piles = Pile(han, chinese=True), Pile(latin, chinese=False)
        self._passages: dict[int, Passage] = {}
        self._leads: int | None = None

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

    def sentences_with(self, one: Wanted, number: int) -> int:
        """In about how many sentences of a paragraph something stands, as words begin and end."""
        spans = one.spans_in(self._passage(number))
        if len(spans) < 2:
            return len(spans)
        ends = [match.start() for match in _ENDS.finditer(self._sought[number])]
        return len({bisect_right(ends, start) for start, _ in spans})

    def certainly_having(self, unwanted: Sequence[Wanted], among: set[int]) -> set[int]:
        """Those of some paragraphs that the reading view shows as they are, with something."""
        return {
            number
            for number in (among if unwanted else ())
            if _is_as_it_looks(self._texts[number])
            and any(one.spans_in(self._passage(number)) for one in unwanted)
        }

    def may_have(self, unwanted: Sequence[Wanted], first: int, last: int) -> bool:
        """Whether something stands in the source of some paragraphs, whatever is seen of it."""
        numbers = range(first, last + 1) if unwanted else ()
        return any(one.spans_in(self._passage(number)) for number in numbers for one in unwanted)

    def _passage(self, number: int) -> Passage:
        if number not in self._passages:
            self._passages[number] = Passage(self._sought[number])
        return self._passages[number]

    def whole_pairs(self, low: int, high: int) -> tuple[int, int]:
        """A range of paragraphs, kept within the text and widened to where pairs begin and end.

        Half a pair at its ends would be paired with what is no answer to it.
        """
        low, high = max(0, low), min(high, len(self._texts))
        if self._leads is None:
            self._leads = self._leading()
        if self._leads:
            chinese_first = self._leads < 0
            low -= low > 0 and self.chinese[low] is not chinese_first
            high += high < len(self._texts) and self.chinese[high - 1] is chinese_first
        return low, high

    def plain_pairs(self, first: int, last: int) -> tuple[int, int] | None:
        """The range of the pairs that some paragraphs are of, where nothing else can be read here.

        There each is a paragraph and one in the other language, of a length that fits, and so is
        what stands before and behind, unless it is a heading. None elsewhere.
        """
        if self._leads is None:
            self._leads = self._leading()
        if not self._leads or self.is_alone:
            return None
        low = first - (self.chinese[first] is (self._leads > 0))
        high = last + 1 + (self.chinese[last] is (self._leads < 0))
        fit = all(map(self._fit, range(low, high, 2)))
        return (low, high) if fit and self._begins(low) and self._ends(high) else None

    def _begins(self, at: int) -> bool:
        """Whether what stands before a paragraph is certainly no part of the pair that begins."""
        return at > 0 and (self._is_wall(at - 1) or self._fit(at - 2))

    def _ends(self, at: int) -> bool:
        """Whether what stands from a paragraph on is no part of the pair that ends before it."""
        if at >= len(self._texts) or self._is_wall(at) or self._fit(at):
            return True
        is_last = at == len(self._texts) - 1
        return is_last and self.chinese[at] is not self.chinese[at - 1] and self._is_plain(at)

    def _fit(self, at: int) -> bool:
        """Whether a paragraph and the next one are plainly a pair."""
        chinese_first = (self._leads or 0) < 0
        if at < 0 or self.chinese[at : at + 2] != [chinese_first, not chinese_first]:
            return False
        if not (self._is_plain(at) and self._is_plain(at + 1)):
            return False
        texts = self._texts[at : at + 2]
        en, zh = texts[::-1] if chinese_first else texts
        letters = weight(en, Language.ENGLISH), weight(zh, Language.CHINESE)
        deviation = length_logarithm(letters[0]) - length_logarithm(letters[1])
        return misfit(deviation, sum(letters)) < _FITTING

    def _is_plain(self, number: int) -> bool:
        return _is_as_it_looks(self._texts[number])

    def _is_wall(self, number: int) -> bool:
        """Whether it is a heading, and nothing else."""
        return _HEADING.match(self._texts[number]) is not None

    def _leading(self) -> int:
        """Above 0 where paragraphs behind headings are English, below it where Chinese."""
        votes = 0
        walls = [number for number, words in enumerate(self._texts) if words.startswith("#")]
        for before, after in pairwise((-1, *walls, len(self._texts))):
            if after - before > 2:  # there is room for both languages
                first, last = self.chinese[before + 1], self.chinese[after - 1]
                votes += (last > first) - (last < first)
        return votes

    def take_turns(self, low: int, high: int) -> bool:
        """Whether the languages of some paragraphs alternate, with their headings or without."""
        chinese = self.chinese[low:high]
        if self.is_alone or _alternate(chinese):
            return True
        texts = self._texts[low:high]
        pairs = zip(chinese, texts, strict=True)
        return _alternate([one for one, text in pairs if not text.startswith("#")])

    def are_apart(self, held: Sequence[set[int]]) -> bool:
        """Whether no row can have something of everything that is held, certainly.

        A row has few paragraphs of one language, which follow each other, and a run of the one
        language before a run of the other: between two of its paragraphs the language changes once
        at most.
        """
        if any(len(words) > _LONGEST for words in self._texts):
            return False
        if not all(held):
            return True
        places = self._places()
        return not any(
            all(any(_may_share(places[one], places[two]) for two in others) for others in held)
            for one in min(held, key=len)
        )

    def _places(self) -> list[_Place]:
        """The language of each; neutral where that is not clear, as in several lines."""
        seen: dict[Language, int] = {}
        places: list[_Place] = []
        before, runs = Language.NEUTRAL, 0
        for words in self._texts:
            language = language_of(words) if "\n" not in words else Language.NEUTRAL
            if language is not Language.NEUTRAL:
                runs += before not in (language, Language.NEUTRAL)
                before = language
            places.append(_Place(language, seen.get(language, 0), runs, runs))
            seen[language] = places[-1].nth + 1
        following = runs
        for at in range(len(places) - 1, -1, -1):
            if places[at].language is Language.NEUTRAL:
                places[at] = places[at]._replace(until=following)
            following = places[at].run
        return places


class _Place(NamedTuple):
    """Where a paragraph stands: how many before it are in its language, and in which run it is.

    run, until: from 0; one that is in neither language may belong to the run before it, or the one
    after it.
    """

    language: Language
    nth: int
    run: int
    until: int


def _may_share(one: _Place, other: _Place) -> bool:
    """Whether two paragraphs may be in one row."""
    is_clear = one.language is other.language and one.language is not Language.NEUTRAL
    if is_clear and abs(one.nth - other.nth) >= _ONE_SIDE:
        return False
    return max(one.run, other.run) - min(one.until, other.until) <= 1


def _alternate(chinese: Sequence[bool]) -> bool:
    """Whether the languages of some paragraphs take turns."""
    turns = sum(one is not other for one, other in pairwise(chinese))
    return turns * 2 >= len(chinese) - 1


def _with_what_is_seen(source: str) -> str:
    """A paragraph's source and, below it, what is seen of it, as far as that is easily told.

    Markup may stand inside a word or a phrase; then again its signs may be what is seen.
    """
    if not any(sign in source for sign in _INLINE):
        return source
    seen = _LINK.sub("", source) if "](" in source else source
    for sign in UNSEEN:
        seen = seen.replace(sign, "")
    return f"{source}\n{seen}"


def _is_as_it_looks(text: str) -> bool:
    """Whether a paragraph is certainly one block, all of whose letters are seen."""
    return text[:1].isalnum() and _TELLING.search(text) is None and not has_markup(text)


def _is_chinese(text: str) -> bool:
    wide = wide_characters(text)
    return wide * LETTERS_PER_CHARACTER > len(text) - wide
