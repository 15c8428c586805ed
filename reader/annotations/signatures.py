"""Whether a file may have changed, told without reading it; reading it as it was at one moment."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.annotations.locks import BusyError
from reader.wording import Message

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells without reading that a file may have changed."""

    inode: int
    size: int
    modified: int
    changed: int

    @classmethod
    def of(cls, status: os.stat_result) -> Signature:
        """The signature in what the system says of a file."""
        return cls(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    def is_same_text(self, other: Signature) -> bool:
        """Whether only names or rights of the file can have changed."""
        return replace(self, changed=other.changed) == other


def read_whole(path: Path) -> tuple[bytes, Signature] | None:
    """The file's content, and its signature then; None: there is none. Raises OSError."""
    try:
        with path.open("rb") as file:
            before = Signature.of(os.fstat(file.fileno()))
            data = file.read()
            after = Signature.of(os.fstat(file.fileno()))
    except FileNotFoundError:
        return None
    if not before.is_same_text(after):
        raise BusyError(errno.EAGAIN, Message("another program is writing to it"))
    return data, after
