"""The reading cursor: the sentence that is being read, and what answers it on the other side.

Moves by keys and, more faintly, with the mouse. Where a sentence ends is `bitext.sentences`; those
of a row are looked for when the cursor or the mouse comes to it, and kept for a while. Which of
them answer each other is guessed by lengths at once; a worker asks the aligner, which knows better.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.bitext.model import Side
from reader.ui.reading.boxes import Lit
from reader.ui.reading.columns import SPAN
from reader.ui.reading.place import Place
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from reader.bitext.sentences import RowSentences, Sentence
    from reader.ui.jobs import Job, Jobs
    from reader.ui.reading.mouse import Spot
    from reader.ui.reading.view import ReadingView

log = logging.getLogger(__name__)

_KEPT = 60
"""Rows whose sentences are remembered."""
_MARGIN = 0.2
"""Share of the view above and below in which the cursor does not stay."""
_HOVER = 0.55
_ANSWER = 1.0


class SentencePlace(Value):
    """A sentence: the row, the side, and which of the row's sentences on that side."""

    row: int
    side: Side
    number: int


class SentenceCursor(QObject):
    """The cursor of one view. `changed` when it is elsewhere or gone; `said` at the ends."""

    changed = Signal()
    said = Signal(object)

    def __init__(self, view: ReadingView, jobs: Jobs) -> None:
        super().__init__(view)
        self._view, self._jobs = view, jobs
        self._asks = True
        self._known: OrderedDict[int, RowSentences] = OrderedDict()
        self._at: SentencePlace | None = None
        self._hovered: SentencePlace | None = None
        view.replaced.connect(self.forget)
        view.rows_changed.connect(self._rows_changed)
        view.hovered.connect(self._hover)
        view.clicked.connect(self._clicked)
        view.row_changed.connect(self._row_changed)
        view.selection_changed.connect(lambda: self._hover(None))
        view.place_changed.connect(lambda: self._hover(None))

    # what it is on

    @property
    def at(self) -> SentencePlace | None:
        """Where the cursor is; None where it is not shown."""
        return self._at

    @property
    def sentence(self) -> Sentence | None:
        """The sentence that the cursor is on."""
        return self._sentence(self._at) if self._at else None

    @property
    def answers(self) -> tuple[Sentence, ...]:
        """What answers the cursor's sentence on the other side."""
        return self._answers(self._at) if self._at else ()

    @property
    def is_in_sight(self) -> bool:
        """Whether the cursor is shown, and something of its sentence can be seen."""
        extent = self._extent(self._at) if self._at else None
        if extent is None:
            return False
        return extent[1] > 0 and extent[0] < self._view.viewport().height()

    def forget(self) -> None:
        """Another text is shown."""
        self._known = OrderedDict()
        self._hovered = None
        self.drop()

    def drop(self) -> bool:
        """Put the cursor away. Whether it was there."""
        was_there = self._at is not None
        self._at = None
        self._show()
        if was_there:
            self.changed.emit()
        return was_there

    # moving

    def step(self, step: int) -> None:
        """To the next sentence (1) or the one before (-1), over rows.

        From where the cursor is in sight; else to the first sentence of the current row, or of the
        first row in sight.
        """
        if not self._view.bitext.rows:
            return
        here = self._at if self._at and self._extent(self._at) else None
        place = self._beside(here, step) if here else self._first(step)
        if place is None:
            last, first = Message("This is the last sentence."), Message("This is the first.")
            self.said.emit(last if step > 0 else first)
        else:
            self.go_to(place)

    def go_to(self, place: SentencePlace) -> None:
        """Put the cursor on a sentence and bring that to a comfortable height."""
        self._at = place
        self._view.set_current_row(place.row)
        self._bring(place)
        self._show()
        self.changed.emit()

    def point_at(self, spot: Spot) -> bool:
        """Put the cursor on the sentence under a point. Whether there is one."""
        place = self._place_at(spot)
        if place is not None:
            self._put(place)
        return place is not None

    def is_on_words(self, spot: Spot) -> bool:
        """Whether a point is on the words of a sentence."""
        return self._place_at(spot) is not None

    def sentences_at(
        self, row: int, side: Side, document: int, position: int
    ) -> tuple[Sentence, tuple[Sentence, ...]] | None:
        """The sentence of a row at a source position, and what answers it; None without that."""
        number = self._row(row).at(side, document, position)
        if number < 0:
            return None
        place = SentencePlace(row, side, number)
        answers = self._answers(place)
        return (self._sentence(place), answers) if answers else None

    def put(self, side: Side, document: int, position: int) -> None:
        """Put the cursor on the sentence at a source position of the current row, if it has one."""
        row = self._view.current_row
        number = -1 if row is None else self._row(row).at(side, document, position)
        if row is not None and number >= 0:
            self._put(SentencePlace(row, side, number))

    def _put(self, place: SentencePlace) -> None:
        self._at = place
        self._show()
        self.changed.emit()

    def to_answer(self) -> bool:
        """To the sentence that answers, on the other side. Whether there is one."""
        answers = self.answers
        if self._at is None or not answers:
            return False
        other = Side.ZH if self._at.side is Side.EN else Side.EN
        number = self._row(self._at.row).on(other).index(answers[0])
        self.go_to(SentencePlace(self._at.row, other, number))
        return True

    def _first(self, step: int) -> SentencePlace | None:
        view = self._view
        in_sight = [
            row
            for number, top in view.visible_units()
            if top >= -1 and (row := view.row_of_unit(number)) is not None
        ]
        row = view.current_row
        if row is None or row not in in_sight:
            row = in_sight[0] if in_sight else max(view.top_row(), 0)
        return self._in_row(row, 1) or self._over_rows(row, 1 if step > 0 else -1)

    def _beside(self, here: SentencePlace, step: int) -> SentencePlace | None:
        number = here.number + step
        if 0 <= number < len(self._row(here.row).on(here.side)):
            return SentencePlace(here.row, here.side, number)
        return self._over_rows(here.row, step)

    def _over_rows(self, row: int, step: int) -> SentencePlace | None:
        row += step
        while 0 <= row < len(self._view.bitext.rows):
            if found := self._in_row(row, step):
                return found
            row += step
        return None

    def _in_row(self, row: int, step: int) -> SentencePlace | None:
        """The first sentence of a row (the last where step is -1), best on the side of the keys."""
        wanted = self._view.lanes[self._view.acting_column].side
        other = Side.EN if wanted is Side.ZH else Side.ZH
        for side in (wanted, Side.BOTH, other):
            if found := self._row(row).on(side):
                return SentencePlace(row, side, 0 if step > 0 else len(found) - 1)
        return None

    # sentences

    def _row(self, row: int) -> RowSentences:
        if row in self._known:
            self._known.move_to_end(row)
            return self._known[row]
        from reader.bitext.sentences import sentences_in

        bitext = self._view.bitext
        found = self._known[row] = sentences_in(bitext, bitext.rows[row])
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        if self._asks and min(len(found.en), len(found.zh)) > 1:
            self._ask(row)
        return found

    def _ask(self, row: int) -> None:
        """Have the sentences of a row paired by their words."""
        bitext, known = self._view.bitext, self._known

        def work(_job: Job) -> RowSentences:
            from reader.bitext.sentences import pair_by_words, sentences_in

            return sentences_in(bitext, bitext.rows[row], pair_by_words)

        def arrived(found: RowSentences) -> None:
            if known is not self._known or row not in known:
                return  # another text is shown, or the reader is far away
            is_new = known[row] != found
            known[row] = found
            if is_new:
                self._show()
                if self._at is not None and self._at.row == row:
                    self.changed.emit()

        self._jobs.run(work, arrived, self._cannot_ask)

    def _cannot_ask(self, problem: Exception) -> None:
        """Without a dictionary the lengths must do."""
        self._asks = False
        log.info("sentences are paired by their lengths: %s", problem)

    def _sentence(self, place: SentencePlace) -> Sentence:
        return self._row(place.row).on(place.side)[place.number]

    def _answers(self, place: SentencePlace) -> tuple[Sentence, ...]:
        return self._row(place.row).counterparts(place.side, place.number)

    def _place_at(self, spot: Spot) -> SentencePlace | None:
        """The sentence whose words are under a point."""
        box, row = spot.placed.box, self._view.row_of_unit(spot.number)
        if row is None or box.document < 0 or not spot.is_inside:
            return None
        position = box.source_at(spot.x, spot.y)
        lanes = self._view.lanes
        first = Side.BOTH if spot.placed.column == SPAN else lanes[spot.placed.column].side
        for side in dict.fromkeys((first, *Side)):
            number = self._row(row).at(side, box.document, position)
            if number < 0:
                continue
            place = SentencePlace(row, side, number)
            one = self._sentence(place)
            rects = box.rects(one.start, one.end) if one.document == box.document else []
            if any(rect.contains(spot.x, spot.y) for rect in rects):
                return place
        return None

    # the mouse, and what others do

    def _hover(self, spot: Spot | None) -> None:
        found = self._place_at(spot) if spot and not self._view.selection else None
        if found != self._hovered:
            self._hovered = found
            self._show()

    def _clicked(self, spot: Spot) -> None:
        """A click takes the cursor along, where it is shown."""
        if self._at is not None:
            self.point_at(spot)

    def _rows_changed(self) -> None:
        """The same text stands in other rows: the cursor stays on its sentence."""
        at, known = self._at, self._known
        self._known = OrderedDict()
        self._at = self._hovered = None
        one = known[at.row].on(at.side)[at.number] if at and at.row in known else None
        if at is not None and one is not None:
            self._view.set_current_row(self._view.locator.row_of(one.document, one.start))
            for side in dict.fromkeys((at.side, *Side)):
                if self._at is None:
                    self.put(side, one.document, one.start)
        if self._at is None:
            self._show()

    def _row_changed(self) -> None:
        if self._at is not None and self._view.current_row != self._at.row:
            self.drop()

    # the view

    def _show(self) -> None:
        lit: list[Lit] = []
        if self._hovered is not None and self._hovered != self._at:
            lit.extend(
                Lit(one.document, one.start, one.end, _HOVER)
                for one in (self._sentence(self._hovered), *self._answers(self._hovered))
            )
        if self._at is not None:
            one = self._sentence(self._at)
            lit.append(Lit(one.document, one.start, one.end, 1.0, underlined=True))
            lit.extend(Lit(one.document, one.start, one.end, _ANSWER) for one in self.answers)
        self._view.set_lit(tuple(lit))

    def _extent(self, place: SentencePlace) -> tuple[float, float] | None:
        """The upper and lower edge of a sentence in the viewport; None where its row is out."""
        view, one = self._view, self._sentence(place)
        for number, top in view.visible_units():
            if view.row_of_unit(number) != place.row:
                continue
            rects = [
                rect.translated(0.0, top + placed.y)
                for placed in view.unit(number).boxes
                if placed.box.document == one.document
                for rect in placed.box.rects(one.start, one.end)
            ]
            if rects:
                return min(r.top() for r in rects), max(r.bottom() for r in rects)
            return top, top  # its side is left out
        return None

    def _bring(self, place: SentencePlace) -> None:
        """Scroll no more than brings the sentence into the middle of the view."""
        view, height = self._view, self._view.viewport().height()
        extent = self._extent(place)
        if extent is None:
            one = self._sentence(place)
            view.go_to(Place(one.document, one.start, height * 0.3))
            return
        low, high = height * _MARGIN, height * (1 - _MARGIN)
        top, bottom = extent
        if top < low:
            view.scroll_pixels(top - low)
        elif bottom > high:
            view.scroll_pixels(min(bottom - high, top - low))
