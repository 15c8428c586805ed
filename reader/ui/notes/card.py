"""One card laid out: what stands where on it, what can be pressed, how it is painted.

A card is made for a width and a state, then painted any number of times. All coordinates are
relative to its top left corner.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from reader.annotations.model import Kind, MarkStyle
from reader.ui.notes import metrics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFont, QPainter

    from reader.annotations.model import Annotation, Colour
    from reader.ui.notes.typesetting import SetText
    from reader.ui.theme import Theme


class Action(Enum):
    """What can be pressed on a card."""

    EDIT = auto()
    TAG = auto()
    REATTACH = auto()
    DELETE = auto()


class State(NamedTuple):
    """What a card looks like beside its content. editor: height of the editor on it, 0: none."""

    selected: bool = False
    editor: int = 0


class Placed(NamedTuple):
    """A text and where it stands. soft: second in rank."""

    words: SetText
    x: float
    y: float
    marks: tuple[QRectF, ...] = ()


class Pressable(NamedTuple):
    """A place that can be pressed, and what for. value: the tag; label: what is written there."""

    action: Action
    area: QRectF
    value: str = ""
    label: str = ""
    marked: bool = False


class Line(NamedTuple):
    """A line of small type: left and right, one of which may be empty."""

    y: float
    left: str
    right: str


class Card:
    """An annotation as it is shown."""

    def __init__(self, annotation: Annotation, width: int, small: QFont) -> None:
        self.annotation, self.width = annotation, width
        self.height = 0
        self.texts: list[Placed] = []
        self.rules: list[tuple[float, float, float]] = []
        """Hairlines: from x to x, at y."""
        self.pressables: list[Pressable] = []
        self.meta: Line | None = None
        self.note_area = QRectF()
        """Where the note stands, or the editor."""
        self.dashed = False
        self._small = small

    def pressed(self, point: QPointF) -> Pressable | None:
        """What is pressed by a click at `point`."""
        return next((one for one in self.pressables if one.area.contains(point)), None)

    def paint(self, painter: QPainter, left: int, top: int, theme: Theme, look: Look) -> None:
        """Paint it with its top left corner at left, top."""
        painter.save()
        painter.translate(left, top)
        self._paint_surface(painter, theme, look)
        for placed in self.texts:
            if placed.marks:
                _fill(painter, theme.yellow, placed.marks)
            placed.words.paint(painter, placed.x, placed.y, theme)
        painter.setRenderHint(painter.RenderHint.Antialiasing, False)
        painter.setPen(theme.line)
        for start, end, y in self.rules:
            painter.drawLine(QPointF(start, round(y)), QPointF(end, round(y)))
        painter.setRenderHint(painter.RenderHint.Antialiasing, True)
        painter.setFont(self._small)
        for pressable in self.pressables:
            self._paint_pressable(painter, pressable, theme, look)
        if self.meta is not None:
            self._paint_meta(painter, theme, self.meta)
        painter.restore()

    def _paint_surface(self, painter: QPainter, theme: Theme, look: Look) -> None:
        outline = QRectF(0.5, 0.5, self.width - 1, self.height - 1)
        pen = QPen(theme.accent if look.selected else theme.faint if look.hovered else theme.line)
        if self.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if self.dashed else theme.field)
        painter.drawRoundedRect(outline, metrics.RADIUS, metrics.RADIUS)
        if look.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(outline.adjusted(1, 1, -1, -1), metrics.RADIUS, metrics.RADIUS)
        annotation = self.annotation
        if annotation.kind is Kind.BOOKMARK:
            _paint_ribbon(painter, self.width - metrics.PADDING - 8, theme)
        elif annotation.kind is Kind.HIGHLIGHT:
            self._paint_bar(painter, annotation, theme)

    def _paint_bar(self, painter: QPainter, annotation: Annotation, theme: Theme) -> None:
        """The colour at the left; two thin lines for an underline."""
        colour = line_colour(annotation.colour, theme)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        bar = QRectF(4, 9, metrics.BAR, self.height - 18)
        if annotation.style is MarkStyle.UNDERLINE:
            painter.drawRect(QRectF(bar.left(), bar.top(), 1, bar.height()))
            painter.drawRect(QRectF(bar.right() - 0.5, bar.top(), 1, bar.height()))
        else:
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_pressable(
        self, painter: QPainter, pressable: Pressable, theme: Theme, look: Look
    ) -> None:
        hot = look.hot is not None and look.hot == (pressable.action, pressable.value)
        area = pressable.area
        if pressable.action is Action.EDIT:
            if pressable.label:
                painter.setPen(theme.accent if hot else theme.soft)
                where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(area, where, pressable.label)
            return
        radius = area.height() / 2 if pressable.action is Action.TAG else 5
        painter.setPen(theme.accent if hot else theme.line)
        painter.setBrush(theme.yellow if pressable.marked else theme.panel)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(theme.soft if pressable.action is Action.TAG else theme.ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, pressable.label)

    def _paint_meta(self, painter: QPainter, theme: Theme, meta: Line) -> None:
        painter.setPen(theme.soft)
        area = QRectF(metrics.PADDING, meta.y, self.width - 2 * metrics.PADDING, metrics.META)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, meta.left)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, meta.right)


class Look(NamedTuple):
    """What the mouse and the keyboard make of a card. hot: what is under the mouse."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False
    hot: tuple[Action, str] | None = None


def line_colour(colour: Colour, theme: Theme) -> QColor:
    """A highlight's colour for what is small: bars and dots, as for marks beside the text."""
    return getattr(theme, f"{colour}_line")


def _paint_ribbon(painter: QPainter, left: float, theme: Theme) -> None:
    """A bookmark that hangs over the upper edge."""
    path = QPainterPath()
    path.addPolygon(
        [QPointF(left + x, y) for x, y in ((0, 0), (8, 0), (8, 16), (4, 12), (0, 16), (0, 0))]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent)
    painter.drawPath(path)


def _fill(painter: QPainter, colour: QColor, areas: Iterable[QRectF]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for area in areas:
        painter.drawRoundedRect(area.adjusted(-0.5, 1.5, 0.5, -1.5), 2, 2)
