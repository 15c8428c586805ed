"""Writing a file so that a crash, a power cut or a full disk leaves the old one whole.

Owns the order of steps (temporary file beside the target, flush to the disk, replace) and the way
a damaged file is set aside instead of overwritten.
"""

from __future__ import annotations

import contextlib
import os
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

PART = ".part"
"""How the names of temporary files end; they begin with a dot and the target's name."""
_AT_ONCE = 512
"""Pieces that are handed to the system in one call: at most IOV_MAX, which is 1024 on Linux."""


def write_atomically(
    path: Path,
    data: bytes | Iterable[bytes],
    before_replace: Callable[[], None] | None = None,
    *,
    private: bool = True,
) -> os.stat_result:
    """Replace `path` by `data`, or leave it as it was and raise OSError.

    data: one piece or many, written one after the other without being joined first; what an
    iterator raises leaves the old file. A link is followed: the file that it points to is replaced,
    the link stays. before_replace: called when everything is on the disk and only the renaming is
    left; what it raises leaves the old file. private: a new file is for its owner's eyes alone;
    otherwise it is what the user's other new files are (exports are made to be given away).
    Returns what the system says of the new file.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = _temporary(target, 0o600 if private else 0o666)
    try:
        try:
            _write_all(handle, [data] if isinstance(data, bytes) else data)
            _keep_mode(handle, target)
            os.fsync(handle)
            status = os.fstat(handle)
        finally:
            os.close(handle)
        if before_replace is not None:
            before_replace()
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)
    return status


def _temporary(target: Path, mode: int) -> tuple[int, Path]:
    """A new file beside the target; the system takes from `mode` what the user's mask says."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        # a name as long as the target's own could be too long with more around it
        name = f".{target.name[:40]}.{os.urandom(4).hex()}{PART}"
        temporary = target.with_name(name)
        with contextlib.suppress(FileExistsError):
            return os.open(temporary, flags, mode), temporary


def _write_all(handle: int, pieces: Iterable[bytes]) -> None:
    source = iter(pieces)
    while taken := list(islice(source, _AT_ONCE)):
        some = [piece for piece in taken if piece]
        if not hasattr(os, "writev"):  # Windows
            some = [b"".join(some)]
        while some:
            written = os.writev(handle, some) if len(some) > 1 else os.write(handle, some[0])
            some = _left(some, written)


def _left(pieces: list[bytes], written: int) -> list[bytes]:
    """What is left of the pieces: a disk that is nearly full takes a part only."""
    for number, piece in enumerate(pieces):
        if written < len(piece):
            return [piece[written:], *pieces[number + 1 :]]
        written -= len(piece)
    return []


def _keep_mode(handle: int, target: Path) -> None:
    """A file that others may read stays so."""
    if hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(handle, target.stat().st_mode & 0o777)


def set_aside(path: Path) -> Path | None:
    """Rename a damaged file to a dated name beside it. None: it could not be moved."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for attempt in range(100):
        number = f"-{attempt}" if attempt else ""
        aside = path.with_name(f"{path.stem}.damaged-{stamp}{number}{path.suffix}")
        if aside.exists():
            continue
        try:
            path.rename(aside)
        except OSError:
            return None
        return aside
    return None


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself durable, where the system can (Windows cannot open a folder)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
