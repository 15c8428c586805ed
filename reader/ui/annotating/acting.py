"""Which side the keys act on: the one that was used last, or that Left and Right chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.bitext.model import Side
from reader.ui.reading.columns import SPAN

if TYPE_CHECKING:
    from reader.ui.reading.mouse import Spot
    from reader.ui.reading.view import ReadingView


class ActingSide(QObject):
    """The side, kept true to clicks and selections. `changed` when it is another."""

    changed = Signal()

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view)
        self._view = view
        self._column = 0
        view.clicked.connect(self._clicked)
        view.selection_changed.connect(self._selected)

    @property
    def column(self) -> int:
        """The column of the view; 0 where there is only one."""
        return self._view.acting_column

    @property
    def side(self) -> Side:
        """The side that stands in that column."""
        return self._view.lanes[self.column].side

    def choose(self, column: int) -> None:
        """Act on another column from now on."""
        column = min(max(column, 0), len(self._view.lanes) - 1)
        if column != self._column:
            self._column = column
            self._view.set_acting_column(column)
            self.changed.emit()

    def column_of(self, side: Side) -> int:
        """The column that shows a side; that of the keys where several do, or none."""
        lanes = self._view.lanes
        if side is Side.BOTH or lanes[self.column].side is side:  # doubled: both show it
            return self.column
        return next((n for n, lane in enumerate(lanes) if lane.side is side), self.column)

    def _clicked(self, spot: Spot) -> None:
        if spot.placed.column != SPAN:
            self.choose(spot.placed.column)

    def _selected(self) -> None:
        if chosen := self._view.selection:
            self.choose(chosen.column)
