"""Sees to it that every change is written down, and tells the window how that stands.

The saver has a thread of its own; what it says reaches the interface by signals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader.annotations.saving import Saver, SaveState, Status
from reader.annotations.store import Store
from reader.wording import Message

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.collection import Collection
    from reader.annotations.notebook import Change
    from reader.ui.annotating.desk import Desk

_AT_MOST = 5.0
"""Seconds that closing waits for the disk."""


class Writer(QObject):
    """Stands between the desk and the saver.

    `status_changed(Status)` and `noticed(Notice)` as the saver says them; `copied(path, error)` and
    `moved(path, error)` when that is done, the error being None or an OSError.
    """

    status_changed = Signal(object)
    noticed = Signal(object)
    copied = Signal(object, object)
    moved = Signal(object, object)
    _loaded = Signal(object)
    _news = Signal(object)

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk)
        self._desk = desk
        queued = Qt.ConnectionType.QueuedConnection
        self._loaded.connect(self._take_loaded, queued)
        self._news.connect(self._take_news, queued)
        self.status_changed.connect(self._note_status, queued)
        desk.changed.connect(self._submit)
        self._saver = Saver(
            Store(path),
            on_loaded=self._loaded.emit,
            on_news=self._news.emit,
            on_status=self.status_changed.emit,
            on_notice=self.noticed.emit,
        )

    def begin(self) -> None:
        """Read the file; the desk has the annotations when that is done."""
        self._saver.start()

    @property
    def path(self) -> Path:
        """The file that is written."""
        return self._saver.path

    @property
    def status(self) -> Status:
        """How it stands between the memory and the disk."""
        return self._saver.status

    def retry(self) -> None:
        """Try again now what the disk refused."""
        self._saver.retry()

    def flush(self) -> bool:
        """Write at once, and wait for it. Whether all is on the disk."""
        self._submit()
        return self._saver.flush(_AT_MOST)

    def close(self) -> bool:
        """Write what is left and end. Whether all is on the disk."""
        self._submit()
        return self._saver.close(_AT_MOST)

    def save_copy(self, path: Path) -> None:
        """Write everything to another place; see `copied`."""
        self._submit()
        self._saver.save_copy(path, lambda error: self.copied.emit(path, error))

    def move(self, path: Path) -> None:
        """Write to another file from now on; what it holds is joined in; see `moved`."""
        self._submit()
        self._saver.move(path, lambda error: self.moved.emit(path, error))

    def _submit(self, _change: Change | None = None) -> None:
        if self._desk.is_loaded and self._desk.notebook.has_unsaved:
            self._saver.submit(self._desk.notebook.take_unsaved())
            self.status_changed.emit(self._saver.status)

    def _take_loaded(self, collection: Collection) -> None:
        self._desk.load(collection)

    def _take_news(self, collection: Collection) -> None:
        self._desk.notebook.join(collection)

    def _note_status(self, status: Status) -> None:
        is_refused = status.state is SaveState.READ_ONLY
        why = Message("Your annotations file is only read: {reason}.", reason=status.reason)
        self._desk.refusal = why if is_refused else ""
