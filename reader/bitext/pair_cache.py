"""What the aligner found between two texts, kept by their content: opening them again is instant.

One small file a pair, of three lines of JSON: a sketch of both texts, by which a pair that was
edited since is known again; the marks of their blocks; the beads. A damaged one is as good as none,
and the oldest make room for new ones.
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Final, cast

from reader.bitext.bead_list import DIGITS, PairBead
from reader.bitext.patches import PatchStore
from reader.bitext.realigning import Aligned
from reader.safe_files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.bitext.patches import KeptPatches
    from reader.bitext.realigning import Marks
    from reader.documents.model import Block, Head

log = logging.getLogger(__name__)

VERSION = 2
"""Of what the aligner finds; another one makes everything anew."""

_MARK: Final = 8  # hexadecimal digits for a block
_SKETCH: Final = 16  # of a text's marks, the smallest: an edit changes few of them
_ALIKE: Final = 0.5  # of both sketches are the same in a text that was edited
_LONGEST_SKETCH: Final = 1000  # bytes


class PairCache:
    """Found beads in a folder, which is made when something is first kept."""

    def __init__(self, folder: Path, most: int) -> None:
        """most: files that are kept, of which a novel's takes 80 KB; 0: nothing is written."""
        self._folder = folder
        self._most = most

    def find(self, en: Sequence[Block], zh: Sequence[Block], engine: str) -> list[PairBead] | None:
        """What was found between just these texts by this engine; None: nothing that is whole."""
        kept = _read(self._path(en, zh, engine))
        fits = kept is not None and (len(kept.en), len(kept.zh)) == (len(en), len(zh))
        return list(kept.beads) if kept and fits else None

    def nearest(self, en: Marks, zh: Marks, engine: str) -> Aligned | None:
        """What this engine found between the likest texts that are like these; None: no such."""
        sketches = _sketch(en), _sketch(zh)
        best, best_path = _ALIKE, None
        for path in self._folder.glob("*.json"):
            alike = _alike(path, sketches, f"{VERSION} {engine}")
            if alike > best:
                best, best_path = alike, path
        return _read(best_path) if best_path else None

    def keep(
        self, en: Sequence[Block], zh: Sequence[Block], engine: str, beads: Sequence[PairBead]
    ) -> None:
        """Keep what was found. A disk that is full costs nothing but the next opening's time."""
        if not self._most:
            return
        steps = [[len(bead.en), len(bead.zh), round(bead.confidence, DIGITS)] for bead in beads]
        ours, theirs = marks(en), marks(zh)
        sketch = {"of": f"{VERSION} {engine}", "en": _sketch(ours), "zh": _sketch(theirs)}
        lines = sketch, {"en": "".join(ours), "zh": "".join(theirs)}, steps
        text = "\n".join(json.dumps(line, separators=(",", ":")) for line in lines)
        try:
            write_atomically(self._path(en, zh, engine), text.encode())
            self._make_room()
        except OSError as problem:
            log.info("what was aligned is not kept: %s", problem)

    def keep_patches(self, head: Head, kept: KeptPatches) -> None:
        """The same for what was found in one file of both languages."""
        try:
            PatchStore(self._folder).save(head, kept)
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


def marks(blocks: Iterable[Block]) -> Marks:
    """A short hash for each block."""
    return tuple(
        hashlib.blake2b(
            f"{block.kind} {block.level}\0{block.text}".encode("utf-8", "surrogatepass"),
            digest_size=_MARK // 2,
        ).hexdigest()
        for block in blocks
    )


def _sketch(of: Marks) -> list[str]:
    return sorted(set(of))[:_SKETCH]


def _alike(path: Path, sketches: tuple[list[str], list[str]], of: str) -> float:
    """How much of the sketches of these two texts and of a file's is the same, of the unlikest."""
    try:
        with path.open("rb") as file:
            kept = json.loads(file.readline(_LONGEST_SKETCH))
    except (OSError, ValueError):
        return 0.0
    if not isinstance(kept, dict) or cast("dict[str, object]", kept).get("of") != of:
        return 0.0
    found = cast("dict[str, object]", kept)
    return min(
        _common(sketch, found.get(side))
        for side, sketch in zip(("en", "zh"), sketches, strict=True)
    )


def _common(sketch: list[str], other: object) -> float:
    """The share of the smallest marks of two texts together that both have (Broder 1997)."""
    if not isinstance(other, list):
        return 0.0
    others = {mark for mark in cast("list[object]", other) if isinstance(mark, str)}
    together = sorted(others.union(sketch))[:_SKETCH]
    both = others.intersection(sketch)
    return sum(mark in both for mark in together) / max(1, len(together))


def _read(path: Path) -> Aligned | None:
    """What a file says; None where it is not whole."""
    try:
        _, marked, steps = map(json.loads, path.read_bytes().splitlines())
    except (OSError, ValueError):
        return None
    match marked:
        case {"en": str() as en, "zh": str() as zh}:
            ours, theirs = _cut(en), _cut(zh)
            beads = _beads(steps, len(ours), len(theirs))
            return None if beads is None else Aligned(ours, theirs, tuple(beads))
        case _:
            return None


def _cut(joined: str) -> Marks:
    return tuple(joined[at : at + _MARK] for at in range(0, len(joined), _MARK))


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
