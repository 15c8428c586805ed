"""Which script, whose form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from reader.chinese import scripts
from reader.chinese.scripts import Form, has_han, regional_form, script_of
from tests.shared_inputs import needs_seeds, seed

SIMPLIFIED = "这个问题我们还没有办法说清楚，因为时间不够，学习汉语需要长时间的实践。"
TRADITIONAL = "這個問題我們還沒有辦法說清楚，因為時間不夠，學習漢語需要長時間的實踐。"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", "none"),
        ("Only English — with “quotes”.", "none"),
        ("你好，后天在里面干杯", "none"),
        (SIMPLIFIED, "Hans"),
        (TRADITIONAL, "Hant"),
        (SIMPLIFIED + TRADITIONAL, "mixed"),
        ("English around 软件 and 网络", "Hans"),
        (TRADITIONAL * 3 + "怎么了，后来么？皇后", "Hant"),
        ("A" * 50_000 + SIMPLIFIED + "B" * 20_000, "none"),
        ("A" * 50_000 + TRADITIONAL, "Hant"),
    ],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


@given(st.text(st.sampled_from("这问這問你好a，"), max_size=60))
def test_script_by_counting_every_character(text: str) -> None:
    simplified = sum(one in scripts._SIMPLIFIED for one in text)
    traditional = sum(one in scripts._TRADITIONAL for one in text)
    share = simplified / (simplified + traditional) if simplified + traditional else -1.0
    expected = (
        "none" if share < 0 else "Hans" if share >= 0.9 else "Hant" if share <= 0.1 else "mixed"
    )
    assert script_of(text) == expected


@needs_seeds
@pytest.mark.parametrize(
    ("number", "script"),
    [("000", "Hans"), ("001", "Hans"), ("002", "Hans"), ("003", "Hans"), ("004", "Hant")],
)
def test_script_of_real_documents(number: str, script: str) -> None:
    text = seed(number).read_text("utf-8")
    assert script_of(text) == script
    expected = Form.SIMPLIFIED if script == "Hans" else Form.TRADITIONAL
    assert regional_form(text) is expected


def test_every_telling_character_is_of_one_script_only() -> None:
    to_simplified, to_traditional = OpenCC("t2s"), OpenCC("s2t")
    simplified = "".join(sorted(scripts._SIMPLIFIED))
    traditional = "".join(sorted(scripts._TRADITIONAL))
    assert to_simplified.convert(simplified) == simplified
    for character in simplified:
        assert to_traditional.convert(character) != character
    for character in traditional:
        if character not in "説衞綫":  # Hong Kong's forms
            assert to_simplified.convert(character) != character
    for configuration in ("s2tw", "s2hk"):
        assert not scripts._SIMPLIFIED & set(OpenCC(configuration).convert(simplified))


@pytest.mark.parametrize(
    ("text", "declared", "form"),
    [
        (SIMPLIFIED, None, Form.SIMPLIFIED),
        (SIMPLIFIED, "zh-TW", Form.SIMPLIFIED),  # the characters outweigh the label
        (TRADITIONAL, None, Form.TRADITIONAL),
        (TRADITIONAL, "en", Form.TRADITIONAL),
        (TRADITIONAL, "zh", Form.TRADITIONAL),
        (TRADITIONAL, "zh-CN", Form.TRADITIONAL),
        (TRADITIONAL, "zh-TW", Form.TAIWAN),
        (TRADITIONAL, "zh_tw", Form.TAIWAN),
        (TRADITIONAL, "zh-HK", Form.HONG_KONG),
        (TRADITIONAL, "zh-Hant-HK", Form.HONG_KONG),
        (TRADITIONAL, "zh-Hant-MO", Form.HONG_KONG),
        (TRADITIONAL, "zh-Hant", Form.TRADITIONAL),
        (TRADITIONAL, "zh-Hant-CN", Form.TRADITIONAL),
        (SIMPLIFIED + TRADITIONAL, "zh-TW", Form.MIXED),
        ("你好", None, Form.NONE),
        ("你好", "zh-Hans-HK", Form.SIMPLIFIED),
        ("你好", "zh-TW", Form.TAIWAN),
        ("他看著窗外，房間裡沒有人，心裡想著軟體的事。", None, Form.TAIWAN),
        ("他看着窗外，房間裏沒有人，説起衞生署和港鐵，脱下外衣。", None, Form.HONG_KONG),
        ("他看着窗外，房間裏沒有人，因爲羣衆都走了。", None, Form.TRADITIONAL),
        ("這部著作很著名，作者是魯迅著，見原著。", None, Form.TRADITIONAL),
    ],
)
def test_form(text: str, declared: str | None, form: Form) -> None:
    assert regional_form(text, declared) is form


def test_has_han() -> None:
    assert has_han("a字")
    assert has_han("𠮷")
    assert not has_han("“…” — é かな 🎉")
