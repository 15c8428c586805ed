"""A second look at a file in both languages, once it is read: rows change quietly where words tell.

Works on a worker, around what is in sight first. What it finds is kept, so that the text stands in
the right rows at once when it is opened again.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from reader.bitext.model import Bitext
from reader.bitext.requests import kept_pairs
from reader.ui.reading.moved import new_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.bitext.model import Row
    from reader.documents.model import Head
    from reader.ui.jobs import Job, Jobs
    from reader.ui.reading.moved import NewRows
    from reader.ui.reading.view import ReadingView
    from reader.ui.session import Session

log = logging.getLogger(__name__)
_SLOT = "second-look"
_AGAIN = 60
"""Milliseconds after which is looked whether the mouse has been released."""


class _Shown:
    """A text as one window shows it. rows: those it stands in by now."""

    def __init__(self, bitext: Bitext, base: Sequence[Row]) -> None:
        self.documents, self.columns, self.base = bitext.documents, bitext.columns, base
        self.rows = list(bitext.rows)


class _Look:
    """One look at a text, and what it is for, which is another reading after each repair.

    shown: None while nothing is there to be changed; told: what was told of last.
    """

    def __init__(self, shown: _Shown, near: int) -> None:
        self.shown: _Shown | None = shown
        self.told: _Shown | None = None
        self._document, self._base, self._near = shown.documents[-1], shown.base, near

    def is_at(self, head: Head | None) -> bool:
        """Whether a document says what this one is about."""
        return head is not None and head.fingerprint == self._document.head.fingerprint

    def work(self, job: Job) -> Iterator[NewRows]:
        """On a worker: other rows, whenever there are any."""
        pairs = kept_pairs()
        for found in pairs.looked_again(self._document, self._base, self._near, job.cancelled):
            shown = self.shown
            if shown is None:
                continue  # what is found is kept: the text is read again with it
            document = shown.documents[-1]
            rows = pairs.rows_with(document, shown.base, found, job.cancelled)
            self.told = shown
            if rows != shown.rows:
                shown.rows = rows
                yield new_rows(Bitext(shown.documents, rows, shown.columns))


class SecondLook(QObject):
    """Looks again at whatever one window has read.

    waiting: rows that are not shown yet, since the mouse is down.
    """

    def __init__(self, session: Session, view: ReadingView, jobs: Jobs) -> None:
        super().__init__(view)
        self._session, self._view, self._jobs = session, view, jobs
        self._job: Job | None = None
        self._look: _Look | None = None
        self.waiting: NewRows | None = None
        self._released = QTimer(self, interval=_AGAIN, singleShot=True)
        self._released.timeout.connect(self._take)
        session.opened.connect(self._opened)

    def begin(self) -> None:
        """The text is read: look again, if that may be worth it.

        A look that is under way is not begun anew where a repair has the text read once more.
        """
        bitext, base = self._session.bitext, self._session.unsettled
        if bitext is None or not base:
            return
        shown = _Shown(bitext, base)
        if self._look is not None and self._look.is_at(bitext.documents[-1].head):
            self._look.shown = shown
            return
        look = self._look = _Look(shown, max(self._view.top_row(), 0))
        self._job = self._jobs.run(
            look.work,
            self._done,
            self._failed,
            on_value=self._arrived,
            slot=_SLOT,
            patient=True,
        )

    def give_up(self) -> None:
        """Nobody wants to know any more."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._look = None
        self._forget()

    def _forget(self) -> None:
        self.waiting = None
        self._released.stop()

    def _opened(self) -> None:
        """A text is shown: another one, or this one as a repair left it."""
        if self._look is not None and self._look.is_at(self._session.head):
            self._look.shown = None
            self._forget()
        else:
            self.give_up()

    def _arrived(self, rows: NewRows) -> None:
        self.waiting = rows
        self._take()

    def _take(self) -> None:
        """Not while something is being selected or dragged."""
        if self.waiting is None:
            return
        if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._released.start()
            return
        rows, self.waiting = self.waiting, None
        self._session.set_rows(rows)

    def _done(self, _none: object) -> None:
        look, self._look, self._job = self._look, None, None
        if look is not None and look.shown is not None and look.shown is not look.told:
            self.begin()  # it was read again just before the end

    def _failed(self, problem: Exception) -> None:
        """Without the aligner the text stays as its structure has it."""
        self._look = self._job = None
        log.info("no second look at the pairing of a text: %s", problem)
