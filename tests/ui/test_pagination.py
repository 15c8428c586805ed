"""Pages that keep pairs together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.printing.pagination import (
    Slice,
    Strip,
    boundaries,
    nearest,
    paginate,
    safe_cuts,
)

ROOM = 1000.0


def test_pairs_are_not_torn_apart() -> None:
    sheets = list(paginate([Strip(1, 700), Strip(2, 440, cuts=(100, 200, 300))], ROOM))
    assert sheets == [(Slice(1, 0, 700, 0),), (Slice(2, 0, 440, 0),)]


def test_a_heading_goes_with_what_it_heads() -> None:
    strips = [Strip(1, 800), Strip(2, 60, leads=True), Strip(3, 60, leads=True), Strip(4, 300)]
    sheets = list(paginate(strips, ROOM))
    assert [[piece.number for piece in sheet] for sheet in sheets] == [[1], [2, 3, 4]]


def test_a_long_pair_is_cut_between_lines() -> None:
    cuts = tuple(float(cut) for cut in range(30, 2500, 30))
    sheets = list(paginate([Strip(1, 400), Strip(2, 2500, cuts)], ROOM))
    assert [piece.number for piece in sheets[0]] == [1, 2]
    ends = [sheet[-1].bottom for sheet in sheets]
    assert ends[-1] == 2500
    assert all(end in cuts for end in ends[:-1])


def test_the_beginning_of_a_long_pair_is_not_left_alone() -> None:
    cuts = tuple(float(cut) for cut in range(30, 2500, 30))
    sheets = list(paginate([Strip(1, 900), Strip(2, 2500, cuts)], ROOM))
    assert [piece.number for piece in sheets[0]] == [1]


def test_columns_are_cut_between_their_lines() -> None:
    latin = boundaries([(0.0, 28.0), (28.0, 56.0), (28.0, 54.0), (56.0, 84.0)])
    han = boundaries([(0.0, 30.0), (30.0, 60.0), (60.0, 90.0)])
    assert latin == (0.0, 28.0, 56.0, 84.0)
    assert nearest(han, 56.0) == 60.0
    latin = tuple(28.0 * number for number in range(6))
    han = tuple(30.0 * number for number in range(6))
    assert safe_cuts([latin], 2.0) == (56.0, 84.0)
    assert safe_cuts([latin, han], 4.0) == (56.0,)
    assert safe_cuts([latin, han], 15.0) == (56.0, 84.0)
    picture = boundaries([(0.0, 300.0)])
    assert safe_cuts([latin, picture], 15.0) == ()
    assert safe_cuts([picture, (0.0, 30.0)], 15.0) == (), "a picture is not cut"


def test_no_line_is_left_alone() -> None:
    assert safe_cuts([boundaries([(0.0, 30.0), (30.0, 60.0), (60.0, 90.0)])], 2.0) == ()
    long = tuple(28.0 * number for number in range(12))
    short = tuple(28.0 * number for number in range(5))
    cuts = safe_cuts([long, short], 4.0)
    assert cuts == (56.0, *(28.0 * number for number in range(4, 10)))


def test_a_table_that_goes_on_has_its_head_again() -> None:
    cuts = tuple(float(cut) for cut in range(100, 2500, 100))
    sheets = list(paginate([Strip(1, 2500, cuts, head=50)], ROOM))
    assert [(piece.top, piece.bottom, piece.y) for (piece,) in sheets] == [
        (0, 1000, 0),
        (1000, 1900, 50),
        (1900, 2500, 50),
    ]


def test_the_top_of_a_page_has_no_air_and_no_rule() -> None:
    strips = [Strip(1, 900), Strip(2, 80, parts=True), Strip(3, 300, air=26)]
    assert [piece.number for piece in next(iter(paginate(strips, ROOM)))] == [1, 2]
    strips[0] = Strip(1, 950)
    _, second = paginate(strips, ROOM)
    assert second == (Slice(3, 26, 300, 0),)


heights = st.floats(1, 3000)


@st.composite
def a_strip(draw: st.DrawFn) -> Strip:
    height = draw(heights)
    cuts = draw(st.lists(st.floats(0.5, height), max_size=8, unique=True))
    inside = tuple(sorted(cut for cut in cuts if 0 < cut < height))
    return Strip(0, height, inside, leads=draw(st.booleans()))


@given(st.lists(a_strip(), max_size=20), st.floats(50, 1500))
def test_everything_is_printed_once_in_order(strips: list[Strip], room: float) -> None:
    numbered = [
        Strip(number, strip.height, strip.cuts, strip.leads) for number, strip in enumerate(strips)
    ]
    expected = 0
    reached = 0.0
    for sheet in paginate(numbered, room):
        assert sheet
        used = 0.0
        for piece in sheet:
            if piece.number != expected:
                assert abs(reached - numbered[expected].height) < 1e-6
                expected, reached = piece.number, 0.0
            assert abs(piece.top - reached) < 1e-6
            assert abs(piece.y - used) < 1e-6
            used += piece.bottom - piece.top
            reached = piece.bottom
        assert used <= room + 1e-6
    if numbered:
        assert expected == len(numbered) - 1
        assert abs(reached - numbered[-1].height) < 1e-6


def test_a_head_stands_again_above_rows_that_begin_a_page() -> None:
    head = Strip(1, 50, leads=True, air=10)
    rows = [Strip(number, 100, under=head) for number in range(2, 30)]
    sheets = list(paginate([head, *rows], ROOM))
    assert len(sheets) > 2
    for sheet in sheets:
        assert sheet[0].number == 1
        assert all(piece.y + piece.bottom - piece.top <= ROOM for piece in sheet)
    assert sheets[1][0].top == 10, "without the room above it"
    numbers = [piece.number for sheet in sheets for piece in sheet if piece.number > 1]
    assert numbers == list(range(2, 30))


def test_a_head_that_leaves_no_room_does_not_stand_again() -> None:
    head = Strip(1, ROOM * 0.7, leads=True)
    rows = [Strip(2, 300), Strip(3, ROOM * 0.4, under=head), Strip(4, ROOM * 0.4, under=head)]
    sheets = list(paginate([head, *rows], ROOM))
    assert sorted(piece.number for sheet in sheets for piece in sheet) == [1, 2, 3, 4]
