"""A place inside a block, remembered by the words on both sides of it and found by them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.repair_units import FLOWING, normal
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Block

AROUND = 40
"""Code points on each side of a place that are remembered."""
_LIKE = 70.0
"""How much of them must still be there, in per cent (Levenshtein), where they were edited."""
_FURTHEST = 3
"""Blocks before and after its own in which a place is looked for: paragraphs are cut and joined."""


class Cut(Value):
    """A place in a block's text: how many code points stand before it, and the words around it."""

    at: int
    before: str
    after: str


def cut_at(block: Block, position: int) -> Cut:
    """The place at a position of the source text that lies inside a block."""
    at = position - block.start
    return Cut(at, block.text[max(0, at - AROUND) : at], block.text[at : at + AROUND])


def find_cut(blocks: Sequence[Block], number: int, cut: Cut) -> int | None:
    """Where a cut of a block is now, in code points of the source text; None: its words are gone.

    number: which block it is now.
    """
    for find in (_by_all, _by_one_side, _by_likeness):
        for at in _near(len(blocks), number):
            block = blocks[at]
            found = find(block.text, cut) if block.kind in FLOWING else None
            if found is not None:
                return normal(blocks, block.start + found)
    return None


def _near(count: int, number: int) -> Iterator[int]:
    """The block itself, then its neighbours, the nearest first."""
    for off in range(_FURTHEST + 1):
        for at in dict.fromkeys((number + off, number - off)):
            if 0 <= at < count:
                yield at


def _by_all(text: str, cut: Cut) -> int | None:
    """All the words."""
    places = [at + len(cut.before) for at in _all(text, cut.before + cut.after)]
    return _nearest(places, cut.at)


def _by_one_side(text: str, cut: Cut) -> int | None:
    """The words after the place, or those before it."""
    after = list(_all(text, cut.after.rstrip()))
    if after:
        return _nearest(after, cut.at)
    before = cut.before.strip()
    return _nearest([_over_blanks(text, at + len(before)) for at in _all(text, before)], cut.at)


def _by_likeness(text: str, cut: Cut) -> int | None:
    """The start of a sentence whose words, and those before it, are most like what was there."""
    from rapidfuzz.fuzz import ratio  # few files were edited

    from reader.documents.language import language_of
    from reader.documents.sentences import split_sentences

    best, found = _LIKE, None
    for start, _ in split_sentences(text, language_of(text)):
        before, after = text[max(0, start - AROUND) : start], text[start : start + AROUND]
        score = max(ratio(cut.after, after), ratio(cut.before + cut.after, before + after))
        if score > best:
            best, found = score, start
    return found


def _all(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _over_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _nearest(places: Sequence[int], wanted: int) -> int | None:
    return min(places, key=lambda place: abs(place - wanted), default=None)
