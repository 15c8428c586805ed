"""Where in a document its first answers stand: little of it has to be read to show them.

A question is answered by some hundred documents, and most of them hold a few passages that answer.
Those are found in the text as the file has it, and only the paragraphs around them are parsed and
paired. That is right as long as these paragraphs mean the same without the others; where they may
not (code, definitions, lists that go on, languages that do not alternate), the whole is read. And
where two words stand so far apart that no row of the document can have both, nothing is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.search.building import PAIRS, SUBTITLES, has_markup
from reader.library.search.paragraphs import UNSEEN, Paragraphs

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
_SIGNS: Final = ("```", "~~~", "$$", "]:", "<", "bitext:", "\n ", "\n\t", "\n|")
"""One of these is in whatever that matches, but where it is in the first line."""
_WORTH: Final = 0.75
"""A larger part of a text is not read for its first answers: the whole takes no longer."""

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
    is_text = path.suffix.lower() not in (*SUBTITLES, *PAIRS)
    if (is_short and len(wanted) < 2) or not is_text or _depends(text):
        return None
    paragraphs = Paragraphs(text)
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
    paragraphs: Paragraphs,
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
    paragraphs: Paragraphs, chosen: Sequence[tuple[Span, int]], left: int, most: int
) -> Around | None:
    """The passages that are read together, with what is around them; None: better all of it."""
    groups: list[list[Span]] = []
    known: dict[Span, Span] = {}
    expected = needed = 0
    for passage, count in chosen:
        is_apart = not groups or passage[0] - groups[-1][-1][1] > 2 * _MARGIN + 1
        plain = paragraphs.plain_pairs(*passage)
        if plain or is_apart or expected >= most or groups[-1][-1] in known:
            groups.append([])
        if plain:
            known[passage] = plain
        groups[-1].append(passage)
        if expected < most:
            needed = len(groups)
        expected += count
    windows: list[Window] = []
    size, outside, starts = 0, left + len(chosen), paragraphs.lines
    for number, group in enumerate(groups, 1):
        low, high = known.get(group[0]) or paragraphs.whole_pairs(
            group[0][0] - _MARGIN, group[-1][1] + _MARGIN + 1
        )
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
    paragraphs: Paragraphs,
    held: Sequence[set[int]],
    wanted: Sequence[Wanted],
    *,
    out: bool,
) -> bool:
    """Whether certainly no row of a document answers.

    held: the paragraphs that have the words. out: whether some are left out of these that have
    what is not wanted.
    """
    unseen = [sign for sign in UNSEEN if sign in text]
    if "%%" in text or has_markup(text) or not paragraphs.are_apart(held):
        return False
    if not unseen:
        return True
    needles = [needle for one in wanted for needle in one.needles]
    if out or any(sign[0] in needle for sign in unseen for needle in needles):
        return False
    for sign in unseen:
        text = text.replace(sign, "")
    paragraphs = Paragraphs(text)
    return paragraphs.are_apart([paragraphs.holding(one.needles) for one in wanted])


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
