"""One writer at a time among the programs of this kind: a lock on a file beside the annotations.

The system takes the lock away from a process that dies, so no lock is ever left behind. Where a
network folder knows no locks, there is none, and the look at the file just before it is replaced
has to do.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from typing import TYPE_CHECKING

from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_WAITS = 0.02
"""Seconds between two tries."""
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class BusyError(OSError):
    """Somebody else is at the file; it is worth trying again soon."""


@contextlib.contextmanager
def locked(path: Path, patience: float) -> Generator[bool]:
    """Hold the lock file at `path`. patience: seconds to wait for another process.

    Gives whether there is a lock at all: a folder on a network may know none. Raises BusyError when
    the patience is over, OSError where the lock file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        yield _acquire(handle, patience)
    finally:
        os.close(handle)  # which releases the lock


def _acquire(handle: int, patience: float) -> bool:
    end = time.monotonic() + patience
    while True:
        try:
            _try(handle)
        except OSError as error:
            if error.errno not in _HELD:
                return False
            if time.monotonic() >= end:
                raise BusyError(errno.EAGAIN, Message("another window is writing to it")) from error
        else:
            return True
        time.sleep(_WAITS)


if os.name == "nt":

    def _try(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # pyright: ignore

else:

    def _try(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
