"""Texts aligned by hand, and what is made of them to measure and to train with."""

from __future__ import annotations

import ast
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.shared_inputs import SHARED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAC_DEV = SHARED / "data" / "mac-dev"

GoldBead = tuple[tuple[int, ...], tuple[int, ...]]
"""English and Chinese segments that say the same."""


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text in both languages, and the beads that a person found."""

    name: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    beads: tuple[GoldBead, ...]


def chapters(folder: Path = MAC_DEV) -> list[GoldText]:
    """The chapters in `folder`; none where it is absent."""
    return [_chapter(path) for path in sorted(folder.glob("gold/*.align"))]


def _chapter(path: Path) -> GoldText:
    folder, name = path.parent.parent, path.stem
    beads: list[GoldBead] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        zh, en = (tuple(ast.literal_eval(part)) for part in line.split(":")[:2])
        beads.append((en, zh))
    return GoldText(name, _lines(folder / "en" / name), _lines(folder / "zh" / name), tuple(beads))


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").splitlines())


def with_gaps(text: GoldText, share: float, seed: int, longest: int = 3) -> GoldText:
    """The same text with some beads' English taken away, and some others' Chinese.

    share: of the beads that lose a side, each side; they go in runs of up to `longest`.
    """
    chance = random.Random(f"{text.name} {share} {seed}")
    lost = ["" for _ in text.beads]
    for side in ("en", "zh"):
        wanted = round(share * len(text.beads))
        while sum(one == side for one in lost) < wanted:
            start = chance.randrange(len(text.beads))
            for at in range(start, min(len(lost), start + chance.randint(1, longest))):
                lost[at] = lost[at] or side
    return _rebuilt(
        f"{text.name} less {share:.0%}",
        [
            (
                [text.en[i] for i in en] if side != "en" else [],
                [text.zh[j] for j in zh] if side != "zh" else [],
            )
            for (en, zh), side in zip(text.beads, lost, strict=True)
        ],
    )


def as_one(texts: Sequence[GoldText], count: int) -> GoldText:
    """The first `count` beads of some texts, one after the other."""
    beads = [
        ([text.en[i] for i in en], [text.zh[j] for j in zh])
        for text in texts
        for en, zh in text.beads
    ]
    return _rebuilt(f"the first {count} beads", beads[:count])


def as_paragraphs(text: GoldText, seed: int, longest: int = 6) -> GoldText:
    """The same text in paragraphs of up to `longest` beads; now and then one side parts what the
    other has together."""
    chance = random.Random(f"{text.name} {seed}")
    beads: list[tuple[list[str], list[str]]] = []
    at = 0
    while at < len(text.beads):
        size = chance.randint(1, longest)
        groups = [text.beads[at : at + size]]
        at += size
        en, zh = _joined(groups[0], text)
        odd = chance.random()
        if odd < 0.16 and size > 1:
            cut = chance.randrange(1, size)
            parted = [_joined(part, text) for part in (groups[0][:cut], groups[0][cut:])]
            if odd < 0.08:
                en = [one[0][0] for one in parted if one[0]]
            else:
                zh = [one[1][0] for one in parted if one[1]]
        beads.append((en, zh))
    return _rebuilt(f"{text.name} paragraphs", beads)


def _joined(beads: Sequence[GoldBead], text: GoldText) -> tuple[list[str], list[str]]:
    en = " ".join(text.en[i] for bead in beads for i in bead[0])
    zh = "".join(text.zh[j] for bead in beads for j in bead[1])
    return [en] if en else [], [zh] if zh else []


def _rebuilt(name: str, beads: Sequence[tuple[list[str], list[str]]]) -> GoldText:
    en: list[str] = []
    zh: list[str] = []
    numbered: list[GoldBead] = []
    for ours, theirs in beads:
        i, j = len(en), len(zh)
        en += ours
        zh += theirs
        if ours and theirs:
            numbered.append((tuple(range(i, len(en))), tuple(range(j, len(zh)))))
        else:
            numbered += [((at,), ()) for at in range(i, len(en))]
            numbered += [((), (at,)) for at in range(j, len(zh))]
    return GoldText(name, tuple(en), tuple(zh), tuple(numbered))
