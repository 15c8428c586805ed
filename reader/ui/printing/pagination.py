"""From strips of known height to pages: pairs are kept together, headings are not left behind.

Knows nothing of Qt. All lengths are those of the layout, pixels at 100%.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LITTLE = 0.18
"""Less room than this share of a page is left empty rather than filled with a cut-off beginning."""
_WHOLE = 0.45
"""A strip that is not higher than this share of a page is never cut."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Something that stands across the page. number: what it is, for the caller.

    cuts: heights at which it may be cut, rising, so that no line is cut through. leads: it must not
    be the last on a page (a heading). air: room above it, which is left out at the top of a page.
    head: height of what stands again above what is left of it on the next page (of a table).
    parts: a rule between what is above and what is below; none is needed at the top of a page.
    under: what stands again above it where it is the first on a page (the head of its table).
    """

    number: int
    height: float
    cuts: tuple[float, ...] = ()
    leads: bool = False
    air: float = 0.0
    head: float = 0.0
    parts: bool = False
    under: Strip | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """`top` to `bottom` of a strip, standing at `y` of the page."""

    number: int
    top: float
    bottom: float
    y: float


Sheet = tuple[Slice, ...]


def paginate(strips: Iterable[Strip], room: float) -> Iterator[Sheet]:
    """The pages that strips fill. room: the height of a page's text area."""
    paginator = Paginator(room)
    for strip in strips:
        yield from paginator.put(strip)
    yield from paginator.end()


class Paginator:
    """Takes strips one by one and gives pages as they are full. room: as for `paginate`."""

    def __init__(self, room: float) -> None:
        self._page = _Page(room)
        self._group: list[Strip] = []

    def put(self, strip: Strip) -> Iterator[Sheet]:
        """One strip more; the pages that are full with it."""
        self._group.append(strip)
        if not strip.leads:
            yield from self._take()

    def end(self) -> Iterator[Sheet]:
        """The pages that are left."""
        yield from self._take()
        if self._page.slices:
            yield tuple(self._page.slices)

    def _take(self) -> Iterator[Sheet]:
        group, self._group = self._group, []
        yield from self._page.take(group)


class _Page:
    """The page that is being filled."""

    def __init__(self, room: float) -> None:
        self._room = room
        self._used = 0.0
        self._repeated = 0
        self.slices: list[Slice] = []

    def take(self, group: Sequence[Strip]) -> Iterator[Sheet]:
        """Put headings and what they lead to on this page or the next."""
        if not group:
            return
        *leading, last = group
        wanted = sum(strip.height for strip in leading) + self._first_part(last)
        if self.slices and wanted > self._left and wanted <= self._room:
            yield self._turn()
        for strip in group:
            yield from self._place(strip)

    def _first_part(self, strip: Strip) -> float:
        """How much of a strip must follow its heading on the same page."""
        if strip.height <= self._room * _WHOLE:
            return strip.height
        least = self._room * _LITTLE
        return next((cut for cut in strip.cuts if cut >= least), strip.height)

    @property
    def _is_fresh(self) -> bool:
        """Whether nothing stands here yet, but for the head of a table that goes on."""
        return len(self.slices) == self._repeated

    @property
    def _left(self) -> float:
        return self._room - self._used

    def _turn(self) -> Sheet:
        sheet = tuple(self.slices)
        self.slices, self._used, self._repeated = [], 0.0, 0
        return sheet

    def _head(self, strip: Strip) -> None:
        """Put the head of a table again above a row of it that begins or goes on here."""
        above = strip.under
        if self.slices or above is None:
            return
        if above.height - above.air + self._first_part(strip) <= self._room:
            self._add(above, above.air, above.height)
            self._repeated = 1

    def _place(self, strip: Strip) -> Iterator[Sheet]:
        if strip.parts and not self.slices:
            return
        self._head(strip)
        top = 0.0 if self.slices else strip.air
        while strip.height - top > self._left:
            cut = self._cut(strip, top)
            if cut is None:
                if self._is_fresh:  # higher than a page, and nowhere to be cut
                    cut = top + self._left
                else:
                    yield self._turn()
                    self._head(strip)
                    top = top or (0.0 if self.slices else strip.air)
                    continue
            self._add(strip, top, cut)
            top = cut
            yield self._turn()
            self._head(strip)
            if 0 < strip.head < self._room * _WHOLE:
                self._used = strip.head
        if strip.height > top:
            self._add(strip, top, strip.height)

    def _cut(self, strip: Strip, top: float) -> float | None:
        """Where to cut what is left of a strip so that its beginning fits; None: not here."""
        if not self._is_fresh and (
            strip.height <= self._room * _WHOLE or self._left < self._room * _LITTLE
        ):
            return None
        fitting = [cut for cut in strip.cuts if top < cut <= top + self._left]
        return fitting[-1] if fitting else None

    def _add(self, strip: Strip, top: float, bottom: float) -> None:
        self.slices.append(Slice(strip.number, top, bottom, self._used))
        self._used += bottom - top


Lines = tuple[float, ...]
"""The heights between the lines of one column, and above the first and below the last, rising."""


def boundaries(lines: Iterable[tuple[float, float]]) -> Lines:
    """The heights between lines that are given by top and bottom, in any order."""
    found: list[float] = []
    reached = 0.0
    for top, bottom in sorted(lines):
        if not found:
            found.append(top)
        elif top >= reached - 0.5:
            found.append((reached + max(top, reached)) / 2)
        reached = max(reached, bottom)
    return (*found, reached) if found else ()


def safe_cuts(columns: Sequence[Lines], tolerance: float) -> tuple[float, ...]:
    """Heights at which every column can be cut between two lines at most `tolerance` away.

    The lines of the two scripts are not equally high, so the columns are cut beside each other.
    """
    if not columns:
        return ()
    longest = max(columns, key=len)
    return tuple(
        height
        for height in longest[1:-1]
        if all(_may_be_cut(lines, height, tolerance) for lines in columns)
    )


def _may_be_cut(lines: Lines, height: float, tolerance: float) -> bool:
    """Whether a column has a gap near a height; not if a line would be alone above or below it."""
    at = nearest(lines, height)
    return abs(at - height) <= tolerance and at not in (*lines[1:2], *lines[-2:-1])


def nearest(lines: Lines, height: float) -> float:
    """Where a column is cut that is to be cut at `height`; below its end, at its end."""
    if not lines or height >= lines[-1]:
        return height
    place = bisect_left(lines, height)
    around = lines[max(place - 1, 0) : place + 1]
    return min(around, key=lambda boundary: abs(boundary - height))
