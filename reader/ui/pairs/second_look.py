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
    from collections.abc import Iterator

    from reader.ui.jobs import Job, Jobs
    from reader.ui.reading.moved import NewRows
    from reader.ui.reading.view import ReadingView
    from reader.ui.session import Session

log = logging.getLogger(__name__)
_SLOT = "second-look"
_AGAIN = 60
"""Milliseconds after which is looked whether the mouse has been released."""


class SecondLook(QObject):
    """Looks again at whatever one window has read.

    waiting: rows that are not shown yet, since the mouse is down.
    """

    def __init__(self, session: Session, view: ReadingView, jobs: Jobs) -> None:
        super().__init__(view)
        self._session, self._view, self._jobs = session, view, jobs
        self._job: Job | None = None
        self.waiting: NewRows | None = None
        self._released = QTimer(self, interval=_AGAIN, singleShot=True)
        self._released.timeout.connect(self._take)
        session.opened.connect(self.give_up)

    def begin(self) -> None:
        """The text is read: look again, if that may be worth it."""
        bitext, base = self._session.bitext, self._session.unsettled
        if bitext is None or not base:
            return
        document, shown = bitext.documents[-1], list(bitext.rows)
        near = max(self._view.top_row(), 0)

        def look(job: Job) -> Iterator[NewRows]:
            known = shown
            for rows in kept_pairs().looked_again(document, base, near, job.cancelled):
                if rows == known:
                    continue
                known = rows
                yield new_rows(Bitext(bitext.documents, rows, bitext.columns))

        self._job = self._jobs.run(
            look, on_failure=self._failed, on_value=self._arrived, slot=_SLOT
        )

    def give_up(self) -> None:
        """Another text is shown."""
        if self._job is not None:
            self._job.cancel()
        self._job = self.waiting = None
        self._released.stop()

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

    def _failed(self, problem: Exception) -> None:
        """Without the aligner the text stays as its structure has it."""
        log.info("no second look at the pairing of a text: %s", problem)
