"""Names of exported files: from titles, fit for every system; and the file of a document again.

A file belongs to a document by the key `duidu` of its front matter, whatever its owner calls it.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.annotations.export.front_matter import ID_KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST: Final = 150  # bytes of UTF-8; with suffix and number it fits into 255, and in most paths
_HEAD: Final = 16 * 1024  # bytes of a file in which its front matter is looked for
_MOST_FILES: Final = 50_000
_ID: Final = re.compile(rf"^{ID_KEY}:[ \t]*[\"']?([^\s\"'#]+)".encode(), re.M)
_FRONT: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.S | re.M
)
# What Windows refuses, and what would end a link in Obsidian.
_REFUSED: Final = re.compile(r'[<>:"/\\|?*#^\[\]]+')
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\s|$)", re.I)
_JOINERS: Final = ("\u200d", "\ufe0e", "\ufe0f")


def safe_name(title: str) -> str:
    """A file name without a suffix for a title: close to it, and good on every system."""
    text = unicodedata.normalize("NFC", title)
    text = "".join(" " if char.isspace() else char for char in text if _is_visible(char))
    text = re.sub(r" *[-–]* *(?:" + _REFUSED.pattern + r")+ *", _replacement, text)
    text = " ".join(text.split()).lstrip(".-~ ").rstrip(". -")
    if _DEVICES.match(text):
        text = f"_{text}"
    return _cut(text).rstrip(". ") or "Untitled"


def _replacement(match: re.Match[str]) -> str:
    """A colon or a slash parts two things; a quotation mark does not."""
    return " - " if set(match[0]) & set(":/\\|") else " "


def _is_visible(char: str) -> bool:
    if char in _JOINERS or char.isspace():
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _cut(text: str) -> str:
    """As much as a name may have, not cut inside a character that is made of several."""
    if len(text.encode()) <= _LONGEST:
        return text
    at = len(text.encode()[:_LONGEST].decode("utf-8", "ignore"))
    while at > 1 and (text[at] in _JOINERS or text[at - 1] == "\u200d" or _joins(text[at])):
        at -= 1
    return text[:at]


def _joins(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Mc", "Me"} or "\U0001f3fb" <= char <= "\U0001f3ff"


class ExportFolder:
    """The folder that exports go to: which file is whose. Looks through it once, when first asked.

    Raises OSError where the folder cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._owners: dict[str, Path] | None = None
        self._given: set[str] = set()

    def has_file_of(self, ids: Iterable[str]) -> bool:
        """Whether a file belongs to a document."""
        return any(id_ in self._known() for id_ in ids)

    def file_of(self, ids: Iterable[str], title: str, suffix: str = ".md") -> Path:
        """The file that belongs to a document, by any of its ids; else a new name."""
        owners = self._known()
        for id_ in ids:
            if id_ in owners:
                self._given.add(_folded(owners[id_].name))
                return owners[id_]
        return self.new_name(title, suffix)

    def new_name(self, title: str, suffix: str) -> Path:
        """A name that nothing in the folder has, and that was not given to another document."""
        name = safe_name(title)
        taken = self._taken() | self._given
        number = 1
        while _folded(wanted := f"{name}{f' ({number})' if number > 1 else ''}{suffix}") in taken:
            number += 1
        self._given.add(_folded(wanted))
        return self.folder / wanted

    def _taken(self) -> set[str]:
        try:
            return {_folded(name) for name in os.listdir(self.folder)}  # noqa: PTH208 - names alone
        except FileNotFoundError:
            return set()

    def _known(self) -> dict[str, Path]:
        if self._owners is None:
            self._owners = {}
            for path in _markdown_files(self.folder):
                for id_ in owners_of(path):
                    self._owners.setdefault(id_, path)
        return self._owners


def owners_of(path: Path) -> list[str]:
    """The ids of the document that an exported file belongs to; none for any other file."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return []
    front = _FRONT.match(head)
    return [each.decode("utf-8", "replace") for each in _ID.findall(front[0])] if front else []


def _markdown_files(folder: Path) -> Iterator[Path]:
    """Markdown files of a folder and those below it, nearest and first by name first."""
    count = 0
    waiting = [folder]
    while waiting and count < _MOST_FILES:
        here = waiting.pop(0)
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        except OSError:
            if here == folder:
                raise
            continue
        for entry in entries:
            count += 1
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif entry.name.lower().endswith((".md", ".markdown")):
                yield Path(entry.path)


def _folded(name: str) -> str:
    """Names that some system takes for the same are the same."""
    return unicodedata.normalize("NFC", name).casefold()
