"""The five real documents: what must be seen, and that nothing visible is lost or invented."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from reader.documents.anchors import heading_for
from reader.documents.model import THIN_SPACE, BlockKind, Language, Script, SpanStyle
from reader.documents.reading import open_document
from tests.shared_inputs import needs_seeds, seed

if TYPE_CHECKING:
    from reader.documents.model import Block, Document

pytestmark = needs_seeds

_READING = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zà-ü\u0100-\u01dc]{1,6}\)")


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def body(number: str) -> str:
    text = seed(number).read_text(encoding="utf-8")
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)


def shown(document: Document) -> str:
    """Text and list markers, in the order of the page."""
    parts = [f"{block.marker} {block.text}" for block in document.blocks]
    return "\n".join(parts)


def visible(source: str) -> str:
    """The source without markup, taken off in the simplest way."""
    source = re.sub(r"^\* content\n\{:toc\}\n", "", source, flags=re.M)
    source = re.sub(r"!\[\]\(\)", "", source)
    source = re.sub(r"(?<!!)\[([^\]]*)\]\([^)]*\)", r"\1", source)
    return source.replace("?/blockquote>", "\n")


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_nothing_is_lost_and_nothing_invented(number: str) -> None:
    assert letters(shown(open_document(seed(number)))) == letters(visible(body(number)))


def test_readings_leave_the_text_and_nothing_else_does() -> None:
    document = open_document(seed("004"))
    source = visible(body("004"))
    assert letters(shown(document)) == letters(_READING.sub("", source))
    kept = [
        (block.text[span.start : span.end], span.target)
        for block in document.blocks
        for span in block.spans
        if span.style is SpanStyle.READING
    ]
    expected = [(source[m.start() - 1], m.group()[1:-1]) for m in _READING.finditer(source)]
    assert kept == expected
    assert len(kept) > 300


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_places_and_lines_hold_together(number: str) -> None:
    document = open_document(seed(number))
    source = document.source_text()
    lines = seed(number).read_text(encoding="utf-8").count("\n") + 1
    before = 1
    for block in document.blocks:
        assert source[block.start : block.end] == block.text
        assert before <= block.lines[0] <= block.lines[1] <= lines
        before = block.lines[0]
        for span in block.spans:
            assert 0 <= span.start <= span.end <= len(block.text)


def test_an_interview_has_63_paragraphs_in_each_language() -> None:
    document = open_document(seed("000"))
    kinds = Counter((block.kind, block.language) for block in document.blocks)
    assert kinds[BlockKind.PARAGRAPH, Language.ENGLISH] == 63
    assert kinds[BlockKind.PARAGRAPH, Language.CHINESE] == 63
    assert set(kinds) - {(BlockKind.HEADING, Language.CHINESE)} == {
        (BlockKind.PARAGRAPH, Language.ENGLISH),
        (BlockKind.PARAGRAPH, Language.CHINESE),
    }
    head = document.head
    assert head.metadata["date"] == "2025-10-06"
    assert head.metadata["tags"] == (
        "ai-agent",
        "forward-deployed-engineering",
        "model-customization",
        "openai-enterprise",
    )
    assert head.metadata["draft"] is True
    assert head.script is Script.SIMPLIFIED


def test_a_blog_post_has_its_contents_marker_and_speakers() -> None:
    document = open_document(seed("001"))
    assert document.head.contents_marker
    assert not any(block.text.startswith("content") for block in document.blocks)
    assert "{:" not in document.source_text()
    assert "**" not in document.source_text()
    speaking: Counter[str] = Counter()
    for block in document.blocks:
        labels = [s for s in block.spans if s.style is SpanStyle.SPEAKER]
        assert len(labels) <= 1
        for label in labels:
            assert label.start == 0
            speaking[block.text[: label.end]] += 1
    source = body("001")
    names = ("主持人", "Sam", "Sam Altman", "观众提问")
    assert speaking == {f"{n}：": len(re.findall(rf"^\*\*{n}：", source, re.M)) for n in names}
    for block in document.blocks:
        if block.text.startswith("主持人："):
            assert len(block.text) > len("主持人：")


def test_captions_flow_in_paragraphs_and_keep_every_line() -> None:
    document = open_document(seed("002"))
    original = body("002").splitlines()
    segments: list[str] = []
    for block in document.blocks:
        assert block.kind is BlockKind.PARAGRAPH
        ends = [*(start - len(THIN_SPACE) for start in block.segments[1:]), len(block.text)]
        segments += [block.text[a:b] for a, b in zip(block.segments, ends, strict=True)]
        assert len(block.segments) == block.lines[1] - block.lines[0] + 1
    assert segments == original
    sizes = [len(block.text) for block in document.blocks]
    assert 25 <= len(sizes) <= 75
    assert max(sizes) < 400


def test_a_notion_export_has_tables_quotes_and_contents() -> None:
    document = open_document(seed("003"))
    tables = [block.table for block in document.blocks if block.table is not None]
    assert [len(table.rows) for table in tables] == [9, 9, 18]
    assert all(table.has_header for table in tables)
    quotes = [block for block in document.blocks if block.kind is BlockKind.QUOTE]
    assert len(quotes) == 67
    assert all(quote.text == quote.text.strip() and "\n" not in quote.text for quote in quotes)
    assert all(quote.language is Language.CHINESE for quote in quotes)


def test_every_contents_entry_of_a_notion_export_finds_its_heading() -> None:
    document = open_document(seed("003"))
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    entries = [block for block in document.blocks if block.marker.endswith(".")]
    assert len(entries) == 25
    found: list[Block] = []
    for entry in entries:
        (link,) = entry.spans
        heading = heading_for(entry.text[link.start : link.end], link.target, headings)
        assert heading is not None
        assert letters(heading.text) == letters(entry.text)
        found.append(heading)
    assert len(set(map(id, found))) == 25


def test_a_web_article_loses_its_debris_only() -> None:
    document = open_document(seed("004"))
    text = document.source_text()
    assert "blockquote" not in text
    assert "![" not in text
    for bracket in ("(Lazy user)", "(High Agency)", "(GTM)", "(著名投資人)", "(工作 vs 個人)"):
        assert bracket in text
    assert any(block.text.startswith("Raindrop") for block in document.blocks)
    assert not any(block.kind is BlockKind.IMAGE for block in document.blocks)
    assert document.head.script is Script.TRADITIONAL
    assert document.head.title.startswith("ChatGPT 最近明顯又有點焦慮")
