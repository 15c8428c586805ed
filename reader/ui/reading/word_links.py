"""The word under the mouse, or selected by keys, and the words that translate it, underlined.

What answers a word is found on a worker, for the one word that is asked about; an answer that
comes when another word is asked about is dropped.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.ui.reading.boxes import Lit
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from reader.bitext.answering_words import Answered
    from reader.bitext.model import Side
    from reader.bitext.sentences import Sentence
    from reader.settings import Settings
    from reader.ui.jobs import Jobs
    from reader.ui.reading.mouse import Spot
    from reader.ui.reading.sentence_cursor import SentenceCursor
    from reader.ui.reading.view import ReadingView

_REST = 120
"""Milliseconds that the mouse rests on a word before its answers are looked for."""
_LONGEST = 40
"""Code points of a selection that is still a word."""


class _Asked(Value):
    """A word, its sentence, and what answers that."""

    document: int
    start: int
    end: int
    side: Side
    sentence: Sentence
    answers: tuple[Sentence, ...]


class WordLinks(QObject):
    """The links of one view. `said(message)` for the status line, `changed` when switched."""

    said = Signal(object)
    changed = Signal()

    def __init__(
        self, view: ReadingView, cursor: SentenceCursor, settings: Settings, jobs: Jobs
    ) -> None:
        super().__init__(view)
        self._view, self._cursor, self._settings, self._jobs = view, cursor, settings, jobs
        self._asked: _Asked | None = None
        self._spot: Spot | None = None
        self._timer = QTimer(self, interval=_REST, singleShot=True)
        self._timer.timeout.connect(self._look)
        view.hovered.connect(self._hovered)
        view.selection_changed.connect(self._soon)
        view.place_changed.connect(self._moved)
        view.replaced.connect(self.clear)

    @property
    def on(self) -> bool:
        """Whether words are linked."""
        return self._settings.word_links

    def toggle(self) -> None:
        """Mark the words that answer, or no longer."""
        self._settings.word_links = not self.on
        self.clear()
        if self.on:
            self._soon()
            self.said.emit(Message("Words that answer are marked."))
        else:
            self.said.emit(Message("Words that answer are not marked."))
        self.changed.emit()

    def clear(self) -> None:
        """Nothing is asked about any more."""
        self._asked = self._spot = None
        self._timer.stop()
        self._view.set_linked(())

    def _hovered(self, spot: Spot | None) -> None:
        self._spot = spot
        self._soon()

    def _moved(self) -> None:
        self._spot = None  # the text has gone from under the mouse
        self._soon()

    def _soon(self) -> None:
        if self.on and self._view.bitext.columns == 2:
            self._timer.start()

    def _look(self) -> None:
        asked = self._selected() or self._pointed_at()
        if asked == self._asked:
            return
        self._asked = asked
        self._view.set_linked(())
        if asked is None:
            return
        bitext = self._view.bitext

        def find(_job: object) -> Answered:
            from reader.bitext.answering_words import Range, words_that_answer

            word = Range(asked.document, asked.start, asked.end)
            return words_that_answer(bitext, asked.sentence, asked.answers, asked.side, word)

        self._jobs.run(find, lambda found: self._show(asked, found), slot="word-links")

    def _show(self, asked: _Asked, found: Answered) -> None:
        if asked != self._asked or self._view.bitext.columns != 2:
            return
        self._view.set_linked(
            tuple(
                Lit(one.document, one.start, one.end, 1.0, linked=True)
                for one in (*found.own, *found.others)
            )
        )

    def _selected(self) -> _Asked | None:
        """The word that is selected."""
        chosen = self._view.selection
        if chosen is None or not 0 < chosen.end - chosen.start <= _LONGEST:
            return None
        return self._word(chosen.side, chosen.document, chosen.start, chosen.end)

    def _pointed_at(self) -> _Asked | None:
        """The word under the mouse."""
        spot, view = self._spot, self._view
        if spot is None or view.selection is not None or not self._cursor.is_on_words(spot):
            return None
        box = spot.placed.box
        position = box.source_at(spot.x, spot.y)
        blocks = view.bitext.documents[box.document].blocks
        block = blocks[bisect_right(blocks, position, key=lambda one: one.start) - 1]
        if not block.text:
            return None
        start, end = view.words.at(block.text, min(position - block.start, len(block.text) - 1))
        side = view.lanes[max(spot.placed.column, 0)].side
        return self._word(side, box.document, block.start + start, block.start + end)

    def _word(self, side: Side, document: int, start: int, end: int) -> _Asked | None:
        row = self._view.locator.row_of(document, start)
        found = self._cursor.sentences_at(row, side, document, start)
        if found is None:
            return None
        return _Asked(document, start, end, side, *found)
