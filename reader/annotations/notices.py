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


def damaged(aside: Path, backup: Path | None, count: int) -> Notice:
    """aside: where the damaged file is; count: annotations that could be read in it."""
    sentence = f"The file with your annotations was damaged; it was kept as {aside.name}."
    if count:
        what = "One annotation" if count == 1 else f"{count} annotations"
        sentence += f" {what} could be read in it."
    if backup:
        sentence += f" The newest backup, {backup.name}, was joined in."
    return Notice(NoticeKind.DAMAGED, sentence, (aside, backup) if backup else (aside,))


def gone(path: Path, backup: Path) -> Notice:
    """The file was not there; what it held came from `backup`."""
    sentence = f"There was no {path.name} any more; what it held was found in the backups."
    return Notice(NoticeKind.GONE, sentence, (backup,))


def broken(path: Path, count: int) -> Notice:
    """count: annotations that cannot be read."""
    what = "One annotation" if count == 1 else f"{count} annotations"
    sentence = (
        f"{what} in {path.name} could not be read. The text is kept in the file, under “broken”; "
        "mend it there and it is read again."
    )
    return Notice(NoticeKind.BROKEN, sentence, (path,))


def merged(copy: Path, aside: Path) -> Notice:
    """copy: as the sync program had named it; aside: where it is now."""
    sentence = f"“{copy.name}”, a copy made by a sync program, was merged in."
    return Notice(NoticeKind.MERGED, sentence, (aside,))


def read_only(kind: NoticeKind, path: Path, reason: str) -> Notice:
    """The file is not written to."""
    return Notice(kind, f"{path} is only read, not written: {reason}.", (path,))
