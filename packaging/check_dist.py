"""Look into what `make package` built, for what the program reads at run time.

    check_dist.py FOLDER

Prints the size of every file in FOLDER; exits 1 when a file of resources/ or samples/ is missing
from the wheel, when the wheel lacks a module or the licence, or the source distribution the tests.
"""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent
DATA = "reader/_data"
KERNEL = "resources/alignment/kernel.*"
"""Compiled for one kind of machine; a wheel is for all of them."""


def wanted_in_wheel() -> set[str]:
    """Names that the wheel must hold, beside its own metadata."""
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "reader").rglob("*.py")}
    data = {
        f"{DATA}/{path.relative_to(ROOT).as_posix()}"
        for folder in ("resources", "samples")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not path.name.startswith(".") and not path.match(KERNEL)
    }
    return modules | data


def check_wheel(wheel: Path) -> list[str]:
    """What is wrong with the wheel, one sentence each."""
    names = set(zipfile.ZipFile(wheel).namelist())
    problems = [f"{wheel.name} lacks {name}" for name in sorted(wanted_in_wheel() - names)]
    if not any(PurePosixPath(name).name == "LICENSE" for name in names):
        problems.append(f"{wheel.name} lacks the licence")
    if strays := sorted(name for name in names if name.startswith(("tests/", "docs/"))):
        problems.append(f"{wheel.name} holds {strays[0]} and {len(strays) - 1} more")
    return problems


def check_source(archive: Path) -> list[str]:
    """What is wrong with the source distribution, one sentence each."""
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    wanted = ("LICENSE", "Makefile", "pyproject.toml", "reader/__init__.py", "tests/conftest.py")
    return [f"{archive.name} lacks {name}" for name in wanted if name not in names]


def main() -> int:
    """Check the one wheel and the one source distribution of the folder given."""
    folder = Path(sys.argv[1])
    wheels, sources = sorted(folder.glob("*.whl")), sorted(folder.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sources) != 1:
        print(f"expected one wheel and one source distribution in {folder}", file=sys.stderr)
        return 1
    problems = check_wheel(wheels[0]) + check_source(sources[0])
    for problem in problems:
        print(problem, file=sys.stderr)
    for path in (*wheels, *sources):
        print(f"{path.stat().st_size / 1e6:8.2f} MB  {path}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
