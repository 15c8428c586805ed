"""What the last scan found, kept on disk so that the library is there at once at the next start.

An SQLite file in the cache folder, a row for each entry. It can be thrown away at any time: a file
that is damaged, or of another version, is made anew. Progress is not in it (places own that).
Each call opens its own connection, so any thread may call; a disk that refuses is no error.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from reader.documents.model import Language, Script
from reader.library.cache_file import cache_file
from reader.library.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.documents.model import MetadataValue

FORMAT: Final = 2
"""Raised whenever an entry, its haystack or its collation is made in another way."""

_COLUMNS: Final = (
    "path", "folder", "title", "companion", "author", "speaker", "date", "tags", "category",
    "summary", "source", "languages", "script", "size", "modified", "added", "fingerprint",
    "error", "extra", "haystack", "collation", "others",
)  # fmt: skip
_CREATE: Final = f"""
CREATE TABLE IF NOT EXISTS entries ({", ".join(_COLUMNS)}, PRIMARY KEY (path));
CREATE INDEX IF NOT EXISTS entries_by_folder ON entries (folder);
"""
_SELECT: Final = f"SELECT {', '.join(_COLUMNS)} FROM entries WHERE folder = ?"
_REPLACE: Final = (
    f"INSERT OR REPLACE INTO entries ({', '.join(_COLUMNS)}) "
    f"VALUES ({', '.join('?' * len(_COLUMNS))})"
)
_BETWEEN: Final = "\n"
_LANGUAGES: Final = {
    "": (),
    "en": (Language.ENGLISH,),
    "zh": (Language.CHINESE,),
    "en zh": (Language.ENGLISH, Language.CHINESE),
}

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Index:
    """The index file at `path`, made when something is first stored."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self, folder: Path) -> list[Entry]:
        """The entries of `folder` as the last scan left them; empty where it is unknown."""
        if not self.path.exists():
            return []
        make = _EntryMaker(folder)
        return self._safely(
            lambda db: [make(row) for row in db.execute(_SELECT, (str(folder),))], []
        )

    def store(self, entries: Iterable[Entry], removed: Iterable[Path] = ()) -> None:
        """Keep `entries`, forget `removed`. Entries without a folder are not kept."""
        rows = [_row(entry) for entry in entries if entry.folder is not None]
        gone = [(str(path),) for path in removed]
        if rows or gone:
            self._safely(lambda db: _write(db, rows, gone), None)

    def forget_folder(self, folder: Path) -> None:
        """Forget every entry of a folder that left the library."""
        if self.path.exists():
            self._safely(
                lambda db: db.execute("DELETE FROM entries WHERE folder = ?", (str(folder),)), None
            )

    def _safely(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do `work`; rebuild a damaged file once; `otherwise` where the disk refuses."""
        for attempt in (1, 2):
            try:
                with cache_file(self.path, FORMAT, _make) as db:
                    return work(db)
            except sqlite3.OperationalError as error:  # locked, read-only, full: not damaged
                _log.info("library index not used: %s", error)
                return otherwise
            except (sqlite3.DatabaseError, ValueError, KeyError, TypeError) as error:
                _log.info("library index rebuilt (attempt %d): %s", attempt, error)
                with contextlib.suppress(OSError):
                    self.path.unlink()
            except OSError as error:
                _log.info("library index not used: %s", error)
                return otherwise
        return otherwise


def _make(db: sqlite3.Connection) -> None:
    db.execute("DROP TABLE IF EXISTS entries")
    db.executescript(_CREATE)


def _write(db: sqlite3.Connection, rows: list[tuple[object, ...]], gone: list[tuple[str]]) -> None:
    db.executemany("DELETE FROM entries WHERE path = ?", gone)
    db.executemany(_REPLACE, rows)


def _row(entry: Entry) -> tuple[object, ...]:
    return (
        str(entry.path),
        str(entry.folder),
        entry.title,
        str(entry.companion) if entry.companion else "",
        entry.author,
        entry.speaker,
        entry.date,
        _BETWEEN.join(entry.tags),
        entry.category,
        entry.summary,
        entry.source,
        " ".join(entry.languages),
        entry.script.value,
        entry.size,
        entry.modified,
        entry.added,
        entry.fingerprint,
        entry.error,
        json.dumps(dict(entry.extra), ensure_ascii=False) if entry.extra else "",
        entry.haystack,
        entry.collation,
        _BETWEEN.join(map(str, entry.others)),
    )


class _EntryMaker:
    """Makes entries of rows; what many rows share is made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._extras: dict[str, Mapping[str, MetadataValue]] = {"": {}}

    def __call__(self, row: tuple[Any, ...]) -> Entry:
        (path, _, title, companion, author, speaker, date, tags, category, summary, source,
         languages, script, size, modified, added, fingerprint, error, extra, haystack,
         collation, others) = row  # fmt: skip
        return Entry(
            path=Path(path),
            folder=self._folder,
            title=title,
            companion=Path(companion) if companion else None,
            author=author,
            speaker=speaker,
            date=date,
            tags=tuple(tags.split(_BETWEEN)) if tags else (),
            category=category,
            summary=summary,
            source=source,
            languages=_LANGUAGES[languages],
            script=Script(script),
            size=size,
            modified=modified,
            added=added,
            fingerprint=fingerprint,
            error=error,
            extra=self._extra(extra),
            haystack=haystack,
            collation=collation,
            others=tuple(map(Path, others.split(_BETWEEN))) if others else (),
        )

    def _extra(self, text: str) -> Mapping[str, MetadataValue]:
        extra = self._extras.get(text)
        if extra is None:
            loaded: dict[str, Any] = json.loads(text)
            extra = self._extras[text] = {key: _plain(value) for key, value in loaded.items()}
        return extra


def _plain(value: object) -> MetadataValue:
    """A value as JSON gives it, as front matter had it: lists were tuples."""
    if isinstance(value, list):
        return tuple(map(str, cast("list[object]", value)))
    return cast("MetadataValue", value)
