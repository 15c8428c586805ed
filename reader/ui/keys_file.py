"""The file of keys, `keys.toml`: read with patience, changed line by line.

A line says which keys a command has: `next-row = ["J", "Ctrl+N"]`. What cannot be read is told and
left alone; comments, unknown commands and bad lines stay as they are when a line changes.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final, cast

from reader.ui.chords import sequence_of, written
from reader.values import Value
from reader.wording import Message, sentence_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

HEADER: Final = """\
# Keys of Duidu: a line for each command that has other keys than usual.
#
#     next-row = ["J", "Ctrl+N"]    either key
#     start = ["G G"]               one press after the other
#     quit = []                     no key
#     next-layout = ['\\']           single quotation marks around a backslash
#
# The usual keys are in the program (F1), and so are the names of commands: they are shown where the
# mouse rests on a line of the preferences (Keys). docs/keys.md lists both.
"""
_NAME: Final = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")


_LIKE_THIS: Final = Message(
    "it should read like this: {example}", example='next-row = ["J", "Down"]'
)


class KeyLines(Value):
    """What the file says. chosen: command → sequences. problems: a sentence for each bad line."""

    chosen: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...] = ()


def read_lines(text: str, known: Container[str]) -> KeyLines:
    """The keys in a file's text. known: the ids of commands."""
    chosen: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip().removeprefix("\ufeff")
        if not stripped or stripped.startswith("#"):
            continue
        try:
            name, keys = _read_line(stripped, known)
        except ValueError as error:
            problems.append(
                Message(
                    "Line {number} of the keys: {problem}.",
                    number=number,
                    problem=sentence_of(error),
                )
            )
            continue
        if name in chosen:
            problems.append(
                Message(
                    "Line {number} of the keys: “{name}” stands above, too; this counts.",
                    number=number,
                    name=name,
                )
            )
        chosen[name] = keys
    return KeyLines(chosen, tuple(problems))


def _read_line(line: str, known: Container[str] | None = None) -> tuple[str, tuple[str, ...]]:
    try:
        values = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        raise ValueError(_LIKE_THIS) from None
    if len(values) != 1:
        raise ValueError(_LIKE_THIS)
    name, value = next(iter(values.items()))
    if known is not None and name not in known:
        raise ValueError(Message("there is no command “{name}”", name=name))
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(
        isinstance(key, str) for key in cast("list[object]", listed)
    ):
        raise ValueError(Message("the keys of “{name}” should be in quotation marks", name=name))
    return name, tuple(dict.fromkeys(sequence_of(key) for key in cast("list[str]", listed)))


def line_for(command: str, keys: tuple[str, ...]) -> str:
    """The line of a command."""
    return f"{command} = [{', '.join(_quoted(written(key)) for key in keys)}]"


def _quoted(keys: str) -> str:
    return f"'{keys}'" if "\\" in keys or '"' in keys else f'"{keys}"'


def with_changes(text: str, changes: Mapping[str, tuple[str, ...] | None]) -> str:
    """The file's text with other lines for some commands; None: no line. "" becomes a new file."""
    left = dict(changes)
    lines: list[str] = []
    for line in (text or HEADER).splitlines():
        match = _NAME.match(line)
        name = match[1] if match else ""
        if name not in changes or not _is_whole(line):
            lines.append(line)
            continue
        keys = left.pop(name, None)
        if keys is not None:
            lines.append(line_for(name, keys))
    lines.extend(line_for(name, keys) for name, keys in left.items() if keys is not None)
    return "\n".join(lines) + "\n"


def _is_whole(line: str) -> bool:
    """Whether a line can be read: a bad one may be worth its writer's second look."""
    try:
        _read_line(line.strip())
    except ValueError:
        return False
    return True
