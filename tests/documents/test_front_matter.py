"""Front matter: every key kept, nothing trusted, nothing lost."""

from __future__ import annotations

import pytest

from reader.documents.metadata import read_front_matter
from reader.documents.model import BlockKind, NoticeCode
from reader.documents.reading import parse_text


def test_keys_and_values() -> None:
    text = (
        "---\nTitle: 对读\ntags: [a, 二]\ndate: 2025-06-07\nwhen: 2025-06-07 12:00:00 +0800\n"
        "draft: true\nnumber: 3\nnone:\nnested: {a: 1, b: [x, y]}\n---\nBody\n"
    )
    front = read_front_matter(text)
    assert front.metadata == {
        "title": "对读",
        "tags": ("a", "二"),
        "date": "2025-06-07",
        "when": "2025-06-07T12:00:00+08:00",
        "draft": True,
        "number": 3,
        "none": None,
        "nested": "a: 1; b: x, y",
    }
    assert text[front.body :] == "Body\n"
    document = parse_text(text)
    assert document.head.title == "对读"
    assert document.blocks[0].lines == (11, 11)


@pytest.mark.parametrize(
    "source",
    [
        "title: [a",
        "title: x\n\ttab: y",
        "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]",
        "key: value\n- item",
        "when: 2025-13-45 99:99:99",
        "a: !!python/object/apply:os.system ['true']",
    ],
)
def test_broken_front_matter_is_shown_as_text(source: str) -> None:
    document = parse_text(f"---\n{source}\n---\n\n# Body\n")
    shown = "\n".join(block.text for block in document.blocks if block.kind is BlockKind.CODE)
    assert shown == source
    assert [notice.code for notice in document.head.notices] == [NoticeCode.BROKEN_FRONT_MATTER]
    assert document.head.title == "Body"


def test_the_notice_says_which_line() -> None:
    document = parse_text("---\ngood: yes\ntitle: [a\nb: c\n---\ntext")
    assert "line 4" in document.head.notices[0].text


@pytest.mark.parametrize(
    "text",
    [
        "---\nA paragraph between two rules.\n\n---\n\nAnother.",
        "---\n\n# Heading\n\nNote: see below\n\n---\n",
        "---\nkey: value without an end",
        "----\nkey: value\n----\n",
        "text\n---\nkey: value\n---\n",
    ],
)
def test_a_rule_is_not_front_matter(text: str) -> None:
    document = parse_text(text)
    assert not document.head.metadata
    assert not document.head.notices


def test_enormous_front_matter_is_text() -> None:
    text = "---\n" + "key: value\n" * 20_000 + "---\nBody"
    document = parse_text(text)
    assert not document.head.metadata
    assert "Body" in document.source_text()


def test_toml_between_plus_signs() -> None:
    text = '+++\ntitle = "The Harbour 海港"\ndate = 2024-03-05T10:00:00+08:00\n'
    text += 'tags = ["sea", "海"]\n+++\nText.\n'
    made = parse_text(text)
    assert made.head.metadata == {
        "title": "The Harbour 海港",
        "date": "2024-03-05T10:00:00+08:00",
        "tags": ("sea", "海"),
    }
    assert [(block.text, block.lines) for block in made.blocks] == [("Text.", (6, 6))]


def test_broken_toml_is_shown_as_text() -> None:
    made = parse_text("+++\ntitle = The\n+++\nText.\n")
    assert [block.text for block in made.blocks] == ["title = The", "Text."]
    assert [notice.code for notice in made.head.notices] == ["broken-front-matter"]


def test_front_matter_without_its_opening_line() -> None:
    made = parse_text("title: 海港旧事\ncategories:\n  - 翻译\ntags: [海, 港]\n---\n\n正文。\n")
    assert made.head.metadata == {
        "title": "海港旧事",
        "categories": ("翻译",),
        "tags": ("海", "港"),
    }
    assert [(block.text, block.lines) for block in made.blocks] == [("正文。", (7, 7))]


@pytest.mark.parametrize(
    "text",
    ["Title: a\n\n---\ntext\n", "+++\nno end\n", "title: a: b: [\n---\nx\n", "note: a\n---\n"],
)
def test_what_only_looks_like_other_front_matter(text: str) -> None:
    assert parse_text(text).head.metadata == {}


@pytest.mark.parametrize(
    "value",
    ["{" * 60_000, "[" * 20_000, "[" * 20_000 + "]" * 20_000, "{a: " * 12_000, "- " * 20_000],
)
def test_deep_metadata_is_shown_as_text(value: str) -> None:
    """libyaml's recursion over such a thing ended the process."""
    document = parse_text(f"---\ntitle: x\na: {value}\n---\n\nThe body.\n")
    assert [notice.code for notice in document.head.notices] == [NoticeCode.BROKEN_FRONT_MATTER]
    assert document.blocks[-1].text == "The body."
    assert sum(block.text.count(value[0]) for block in document.blocks) == value.count(value[0])
