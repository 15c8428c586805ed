"""The card of a word: what the dictionary says of it, set as text.

It takes no focus: the keys of the text go on acting on the word, which is selected.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.chinese.scripts import has_han
from reader.chinese.variants import Region
from reader.ui.annotating.bar_place import place_for
from reader.ui.cards import SHADOW, paint_card
from reader.ui.fonts import with_narrow_quotes
from reader.ui.language import tr
from reader.ui.theme import rgba

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from reader.chinese.dictionary import Entry
    from reader.ui.fonts import FontChoice
    from reader.ui.theme import Theme

_WIDTH: Final = 340
_TALLEST: Final = 280
_STEP: Final = 48
_MOST_SENSES: Final = 14
_TWO_FORMS: Final = re.compile("([⺀-鿿·]+)[|]([⺀-鿿·]+)")
_SHORT: Final = 2  # senses of each of several words


class WordCard(QWidget):
    """The card over a view."""

    def __init__(self, fonts: FontChoice, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._fonts, self._theme, self._over = fonts, theme, over
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setFont(with_narrow_quotes(self._text.font()))
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea()
        self._area.setWidget(self._text)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = QLabel()
        self._foot.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 16, SHADOW + 12, SHADOW + 10, SHADOW + 9)
        column.setSpacing(7)
        column.addWidget(self._area, 1)
        column.addWidget(self._foot)
        self.set_theme(theme)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, without its looks."""
        return self.accessibleDescription()

    def set_theme(self, theme: Theme) -> None:
        """Other colours. What is shown is set anew with the next word."""
        self._theme = theme
        self._area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget"
                                 " { background: transparent; }")  # fmt: skip
        self._foot.setStyleSheet(f"color: {rgba(theme.soft)}; font-size: 11px;")
        self.update()

    def show_entries(self, word: str, entries: Sequence[Entry], region: Region) -> None:
        """Say what is known of a word. region: whose characters are shown."""
        if has_han(word):
            body = "".join(self._reading(entry, region, n) for n, entry in enumerate(entries))
        else:
            rows = "".join(self._translation(entry, region) for entry in entries)
            body = f"{self._latin_head(word)}<table cellspacing=0>{rows}</table>"
        spoken = [word, *(_spoken(entry, region) for entry in entries)]
        self._say(body, ". ".join(spoken))

    def show_nothing(self, word: str) -> None:
        """Say that the dictionary does not have a word."""
        words = tr("The dictionary does not have “{word}”.", word=word)
        self._say(f'<span style="color: {rgba(self._theme.soft)};">{escape(words)}</span>', words)

    def show_more(self, step: int) -> None:
        """Show what lies below (1) or above (-1)."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * _STEP)

    def stand_by(self, words: Sequence[QRectF]) -> None:
        """Come into sight beside the rectangles of some words."""
        room = QRectF(self._over.rect()).adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)
        self.resize(self.sizeHint())
        inner = QRectF(0, 0, self.width() - 2 * SHADOW, self.height() - 2 * SHADOW).size()
        inside = room.adjusted(SHADOW * 2, SHADOW * 2, -SHADOW * 2, -SHADOW * 2)
        corner = place_for(inner, words, inside).toPoint()
        self.move(corner.x() - SHADOW, corner.y() - SHADOW)
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def sizeHint(self) -> QSize:
        """As high as its text, up to a limit."""
        inner = _WIDTH - 40
        height = min(self._text.heightForWidth(inner) + 4, _TALLEST)
        return QSize(_WIDTH + 2 * SHADOW, height + self._foot.sizeHint().height() + 2 * SHADOW + 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()), self._theme)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The text under it does not scroll with it."""
        event.accept()

    # setting

    def _say(self, body: str, spoken: str) -> None:
        self._text.setText(f'<div style="color: {rgba(self._theme.ink)};">{body}</div>')
        self._area.verticalScrollBar().setValue(0)
        self._foot.setText(tr("← → next word · ↑ ↓ scroll · Esc close · CC-CEDICT"))
        self.setAccessibleName(tr("Dictionary"))
        self.setAccessibleDescription(spoken)

    def _faces(self, region: Region) -> str:
        return ", ".join(f"'{name}'" for name in self._fonts.serif(region).chinese)

    def _latin_head(self, word: str) -> str:
        face = ", ".join(f"'{name}'" for name in self._fonts.serif(Region.SC).latin)
        return f'<p style="font: 600 19px {face}; margin: 0 0 6px 0;">{escape(word)}</p>'

    def _reading(self, entry: Entry, region: Region, number: int) -> str:
        shown, other = _forms(entry, region)
        soft = rgba(self._theme.soft)
        also = (
            f'&nbsp; <span style="font: 15px {self._faces(region)}; color: {soft};">'
            f"{escape(other)}</span>"
            if other
            else ""
        )
        senses = [escape(sense) for sense in _shown_senses(entry, region)]
        listed = "".join(f"<li>{sense}</li>" for sense in senses[:_MOST_SENSES])
        more = "<li>…</li>" if len(senses) > _MOST_SENSES else ""
        above = 12 if number else 0
        return (
            f'<p style="margin: {above}px 0 0 0;">'
            f'<span style="font: 23px {self._faces(region)};">{escape(shown)}</span>{also}'
            f'&nbsp; <span style="font-size: 14px; color: {soft};">'
            f"{escape(entry.pinyin)}</span></p>"
            f'<ol style="margin: 3px 0 0 0; -qt-list-indent: 1; font-size: 13px;">{listed}{more}'
            "</ol>"
        )

    def _translation(self, entry: Entry, region: Region) -> str:
        shown, _ = _forms(entry, region)
        soft = rgba(self._theme.soft)
        senses = escape("; ".join(_shown_senses(entry, region)[:_SHORT]))
        return (
            "<tr>"
            f'<td style="font: 18px {self._faces(region)}; padding: 3px 12px 3px 0;'
            f' white-space: nowrap;">{escape(shown)}</td>'
            f'<td style="font-size: 13px; padding: 5px 0 3px 0;"><span style="color: {soft};">'
            f"{escape(entry.pinyin)}</span><br>{senses}</td></tr>"
        )


def _forms(entry: Entry, region: Region) -> tuple[str, str]:
    """The headword in the shown script, and in the other one where that differs."""
    forms = entry.simplified, entry.traditional
    shown, other = forms if region is Region.SC else forms[::-1]
    return shown, other if other != shown else ""


def _shown_senses(entry: Entry, region: Region) -> list[str]:
    """The senses without classifiers, the words in them in the shown script: 軟件|软件."""
    keep = r"\2" if region is Region.SC else r"\1"
    return [_TWO_FORMS.sub(keep, one) for one in entry.senses if not one.startswith("CL:")]


def _spoken(entry: Entry, region: Region) -> str:
    return f"{_forms(entry, region)[0]}, {entry.pinyin}: {'; '.join(_shown_senses(entry, region))}"
