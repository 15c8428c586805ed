"""Keeps the sidebar true: loads the index, scans folders in the background, watches them.

The catalog belongs to the GUI thread; scans run on workers and come back as batches.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from reader.library.catalog import Catalog, Diff
from reader.library.scanning import Batch, Finished, scan, single_entry
from reader.library.shelf import NOTHING_HERE
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.library.entries import Entry
    from reader.library.heads import HeadReader
    from reader.library.index import Index
    from reader.library.places import Places
    from reader.ui.jobs import Job, Jobs
    from reader.ui.sidebar.widget import Sidebar

_SETTLE = 700
_MOST_WATCHED = 2000
_SOONEST, _LATEST = 1200, 60_000
"""Milliseconds between two looks at all folders: systems tell of new and deleted files, but not of
those that are written to, and network folders tell nothing."""
_REST = 50
"""A library is looked at for a fiftieth of one processor's time."""
_SAID_AFTER = 300
"""Milliseconds after which a look is mentioned."""


class LibraryFeed(QObject):
    """Feeds a sidebar.

    `entry_found(path)` says that a document's entry is there or has changed, `changed` that the
    library has.
    """

    entry_found = Signal(object)
    changed = Signal()

    def __init__(
        self,
        sidebar: Sidebar,
        jobs: Jobs,
        index: Index,
        places: Places,
        heads: HeadReader,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sidebar, self._jobs, self._index, self._heads = sidebar, jobs, index, heads
        self._places = places
        self._catalog = Catalog(places.find)
        self._notes: dict[Path, str] = {}
        self._under_way: set[Path] = set()
        self._scans: dict[Path, Job] = {}
        self._effort: dict[Path, float] = {}
        self._touched: set[Path] = set()
        self._stale: set[Path] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._folder_touched)
        self._settle = QTimer(self, interval=_SETTLE, singleShot=True)
        self._settle.timeout.connect(self._scan_touched)
        self._every = QTimer(self, interval=_LATEST, singleShot=True)
        self._every.timeout.connect(self._look_again)
        self._mention = QTimer(self, interval=_SAID_AFTER, singleShot=True)
        self._mention.timeout.connect(self._say_looking)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The library's folders."""
        return self._catalog.folders

    @property
    def catalog(self) -> Catalog:
        """What is known."""
        return self._catalog

    @property
    def is_looking(self) -> bool:
        """Whether folders are being looked at."""
        return bool(self._under_way)

    def start(self, folders: tuple[Path, ...]) -> None:
        """Show what the index remembers of these folders, then look at them."""
        for folder in folders:
            self._catalog.add_folder(folder)
        self._sidebar.set_folders(self._catalog.folders, self._notes)
        for folder in folders:
            self._load_then_scan(folder)

    def add_folder(self, folder: Path) -> None:
        """Take a folder into the library."""
        if self._catalog.add_folder(folder):
            self._sidebar.set_folders(self._catalog.folders, self._notes)
            self._load_then_scan(folder)
        else:
            self.rescan(folder)

    def remove_folder(self, folder: Path) -> None:
        """Let a folder go; its files stay where they are."""
        if folder in self._under_way:
            self._scans[folder].cancel()
            self._scanned(folder)
        diff = self._catalog.remove_folder(folder)
        self._notes.pop(folder, None)
        self._effort.pop(folder, None)
        self._sidebar.set_folders(self._catalog.folders, self._notes)
        self._sidebar.apply(diff)
        self.changed.emit()
        self._jobs.run(lambda _job: self._index.forget_folder(folder))

    def rescan(self, folder: Path) -> None:
        """Look at a folder again."""
        if folder in self._under_way:
            self._touched.add(folder)  # once more, when this look is over
            return
        whole = self._catalog.known(folder)
        known = {
            path: entry for path, entry in whole.items() if self._stale.isdisjoint(entry.paths)
        }
        self._stale -= {path for path in self._stale if folder in path.parents}
        if not self._mention.isActive():
            self._mention.start()
        self._under_way.add(folder)
        self._scans[folder] = self._jobs.run(
            lambda job: self._scan(job, folder, known, away=not whole),
            lambda _none: self._scanned(folder),
            lambda error: self._scan_failed(folder, error),
            on_value=self._arrived,
            patient=True,
        )

    def _look_again(self) -> None:
        if self._sidebar.window().isMinimized():
            self._rest()
            return
        for folder in self._catalog.folders:
            self.rescan(folder)

    def add_document(self, path: Path) -> None:
        """List a document that was opened from outside the library."""
        if self._catalog.find(path) is None:
            self._jobs.run(lambda _job: single_entry(path, self._heads), self._add_entry)

    def forget_document(self, path: Path) -> None:
        """Take a document that was opened by itself off the list."""
        self._sidebar.apply(self._catalog.remove_document(path))
        self.changed.emit()

    def note_place(self, path: Path, progress: float, last_read: float) -> None:
        """The reader has moved in a document."""
        if self._catalog.note_place(path, progress, last_read):
            entry = self._catalog.find(path)
            if entry:
                self._sidebar.update_progress(entry.path, progress, last_read)

    def pair_again(self, paths: Iterable[Path]) -> None:
        """Which of these files belong together was chosen anew: read their entries again."""
        found = {path: self._catalog.find(path) for path in paths}
        self._stale |= set(found)
        for folder in {entry.folder for entry in found.values() if entry and entry.folder}:
            self.rescan(folder)
        for path, entry in found.items():
            if entry is not None and entry.folder is None:  # it was opened by itself
                self._sidebar.apply(self._catalog.remove_document(entry.path))
                self._jobs.run(lambda _job, at=path: single_entry(at, self._heads), self._add_entry)

    def companion_of(self, path: Path) -> Path | None:
        """The other half of a document, where the library knows one."""
        entry = self._catalog.find(path)
        if entry is None or entry.companion is None:
            return None
        return entry.companion if entry.path == path else entry.path

    # inside

    def _load_then_scan(self, folder: Path) -> None:
        self._jobs.run(
            lambda _job: self._load(folder),
            lambda entries: self._loaded(folder, entries),
            lambda _error: self.rescan(folder),
        )

    def _load(self, folder: Path) -> list[Entry]:
        self._places.find(folder)  # the first question reads their file: not in the interface
        return self._index.load(folder)

    def _loaded(self, folder: Path, entries: list[Entry]) -> None:
        self._sidebar.apply(self._catalog.load(entries))
        self.changed.emit()
        self.rescan(folder)

    def _scan(
        self, job: Job, folder: Path, known: dict[Path, Entry], *, away: bool
    ) -> Iterator[Batch | Finished]:
        began, nothing_new = time.thread_time(), True
        if away and folder.is_dir():
            # a folder that was away is back: the index knows when its documents were added
            remembered = self._index.load(folder)
            known = {entry.path: entry for entry in remembered}
            if remembered:
                yield Batch(folder, tuple(remembered))
        for result in scan(folder, known, self._heads, job.cancelled):
            if isinstance(result, Batch):
                nothing_new = False
                self._index.store(result.entries, result.absorbed)
            else:
                gone = [path for path in known if path not in result.seen]
                if gone and not result.error:
                    self._index.store((), gone)
            yield result
        if nothing_new:
            self._effort[folder] = time.thread_time() - began

    def _arrived(self, result: Batch | Finished) -> None:
        diff = (
            self._catalog.apply(result)
            if isinstance(result, Batch)
            else self._catalog.finish(result)
        )
        self._show(diff)
        if isinstance(result, Finished):
            self._finished(result)

    def _show(self, diff: Diff) -> None:
        if not diff:
            return
        self._sidebar.apply(diff)
        self.changed.emit()
        for entry in (*diff.added, *diff.changed):
            self.entry_found.emit(entry.path)

    def _finished(self, result: Finished) -> None:
        note = result.error
        if not note and not any(one.folder == result.folder for one in self._catalog.entries):
            note = NOTHING_HERE
        if note != self._notes.get(result.folder, ""):
            self._notes[result.folder] = note
            self._sidebar.set_folders(self._catalog.folders, self._notes)
        watched = set(self._watcher.directories())
        room = _MOST_WATCHED - len(watched)
        new = [str(path) for path in result.directories if str(path) not in watched][:room]
        if new:
            self._watcher.addPaths(new)

    def _scanned(self, folder: Path) -> None:
        self._under_way.discard(folder)
        if not self._under_way:
            self._all_looked_at()

    def _all_looked_at(self) -> None:
        if self._under_way:
            return
        self._mention.stop()
        self._sidebar.set_looking("")
        if self._touched:
            self._settle.start()
        self._rest()

    def _rest(self) -> None:
        milliseconds = sum(self._effort.values()) * _REST * 1000
        self._every.start(int(min(max(milliseconds, _SOONEST), _LATEST)))

    def _say_looking(self) -> None:
        if self._under_way:
            self._sidebar.set_looking(Message("Looking…"))

    def _scan_failed(self, folder: Path, error: Exception) -> None:
        self._scanned(folder)
        self._notes[folder] = Message("This folder cannot be read: {reason}.", reason=error)
        self._sidebar.set_folders(self._catalog.folders, self._notes)

    def _add_entry(self, entry: Entry) -> None:
        self._show(self._catalog.add_document(entry))

    def _folder_touched(self, name: str) -> None:
        path = Path(name)
        for folder in self._catalog.folders:
            if folder == path or folder in path.parents:
                self._touched.add(folder)
        self._settle.start()

    def _scan_touched(self) -> None:
        touched, self._touched = self._touched, set()
        for folder in touched:
            self.rescan(folder)
