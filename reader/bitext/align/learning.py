"""What a first pass teaches about two texts: their own words, and which word answers which.

Names are what a dictionary lacks most: 韦小宝 is nobody's headword, yet stands in every other
sentence, beside Trinket.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

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
    runs = list(segmented)
    pieces = Counter(chain.from_iterable(runs))
    often = {piece for piece, count in pieces.items() if count >= _OFTEN}
    if not often:  # nothing can stand together more often than alone
        return frozenset()
    joined: Counter[tuple[str, ...]] = Counter()
    for run in runs:
        for size in (2, 3):
            joined.update(
                tuple(run[at : at + size])
                for at in range(len(run) - size + 1)
                if often.issuperset(run[at : at + size])
                and any(len(piece) == 1 for piece in run[at : at + size])
            )
    return frozenset(
        "".join(parts)
        for parts, count in joined.items()
        if count >= _OFTEN
        and sum(map(len, parts)) <= _LONGEST
        and count >= _TOGETHER * min(pieces[part] for part in parts)
    )


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
        stems = np.unique(np.concatenate([keys[0], *(en.of[row] for row in rows)]))
        words = np.unique(np.concatenate([keys[0], *(zh.of[column] for column in columns)]))
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
