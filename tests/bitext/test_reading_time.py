"""Minutes of a text: counted once, asked for everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bitext.model import Bitext, Piece, Row, Side
from reader.bitext.reading_time import (
    CHINESE_CHARACTERS_A_MINUTE,
    ENGLISH_WORDS_A_MINUTE,
    measure,
    minutes,
)
from reader.documents.model import BlockKind
from tests.bitext.shapes import blocks, document


def bitext(*pairs: tuple[str, str]) -> Bitext:
    texts = [text for pair in pairs for text in pair]
    made = document(blocks(*texts))
    rows = [
        Row(
            BlockKind.PARAGRAPH,
            en=(Piece(0, 2 * number, 0, len(en)),) if en else (),
            zh=(Piece(0, 2 * number + 1, 0, len(zh)),) if zh else (),
        )
        for number, (en, zh) in enumerate(pairs)
    ]
    return Bitext((made,), rows)


def test_words_and_characters_have_their_speeds() -> None:
    assert minutes("word " * ENGLISH_WORDS_A_MINUTE) == pytest.approx(1.0)
    assert minutes("字，" * CHINESE_CHARACTERS_A_MINUTE) == pytest.approx(1.0)
    assert minutes("don't 说 state-of-the-art。") == pytest.approx(
        2 / ENGLISH_WORDS_A_MINUTE + 1 / CHINESE_CHARACTERS_A_MINUTE
    )
    assert minutes("") == 0.0


@given(
    st.lists(
        st.tuples(
            st.text("abc", max_size=9).map(lambda word: f"The {word} end"),
            st.text("字词x", max_size=40),
        ),
        min_size=1,
        max_size=12,
    ),
    st.floats(0, 1),
)
def test_what_is_left_falls_from_everything_to_nothing(
    pairs: list[tuple[str, str]], share: float
) -> None:
    time = measure(bitext(*pairs))
    assert time is not None
    for side, number in ((Side.EN, 0), (Side.ZH, 1)):
        assert time.total(side) == pytest.approx(sum(minutes(pair[number]) for pair in pairs))
        left = [time.left(side, row, share) for row in range(len(pairs) + 1)]
        assert left == sorted(left, reverse=True)
        assert time.left(side, 0) == pytest.approx(time.total(side))
        assert time.left(side, len(pairs)) == 0.0
        assert time.share_read(side, len(pairs)) == 1.0


def test_what_spans_both_sides_is_read_on_either() -> None:
    made = document(blocks("one two", "一二"))
    rows = [Row(BlockKind.TABLE, both=(Piece(0, 0, 0, 7), Piece(0, 1, 0, 2)))]
    time = measure(Bitext((made,), rows))
    assert time is not None
    assert time.total(Side.EN) == time.total(Side.ZH) == pytest.approx(minutes("one two 一二"))


@pytest.mark.parametrize("side", [Side.EN, Side.ZH])
def test_a_side_with_nothing_of_its_own_takes_no_time(side: Side) -> None:
    """The title of an English text stands across both columns; nobody reads it in Chinese."""
    texts = ("# A Title", "one two") if side is Side.EN else ("# 一二", "三四")
    made = document(blocks(*texts))
    whole, own = (Piece(0, at, 0, len(block.text)) for at, block in enumerate(made.blocks))
    rows = [
        Row(BlockKind.HEADING, 1, both=(whole,)),
        Row(BlockKind.PARAGRAPH, **{side.value: (own,)}),  # type: ignore[arg-type]
    ]
    time = measure(Bitext((made,), rows))
    assert time is not None
    other = Side.ZH if side is Side.EN else Side.EN
    assert time.total(side) == pytest.approx(sum(minutes(block.text) for block in made.blocks))
    assert (time.total(other), time.left(other, 0)) == (0.0, 0.0)
    assert len(time.en) == len(time.zh)


def test_nobody_waits() -> None:
    assert measure(bitext(("a", "字")), lambda: True) is None
