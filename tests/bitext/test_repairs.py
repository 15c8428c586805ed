"""Repairs of a pair: wishes become fixed beads, which outlive runs of the aligner and edits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.bead_list import FixedBead, PairBead
from reader.bitext.kept_pairs import KeptPairs
from reader.bitext.model import Bitext, Side
from reader.bitext.opening import BitextReader
from reader.bitext.repair_anchors import AnchorFinder, KeptBead, anchored
from reader.bitext.repair_overlay import REACH, Overlay
from reader.bitext.repair_store import Repairs, RepairStore
from reader.bitext.repair_units import in_units, units_of
from reader.bitext.repairs import CannotRepair, Repairing, beads_of, in_order, with_fixed
from tests.bitext.shapes import blocks, shape
from tests.bitext.test_aligned import EN, ZH, write
from tests.bitext.test_aligned import beads_of as beads_of_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def short(beads: Sequence[PairBead]) -> list[str]:
    return [
        "+".join(map(str, bead.en)) + "-" + "+".join(map(str, bead.zh)) for bead in beads
    ]  # fmt: skip


def numbered(bitext: Bitext, beads: Sequence[FixedBead]) -> list[str]:
    """Fixed beads in short, by the numbers of their blocks."""
    en, zh = (one.blocks for one in bitext.documents)
    return short(in_units(beads, *units_of(en, zh, beads)))


@pytest.fixture
def bitext(tmp_path: Path) -> Bitext:
    return read_pair(tmp_path)


def read_pair(folder: Path, en: Sequence[str] = EN, zh: Sequence[str] = ZH) -> Bitext:
    kept = KeptPairs(folder / "found", folder / "repairs")
    ours, theirs = write(folder / "ferry.md", en), write(folder / "渡船.md", zh)
    reader = BitextReader(ours, companion=theirs, pairs=kept)
    for _ in reader.batches():
        pass
    return reader.bitext


def repair(folder: Path, bitext: Bitext, new: Sequence[FixedBead]) -> None:
    """Keep new fixed beads beside those that are kept, as the program does."""
    en, zh = bitext.documents
    store = RepairStore(folder / "repairs")
    found = AnchorFinder(en.blocks, zh.blocks).find(store.load(en.head, zh.head).beads)
    fixed = with_fixed((now for _, now in found if now), new)
    kept = tuple(anchored(bead, en.blocks, zh.blocks) for bead in fixed)
    store.save(en.head, zh.head, Repairs(kept))


# wishes


def test_merging_with_the_neighbours(bitext: Bitext) -> None:
    assert numbered(bitext, Repairing(bitext).merge(1, 1)) == ["1+2-1+2"]
    assert numbered(bitext, Repairing(bitext).merge(2, -1)) == ["1+2-1+2"]


def test_moving_a_paragraph(bitext: Bitext) -> None:
    wishes = Repairing(bitext)
    assert numbered(bitext, wishes.move(1, Side.ZH, 1)) == ["1-", "2-1+2"]
    assert numbered(bitext, wishes.move(2, Side.ZH, -1)) == ["1-1+2", "2-"]
    assert numbered(bitext, wishes.move(1, Side.EN, 1)) == ["-1", "1+2-2"]


def test_splitting_and_parting(tmp_path: Path, bitext: Bitext) -> None:
    repair(tmp_path, bitext, Repairing(bitext).merge(1, 1))
    merged = read_pair(tmp_path)
    assert shape(merged.rows)[1] == "1+2-1+2"
    assert numbered(merged, Repairing(merged).split(1)) == ["1-1", "2-2"]
    assert numbered(merged, Repairing(merged).untranslated(1)) == ["1+2-", "-1+2"]


@pytest.mark.parametrize(
    "wish",
    [
        lambda r: r.merge(0, -1),
        lambda r: r.merge(7, 1),
        lambda r: r.merge(0, 1),
        lambda r: r.split(1),
        lambda r: r.move(2, Side.EN, 1),
    ],
    ids=["nothing before", "nothing after", "a heading", "one paragraph", "code"],
)
def test_what_cannot_be_done_is_said(bitext: Bitext, wish: Callable[[Repairing], object]) -> None:
    with pytest.raises(CannotRepair):
        wish(Repairing(bitext))


def test_a_new_wish_gives_up_those_that_contradict_it() -> None:
    old = [fixed(range(1), range(1)), fixed(range(2, 3), range(2, 3)), fixed(range(5, 6), range(9))]
    new = [fixed(range(4, 5), range(1, 2))]
    assert short(with_fixed(old, new)) == ["0-0", "4-1"]


def fixed(en: range, zh: range) -> PairBead:
    return PairBead(en, zh, 1.0, fixed=True)


# over what was found


_steps = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda step: step != (0, 0)),
    max_size=12,
)


@st.composite
def _found_and_fixed(draw: st.DrawFn) -> tuple[list[PairBead], list[PairBead]]:
    found = beads_of_steps(draw(_steps))
    en, zh = (found[-1].en.stop, found[-1].zh.stop) if found else (0, 0)
    wishes: list[PairBead] = []
    for _ in range(draw(st.integers(0, 4))):
        i, k = sorted((draw(st.integers(0, en)), draw(st.integers(0, en))))
        j, m = sorted((draw(st.integers(0, zh)), draw(st.integers(0, zh))))
        if (i, j) != (k, m):
            wishes.append(fixed(range(i, k), range(j, m)))
    return found, wishes


def one_bead(en: range, zh: range) -> list[PairBead]:
    return [PairBead(range(len(en)), range(len(zh)), 0.4)]


@settings(max_examples=300)
@given(_found_and_fixed())
def test_fixed_beads_stand_and_nothing_is_dropped(
    given_beads: tuple[list[PairBead], list[PairBead]],
) -> None:
    found, wishes = given_beads
    result = list(Overlay(found, one_bead).beads(wishes))
    ends = (found[-1].en.stop, found[-1].zh.stop) if found else (0, 0)
    i = j = 0
    for bead in result:
        assert (bead.en.start, bead.zh.start) == (i, j)
        i, j = bead.en.stop, bead.zh.stop
    assert (i, j) == ends
    assert [bead for bead in result if bead.fixed] == in_order(wishes)


def test_only_what_is_near_is_looked_at_again() -> None:
    found = beads_of_steps([(1, 1)] * 1000)
    asked: list[tuple[range, range]] = []

    def realign(en: range, zh: range) -> list[PairBead]:
        asked.append((en, zh))
        return beads_of_steps([(len(en), len(zh))])

    result = list(Overlay(found, realign).beads([fixed(range(500, 501), range(502, 503))]))
    assert result[:400] == found[:400]
    assert result[-400:] == found[-400:]
    assert 0 < sum(len(en) + len(zh) for en, zh in asked) < 8 * (REACH + 8)


def test_without_contradiction_nothing_is_looked_at_again() -> None:
    found = beads_of_steps([(1, 1)] * 20)

    def realign(_en: range, _zh: range) -> list[PairBead]:
        raise AssertionError("aligned again")

    merged = fixed(range(4, 6), range(4, 6))
    result = list(Overlay(found, realign).beads([merged]))
    assert result == [*found[:4], merged, *found[6:]]


# kept


def test_a_repair_stands_when_the_pair_is_opened_again(tmp_path: Path, bitext: Bitext) -> None:
    repair(tmp_path, bitext, Repairing(bitext).move(1, Side.ZH, 1))
    assert shape(read_pair(tmp_path).rows)[:4] == ["0-0", "1-", "2-1+2", "3-3"]


def test_between_fixed_points_is_aligned_anew(tmp_path: Path) -> None:
    bitext = read_pair(tmp_path)
    repair(tmp_path, bitext, Repairing(bitext).together(2, 1))
    rows = shape(read_pair(tmp_path).rows)
    assert rows[:3] == ["0-0", "1-", "2-1"]
    assert "5-5" in rows
    assert "7-7" in rows


def test_a_repair_outlives_edits_of_both_texts(tmp_path: Path, bitext: Bitext) -> None:
    repair(tmp_path, bitext, Repairing(bitext).merge(1, 1))
    en = ["# The Ferry", "A new beginning was written.", *EN[1:]]
    en[2] = en[2].replace("two suitcases", "three suitcases")
    zh = [*ZH[:2], ZH[2].replace("告诉", "告訴"), *ZH[3:]]
    rows = shape(read_pair(tmp_path, en, zh).rows)
    assert "2+3-1+2" in rows


def test_without_anything_found_before_it_is_found_between_fixed_points(tmp_path: Path) -> None:
    bitext = read_pair(tmp_path)
    repair(tmp_path, bitext, Repairing(bitext).merge(1, 1))
    for file in (tmp_path / "found").iterdir():
        file.unlink()
    wanted = ["0-0", "1+2-1+2", *(f"{n}-{n}" for n in range(3, 8))]
    assert shape(read_pair(tmp_path).rows) == wanted
    again = read_pair(tmp_path)
    repair(tmp_path, again, Repairing(again).split(1))
    assert shape(read_pair(tmp_path).rows) == [f"{n}-{n}" for n in range(8)]


def test_rows_before_a_fixed_point_do_not_wait_for_those_behind_it() -> None:
    asked: list[range] = []

    def found(en: range, zh: range) -> list[PairBead]:
        asked.append(en)
        return one_bead(en, zh)

    nothing = [PairBead(range(900), range(900), 0.0)]
    beads = Overlay(nothing, found).beads([fixed(range(300, 301), range(310, 311))])
    assert short([next(beads)]) == short([PairBead(range(300), range(310), 0.4)])
    assert asked == [range(300)]
    assert [len(bead.en) for bead in beads] == [1, 599]
    assert asked == [range(300), range(301, 900)]


def test_words_that_are_gone_rest_until_they_come_back(tmp_path: Path, bitext: Bitext) -> None:
    repair(tmp_path, bitext, Repairing(bitext).merge(1, 1))
    without = [EN[0], *EN[3:]]
    assert "1+2-1+2" not in shape(read_pair(tmp_path, without).rows)
    assert "1+2-1+2" in shape(read_pair(tmp_path).rows)


def test_files_that_were_moved_are_known_again(tmp_path: Path, bitext: Bitext) -> None:
    repair(tmp_path, bitext, Repairing(bitext).merge(1, 1))
    (tmp_path / "elsewhere").mkdir()
    kept = KeptPairs(tmp_path / "found", tmp_path / "repairs")
    paths = [
        (tmp_path / name).rename(tmp_path / "elsewhere" / name) for name in ("ferry.md", "渡船.md")
    ]
    reader = BitextReader(paths[0], companion=paths[1], pairs=kept)
    rows = [row for batch in reader.batches() for row in batch]
    assert "1+2-1+2" in shape(rows)


def test_the_file_can_be_read_by_people(tmp_path: Path, bitext: Bitext) -> None:
    repair(tmp_path, bitext, Repairing(bitext).untranslated(1))
    (file,) = (tmp_path / "repairs").iterdir()
    text = file.read_text(encoding="utf-8")
    assert "渡船七点开" in text
    whole = json.loads(text)
    assert whole["format"] == "duidu-repairs"
    assert [len(bead["en"]) for bead in whole["beads"]] == [1, 0]
    assert whole["beads"][0]["after"]["quote"] == "渡船"


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"format": "duidu-repairs", "version": 1}'])
def test_a_file_that_makes_no_sense_is_set_aside(
    damage: str, tmp_path: Path, bitext: Bitext
) -> None:
    repair(tmp_path, bitext, Repairing(bitext).merge(1, 1))
    (file,) = (tmp_path / "repairs").iterdir()
    file.write_text(damage, encoding="utf-8")
    again = read_pair(tmp_path)
    assert shape(again.rows)[1] == "1-1"
    repair(tmp_path, again, Repairing(again).merge(1, 1))
    aside = [path for path in file.parent.iterdir() if path != file]
    assert [path.read_text(encoding="utf-8") for path in aside] == [damage]
    assert shape(read_pair(tmp_path).rows)[1] == "1+2-1+2"


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=12), st.data())
def test_an_anchor_finds_its_bead_in_the_same_text(texts: list[str], data: st.DataObject) -> None:
    en = blocks(*(f"{number} {text}" for number, text in enumerate(texts)))
    zh = blocks(*(f"{number} 中文 {text}" for number, text in enumerate(texts)))
    i, k = sorted(data.draw(st.tuples(*[st.integers(0, len(en))] * 2)))
    j, m = sorted(data.draw(st.tuples(*[st.integers(0, len(zh))] * 2)))
    if (i, j) == (k, m):
        return
    edges = [[*(block.start for block in side), side[-1].end + 1] for side in (en, zh)]
    bead = FixedBead(range(edges[0][i], edges[0][k]), range(edges[1][j], edges[1][m]))
    kept: KeptBead = anchored(bead, en, zh)
    ((_, found),) = AnchorFinder(en, zh).find([kept])
    assert found == bead


def test_beads_of_rows(bitext: Bitext) -> None:
    assert short(beads_of(bitext.rows)) == [f"{n}-{n}" for n in range(8)]


def test_repairs_of_a_newer_program_are_left_alone(tmp_path: Path, bitext: Bitext) -> None:
    en, zh = (document.head for document in bitext.documents)
    store = RepairStore(tmp_path / "repairs")
    store.save(en, zh, Repairs(accepted=True))
    (path,) = (tmp_path / "repairs").iterdir()
    whole = {**json.loads(path.read_bytes()), "version": 99}
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert not store.load(en, zh).accepted
    with pytest.raises(PermissionError, match="newer version"):
        store.save(en, zh, Repairs(accepted=True))
    assert json.loads(path.read_bytes()) == whole
    assert list((tmp_path / "repairs").iterdir()) == [path]
