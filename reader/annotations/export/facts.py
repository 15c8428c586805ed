"""What a document says of itself: author, source, date, languages, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.model import Script

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.documents.model import Head

_AUTHOR = ("author", "authors", "by", "creator", "作者")
_SOURCE = ("source", "url", "link", "canonical_url", "canonical", "来源", "來源")
_DATE = ("date", "published", "created", "日期")
_TAGS = ("tags", "keywords", "标签", "標籤")
_CHINESE = {Script.SIMPLIFIED: "zh-Hans", Script.TRADITIONAL: "zh-Hant"}
_LITTLE = 0.3  # a share of words below which a language is only quoted, as product names are


def author_of(heads: Iterable[Head]) -> str:
    """The authors as the front matter names them, "" for none."""
    return _first(heads, _AUTHOR)


def source_of(heads: Iterable[Head], path: Path | None) -> str:
    """The address that the front matter names, else where the file lies."""
    return _first(heads, _SOURCE) or (str(path) if path else "")


def date_of(heads: Iterable[Head]) -> str:
    """The date that the front matter names, without the hour; "" for none."""
    return _first(heads, _DATE).partition("T")[0]


def tags_of(heads: Iterable[Head]) -> tuple[str, ...]:
    """The tags that the front matter names."""
    found: dict[str, None] = {}
    for head in heads:
        for key in _TAGS:
            value = head.metadata.get(key)
            items = value if isinstance(value, tuple) else str(value or "").split(",")
            found.update(dict.fromkeys(item.strip().lstrip("#") for item in items if item.strip()))
    return tuple(found)


def languages_of(heads: tuple[Head, ...], columns: int) -> tuple[str, ...]:
    """`en`, `zh-Hans`, `zh-Hant`, or `zh` where both scripts are used or neither shows."""
    chinese = _CHINESE.get(heads[-1].script, "zh")
    if columns == 2:
        return "en", chinese
    head = heads[0]
    shares = (("en", head.english_share), (chinese, head.chinese_share))
    return tuple(name for name, share in shares if share > _LITTLE)


def _first(heads: Iterable[Head], keys: tuple[str, ...]) -> str:
    for head in heads:
        for key in keys:
            value = head.metadata.get(key)
            text = ", ".join(value) if isinstance(value, tuple) else str(value or "")
            if text.strip():
                return " ".join(text.split())
    return ""
