"""Repairs of the open pair: a wish is kept in the pair's file, and the pair is shown anew.

What is shown is read again with the repair in it, so that marks, notes, contents and searches see
one truth. The text stays where it is; what was aligned is kept, so this takes no longer than
opening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.bitext.model import Side
from reader.bitext.patches import side_blocks
from reader.bitext.repair_anchors import AnchorFinder, anchored
from reader.bitext.repair_store import Repairs, RepairStore
from reader.bitext.repairs import OWN_ROWS, CannotRepair, Repairing, with_fixed
from reader.bitext.sentences import sentences_in
from reader.values import Value, replace
from reader.wording import Message, reason_of, sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.bitext.bead_list import FixedBead
    from reader.bitext.model import Bitext, Piece
    from reader.bitext.sentences import Sentence
    from reader.documents.model import Head
    from reader.ui.jobs import Jobs
    from reader.ui.reading.sentence_cursor import SentenceCursor
    from reader.ui.reading.view import ReadingView
    from reader.ui.session import Session

_NO_PAIR = Message("Only a text in both languages can be repaired.")
_NO_TEXT = Message("There is no text on this side. [[other-side]] changes the side.")
_NOT_READ = Message("The pair is still being read.")
_NO_ROW = Message("Choose a row first: click it, or press [[next-row]].")
_DONE = Message("The rows are repaired. [[undo-repair]] takes it back.")
_UNDONE = Message("The repair is taken back. [[redo-repair]] does it again.")
_REDONE = Message("The repair is done again.")
_NO_SENTENCE = Message("Put the reading cursor on the sentence first: [[next-sentence]].")


class _Spot(Value):
    """Where the reader was: a position, and the side of the sentence that the cursor was on."""

    document: int
    position: int
    side: Side | None = None


class _Change(Value):
    """What was kept before and after a wish, and where the reader was."""

    before: Repairs
    after: Repairs
    spot: _Spot


class PairRepairs(QObject):
    """The repairs of whatever pair is open, with undo and redo.

    `said(text)` is for the status line; `reload_wished` when the pair is to be shown anew.
    """

    said = Signal(object)
    reload_wished = Signal()

    def __init__(
        self, session: Session, view: ReadingView, cursor: SentenceCursor, jobs: Jobs, folder: Path
    ) -> None:
        """folder: where repairs are kept."""
        super().__init__(view)
        self._session, self._view, self._jobs = session, view, jobs
        self._cursor = cursor
        self._store = RepairStore(folder)
        self._pair: tuple[Path | None, ...] = ()
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._first: tuple[Side, int, int] | None = None  # the paragraph that awaits its partner
        self._working = False
        self._return_to: _Spot | None = None
        self._news: Message | None = None
        session.settled.connect(self._settled)
        session.failed.connect(lambda *_: self._settled())
        self._settled()

    # wishes

    def merge(self, step: int) -> None:
        """Make one row of this one and its neighbour."""
        self._wish(lambda repairing, row: repairing.merge(row, step))

    def split(self) -> None:
        """A row for each paragraph of this one."""
        self._wish(Repairing.split)

    def move(self, step: int) -> None:
        """Move a paragraph of the side that the keys act on to the neighbouring row."""
        side = self._side()
        self._wish(lambda repairing, row: repairing.move(row, side, step))

    def split_sentences(self) -> None:
        """Two rows: from the sentence in hand on, and what stands before it."""
        ready = self._ready()
        if ready is None:
            return
        found = self._sentence_in_hand(*ready)
        if found is None:
            self.said.emit(_NO_SENTENCE)
            return
        side, number, spot = found
        self._wish(lambda repairing, row: repairing.split_before(row, side, number), spot)

    def move_sentences(self, step: int) -> None:
        """Move the sentence in hand, and what lies between it and the neighbouring row, there.

        Without one it is the last sentence of the side that the keys act on, or the first.
        """
        ready = self._ready()
        if ready is None:
            return
        found = self._sentence_in_hand(*ready)
        if found is None:
            side = self._side()
            here = sentences_in(ready[0], ready[0].rows[ready[1]]).on(side)
            number = len(here) - 1 if step > 0 else 0
            found = side, number, _spot(here[number]) if here else None
        side, number, spot = found
        self._wish(lambda repairing, row: repairing.move_sentences(row, side, step, number), spot)

    def _sentence_in_hand(self, bitext: Bitext, row: int) -> tuple[Side, int, _Spot] | None:
        """The sentence that the cursor is on, or that the selection begins in."""
        at = self._cursor.at
        here = sentences_in(bitext, bitext.rows[row])
        if at is not None and at.row == row:
            return at.side, at.number, _spot(here.on(at.side)[at.number], at.side)
        chosen = self._view.selection
        if chosen is None or self._view.locator.row_of(chosen.document, chosen.start) != row:
            return None
        number = here.at(chosen.side, chosen.document, chosen.start)
        if number < 0:
            return None
        return chosen.side, number, _spot(here.on(chosen.side)[number])

    def leave_untranslated(self) -> None:
        """Say that the two sides of this row do not answer each other."""
        self._wish(Repairing.untranslated)

    def together(self) -> None:
        """Say that two paragraphs belong together: the first time this one, then its partner."""
        ready = self._ready()
        if ready is None:
            return
        bitext, row = ready
        side = self._side()
        pieces = bitext.rows[row].pieces(side)
        if not pieces:
            self.said.emit(_NO_TEXT)
        elif self._first is None:
            self._first = side, pieces[0].document, _start(bitext, pieces[0])
            self.said.emit(Message("Now go to what says the same and give the command again."))
        else:
            before, *place = self._first
            first = self._view.locator.row_of(*place)
            self._first = None
            self._wish(lambda repairing, here: _joined(repairing, first, here, (before, side)))

    def drop(self) -> bool:
        """Forget the paragraph that awaits its partner. Whether there was one."""
        waited, self._first = self._first is not None, None
        if waited:
            self.said.emit(Message("Given up."))
        return waited

    def undo(self) -> None:
        """Take back the last repair."""
        none = Message("There is no repair to take back.")
        self._step_back(self._done, self._undone, none, forward=False)

    def redo(self) -> None:
        """Do again what was taken back."""
        none = Message("There is no repair to do again.")
        self._step_back(self._undone, self._done, none, forward=True)

    def accept(self) -> None:
        """Read these two together, whatever the aligner thinks of it; it is not asked again."""
        bitext = self._session.bitext
        if bitext is None or len(bitext.documents) < 2:
            return
        heads = [document.head for document in bitext.documents]

        def keep(_job: object) -> None:
            repairs = self._store.load(heads[0], heads[1])
            self._store.save(heads[0], heads[1], replace(repairs, accepted=True))

        self._jobs.run(keep, on_failure=self._not_kept)

    # doing

    def _wish(
        self, make: Callable[[Repairing, int], Sequence[FixedBead]], spot: _Spot | None = None
    ) -> None:
        """spot: where to return to; without it, to the row."""
        ready = self._ready()
        if ready is None:
            return
        bitext, row = ready
        try:
            new = make(Repairing(bitext), row)
        except CannotRepair as why:
            self.said.emit(sentence_of(why))
            return
        shown = bitext.rows[row]
        piece = (*shown.pieces(self._side()), *shown.en, *shown.zh)[0]
        where = spot or _Spot(piece.document, _start(bitext, piece))
        self._working = True
        self._jobs.run(lambda _job: self._keep(bitext, new, where), self._kept, self._not_kept)

    def _keep(self, bitext: Bitext, new: Sequence[FixedBead], spot: _Spot) -> _Change:
        """On a worker: put new fixed beads to those that are kept."""
        heads, (en, zh) = _heads(bitext), side_blocks(bitext)
        before = self._store.load(*heads)
        found = AnchorFinder(en, zh).find(before.beads)
        resting = tuple(kept for kept, now in found if now is None)
        fixed = with_fixed([now for _, now in found if now], new)
        beads = tuple(anchored(bead, en, zh) for bead in fixed)
        after = replace(before, beads=beads + resting)
        self._store.save(*heads, after)
        return _Change(before, after, spot)

    def _kept(self, change: _Change) -> None:
        self._done.append(change)
        self._undone.clear()
        self._show_anew(change, _DONE)

    def _show_anew(self, change: _Change, news: Message) -> None:
        """news: what is said once it is shown."""
        self._return_to, self._news = change.spot, news
        self.reload_wished.emit()

    def _not_kept(self, error: Exception) -> None:
        self._working = False
        reason = reason_of(error) if isinstance(error, OSError) else sentence_of(error)
        self.said.emit(Message("The repair could not be kept: {reason}.", reason=reason))

    def _step_back(
        self, stack: list[_Change], other: list[_Change], none: str, *, forward: bool
    ) -> None:
        ready = self._ready(needs_row=False)
        if ready is None:
            return
        if not stack:
            self.said.emit(none)
            return
        change = stack[-1]
        heads = _heads(ready[0])
        wanted = change.after if forward else change.before

        def kept(_none: object) -> None:
            other.append(stack.pop())
            self._show_anew(change, _REDONE if forward else _UNDONE)

        self._working = True
        self._jobs.run(lambda _job: self._store.save(*heads, wanted), kept, self._not_kept)

    def _ready(self, *, needs_row: bool = True) -> tuple[Bitext, int] | None:
        """What is open and the current row; None (and it is said why) where nothing can be done."""
        session, row = self._session, self._view.current_row
        bitext = session.bitext
        if self._working:
            return None
        if bitext is None or bitext.columns != 2:
            self.said.emit(_NO_PAIR)
        elif not session.done:
            self.said.emit(_NOT_READ)
        elif row is None and needs_row:
            self.said.emit(_NO_ROW)
        elif needs_row and bitext.rows[row or 0].both:
            self.said.emit(OWN_ROWS)
        else:
            return bitext, row or 0
        return None

    def _side(self) -> Side:
        lanes = self._view.lanes
        return lanes[min(self._view.acting_column, len(lanes) - 1)].side

    def _settled(self) -> None:
        self._working = False
        bitext = self._session.bitext
        pair = tuple(one.head.path for one in bitext.documents) if bitext else ()
        if pair != self._pair:
            self._pair, self._first = pair, None
            self._done.clear()
            self._undone.clear()
        if self._return_to and bitext and bitext.rows:
            spot = self._return_to
            self._view.set_current_row(self._view.locator.row_of(spot.document, spot.position))
            if spot.side is not None:
                self._cursor.put(spot.side, spot.document, spot.position)
            if self._news is not None:
                self.said.emit(self._news)
        self._return_to = self._news = None


def _joined(
    repairing: Repairing, first: int, second: int, sides: tuple[Side, Side]
) -> Sequence[FixedBead]:
    if sides == (Side.EN, Side.ZH):
        return repairing.together(first, second)
    if sides == (Side.ZH, Side.EN):
        return repairing.together(second, first)
    if first == second:
        return repairing.confirm(first)
    raise CannotRepair(Message("Both are in one language. [[other-side]] changes the side."))


def _heads(bitext: Bitext) -> tuple[Head, Head]:
    """Of both halves; of one file twice."""
    return bitext.documents[0].head, bitext.documents[-1].head


def _start(bitext: Bitext, piece: Piece) -> int:
    return bitext.block(piece).start + piece.start


def _spot(sentence: Sentence, side: Side | None = None) -> _Spot:
    return _Spot(sentence.document, sentence.start, side)
