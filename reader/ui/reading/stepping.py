"""Stepping from row to row: which row is next, how far to scroll. No Qt: heights and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.values import Value

if TYPE_CHECKING:
    from reader.ui.reading.scroll import Scroller


class Move(Value):
    """Scroll by `pixels`, or (where that is 0) go to `row`, `below` the top edge; -1: stay."""

    pixels: float = 0.0
    row: int = -1
    below: float = 0.0


def step_from(current: int | None, step: int, scroller: Scroller, rows: int, line: float) -> Move:
    """Where a step leads. A row taller than the view is read to its end, three lines at a time.

    current: the row that the last step led to. Where it is out of sight, the step starts at the
    first row that begins in sight.
    """
    tops = {number: y for number, y in scroller.visible() if 0 < number <= rows}
    here = None if current is None else current + 1
    if here is None or here not in tops:
        started = (number for number, y in tops.items() if y >= -1)
        return Move(row=next(started, next(iter(tops), 1)) - 1)
    bottom = tops[here] + scroller.height_of(here)
    if step > 0 and bottom > scroller.viewport + 1:
        return Move(pixels=min(bottom - scroller.viewport, line * 3))
    if step < 0 and tops[here] < -1:
        return Move(pixels=max(tops[here], -line * 3))
    return Move(row=min(max(here + step, 1), rows) - 1)


def into_view(number: int, scroller: Scroller) -> Move:
    """How to bring a unit to a comfortable height, moving no more than needed."""
    viewport, height = scroller.viewport, scroller.height_of(number)
    margin = min(viewport * 0.18, 140.0)
    y = dict(scroller.visible()).get(number)
    if y is not None and y >= margin * 0.4 and y + height <= viewport - margin * 0.4:
        return Move()
    fits = height < viewport - margin
    if y is not None and y > 0 and fits:
        return Move(pixels=y + height - viewport + margin)
    return Move(row=number - 1, below=margin if fits else 12.0)
