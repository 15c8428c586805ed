"""Pictures of a document, for files that take them along.

Only files in the document's own folder, or below, are opened, links followed included; and only
those that are pictures by their first bytes, whatever they are called.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST: Final = 16 * 1024 * 1024
_MOST: Final = 128 * 1024 * 1024  # of all pictures of one document


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, and what they are: `image/png` and so on."""

    data: bytes
    media_type: str

    @property
    def suffix(self) -> str:
        """How its file's name is to end, with the dot."""
        return "." + self.media_type.removeprefix("image/").replace("jpeg", "jpg")


class Pictures:
    """Opens pictures, each once, and no more of them than a file can bear."""

    def __init__(self, *, wanted: bool = True) -> None:
        """wanted: without it, there are none."""
        self._left = _MOST if wanted else 0
        self._found: dict[tuple[Path, str], Picture | None] = {}

    def picture(self, folder: Path | None, address: str) -> Picture | None:
        """The picture that a document in `folder` means by an address; None if it cannot be had."""
        if folder is None or not address or "://" in address or address.startswith(("//", "data:")):
            return None
        key = (folder, address)
        if key not in self._found:
            found = _read(folder, address)
            if found is not None and len(found.data) > self._left:
                found = None
            self._left -= len(found.data) if found is not None else 0
            self._found[key] = found
        return self._found[key]


def _read(folder: Path, address: str) -> Picture | None:
    try:
        home = folder.resolve()
        name = unquote(address.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
        path = (home / name).resolve()
        if not path.is_relative_to(home) or not path.is_file():
            return None
        if path.stat().st_size > _LARGEST:
            return None
        data = path.read_bytes()
    except (OSError, ValueError):  # not there, not allowed, no name of a file: shown by its label
        return None
    media_type = _media_type(data)
    return Picture(data, media_type) if media_type and len(data) <= _LARGEST else None


def _media_type(data: bytes) -> str:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""
