"""Beads of a pair of documents: which blocks answer which, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

DIGITS = 4
"""Of a confidence, which is no better known than that."""


class PairBead(Value):
    """Blocks on both sides that say the same, by index; one range may be empty.

    Beads follow each other: each begins on both sides where the one before ends. confidence: 0 to
    1; fixed: the reader said so.
    """

    en: range
    zh: range
    confidence: float
    fixed: bool = False


Beads = Iterator[PairBead]


class FixedBead(Value):
    """What the reader said belongs together: code points of the English and Chinese source text.

    A place between two blocks is the start of the second; the end of a text lies one beyond its
    last block. So either range may begin or end inside a block, and one may be empty.
    """

    en: range
    zh: range


def shared(beads: Sequence[PairBead], en: int, zh: int) -> float:
    """The share of two texts' blocks, en and zh of them, that have found a partner.

    A doubtful partner counts as much as it is probable.
    """
    ours, theirs = shares(beads, en, zh)
    return (ours * en + theirs * zh) / max(1, en + zh)


def shares(beads: Sequence[PairBead], en: int, zh: int) -> tuple[float, float]:
    """The same of each text's blocks by themselves."""
    both = [bead for bead in beads if bead.en and bead.zh]
    ours = sum(bead.confidence * len(bead.en) for bead in both)
    theirs = sum(bead.confidence * len(bead.zh) for bead in both)
    return ours / max(1, en), theirs / max(1, zh)
