"""Beads after edits: what is away from them stays, what is near is as if all were aligned anew."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.bead_list import PairBead
from reader.bitext.realigning import Aligned, Realigner

if TYPE_CHECKING:
    from collections.abc import Sequence


def aligned_by_name(en: Sequence[str], zh: Sequence[str]) -> list[PairBead]:
    """An aligner that knows: a block answers the one of the same name, if order allows."""
    beads: list[PairBead] = []
    i = j = 0
    while i < len(en) or j < len(zh):
        if i < len(en) and j < len(zh) and en[i] == zh[j]:
            a, b = 1, 1
        elif i < len(en) and en[i] not in zh[j:]:
            a, b = 1, 0
        elif j < len(zh):
            a, b = 0, 1
        else:
            a, b = 1, 0
        beads.append(PairBead(range(i, i + a), range(j, j + b), 0.9))
        i, j = i + a, j + b
    return beads


Edit = tuple[int, int, list[str]]


def edited(blocks: Sequence[str], edits: Sequence[Edit]) -> tuple[str, ...]:
    """Some blocks from a place on are taken away and others put there."""
    now = list(blocks)
    for place, gone, new in edits:
        at = place % (len(now) + 1)
        now[at : at + gone] = new
    return tuple(now)


EDITS = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.integers(0, 4),
        st.lists(st.sampled_from(["new", "x7", "0", "13", "40"]), max_size=3),
    ),
    max_size=3,
)


@settings(deadline=None)
@given(st.integers(0, 250), st.sets(st.integers(0, 250)), EDITS, EDITS)
def test_nothing_is_lost_whatever_is_edited(
    count: int, left_out: set[int], ours: list[Edit], theirs: list[Edit]
) -> None:
    old_en = tuple(str(at) for at in range(count) if at not in left_out)
    old_zh = tuple(str(at) for at in range(count))
    en, zh = edited(old_en, ours), edited(old_zh, theirs)
    old = Aligned(old_en, old_zh, tuple(aligned_by_name(old_en, old_zh)))

    def align(i: range, j: range) -> list[PairBead]:
        return aligned_by_name(en[i.start : i.stop], zh[j.start : j.stop])

    beads = list(Realigner(old, en, zh, align).beads())
    assert [at for bead in beads for at in bead.en] == list(range(len(en)))
    assert [at for bead in beads for at in bead.zh] == list(range(len(zh)))
    for before, after in itertools.pairwise(beads):
        assert (before.en.stop, before.zh.stop) == (after.en.start, after.zh.start)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["en", "zh", "both"]), min_size=40, max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.sampled_from(("en", "zh"))), max_size=4),
)
def test_it_is_as_if_all_were_aligned_anew(sides: list[str], lost: list[tuple[int, str]]) -> None:
    old_en = tuple(str(at) for at, side in enumerate(sides) if side != "zh")
    old_zh = tuple(str(at) for at, side in enumerate(sides) if side != "en")
    gone = {side: {str(at) for at, of in lost if of == side} for side in ("en", "zh")}
    en = tuple(f"new {one}" if one in gone["en"] else one for one in old_en)
    zh = tuple(one for one in old_zh if one not in gone["zh"])
    old = Aligned(old_en, old_zh, tuple(aligned_by_name(old_en, old_zh)))
    asked = 0

    def align(i: range, j: range) -> list[PairBead]:
        nonlocal asked
        asked += len(i)
        return aligned_by_name(en[i.start : i.stop], zh[j.start : j.stop])

    realigner = Realigner(old, en, zh, align)
    found = {(bead.en, bead.zh) for bead in realigner.beads() if bead.en and bead.zh}
    assert found == {(b.en, b.zh) for b in aligned_by_name(en, zh) if b.en and b.zh}
    if set(sides) == {"both"}:  # else this aligner looks far ahead for what stands alone
        assert asked <= 60 * len(lost)


def test_nothing_is_aligned_where_nothing_changed() -> None:
    names = tuple(map(str, range(100)))
    old = Aligned(names, names, tuple(aligned_by_name(names, names)))

    def never(_: range, __: range) -> list[PairBead]:
        raise AssertionError("aligned again")

    assert list(Realigner(old, names, names, never).beads()) == list(old.beads)


def test_a_stretch_grows_where_its_ends_come_out_differently() -> None:
    names = tuple(map(str, range(200)))
    old = Aligned(names, names, tuple(aligned_by_name(names, names)))
    en = (*names[:100], "new", *names[101:])
    asked: list[int] = []

    def align(i: range, j: range) -> list[PairBead]:
        asked.append(len(i))
        if len(i) < 40:  # too short to see what belongs together
            return [PairBead(range(len(i)), range(len(j)), 0.1)]
        return aligned_by_name(en[i.start : i.stop], names[j.start : j.stop])

    found = list(Realigner(old, en, names, align).beads())
    assert [bead.confidence for bead in found] == [0.9] * 201
    assert asked == [25, 49]


def test_another_text_is_not_worth_it() -> None:
    names = tuple(map(str, range(100)))
    old = Aligned(names, names, tuple(aligned_by_name(names, names)))
    other = tuple(f"other {name}" for name in names)
    assert not Realigner(old, other, names, lambda _i, _j: []).is_worth_it
    assert Realigner(old, (*names[:50], "x", *names[51:]), names, lambda _i, _j: []).is_worth_it
