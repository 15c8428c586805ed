"""The lock that makes one running program of all starts. Without the network part: start-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from reader.paths import LOCK_NAME

if TYPE_CHECKING:
    from pathlib import Path


def take_lock(folder: Path) -> QLockFile | None:
    """The lock of the one running program; None where another one holds it.

    A lock left by a program that died is taken over. A folder that cannot be written gives a lock
    that is not held: then every start is its own program.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return QLockFile(str(folder / LOCK_NAME))
    lock = QLockFile(str(folder / LOCK_NAME))
    lock.setStaleLockTime(0)
    if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
        return lock
    return None
