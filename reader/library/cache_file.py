"""An SQLite file in the cache folder: it can be made again, so nothing waits for the disk."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path


@contextlib.contextmanager
def cache_file(
    path: Path, layout: int, make: Callable[[sqlite3.Connection], object]
) -> Generator[sqlite3.Connection]:
    """A connection to the file, in one transaction; closed at the end.

    layout: the number of the layout; a new file, or one of another layout, is given to `make`.
    Raises OSError and sqlite3.Error.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(path, timeout=3)) as db:
        if db.execute("PRAGMA user_version").fetchone()[0] != layout:
            make(db)
            db.execute(f"PRAGMA user_version = {layout}")
        # No need to wait for the disk at every batch.
        db.execute("PRAGMA synchronous = OFF")
        with db:
            yield db
