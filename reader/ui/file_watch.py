"""Notices what happens to the open files outside: changed, replaced, deleted, there again.

The system's own messages are taken where it gives them; now and then the files are looked at all
the same, for network folders and for what was missed. Looking happens on a worker.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.ui.jobs import Job, Jobs

_SETTLE = 300
"""Milliseconds for an editor to put the new file in the old one's place."""
_EVERY = 4000

Stamp = tuple[int, int, int] | None
"""Time of change, size, and the file's number; None where there is no file."""


def stamps(paths: Sequence[Path]) -> dict[Path, Stamp]:
    """What can be seen of files without opening them. To be called on a worker."""
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> Stamp:
    try:
        status = os.stat(path)  # noqa: PTH116 - a closed set of fields, and no link is special
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


class FileWatch(QObject):
    """Watches a few files. Each signal says what is true from now on, once."""

    changed = Signal()
    vanished = Signal()
    returned = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._known: dict[Path, Stamp] = {}
        self._read: Mapping[Path, Stamp] = {}
        self._watcher: QFileSystemWatcher | None = None
        self._looking: Job | None = None
        self._settle = QTimer(self, interval=_SETTLE, singleShot=True)
        self._settle.timeout.connect(self._look)
        self._every = QTimer(self, interval=_EVERY, timerType=Qt.TimerType.VeryCoarseTimer)
        self._every.timeout.connect(self._look)

    def watch(self, read: Mapping[Path, Stamp]) -> None:
        """Watch these files and no others. read: their stamps when they were read."""
        self.stop()
        self._read, self._known = read, dict(read)
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(lambda _: self._settle.start())
            self._watcher.directoryChanged.connect(lambda _: self._settle.start())
        # The folders tell of files that are deleted, put in place of others, or there again.
        self._watcher.addPaths([str(path) for path in read])
        self._watcher.addPaths(list({str(path.parent) for path in read}))
        self._every.start()
        self._look()

    def stop(self) -> None:
        """Watch nothing."""
        self._every.stop()
        self._settle.stop()
        if self._looking:
            self._looking.cancel()
        self._known = {}
        if self._watcher and (old := self._watcher.files() + self._watcher.directories()):
            self._watcher.removePaths(old)

    def _look(self) -> None:
        paths = tuple(self._known)
        if paths:
            self._looking = self._jobs.run(
                lambda _job: stamps(paths), self._looked, slot="look at files"
            )

    def _looked(self, found: dict[Path, Stamp]) -> None:
        before, self._known = self._known, found
        if self._watcher:
            watched = set(self._watcher.files())
            lost = [
                str(path) for path, stamp in found.items() if stamp and str(path) not in watched
            ]
            if lost:
                self._watcher.addPaths(lost)  # editors replace a file: watch the new one
        if found == before:
            return
        if None in found.values():
            self.vanished.emit()
        elif any(found[path] != stamp for path, stamp in self._read.items()):
            self.changed.emit()
        else:
            self.returned.emit()
