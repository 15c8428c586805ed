"""Rows whose pairing is doubtful: told at the mark, and stepped through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from reader.ui.language import translated
from reader.ui.reading.doubt import doubt_rect
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from reader.bitext.model import Row
    from reader.ui.reading.view import ReadingView

_REACH = 8.0
_BELOW_TOP = 140.0


class Doubts(QObject):
    """The doubtful rows of a view. `said(text)` is for the status line."""

    said = Signal(object)

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().installEventFilter(self)

    def step(self, step: int) -> None:
        """To the next doubtful row (1), or the one before (-1)."""
        rows = self._view.bitext.rows
        weak = [number for number, row in enumerate(rows) if row.is_weak]
        current = self._view.current_row
        here = self._view.top_row() if current is None else current
        found = [at for at in weak if (at > here if step > 0 else at < here)]
        if not found:
            self.said.emit(_none(step) if weak else Message("No pair here is weak."))
            return
        row = found[0] if step > 0 else found[-1]
        self._view.set_current_row(row)
        self._view.go_to_row(row, _BELOW_TOP)
        self.said.emit(
            Message(
                "{doubt} Weak pair {number} of {all}.",
                doubt=words_for(rows[row]),
                number=weak.index(row) + 1,
                all=len(weak),
            )
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A tooltip where the mark is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_marked_at(event.pos())
            if row is not None:
                said = translated(words_for(row))
                QToolTip.showText(event.globalPos(), said, self._view.viewport())
                return True
        return super().eventFilter(watched, event)

    def _row_marked_at(self, point: QPoint) -> Row | None:
        view = self._view
        found = view.unit_at(point.y())
        number = None if found is None else view.row_of_unit(found[0])
        if found is None or number is None or not view.bitext.rows[number].is_weak:
            return None
        rect = doubt_rect(view.unit(found[0]), found[1], view.columns)
        near = rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point)
        return view.bitext.rows[number] if near else None


def _none(step: int) -> Message:
    return Message("No weak pair below.") if step > 0 else Message("No weak pair above.")


def words_for(row: Row) -> Message:
    """How sure the pairing of a row is, for people."""
    share = round(100 * row.confidence)
    if row.en and row.zh:
        return Message("Duidu is {percent}% sure that these two belong together.", percent=share)
    return Message("Duidu is {percent}% sure that this has no translation here.", percent=share)
