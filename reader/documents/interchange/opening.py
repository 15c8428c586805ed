"""Files that hold pairs of texts, opened: their units become an interleaved document."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from reader.documents.decoding import Decoded, clean_text, decode, fingerprint
from reader.documents.errors import Cancelled
from reader.documents.interchange.as_text import interleaved
from reader.documents.interchange.tmx import TmxReader
from reader.documents.interchange.tsv import is_bilingual_table, read_tsv
from reader.documents.interchange.xml_text import encoding_of
from reader.documents.model import Notice, NoticeCode
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.documents.interchange.units import Unit

TMX_SUFFIX: Final = ".tmx"
TSV_SUFFIX: Final = ".tsv"
_CHECK_EVERY: Final = 1_000
_NAMES: Final = {"gb18030": "GB18030", "big5hkscs": "Big5", "cp1252": "Windows-1252"}


def decode_pairs(
    data: bytes, path: Path, encoding: str | None, cancelled: Callable[[], bool]
) -> Decoded | None:
    """A file of pairs as the text that Duidu reads; None where `path` holds none.

    Raises CannotRead where it should hold some, and Cancelled.
    """
    if path.suffix.lower() == TMX_SUFFIX:
        return _decode_tmx(data, path, cancelled)
    if path.suffix.lower() != TSV_SUFFIX:
        return None
    decoded = decode(data, encoding)
    lines = decoded.text.split("\n")
    if not is_bilingual_table(lines):
        return None
    text = _text(read_tsv(lines), path, cancelled)
    return Decoded(text, decoded.encoding, decoded.notices, fingerprint(text))


def _decode_tmx(data: bytes, path: Path, cancelled: Callable[[], bool]) -> Decoded:
    reader = TmxReader(io.BytesIO(data), path.name, cancelled=cancelled)
    text = _text(reader.units(), path, cancelled)
    codec = encoding_of(data[:1024])
    name = _NAMES.get(codec) or ("UTF-16" if codec.startswith("utf-16") else "UTF-8")
    notices: list[Notice] = []
    if reader.problem:
        notices.append(Notice(NoticeCode.INCOMPLETE, reader.problem))
    if reader.left_out:
        words = Message(
            "{count} units in neither English nor Chinese left out.",
            one="{count} unit in neither English nor Chinese left out.",
            count=reader.left_out,
        )
        notices.append(Notice(NoticeCode.INCOMPLETE, words))
    return Decoded(text, name, tuple(notices), fingerprint(text))


def _text(units: Iterable[Unit], path: Path, cancelled: Callable[[], bool]) -> str:
    pieces: list[str] = []
    for number, piece in enumerate(interleaved(units, path.stem)):
        if number % _CHECK_EVERY == 0 and cancelled():
            raise Cancelled
        pieces.append(piece)
    return clean_text("".join(pieces))
