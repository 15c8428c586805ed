"""What the program says, as values that any room can make and the window can translate.

A `Message` is English text, ready to be printed, that also knows its template and the values in it.
Rooms without Qt make messages; the command line and the log print them as they are; the window
gives them to `reader.ui.language`, which finds the template's translation and fills the same
values in. Text that is no `Message` (a file's name, a title, what somebody wrote) is never
translated.
"""

from __future__ import annotations

import errno
from typing import Any, Final


class Message(str):
    """English text with what it was made of.

    Message("The file is gone.")
    Message("{path} cannot be read: {reason}.", path=path, reason=reason)
    Message("{count} notes", one="{count} note", count=3)

    template: literal English text, in which {name} stands for a value; it is what translators see.
    one: the same for a `count` of 1. sense: tells apart what is the same in English and not in
    other languages; never shown. values: messages among them are translated, too.

    A string made out of a message ("…" + message, an f-string, a Signal(str)) is plain English text
    and stays so: put a message into another one as a value instead.
    """

    __slots__ = ("one", "sense", "template", "values")
    template: str
    one: str
    sense: str
    values: dict[str, object]

    def __new__(
        cls, template: str, /, *, one: str = "", sense: str = "", **values: object
    ) -> Message:
        """The message; KeyError where the template names a value that is not given."""
        used = one if one and values.get("count") == 1 else template
        made = super().__new__(cls, used.format_map(values) if values else used)
        made.template, made.one, made.sense, made.values = template, one, sense, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.template, self.one, self.sense, self.values)


def _again(template: str, one: str, sense: str, values: dict[str, object]) -> Message:
    return Message(template, one=one, sense=sense, **values)


_REASONS: Final = {
    errno.ENOENT: Message("no such file or folder"),
    errno.EACCES: Message("not permitted"),
    errno.EPERM: Message("not permitted"),
    errno.ENOSPC: Message("no space is left on the disk"),
    errno.EDQUOT: Message("the quota of disk space is used up"),
    errno.EROFS: Message("the file system is read-only"),
    errno.EISDIR: Message("it is a folder"),
    errno.ENOTDIR: Message("part of the path is not a folder"),
    errno.EEXIST: Message("it exists already"),
    errno.EIO: Message("the disk or drive failed"),
    errno.ENAMETOOLONG: Message("the name is too long"),
    errno.EFBIG: Message("the file would be too large"),
    errno.EBUSY: Message("it is in use"),
    errno.EMFILE: Message("too many files are open"),
    errno.ETIMEDOUT: Message("it took too long to answer"),
}


def reason_of(error: OSError) -> str:
    """Why the system refused, in words for people; the system's own where there are none here."""
    if isinstance(error.strerror, Message):
        return error.strerror
    known = _REASONS.get(error.errno or 0)
    return known or error.strerror or str(error)


def sentence_of(error: BaseException) -> str:
    """What an exception says. `str(error)` would be plain English."""
    first = error.args[0] if error.args else ""
    return first if isinstance(first, Message) else str(error)


def lines(*texts: str) -> str:
    """Messages below each other, as one that is still translated."""
    if len(texts) < 2:
        return next(iter(texts), "")
    template = "\n".join(f"{{line{number}}}" for number in range(len(texts)))
    return Message(template, **{f"line{number}": text for number, text in enumerate(texts)})
