"""Setting Chinese flush on both sides, and closing the gaps between punctuation marks.

Qt puts all of a line's spare room into its spaces, so a line with two English words in it falls
apart. Chinese is justified by a hair of space after every character instead. And two full-width
marks in a row (》、 or ”，) each bring half an em of emptiness: the first gives its half up.

Pure text in, ranges out; positions are code points of the given text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CLOSERS = "”’）》〉」』】〕］｝"
_STOPS = "，。、；：？！"
_OPENERS = "“‘（《〈「『【〔［｛"
_SQUEEZED = re.compile(
    f"[{_CLOSERS}{_STOPS}](?=[{_CLOSERS}{_STOPS}{_OPENERS}])|[{_OPENERS}](?=[{_OPENERS}])"
)
_SQUEEZED_CENTRED = later(
    f"[{_CLOSERS}](?=[{_CLOSERS}{_STOPS}{_OPENERS}])|[{_OPENERS}](?=[{_OPENERS}])"
)
# Full-width is what is not narrow: Python compiles a class with a large range in 3 ms, this in 1.
_WIDE = re.compile(
    "(?:[\u2014\u2018\u2019\u201c\u201d\u2026]|[^\x00-\u2e7f\ufb00-\ufe2f\ufe50-\ufeff\uff61-\uffff])+"
)
_NO_ROOM: Mapping[int, float] = {}
MOST_SPACE = 0.14
"""The widest gap that justification may open after a character, in em."""
LOOSE_SPACE = 0.04
"""The gap in lines that would need a wider one, for a long English word. They stay ragged."""


def squeezed(text: str, *, centred: bool) -> frozenset[int]:
    """Positions of the marks that give half an em up.

    centred: stops stand in the middle of their square, as in Taiwan and Hong Kong, and keep it.
    """
    pattern = _SQUEEZED_CENTRED if centred else _SQUEEZED
    return frozenset(match.start() for match in pattern.finditer(text))


def wide_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of full-width characters between two positions."""
    for match in _WIDE.finditer(text, start, end):
        yield match.start(), match.end()


def line_spacing(text: str, start: int, end: int, slack: float, em: float) -> float:
    """The space after each full-width character that makes a line's slack vanish; 0 for none.

    The last character of the line gets none, so that it ends at the edge.
    """
    content = len(text[start:end].rstrip()) + start
    count = sum(last - first for first, last in wide_runs(text, start, content))
    if count and _WIDE.match(text[content - 1]):
        count -= 1
    if slack < 0.5 or count < 4:
        return 0.0
    space = slack / count
    return space if space <= MOST_SPACE * em else LOOSE_SPACE * em


def spaced_ranges(
    text: str,
    start: int,
    end: int,
    space: float,
    squeezed_at: frozenset[int],
    em: float,
    room: Mapping[int, float] = _NO_ROOM,
) -> Iterator[tuple[int, int, float]]:
    """Ranges of a line with the letter spacing of each, in pixels.

    room: what some characters want behind them beside that.
    """
    content = len(text[start:end].rstrip()) + start
    for first, last in wide_runs(text, start, content):
        stop = last - 1 if last == content else last
        begin, amount = first, 0.0
        for position in range(first, last):
            wanted = (space if position < stop else 0.0) + room.get(position, 0.0)
            if position in squeezed_at:  # a squeezed mark stays so at the line's end
                wanted -= em / 2
            if wanted != amount:
                if begin < position and amount:
                    yield begin, position, amount
                begin, amount = position, wanted
        if amount:
            yield begin, last, amount
