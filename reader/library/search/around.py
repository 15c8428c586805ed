"""Where in a document its first answers stand: little of it has to be read to show them.

A question is answered by some hundred documents, and most of them hold a few passages that answer.
Those are found in the text as the file has it, and only the paragraphs around them are parsed and
paired. That is right as long as these paragraphs mean the same without the others; where they may
not (code, definitions, lists that go on, languages that do not alternate), the whole is read. And
where two words stand so far apart that no row of the document can have both, nothing is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.bitext.costs import SHAPES
from reader.bitext.finding.finder import Pile
from reader.bitext.measure import LETTERS_PER_CHARACTER, wide_characters
from reader.chinese.scripts import has_han
from reader.chinese.searching import Passage
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
_LONGEST: Final = 4_000
"""Code points of a paragraph that is certainly looked at in one piece."""
_DEPENDS: Final = re.compile(r"^\s*(?:```|~~~|\$\$)|\]:|<[A-Za-z!/]|^bitext:|^[ \t]+\S|^\|", re.M)
"""What gives other lines a meaning that they have not by themselves, or takes it from them."""
_SIGNS: Final = ("```", "~~~", "$$", "]:", "<", "bitext:", "\n ", "\n\t", "\n|")
"""One of these is in whatever that matches, but where it is in the first line."""
_UNSEEN: Final = ("*", "_", "`", ">", "\\", "~~", "==")
"""What may stand inside a word or a phrase without being seen, beside what `has_markup` knows."""
_INLINE: Final = (*_UNSEEN, "](")
_LINK: Final = re.compile(r"!?\[(?=[^\[\]]*\]\()|\]\([^)\n]*\)")
_TELLING: Final = re.compile(r"[\n\t*_`>\\~=%|{}$\[\]]|^\w{1,8}[.)、）．:：]|^\S+$|  ")
"""What a block may begin with, or have inside it, that is not shown as it is."""
_ENDS: Final = re.compile(r"[。！？!?…]|\.\s|\n")
_WORTH: Final = 0.75
"""A larger part of a text is not read for its first answers: the whole takes no longer."""
_PAIRS: Final = (".tmx", ".tsv")  # are no text

Span = tuple[int, int]


class Window(NamedTuple):
    """Paragraphs that are read together.

    first, last: lines, from 1; last 0: to the end. answering: the lines of the paragraphs that
    seem to answer, among those. outside: passages that answer elsewhere, windows before this one
    aside.
    """

    first: int
    last: int
    answering: frozenset[int]
    outside: int


class Around(NamedTuple):
    """Paragraphs worth reading: one window after the other, until there are answers enough.

    is_alone: the text has one language only.
    """

    windows: tuple[Window, ...]
    is_alone: bool


NOWHERE: Final = Around((), is_alone=False)
"""No row of the document answers."""


def around(
    text: str, path: Path, wanted: Sequence[Wanted], most: int, unwanted: Sequence[Wanted] = ()
) -> Around | None:
    """What to read for the first `most` passages that have all words; None: the whole."""
    is_short = len(text) < _LEAST
    is_text = path.suffix.lower() not in (*SUBTITLES, *_PAIRS)
    if (is_short and len(wanted) < 2) or not is_text or _depends(text):
        return None
    paragraphs = _Paragraphs(text)
    held = [paragraphs.holding(one.needles) for one in wanted]
    out = paragraphs.certainly_having(unwanted, min(held, key=len))
    held = [numbers - out for numbers in held]
    passages = _passages(held, paragraphs.chinese)
    if not passages:
        return NOWHERE if _is_nowhere(text, paragraphs, held, wanted, out=bool(out)) else None
    if is_short:
        return None
    chosen, left = _first(paragraphs, passages, wanted, held, most)
    if any(paragraphs.may_have(unwanted, *passage) for passage, _ in chosen):
        return None
    return _windows(paragraphs, chosen, left, most)


def _first(
    paragraphs: _Paragraphs,
    passages: Sequence[Span],
    wanted: Sequence[Wanted],
    held: Sequence[set[int]],
    most: int,
) -> tuple[list[tuple[Span, int]], int]:
    """The first passages that answer indeed, each with how many sentences do; how many are left.

    What is held was found without asking where words begin and end.
    """
    if len(passages) == 1:  # reading it tells
        return [(passages[0], 1)], 0
    chosen: list[tuple[Span, int]] = []
    for number, (first, last) in enumerate(passages, 1):
        reach = _TOGETHER if len(wanted) > 1 else 0
        near = range(first - reach, last + reach + 1)
        counts = [
            sum(paragraphs.sentences_with(one, at) for at in numbers.intersection(near))
            for one, numbers in zip(wanted, held, strict=True)
        ]
        if all(counts):
            chosen.append(((first, last), counts[0] if len(counts) == 1 else 1))
        if len(chosen) == most:
            return chosen, len(passages) - number
    return chosen, 0


def _windows(
    paragraphs: _Paragraphs, chosen: Sequence[tuple[Span, int]], left: int, most: int
) -> Around | None:
    """The passages that are read together, with what is around them; None: better all of it."""
    groups: list[list[Span]] = []
    expected = needed = 0
    for passage, count in chosen:
        is_apart = not groups or passage[0] - groups[-1][-1][1] > 2 * _MARGIN + 1
        if is_apart or expected >= most:
            groups.append([])
        groups[-1].append(passage)
        if expected < most:
            needed = len(groups)
        expected += count
    windows: list[Window] = []
    size, outside, starts = 0, left + len(chosen), paragraphs.lines
    for number, group in enumerate(groups, 1):
        low, high = paragraphs.whole_pairs(group[0][0] - _MARGIN, group[-1][1] + _MARGIN + 1)
        size += high - low if number <= needed else 0
        outside -= len(group)
        if not paragraphs.take_turns(low, high):
            return None
        answering = frozenset[int]().union(*(paragraphs.lines_of(*one) for one in group))
        last = starts[high] - 1 if high < len(starts) else 0
        windows.append(Window(starts[low], last, answering, outside))
    if not windows or size > _WORTH * len(starts):
        return None
    return Around(tuple(windows), paragraphs.is_alone)


def _depends(text: str) -> bool:
    if any(sign in text for sign in _SIGNS) or text[:1] in " \t|":
        return _DEPENDS.search(text) is not None
    return False


def _is_nowhere(
    text: str,
    paragraphs: _Paragraphs,
    held: Sequence[set[int]],
    wanted: Sequence[Wanted],
    *,
    out: bool,
) -> bool:
    """Whether certainly no row of a document answers.

    held: the paragraphs that have the words. out: whether some are left out of these that have
    what is not wanted.
    """
    unseen = [sign for sign in _UNSEEN if sign in text]
    if "%%" in text or has_markup(text) or not paragraphs.are_apart(held):
        return False
    if not unseen:
        return True
    needles = [needle for one in wanted for needle in one.needles]
    if out or any(sign[0] in needle for sign in unseen for needle in needles):
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
        self._sought = [_with_what_is_seen(words) for words in texts]
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


def _passages(held: Sequence[set[int]], chinese: Sequence[bool]) -> list[Span]:
    """The first and last paragraph of each passage that has everything, in order.

    Neighbours are one passage where the second is in the other language.
    """
    found: list[Span] = []
    for number in sorted(min(held, key=len)):
        if not all(_is_near(number, others) for others in held):
            continue
        is_next = bool(found) and number - found[-1][1] < _TOGETHER
        if is_next and chinese[number] is not chinese[found[-1][0]]:
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


def _with_what_is_seen(source: str) -> str:
    """A paragraph's source and, below it, what is seen of it, as far as that is easily told.

    Markup may stand inside a word or a phrase; then again its signs may be what is seen.
    """
    if not any(sign in source for sign in _INLINE):
        return source
    seen = _LINK.sub("", source) if "](" in source else source
    for sign in _UNSEEN:
        seen = seen.replace(sign, "")
    return f"{source}\n{seen}"


def _is_as_it_looks(text: str) -> bool:
    """Whether a paragraph is certainly one block, all of whose letters are seen."""
    return text[:1].isalnum() and _TELLING.search(text) is None and not has_markup(text)


def _is_chinese(text: str) -> bool:
    wide = wide_characters(text)
    return wide * LETTERS_PER_CHARACTER > len(text) - wide
