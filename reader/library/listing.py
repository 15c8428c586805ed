"""The files of a library folder as a scan has listed them: what companions are looked for in.

Inside the folder the scan knows every document; outside only the disk does.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING

from reader.bitext.companions import Disk, language_of_name, names_to_ask_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_LAST = "\U0010ffff"


class Listing:
    """Files below a folder, by name; `companions.Files`."""

    def __init__(
        self,
        folder: Path,
        files: Mapping[str, object],
        is_chosen: Callable[[Path], bool],
        *,
        knows_all: bool,
    ) -> None:
        """knows_all: `files` has all there are in the folder; else the disk is asked for others."""
        self._folder, self._files, self._knows_all = folder, files, knows_all
        self._disk = Disk()
        self._names: dict[str, list[tuple[str, str]]] | None = None
        self._worth_asking = set(_worth_asking(files, is_chosen)) if knows_all else set[str]()

    def holds(self, path: Path) -> bool:
        """Whether there is such a document."""
        return str(path) in self._files or (not self._knows(path) and self._disk.holds(path))

    def names(self, folder: Path, start: str) -> Iterable[str]:
        """The names of what lies in a folder that, casefolded, begin like this."""
        if not self._knows(folder / "x"):
            return self._disk.names(folder, start)
        if self._names is None:
            self._names = _by_folder(self._files)
        names = self._names.get(str(folder), [])
        first = bisect_left(names, (start, ""))
        return [name for _, name in names[first : bisect_left(names, (start + _LAST, ""))]]

    def may_be_paired(self, path: Path) -> bool:
        """Whether it is worth while to look for the other half of a file."""
        return not self._knows_all or _folded(path.with_suffix("")) in self._worth_asking

    def _knows(self, path: Path) -> bool:
        return self._knows_all and self._folder in path.parents


def _by_folder(files: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The names in every folder, casefolded and as they are, in order."""
    found: dict[str, set[str]] = {}
    for path in files:
        folder, name = os.path.split(path)
        while name and name not in found.setdefault(folder, set()):
            found[folder].add(name)
            folder, name = os.path.split(folder)
    return {
        folder: sorted((name.casefold(), name) for name in names) for folder, names in found.items()
    }


def _worth_asking(files: Iterable[str], is_chosen: Callable[[Path], bool]) -> Iterator[str]:
    """Names, without suffix, that a companion may belong to: asking for each file is too slow.

    Those that say a language (`notes.zh-Hans`, `zh/notes`), and what remains of them without it.
    """
    for name in files:
        path = Path(name)
        if language_of_name(path) is not None:
            yield from map(_folded, names_to_ask_for(path))
        elif is_chosen(path):
            yield _folded(path.with_suffix(""))


def _folded(path: Path) -> str:
    return str(path).casefold()
