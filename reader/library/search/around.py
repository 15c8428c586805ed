"""Where in a document its first answers stand: little of it has to be read to show them.

A question is answered by some hundred documents, and most of them hold a few passages that answer.
Those are found in the text as the file has it, and only the paragraphs around them are parsed and
paired. That is right as long as these paragraphs mean the same without the others; where they may
not (code, definitions, lists that go on, languages that do not alternate), the whole is read.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.bitext.finding.finder import Pile
from reader.bitext.measure import LETTERS_PER_CHARACTER, wide_characters
from reader.chinese.scripts import has_han
from reader.library.search.building import SUBTITLES, plain_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.library.search.questions import Wanted

_LEAST: Final = 3_000
"""Code points: less than this is read whole."""
_MARGIN: Final = 3  # paragraphs before and after an answer
_TOGETHER: Final = 2  # paragraphs apart that may still be one passage: a text and its translation
_DEPENDS: Final = re.compile(r"^\s*(?:```|~~~|\$\$)|\]:|<[A-Za-z!/]|^bitext:|^[ \t]+\S|^\|", re.M)
"""What gives other lines a meaning that they have not by themselves, or takes it from them."""


class Around(NamedTuple):
    """Paragraphs worth reading.

    first, last: lines, from 1; last 0: to the end. outside: further passages elsewhere.
    is_alone: the text has one language only.
    """

    first: int
    last: int
    outside: int
    is_alone: bool


def around(text: str, path: Path, wanted: Sequence[Wanted], most: int) -> Around | None:
    """What to read for the first `most` passages that have all words; None: the whole."""
    is_short = len(text) < _LEAST
    if is_short or path.suffix.lower() in SUBTITLES or _DEPENDS.search(text):
        return None
    paragraphs = list(plain_paragraphs(text))
    passages = _passages([words for _, words in paragraphs], wanted)
    if not passages:
        return None
    low = max(0, passages[0][0] - _MARGIN)
    high = min(passages[:most][-1][1] + _MARGIN + 1, len(paragraphs))
    chinese = [_is_chinese(words) for _, words in paragraphs]
    is_alone = sum(chinese) in (0, len(chinese))
    if (high - low) * 2 > len(paragraphs) or not (is_alone or _alternate(chinese[low:high])):
        return None
    last = paragraphs[high][0] - 1 if high < len(paragraphs) else 0
    return Around(paragraphs[low][0], last, len(passages[most:]), is_alone)


def _passages(texts: Sequence[str], wanted: Sequence[Wanted]) -> list[tuple[int, int]]:
    """The first and last paragraph of each passage that has everything, in order."""
    chinese = [(number, text) for number, text in enumerate(texts) if has_han(text)]
    latin = [(number, text) for number, text in enumerate(texts) if not has_han(text)]
    piles = Pile(chinese, chinese=True), Pile(latin, chinese=False)
    held = [_holding(piles, one.needles) for one in wanted]
    rarest = min(held, key=len)
    found: list[tuple[int, int]] = []
    for number in sorted(rarest):
        if not all(_is_near(number, others) for others in held):
            continue
        if found and number - found[-1][1] < _TOGETHER:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _holding(piles: tuple[Pile, Pile], needles: Sequence[str]) -> set[int]:
    found: set[int] = set()
    for needle in needles:
        by_words = has_han(needle)
        for pile in piles[:1] if by_words else piles:
            found.update(pile.holding(needle, by_words=by_words))
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
