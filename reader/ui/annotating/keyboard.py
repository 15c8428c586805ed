"""Selecting without a mouse: sentence by sentence, and by characters, words and lines.

The keys walk over the text of one side; what lies between two of its paragraphs in the other
language is stepped over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTextBoundaryFinder

from reader.chinese.utf16 import Utf16Map
from reader.ui.annotating.names import SIDES
from reader.ui.annotating.placing import words_at
from reader.ui.annotating.targets import Range, answering_ranges, other_side, sentences_of
from reader.ui.reading.place import Place
from reader.ui.reading.selection import Selection
from reader.ui.reading.sight import boxes_in_sight, is_in_sight, rects_in_sight
from reader.wording import Message

if TYPE_CHECKING:
    from reader.bitext.model import Side
    from reader.ui.annotating.acting import ActingSide
    from reader.ui.annotating.desk import Desk
    from reader.ui.reading.sentence_cursor import SentenceCursor
    from reader.ui.reading.view import ReadingView

_REACH = 200
"""Code points among which the next word or character is looked for."""
_FAR = 400
"""Rows that are looked through for the next sentence."""


class KeyboardSelection:
    """Makes and changes the view's selection by keys."""

    def __init__(
        self, desk: Desk, view: ReadingView, acting: ActingSide, cursor: SentenceCursor
    ) -> None:
        self._desk, self._view, self._acting, self._cursor = desk, view, acting, cursor

    # sentences

    def next_sentence(self) -> None:
        """Select the sentence of the cursor, the row's first, or the one after the selection."""
        if not self._view.selection and (sentence := self._sentence_of_cursor()):
            self._select(sentence, sentence.start, sentence.end)
            return
        if sentence := self._sentence_ahead():
            self._select(sentence, sentence.start, sentence.end)

    def one_sentence_more(self) -> None:
        """Select one sentence more."""
        chosen = self._view.selection
        sentence = self._sentence_ahead()
        if not sentence:
            return
        if chosen and chosen.document == sentence.document:
            self._select(sentence, chosen.start, sentence.end)
        else:
            self._select(sentence, sentence.start, sentence.end)

    def _sentence_of_cursor(self) -> Range | None:
        at, one = self._cursor.at, self._cursor.sentence
        return Range(one.document, at.side, one.start, one.end) if at and one else None

    def row(self) -> None:
        """Select the current row on the side of the keys, or one row more."""
        view, chosen = self._view, self._view.selection
        rows = len(view.bitext.rows)
        if not rows:
            return
        number, side = self._start_row(), chosen.side if chosen else self._acting.side
        while number < rows:
            found = sentences_of(view.bitext, view.bitext.rows[number], side)
            if not chosen:
                found = found or self._what_is_there(number)
            else:
                found = [one for one in found if one.document == chosen.document]
            if found and (
                not chosen or found[-1].end > chosen.end or found[0].start < chosen.start
            ):
                start = min(found[0].start, chosen.start) if chosen else found[0].start
                end = max(found[-1].end, chosen.end) if chosen else found[-1].end
                self._select(found[0], start, end)
                return
            number += 1

    def _sentence_ahead(self) -> Range | None:
        bitext, chosen = self._view.bitext, self._view.selection
        rows = len(bitext.rows)
        if not rows:
            return None
        side = chosen.side if chosen else self._acting.side
        row = self._start_row()
        for number in range(row, min(row + _FAR, rows)):
            for sentence in sentences_of(bitext, bitext.rows[number], side):
                if not chosen or sentence.end > chosen.end:
                    return sentence
        if not chosen and (found := self._what_is_there(row)):
            return found[0]
        self._desk.said.emit(Message("There is no further sentence on this side."))
        return None

    def _what_is_there(self, row: int) -> list[Range]:
        """The sentences of a row on the side of the keys, or where it has none, on the other."""
        bitext, side = self._view.bitext, self._acting.side
        return sentences_of(bitext, bitext.rows[row], side) or sentences_of(
            bitext, bitext.rows[row], other_side(side)
        )

    def _start_row(self) -> int:
        chosen, current = self._view.selection, self._view.current_row
        if chosen:
            return self._view.locator.row_of(chosen.document, max(chosen.end - 1, chosen.start))
        return current if current is not None else max(self._view.top_row(), 0)

    # sides

    def to_side(self, column: int) -> None:
        """Act on another column; what is selected gives way to what answers it there."""
        if self._view.bitext.columns == 1 and not self._view.doubled:
            self._desk.said.emit(Message("There is only one language here."))
            return
        if not self._view.shows_two and not self._view.is_revealed(self._view.current_row or 0):
            side = self._view.lanes[0].side
            self._desk.said.emit(
                Message("Only {side} is shown. [[swap-sides]] swaps the sides.", side=SIDES[side])
            )
            return
        ranges = self._desk.selected_ranges()
        side = self._view.lanes[column].side
        chosen = self._view.selection
        if ranges and chosen and chosen.side is not side:
            answers = answering_ranges(self._view.bitext, self._view.locator, ranges)
            if answers:
                self._acting.choose(column)
                self._select(answers[0], answers[0].start, answers[-1].end)
                return
        self._acting.choose(column)
        if self._cursor.at is not None and self._cursor.at.side is not side:
            self._cursor.to_answer()
        if self._view.current_row is None and self._view.bitext.rows:
            self._view.set_current_row(max(self._view.top_row(), 0))
        self._desk.said.emit(Message("The keys act on {side}.", side=SIDES[self._acting.side]))

    def to_other_side(self) -> None:
        """Act on the column that the keys do not act on."""
        self.to_side(1 - self._acting.column)

    # characters, words, lines

    def by_character(self, step: int) -> None:
        """Move the end of the selection by a character, forward (1) or back (-1)."""
        self._move(step, words=False)

    def by_word(self, step: int) -> None:
        """Move the end of the selection by a word."""
        self._move(step, words=True)

    def by_line(self, step: int) -> None:
        """Move the end of the selection to the line below (1) or above (-1)."""
        chosen = self._view.selection or self.caret(step)
        if chosen is None:
            return
        focus = self._line_from(chosen, step)
        if focus is not None:
            self._select_at(chosen, focus)

    def caret(self, step: int) -> Selection | None:
        """An empty selection at the start (or end) of the cursor's sentence, or of the row."""
        bitext = self._view.bitext
        if not bitext.rows:
            return None
        sentence = self._sentence_of_cursor()
        found = [sentence] if sentence else []
        found = found or self._what_is_there(self._start_row())
        if not found:
            return None
        first, last = found[0], found[-1]
        at = first.start if step > 0 else last.end
        column = self._acting.column_of(first.side)
        return Selection(column, self._view.lanes[column].side, first.document, at, at)

    def _move(self, step: int, *, words: bool) -> None:
        chosen = self._view.selection or self.caret(step)
        if chosen is None:
            return
        focus = self._boundary(chosen, step, words=words)
        if focus is None:
            focus = self._next_row_edge(chosen, step)
        if focus is not None:
            self._select_at(chosen, focus)

    def _boundary(self, chosen: Selection, step: int, *, words: bool) -> int | None:
        """The next boundary from the focus, in the text of its row; None at the end of that."""
        edges = self._edges(chosen.side, self._row_at(chosen, step), chosen.document)
        if edges is None:
            return None
        low, high = edges
        if (step > 0 and chosen.focus >= high) or (step < 0 and chosen.focus <= low):
            return None
        # on both sides of it: what a word is depends on its neighbours
        start, end = max(chosen.focus - _REACH, low), min(chosen.focus + _REACH, high)
        text = words_at(self._view.bitext.documents[chosen.document].blocks, start, end)
        if words:
            return start + self._view.words.next_border(text, chosen.focus - start, step)
        units = Utf16Map(text)
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
        finder.setPosition(units.to_utf16(chosen.focus - start))
        at = finder.toNextBoundary() if step > 0 else finder.toPreviousBoundary()
        return start + units.to_code_point(at) if at >= 0 else (end if step > 0 else start)

    def _next_row_edge(self, chosen: Selection, step: int) -> int | None:
        """The start of the next row's text on the side, or the end of the row's before."""
        rows = len(self._view.bitext.rows)
        number = self._row_at(chosen, step) + step
        while 0 <= number < rows:
            edges = self._edges(chosen.side, number, chosen.document)
            if edges is not None:
                return edges[0] if step > 0 else edges[1]
            number += step
        return None

    def _edges(self, side: Side, row: int, document: int) -> tuple[int, int] | None:
        found = [
            sentence
            for sentence in sentences_of(self._view.bitext, self._view.bitext.rows[row], side)
            if sentence.document == document
        ]
        return (found[0].start, found[-1].end) if found else None

    def _row_at(self, chosen: Selection, step: int) -> int:
        """The row that the focus leaves: where it stands between two, the one that lies ahead."""
        at = chosen.focus if step > 0 else chosen.focus - 1
        return self._view.locator.row_of(chosen.document, max(at, 0))

    def _line_from(self, chosen: Selection, step: int) -> int | None:
        """The source position above or below the focus."""
        view = self._view
        before = chosen.focus > chosen.anchor
        at = chosen.focus - 1 if before else chosen.focus
        if not is_in_sight(view, chosen.document, at):
            view.go_to(Place(chosen.document, at, view.viewport().height() * 0.4))
        rects = rects_in_sight(view, chosen.document, at, at + 1, chosen.column)
        if not rects:
            return None
        rect = rects[-1]
        x = rect.right() if before else rect.left()
        margin, y = rect.height() * 3, rect.center().y()
        if y > view.viewport().height() - margin if step > 0 else y < margin:
            view.scroll_pixels(step * margin)
            moved = rects_in_sight(view, chosen.document, at, at + 1, chosen.column)
            y = (moved or rects)[-1].center().y()
        for part in range(2, 16):
            point = QPointF(x, y + step * rect.height() * part / 2)
            spot = view.spot_at(point, chosen.column)
            if spot is None or spot.placed.box.document != chosen.document:
                continue
            found = spot.placed.box.source_at(spot.x, spot.y)
            if (found - chosen.focus) * step > 0:
                return found
        return None

    # the view

    def _select_at(self, chosen: Selection, focus: int) -> None:
        selection = Selection(chosen.column, chosen.side, chosen.document, chosen.anchor, focus)
        self._view.set_selection(selection)
        before = selection.focus > selection.anchor
        self._view.set_current_row(self._row_at(selection, -1 if before else 1))
        self.bring(chosen.document, focus)

    def _select(self, where: Range, start: int, end: int) -> None:
        column = self._acting.column_of(where.side)
        side = self._view.lanes[column].side
        self._view.set_selection(Selection(column, side, where.document, start, end))
        self._view.set_current_row(self._view.locator.row_of(where.document, where.start))
        self.bring(where.document, where.start)

    def bring(self, document: int, position: int) -> None:
        """Scroll as little as needed, and never more than to the middle."""
        view = self._view
        if is_in_sight(view, document, position) or any(
            placed.box.start <= position <= placed.box.end
            and rects_in_sight(view, document, max(position - 1, 0), position + 1)
            for placed, _ in boxes_in_sight(view, document)
        ):
            return
        view.go_to(Place(document, position, view.viewport().height() * 0.4))
