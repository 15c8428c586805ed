"""A bitext as bare pairs of texts, a bead or a pair of sentences each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.model import Side
from reader.bitext.sentences import sentences_in
from reader.documents.interchange.units import Unit
from reader.documents.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.bitext.exchange.contents import Contents, Passage
    from reader.bitext.model import Row
    from reader.bitext.sentences import Sentence

_NO_TEXT = frozenset({BlockKind.CODE, BlockKind.RULE})


def units_of(contents: Contents, *, sentences: bool = False) -> Iterator[Unit]:
    """The units of a bitext, in order; what spans both columns, and code, is none.

    sentences: a unit for each pair of sentences that answer each other, rather than for each bead.
    """
    for row in contents.rows():
        if row.kind in _NO_TEXT or row.both:
            continue
        if sentences and row.en and row.zh:
            yield from _sentence_units(contents, row)
            continue
        bead = contents.bead(row)
        unit = Unit(_joined(bead.en), _joined(bead.zh))
        if unit.en or unit.zh:
            yield unit


def _joined(passages: Sequence[Passage]) -> str:
    return "\n".join(passage.text.strip() for passage in passages).strip()


def _sentence_units(contents: Contents, row: Row) -> Iterator[Unit]:
    found = sentences_in(contents.bitext, row)
    for en, zh in found.pairs:
        unit = Unit(
            " ".join(_texts(contents, row, Side.EN, found.en[slice(*en)])).strip(),
            "".join(_texts(contents, row, Side.ZH, found.zh[slice(*zh)])).strip(),
        )
        if unit.en or unit.zh:
            yield unit


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
