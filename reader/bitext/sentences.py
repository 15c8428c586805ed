"""The sentences of a row on each side, and which of them say the same.

Sentences are counted in source positions. Inside a bead the two sides say the same in the same
order, so a small dynamic programme over length and shared words (numbers, Latin names) finds runs
of sentences that answer each other: 1-1 mostly, 1-2 or 2-1 now and then. The aligner knows better
(`pair_by_words`), and has to be loaded first. The caller keeps the result for each row; nothing
here does.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.bitext.measure import shared_words, weight
from reader.bitext.model import Side
from reader.bitext.sentence_runs import Measured, cheapest_steps
from reader.documents.model import BlockKind, Language
from reader.documents.sentences import split_sentences
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.bitext.model import Bitext, Piece, Row
    from reader.documents.model import Block

    Pairing = Callable[[Sequence[str], Sequence[str]], list[tuple["Run", "Run"]]]

_FURTHEST: Final = 1.2  # of the logarithm of the two lengths of a bead
_LANGUAGES: Final = {Side.EN: Language.ENGLISH, Side.ZH: Language.CHINESE}

Run = tuple[int, int]
"""Numbers of sentences: from the first up to the second, which is not one of them."""


class Sentence(Value):
    """Code points `start` up to `end` of the source text of document number `document`.

    White space around a sentence belongs to none.
    """

    document: int
    start: int
    end: int


class RowSentences(Value):
    """The sentences of one row. pairs: (run of English ones, run of Chinese ones), in order.

    Every sentence of a row with text on both sides is in exactly one pair.
    """

    en: tuple[Sentence, ...] = ()
    zh: tuple[Sentence, ...] = ()
    both: tuple[Sentence, ...] = ()
    pairs: tuple[tuple[Run, Run], ...] = ()

    def on(self, side: Side) -> tuple[Sentence, ...]:
        """The sentences of one side."""
        return self.en if side is Side.EN else self.zh if side is Side.ZH else self.both

    def at(self, side: Side, document: int, position: int) -> int:
        """The number of the sentence that a position is in, or the nearest before it; -1 if none.

        A position before every sentence of its side counts as the first.
        """
        sentences = self.on(side)
        if not sentences:
            return -1
        starts = [(one.document, one.start) for one in sentences]
        return max(0, bisect_right(starts, (document, position)) - 1)

    def counterparts(self, side: Side, number: int) -> tuple[Sentence, ...]:
        """The sentences of the other side that say what this one, or the run it is in, says."""
        for en, zh in self.pairs:
            mine, other = (en, zh) if side is Side.EN else (zh, en)
            if side is not Side.BOTH and mine[0] <= number < mine[1]:
                return (self.zh if side is Side.EN else self.en)[slice(*other)]
        return ()


def sentences_in(bitext: Bitext, row: Row, pair: Pairing | None = None) -> RowSentences:
    """The sentences of a row, paired. pair: `pair_sentences`, or `pair_by_words`."""
    pair = pair or pair_sentences
    found = [list(_of_pieces(bitext, row.pieces(side), side)) for side in Side]
    en, zh, both = (tuple(sentence for sentence, _ in side) for side in found)
    pairs = pair(*([text for _, text in side] for side in found[:2]))
    return RowSentences(en, zh, both, tuple(pairs))


def pair_by_words(en: Sequence[str], zh: Sequence[str]) -> list[tuple[Run, Run]]:
    """The same as `pair_sentences`, by the aligner: some milliseconds, and not on the GUI thread.

    The first call loads numpy and a dictionary.
    """
    if min(len(en), len(zh)) <= 1:
        return pair_sentences(en, zh)
    from reader.bitext.align.inside import align_inside

    return _without_gaps([(len(bead.en), len(bead.zh)) for bead in align_inside(en, zh)])


def pair_sentences(en: Sequence[str], zh: Sequence[str]) -> list[tuple[Run, Run]]:
    """Which runs of sentences of two texts that say the same answer each other, in order.

    Empty where a side is empty; otherwise every sentence is in exactly one pair.
    """
    if not en or not zh:
        return []
    if len(en) == 1 or len(zh) == 1:
        return [((0, len(en)), (0, len(zh)))]
    ours = Measured([weight(text, Language.ENGLISH) for text in en], list(map(shared_words, en)))
    theirs = Measured([weight(text, Language.CHINESE) for text in zh], list(map(shared_words, zh)))
    ratio = math.log(ours.until[-1] / theirs.until[-1])
    shift = max(-_FURTHEST, min(_FURTHEST, ratio))
    return _without_gaps(cheapest_steps(ours, theirs, shift))


def _without_gaps(steps: Sequence[tuple[int, int]]) -> list[tuple[Run, Run]]:
    """Steps as pairs of runs; sentences without an answer join the pair before, or the first."""
    pairs: list[tuple[Run, Run]] = []
    i = j = 0
    from_i = from_j = 0  # where the pair that is being made began
    for a, b in steps:
        i, j = i + a, j + b
        if a and b:
            pairs.append(((from_i, i), (from_j, j)))
        elif pairs:
            (first, _), (other, _) = pairs[-1]
            pairs[-1] = ((first, i), (other, j))
        else:
            continue
        from_i, from_j = i, j
    return pairs or [((0, i), (0, j))]


def _of_pieces(
    bitext: Bitext, pieces: Sequence[Piece], side: Side
) -> Iterator[tuple[Sentence, str]]:
    """The sentences of some pieces, each with its text."""
    for piece in pieces:
        block = bitext.block(piece)
        language = _LANGUAGES.get(side, block.language)
        for start, end in spans_in(block, piece.start, piece.end, language):
            yield (
                Sentence(piece.document, block.start + start, block.start + end),
                block.text[start:end],
            )


def spans_in(block: Block, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """The sentences in a run of a block's text, as code points of that text, without blanks.

    A line of code is a sentence; in a table none goes from one cell into the next. Subtitles
    without punctuation, as Chinese ones are, are taken line by line.
    """
    if block.kind is BlockKind.CODE:
        parts = list(_lines(block.text, start, end))
    elif block.table is not None:
        parts = [
            (max(start, cell.start) + a, max(start, cell.start) + b)
            for row in block.table.rows
            for cell in row
            if cell.start < end and start < cell.end
            for a, b in split_sentences(
                block.text[max(start, cell.start) : min(end, cell.end)], cell.language
            )
        ]
    else:
        text = block.text[start:end]
        parts = [(start + a, start + b) for a, b in split_sentences(text, language)]
        if len(parts) == 1 and block.times:
            parts = _segments(block, start, end)
    return [span for part in parts if (span := _trimmed(block.text, *part)) is not None]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop + 1
        yield start, stop
        start = stop


def _segments(block: Block, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(cut for cut in block.segments if start < cut < end), end]
    return list(pairwise(cuts))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A range without the blanks at its ends; None where it is all blank."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
