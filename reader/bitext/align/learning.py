"""What a first pass teaches about two texts: their own words, and which word answers which.

Names are what a dictionary lacks most: 韦小宝 is nobody's headword, yet stands in every other
sentence, beside Trinket.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    pieces: Counter[str] = Counter()
    joined: Counter[tuple[str, ...]] = Counter()
    for run in segmented:
        pieces.update(run)
        for size in (2, 3):
            joined.update(
                tuple(run[at : at + size])
                for at in range(len(run) - size + 1)
                if any(len(piece) == 1 for piece in run[at : at + size])
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
    ours: dict[int, float] = defaultdict(float)
    theirs: dict[int, float] = defaultdict(float)
    both: dict[tuple[int, int], float] = defaultdict(float)
    for rows, columns, probability in beads:
        stems = {int(at) for row in rows for at in en.of[row]}
        words = {int(at) for column in columns for at in zh.of[column]}
        for stem in stems:
            ours[stem] += probability
        for word in words:
            theirs[word] += probability
            for stem in stems:
                both[word, stem] += probability
    found: dict[str, dict[str, float]] = {}
    for (word, stem), count in both.items():
        if count < _TWICE:
            continue
        weight = (count - _CHANCE) / max(ours[stem], theirs[word])
        if weight >= _SURE:
            found.setdefault(zh.vocabulary[word], {})[en.vocabulary[stem]] = min(1.0, weight)
    return found
