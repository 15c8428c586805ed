"""What goes into the packaged program, and what is left out. Used by `duidu.spec`.

PyInstaller takes every plugin of Qt and everything that any of them links to. Duidu needs few of
them; what only the others wanted goes too, found by walking what each library needs.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Entry = tuple[str, str, str]
"""Of PyInstaller's tables: where it goes, where it lies, its type."""

UNUSED_QT = ("Qml", "Quick", "OpenGL", "DBus", "Test")
"""Modules of PySide6 that the program never imports."""
UNUSED_PYTHON = (
    "tkinter", "unittest", "pydoc", "doctest", "lib2to3", "setuptools", "pkg_resources", "pip",
    "curses", "test", "_ssl", "ssl", "readline", "PIL", "pytest",
    "numpy.random", "numpy.f2py", "numpy.testing",
    # Python has digests of its own; these bring OpenSSL with them
    "_hashlib",
    # the same again for processors with AVX2: a megabyte for a comparison that takes no time here
    "rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.fuzz_cpp_avx2",
    "rapidfuzz.process_cpp_impl", "rapidfuzz.process_cpp",
)  # fmt: skip

_PLUGINS = {
    "platforms": "xcb offscreen wayland windows cocoa",
    "platforminputcontexts": "ibus compose fcitx",
    "platformthemes": "xdgdesktopportal",
    "imageformats": "jpeg svg gif webp ico",
    "iconengines": "svgicon",
    "printsupport": "*",
    "styles": "*",
    # Nothing here draws with OpenGL: pictures of windows go through shared memory.
    "wayland-shell-integration": "xdg-shell",
    "wayland-decoration-client": "*",
}
_UNUSED_LIBRARY = re.compile(
    r"Qt6?(Qml|Quick|VirtualKeyboard|Pdf|OpenGLWidgets|Eglfs|EglFS|EglFs|Labs"
    r"|ShaderTools|WaylandCompositor)|opengl32sw|\.a$"
)
_OWN_WORDS = ("zh_CN", "zh_TW")
"""Languages in which Qt's own dialogues speak, beside English."""

LEFT_TO_ANY_SYSTEM = tuple(
    f"lib{name}"
    for name in (
        # what belongs to the drivers, the display and the fonts of a machine
        "EGL", "GL.so", "GLX", "GLdispatch", "OpenGL", "drm", "gbm", "wayland-", "X11.", "X11-xcb",
        "xcb.so", "Xau", "Xdmcp", "fontconfig", "freetype",
        # printing, with the system's own way to its servers; without it everything else works
        "cups",
    )
)  # fmt: skip
"""What no package of Duidu brings along."""
SYSTEM_LIBRARIES = LEFT_TO_ANY_SYSTEM + tuple(
    f"lib{name}"
    for name in (
        "xcb", "xkbcommon", "dbus-1", "systemd", "glib-", "gthread-", "gcrypt", "gpg-error",
        "stdc++", "gcc_s", "z.so", "bz2", "lzma",
        "zstd", "png16", "expat", "brotli", "cap.so", "lz4", "pcre2", "ffi", "bsd",
        "md.so", "uuid", "krb5", "k5crypto", "gssapi", "com_err", "keyutils",
    )
)  # fmt: skip
"""What a .deb leaves to apt (see `linux/depends`)."""


def is_wanted(destination: str) -> bool:
    """Whether a file of Qt is of any use to the program."""
    path = PurePosixPath(destination.replace("\\", "/"))
    if _UNUSED_LIBRARY.search(path.name):
        return False
    parts = path.parts
    if "translations" in parts:
        return path.name.startswith("qtbase_") and path.stem.removeprefix("qtbase_") in _OWN_WORDS
    if "plugins" in parts:
        group = parts[parts.index("plugins") + 1]
        return _plugin_name(path.name) in _PLUGINS.get(group, "").split() or (
            _PLUGINS.get(group) == "*"
        )
    return True


def _plugin_name(file: str) -> str:
    name = re.sub(r"^lib|\.(so|dll|dylib)$", "", file).removeprefix("q")
    return name.replace("platforminputcontextplugin", "")


@cache
def needed_by(library: str) -> list[str]:
    """The names of the libraries that an ELF file says it needs."""
    out = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=True)
    lines = (line.split() for line in out.stdout.splitlines())
    return [words[1] for words in lines if len(words) == 2 and words[0] == "NEEDED"]


def reachable(
    binaries: Iterable[Entry],
    left_to_system: tuple[str, ...] = (),
    needs: Callable[[str], list[str]] = needed_by,
) -> list[Entry]:
    """The libraries that Python's extensions and the plugins that stay need, one by another."""
    table = list(binaries)
    by_name = {Path(entry[0]).name: entry for entry in table if entry[2] != "SYMLINK"}
    waiting = [entry for entry in table if _is_root(entry)]
    kept: set[str] = set()
    while waiting:
        destination, source, _ = waiting.pop()
        if destination in kept:
            continue
        kept.add(destination)
        carried = (name for name in needs(source) if not name.startswith(left_to_system))
        waiting.extend(by_name[name] for name in carried if name in by_name)
    return [entry for entry in table if entry[0] in kept]


def _is_root(entry: Entry) -> bool:
    destination, _, kind = entry
    if kind == "SYMLINK":
        return False
    if kind == "EXTENSION" or "/plugins/" in destination:
        return True
    loaded_by_name = r"libpython3|\.cpython-|\.abi3\.so$|/alignment/kernel\.so$"
    return re.search(loaded_by_name, destination) is not None


def without_dangling_links(datas: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """The data files but links to libraries that are not there any more."""
    names = {Path(entry[0]).name for entry in binaries}
    return [entry for entry in datas if entry[2] != "SYMLINK" or Path(entry[0]).name in names]


def missing_qt(binaries: Iterable[Entry]) -> list[str]:
    """Libraries of Qt that something in the bundle needs and the bundle lacks.

    `ldd` would find them in a system that has Qt itself; the user's system need not.
    """
    table = [entry for entry in binaries if entry[2] != "SYMLINK"]
    names = {Path(entry[0]).name for entry in table}
    wanted = {name for entry in table for name in needed_by(entry[1])}
    return sorted(name for name in wanted if name.startswith("libQt6") and name not in names)
