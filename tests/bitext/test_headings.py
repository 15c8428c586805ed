from __future__ import annotations

import pytest

from reader.bitext.costs import Manner
from reader.bitext.headings import split_heading
from reader.bitext.pairing import pair_blocks
from tests.bitext.shapes import blocks, chinese, english, shape


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("Exceptions（异常）", "Exceptions", "异常"),
        ("异常 (Exceptions)", "Exceptions", "异常"),
        ("第一章 / Chapter 1", "Chapter 1", "第一章"),
        ("Chapter 1／第一章", "Chapter 1", "第一章"),
        ("异常 Exceptions", "Exceptions", "异常"),
        ("Exceptions | 异常", "Exceptions", "异常"),
        ("Exceptions｜异常", "Exceptions", "异常"),
        ("1. Introduction 引言", "1. Introduction", "引言"),
        ("Why we read — 我们为什么读书", "Why we read", "我们为什么读书"),
        ("Using OpenAI / 使用 OpenAI", "Using OpenAI", "使用 OpenAI"),
        ("FAQ / 常见问题", "FAQ", "常见问题"),
        ("Read / Write / 读 / 写", "Read / Write", "读 / 写"),
        ("What is an AI agent? 什么是智能体？", "What is an AI agent?", "什么是智能体？"),
    ],
)
def test_a_heading_in_both_languages(text: str, en: str, zh: str) -> None:
    split = split_heading(text, Manner())
    assert split is not None
    assert (text[slice(*split.en)], text[slice(*split.zh)]) == (en, zh)


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI 平台：B2B 业务",
        "OpenAI 平台",
        "GPT-5 的智能与行为权衡",
        "前线部署工程师（FDE）的角色",
        "模型定制：SFT 与强化微调（RFT）",
        "强化微调（RFT）",
        "客户案例二：Amgen——加速药物研发",
        "TCP / IP 协议",
        "Introduction",
        "引言",
        "",
        "a/" * 5000 + "字",
    ],
)
def test_a_heading_in_one_language_stays_whole(text: str) -> None:
    assert split_heading(text, Manner()) is None


def paired(*items: object) -> list[str]:
    return shape(pair_blocks(blocks(*items), bilingual=True))


BODY = (english(200), chinese(200))


def test_headings_one_below_the_other() -> None:
    assert paired("## Why", "## 为什么", *BODY) == ["0-1", "2-3"]
    assert paired("## 为什么", "## Why", *BODY) == ["1-0", "2-3"]
    assert paired("# A title", "# 一个标题", "## Why", "## 为什么", *BODY) == ["0-1", "2-3", "4-5"]


def test_headings_that_do_not_answer_each_other() -> None:
    assert paired("# Why", "## 为什么", *BODY) == ["=0", "=1", "2-3"]
    assert paired("## Why", BODY[0], "## 为什么", BODY[1]) == ["=0", "1-", "=2", "-3"]


def test_a_split_heading_is_not_paired_again() -> None:
    assert paired("# Exceptions（异常）", "# Why", "# 为什么", *BODY) == ["0-0", "1-2", "3-4"]


def test_an_unsure_form_needs_the_habit_of_the_document() -> None:
    assert paired("# Python 教程", *BODY, "# 安装", *BODY, "# 变量", *BODY)[0] == "=0"
    assert paired("# Names 名字", *BODY, "# Numbers 数字", *BODY)[0] == "0-0"


def test_nothing_is_split_in_a_document_of_one_language() -> None:
    rows = pair_blocks(blocks("# Exceptions（异常）", chinese(200)), bilingual=False)
    assert shape(rows) == ["=0", "-1"]


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("Chapter 4 第四章", "Chapter 4", "第四章"),
        ("Chapter 4\n第四章", "Chapter 4", "第四章"),
        ("第四章 Chapter 4", "Chapter 4", "第四章"),
    ],
)
def test_numbers_stay_with_their_heading(text: str, en: str, zh: str) -> None:
    found = split_heading(text, Manner())
    assert found is not None
    assert (text[slice(*found.en)], text[slice(*found.zh)]) == (en, zh)
