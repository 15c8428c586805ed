"""Whether words that stand somewhere are the words that are looked for, and how surely.

A `Candidate` is one place where a quote may stand. It is judged by the quote itself and by each
half of its context alone: a translation that was edited, or a paragraph that was moved, changes one
half and not the other. Weights are in letters of English (`folded.mass`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reader.annotations.folded import DROPPED, fold, is_wide, mass
from reader.annotations.model import CONTEXT
from reader.annotations.seeds import Needle
from reader.bitext.model import Side
from reader.chinese.scripts import has_han
from reader.documents.language import language_of
from reader.documents.model import Language

if TYPE_CHECKING:
    from reader.annotations.folded import FoldedText
    from reader.annotations.model import TextQuoteSelector

EDGE: Final = 3.0
"""What it says that a block begins or ends where it did."""
KEPT: Final = 0.9
"""The share of what was not edited, but for a typo."""
TYPO: Final = 0.95
"""The likeness of words that were not edited, but for a typo."""
BETWEEN: Final = 0.25
"""What a letter that stands between two that agree takes away."""
HALF: Final = 0.55
"""The share of one half of the context that agrees by more than chance."""
_SLACK: Final = 6
_WIDE_BLOCK: Final = 2  # matching letters that are no chance, Han and others
_BLOCK: Final = 4
_LINE: Final = 400  # code points of a line that tell its language


class Wanted:
    """A quote to be found: as written, and folded. expected: where it should begin, in letters."""

    def __init__(self, quote: TextQuoteSelector, side: Side) -> None:
        self.quote = quote
        self.side = side
        self.prefix, self.exact, self.suffix = map(fold, (quote.prefix, quote.exact, quote.suffix))
        self.lead = _dropped_before(quote.exact)
        self.tail = _dropped_after(quote.exact)

    def needle(self, expected: int) -> Needle:
        """The needle to look for. expected: the letter at which the quote should begin."""
        return Needle(self.prefix, self.exact, self.suffix, expected - len(self.prefix))

    @cached_property
    def mass(self) -> float:
        """How much the quote says."""
        return mass(self.exact)

    @cached_property
    def before(self) -> float:
        """How much the prefix says."""
        return mass(self.prefix)

    @cached_property
    def after(self) -> float:
        """How much the suffix says."""
        return mass(self.suffix)

    @cached_property
    def head(self) -> str | None:
        """What stands before the quote in its block; None where the block begins further off."""
        prefix = self.quote.prefix
        inside = "\n" not in prefix and len(prefix) >= CONTEXT
        return None if inside else fold(prefix.rpartition("\n")[2])

    @cached_property
    def rest(self) -> str | None:
        """What follows the quote in its block; None where the block goes on further."""
        suffix = self.quote.suffix
        inside = "\n" not in suffix and len(suffix) >= CONTEXT
        return None if inside else fold(suffix.partition("\n")[0])

    @cached_property
    def near_before(self) -> str:
        """The part of the prefix that belongs to the quote's own block."""
        return self.prefix if self.head is None else self.head

    @cached_property
    def near_after(self) -> str:
        """The part of the suffix that belongs to the quote's own block."""
        return self.suffix if self.rest is None else self.rest

    @cached_property
    def inside(self) -> float:
        """How much of the context belongs to the quote's own block."""
        return mass(self.near_before) + mass(self.near_after)

    @cached_property
    def is_whole_block(self) -> bool:
        """Whether the quote filled its block, or several."""
        quote = self.quote
        return quote.prefix[-1:] in ("", "\n") and quote.suffix[:1] in ("", "\n")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Code points `start` up to `end` may be the quote.

    likeness: of the words, 1.0 where only case, script, spaces and punctuation differ.
    before, after: how much of the context agrees there, in letters.
    before_share, after_share: of what there was, 0 to 1.
    inner: how much of the context agrees in the quote's own block.
    edge_before, edge_after: what the quote's block says between its edge and the quote, plus
        `EDGE`, where that is all the same; else 0.
    touching: what agrees right at the quote, in its own block.
    beside_before, beside_after: the share of the context in the quote's own block that agrees; of
        all context where the quote begins or ends its block and this place does not.
    touches: characters of the context that stand right at the quote, as written.
    same: written exactly so. block: it fills its block, as the quote did.
    numbers: it has the quote's digits. renumbered: other digits stand nearby.
    """

    start: int
    end: int
    likeness: float
    before: float
    after: float
    before_share: float
    after_share: float
    inner: float
    edge_before: float
    edge_after: float
    touching: float
    beside_before: float
    beside_after: float
    touches: int
    same: bool
    block: bool
    right_side: bool
    numbers: bool
    renumbered: bool

    @property
    def kept(self) -> bool:
        """Whether words and block are as they were, but for a typo, and end where they did."""
        before = self.before_share >= KEPT or self.edge_before > 0
        after = self.after_share >= KEPT or self.edge_after > 0
        return self.likeness >= TYPO and before and after

    @property
    def perfect(self) -> bool:
        """Whether words and context are all there."""
        return min(self.likeness, self.before_share, self.after_share) >= 1


def exact_candidates(text: FoldedText, wanted: Wanted, first: int, last: int) -> list[Candidate]:
    """The places where the quote's letters stand, beginning between two letters of the text."""
    if not wanted.exact:
        return _unlettered(text, wanted, first, last)
    found: list[Candidate] = []
    size = len(wanted.exact)
    at = text.folded.find(wanted.exact, max(0, first), max(0, last) + size)
    while at >= 0:
        start, end = text.to_source(at), text.to_source(at + size - 1) + 1
        if wanted.quote.exact == text.text[start - wanted.lead : end + wanted.tail]:
            start, end = start - wanted.lead, end + wanted.tail
        else:
            start, end = with_marks(text, wanted, start, end)
        if not _cuts_a_word(text.text, wanted.quote, start, end):
            found.append(judged(text, wanted, start, end, 1.0))
        at = text.folded.find(wanted.exact, at + 1, max(0, last) + size)
    return found


def _cuts_a_word(source: str, quote: TextQuoteSelector, start: int, end: int) -> bool:
    """Whether a place begins or ends inside a word of letters, where the quote did not."""
    return (
        _inside_word(source[start - 1 : start], source[start : start + 1])
        and not _inside_word(quote.prefix[-1:], quote.exact[:1])
    ) or (
        _inside_word(source[end - 1 : end], source[end : end + 1])
        and not _inside_word(quote.exact[-1:], quote.suffix[:1])
    )


def _inside_word(one: str, two: str) -> bool:
    return one.isalnum() and two.isalnum() and not (is_wide(one) or is_wide(two))


def _unlettered(text: FoldedText, wanted: Wanted, first: int, last: int) -> list[Candidate]:
    """A quote of punctuation only has to stand there as written."""
    start, end = text.to_source(first - 1), text.to_source(last + 1)
    exact = wanted.quote.exact
    found: list[Candidate] = []
    at = text.text.find(exact, start, end + len(exact)) if exact else -1
    while at >= 0:
        found.append(judged(text, wanted, at, at + len(exact), 1.0))
        at = text.text.find(exact, at + 1, end + len(exact))
    return found


def judged(text: FoldedText, wanted: Wanted, start: int, end: int, likeness: float) -> Candidate:
    """A place with all that speaks for it."""
    quote, source = wanted.quote, text.text
    left, right = text.to_folded(start), text.to_folded(end)
    there = text.folded[max(0, left - len(wanted.prefix) - _SLACK) : left]
    then = text.folded[right : right + len(wanted.suffix) + _SLACK][::-1]
    before, after = agreeing(wanted.prefix, there), agreeing(wanted.suffix[::-1], then)
    close = _common_end(wanted.prefix, there), _common_end(wanted.suffix[::-1], then)
    touches = _common_end(quote.prefix, source[max(0, start - len(quote.prefix)) : start])
    touches += _common_start(quote.suffix, source[end : end + len(quote.suffix)])
    edges = _edges(source, wanted, start, end)
    shares = (
        before / wanted.before if wanted.before else float(left == 0),
        after / wanted.after if wanted.after else float(right == len(text.folded)),
    )
    return Candidate(
        start,
        end,
        likeness,
        before,
        after,
        *shares,
        agreeing(wanted.near_before, there) + agreeing(wanted.near_after[::-1], then),
        *edges,
        _inside(wanted.prefix[len(wanted.prefix) - close[0] :], wanted.head)
        + _inside(wanted.suffix[: close[1]], wanted.rest),
        *_beside(wanted, there, then, edges, shares),
        touches,
        source[start:end] == quote.exact,
        wanted.is_whole_block and all(edges),
        _on_side(text, wanted, start, end),
        likeness >= 1 or digits_of(source[start:end]) == digits_of(quote.exact),
        _other_numbers(quote, source, start, end, shares),
    )


def _other_numbers(
    quote: TextQuoteSelector, source: str, start: int, end: int, shares: tuple[float, float]
) -> bool:
    """Whether the context is there, but for its digits: it may be another line of a list."""
    before = source[max(0, start - len(quote.prefix) - _SLACK) : start]
    after = source[end : end + len(quote.suffix) + _SLACK]
    return (shares[0] >= HALF and not _has_digits(quote.prefix[::-1], before[::-1])) or (
        shares[1] >= HALF and not _has_digits(quote.suffix, after)
    )


def _has_digits(context: str, there: str) -> bool:
    """Whether the digits of a context stand in a text in this order; others may be put in."""
    rest = iter(digits_of(there))
    return all(digit in rest for digit in digits_of(context))


def _beside(
    wanted: Wanted, there: str, then: str, edges: tuple[float, float], shares: tuple[float, float]
) -> tuple[float, float]:
    """The shares of the two parts of the context that belong to the quote's own block."""
    one, two = wanted.near_before, wanted.near_after[::-1]
    return (
        1.0 if edges[0] else agreeing(one, there) / mass(one) if one else shares[0],
        1.0 if edges[1] else agreeing(two, then) / mass(two) if two else shares[1],
    )


def digits_of(text: str) -> list[str]:
    """The digits of a text, in order."""
    return [char for char in text if char.isdigit()]


def _inside(agreed: str, block: str | None) -> float:
    """What agrees right at a quote, as far as it belongs to the quote's own block."""
    return mass(agreed) if block is None or len(agreed) <= len(block) else mass(block)


def _edges(source: str, wanted: Wanted, start: int, end: int) -> tuple[float, float]:
    """How much the rest of the block says on both sides, where it is as it was; else 0."""
    begin = source.rfind("\n", max(0, start - 2 * CONTEXT), start)
    stop = source.find("\n", end, end + 2 * CONTEXT)
    head = source[begin + 1 : start] if begin >= 0 or start <= 2 * CONTEXT else None
    rest = source[end : stop if stop >= 0 else len(source)]
    tail = rest if stop >= 0 or len(rest) <= 2 * CONTEXT else None
    one, two = wanted.head, wanted.rest
    return (
        EDGE + mass(one) if one is not None and head is not None and fold(head) == one else 0.0,
        EDGE + mass(two) if two is not None and tail is not None and fold(tail) == two else 0.0,
    )


def agreeing(context: str, there: str) -> float:
    """How much of a context (its end touches the quote) agrees with what stands there."""
    if not context or not there:
        return 0.0
    if there.endswith(context):
        return mass(context)
    touching = _common_end(context, there)
    agreed = mass(context[len(context) - touching :])
    rest, other = context[: len(context) - touching], there[: len(there) - touching]
    if not other or len(rest) < _WIDE_BLOCK:
        return agreed
    from rapidfuzz.distance import Levenshtein

    blocks = [
        block
        for block in Levenshtein.opcodes(rest, other).as_matching_blocks()
        if block.size >= (_WIDE_BLOCK if is_wide(rest[block.a : block.a + 1] or " ") else _BLOCK)
    ]
    if not blocks:
        return agreed
    # Common letters at the very edge count even where they are few; others only in a run. What
    # stands in between says that it is not quite the context.
    behind = zip(blocks, [block.b for block in blocks[1:]] + [len(other)], strict=True)
    between = sum(mass(other[block.b + block.size : then]) for block, then in behind)
    found = sum(mass(rest[block.a : block.a + block.size]) for block in blocks)
    return agreed + max(0.0, found - BETWEEN * between)


def _common_end(one: str, two: str) -> int:
    """How many characters two texts end with alike."""
    count = 0
    for left, right in zip(reversed(one), reversed(two), strict=False):
        if left != right:
            break
        count += 1
    return count


def _common_start(one: str, two: str) -> int:
    count = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        count += 1
    return count


def _on_side(text: FoldedText, wanted: Wanted, start: int, end: int) -> bool:
    """Whether the line may belong to the quote's side. A line of both languages may."""
    if wanted.side is Side.BOTH:
        return True
    source = text.text
    begin = max(source.rfind("\n", 0, start) + 1, start - _LINE)
    stop = source.find("\n", end)
    line = source[begin : min(len(source) if stop < 0 else stop, end + _LINE)]
    if wanted.side is Side.ZH:
        return has_han(line) or language_of(line) is not Language.ENGLISH
    return has_han(wanted.quote.exact) or language_of(line) is not Language.CHINESE


def _dropped_before(text: str) -> int:
    """How many characters stand before the first letter that counts."""
    return next((at for at, char in enumerate(text) if fold(char)), len(text))


def _dropped_after(text: str) -> int:
    return next((at for at, char in enumerate(reversed(text)) if fold(char)), len(text))


def with_marks(text: FoldedText, wanted: Wanted, start: int, end: int) -> tuple[int, int]:
    """The range from the first letter to the last, with the punctuation that the quote had."""
    exact = wanted.quote.exact
    lead, tail = exact[: wanted.lead], exact[len(exact) - wanted.tail :]
    back = 0
    while start - back > 0 and back < 8 and text.even[start - back - 1] == DROPPED:
        back += 1
    on = 0
    while end + on < len(text.text) and on < 8 and text.even[end + on] == DROPPED:
        on += 1
    start -= _marks(lead[::-1], text.text[start - back : start][::-1])
    end += _marks(tail, text.text[end : end + on])
    return start, end


def _marks(wanted: str, there: str) -> int:
    """How many of the marks that stand there answer the wanted ones, counted from the letter."""
    if there.startswith(wanted):
        return len(wanted)
    lines = wanted.count("\n")
    least = best = 0
    for count in range(1, len(there) + 1):
        mark = there[count - 1]
        if mark == "\n" and there[:count].count("\n") > lines:
            break
        if not mark.isspace() and least < len(wanted.strip()):
            least, best = least + 1, count
        elif best == count - 1 and there[count - 2 : count] in ("..", "……", "——", "--"):
            best = count
    return best
