"""Looking up the word of the selection, or of where the keys are, found by a worker.

The word is selected while its card is there, so that marking, copying and notes are about it; the
arrows go to the next word and the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from reader.bitext.model import Side
from reader.chinese.scripts import has_han
from reader.chinese.variants import shown_script
from reader.ui.chords import combination_of
from reader.ui.reading.selection import Selection
from reader.ui.reading.sight import rects_in_sight
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from reader.chinese.dictionary import Found, Lexicon
    from reader.ui.annotating.studio import Studio
    from reader.ui.looking_up.card import WordCard
    from reader.ui.reading.mouse import Spot
    from reader.ui.theme import Theme
    from reader.ui.window import Window

_LONGEST: Final = 16  # code points of a selection that is one word
_TRIES: Final = 6  # words after one that is not in the dictionary, such as “the”
_SCROLLING: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_WALKING: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class _Asked(Value):
    """What is looked up: a place in a paragraph, and how the paragraph lies in its document.

    whole: the selected words, which may be a headword themselves. near: what answers it. seeks: the
    first word of several is wanted that the dictionary has.
    """

    document: int
    column: int
    side: Side
    shift: int
    text: str
    at: int
    whole: tuple[int, int]
    near: str
    seeks: bool


class LookUp(QObject):
    """The command. `said(sentence)` where there is nothing to look up."""

    said = Signal(object)

    def __init__(self, window: Window, studio: Studio) -> None:
        super().__init__(window)
        self._window, self._view, self._studio = window, window.view, studio
        self._lexicon: Lexicon | None = None
        self._pointed: Spot | None = None
        self._card: WordCard | None = None
        self._is_shown = False
        self._asked: _Asked | None = None
        self._word: Selection | None = None
        view = self._view
        view.selection_changed.connect(self._selected)
        view.place_changed.connect(self._moved)
        view.replaced.connect(self.close)
        view.menu_wished.connect(lambda _, spot: self._point(spot))
        view.clicked.connect(lambda _: self._point(None))
        view.installEventFilter(self)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the command does, by its id."""
        return {"look-up": self.look_up}

    @property
    def is_shown(self) -> bool:
        """Whether a card is there."""
        return self._is_shown

    @property
    def card(self) -> WordCard:
        """The card, made when it is first wanted."""
        if self._card is None:
            from reader.ui.looking_up.card import WordCard

            parts, view = self._window.parts, self._view
            self._card = WordCard(parts.fonts, view.theme, view.viewport())
        return self._card

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if self._card is not None:
            self._card.set_theme(theme)
            self.close()

    def look_up(self) -> None:
        """Look up the selected word, or the first one where the keys are; or put the card away."""
        if self.is_shown:
            self.close()
            return
        chosen = self._view.selection or self._pointed_at() or self._studio.keyboard.caret(1)
        if chosen is None:
            self.said.emit(Message("There is no word here to look up."))
            return
        self._ask(chosen, chosen.start, chosen)

    def _point(self, spot: Spot | None) -> None:
        """The menu was opened over this."""
        self._pointed = spot

    def _pointed_at(self) -> Selection | None:
        """Where the menu was opened with the mouse, as an empty selection."""
        spot, self._pointed = self._pointed, None
        lanes = self._view.lanes
        if spot is None or not spot.is_inside or not 0 <= spot.placed.column < len(lanes):
            return None
        box = spot.placed.box
        at = box.source_at(spot.x, spot.y)
        side = lanes[spot.placed.column].side
        return Selection(spot.placed.column, side, box.document, at, at)

    def _words(self) -> Lexicon:
        if self._lexicon is None:
            from reader.chinese.dictionary import FILE_NAME, Lexicon

            folder = self._window.parts.resources / "dictionaries"
            self._lexicon = Lexicon(folder / FILE_NAME)
        return self._lexicon

    def close(self) -> bool:
        """Put the card away; the word stays selected. Whether it was there."""
        was, self._is_shown = self._is_shown, False
        self._asked = self._word = None
        if was:
            self.card.hide()
        return was

    # asking

    def _ask(self, where: Selection, position: int, whole: Selection | None = None) -> None:
        view = self._view
        row = view.locator.row_of(where.document, position)
        pieces = view.bitext.rows[row].pieces(where.side)
        blocks = [view.bitext.block(piece) for piece in pieces if piece.document == where.document]
        block = next((one for one in blocks if one.start <= position <= one.end), None)
        if block is None:
            self.said.emit(Message("There is no word here to look up."))
            return
        near = "\n".join(view.bitext.text(piece) for piece in view.bitext.rows[row].zh)
        span = (whole.start - block.start, whole.end - block.start) if whole else (0, 0)
        asked = self._asked = _Asked(
            where.document,
            where.column,
            where.side,
            block.start,
            block.text,
            position - block.start,
            span,
            near if where.side is Side.EN else "",
            whole is not None and (whole.start == whole.end or whole.end - whole.start > _LONGEST),
        )
        lexicon = self._words()
        self._window.parts.jobs.run(
            lambda _job: found_in(lexicon, asked),
            lambda found: self._show(asked, found),
            slot="look up",
        )

    def _show(self, asked: _Asked, found: tuple[int, int, Found | None]) -> None:
        if asked is not self._asked:
            return
        start, end, known = found
        if start == end:
            self._asked = None
            self.said.emit(Message("There is no word here to look up."))
            return
        word = self._word = Selection(
            asked.column, asked.side, asked.document, asked.shift + start, asked.shift + end
        )
        self._view.set_selection(word)
        self._studio.bars.hide()
        self._studio.keyboard.bring(word.document, word.start)
        text = asked.text[start:end]
        if known is None:
            self.card.show_nothing(text)
        else:
            form = self._view.forms[asked.document]
            variant = self._view.lanes[asked.column].variant
            self.card.show_entries(text, known.entries, shown_script(form, variant))
        self._stand()

    def _stand(self) -> None:
        word = self._word
        if word is None:
            return
        rects = rects_in_sight(self._view, word.document, word.start, word.end, word.column)
        if rects:
            self._is_shown = True
            self.card.stand_by(rects)
        else:
            self.close()

    # what happens to the text meanwhile

    def _selected(self) -> None:
        if self._word is not None and self._view.selection != self._word:
            self.close()

    def _moved(self) -> None:
        if self.is_shown:
            self._stand()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of the card, before they are those of commands."""
        if event.type() is QEvent.Type.KeyPress:
            self._pointed = None
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            pressed = cast("QKeyEvent", event)
            key = Qt.Key(pressed.key())
            if not self.is_shown:
                return self._give_up(event, key)
            mine = key in _SCROLLING or key in _WALKING or key == Qt.Key.Key_Escape
            if mine and pressed.modifiers() == Qt.KeyboardModifier.NoModifier:
                if event.type() is QEvent.Type.KeyPress:
                    self._press(key)
                event.accept()
                return True
        return False

    def _give_up(self, event: QEvent, key: Qt.Key) -> bool:
        """A key while the word is still looked for: something else is wanted now. Whether Esc."""
        was_asked = self._asked is not None
        if combination_of(key, Qt.KeyboardModifier.NoModifier) is None:
            return False  # Shift and the like alone
        if event.type() is QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape and was_asked:
            event.accept()  # then it comes as a key, and does nothing else
            return True
        self._asked = None
        return was_asked and key == Qt.Key.Key_Escape

    def _press(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in _SCROLLING:
            self.card.show_more(_SCROLLING[key])
        elif self._asked is not None and self._word is not None:
            self._walk(_WALKING[key])

    def _walk(self, step: int) -> None:
        """Look up the next word of the paragraph, or the one before."""
        asked, word = self._asked, self._word
        assert asked is not None
        assert word is not None
        at = (word.end if step > 0 else word.start - 1) - asked.shift
        while 0 <= at < len(asked.text) and not asked.text[at].isalnum():
            at += step
        if 0 <= at < len(asked.text):
            self._ask(word, asked.shift + at)


def found_in(lexicon: Lexicon, asked: _Asked) -> tuple[int, int, Found | None]:
    """The word, as a range of the paragraph, and what is known of it. On a worker."""
    first, last = asked.whole
    text = asked.text[first:last].strip()
    if text and len(text) <= _LONGEST and has_han(text) and (entries := lexicon.entries(text)):
        from reader.chinese.dictionary import Found

        return first, last, Found(first, last, entries)
    at = asked.at
    while at < len(asked.text) and not asked.text[at].isalnum():
        at += 1
    start, end = _letters_at(asked.text, at)
    found = lexicon.at(asked.text, at, near=asked.near)
    tries = _TRIES if text != asked.text[start:end] and asked.seeks else 0
    while found is None and tries and at < len(asked.text):
        tries, (_, at) = tries - 1, _letters_at(asked.text, at)
        while at < len(asked.text) and not asked.text[at].isalnum():
            at += 1
        found = lexicon.at(asked.text, at, near=asked.near)
    return (start, end, None) if found is None else (found.start, found.end, found)


def _letters_at(text: str, at: int) -> tuple[int, int]:
    """The word that no dictionary has: one Chinese character, or a run of letters."""
    if at >= len(text):
        return at, at
    start = end = at
    if has_han(text[at]):
        return at, at + 1
    while start > 0 and _is_letter(text[start - 1]):
        start -= 1
    while end < len(text) and _is_letter(text[end]):
        end += 1
    return start, end


def _is_letter(letter: str) -> bool:
    return letter.isalnum() and not has_han(letter)
