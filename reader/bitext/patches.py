"""Rows of one file that take the place of others: what a second look has found, and how it is kept.

A file in both languages is paired by structure while it is read. What `second_look` finds
afterwards speaks of those rows by number, so it holds for this text only, and can be applied again
while the text is being read the next time.
"""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from typing import TYPE_CHECKING, cast

from reader.bitext.bead_list import DIGITS, PairBead
from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.bitext.model import Bitext, Piece, Row
    from reader.documents.model import Block, Document, Head

VERSION = 2
"""Of what is found and of the rows it speaks of; another one makes everything anew."""


class Region(Value):
    """Rows that are looked at: `count` of them from `first` on.

    cut: the block at which the other language begins, where each has a part of the file to itself;
    -1 where the rows say themselves which side is which. chinese_first: which part is which.
    """

    first: int
    count: int
    cut: int = -1
    chinese_first: bool = False

    def sides(self, rows: Iterable[Row]) -> tuple[list[Piece], list[Piece]]:
        """The English and the Chinese pieces of these rows, in order."""
        if self.cut < 0:
            kept = list(rows)
            en = [piece for row in kept for piece in row.en]
            return en, [piece for row in kept for piece in row.zh]
        pieces = [piece for row in rows for piece in (*row.both, *row.en, *row.zh)]
        pieces.sort(key=lambda piece: (piece.block, piece.start))
        upper = [piece for piece in pieces if piece.block < self.cut]
        lower = [piece for piece in pieces if piece.block >= self.cut]
        return (lower, upper) if self.chinese_first else (upper, lower)


class Patch(Value):
    """What stands in a region: beads of so many English and Chinese pieces, and how sure each is.

    No beads: what stood there is right.
    """

    region: Region
    beads: tuple[PairBead, ...]

    def fits(self, en: Sequence[Piece], zh: Sequence[Piece]) -> bool:
        """Whether this is about so many pieces."""
        last = self.beads[-1]
        return (last.en.stop, last.zh.stop) == (len(en), len(zh))


def patched(rows: Iterable[Row], document: Document, patches: Sequence[Patch]) -> Iterator[Row]:
    """The rows of a document with patches, which are in order, each row as soon as it is known."""
    coming = iter(rows)
    number = 0
    for patch in patches:
        yield from islice(coming, patch.region.first - number)
        old = list(islice(coming, patch.region.count))
        number = patch.region.first + patch.region.count
        yield from _replaced(old, document, patch)
    yield from coming


def _replaced(old: Sequence[Row], document: Document, patch: Patch) -> Iterable[Row]:
    en, zh = patch.region.sides(old)
    if not patch.beads or not patch.fits(en, zh):
        return old
    known = {(row.en, row.zh): row for row in old}
    new = rows_of_beads(document, en, zh, patch.beads)
    return (known.get((row.en, row.zh), row) for row in new)


def parts_of(blocks: Sequence[Block], pieces: Iterable[Piece]) -> list[Block]:
    """Some pieces as if each were a block."""
    from reader.bitext.repair_units import part_of

    return [
        blocks[one.block]
        if (one.start, one.end) == (0, len(blocks[one.block].text))
        else part_of(blocks[one.block], one.start, one.end)
        for one in pieces
    ]


def side_blocks(bitext: Bitext) -> tuple[Sequence[Block], Sequence[Block]]:
    """What stands on the English side, and on the Chinese: two texts, or one taken for two."""
    first, last = bitext.documents[0], bitext.documents[-1]
    if first is not last:
        return first.blocks, last.blocks
    en, zh = Region(0, 0).sides(bitext.rows)
    return parts_of(first.blocks, en), parts_of(first.blocks, zh)


def rows_of_beads(
    document: Document, en: Sequence[Piece], zh: Sequence[Piece], beads: Iterable[PairBead]
) -> Iterator[Row]:
    """Rows of beads of English and Chinese pieces of one document."""
    from reader.bitext.aligned import aligned_rows
    from reader.documents.model import Document

    ours = Document(document.head, parts_of(document.blocks, en))
    theirs = Document(document.head, parts_of(document.blocks, zh))
    for row in aligned_rows(ours, theirs, beads):
        yield replace(
            row,
            en=tuple(en[piece.block] for piece in row.en),
            zh=tuple(zh[piece.block] for piece in row.zh),
        )


class KeptPatches(Value):
    """What a second look has found, in order. open: regions that are still to be looked at."""

    patches: tuple[Patch, ...] = ()
    open: tuple[tuple[int, int], ...] = ()


class PatchStore:
    """The patches of documents, by what those say, in the folder of what is found of pairs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, head: Head) -> Path:
        """Where the patches of a document are kept."""
        suffix = head.path.suffix.lower() if head.path else ""  # says how a text is to be read
        name = hashlib.sha256(f"one {VERSION} {head.fingerprint} {suffix}".encode())
        return self._folder / f"{name.hexdigest()[:32]}.json"

    def load(self, head: Head) -> KeptPatches | None:
        """The patches of a document; None: nobody has looked yet, or the file is damaged."""
        try:
            kept = json.loads(self.path(head).read_bytes())
            still = tuple(map(_numbers, kept["open"])) if "open" in kept else ()
            return KeptPatches(tuple(_patch(one) for one in kept["patches"]), still)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def save(self, head: Head, kept: KeptPatches) -> None:
        """Keep what was found. Raises OSError."""
        from reader.safe_files import write_atomically

        written = {
            "of": f"one {VERSION}",
            "patches": [_written(patch) for patch in kept.patches],
            **({"open": kept.open} if kept.open else {}),
        }
        data = json.dumps(written, separators=(",", ":"))
        write_atomically(self.path(head), data.encode())


def _written(patch: Patch) -> dict[str, object]:
    region = patch.region
    return {
        "rows": [region.first, region.count],
        "cut": region.cut,
        "chinese_first": region.chinese_first,
        "beads": [[len(b.en), len(b.zh), round(b.confidence, DIGITS)] for b in patch.beads],
    }


def _numbers(rows: object) -> tuple[int, int]:
    """Where a region begins and how many rows it has. Raises ValueError or TypeError."""
    first, count = cast("list[int]", rows)
    if type(first) is not int or type(count) is not int or min(first, count) < 0:
        raise ValueError("no region")
    return first, count


def _patch(one: dict[str, object]) -> Patch:
    """A patch as it was kept. Raises ValueError, KeyError or TypeError for anything else."""
    first, count = _numbers(one["rows"])
    cut, chinese_first = cast("int", one["cut"]), bool(one["chinese_first"])
    if type(cut) is not int:
        raise ValueError("no region")
    beads: list[PairBead] = []
    i = j = 0
    for ours, theirs, sure in cast("list[tuple[int, int, float]]", one["beads"]):
        if type(ours) is not int or type(theirs) is not int or min(ours, theirs) < 0:
            raise ValueError("no bead")
        beads.append(PairBead(range(i, i + ours), range(j, j + theirs), float(sure)))
        i, j = i + ours, j + theirs
    return Patch(Region(first, count, cut, chinese_first), tuple(beads))
