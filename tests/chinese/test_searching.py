"""A passage folded for search, and the way back to its own positions."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.searching import Passage, close_gaps, fold_letters, needles_of, readings_of
from tests.chinese.chinese_texts import texts

ODD = (
    *("ﬁ", "e\u0301", "½", "…", " ", "  ", "\n", "AI", "ＡＩ", "\xad"),
    *("\u200b", "don’t", "ß", "İ", "𠮷", "\u3099"),
)
mixed = st.lists(
    st.one_of(texts, st.sampled_from(ODD)),
    max_size=12,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("關於軟體的\n書", "软件", ["軟體"]),
        ("軟件與軟體", "软件", ["軟件", "軟體"]),
        ("使用 AI 工具", "使用AI工具", ["使用 AI 工具"]),
        ("使用AI工具", "使用 AI 工具", ["使用AI工具"]),
        ("用 ＡＩ 和 ai", "AI", ["ＡＩ", "ai"]),
        ("河水\n依旧", "河水依旧", ["河水\n依旧"]),
        ("a  b\n\tc", "a b c", ["a  b\n\tc"]),
        ("don’t ‘do’ —", "don't", ["don’t"]),
        ("the “quick” fox…", '"quick" fox...', ["“quick” fox…"]),
        ("他說「好」了", "“好”", ["「好」"]),
        ("cafe\u0301s", "café", ["cafe\u0301"]),
        ("soft\u00adware", "software", ["soft\u00adware"]),
        ("eﬃcient", "fi", ["ﬃ"]),
        ("升級記憶體了", "内存", ["記憶體"]),
        ("𠮷野家🎉軟體", "软件", ["軟體"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("a b", "ab", []),
        ("", "a", []),
    ],
)
def test_found_as_it_is_written(text: str, query: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Passage(text).find(needles_of(query))] == found


def test_white_space_asks_nothing() -> None:
    assert needles_of(" \n\u3000") == ()
    assert needles_of("\u200b") == ()
    assert Passage("abc").find(()) == []


@given(mixed, mixed, mixed)
def test_what_is_put_in_is_found_where_it_is(before: str, word: str, after: str) -> None:
    """Set apart by a full stop, so that no word is made of both; case and width may change."""
    needles = needles_of(word)
    text = f"{before}。x{word}x。{after}"
    start = len(before) + 2
    found = Passage(text).find(needles_of(f"x{word}x"))
    assert any(a <= start - 1 and b >= start + len(word) + 1 for a, b in found)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert [a for a, _ in found] == sorted(a for a, _ in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert bool(needles) == any(reading.strip() for reading in readings_of(word))


@given(mixed)
def test_a_match_folds_to_what_was_sought(text: str) -> None:
    """Every single character that is found folds to something that holds the query's fold."""
    for letter in set(text[:20]):
        needles = [one for one in needles_of(letter) if one.strip()]
        for start, end in Passage(text).find(needles):
            readings = readings_of(text[start:end]) + readings_of(text)
            assert any(needle in reading for needle in needles for reading in readings)


@given(mixed)
def test_the_quick_fold_is_the_slow_one(text: str) -> None:
    """Texts that are nearly ASCII go another way than others; both must come to the same."""
    from reader.chinese import searching

    slow = "".join(searching._letters[ord(letter)] for letter in text)
    assert fold_letters(text) == slow
    gapless = list(slow)
    for start, end in reversed(list(searching._gaps(slow))):
        del gapless[start:end]
    assert close_gaps(slow) == "".join(gapless)
