"""Blocks and inline markup of small documents, written out: kind, text, and where they stand."""

from __future__ import annotations

import pytest

from reader.documents.anchors import heading_for
from reader.documents.model import Align, Block, BlockKind, Language, SpanStyle
from reader.documents.pictures import labels_and_addresses
from reader.documents.reading import parse_text


def outline(text: str) -> list[tuple[str, int, str, str]]:
    """Kind, level, marker and text of every block."""
    return [(b.kind.value, b.level, b.marker, b.text) for b in parse_text(text).blocks]


def only(text: str) -> Block:
    (block,) = parse_text(text).blocks
    return block


def styles(text: str) -> list[tuple[str, str, str]]:
    """The runs of one block that carry a style, with its target."""
    block = only(text)
    return [(block.text[s.start : s.end], s.style.value, s.target) for s in block.spans]


def test_headings() -> None:
    assert outline("# One #\n## Two ##\n###### 六\n#tag\n\nSetext\n===\n\nAgain\n---\n") == [
        ("heading", 1, "", "One"),
        ("heading", 2, "", "Two"),
        ("heading", 6, "", "六"),
        ("paragraph", 0, "", "#tag"),
        ("heading", 1, "", "Setext"),
        ("heading", 2, "", "Again"),
    ]


def test_a_line_drawn_under_a_sentence_is_a_rule() -> None:
    assert [b[0] for b in outline("# T\n\n这是一句完整的话。\n---\n\nlast")] == [
        "heading",
        "paragraph",
        "rule",
        "paragraph",
    ]


def test_heading_anchors_are_unique_and_found() -> None:
    text = "# 标题 One!\n\n# 标题 One\n\n# Named {#custom}\n\n# 标题-one-1"
    headings = parse_text(text).blocks
    assert [b.anchor for b in headings] == ["标题-one", "标题-one-1", "custom", "标题-one-1-1"]
    assert heading_for("x", "#标题-one", headings) is headings[0]
    assert heading_for("x", "#%E6%A0%87%E9%A2%98-one-1", headings) is headings[1]
    assert heading_for("x", "#Custom", headings) is headings[2]
    assert heading_for("Named ✨", "this%20file.md", headings) is headings[2]
    assert heading_for("Named", "https://example.org/a.md", headings) is None
    assert heading_for("Unknown", "#unknown", headings) is None


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_nested_lists(indent: str) -> None:
    text = f"- one\n{indent}- two\n{indent * 2}- three\n- four\n"
    assert outline(text) == [
        ("list_item", 1, "•", "one"),
        ("list_item", 2, "•", "two"),
        ("list_item", 3, "•", "three"),
        ("list_item", 1, "•", "four"),
    ]


def test_items_hold_paragraphs_code_and_tasks() -> None:
    text = (
        "1. one\n   goes on\n\n   second\n\n   ```py\n   x = 1\n   ```\n2. [x] two\n3. [ ] three\n"
    )
    blocks = parse_text(text).blocks
    assert [(b.kind.value, b.marker, b.text, b.list_depth, b.lines) for b in blocks] == [
        ("list_item", "1.", "one goes on", 1, (1, 2)),
        ("paragraph", "", "second", 1, (4, 4)),
        ("code", "", "x = 1", 1, (6, 8)),
        ("list_item", "☑", "two", 1, (9, 9)),
        ("list_item", "☐", "three", 1, (10, 10)),
    ]


def test_a_year_is_no_list_number() -> None:
    assert outline("1999. That was a year.") == [("paragraph", 0, "", "1999. That was a year.")]


def test_quotes() -> None:
    text = "> one\n> goes on\nlazily\n> > inner\n> \n\n> next\n> \n- item\n"
    assert outline(text) == [
        ("quote", 1, "", "one goes on lazily"),
        ("quote", 2, "", "inner"),
        ("quote", 1, "", "next"),
        ("list_item", 1, "•", "item"),
    ]


def test_tables() -> None:
    table = only("| 英文 | b \\| c |\n|:--|:-:|--:|\n| **bold** | 中文 |\n| 1 | 2 | 3 | 4 |\n")
    assert table.text == "英文\tb | c\t\t\nbold\t中文\t\t\n1\t2\t3\t4"
    assert table.table is not None
    assert table.table.aligns == (Align.START, Align.CENTER, Align.END, Align.START)
    assert all(len(row) == 4 for row in table.table.rows)
    cell = table.table.rows[1][1]
    assert (table.text[cell.start : cell.end], cell.language) == ("中文", Language.CHINESE)
    assert [table.text[s.start : s.end] for s in table.spans] == ["bold"]
    assert table.lines == (1, 4)


def test_long_tables_are_cut_and_only_the_first_has_the_header() -> None:
    rows = "".join(f"| {n} | x |\n" for n in range(150))
    blocks = parse_text("| n | x |\n|---|---|\n" + rows).blocks
    assert [b.table.has_header for b in blocks if b.table] == [True, False, False]
    assert [b.continues for b in blocks] == [False, True, True]
    assert sum(len(b.table.rows) for b in blocks if b.table) == 151
    assert [b.lines for b in blocks] == [(1, 61), (62, 121), (122, 152)]


def test_code() -> None:
    text = "# T\n\n```python\n**not bold**\n\n# no heading\n```\n\n    in\n      more\n\n~~~\nopen"
    assert [(b.kind.value, b.target, b.text) for b in parse_text(text).blocks[1:]] == [
        ("code", "python", "**not bold**\n\n# no heading"),
        ("code", "", "in\n  more"),
        ("code", "", "open"),
    ]


def test_chinese_indented_like_code_is_a_paragraph() -> None:
    assert outline("# 题\n\n    首行缩进的段落。\n\n　　另一段。\n")[1:] == [
        ("paragraph", 0, "", "首行缩进的段落。"),
        ("paragraph", 0, "", "另一段。"),
    ]


SHIELD = "https://img.shields.io/badge"


def test_badges_flow_in_one_block() -> None:
    block = only(
        f"[![Build]({SHIELD}/build.svg)](https://ci.org)\n![  License:\n MIT]({SHIELD}/mit.svg) "
        f"![]({SHIELD}/python-3.11-blue.svg?style=flat)\n![Stars](//example.org/stars)"
    )
    assert (block.kind, block.target) == (BlockKind.IMAGE, "")
    assert block.text == "Build\u2002License: MIT\u2002python-3.11-blue\u2002Stars"
    assert [(block.text[s.start : s.end], s.style.value, s.target) for s in block.spans] == [
        ("Build", "link", "https://ci.org"),
        ("Build", "image", f"{SHIELD}/build.svg"),
        ("License: MIT", "image", f"{SHIELD}/mit.svg"),
        ("python-3.11-blue", "image", f"{SHIELD}/python-3.11-blue.svg?style=flat"),
        ("Stars", "image", "//example.org/stars"),
    ]
    assert labels_and_addresses(block)[1] == ("License: MIT", f"{SHIELD}/mit.svg")


def test_pictures_beside_badges_stay_pictures() -> None:
    blocks = parse_text(
        f"![logo](logo.png) ![Build]({SHIELD}/build.svg)\n\n![A house](https://example.org/h.jpg)"
    ).blocks
    assert [(b.kind.value, b.text, b.target) for b in blocks] == [
        ("image", "logo", "logo.png"),
        ("image", "Build", ""),
        ("image", "A house", "https://example.org/h.jpg"),
    ]


def test_images() -> None:
    text = (
        "![alt 文](a%20b.png 'title')\n\n![]()\n\n![](c.png) ![d](d.png)\n\nin ![e](e.png) text\n"
    )
    blocks = parse_text(text).blocks
    assert [(b.kind.value, b.text, b.target) for b in blocks] == [
        ("image", "alt 文", "a%20b.png"),
        ("image", "", "c.png"),
        ("image", "d", "d.png"),
        ("paragraph", "in e text", ""),
    ]
    assert [(s.style, s.target) for s in blocks[3].spans] == [(SpanStyle.IMAGE, "e.png")]


def test_footnotes() -> None:
    text = "Said[^a] and[^b].\n\n[^a]: First *note*\n    goes on.\n[^b]: 第二。\n"
    blocks = parse_text(text).blocks
    assert blocks[0].text == "Said1 and2."
    assert [(s.style, s.target) for s in blocks[0].spans] == [
        (SpanStyle.FOOTNOTE, "#fn-a"),
        (SpanStyle.FOOTNOTE, "#fn-b"),
    ]
    assert [(b.kind, b.marker, b.anchor, b.text) for b in blocks[1:]] == [
        (BlockKind.LIST_ITEM, "1", "fn-a", "First note goes on."),
        (BlockKind.LIST_ITEM, "2", "fn-b", "第二。"),
    ]


def test_an_undefined_footnote_is_text() -> None:
    assert only("What[^x] is **this**").text == "What[^x] is this"


@pytest.mark.parametrize(
    ("source", "text", "runs"),
    [
        ("**主持人：**谢谢", "主持人：谢谢", [("主持人：", "strong", "")]),
        ("说**“是”**。", "说“是”。", [("“是”", "strong", "")]),
        ("*a* __b__", "a b", [("a", "emphasis", ""), ("b", "strong", "")]),
        ("*_**`*word **x**", "*_**`*word x", None),  # python-markdown 3.11 would lose the w
        ("~~c~~", "c", [("c", "strike", "")]),
        ("snake_case_name and 2*3*4 **x**", None, None),
        ("`a<b> **c**` \\*d\\*", "a<b> **c** *d*", [("a<b> **c**", "code", "")]),
        ("[链接](http://a.b/c_d 'x')", "链接", [("链接", "link", "http://a.b/c_d")]),
        ("见https://a.b/c，对。**x**", "见https://a.b/c，对。x", None),
        ("<https://a.b> <me@a.b>", "https://a.b me@a.b", None),
        ("[t][r] x\n\n[r]: <http://r.s> 'T'", "t x", [("t", "link", "http://r.s")]),
        ("&amp; &#20320; &lt;b&gt; &nbsp;x &bogus; **y**", "& 你 <b> \xa0x &bogus; y", None),
        ("<b>a <i>b</i></b> H<sub>2</sub>O", "a b H2O", None),
        ("Vec<T> **x** <你好>", "Vec<T> x <你好>", None),
        ("a <!-- gone --> b **c**", "a  b c", None),
        ("a<script>alert(1)</script> **b**", "a b", None),
        ("[x](y){:target='_blank'} z", "x z", [("x", "link", "y")]),
        ("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>", "漢字", None),
    ],
)  # fmt: skip
def test_inline(source: str, text: str | None, runs: list[tuple[str, str, str]] | None) -> None:
    block = only(source)
    if text is not None:
        assert block.text == text
    if runs is not None:
        assert styles(source) == runs


def test_ruby_readings_are_spans() -> None:
    assert styles("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>") == [
        ("漢", "reading", "hàn"),
        ("字", "reading", "zì"),
    ]


def test_html_blocks() -> None:
    text = (
        "<div class='x'>\n<h2>Head</h2>\n<p>One <b>bold</b><p>Two\n<ul><li>a b<li>c d</ul>\n"
        "<blockquote>quoted words</blockquote>\n"
        "<table><tr><th>x</th><th>y</th></tr><tr><td>1</td></tr></table>\n</div>\n"
    )
    assert outline(text) == [
        ("heading", 2, "", "Head"),
        ("paragraph", 0, "", "One bold"),
        ("paragraph", 0, "", "Two"),
        ("list_item", 1, "•", "a b"),
        ("list_item", 1, "•", "c d"),
        ("quote", 1, "", "quoted words"),
        ("table", 0, "", "x\ty\n1\t"),
    ]
    assert [b.lines for b in parse_text(text).blocks] == [
        (2, 2), (3, 3), (3, 3), (4, 4), (4, 4), (5, 5), (6, 6),
    ]  # fmt: skip


def test_comments_and_kramdown_attributes_leave_no_trace() -> None:
    text = "# T\n{: .big}\n\n<!--\n\nhidden\n\n-->\n\n* content\n{:toc}\n\nshown\n{:.note}\n"
    document = parse_text(text)
    assert [b.text for b in document.blocks] == ["T", "shown"]
    assert document.head.contents_marker


@pytest.mark.parametrize("mark", ["[TOC]", "[[toc]]", "{:toc}", "[[_TOC_]]"])
def test_contents_markers(mark: str) -> None:
    document = parse_text(f"# T\n\n{mark}\n\ntext\n")
    assert document.head.contents_marker
    assert [b.text for b in document.blocks] == ["T", "text"]


def test_an_unclosed_comment_is_text() -> None:
    assert "shown" in parse_text("# T\n\n<!-- never closed\n\nshown\n").source_text()


def test_plain_text_is_not_harmed_by_accidental_markup() -> None:
    text = "Shopping * list\n\n    indented by hand\n\nsnake_case and *star\n\n#tag\n"
    assert [(b.kind.value, b.text) for b in parse_text(text).blocks] == [
        ("paragraph", "Shopping * list"),
        ("paragraph", "indented by hand"),
        ("paragraph", "snake_case and *star"),
        ("paragraph", "#tag"),
    ]


def test_a_title_is_found() -> None:
    assert parse_text("---\ntitle: A\n---\n# B\n").head.title == "A"
    assert parse_text("text\n\n# **B** c\n").head.title == "B c"
    assert parse_text("\n\nfirst line\n").head.title == "first line"
    long = "A first sentence that says something. " + "More words follow it here. " * 9
    title = parse_text(long).head.title
    assert title.endswith(".")
    assert len(title) <= 80
    assert parse_text("").head.title == ""


def test_an_empty_document_has_no_blocks() -> None:
    assert parse_text("").blocks == ()
    assert parse_text(" \n\n\t\n").blocks == ()


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (
            '<h1 align="center">\n  <img src="a.png">\n  Harbour 海港\n</h1>\n\n## Use\n',
            "Harbour 海港",
        ),
        ("<html><body><h1>One</h1><p>Two</p></body></html>\n", "One"),
        ("#sea #海\n\ntext **b**\n", "#sea #海"),
        ("- an item\n- **another**\n", "an item"),
    ],
)
def test_titles_of_other_kinds(source: str, title: str) -> None:
    assert parse_text(source).head.title == title


def test_a_grid_table() -> None:
    source = (
        "Text.\n\n+-------+------+\n| Fruit | 水果 |\n+=======+======+\n| Sweet | 甜香 |\n"
        "| ones  | 蕉   |\n+-------+------+\n| *Red* |      |\n+-------+------+\n\n```\nx\n```\n"
    )
    table = parse_text(source).blocks[1]
    assert table.kind is BlockKind.TABLE
    assert table.text == "Fruit\t水果\nSweet ones\t甜香蕉\nRed\t"
    assert table.table is not None
    assert table.table.has_header
    assert table.lines == (3, 10)


def test_a_table_of_blanks_and_dashes_keeps_its_columns() -> None:
    source = (
        "# T\n\n  Right     左\n-------     ------\n     12     十二\n    123     百\n\nText.\n"
    )
    table, text = parse_text(source).blocks[1:]
    assert (table.kind, table.lines) == (BlockKind.CODE, (3, 6))
    assert table.text == "  Right     左\n-------     ------\n     12     十二\n    123     百"
    assert text.text == "Text."


def test_a_table_of_html_knows_its_lines() -> None:
    rows = "".join(f"<tr><td>row {n}</td>\n<td>行</td></tr>\n" for n in range(4))
    (table,) = parse_text(f"# T\n\n<table>\n{rows}</table>\n").blocks[1:]
    assert table.lines == (3, 12)
