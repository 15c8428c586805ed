"""The menus of marking: under the right mouse button, and the meanings of the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu

from reader.annotations.model import Colour
from reader.ui.annotating.hits import hits
from reader.ui.annotating.names import COLOURS, with_meaning
from reader.ui.annotating.painting import line, wash
from reader.ui.annotating.patterns import HEIGHT, draw_pattern
from reader.ui.commands import text_of
from reader.ui.language import titled, tr, translated
from reader.ui.menus import KeyedMenu
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from reader.ui.annotating.desk import Desk
    from reader.ui.annotating.painting import MarksPainter
    from reader.ui.reading.mouse import Spot
    from reader.ui.reading.view import ReadingView
    from reader.ui.theme import Theme

_LONGEST = 60
"""Characters of a meaning."""
_DOT = 14

_PAIR = (
    "how-sure",
    "why-together",
    "merge-next",
    "merge-previous",
    "split-pair",
    "split-sentence",
    "move-down",
    "move-up",
    "sentence-down",
    "sentence-up",
    "untranslated",
    "belong-together",
    "undo-repair",
)


class MarkMenus(QObject):
    """Fills and opens the menus.

    command: gives an action by its id; point_at: takes the reading cursor to a point.
    """

    def __init__(
        self,
        desk: Desk,
        view: ReadingView,
        painter: MarksPainter,
        command: Callable[[str], QAction],
        point_at: Callable[[Spot], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._point_at = point_at
        self._desk, self._view, self._painter = desk, view, painter
        self._command, self._window = command, window
        self.meanings = titled(QMenu(window), Message("Meanings of the Colours"))
        self.meanings.aboutToShow.connect(self._fill_meanings)
        view.menu_wished.connect(self._open)

    def dress(self, theme: Theme) -> None:
        """Dots before the colours' commands."""
        for colour in Colour:
            self._command(f"mark-{colour.value}").setIcon(dot(theme, colour))

    def name_colours(self) -> None:
        """Show what the colours mean beside their names."""
        for colour in Colour:
            meaning = self._desk.notebook.meaning(colour).replace("&", "&&")
            name: str = text_of(f"mark-{colour.value}")
            if meaning:
                name = Message("{name} ({meaning})", name=name, meaning=meaning)
            self._command(f"mark-{colour.value}").setText(translated(name))

    def _fill_meanings(self) -> None:
        self.meanings.clear()
        for colour in Colour:
            self.meanings.addAction(self._meaning_action(self.meanings, colour))

    def _meaning_action(self, menu: QMenu, colour: Colour) -> QAction:
        meaning = self._desk.notebook.meaning(colour)
        words = tr("{colour}…", colour=with_meaning(colour, meaning))
        action = menu.addAction(dot(self._view.theme, colour), words.replace("&", "&&"))
        action.triggered.connect(lambda: self.ask_meaning(colour))
        return action

    def open_for_colour(self, colour: Colour, where: QPoint) -> None:
        """The menu of one colour of the bar."""
        menu = QMenu(self._window)
        action = menu.addAction(tr("Meaning of {colour}…", colour=COLOURS[colour]))
        action.triggered.connect(lambda: self.ask_meaning(colour))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def ask_meaning(self, colour: Colour) -> None:
        """Ask what a colour stands for."""
        if not self._desk.can_mark:
            return
        from reader.ui.dialogs import LineQuestion

        title = Message("Meaning of {colour}", colour=COLOURS[colour])
        dialog = LineQuestion(
            title,
            title,
            Message("What does this colour stand for? For example: vocabulary, disagree."),
            self._desk.notebook.meaning(colour),
            self._window,
        )
        dialog.answered.connect(lambda text: self._set_meaning(colour, text))
        dialog.open()

    def _set_meaning(self, colour: Colour, text: str) -> None:
        meaning = " ".join(text.split())[:_LONGEST]
        name = COLOURS[colour]
        step = Message("Meaning of {colour}", colour=name)
        self._desk.notebook.set_meaning(step, colour, meaning)
        self._desk.said.emit(
            Message("{colour} stands for {meaning} now.", colour=name, meaning=meaning)
            if meaning
            else Message("{colour} has no meaning now.", colour=name)
        )

    # under the right mouse button

    def _open(self, where: QPoint, spot: Spot | None) -> None:
        index = self._desk.index
        if not self._view.bitext.rows:
            return
        found = hits(self._view, index, self._painter, spot) if spot and index else []
        if found and not self._view.selection:
            self._desk.select(found[0].id)
        menu = KeyedMenu(self._window)
        for group in self._groups():
            if not menu.isEmpty():
                menu.addSeparator()
            for name in group:
                menu.addAction(self._command(name))
        menu.addMenu(self.meanings)
        if len(self._view.bitext.documents) > 1:
            self._add_pair(menu, spot)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
        if spot is None:  # asked for by a key
            menu.setActiveAction(menu.actions()[0])

    def _add_pair(self, menu: QMenu, spot: Spot | None) -> None:
        """What can be done with the row of a pair of files that is under the mouse."""
        row = self._view.row_of_unit(spot.number) if spot else None
        if spot is not None and row is not None:
            self._view.set_current_row(row)
            self._view.set_acting_column(max(spot.placed.column, 0))
            if not (self._desk.selected or self._view.selection):
                self._point_at(spot)  # which shows the sentence that would be moved
        pair = titled(KeyedMenu(menu), Message("Pair"))
        menu.addMenu(pair)
        for name in _PAIR:
            pair.addAction(self._command(name))

    def _groups(self) -> list[list[str]]:
        colours = [f"mark-{colour.value}" for colour in Colour]
        two = ["both-sides"] if self._view.bitext.columns == 2 else []
        held = ["copy-annotation", "remove"] if self._desk.selected else []
        copying = ["copy", "copy-source", "copy-both"] if self._view.selection else []
        copying.append("look-up")
        groups = [copying, [*colours, "underline"], [*two, "note", "bookmark", *held]]
        return [group for group in groups if group]


def dot(theme: Theme, colour: Colour, *, patterned: bool = False) -> QIcon:
    """A dot of a colour, for menus; patterned: with its line behind it."""
    width = _DOT + 24 if patterned else _DOT
    result = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(width * scale, _DOT * scale)
        pixmap.fill("transparent")
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.setPen(QPen(line(theme, colour), 1.0))
        painter.setBrush(wash(theme, colour))
        painter.drawEllipse(1, 1, _DOT - 2, _DOT - 2)
        if patterned:
            foot = QRectF(_DOT + 4, (_DOT - HEIGHT) / 2, 18, HEIGHT)
            draw_pattern(painter, colour, foot, line(theme, colour))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        result.addPixmap(pixmap)
    return result
