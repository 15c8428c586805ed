"""How high each row of the list is, for 10,000 rows at every keystroke.

An entry is measured once for a width; after that a list of rows costs one look-up for each number
in it, and no entry is touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from reader.chinese.variants import Region
from reader.library.entries import Entry
from reader.library.shelf import Listing
from reader.ui.language import translated
from reader.ui.sidebar import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.shelf import Row, Section
    from reader.ui.sidebar.titles import Titles


def section_height(section: Section, titles: Titles, width: int) -> int:
    """The line above a folder's entries, and what is said of the folder, `width` pixels wide."""
    if not section.note:
        return metrics.SECTION
    room = QRect(0, 0, width, 1000)
    said = QFontMetrics(note_font(titles)).boundingRect(
        room, Qt.TextFlag.TextWordWrap, translated(section.note)
    )
    return metrics.SECTION + said.height() + metrics.NOTE_END


def note_font(titles: Titles) -> QFont:
    """What is said of a folder is in the language of the interface, and so in its face."""
    font = QFont(QApplication.font())
    font.setPointSizeF(titles.small_font(Region.SC, chinese=False).pointSizeF())
    return font


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
            return section_height(row, self._titles, width)
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
