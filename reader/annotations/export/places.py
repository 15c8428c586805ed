"""Where annotations stand in an opened bitext: the words, their headings, what answers them.

Positions are code points of the source text of one document; rows are counted from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations.anchoring import Anchorer
from reader.annotations.export.values import Passage, Quote
from reader.bitext.locating import RowLocator
from reader.bitext.model import Side
from reader.chinese.variants import Converter, Variant
from reader.documents.language import language_of
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.annotations.anchoring import Anchor
    from reader.annotations.model import Target
    from reader.bitext.model import Bitext, Piece, Row

_OTHER = {Side.EN: Side.ZH, Side.ZH: Side.EN}


class Place(NamedTuple):
    """Where a target was found: code points of one document, and the rows that show them."""

    document: int
    side: Side
    start: int
    end: int
    first_row: int
    last_row: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document: its row, its text (both sides in one), its two sides.

    source: its text whatever form of Chinese is wanted; names it from one export to the next.
    """

    row: int
    level: int
    text: str
    en: str
    zh: str
    position: int
    percent: int
    source: str


class OpenedText:
    """A bitext that has been read to its end.

    ids: of each of its documents all the ids that it is known by, its own first. variant:
    how its Chinese is to be written.
    """

    def __init__(
        self,
        bitext: Bitext,
        ids: tuple[tuple[str, ...], ...],
        converters: tuple[Converter, ...],
        variant: Variant = Variant.SOURCE,
    ) -> None:
        self.bitext, self.ids = bitext, ids
        self._converters, self._variant = converters, variant
        self._locator = RowLocator(bitext)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The source text of each document."""
        return tuple(document.source_text() for document in self.bitext.documents)

    def find_all(self, targets: Sequence[Target]) -> list[Place | None]:
        """Where the targets stand now; None where a document is another one, or lost the words."""
        places: list[Place | None] = [None] * len(targets)
        for document, text in enumerate(self.texts):
            here = [at for at, each in enumerate(targets) if each.document in self.ids[document]]
            anchors = Anchorer(text).anchor_all([targets[at] for at in here]) if here else []
            for at, anchor in zip(here, anchors, strict=True):
                if anchor is not None:
                    places[at] = self._place(document, targets[at].side, anchor)
        return places

    def _place(self, document: int, side: Side, anchor: Anchor) -> Place:
        start, end = anchor.start, anchor.end
        first = self._locator.row_of(document, start)
        last = self._locator.row_of(document, max(start, end - 1))
        return Place(document, side, start, end, min(first, last), max(first, last))

    def quote(self, place: Place) -> Quote:
        """The words of a target. What lies between them on the other side is left out."""
        cuts = list(self._cuts(place, place.side)) or list(self._cuts(place, None))
        passages = self._passages(cuts)
        return Quote(side_name(place.side, passages), passages)

    def answer(self, places: Iterable[Place]) -> Quote | None:
        """All that stands on the other side in the rows of some places of one side."""
        pieces: dict[Piece, None] = {}
        side = Side.BOTH
        for place in places:
            side = _OTHER.get(place.side, Side.BOTH)
            for row in self.bitext.rows[place.first_row : place.last_row + 1]:
                pieces.update(dict.fromkeys(row.pieces(side) if side is not Side.BOTH else ()))
        passages = self._passages([(piece, piece.start, piece.end) for piece in pieces])
        return Quote(side.value, passages, answers=True) if passages else None

    def percent(self, document: int, position: int) -> int:
        """How far into a document a position lies."""
        return round(100 * position / max(1, len(self.texts[document])))

    def converted(self, text: str, document: int = 0) -> str:
        """Text of a document in the wanted form of Chinese."""
        return self._converters[document].convert_text(text, self._variant)

    @cached_property
    def headings(self) -> list[Heading]:
        """Every heading with words, in reading order."""
        rows = enumerate(self.bitext.rows)
        found = (self._heading(at, row) for at, row in rows if row.kind is BlockKind.HEADING)
        return [heading for heading in found if heading.text]

    def _heading(self, at: int, row: Row) -> Heading:
        pieces = (*row.en, *row.zh, *row.both)
        whole = " ".join(self._line(piece) for piece in row.both)
        en = " ".join(self._line(piece) for piece in row.en)
        zh = " ".join(self._line(piece) for piece in row.zh)
        position = min(self.bitext.block(piece).start + piece.start for piece in pieces)
        text = whole or " · ".join(part for part in (en, zh) if part)
        percent = self.percent(pieces[0].document, position)
        source = " ".join(self.bitext.text(piece) for piece in pieces)
        return Heading(at, max(1, row.level), text, en, zh, position, percent, source)

    def _line(self, piece: Piece) -> str:
        return " ".join(self.converted(self.bitext.text(piece), piece.document).split())

    def _cuts(self, place: Place, side: Side | None) -> Iterator[tuple[Piece, int, int]]:
        """The pieces inside a place, with the part of their block that lies in it."""
        for row in self.bitext.rows[place.first_row : place.last_row + 1]:
            own = (*row.en, *row.zh) if side is None else row.pieces(side)
            for piece in (*own, *(row.both if side is not Side.BOTH else ())):
                offset = self.bitext.block(piece).start
                first = max(place.start - offset, piece.start)
                last = min(place.end - offset, piece.end)
                if piece.document == place.document and first < last:
                    yield piece, first, last

    def _passages(self, cuts: list[tuple[Piece, int, int]]) -> tuple[Passage, ...]:
        passages: list[Passage] = []
        for piece, first, last in cuts:
            block = self.bitext.block(piece)
            text = self.converted(block.text[first:last], piece.document)
            is_code = block.kind is BlockKind.CODE
            if block.continues and passages and not is_code:
                passages[-1] = Passage(passages[-1].text + text)
            else:
                passages.append(Passage(text, is_code))
        trimmed = (_trimmed(passage) for passage in passages)
        return tuple(passage for passage in trimmed if passage.text)


def side_name(side: Side, passages: tuple[Passage, ...]) -> str:
    """`en` or `zh`; of what spans both columns, by its language."""
    if side is not Side.BOTH:
        return side.value
    text = " ".join(passage.text for passage in passages)
    return "zh" if language_of(text) is Language.CHINESE else "en"


def stored_quote(target: Target) -> Quote:
    """The words of a target as they were when it was marked, for a document that is gone.

    Between two paragraphs of one language the other one may stand: it is left out.
    """
    lines = [line for line in target.quote.exact.split("\n") if line.strip()]
    wrong = Language.CHINESE if target.side is Side.EN else Language.ENGLISH
    if target.side is not Side.BOTH:
        lines = [line for line in lines if language_of(line) is not wrong] or lines
    passages = tuple(_trimmed(Passage(line)) for line in lines)
    return Quote(side_name(target.side, passages), passages)


def _trimmed(passage: Passage) -> Passage:
    if passage.is_code:
        return Passage(passage.text.strip("\n"), is_code=True)
    return Passage(passage.text.strip(" \t\n\r"))
