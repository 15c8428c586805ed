"""Make ICU's data library small: 32 MB → about 5, keeping what Qt uses of it here. Linux only.

    trim_icu.py LIBICUDATA OUT

Kept: properties of characters, break rules, collation and names for English and Chinese, GB 18030
and Big5. Needs icupkg (icu-devtools), objcopy (binutils) and gcc. The library is one symbol in one
section; it is taken out, thinned, and put back under the same name.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_LOCALES = ("en", "zh", "zh_Hans", "zh_Hans_CN", "zh_CN", "zh_Hant", "zh_Hant_TW", "zh_Hant_HK",
            "zh_TW", "zh_HK")  # fmt: skip
_KEPT = re.compile(
    r"icu[a-z]*\.|.*\.nrm$"
    r"|(cnvalias|pnames|ucase|ubidi|uprops|unames|ulayout|uemoji)\.icu$"
    r"|(root|pool|res_index|supplementalData|keyTypeData|timezoneTypes|zoneinfo64|metaZones"
    r"|likelySubtags|plurals|numberingSystems|genderList|dayPeriods)\.res$"
    rf"|({'|'.join(_LOCALES)})\.res$"
    rf"|coll/(root|res_index|pool|{'|'.join(_LOCALES)})\.res$|coll/ucadata\.icu$"
    rf"|zone/(root|pool|res_index|en|zh)\.res$"
    r"|(gb18030|ibm-1386_P100-2001|ibm-5478.*|windows-936-2000|windows-950-2000"
    r"|ibm-1373_P100-2002|ibm-5471_P100-2006|ibm-1375.*|ibm-5348_P100-1997)\.cnv$"
)
_ASSEMBLY = """\
.section .rodata
.balign 16
.globl {name}_dat
.type {name}_dat,@object
{name}_dat:
.incbin "{file}"
.size {name}_dat, .-{name}_dat
.section .note.GNU-stack,"",@progbits
"""


def is_kept(item: str) -> bool:
    """Whether an item of ICU's data, by the name that `icupkg -l` gives, stays."""
    return _KEPT.match(item) is not None


def trim(library: Path, out: Path) -> None:
    """Write a smaller `library` to `out`. Raises CalledProcessError where a tool fails."""
    symbols = _output("nm", "-D", str(library))
    name = re.search(r"icudt\d+", symbols)
    if name is None:
        raise ValueError(f"{library} holds no data of ICU")
    package = name[0]
    number = package.removeprefix("icudt")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        data = work / f"{package}l.dat"  # the name of the file is the prefix of every item
        _run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(data))
        items = _output("icupkg", "-l", str(data)).split()
        dropped = work / "dropped.txt"
        dropped.write_text("\n".join(item for item in items if not is_kept(item)) + "\n")
        thin = work / "thin" / data.name
        thin.parent.mkdir()
        _run("icupkg", "-r", str(dropped), str(data), str(thin))
        source = work / "data.s"
        source.write_text(_ASSEMBLY.format(name=package, file=thin))
        _run("gcc", "-shared", "-nostdlib", f"-Wl,-soname,libicudata.so.{number}",
             "-Wl,--build-id=none", str(source), "-o", str(out))  # fmt: skip


def _tool(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/bin")
    if found is None:
        raise FileNotFoundError(f"{name} is missing")
    return found


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([_tool(tool), *arguments], check=True)


def _output(tool: str, *arguments: str) -> str:
    return subprocess.run(
        [_tool(tool), *arguments], check=True, capture_output=True, text=True
    ).stdout


if __name__ == "__main__":
    trim(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
