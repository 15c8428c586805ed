"""The file annotations.json: reading it, and changing it so that nothing is ever lost.

Whoever writes holds a lock, looks whether the file changed since, takes in what is new there, and
then puts a new file in its place; only when that is on the disk has `save` succeeded. Everything
that was given to `save` stays in memory until then, whatever the disk says.

Blocking: belongs on a worker thread (`saving.Saver`), and to one thread.
"""

from __future__ import annotations

import contextlib
import errno
import stat
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.annotations import notices
from reader.annotations.backups import Backups
from reader.annotations.codec import DamagedFileError, ForeignFileError, decode
from reader.annotations.collection import Collection
from reader.annotations.conflicts import copies_of, set_merged_aside
from reader.annotations.journal import Journal
from reader.annotations.locks import BusyError, locked
from reader.annotations.model import Meaning, as_time
from reader.annotations.notices import Notice, NoticeKind
from reader.annotations.salvage import looks_like_ours, salvage, unknown_pieces
from reader.annotations.scribe import Scribe
from reader.annotations.signatures import Signature, read_whole
from reader.paths import data_dir
from reader.safe_files import PART, set_aside, write_atomically
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from reader.annotations.codec import Contents

NAME = "annotations.json"
"""The name that the file has where nobody chose another."""
_TRIES = 5


class ReadOnlyError(OSError):
    """The file is not written over: it belongs to a newer program, or to another one."""


def _now() -> datetime:
    return datetime.now().astimezone()


class Store:
    """The file at `path`.

    make_folder: make the file's folder where it is not there. Without a word only the program's own
    folder is made; one that the user chose may be a disk that is not plugged in. now: the present
    moment. patience: seconds to wait for another writer. settle: seconds for which a file that
    cannot be read must have rested before it counts as damaged, since a sync program may still be
    writing it.
    """

    def __init__(
        self,
        path: Path,
        *,
        make_folder: bool | None = None,
        now: Callable[[], datetime] = _now,
        patience: float = 5.0,
        settle: float = 2.0,
    ) -> None:
        self.path = path
        self.read_only = ""
        self.notices: list[Notice] = []
        self._make_folder = path.parent == data_dir() if make_folder is None else make_folder
        self._now = now
        self._patience = patience
        self._settle = settle
        self._known = Collection()
        self._news = Collection()
        self._fresh = Collection()
        self._scribe = Scribe()
        self._backups = Backups(path.resolve(), now)
        self._journal = Journal(path.resolve())
        self._seen: Signature | None = None
        self._behind = False
        self._is_loaded = False
        self._was_ours = False
        self._refused_copies: dict[Path, Signature] = {}

    def elsewhere(self, path: Path) -> Store:
        """A store of the same kind for another file. Nothing is read or written yet."""
        return Store(path, now=self._now, patience=self._patience, settle=self._settle)

    # what is known

    @property
    def known(self) -> Collection:
        """Everything that is in the file or waits to get there. To be read only."""
        return self._known

    @property
    def is_loaded(self) -> bool:
        """Whether the file has been looked at since the program started."""
        return self._is_loaded

    @property
    def is_behind(self) -> bool:
        """Whether the file lacks something that is known here, so that `save` would write."""
        return self._behind

    def take_news(self) -> Collection:
        """What came from outside since the last time."""
        news, self._news = self._news, Collection()
        return news

    def take_notices(self) -> list[Notice]:
        """What the user should be told, each thing once."""
        notices, self.notices = self.notices, []
        return notices

    # reading and writing

    def load(self) -> Collection:
        """Read the file for the first time. Raises OSError where that is not possible now.

        A damaged file is set aside and the newest good backup taken; a file of a newer program, or
        of another one, makes the store read-only. See `take_notices`.
        """
        self.look()
        self._news = Collection()
        if not self._behind:
            self._fresh = Collection()
        return self._known.copy()

    def look(self) -> Collection:
        """Take in what changed outside. Returns what was new; `is_behind`: it should be written.

        Raises OSError.
        """
        if self._is_changed() or not self._is_loaded or copies_of(self._target()):
            with self._lock_if_possible():
                self._take_in()
        return self.take_news()

    def save(self, delta: Collection) -> Collection:
        """Write a change down, joined with what is in the file. When this returns, it is there.

        Returns what was new in the file. Raises OSError (BusyError, ReadOnlyError among them); the
        change is remembered, and the next call writes it, also with an empty delta.
        """
        self.remember(delta)
        self._prepare_folder()
        with locked(self._lock_path(), self._patience) as is_locked:
            for copy in self._join_and_write():
                self._put_away(copy)
            if is_locked:
                self._sweep()
        return self.take_news()

    def _join_and_write(self, tries: int = _TRIES) -> list[Path]:
        """Returns the conflict copies that are in the file now."""
        copies = self._take_in()
        if self.read_only:
            raise ReadOnlyError(errno.EROFS, self.read_only)
        if self._behind:
            try:
                self._write(joining=bool(self._news or copies))
            except BusyError:
                if not tries:
                    raise
                return self._join_and_write(tries - 1)
        return copies

    def remember(self, delta: Collection) -> None:
        """Take a change in without writing it yet; the next `save` does."""
        if fresh := self._known.join(delta):
            self._fresh.join(fresh)
            self._behind = True

    def save_copy(self, path: Path, delta: Collection) -> None:
        """Write everything that is known, and a change, to another place. Raises OSError."""
        everything = self._known.copy()
        everything.join(delta)
        write_atomically(path, Scribe().pieces(everything))

    # files

    def _target(self) -> Path:
        """The file itself, where `path` is a link to it."""
        return self.path.resolve()

    def _lock_path(self) -> Path:
        target = self._target()
        return target.with_name(f".{target.name}.lock")

    def _prepare_folder(self) -> None:
        folder = self._target().parent
        if self._make_folder and not self._seen:
            folder.mkdir(parents=True, exist_ok=True)
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, Message("its folder is not there"), str(folder))

    @contextlib.contextmanager
    def _lock_if_possible(self) -> Generator[None]:
        """For reading: what lies in a folder that cannot be written is read all the same."""
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):
                stack.enter_context(locked(self._lock_path(), self._patience))
            yield

    def _signature(self) -> Signature | None:
        """None: there is no file. Raises OSError where nobody can tell."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            if not self._make_folder or self._seen:
                self._target().parent.stat()  # a folder that is gone is no empty folder
            return None
        if not stat.S_ISREG(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, Message("it is not a file"), str(self.path))
        return Signature.of(status)

    def _is_changed(self) -> bool:
        return self._signature() != self._seen

    def _write(self, *, joining: bool) -> None:
        target = self._target()
        self._journal.add(self._fresh)
        is_kept = self._backups.is_due(joining=joining) and self._backups.keep() is not None
        if is_kept:
            self._expect_the_same_text()
        pieces = self._scribe.pieces(self._known)
        written = Signature.of(write_atomically(target, pieces, self._expect_the_same))
        found = self._signature()
        self._seen = found if found and written.is_same_text(found) else written
        self._was_ours = True
        if is_kept:
            self._journal.restart(self._fresh)
        self._fresh = Collection()
        self._behind = False

    def _expect_the_same(self) -> None:
        if self._is_changed():
            raise BusyError(errno.EAGAIN, Message("another program is writing to it"))

    def _expect_the_same_text(self) -> None:
        """A backup gives the file a second name, which is no change of its text."""
        found = self._signature()
        if found is None or self._seen is None or not found.is_same_text(self._seen):
            raise BusyError(errno.EAGAIN, Message("another program is writing to it"))
        self._seen = found

    def _sweep(self) -> None:
        """Remove what a writer left that was killed; only whoever holds the lock may."""
        target = self._target()
        for part in target.parent.glob(f".{target.name}.*{PART}"):
            with contextlib.suppress(OSError):
                part.unlink()

    # taking in

    def _take_in(self) -> list[Path]:
        """Join what changed outside. Returns the conflict copies that are joined, too."""
        if self._is_changed() or not self._is_loaded:
            self._take_in_file()
            self._is_loaded = True
        return [] if self.read_only else self._take_in_copies()

    def _take_in_file(self) -> None:
        read = read_whole(self.path)
        if read is None:
            self._take_in_nothing()
            return
        data, signature = read
        try:
            contents = decode(data, self._known)
        except ForeignFileError:
            if self._has_been_ours():
                self._take_in_damaged(data, signature)
            else:
                self._refuse_foreign(signature)
            return
        except DamagedFileError:
            self._take_in_damaged(data, signature)
            return
        self._seen = signature
        self._was_ours = True
        was, self.read_only = self.read_only, ""
        if contents.is_newer:
            self._refuse(NoticeKind.NEWER, Message("a newer version of Duidu wrote it"), was)
        self._tell_broken(contents)
        self._join_file(contents.collection)

    def _join_file(self, outside: Collection) -> None:
        if not self._known:  # nearly always at the first reading, where half a second matters
            self._known = outside
            if self._is_loaded:
                self._news.join(outside)
            return
        self._respect_edits(outside)
        unknown = dict(outside.other)
        self._learn(outside)
        self._known.other = unknown
        if outside.join(self._known):  # it fell back, or a change waits here
            self._learn(self._journal.read())
            self._behind = True

    def _respect_edits(self, outside: Collection) -> None:
        """Titles and meanings that were edited by hand count as changed now."""
        moment = as_time(self._now().astimezone(UTC))
        for id_, record in outside.documents.items():
            known = self._known.documents.get(id_)
            if known is None or known.modified != record.modified:
                continue
            if replace(record, paths=known.paths) != known:
                outside.documents[id_] = replace(record, modified=moment)
        for colour, meaning in outside.meanings.items():
            mine = self._known.meanings.get(colour)
            if mine and mine.modified == meaning.modified and mine.text != meaning.text:
                outside.meanings[colour] = Meaning(meaning.text, moment)

    def _take_in_nothing(self) -> None:
        """There is no file: at the first time, or because somebody took it away.

        What another program had saved in it may not have been seen here yet.
        """
        self.read_only = ""
        if self._is_loaded and self._seen is None:
            return
        self._seen = None
        backup = self._recall()
        self._behind = bool(self._known)
        if self._known and not self._is_loaded:
            self.notices.append(notices.gone(self.path, backup or self._journal.path))

    def _take_in_damaged(self, data: bytes, signature: Signature) -> None:
        if not (self.path.name == NAME or self._has_been_ours() or looks_like_ours(data)):
            self._refuse_foreign(signature)
            return
        age = self._now().timestamp() - signature.modified / 1e9
        if 0 <= age < self._settle:
            raise BusyError(errno.EAGAIN, Message("another program is writing to it"))
        found = salvage(data)
        aside = set_aside(self._target())
        if aside is None:
            raise PermissionError(errno.EACCES, Message("it is damaged, and cannot be set aside"))
        self._seen = None
        pieces, found.broken = found.broken, {}
        self._learn(found)
        backup = self._recall()
        self._learn(unknown_pieces(pieces, self._known))
        self._behind = True
        self.notices.append(notices.damaged(aside, backup, len(found)))

    def _has_been_ours(self) -> bool:
        """Whether annotations were read from this file or saved to it before."""
        return self._was_ours or bool(self._backups.all()) or self._journal.path.exists()

    def _refuse_foreign(self, signature: Signature) -> None:
        self._refuse(
            NoticeKind.FOREIGN,
            Message("it is not a file of annotations of this program"),
            self.read_only,
        )
        self._seen = signature

    def _recall(self) -> Path | None:
        """Join the newest backup that is whole, which is returned, and what was saved since."""
        self._learn(self._journal.read())
        for backup in self._backups.all():
            try:
                contents = decode(backup.read_bytes(), self._known)
            except (OSError, ValueError):
                continue
            self._learn(contents.collection)
            return backup
        return None

    def _learn(self, outside: Collection) -> None:
        """Take in what is new in a collection from outside."""
        news = self._known.join(outside)
        self._fresh.join(news)
        self._news.join(news)

    # conflict copies

    def _take_in_copies(self) -> list[Path]:
        joined: list[Path] = []
        for copy in copies_of(self._target()):
            with contextlib.suppress(OSError):
                if self._take_in_copy(copy):
                    joined.append(copy)
        return joined

    def _take_in_copy(self, copy: Path) -> bool:
        """False: it is half written or something else, and looked at again when it changes."""
        signature = Signature.of(copy.stat())
        if self._refused_copies.get(copy) == signature:
            return False
        try:
            contents = decode(copy.read_bytes(), self._known)
        except ValueError:
            contents = None
        if contents is None or contents.is_newer:
            self._refused_copies[copy] = signature
            return False
        self._learn(contents.collection)
        self._behind = True  # also where nothing was new: then `save` moves the copy away
        return True

    def _put_away(self, copy: Path) -> None:
        try:
            aside = set_merged_aside(copy, self._now())
        except OSError:
            return
        self.notices.append(notices.merged(copy, aside))

    # telling

    def _refuse(self, kind: NoticeKind, reason: str, was: str = "") -> None:
        self.read_only = reason
        if was != reason:
            self.notices.append(notices.read_only(kind, self.path, reason))

    def _tell_broken(self, contents: Contents) -> None:
        """Tell what cannot be read, once: written again, it stands under `broken`."""
        if new := contents.collection.broken.keys() - self._known.broken.keys() - contents.put_by:
            self.notices.append(notices.broken(self.path, len(new)))
            self._behind = self._behind or not self.read_only
