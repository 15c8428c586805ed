from __future__ import annotations

import pytest

from reader.bitext.pairing import pair_document
from reader.documents.reading import parse_text

NESTED = """\
- First item
- 第一项
- Second item
  - nested deep
  - 嵌套的项
- 第二项
"""
NESTED_ROWS = [
    ("First item", "第一项"), ("Second item", ""), ("nested deep", "嵌套的项"), ("", "第二项"),
]  # fmt: skip
ENGLISH_FIRST = "The mill stood by the river.\n\n磨坊在河边。\n\n"
CHINESE_FIRST = "磨坊在河边。\n\nThe mill stood by the river.\n\n"


def rows(text: str) -> list[tuple[str, str]]:
    bitext = pair_document(parse_text(text))
    return [
        (
            "+".join(bitext.text(piece) for piece in (*row.both, *row.en)),
            "+".join(bitext.text(piece) for piece in row.zh),
        )
        for row in bitext.rows
    ]


@pytest.mark.parametrize("before", ["", ENGLISH_FIRST * 4, CHINESE_FIRST * 4])
@pytest.mark.parametrize("part", ["", "## 1992 年\n\n"])
def test_a_nested_pair_inside_a_pair(before: str, part: str) -> None:
    assert rows(before + part + NESTED)[-4:] == NESTED_ROWS


def test_an_item_does_not_answer_one_of_the_next_list() -> None:
    assert rows(NESTED + "\n1. one road\n2. two roads\n") == [
        *NESTED_ROWS, ("one road", ""), ("two roads", ""),
    ]  # fmt: skip
    assert rows(NESTED + "\n1. one road\n2. 一条路\n") == [*NESTED_ROWS, ("one road", "一条路")]


def test_an_item_without_translation_keeps_the_others_in_place() -> None:
    assert rows("- the road\n- 道路\n- the bridge\n\n1. 河\n2. the mill\n3. 磨坊\n") == [
        ("the road", "道路"), ("the bridge", ""), ("", "河"), ("the mill", "磨坊"),
    ]  # fmt: skip


@pytest.mark.parametrize("signs", [("- ", "1. "), ("1. ", "- "), ("1. ", "1) "), ("- ", "* ")])
def test_a_whole_list_answers_a_whole_list(signs: tuple[str, str]) -> None:
    mine, theirs = signs
    english = ["the long road", "the stone bridge", "the mill"]
    chinese = ["那条长长的路", "那座石桥", "那座磨坊"]
    text = "\n".join(mine + item for item in english) + "\n\n"
    text += "\n".join(theirs + item for item in chinese) + "\n"
    assert rows(ENGLISH_FIRST + text)[1:] == list(zip(english, chinese, strict=True))


def test_one_item_does_not_answer_a_list_of_many() -> None:
    text = "- the long road\n- the stone bridge\n- the mill\n\n1. 那座磨坊\n"
    assert ("the mill", "那座磨坊") not in rows(ENGLISH_FIRST + text)


def test_a_list_of_lists_before_its_translation() -> None:
    text = "- Fruit\n  - apples\n  - pears\n- 水果\n  - 苹果\n  - 梨子\n"
    assert rows(text) == [("Fruit", "水果"), ("apples", "苹果"), ("pears", "梨子")]


def test_each_item_translated_by_one_inside_it() -> None:
    text = (
        "- the apple\n  - 苹果\n- the pear\n  - 梨子\n- the plum\n  - 李子\n- the fig\n  - 无花果\n"
    )
    assert rows(text) == [
        ("the apple", "苹果"), ("the pear", "梨子"), ("the plum", "李子"), ("the fig", "无花果"),
    ]  # fmt: skip


def test_a_list_that_opens_with_the_other_language_than_its_document() -> None:
    items = "- the road\n- 道路\n- the stone bridge\n- 石桥\n- the mill\n- 磨坊\n"
    assert rows(CHINESE_FIRST * 8 + "---\n\n" + items)[-3:] == [
        ("the road", "道路"), ("the stone bridge", "石桥"), ("the mill", "磨坊"),
    ]  # fmt: skip


def test_a_quote_answers_one_of_its_own_depth() -> None:
    deep = ">\n> > deep down\n> >\n> > 在深处\n"
    assert rows("> quoted\n>\n> 引文\n" + deep) == [("quoted", "引文"), ("deep down", "在深处")]
    assert rows("> q1\n>\n> 引文\n" + deep) == [("q1", ""), ("", "引文"), ("deep down", "在深处")]
    assert rows("> quoted\n>\n> 引文\n>\n> more\n>\n> > 在深处\n")[-2:] == [
        ("more", ""), ("", "在深处"),
    ]  # fmt: skip


def test_a_long_list_in_both_languages() -> None:
    pairs = [(f"the road number {n}", f"第{n}条路") for n in range(150)]
    text = "".join(f"- {en}\n- {zh}\n" for en, zh in pairs)
    assert rows(text) == pairs
