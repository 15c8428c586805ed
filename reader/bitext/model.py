"""The bitext model: ordered beads of one document, or of a pair of documents.

A row is a bead made visible: the pieces of text that stand on the English side, on the Chinese
side, or across both. A piece is a run of one block; a heading in two languages gives one piece to
each side, and a bilingual caption block gives one for each line.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Block, BlockKind, Document


WEAK = 0.5
"""Below this confidence, which is a probability, a pair is rather wrong than right."""


class Side(StrEnum):
    """One language of a bitext, or the text that spans both columns."""

    EN = "en"
    ZH = "zh"
    BOTH = "both"


class Piece(Value):
    """Code points `start` up to `end` of a block's text.

    document: index into `Bitext.documents`; block: index into that document's blocks.
    """

    document: int
    block: int
    start: int
    end: int


class Row(Value):
    """One bead. Either `both` is filled, or `en` and `zh` (one of which may be empty).

    confidence: how probable it is that just these belong together, 0 to 1; 1 where the file
        says so.
    """

    kind: BlockKind
    level: int = 0
    en: tuple[Piece, ...] = ()
    zh: tuple[Piece, ...] = ()
    both: tuple[Piece, ...] = ()
    confidence: float = 1.0

    @property
    def is_weak(self) -> bool:
        """Whether it is more likely that something else belongs together."""
        return self.confidence < WEAK

    def pieces(self, side: Side) -> tuple[Piece, ...]:
        """The pieces on one side."""
        return self.en if side is Side.EN else self.zh if side is Side.ZH else self.both


class Bitext(Value):
    """Rows over one document, or over an English and a Chinese one (in this order).

    columns: 2 where the two languages answer each other, 1 where there is one language to read.
    """

    documents: tuple[Document, ...]
    rows: Sequence[Row]
    columns: int = 2

    def block(self, piece: Piece) -> Block:
        """The block that a piece is cut from."""
        return self.documents[piece.document].blocks[piece.block]

    def text(self, piece: Piece) -> str:
        """The source text of a piece."""
        return self.block(piece).text[piece.start : piece.end]
