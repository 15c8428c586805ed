"""Where in a document a target stands now, though the document was edited since it was described.

By position, if the quote and its context still stand there; else by the quote with its context;
else by the same letters, written otherwise (script, case, width, spaces, punctuation); else by the
likest words; else nowhere. docs/anchoring.md tells how, and how well. Positions are code points of
the document's source text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reader.annotations.model import CONTEXT, TextPositionSelector, TextQuoteSelector
from reader.unhurried import no_pause, with_pauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.annotations.deciding import Placed
    from reader.annotations.folded import FoldedText
    from reader.annotations.matching import Candidate, Wanted
    from reader.annotations.model import Target
    from reader.annotations.neighbours import Known
    from reader.annotations.rivals import Remains
    from reader.bitext.model import Side
    from reader.unhurried import Pause

NEARBY: Final = 20_000
"""Code points on both sides of the expected place where all of quote and context is looked for."""
_PASSES: Final = 3
"""How often what is undecided is looked at again, by what was found meanwhile."""
_LINE_ENDS: Final = 2
"""How much longer than its words a text may grow by a paragraph that is put in."""
_JOINERS: Final = "\u200d\ufe0e\ufe0f"


class How(StrEnum):
    """How a target was found."""

    POSITION = "position"
    QUOTE = "quote"
    FOLDED = "folded"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Code points `start` up to `end` of the source text. Never empty.

    Where a quote's paragraph was split in a file of both languages, the other language's block may
    lie between: what is shown is only what is on the target's side.
    """

    start: int
    end: int
    how: How


def describe(text: str, start: int, end: int) -> tuple[TextQuoteSelector, TextPositionSelector]:
    """The selectors of code points `start` up to `end` of a source text.

    The context is up to 32 code points on each side, fewer where it would begin or end inside a
    character that is made of several.
    """
    before = max(0, start - CONTEXT)
    while before < start and _joins(text, before):
        before += 1
    after = min(len(text), end + CONTEXT)
    while after > end and _joins(text, after):
        after -= 1
    quote = TextQuoteSelector(text[start:end], text[before:start], text[end:after])
    return quote, TextPositionSelector(start, end)


def _joins(text: str, at: int) -> bool:
    """Whether the code points on both sides of a position belong to one character."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if right < "\u0300":
        return False
    return (
        unicodedata.category(right) in ("Mn", "Me", "Mc")
        or right in _JOINERS
        or left == "\u200d"
        or "\U0001f3fb" <= right <= "\U0001f3ff"
        or ("\ud800" <= left <= "\udbff" and "\udc00" <= right <= "\udfff")
    )


def stands(text_at: Callable[[int, int], str], target: Target) -> bool:
    """Whether the words of a target stand at its position, without a look at anything else.

    text_at: gives the code points from … to … of the source text, "" where they are not there yet.
    For the first screen; what is shown by it is looked at again by `Anchorer.anchor_all`.
    """
    position = target.position
    return bool(target.quote.exact) and (
        text_at(position.start, position.end) == target.quote.exact
    )


class Anchorer:
    """Finds targets in one text. Made once for a text; what it needs more is made when needed."""

    def __init__(self, text: str, pause: Pause = no_pause) -> None:
        """pause: called often where much is looked for; somebody else may be let go first."""
        self._text, self._pause = text, pause

    def anchor(
        self, quote: TextQuoteSelector, position: TextPositionSelector, side: Side
    ) -> Anchor | None:
        """Where one target stands; None where it is not in the text."""
        return self._all([_Sought(quote, position, side)])[0]

    def anchor_all(self, targets: Iterable[Target]) -> list[Anchor | None]:
        """Where each of the targets stands, in the order given.

        Better and much faster than one by one: those that are surely found tell which of several
        equal places is that of their neighbours.
        """
        return self._all([_Sought(each.quote, each.position, each.side) for each in targets])

    @cached_property
    def _folded(self) -> FoldedText:
        from reader.annotations.folded import FoldedText

        return FoldedText(self._text, self._pause)

    def _all(self, sought: list[_Sought]) -> list[Anchor | None]:
        in_order = sorted(
            (each for each in sought if each.quote.exact),
            key=lambda each: (each.position.start, each.position.end),
        )
        left = self._unmoved(in_order)
        if left:
            self._look_for(left, in_order)
        return [each.found for each in sought]

    def _unmoved(self, in_order: list[_Sought]) -> list[_Sought]:
        """Finds those that have moved as far as the one before, or not at all; returns the others.

        Their context has to be there, too, all of it.
        """
        shift = 0
        left: list[_Sought] = []
        for each in with_pauses(in_order, self._pause, every=1):
            for moved in dict.fromkeys((shift, 0)):
                if self._is_whole(each, each.position.start + moved):
                    break
            else:
                moved = self._nearby(each, shift)
            if moved is None:
                left.append(each)
            else:
                shift = moved
                each.settle(each.position.start + moved, How.QUOTE)
        return left

    def _is_whole(self, sought: _Sought, start: int) -> bool:
        """Whether quote and context stand at a place, and context is no less than there is."""
        begin = start - len(sought.quote.prefix)
        return (
            begin >= 0
            and self._text.startswith(sought.whole, begin)
            and sought.is_telling(begin, begin + len(sought.whole), len(self._text))
        )

    def _nearby(self, sought: _Sought, shift: int) -> int | None:
        """How far quote and context have moved together, where they stand once in the vicinity."""
        if not sought.is_long:
            return None
        begin = sought.position.start + shift - len(sought.quote.prefix)
        first, last = max(0, begin - NEARBY), begin + len(sought.whole) + NEARBY
        at = self._text.find(sought.whole, first, max(0, last))
        if at < 0 or self._text.count(sought.whole) > 1:
            return None
        return at + len(sought.quote.prefix) - sought.position.start

    def _look_for(self, left: Sequence[_Sought], in_order: Sequence[_Sought]) -> None:
        """Finds what was edited, or moved otherwise than its neighbours."""
        from reader.annotations.deciding import likely
        from reader.annotations.neighbours import Known
        from reader.annotations.seeds import find_runs, places_of, runs_of

        left = self._unmoved_letters(left)
        known = Known((each.position.start, each.found) for each in in_order)
        needles = [
            each.wanted.needle(self._folded.to_folded(known.predicted(each.position.start)[0]))
            for each in with_pauses(left, self._pause)
        ]
        runs = [runs_of(needle) for needle in with_pauses(needles, self._pause)]
        wanted = {run for each in runs for run in each.values()}
        hits = find_runs(self._folded.folded, wanted, self._pause)
        judged: list[tuple[_Sought, list[Placed]]] = []
        together = zip(left, needles, runs, strict=True)
        for each, needle, own in with_pauses(together, self._pause, every=1):
            spots = [(place.first, place.last) for place in places_of(needle, own, hits)]
            spots.append((needle.expected, needle.expected))
            placed = self._placed(each.wanted, spots)
            placed = [
                place
                for place in placed
                if known.allows(each.position.start, place.candidate.start)
            ]
            if placed and placed[0].sure and len(likely(placed)) == 1:
                each.take(placed[0].candidate)
            else:
                judged.append((each, placed))
        for _ in range(_PASSES):
            undecided = self._choose(
                judged, Known((each.position.start, each.found) for each in in_order)
            )
            if len(undecided) in (0, len(judged)):
                break
            judged = undecided

    def _unmoved_letters(self, sought: Sequence[_Sought]) -> list[_Sought]:
        """Like `_unmoved`, for texts that are written otherwise: the same letters, all of them."""
        from reader.annotations.matching import exact_candidates

        text = self._folded
        shift = 0
        left: list[_Sought] = []
        for each in with_pauses(sought, self._pause):
            wanted = each.wanted
            whole = wanted.prefix + wanted.exact + wanted.suffix
            at = text.to_folded(each.position.start + shift + wanted.lead)
            begin = at - len(wanted.prefix)
            there = begin >= 0 and text.folded.startswith(whole, begin)
            if not there or len(whole) < CONTEXT or not wanted.exact:
                left.append(each)
                continue
            candidate = exact_candidates(text, wanted, at, at)[0]
            shift = candidate.start - each.position.start
            each.take(candidate)
        return left

    def _placed(self, wanted: Wanted, spots: Iterable[tuple[int, int]]) -> list[Placed]:
        """The places that will do: unchanged words first, then, where none are, edited ones.

        spots: between which letters the prefix may begin.
        """
        from reader.annotations.aligning import aligned
        from reader.annotations.deciding import ranked
        from reader.annotations.matching import exact_candidates
        from reader.annotations.rivals import against, remains

        text, size, before = self._folded, len(wanted.exact), len(wanted.prefix)
        slack = 16 + size // 8
        whole = before + size + len(wanted.suffix)
        candidates: list[Candidate] = []
        others: list[Remains] = []
        for first, last in spots:
            found = exact_candidates(text, wanted, first + before - slack, last + before + slack)
            if not any(each.perfect for each in found):
                edited = aligned(text, wanted, first - slack, last + whole + slack)
                found += [edited] if edited else []
                other = remains(text, wanted, first - slack, last + whole + slack)
                others += [other] if other else []
            candidates += found
        doubts = [against(text, wanted, others, each) for each in candidates]
        return ranked(wanted, candidates, doubts)

    def _choose(
        self, judged: list[tuple[_Sought, list[Placed]]], known: Known
    ) -> list[tuple[_Sought, list[Placed]]]:
        """Decides what did not decide itself, by what was found meanwhile; returns the others."""
        from reader.annotations.deciding import chosen

        undecided: list[tuple[_Sought, list[Placed]]] = []
        for sought, before in with_pauses(judged, self._pause, every=1):
            placed = self._with_predicted(sought, before, known)
            good = [place for place in placed if self._may_be_there(sought, place, known)]
            found = chosen(
                good, known.predicted(sought.position.start), known.between(sought.position.start)
            )
            if found:
                sought.take(found)
            else:
                undecided.append((sought, before))
        return undecided

    def _with_predicted(self, sought: _Sought, placed: list[Placed], known: Known) -> list[Placed]:
        """The places, with those where the neighbours that were found meanwhile say."""
        from reader.annotations.deciding import apart

        seen = {place.candidate.start for place in placed}
        predicted = [start for start in known.predicted(sought.position.start) if start not in seen]
        if not predicted:
            return placed
        begin = len(sought.wanted.prefix)
        letters = [self._folded.to_folded(start) - begin for start in predicted]
        more = self._placed(sought.wanted, [(letter, letter) for letter in letters])
        return apart([*placed, *more])

    def _may_be_there(self, sought: _Sought, place: Placed, known: Known) -> bool:
        """Whether what is known of the neighbours does not speak against a place."""
        from reader.annotations.company import accompanied
        from reader.annotations.deciding import ALONE, Grade
        from reader.annotations.rivals import Against

        candidate = place.candidate
        if not known.allows(sought.position.start, candidate.start):
            return False
        length = candidate.end - candidate.start
        room = known.has_room(sought.position.start, candidate.start, length)
        closed = place.doubt is Against.CLOSED and sought.wanted.mass < ALONE
        if not (closed and not room) and accompanied(self._folded, sought.wanted, candidate):
            return True
        swapped = place.doubt in (Against.SWAPPED, Against.CLOSED)
        alone = place.grade is Grade.ALONE
        if (swapped and not room) or (alone and not self._may_be_alone(sought, place, known)):
            return False
        if known.in_order(sought.position.start, candidate.start):
            return True
        grown = known.growth(candidate.start)
        if grown is None or place.grade is Grade.ANYWHERE:
            return place.is_known_elsewhere(sought.wanted)
        return candidate.kept and grown >= length

    def _may_be_alone(self, sought: _Sought, place: Placed, known: Known) -> bool:
        """Whether a quote without its context is there: much of it, or something was put in."""
        from reader.annotations.deciding import ALONE, NEAR

        start, length = place.candidate.start, place.candidate.end - place.candidate.start
        before, after = known.between(sought.position.start)
        close = known.distance(sought.position.start, start) <= NEAR or after - before <= NEAR
        if before <= start <= after and close:
            return True
        grown = known.growth(start)
        if grown is not None and length <= grown <= length + _LINE_ENDS:
            return True
        return sought.wanted.mass >= ALONE and grown != 0


class _Sought:
    """One target on its way to its anchor."""

    def __init__(
        self, quote: TextQuoteSelector, position: TextPositionSelector, side: Side
    ) -> None:
        self.quote = quote
        self.position = position
        self.side = side
        self.whole = quote.prefix + quote.exact + quote.suffix
        self.found: Anchor | None = None

    @cached_property
    def wanted(self) -> Wanted:
        """The quote, folded."""
        from reader.annotations.matching import Wanted

        return Wanted(self.quote, self.side)

    @property
    def is_long(self) -> bool:
        """Whether quote and context are too long to stand somewhere by chance."""
        return len(self.whole) >= CONTEXT

    def is_telling(self, begin: int, end: int, size: int) -> bool:
        """Whether quote and context, found from … to …, are no chance: long, or the whole text."""
        return self.is_long or (
            (begin == 0 or len(self.quote.prefix) >= CONTEXT // 2)
            and (end == size or len(self.quote.suffix) >= CONTEXT // 2)
        )

    def settle(self, start: int, how: How) -> None:
        """It stands there as it was written."""
        if start == self.position.start:
            how = How.POSITION
        self.found = Anchor(start, start + len(self.quote.exact), how)

    def take(self, candidate: Candidate) -> None:
        """It stands where a candidate does."""
        if candidate.same:
            self.settle(candidate.start, How.QUOTE)
            return
        how = How.FOLDED if candidate.likeness >= 1 else How.FUZZY
        self.found = Anchor(candidate.start, candidate.end, how)
