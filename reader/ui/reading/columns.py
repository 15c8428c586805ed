"""Where the columns stand: from the width of the viewport to x positions and widths."""

from __future__ import annotations

from enum import Enum, auto

from reader.values import Value

SPAN = -1
"""The column number of boxes that span all columns."""


class Arrangement(Enum):
    """How the two languages share the view."""

    ONE = auto()  # one language, one centred column
    TWO = auto()  # twin columns
    STACKED = auto()  # no room for two: English above Chinese


class Columns(Value):
    """Left edge and width of each column, in pixels of the viewport.

    left, width: of everything together; what spans the columns has this width.
    """

    arrangement: Arrangement
    left: float
    width: float
    places: tuple[tuple[float, float], ...]

    def place(self, column: int) -> tuple[float, float]:
        """X and width of a column; of all together for `SPAN`."""
        if column == SPAN:
            return self.left, self.width
        return self.places[min(column, len(self.places) - 1)]

    def gutter_middle(self) -> float | None:
        """X of the line between two columns, where it can be dragged; None for one column."""
        if self.arrangement is not Arrangement.TWO:
            return None
        (first, width), (second, _) = self.places
        return (first + width + second) / 2


def arrange(viewport: float, *, two: bool, column: float, gutter: float, ratio: float) -> Columns:
    """Columns for a viewport of this width.

    column: the widest that one column gets. ratio: the first column's share of the text width,
    0.25 to 0.75; at other than half, the wider column may grow past `column`.
    """
    margin = max(24.0, min(46.0, viewport * 0.04))
    room = max(viewport - 2 * margin, 80.0)
    if not two:
        width = min(room, column * 1.08)
        left = (viewport - width) / 2
        return Columns(Arrangement.ONE, left, width, ((left, width),))
    if room < column * 0.92:
        left = (viewport - room) / 2
        return Columns(Arrangement.STACKED, left, room, ((left, room),))
    width = min(room, 2 * column + gutter)
    left = (viewport - width) / 2
    first = (width - gutter) * min(max(ratio, 0.25), 0.75)
    second = width - gutter - first
    places = ((left, first), (left + first + gutter, second))
    return Columns(Arrangement.TWO, left, width, places)


def ratio_at(columns: Columns, x: float, gutter: float) -> float:
    """The ratio that puts the middle of the gutter at x, kept readable."""
    share = (x - columns.left - gutter / 2) / max(columns.width - gutter, 1.0)
    share = min(max(share, 0.25), 0.75)
    return 0.5 if abs(share - 0.5) < 0.012 else share
