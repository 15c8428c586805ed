"""Saving by itself, on a thread of its own, and saying truly how it stands.

A change is on its way to the disk when nothing followed it for a moment, and at the latest a second
after it. Where the disk refuses, everything is kept and tried again, at growing intervals. Every
two seconds the file is looked at, in case another program changed it.

All callbacks are called on the saver's thread.
"""

from __future__ import annotations

import atexit
import contextlib
import errno
import logging
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.annotations.collection import Collection
from reader.annotations.locks import BusyError
from reader.annotations.schedule import Pace, Schedule
from reader.annotations.store import ReadOnlyError
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.annotations.notices import Notice
    from reader.annotations.store import Store


class SaveState(StrEnum):
    """How it stands between the memory and the disk."""

    SAVED = "saved"
    """Everything is on the disk."""
    UNSAVED = "unsaved"
    """A change waits to be written."""
    SAVING = "saving"
    """It is being written."""
    REFUSED = "refused"
    """The disk does not take it; everything is in memory, and it is tried again."""
    READ_ONLY = "read-only"
    """The file must not be written over."""


@dataclass(frozen=True, slots=True)
class Status:
    """state, and in words why (for REFUSED and READ_ONLY; else "")."""

    state: SaveState
    reason: str = ""


_log = logging.getLogger(__name__)


def _ignore(_value: object) -> None:
    return None


class Saver:
    """Saves to a store. Nothing is read or written before `start`.

    on_loaded: once, everything that is known after the first reading (for a Notebook, or to be
    joined into it). on_news: what came from outside later. on_status: how it stands. on_notice:
    what the user must be told.
    """

    def __init__(
        self,
        store: Store,
        *,
        on_loaded: Callable[[Collection], None] = _ignore,
        on_news: Callable[[Collection], None] = _ignore,
        on_status: Callable[[Status], None] = _ignore,
        on_notice: Callable[[Notice], None] = _ignore,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._on_loaded = on_loaded
        self._on_news = on_news
        self._on_status = on_status
        self._on_notice = on_notice
        self._clock = clock
        self._schedule = Schedule(pace or Pace())
        self._condition = threading.Condition()
        self._pending = Collection()
        self._tasks: list[Callable[[], None]] = []
        self._status = Status(SaveState.SAVED)
        self._is_told = False
        self._is_taken = False
        self._begun = self._ended = 0
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="annotations", daemon=True)

    # for any thread

    @property
    def path(self) -> Path:
        """The file that is saved to."""
        return self._store.path

    @property
    def status(self) -> Status:
        """How it stands now; a change that was just submitted counts."""
        with self._condition:
            if self._has_change() and self._status.state is SaveState.SAVED:
                return Status(SaveState.UNSAVED)
            return self._status

    def start(self) -> None:
        """Begin: read the file, then save what is submitted."""
        self._thread.start()
        atexit.register(self.close)

    def submit(self, delta: Collection) -> None:
        """Have a change written. The delta belongs to the saver from now on."""
        if not delta:
            return
        with self._condition:
            self._pending.join(delta)
            self._schedule.changed(self._clock())
            self._condition.notify_all()

    def check_outside(self) -> None:
        """Look at the file now: somebody saw that it changed."""
        with self._condition:
            self._schedule.look_at = self._clock()
            self._condition.notify_all()

    def retry(self) -> None:
        """Try again now what the disk refused."""
        with self._condition:
            self._schedule.is_urgent = True
            self._condition.notify_all()

    def flush(self, timeout: float = 5.0) -> bool:
        """Write at once and wait for it, at most `timeout` seconds. Whether all is on the disk.

        Does not wait for a disk that refuses.
        """
        with self._condition:
            if self._thread.is_alive() and not self._is_settled():
                self._schedule.is_urgent = True
                self._condition.notify_all()
                mine = self._begun + 1
                self._condition.wait_for(
                    lambda: self._is_settled() or (self._ended >= mine and self._is_refused()),
                    timeout,
                )
            return self._is_settled()

    def save_copy(self, path: Path, done: Callable[[OSError | None], None]) -> None:
        """Write everything, unsaved changes too, to another place; `done` says how it went."""
        self._do(lambda: self._save_copy(path), done)

    def move(self, path: Path, done: Callable[[OSError | None], None]) -> None:
        """Save to another file from now on; what is there is joined in. The old file stays."""
        self._do(lambda: self._move(path), done)

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left and end. Whether all is on the disk."""
        atexit.unregister(self.close)
        is_saved = self.flush(timeout)
        with self._condition:
            self._closing = True
            self._condition.notify_all()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return is_saved

    def _is_settled(self) -> bool:
        is_saved = self._status.state is SaveState.SAVED
        return self._is_told and is_saved and not self._has_change()

    def _has_change(self) -> bool:
        return self._schedule.has_change or self._is_taken

    def _is_refused(self) -> bool:
        return self._status.state in {SaveState.REFUSED, SaveState.READ_ONLY}

    def _do(self, task: Callable[[], None], done: Callable[[OSError | None], None]) -> None:
        def attempt() -> None:
            try:
                task()
            except OSError as error:
                done(error)
            else:
                done(None)

        with self._condition:
            self._tasks.append(attempt)
            self._condition.notify_all()

    # on the saver's thread

    def _run(self) -> None:
        while True:
            with self._condition:
                while not self._tasks and not self._closing:
                    wait = self._schedule.next_step() - self._clock()
                    if wait <= 0:
                        break
                    self._condition.wait(wait)
                tasks, self._tasks = self._tasks, []
                if self._closing and not tasks:
                    return
            for task in tasks:
                task()
            if not tasks:
                self._step()

    def _step(self) -> None:
        """Load, save or look, whatever is due."""
        with self._condition:
            self._begun += 1
            delta = Collection()
            if self._schedule.is_save_due(self._clock()):
                delta, self._pending = self._pending, delta
                self._schedule.begin()
                self._is_taken = bool(delta)
        if delta and not self._store.read_only:
            self._tell(Status(SaveState.SAVING))
        try:
            with contextlib.suppress(ReadOnlyError):  # which the store remembers
                self._save_or_look(delta)
        except OSError as error:
            self._refused(error)
        except Exception as error:  # a defect must not end the thread that saves
            _log.exception("saving annotations")
            self._refused(
                OSError(errno.EIO, Message("an error in the program: {error}", error=repr(error)))
            )
        else:
            self._stand(self._reached())
        self._pass_on()
        with self._condition:
            self._ended += 1
            self._is_taken = False
            self._condition.notify_all()

    def _save_or_look(self, delta: Collection) -> None:
        self._store.remember(delta)
        if self._store.read_only or not self._store.is_behind:
            news = self._store.look()
            self._hand_on(news)
        if self._store.is_behind and not self._store.read_only:
            self._tell(Status(SaveState.SAVING))
            self._hand_on(self._store.save(Collection()))

    def _reached(self) -> Status:
        """How it stands after a step that was not refused."""
        with self._condition:
            self._schedule.done(self._clock())
        if self._store.read_only:
            return Status(SaveState.READ_ONLY, self._store.read_only)
        return Status(SaveState.SAVED)

    def _refused(self, error: OSError) -> None:
        is_busy = isinstance(error, BusyError)
        with self._condition:
            is_serious = self._schedule.failed(self._clock(), is_busy=is_busy)
        if is_serious:
            self._stand(Status(SaveState.REFUSED, reason_of(error)))

    def _stand(self, status: Status) -> None:
        with self._condition:
            waits = self._schedule.has_change and status.state is SaveState.SAVED
        self._tell(Status(SaveState.UNSAVED) if waits else status)

    def _tell(self, status: Status) -> None:
        with self._condition:
            if status == self._status:
                return
            self._status = status
        self._on_status(status)

    def _pass_on(self) -> None:
        if self._store.is_loaded and not self._is_told:
            self._store.take_news()
            self._on_loaded(self._store.known.copy())
            with self._condition:
                self._is_told = True
        self._hand_on(self._store.take_news())
        for notice in self._store.take_notices():
            self._on_notice(notice)

    def _hand_on(self, news: Collection) -> None:
        if news and self._is_told:
            self._on_news(news)

    def _save_copy(self, path: Path) -> None:
        with self._condition:
            pending = self._pending.copy()
        self._store.save_copy(path, pending)

    def _move(self, path: Path) -> None:
        moved = self._store.elsewhere(path)
        there = moved.load()
        if moved.read_only:
            raise ReadOnlyError(errno.EROFS, moved.read_only)
        moved.save(self._store.known)
        news = self._store.known.join(there)
        self._store = moved
        self._hand_on(news)
        self._stand(self._reached())
