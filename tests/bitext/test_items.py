from __future__ import annotations

import pytest

from reader.bitext.pairing import pair_document
from reader.documents.model import BlockKind
from reader.documents.reading import parse_text

AROUND = "The mill stood by the river.\n\n磨坊在河边。\n\n" * 2


def items(text: str) -> list[tuple[str, str]]:
    bitext = pair_document(parse_text(AROUND + text))
    return [
        ("+".join(map(bitext.text, row.en)), "+".join(map(bitext.text, row.zh)))
        for row in bitext.rows
        if row.kind is BlockKind.LIST_ITEM
    ]


@pytest.mark.parametrize("sign", ["- ", "1. ", "- [ ] "])
@pytest.mark.parametrize("form", ["{0} {1}", "{1} {0}", "{0}（{1}）", "{1} / {0}"])
def test_short_items_in_both_languages(sign: str, form: str) -> None:
    words = [("Task", "任务"), ("To do list", "待办清单"), ("Red bean", "红豆"), ("milk", "牛奶")]
    text = "".join(f"{sign}{form.format(*pair)}\n" for pair in words)
    assert items(text) == words


def test_the_neighbours_decide() -> None:
    assert items("- Task 任务\n- 第二件事\n- 第三件事\n- 第四件事\n")[0] == ("", "Task 任务")
    assert items("- Task 任务\n")[0] == ("", "Task 任务")
    assert items("- Task 任务\n- Start 开始\n- FAQ\n- 其他\n")[:2] == [
        ("Task", "任务"), ("Start", "开始"),
    ]  # fmt: skip


def test_items_of_another_depth_have_no_say() -> None:
    text = "- Fruit 水果\n  - 很甜的那种\n  - 不太甜的\n  - 酸的\n- Tools 工具\n"
    assert [pair for pair in items(text) if pair[0]] == [("Fruit", "水果"), ("Tools", "工具")]


def test_both_orders_are_no_order() -> None:
    text = "- Task 任务\n- 开始 Start\n- 第三件事\n"
    assert all(not english for english, _ in items(text))


def test_names_that_the_chinese_text_uses_are_no_translation() -> None:
    text = "磨坊的网站用 Docker 部署，跑在 Windows 上。\n\n- Docker 镜像\n- Windows 系统\n"
    assert items(text) == [("", "Docker 镜像"), ("", "Windows 系统")]


def test_a_list_in_chinese_with_names_stays_whole() -> None:
    text = "- 我们用 Java 写\n- OpenAI 平台\n- GitHub 仓库\n- 三天 Python 课程\n"
    assert all(not english for english, _ in items(text))


def test_a_document_in_one_language_is_left_alone() -> None:
    text = "磨坊在河边。\n\n" * 20 + "- Task 任务\n- Start 开始\n"
    bitext = pair_document(parse_text(text))
    assert not any(row.en for row in bitext.rows)


def test_a_list_that_is_longer_than_what_is_held_back() -> None:
    words = [(f"road number {n}", f"第{n}条路") for n in range(400)]
    assert items("".join(f"- {en} {zh}\n" for en, zh in words)) == words
