"""Readings of Chinese text, word by word."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.reading_kinds import ReadingKind, reading_kind_named
from reader.chinese.readings import Given, parse, readings
from reader.chinese.scripts import Form
from reader.chinese.variants import Converter, Variant
from tests.chinese.chinese_texts import texts
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TABLE = ROOT / "resources" / "dictionaries" / "readings.tsv.gz"
KINDS = (ReadingKind.PINYIN, ReadingKind.ZHUYIN)


def read(text: str, kind: ReadingKind = ReadingKind.PINYIN) -> str:
    return " ".join(one.text + one.tone for one in readings(text, kind))


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("银行行长在行走", "yín háng háng zhǎng zài xíng zǒu"),
        ("长大，长度，很长", "zhǎng dà cháng dù hěn cháng"),
        ("重庆很重要，重新开始", "chóng qìng hěn zhòng yào chóng xīn kāi shǐ"),
        ("你了解吗？好了，受不了。", "nǐ liǎo jiě ma hǎo le shòu bù liǎo"),
        ("他跑得很快", "tā pǎo de hěn kuài"),
        ("我得走了", "wǒ děi zǒu le"),
        ("得到", "dé dào"),
        ("他慢慢地走在地上", "tā màn màn de zǒu zài dì shang"),
        ("只有一只猫", "zhǐ yǒu yī zhī māo"),
        ("他还没还书", "tā hái méi huán shū"),
        ("为人民服务，成为，长度为三米",
         "wèi rén mín fú wù chéng wéi cháng dù wéi sān mǐ"),
        ("这种树不好种", "zhè zhǒng shù bù hǎo zhòng"),
        ("妈妈喜欢吃东西", "mā ma xǐ huan chī dōng xi"),
        ("音乐，快乐", "yīn yuè kuài lè"),
        ("首都都来了", "shǒu dū dōu lái le"),
        ("发现头发", "fā xiàn tóu fa"),
        ("看着我，睡着了", "kàn zhe wǒ shuì zháo le"),
        ("数一数人数", "shǔ yī shǔ rén shù"),
        ("老师教书，教育", "lǎo shī jiāo shū jiào yù"),
        ("干净的干部在干活", "gān jìng de gàn bù zài gàn huó"),
        ("一会儿，花儿，女儿", "yī huì r huā r nǚ ér"),
        ("不是，一个", "bù shì yī gè"),  # as the dictionary has them, whatever follows
    ],
)  # fmt: skip
def test_words_decide(text: str, sounds: str) -> None:
    assert read(text) == sounds


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("銀行行長在行走", "yín háng háng zhǎng zài xíng zǒu"),
        ("乾淨的幹部，乾坤", "gān jìng de gàn bù qián kūn"),
        ("頭髮，出發，皇后，後來", "tóu fa chū fā huáng hòu hòu lái"),
        ("看著我，他著急，著名", "kàn zhe wǒ tā zháo jí zhù míng"),
        ("還沒還書，只有一隻貓", "hái méi huán shū zhǐ yǒu yī zhī māo"),
        ("程式設計師，記憶體", "chéng shì shè jì shī jì yì tǐ"),
        ("𠮷野家", "jí yě jiā"),
    ],
)
def test_traditional_text(text: str, sounds: str) -> None:
    assert read(text) == sounds


def test_zhuyin_has_the_readings_of_taiwan() -> None:
    assert read("垃圾", ReadingKind.ZHUYIN) == "ㄌㄜˋ ㄙㄜˋ"
    assert read("研究企業", ReadingKind.ZHUYIN) == "ㄧㄢˊ ㄐㄧㄡˋ ㄑㄧˋ ㄧㄝˋ"
    assert read("研究企業") == "yán jiū qǐ yè"
    assert read("我們", ReadingKind.ZHUYIN) == "ㄨㄛˇ ㄇㄣ˙"


def test_syllables_know_their_words() -> None:
    found = readings("银行在哪里", ReadingKind.PINYIN)
    assert [one.joined for one in found] == [False, True, False, False, True]


@pytest.mark.parametrize("kind", KINDS)
@given(texts)
def test_every_reading_has_a_place_of_its_own(kind: ReadingKind, text: str) -> None:
    found = readings(text, kind)
    edge = 0
    for one in found:
        assert edge <= one.start < one.end <= len(text)
        assert text[one.start] > "\u2e80"
        assert one.text
        edge = one.end


@given(texts, st.sampled_from([Variant.SIMPLIFIED, Variant.TRADITIONAL, Variant.HONG_KONG]))
def test_a_form_that_keeps_lengths_keeps_the_places(text: str, variant: Variant) -> None:
    text = "".join(one for one in text if one < "\U00020000")  # some rare ones have no reading
    shown = Converter(Form.SIMPLIFIED).convert(text, variant).text
    if len(shown) == len(text):
        here, there = (readings(one, ReadingKind.PINYIN) for one in (text, shown))
        assert [one.start for one in here] == [one.start for one in there]


def test_nothing_is_read_in_latin_or_when_nothing_is_wanted() -> None:
    assert readings("state-of-the-art 3.14 — “!”", ReadingKind.PINYIN) == ()
    assert readings("银行", ReadingKind.OFF) == ()
    assert readings("银行", ReadingKind.DOCUMENT) == ()
    assert reading_kind_named("klingon") is ReadingKind.OFF


def test_what_the_document_says_wins() -> None:
    own = [Given(1, 2, "háng"), Given(3, 4, "diǎn")]
    assert " ".join(one.text for one in readings("很行一點", ReadingKind.PINYIN, own)) == (
        "hěn háng yī diǎn"
    )
    assert [one.text + one.tone for one in readings("很行一點", ReadingKind.ZHUYIN, own)] == [
        "ㄏㄣˇ", "ㄏㄤˊ", "ㄧ", "ㄉㄧㄢˇ",
    ]  # fmt: skip
    shown = readings("很行一點", ReadingKind.DOCUMENT, own)
    assert [(one.start, one.text) for one in shown] == [(1, "háng"), (3, "diǎn")]


def test_what_the_document_says_is_kept_where_it_is_no_syllable() -> None:
    found = readings("單于", ReadingKind.ZHUYIN, [Given(0, 2, "ch'an-yü?")])
    assert [(one.start, one.end, one.text) for one in found] == [(0, 2, "ch'an-yü?")]


def test_zhuyin_of_the_document_becomes_pinyin() -> None:
    found = readings("點", ReadingKind.PINYIN, [Given(0, 1, "ㄉㄧㄢˇ")])
    assert [one.text for one in found] == ["diǎn"]
    found = readings("點", ReadingKind.DOCUMENT, [Given(0, 1, "ㄉㄧㄢˇ")])
    assert [(one.text, one.tone) for one in found] == [("ㄉㄧㄢ", "ˇ")]


def test_the_table_says_whose_it_is() -> None:
    head = gzip.decompress(TABLE.read_bytes()).decode("utf-8").splitlines()[:4]
    assert "CC-CEDICT" in head[0]
    assert "Attribution-ShareAlike 4.0" in head[1]
    assert "Changed" in head[2]
    assert "pypinyin" in head[3]


def test_the_table_is_made_the_same_again(tmp_path: Path) -> None:
    source, single = tmp_path / "cedict.txt", tmp_path / "characters.json"
    source.write_text(
        "# CC-CEDICT\n#! date=2026-01-02T03:04:05Z\n"
        "銀行 银行 [yin2 hang2] /bank/\n"
        "銀河 银河 [yin2 he2] /Milky Way/\n"
        "垃圾 垃圾 [la1 ji1] /trash/Taiwan pr. [le4 se4]/\n"
        "帆 帆 [fan1] /sail/Taiwan pr. [fan2], except 帆布[fan1 bu4] canvas/\n"
        "期 期 [qi1] /a period of time/Taiwan pr. [qi2]/\n",
        encoding="utf-8",
    )
    sounds = {"银": "yín", "銀": "yín", "行": "xíng,háng", "河": "hé", "垃": "lā", "圾": "jī"}
    single.write_text(json.dumps({ord(one): text for one, text in sounds.items()}), "utf-8")
    outs = [tmp_path / "one.gz", tmp_path / "two.gz"]
    for out in outs:
        subprocess.run(
            [sys.executable, ROOT / "packaging" / "make_readings.py", source, single, out],
            check=True, capture_output=True,
        )  # fmt: skip
    assert outs[0].read_bytes() == outs[1].read_bytes()
    lines = gzip.decompress(outs[0].read_bytes()).decode("utf-8").splitlines()
    assert "# Data of 2026-01-02T03:04:05Z." in lines
    words = [line for line in lines if line.startswith("w")]
    assert words == ["w\t银行\tyin2 hang2"]  # 银河 is told by its characters, 銀行 by 银行
    assert [line for line in lines if line.startswith("t")] == [
        "t\t垃圾\tle4 se4", "t\t期qi1\tqi2",
    ]  # fmt: skip
    table = parse(line + "\n" for line in lines)
    assert table.of_word("銀行", "银行") == ["yin2", "hang2"]
    assert table.of_word("期", "期", taiwan=True) == ["qi2"]
