"""The front matter of exported files: Duidu's keys written or brought up to date, line by line.

The rest (other keys, comments, order, quotation marks) stays as its owner wrote it, and so does a
value of Duidu's that the owner has changed; only to changed tags the missing ones are added.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from reader.annotations.export.markdown_text import plain
from reader.annotations.export.record import Entry, checksum, entry_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.annotations.export.values import ExportedDocument

ID_KEY: Final = "duidu"
"""The key by which an exported file is found again."""
Value = str | int | tuple[str, ...]

_DATES: Final = ("date", "annotated")
_ALWAYS: Final = ("highlights", "annotated", ID_KEY)
_KEY: Final = re.compile(r"""(?:"([^"]+)"|'([^']+)'|([^\s#'"\-][^:#]*?))\s*:(?=\s|$)""")
_FENCE: Final = re.compile(r"---[ \t]*$")
_END: Final = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_MOST_LINES: Final = 2000
_COMMENTED: Final = re.compile(r"(\w+:[ \t]*)([^\s#\"']+)([ \t]+#.*)?$")


class FrontMatter(NamedTuple):
    """Lines between the two fences, without line ends, and where the file's body begins."""

    lines: list[str]
    body: int


def values_of(document: ExportedDocument) -> dict[str, Value]:
    """The keys that Duidu writes, in order. What is not known is left out."""
    values: dict[str, Value] = {
        "title": document.title or "Untitled",
        "author": document.author,
        "source": document.source,
        "date": document.date,
        "languages": document.languages,
        "highlights": document.highlights,
        "annotated": document.annotated,
        "tags": document.tags,
        ID_KEY: document.id,
    }
    return {key: value for key, value in values.items() if value not in ("", ())}


def split(lines: list[str]) -> FrontMatter | None:
    """The front matter of a file of these lines (without line ends); None where it has none."""
    if not lines or not _FENCE.match(lines[0]):
        return None
    for at in range(1, min(len(lines), _MOST_LINES)):
        if _END.match(lines[at]):
            return FrontMatter(lines[1:at], at + 1)
    return None


def yaml_lines(key: str, value: Value) -> list[str]:
    """A key and its value in YAML: one line, or one for each item."""
    if isinstance(value, tuple):
        return [f"{key}:", *(f"  - {_scalar(item)}" for item in value)]
    is_bare = isinstance(value, int) or (key in _DATES and _is_day(value))
    return [f"{key}: {value if is_bare else _scalar(str(value))}"]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def updated(
    lines: list[str], values: Mapping[str, Value], known: Mapping[str, Entry]
) -> tuple[list[str], list[Entry]]:
    """The lines with today's values, and what the record is to say of them.

    known: the record's entries by key, with the `+`.
    """
    spans = _spans(lines)
    made: list[str] = []
    entries: list[Entry | None] = []
    at = 0
    for key, (first, last) in spans.items():
        made += lines[at:first]
        old, at = lines[first:last], last
        now, entry = _kept(key, old, values.get(key), known.get(f"+{key}"))
        made += now
        entries.append(entry)
    made += lines[at:]
    absent = (key for key in values if key not in spans and key != ID_KEY)
    entries += [known.get(f"+{key}") for key in absent]  # the owner took these out
    there = {entry.key for entry in entries if entry}
    for key, value in values.items():
        if key not in spans and f"+{key}" not in there:
            new = yaml_lines(key, value)
            made += new
            entries.append(entry_of(f"+{key}", new))
    order = {f"+{key}": at for at, key in enumerate(values)}
    return made, sorted((entry for entry in entries if entry), key=lambda each: order[each.key])


def _kept(
    key: str, old: list[str], value: Value | None, entry: Entry | None
) -> tuple[list[str], Entry | None]:
    """A key that the file has: its lines as they are to be, and what the record says of it."""
    present = checksum(old)
    is_ours = entry is not None and entry.checksum == present
    if value is None:
        return ([] if is_ours else old), None
    new = yaml_lines(key, value)
    fresh = entry_of(f"+{key}", new)
    if fresh.checksum == present:
        return old, fresh
    if is_ours:
        return new, fresh
    now = _changed(key, old, value)
    return now, fresh if checksum(now) == fresh.checksum else entry or fresh


def _changed(key: str, old: list[str], value: Value) -> list[str]:
    """A value that its owner has changed, as it is to be."""
    if key == "tags" and isinstance(value, tuple):
        return _with_tags(old, value)
    if key not in _ALWAYS:
        return old
    match = _COMMENTED.match(old[0]) if len(old) == 1 else None
    new = yaml_lines(key, value)
    return [f"{new[0]}{match[3] or ''}"] if match else new


def _with_tags(old: list[str], tags: tuple[str, ...]) -> list[str]:
    """The owner's tags with those that are missing, in the way the owner writes lists."""
    import yaml

    try:
        loaded = cast("object", yaml.safe_load("\n".join(old)))
    except yaml.YAMLError:
        return old
    present = cast("dict[str, object]", loaded).get("tags") if isinstance(loaded, dict) else ""
    there = {str(tag) for tag in cast("list[object]", present or [])}
    missing = [tag for tag in tags if tag not in there]
    if (present is not None and not isinstance(present, list)) or not missing:
        return old
    if len(old) > 1 or present is None:
        items = (line for line in old[1:] if line.lstrip().startswith("- "))
        item = next(items, "  - ")
        return [*old, *(f"{item[: item.index('-')]}- {_scalar(tag)}" for tag in missing)]
    end = old[0].rfind("]")
    rest = ", ".join(_quoted(tag) for tag in missing)
    return [f"{old[0][:end].rstrip()}{', ' if there else ''}{rest}{old[0][end:]}"]


def _spans(lines: list[str]) -> dict[str, tuple[int, int]]:
    """Where each key of the top level and its value stand: first line, line after the last.

    Blank lines and comments after a value are not its own.
    """
    spans: dict[str, tuple[int, int]] = {}
    key, first, last = "", 0, 0
    for at, line in enumerate([*lines, "end:"]):
        match = _KEY.match(line)
        if match:
            if key and key not in spans:
                spans[key] = (first, last)
            key, first, last = match[1] or match[2] or match[3], at, at + 1
        elif key and line.strip() and (line[0] in " \t-"):
            last = at + 1
    return spans


def _scalar(text: str) -> str:
    """Text as YAML in one line: bare where every reader takes it for text, else in quotes."""
    import yaml

    line = _one_line(text)
    bare = yaml.safe_dump([line], allow_unicode=True, width=10**9).rstrip("\n")[2:]
    first = line[:1]
    return line if bare == line and first.isalpha() else _quoted(line)


def _quoted(text: str) -> str:
    import yaml

    line = _one_line(text)
    dumped = yaml.safe_dump([line], allow_unicode=True, width=10**9, default_style='"')
    return dumped.rstrip("\n")[2:]


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())
