"""A document in two languages, taken apart, with paragraphs missing on both sides."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from reader.bitext.align.aligner import align
from reader.bitext.align.engines import engine_named
from reader.bitext.align.model import EngineName, Level
from reader.bitext.opening import BitextReader
from tests.shared_inputs import needs_seeds, seed


@dataclass(frozen=True)
class Halves:
    """Paragraphs in both languages, each with the number of the pair that it belongs to."""

    en: list[tuple[int, str]]
    zh: list[tuple[int, str]]


@pytest.fixture(scope="module")
def halves() -> Halves:
    reader = BitextReader(seed("000"))
    rows = [row for batch in reader.batches() for row in batch]
    pairs = [row for row in rows if row.en and row.zh]
    bitext = reader.bitext

    def texts(side: str) -> list[tuple[int, str]]:
        return [
            (at, " ".join(bitext.text(piece) for piece in getattr(row, side)))
            for at, row in enumerate(pairs)
        ]

    return Halves(texts("en"), texts("zh"))


def links(
    en: list[tuple[int, str]], zh: list[tuple[int, str]], engine: EngineName
) -> set[tuple[int, int]]:
    beads = [
        bead
        for some in align(
            [text for _, text in en], [text for _, text in zh], engine_named(engine),
            Level.PARAGRAPHS,
        )
        for bead in some
    ]  # fmt: skip
    return {(en[i][0], zh[j][0]) for bead in beads for i in bead.en for j in bead.zh}


@needs_seeds
@pytest.mark.parametrize("engine", EngineName)
def test_every_paragraph_finds_its_partner(halves: Halves, engine: EngineName) -> None:
    assert len(halves.en) > 50
    assert links(halves.en, halves.zh, engine) == {(at, at) for at, _ in halves.en}


@needs_seeds
def test_a_tenth_of_the_paragraphs_is_missing_on_both_sides(halves: Halves) -> None:
    found = right = 0
    for turn in range(5):
        chance = random.Random(turn)
        en = [one for one in halves.en if chance.random() >= 0.1]
        zh = [one for one in halves.zh if chance.random() >= 0.1]
        surviving = {at for at, _ in en} & {at for at, _ in zh}
        linked = links(en, zh, EngineName.SEMANTIC)
        assert {(at, at) for at in surviving} <= linked, f"turn {turn}"
        found += len(linked)
        right += sum(one == other for one, other in linked)
    assert right / found >= 0.97
