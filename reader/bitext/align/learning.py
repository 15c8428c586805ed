"""What a first pass teaches about two texts: their own words, and which word answers which.

Names are what a dictionary lacks most: 韦小宝 is nobody's headword, yet stands in every other
sentence, beside Trinket.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.bitext.align.arrays import Doubles, Integers
    from reader.bitext.align.words import Words

_OFTEN: Final = 4  # so often does an unknown word stand in a stretch before it counts as one
_LONGEST: Final = 4  # characters of an unknown word
_TOGETHER: Final = 0.6  # this part of its rarest piece stands in the word and nowhere else
_TWICE: Final = 2  # what is seen together once may be chance
_CHANCE: Final = 0.8  # taken off the count of beads that two words share
_SURE: Final = 0.3  # a weaker link is none


def unknown_words(segmented: Iterable[Sequence[str]]) -> frozenset[str]:
    """Neighbouring pieces that belong together: words that the dictionary does not know.

    segmented: runs of Chinese characters, each cut into the dictionary's words.
    """
    index: dict[str, int] = {"": 0}  # nothing, between two runs
    flat = [0]
    for run in segmented:
        flat += [index.setdefault(piece, len(index)) for piece in run]
        flat.append(0)
    at: Integers = np.array(flat)
    count = np.bincount(at)
    often = count >= _OFTEN
    often[0] = False
    if not often.any():  # nothing can stand together more often than alone
        return frozenset()
    pieces = tuple(index)
    is_single = np.array([len(piece) == 1 for piece in pieces])
    length = np.array([len(piece) for piece in pieces])
    found: list[str] = []
    for size in (2, 3):
        parts = sliding_window_view(at, size)
        parts = parts[often[parts].all(axis=1) & is_single[parts].any(axis=1)]
        parts = parts[length[parts].sum(axis=1) <= _LONGEST]
        together, times = np.unique(parts, axis=0, return_counts=True)
        rarest = count[together].min(axis=1)
        good = (times >= _OFTEN) & (times >= _TOGETHER * rarest)
        found += ["".join(pieces[int(part)] for part in some) for some in together[good]]
    return frozenset(found)


def learn(
    en: Words, zh: Words, beads: Iterable[tuple[range, range, float]]
) -> dict[str, dict[str, float]]:
    """Which English stems answer a Chinese word in some beads, each with a weight up to 1.

    beads: English segments, Chinese segments, how probable the bead is. The weight is the part of
    the beads with the commoner of the two words that have both, less a bit for chance.
    """
    size = len(en.vocabulary)
    keys: list[Integers] = [np.zeros(0, np.intp)]
    chances: list[Doubles] = [np.zeros(0)]
    ours, theirs = np.zeros(size), np.zeros(len(zh.vocabulary))
    for rows, columns, probability in beads:
        stems, words = _all_of(en, rows), _all_of(zh, columns)
        ours[stems] += probability
        theirs[words] += probability
        keys.append((words[:, None] * size + stems).ravel())
        chances.append(np.full(len(words) * len(stems), probability))
    both, which = np.unique(np.concatenate(keys), return_inverse=True)
    count = np.bincount(which, np.concatenate(chances), len(both))
    words, stems = np.divmod(both, max(1, size))
    weights = (count - _CHANCE) / np.maximum(np.maximum(ours[stems], theirs[words]), _CHANCE)
    good = (count >= _TWICE) & (weights >= _SURE)
    found: dict[str, dict[str, float]] = {}
    for at in map(int, np.flatnonzero(good)):
        answers = found.setdefault(zh.vocabulary[int(words[at])], {})
        answers[en.vocabulary[int(stems[at])]] = min(1.0, float(weights[at]))
    return found


def _all_of(words: Words, segments: range) -> Integers:
    """The words of some segments, each once."""
    return np.array(sorted({word for at in segments for word in words.of[at].tolist()}), np.intp)
