"""Words: Chinese by a segmenter, Latin by their letters."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.words import borders, next_word, preload, previous_word, word_at, words
from tests.chinese.chinese_texts import texts
from tests.shared_inputs import ROOT


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工程师喜欢互联网。", ["工程师", "喜欢", "互联网"]),
        ("工程師喜歡網際網路。", ["工程師", "喜歡", "網際網路"]),
        ("我們來到北京，大學", ["我們", "來到", "北京", "大學"]),
        ("don’t use 3.14 or 1,000", ["don’t", "use", "3.14", "or", "1,000"]),
        ("用AI工具", ["用", "AI", "工具"]),
        ("state-of-the-art", ["state", "of", "the", "art"]),
        ("cafe\u0301 naïve", ["cafe\u0301", "naïve"]),
        ("皇后的頭髮", ["皇后", "的", "頭髮"]),
        ("𠮷", ["𠮷"]),
        ("……，。 ", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.one_of(texts, st.text(max_size=30)))
def test_words_are_in_order_and_lose_no_letter(text: str) -> None:
    spans = words(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    inside = {at for span in spans for at in range(*span)}
    assert all(at in inside for at, char in enumerate(text) if char.isalnum() and char < "\u3400")


@given(texts, st.integers(0, 60))
def test_a_word_is_found_at_every_place(text: str, position: int) -> None:
    start, end = word_at(text, position)
    assert 0 <= start <= min(position, len(text)) <= max(end, 0) or end == len(text)
    assert (start < end) == bool(text)


def test_the_word_at_a_place() -> None:
    text = "他说：“软件工程师”……  AI。"
    shown = [text[slice(*word_at(text, at))] for at in (0, 2, 4, 6, 9, 12, 14, 16)]
    assert shown == ["他", "说", "软件", "工程师", "工程师", "  ", "AI", "AI"]
    assert text[slice(*word_at(text, 10))] == "”……"


def test_a_place_in_a_very_long_text() -> None:
    text = "互联网很大。" * 40_000
    at = text.index("互", 150_000)
    assert text[slice(*word_at(text, at + 1))] == "互联网"


def test_stepping_by_words() -> None:
    text = "互联网 is 很大"
    starts = [start for start, _ in words(text)]
    assert [next_word(text, at) for at in starts] == [*starts[1:], len(text)]
    assert [previous_word(text, at) for at in starts] == [0, *starts[:-1]]
    assert borders(text) >= set(starts)


def test_the_segmenter_is_loaded_when_it_is_needed() -> None:
    script = (
        "import sys; from reader.chinese import words; assert 'rjieba' not in sys.modules;"
        "words.words('plain English'); assert 'rjieba' not in sys.modules;"
        "words.preload(); assert 'rjieba' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
    preload()
