"""Makes cards: decides what of an annotation is shown in which state, and keeps what it made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from reader.annotations import listing
from reader.annotations.listing import Part
from reader.annotations.listing_query import Query
from reader.annotations.model import Kind, MarkStyle
from reader.ui.annotating.names import in_a_sentence
from reader.ui.language import tr, translated
from reader.ui.notes import metrics
from reader.ui.notes.card import Action, Card, Line, Placed, Pressable, State
from reader.ui.notes.note_text import LineKind, NoteLine, NoteReader
from reader.ui.notes.texts import BETWEEN, ShownWords, is_document_note, kind_words, sides_label
from reader.ui.notes.typesetting import ELLIPSIS, NOTE, Typesetter, elided

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.annotations.model import Annotation, Colour
    from reader.ui.fonts import FontChoice
    from reader.ui.notes.rows import CardRow
    from reader.ui.notes.typesetting import SetText
    from reader.ui.notes.whereabouts import Where, Whereabouts
    from reader.ui.theme import Theme

_MOST_CARDS: Final = 256
_PLAIN: Final = State()


class CardSetter:
    """Cards for one choice of fonts.

    meaning: what a colour stands for. whereabouts: where an annotation stands in the open text;
    the date of one that stands elsewhere is shown instead.
    """

    def __init__(
        self,
        fonts: FontChoice,
        theme: Theme,
        meaning: Callable[[Colour], str],
        whereabouts: Whereabouts,
    ) -> None:
        self.typesetter = Typesetter(fonts, theme)
        self.shown = ShownWords(whereabouts.written_in)
        self.meaning, self.where = meaning, whereabouts.of
        self.notes = NoteReader()
        self.query = Query()
        self.small = self.typesetter.small_font()
        self.face = QFontMetricsF(self.small)
        self._cards: dict[tuple[str, int, State, bool], tuple[Annotation, Card]] = {}

    def forget(self) -> None:
        """Cards look different from here on."""
        self._cards.clear()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self.typesetter.set_theme(theme)
        self.forget()

    def set_query(self, query: Query) -> None:
        """Mark what this query found."""
        if query != self.query:
            self.query = query
            self.forget()

    def card(self, row: CardRow, width: int, state: State = _PLAIN) -> Card:
        """The card of a row, `width` pixels wide."""
        key = row.annotation.id, width, state, row.orphan
        known = self._cards.get(key)
        if known is not None and known[0] is row.annotation:
            return known[1]
        if len(self._cards) >= _MOST_CARDS:
            self._cards.clear()
        card = _Maker(self, row, width, state).card
        self._cards[key] = (row.annotation, card)
        return card


class _Maker:
    """Fills one card from top to bottom."""

    def __init__(self, setter: CardSetter, row: CardRow, width: int, state: State) -> None:
        self._setter, self._set = setter, setter.typesetter
        self._row, self._state = row, state
        self._annotation = row.annotation
        self.card = Card(row.annotation, width, setter.small)
        self._inside = width - 2 * metrics.PADDING
        self._y = float(metrics.TOP)
        self._add_quotes()
        self._add_note()
        self._add_tags()
        self._add_actions()
        self._add_meta()
        self.card.height = round(self._y + metrics.BOTTOM)

    # what is marked

    def _add_quotes(self) -> None:
        selected = self._state.selected or self._state.editor
        is_mark = self._annotation.kind is Kind.HIGHLIGHT
        for number, quote in enumerate(self._setter.shown.quotes(self._annotation)):
            few = metrics.OTHER_LINES if number or not is_mark else metrics.QUOTE_LINES
            words = self._set.quote(
                quote.text,
                self._inside,
                chinese=quote.chinese,
                region=quote.region,
                most=metrics.ALL_LINES if selected else few,
                soft=bool(number) or not is_mark or self._row.orphan,
            )
            self._place(words, Part.QUOTE, gap=metrics.BETWEEN_QUOTES if number else 0)

    # what is written

    def _add_note(self) -> None:
        annotation, inside = self._annotation, self._inside
        has_quote = bool(annotation.targets)
        if self._state.editor:
            self._rule(has_quote)
            self._take_note_area(self._state.editor)
        elif annotation.note.strip():
            self._rule(has_quote)
            start = self._y
            self._add_note_lines()
            self.card.note_area = QRectF(metrics.PADDING, start, inside, self._y - start)
            self.card.pressables.append(Pressable(Action.EDIT, self.card.note_area))
        elif self._state.selected:
            self._rule(has_quote)
            self._take_note_area(metrics.META)
            self.card.pressables.append(
                Pressable(Action.EDIT, self.card.note_area, label=tr("Add a note…"))
            )

    def _take_note_area(self, height: float) -> None:
        self.card.note_area = QRectF(metrics.PADDING, self._y, self._inside, height)
        self._y += height

    def _add_note_lines(self) -> None:
        left = metrics.ALL_LINES if self._state.selected else metrics.NOTE_LINES
        lines = self._setter.notes.lines(self._annotation.note, left + 1)
        for number, line in enumerate(lines):
            if left <= 0:
                self._place(self._set.note(ELLIPSIS, (), self._inside, most=1), Part.NOTE)
                break
            if line.gap and number:
                self._y += metrics.PARAGRAPH_GAP
            if line.kind is LineKind.RULE:
                self._rule(True)
                continue
            words = self._note_line(line, left)
            self._place(words, Part.NOTE)
            left -= max(1, round(words.height / NOTE[1]))

    def _note_line(self, line: NoteLine, most: int) -> SetText:
        if line.kind is LineKind.CODE:
            return self._set.code(line.text, self._inside, most=most)
        return self._set.note(
            line.text,
            line.spans,
            self._inside,
            most=most,
            indent=line.depth * metrics.LIST_INDENT,
            marker=line.marker,
            bars=line.quotes,
        )

    def _rule(self, wanted: bool) -> None:
        if wanted:
            y = self._y + metrics.LINE_ROOM
            self.card.rules.append((metrics.PADDING, metrics.PADDING + self._inside, y))
            self._y = y + metrics.LINE_ROOM - 1

    # what is said about it

    def _add_tags(self) -> None:
        tags = self._annotation.tags
        if not tags or self._state.editor:
            return
        face, x, self._y = self._setter.face, float(metrics.PADDING), self._y + metrics.META_GAP
        for tag in tags:
            room = self._inside - 2 * metrics.CHIP_PADDING
            label = elided(self._setter.small, f"#{tag}", room)
            width = face.horizontalAdvance(label) + 2 * metrics.CHIP_PADDING
            if x > metrics.PADDING and x + width > metrics.PADDING + self._inside:
                x, self._y = float(metrics.PADDING), self._y + metrics.CHIP + metrics.CHIP_GAP
            marked = bool(listing.marks(tag, self._setter.query, Part.TAG))
            area = QRectF(x, self._y, width, metrics.CHIP)
            self.card.pressables.append(Pressable(Action.TAG, area, tag, label, marked))
            x += width + metrics.CHIP_GAP
        self._y += metrics.CHIP

    def _add_actions(self) -> None:
        if not self._row.orphan or self._state.editor:
            return
        x, self._y = float(metrics.PADDING), self._y + metrics.LINE_ROOM
        for action, label in (
            (Action.REATTACH, tr("Attach to Selection")),
            (Action.DELETE, tr("Delete")),
        ):
            width = self._setter.face.horizontalAdvance(label) + 18
            area = QRectF(x, self._y, width, metrics.ACTION)
            self.card.pressables.append(Pressable(action, area, label=label))
            x += width + metrics.CHIP_GAP
        self._y += metrics.ACTION

    def _add_meta(self) -> None:
        annotation = self._annotation
        where = None if self._row.orphan else self._setter.where(annotation)
        right = _share(where) if where else annotation.modified[:10]
        heading = self._setter.shown.text(where.heading, annotation) if where else ""
        parts = (sides_label(annotation), self._what(), heading)
        small, face = self._setter.small, self._setter.face
        room = self._inside - face.horizontalAdvance(right) - (10 if right else 0)
        left = elided(small, BETWEEN.join(filter(None, parts)), room)
        self._y += metrics.META_GAP
        self.card.meta = Line(self._y, left, right)
        self._y += metrics.META

    def _what(self) -> str:
        annotation = self._annotation
        if annotation.kind is not Kind.HIGHLIGHT or is_document_note(annotation):
            return translated(kind_words(annotation))
        meaning = self._setter.meaning(annotation.colour) or translated(
            in_a_sentence(annotation.colour, "")
        )
        is_line = annotation.style is MarkStyle.UNDERLINE
        return tr("{meaning}, underlined", meaning=meaning) if is_line else meaning

    def _place(self, words: SetText, part: Part, gap: float = 0.0) -> None:
        self._y += gap
        ranges = listing.marks(words.text, self._setter.query, part)
        marks = [area.translated(metrics.PADDING, self._y) for area in words.rectangles(ranges)]
        self.card.texts.append(Placed(words, metrics.PADDING, self._y, tuple(marks)))
        self._y += words.height


def _share(where: Where) -> str:
    return "" if where.share is None else f"{where.share:.0%}"
