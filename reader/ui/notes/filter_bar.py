"""What narrows the list: a line of text, a dot for each colour, chips for tags.

Dots and chips put terms into the text and take them out; whether they are on is read from the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from reader.annotations import listing_query
from reader.annotations.model import Colour
from reader.ui.annotating.names import with_meaning
from reader.ui.language import worded
from reader.ui.notes.card import line_colour
from reader.ui.sidebar.chips import Chip, ChipBar
from reader.ui.sidebar.filter_field import FilterField
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from reader.annotations.listing import Counts
    from reader.annotations.listing_query import Query
    from reader.ui.fonts import FontChoice
    from reader.ui.theme import Theme

_MOST_TAGS: Final = 12
_DOT: Final = 22


class FilterBar(QWidget):
    """asked(text): the user narrows the list by this. The field's wishes are its own signals."""

    asked = Signal(str)

    def __init__(self, theme: Theme, fonts: FontChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = FilterField(theme, self)
        worded(self.field.setPlaceholderText, Message("Filter notes"))
        worded(self.field.setAccessibleName, Message("Filter annotations"))
        self.dots = {colour: _Dot(colour, theme, self) for colour in Colour}
        self.chips = TagChips(theme, fonts, self)
        self._meanings: Mapping[Colour, str] = {}
        self._arrange()
        self.field.textChanged.connect(self._ask)
        self.chips.toggled.connect(self._toggle_term)
        for colour, dot in self.dots.items():
            dot.clicked.connect(lambda _=False, one=colour: self._toggle_colour(one))

    @property
    def text(self) -> str:
        """What the field holds."""
        return self.field.text()

    @property
    def query(self) -> Query:
        """What it asks."""
        return listing_query.parse(self.field.text())

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self.field.set_theme(theme)
        self.chips.set_theme(theme)
        for dot in self.dots.values():
            dot.theme = theme
            dot.update()

    def set_text(self, text: str) -> None:
        """Narrow by `text`, as if it were typed."""
        self.field.setText(text)

    def set_counts(self, counts: Counts, shown: int, meanings: Mapping[Colour, str]) -> None:
        """What there is to narrow by. shown: how many the filter lets through."""
        self._meanings = meanings
        self.field.set_key_hint(f"{shown:,}" if shown else "")
        for colour, dot in self.dots.items():
            dot.describe(meanings.get(colour, ""), counts.colours[colour])
        tags = [
            Chip(
                f"#{tag}",
                f"tag:{listing_query.quoted(tag)}",
                Message("Tag “{tag}” · {number}", tag=tag, number=number),
            )
            for tag, number in sorted(counts.tags.items(), key=lambda one: (-one[1], one[0]))
        ]
        self.chips.set_chips(tags[:_MOST_TAGS], after=self.dots[Colour.PURPLE])
        self.chips.setVisible(bool(tags))
        self._show_state()

    def toggle_tag(self, tag: str) -> None:
        """Narrow by a tag, or no longer."""
        self._toggle_term(f"tag:{listing_query.quoted(tag)}")

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(1, 0, 0, 0)
        row.setSpacing(5)
        for dot in self.dots.values():
            row.addWidget(dot)
        row.addStretch(1)
        self.dot_row = row
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 4)
        layout.setSpacing(7)
        layout.addWidget(self.field)
        layout.addLayout(row)
        layout.addWidget(self.chips)

    def _ask(self, text: str) -> None:
        self._show_state()
        self.asked.emit(text)

    def _show_state(self) -> None:
        query = self.query
        self.chips.show_query(query)
        chosen = listing_query.chosen_colours(query, self._meanings)
        for colour, dot in self.dots.items():
            dot.setChecked(colour in chosen)
            dot.others_chosen = bool(chosen) and colour not in chosen
            dot.update()

    def _toggle_term(self, term: str) -> None:
        text = self.field.text()
        if listing_query.has_term(self.query, term):
            self.field.setText(listing_query.without_term(text, term))
        else:
            self.field.setText(listing_query.with_term(text, term))

    def _toggle_colour(self, colour: Colour) -> None:
        chosen = listing_query.chosen_colours(self.query, self._meanings) ^ {colour}
        self.field.setText(listing_query.with_colours(self.field.text(), chosen))


class TagChips(ChipBar):
    """Chips that are lit by a query of annotations."""

    def show_query(self, query: Query) -> None:
        """Light those chips whose term the filter holds."""
        for button in self._buttons:
            button.setChecked(listing_query.has_term(query, button.chip.term))


class _Dot(QAbstractButton):
    """A colour, pressed where the list is narrowed to it."""

    def __init__(self, colour: Colour, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour, self.theme = colour, theme
        self.others_chosen = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(_DOT, _DOT)
        self.describe("", 0)

    def describe(self, meaning: str, number: int) -> None:
        """Say what the colour stands for, and how many there are."""
        name = with_meaning(self.colour, meaning)
        worded(self.setToolTip, Message("{name} · {number:,}", name=name, number=number))
        worded(self.setAccessibleName, Message("Only {colour}", colour=name))

    def nextCheckState(self) -> None:
        """The filter text decides whether a dot is on, not the click."""

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_DOT, _DOT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A dot; a ring around it where it is on, faded where others are."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(_DOT / 2, _DOT / 2)
        fill = getattr(self.theme, self.colour)
        edge = line_colour(self.colour, self.theme)
        painter.setOpacity(0.45 if self.others_chosen and not self.underMouse() else 1.0)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(edge if self.theme.dark else fill)
        painter.drawEllipse(middle, 6.5, 6.5)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            painter.setOpacity(1.0)
            strongly = self.isChecked() or self.hasFocus()
            painter.setPen(QPen(self.theme.accent if strongly else self.theme.faint, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 9.5, 9.5)
