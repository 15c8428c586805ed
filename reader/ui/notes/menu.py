"""What can be done with an annotation, as a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QActionGroup, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu

from reader.annotations.model import Colour, Kind, MarkStyle
from reader.ui.annotating.names import with_meaning
from reader.ui.language import titled, translated
from reader.ui.notes.card import line_colour
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

    from reader.annotations.model import Annotation
    from reader.annotations.notebook import Notebook
    from reader.ui.theme import Theme

_STYLES = {
    MarkStyle.HIGHLIGHT: Message("Highlight"),
    MarkStyle.UNDERLINE: Message("Underline"),
}
_ICON = 16


class CardMenu:
    """Makes menus. doing: what "go", "edit", "tags", "copy", "reattach" and "delete" do."""

    def __init__(
        self,
        parent: QWidget,
        notebook: Callable[[], Notebook],
        doing: Mapping[str, Callable[[str], object]],
    ) -> None:
        self._parent, self._notebook, self._doing = parent, notebook, doing

    def make(self, annotation: Annotation, theme: Theme, *, orphan: bool, writable: bool) -> QMenu:
        """The menu of one annotation. writable: whether anything may be changed."""
        menu = QMenu(self._parent)
        if not orphan and annotation.targets:
            self._add(menu, Message("Go to the Text"), "go", annotation)
        if writable:
            self._add(
                menu,
                Message("Edit Note") if annotation.note else Message("Add a Note"),
                "edit",
                annotation,
            )
            self._add(menu, Message("Tags…"), "tags", annotation)
        if writable and annotation.kind is Kind.HIGHLIGHT:
            menu.addMenu(self._colours(menu, annotation, theme))
            menu.addMenu(self._styles(menu, annotation))
        menu.addSeparator()
        self._add(menu, Message("Copy as Markdown"), "copy", annotation)
        if writable:
            if orphan:
                self._add(menu, Message("Attach to Selection"), "reattach", annotation)
            menu.addSeparator()
            self._add(menu, Message("Delete"), "delete", annotation)
        return menu

    def _add(self, menu: QMenu, words: str, what: str, annotation: Annotation) -> None:
        menu.addAction(translated(words), lambda: self._doing[what](annotation.id))

    def _colours(self, menu: QMenu, annotation: Annotation, theme: Theme) -> QMenu:
        colours = titled(QMenu(menu), Message("Colour"))
        group = QActionGroup(colours)
        notebook = self._notebook()
        for colour in Colour:
            meaning = notebook.meaning(colour)
            name = translated(with_meaning(colour, meaning)).replace("&", "&&")
            action = colours.addAction(
                _swatch(theme, colour, ticked=colour is annotation.colour), name
            )
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(colour is annotation.colour)
            action.triggered.connect(
                lambda _=False, one=colour: notebook.change(
                    Message("Colour"), annotation.id, colour=one
                )
            )
        return colours

    def _styles(self, menu: QMenu, annotation: Annotation) -> QMenu:
        styles = titled(QMenu(menu), Message("Style"))
        notebook = self._notebook()
        group = QActionGroup(styles)
        for style, words in _STYLES.items():
            action = styles.addAction(translated(words))
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(style is annotation.style)
            action.triggered.connect(
                lambda _=False, one=style: notebook.change(
                    Message("Style"), annotation.id, style=one
                )
            )
        return styles


def _swatch(theme: Theme, colour: Colour, *, ticked: bool) -> QIcon:
    """A dot of the colour, ticked where it is the present one; crisp at twice the size, too."""
    fill: QColor = getattr(theme, colour)
    pixmap = QPixmap(QSize(_ICON, _ICON) * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(2)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = line_colour(colour, theme)
    painter.setPen(edge)
    painter.setBrush(edge if theme.dark else fill)
    painter.drawEllipse(QPointF(_ICON / 2, _ICON / 2), 6.5, 6.5)
    if ticked:
        painter.setPen(QPen(theme.ink, 1.6, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([QPointF(5, 8.2), QPointF(7.2, 10.5), QPointF(11, 5.6)])
    painter.end()
    return QIcon(pixmap)
