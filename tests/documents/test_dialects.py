"""Marks of the programs that Markdown comes from: Obsidian, pandoc, TeX, site generators."""

from __future__ import annotations

import pytest

from reader.documents.model import BlockKind, SpanStyle
from reader.documents.reading import parse_text


def seen(source: str) -> list[tuple[str, str]]:
    """Kind and text of each block of some Markdown."""
    blocks = parse_text("# T\n\n" + source).blocks[1:]
    return [(block.kind.value, block.text) for block in blocks]


def spans(source: str) -> tuple[str, list[tuple[SpanStyle, str, str]]]:
    block = parse_text("# T\n\n" + source).blocks[1]
    return block.text, [(s.style, block.text[s.start : s.end], s.target) for s in block.spans]


@pytest.mark.parametrize(
    "formula",
    [
        r"$\mathbf{x}_1, \mathbf{y}_1$",
        r"$\{a_n\}$",
        r"$$a \, * b * c$$",
        r"\(a_1 \le b\)",
        "$x*y*z$",
        "5*6*7",
    ],
)
def test_nothing_in_a_formula_is_markup(formula: str) -> None:
    text = f"**Here** {formula} 和。"
    assert spans(text)[0] == f"Here {formula} 和。"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"From $5 to *only* $6", "From $5 to only $6"),
        (r"\(see below\) \[1\]", "(see below) [1]"),
        ("中文*强调*中文", "中文强调中文"),
    ],
)
def test_prices_and_brackets_are_no_formulas(source: str, text: str) -> None:
    assert spans(source)[0] == text


def test_links_between_escaped_brackets_are_no_formula() -> None:
    """So READMEs lead to their translations."""
    for around in ("{}", "Read {} first"):
        source = around.format(r"\[ English | [中文](README_zh.md) \]")
        text, found = spans(source)
        assert text == around.format("[ English | 中文 ]")
        assert found == [(SpanStyle.LINK, "中文", "README_zh.md")]
    assert seen(r"\[ f_1[x](y) \]") == [("code", "f_1[x](y)")]


def test_a_displayed_formula_is_set_as_it_is() -> None:
    assert seen("$$\n\\int x\\,dx\n\\\\ y\n$$\n\n$$ a_1 * b_1 * c $$") == [
        ("code", "\\int x\\,dx\n\\\\ y"),
        ("code", "a_1 * b_1 * c"),
    ]


def test_a_formula_that_does_not_end_is_text() -> None:
    assert seen("$$\nno end\n\nmore\n\n$$\nx\n$$") == [
        ("paragraph", "$$ no end"),
        ("paragraph", "more"),
        ("code", "x"),
    ]


def test_wiki_links_say_their_label() -> None:
    text, found = spans("See [[Harbour Master]], [[港务长#生平|the master]] and [[#Part two]].")
    assert text == "See Harbour Master, the master and Part two."
    assert [target for _, _, target in found] == [
        "Harbour%20Master.md",
        "%E6%B8%AF%E5%8A%A1%E9%95%BF.md#%E7%94%9F%E5%B9%B3",
        "#Part%20two",
    ]


def test_an_embedded_picture_and_brackets_that_are_no_links() -> None:
    (picture,) = parse_text("# T\n\n![[harbour 1.png|300]]").blocks[1:]
    assert (picture.kind, picture.target) == (BlockKind.IMAGE, "harbour%201.png")
    assert spans("so [[1]] and [[2]](http://a.b) are")[0] == "so [[1]] and [2] are"


def test_highlights_and_comments() -> None:
    assert spans("这是==高亮==的，a == b == c%%hidden 备注%%。") == (
        "这是高亮的，a == b == c。",
        [(SpanStyle.MARK, "高亮", "")],
    )
    assert spans("100%% sure, 50%% not")[0] == "100%% sure, 50%% not"


def test_callouts_have_a_title() -> None:
    assert seen("> [!note]- Title 标题\n> Text one.\n> 文字一。\n\n> [!TIP]\n> Text.") == [
        ("quote", "Title 标题"),
        ("quote", "Text one."),
        ("quote", "文字一。"),
        ("quote", "Tip"),
        ("quote", "Text."),
    ]


def test_divisions_and_attributes_of_pandoc_leave_no_trace() -> None:
    source = (
        '::: {custom-style="Body Text"}\n[]{#a .anchor}One [two]{.underline}.\n:::\n\n'
        '![Caption](a.png){width="5.7in"}\n\n:::warning 小心\n三。\n:::'
    )
    assert seen(source) == [
        ("paragraph", "One two."),
        ("image", "Caption"),
        ("paragraph", "小心"),
        ("paragraph", "三。"),
    ]


def test_a_term_and_its_meaning() -> None:
    blocks = parse_text(
        "# T\n\nLedger\n:   a book\n    of accounts\n\n账簿\n: 记账的本子。\n"
    ).blocks[1:]
    assert [(block.text, block.list_depth, block.lines) for block in blocks] == [
        ("Ledger", 0, (3, 3)),
        ("a book of accounts", 1, (4, 5)),
        ("账簿", 0, (7, 7)),
        ("记账的本子。", 1, (8, 8)),
    ]


def test_marks_of_site_generators() -> None:
    source = (
        "Text.\n{% highlight ruby %}\ndef a_b_c\n\n  '打印'\nend\n{% endhighlight %}\n"
        '{{< figure src="a_b_c.jpg" >}}\n正文。\n\n{% highlight x %}\nnot closed\n'
    )
    assert seen(source) == [
        ("paragraph", "Text."),
        ("code", "def a_b_c\n\n  '打印'\nend"),
        ("code", '{{< figure src="a_b_c.jpg" >}}'),
        ("paragraph", "正文。"),
        ("code", "{% highlight x %}"),
        ("paragraph", "not closed"),
    ]
