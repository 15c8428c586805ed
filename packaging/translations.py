"""The translations of the interface: from the source to Qt Linguist's files, and to what Qt loads.

    translations.py update     bring resources/i18n/*.ts up to date with the source
    translations.py check      say what is missing, lost or wrong; exits 1 where anything is
    translations.py compile    make each .qm that is older than its .ts

English text stands in the source, in `Message("…")`, `tr("…")` and the table of commands. Each
message is one line of a .ts file, in alphabetical order, so that two changes merge and a search
finds both languages; Qt Linguist reads the files as they are, and `update` puts what it saves back
into this form. What is translated stays; what is new is marked unfinished; what the source does not
say any more goes.
"""

from __future__ import annotations

import ast
import os
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from qm import Said, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources/i18n"
CONTEXT = "Duidu"
"""Ours; see `reader/ui/language.py`."""
LANGUAGES = {"zh_Hans": "zh_CN", "zh_Hant": "zh_TW"}
"""File → the name that Qt's tools know the language by."""
MARKERS = ("Message", "tr")
TABLES = {"Command": (1, 2)}
"""Classes whose literal arguments at these places are messages."""
QT_SAYS = {
    "QShortcut": (
        "Left", "Right", "Up", "Down", "Del", "Ins", "Space", "Return", "Enter", "Backspace",
    ),
    "QFileDialog": ("&Look in:", "Files of &type:"),
    "QFileSystemModel": ("Computer", "Size"),
}  # fmt: skip
"""Context → what Qt says in no Chinese, or in one that does not suit us; the rest it has itself."""
Key = tuple[str, str, str]
_NAMED = re.compile(r"\[\[[a-z-]*\]\]")
_FILTERS = re.compile(r"\(\*[^)]*\)(?:;;)?")
_BETWEEN_HAN = re.compile(
    r"[一-鿿][,;:!?]|[一-鿿] ?\(|\) ?[一-鿿]|[,;:!?()][一-鿿]|[一-鿿]\.(?!\w)|\.\.\."
)


@dataclass(frozen=True, slots=True)
class Source:
    """What the source says, and where first."""

    text: str
    sense: str = ""
    counted: bool = False
    place: str = ""
    context: str = CONTEXT

    @property
    def key(self) -> Key:
        """By which Qt finds a translation."""
        return self.text, self.sense, self.context


@dataclass(frozen=True, slots=True)
class Translation:
    """A line of a .ts file."""

    source: Source
    text: str
    finished: bool


# the source


class Wrong(Exception):  # noqa: N818 - says what it is
    """The source says something in a way that cannot be translated."""


def sources(package: Path = ROOT / "reader") -> dict[Key, Source]:
    """Everything that the program says, by its key. Raises Wrong."""
    found: dict[Key, Source] = {}
    for context, texts in QT_SAYS.items():
        found |= {
            (text, "", context): Source(text, place=f"Qt, {context}", context=context)
            for text in texts
        }
    for path in sorted(package.rglob("*.py")):
        for source in said_in(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()):
            known = found.setdefault(source.key, source)
            if known.counted != source.counted:
                raise Wrong(f"{source.place}: {source.text!r} counts; at {known.place} it does not")
    return found


def said_in(code: str, name: str) -> Iterator[Source]:
    """The messages of a module."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        place = f"{name}:{node.lineno}"
        if called in TABLES:
            literals = (_literal(node.args[number], place) for number in TABLES[called])
            yield from (Source(text, place=place) for text in literals if text)
        elif called in MARKERS and node.args and not _passes_on(node):
            yield from _marked(node, place)


def _passes_on(node: ast.Call) -> bool:
    """`Message(template, …)`, `Message(self.text)` where messages are made of what was given."""
    given = node.args[0]
    if isinstance(given, ast.Attribute):
        return isinstance(given.value, ast.Name) and given.value.id == "self"
    return isinstance(given, ast.Name) and given.id == "template"


def _marked(node: ast.Call, place: str) -> Iterator[Source]:
    text = _literal(node.args[0], place)
    named = {word.arg: word.value for word in node.keywords if word.arg}
    one = _literal(named["one"], place) if "one" in named else ""
    sense = _literal(named["sense"], place) if "sense" in named else ""
    if one and "count" not in named:
        raise Wrong(f"{place}: {text!r} has a singular and no count")
    lacking = names_in(text) - set(named)
    if lacking and not any(word.arg is None for word in node.keywords):
        raise Wrong(f"{place}: {text!r} is not given {', '.join(sorted(lacking))}")
    if text:
        yield Source(text, sense, bool(one), place)


def _literal(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise Wrong(f"{place}: {ast.unparse(node)} is not literal text, so nobody can translate it")


def names_in(text: str) -> set[str]:
    """The values that a text has room for."""
    return {name.partition(".")[0] for _, name, _, _ in Formatter().parse(text) if name}


# the files


def read(path: Path) -> list[Translation]:
    """What stands in a .ts file, also after Qt Linguist saved it."""
    if not path.exists():
        return []
    found: list[Translation] = []
    root = ET.parse(path).getroot()
    for context, message in (
        (each, one) for each in root.iter("context") for one in each.iter("message")
    ):
        source = Source(
            message.findtext("source") or "",
            message.findtext("comment") or "",
            message.get("numerus") == "yes",
            context=context.findtext("name") or CONTEXT,
        )
        node = message.find("translation")
        forms = node.findall("numerusform") if node is not None else []
        texts = [form.text or "" for form in forms] or [
            (node.text or "") if node is not None else ""
        ]
        finished = node is not None and node.get("type") is None and all(texts)
        found.append(Translation(source, texts[0], finished))
    return found


def write(path: Path, language: str, entries: Iterable[Translation]) -> None:
    """A line for each message, in alphabetical order."""
    head = f'<TS version="2.1" language="{language}" sourcelanguage="en">\n'
    pieces = ['<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n', head]
    all_entries = list(entries)
    for context in sorted({entry.source.context for entry in all_entries}):
        inside = [entry for entry in all_entries if entry.source.context == context]
        inside.sort(key=lambda entry: (entry.source.text.casefold(), *entry.source.key))
        pieces += [f"<context>\n<name>{context}</name>\n", *map(_line, inside), "</context>\n"]
    path.write_text("".join(pieces) + "</TS>\n", encoding="utf-8")


def _line(entry: Translation) -> str:
    source = entry.source
    comment = f"<comment>{_escaped(source.sense)}</comment>" if source.sense else ""
    text = _escaped(entry.text)
    if source.counted:
        text = f"<numerusform>{text}</numerusform>"
    counted = ' numerus="yes"' if source.counted else ""
    state = "" if entry.finished else ' type="unfinished"'
    return (
        f"<message{counted}><source>{_escaped(source.text)}</source>{comment}"
        f"<translation{state}>{text}</translation></message>\n"
    )


def _escaped(text: str) -> str:
    return escape(text, {"\n": "&#10;"})


def update(language: str, said: dict[Key, Source]) -> None:
    """Bring a file up to date with the source."""
    path = FOLDER / f"{language}.ts"
    known = {entry.source.key: entry for entry in read(path)}
    write(
        path,
        LANGUAGES[language],
        (
            replace(known[key], source=source) if key in known else Translation(source, "", False)
            for key, source in said.items()
        ),
    )


def compile_all(folder: Path = FOLDER) -> None:
    """Make each .qm that is older than its .ts. Raises OSError."""
    for source in sorted(folder.glob("*.ts")):
        made = source.with_suffix(".qm")
        if made.exists() and made.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        messages = (
            Said(entry.source.context, entry.source.text, entry.source.sense, entry.text)
            for entry in read(source)
            if entry.finished
        )
        fresh = made.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(compiled(LANGUAGES[source.stem], messages))
        fresh.replace(made)


# checking


def problems(language: str, said: dict[Key, Source]) -> list[str]:
    """What is wrong with a language's file, a sentence each."""
    found: list[str] = []
    entries = {entry.source.key: entry for entry in read(FOLDER / f"{language}.ts")}
    found += [
        f"{said[key].place}: not in {language}.ts: {key[0]!r}" for key in said if key not in entries
    ]
    for key, entry in entries.items():
        if key not in said:
            found.append(f"{language}.ts: the source does not say {key[0]!r} any more")
        elif not entry.finished:
            found.append(f"{said[key].place}: not translated in {language}.ts: {key[0]!r}")
        else:
            found += [f"{language}.ts: {key[0]!r}: {what}" for what in faults(entry)]
    return found


def faults(entry: Translation) -> Iterator[str]:
    """What a translation lost, or has that it should not have."""
    source, text = entry.source.text, entry.text
    if names_in(source) != names_in(text):
        yield f"values differ: {text!r}"
    if sorted(_NAMED.findall(source)) != sorted(_NAMED.findall(text)):
        yield f"commands that stand for their keys differ: {text!r}"
    if _mnemonic(source) != _mnemonic(text):
        yield f"the letter after & differs: {text!r}"
    if source.endswith("…") != text.endswith("…"):
        yield f"one has … at its end, the other not: {text!r}"
    if source.count("\n") != text.count("\n"):
        yield f"lines differ: {text!r}"
    if (source[:1] == " ", source[-1:] == " ") != (text[:1] == " ", text[-1:] == " "):
        yield f"spaces at the ends differ: {text!r}"
    if _FILTERS.findall(source) != _FILTERS.findall(text):
        yield f"patterns of files differ: {text!r}"
    if wrong := _BETWEEN_HAN.search(_FILTERS.sub("", re.sub(r"\(&\w\)", "", text))):
        yield f"punctuation of half the width, {wrong.group()!r}: {text!r}"


def _mnemonic(text: str) -> str:
    found = re.search(r"&(\w)", text.replace("&&", ""))
    return found.group(1).lower() if found else ""


def main() -> int:
    """What the first argument names."""
    what = sys.argv[1:]
    if what == ["compile"]:
        compile_all()
        return 0
    said = sources()
    if what == ["update"]:
        for language in LANGUAGES:
            update(language, said)
        return 0
    if what != ["check"]:
        print(__doc__, file=sys.stderr)
        return 2
    found = [problem for language in LANGUAGES for problem in problems(language, said)]
    print("\n".join(found) or f"{len(said)} messages in {len(LANGUAGES)} languages: all translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
