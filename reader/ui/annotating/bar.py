"""The small bar beside selected words: colours, underline, both sides, note, look up, copy, remove.

It takes no focus: the keys beside its words do the same, and the text keeps them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QWidget,
)

from reader.annotations.model import Colour
from reader.ui.annotating.names import with_meaning
from reader.ui.annotating.painting import line, wash
from reader.ui.annotating.patterns import HEIGHT, draw_pattern
from reader.ui.commands import shortest_key
from reader.ui.icons import SIZE, icon
from reader.ui.language import worded
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QPaintEvent

    from reader.ui.theme import Theme

_FADE = 110
"""Milliseconds."""
_SHADOW = 7
_APART = 2
_HEIGHT = 30
_WORDS = {
    "underline": "",
    "both-sides": Message("Both sides"),
    "note": Message("Note"),
    "look-up": Message("Look Up"),
    "copy": Message("Copy"),
    "remove": "",
}
_SPARED = ("underline", "look-up", "copy")
"""Given up where there is no room, one after the other; their keys do the same."""
_HELP = {
    "underline": Message("Underline, or highlight again"),
    "both-sides": Message("Mark the other side with it"),
    "note": Message("Write a note"),
    "look-up": Message("Look the word up in the dictionary, offline"),
    "copy": Message("Copy"),
    "remove": Message("Remove"),
}


class BarButton(QAbstractButton):
    """A flat button that paints a drawing, a word and the key that does the same."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        self._theme: Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    def set_key(self, key: str) -> None:
        """Another key does the same."""
        self._key = key
        self.updateGeometry()
        self.update()

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(10)
        return font

    def _key_width(self) -> float:
        if not (self._key and self.text()):
            return 0.0
        return max(QFontMetricsF(self._key_font()).horizontalAdvance(self._key) + 8, 15.0)

    def sizeHint(self) -> QSize:
        """Wide enough for icon, word and key."""
        width = SIZE + 10.0
        if self.text():
            width += QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 4
            width += self._key_width() + 5
        return QSize(round(width), _HEIGHT - 6)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The drawing, the word, the key."""
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_wash)
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        self._paint_drawing(painter)
        if self.text():
            self._paint_words(painter, theme)
        painter.end()

    def _paint_drawing(self, painter: QPainter) -> None:
        where = QRect(5, (self.height() - SIZE) // 2, SIZE, SIZE)
        self.icon().paint(painter, where)

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(theme.ink)
        painter.setFont(self.font())
        words = QRectF(SIZE + 8, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        width = self._key_width()
        if not width:
            return
        cap = QRectF(self.width() - width - 4, (self.height() - 15) / 2, width, 15)
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.panel)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(theme.soft)
        painter.setFont(self._key_font())
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)


class ColourButton(BarButton):
    """A dot of a colour; a ring around the one that is used."""

    def __init__(self, colour: Colour, parent: QWidget) -> None:
        super().__init__(shortest_key(f"mark-{colour.value}"), parent)
        self.colour = colour
        self._patterned = False
        self.setCheckable(True)

    def set_patterned(self, patterned: bool) -> None:
        """Whether the line of the colour stands below the dot."""
        self._patterned = patterned
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_HEIGHT - 6, _HEIGHT - 6)

    def nextCheckState(self) -> None:
        """Nothing: what is used is shown, not switched."""

    def _paint_drawing(self, painter: QPainter) -> None:
        theme = self._theme
        if theme is None:
            return
        dot = QRectF(self.rect().center().x() - 6.5, self.rect().center().y() - 6.5, 14, 14)
        painter.setPen(QPen(line(theme, self.colour), 1.6 if self.isChecked() else 1.0))
        painter.setBrush(wash(theme, self.colour))
        if self._patterned:
            dot.translate(0, -2.5)
            foot = QRectF(dot.left() - 1, dot.bottom() + 1.5, 16, HEIGHT)
            draw_pattern(painter, self.colour, foot, line(theme, self.colour))
        painter.drawEllipse(dot)


class SelectionBar(QWidget):
    """The bar. `colour_chosen(Colour)`, `chosen(command id)`, `meaning_wished(Colour)`."""

    colour_chosen = Signal(object)
    chosen = Signal(str)
    meaning_wished = Signal(object, object)

    def __init__(self, icons: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme: Theme | None = None
        self._key_of: Callable[[str], str] = shortest_key
        self._meanings: dict[Colour, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        worded(self.setAccessibleName, Message("What can be done with the selected words"))
        row = self._row = QHBoxLayout(self)
        self._set_apart(_APART)
        self.colours = [ColourButton(colour, self) for colour in Colour]
        for dot in self.colours:
            dot.clicked.connect(lambda _=False, c=dot.colour: self.colour_chosen.emit(c))
            row.addWidget(dot)
        row.addSpacing(6)
        self.buttons: dict[str, BarButton] = {}
        for name in _WORDS:
            button = BarButton(shortest_key(name), self)
            worded(button.setToolTip, self._with_key(_HELP[name], name))
            worded(button.setAccessibleName, _HELP[name])
            button.clicked.connect(lambda _=False, n=name: self.chosen.emit(n))
            self.buttons[name] = button
            row.addWidget(button)
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setDuration(_FADE)
        self._fade.finished.connect(lambda: self._effect.setEnabled(False))
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Ink the drawings."""
        self._theme = theme
        for dot in self.colours:
            dot.set_theme(theme)
        for name, button in self.buttons.items():
            button.set_theme(theme)
            button.setIcon(icon(self._icons, name, theme.ink))
        self.update()

    def set_patterned(self, patterned: bool) -> None:
        """Whether lines tell the colours apart."""
        for dot in self.colours:
            dot.set_patterned(patterned)

    def describe(self, *, colour: Colour | None, known: bool, both: str, roomy: bool) -> None:
        """What the buttons say.

        colour: of what is in hand. known: it is an annotation, which can be removed. both: what the
        button for the other side does, "" where there is no other side. roomy: words fit.
        """
        for dot in self.colours:
            dot.setChecked(dot.colour is colour)
        for name, button in self.buttons.items():
            worded(button.setText, _WORDS[name] if roomy else "")
        self.buttons["both-sides"].setVisible(bool(both))
        worded(self.buttons["both-sides"].setToolTip, self._with_key(both, "both-sides"))
        worded(self.buttons["both-sides"].setAccessibleName, both)
        if roomy and both:
            worded(
                self.buttons["both-sides"].setText, both if len(both) < 22 else _WORDS["both-sides"]
            )
        self.buttons["remove"].setVisible(known)
        self.buttons["look-up"].setVisible(not known)
        copies = Message("Copy as Markdown") if known else Message("Copy")
        worded(self.buttons["copy"].setToolTip, self._with_key(copies, "copy"))
        for name in ("underline", "copy"):  # may have been given up
            self.buttons[name].show()
        self._set_apart(_APART)
        for button in self.buttons.values():
            button.updateGeometry()
        self._row.activate()

    def fit(self, room: float) -> None:
        """Be no wider than `room` pixels: closer together, and without what is wanted least."""
        if self.sizeHint().width() > room:
            self._set_apart(0)
        for name in _SPARED:
            if self.sizeHint().width() <= room:
                break
            self.buttons[name].hide()
            self._row.activate()

    def _set_apart(self, pixels: int) -> None:
        side = _SHADOW + 2 * pixels + 1
        self._row.setContentsMargins(side, _SHADOW, side, _SHADOW)
        self._row.setSpacing(pixels)
        self._row.activate()

    def name_colours(self, words: dict[Colour, str]) -> None:
        """Say in the tooltips what the colours mean."""
        self._meanings = words
        for dot in self.colours:
            said = with_meaning(dot.colour, words.get(dot.colour, ""))
            worded(dot.setToolTip, self._with_key(said, f"mark-{dot.colour.value}"))
            worded(dot.setAccessibleName, said)

    def set_keys(self, key_of: Callable[[str], str]) -> None:
        """Show the keys that commands have now. key_of: command id → key, or ""."""
        self._key_of = key_of
        for name, button in self.buttons.items():
            button.set_key(key_of(name))
            worded(button.setToolTip, self._with_key(_HELP[name], name))
        self.name_colours(self._meanings)

    def _with_key(self, words: str, command: str) -> str:
        key = self._key_of(command)
        return Message("{words} ({key})", words=words, key=key) if key else words

    def appear(self, at: QPoint) -> None:
        """Come into sight at a point of the parent; faded in where things may move."""
        self.resize(self.sizeHint())
        self.move(at)
        if self.isVisible():
            return
        self._fade.stop()
        moves = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        self._effect.setEnabled(moves > 0)  # a fade that was broken off left it half seen
        if moves > 0:
            self._fade.setStartValue(0.0)
            self._fade.setEndValue(1.0)
            self._fade.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)
        self.show()
        self.raise_()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A colour can be given a meaning."""
        dot = self.childAt(event.pos())
        if isinstance(dot, ColourButton):
            self.meaning_wished.emit(dot.colour, event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a soft shadow."""
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        shadow = QColor(theme.shadow)
        for spread in range(_SHADOW - 1, 0, -1):
            shadow.setAlphaF(theme.shadow.alphaF() * 0.22 * (1 - spread / _SHADOW))
            painter.setBrush(shadow)
            around = card.adjusted(-spread, -spread + 2, spread, spread + 1)
            painter.drawRoundedRect(around, 8 + spread, 8 + spread)
        painter.setBrush(theme.field)
        painter.setPen(QPen(theme.line, 1))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
