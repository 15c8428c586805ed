"""A cell's words for a screen reader: character by character, with the cursor and the selection.

Offsets here are UTF-16 units of the shown text, as Qt's accessibility counts. A cell's text is
short, so places are found by asking the box what it shows up to a source position.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessibleTextInterface

from reader.chinese.utf16 import Utf16Map

if TYPE_CHECKING:
    from reader.ui.reading.accessible import CellAccessible
    from reader.ui.reading.boxes import Box


class CellText(QAccessibleTextInterface):
    """The text of one cell. It is read, never written."""

    def __init__(self, cell: CellAccessible) -> None:
        super().__init__()
        self._cell = cell

    def _words(self) -> str:
        return self._cell.words()

    def _units(self, box: Box, source: int) -> int:
        """The offset at which a source position is shown."""
        before = box.shown_text(box.start, max(box.start, min(source, box.end)))
        return len(before.encode("utf-16-le", "surrogatepass")) // 2

    def _source(self, box: Box, offset: int) -> int:
        """The source position that is shown at an offset."""
        span = range(box.start, box.end + 1)
        return span[
            min(bisect_left(span, offset, key=lambda at: self._units(box, at)), len(span) - 1)
        ]

    def units_at(self, source: int) -> int:
        """The offset at which a source position of the cell is shown."""
        box = self._cell.box()
        return 0 if box is None else self._units(box, source)

    def text(self, start: int, end: int) -> str:
        """The words between two offsets; an end of -1 is the end of the text."""
        words = self._words()
        units = Utf16Map(words)
        last = len(words) if end < 0 else units.to_code_point(end)
        return words[units.to_code_point(max(start, 0)) : last]

    def characterCount(self) -> int:
        """How long it is."""
        words = self._words()
        return Utf16Map(words).to_utf16(len(words))

    def cursorPosition(self) -> int:
        """Where the selection ends or the sentence that is read begins; -1 for elsewhere."""
        box = self._cell.box()
        at = self._cell.cursor()
        return -1 if box is None or at is None else self._units(box, at)

    def setCursorPosition(self, position: int) -> None:
        """Take the reading cursor to the row."""
        self._cell.make_current()
        _ = position

    def selectionCount(self) -> int:
        """None is told: PySide cannot hand out where one begins; the cursor says where it ends."""
        return 0

    def characterRect(self, offset: int) -> QRect:
        """Where a character stands on the screen."""
        box = self._cell.box()
        if box is None:
            return QRect()
        at = self._source(box, offset)
        rects = box.rects(at, min(at + 1, box.end))
        return self._cell.inside(rects[0]) if rects else QRect()

    def offsetAtPoint(self, point: QPoint) -> int:
        """Which character stands at a point of the screen; -1 for none."""
        box = self._cell.box()
        if box is None or not self._cell.rect().contains(point):
            return -1
        corner = self._cell.rect().topLeft()
        inside = point - corner
        return self._units(box, box.source_at(float(inside.x()), float(inside.y())))

    def addSelection(self, start: int, end: int) -> None:
        """Select some of it."""
        box = self._cell.box()
        if box is not None:
            self._cell.select(self._source(box, start), self._source(box, end))

    def setSelection(self, number: int, start: int, end: int) -> None:
        """Select some of it instead."""
        if number == 0:
            self.addSelection(start, end)

    def removeSelection(self, number: int) -> None:
        """Select nothing."""
        if number == 0:
            self._cell.select(0, 0)

    def scrollToSubstring(self, start: int, end: int) -> None:
        """What is in the tree is in sight."""
