"""Where the columns stand: from the width of the viewport to x positions and widths."""

from __future__ import annotations

from enum import Enum, StrEnum, auto

from reader.values import Value

SPAN = -1
"""The column number of boxes that span all columns."""


class Layout(StrEnum):
    """How the reader wants two languages to stand. The values are those of the settings."""

    SIDE_BY_SIDE = "side-by-side"
    STACKED = "stacked"  # one above the other
    STUDY = "study"  # side by side, the translation veiled
    STUDY_STACKED = "study-stacked"
    ONE = "one"  # the side that is read alone

    @property
    def stacks(self) -> bool:
        """Whether a translation stands below its text."""
        return self in (Layout.STACKED, Layout.STUDY_STACKED)

    @property
    def veils(self) -> bool:
        """Whether translations are veiled until they are asked for."""
        return self in (Layout.STUDY, Layout.STUDY_STACKED)


def layout_named(name: str) -> Layout:
    """The layout of that name; side by side for a name that is none."""
    return next((layout for layout in Layout if layout == name), Layout.SIDE_BY_SIDE)


class Arrangement(Enum):
    """How the two languages share the view."""

    ONE = auto()  # one language, one centred column
    TWO = auto()  # twin columns
    STACKED = auto()  # one above the other, for want of room or because it is wished


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


def arrange(
    viewport: float, wanted: Arrangement, *, column: float, gutter: float, ratio: float
) -> Columns:
    """Columns for a viewport of this width.

    wanted: twin columns are stacked all the same where there is no room for two.
    column: the widest that one column gets. ratio: the first column's share of the text width,
    0.25 to 0.75; at other than half, the wider column may grow past `column`.
    """
    margin = max(24.0, min(46.0, viewport * 0.04))
    room = max(viewport - 2 * margin, 80.0)
    if wanted is not Arrangement.TWO:
        width = min(room, column * 1.08)
        left = (viewport - width) / 2
        return Columns(wanted, left, width, ((left, width),))
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
