"""Which of the places where a quote may stand is its own, or that none is.

The rule above all: never a wrong place. A place needs enough that speaks for it, and clearly more
than the next best; short quotes need context that agrees. Weights are in letters of English
(`folded.mass`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from reader.annotations.matching import HALF, KEPT, TYPO
from reader.annotations.rivals import Against

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.annotations.matching import Candidate, Wanted

ENOUGH: Final = 22.0
"""What quote and context together must say where the quote is unchanged."""
ALONE: Final = 40.0
"""What a quote must say that is found without any context: a paragraph that was moved."""
MARGIN: Final = 5.0
"""By how much the best must lead."""
SOME: Final = 12.0
"""The same for a place where the quote is expected anyway, by its neighbours."""
NEAR: Final = 500
"""Code points from the expected place within which a quote is expected."""
LOCAL: Final = 60
"""Code points by which what was edited on the spot may be out of its place."""
_SHORT: Final = 8.0
_TOUCHING: Final = 6.0
_LIKE_BOTH, _LIKE_HALF, _LIKE_ALONE = 0.6, 0.75, 0.85
_EXACTLY: Final = 3


class Grade(IntEnum):
    """How much speaks for a place.

    NONE: too little. EXPECTED: enough where the quote is expected. ALONE: enough if the quote was
    moved there without its context. ANYWHERE: enough.
    """

    NONE = 0
    EXPECTED = 1
    ALONE = 2
    ANYWHERE = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate with its grade and score. doubt: what speaks against it."""

    grade: Grade
    score: float
    candidate: Candidate
    doubt: Against = Against.NOTHING

    @property
    def sure(self) -> bool:
        """Whether others may be found by their distance from this one."""
        it = self.candidate
        return (
            self.grade is Grade.ANYWHERE
            and it.likeness >= 1
            and min(it.before_share, it.after_share) >= KEPT
        )

    def is_known_elsewhere(self, wanted: Wanted) -> bool:
        """Whether words and block say enough to be known where they were moved to.

        What was moved and edited is not believed: it may be other words that are much the same.
        """
        it = self.candidate
        both = min(it.before_share, it.after_share) >= HALF
        return self.candidate.kept and (both or wanted.mass + it.inner >= ALONE)


def ranked(
    wanted: Wanted, candidates: Sequence[Candidate], doubts: Sequence[Against]
) -> list[Placed]:
    """The candidates that are good for anything, best first. doubts: what speaks against each."""
    placed = [_placed(wanted, each, doubt) for each, doubt in zip(candidates, doubts, strict=True)]
    return apart([each for each in placed if each.grade])


def _placed(wanted: Wanted, candidate: Candidate, doubt: Against) -> Placed:
    """A candidate with its grade, less what speaks against it.

    A block that is all there has often other blocks around it; that its old neighbours have closed
    up says that it is another one. A short line is one of several more easily.
    """
    best, points = grade(wanted, candidate), score(wanted, candidate)
    if candidate.kept and doubt < Against.SWAPPED:
        is_line = wanted.is_whole_block and wanted.mass < ALONE
        doubt = Against.SWAPPED if doubt and is_line else Against.NOTHING
    if candidate.renumbered:
        best = min(best, Grade.EXPECTED)
    if doubt in (Against.SWAPPED, Against.CLOSED) or (
        wanted.mass >= ALONE and candidate.likeness >= TYPO
    ):
        worst = Grade.ALONE
    else:
        worst = Grade.EXPECTED if doubt is Against.ELSEWHERE else Grade.NONE
    if doubt:
        best = min(best, worst)
    return Placed(best, points, candidate, doubt)


def apart(placed: Iterable[Placed]) -> list[Placed]:
    """The best of those that overlap, best first: they are one place, read in two ways."""
    kept: list[Placed] = []
    for each in sorted(placed, key=lambda each: each.score, reverse=True):
        it = each.candidate
        if not any(it.start < k.candidate.end and k.candidate.start < it.end for k in kept):
            kept.append(each)
    return kept


def score(wanted: Wanted, candidate: Candidate) -> float:
    """How much speaks for a candidate.

    As written and in its block counts a little more; all of it unchanged outweighs a number that
    differs in a text that says the same over and over.
    """
    return (
        MARGIN * candidate.perfect
        + max(candidate.before, candidate.edge_before)
        + max(candidate.after, candidate.edge_after)
        + wanted.mass * candidate.likeness
        + candidate.touches * 0.2
        + 3.0 * candidate.same
        + 2.0 * candidate.block
    )


def grade(wanted: Wanted, candidate: Candidate) -> Grade:
    """Where a place may be shown as the quote's."""
    left = candidate.before_share >= HALF
    right = candidate.after_share >= HALF
    if not candidate.right_side and not (left and right):
        return Grade.NONE
    support = max(candidate.before * left, candidate.edge_before)
    support += max(candidate.after * right, candidate.edge_after)
    if candidate.likeness < 1:
        return _grade_edited(wanted, candidate, left + right, support)
    own = wanted.mass
    if own < _SHORT:
        return _grade_short(wanted, candidate, left + right, own + support)
    if (left or right) and own + support >= ENOUGH:
        return Grade.ANYWHERE
    if own >= ALONE or (candidate.block and own >= SOME):
        return Grade.ALONE
    held = candidate.edge_before and candidate.edge_after
    agrees = left or right or held or candidate.touching >= _TOUCHING
    some = max(support, candidate.touching)
    return Grade.EXPECTED if agrees and own + some >= SOME else Grade.NONE


def _grade_short(wanted: Wanted, candidate: Candidate, halves: int, weight: float) -> Grade:
    """The same for a word: what stands right at it, in its own block, has to agree."""
    one, two = candidate.beside_before, candidate.beside_after
    if min(one, two) < HALF:
        held = max(one, two) >= KEPT and candidate.touching >= 1.5 * _TOUCHING
        return Grade.EXPECTED if held and weight >= SOME else Grade.NONE
    if not candidate.touching and wanted.inside:
        return Grade.NONE
    if candidate.touching < min(_TOUCHING, HALF * wanted.inside):
        return Grade.EXPECTED if weight >= ENOUGH else Grade.NONE
    if weight >= ENOUGH:
        return Grade.ANYWHERE
    return Grade.EXPECTED if halves == 2 or weight >= SOME else Grade.NONE


def _grade_edited(wanted: Wanted, candidate: Candidate, halves: int, support: float) -> Grade:
    """The same for words that are not quite the quote's. halves: of the context, that agree."""
    like, own = candidate.likeness, wanted.mass * candidate.likeness
    if like < (_LIKE_ALONE, _LIKE_HALF, _LIKE_BOTH)[halves]:
        return Grade.NONE
    if own < SOME and min(candidate.beside_before, candidate.beside_after) < HALF:
        return Grade.NONE
    if wanted.is_whole_block and not candidate.block and own < ALONE:
        return Grade.NONE
    close = candidate.touching >= _TOUCHING or candidate.block or halves == 2
    if own + support >= ENOUGH and halves and close and candidate.numbers:
        return Grade.ANYWHERE
    if own >= ALONE and candidate.numbers:  # what differs in a number is something else
        return Grade.ALONE
    return Grade.EXPECTED if close and own + support >= SOME else Grade.NONE


def likely(placed: Sequence[Placed]) -> list[Placed]:
    """Those that need no neighbours to be believed, and equal the best of them."""
    good = [each for each in placed if each.grade >= Grade.ALONE]
    return [each for each in good if each.score > good[0].score - MARGIN]


def chosen(
    placed: Sequence[Placed], predicted: Sequence[int], between: tuple[int, int]
) -> Candidate | None:
    """The place that a quote has; None where nothing decides.

    placed: best first, without places that are known to be another's. predicted: where the quote
    begins if it moved as the sure ones before and after it did; between: where those two are now,
    an empty range where they have changed their order.
    """
    best = likely(placed)
    if len(best) == 1:
        return best[0].candidate
    exactly = [each.candidate for each in best if _distance(each, predicted) <= _EXACTLY]
    if len(exactly) == 1:
        return exactly[0]
    inside = [each for each in best if between[0] <= each.candidate.start <= between[1]]
    if len(inside) == 1:
        return inside[0].candidate
    near = [each for each in placed if _distance(each, predicted) <= _leeway(each, predicted)]
    if not near or (len(near) > 1 and near[0].score - near[1].score < MARGIN):
        return None
    found = near[0].candidate
    if between[0] > between[1]:  # no neighbours: at least one half of the context has to agree
        return found if max(found.before_share, found.after_share) >= HALF else None
    return found if between[0] <= found.start <= between[1] else None


def _leeway(placed: Placed, predicted: Sequence[int]) -> int:
    """How far from where it is expected a place may be.

    Where other numbers stand around it, it is another item of a list or a table, unless nothing
    has come or gone there.
    """
    if placed.candidate.renumbered:
        return LOCAL if len(predicted) == 1 else -1
    return LOCAL if placed.doubt is Against.ELSEWHERE else NEAR


def _distance(placed: Placed, predicted: Sequence[int]) -> int:
    return min(abs(placed.candidate.start - place) for place in predicted)
