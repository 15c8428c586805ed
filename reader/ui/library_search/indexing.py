"""Keeps the index of the library's words up to date: after changes, in quiet moments, on a thread.

A thread of its own, so that opening a document never waits behind ten thousand others.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.library.search.asking import LibrarySearch
from reader.library.search.building import Progress, bring_up_to_date
from reader.library.search.store import SearchStore
from reader.ui.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from reader.library.entries import Entry
    from reader.ui.jobs import Job
    from reader.ui.library_feed import LibraryFeed
    from reader.ui.library_search.activity import Activity
    from reader.ui.window import Window

log = logging.getLogger(__name__)
NAME: Final = "search.sqlite"
_AFTER: Final = 1500
"""Milliseconds after the last change of the library."""


class Indexing(QObject):
    """`progressed` when more is indexed, or all is. progress: None where nothing is being done."""

    progressed = Signal()

    def __init__(self, window: Window, feed: LibraryFeed, cache: Path, activity: Activity) -> None:
        """cache: the folder that the index lies in."""
        super().__init__(window)
        self._feed, self._activity = feed, activity
        self._settings = window.parts.settings
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self.store = SearchStore(cache / NAME)
        self.search = LibrarySearch(self.store)
        self.progress: Progress | None = None
        self.is_current = False
        """Whether everything that is known of is in the index."""
        self._soon = QTimer(self, interval=_AFTER, singleShot=True)
        self._soon.timeout.connect(self._begin)
        feed.changed.connect(self._changed)
        window.closing.connect(self._jobs.close)
        self._changed()

    def _changed(self) -> None:
        self.is_current = False
        self._soon.start()

    def now(self) -> None:
        """Somebody wants to search: do not wait for a moment."""
        if self._soon.isActive():
            self._soon.stop()
            self._begin()

    def _begin(self) -> None:
        entries, encodings = self._feed.catalog.entries, dict(self._settings.encodings)
        self.search.set_entries(entries, encodings)
        complete = not self._feed.is_looking
        if not complete:
            self._soon.start()  # once more, when the folders have been looked at
        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.run(
            lambda job: self._index(job, entries, encodings, complete=complete),
            lambda _none: self._ended(complete=complete),
            self._failed,
            on_value=self._arrived,
            slot="index",
        )

    def _index(
        self, job: Job, entries: list[Entry], encodings: Mapping[Path, str], *, complete: bool
    ) -> Iterator[Progress]:
        self.search.prepare()
        yield from bring_up_to_date(
            self.store,
            entries,
            encodings=encodings,
            complete=complete,
            pause=lambda: self._activity.wait(job.cancelled),
            cancelled=job.cancelled,
        )

    def _arrived(self, progress: Progress) -> None:
        self.progress = progress
        self.progressed.emit()

    def _ended(self, *, complete: bool) -> None:
        self.progress = None
        self.is_current = complete and not self._soon.isActive()
        self.progressed.emit()

    def _failed(self, error: Exception) -> None:
        log.error("the library could not be indexed", exc_info=error)
        self._ended(complete=False)
