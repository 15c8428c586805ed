"""What a page leaves behind while it is drawn: where links and headings stand on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from reader.ui.reading.boxes import MarkPainter, PaintContext
    from reader.ui.reading.rows import Placed
    from reader.ui.reading.text_box import TextBox
    from reader.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A link on a page, in units of the painter's device. words, document: what it stands on."""

    page: int
    rect: QRectF
    target: str
    words: str
    document: int


@dataclass(frozen=True, slots=True)
class DrawnBlock:
    """Where something that links may lead to begins. level: of a heading; 0 for what is none."""

    page: int
    y: float
    title: str
    level: int


@dataclass(slots=True)
class Trail:
    """Links and blocks of the pages that are drawn. blocks: by document and start."""

    page: int = 0
    blocks: dict[tuple[int, int], DrawnBlock] = field(default_factory=dict)
    _links: dict[int, list[DrawnLink]] = field(default_factory=dict)

    @property
    def links(self) -> list[DrawnLink]:
        """All links, page by page."""
        return [link for page in sorted(self._links) for link in self._links[page]]

    def begin(self, page: int) -> None:
        """A page is drawn from here on, perhaps not for the first time."""
        self.page = page
        self._links[page] = []

    def add_link(self, link: DrawnLink) -> None:
        """A link on the page that is drawn."""
        self._links[self.page].append(link)

    def add_block(self, place: tuple[int, int], block: DrawnBlock) -> None:
        """A block where it stands first: the head of a table stands again on other pages."""
        known = self.blocks.get(place)
        if known is None or known.page >= block.page:
            self.blocks[place] = block


class TrailingMarks:
    """Paints marks as another painter does, and writes down the links of every text."""

    def __init__(self, marks: MarkPainter | None, trail: Trail) -> None:
        self._marks, self._trail = marks, trail

    def under(
        self, painter: QPainter, box: TextBox, x: float, y: float, context: PaintContext
    ) -> None:
        """Paint what lies under the words of a text box whose top left corner is at x, y."""
        if self._marks is not None:
            self._marks.under(painter, box, x, y, context)
        placing = painter.worldTransform()
        for span, rects in box.links():
            words = box.shown_text(span.start, span.end)
            for rect in rects:
                here = rect.translated(x, y)
                if context.top <= here.center().y() <= context.bottom:
                    there = placing.mapRect(here)
                    link = DrawnLink(self._trail.page, there, span.target, words, box.document)
                    self._trail.add_link(link)

    def beside(self, painter: QPainter, placed: Placed, y: float, theme: Theme) -> None:
        """Paint the signs in the margin of a box."""
        if self._marks is not None:
            self._marks.beside(painter, placed, y, theme)
