"""Which translations are hidden: veiled, or left out where one side is shown alone.

Owns what the reader has revealed by key, and the row that the mouse peeks at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.reading.columns import SPAN, Layout

if TYPE_CHECKING:
    from reader.ui.reading.page import Page
    from reader.ui.reading.rows import Placed, RowLayout


class Veil:
    """Over the translations of a page, as its layout wants it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.peeked: int | None = None
        """The unit whose translation the mouse is over."""

    @property
    def hides(self) -> bool:
        """Whether translations are hidden at all."""
        layout = self._page.layout
        return layout.veils or layout is Layout.ONE

    def is_over(self, unit: int) -> bool:
        """Whether the translation of a unit cannot be read; it may have none."""
        return self.hides and unit != self.peeked and not self.is_lifted(unit)

    def is_lifted(self, unit: int) -> bool:
        """Whether the reader has revealed a unit."""
        return self._page.row_of_unit(unit) in self._page.revealed

    def covered(self, unit: int, layout: RowLayout) -> frozenset[int]:
        """The columns of a laid-out unit whose boxes are veiled.

        What has no text to be the translation of is never veiled: it would be missed. Nor is the
        title, which nobody studies, and which no key reaches.
        """
        if unit == 0 or not self._page.layout.veils or not self.is_over(unit):
            return frozenset()
        columns = {placed.column for placed in layout.boxes} - {SPAN}
        return frozenset(columns - {0}) if 0 in columns else frozenset()

    def covers(self, unit: int, placed: Placed, layout: RowLayout) -> bool:
        """Whether a box is veiled."""
        return placed.column in self.covered(unit, layout)

    def peek(self, unit: int | None, layout: RowLayout | None, column: int) -> bool:
        """The mouse is over a column of a unit, or over none. Whether another picture is due."""
        wanted = None
        if unit is not None and layout is not None and self._page.layout.veils:
            columns = {placed.column for placed in layout.boxes}
            wanted = unit if column > 0 and 0 in columns else None
        before, self.peeked = self.peeked, wanted
        return before != wanted

    def forget(self) -> None:
        """Another text: nothing of it was revealed."""
        self._page.revealed.clear()
        self.peeked = None
