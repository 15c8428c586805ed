from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.twofiles import heading_number, pair_documents
from reader.documents.model import Block, BlockKind
from tests.bitext.shapes import blocks, chinese, document, english


def paired(en: list[Block], zh: list[Block]) -> list[str]:
    rows = pair_documents(document(en), document(zh)).rows
    return [
        "+".join(str(p.block) for p in row.en) + "-" + "+".join(str(p.block) for p in row.zh)
        for row in rows
    ]


def chapters(count: int, *, skip: int = -1) -> tuple[list[Block], list[Block]]:
    en: list[object] = []
    zh: list[object] = []
    for number in range(1, count + 1):
        lengths = [100 + 61 * (number * n) % 300 for n in range(1, 4)]
        en += [f"# Chapter {number}", *(english(n, n) for n in lengths)]
        if number != skip:
            zh += [f"# 第{'一二三四五六七八九'[number - 1]}章", *(chinese(n, n) for n in lengths)]
    return blocks(*en), blocks(*zh)


def test_the_same_structure() -> None:
    assert paired(*chapters(3)) == [f"{n}-{n}" for n in range(12)]


def test_a_chapter_without_translation() -> None:
    rows = paired(*chapters(4, skip=2))
    assert rows == [
        *(f"{n}-{n}" for n in range(4)),
        *(f"{n}-" for n in range(4, 8)),
        *(f"{n}-{n - 4}" for n in range(8, 16)),
    ]


def test_paragraphs_are_merged_and_left_out() -> None:
    en = blocks("# A", english(200, 1), english(180, 2), english(500, 3), english(420, 4))
    zh = blocks("# 甲", chinese(380, 1), chinese(500, 3))
    assert paired(en, zh) == ["0-0", "1+2-1", "3-2", "4-"]


def test_fixed_points_answer_their_like() -> None:
    en = blocks(english(200, 1), "``` print(1)", english(150, 2), "---", english(300, 3))
    zh = blocks(chinese(200, 1), "``` print(1)", chinese(150, 2), chinese(300, 3))
    assert paired(en, zh) == ["0-0", "1-1", "2-2", "3-", "4-3"]


def test_one_document_is_empty() -> None:
    en, _zh = chapters(1)
    assert paired(en, []) == ["0-", "1-", "2-", "3-"]
    assert paired([], []) == []


def test_a_long_section_is_followed() -> None:
    lengths = [80 + 97 * n % 500 for n in range(400)]
    en = blocks(*(english(length, n) for n, length in enumerate(lengths)))
    zh = blocks(*(chinese(length, n) for n, length in enumerate(lengths) if n % 50 != 7))
    rows = paired(en, zh)
    right = sum(f"{n}-{n - (n + 42) // 50}" in rows for n in range(400) if n % 50 != 7)
    assert right > 370


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第三章", "3"),
        ("第十二节 开始", "12"),
        ("第二十回", "20"),
        ("第 7 章", "7"),
        ("一百零三、尾声", "103"),
        ("Chapter 3", "3"),
        ("III. The Bell", "3"),
        ("Part IX", "9"),
        ("2.1 Method", "2.1"),
        ("I went home", ""),
        ("Mix well", ""),
        ("一个人", ""),
        ("", ""),
    ],
)
def test_numbers_of_headings(text: str, number: str) -> None:
    assert heading_number(text) == number


PARTS = st.sampled_from(
    [
        "# One",
        "## Two",
        "# 第三章",
        "``` x",
        "---",
        "- item",
        "> quote",
        "",
        english(90),
        chinese(300),
    ]
)


@given(st.lists(PARTS, max_size=40), st.lists(PARTS, max_size=40))
@settings(max_examples=60, deadline=None)
def test_nothing_is_dropped_or_moved(ours: list[str], theirs: list[str]) -> None:
    en, zh = document(blocks(*ours)), document(blocks(*theirs))
    rows = pair_documents(en, zh).rows
    assert [p.block for row in rows for p in row.en] == list(range(len(en.blocks)))
    assert [p.block for row in rows for p in row.zh] == list(range(len(zh.blocks)))
    for row in rows:
        assert not row.both
        assert row.en or row.zh
        kinds = {en.blocks[p.block].kind for p in row.en} | {
            zh.blocks[p.block].kind for p in row.zh
        }
        assert len(kinds) == 1 or kinds <= {
            BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE,
        }  # fmt: skip
