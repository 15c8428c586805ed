"""Compile the aligner's kernel (`reader/bitext/align/c`) to a library in resources/alignment.

Nothing is done where the library is newer than its sources. Any C compiler that knows vectors
(GCC, Clang) will do, or the one that $CC names; without one the aligner does the same with numpy,
more slowly. Exits 1 then. For x86-64 the library wants AVX2 (processors since 2013), and says so
when it is asked on one that has none.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "reader/bitext/align/c"
FOLDER = ROOT / "resources/alignment"
NAME = {"win32": "kernel.dll", "darwin": "kernel.dylib"}.get(sys.platform, "kernel.so")
COMPILERS = ("cc", "gcc", "clang")
FLAGS = ("-O3", "-std=gnu11", "-Wall", "-Wextra", "-fvisibility=hidden", "-shared")
X86 = ("-mavx2", "-mfma", "-mf16c")


def compiler() -> str | None:
    """The compiler that $CC names, or else the first that is found."""
    names = (os.environ["CC"],) if os.environ.get("CC") else COMPILERS
    return next((found for name in names if (found := shutil.which(name))), None)


def compiled(folder: Path) -> Path | None:
    """The library in the folder, made anew if a source is newer. None where nothing can."""
    library = folder / NAME
    sources = sorted(SOURCES.glob("*.[ch]"))
    if library.exists() and library.stat().st_mtime >= max(at.stat().st_mtime for at in sources):
        return library
    program = compiler()
    if program is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    made = library.with_name(f"{NAME}.{os.getpid()}")
    is_x86 = platform.machine().lower() in ("x86_64", "amd64")
    command = [program, *FLAGS, *(X86 if is_x86 else ())]
    libraries = [] if sys.platform == "win32" else ["-fPIC", "-lm"]
    try:
        files = [at for at in sources if at.suffix == ".c"]
        subprocess.run([*command, *files, "-o", made, *libraries], check=True)
        made.replace(library)  # a program that runs keeps the old one
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"duidu: {error}", file=sys.stderr)
        made.unlink(missing_ok=True)
        return None
    return library


def main() -> int:
    """Make the library, and say where none can be."""
    if compiled(FOLDER) is not None:
        return 0
    print("duidu: no C compiler that fits; texts are aligned by the slower way", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
