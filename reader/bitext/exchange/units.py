"""A bitext as bare pairs of texts, a bead or a pair of sentences each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reader.bitext.model import Side
from reader.bitext.sentences import pair_by_words, sentences_in
from reader.documents.interchange.units import Unit
from reader.documents.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.bitext.exchange.contents import Contents, Passage
    from reader.bitext.model import Row
    from reader.bitext.sentences import Run, Sentence

    Beads = Mapping[tuple[int, int], int]

_NO_TEXT = frozenset({BlockKind.CODE, BlockKind.RULE})


def units_of(
    contents: Contents, *, sentences: bool = False, beads: Beads | None = None
) -> Iterator[Unit]:
    """The units of a bitext, in order; what spans both columns, and code, is none.

    sentences: a unit for each pair of sentences that answer each other, rather than for each bead.
    beads: which bead a sentence is in, by its document and its start, where that is known already;
    elsewhere the aligner is asked, row by row.
    """
    for row in contents.rows():
        if row.kind in _NO_TEXT or row.both:
            continue
        if sentences and row.en and row.zh:
            yield from _sentence_units(contents, row, beads or {})
            continue
        bead = contents.bead(row)
        unit = Unit(_joined(bead.en), _joined(bead.zh))
        if unit.en or unit.zh:
            yield unit


def _joined(passages: Sequence[Passage]) -> str:
    return "\n".join(passage.text.strip() for passage in passages).strip()


def _sentence_units(contents: Contents, row: Row, beads: Beads) -> Iterator[Unit]:
    found = sentences_in(contents.bitext, row)
    pairs = _pairs_of(found.en, found.zh, beads)
    if pairs is None:
        pairs = sentences_in(contents.bitext, row, pair_by_words).pairs
    for en, zh in pairs:
        unit = Unit(
            " ".join(_texts(contents, row, Side.EN, found.en[slice(*en)])).strip(),
            "".join(_texts(contents, row, Side.ZH, found.zh[slice(*zh)])).strip(),
        )
        if unit.en or unit.zh:
            yield unit


def _pairs_of(
    en: Sequence[Sentence], zh: Sequence[Sentence], beads: Beads
) -> Sequence[tuple[Run, Run]] | None:
    """The sentences of a row by the beads that they are in; None where one is in none."""
    ours, theirs = ([beads.get((one.document, one.start)) for one in side] for side in (en, zh))
    known = [bead for bead in (*ours, *theirs) if bead is not None]
    if not known or len(known) < len(en) + len(zh):
        return None
    if any(list(side) != sorted(side) for side in (known[: len(en)], known[len(en) :])):
        return None
    pairs: list[tuple[Run, Run]] = []
    i = j = 0
    for bead, _ in groupby(sorted(known)):
        to_i, to_j = i + ours.count(bead), j + theirs.count(bead)
        pairs.append(((i, to_i), (j, to_j)))
        i, j = to_i, to_j
    return pairs


def _texts(
    contents: Contents, row: Row, side: Side, sentences: Sequence[Sentence]
) -> Iterator[str]:
    """What some sentences of a row say."""
    pieces = row.pieces(side)
    for sentence in sentences:
        for piece in pieces:
            block = contents.bitext.block(piece)
            if piece.document == sentence.document and block.start <= sentence.start < block.end:
                text = block.text[sentence.start - block.start : sentence.end - block.start]
                yield contents.converted(text, piece.document)
                break
