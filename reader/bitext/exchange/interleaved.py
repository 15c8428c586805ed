"""Rows of an interleaved document: the file says what its beads are, nothing is guessed.

`documents.interchange.marks` describes the file. Where it was edited and a mark promises more than
there is, what is there makes the bead; no block is lost.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from reader.bitext.model import Piece, Row
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.documents.interchange.marks import Mark
    from reader.documents.model import Block

_SPANNING: Final = frozenset(
    {BlockKind.CODE, BlockKind.IMAGE, BlockKind.RULE, BlockKind.TABLE}
)  # without a mark: these answer nothing


def spans_both(kind: BlockKind, language: Language) -> bool:
    """Whether a block without a mark stands across both columns."""
    return kind in _SPANNING or language is Language.NEUTRAL


def interleaved_rows(
    blocks: Iterable[Block], marks: Sequence[Mark], document: int = 0
) -> Iterator[Row]:
    """The rows of some blocks, each as soon as it is known. document: what the pieces carry."""
    maker = _Maker(document)
    due = Due(marks)
    for index, block in enumerate(blocks):
        yield from maker.add(index, block, due.before(block))
    yield from maker.finish()


class Due:
    """The marks that no block has come for yet. One that stands inside a block is its text."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._next = 0
        self._last_line = 0

    def before(self, block: Block) -> Mark | None:
        """The mark that a block follows, and no other block before it."""
        first, last = block.lines
        found = None
        while self._next < len(self._marks) and self._marks[self._next].line < first:
            mark = self._marks[self._next]
            self._next += 1
            if mark.line > self._last_line:
                found = mark
        self._last_line = max(self._last_line, last)
        return found


class _Maker:
    """Gathers the blocks of one bead."""

    def __init__(self, document: int) -> None:
        self._document = document
        self._en: list[tuple[Piece, Block]] = []
        self._zh: list[tuple[Piece, Block]] = []
        self._wanted: tuple[int, int] | None = None  # blocks that a mark promises yet
        self._in_rows = False

    def add(self, index: int, block: Block, mark: Mark | None) -> Iterator[Row]:
        """The rows that one more block settles."""
        piece = Piece(self._document, index, 0, len(block.text))
        if block.continues and mark is None:
            yield from self._go_on(index, block, piece)
            return
        if mark is not None:
            yield from self._start()
            if mark.rows and block.table is not None:
                self._in_rows = True
                yield from self._table_rows(index, block)
                return
            if mark.both or mark.rows:
                yield Row(block.kind, block.level, both=(piece,))
                return
            self._wanted = (mark.en, mark.zh)
        self._in_rows = False
        if self._wanted is not None and any(self._wanted):
            self._add_promised(piece, block)
        else:
            yield from self._add_unmarked(piece, block)

    def finish(self) -> Iterator[Row]:
        """What is left at the end."""
        yield from self._start()

    def _start(self) -> Iterator[Row]:
        """A new bead begins: the one before is whole."""
        first = (self._en or self._zh)[:1]
        for _piece, block in first:
            en, zh = (tuple(piece for piece, _ in side) for side in (self._en, self._zh))
            yield Row(block.kind, block.level, en=en, zh=zh)
        self._en, self._zh, self._wanted = [], [], None

    def _go_on(self, index: int, block: Block, piece: Piece) -> Iterator[Row]:
        """The next part of a block that was too large for one."""
        if self._in_rows and block.table is not None:
            yield from self._table_rows(index, block)
        elif self._zh or self._en:
            (self._zh or self._en).append((piece, block))
        else:
            yield Row(block.kind, block.level, both=(piece,))

    def _add_promised(self, piece: Piece, block: Block) -> None:
        en, zh = self._wanted or (0, 0)
        if en:
            self._en.append((piece, block))
            self._wanted = (en - 1, zh)
        else:
            self._zh.append((piece, block))
            self._wanted = (0, zh - 1)

    def _add_unmarked(self, piece: Piece, block: Block) -> Iterator[Row]:
        if spans_both(block.kind, block.language):
            yield from self._start()
            yield Row(block.kind, block.level, both=(piece,))
        elif block.language is Language.CHINESE and self._awaits(block):
            self._zh.append((piece, block))
        else:
            yield from self._start()
            side = self._zh if block.language is Language.CHINESE else self._en
            side.append((piece, block))

    def _awaits(self, block: Block) -> bool:
        """Whether the bead is one English block that this one may answer."""
        if self._wanted is not None or self._zh or not self._en:
            return False
        kind, level = self._en[0][1].kind, self._en[0][1].level
        return (kind, level) == (block.kind, block.level)

    def _table_rows(self, index: int, block: Block) -> Iterator[Row]:
        if block.table is None:
            return
        for cells in block.table.rows:
            pieces = [
                (Piece(self._document, index, cell.start, cell.end),)
                if cell.end > cell.start
                else ()
                for cell in cells
            ]
            en, zh = pieces[0], tuple(chain.from_iterable(pieces[1:]))
            if en or zh:
                yield Row(BlockKind.TABLE, en=en, zh=zh)
