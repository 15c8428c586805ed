"""What `duidu align` writes for other programs: the two files as one bitext, in their formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.aligned import aligned_rows
from reader.bitext.bead_list import PairBead
from reader.bitext.exchange.writing import bitext_pieces
from reader.bitext.model import Bitext
from reader.cli.align_checks import doubts
from reader.documents.model import Block, BlockKind, Document, Language
from reader.documents.reading import DocumentReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.bitext.align.documents import BlockBead
    from reader.bitext.align.engines import Engine
    from reader.bitext.exchange.options import Options
    from reader.bitext.subtitles.pairing import TimedPair


def read_pair(
    en: Path, zh: Path, say: Callable[[str], None]
) -> tuple[Document, Document, TimedPair | None]:
    """Both documents; of subtitles, whose cues are regrouped for it, also what times say.

    say: told what speaks against these two.
    """
    readers = DocumentReader(en), DocumentReader(zh)
    ours, theirs = (list(reader.blocks()) for reader in readers)
    both = Document(readers[0].head, ours), Document(readers[1].head, theirs)
    for doubt in doubts((en, both[0]), (zh, both[1])):
        say(doubt)
    timed = None
    if all(block.times for side in (ours, theirs) for block in side[:1]):
        from reader.bitext.subtitles.pairing import timed_pair  # few files are subtitles

        timed = timed_pair(ours, theirs)
    if timed is not None:
        ours, theirs = list(timed.en), list(timed.zh)
        both = Document(readers[0].head, ours), Document(readers[1].head, theirs)
    return *both, timed


def files_pieces(
    en: Path,
    zh: Path,
    engine: Engine,
    options: Options,
    progress: Callable[[float], None],
    say: Callable[[str], None],
) -> Iterator[bytes]:
    """Two documents, aligned, as an export writes them."""
    from reader.bitext.align.documents import align_blocks

    ours, theirs, timed = read_pair(en, zh, say)
    inside: dict[tuple[int, int], int] = {}
    if timed is not None and timed.clock is not None:
        beads: Iterable[PairBead] = timed.beads
    else:
        wanted = options.sentences and options.format.has_units
        some = align_blocks(ours.blocks, theirs.blocks, engine, sentences=wanted, progress=progress)
        found = [one for part in some for one in part]
        inside = _sentence_beads(found, ours.blocks, theirs.blocks)
        beads = [PairBead(one.en, one.zh, one.confidence) for one in found]
    rows = list(aligned_rows(ours, theirs, beads))
    yield from bitext_pieces(Bitext((ours, theirs), rows), options, sentence_beads=inside)


def _sentence_beads(
    found: Iterable[BlockBead], en: Sequence[Block], zh: Sequence[Block]
) -> dict[tuple[int, int], int]:
    """Which bead a sentence is in, by its document and its start in the source."""
    known: dict[tuple[int, int], int] = {}
    beads = (bead for one in found for bead in one.sentences)
    for number, bead in enumerate(beads):
        for document, (blocks, sentences) in enumerate(((en, bead.en), (zh, bead.zh))):
            for one in sentences:
                block = blocks[one.block]
                text = block.text[one.start : one.end]
                blank = len(text) - len(text.lstrip())
                known[document, block.start + one.start + blank] = number
    return known


def lines_pieces(
    en: tuple[Path, Sequence[str]],
    zh: tuple[Path, Sequence[str]],
    engine: Engine,
    options: Options,
    progress: Callable[[float], None],
) -> Iterator[bytes]:
    """The same of two lists of lines, each line a paragraph. Blank ones are left out."""
    from reader.bitext.align.aligner import WINDOW, align

    ours = Document(DocumentReader(en[0]).head, _paragraphs(en[1], Language.ENGLISH))
    theirs = Document(DocumentReader(zh[0]).head, _paragraphs(zh[1], Language.CHINESE))
    en_texts, zh_texts = ([block.text for block in side.blocks] for side in (ours, theirs))
    found = align(en_texts, zh_texts, engine, first=WINDOW, progress=progress)
    beads = (PairBead(one.en, one.zh, one.confidence) for some in found for one in some)
    rows = list(aligned_rows(ours, theirs, beads))
    yield from bitext_pieces(Bitext((ours, theirs), rows), options)


def _paragraphs(lines: Sequence[str], language: Language) -> list[Block]:
    blocks: list[Block] = []
    start = 0
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text:
            blocks.append(Block(BlockKind.PARAGRAPH, text, start, (number, number), language))
            start += len(text) + 1
    return blocks
