"""Whether the system asks that less moves on the screen. Slow: for a worker."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATIENCE = 2.0
"""Seconds that the system may take to answer."""
_SPI_GETCLIENTAREAANIMATION = 0x1042


def system_asks_for_less() -> bool:
    """Whether the system says that things shall not move. Asks files or programs: for a worker."""
    if sys.platform == "win32":
        return not _windows_animates()
    if sys.platform == "darwin":
        return _answer("defaults", "read", "com.apple.universalaccess", "reduceMotion") == "1"
    return _files_ask_for_less(os.environ) or (
        _answer("gsettings", "get", "org.gnome.desktop.interface", "enable-animations") == "false"
    )


def _windows_animates() -> bool:
    import ctypes

    found = ctypes.c_int(1)
    asked = getattr(ctypes, "windll").user32.SystemParametersInfoW  # noqa: B009 - Windows only
    asked(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(found), 0)
    return bool(found.value)


def _answer(program: str, *arguments: str) -> str:
    """What a small program of the system says; "" where it is not there or does not answer."""
    found = shutil.which(program)
    if found is None:
        return ""
    # A packaged program carries libraries of its own, which are not for those of the system.
    usual = {name: text for name, text in os.environ.items() if name != "LD_LIBRARY_PATH"}
    if "LD_LIBRARY_PATH_ORIG" in usual:
        usual["LD_LIBRARY_PATH"] = usual["LD_LIBRARY_PATH_ORIG"]
    try:
        done = subprocess.run(
            [found, *arguments],
            env=usual,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _files_ask_for_less(environment: Mapping[str, str]) -> bool:
    """What KDE, and GTK's settings that other desktops write, say in the user's folder."""
    folder = Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    if _number(folder / "kdeglobals", "KDE", "AnimationDurationFactor") == 0:
        return True
    return any(
        _number(folder / gtk / "settings.ini", "Settings", "gtk-enable-animations") == 0
        for gtk in ("gtk-4.0", "gtk-3.0")
    )


def _number(file: Path, section: str, name: str) -> float | None:
    parser = ConfigParser(interpolation=None, strict=False, allow_no_value=True)
    try:
        parser.read_string(file.read_text(encoding="utf-8"))
        text = (parser.get(section, name) or "").strip().lower()
        return float({"true": "1", "false": "0"}.get(text, text))
    except (OSError, ValueError, ConfigError):
        return None
