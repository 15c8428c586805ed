"""The other reading of a place: that the quote is gone, and what stands here is its surroundings.

Where a quote's letters stand, its own context may stand: a word that comes twice in a sentence. Or
prefix and suffix are together elsewhere, with the quote gone or replaced between them. What is
found so speaks against a place. Works in letters of the folded text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from reader.annotations.folded import is_wide, mass
from reader.annotations.matching import HALF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.annotations.folded import FoldedText
    from reader.annotations.matching import Candidate, Wanted

WITHIN: Final = 2.0
"""By how much the surroundings alone must say more, where the place lies among them."""
BEYOND: Final = 5.0
"""The same where the place lies elsewhere."""
_GAP: Final = 12  # letters that may stand in place of a quote that is gone
_BESIDE: Final = 120  # letters that may stand between a block and its old neighbours
_FAR: Final = 96  # letters by which context may have moved away from the quote
_LONGEST: Final = 2_000  # letters of a stretch that is looked through
_WIDE_BLOCK: Final = 2
_BLOCK: Final = 4


class Against(IntEnum):
    """What speaks against a place.

    ELSEWHERE: much of the context is at another place. REPLACED: prefix and suffix are, with other
    words between them, or a block that was put there. SWAPPED: the place is a block beside them, or
    among them: blocks may have changed their order. CLOSED: the same, with nothing between the two.
    GONE: with nothing between them, or the place itself is context.
    """

    NOTHING = 0
    ELSEWHERE = 1
    REPLACED = 2
    SWAPPED = 3
    CLOSED = 4
    GONE = 5


@dataclass(frozen=True, slots=True)
class Remains:
    """Prefix and suffix without the quote. Letters `first` up to `last` hold what agrees.

    begin, end: between which letters the quote may stand with this context.
    before, after: how much of prefix and suffix agrees. runs: between which letters it does.
    """

    first: int
    begin: int
    end: int
    last: int
    before: float
    after: float
    runs: tuple[tuple[int, int], ...]

    @property
    def weight(self) -> float:
        """How much of the context agrees."""
        return self.before + self.after

    def tells(self, text: FoldedText, wanted: Wanted) -> Against:
        """What it tells of a place that is not between the two halves."""
        gap = self.end - self.begin
        both = self.before >= HALF * wanted.before > 0 and self.after >= HALF * wanted.after > 0
        if not both or gap > _GAP + len(wanted.exact):
            return Against.ELSEWHERE
        closed = gap <= _GAP and _blocks(text, self.begin, self.end) < 1
        return Against.GONE if closed else Against.REPLACED

    def touches(self, text: FoldedText, start: int, end: int) -> bool:
        """Whether letters `start` up to `end` stand right before or behind it, or a block off."""
        if start >= self.last:
            return start - self.last <= _BESIDE or _blocks(text, self.last, start) <= 1
        return end <= self.first and (
            self.first - end <= _BESIDE or _blocks(text, end, self.first) <= 1
        )

    def holds(self, start: int, end: int) -> bool:
        """Whether some of letters `start` up to `end` are context."""
        return any(start < last and first < end for first, last in self.runs)


def remains(text: FoldedText, wanted: Wanted, first: int, last: int) -> Remains | None:
    """What of the surroundings stands between two letters of the text."""
    first = max(0, first)
    if last - first > _LONGEST:
        return None
    needle, joint = wanted.prefix + wanted.suffix, len(wanted.prefix)
    runs = list(_runs(needle, text.folded[first:last], joint))
    if not runs:
        return None
    before = [run for run in runs if run[0] < joint]
    after = [run for run in runs if run[0] >= joint]
    room = len(wanted.exact) + _FAR
    begin = before[-1][1] + before[-1][2] if before else max(0, after[0][1] - room)
    end = after[0][1] if after else begin + room
    return Remains(
        first + runs[0][1],
        first + begin,
        first + end,
        first + runs[-1][1] + runs[-1][2],
        _weight(needle, before),
        _weight(needle, after),
        tuple((first + there, first + there + size) for _, there, size in runs),
    )


def _blocks(text: FoldedText, first: int, last: int) -> int:
    """How many whole blocks stand between two letters, counting no more than a few."""
    between = text.text[text.to_source(first - 1) + 1 : text.to_source(last)]
    return max(0, between.count("\n") - 1)


def _weight(needle: str, runs: Iterable[tuple[int, int, int]]) -> float:
    return sum(mass(needle[a : a + size]) for a, _, size in runs)


def _runs(needle: str, there: str, joint: int) -> Iterator[tuple[int, int, int]]:
    """Runs of letters that both share and that are no chance, parted where the halves meet."""
    from rapidfuzz.distance import Levenshtein

    for block in Levenshtein.opcodes(needle, there).as_matching_blocks():
        a, b, size = block.a, block.b, block.size
        if not size or size < (_WIDE_BLOCK if is_wide(needle[a]) else _BLOCK):
            continue
        if a < joint < a + size:
            yield a, b, joint - a
            yield joint, b + joint - a, a + size - joint
        else:
            yield a, b, size


def against(
    text: FoldedText, wanted: Wanted, others: Iterable[Remains], candidate: Candidate
) -> Against:
    """What the surroundings that stand elsewhere, or here, tell of a candidate."""
    start, end = text.to_folded(candidate.start), text.to_folded(candidate.end)
    most = Against.NOTHING
    agreed = None
    for other in others:
        if other.begin <= start and end <= other.end:
            continue
        if agreed is None:
            agreed = _agreed(text, wanted, start, end)
        if start < other.last and end > other.first:
            if other.weight > agreed + wanted.mass * candidate.likeness + WITHIN:
                if not candidate.kept or other.holds(start, end):
                    return Against.GONE
                most = max(most, Against.SWAPPED)
        elif other.weight > agreed + BEYOND:
            told = other.tells(text, wanted)
            if told is Against.GONE and candidate.kept and other.touches(text, start, end):
                told = Against.CLOSED
            most = max(most, told)
    return most


def _agreed(text: FoldedText, wanted: Wanted, start: int, end: int) -> float:
    """How much of the context stands on its side of a place, also at some distance."""
    prefix, suffix = wanted.prefix, wanted.suffix
    left = text.folded[max(0, start - len(prefix) - _FAR) : start]
    right = text.folded[end : end + len(suffix) + _FAR]
    return _weight(prefix, _runs(prefix, left, 0)) + _weight(suffix, _runs(suffix, right, 0))
