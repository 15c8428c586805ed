"""Two documents aligned: paragraphs first, then the sentences inside each pair of paragraphs.

A paragraph is a block of the document, whatever its kind; a bead of paragraphs keeps kinds apart: a
heading answers a heading, code answers code, and headings with the same number belong together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align.aligner import FIRST_WINDOW, Run, Window
from reader.bitext.align.model import Bead, Level
from reader.bitext.align.readings import grouped
from reader.bitext.align.stretches import StretchAligner
from reader.bitext.twofiles import heading_number
from reader.documents.model import BlockKind, Language
from reader.documents.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.bitext.align.aligner import AlignedStretch, Progress
    from reader.bitext.align.arrays import Doubles, Integers
    from reader.bitext.align.engines import Engine
    from reader.bitext.align.lattice import Shape
    from reader.bitext.align.readings import Reading
    from reader.bitext.align.stretches import Prior
    from reader.documents.model import Block

_FLOWING: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_OTHER_KIND: Final = -6.0
_MERGED_KIND: Final = -8.0  # a heading or some code is not merged with its neighbours
_SAME_NUMBER: Final = 3.0
_OTHER_NUMBER: Final = -4.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """Code points `start` up to `end` of the text of a block."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceBead:
    """Sentences on both sides that say the same; one may be empty."""

    en: tuple[Sentence, ...]
    zh: tuple[Sentence, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class BlockBead:
    """Blocks on both sides that say the same, by index; the sentences in them, if asked for."""

    en: range
    zh: range
    confidence: float
    sentences: tuple[SentenceBead, ...] = ()


def align_blocks(
    en: Sequence[Block],
    zh: Sequence[Block],
    engine: Engine,
    *,
    sentences: bool = True,
    first: int = FIRST_WINDOW,
    progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[list[BlockBead]]:
    """The beads of two documents' blocks, some at a time, in order; the first ones soon.

    Every block is in one bead; those without text stand alone. first: blocks of the first window.
    Raises `Cancelled`.
    """
    ours = _Blocks(en, Language.ENGLISH)
    theirs = _Blocks(zh, Language.CHINESE)
    sentence_aligner = StretchAligner(engine, Level.SENTENCES, cancelled) if sentences else None
    run = Run(
        Window(ours.texts, lambda texts: ours.read(texts, engine.read_english)),
        Window(theirs.texts, lambda texts: theirs.read(texts, engine.read_chinese)),
        StretchAligner(engine, Level.PARAGRAPHS, cancelled),
        first=first,
        progress=progress,
        cancelled=cancelled,
        prior=lambda i, j: _prior(ours, theirs, i, j),
    )
    numbered = _Numbered(ours, theirs)
    for stretch in run.stretches():
        inside = [list[Bead]() for _ in stretch.beads]
        if sentence_aligner is not None:
            inside = _inside(stretch, sentence_aligner)
        yield numbered.beads(stretch.beads, inside)
    rest = numbered.rest()
    if rest:
        yield rest


class _Blocks:
    """The blocks of one side that have text, and the sentences of those that are read so far."""

    def __init__(self, blocks: Sequence[Block], language: Language) -> None:
        self.count = len(blocks)
        self.index = [at for at, block in enumerate(blocks) if block.text.strip()]
        chosen = [blocks[at] for at in self.index]
        self.texts = [block.text for block in chosen]
        self.kinds = np.array([_kind(block) for block in chosen], np.intp)
        self.numbers = np.array([_number(block) for block in chosen], np.intp)
        self.sentences: list[Sentence] = []
        self._language = language
        self._read_to = 0

    def read(self, texts: Sequence[str], read: Callable[[Sequence[str]], Reading]) -> Reading:
        """The next paragraphs, read sentence by sentence."""
        counts: list[int] = []
        sentences: list[str] = []
        for block, text in zip(self.index[self._read_to :], texts, strict=False):
            cuts = split_sentences(text, self._language)
            spans = [(a, b) for a, b in cuts if text[a:b].strip()]
            self.sentences += [Sentence(block, a, b) for a, b in spans]
            sentences += [text[a:b].strip() for a, b in spans]
            counts.append(len(spans))
        self._read_to += len(texts)
        return grouped(texts, counts, read(sentences))


def _kind(block: Block) -> int:
    return 0 if block.kind in _FLOWING else 1 + list(BlockKind).index(block.kind)


def _number(block: Block) -> int:
    """The number of a heading, in whichever notation; 0 for none."""
    found = heading_number(block.text) if block.kind is BlockKind.HEADING else ""
    return int(found) if found.isdigit() else 0


def _prior(ours: _Blocks, theirs: _Blocks, start: int, first: int) -> Prior:
    """What the kinds and numbers of blocks say, for a stretch that begins at these blocks."""

    def prior(row: Integers, column: Integers, shape: Shape) -> Doubles:
        worth = np.zeros(len(row))
        if not all(shape):
            return worth
        i = np.minimum(row + start, len(ours.kinds) - 1)
        j = np.minimum(column + first, len(theirs.kinds) - 1)
        worth += np.where(ours.kinds[i] != theirs.kinds[j], _OTHER_KIND, 0)
        for size, at, kinds in ((shape[0], i, ours.kinds), (shape[1], j, theirs.kinds)):
            for more in range(1, size):
                other = kinds[np.minimum(at + more, len(kinds) - 1)]
                worth += np.where((other != 0) | (kinds[at] != 0), _MERGED_KIND, 0)
        one, other = ours.numbers[i], theirs.numbers[j]
        numbered = (one > 0) & (other > 0)
        return worth + np.where(numbered, np.where(one == other, _SAME_NUMBER, _OTHER_NUMBER), 0)

    return prior


def _inside(stretch: AlignedStretch, aligner: StretchAligner) -> list[list[Bead]]:
    """The beads of sentences in each bead of paragraphs, counted from the stretch's beginning."""
    en, zh = stretch.en.inner, stretch.zh.inner
    if en is None or zh is None:
        raise ValueError("read without sentences")
    i, j = stretch.beads[0].en.start, stretch.beads[0].zh.start
    corners = [(0, 0)]
    corners += [
        (stretch.en.first[bead.en.stop - i], stretch.zh.first[bead.zh.stop - j])
        for bead in stretch.beads
    ]
    found: list[list[Bead]] = [[] for _ in stretch.beads]
    at = 0
    for bead in aligner.align_within(en, zh, corners, stretch.learnt):
        while bead.en.stop > corners[at + 1][0] or bead.zh.stop > corners[at + 1][1]:
            at += 1
        found[at].append(bead)
    return found


class _Numbered:
    """Counts blocks without text in again, and sentences by block."""

    def __init__(self, ours: _Blocks, theirs: _Blocks) -> None:
        self._ours, self._theirs = ours, theirs
        self._i = self._j = 0
        self._done = (0, 0)  # sentences of the stretches before

    def beads(self, beads: Sequence[Bead], inside: Sequence[list[Bead]]) -> list[BlockBead]:
        """The beads of a stretch by block, and blocks without text before them."""
        result: list[BlockBead] = []
        for bead, within in zip(beads, inside, strict=True):
            i = self._ours.index[bead.en.start] if bead.en else self._i
            j = self._theirs.index[bead.zh.start] if bead.zh else self._j
            result += self._blanks(i, j)
            self._i = self._ours.index[bead.en.stop - 1] + 1 if bead.en else i
            self._j = self._theirs.index[bead.zh.stop - 1] + 1 if bead.zh else j
            result.append(
                BlockBead(range(i, self._i), range(j, self._j), bead.confidence,
                          tuple(map(self._sentences, within)))
            )  # fmt: skip
        last = [within[-1] for within in inside if within]
        if last:
            self._done = (self._done[0] + last[-1].en.stop, self._done[1] + last[-1].zh.stop)
        return result

    def rest(self) -> list[BlockBead]:
        """The blocks without text at the end."""
        return self._blanks(self._ours.count, self._theirs.count)

    def _sentences(self, bead: Bead) -> SentenceBead:
        i, j = self._done
        return SentenceBead(
            tuple(self._ours.sentences[bead.en.start + i : bead.en.stop + i]),
            tuple(self._theirs.sentences[bead.zh.start + j : bead.zh.stop + j]),
            bead.confidence,
        )

    def _blanks(self, i: int, j: int) -> list[BlockBead]:
        ours = [BlockBead(range(at, at + 1), range(self._j, self._j), 1.0)
                for at in range(self._i, i)]  # fmt: skip
        theirs = [BlockBead(range(i, i), range(at, at + 1), 1.0) for at in range(self._j, j)]
        return ours + theirs
