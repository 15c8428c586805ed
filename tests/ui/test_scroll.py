"""The scroll position over units of unknown heights: it never jumps and never leaves the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.reading.scroll import Scroller

heights = st.lists(st.integers(5, 2000).map(float), min_size=3, max_size=40)


def scroller(real: list[float], viewport: float = 600.0) -> Scroller:
    made = Scroller(lambda number: real[number])
    made.viewport = viewport
    made.reset([100.0] * len(real))
    return made


def absolute(made: Scroller, real: list[float]) -> float:
    return sum(real[: made.unit]) + made.offset


@given(heights, st.lists(st.integers(-3000, 3000).map(float), max_size=12))
def test_scrolling_moves_by_real_pixels_inside_the_text(
    real: list[float], moves: list[float]
) -> None:
    made = scroller(real)
    lowest = max(sum(real) - made.viewport, 0.0)
    expected = 0.0
    for move in moves:
        made.scroll_by(move)
        expected = min(max(expected + move, 0.0), lowest)
        assert absolute(made, real) == pytest.approx(expected)
        assert 0 <= made.unit < len(real)


@given(heights, st.data())
def test_what_is_visible_covers_the_viewport_without_gaps(
    real: list[float], data: st.DataObject
) -> None:
    made = scroller(real)
    made.place(data.draw(st.integers(0, len(real) - 1)), data.draw(st.floats(0, 500)))
    visible = made.visible()
    assert visible[0][1] <= 0 or made.unit == 0
    for (number, y), (follower, below) in itertools.pairwise(visible):
        assert follower == number + 1
        assert below == pytest.approx(y + real[number])
    last, y = visible[-1]
    assert y + real[last] >= made.viewport or last == len(real) - 1


@given(heights, st.data())
def test_the_scroll_bar_leads_back_to_where_it_stood(
    real: list[float], data: st.DataObject
) -> None:
    made = scroller(real)
    made.place(data.draw(st.integers(0, len(real) - 1)), data.draw(st.floats(0, 100)))
    before = absolute(made, real)
    made.place_at_value(made.value())
    assert absolute(made, real) == pytest.approx(before, abs=0.5)


@given(heights, heights)
def test_more_units_do_not_move_the_place(real: list[float], more: list[float]) -> None:
    everything = real + more
    made = Scroller(lambda number: everything[number])
    made.viewport = 50.0
    made.reset([80.0] * len(real))
    made.place(len(real) // 2, 3.0)
    before = (made.unit, made.offset)
    made.extend([80.0] * len(more))
    assert (made.unit, made.offset) == before
    assert len(made) == len(everything)
    assert made.total == pytest.approx(80.0 * len(everything))


def test_a_text_shorter_than_the_view_does_not_scroll() -> None:
    made = scroller([50.0, 60.0, 70.0])
    made.scroll_by(500)
    assert (made.unit, made.offset) == (0, 0.0)
    assert made.at_end()
