"""One word, many spellings."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import product

import pytest
from hypothesis import given, settings

from reader.chinese.folding import find, fold, haystack, matches, needles, query, select
from tests.chinese.chinese_texts import texts

SOFTWARE = ("软件", "軟件", "軟體")


@pytest.mark.parametrize(("text", "word"), list(product(SOFTWARE, SOFTWARE)))
def test_every_spelling_finds_every_other(text: str, word: str) -> None:
    assert fold(text) == fold(word)
    assert matches(haystack(f"關於{text}的書"), query(word))
    assert find(f"關於{text}的書", word) == [(2, 4)]


@pytest.mark.parametrize(
    ("text", "word", "ranges"),
    [
        ("Café CAFE cafe\u0301s", "café", [(0, 4), (5, 9), (10, 15)]),
        ("Ａ Ｂook　1", "book", [(2, 6)]),
        ("Straße", "STRASSE", [(0, 6)]),
        ("ﬁne ﬁne", "fine", [(0, 3), (4, 7)]),
        ("升級記憶體", "内存", [(2, 5)]),
        ("升級記憶體", "記憶", [(2, 4)]),
        ("升级内存", "記憶體", [(2, 4)]),
        ("𠮷野家的軟體🎉軟件", "软件", [(4, 6), (7, 9)]),
        ("他看著我", "看着", [(1, 3)]),
        ("aaa", "aa", [(0, 3)]),
        ("nothing", "some", []),
        ("nothing", "", []),
        ("", "some", []),
        ("\u0301a", "a", [(1, 2)]),
    ],
)
def test_matches_are_ranges_of_the_original(
    text: str, word: str, ranges: list[tuple[int, int]]
) -> None:
    assert find(text, word) == ranges
    if word:
        assert matches(haystack(text), query(word)) == bool(ranges)


def test_every_word_must_match() -> None:
    stack = haystack("Reading 軟體 with Émile")
    assert matches(stack, query("emile 软件"))
    assert not matches(stack, query("emile 硬件"))
    assert select([stack, "", haystack("emile 軟件")], query("emile 软件")) == [0, 2]
    assert select([stack, ""], ()) == [0, 1]
    assert matches(stack, query("  "))
    assert needles("Abc") == ("abc",)


@settings(max_examples=80, deadline=None)
@given(texts)
def test_a_text_finds_itself(text: str) -> None:
    stack = haystack(text)
    for word in text.split():
        assert matches(stack, (needles(word),))
    for word in text.split()[:2]:
        for start, end in find(text, word):
            assert 0 <= start <= end <= len(text)


def test_no_opencc_for_text_without_chinese() -> None:
    script = (
        "import sys\n"
        "from reader.chinese import folding, scripts, variants\n"
        "assert folding.matches(folding.haystack('Café — “x”'), folding.query('cafe'))\n"
        "assert folding.find('Café', 'cafe') == [(0, 4)]\n"
        "converter = variants.Converter(scripts.Form.SIMPLIFIED)\n"
        "assert converter.convert_text('Café', variants.Variant.TAIWAN) == 'Café'\n"
        "assert scripts.regional_form('你好，這些軟體') is scripts.Form.TRADITIONAL\n"
        "assert 'opencc' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_filtering_a_large_library_is_quick() -> None:
    title = "互联网与软件：一部关于程序员的历史，Computing in the café, volume {}"
    began = time.perf_counter()
    stacks = [haystack(title.format(i) * 4) for i in range(2_000)]
    built = time.perf_counter()
    words = query("軟體 1999")
    assert select(stacks, words) == [1999]
    ended = time.perf_counter()
    print(f"2,000 haystacks {built - began:.3f} s, filtering them {(ended - built) * 1e3:.2f} ms")
