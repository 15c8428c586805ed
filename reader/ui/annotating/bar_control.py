"""When the small bar comes, where it stands, when it goes; what lights up under the mouse."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from reader.annotations.model import Colour, Kind
from reader.ui.annotating.bar_place import place_for
from reader.ui.annotating.hits import hits
from reader.ui.reading.sight import rects_in_sight, repaint_range
from reader.wording import Message

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.model import Annotation
    from reader.ui.annotating.bar import SelectionBar
    from reader.ui.annotating.desk import Desk
    from reader.ui.annotating.making import Marker
    from reader.ui.annotating.painting import MarksPainter
    from reader.ui.reading.mouse import Spot
    from reader.ui.reading.view import ReadingView
    from reader.ui.theme import Theme

_BY_KEYS = 350
"""Milliseconds of rest after which a selection made by keys gets its bar."""
_LONGEST = 300
"""Characters of a note that are shown by resting on it."""
_ROOMY = 640
"""Pixels of width from which the bar has words."""


class BarControl(QObject):
    """Between the view, the desk and the bar. `made(SelectionBar)` when there is one, once."""

    made = Signal(object)

    def __init__(
        self, desk: Desk, view: ReadingView, marker: Marker, painter: MarksPainter, icons: Path
    ) -> None:
        super().__init__(view)
        self._desk, self._view, self._marker, self._painter = desk, view, marker, painter
        self._icons = icons
        self._bar: SelectionBar | None = None
        self._rest = QTimer(self, interval=_BY_KEYS, singleShot=True)
        self._rest.timeout.connect(self._show_for_keys)
        view.selection_made.connect(self.show_for_selection)
        view.selection_changed.connect(self._selection_changed)
        view.clicked.connect(self._clicked)
        view.hovered.connect(self._hovered)
        view.viewport().installEventFilter(self)
        view.place_changed.connect(self.hide)
        view.relaid.connect(self._again)
        desk.selected_changed.connect(self._selected)
        desk.marks_changed.connect(self._marks_changed)

    # coming and going

    def hide(self) -> bool:
        """Put the bar away. Whether it was there."""
        was = self.is_shown
        self._rest.stop()
        if self._bar is not None:
            self._bar.hide()
        return was

    @property
    def is_shown(self) -> bool:
        """Whether the bar is there."""
        return self._bar is not None and self._bar.isVisible()

    @property
    def bar(self) -> SelectionBar:
        """The bar, made when it is first wanted."""
        if self._bar is None:
            from reader.ui.annotating.bar import SelectionBar

            self._bar = SelectionBar(self._icons, self._view)
            self._bar.set_theme(self._view.theme)
            self.made.emit(self._bar)
        return self._bar

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if self._bar is not None:
            self._bar.set_theme(theme)

    def set_patterned(self, patterned: bool) -> None:
        """Whether lines tell the colours apart."""
        if self._bar is not None:
            self._bar.set_patterned(patterned)

    def show_for_selection(self) -> None:
        """Show the bar beside the selected words."""
        chosen = self._view.selection
        if not chosen:
            self.hide()
            return
        rects = rects_in_sight(self._view, chosen.document, chosen.start, chosen.end, chosen.column)
        self._show(rects, self._desk.selected_annotation if self._is_marked() else None)

    def _is_marked(self) -> bool:
        """Whether the selected words are what the annotation in hand marks."""
        chosen, found = self._view.selection, self._desk.selected
        return bool(chosen) and any(
            (mark.document, mark.start, mark.end) == (chosen.document, chosen.start, chosen.end)
            for mark in self._desk.marks_of(found)
        )

    def show_for_annotation(self, annotation: str) -> None:
        """Show the bar beside the words of an annotation, as far as they are in sight."""
        found = self._desk.notebook.find(annotation)
        marks = self._desk.marks_of(annotation)
        if found is None or found.kind is not Kind.HIGHLIGHT:
            return
        rects = [
            rect
            for mark in marks
            for rect in rects_in_sight(self._view, mark.document, mark.start, mark.end)
        ]
        self._show(rects, found)

    def _show(self, rects: list[QRectF], found: Annotation | None) -> None:
        if not rects:
            self.hide()
            return
        room = QRectF(self._view.viewport().rect())
        self.bar.name_colours({colour: self._desk.notebook.meaning(colour) for colour in Colour})
        self.bar.describe(
            colour=found.colour if found else None,
            known=found is not None,
            both=self._words_for_both(found),
            roomy=room.width() >= _ROOMY,
        )
        self.bar.fit(room.width())
        size = QSizeF(self.bar.sizeHint())
        self.bar.appear(place_for(size, rects, room).toPoint())

    def _words_for_both(self, found: Annotation | None) -> str:
        if self._view.bitext.columns < 2:
            return ""
        if found is None:
            adjusts = self._marker.would_be_other_half()
            return Message("Use as other half") if adjusts else Message("Both sides")
        sides = {target.side for target in found.targets}
        return Message("Remove other half") if len(sides) > 1 else Message("Both sides")

    def _selection_changed(self) -> None:
        pressed = bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        self.hide()
        if self._view.selection and not pressed:
            self._rest.start()

    def _again(self) -> None:
        """The words stand elsewhere: so does the bar."""
        if not self.is_shown:
            return
        if self._view.selection:
            self.show_for_selection()
        else:
            self.show_for_annotation(self._desk.selected)

    def _show_for_keys(self) -> None:
        if self._view.selection and not self.is_shown:
            self.show_for_selection()

    # the annotation in hand

    def _clicked(self, spot: Spot) -> None:
        index = self._desk.index
        found = hits(self._view, index, self._painter, spot) if index else []
        if not found:
            self._desk.select("")
            self.hide()
            return
        ids = list(dict.fromkeys(shown.id for shown in found))
        here = ids.index(self._desk.selected) if self._desk.selected in ids else -1
        # where several lie over each other, each click takes the next
        chosen = ids[(here + 1) % len(ids)]
        self._desk.select(chosen)
        self.show_for_annotation(chosen)

    def _selected(self, annotation: str) -> None:
        self._repaint(self._painter.selected)
        self._painter.selected = annotation
        self._repaint(annotation)
        if not annotation and not self._view.selection:
            self.hide()

    def _marks_changed(self) -> None:
        if not self._view.selection:
            self._again()

    def _hovered(self, spot: Spot | None) -> None:
        index = self._desk.index
        found = hits(self._view, index, self._painter, spot) if spot and index else []
        hovered = found[0].id if found else ""
        if hovered != self._painter.hovered:
            self._repaint(self._painter.hovered)
            self._painter.hovered = hovered
            self._repaint(hovered)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A rest over a highlight shows its note."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        found = self._desk.notebook.find(self._painter.hovered)
        if found is None or not found.note.strip():
            return False
        words = " ".join(found.note.split())
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        # as rich text, escaped, Qt breaks it into lines of a readable length
        QToolTip.showText(event.globalPos(), f"<p>{escape(short)}</p>", self._view.viewport())
        return True

    def _repaint(self, annotation: str) -> None:
        for mark in self._desk.marks_of(annotation):
            repaint_range(self._view, mark.document, mark.start, mark.end)
