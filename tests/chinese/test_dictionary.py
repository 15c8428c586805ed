"""Looking words up: the dictionary that comes with the program."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.dictionary import FILE_NAME, LONGEST, Lexicon, marked
from tests.shared_inputs import ROOT

PATH = ROOT / "resources" / "dictionaries" / FILE_NAME
LEXICON = Lexicon(PATH)


def forms(word: str, near: str = "") -> list[str]:
    return [entry.simplified for entry in LEXICON.meaning(word, near=near)]


@pytest.mark.parametrize(
    ("numbered", "expected"),
    [
        ("zhong1 guo2", "zhōng guó"), ("lu:4 shi1", "lǜ shī"), ("de5", "de"), ("liu2", "liú"),
        ("gui4", "guì"), ("xiong2", "xióng"), ("ou1 zhou1", "ōu zhōu"), ("san1 C", "sān C"),
        ("hua1 r5", "huā r"), ("Lu:3", "Lǚ"), ("shei2", "shéi"), ("", ""),
    ],
)  # fmt: skip
def test_tone_marks_stand_where_they_are_written(numbered: str, expected: str) -> None:
    assert marked(numbered) == expected


def test_every_reading_of_a_word() -> None:
    assert [entry.pinyin for entry in LEXICON.entries("行")] == ["xíng", "háng"]
    assert [entry.pinyin for entry in LEXICON.entries("长")] == ["zhǎng", "cháng"]
    (software,) = LEXICON.entries("软件")
    assert (software.traditional, software.pinyin) == ("軟件", "ruǎn jiàn")
    assert "software" in software.senses[0]


def test_what_is_hardly_ever_meant_comes_last() -> None:
    assert LEXICON.entries("那")[0].pinyin == "nà"
    assert LEXICON.entries("听")[0].pinyin == "tīng"
    assert LEXICON.entries("的")[0].pinyin == "de"
    assert LEXICON.entries("张")[-1].pinyin == "Zhāng"
    assert LEXICON.entries("中国")[0].pinyin == "Zhōng guó"


def test_either_script_is_understood() -> None:
    assert LEXICON.entries("軟體")[0].simplified == "软体"
    assert LEXICON.entries("後")[0].traditional == "後"
    assert [entry.traditional for entry in LEXICON.entries("后")]
    assert LEXICON.entries("没有这样的词") == []
    assert LEXICON.entries("") == []


def test_every_line_can_be_found() -> None:
    lines = gzip.decompress(PATH.read_bytes()).decode("utf-8").splitlines()
    assert "CC-CEDICT" in lines[0]
    assert "Attribution-ShareAlike 4.0" in lines[1]
    entries = [line for line in lines if not line.startswith("#")]
    for line in (*entries[:40], *entries[::1500], *entries[-40:]):
        simplified, traditional, *_ = line.split("\t")
        found = LEXICON.entries(simplified)
        wanted = traditional or simplified
        assert wanted in [entry.traditional for entry in found], line


def test_the_longest_word_over_a_place() -> None:
    text = "他们喜欢读书，和中华人民共和国的人。"
    for position, word in (
        (0, "他们"),
        (1, "他们"),
        (3, "喜欢"),
        (8, "中华人民共和国"),
        (15, "的"),
    ):
        found = LEXICON.at(text, position)
        assert found is not None
        assert text[found.start : found.end] == word
    assert LEXICON.at(text, 6) is None, "punctuation is no word"
    assert LEXICON.at(text, len(text)) is None


def test_an_english_word_of_a_text() -> None:
    found = LEXICON.at("We took the chairs away.", 14)
    assert found is not None
    assert (found.start, found.end) == (12, 18)
    assert found.entries[0].simplified in ("椅", "椅子")
    assert LEXICON.at("qwzx", 0) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("software", "软件"), ("River", "河"), ("running", "跑"), ("bank", "银行"), ("slow", "慢"),
        ("studies", "研究"), ("stopped", "停"), ("people", "人民"), ("timetable", "时刻表"),
        ("computer", "电脑"), ("bought", "买"), ("took", "取"), ("Women", "妇女"), ("went", "去"),
    ],
)  # fmt: skip
def test_usual_words_come_first(word: str, expected: str) -> None:
    assert expected in forms(word)


def test_what_only_mentions_a_word_is_no_answer() -> None:
    for entry in LEXICON.meaning("dynasty"):
        assert len(entry.senses[0]) < 80
    assert LEXICON.meaning("the") == []
    assert LEXICON.meaning("qwzx") == []


def test_what_answers_it_comes_first() -> None:
    assert forms("bank", near="他们坐在河岸上")[:2] == ["河岸", "岸"]
    assert forms("ferry", near="渡輪一天開四趟")[0] == "渡轮"


def test_the_sense_that_is_meant_comes_first() -> None:
    (one, *_) = LEXICON.meaning("away")
    assert "away" in one.senses[0]


@given(st.text(alphabet="的一是书軟件abc ，。'-", max_size=30), st.integers(0, 30))
def test_a_word_lies_over_its_place(text: str, position: int) -> None:
    found = LEXICON.at(text, position)
    if found is not None:
        assert found.start <= position < found.end <= len(text)
        assert found.end - found.start <= LONGEST or text[found.start].isascii()
        assert found.entries
