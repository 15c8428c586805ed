"""Repairs inside one file of both languages: kept, found again after edits, never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.aligned import found_beads
from reader.bitext.model import Bitext, Side
from reader.bitext.one_file import repaired
from reader.bitext.pairing import pair_document
from reader.bitext.patches import side_blocks
from reader.bitext.repair_anchors import AnchorFinder, anchored
from reader.bitext.repair_store import Repairs, RepairStore
from reader.bitext.repairs import CannotRepair, Repairing, with_fixed
from tests.bitext.one_file_texts import EN, HALVES, HALVES_ZH, ZH, kept, opened, write
from tests.bitext.shapes import blocks, document, shape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.bitext.bead_list import FixedBead
    from reader.bitext.kept_pairs import KeptPairs
    from reader.bitext.model import Row
    from reader.bitext.opening import BitextReader

TEXT = (
    "# The Ferry", EN[0], ZH[0], EN[1], ZH[1], "---", EN[2], EN[3], ZH[2], ZH[3],
    "```\nrow(7)\n```", EN[4], ZH[4], EN[5], ZH[5],
)  # fmt: skip
AS_FOUND = ["=0", "1-2", "3-4", "=5", "6-8", "7-9", "=10", "11-12", "13-14"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "ferry.md", *TEXT)


def read(path: Path) -> Bitext:
    return opened(path, kept(path.parent)).bitext


def repair(path: Path, bitext: Bitext, new: Sequence[FixedBead]) -> None:
    """Keep new fixed beads beside those that are kept, as the program does."""
    en, zh = side_blocks(bitext)
    head = bitext.documents[0].head
    store = RepairStore(kept(path.parent).repairs)
    found = AnchorFinder(en, zh).find(store.load(head, head).beads)
    fixed = with_fixed((now for _, now in found if now), new)
    store.save(head, head, Repairs(tuple(anchored(bead, en, zh) for bead in fixed)))


def wish(path: Path, make: Callable[[Repairing], Sequence[FixedBead]]) -> list[str]:
    bitext = read(path)
    repair(path, bitext, make(Repairing(bitext)))
    return shape(read(path).rows)


def looked_again(pairs: KeptPairs, reader: BitextReader) -> list[Row]:
    document, base = reader.bitext.documents[0], reader.unsettled
    *_, found = pairs.looked_again(document, base, 0, lambda: False)
    return pairs.rows_with(document, base, found, lambda: False)


def test_rows_of_one_file_are_merged_split_moved_and_parted(path: Path) -> None:
    assert shape(read(path).rows) == AS_FOUND
    merged = [*AS_FOUND[:4], "6+7-8+9", *AS_FOUND[6:]]
    assert wish(path, lambda it: it.merge(4, 1)) == merged
    assert wish(path, lambda it: it.split(4)) == AS_FOUND
    assert wish(path, lambda it: it.move(4, Side.ZH, 1)) == [
        *AS_FOUND[:4], "6-", "7-8+9", *AS_FOUND[6:],
    ]  # fmt: skip
    assert wish(path, lambda it: it.untranslated(8)) == [
        *AS_FOUND[:4], "6-", "7-8+9", "=10", "11-12", "13-", "-14",
    ]  # fmt: skip


def test_paragraphs_further_apart_belong_together(path: Path) -> None:
    assert wish(path, lambda it: it.together(4, 5)) == [
        *AS_FOUND[:4], "-8", "6-9", "7-", *AS_FOUND[6:],
    ]  # fmt: skip


def test_a_paragraph_is_split_before_a_sentence(path: Path) -> None:
    bitext = read(path)
    repair(path, bitext, Repairing(bitext).split_before(4, Side.EN, 1))
    again = read(path)
    shown = [again.text(piece) for row in again.rows[4:6] for piece in row.en]
    assert shown == [
        "“They are for your uncle,” she said.",
        "“He has not eaten a plum since 1931.”",
    ]
    assert shape(again.rows)[6:] == AS_FOUND[5:]


@pytest.mark.parametrize(
    "make",
    [
        lambda it: it.merge(1, -1),
        lambda it: it.merge(2, 1),
        lambda it: it.move(2, Side.EN, 1),
        lambda it: it.move_sentences(4, Side.EN, -1, 0),
        lambda it: it.together(2, 4),
        lambda it: it.merge(8, 1),
    ],
)
def test_nothing_is_paired_across_what_stands_across_both_sides(
    path: Path, make: Callable[[Repairing], Sequence[FixedBead]]
) -> None:
    with pytest.raises(CannotRepair):
        make(Repairing(read(path)))


def test_repairs_survive_an_edit_and_a_move_of_the_file(path: Path) -> None:
    wish(path, lambda it: it.merge(4, 1))
    write(path, "# The Ferry", "Rain again.", "又下雨了。", *TEXT[1:6], *TEXT[6:])
    rows = shape(read(path).rows)
    assert "8+9-10+11" in rows
    write(path, *TEXT)
    elsewhere = path.parent / "other.md"
    path.rename(elsewhere)
    assert "6+7-8+9" in shape(read(elsewhere).rows)


def test_a_repair_is_never_overwritten_by_a_second_look(path: Path) -> None:
    write(path, *HALVES, *HALVES_ZH)
    pairs = kept(path.parent)
    first = opened(path, pairs)
    rows = looked_again(pairs, first)
    bitext = read(path)
    assert list(bitext.rows) == rows
    repair(path, bitext, Repairing(bitext).untranslated(1))
    parted = shape(read(path).rows)
    assert parted[1:3] == ["1-", "-9"]
    for file in pairs.found.glob("*.json"):
        file.unlink()
    anew = opened(path, pairs)
    rows = looked_again(pairs, anew)
    assert shape(rows) == parted, "found again, and the repair stands"


def pieces_of(bitext: Bitext) -> list[tuple[int, str]]:
    return sorted(
        (piece.block, bitext.text(piece))
        for row in bitext.rows
        for piece in (*row.both, *row.en, *row.zh)
    )


_texts = st.lists(st.sampled_from((*EN, *ZH, "---", "# 标题")), min_size=2, max_size=10)


@settings(max_examples=60, deadline=None)
@given(_texts, st.data())
def test_nothing_is_lost_whatever_is_wished(texts: list[str], data: st.DataObject) -> None:
    found = document(blocks(*texts))
    bitext = Bitext((found,), list(pair_document(found).rows))
    row = data.draw(st.integers(0, len(bitext.rows) - 1))
    make = data.draw(
        st.sampled_from(
            (
                lambda it: it.merge(row, 1),
                lambda it: it.split(row),
                lambda it: it.move(row, Side.ZH, -1),
                lambda it: it.untranslated(row),
                lambda it: it.together(row, max(row - 1, 0)),
            )
        )
    )
    try:
        new = make(Repairing(bitext))
    except CannotRepair:
        return
    sides = side_blocks(bitext)
    kept_beads = [anchored(bead, *sides) for bead in new]
    rows = repaired(found, bitext.rows, kept_beads, found_beads)
    assert pieces_of(Bitext((found,), rows)) == pieces_of(bitext)
