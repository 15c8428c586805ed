"""Offset maps on their own, and the boundary to UTF-16."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.offsets import IDENTITY, Change, OffsetMap
from reader.chinese.utf16 import Utf16Map

LENGTH = 60


@st.composite
def maps(draw: st.DrawFn) -> OffsetMap:
    changes: list[Change] = []
    at = shown = 0
    for gap, before, after in draw(
        st.lists(st.tuples(st.integers(0, 4), st.integers(1, 4), st.integers(1, 5)), max_size=6)
    ):
        at, shown = at + gap, shown + gap
        if before != after:
            changes.append(Change(at, at + before, shown, shown + after))
        at, shown = at + before, shown + after
    return OffsetMap(changes)


def test_identity_stores_nothing() -> None:
    assert IDENTITY.is_identity
    assert IDENTITY.changes == ()
    assert IDENTITY.to_shown(7) == IDENTITY.to_source(7) == 7
    assert IDENTITY.shown_range(3, 9) == (3, 9)
    assert IDENTITY.then(IDENTITY) is IDENTITY


def test_positions_around_a_longer_word() -> None:
    offsets = OffsetMap([Change(2, 4, 2, 5)])  # xx内存yy -> xx記憶體yy
    assert [offsets.to_shown(i) for i in range(7)] == [0, 1, 2, 3, 5, 6, 7]
    assert [offsets.to_source(i) for i in range(8)] == [0, 1, 2, 2, 3, 4, 5, 6]
    assert offsets.shown_range(3, 4) == (2, 5)
    assert offsets.shown_range(1, 3) == (1, 5)
    assert offsets.shown_range(4, 5) == (5, 6)
    assert offsets.shown_range(3, 3) == (3, 3)
    assert offsets.source_range(4, 6) == (2, 5)


@given(maps(), maps())
def test_two_maps_in_a_row(first: OffsetMap, second: OffsetMap) -> None:
    both = first.then(second)
    for change in both.changes:
        assert second.to_shown(first.to_shown(change.start)) == change.shown_start
        assert second.to_shown(first.to_shown(change.end)) == change.shown_end
    far = LENGTH * 2
    assert both.to_shown(far) == second.to_shown(first.to_shown(far))
    assert both.to_source(far) == first.to_source(second.to_source(far))
    for i in range(LENGTH):
        low, high = both.source_range(*both.shown_range(i, i + 1))
        assert low <= i < high


def _inside(offsets: OffsetMap, position: int) -> bool:
    return any(change.start < position < change.end for change in offsets.changes)


@given(maps(), st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_ranges_come_back_whole(offsets: OffsetMap, one: int, two: int) -> None:
    start, end = sorted((one, two))
    shown = offsets.shown_range(start, end)
    low, high = offsets.source_range(*shown)
    if start == end:
        assert shown[0] == shown[1]
        return
    assert low <= start <= end <= high
    assert offsets.shown_range(low, high) == shown
    assert not _inside(offsets, low)
    assert not _inside(offsets, high)


@given(maps())
def test_positions_never_go_back(offsets: OffsetMap) -> None:
    for map_position in (offsets.to_shown, offsets.to_source):
        values = [map_position(i) for i in range(LENGTH)]
        assert values == sorted(values)
        assert values[0] == 0


def test_utf16_of_plain_text_is_identity() -> None:
    positions = Utf16Map("Größe 字 “x”")
    assert positions.is_identity
    assert positions.to_utf16(5) == positions.to_code_point(5) == 5


def test_utf16_of_two_unit_characters() -> None:
    positions = Utf16Map("𠮷野🎉")
    assert [positions.to_utf16(i) for i in range(4)] == [0, 2, 3, 5]
    assert [positions.to_code_point(u) for u in range(6)] == [0, 0, 1, 2, 2, 3]


@given(st.text(st.characters(exclude_categories=[])))
def test_utf16_agrees_with_the_encoding(text: str) -> None:
    positions = Utf16Map(text)
    for i in range(len(text) + 1):
        units = len(text[:i].encode("utf-16-le", "surrogatepass")) // 2
        assert positions.to_utf16(i) == units
        assert positions.to_code_point(units) == i
