"""Where to stand in a text that may have changed since: found by its words, or by its lines.

A file that is read again may have been edited before the place, or is read in another encoding.
The finder looks at blocks as they are read, on the worker's thread, and says as soon as it knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.reading.place import Place
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.bitext.model import Bitext, Row
    from reader.documents.model import Block

QUOTE = 48
"""Code points that tell a place from others."""
_LEAST = 24
_NEIGHBOURS = 4
_FAR = 2_000_000
"""Code points beyond the old place after which words are looked for no longer."""


class Landmark(Value):
    """Words, and the source position where they stood."""

    position: int
    words: str


class Wish(Value):
    """Where to open a document.

    landmarks: if the text may have changed, the words at the place, then words near it.
    line: if the same bytes are read as other characters, the line of the file at the place.
    path: of the file that the place is in; it may become the other half of a pair.
    """

    place: Place
    landmarks: tuple[Landmark, ...] = ()
    line: int = 0
    path: Path | None = None

    @property
    def is_certain(self) -> bool:
        """Whether nothing has to be looked for."""
        return not self.landmarks and not self.line


def wish_for(bitext: Bitext, row: int, place: Place) -> Wish:
    """The wish to stand at this very place of a text, when it will be read again.

    row: the number of the row that shows the place.
    """
    landmarks: list[Landmark] = []
    for number in _outwards(row, len(bitext.rows)):
        for block in _blocks(bitext, bitext.rows[number], place.document):
            at = place.position - block.start if number == row else 0
            if 0 <= at <= len(block.text) and (mark := _landmark(block, at)):
                landmarks.append(mark)
    return Wish(place, tuple(dict.fromkeys(landmarks)))


def line_at(bitext: Bitext, row: int, place: Place) -> int:
    """The line of the file at a place; 0 where nothing is."""
    if not bitext.rows:
        return 0
    for block in _blocks(bitext, bitext.rows[row], place.document):
        if block.start <= place.position <= block.end:
            return block.lines[0] + block.text.count("\n", 0, place.position - block.start)
    return 0


def _outwards(row: int, rows: int) -> list[int]:
    steps = (step for near in range(1, _NEIGHBOURS + 1) for step in (near, -near))
    return [row + step for step in (0, *steps) if 0 <= row + step < rows]


def _blocks(bitext: Bitext, row: Row, document: int) -> list[Block]:
    pieces = (piece for piece in (*row.en, *row.zh, *row.both) if piece.document == document)
    return [bitext.block(piece) for piece in pieces]


def _landmark(block: Block, at: int) -> Landmark | None:
    start = min(at, max(len(block.text) - _LEAST, 0))
    words = block.text[start : start + QUOTE]
    return Landmark(block.start + start, words) if words.strip() else None


class PlaceFinder:
    """Finds the place of a wish in blocks that are still being read.

    `place` is what was found, once `done`; call `look` after every batch and `finish` at the end.
    """

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self.place = wish.place
        self.done = wish.is_certain
        self._seen = 0
        self._nearest: list[int | None] = [None] * len(wish.landmarks)

    def look(self, blocks: Sequence[Block]) -> None:
        """Look through the blocks that have come since the last time."""
        known = len(blocks)
        while not self.done and self._seen < known:
            block = blocks[self._seen]
            self._seen += 1
            if self._wish.line:
                self._look_at_lines(block)
            else:
                self._look_at_words(block)

    def finish(self) -> None:
        """There are no more blocks."""
        if not self.done:
            self._decide()

    def _look_at_lines(self, block: Block) -> None:
        first, last = block.lines
        if last < self._wish.line:
            return
        lines = block.text.split("\n")
        into = min(max(self._wish.line - first, 0), len(lines) - 1)
        position = block.start + sum(len(line) + 1 for line in lines[:into])
        self._settle(position)

    def _look_at_words(self, block: Block) -> None:
        for number, mark in enumerate(self._wish.landmarks):
            best = self._nearest[number]
            at = block.text.find(mark.words)
            while at >= 0:
                position = block.start + at
                if best is None or abs(position - mark.position) < abs(best - mark.position):
                    best = position
                elif position > mark.position:
                    break
                at = block.text.find(mark.words, at + 1)
            self._nearest[number] = best
        if self._nothing_nearer_follows(block.end):
            self._decide()

    def _nothing_nearer_follows(self, read: int) -> bool:
        old = self._wish.landmarks[0].position
        best = self._nearest[0]
        distance = _FAR if best is None else abs(best - old)
        return read > old + distance

    def _decide(self) -> None:
        for number, mark in enumerate(self._wish.landmarks):
            position = self._nearest[number]
            if position is not None:
                away = self._wish.place.position - mark.position if number == 0 else 0
                self._settle(position + away)
                return
        self._settle(self._wish.place.position)

    def _settle(self, position: int) -> None:
        self.place = Place(self._wish.place.document, position, self._wish.place.below)
        self.done = True
