"""Text shows as it was, wherever the Markdown is read."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.export.file_names import safe_name
from reader.annotations.export.markdown_text import (
    block_quote,
    escaped,
    hashtag,
    inline,
    note_text,
    shortened,
)
from reader.annotations.export.values import Passage
from reader.documents.model import BlockKind
from reader.documents.reading import DocumentReader

SIGNS = [
    "# no heading", "- no item", "+ none", "1. none", "12) none", "* none", "> none", "*not so*",
    "_neither_", "snake_case_name", "`code`", "[a](b)", "![a](b)", "[^1]", "[[wiki]]", "<b>x</b>",
    "<!-- x -->", "&copy; &amp;", "a\\*b", "\\", "[\\]", "---", "===", "~~gone~~", "==marked==",
    "%%x%%", "&#1",
    "$x$ and $y$", "| a | b |", "words ^habc123", "^habc123", "#tag and #另一个", ": term",
    "[x]: /ab", "2 * 3 * 4", "a_ _b", "100% & more", "中文，*强调*。1. 不", "***", "___",
]  # fmt: skip


def shown(text: str) -> str:
    """What the `markdown` library shows of it."""
    rendered = markdown.markdown(text, extensions=["tables", "fenced_code", "footnotes"])
    return html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip()


@pytest.mark.parametrize("text", SIGNS)
def test_signs_are_shown_and_not_obeyed(text: str) -> None:
    quote = block_quote([Passage(text)])
    assert shown(quote) == text
    assert markdown.markdown(quote).count("<") == 4  # a quote, a paragraph, and nothing else
    blocks = list(DocumentReader.from_text(f"# Title\n\n{quote}\n").blocks())
    assert [block.text for block in blocks[1:]] == [text]
    assert not blocks[1].spans


@given(st.text(st.sampled_from("ab *_#-+1.)>[]()!`~=$%^&|\\<>:中。\n"), max_size=30))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    wanted = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    quote = block_quote([Passage(text)])
    assert all(line.startswith(">") for line in quote.split("\n"))
    assert [line.strip() for line in shown(quote).split("\n") if line.strip()] == wanted
    blocks = list(DocumentReader.from_text(f"# Title\n\n{quote}\n\nend\n").blocks())
    found = "\n".join(
        block.text for block in blocks[1:-1] if block.quote_depth or block.kind is BlockKind.QUOTE
    )
    assert found.split("\n") == (wanted or [""])


def test_a_listing_keeps_its_lines() -> None:
    quote = block_quote([Passage("if a:\n    ```b", is_code=True), Passage("after")])
    assert quote == "> ````\n> if a:\n>     ```b\n> ````\n>\n> after"


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("plain *Markdown*\n\n- kept", "plain *Markdown*\n\n- kept"),
        ("\n\n    indented\n\n", "    indented"),
        ("```py\nopen", "```py\nopen\n```"),
        ("~~~~\n```\n", "~~~~\n```\n~~~~"),
        ("a <!-- b", "a <!-- b -->"),
        ("a %% b", "a %% b %%"),
        ("<details><pre>x", "<details><pre>x</pre></details>"),
        ("`<!--` and `<pre>`", "`<!--` and `<pre>`"),
    ],
)
def test_a_note_is_kept_and_closed(note: str, written: str) -> None:
    assert note_text(note) == written


def test_small_things() -> None:
    assert [hashtag(each) for each in ("to read", "#a/b", "2026", "中文", "!", "a.b")] == [
        "#to-read", "#a/b", "#_2026", "#中文", "", "#a-b",
    ]  # fmt: skip
    assert inline("# a\nb") == "\\# a b"
    assert escaped("a\n# b") == "a\n\\# b"
    assert shortened("word " * 40).endswith("word…")
    assert shortened("短") == "短"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The bridge: a story/tale", "The bridge - a story - tale"),
        ('What? "Yes" [1] #2 ^3 | x', "What Yes 1 2 3 - x"),
        ("CON", "_CON"), ("nul.md", "_nul.md"), ("com1", "_com1"), ("console", "console"),
        ("..hidden. . ", "hidden"), ("", "Untitled"), ("///", "Untitled"),
        ("软件的故事", "软件的故事"),
        ("e\u0301", "\u00e9"), ("a\nb\tc", "a b c"), ("safe\u202egnp.exe", "safegnp.exe"),
    ],
)  # fmt: skip
def test_names_of_files(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text(max_size=300))
def test_every_name_can_be_written_everywhere(title: str) -> None:
    name = safe_name(title)
    assert name == name.strip()
    assert 0 < len(name.encode()) <= 155
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f#^\[\]]', name)
    assert name[-1] not in ". "
    assert name[0] != "."
