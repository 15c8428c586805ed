"""How high each row of the list is, for 10,000 rows at every keystroke.

An entry is measured once for a width; after that a list of rows costs one look-up for each number
in it, and no entry is touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.entries import Entry
from reader.library.shelf import Listing
from reader.ui.sidebar import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.shelf import Row
    from reader.ui.sidebar.titles import Titles


class RowHeights:
    """Heights in pixels of rows whose text is `width` pixels wide."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        # Entries in order, the width they were measured for, their heights
        self._known: tuple[Sequence[Entry], int, list[int]] | None = None

    def forget(self) -> None:
        """Titles have other widths from here on."""
        self._known = None

    def of(self, row: Row, width: int) -> int:
        """The height of one row."""
        if not isinstance(row, Entry):
            return metrics.SECTION_WITH_NOTE if row.note else metrics.SECTION
        return metrics.ONE_LINE if self._titles.lines(row, width) == 1 else metrics.TWO_LINES

    def of_all(self, rows: Sequence[Row], width: int) -> list[int]:
        """The height of every row."""
        if not isinstance(rows, Listing):
            return [self.of(row, width) for row in rows]
        known = self._known
        if known is None or known[0] is not rows.entries or known[1] != width:
            known = self._known = (
                rows.entries,
                width,
                [self.of(entry, width) for entry in rows.entries],
            )
        # Sections are numbered from -1 downwards: they stand at the end, the last one first.
        heights = known[2] + [self.of(section, width) for section in reversed(rows.sections)]
        return [heights[place] for place in rows.places]

    def keep(self, rows: Sequence[Row], number: int, height: int) -> None:
        """The entry in row `number` turned out to need another height."""
        if self._known is not None and isinstance(rows, Listing):
            self._known[2][rows.places[number]] = height
