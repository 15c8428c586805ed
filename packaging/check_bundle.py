"""What libraries a Linux bundle holds, and whether they are the right ones.

    check_bundle.py FOLDER [DEPENDS]

Reads of every ELF file what it needs and where it looks for that, as the loader does. Exits 1 where

- a library lies in the bundle that nothing in it needs (roots: the program, Python's extensions,
  Qt's plugins, the aligner's kernel),
- something needs a library of Qt that is not in the bundle, whatever this system has,
- something needs any other library that is neither there nor among those that a system brings.
  DEPENDS: the file with the packages that the .deb depends on; each library outside must be in one.

Prints the sizes of the largest parts.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ELF = b"\x7fELF"
_GLIBC = re.compile(r"(ld-linux.*|lib(c|m|dl|rt|pthread|util|resolv))\.so\.\d+$")
_BASE = re.compile(
    r"lib(EGL|GL|wayland-(client|cursor)|X11|X11-xcb|xcb|fontconfig|freetype|cups)\.so\.\d+$"
)
"""Beside glibc, what a bundle for any system leaves to it (`contents.LEFT_TO_ANY_SYSTEM`)."""
_MAY_BE_ABSENT = re.compile(r"libcups\.so\.\d+$")
"""Wanted by a plugin that is done without: a Recommends of the .deb."""
_LARGEST = 12


@dataclass(frozen=True, slots=True)
class Library:
    """An ELF file. needs: names of libraries; places: folders that it looks in first."""

    path: Path
    needs: tuple[str, ...] = ()
    places: tuple[Path, ...] = field(default=())

    @property
    def is_root(self) -> bool:
        """Whether it is loaded by name, not because another file needs it."""
        name = self.path.name
        return (
            "/plugins/" in self.path.as_posix()
            or re.search(r"\.cpython-|\.abi3\.so$|^libpython3|^kernel\.so$", name) is not None
            or ".so" not in name
        )


def read(path: Path) -> Library:
    """What an ELF file says of itself."""
    told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True)
    words = [line.split(maxsplit=1) for line in told.stdout.splitlines()]
    needs = tuple(pair[1].strip() for pair in words if len(pair) == 2 and pair[0] == "NEEDED")
    ways = [pair[1] for pair in words if len(pair) == 2 and pair[0] in ("RUNPATH", "RPATH")]
    here = str(path.parent)
    places = tuple(
        Path(place.strip().replace("${ORIGIN}", here).replace("$ORIGIN", here))
        for way in ways
        for place in way.split(":")
    )
    return Library(path, needs, places)


def libraries(folder: Path) -> list[Library]:
    """Every ELF file below a folder, links not followed."""
    found: list[Library] = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            if file.read(4) == _ELF:
                found.append(read(path))
    return found


def resolved(name: str, library: Library, top: Path) -> Path | None:
    """The file in the bundle that the loader takes for a name; None: the system's, or none.

    The program tells the loader to look at the top of the bundle for everything (PyInstaller sets
    LD_LIBRARY_PATH), after the places that a library names itself.
    """
    for place in (*library.places, top):
        if (path := place / name).exists():
            return path.resolve()
    return None


def unneeded(found: Iterable[Library], top: Path) -> list[Path]:
    """The files that nothing leads to."""
    by_path = {library.path.resolve(): library for library in found}
    waiting = [path for path, library in by_path.items() if library.is_root]
    reached = set(waiting)
    while waiting:
        library = by_path[waiting.pop()]
        for name in library.needs:
            path = resolved(name, library, top)
            if path in by_path and path not in reached:
                reached.add(path)
                waiting.append(path)
    return sorted(set(by_path) - reached)


def from_outside(found: Iterable[Library], top: Path) -> dict[str, set[str]]:
    """Names of the libraries that the bundle takes from the system, and who wants them."""
    wanted: dict[str, set[str]] = {}
    for library in found:
        for name in library.needs:
            if resolved(name, library, top) is None:
                wanted.setdefault(name, set()).add(library.path.name)
    return wanted


def package_of(soname: str) -> str:
    """The Debian package that a library comes with, by Debian's own rule for their names."""
    known = {
        "libgthread-2.0.so.0": "libglib2.0-0", "libglib-2.0.so.0": "libglib2.0-0",
        "libz.so.1": "zlib1g", "libgssapi_krb5.so.2": "libgssapi-krb5-2",
        "libbrotlidec.so.1": "libbrotli1", "libbrotlicommon.so.1": "libbrotli1",
        "libgcc_s.so.1": "libgcc-s1", "libbz2.so.1.0": "libbz2-1.0",
    }  # fmt: skip
    if soname in known:
        return known[soname]
    name, _, number = soname.partition(".so.")
    joint = "-" if name[-1].isdigit() else ""
    return f"{name}{joint}{number}".lower().replace("_", "-")


def problems(folder: Path, depends: str | None) -> list[str]:
    """What is wrong with the bundle, one sentence each."""
    top = folder / "_internal"
    found = libraries(folder)
    said = [f"nothing needs {path.relative_to(folder)}" for path in unneeded(found, top)]
    promised = set(re.findall(r"[a-z0-9][a-z0-9.+-]+", depends or ""))
    for name, wanting in sorted(from_outside(found, top).items()):
        who = ", ".join(sorted(wanting)[:3])
        if name.startswith("libQt6"):
            said.append(f"{name} is not in the bundle and {who} need it")
        elif _GLIBC.match(name) or _MAY_BE_ABSENT.match(name):
            continue
        elif depends is not None:
            if package_of(name) not in promised:
                said.append(f"{name} ({package_of(name)}) is no dependency and {who} need it")
        elif not _BASE.match(name):
            said.append(f"{name} is not in the bundle and {who} need it")
    return said


def sizes(folder: Path) -> list[str]:
    """The largest parts, one line each."""
    top = folder / "_internal"
    counted: Counter[str] = Counter()
    for path in top.rglob("*"):
        if path.is_file() and not path.is_symlink():
            counted[path.relative_to(top).parts[0]] += path.stat().st_size
    lines = [f"{size / 1e6:8.2f} MB  {name}" for name, size in counted.most_common(_LARGEST)]
    return [f"{counted.total() / 1e6:8.2f} MB  {folder.name}, of which", *lines]


def main() -> int:
    """Check the bundle given."""
    folder = Path(sys.argv[1]).resolve()
    depends = Path(sys.argv[2]).read_text(encoding="utf-8") if len(sys.argv) > 2 else None
    print("\n".join(sizes(folder)))
    found = problems(folder, depends)
    for problem in found:
        print(f"check_bundle: {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
