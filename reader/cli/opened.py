"""A document on its way to the output: the reader, the companion it has, its forms of Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.bitext.companions import are_alike, companion_of, named_companion
from reader.bitext.forms import form_of
from reader.bitext.opening import BitextReader
from reader.bitext.requests import kept_pairs
from reader.chinese.variants import Converter
from reader.documents.errors import CannotRead
from reader.documents.model import Script
from reader.documents.reading import DocumentReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.bitext.model import Bitext, Piece, Row
    from reader.chinese.variants import Variant
    from reader.documents.model import Head

_CHINESE_TAGS = {
    Script.SIMPLIFIED: "zh-Hans",
    Script.TRADITIONAL: "zh-Hant",
    Script.MIXED: "zh",
    Script.NONE: "zh",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, or a pair, opened up to its first rows; `rows` goes through all of them once."""

    reader: BitextReader
    rows: Iterator[Row]
    converters: tuple[Converter, ...]

    @property
    def bitext(self) -> Bitext:
        """The rows that have been gone through."""
        return self.reader.bitext

    def text(self, piece: Piece, variant: Variant) -> str:
        """What is shown of a piece."""
        return self.converters[piece.document].convert_text(self.bitext.text(piece), variant)

    def joined(self, pieces: tuple[Piece, ...], variant: Variant) -> str | None:
        """What is shown of some pieces, a blank line between two; None where there are none."""
        if not pieces:
            return None
        return "\n\n".join(self.text(piece, variant) for piece in pieces)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one place."""
    return one.resolve() == other.resolve()


def open_for_show(
    path: Path,
    *,
    companion: Path | None,
    look_for_companion: bool,
    encoding: str | None,
    warn: Callable[[str], None],
) -> Opened:
    """Open a file, with its companion if it has one. Raises `CannotRead`.

    A companion that was found and cannot be read is left out with a warning; one that was asked
    for must be readable.
    """
    reader = None
    if look_for_companion:
        head = DocumentReader(path, encoding=encoding).head
        companion = companion_of(path, head.metadata)
        if companion is not None:
            try:
                reader = _reader(path, companion, encoding)
                if are_alike(*reader.heads) and not named_companion(path, head.metadata):
                    reader = companion = None
            except CannotRead as problem:
                warn(str(problem))
                companion = None
    if reader is None:
        reader = _reader(path, companion, encoding)
    batches = reader.batches()
    first = next(batches, [])
    # The first rows tell the form of Chinese, and with it how all the others are converted.
    converters = tuple(Converter(form_of(document)) for document in reader.bitext.documents)

    def rows() -> Iterator[Row]:
        if len(reader.heads) == 1 and reader.columns == 2:
            for _ in batches:
                pass
            reader.look_again()
            yield from reader.bitext.rows
            return
        yield from first
        for batch in batches:
            yield from batch

    return Opened(reader, rows(), converters)


def _reader(path: Path, companion: Path | None, encoding: str | None) -> BitextReader:
    pairs = kept_pairs(looking_only=True)
    return BitextReader(path, companion=companion, encoding=encoding, pairs=pairs)


def language_tag(heads: tuple[Head, ...], columns: int, rows: Sequence[Row]) -> str:
    """`en`, `zh-Hans`, `zh-Hant`, `zh` where both scripts are used, `en+zh-Hans`, or `und`."""
    chinese = _CHINESE_TAGS[heads[-1].script]
    if columns == 2:
        return f"en+{chinese}"
    head = heads[0]
    if head.chinese_share == head.english_share == 0.0:
        return "und"
    # What the rows are in, not how many words: Chinese may quote English at length.
    en, zh = sum(1 for row in rows if row.en), sum(1 for row in rows if row.zh)
    if en == zh:
        return chinese if head.chinese_share >= head.english_share else "en"
    return chinese if zh > en else "en"
