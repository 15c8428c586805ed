"""The reading view for those who do not see it: its visible rows, each with its two sides.

A canvas is one picture to a screen reader unless it says what it shows. Here the view is a document
whose children are the rows in sight; a row's children are its cells, from left to right, each with
its language. Loaded when the window is furnished, used when somebody asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr, getCppPointer

from reader.bitext.model import Side
from reader.documents.model import BlockKind
from reader.ui.language import translated
from reader.ui.reading.accessible_text import CellText
from reader.ui.reading.columns import SPAN
from reader.ui.reading.header import HEADER_DOCUMENT
from reader.ui.reading.selection import Selection
from reader.ui.reading.view import ReadingView
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.bitext.sentences import Sentence
    from reader.ui.reading.boxes import Box
    from reader.ui.reading.rows import Placed, RowLayout

_LANGUAGES = {Side.EN: Message("English"), Side.ZH: Message("Chinese"), Side.BOTH: ""}
_ROLES = {
    BlockKind.HEADING: QAccessible.Role.Heading,
    BlockKind.TABLE: QAccessible.Role.Table,
    BlockKind.IMAGE: QAccessible.Role.Graphic,
    BlockKind.QUOTE: QAccessible.Role.Section,
    BlockKind.LIST_ITEM: QAccessible.Role.ListItem,
}
VEILED = Message("Hidden. Press [[reveal]] to show it.")
_KEPT = 400
"""Interfaces that are kept: Qt holds them by address, so Python must not let go of them early."""


class CellAccessible(QAccessibleInterface):
    """One cell: what it shows, in which language, where."""

    def __init__(self, row: RowAccessible, number: int) -> None:
        super().__init__()
        self._row, self._number = row, number
        self.spoken = CellText(self)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # pyright: ignore[reportIncompatibleMethodOverride]
        """What else it can do: its text is read character by character. Qt wants an address."""
        is_text = kind is QAccessible.InterfaceType.TextInterface
        return VoidPtr(getCppPointer(self.spoken)[0] if is_text else 0)

    def _placed(self) -> Placed | None:
        cells = self._row.cells()
        return cells[self._number] if self._number < len(cells) else None

    def isValid(self) -> bool:
        """Whether the cell is still there."""
        return self._row.isValid() and self._placed() is not None

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A cell is no object of Qt."""
        return None

    def parent(self) -> QAccessibleInterface:
        """The row."""
        return self._row

    def child(self, index: int) -> QAccessibleInterface | None:  # noqa: ARG002  # pyright: ignore[reportIncompatibleMethodOverride]
        """Nothing."""
        return None

    def childCount(self) -> int:
        """None."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002
        """None."""
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # noqa: ARG002  # pyright: ignore[reportIncompatibleMethodOverride]
        """Nothing."""
        return None

    def rect(self) -> QRect:
        """Where it stands on the screen."""
        placed = self._placed()
        if placed is None:
            return QRect()
        top = self._row.top() + placed.y
        return self._row.on_screen(QRectF(placed.x, top, placed.width, placed.box.height))

    def box(self) -> Box | None:
        """What it shows, if that may be read now."""
        placed = self._placed()
        return placed.box if placed is not None and not self._row.is_veiled(placed) else None

    def words(self) -> str:
        """What it says."""
        placed = self._placed()
        return self._row.words(placed) if placed is not None else ""

    def inside(self, where: QRectF) -> QRect:
        """From the box to the screen."""
        placed = self._placed()
        if placed is None:
            return QRect()
        return self._row.on_screen(where.translated(placed.x, self._row.top() + placed.y))

    def selected(self) -> tuple[int, int] | None:
        """What of its source is selected."""
        placed, chosen = self._placed(), self._row.reading.selection
        if placed is None or not chosen or chosen.document != placed.box.document:
            return None
        start, end = max(chosen.start, placed.box.start), min(chosen.end, placed.box.end)
        return (start, end) if start < end and chosen.column == placed.column else None

    def cursor(self) -> int | None:
        """The source position at which the reader is, if that is in this cell."""
        if (chosen := self.selected()) is not None:
            return chosen[1]
        placed, read = self._placed(), self._row.sentence()
        if placed is None or read is None or read.document != placed.box.document:
            return None
        return read.start if placed.box.start <= read.start < placed.box.end else None

    def make_current(self) -> None:
        """The keys act on this row from now on."""
        self._row.make_current()

    def select(self, start: int, end: int) -> None:
        """Select a range of the source; nothing where it is empty."""
        placed, reading = self._placed(), self._row.reading
        if placed is None or start >= end:
            reading.set_selection(None)
            return
        side = reading.lanes[min(placed.column, len(reading.lanes) - 1)].side
        document = placed.box.document
        reading.set_selection(Selection(placed.column, side, document, start, end))

    def role(self) -> QAccessible.Role:
        """What the row is: paragraph, heading, item, table."""
        return self._row.cell_role()

    def state(self) -> QAccessible.State:
        """Read only."""
        return _read_only(current=False)

    def text(self, kind: QAccessible.Text) -> str:
        """Its words by name, its language by description."""
        placed = self._placed()
        if placed is None:
            return ""
        if kind is QAccessible.Text.Name:
            return self._row.words(placed)
        if kind is QAccessible.Text.Description:
            return self._row.language(placed)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The text is not to be changed."""


class RowAccessible(QAccessibleInterface):
    """One row: both sides after each other, each with its language."""

    def __init__(self, view: ViewAccessible, unit: int) -> None:
        super().__init__()
        self._view, self.unit = view, unit
        self._cells: list[CellAccessible] = []

    def isValid(self) -> bool:
        """Whether the row is still in the text."""
        return self._view.isValid() and self.unit <= len(self._view.reading.bitext.rows)

    def _layout(self) -> RowLayout:
        return self._view.reading.unit(self.unit)

    def cells(self) -> list[Placed]:
        """The boxes that say something, from left to right."""
        boxes = [
            placed
            for placed in self._layout().boxes
            if placed.box.shown_text(placed.box.start, placed.box.end).strip()
        ]
        return sorted(boxes, key=lambda placed: (placed.column, placed.y, placed.x))

    def top(self) -> float:
        """The y of its top edge in the viewport; far away where it is out of sight."""
        tops = dict(self._view.reading.visible_units())
        return tops.get(self.unit, -1e6)

    def on_screen(self, where: QRectF) -> QRect:
        """From the viewport to the screen."""
        viewport = self._view.reading.viewport()
        corner = viewport.mapToGlobal(QPoint(round(where.x()), round(where.y())))
        return QRect(corner, where.size().toSize())

    def cell_role(self) -> QAccessible.Role:
        """What its cells are."""
        row = self._view.reading.row_of_unit(self.unit)
        if row is None:
            return QAccessible.Role.Heading
        kind = self._view.reading.bitext.rows[row].kind
        return _ROLES.get(kind, QAccessible.Role.Paragraph)

    @property
    def reading(self) -> ReadingView:
        """The view that it stands in."""
        return self._view.reading

    def sentence(self) -> Sentence | None:
        """The sentence that is read, wherever it stands."""
        return self.reading.sentence_read()

    def is_veiled(self, placed: Placed) -> bool:
        """Whether a cell is hidden until its reader wants it."""
        return self.reading.is_veiled(self.unit, placed)

    def make_current(self) -> None:
        """The keys act on it from now on."""
        row = self.reading.row_of_unit(self.unit)
        if row is not None:
            self.reading.set_current_row(row)

    def words(self, placed: Placed) -> str:
        """What a cell shows; of a veiled one that it is, and how to reveal it."""
        if self._view.reading.is_veiled(self.unit, placed):
            return self._view.reading.with_keys(VEILED)
        return placed.box.shown_text(placed.box.start, placed.box.end)

    def language(self, placed: Placed) -> str:
        """The language of a cell, in words; "" where it belongs to both."""
        reading = self._view.reading
        if placed.box.document == HEADER_DOCUMENT or placed.column == SPAN:
            return ""
        lanes = reading.lanes
        return translated(_LANGUAGES[lanes[min(placed.column, len(lanes) - 1)].side])

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A row is no object of Qt."""
        return None

    def parent(self) -> QAccessibleInterface:
        """The view."""
        return self._view

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A cell."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._cells) <= index:
            self._cells.append(CellAccessible(self, len(self._cells)))
        return self._cells[index]

    def known_cells(self) -> list[CellAccessible]:
        """All of its cells."""
        found = (self.child(number) for number in range(self.childCount()))
        return [cell for cell in found if isinstance(cell, CellAccessible)]

    def childCount(self) -> int:
        """How many cells say something."""
        return len(self.cells())

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which cell it is."""
        numbers = (number for number, cell in enumerate(self._cells) if cell is child)
        return next(numbers, -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The cell at a point of the screen."""
        for index in range(self.childCount()):
            cell = self.child(index)
            if cell is not None and cell.rect().contains(x, y):
                return cell
        return None

    def rect(self) -> QRect:
        """Where it stands on the screen."""
        width = float(self._view.reading.viewport().width())
        return self.on_screen(QRectF(0.0, self.top(), width, self._layout().height))

    def role(self) -> QAccessible.Role:
        """A row of two cells."""
        return QAccessible.Role.Row

    def state(self) -> QAccessible.State:
        """Read only; focused where the keys act on it."""
        reading = self._view.reading
        row = reading.row_of_unit(self.unit)
        return _read_only(current=row is not None and row == reading.current_row)

    def text(self, kind: QAccessible.Text) -> str:
        """Both sides, each after the name of its language."""
        if kind is not QAccessible.Text.Name:
            return ""
        parts: list[str] = []
        for placed in self.cells():
            words = self.words(placed)
            language = self.language(placed)
            parts.append(f"{language}: {words}" if language else words)
        return "\n".join(parts)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The text is not to be changed."""


class ViewAccessible(QAccessibleWidget):
    """The view: a document whose children are the rows in sight."""

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self.reading = view
        self._rows: dict[int, RowAccessible] = {}

    def _units(self) -> list[int]:
        """The units in sight that say something."""
        last = len(self.reading.bitext.rows)
        units = [number for number, _ in self.reading.visible_units() if number <= last]
        return [number for number in units if self.reading.unit(number).boxes]

    def row(self, unit: int) -> RowAccessible:
        """The interface of a unit, the same one each time."""
        if unit not in self._rows:
            if len(self._rows) >= _KEPT:
                self._rows = {
                    each: self._rows[each] for each in self._units() if each in self._rows
                }
            self._rows[unit] = RowAccessible(self, unit)
        return self._rows[unit]

    def childCount(self) -> int:
        """How many rows are in sight."""
        return len(self._units())

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A row in sight."""
        units = self._units()
        return self.row(units[index]) if 0 <= index < len(units) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which of the rows in sight it is."""
        units = self._units()
        return units.index(child.unit) if isinstance(child, RowAccessible) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The row at a point of the screen."""
        inside = self.reading.viewport().mapFromGlobal(QPoint(x, y))
        found = self.reading.unit_at(float(inside.y()))
        return self.row(found[0]) if found and found[0] in self._units() else None

    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The row that the keys act on."""
        row = self.reading.current_row
        unit = None if row is None else row + 1
        return self.row(unit) if unit is not None and unit in self._units() else None


def _read_only(*, current: bool) -> QAccessible.State:
    state = QAccessible.State()
    state.readOnly = True  # pyright: ignore[reportAttributeAccessIssue] - the stubs say method
    state.selectable = True  # pyright: ignore[reportAttributeAccessIssue]
    state.focusable = True  # pyright: ignore[reportAttributeAccessIssue]
    state.focused = current  # pyright: ignore[reportAttributeAccessIssue]
    return state


def tell_current_row(view: ReadingView) -> None:
    """Say that the keys act on another row now: a screen reader reads it out."""
    if not QAccessible.isActive():
        return
    interface = QAccessible.queryAccessibleInterface(view)
    child = interface.focusChild() if interface else None
    if child is None:
        return
    event = QAccessibleEvent(view, QAccessible.Event.Focus)
    event.setChild(interface.indexOfChild(child))
    QAccessible.updateAccessibility(event)


def tell_cursor(view: ReadingView) -> None:
    """Say where the selection or the reading cursor is now, in the cell that it is in."""
    if not QAccessible.isActive():
        return
    interface = QAccessible.queryAccessibleInterface(view)
    if not isinstance(interface, ViewAccessible):
        return
    for number in range(interface.childCount()):
        row = interface.child(number)
        for cell in row.known_cells() if isinstance(row, RowAccessible) else ():
            words = cell.spoken
            if (at := words.cursorPosition()) < 0:
                continue
            if (chosen := cell.selected()) is not None:
                ends = (words.units_at(one) for one in chosen)
                QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(cell, *ends))
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(cell, at))
            return


class Access:
    """Answers Qt's question for the interface of a reading view. Keep it as long as the view."""

    def __init__(self) -> None:
        self._made: dict[int, ViewAccessible] = {}
        QAccessible.installFactory(self._make)

    def _make(self, _kind: str, thing: QObject | None) -> QAccessibleInterface | None:
        if not isinstance(thing, ReadingView):
            return None
        known = self._made.get(id(thing))
        if known is None or cast("ReadingView | None", known.reading) is not thing:
            known = self._made[id(thing)] = ViewAccessible(thing)
        return known
