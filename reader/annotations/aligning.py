"""A quote that was edited: where it begins and ends now, letter by letter.

The quote with its context is aligned with a stretch of the text (Levenshtein); runs of letters that
both share are the fixed points, and the ends of the quote are read off between them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.annotations.folded import DROPPED, fold, is_wide, mass
from reader.annotations.matching import judged, with_marks
from reader.bitext.model import Side
from reader.chinese import engine
from reader.chinese.scripts import has_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.annotations.folded import FoldedText
    from reader.annotations.matching import Candidate, Wanted

LONGEST: Final = 6_000
"""Letters of needle and of stretch that are aligned; longer quotes are found by their ends."""
_GOOD: Final = 0.85
_WIDE_BLOCK: Final = 2
_BLOCK: Final = 4
_STRAY: Final = 8.0
_LONGEST_WORD: Final = 24
_WORDS: Final = 16.0  # what is shorter is a word or two
_ENDS: Final = re.compile("[\n。！？.!?；;]")


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
    found = _align(text, wanted, *_stretch(text, wanted, first, last, apart=False))
    if not found or found.likeness < _GOOD:
        letters, places = _stretch(text, wanted, first, last, apart=True)
        other = _align(text, wanted, letters, places) if letters else None
        if other and (not found or other.likeness > found.likeness):
            return other
    return found


def _align(text: FoldedText, wanted: Wanted, letters: str, places: list[int]) -> Candidate | None:
    needle = wanted.prefix + wanted.exact + wanted.suffix
    begin, end = len(wanted.prefix), len(wanted.prefix) + len(wanted.exact)
    runs = list(_cut(_runs(needle, letters), (begin, end)))
    inner = _inner(needle, runs, (begin, end), _Parted(text.text, places))
    other = _other_word(text, wanted, places, runs)
    if other or not inner:
        return other
    outer = [run for run in runs if not begin <= run.here < end]
    runs = sorted(outer + inner)
    low, high = _begin(runs, begin), _end(runs, end)
    if low is None or high is None:
        return None
    low, high = max(0, low), min(high, len(places))
    if high <= low:
        return None
    low, high = _in_sentence(text.text, places, inner, low, high)
    start, stop = _whole_words(text, wanted, places[low], places[high - 1] + 1)
    start, stop = with_marks(text, wanted, start, stop)
    likeness = _likeness(runs, wanted, begin, end, letters[low:high])
    if likeness < 1 and _same_words(wanted.quote.exact, text.text[start:stop]):
        likeness = 1.0
    if likeness < 1 and not _is_spelling(wanted.exact, fold(text.text[start:stop])):
        return None
    return judged(text, wanted, start, stop, likeness)


def _other_word(
    text: FoldedText, wanted: Wanted, places: list[int], runs: list[_Run]
) -> Candidate | None:
    """What stands between the two halves of the context, where it is another region's word."""
    if len(wanted.exact) > _LONGEST_WORD:
        return None
    begin, end = len(wanted.prefix), len(wanted.prefix) + len(wanted.exact)
    low = next((run.there + run.size for run in runs if run.here + run.size == begin), None)
    high = next((run.there for run in runs if run.here == end), None)
    if low is None or high is None or not low < high <= low + _replaced(len(wanted.exact)):
        return None
    start, stop = places[low], places[high - 1] + 1
    if not _same_words(wanted.quote.exact, text.text[start:stop]):
        return None
    return judged(text, wanted, start, stop, 1.0)


def _in_sentence(
    source: str, places: list[int], inner: list[_Run], low: int, high: int
) -> tuple[int, int]:
    """The range without what it took from the sentences around, where its edges are not the same.

    What stands in place of an edge that is gone is taken for it only up to the next sentence.
    """
    first = max(low, inner[0].there)
    while low < first and _ENDS.search(source, places[low], places[first]):
        low += 1
    last = min(high - 1, inner[-1].there + inner[-1].size - 1)
    while high - 1 > last and _ENDS.search(source, places[last], places[high - 1]):
        high -= 1
    return low, high


def _cut(runs: Iterable[_Run], places: tuple[int, ...]) -> Iterator[_Run]:
    """The runs, parted at letters of the needle."""
    for run in runs:
        inside = [at - run.here for at in places if run.here < at < run.here + run.size]
        for first, last in pairwise((0, *inside, run.size)):
            yield _Run(run.here + first, run.there + first, last - first)


class _Parted(NamedTuple):
    """Tells whether two letters of a stretch are in two blocks. places: of its letters."""

    source: str
    places: list[int]

    def at(self, one: int, two: int) -> bool:
        return "\n" in self.source[self.places[one] : self.places[two]]


def _inner(needle: str, runs: list[_Run], quote: tuple[int, int], parted: _Parted) -> list[_Run]:
    """The runs that say where the quote is: those inside it, but for strays at its edges.

    A stray that the context leads up to is none, unless a block was put in behind it: a paragraph
    that was put in before "The end" may begin with "The", too.
    """
    begin, end = quote
    inner = [run for run in runs if begin <= run.here < end]
    ends = {(run.here + run.size, run.there + run.size) for run in runs if run.here < begin}
    begins = {(run.here, run.there) for run in runs if run.here >= end}
    while len(inner) > 1 and _is_stray(needle, inner[0], inner[0], inner[1]):
        if inner[0][:2] in ends and not parted.at(inner[0].there, inner[1].there):
            break
        del inner[0]
    while len(inner) > 1 and _is_stray(needle, inner[-1], inner[-2], inner[-1]):
        last = inner[-1]
        held = (last.here + last.size, last.there + last.size) in begins
        if held and not parted.at(inner[-2].there, last.there):
            break
        del inner[-1]
    return inner


def _is_stray(needle: str, run: _Run, one: _Run, two: _Run) -> bool:
    """Whether a short run stands much further from the next one than it did."""
    gap = two.there - one.there - one.size
    grown = gap - (two.here - one.here - one.size)
    return grown > 8 and mass(needle[run.here : run.here + run.size]) < _STRAY


def _stretch(
    text: FoldedText, wanted: Wanted, first: int, last: int, *, apart: bool
) -> tuple[str, list[int]]:
    """The letters of a stretch and where they stand.

    apart: without lines of the other language; nothing where there are none.
    """
    start, stop = text.to_source(first), text.to_source(last)
    even = text.even
    places: list[int] = []
    at, parted = start, False
    for line in text.text[start:stop].split("\n"):
        foreign = apart and _is_foreign(line, wanted)
        parted = parted or foreign
        if not foreign:
            places += [i for i in range(at, at + len(line)) if even[i] != DROPPED]
        at += len(line) + 1
    if apart and not parted:
        return "", []
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
    if after is None:
        return before.there + before.size if before and at == before.here + before.size else None
    missing = after.here - at
    least = before.there + before.size if before else 0
    touching = before is not None and at == before.here + before.size
    if touching and after.there - least <= _replaced(missing):
        return least
    return max(least, after.there - missing)  # what else was put in between is not the quote's


def _end(runs: list[_Run], at: int) -> int | None:
    """The letter of the stretch after the one that answers the quote's last."""
    before = next((run for run in reversed(runs) if run.here < at), None)
    after = next((run for run in runs if run.here >= at), None)
    if before and at <= before.here + before.size:
        return before.there + at - before.here
    if before is None:
        return after.there if after and after.here == at else None
    missing = at - before.here - before.size
    reached = before.there + before.size + missing
    if after is None:
        return reached
    touching = after.here == at
    if touching and after.there - before.there - before.size <= _replaced(missing):
        return after.there
    return min(reached, after.there)


def _replaced(missing: int) -> int:
    """Up to how many letters may stand in place of a few that are missing; none for none."""
    return 2 * missing + 4 if missing else 0


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


def _is_spelling(one: str, two: str) -> bool:
    """Whether a word is the same in another spelling, and not another word; long texts may be."""
    from rapidfuzz.distance import OSA

    if mass(one) >= _WORDS:
        return True
    return OSA.distance(one, two) <= max(1, len(one) * 3 // 10)


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
