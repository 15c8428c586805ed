"""Where the program keeps its own files, and where it finds those that it came with.

`DUIDU_HOME` in the environment moves everything that is written into one folder: tests and second
profiles use it. A packaged program that finds a folder `duidu-data` beside itself keeps everything
there: on a stick, say. Nothing here creates a folder; writers do, when they first write.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "duidu"
HOME_VARIABLE = "DUIDU_HOME"
LOCK_NAME = "running.lock"
"""In the data folder while the program runs."""
PORTABLE = "duidu-data"
"""The folder beside the packaged program that makes it portable."""

_PACKAGE = Path(__file__).parent


def data_dir() -> Path:
    """Where what must not be lost is kept: remembered places, annotations."""
    home = _home()
    if home is not None:
        return home / "data"
    import platformdirs  # only without DUIDU_HOME: start-up time

    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


def config_dir() -> Path:
    """Where settings are kept."""
    home = _home()
    if home is not None:
        return home / "config"
    import platformdirs

    return Path(platformdirs.user_config_dir(NAME, appauthor=False))


def cache_dir() -> Path:
    """Where what can be made again is kept: the library's index."""
    home = _home()
    if home is not None:
        return home / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir(NAME, appauthor=False))


def log_dir() -> Path:
    """Where the program writes down what went wrong."""
    return data_dir() / "logs"


def from_argument(name: str) -> Path:
    """The absolute path that a program was started with.

    File managers may give a local file as an address, file:///home/me/a%20b.md.
    """
    if name.startswith("file://"):
        from urllib.parse import unquote, urlsplit  # nobody writes such an address by hand

        name = unquote(urlsplit(name).path)
        if sys.platform == "win32":
            name = name.lstrip("/")
    return Path(name).absolute()


def resources_dir() -> Path:
    """Themes, icons and the like: beside the package in a source tree, inside it in a wheel."""
    return _came_with("resources")


def samples_dir() -> Path:
    """The documents that a first start shows."""
    return _came_with("samples")


def _home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE, "").strip()
    if value:
        return Path(value).expanduser().absolute()
    if getattr(sys, "frozen", False):
        beside = Path(sys.executable).resolve().parent / PORTABLE
        return beside if beside.is_dir() else None
    return None


def _came_with(name: str) -> Path:
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
