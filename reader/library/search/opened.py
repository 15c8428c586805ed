"""Documents that results come from, read as they are now and kept for the next question.

A small document, or pair, is opened as the reading view does. Of a large one only the lines around
a section are: their sentences are right, their positions in the whole are estimates until
`Library.whole` has read it.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.bitext.model import Bitext, Side
from reader.bitext.opening import BitextReader
from reader.bitext.pairing import SAMPLE, is_bilingual, pair_blocks
from reader.documents.decoding import decode
from reader.documents.model import Document, Head, Script
from reader.documents.reading import DocumentReader, read_bytes
from reader.library.search.around import around
from reader.library.search.plain import plain_blocks
from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library.search.around import Around
    from reader.library.search.questions import Question

_KEPT: Final = 4_000_000  # bytes of documents that stay open
_MARGIN: Final = 12  # lines around a section, so that what begins before it is whole


class Source(Value):
    """What to read. encoding: chosen by hand, or ""."""

    path: Path
    companion: Path | None = None
    encoding: str = ""


class Opened(Value):
    """A bitext to look in. line: of its first line in the file, less one; part: see `Section`.

    exact: its positions are those of the document. answering: the lines of the file that seem to
    answer, None where all may. side: of all that it holds, where it is lines of
    one file of a pair.
    """

    bitext: Bitext
    line: int = 0
    part: int = 0
    offset: int = 0
    exact: bool = True
    side: Side | None = None
    answering: frozenset[int] | None = None


_Key = tuple[Path, Path | None, str, int, int, int]
_WHOLE: Final = (-1, 0, 0)


class OpenDocuments:
    """Reads documents; keeps those that were read last. For one thread at a time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[_Key, int], tuple[Opened, int]] = OrderedDict()
        self._held = 0

    def whole(self, source: Source, cancelled: Callable[[], bool] = lambda: False) -> Opened:
        """A whole document, or pair. Raises CannotRead, Cancelled."""
        return self._remembered(source, _WHOLE, lambda: _whole(source, cancelled))

    def lines(self, source: Source, part: int, first: int, last: int) -> Opened:
        """Lines `first` to `last` (0: to the end) of one of its files. Raises CannotRead."""
        return self._remembered(
            source, (part, first, last), lambda: _lines(source, part, first, last)
        )

    def around(
        self, source: Source, question: Question, most: int
    ) -> Iterator[tuple[Opened, int]] | None:
        """The paragraphs around its first answers, and how many passages more there are elsewhere.

        A part after the other: the next one is for whoever found too few. None at all where there
        are no answers. None where it is open already, or has to be read whole. Raises CannotRead.
        """
        if source.companion is not None or self._is_kept(source):
            return None
        text = decode(read_bytes(source.path), source.encoding or None, named=False).text
        where = around(text, source.path, question.wanted, most, question.unwanted)
        return None if where is None else _parts(source, text, where)

    def _is_kept(self, source: Source) -> bool:
        return (_key(source, _WHOLE), _stamp(source)) in self._kept

    def _remembered(
        self, source: Source, what: tuple[int, int, int], read: Callable[[], tuple[Opened, int]]
    ) -> Opened:
        key = (_key(source, what), _stamp(source))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key][0]
        opened, size = read()
        self._kept[key] = opened, size
        self._held += size
        while self._held > _KEPT and len(self._kept) > 1:
            self._held -= self._kept.popitem(last=False)[1][1]
        return opened


def _key(source: Source, what: tuple[int, int, int]) -> _Key:
    return (source.path, source.companion, source.encoding, *what)


def _stamp(source: Source) -> int:
    """Differs when a file of it does."""
    found: list[tuple[int, int]] = []
    for path in filter(None, (source.path, source.companion)):
        try:
            status = os.stat(path)  # noqa: PTH116 - asked for every result
        except OSError:
            continue
        found.append((status.st_size, status.st_mtime_ns))
    return hash(tuple(found))


def _whole(source: Source, cancelled: Callable[[], bool]) -> tuple[Opened, int]:
    reader = BitextReader(
        source.path,
        companion=source.companion,
        encoding=source.encoding or None,
        cancelled=cancelled,
    )
    for _ in reader.batches():
        pass
    bitext = reader.bitext
    size = sum(document.blocks[-1].end for document in bitext.documents if document.blocks)
    return Opened(bitext), size


def _lines(source: Source, part: int, first: int, last: int) -> tuple[Opened, int]:
    path = source.companion if part and source.companion is not None else source.path
    encoding = source.encoding or None if part == 0 else None
    text = decode(read_bytes(path), encoding, named=False).text
    start = _line_start(text, max(1, first - _MARGIN))
    end = _line_start(text, last + _MARGIN) if last else len(text)
    end = end or len(text)
    return _part_of(source, text, start, end, part), end - start


def _part_of(source: Source, text: str, start: int, end: int, part: int = 0) -> Opened:
    """A part of the text of one of the files, as what it is by itself."""
    path = source.companion if part and source.companion is not None else source.path
    words = text[start:end]
    blocks = plain_blocks(words, path)
    if blocks is None:
        blocks = list(DocumentReader.from_text(words, path).blocks())
    rows = list(pair_blocks(iter(blocks), bilingual=is_bilingual(blocks[:SAMPLE])))
    head = Head(path, "", {}, "", Script.NONE, 0.0, 0.0, "")  # nobody asks a part for more
    bitext = Bitext((Document(head, blocks),), rows)
    line = text.count("\n", 0, start)
    side = None if source.companion is None else Side.ZH if part else Side.EN
    return Opened(bitext, line, part, start, exact=False, side=side)


def _parts(source: Source, text: str, where: Around) -> Iterator[tuple[Opened, int]]:
    for window in where.windows:
        start = _line_start(text, window.first)
        end = _line_start(text, window.last + 1) if window.last else len(text)
        opened = _part_of(source, text, start, end)
        bitext = replace(opened.bitext, columns=1 if where.is_alone else 2)
        yield replace(opened, bitext=bitext, answering=window.answering), window.outside


def _line_start(text: str, line: int) -> int:
    """Where a line, counted from 1, begins; 0 where there is none such."""
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if at == 0:
            return 0
    return at
