"""Plain paragraphs become the same blocks as by the parser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.documents.decoding import clean_text
from reader.documents.reading import parse_text
from reader.library.search.plain import plain_blocks
from reader.values import replace

_LINES = st.sampled_from([
    "A plain paragraph, and nothing else.", "一个普通的段落。", "# A heading", "### 标题 3",
    "12 apples", "1. An item", "2) 项", "- one", "> quoted", "```", "| a | b |", "a | b", "---",
    "--- | ---", "title: a", "title:", "Ana: Hello there.", "安娜：你好。", "    code", "\ttab",
    " x", "　　两个空格", "end ", "好(hǎo)人", "对（ㄉㄨㄟˋ）了", "了(le)", "(aside) words",
    "a  b", "*a* b", "[a](b)", "[a]: http://x.org", "www.example.org", "&amp;", "$$", "$x$",
    ":::", ": meaning", "Term", "+---+", "=====", "#tag", "# a #", "## ", "#", "• dot", "— dash",
    "－", "\\begin", "{.class}", "![a](b)", "<b>x</b>", "%%x%%", "00:01:02,000 --> 00:01:03,000",
    "[00:12.00] la", "1", "１．全角", "一、数字", "(1) one", "a. letter", "...", "\u2028",
    "\x85", "\xa0", "x" * 4100, "＃全角", "^[note]", "好(hǎo hǎo)。" * 9, "これはのです",
    "Hello?/", "12:30 tea", "Title: Words\nAuthor: Nobody",
])  # fmt: skip
_TEXTS = st.lists(st.one_of(_LINES, st.text(max_size=12)), max_size=8)


@given(_TEXTS, st.sampled_from(["\n\n", "\n", "\n\n\n"]), st.sampled_from([".md", ".txt", ".srt"]))
@example(["Title: Words", "Text."], "\n\n", ".txt")
def test_as_the_parser_has_it(lines: list[str], between: str, suffix: str) -> None:
    text = clean_text(between.join(lines))
    path = Path(f"a{suffix}")
    blocks = plain_blocks(text, path)
    if blocks is not None:
        parsed = [replace(one, anchor="", spans=()) for one in parse_text(text, path).blocks]
        assert blocks == parsed


@pytest.mark.parametrize(
    "line", ["A paragraph.", "一段话（真的）。", "12 apples", "## Heading", "“Yes.”"]
)
def test_what_is_plain(line: str) -> None:
    blocks = plain_blocks(f"{line}\n\n一段话。\n", Path("a.md"))
    assert blocks is not None
    assert blocks[0].text == line.lstrip("# ")
    assert blocks[1].lines == (3, 3)
