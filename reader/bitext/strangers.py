"""Paragraphs in the other language inside a half of a file: adverts, notices, what was left so.

They answer nothing in the other half, so nothing is asked of them: they stand alone where they
are. Those that the other half has too, word for word or nearly, are no strangers.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.bitext.bead_list import Beads, PairBead
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.documents.model import Block

_TELLING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING})
_OTHER = {Language.ENGLISH: Language.CHINESE, Language.CHINESE: Language.ENGLISH}
_SAME = 0.6
"""So much of what a paragraph says stands in one of the other half: it was left as it is."""
_LONGEST = 2000  # code points that tell whether two paragraphs are the same


class AtHome:
    """The blocks of two halves that may answer each other, and beads of all the blocks."""

    def __init__(self, en: Sequence[Block], zh: Sequence[Block]) -> None:
        self._en, self._zh = len(en), len(zh)
        self._en_at = _at_home(en, Language.ENGLISH, zh)
        self._zh_at = _at_home(zh, Language.CHINESE, en)
        self.en = [en[at] for at in self._en_at]
        self.zh = [zh[at] for at in self._zh_at]

    def with_strangers(self, beads: Beads) -> Beads:
        """Beads of `en` and `zh` as beads of all blocks, each stranger by itself.

        One that stands inside a run of paragraphs which answer together stays there.
        """
        i = j = 0
        for bead in beads:
            en, zh = _ranges(self._en_at, bead.en, i), _ranges(self._zh_at, bead.zh, j)
            yield from _alone(range(i, en.start), range(j, zh.start))
            yield PairBead(en, zh, bead.confidence)
            i, j = en.stop, zh.stop
        yield from _alone(range(i, self._en), range(j, self._zh))


def _ranges(at: Sequence[int], of: range, here: int) -> range:
    return range(at[of.start], at[of.stop - 1] + 1) if of else range(here, here)


def _alone(en: range, zh: range) -> Iterator[PairBead]:
    for at in en:
        yield PairBead(range(at, at + 1), range(zh.start, zh.start), 1.0)
    for at in zh:
        yield PairBead(range(en.stop, en.stop), range(at, at + 1), 1.0)


def _at_home(blocks: Sequence[Block], language: Language, others: Sequence[Block]) -> list[int]:
    """The numbers of the blocks of a half that are in its language, or in the other half too."""
    strange = {
        at: _signs(block.text)
        for at, block in enumerate(blocks)
        if block.language is _OTHER[language] and block.kind in _TELLING
    }
    if strange:
        wanted = {sign for signs in strange.values() for sign in signs}
        known = _signs_of_each(others, wanted)
        for at, signs in list(strange.items()):
            if _is_among(signs, known):
                del strange[at]
    return [at for at in range(len(blocks)) if at not in strange]


def _is_among(signs: set[str], known: dict[str, list[int]]) -> bool:
    """Whether one block has most of these signs."""
    found = Counter(at for sign in signs for at in known.get(sign, ()))
    return bool(signs) and max(found.values(), default=0) >= _SAME * len(signs)


def _signs_of_each(blocks: Iterable[Block], wanted: set[str]) -> dict[str, list[int]]:
    """The numbers of the blocks that have each of some signs."""
    known: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        for sign in _signs(block.text) & wanted:
            known.setdefault(sign, []).append(at)
    return known


def _signs(text: str) -> set[str]:
    """The words and numbers of a text in letters, and its Chinese characters by twos."""
    text = text[:_LONGEST].casefold()
    han = re.findall("[^\\W\x00-\u33ff]+", text)
    pairs = {run[at : at + 2] for run in han for at in range(max(1, len(run) - 1))}
    return pairs | set(re.findall("[a-z0-9\u00c0-\u024f]+", text))
