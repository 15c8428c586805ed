"""From the head of a file to an entry: which front matter key becomes which field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.documents.model import Language, Script
from reader.library.entries import TITLE_SEPARATOR, Entry, collation_of, haystack_of, iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.documents.model import Head, MetadataValue

_LEAST_SHARE: Final = 0.2
"""From this share of the words on a language counts as one of the document's."""

_KEYS: Final = {
    "author": ("author", "authors", "by", "writer", "作者"),
    "speaker": ("speaker", "speakers", "guest", "guests"),
    "date": ("date", "published", "publish_date", "date_published", "created", "updated", "日期"),
    "category": ("category", "categories", "type"),
    "summary": ("summary", "description", "abstract", "excerpt"),
    "source": ("source", "source_url", "url", "link", "original"),
}
"""Front matter keys that say a field, the first that is there wins."""

_TAG_KEYS: Final = ("tags", "tag", "keywords", "标签")


def entry_of(head: Head, path: Path, folder: Path | None, stamp: tuple[int, int]) -> Entry:
    """The entry of one file. stamp: size in bytes, time of change in nanoseconds."""
    metadata = head.metadata
    used, found = _fields(metadata)
    entry = Entry(
        path=path,
        folder=folder,
        title=_one_line(head.title) or path.stem,
        author=found["author"],
        speaker=found["speaker"],
        date=iso_date(found["date"]),
        tags=_tags(metadata),
        category=found["category"],
        summary=found["summary"],
        source=found["source"],
        languages=_languages(head),
        script=head.script,
        size=stamp[0],
        modified=stamp[1],
        fingerprint=head.fingerprint,
        extra={
            key: value
            for key, value in metadata.items()
            if key not in used and value not in (None, "", ())
        },
    )
    return with_derived(entry)


def failed_entry(path: Path, folder: Path | None, stamp: tuple[int, int], reason: str) -> Entry:
    """The entry of a file that cannot be read; `reason` is one sentence."""
    entry = Entry(path, folder, path.stem, size=stamp[0], modified=stamp[1], error=reason)
    return with_derived(entry)


def paired(english: Entry, chinese: Entry) -> Entry:
    """One entry for a companion pair. The English one's facts win where both have them."""
    title = english.title
    if chinese.title and chinese.title != title:
        title = f"{title}{TITLE_SEPARATOR}{chinese.title}"
    entry = replace(
        english,
        companion=chinese.path,
        title=title,
        author=english.author or chinese.author,
        speaker=english.speaker or chinese.speaker,
        date=english.date or chinese.date,
        tags=tuple(dict.fromkeys((*english.tags, *chinese.tags))),
        category=english.category or chinese.category,
        summary="\n".join(dict.fromkeys(filter(None, (english.summary, chinese.summary)))),
        source=english.source or chinese.source,
        languages=(Language.ENGLISH, Language.CHINESE),
        script=chinese.script if chinese.script is not Script.NONE else english.script,
        size=english.size + chinese.size,
        modified=max(english.modified, chinese.modified),
        error=english.error or chinese.error,
        extra={**chinese.extra, **english.extra},
    )
    return with_derived(entry)


def with_derived(entry: Entry) -> Entry:
    """`entry` with its haystack and collation made."""
    haystack = haystack_of(entry)
    return replace(entry, haystack=haystack, collation=collation_of(haystack))


def _fields(metadata: Mapping[str, MetadataValue]) -> tuple[set[str], dict[str, str]]:
    """Which keys were used for fields (title and tags among them), and the fields."""
    used = {"title", *(key for key in _TAG_KEYS)}
    found: dict[str, str] = {}
    for field, keys in _KEYS.items():
        key = next((key for key in keys if metadata.get(key) not in (None, "", ())), "")
        found[field] = _one_line(_joined(metadata.get(key))) if key else ""
        used.add(key)
    return used, found


def _joined(value: MetadataValue) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def _tags(metadata: Mapping[str, MetadataValue]) -> tuple[str, ...]:
    """Tags as a list, or as one text parted by commas (spaces, where there is no comma)."""
    key = next((key for key in _TAG_KEYS if metadata.get(key)), "")
    value = metadata.get(key)
    if isinstance(value, str):
        text = value.replace("，", ",").replace("、", ",")
        items = text.split(",") if "," in text else text.split()
    else:
        items = value if isinstance(value, tuple) else ()
    return tuple(dict.fromkeys(filter(None, (_one_line(item).lstrip("#") for item in items))))


def _languages(head: Head) -> tuple[Language, ...]:
    english, chinese = head.english_share, head.chinese_share
    if english >= _LEAST_SHARE and chinese >= _LEAST_SHARE:
        return (Language.ENGLISH, Language.CHINESE)
    if english <= 0 and chinese <= 0:
        return ()
    return (Language.ENGLISH,) if english > chinese else (Language.CHINESE,)


def _one_line(text: str) -> str:
    return " ".join(text.split())
