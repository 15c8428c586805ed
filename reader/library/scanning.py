"""Looking through a library folder, away from the interface's thread.

`scan` is a generator: it yields batches of new and changed entries as it finds them and a
`Finished` at the end. Files that have not changed since the last scan are not opened again; of
those that have, only the head is read. A file that cannot be read becomes an entry that says why.
Companions, by name or by front matter, become one entry.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.bitext.companions import TRANSLATION_KEYS
from reader.documents.model import Language
from reader.library.facts import entry_of, failed_entry, paired, with_derived
from reader.library.listing import Listing
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.library.entries import Entry
    from reader.library.heads import HeadReader

SUFFIXES: Final = frozenset(
    {".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".srt", ".vtt", ".lrc", ".ass"}
)
LARGEST: Final = 512 * 1024 * 1024
"""Files over this many bytes are no documents."""

_SKIPPED_FOLDERS: Final = frozenset(
    {"node_modules", "bower_components", "site-packages", "__pycache__", "venv", "$recycle.bin"}
)
_BATCH: Final = 200
_BATCH_SECONDS: Final = 0.1
_DEEPEST: Final = 40

Stamp = tuple[int, int]
"""Size in bytes and time of change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some entries of a folder. absorbed: paths that are now the companion of one of them."""

    folder: Path
    entries: tuple[Entry, ...]
    absorbed: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class Finished:
    """A folder was looked through.

    seen: the paths of its entries. directories: every folder inside, itself included, to be
    watched. error: why the folder itself cannot be read, one sentence; "" where it can.
    """

    folder: Path
    seen: frozenset[Path]
    directories: tuple[Path, ...]
    error: str = ""


def scan(
    folder: Path,
    known: Mapping[Path, Entry],
    heads: HeadReader,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Batch | Finished]:
    """Look through `folder`. known: its entries from before, by path.

    Ends without `Finished` where it was cancelled.
    """
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        reason = Message("This folder cannot be read: {reason}.", reason=reason_of(error))
        yield Finished(folder, frozenset(), (), reason)
        return
    files, directories = _walk(folder, cancelled)
    look = _Look(folder, files, known, heads)
    batch: list[Entry] = []
    started = time.monotonic()
    for entry in look.entries():
        if cancelled():
            return
        batch.append(entry)
        if len(batch) >= _BATCH or time.monotonic() - started > _BATCH_SECONDS:
            yield Batch(folder, tuple(batch), look.take_absorbed())
            batch, started = [], time.monotonic()
    if cancelled():
        return
    if batch:
        yield Batch(folder, tuple(batch), look.take_absorbed())
    yield Finished(folder, frozenset(look.seen), tuple(directories))


def single_entry(path: Path, heads: HeadReader) -> Entry:
    """The entry of a document that is opened by itself, outside every library folder."""
    try:
        status = path.stat()
        stamp = status.st_size, status.st_mtime_ns
    except OSError as error:
        return failed_entry(
            path, None, (0, 0), Message("Cannot be read: {reason}.", reason=reason_of(error))
        )
    look = _Look(path.parent, {str(path): stamp}, {}, heads, knows_all=False)
    entry = next(look.entries(), None) or failed_entry(
        path, None, stamp, Message("This is not text.")
    )
    return replace(entry, folder=None)


class _Look:
    """One look through the files of a folder: which are known, which belong together."""

    def __init__(
        self,
        folder: Path,
        files: Mapping[str, Stamp],
        known: Mapping[Path, Entry],
        heads: HeadReader,
        *,
        knows_all: bool = True,
    ) -> None:
        """knows_all: files has all there are in the folder; else the disk is asked for others."""
        self._knows_all = knows_all
        self._folder = folder
        self._files = files
        self._listing = Listing(folder, files, heads.is_chosen, knows_all=knows_all)
        self._known = known
        self._heads = heads
        self._now = time.time()
        self._taken: set[str] = set()
        self._absorbed: set[Path] = set()
        self.seen: set[Path] = set()

    def take_absorbed(self) -> frozenset[Path]:
        """The companions absorbed since the last call."""
        absorbed = frozenset(self._absorbed)
        self._absorbed.clear()
        return absorbed

    def entries(self) -> Iterator[Entry]:
        """The entries that are new or have changed; `seen` names the others too."""
        for entry in self._known.values():
            if self._still_holds(entry):
                self._note(entry)
        for name, stamp in self._files.items():
            if name in self._taken:
                continue
            entry = self._read(Path(name), stamp)
            if entry is not None:
                yield self._note(entry)

    def _note(self, entry: Entry) -> Entry:
        self._taken.update(map(str, entry.paths))
        self.seen.add(entry.path)
        for other in entry.paths[1:]:
            self._absorbed.add(other)
            self.seen.discard(other)
        return entry

    def _still_holds(self, entry: Entry) -> bool:
        stamps = [self._files.get(str(path)) for path in entry.paths]
        present = [stamp for stamp in stamps if stamp is not None]
        if len(present) < len(stamps) or entry.error:
            return False
        size = sum(stamp[0] for stamp in present)
        return (size, max(stamp[1] for stamp in present)) == (entry.size, entry.modified)

    def _read(self, path: Path, stamp: Stamp) -> Entry | None:
        entry = self._read_one(path, stamp)
        if entry is None:
            return None
        other = self._companion(path, entry)
        if other is not None:
            english, chinese = (other, entry) if _is_chinese(entry, other) else (entry, other)
            entry = self._with_others(paired(english, chinese))
        elif original := self._original(path):
            return self._read(*original)
        old = self._known.get(entry.path)
        return replace(entry, added=old.added if old else self._now)

    def _with_others(self, entry: Entry) -> Entry:
        """An entry with the further translations of its document."""
        found = self._heads.counterparts(entry.path, entry.extra, self._listing)
        others = tuple(
            path for path in found
            if path not in entry.paths and self._stamp_here(path)
        )  # fmt: skip
        if not others:
            return entry
        stamps = [stamp for path in others if (stamp := self._stamp_here(path))]
        more = replace(
            entry,
            others=others,
            size=entry.size + sum(stamp[0] for stamp in stamps),
            modified=max(entry.modified, *(stamp[1] for stamp in stamps)),
        )
        return with_derived(more)

    def _original(self, path: Path) -> tuple[Path, Stamp] | None:
        """The document that has this file among its translations, where it is paired already."""
        if not self._listing.may_be_paired(path):
            return None
        original = self._heads.original(path, self._listing)
        stamp = self._stamp_here(original) if original else None
        if original is None or stamp is None:
            return None
        entry = self._read_one(original, stamp)
        if entry is None or entry.error or self._companion(original, entry) is None:
            return None
        return original, stamp

    def _read_one(self, path: Path, stamp: Stamp) -> Entry | None:
        """The entry of one file; None where it holds no text."""
        result = self._heads.read(path)
        if result is None:
            return None
        if isinstance(result, str):
            return failed_entry(path, self._folder, stamp, result)
        return entry_of(result, path, self._folder, stamp)

    def _companion(self, path: Path, entry: Entry) -> Entry | None:
        named = any(key in entry.extra for key in TRANSLATION_KEYS)
        if entry.error or not (named or self._listing.may_be_paired(path)):
            return None
        other = self._heads.companion(path, entry.extra, self._listing)
        if other is None or other == path:
            return None
        stamp = self._files.get(str(other)) or _stamp(other)
        found = self._read_one(other, stamp) if stamp else None
        if found is None or found.error:
            return None
        alike = len(entry.languages) == 1 and entry.languages == found.languages
        by_name = not (named or self._heads.is_chosen(path))
        return None if alike and by_name else found

    def _stamp_here(self, path: Path) -> Stamp | None:
        """The stamp of a file that is listed together with this one."""
        return self._files.get(str(path)) or (None if self._knows_all else _stamp(path))


def _is_chinese(entry: Entry, other: Entry) -> bool:
    """Whether `entry` is the Chinese one of two companions."""
    if entry.languages == other.languages:
        return entry.path > other.path
    return Language.ENGLISH not in entry.languages or Language.CHINESE not in other.languages


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _walk(folder: Path, cancelled: Callable[[], bool]) -> tuple[dict[str, Stamp], list[Path]]:
    """Every candidate below `folder` with its stamp, and every folder.

    Links to folders are followed; each folder is entered once.
    """
    files: dict[str, Stamp] = {}
    directories: list[Path] = []
    entered: set[tuple[int, int]] = set()
    waiting: list[tuple[str, int]] = [(str(folder), 0)]
    while waiting and not cancelled():
        name, depth = waiting.pop()
        try:
            status = os.stat(name)  # noqa: PTH116 - thousands of them: Path objects cost time
            identity = status.st_dev, status.st_ino
            if identity in entered:
                continue
            entered.add(identity)
            children, found = _list(name)
        except OSError:
            continue
        directories.append(Path(name))
        files.update(found)
        if depth < _DEEPEST:
            waiting.extend((child, depth + 1) for child in reversed(children))
    return files, directories


def _list(name: str) -> tuple[list[str], dict[str, Stamp]]:
    """The folders and the candidates directly in one folder, by name."""
    children: list[str] = []
    files: dict[str, Stamp] = {}
    with os.scandir(name) as items:
        for item in sorted(items, key=lambda one: one.name):
            if item.name.startswith("."):
                continue
            if item.is_dir():
                if item.name.lower() not in _SKIPPED_FOLDERS:
                    children.append(item.path)
            elif os.path.splitext(item.name)[1].lower() in SUFFIXES:  # noqa: PTH122 - as above
                _add_file(files, item)
    return children, files


def _add_file(files: dict[str, Stamp], item: os.DirEntry[str]) -> None:
    try:
        status = item.stat()
    except OSError:  # a link that leads nowhere
        return
    if item.is_file() and status.st_size <= LARGEST:
        files[item.path] = status.st_size, status.st_mtime_ns
