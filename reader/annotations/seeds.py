"""Where in a long text a few words may stand: by the short runs of letters that both share.

All needles are looked for together: the text is passed once, however many they are. Works in
folded text (`folded.FoldedText`), whose letters are numbered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.annotations.folded import is_wide
from reader.unhurried import no_pause, with_pauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.unhurried import Pause

WIDE_RUN: Final = 3
"""Letters of a run that begins with a Han character."""
RUN: Final = 8
"""Letters of any other run."""
_MOST_RUNS: Final = 28
_FEW: Final = 12  # so few runs are looked for one by one
_MOST_HITS: Final = 24
_MOST_PLACES: Final = 8
_TURN: Final = 10_000  # letters that are passed at once


@dataclass(frozen=True, slots=True)
class Needle:
    """What is looked for, folded: the quote with its context.

    expected: the number of the letter at which `prefix` should begin.
    """

    prefix: str
    exact: str
    suffix: str
    expected: int

    @property
    def whole(self) -> str:
        """Quote and context in one."""
        return self.prefix + self.exact + self.suffix

    @property
    def reach(self) -> int:
        """How far apart two parts of one finding may have moved."""
        return 64 + 4 * len(self.exact)


@dataclass(frozen=True, slots=True)
class Place:
    """A needle may begin between letters `first` and `last`; so many of its runs say so."""

    first: int
    last: int
    votes: int


def runs_of(needle: Needle) -> dict[int, str]:
    """Runs of letters of the needle, by where in it they begin; most of them near the quote."""
    whole = needle.whole
    begin, end = len(needle.prefix), len(needle.prefix) + len(needle.exact)
    inner = max(1, (end - begin) // (_MOST_RUNS // 2))
    outer = max(1, (len(whole) - (end - begin)) // (_MOST_RUNS // 2))
    places = [*range(0, begin, outer), *range(begin, end, inner), *range(end, len(whole), outer)]
    # The runs that end where the quote begins, or where the needle ends.
    places += [at - size for at in (begin, end, len(whole)) for size in (WIDE_RUN, RUN)]
    found = ((at, _run(whole, at)) for at in dict.fromkeys(places) if at >= 0)
    return {at: run for at, run in found if run}


def _run(text: str, at: int) -> str:
    size = WIDE_RUN if at < len(text) and is_wide(text[at]) else RUN
    run = text[at : at + size]
    return run if len(run) == size else ""


def find_runs(text: str, runs: Iterable[str], pause: Pause = no_pause) -> dict[str, list[int]]:
    """Where each run begins in the text, in order. pause: called often where there are many."""
    wanted = set(runs)
    if len(wanted) <= _FEW:
        return {run: list(_occurrences(text, run)) for run in wanted}
    hits: dict[str, list[int]] = defaultdict(list)
    for size in (WIDE_RUN, RUN):
        short = {run for run in wanted if len(run) == size}
        last = len(text) - size + 1 if short else 0
        for start in with_pauses(range(0, last, _TURN), pause, every=1):
            turn = range(start, min(start + _TURN, last))
            for at in [i for i in turn if text[i : i + size] in short]:
                hits[text[at : at + size]].append(at)
    return hits


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def places_of(needle: Needle, runs: dict[int, str], hits: dict[str, list[int]]) -> list[Place]:
    """Where the needle may stand, the likeliest first; of equals, the nearest to where expected."""
    votes = sorted(
        (hit - at, at)
        for at, run in runs.items()
        for hit in _near(hits.get(run, []), needle.expected + at)
    )
    places = list(_gathered(votes, needle.reach))
    places.sort(key=lambda place: (-place.votes, abs(place.first - needle.expected)))
    return places[:_MOST_PLACES]


def _near(hits: list[int], expected: int) -> list[int]:
    """All hits, or the nearest where there are many."""
    if len(hits) <= _MOST_HITS:
        return hits
    middle = bisect_left(hits, expected)
    first = max(0, min(middle - _MOST_HITS // 2, len(hits) - _MOST_HITS))
    return hits[first : first + _MOST_HITS]


def _gathered(votes: list[tuple[int, int]], reach: int) -> Iterator[Place]:
    """Beginnings that lie within `reach` of each other, made one place.

    votes: where the needle would begin, and the run that says so; a run counts once for a place.
    """
    first = last = 0
    voters: set[int] = set()
    for begin, run in votes:
        if voters and (begin - last > reach or begin - first > 2 * reach):
            yield Place(first, last, len(voters))
            voters = set()
        if not voters:
            first = begin
        last = begin
        voters.add(run)
    if voters:
        yield Place(first, last, len(voters))
