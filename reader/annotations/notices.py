"""What the user has to be told about the file: what happened, and where the pieces are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.wording import Message

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
    sentence: str = Message(
        "The file with your annotations was damaged; it was kept as {name}.", name=aside.name
    )
    if count:
        read = Message(
            "{count} annotations could be read in it.",
            one="One annotation could be read in it.",
            count=count,
        )
        sentence = Message("{first} {second}", sense="two sentences", first=sentence, second=read)
    if backup:
        joined = Message("The newest backup, {name}, was joined in.", name=backup.name)
        sentence = Message("{first} {second}", sense="two sentences", first=sentence, second=joined)
    return Notice(NoticeKind.DAMAGED, sentence, (aside, backup) if backup else (aside,))


def gone(path: Path, backup: Path) -> Notice:
    """The file was not there; what it held came from `backup`."""
    sentence = Message(
        "There was no {name} any more; what it held was found in the backups.", name=path.name
    )
    return Notice(NoticeKind.GONE, sentence, (backup,))


def broken(path: Path, count: int) -> Notice:
    """count: annotations that cannot be read."""
    sentence = Message(
        "{count} annotations in {name} could not be read. The text is kept in the file, under"
        " “broken”; mend it there and it is read again.",
        one="One annotation in {name} could not be read. The text is kept in the file, under"
        " “broken”; mend it there and it is read again.",
        count=count,
        name=path.name,
    )
    return Notice(NoticeKind.BROKEN, sentence, (path,))


def merged(copy: Path, aside: Path) -> Notice:
    """copy: as the sync program had named it; aside: where it is now."""
    sentence = Message("“{name}”, a copy made by a sync program, was merged in.", name=copy.name)
    return Notice(NoticeKind.MERGED, sentence, (aside,))


def read_only(kind: NoticeKind, path: Path, reason: str) -> Notice:
    """The file is not written to."""
    sentence = Message("{path} is only read, not written: {reason}.", path=path, reason=reason)
    return Notice(kind, sentence, (path,))
