"""A quote that was edited: where it begins and ends now, letter by letter.

The quote with its context is aligned with a stretch of the text (Levenshtein); runs of letters that
both share are the fixed points, and the ends of the quote are read off between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.annotations.folded import DROPPED, fold, is_wide, mass
from reader.annotations.matching import judged, with_marks
from reader.bitext.model import Side
from reader.chinese import engine
from reader.chinese.scripts import has_han

if TYPE_CHECKING:
    from reader.annotations.folded import FoldedText
    from reader.annotations.matching import Candidate, Wanted

LONGEST: Final = 6_000
"""Letters of needle and of stretch that are aligned; longer quotes are found by their ends."""
_WIDE_BLOCK: Final = 2
_BLOCK: Final = 4


class _Run(NamedTuple):
    """Letters `here` … of the needle are letters `there` … of the stretch."""

    here: int
    there: int
    size: int


def aligned(text: FoldedText, wanted: Wanted, first: int, last: int) -> Candidate | None:
    """The quote in the stretch between two letters of the text; None where it is not there."""
    needle = wanted.prefix + wanted.exact + wanted.suffix
    first = max(0, first)
    if not wanted.exact or len(needle) > LONGEST or last - first > 2 * LONGEST:
        return None
    letters, places = _stretch(text, wanted, first, last)
    runs = _runs(needle, letters)
    begin, end = len(wanted.prefix), len(wanted.prefix) + len(wanted.exact)
    low, high = _begin(runs, begin), _end(runs, end)
    if low is None or high is None or high <= low:
        return None
    low, high = max(0, low), min(high, len(places))
    start, stop = _whole_words(text, wanted, places[low], places[high - 1] + 1)
    start, stop = with_marks(text, wanted, start, stop)
    likeness = _likeness(runs, wanted, begin, end, letters[low:high])
    if likeness < 1 and _same_words(wanted.quote.exact, text.text[start:stop]):
        likeness = 1.0
    return judged(text, wanted, start, stop, likeness)


def _stretch(text: FoldedText, wanted: Wanted, first: int, last: int) -> tuple[str, list[int]]:
    """The letters of a stretch and where they stand, without lines of the other language."""
    start, stop = text.to_source(first), text.to_source(last)
    even = text.even
    places: list[int] = []
    at = start
    for line in text.text[start:stop].split("\n"):
        if not _is_foreign(line, wanted):
            places += [i for i in range(at, at + len(line)) if even[i] != DROPPED]
        at += len(line) + 1
    return "".join([even[i] for i in places]), places


def _is_foreign(line: str, wanted: Wanted) -> bool:
    """Whether a line that parts two halves of a quote is in the other language."""
    if wanted.side is Side.BOTH or "\n" in wanted.quote.exact:
        return False
    return has_han(line) != has_han(wanted.quote.exact) and len(line) > 1


def _runs(needle: str, letters: str) -> list[_Run]:
    """The runs of letters that both share and that are no chance."""
    from rapidfuzz.distance import Levenshtein

    blocks = [
        _Run(block.a, block.b, block.size)
        for block in Levenshtein.opcodes(needle, letters).as_matching_blocks()
        if block.size
    ]
    kept: list[_Run] = []
    for number, run in enumerate(blocks):
        least = _WIDE_BLOCK if is_wide(needle[run.here]) else _BLOCK
        if run.size >= least or _is_between(blocks, number, least):
            kept.append(run)
    return kept


def _is_between(blocks: list[_Run], number: int, least: int) -> bool:
    """Whether a short run stands close to long ones on both sides, on their diagonal or nearly."""
    if not 0 < number < len(blocks) - 1:
        return False
    before, run, after = blocks[number - 1 : number + 2]
    return (
        min(before.size, after.size) >= least
        and max(run.here - before.here - before.size, run.there - before.there - before.size) <= 3
        and max(after.here - run.here - run.size, after.there - run.there - run.size) <= 3
    )


def _begin(runs: list[_Run], at: int) -> int | None:
    """The letter of the stretch that answers the quote's first."""
    before = next((run for run in reversed(runs) if run.here <= at), None)
    after = next((run for run in runs if run.here > at), None)
    if before and at < before.here + before.size:
        return before.there + at - before.here
    if before and at == before.here + before.size:
        if after and after.here == at:  # something was put in between: it is not the quote's
            return after.there
        return before.there + before.size
    if after is None:
        return None
    missing = after.here - at
    least = before.there + before.size if before else 0
    return max(least, after.there - missing)


def _end(runs: list[_Run], at: int) -> int | None:
    """The letter of the stretch after the one that answers the quote's last."""
    before = next((run for run in reversed(runs) if run.here < at), None)
    after = next((run for run in runs if run.here >= at), None)
    if before and at <= before.here + before.size:
        return before.there + at - before.here
    if after and after.here == at:
        return after.there
    if before is None:
        return None
    missing = at - before.here - before.size
    reached = before.there + before.size + missing
    return min(reached, after.there) if after else reached


def _likeness(runs: list[_Run], wanted: Wanted, begin: int, end: int, found: str) -> float:
    """How much of the quote is there, less where much was put in between. 0 to 1."""
    needle = wanted.prefix + wanted.exact + wanted.suffix
    shared = sum(
        mass(needle[max(run.here, begin) : min(run.here + run.size, end)])
        for run in runs
        if run.here < end and run.here + run.size > begin
    )
    share = shared / wanted.mass
    return min(1.0, share) * min(1.0, wanted.mass / max(1.0, mass(found))) ** 0.5


def _same_words(one: str, two: str) -> bool:
    """Whether two texts say the same in the words of two regions (软件, 軟體)."""
    if not (has_han(one) and has_han(two)):
        return False
    return fold(engine.convert("tw2sp", one)) == fold(engine.convert("tw2sp", two))


def _whole_words(text: FoldedText, wanted: Wanted, start: int, end: int) -> tuple[int, int]:
    """The range widened to whole words of letters, where the quote began or ended with one."""
    quote, source = wanted.quote, text.text
    if not (_is_letter(quote.prefix[-1:]) and _is_letter(quote.exact[:1])):
        while start > 0 and _is_letter(source[start - 1]) and _is_letter(source[start]):
            start -= 1
    if not (_is_letter(quote.suffix[:1]) and _is_letter(quote.exact[-1:])):
        while end < len(source) and _is_letter(source[end]) and _is_letter(source[end - 1]):
            end += 1
    return start, end


def _is_letter(char: str) -> bool:
    return char.isalnum() and not is_wide(char)
