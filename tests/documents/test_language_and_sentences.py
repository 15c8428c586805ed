"""The language of a text, and where its sentences end."""

from __future__ import annotations

import pytest

from reader.documents.language import language_of
from reader.documents.model import Language
from reader.documents.sentences import split_sentences

EN, ZH, NEUTRAL = Language.ENGLISH, Language.CHINESE, Language.NEUTRAL


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river rose.", EN),
        ("河水涨了。", ZH),
        ("我们用 React 和 TypeScript 写 frontend，用 Rust 写 backend services", ZH),
        ("OpenAI CEO Sam Altman 出席了访谈", ZH),
        ("Sherwin Wu、Olivier Godement 对谈 ChatGPT Enterprise", ZH),
        ("The word 对读 means to read one text against another.", EN),
        ("“你好，很高兴见到你，请坐吧，喝茶还是咖啡？” he said.", EN),
        ('他说："This is what I have been waiting for all the time."', ZH),
        ('Sam Altman："我认为至少会低100倍。"', ZH),
        ("Deep Blue（深蓝）", EN),
        ("深蓝（Deep Blue）", ZH),
        ("2026", NEUTRAL),
        ("https://example.org/the/path/of/it", NEUTRAL),
        ("me@example.org", NEUTRAL),
        ("——……，。", NEUTRAL),
        ("", NEUTRAL),
        ("😀 12%", NEUTRAL),
        ("Zoë's café", EN),
    ],
)
def test_language(text: str, language: Language) -> None:
    assert language_of(text) is language


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("One. Two! Three? Four", EN, 4),
        ("Dr. Smith met J. R. Tolkien at 3.14 p.m. on the U.S. coast.", EN, 1),
        ("He paid $3.50. Then he left...and came back. “Really?” she said. Yes.", EN, 4),
        ("See e.g. the first one, i.e. this. Done.", EN, 2),
        ("Wait... What?", EN, 2),
        ("他来了。你走了！“真的吗？”她问。是……", ZH, 4),
        ("版本 5.2 很好。第二句", ZH, 2),
        ("他说：“走吧。”然后走了。", ZH, 2),
        ("第一行\n第二行", ZH, 2),
    ],
)
def test_sentences(text: str, language: Language, count: int) -> None:
    spans = split_sentences(text, language)
    assert [text[a:b] for a, b in spans] == [text[a:b] for a, b in spans if text[a:b].strip()]
    assert len(spans) == count


@pytest.mark.parametrize(
    "text", ["これは日本語の行です。", "東京タワーに行きました", "これは test です"]
)
def test_japanese_is_neither(text: str) -> None:
    assert language_of(text) is Language.NEUTRAL


def test_a_kana_or_two_in_chinese() -> None:
    assert language_of("優の良品在街角开了一家新店") is Language.CHINESE
