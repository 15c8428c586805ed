"""Interleaved Markdown: what was written is read back as the same bitext."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.exchange.interleaved import interleaved_rows
from reader.bitext.model import Bitext
from reader.bitext.pairing import pair_document
from reader.documents.interchange.marks import marks_in
from reader.documents.model import BlockKind
from reader.documents.reading import DocumentReader, parse_text
from reader.paths import samples_dir
from tests.bitext.exchange.bitexts import (
    ESSAY,
    again,
    as_markdown,
    details,
    opened,
    told,
    written,
)
from tests.shared_inputs import SEEDS, needs_seeds

if TYPE_CHECKING:
    from pathlib import Path

_ENGLISH = [
    "The river keeps its old name.", "Nobody in town remembers who gave it, and why.", "A *star*",
    "2024", "Snow fell on the bridge all night long.", "He said: \"no\" [sic] & left <early>.",
    "Call `f(x)` twice.", "See https://example.org/a_b for **more**.", "#1 of 2", "1. not a list",
]  # fmt: skip
_CHINESE = [
    "河水依旧叫着老名字。", "镇上没有人记得是谁起的。", "雪下了一整夜。",
    "他说：“不”，[原文]就走了。",
    "调用 `f(x)` 两次。", "**更多**见 https://example.org 。", "——后来呢？", "OpenAI", "點(diǎn)心",
]  # fmt: skip
_LEADS = ["", "", "", "# ", "## ", "> ", "> > ", "- ", "- [x] ", "1. ", "2) ", "[^1]: "]
_FIXED = [
    "---",
    "```py\n# 一\n\nx = 1\n```",
    "![a 图](a b.png)",
    "[![a](https://b.io/badge)](https://c.io) ![图](https://b.io/x.svg)",
    "| a | 一 |\n|---|--:|\n| b | 二 |",
]

_NESTED = [
    "- A list of lists, no less.\n  - An inner item of the list.\n  - 列表里的一项。\n\n"
    "    列表里的一段。",
    "1. 外面的一项。\n   > A quote inside an item.\n\n   ```\n   code in it\n   ```",
    "> - Items in a quote, all of them.\n> - 引文里的一项。\n>\n"
    ">   | a | 一 |\n>   |---|---|\n>   | b | 二 |",
    "<table><tr><td>no header</td><td>没有|表头</td></tr></table>",
]


def _blocks() -> st.SearchStrategy[str]:
    texts = st.sampled_from(_ENGLISH) | st.sampled_from(_CHINESE)
    flowing = st.tuples(st.sampled_from(_LEADS), texts).map("".join)
    return flowing | st.sampled_from(_FIXED) | st.sampled_from(_NESTED)


documents = st.lists(_blocks(), min_size=1, max_size=14).map("\n\n".join)
hostile = st.lists(
    st.sampled_from(
        ["*", "_", "`", "~~", "==", "[", "]", "](", ")", "![", "<b>", "</b>", "<p>", "<!--", "-->",
         "&amp;", "&", "\\", "|", "{", "}", "{#a}", "$", "$$", "%%", "\\(", "\\[", "[^1]", "#", "-",
         "word", "中文", " ", "。", "https://a.b/c_d", "?/p>", "點", "1.", ":", "::: x", "—"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


def _through(text: str) -> tuple[Bitext, Bitext]:
    """A document paired, and the same after it was written and read again."""
    bitext = pair_document(parse_text(text))
    reader = DocumentReader.from_text(as_markdown(bitext))
    blocks = list(reader.blocks())
    rows = list(interleaved_rows(blocks, reader.marks() or []))
    return bitext, Bitext((type(bitext.documents[0])(reader.head, blocks),), rows)


def _without_depth(bitext: Bitext) -> list[tuple[object, ...]]:
    """An item that stands under its own translation, or far from its list, comes out beside it."""
    return [row if row[0] != "list_item" else (row[0], 0, *row[2:]) for row in told(bitext)]


def test_an_essay_comes_back_whole(tmp_path: Path) -> None:
    bitext = opened(written(tmp_path, ESSAY))
    back = again(bitext, tmp_path)
    assert told(back) == told(bitext)
    kinds = {row.kind for row in bitext.rows}
    assert kinds == set(BlockKind)
    assert any(len(row.en) == 2 for row in bitext.rows), "a bead of two to one"
    assert any(row.en and not row.zh for row in bitext.rows), "a gap"
    assert back.columns == 2
    metadata = back.documents[0].head.metadata
    assert metadata["author"] == ("Mara Linde", "周野")
    assert metadata["title"] == "The Ferry · 渡船"
    looks = {row[0]: row for row in details(back)}
    for text, *rest in details(bitext):
        assert looks[text][1:] == tuple(rest)


def test_twice_is_the_same_as_once(tmp_path: Path) -> None:
    once = again(opened(written(tmp_path, ESSAY)), tmp_path)
    assert as_markdown(again(once, tmp_path)) == as_markdown(once)


def test_a_plain_alternation_needs_no_mark(tmp_path: Path) -> None:
    text = "A day of rain.\n\n下雨的一天。\n\nA day of sun.\n\n出太阳的一天。\n"
    made = as_markdown(opened(written(tmp_path, text)))
    assert "<!--" not in made
    assert made.endswith("\n" + text)


@pytest.mark.parametrize("path", sorted(samples_dir().glob("*.md")), ids=lambda path: path.stem)
def test_samples_come_back(path: Path, tmp_path: Path) -> None:
    bitext = opened(path)
    assert told(again(bitext, tmp_path)) == told(bitext)


def test_two_files_become_one(tmp_path: Path) -> None:
    folder = samples_dir()
    pair = [folder / f"the-village-against-the-bell.{code}.md" for code in ("en", "zh")]
    bitext = opened(*pair)
    back = again(bitext, tmp_path)
    assert told(back) == told(bitext)
    assert len(back.documents) == 1
    assert "translation" not in back.documents[0].head.metadata


@needs_seeds
def test_real_documents_come_back(tmp_path: Path) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        bitext = opened(path)
        assert told(again(bitext, tmp_path)) == told(bitext), path.name


@settings(max_examples=200)
@given(documents)
def test_any_document_comes_back(text: str) -> None:
    bitext, back = _through(text)
    assert _without_depth(back) == _without_depth(bitext)
    languages = {(row[0], row[5]) for row in details(back)}
    assert languages >= {(row[0], row[5]) for row in details(bitext)}


@settings(max_examples=300)
@given(hostile, hostile)
def test_no_text_is_taken_for_markup(one: str, other: str) -> None:
    bitext, back = _through(f"{one}\n\n{other}\n")
    assert told(back, kinds=False) == told(bitext, kinds=False)


def test_a_mark_inside_code_is_code(tmp_path: Path) -> None:
    bitext = opened(written(tmp_path, ESSAY))
    back = again(bitext, tmp_path)
    code = [row for row in back.rows if row.kind is BlockKind.CODE]
    assert len(code) == 1
    assert back.text(code[0].both[0]).startswith('print("<!-- bead: 3-0 -->")')


def test_what_a_mark_promises_and_the_file_has_not() -> None:
    text = (
        "---\nbitext: interleaved\n---\n\n<!-- bead: 2-2 -->\n\nOne line.\n\n一行。\n\n"
        "<!-- bead: 1-1 -->\n\nTwo lines.\n\n两行。\n\nAnd a line more.\n\n又一行。\n\n"
        "<!-- bead: rows -->\n\nNo table here.\n"
    )
    reader = DocumentReader.from_text(text)
    blocks = list(reader.blocks())
    rows = list(interleaved_rows(blocks, reader.marks() or []))
    shown = [
        [[blocks[piece.block].text for piece in side] for side in (row.en, row.zh, row.both)]
        for row in rows
    ]
    assert shown == [
        [["One line.", "一行。"], [], []],
        [["Two lines."], ["两行。"], []],
        [["And a line more."], ["又一行。"], []],
        [[], [], ["No table here."]],
    ]


def test_marks_are_found_by_line() -> None:
    marks = list(marks_in("a\n<!-- bead: 2-1 -->\n\n  > <!--bead:both-->\n<!-- bead: 0-0 -->\n"))
    assert [(mark.line, mark.en, mark.zh, mark.both) for mark in marks] == [
        (2, 2, 1, False),
        (4, 0, 0, True),
    ]


def test_long_listings_and_tables_stay_one(tmp_path: Path) -> None:
    code = "\n".join(f"line {number}" for number in range(250))
    rows = "\n".join(f"| The word number {n} | 第{n}个词语 |" for n in range(150))
    text = (
        "An opening line.\n\n开头的一行。\n\nA closing line.\n\n结尾的一行。\n\n"
        f"```\n{code}\n```\n\n"
        f"| English | 中文 |\n| --- | --- |\n{rows}\n"
    )
    bitext = opened(written(tmp_path, text))
    made = as_markdown(bitext)
    assert made.count("```") == 2
    assert made.count("| --- |") == 1
    assert told(again(bitext, tmp_path)) == told(bitext)
    assert sum(row.kind is BlockKind.TABLE for row in bitext.rows) == 151
