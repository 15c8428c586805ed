"""Writing a small file so that a crash, a power cut or a full disk leaves the old one whole.

Owns the order of steps (temporary file beside the target, flush to the disk, replace) and the way
a damaged file is set aside instead of overwritten.
"""

from __future__ import annotations

import contextlib
import os
from datetime import datetime
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` by `data`, or leave it as it was and raise OSError.

    A link is followed: the file that it points to is replaced, the link stays.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # brings much along, and start-up writes nothing

    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


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
