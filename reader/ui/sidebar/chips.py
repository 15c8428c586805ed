"""The chips below the filter: languages and frequent tags, a click away.

A chip is a term of the filter text that can be put in and taken out with the mouse; whether it is
on is read from the text, so the two can never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from reader.chinese.variants import Region
from reader.documents.model import Language
from reader.library.query import has_term, quoted
from reader.ui.fonts import pixel_font
from reader.ui.language import worded
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QEnterEvent, QFont, QPaintEvent, QResizeEvent

    from reader.library.entries import Entry
    from reader.library.query import Query
    from reader.library.suggestions import Vocabulary
    from reader.ui.fonts import FontChoice
    from reader.ui.theme import Theme

_MOST_TAGS: Final = 8
_MOST_LINES: Final = 2
_GAP: Final = 6
_HEIGHT: Final = 22
_PADDING: Final = 9
_SIZE: Final = 12.0
_WIDEST: Final = 150

_EN, _ZH = Language.ENGLISH, Language.CHINESE
_LANGUAGES: Final = (
    ((_EN, _ZH), "EN–中", "lang:both", Message("English and Chinese")),
    ((_ZH,), "中", "lang:zh-only", Message("Chinese only")),
    ((_EN,), "EN", "lang:en-only", Message("English only")),
)


@dataclass(frozen=True, slots=True)
class Chip:
    """label: what it says; term: what it puts into the filter; help: in words."""

    label: str
    term: str
    help: str


def chips_for(entries: Sequence[Entry], vocabulary: Vocabulary) -> list[Chip]:
    """The chips that help with these entries: languages where they differ, then frequent tags.

    A tag that every document has narrows nothing; one that a single document has is no shortcut
    in a large library.
    """
    kinds = {entry.languages for entry in entries}
    present = [chip for chip in _LANGUAGES if chip[0] in kinds]
    chips = [Chip(label, term, hint) for _, label, term, hint in present] if len(kinds) > 1 else []
    least = 2 if len(entries) > 30 else 1
    for tag, count in vocabulary.tags.most_common(3 * _MOST_TAGS):
        if least <= count < len(entries) and len(chips) < len(present) + _MOST_TAGS:
            hint = Message("Tag “{tag}” · {number}", tag=tag, number=count)
            chips.append(Chip(f"#{tag}", f"tag:{quoted(tag)}", hint))
    return chips


class ChipBar(QWidget):
    """Chips in two lines at most; those that do not fit are left out.

    toggled: the user wishes this term to be put in or taken out.
    """

    toggled = Signal(str)

    def __init__(self, theme: Theme, fonts: FontChoice, parent: QWidget) -> None:
        super().__init__(parent)
        families = fonts.sans(Region.SC)
        self._font = pixel_font((*families.latin, *families.chinese), _SIZE)
        self._theme = theme
        self._chips: list[Chip] = []
        self._buttons: list[_ChipButton] = []
        self._lines_high = 0
        worded(self.setAccessibleName, Message("Quick filters"))

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for button in self._buttons:
            button.theme = theme
        self.update()

    def set_chips(self, chips: Sequence[Chip], after: QWidget | None = None) -> None:
        """Offer these chips. after: the widget from which Tab leads to the first of them."""
        if list(chips) == self._chips:
            return
        self._chips = list(chips)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [_ChipButton(chip, self._theme, self._font, self) for chip in chips]
        for button in self._buttons:
            button.clicked.connect(self._report)
            if after is not None:  # they are made long after their neighbours
                QWidget.setTabOrder(after, button)
            after = button
        self._arrange()

    def is_empty(self) -> bool:
        """Whether no chip is offered."""
        return not self._chips

    def show_state(self, query: Query) -> None:
        """Light those chips whose term the filter holds."""
        for button in self._buttons:
            button.setChecked(has_term(query, button.chip.term))

    def sizeHint(self) -> QSize:
        """As high as the chips need."""
        return QSize(100, self._height())

    def minimumSizeHint(self) -> QSize:
        """Chips wrap; only the height counts."""
        return QSize(0, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._arrange()

    def _height(self) -> int:
        lines = self._lines_high
        return lines * _HEIGHT + max(0, lines - 1) * _GAP

    def _arrange(self) -> None:
        x, line = 0, 0
        lines = 0
        for button in self._buttons:
            width = button.sizeHint().width()
            if x and x + width > self.width():
                x, line = 0, line + 1
            fits = line < _MOST_LINES
            if fits:
                button.setGeometry(x, line * (_HEIGHT + _GAP), width, _HEIGHT)
                lines = line + 1
            button.setVisible(fits)
            x += width + _GAP
        if lines != self._lines_high:
            self._lines_high = lines
            self.setFixedHeight(self._height())
            self.updateGeometry()

    def _report(self) -> None:
        button = self.sender()
        if isinstance(button, _ChipButton):
            self.toggled.emit(button.chip.term)


class _ChipButton(QAbstractButton):
    def __init__(self, chip: Chip, theme: Theme, font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = chip
        self.theme = theme
        self.setFont(font)
        self.setCheckable(True)
        worded(self.setToolTip, chip.help)
        worded(self.setAccessibleName, chip.help)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._face = QFontMetrics(font)

    def nextCheckState(self) -> None:
        """The filter text decides whether a chip is on, not the click."""

    def sizeHint(self) -> QSize:
        """The label and some room around it."""
        width = min(self._face.horizontalAdvance(self.chip.label), _WIDEST)
        return QSize(width + 2 * _PADDING, _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A pill: a hairline, or the accent's wash where it is on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, theme = self.isChecked(), self.theme
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if on:
            painter.setBrush(theme.accent_wash)
            painter.setPen(theme.accent if self.hasFocus() else Qt.PenStyle.NoPen)
        else:
            painter.setBrush(theme.field if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.setPen(theme.accent if self.hasFocus() else theme.line)
        radius = pill.height() / 2
        painter.drawRoundedRect(pill, radius, radius)
        painter.setPen(theme.accent if on else theme.soft)
        label = self._face.elidedText(self.chip.label, Qt.TextElideMode.ElideRight, _WIDEST)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, label)
