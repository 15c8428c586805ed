"""What is selected, and the three ways of copying it.

A selection is a range of source positions on one side of the bitext, so it stays on its words when
the variant, the width or the type size changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.locating import selected_pieces
from reader.documents.model import BlockKind
from reader.values import Value

if TYPE_CHECKING:
    from reader.bitext.model import Bitext, Row, Side
    from reader.chinese.variants import Converter, Variant


class Selection(Value):
    """From `anchor`, where it began, to `focus`, both source positions of one document.

    column: the column of the view it was made in. side: what that column shows.
    """

    column: int
    side: Side
    document: int
    anchor: int
    focus: int

    @property
    def start(self) -> int:
        """The earlier end."""
        return min(self.anchor, self.focus)

    @property
    def end(self) -> int:
        """The later end."""
        return max(self.anchor, self.focus)

    def __bool__(self) -> bool:
        return self.anchor != self.focus


def copied_text(
    bitext: Bitext, selection: Selection, converters: tuple[Converter, ...], variant: Variant
) -> str:
    """The selected text in a variant; `Variant.SOURCE` gives the source."""
    parts: list[str] = []
    before = None
    for row, piece, first, last in selected_pieces(
        bitext, selection.side, selection.document, selection.start, selection.end
    ):
        block = bitext.block(piece)
        converted = converters[piece.document].convert(block.text[piece.start : piece.end], variant)
        start, end = converted.offsets.shown_range(first - piece.start, last - piece.start)
        separator = "" if before is None else _between(before, row, joined=block.continues)
        parts.append(separator + converted.text[start:end])
        before = row
    return "".join(parts)


def _between(before: Row, row: Row, *, joined: bool) -> str:
    if joined:
        return ""
    tight = before.kind is row.kind and row.kind in (BlockKind.LIST_ITEM, BlockKind.CODE)
    return "\n" if tight else "\n\n"


def copied_rows(
    bitext: Bitext, selection: Selection, converters: tuple[Converter, ...], variant: Variant
) -> str:
    """Both languages of every row that the selection touches, English first, a blank line apart."""
    touched = [
        row
        for row, *_ in selected_pieces(
            bitext, selection.side, selection.document, selection.start, selection.end
        )
    ]
    if not touched:
        return ""
    # what has no partner on the selected side lies between them, too
    numbers = {id(row): number for number, row in enumerate(bitext.rows)}
    first, last = numbers[id(touched[0])], numbers[id(touched[-1])]
    return text_of_rows(bitext, first, last, converters, variant)


def text_of_rows(
    bitext: Bitext, first: int, last: int, converters: tuple[Converter, ...], variant: Variant
) -> str:
    """Both languages of rows from one number to another, English first, a blank line apart."""
    texts = [
        converters[piece.document].convert_text(bitext.text(piece), variant)
        for row in bitext.rows[first : last + 1]
        for piece in (*row.en, *row.zh, *row.both)
    ]
    return "\n\n".join(texts)
