"""Whether the blocks around a place are those that stood around the quote, in whatever order.

Where blocks have changed their order (the languages of every pair turned round, a caption moved by
a line), a quote has other blocks right beside it, but the old ones are not far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.annotations.folded import fold, mass
from reader.annotations.matching import HALF, KEPT
from reader.annotations.model import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.annotations.folded import FoldedText
    from reader.annotations.matching import Candidate, Wanted

_BLOCKS: Final = 4
"""Blocks on both sides of a place within which the old neighbours are looked for."""
_SAYS: Final = 6.0
"""What the neighbours on one side have to say, at least."""


def accompanied(text: FoldedText, wanted: Wanted, candidate: Candidate) -> bool:
    """Whether what stood before the quote and what stood behind it are both near a place.

    What belongs to the quote's own block has to be there unchanged, but for a typo.
    """
    if not candidate.kept:
        return False
    lines = list(_lines(text, candidate.start, candidate.end))
    quote = wanted.quote
    before, after = _outer(quote.prefix[::-1]), _outer(quote.suffix)
    left = candidate.before_share >= KEPT or _stand(text, lines, before, ends=True)
    right = candidate.after_share >= KEPT or _stand(text, lines, after, ends=False)
    return left and right


def _outer(context: str) -> list[tuple[str, bool]]:
    """The parts of a context beyond the quote's block, the nearest first; whether each is whole.

    context: read away from the quote.
    """
    parts = context.split("\n")
    whole = len(context) < CONTEXT
    outer = [(part, True) for part in parts[1:]]
    if outer and not whole:
        outer[-1] = (outer[-1][0], False)
    return [(folded, is_whole) for part, is_whole in outer if (folded := fold(part))]


def _stand(
    text: FoldedText,
    lines: Sequence[tuple[int, int]],
    parts: Sequence[tuple[str, bool]],
    *,
    ends: bool,
) -> bool:
    """Whether the parts of a context are blocks nearby, or as much of them as says something.

    ends: the parts are read backwards, and a part that is not whole ends its block.
    """
    there = [
        _stands(text, lines, part[::-1] if ends else part, whole, ends) for part, whole in parts
    ]
    said = sum(mass(part) for (part, _), found in zip(parts, there, strict=True) if found)
    return bool(there) and said >= max(_SAYS, HALF * sum(mass(part) for part, _ in parts))


def _stands(
    text: FoldedText, lines: Sequence[tuple[int, int]], part: str, whole: bool, ends: bool
) -> bool:
    found = text.folded.endswith if ends else text.folded.startswith
    return any(
        found(part, first, last) and (not whole or last - first == len(part))
        for first, last in lines
    )


def _lines(text: FoldedText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The letters of the blocks around a range, without those of the range's own."""
    source = text.text
    at = source.rfind("\n", 0, start)
    for _ in range(_BLOCKS):
        if at < 0:
            break
        begin = source.rfind("\n", 0, at)
        yield text.to_folded(begin + 1), text.to_folded(at)
        at = begin
    at = source.find("\n", end)
    for _ in range(_BLOCKS):
        if at < 0:
            break
        stop = source.find("\n", at + 1)
        yield text.to_folded(at + 1), text.to_folded(stop if stop >= 0 else len(source))
        at = stop
