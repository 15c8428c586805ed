"""Which of the places where a quote may stand is its own, or that none is.

The rule above all: never a wrong place. A place needs enough that speaks for it, and clearly more
than the next best; short quotes need context that agrees. Weights are in letters of English
(`folded.mass`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.matching import Candidate, Wanted

ENOUGH: Final = 22.0
"""What quote and context together must say where the quote is unchanged."""
HALF: Final = 0.55
"""The share of one half of the context that agrees by more than chance."""
ALONE: Final = 40.0
"""What a quote must say that is found without any context: a paragraph that was moved."""
ALONE_IN_BLOCK: Final = 22.0
"""The same where it filled its block and still does."""
MARGIN: Final = 5.0
"""By how much the best must lead."""
_LIKE_BOTH, _LIKE_HALF, _LIKE_ALONE = 0.5, 0.62, 0.75
_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """The places that are good enough, best first, and whether the first stands out."""

    places: tuple[Candidate, ...] = ()
    clear: bool = False

    @property
    def sure(self) -> bool:
        """Whether others may be found by their distance from this one."""
        if not self.clear:
            return False
        best = self.places[0]
        return best.likeness >= 0.9 and min(best.before_share, best.after_share) >= HALF


def verdict(wanted: Wanted, candidates: Sequence[Candidate]) -> Verdict:
    """Judge candidates without knowing where the quote should be."""
    good = [each for each in _apart(candidates) if is_good(wanted, each)]
    good.sort(key=lambda each: -score(wanted, each))
    if not good:
        return Verdict()
    lead = score(wanted, good[0]) - score(wanted, good[1]) if len(good) > 1 else MARGIN
    equals = [each for each in good if score(wanted, good[0]) - score(wanted, each) < MARGIN]
    return Verdict(tuple(equals), lead >= MARGIN)


def score(wanted: Wanted, candidate: Candidate) -> float:
    """How much speaks for a candidate; as written and in its block counts a little more."""
    return (
        candidate.before
        + candidate.after
        + wanted.mass * candidate.likeness
        + candidate.touches * 0.2
        + 3.0 * candidate.same
        + 2.0 * candidate.block
    )


def is_good(wanted: Wanted, candidate: Candidate) -> bool:
    """Whether a place may be shown as the quote's at all."""
    left = candidate.before_share >= HALF
    right = candidate.after_share >= HALF
    if not candidate.right_side and not (left and right):
        return False
    support = candidate.before * left + candidate.after * right
    own = wanted.mass * candidate.likeness
    like = candidate.likeness
    if like >= 1:
        alone = ALONE_IN_BLOCK if candidate.block else ALONE
        return own >= alone or (support > 0 and own + support >= ENOUGH)
    if left and right:
        return like >= _LIKE_BOTH and support + own >= ENOUGH
    if left or right:
        return like >= _LIKE_HALF and support + own >= ENOUGH
    return like >= _LIKE_ALONE and own >= ALONE


def by_order(
    found: Verdict, predicted: Sequence[int], between: tuple[int, int]
) -> Candidate | None:
    """The one of several equals that stands where its neighbours say.

    predicted: where the quote begins if it moved as the sure ones before and after it did;
    between: the ends of those two.
    """
    exactly = [
        each
        for each in found.places
        if any(abs(each.start - place) <= _NEAR for place in predicted)
    ]
    if exactly:
        return exactly[0] if len(exactly) == 1 or exactly[0].start in predicted else None
    inside = [each for each in found.places if between[0] <= each.start <= between[1]]
    return inside[0] if len(inside) == 1 else None


def _apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each range once, the likeliest of those that overlap mostly."""
    unique = {(each.start, each.end): each for each in candidates}
    return list(unique.values())
