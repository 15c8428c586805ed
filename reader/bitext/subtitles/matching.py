"""Which cues of two files answer each other: by how much their times overlap, then by their text.

The best way through both, in order, is found by a dynamic programme in a band around the time.
Where times leave it open (no cue fits well), words decide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from reader.bitext.costs import Manner
from reader.bitext.measure import shared_words, weight
from reader.documents.errors import Cancelled
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.bitext.subtitles.cues import Cue
    from reader.documents.model import Language

Step = tuple[int, int]
"""So many cues of each side are a bead."""

_SHAPES: Final = {
    (1, 1): 0.0,
    (1, 2): 0.2,
    (2, 1): 0.2,
    (1, 3): 0.5,
    (3, 1): 0.5,
    (2, 2): 1.2,
    (1, 4): 0.8,
    (4, 1): 0.8,
    (2, 3): 1.8,
    (3, 2): 1.8,
}
_LARGEST: Final = 4
_HOPELESS: Final = 1e9
_APART: Final = 2.2  # of times that do not overlap
_DISTANCE: Final = 1.5  # a second between two cues
_FURTHEST: Final = 4.0  # seconds that are counted
_ALONE: Final = 1.15
_NOTE_ALONE: Final = 0.35
_NOTE_AND_SPEECH: Final = 1.5
_LENGTH: Final = 0.12
_LENGTH_AT_MOST: Final = 0.9
_SHARED: Final = -0.5
_SHARED_AT_MOST: Final = -1.0
_QUESTION: Final = 0.25
_WORDS: Final = -1.2
_BAND: Final = 4.0  # seconds around a cue in which its partner is looked for
_FITS: Final = 0.6
"""From this overlap on, times leave nothing open."""
_MOST_READ: Final = 500
"""Pairs whose words are looked up at most."""


class Timed(Value):
    """A cue on the common clock, and what of its text counts."""

    start: float
    end: float
    is_note: bool
    text: str
    weight: float
    words: frozenset[str]


def timed(cue: Cue, language: Language, at: Callable[[float], float] = float) -> Timed:
    """A cue of a side. at: turns its times into those of the common clock."""
    text = cue.text
    start = at(cue.start)
    end = max(at(cue.end), start + 0.01)
    return Timed(start, end, cue.is_note, text, weight(text, language), shared_words(text))


def overlap(one: Sequence[Timed], other: Sequence[Timed]) -> float:
    """How much of the time from the first to the last word two groups share, 0 to 1."""
    start, end = one[0].start, max(cue.end for cue in one)
    first, last = other[0].start, max(cue.end for cue in other)
    union = max(end, last) - min(start, first)
    return max(0.0, min(end, last) - max(start, first)) / max(union, 0.01)


class Matcher:
    """Finds the beads of two sides.

    read: which share of two texts' words is found, 0 to 1. None: time alone counts.
    """

    def __init__(
        self, en: Sequence[Timed], zh: Sequence[Timed], read: Callable[[str, str], float] | None
    ) -> None:
        self._en, self._zh = en, zh
        self._read = read
        self._text_earns = _SHARED_AT_MOST + _WORDS if read else 0.0
        self._known: dict[tuple[int, int], float] = {}
        self._manner = Manner()
        self._manner.expect(
            sum(cue.weight for cue in en), sum(cue.weight for cue in zh), min(len(en), len(zh))
        )
        # in order, whatever a file does: a cue that is out of place bends no search
        self._starts = list(accumulate((cue.start for cue in zh), max))
        self._ends = list(accumulate((cue.end for cue in zh), max))
        self._en_ends, self._zh_ends = _ends(en), _ends(zh)
        self._by_size = [
            [(b, shape) for (size, b), shape in _SHAPES.items() if size == a]
            for a in range(1, _LARGEST + 1)
        ]
        self._open_en, self._open_zh = _open(en, zh), _open(zh, en)

    def steps(self, cancelled: Callable[[], bool] = lambda: False) -> list[Step]:
        """The beads as steps, from the first cue to the last of both sides."""
        lows, highs = self._band()
        rows: list[list[float]] = []
        back: list[list[Step]] = []
        for i in range(len(self._en) + 1):
            if cancelled():
                raise Cancelled
            width = highs[i] - lows[i] + 1
            rows.append([1e18] * width)
            back.append([(0, 0)] * width)
            for j in range(lows[i], highs[i] + 1):
                best, step = self._best(i, j, rows, lows)
                rows[i][j - lows[i]] = best
                back[i][j - lows[i]] = step
        i, j = len(self._en), len(self._zh)
        found: list[Step] = []
        while i or j:
            step = back[i][j - lows[i]]
            found.append(step)
            i, j = i - step[0], j - step[1]
        return found[::-1]

    def _best(self, i: int, j: int, rows: list[list[float]], lows: list[int]) -> tuple[float, Step]:
        if not i and not j:
            return 0.0, (0, 0)
        best, step = 1e18, (0, 0)
        if i and 0 <= j - lows[i - 1] < len(rows[i - 1]):
            best, step = rows[i - 1][j - lows[i - 1]] + _alone(self._en[i - 1]), (1, 0)
        if j > lows[i] and (cost := rows[i][j - 1 - lows[i]] + _alone(self._zh[j - 1])) < best:
            best, step = cost, (0, 1)
        for a, row in enumerate(self._by_size, 1):
            at = i - a
            if at < 0:
                break
            reached, low = rows[at], lows[at]
            for b, shape in row:
                before = j - b - low
                if j < b or not 0 <= before < len(reached):
                    continue
                # what time alone says, before the text is looked at
                cost = reached[before] + shape + self._time_cost(at, a, j - b, b)
                if cost + self._text_earns < best:
                    cost += self._text_cost(at, i, j - b, j) if self._read else 0.0
                    if cost < best:
                        best, step = cost, (a, b)
        return best, step

    def _time_cost(self, i: int, a: int, j: int, b: int) -> float:
        start, end = self._en[i].start, self._en_ends[a - 1][i]
        first, last = self._zh[j].start, self._zh_ends[b - 1][j]
        shared = min(end, last) - max(start, first)
        if shared > 0:
            return _APART * (1 - shared / (max(end, last) - min(start, first))) * (a + b) / 2
        if a + b > 2:
            return _HOPELESS
        return _APART + _DISTANCE * min(-shared, _FURTHEST)

    def _band(self) -> tuple[list[int], list[int]]:
        """For each place between English cues, where on the other side it may be: from, to."""
        count = len(self._zh)
        lows, highs = [0], [0]
        furthest = 0.0
        for number, cue in enumerate(self._en):
            furthest = max(furthest, cue.end)
            latest = cue.start if number == 0 else max(cue.start, self._en[number - 1].start)
            lows.append(max(lows[-1], bisect_left(self._ends, latest - _BAND) - 2))
            highs.append(max(highs[-1], bisect_right(self._starts, furthest + _BAND) + 2))
        lows, highs = [min(low, count) for low in lows], [min(high, count) for high in highs]
        highs[-1] = count
        # from each row the next one can be reached
        highs = [max(high, low) for high, low in zip(highs, [*lows[1:], count], strict=True)]
        return lows, highs

    def _text_cost(self, i: int, k: int, j: int, m: int) -> float:
        en, zh = self._en[i:k], self._zh[j:m]
        if all(cue.is_note for cue in en) != all(cue.is_note for cue in zh):
            return _NOTE_AND_SPEECH
        lengths = self._manner.length_cost(
            sum(cue.weight for cue in en), sum(cue.weight for cue in zh)
        )
        cost = min(_LENGTH_AT_MOST, _LENGTH * lengths)
        ours = frozenset[str]().union(*(cue.words for cue in en))
        theirs = frozenset[str]().union(*(cue.words for cue in zh))
        cost += max(_SHARED_AT_MOST, _SHARED * len(ours & theirs))
        if any(_asks(cue) for cue in en) != any(_asks(cue) for cue in zh):
            cost += _QUESTION
        if any(self._open_en[i:k]) and any(self._open_zh[j:m]):
            cost += _WORDS * self._common(i, k, j, m)
        return cost

    def _common(self, i: int, k: int, j: int, m: int) -> float:
        """The share of words of some cues that is found in some others, cue by cue."""
        found = 0.0
        for one in range(i, k):
            found += max(self._common_of(one, other) for other in range(j, m))
        return found / (k - i)

    def _common_of(self, i: int, j: int) -> float:
        known = self._known.get((i, j))
        if known is None:
            if self._read is None or len(self._known) >= _MOST_READ:
                return 0.0
            known = self._known[i, j] = self._read(self._en[i].text, self._zh[j].text)
        return known


def _ends(cues: Sequence[Timed]) -> list[list[float]]:
    """For groups of one cue, two, …: when the last of them ends that begin with each cue."""
    ends = [[cue.end for cue in cues]]
    for more in range(1, _LARGEST):
        before = ends[-1]
        ends.append([max(before[at], cue.end) for at, cue in enumerate(cues[more:])])
    return ends


def _asks(cue: Timed) -> bool:
    return "?" in cue.text or "？" in cue.text


def _alone(cue: Timed) -> float:
    return _NOTE_ALONE if cue.is_note else _ALONE


def _open(cues: Sequence[Timed], others: Sequence[Timed]) -> list[bool]:
    """Of each cue, whether none of the others has nearly its time."""
    starts = list(accumulate((one.start for one in others), max))
    result: list[bool] = []
    for cue in cues:
        near = range(max(0, bisect_left(starts, cue.start) - 3),
                     min(len(others), bisect_right(starts, cue.end) + 3))  # fmt: skip
        result.append(all(overlap([cue], [others[at]]) < _FITS for at in near))
    return result
