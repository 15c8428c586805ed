"""Syllables in pinyin, in zhuyin and numbered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.syllables import SYLLABLES, pinyin, split, syllables, zhuyin

REGULAR = sorted(one for one in SYLLABLES if "v" not in one and one not in {"lue", "nue", "r"})
numbered = st.builds("{}{}".format, st.sampled_from(REGULAR), st.integers(1, 5))


@given(numbered)
def test_pinyin_is_read_again_as_what_it_was_written_from(syllable: str) -> None:
    assert syllables(pinyin(syllable)) == (syllable,)


@given(numbered)
def test_zhuyin_is_read_again_as_what_it_was_written_from(syllable: str) -> None:
    signs, mark = zhuyin(syllable)
    assert syllables(signs + mark) == (syllable,)
    assert all("ㄅ" <= sign <= "ㄯ" for sign in signs)
    assert 1 <= len(signs) <= 3


@given(st.lists(numbered, min_size=1, max_size=4))
def test_syllables_apart_are_told_apart(several: list[str]) -> None:
    assert syllables(" ".join(map(pinyin, several))) == tuple(several)
    assert syllables("'".join(map(pinyin, several))) == tuple(several)


@given(st.text(max_size=20))
def test_anything_can_be_asked_about(text: str) -> None:
    for syllable in syllables(text):
        assert syllable[-1] in "12345"
    assert sum(split(text)) in {0, len(text)}


@pytest.mark.parametrize(
    ("syllable", "marked", "signs"),
    [
        ("dian3", "diǎn", "ㄉㄧㄢˇ"),
        ("zhuang1", "zhuāng", "ㄓㄨㄤ"),
        ("lü4", "lǜ", "ㄌㄩˋ"),
        ("nüe4", "nüè", "ㄋㄩㄝˋ"),
        ("liu2", "liú", "ㄌㄧㄡˊ"),
        ("gui4", "guì", "ㄍㄨㄟˋ"),
        ("shou3", "shǒu", "ㄕㄡˇ"),
        ("xue2", "xué", "ㄒㄩㄝˊ"),
        ("yuan2", "yuán", "ㄩㄢˊ"),
        ("you3", "yǒu", "ㄧㄡˇ"),
        ("wo3", "wǒ", "ㄨㄛˇ"),
        ("weng1", "wēng", "ㄨㄥ"),
        ("qiong2", "qióng", "ㄑㄩㄥˊ"),
        ("ri4", "rì", "ㄖˋ"),
        ("si4", "sì", "ㄙˋ"),
        ("er2", "ér", "ㄦˊ"),
        ("ma5", "ma", "ㄇㄚ˙"),
        ("r5", "r", "ㄦ"),
    ],
)
def test_writing(syllable: str, marked: str, signs: str) -> None:
    assert pinyin(syllable) == marked
    assert "".join(zhuyin(syllable)) == signs


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("yínháng", ("yin2", "hang2")),
        ("Xī'ān", ("xi1", "an1")),
        ("nǚ’ér", ("nü3", "er2")),
        ("ㄊㄞˊ ㄨㄢ", ("tai2", "wan1")),
        ("˙ㄇㄚ", ("ma5",)),
        ("lve4", ()),
        ("Lazy user", ()),
        ("", ()),
    ],
)
def test_reading_what_documents_write(written: str, found: tuple[str, ...]) -> None:
    assert syllables(written) == found
