"""Take Shiboken's Python support out of its library, compiled, with a loader that waits.

    settle_shiboken.py FOLDER       makes FOLDER anew: what goes to `shiboken6/files.dir`

Shiboken keeps a few modules of Python in a zip inside its library, unpacks and compiles them at
each start. With SBK_EMBED=0 it writes them out to `files.dir` beside itself, and takes them from
there from then on. Here they are written out once, compiled, and joined by the loader of
`bundle/shiboken_loader.py`, which does not load them before they are needed.
"""

from __future__ import annotations

import compileall
import importlib.util
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LOADER = Path(__file__).parent / "bundle/shiboken_loader.py"
FOLDER = "files.dir"
_UNUSED = ("signature/lib/pyi_generator.py",)
"""It writes stub files for editors."""


def written_out(scratch: Path) -> Path:
    """The modules' sources, by a copy of Shiboken that is told to write them. Raises OSError."""
    found = importlib.util.find_spec("shiboken6")
    if found is None or found.origin is None:
        raise FileNotFoundError("shiboken6 is not installed here")
    shutil.copytree(Path(found.origin).parent, scratch / "shiboken6", symlinks=True)
    subprocess.run(
        [sys.executable, "-c", "import shiboken6"], check=True,
        env={**os.environ, "SBK_EMBED": "0", "PYTHONPATH": str(scratch)},
    )  # fmt: skip
    sources = scratch / "shiboken6" / FOLDER / "shibokensupport"
    if not (sources / "signature/loader.py").is_file():
        raise FileNotFoundError("this Shiboken keeps its support modules in another way")
    return sources


def settle(sources: Path, target: Path) -> None:
    """Copy the modules to `target`, with the other loader, and leave only their bytecode."""
    shutil.rmtree(target, ignore_errors=True)
    package = target / "shibokensupport"
    shutil.copytree(sources, package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _UNUSED:
        (package / name).unlink()
    shutil.copyfile(LOADER, package / "signature/loader.py")
    compileall.compile_dir(
        target, quiet=1, legacy=True, stripdir=target, force=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )  # fmt: skip
    for source in package.rglob("*.py"):
        source.unlink()


def main() -> int:
    """Settle the Shiboken that is installed here."""
    with tempfile.TemporaryDirectory(prefix="duidu-shiboken-") as name:
        settle(written_out(Path(name)), Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
