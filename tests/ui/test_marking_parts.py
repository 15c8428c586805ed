"""The parts of marking that need no window: which marks touch a range, where the bar stands."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF

from reader.annotations.anchoring import How
from reader.annotations.model import Colour, Kind, MarkStyle
from reader.bitext.model import Side
from reader.documents.model import Block, BlockKind
from reader.ui.annotating.bar_place import place_for
from reader.ui.annotating.marks import MOST_LANES, Mark, MarkIndex, Shown, lanes
from reader.ui.annotating.placing import words_at

FAR = 12_000
ranges = st.tuples(st.integers(0, FAR), st.integers(1, 6000)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


def shown(number: int, start: int, end: int) -> Shown:
    mark = Mark(f"a{number}", 0, 0, Side.EN, start, end, How.POSITION)
    return Shown(mark, Kind.HIGHLIGHT, Colour.YELLOW, MarkStyle.HIGHLIGHT)


@given(st.lists(ranges, max_size=30), st.sets(st.integers(0, 29)), ranges)
def test_the_index_gives_what_a_look_at_all_would(
    marks: list[tuple[int, int]], gone: set[int], asked: tuple[int, int]
) -> None:
    index = MarkIndex()
    for number, (start, end) in enumerate(marks):
        index.put(f"a{number}", [shown(number, start, end)])
    for number in gone:
        index.put(f"a{number}", ())
    found = {one.id for one in index.between(0, *asked)}
    assert found == {
        f"a{number}"
        for number, (start, end) in enumerate(marks)
        if number not in gone and start < asked[1] and end > asked[0]
    }
    assert index.between(1, *asked) == []
    assert len(index) == len(set(range(len(marks))) - gone)


@given(st.lists(ranges, max_size=12))
def test_marks_of_one_lane_do_not_hide_each_other(marks: list[tuple[int, int]]) -> None:
    index = MarkIndex()
    for number, (start, end) in enumerate(marks):
        index.put(f"a{number}", [shown(number, start, end)])
    laid = list(lanes(index.between(0, 0, FAR * 2)))
    assert len(laid) == len(marks)
    for number, (one, lane) in enumerate(laid):
        assert 0 <= lane < MOST_LANES
        for other, its_lane in laid[:number]:
            if lane == its_lane < MOST_LANES - 1:
                assert other.end <= one.start


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(10, 400)), min_size=1, max_size=12),
    st.integers(0, 500),
    st.integers(80, 420),
)
def test_the_bar_covers_no_words_where_there_is_room(
    lines: list[tuple[int, int]], top: int, width: int
) -> None:
    room = QRectF(0, 0, 900, 700)
    size = QSizeF(width, 40)
    words = [QRectF(x, top + n * 28, w, 28) for n, (x, w) in enumerate(lines)]
    bar = QRectF(place_for(size, words, room), size)
    assert room.contains(bar)
    above, below = top >= 47, top + len(lines) * 28 <= 700 - 47
    assume(above or below)
    assert not any(bar.intersects(line) for line in words)


@given(st.lists(st.text("ab 字", max_size=9), min_size=1, max_size=9), st.data())
def test_words_at_a_range_are_those_of_the_source_text(
    texts: list[str], data: st.DataObject
) -> None:
    source = "\n".join(texts)
    blocks, start = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, text, start, (1, 1)))
        start += len(text) + 1
    first = data.draw(st.integers(0, len(source)))
    last = data.draw(st.integers(first, len(source) + 3))
    assert words_at(blocks, first, last) == source[first:last]
