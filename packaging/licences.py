"""The licences of everything that goes into the bundle, collected from where it was installed.

A folder for each part: `about.txt` (name and version, licence, where it comes from) and the texts
that it came with. Qt's package brings no text of the LGPL; the system's copy is taken.
"""

from __future__ import annotations

import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

_TOOLS = {"pip", "setuptools", "pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "pillow",
          "icnsutil", "packaging", "duidu", "wheel"}  # fmt: skip
"""Installed for building; nothing of them is in the bundle but PyInstaller's starter."""
_TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
_COMMON = Path("/usr/share/common-licenses")
_CHANGED = {
    "shiboken6": """\
The support modules in Python, which Shiboken keeps inside its library, lie beside it compiled,
without the generator of stub files, and are loaded when they are needed
(packaging/settle_shiboken.py in Duidu's source). The libraries are as they were published, but
for their symbols, which are stripped.
"""
}
"""What is not as it was published; its licence asks for that to be said."""


def collect(target: Path) -> list[str]:
    """Write the licences of this environment's packages below `target`; lines to print."""
    shutil.rmtree(target, ignore_errors=True)
    said: list[str] = []
    for part in sorted(metadata.distributions(), key=lambda each: each.name.lower()):
        if part.name.lower() in _TOOLS:
            continue
        folder = target / part.name
        folder.mkdir(parents=True, exist_ok=True)
        licence = _licence(part)
        texts = [path for path in part.files or () if _TEXT.search(str(path))]
        for path in texts:
            if Path(str(path.locate())).is_file():
                shutil.copyfile(str(path.locate()), folder / Path(str(path)).name)
        source = _first(part, "Home-page") or _first_address(part)
        about = f"{part.name} {part.version}\n{licence}\n{source}\n"
        (folder / "about.txt").write_text(about, encoding="utf-8")
        said.append(f"{part.name} {part.version}: {licence}")
        if "LGPL" in licence:
            _add_lgpl(folder)
        if changes := _CHANGED.get(part.name):
            (folder / "CHANGES.txt").write_text(changes, encoding="utf-8")
    _add_python(target)
    return said


def _licence(part: metadata.Distribution) -> str:
    given = _first(part, "License-Expression") or _first(part, "License")
    first = given.strip().splitlines()[0] if given.strip() else ""
    classifiers = part.metadata.get_all("Classifier") or []
    named = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    return first or ", ".join(named) or "see the texts beside this file"


def _first(part: metadata.Distribution, field: str) -> str:
    return next(iter(part.metadata.get_all(field) or []), "")


def _first_address(part: metadata.Distribution) -> str:
    addresses = part.metadata.get_all("Project-URL") or [""]
    return addresses[0].partition(",")[2].strip()


def _add_lgpl(folder: Path) -> None:
    for name in ("LGPL-3", "GPL-3"):
        if (_COMMON / name).is_file():
            shutil.copyfile(_COMMON / name, folder / f"{name}.txt")


def _add_python(target: Path) -> None:
    folder = target / "Python"
    folder.mkdir(exist_ok=True)
    version = sys.version.split()[0]
    about = f"Python {version}\nPSF-2.0\nhttps://www.python.org/\n"
    (folder / "about.txt").write_text(about, encoding="utf-8")
    for place in (Path(sys.base_prefix) / "LICENSE.txt",
                  Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright")):  # fmt: skip
        if place.is_file():
            shutil.copyfile(place, folder / place.name)


if __name__ == "__main__":
    print("\n".join(collect(Path(sys.argv[1]))))
