"""Companion files: where the other half of a document lies, by its front matter or by its name.

Names are compared, nothing is read. A document that names its translation is believed, as long as
the file lies in the document's folder or beside it: a document is data and cannot make the program
open files elsewhere. Names alone may be wrong (`trip.md`, `trip-hk.md`): once both heads are read,
`are_alike` tells whether they are in one language.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from reader.bitext.language_names import Said, code_of, key_of, said_by
from reader.documents.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.documents.model import Head

TRANSLATION_KEYS = ("translation", "companion")
"""Front matter keys that name the companion file."""

SUBTITLES = (".srt", ".vtt", ".ass", ".lrc")
"""Suffixes of subtitles. One half of a pair may have another than the other."""

_FAMILIES = (SUBTITLES, (".md", ".markdown", ".mdown", ".mkd"), (".txt", ".text"))
"""Suffixes that say the same."""
_SHELVES = frozenset((
    *("doc", "docs", "documents", "i18n", "l10n", "lang", "langs", "language", "languages"),
    *("locale", "locales", "readme", "readmes", "translation", "translations", ".github"),
))  # fmt: skip
"""Folders in which projects keep the translations of what lies above them."""
_SEPARATORS = ".-_"
_DEEPEST = 4  # folders looked at above a file
_NEAR = 2  # the same where only one of the two lies in a folder of its language
_SCARCELY, _LARGELY = 0.02, 0.5  # shares of the words


class Files(Protocol):
    """What files there are."""

    def holds(self, path: Path) -> bool:
        """Whether there is such a document."""
        ...

    def names(self, folder: Path, start: str) -> Iterable[str]:
        """The names of what lies in a folder that, casefolded, begin like this."""
        ...


class Disk:
    """What the disk holds; a folder is listed once."""

    def __init__(self) -> None:
        self._listed: dict[Path, list[str]] = {}

    def holds(self, path: Path) -> bool:
        """Whether there is such a file."""
        return path.is_file()

    def names(self, folder: Path, start: str) -> Iterable[str]:
        """The names of what lies in a folder that, casefolded, begin like this."""
        if folder not in self._listed:
            try:
                self._listed[folder] = sorted(os.listdir(folder))  # noqa: PTH208 - names are enough
            except OSError:
                self._listed[folder] = []
        return [name for name in self._listed[folder] if name.casefold().startswith(start)]


class _Found(NamedTuple):
    """A file that may be another half."""

    path: Path
    said: Said | None


def companion_of(
    path: Path, metadata: Mapping[str, object], files: Files | None = None
) -> Path | None:
    """The companion of a document; None if it has none.

    files: a caller that knows its files need not ask the disk. By name the relation is symmetric:
    of three translations, only the nearest two are a pair.
    """
    files = files or Disk()
    named = named_companion(path, metadata, files)
    if named is not None:
        return named
    other = _nearest(path, files)
    return other if other is not None and _nearest(other, files) == path else None


def named_companion(
    path: Path, metadata: Mapping[str, object], files: Files | None = None
) -> Path | None:
    """The companion that a document itself names; None if it names none that is there."""
    files = files or Disk()
    return next(filter(files.holds, _named_translations(path, metadata)), None)


def counterparts_of(
    path: Path, metadata: Mapping[str, object], files: Files | None = None
) -> list[Path]:
    """Every file that holds a document in the other language, the likeliest first.

    One original may have several translations: Simplified, Traditional, another translator's.
    """
    files = files or Disk()
    found = [name for name in _named_translations(path, metadata) if files.holds(name)]
    by_name = list(_candidates(path, files))
    # beside `notes.md` may lie `notes.zh.md` and `notes.en.md`: they are no two translations
    language = language_of_name(by_name[0]) if by_name else None
    found += [name for name in by_name if language in {None, language_of_name(name)}]
    return list({str(name).casefold(): name for name in reversed(found)}.values())[::-1]


def original_of(path: Path, files: Files | None = None) -> Path | None:
    """The document of which a Chinese file is one translation among several, by its name."""
    if language_of_name(path) is not Language.CHINESE:
        return None
    files = files or Disk()
    original = _nearest(path, files)
    if original is None or language_of_name(original) is Language.CHINESE:
        return None
    return original if path in counterparts_of(original, {}, files) else None


def are_alike(one: Head, other: Head) -> bool:
    """Whether two documents are clearly in one language, so that neither translates the other."""
    english = all(h.english_share and h.chinese_share < _SCARCELY for h in (one, other))
    return english or min(one.chinese_share, other.chinese_share) > _LARGELY


def language_of_name(path: Path) -> Language | None:
    """The language that a file's name, or a folder above it, says it is in."""
    said = said_by(path.stem)
    codes = (said.code if said else None, *map(code_of, _folders(path)))
    return next((code.language for code in codes if code), None)


def names_to_ask_for(path: Path) -> Iterator[Path]:
    """Names without suffix that the companion of a file which says its language may have."""
    yield path.with_suffix("")
    said = said_by(path.stem)
    if said is not None and said.key:
        yield path.parent / said.base.rstrip("-._ ")
        if path.parent.name.casefold() in _SHELVES:
            yield path.parent.parent / said.base.rstrip("-._ ")
    depth = next((at for at, name in enumerate(_folders(path)[:_NEAR]) if code_of(name)), None)
    if depth is not None:
        parts = list(path.parts)
        del parts[len(parts) - 2 - depth]
        yield Path(*parts).with_suffix("")


# by name


def _nearest(path: Path, files: Files) -> Path | None:
    return next(_candidates(path, files), None)


def _candidates(path: Path, files: Files) -> Iterator[Path]:
    """The files whose names say that they are another half, the likeliest first."""
    said = said_by(path.stem)
    seen = {path}
    for places in (_beside(path, said, files), _in_folders(path, files), _on_shelves(path, files)):
        for found in places:
            if found not in seen and files.holds(found):
                seen.add(found)
                yield found


def _beside(path: Path, said: Said | None, files: Files, folder: Path | None = None) -> list[Path]:
    """Files of one base in one folder, the file's own if no other is named."""
    found = [
        one
        for one in _of_one_base(path, said, files, folder or path.parent)
        if _may_answer(said, one.said)
    ]
    return [one.path for one in sorted(found, key=lambda one: _rank(path, said, one))]


def _of_one_base(path: Path, said: Said | None, files: Files, folder: Path) -> Iterator[_Found]:
    key = said.key if said else key_of(path.stem)
    if not (key or said):
        return
    suffixes = _family(path.suffix)
    for name in files.names(folder, key):
        stem, suffix = os.path.splitext(name)  # noqa: PTH122 - many names, no paths
        if suffix.lower() not in suffixes:
            continue
        theirs = said_by(stem)
        if (theirs.key if theirs else key_of(stem)) == key:
            yield _Found(folder / name, theirs)


def _may_answer(said: Said | None, theirs: Said | None) -> bool:
    """Whether two names of one base say two languages, as far as they say one."""
    if said is None or theirs is None:
        return said is not theirs
    return said.code.language is not theirs.code.language


def _rank(path: Path, said: Said | None, other: _Found) -> tuple[object, ...]:
    """Orders what may answer a file: by what it is, then by how its name is written."""
    theirs = other.said
    manner = said or theirs
    return (
        _likelihood(said, theirs),
        theirs is not None and manner is not None and theirs.joined != manner.joined,
        theirs is not None and _SEPARATORS.find(theirs.joined),
        theirs.code.kind if theirs else 0,
        abs(len(theirs.written) - len(said.written)) if theirs and said else 0,
        not other.path.name.startswith(said.base if said else path.stem),
        other.path.suffix != path.suffix,
        _by_suffix(path, other.path),
        other.path.name,
    )


def _likelihood(said: Said | None, theirs: Said | None) -> int:
    """0 for what says most clearly that it is the other half.

    Beside `a.en` and `a.zh-TW`, `a` is Simplified; beside `a.en` and `a.zh` it is something else.
    """
    if theirs is None:
        return 1
    if theirs.code.language is Language.ENGLISH:
        return 0 if said else 1
    return 2 if theirs.code.is_traditional else 0


def _family(suffix: str) -> Sequence[str]:
    lower = suffix.lower()
    return next((family for family in _FAMILIES if lower in family), (lower,))


def _by_suffix(path: Path, other: Path) -> int:
    return _family(path.suffix).index(other.suffix.lower())


# by folder


def _folders(path: Path) -> list[str]:
    """The names of the folders that hold a file, the nearest first."""
    return list(path.parent.parts[::-1][:_DEEPEST])


def _in_folders(path: Path, files: Files) -> Iterator[Path]:
    """The same file in the folder of the other language, or above the one of its own."""
    for depth, name in enumerate(_folders(path)):
        code = code_of(name)
        if code is None:
            continue
        at = len(path.parts) - 2 - depth
        above, inside = Path(*path.parts[:at]), path.parts[at + 1 :]
        for other in _language_folders(above, files, name):
            if code_of(other) != code and _is_other(code.language, other):
                yield Path(above, other, *inside)
        if depth < _NEAR and said_by(path.stem) is None:
            yield Path(above, *inside)
        return
    if said_by(path.stem) is None:
        for above in path.parents[:_NEAR]:
            for other in _language_folders(above, files):
                yield above / other / path.relative_to(above)


def _is_other(language: Language, folder: str) -> bool:
    code = code_of(folder)
    return code is not None and code.language is not language


def _language_folders(folder: Path, files: Files, like: str = "") -> list[str]:
    """Folders that are named by a language. like: how the one is written that a file lies in."""
    found = [(code, name) for name in files.names(folder, "") if (code := code_of(name))]
    found.sort(
        key=lambda one: (
            one[0].kind, one[0].language is Language.ENGLISH,
            abs(len(one[1]) - len(like)), one[1].isupper() != like.isupper(), one[1],
        )
    )  # fmt: skip
    return [name for _, name in found]


def _on_shelves(path: Path, files: Files) -> Iterator[Path]:
    """Translations that a project keeps in a folder below the original: `docs/README.zh.md`."""
    said = said_by(path.stem)
    if said is not None and path.parent.name.casefold() in _SHELVES:
        yield from _beside(path, said, files, path.parent.parent)
        return
    for name in files.names(path.parent, ""):
        if name.casefold() in _SHELVES:
            yield from _beside(path, said, files, path.parent / name)


# by front matter


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
