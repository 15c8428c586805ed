"""What the user has to be told about the file: what happened, and where the pieces are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class NoticeKind(StrEnum):
    """What happened."""

    DAMAGED = "damaged"
    """The file could not be read; it was set aside, and what could be saved was saved."""
    GONE = "gone"
    """The file is not there any more although there are backups; the newest was taken."""
    BROKEN = "broken"
    """Single annotations could not be read; they are kept in the file."""
    MERGED = "merged"
    """A conflict copy of a sync program was taken in and moved away."""
    NEWER = "newer"
    """A newer version of the program wrote the file; it is only read."""
    FOREIGN = "foreign"
    """The file is something else; it is not touched."""


@dataclass(frozen=True, slots=True)
class Notice:
    """kind: what happened; sentence: in words for the user; paths: where the pieces are."""

    kind: NoticeKind
    sentence: str
    paths: tuple[Path, ...] = ()
