"""Which keys a command has: those of the table, or what the reader put in their place.

What was chosen wins over what is usual: where a chosen key is, or begins, the usual key of another
command, that one goes without it. So no two commands ever have keys in each other's way, which Qt
would call ambiguous and do neither.
"""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.safe_files import write_atomically
from reader.ui.chords import clash, shown
from reader.ui.commands import COMMANDS
from reader.ui.keys_file import KeyLines, read_lines, with_changes
from reader.ui.language import translated
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from reader.ui.commands import Command

Keys = tuple[str, ...]
NAME = "keys.toml"
_NAMED = re.compile(r"\[\[([a-z][a-z-]*)\]\]")


class Keymap(QObject):
    """The keys of all commands. `changed` when some have others now.

    path: the file of keys, read at once; a missing one gives the usual keys. problems: what is
    wrong with it, in English sentences. `complained(sentence)`: it could not be written.
    """

    changed = Signal()
    complained = Signal(object)

    def __init__(self, path: Path, commands: Sequence[Command] = COMMANDS) -> None:
        super().__init__()
        self.path = path
        self.problems: list[str] = []
        self._commands = {command.id: command for command in commands}
        self._chosen: dict[str, Keys] = {}
        self._touched: set[str] = set()
        self._writing = threading.Lock()
        self.is_readable = True
        lines = self._read()
        self.problems.extend(lines.problems)
        self._take(lines.chosen)
        self._keys = self._settled()

    def _read(self) -> KeyLines:
        try:
            text = self.path.read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return KeyLines({})
        except (OSError, UnicodeDecodeError) as error:
            self.is_readable = False
            self.problems.append(
                Message(
                    "The keys cannot be read from {path}: {reason}. The usual ones are used, and "
                    "the file is left as it is.",
                    path=self.path,
                    reason=_reason(error),
                )
            )
            return KeyLines({})
        return read_lines(text, self._commands)

    def _take(self, chosen: Mapping[str, Keys]) -> None:
        """Take in what the file says; of two lines that claim one key, the first has it."""
        for command, keys in chosen.items():
            kept: list[str] = []
            for key in keys:
                owner = self._chooser_of(key)
                if owner:
                    self.problems.append(
                        Message(
                            "{key} cannot be a key of “{command}”: {other} has it, or one that "
                            "begins alike.",
                            key=shown(key),
                            command=command,
                            other=self._commands[owner].name,
                        )
                    )
                elif not any(clash(key, other) for other in kept):
                    kept.append(key)
            self._chosen[command] = tuple(kept)

    def _chooser_of(self, key: str) -> str:
        for command, keys in self._chosen.items():
            if any(clash(key, other) for other in keys):
                return command
        return ""

    def _settled(self) -> dict[str, Keys]:
        claimed = [key for keys in self._chosen.values() for key in keys]
        return {
            name: self._chosen[name]
            if name in self._chosen
            else tuple(
                key for key in command.keys if not any(clash(key, other) for other in claimed)
            )
            for name, command in self._commands.items()
        }

    # what is so

    @property
    def complaint(self) -> str:
        """What is wrong with the file in one sentence or two, or ""."""
        if len(self.problems) < 2:
            return next(iter(self.problems), "")
        return Message(
            "{number} things are wrong with {name}. {first}",
            number=len(self.problems),
            name=self.path.name,
            first=self.problems[0],
        )

    def keys(self, command: str) -> Keys:
        """The sequences of a command, the first one shown in menus."""
        return self._keys[command]

    def first(self, command: str) -> str:
        """The first key of a command as this system shows it, or ""."""
        return next(map(shown, self._keys[command]), "")

    def shortest(self, command: str) -> str:
        """The key of a command that takes least room, or ""."""
        return min(map(shown, self._keys[command]), key=len, default="")

    def with_keys(self, text: str) -> str:
        """A sentence in which `[[next-row]]` stands for the key that the command has now.

        In the language of the interface, where it is a message. Of a command without a key its
        words in the menu are named.
        """

        def key_of(match: re.Match[str]) -> str:
            command = self._commands.get(match[1])
            if command is None:
                return match[0]
            words = translated(command.text).removesuffix("…")
            return self.shortest(command.id) or f"“{words}”"

        return _NAMED.sub(key_of, translated(text))

    def is_usual(self, command: str) -> bool:
        """Whether a command has the keys of the table."""
        return self._keys[command] == self._commands[command].keys

    def owner_of(self, key: str, but: str = "") -> str:
        """The command whose keys are in the way of a sequence, or ""; `but` is not asked."""
        for command, keys in self._keys.items():
            if command != but and any(clash(key, other) for other in keys):
                return command
        return ""

    # changing it

    def assign(self, command: str, keys: Keys) -> None:
        """Give a command these keys and no others; whoever had one of them goes without."""
        for other, theirs in list(self._chosen.items()):
            left = tuple(one for one in theirs if not any(clash(one, key) for key in keys))
            if other != command and left != theirs:
                self._choose(other, left)
        self._choose(command, keys)
        self._apply()

    def _choose(self, command: str, keys: Keys) -> None:
        self._touched.add(command)
        if keys == self._commands[command].keys:
            self._chosen.pop(command, None)
        else:
            self._chosen[command] = keys

    def reset(self, command: str) -> None:
        """Give a command its usual keys, as far as no other was given them."""
        if command in self._chosen:
            self._choose(command, self._commands[command].keys)
            self._apply()

    def reset_all(self) -> None:
        """All usual keys again."""
        for command in list(self._chosen):
            self._choose(command, self._commands[command].keys)
        self._apply()

    def _apply(self) -> None:
        settled = self._settled()
        if settled != self._keys:
            self._keys = settled
            self.changed.emit()

    # writing it down

    def writing(self) -> Callable[[], None]:
        """What writes the changes, to be called on a worker. Complains instead of raising.

        The file is read anew for it, so that what was written there meanwhile stays.
        """
        changes = {name: self._chosen.get(name) for name in sorted(self._touched)}

        def write() -> None:
            if changes and self.is_readable:
                with self._writing:
                    self._write(changes)

        return write

    def _write(self, changes: Mapping[str, Keys | None]) -> None:
        try:
            try:
                text = self.path.read_text(encoding="utf-8")
            except (FileNotFoundError, NotADirectoryError):
                text = ""
            changed = with_changes(text, changes)
            if changed != text:
                write_atomically(self.path, changed.encode())
        except (OSError, UnicodeDecodeError) as error:
            self.complained.emit(
                Message(
                    "The keys cannot be saved to {path}: {reason}.",
                    path=self.path,
                    reason=_reason(error),
                )
            )


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return reason_of(error) if isinstance(error, OSError) else Message("it is not UTF-8 text")
