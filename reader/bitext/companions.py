"""Companion files: where the other half of a document lies, by its front matter or by its name.

Names are compared, nothing is read. A document that names its translation is believed, as long as
the file lies in the document's folder or beside it: a document is data and cannot make the program
open files elsewhere.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from reader.documents.model import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

TRANSLATION_KEYS = ("translation", "companion")
"""Front matter keys that name the companion file."""

SUBTITLES = (".srt", ".vtt", ".ass", ".lrc")
"""Suffixes of subtitles. One half of a pair may have another than the other."""

_ENGLISH = ("en", "en-US", "en-GB", "eng", "english")
_CHINESE = (
    *("zh", "zh-CN", "zh-Hans", "cn", "zh-TW", "zh-Hant", "zh-HK", "zh-SG"),
    *("zh-Hans-CN", "zh-Hant-TW", "chs", "cht", "chinese", "chi", "zho"),
)
_LANGUAGES = {
    **dict.fromkeys((code.lower() for code in _ENGLISH), Language.ENGLISH),
    **dict.fromkeys((code.lower() for code in _CHINESE), Language.CHINESE),
    "英文": Language.ENGLISH,
    "中文": Language.CHINESE,
    "英": Language.ENGLISH,
    "中": Language.CHINESE,
}
_OTHER = {Language.ENGLISH: Language.CHINESE, Language.CHINESE: Language.ENGLISH}
_ENDING = re.compile(
    r"(?:(?P<base>.*?)(?P<separator>[-._ ]))?"
    r"(?P<code>(?:en|zh)(?:[-_][A-Za-z]{2,4}){0,2}|eng|english|cn|chs|cht|chi|zho|chinese|英文|中文|英|中)$",
    re.IGNORECASE,
)
_SEPARATORS = (".", "-", "_")
_PLAIN_CODES = (
    "zh",
    "zh-CN",
    "zh_CN",
    "zh-Hans",
    "cn",
    "CN",
    "zh-TW",
    "zh_TW",
    "zh-Hant",
    "zh-HK",
    "chs",
    "cht",
    "chi",
    "ZH",
    *("zh-cn", "zh_cn", "zh-tw", "zh_tw", "zh-hans", "zh-hant", "中文"),
    "en",
    "EN",
    "en-US",
    "eng",
)
_DEEPEST = 4  # folders looked at above a file


class _Coded(NamedTuple):
    """A name that ends in the code of a language."""

    base: str
    separator: str
    code: str
    language: Language


def companion_of(
    path: Path,
    metadata: Mapping[str, object],
    exists: Callable[[Path], bool] = Path.is_file,
) -> Path | None:
    """The companion of a document; None if it has none.

    exists: whether there is such a document; a caller that knows its files need not ask the disk.
    By name the relation is symmetric: of three translations, only the nearest two are a pair.
    """
    named = next(filter(exists, _named_translations(path, metadata)), None)
    if named is not None:
        return named
    other = _nearest(path, exists)
    return other if other is not None and _nearest(other, exists) == path else None


def counterparts_of(
    path: Path,
    metadata: Mapping[str, object],
    exists: Callable[[Path], bool] = Path.is_file,
) -> list[Path]:
    """Every file that holds a document in the other language, the likeliest first.

    One original may have several translations: Simplified, Traditional, another translator's.
    """
    found = [name for name in _named_translations(path, metadata) if exists(name)]
    by_name = [name for name in companion_names(path) if exists(name)]
    # beside `notes.md` may lie `notes.zh.md` and `notes.en.md`: they are no two translations
    language = language_of_name(by_name[0]) if by_name else None
    found += [name for name in by_name if language_of_name(name) is language]
    return list({str(name).casefold(): name for name in reversed(found)}.values())[::-1]


def original_of(path: Path, exists: Callable[[Path], bool] = Path.is_file) -> Path | None:
    """The document of which a Chinese file is one translation among several, by its name."""
    if language_of_name(path) is not Language.CHINESE:
        return None
    original = _nearest(path, exists)
    if original is None or language_of_name(original) is Language.CHINESE:
        return None
    return original if path in counterparts_of(original, {}, exists) else None


def companion_names(path: Path) -> list[Path]:
    """Where the companion of a file would lie, the likeliest first."""
    found = [
        path.with_name(stem + suffix)
        for stem in _other_stems(path.stem)
        for suffix in _suffixes(path)
    ]
    found.extend(_other_folders(path))
    return [name for name in dict.fromkeys(found) if name != path]


def _suffixes(path: Path) -> Sequence[str]:
    """The suffixes that a companion may have: subtitles come in several forms."""
    if path.suffix.lower() not in SUBTITLES:
        return (path.suffix,)
    return list(dict.fromkeys((path.suffix, *SUBTITLES)))


def language_of_name(path: Path) -> Language | None:
    """The language that a file's name, or a folder above it, says it is in."""
    coded = _coded(path.stem)
    if coded:
        return coded.language
    folders = (_LANGUAGES.get(_plain(name)) for name in _folders(path))
    return next((language for language in folders if language), None)


def _nearest(path: Path, exists: Callable[[Path], bool]) -> Path | None:
    return next((name for name in companion_names(path) if exists(name)), None)


def _named_translations(path: Path, metadata: Mapping[str, object]) -> list[Path]:
    value = next((metadata[key] for key in TRANSLATION_KEYS if metadata.get(key)), None)
    names = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    found = (_named_file(path, name) for name in names if isinstance(name, str))
    return [name for name in found if name is not None]


def _named_file(path: Path, value: str) -> Path | None:
    if "\0" in value or "://" in value:
        return None
    name = Path(value.strip())
    if name.is_absolute() or name.drive or not name.name:
        return None
    folder = path.parent.resolve()
    # Both ways of reading "..": as written, and after symbolic links have been followed.
    written, real = Path(os.path.normpath(folder / name)), (folder / name).resolve()
    inside = all(found.is_relative_to(folder.parent) for found in (written, real))
    other = Path(os.path.normpath(path.parent / name))
    return other if inside and real != path.resolve() else None


def _coded(stem: str) -> _Coded | None:
    match = _ENDING.fullmatch(stem)
    if match is None:
        return None
    language = _LANGUAGES.get(_plain(match["code"]))
    if language is None or match["base"] == "":
        return None
    return _Coded(match["base"] or "", match["separator"] or "", match["code"], language)


def _plain(code: str) -> str:
    return code.replace("_", "-").lower()


def _other_stems(stem: str) -> Iterator[str]:
    coded = _coded(stem)
    if coded is None:
        for separator in _SEPARATORS:
            for code in _PLAIN_CODES:
                yield f"{stem}{separator}{code}"
        return
    for code in _codes_like(coded.code, _OTHER[coded.language]):
        yield f"{coded.base}{coded.separator}{code}"
    if coded.base:
        yield coded.base


def _codes_like(code: str, language: Language) -> Iterator[str]:
    """The codes of a language, written in the manner of `code` first."""
    if not code.isascii():
        yield {"英文": "中文", "中文": "英文", "英": "中", "中": "英"}[code]
        return
    join = "_" if "_" in code else "-"
    codes = [
        found.replace("-", join)
        for found in (_ENGLISH if language is Language.ENGLISH else _CHINESE)
    ]
    if len(code) > 3 and join not in code:  # `english`, not `en`
        codes.reverse()
    if code.isupper():
        yield from (found.upper() for found in codes)
    elif code.istitle():
        yield from (found.title() for found in codes)
    yield from codes
    yield from (found.lower() for found in codes)
    if join == "-":
        yield from (found.replace("-", "_") for found in codes)
    else:
        yield from (found.replace("_", "-") for found in codes)


def _folders(path: Path) -> list[str]:
    """The names of the folders that hold a file, the nearest first."""
    return list(path.parent.parts[::-1][:_DEEPEST])


def _other_folders(path: Path) -> Iterator[Path]:
    """The same file in the folder of the other language, if a folder above is one's."""
    parts = list(path.parts)
    for depth, name in enumerate(_folders(path)):
        language = _LANGUAGES.get(_plain(name))
        if language is None:
            continue
        at = len(parts) - 2 - depth
        for code in _codes_like(name, _OTHER[language]):
            yield Path(*parts[:at], code, *parts[at + 1 :])
        return
