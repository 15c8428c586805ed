"""Exporting a bitext: what the interface and the command line call."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.bitext.exchange.contents import Contents
from reader.bitext.exchange.options import Format, Options
from reader.bitext.exchange.tags import memory_tag
from reader.documents.errors import Cancelled
from reader.paths import resources_dir
from reader.safe_files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reader.bitext.exchange.pictures import Pictures
    from reader.bitext.exchange.units import Beads
    from reader.bitext.model import Bitext
    from reader.documents.interchange.units import Unit


def export_bitext(
    bitext: Bitext,
    path: Path,
    options: Options,
    *,
    on_progress: Callable[[float], None] = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write a bitext to a file, whole or not at all. For a worker thread.

    on_progress: told which share is done, 0 to 1. Raises OSError where the file cannot be written,
    and Cancelled once `cancelled` says so; the file that was there stays then.
    """
    pieces = bitext_pieces(bitext, options, on_progress=on_progress, cancelled=cancelled)
    write_atomically(path, pieces, private=False)


def bitext_pieces(
    bitext: Bitext,
    options: Options,
    *,
    on_progress: Callable[[float], None] = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
    sentence_beads: Beads | None = None,
) -> Iterator[bytes]:
    """What such a file holds, in pieces.

    sentence_beads: which bead a sentence is in, by its document and its start, where it is known.
    """

    def tell(share: float) -> None:
        if cancelled():
            raise Cancelled
        on_progress(share)

    contents = Contents(bitext, options.variant, tell)
    made = datetime.now(UTC)
    if options.format is Format.EPUB:
        from reader.bitext.exchange.epub import epub_bytes

        yield epub_bytes(contents, _pictures(options), _style("book.css"), made)
    else:
        for piece in _text_pieces(contents, options, made, sentence_beads):
            yield piece.encode("utf-8", "replace")  # halves of characters, from damaged files
    on_progress(1.0)


def unit_pieces(
    units: Iterable[Unit], options: Options, *, title: str, chinese: str
) -> Iterator[bytes]:
    """The same for bare units, in a format that has them, with memory for one unit at a time.

    chinese: the tag of the Chinese texts. Raises ValueError for a format of whole documents.
    """
    if options.format is Format.TMX:
        from reader.bitext.exchange.tmx import tmx_pieces

        made = datetime.now(UTC)
        pieces = tmx_pieces(
            units, chinese=chinese, title=title, made=made, sentences=options.sentences
        )
    elif options.format is Format.TSV:
        from reader.bitext.exchange.tsv import tsv_pieces

        pieces = tsv_pieces(units)
    else:
        raise ValueError(f"{options.format} has no units")
    for piece in pieces:
        yield piece.encode("utf-8", "replace")


def _text_pieces(
    contents: Contents, options: Options, made: datetime, beads: Beads | None
) -> Iterator[str]:
    if options.format is Format.MARKDOWN:
        from reader.bitext.exchange.markdown import markdown_pieces

        return markdown_pieces(contents)
    if options.format is Format.HTML:
        from reader.bitext.exchange.html_page import html_pieces

        return html_pieces(contents, _pictures(options), _style("page.css"))
    from reader.bitext.exchange.tmx import tmx_pieces
    from reader.bitext.exchange.tsv import tsv_pieces
    from reader.bitext.exchange.units import units_of

    units = units_of(contents, sentences=options.sentences, beads=beads)
    if options.format is Format.TSV:
        return tsv_pieces(units)
    return tmx_pieces(
        units, chinese=memory_tag(contents.form), title=contents.title, made=made,
        sentences=options.sentences,
    )  # fmt: skip


def _pictures(options: Options) -> Pictures:
    from reader.bitext.exchange.pictures import Pictures

    return Pictures(wanted=options.pictures)


def _style(name: str) -> str:
    return (resources_dir() / "exchange" / name).read_text(encoding="utf-8")
