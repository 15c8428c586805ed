"""From what pages left behind to the contents and the links of a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.documents.anchors import heading_for
from reader.documents.model import BlockKind
from reader.ui.printing.supplement import Bookmark, Link, Spot

if TYPE_CHECKING:
    from reader.bitext.model import Bitext
    from reader.documents.model import Block
    from reader.ui.printing.trail import DrawnLink, Trail

_WEB = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the text area stands on a page.

    left, top: of the area, in points from the lower left corner. scale: points for a unit of the
    painter.
    """

    left: float
    top: float
    scale: float

    def spot(self, page: int, y: float) -> Spot:
        """A place that a viewer goes to."""
        return Spot(page, 0.0, self.top - y * self.scale)


def bookmarks_of(trail: Trail, measure: Measure) -> list[Bookmark]:
    """The headings in the order of the pages."""
    found = [block for block in trail.blocks.values() if block.level and block.title]
    found.sort(key=lambda block: (block.page, block.y))
    return [Bookmark(one.title, one.level, measure.spot(one.page, one.y)) for one in found]


def links_of(trail: Trail, bitext: Bitext, measure: Measure) -> list[Link]:
    """Links to the web, and to what is in the same file; others lead nowhere on paper."""
    headings = [[block for block in document.blocks if block.kind is BlockKind.HEADING]
                for document in bitext.documents]  # fmt: skip
    anchors = [{block.anchor: block for block in document.blocks if block.anchor}
               for document in bitext.documents]  # fmt: skip
    found: list[Link] = []
    for link in trail.links:
        target: str | Spot | None = link.target
        if not link.target.startswith(_WEB):
            document = max(link.document, 0)
            target = _spot(trail, link, document, headings[document], anchors[document], measure)
        if target is not None:
            found.append(Link(link.page, _box(link, measure), target))
    return found


def _spot(
    trail: Trail,
    link: DrawnLink,
    document: int,
    headings: list[Block],
    anchors: dict[str, Block],
    measure: Measure,
) -> Spot | None:
    block = anchors.get(link.target.removeprefix("#")) if link.target.startswith("#") else None
    block = block or heading_for(link.words, link.target, headings)
    place = trail.blocks.get((document, block.start)) if block else None
    return measure.spot(place.page, place.y) if place else None


def _box(link: DrawnLink, measure: Measure) -> tuple[float, float, float, float]:
    rect, scale = link.rect, measure.scale
    return (
        measure.left + rect.left() * scale,
        measure.top - rect.bottom() * scale,
        measure.left + rect.right() * scale,
        measure.top - rect.top() * scale,
    )
