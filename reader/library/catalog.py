"""The living list of what there is to read.

Scans, the index and remembered places tell the catalog what they know; every change comes back as
a `Diff`, so that views repaint what changed and nothing else. It belongs to one thread (the
interface's); scans run elsewhere and are handed over as values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.library.entries import Entry
    from reader.library.places import Place
    from reader.library.scanning import Batch, Finished


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed: new entries, entries that replace the one of the same path, paths gone."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    removed: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class Catalog:
    """Entries by path, and the folders they come from in the order of the user.

    place_of: what is remembered of a document (`Places.find`).
    """

    def __init__(self, place_of: Callable[[Path, str], Place | None]) -> None:
        self._place_of = place_of
        self._folders: list[Path] = []
        self._entries: dict[Path, Entry] = {}

    @property
    def folders(self) -> tuple[Path, ...]:
        """The library folders, in the order in which they were added."""
        return tuple(self._folders)

    @property
    def entries(self) -> list[Entry]:
        """Every entry, in no particular order."""
        return list(self._entries.values())

    def known(self, folder: Path) -> dict[Path, Entry]:
        """The entries of one folder by path: what a scan compares with."""
        return {path: entry for path, entry in self._entries.items() if entry.folder == folder}

    def find(self, path: Path) -> Entry | None:
        """The entry that holds `path`, as its document or as a translation of it."""
        entry = self._entries.get(path)
        if entry is not None:
            return entry
        return next(
            (one for one in self._entries.values() if one.companion and path in one.paths), None
        )

    def add_folder(self, folder: Path) -> bool:
        """Take a folder in. False: it is in already. Its entries arrive by scanning."""
        if folder in self._folders:
            return False
        self._folders.append(folder)
        return True

    def remove_folder(self, folder: Path) -> Diff:
        """Let a folder go; what another library folder holds too goes over to that one."""
        if folder not in self._folders:
            return Diff()
        self._folders.remove(folder)
        moved: list[Entry] = []
        gone: list[Path] = []
        for path, entry in self.known(folder).items():
            owner = self._owner(path)
            if owner is None:
                gone.append(path)
            else:
                moved.append(replace(entry, folder=owner))
        return self._merge(moved, gone)

    def load(self, entries: Iterable[Entry]) -> Diff:
        """Take in what the index remembers, before a scan has confirmed it."""
        return self._merge([one for one in entries if one.path not in self._entries], ())

    def apply(self, batch: Batch) -> Diff:
        """Take in some of what a scan found. A folder removed meanwhile is ignored."""
        if batch.folder not in self._folders:
            return Diff()
        nested = any(batch.folder in other.parents for other in self._folders)
        mine = [
            entry
            for entry in batch.entries
            if not nested or self._owner(entry.path) == batch.folder
        ]
        taken = {entry.path for entry in mine}
        return self._merge(mine, [path for path in batch.absorbed if path not in taken])

    def finish(self, result: Finished) -> Diff:
        """A scan has come to its end: what it did not see is gone."""
        if result.folder not in self._folders:
            return Diff()
        gone = [path for path in self.known(result.folder) if path not in result.seen]
        return self._merge((), gone)

    def add_document(self, entry: Entry) -> Diff:
        """Take in a document that was opened by itself (`entry.folder` None)."""
        present = self.find(entry.path)
        if present is not None and present.folder is not None:
            return Diff()
        return self._merge([entry], ())

    def remove_document(self, path: Path) -> Diff:
        """Let go of a document that was opened by itself."""
        entry = self._entries.get(path)
        return self._merge((), [path] if entry is not None and entry.folder is None else ())

    def note_place(self, path: Path, progress: float, last_read: float) -> Diff:
        """The reader has moved in a document."""
        entry = self.find(path)
        if entry is None or (entry.progress, entry.last_read) == (progress, last_read):
            return Diff()
        changed = replace(entry, progress=progress, last_read=last_read)
        self._entries[changed.path] = changed
        return Diff(changed=(changed,))

    def _owner(self, path: Path) -> Path | None:
        """The innermost library folder that holds `path`."""
        holders = [folder for folder in self._folders if folder in path.parents]
        return max(holders, key=lambda folder: len(folder.parts), default=None)

    def _merge(self, entries: Iterable[Entry], gone: Iterable[Path]) -> Diff:
        removed = tuple(path for path in gone if self._entries.pop(path, None) is not None)
        added: list[Entry] = []
        changed: list[Entry] = []
        for found in entries:
            old = self._entries.get(found.path)
            entry = self._with_place(found, old)
            if entry == old:
                continue
            self._entries[entry.path] = entry
            (added if old is None else changed).append(entry)
        return Diff(tuple(added), tuple(changed), removed)

    def _with_place(self, entry: Entry, old: Entry | None) -> Entry:
        added = old.added if old is not None else entry.added
        place = self._place_of(entry.path, entry.fingerprint)
        if place is None and entry.added == added:
            return entry
        return replace(
            entry,
            added=added,
            progress=place.progress if place else 0.0,
            last_read=place.last_read if place else 0.0,
        )
