"""What the library knows of one document, or of a companion pair, without opening it.

An `Entry` is a value: the catalog replaces it when the file, its place or its progress changes.
Two of its fields are derived when the file is scanned, off the interface's thread, and kept in the
index so that filtering and sorting 10,000 entries costs nothing to prepare: `haystack` (the folded
text that words are looked for in) and `collation` (what titles are sorted by).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from reader.chinese import folding
from reader.documents.model import Language, Script

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.documents.model import MetadataValue

READ_FROM: Final = 0.98
"""From this progress on a document counts as read: nobody scrolls past the last footnote."""

TITLE_SEPARATOR: Final = " · "
"""Parts the languages of a title, where a companion pair has two."""

FIELD_END: Final = "\x1f"
"""Parts the fields of a haystack, so that no word is found across two of them."""

HAYSTACK_FIELDS: Final = ("title", "author", "speaker", "tag", "category", "path", "summary")
"""The fields of a haystack in order. A filter word must be in one of them."""

_NOTHING: Mapping[str, MetadataValue] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the library.

    path: the document; of a companion pair, the English one. companion: the Chinese one that is
    shown. others: further translations of it, to choose from.
    folder: the library folder that it was found in; None where it was opened by itself.
    date: ISO 8601 as far as known: "2025", "2025-06", "2025-06-07"; "" unknown.
    languages: English before Chinese; both where they answer each other.
    script: how its Chinese is written.
    size: bytes, both files of a pair together. modified: nanoseconds since 1970, the later one.
    added, last_read: seconds since 1970, 0 for never. progress: 0 to 1.
    fingerprint: names the content wherever the file lies; "" where it was not read to the end.
    error: why the file cannot be read, one sentence; "" where it can.
    extra: every other front matter key.
    haystack, collation: derived, see above.
    """

    path: Path
    folder: Path | None
    title: str
    companion: Path | None = None
    others: tuple[Path, ...] = ()
    author: str = ""
    speaker: str = ""
    date: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    summary: str = ""
    source: str = ""
    languages: tuple[Language, ...] = ()
    script: Script = Script.NONE
    size: int = 0
    modified: int = 0
    added: float = 0.0
    last_read: float = 0.0
    progress: float = 0.0
    fingerprint: str = ""
    error: str = ""
    extra: Mapping[str, MetadataValue] = field(default_factory=lambda: _NOTHING)
    haystack: str = field(default="", repr=False)
    collation: bytes = field(default=b"", repr=False)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The file, and its companion and other translations where there are some."""
        pair = (self.path,) if self.companion is None else (self.path, self.companion)
        return (*pair, *self.others)

    @property
    def languages_label(self) -> str:
        """The languages as shown: "EN", "中", "EN–中"; 繁 or 简繁 where not Simplified."""
        label = "–".join("EN" if one is Language.ENGLISH else "中" for one in self.languages)
        if Language.CHINESE not in self.languages:
            return label
        return label + {Script.TRADITIONAL: " 繁", Script.MIXED: " 简繁"}.get(self.script, "")

    @property
    def is_read(self) -> bool:
        """Whether it was read to the end."""
        return self.progress >= READ_FROM

    @property
    def is_unread(self) -> bool:
        """Whether it was never opened."""
        return self.progress <= 0 and self.last_read <= 0


def haystack_of(entry: Entry) -> str:
    """The folded text that filter words are looked for in: `HAYSTACK_FIELDS`, parted."""
    fields = (
        entry.title,
        entry.author,
        entry.speaker,
        "\n".join(entry.tags),
        entry.category,
        "\n".join(_shown_path(path, entry.folder) for path in entry.paths),
        entry.summary,
    )
    return FIELD_END.join(folding.haystack(text) for text in fields)


def _shown_path(path: Path, folder: Path | None) -> str:
    """The path as the reader thinks of it: from the library folder on."""
    if folder is not None and path.is_relative_to(folder):
        return path.relative_to(folder.parent).as_posix()
    return path.name


_DIGITS = re.compile(r"\d+")
_LEADING_NOISE = re.compile(r"^[\W_]+")


def collation_of(haystack: str) -> bytes:
    """What a title is sorted by: Latin first, then Chinese by pinyin, "Part 2" before "Part 10".

    haystack: the title's, or an entry's, which begins with it.

    GB 18030 keeps the order of GB 2312, whose 3,755 common characters stand by pinyin; Traditional
    characters are folded to Simplified before.
    """
    title = haystack.partition(FIELD_END)[0].partition("\n")[0]
    folded = _LEADING_NOISE.sub("", title) or title
    numbered = _DIGITS.sub(lambda match: match[0].lstrip("0").zfill(12), folded)
    return numbered.encode("gb18030", "replace")


_NUMERIC_DATE = re.compile(
    r"(?<!\d)(\d{4})(?!\d)(?:\s*[-/.年]\s*(\d{1,2})(?!\d)(?:\s*[-/.月]\s*(\d{1,2})(?!\d))?)?"
)
_COMPACT_DATE = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED_DATE = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b({'|'.join(_MONTHS)})[a-z]*\.?"
    r"\s*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def iso_date(text: str) -> str:
    """The ISO 8601 date in `text`, as exact as it says: "2026年1月26日" → "2026-01-26"; else ""."""
    worded = _WORDED_DATE.search(text)
    if worded:
        month = _MONTHS.index(worded[2][:3].lower()) + 1
        return _join_date(worded[4], str(month), worded[1] or worded[3])
    numeric = _NUMERIC_DATE.search(text) or _COMPACT_DATE.search(text)
    return _join_date(numeric[1], numeric[2], numeric[3]) if numeric else ""


def _join_date(year: str, month: str | None, day: str | None) -> str:
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"
