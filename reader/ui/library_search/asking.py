"""A question to the library under way: the worker's side of it, a page of answers at a time."""

from __future__ import annotations

import logging
import threading
import time
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from reader.library.search.notes import NoteSearch
from reader.ui.library_search.notes import NotebookNotes
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.annotations.collection import Collection
    from reader.library.search.asking import LibrarySearch, Results
    from reader.library.search.hits import Hit
    from reader.library.search.notes import NoteHit
    from reader.library.search.questions import Question
    from reader.ui.jobs import Job, Jobs

log = logging.getLogger(__name__)
PAGE: Final = 24
"""Results that are looked for at a time."""
MOST_NOTES: Final = 100
_EVERY: Final = 0.04
"""Seconds between two reports, the first of which comes with the first result."""


class Asked(Value):
    """The question is understood; its answers, where it can be asked."""

    question: Question
    results: Results | None


class Found(Value):
    """Some answers. ended: the page is full, or there are no more."""

    hits: list[Hit]
    ended: bool = False


class Settled(Value):
    """An answer that was given in haste, and what it is."""

    before: Hit
    now: Hit


class Asker(QObject):
    """Asks one question at a time; a newer one replaces it.

    `asked` when the question is understood, `found(hits)`, `noted(note hits)`, `paused` when a page
    is full or all is found, `settled(before, now)` when more is known of an answer.
    """

    asked = Signal()
    found = Signal(object)
    noted = Signal(object)
    paused = Signal()
    settled = Signal(object, object)

    def __init__(self, search: LibrarySearch, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._search, self._jobs = search, jobs
        self._source = NotebookNotes()
        self._notes = NoteSearch(self._source)
        self._one_at_a_time = threading.Lock()
        self._collection: Collection | None = None
        self._noting: Job | None = None
        self.question: Question | None = None
        self.results: Results | None = None
        self.is_busy = False

    @property
    def is_exhausted(self) -> bool:
        """Whether everything has been found."""
        return self.results is None or self.results.exhausted

    def ask(self, text: str, collection: Collection) -> None:
        """Ask what `text` says. collection: a copy of the annotations, which are searched too."""
        self._collection = collection
        if self._noting is not None:
            self._noting.cancel()  # notes of the question before are no answers to this one
        self.results, self.is_busy = None, True
        self._run(lambda job: self._asked(job, text))

    def more(self) -> None:
        """Look for the next page."""
        results = self.results
        if results is None or results.exhausted or self.is_busy:
            return
        self.is_busy = True
        self._run(lambda job: _page(results, job))

    def _run(self, work: object) -> None:
        self._jobs.run(work, None, self._failed, on_value=self._arrived, slot="search library")  # type: ignore[arg-type]

    def _arrived(self, value: Asked | Found | Settled) -> None:
        if isinstance(value, Asked):
            self.question, self.results = value.question, value.results
            self.asked.emit()
            self._ask_notes(value.question)
            if value.results is None:
                self._pause()
            return
        if isinstance(value, Settled):
            self.settled.emit(value.before, value.now)
            return
        if value.hits:
            self.found.emit(value.hits)
        if value.ended:
            self._pause()

    def _pause(self) -> None:
        self.is_busy = False
        self.paused.emit()

    def _failed(self, error: Exception) -> None:
        log.error("the library could not be searched", exc_info=error)
        self._pause()

    def _ask_notes(self, question: Question) -> None:
        collection = self._collection
        self._noting = self._jobs.run(
            lambda job: self._noted(job, question, collection),
            self.noted.emit,
            slot="search notes",
        )

    # on a worker

    def _asked(self, job: Job, text: str) -> Iterator[Asked | Found | Settled]:
        question = self._search.question(text)
        if question.complaint or not question.wanted:
            yield Asked(question, None)
            return
        results = self._search.ask(question)
        yield Asked(question, results)
        yield from _page(results, job)

    def _noted(self, job: Job, question: Question, collection: Collection | None) -> list[NoteHit]:
        with self._one_at_a_time:
            if job.cancelled():
                return []
            self._source.collection = collection
            return list(islice(self._notes.ask(question), MOST_NOTES))


def _page(results: Results, job: Job) -> Iterator[Found | Settled]:
    held: list[Hit] = []
    said, given = 0.0, 0
    while not results.exhausted and given < PAGE and not job.cancelled():
        for hit in results.stream(PAGE - given, cancelled=job.cancelled):
            held.append(hit)
            given += 1
            if time.monotonic() - said > _EVERY:
                yield Found(held)
                held, said = [], time.monotonic()
    yield Found(held, ended=True)
    for before, now in results.settle(cancelled=job.cancelled):
        yield Settled(before, now)
