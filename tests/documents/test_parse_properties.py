"""Whatever the text: parsing never raises, loses no letter, and every place is right."""

from __future__ import annotations

import re
import sys

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.documents.anchors import Slugs
from reader.documents.decoding import decode
from reader.documents.errors import CannotRead
from reader.documents.model import Document, Language
from reader.documents.reading import parse_text
from reader.documents.sentences import split_sentences

_MARKS = [
    "# ", "## ", "> ", "- ", "* ", "1. ", "    ", "\t", "```", "~~~", "---", "===", "|", "| - |",
    "|---|---|", "**", "*", "_", "`", "~~", "[", "](", ")", "![", "[^1]", "[^1]: ", "[a]: b", "<b>",
    "</b>", "<p>", "</blockquote>", "?/blockquote>", "<!--", "-->", "<table>", "<tr><td>", "<li>",
    "<ruby>", "<rt>", "</rt>", "&amp;", "\\", "(diǎn)", "：", "**主持人：**", "Sam: ", "{:toc}",
    "{: .x}", "[TOC]", "---\n", "  \n", "\n", "\n\n", "　　", " ", "https://a.b/c", "<script>",
]  # fmt: skip
_WORDS = ["word", "Name", "中文", "句子。", "點", "第二，", "so", "that is", "了", "𠮷", "é", "１"]
documents = st.lists(st.sampled_from(_MARKS + _WORDS), max_size=60).map("".join)
_SIGNS = "abcdeAB 的了是我中文句子，。！？.,!?:：「」“”()1２3\u3000"
plain = st.lists(st.text(_SIGNS, max_size=70), max_size=25).map("\n".join)


def check_places(document: Document, text: str) -> None:
    source = document.source_text()
    count = text.count("\n") + 1
    line = 1
    for block in document.blocks:
        assert source[block.start : block.end] == block.text
        assert line <= block.lines[0] <= block.lines[1] <= count
        line = block.lines[0]
        assert all(0 <= s.start <= s.end <= len(block.text) for s in block.spans)
        assert list(block.segments) == sorted(set(block.segments))
        assert all(segment <= len(block.text) for segment in block.segments)
        assert not re.search("[\x00-\x08\x0b-\x1f]", block.text)
        if block.table is not None:
            check_table(document, block.text, block.table)


def check_table(document: Document, text: str, table: object) -> None:
    rows = [row for b in document.blocks if b.table is table and b.table for row in b.table.rows]
    cells = ["\t".join(text[c.start : c.end] for c in row) for row in rows]
    assert "\n".join(cells) == text


@settings(max_examples=300, deadline=None)
@given(documents)
def test_any_markdown(text: str) -> None:
    check_places(parse_text(text), text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    check_places(parse_text(text), cleaned)


@settings(max_examples=150, deadline=None)
@given(plain)
def test_text_without_markup_loses_and_gains_nothing(text: str) -> None:
    document = parse_text(text)
    shown = "".join(f"{block.marker}{block.text}" for block in document.blocks)
    assert re.sub(r"[\s•]", "", shown) == re.sub(r"\s", "", text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["**", "*", "_", "`", "~~", "[", "]", "\n", " ", "\\", "~", "> "])
                | st.sampled_from(_WORDS), max_size=50).map("".join))  # fmt: skip
def test_emphasis_loses_no_letter(text: str) -> None:
    # What stands behind a fence names the language of the code: it is not shown.
    assume(not re.search(r"^[> ]*(?:```|~~~)", text, re.M))

    # What stands behind a fence names the language of the code: it is not shown.
    assume(not re.search(r"^[> ]*(?:```|~~~)", text, re.M))

    def letters(string: str) -> str:
        return re.sub(r"[\W_]", "", string)

    assert letters(parse_text("# x\n\n" + text).source_text()) == "x" + letters(text)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    try:
        decoded = decode(data)
    except CannotRead:
        return
    assert not re.search("[\x00-\x08\x0b-\x1f]", decoded.text)


@settings(max_examples=150, deadline=None)
@given(
    st.text("ab的。！？…”. !?\nA1'", max_size=80) | st.text(max_size=60),
    st.sampled_from(Language),
)
def test_sentences_cover_the_text(text: str, language: Language) -> None:
    spans = split_sentences(text, language)
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(a < b for a, b in spans)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["a", "A", "a-1", "标题", "a 1", ""]), max_size=20))
def test_slugs_are_unique(titles: list[str]) -> None:
    slugs = Slugs()
    made = [slugs.slug(title) for title in titles]
    assert len(set(made)) == len(made)


def test_lone_surrogates_do_no_harm() -> None:
    assert parse_text("a \ud800 **b**").source_text() == "a \ud800 b"
    assert sys.getrecursionlimit() >= 1000
