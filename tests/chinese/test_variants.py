"""Every configuration and every way from a form to a variant, with real OpenCC."""

from __future__ import annotations

import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.chinese import engine, variants
from reader.chinese.alignment import Aligner
from reader.chinese.scripts import Form
from reader.chinese.variants import Converted, Converter, Region, Variant, configurations, run
from tests.chinese.chinese_texts import texts

ALL = (
    "s2t",
    "s2tw",
    "s2twp",
    "s2hk",
    "s2hkp",
    "t2s",
    "tw2s",
    "tw2sp",
    "hk2s",
    "hk2sp",
    "t2tw",
    "t2hk",
    "tw2t",
    "hk2t",
)
ROUTES = [(form, variant) for form in Form for variant in Variant]


def words(source: str, converted: Converted) -> list[tuple[str, str]]:
    return [
        (source[change.start : change.end], converted.text[change.shown_start : change.shown_end])
        for change in converted.offsets.changes
    ]


def check(source: str, converted: Converted) -> None:
    offsets, shown = converted.offsets, converted.text
    to_shown = [offsets.to_shown(i) for i in range(len(source) + 1)]
    to_source = [offsets.to_source(i) for i in range(len(shown) + 1)]
    assert to_shown[0] == to_source[0] == 0
    assert to_shown[-1] == len(shown)
    assert to_source[-1] == len(source)
    assert to_shown == sorted(to_shown)
    assert to_source == sorted(to_source)
    for change in offsets.changes:
        assert change.start < change.end
        assert change.shown_start < change.shown_end
        assert to_shown[change.start] == change.shown_start
        assert to_source[change.shown_end] == change.end
    ends = [0, *(end for c in offsets.changes for end in (c.start, c.end)), len(source)]
    for start, end in zip(ends[::2], ends[1::2], strict=True):  # between two changes: one to one
        for i in range(start, end):
            assert offsets.shown_range(i, i + 1) == (to_shown[i], to_shown[i] + 1)
            if source[i] < "\u2e80":
                assert shown[to_shown[i]] == source[i]


@pytest.mark.parametrize("configuration", ALL)
@settings(max_examples=60, deadline=None)
@given(source=texts)
def test_every_configuration(configuration: str, source: str) -> None:
    converted = run(configuration, source)
    assert converted.text == engine.convert(configuration, source)
    check(source, converted)
    for change in converted.offsets.changes:
        word = source[change.start : change.end]
        shown = converted.text[change.shown_start : change.shown_end]
        assert engine.convert(configuration, word) == shown


@pytest.mark.parametrize(("form", "variant"), ROUTES)
@settings(max_examples=12, deadline=None)
@given(source=texts, data=st.data())
def test_every_route(form: Form, variant: Variant, source: str, data: st.DataObject) -> None:
    converter = Converter(form)
    converted = converter.convert(source, variant)
    assert converted.text == converter.convert_text(source, variant)
    check(source, converted)
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    low, high = converted.offsets.source_range(*converted.offsets.shown_range(start, end))
    assert start == end or (low <= start and end <= high)
    assert converted.offsets.shown_range(0, len(source)) == (0, len(converted.text))


def test_every_route_is_known_and_source_is_untouched() -> None:
    for form, variant in ROUTES:
        assert set(configurations(form, variant)) <= set(ALL)
        assert isinstance(variants.shown_script(form, variant), Region)
    for form in Form:
        assert configurations(form, Variant.SOURCE) == ()
    assert configurations(Form.TAIWAN, Variant.TAIWAN) == ()
    assert configurations(Form.SIMPLIFIED, Variant.TAIWAN_WORDS) == ("s2twp",)
    assert configurations(Form.TRADITIONAL, Variant.TAIWAN_WORDS) == ("t2s", "s2twp")
    assert Converter(Form.SIMPLIFIED).convert("软件", Variant.SOURCE) == Converted("软件")


def test_words_map_whole_and_their_neighbours_one_to_one() -> None:
    source = "互联网的内存和打印机，软件与信息服务器。𠮷野家的U盘🎉算法优化程序员编程端口"
    converted = Converter(Form.SIMPLIFIED).convert(source, Variant.TAIWAN_WORDS)
    assert words(source, converted) == [
        ("互联网", "網際網路"),
        ("内存", "記憶體"),
        ("U盘", "隨身碟"),
        ("算法", "演算法"),
        ("优化", "最佳化"),
        ("程序员", "程式設計師"),
        ("编程", "程式設計"),
        ("端口", "埠"),
    ]
    for word, shown in [
        ("打印机", "印表機"),
        ("软件", "軟體"),
        ("信息", "資訊"),
        ("服务器", "伺服器"),
    ]:
        start = source.index(word)
        low, high = converted.offsets.shown_range(start, start + len(word))
        assert converted.text[low:high] == shown


@pytest.mark.parametrize(
    ("configuration", "source", "expected"),
    [
        (
            "tw2sp",
            "網際網路上的記憶體與印表機，演算法的最佳化與程式設計師",
            [
                ("網際網路", "互联网"),
                ("記憶體", "内存"),
                ("演算法", "算法"),
                ("最佳化", "优化"),
                ("程式設計師", "程序员"),
            ],
        ),
        (
            "s2hkp",
            "克里斯托弗·诺兰的内存条",
            [("克里斯托弗·诺兰", "基斯杜化·路蘭"), ("内存条", "記憶體模組")],
        ),
        ("s2twp", "脑梗", [("脑梗", "腦梗塞")]),
        ("s2twp", "“SQL注入”", [("SQL注入", "SQL隱碼攻擊")]),
        ("s2tw", "后脚里的头发出发了", []),
    ],
)
def test_words_of(configuration: str, source: str, expected: list[tuple[str, str]]) -> None:
    assert words(source, run(configuration, source)) == expected


def test_chains_keep_whole_words() -> None:
    source = "軟件的內存和互聯網"
    converted = Converter(Form.TRADITIONAL).convert(source, Variant.TAIWAN_WORDS)
    assert converted.text == "軟體的記憶體和網際網路"
    assert words(source, converted) == [("內存", "記憶體"), ("互聯網", "網際網路")]


def test_mixed_text_is_repaired() -> None:
    assert Converter(Form.MIXED).convert_text("后脚里的頭髮", Variant.TAIWAN) == "後腳裡的頭髮"


def test_characters_that_opencc_cannot_take() -> None:
    source = "软\0件\ud800内存\0"
    converted = Converter(Form.SIMPLIFIED).convert(source, Variant.TAIWAN_WORDS)
    assert converted.text == "軟\0件\ud800記憶體\0"
    assert words(source, converted) == [("内存", "記憶體")]


def test_empty_and_plain_text_need_no_conversion() -> None:
    converter = Converter(Form.SIMPLIFIED)
    for text in ("", "plain", "“…” é 🎉"):
        assert converter.convert(text, Variant.TAIWAN_WORDS) == Converted(text)


def test_a_conversion_that_nobody_foresaw_still_gives_a_true_map() -> None:
    def doubled(text: str) -> str:
        return text if len(text) <= 16 else text.replace("甲", "乙乙乙乙").replace("丙", "")

    source = "一二三四五六甲七八九十子丑寅卯丙辰巳午未申酉戌亥"
    shown = doubled(source)
    offsets = Aligner(doubled).align(source, source, shown)
    check(source, Converted(shown, offsets))
    assert offsets.to_shown(source.index("子")) == shown.index("子")
    assert offsets.to_shown(source.index("亥")) == shown.index("亥")
    offsets = Aligner(doubled).align("abc", "abc", "xyzuvw")
    assert offsets.shown_range(0, 3) == (0, 6)


def test_converters_work_in_several_threads() -> None:
    source = "互联网上的软件和服务器，打印机与内存。" * 10
    expected = Converter(Form.SIMPLIFIED).convert(source, Variant.TAIWAN_WORDS)
    results: list[Converted] = []

    def work() -> None:
        converter = Converter(Form.SIMPLIFIED)
        converter.preload([Variant.TAIWAN_WORDS, Variant.HONG_KONG])
        results.extend(converter.convert(source, Variant.TAIWAN_WORDS) for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 80


def test_long_text_stays_fast() -> None:
    paragraph = ("互联网改变了我们读书的方式，程序员在内存里写算法，" * 20)[:500]
    converter = Converter(Form.SIMPLIFIED)
    for variant in Variant:
        converter.convert(paragraph, variant)
        began = time.perf_counter()
        for _ in range(20):
            converter.convert(paragraph, variant)
        print(f"{variant}: {(time.perf_counter() - began) / 20 * 1e3:.3f} ms for 500 characters")
    source = paragraph * 100
    converted = converter.convert(source, Variant.TAIWAN_WORDS)
    assert set(words(source, converted)) == {
        ("互联网", "網際網路"),
        ("程序员", "程式設計師"),
        ("内存", "記憶體"),
        ("算法", "演算法"),
    }
