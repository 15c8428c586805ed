"""The index on disk: an SQLite file with FTS5, thrown away and made anew where it is damaged.

A document is one row, in one section where it is small and in several where it is large. The words
of a section are in a contentless FTS5 table: the text itself stays in the reader's own files and is
looked at there, so a result is always what the file says now. What is forgotten leaves its words
behind until `needs_rebuilding` says that there are too many of them.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import threading
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from reader.library.cache_file import cache_file
from reader.library.search.tokens import TOKENIZER
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

FORMAT: Final = 2
"""Raised whenever words are stored in another way."""

_CREATE: Final = f"""
DROP TABLE IF EXISTS words; DROP TABLE IF EXISTS sections; DROP TABLE IF EXISTS documents;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE, companion TEXT, size INTEGER,
    modified INTEGER, encoding TEXT);
CREATE TABLE sections (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER, part INTEGER, first INTEGER,
    last INTEGER);
CREATE INDEX sections_by_document ON sections (document);
CREATE VIRTUAL TABLE words USING fts5(
    by_characters, by_words, content='', tokenize='{TOKENIZER}', prefix='2 3');
INSERT INTO words (words, rank) VALUES ('hashsize', {8 * 1024 * 1024});
INSERT INTO words (words, rank) VALUES ('automerge', 8); -- fewer, larger merges than with 4
"""
_FIND: Final = """
SELECT path, part, first, last, bm25(words)
FROM words CROSS JOIN sections ON sections.id = words.rowid
CROSS JOIN documents ON documents.id = sections.document
WHERE words MATCH ?
"""
_FIND_AMONG: Final = _FIND + " AND is_allowed(path)"  # before it is ranked, which takes longer
_LEAST_DEAD: Final = 500  # sections: below, rebuilding is not worth it

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Stamp(NamedTuple):
    """What tells whether a document has changed. size, modified: as `Entry` has them."""

    companion: str
    size: int
    modified: int
    encoding: str = ""


class Section(NamedTuple):
    """A part of a document. part: 0, or 1 for the companion; -1: all of both.

    first, last: lines of the file, from 1; last 0: to the end. characters, words: its tokens.
    """

    part: int
    first: int
    last: int
    characters: str
    words: str


class Candidate(NamedTuple):
    """A section in which what was asked for occurs. rank: bm25, the best is the least."""

    path: str
    part: int
    first: int
    last: int
    rank: float


class SearchStore:
    """The index file at `path`. Any thread may call; a disk that refuses is no error.

    broken: why searching is impossible here, one sentence; "" where it is possible.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.broken = ""
        self._reader: sqlite3.Connection | None = None
        self._reader_file = (0, 0)
        self._reading = threading.Lock()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. The next question opens it again."""
        with self._reading:
            self._close_reader()

    def stamps(self) -> dict[str, Stamp]:
        """The documents in the index, by path."""
        return self._safely(
            lambda db: {
                path: Stamp(*rest)
                for path, *rest in db.execute(
                    "SELECT path, companion, size, modified, encoding FROM documents"
                )
            },
            {},
        )

    def put(self, documents: Iterable[tuple[str, Stamp, list[Section]]]) -> bool:
        """Store documents, in place of what was known of them. False: the disk refuses."""
        listed = list(documents)
        return self._safely(lambda db: _put(db, listed), False)

    def rename(self, paths: Iterable[tuple[str, str, Stamp]]) -> None:
        """Documents that lie elsewhere now: from, to, and what is known of them there."""
        rows = [(new, stamp.companion, old) for old, new, stamp in paths]
        if rows:
            statement = "UPDATE OR REPLACE documents SET path = ?, companion = ? WHERE path = ?"
            self._safely(lambda db: db.executemany(statement, rows), None)

    def forget(self, paths: Iterable[str]) -> None:
        """Forget documents."""
        listed = [(path,) for path in paths]
        if listed:
            self._safely(lambda db: _forget(db, listed), None)

    def clear(self) -> None:
        """Forget everything."""
        self._safely(lambda db: db.executescript(_CREATE), None)

    def needs_rebuilding(self) -> bool:
        """Whether so much was forgotten that an index made anew would be much smaller."""
        return self._safely(_is_half_dead, False)

    def candidates(
        self, question: str, allowed: frozenset[str] | None = None, most: int = 1000
    ) -> tuple[list[Candidate], bool]:
        """The sections that answer an FTS5 question, the best first, and whether these are all.

        allowed: only these documents, None for any. most: so many are ranked, in the order in which
        they were stored; whoever asks for something that is everywhere gets some of it.
        """
        with self._reading:
            return self._safely(
                lambda db: _candidates(db, question, allowed, most), ([], True), keep=True
            )

    def _safely(
        self, work: Callable[[sqlite3.Connection], T], otherwise: T, *, keep: bool = False
    ) -> T:
        """Do `work`; rebuild a damaged file once; `otherwise` where the disk refuses.

        keep: with the connection that reads, under its lock.
        """
        for attempt in (1, 2):
            try:
                if keep:
                    return work(self._kept())
                with cache_file(self.path, FORMAT, _make) as db:
                    return work(db)
            except sqlite3.OperationalError as error:  # locked, read-only, full: not damaged
                if "fts5" in str(error) and "no such module" in str(error):
                    self.broken = Message("This system's SQLite has no full-text search (FTS5).")
                _log.info("search index not used: %s", error)
                return otherwise
            except sqlite3.DatabaseError as error:
                _log.info("search index made anew (attempt %d): %s", attempt, error)
                if keep:
                    self._close_reader()
                else:
                    self.close()
                for end in ("", "-wal", "-shm"):
                    with contextlib.suppress(OSError):
                        self.path.with_name(self.path.name + end).unlink()
            except OSError as error:
                _log.info("search index not used: %s", error)
                return otherwise
        return otherwise

    def _kept(self) -> sqlite3.Connection:
        """The connection that reads: opening one takes as long as finding a thousand sections."""
        if self._reader is None or _identity(self.path) != self._reader_file:
            self._close_reader()
            with cache_file(self.path, FORMAT, _make):
                pass  # it is there, and of this layout
            self._reader_file = _identity(self.path)
            self._reader = sqlite3.connect(self.path, timeout=3, check_same_thread=False)
        return self._reader

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None


def _identity(path: Path) -> tuple[int, int]:
    """Differs when another file lies there. Raises OSError."""
    status = os.stat(path)  # noqa: PTH116 - asked with every question
    return status.st_dev, status.st_ino


def _make(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")  # a question need not wait for the writer
    db.executescript(_CREATE)


def _put(db: sqlite3.Connection, documents: list[tuple[str, Stamp, list[Section]]]) -> bool:
    _forget(db, [(path,) for path, _, _ in documents])
    for path, stamp, sections in documents:
        number = db.execute(
            "INSERT INTO documents (path, companion, size, modified, encoding) "
            "VALUES (?, ?, ?, ?, ?)", (path, *stamp)
        ).lastrowid  # fmt: skip
        for part, first, last, characters, words in sections:
            section = db.execute(
                "INSERT INTO sections (document, part, first, last) VALUES (?, ?, ?, ?)",
                (number, part, first, last),
            ).lastrowid
            db.execute(
                "INSERT INTO words (rowid, by_characters, by_words) VALUES (?, ?, ?)",
                (section, characters, words),
            )
    return True


def _forget(db: sqlite3.Connection, paths: list[tuple[str]]) -> None:
    db.executemany(
        "DELETE FROM sections WHERE document = (SELECT id FROM documents WHERE path = ?)", paths
    )
    db.executemany("DELETE FROM documents WHERE path = ?", paths)


def _is_half_dead(db: sqlite3.Connection) -> bool:
    alive = db.execute("SELECT count(*) FROM sections").fetchone()[0]
    # AUTOINCREMENT never gives a number twice: the last one says how many there have been.
    ever = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'sections'").fetchone()
    return ever is not None and ever[0] - alive > max(_LEAST_DEAD, alive)


def _candidates(
    db: sqlite3.Connection, question: str, allowed: frozenset[str] | None, most: int
) -> tuple[list[Candidate], bool]:
    if allowed is not None:
        db.create_function("is_allowed", 1, allowed.__contains__, deterministic=True)
    find = _FIND if allowed is None else _FIND_AMONG
    with contextlib.closing(db.execute(find, (question,))) as rows:  # or the file stays in use
        found = rows.fetchmany(most + 1)
    ranked = sorted(found[:most], key=itemgetter(4))  # before they are named: it takes half
    return list(map(Candidate._make, ranked)), len(found) <= most
