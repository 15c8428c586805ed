"""Bringing the index up to date with the library, in small steps, away from the interface's thread.

Plain paragraphs are indexed as the file has them; where markup could stand inside a phrase (links,
tags, readings in brackets, time codes) the parser says what the text is. Either way the index only
proposes: what is found is read from the file again.
"""

from __future__ import annotations

import logging
import re
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.documents.decoding import decode
from reader.documents.errors import CannotRead
from reader.documents.reading import DocumentReader, read_bytes
from reader.library.search.store import Section, Stamp
from reader.library.search.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reader.library.entries import Entry
    from reader.library.search.store import SearchStore

_log = logging.getLogger(__name__)

SMALL: Final = 64 * 1024
"""Bytes, both files of a pair together, up to which a document is one section."""

_SECTION: Final = 6_000  # code points of a section of a large document
_BATCH_BYTES: Final = 8_000_000  # of text between two writes
_BATCH_SECONDS: Final = 2.0
_TOLD_SECONDS: Final = 0.5  # between two words of how far it is
_SLICE: Final = 64 * 1024
_OVERLAP: Final = 64
SUBTITLES: Final = (".srt", ".vtt", ".lrc", ".ass")
PAIRS: Final = (".tmx", ".tsv")  # are no text
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n\s*")
_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)


class Progress(NamedTuple):
    """How far it is: documents and bytes that are done, and that there are to do."""

    documents: int
    of_documents: int
    bytes: int
    of_bytes: int


def bring_up_to_date(
    store: SearchStore,
    entries: Iterable[Entry],
    *,
    encodings: Mapping[Path, str] | None = None,
    complete: bool = True,
    pause: Callable[[], object] = lambda: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Progress]:
    """Index what is new or has changed, and forget what is gone.

    complete: `entries` are all there are; otherwise only they are looked at. pause: is called
    every few milliseconds of work; it may sleep while somebody scrolls. encodings: chosen by hand.
    What is done is stored every other second, so whatever is cancelled goes on there.
    """
    if complete and store.needs_rebuilding():
        store.clear()
    wanted = {
        str(entry.path): _stamp(entry, encodings or {}) for entry in entries if not entry.error
    }
    known = store.stamps()
    todo = {path: stamp for path, stamp in wanted.items() if known.get(path) != stamp}
    if complete:
        gone = known.keys() - wanted.keys()
        _follow_moves(store, known, todo, gone)
        store.forget(gone)
    yield from _index(store, todo, pause, cancelled)


def _stamp(entry: Entry, encodings: Mapping[Path, str]) -> Stamp:
    companion = "" if entry.companion is None else str(entry.companion)
    return Stamp(companion, entry.size, entry.modified, encodings.get(entry.path, ""))


def _follow_moves(
    store: SearchStore, known: Mapping[str, Stamp], todo: dict[str, Stamp], gone: set[str]
) -> None:
    """A file of the same size and time elsewhere is the same file: nothing is indexed again."""
    homeless: dict[tuple[int, int, str], list[str]] = {}
    for path in gone:
        if not known[path].companion:
            homeless.setdefault(known[path][1:], []).append(path)
    moves: list[tuple[str, str, Stamp]] = []
    for path, stamp in list(todo.items()):
        former = homeless.get(stamp[1:], ())
        if len(former) == 1 and not stamp.companion and path not in known:
            moves.append((former[0], path, stamp))
            gone.discard(former[0])
            del homeless[stamp[1:]], todo[path]
    store.rename(moves)


def _index(
    store: SearchStore,
    todo: Mapping[str, Stamp],
    pause: Callable[[], object],
    cancelled: Callable[[], bool],
) -> Iterator[Progress]:
    total, done = sum(stamp.size for stamp in todo.values()), 0
    batch: list[tuple[str, Stamp, list[Section]]] = []
    size, began, told = 0, time.monotonic(), time.monotonic()
    for number, (path, stamp) in enumerate(todo.items(), 1):
        sections: list[Section] = []
        for section in _told_sections(Path(path), stamp):
            sections.append(section)
            pause()
            if cancelled():
                return
        batch.append((path, stamp, sections))
        size, done = size + stamp.size, done + stamp.size
        now = time.monotonic()
        is_full = size >= _BATCH_BYTES or now - began > _BATCH_SECONDS or number == len(todo)
        if is_full:
            if not store.put(batch):
                return
            batch, size, began = [], 0, time.monotonic()
        if is_full or now - told > _TOLD_SECONDS:
            yield Progress(number, len(todo), done, total)
            told = now


def _told_sections(path: Path, stamp: Stamp) -> Iterator[Section]:
    """The sections of a document as far as they can be made: a defect must not end the index."""
    try:
        yield from sections_of(path, stamp)
    except Exception:
        _log.exception("not all of %s can be searched", path.name)


def sections_of(path: Path, stamp: Stamp) -> Iterator[Section]:
    """The sections of a document, or of a pair. None where it cannot be read."""
    paths = [path, Path(stamp.companion)] if stamp.companion else [path]
    texts: list[tuple[str, Path]] = []
    for part, file in enumerate(paths):
        try:
            encoding = (stamp.encoding or None) if part == 0 else None
            texts.append((_text_of(file, encoding), file))
        except CannotRead:
            texts.append(("", file))
    if stamp.size <= SMALL:
        paragraphs = [one for text, file in texts for _, one in _paragraphs(text, file)]
        yield Section(-1, 1, 0, *tokens_of(paragraphs))
        return
    for part, (text, file) in enumerate(texts):
        yield from _many(part, _paragraphs(text, file))


def _text_of(path: Path, encoding: str | None) -> str:
    """What a file says; of a translation memory, what its units say. Raises CannotRead."""
    data = read_bytes(path)
    if path.suffix.lower() in PAIRS:
        from reader.documents.interchange.opening import decode_pairs  # few files are such

        pairs = decode_pairs(data, path, encoding, lambda: False)
        if pairs is not None:
            return pairs.text
    return decode(data, encoding, named=False).text


def _many(part: int, paragraphs: Iterable[tuple[int, str]]) -> Iterator[Section]:
    """A large file, as sections of neighbouring paragraphs."""
    held: list[str] = []
    first, size, line = 1, 0, 1
    for line, text in paragraphs:
        if size + len(text) > _SECTION and held:
            yield Section(part, first, line, *tokens_of(held))
            held, size, first = [], 0, line
        held.append(text)
        size += len(text)
    if held:
        yield Section(part, first, 0, *tokens_of(held))


def _paragraphs(text: str, path: Path) -> Iterator[tuple[int, str]]:
    """The paragraphs of a file, each with the line, from 1, at which it begins."""
    if path.suffix.lower() not in SUBTITLES and not has_markup(text):
        yield from plain_paragraphs(text)
        return
    for block in DocumentReader.from_text(text, path).blocks():
        yield block.lines[0], block.text


@cache
def _markup() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What may stand inside a phrase without being seen: its first sign, and how it goes on.

    Most texts have few of these signs.
    """
    # [a](b), [[a|b]], <b>, &amp;, {\an8}, \*, and readings: 对(duì), 對（ㄉㄨㄟˋ）
    reading = r"(?:[ㄅ-ㄯ]|[A-Za-z' ]{0,40}[\u00e0-\u00fc\u0101-\u01dc])"
    patterns = (
        ("]", r"\][(\[]"),
        ("[", r"\[(?:[\[^]|(?<=^\[)\d)"),
        ("<", r"<[A-Za-z/!]"),
        ("&", r"&#?\w{1,8};"),
        ("{", r"\{[\\:#.]"),
        ("\\", r"\\[^\w\s]"),
        ("-->", "-->"),
        ("(", r"\((?<=[^\x00-\u2e7f]\()" + reading),
        ("（", "（(?<=[^\x00-\u2e7f]（)" + reading),
    )
    return tuple((sign, re.compile(pattern, re.M)) for sign, pattern in patterns)


def has_markup(text: str) -> bool:
    """Whether something may stand inside a phrase without being seen, emphasis aside.

    Looked for in slices: one search in a book would keep other threads waiting.
    """
    return any(
        pattern.search(text, start, start + _SLICE + _OVERLAP) is not None
        for sign, pattern in _markup()
        if sign in text
        for start in range(0, len(text), _SLICE)
    )


def plain_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """What lies between blank lines, front matter left out, each with its line, from 1."""
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    line = 1 + text.count("\n", 0, start)
    for match in _PARAGRAPHS.finditer(text, start):
        yield from _cut(text, start, match.start(), line)
        line += text.count("\n", start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text), line)


def _cut(text: str, start: int, end: int, line: int) -> Iterator[tuple[int, str]]:
    """A paragraph; of one that is longer than a section (a book without blank lines) parts."""
    while end - start > _SECTION:
        stop = text.rfind("\n", start, start + _SECTION) + 1 or min(end, start + _SECTION)
        yield line, text[start:stop]
        line += text.count("\n", start, stop)
        start = stop
    if start < end:
        yield line, text[start:end]
