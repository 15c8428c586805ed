"""Earlier states of the file, in `backups/` beside it.

A backup is the file as it was before it was replaced, under the time of that state. While somebody
types, the file is replaced every second, and ten backups of the last ten seconds would be of no
use; so one is made before the first change of a session, then at most every ten minutes, and before
the file is joined with what another program wrote (at most every minute). The ten newest are kept,
and the newest of each of the last thirty days.

The old file becomes the backup by a second name (a hard link), which costs nothing; where the file
system knows no links, it is copied.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEWEST = 10
"""So many of the newest backups are kept, whatever their age."""
DAYS = 30
"""For so many days one backup a day is kept."""
BETWEEN = timedelta(minutes=10)
"""Between two backups of one session."""
BETWEEN_JOINS = timedelta(minutes=1)
"""The same where something from outside is joined in."""

_STAMP = "%Y-%m-%d %H.%M.%S"
_STAMPED = re.compile(r" (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: (\d+))?$", re.ASCII)


class Backups:
    """The backups of the file at `path`. now: the present moment, with its time zone."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path = path
        self._now = now
        self._last: datetime | None = None

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self._path.parent / "backups"

    def all(self) -> list[Path]:
        """The backups, newest first."""
        stem, suffix = self._path.stem, self._path.suffix
        with contextlib.suppress(OSError):
            found = [
                (stamp, path)
                for path in self.folder.iterdir()
                if path.name.startswith(f"{stem} ") and path.suffix == suffix
                if (stamp := _stamp_of(path)) is not None
            ]
            return [path for _, path in sorted(found, reverse=True)]
        return []

    def is_due(self, *, joining: bool) -> bool:
        """Whether the file should be kept before it is replaced."""
        between = BETWEEN_JOINS if joining else BETWEEN
        return self._last is None or not timedelta() <= self._now() - self._last < between

    def keep(self) -> Path | None:
        """Keep the file as it is now and let go of the oldest. None: there is no file.

        Raises OSError where the disk refuses.
        """
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        self.folder.mkdir(exist_ok=True)
        moment = datetime.fromtimestamp(status.st_mtime).astimezone(self._now().tzinfo)
        kept = self._place(f"{self._path.stem} {moment.strftime(_STAMP)}", status)
        self._last = self._now()
        self._thin()
        return kept

    def _place(self, name: str, status: os.stat_result) -> Path:
        for number in range(1, 1000):
            path = self.folder / f"{name}{f' {number}' if number > 1 else ''}{self._path.suffix}"
            try:
                os.link(self._path, path)
            except FileExistsError:
                there = path.stat()
                if (there.st_size, there.st_mtime_ns) == (status.st_size, status.st_mtime_ns):
                    return path
            except OSError:
                if path.exists():
                    continue
                shutil.copy2(self._path, path)
                return path
            else:
                return path
        raise FileExistsError(f"too many backups of {name}")

    def _thin(self) -> None:
        """Let go of what is neither among the newest nor the newest of a day."""
        oldest_day = (self._now() - timedelta(days=DAYS)).strftime("%Y-%m-%d")
        days: set[str] = set()
        for number, path in enumerate(self.all()):
            stamp = _stamp_of(path)
            day = stamp[0][:10] if stamp else ""
            if number >= NEWEST and (day in days or day <= oldest_day):
                with contextlib.suppress(OSError):
                    path.unlink()
            days.add(day)


def _stamp_of(path: Path) -> tuple[str, int] | None:
    """The second of a state, and the how manieth of that second it is."""
    found = _STAMPED.search(path.stem)
    return (found[1], int(found[2] or 1)) if found else None
