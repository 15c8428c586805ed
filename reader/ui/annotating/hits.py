"""Which annotations are under the mouse: their words, or their signs in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.model import Kind

if TYPE_CHECKING:
    from reader.ui.annotating.marks import MarkIndex, Shown
    from reader.ui.annotating.painting import MarksPainter
    from reader.ui.reading.mouse import Spot
    from reader.ui.reading.view import ReadingView

_REACH = 3.0
"""Pixels around a sign that count as the sign."""


def hits(view: ReadingView, index: MarkIndex, painter: MarksPainter, spot: Spot) -> list[Shown]:
    """The annotations at a spot of the text: signs first, then the shortest marks."""
    return _signs(view, painter, spot) or _words(index, spot)


def _signs(view: ReadingView, painter: MarksPainter, spot: Spot) -> list[Shown]:
    x, y = spot.placed.x + spot.x, spot.placed.y + spot.y
    return [
        shown
        for placed in view.unit(spot.number).boxes
        for shown, rect in painter.signs(placed, 0.0)
        if rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(x, y)
    ]


def _words(index: MarkIndex, spot: Spot) -> list[Shown]:
    box = spot.placed.box
    if box.document < 0:
        return []
    at = box.source_at(spot.x, spot.y)
    found = [
        shown
        for shown in index.between(box.document, max(at - 1, 0), at + 1)
        if shown.kind is Kind.HIGHLIGHT
        and any(rect.contains(spot.x, spot.y) for rect in box.rects(shown.start, shown.end))
    ]
    return sorted(found, key=lambda shown: shown.end - shown.start)
