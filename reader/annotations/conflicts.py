"""Copies that sync programs lay beside the file when two machines changed it.

Found by name and told from other files by content (`codec.decode`); once what they say is in the
file, they are moved to `merged/`. Never deleted.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

FOLDER = "merged"
"""Where copies go that have been taken in."""

_NAMED = re.compile(
    r"""
      \.sync-conflict-.*            # Syncthing
    | \ ?\(.*\)                     # Dropbox, Nextcloud, Google Drive: in brackets, any language
    | [ _.-].*(?:conflict|冲突|衝突).* # ownCloud, Seafile, Resilio and others
    | \ \d{1,2}                     # iCloud
    | -(?:DESKTOP|LAPTOP)-[A-Z0-9]+ # OneDrive, names that Windows gives
    """,
    re.VERBOSE | re.IGNORECASE,
)


def copies_of(path: Path) -> list[Path]:
    """Files beside `path` that are named as a conflict copy of it, in order of their names."""
    try:
        names = [entry.name for entry in os.scandir(path.parent) if entry.is_file()]
    except OSError:
        return []
    stem, suffix = path.stem, path.suffix
    return [
        path.with_name(name)
        for name in sorted(names)
        if name.startswith(stem) and name.endswith(suffix) and name != path.name
        if _NAMED.fullmatch(name[len(stem) : len(name) - len(suffix)])
    ]


def set_merged_aside(copy: Path, now: datetime) -> Path:
    """Move a copy that has been taken in to `merged/`, under a dated name. Raises OSError."""
    folder = copy.parent / FOLDER
    folder.mkdir(exist_ok=True)
    stamp = now.strftime("%Y-%m-%d %H.%M.%S")
    number = 1
    while (aside := folder / _numbered(f"{stamp} {copy.stem}", number, copy.suffix)).exists():
        number += 1
    return copy.rename(aside)


def _numbered(stem: str, number: int, suffix: str) -> str:
    return f"{stem}{f' {number}' if number > 1 else ''}{suffix}"
