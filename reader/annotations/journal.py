"""What was changed since the newest backup, so that backup and journal hold all that was saved.

Between two backups lie ten minutes of somebody's thoughts. Should the file be destroyed in that
time by something else while no program runs, they would be gone; so each change is also added to a
small file in `backups/`, a line of JSON a change, in the same format as the file. The line is on
the disk before the file is replaced. With the next backup the journal begins anew.

Each machine has a journal of its own, since a sync program may carry the folder to others.
"""

from __future__ import annotations

import contextlib
import os
import re
from typing import TYPE_CHECKING

from reader.annotations.codec import decode, encode
from reader.annotations.collection import Collection
from reader.safe_files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


class Journal:
    """The journal of the file at `path`. Whoever adds to it holds the lock of the file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def path(self) -> Path:
        """The journal of this machine."""
        import socket

        host = re.sub(r"[^\w-]", "", socket.gethostname()) or "here"
        return self._path.parent / "backups" / f"{self._path.stem} recent {host}.jsonl"

    def add(self, change: Collection) -> None:
        """Add a change; when this returns, it is on the disk. Raises OSError."""
        if not change:
            return
        path = self.path
        path.parent.mkdir(exist_ok=True)
        is_torn = _is_torn(path)
        with path.open("ab") as file:
            file.write(b"\n" + _line(change) if is_torn else _line(change))
            file.flush()
            os.fsync(file.fileno())

    def restart(self, change: Collection) -> None:
        """Begin anew with one change: everything before it is in a backup."""
        with contextlib.suppress(OSError):  # then it goes on growing, which harms nobody
            write_atomically(self.path, _line(change) if change else b"")

    def read(self) -> Collection:
        """What all journals hold. Lines that cannot be read are passed over: they broke off."""
        found = Collection()
        for path in sorted(self.path.parent.glob(f"{self._path.stem} recent *.jsonl")):
            with contextlib.suppress(OSError):
                for line in path.read_bytes().split(b"\n"):
                    with contextlib.suppress(ValueError):
                        found.join(decode(line).collection)
        found.other = {}  # unknown keys are as the file has them
        return found


def _line(change: Collection) -> bytes:
    return b"".join(line.strip() for line in encode(change).split(b"\n")) + b"\n"


def _is_torn(path: Path) -> bool:
    """Whether the last line was not finished, because somebody was killed or a disk was full."""
    try:
        with path.open("rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return False
            file.seek(-1, os.SEEK_END)
            return file.read(1) != b"\n"
    except FileNotFoundError:
        return False
