"""What aligning gives: beads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EngineName(StrEnum):
    """Which evidence is used.

    Lexical: words, names, numbers, lengths, punctuation; semantic: a language model and all these.
    """

    LEXICAL = "lexical"
    SEMANTIC = "semantic"


class Level(StrEnum):
    """What the segments are; paragraphs are left out more often and merged less than sentences."""

    SENTENCES = "sentences"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments of the two sides that say the same; one range may be empty.

    en, zh: indexes of segments that follow each other. confidence: how probable it is that just
    these segments make a bead, 0 to 1, by the aligner's own reckoning.
    """

    en: range
    zh: range
    confidence: float
