"""A search of the open text under way: the worker's side of it, and what it has found so far.

One search at a time; whatever a newer one replaces is never heard of again. A text that is still
being read is searched on as its rows arrive.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.bitext.finding.finder import Finder
from reader.bitext.finding.matches import Match, Matches
from reader.bitext.finding.sought import BadQuery
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.bitext.finding.sought import Sought
    from reader.bitext.model import Bitext
    from reader.ui.jobs import Job, Jobs

    MakeSought = Callable[[], Sought | None]

log = logging.getLogger(__name__)
_EVERY: Final = 0.03
"""Seconds between two reports of a search, the first of which comes with the first match."""
_FIRST_PAINTED: Final = 0.03
_PAINTED: Final = 0.008
"""Seconds in which a worker that has said something stands still.

Painting lets go of Python's lock with every line it draws, and would wait for a worker each time.
"""
_ANSWER: Final = 0.3
_SHOWN: Final = 0.06
"""Seconds in which patient work rests: until something is found, and then until it is painted."""
_GROWN_AFTER: Final = 200
"""Milliseconds in which several batches of new rows become one search."""


class Looked(Value):
    """What a worker found: runs of matches, each in rows that follow each other.

    known_rows: how many rows are done with; 0 while there is more to come.
    """

    runs: list[list[Match]]
    known_rows: int = 0


class Hunt(QObject):
    """Searches one bitext. `found` when there are more matches, `ended` when all rows are done.

    `refused(sentence)`: the question cannot be asked.
    """

    found = Signal()
    ended = Signal()
    refused = Signal(object)

    def __init__(self, bitext: Bitext, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._bitext, self._jobs = bitext, jobs
        self._finder = Finder(bitext)
        self._one_at_a_time = threading.Lock()
        self._make: MakeSought | None = None
        self._job: Job | None = None
        self._known = 0
        self.matches = Matches()
        self.is_running = False
        self._grow = QTimer(self, interval=_GROWN_AFTER, singleShot=True)
        self._grow.timeout.connect(self._search_on)

    @property
    def bitext(self) -> Bitext:
        """What is searched."""
        return self._bitext

    @property
    def is_asked(self) -> bool:
        """Whether anything is being looked for."""
        return self._make is not None

    def prepare(self, first_row: int) -> None:
        """Fold the text beforehand, around `first_row` first, as long as nothing is asked."""
        if self._make is None:
            self._run(lambda job: self._prepared(job, first_row))

    def seek(self, make: MakeSought, first_row: int) -> None:
        """Look for something, around `first_row` first. make: called on the worker."""
        self._make = make
        self.matches = Matches()
        self._known = 0
        self.is_running = True
        self._jobs.precedence.claim(_ANSWER)
        self._run(lambda job: self._looked(job, make, first_row, 0))

    def rows_added(self) -> None:
        """There are more rows: they are looked through in a moment."""
        if self._make is not None and not self._grow.isActive():
            self._grow.start()

    def drop(self) -> None:
        """Nothing is looked for any more; the folded text is kept."""
        self._stop()
        self._make = None
        self.matches = Matches()

    def release(self) -> None:
        """The same, and let go of the folded text."""
        self.drop()
        self._finder.release()

    # inside

    def _stop(self) -> None:
        self._grow.stop()
        self.is_running = False
        if self._job is not None:
            self._job.cancel()

    def _run(self, work: Callable[[Job], Iterator[Looked]]) -> None:
        self._job = self._jobs.run(work, None, self._failed, on_value=self._arrived, slot="find")

    def _search_on(self) -> None:
        make = self._make
        if make is None or len(self._bitext.rows) <= self._known:
            return
        if self.is_running:
            self._grow.start()
            return
        self.is_running = True
        since = self._known
        self._run(lambda job: self._looked(job, make, since, since))

    def _arrived(self, looked: Looked) -> None:
        self._jobs.precedence.release(_SHOWN)
        for run in looked.runs:
            self.matches.add(run)
        if looked.known_rows:
            self._known = looked.known_rows
            self.is_running = False
            self.rows_added()
        if looked.runs:
            self.found.emit()
        if not self.is_running:
            self.ended.emit()

    def _failed(self, error: Exception) -> None:
        self._jobs.precedence.release()
        self.is_running = False
        self._make = None
        if not isinstance(error, BadQuery):
            log.error("the text could not be searched", exc_info=error)
        why = error.args[0] if isinstance(error, BadQuery) and error.args else ""
        self.refused.emit(why or str(error) or Message("This text cannot be searched."))

    # on the worker

    def _prepared(self, job: Job, first_row: int) -> Iterator[Looked]:
        with self._one_at_a_time:
            for _ in self._finder.prepare(job.cancelled, first_row=first_row):
                if job.cancelled():
                    return
        yield from ()

    def _looked(self, job: Job, make: MakeSought, first_row: int, since: int) -> Iterator[Looked]:
        sought = make()
        with self._one_at_a_time:  # so that the rows known at its end are those of this search
            runs: list[list[Match]] = []
            said = 0.0
            if sought is not None:
                for part in self._finder.search(
                    sought, first_row=first_row, since=since, cancelled=job.cancelled
                ):
                    if part.matches:
                        runs.append(part.matches)
                    if runs and time.monotonic() - said > _EVERY and part.searched < 1:
                        yield Looked(runs)
                        job.stop.wait(_PAINTED if said else _FIRST_PAINTED)
                        runs, said = [], time.monotonic()
            if not job.cancelled():
                yield Looked(runs, max(self._finder.known_rows, 1))
