"""What the headings and notes of a bitext are called in the file that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.bitext.exchange.contents import Passage
    from reader.bitext.model import Bitext


class Names:
    """Names for the elements that links may lead to, each given away once."""

    def __init__(self, bitext: Bitext) -> None:
        self._by_anchor: dict[tuple[int, str], int] = {}
        for number, document in enumerate(bitext.documents):
            for index, block in enumerate(document.blocks):
                if block.anchor:
                    self._by_anchor.setdefault((number, block.anchor), index)
        shown = {
            (piece.document, piece.block)
            for row in bitext.rows
            for piece in (*row.en, *row.zh, *row.both)
        }
        self._by_anchor = {
            key: index for key, index in self._by_anchor.items() if (key[0], index) in shown
        }
        self._given: set[str] = set()

    def target(self, document: int, anchor: str) -> tuple[str, int] | None:
        """What a heading or a note is called, and its block's number; None if it is nowhere."""
        index = self._by_anchor.get((document, anchor))
        return None if index is None else (_name(document, index), index)

    def name(self, passage: Passage) -> str:
        """The name of a passage's element; "" if nothing leads there or if it has one already."""
        anchor = passage.block.anchor
        if self._by_anchor.get((passage.document, anchor), -1) != passage.index or not anchor:
            return ""
        name = _name(passage.document, passage.index)
        if name in self._given:
            return ""
        self._given.add(name)
        return name


def _name(document: int, index: int) -> str:
    return f"{'ab'[min(1, document)]}{index}"
