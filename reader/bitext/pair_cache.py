"""What the aligner found between two texts, kept by their content: opening them again is instant.

One small JSON file a pair. A damaged one is as good as none, and the oldest make room for new ones.
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, cast

from reader.bitext.bead_list import DIGITS, PairBead
from reader.safe_files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.documents.model import Block

log = logging.getLogger(__name__)

VERSION = 1
"""Of what the aligner finds; another one makes everything anew."""


class PairCache:
    """Found beads in a folder, which is made when something is first kept."""

    def __init__(self, folder: Path, most: int) -> None:
        """most: files that are kept, of which a novel's takes 80 KB; 0: nothing is written."""
        self._folder = folder
        self._most = most

    def find(self, en: Sequence[Block], zh: Sequence[Block], engine: str) -> list[PairBead] | None:
        """What was found between just these texts by this engine; None: nothing that is whole."""
        path = self._path(en, zh, engine)
        try:
            found = json.loads(path.read_bytes())
        except (OSError, ValueError):
            return None
        return _beads(found, len(en), len(zh))

    def keep(
        self, en: Sequence[Block], zh: Sequence[Block], engine: str, beads: Sequence[PairBead]
    ) -> None:
        """Keep what was found. A disk that is full costs nothing but the next opening's time."""
        if not self._most:
            return
        steps = [[len(bead.en), len(bead.zh), round(bead.confidence, DIGITS)] for bead in beads]
        path = self._path(en, zh, engine)
        try:
            write_atomically(path, json.dumps(steps, separators=(",", ":")).encode())
            self._make_room()
        except OSError as problem:
            log.info("what was aligned is not kept: %s", problem)

    def _make_room(self) -> None:
        files = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in files[: -self._most]:
            path.unlink(missing_ok=True)

    def _path(self, en: Iterable[Block], zh: Iterable[Block], engine: str) -> Path:
        return self._folder / f"{content_key(en, zh, f'{VERSION} {engine}')}.json"


def content_key(en: Iterable[Block], zh: Iterable[Block], more: str = "") -> str:
    """A name for what two texts say, whatever their files are called: 32 hexadecimal digits."""
    digest = hashlib.sha256(more.encode())
    for blocks in (en, zh):
        digest.update(b"\0\0")
        for block in blocks:
            digest.update(f"\0{block.kind} {block.level}\0".encode())
            digest.update(block.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _beads(found: object, en: int, zh: int) -> list[PairBead] | None:
    """Beads from what a file says; None where it is not about texts of so many blocks."""
    beads: list[PairBead] = []
    i = j = 0
    for step in cast("list[object]", found) if isinstance(found, list) else ():
        match step:
            case [int(ours), int(theirs), float() | int() as sure] if ours >= 0 and theirs >= 0:
                beads.append(PairBead(range(i, i + ours), range(j, j + theirs), float(sure)))
                i, j = i + ours, j + theirs
            case _:
                return None
    return beads if (i, j) == (en, zh) else None
