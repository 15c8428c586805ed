"""Trying only the patterns whose signs stand in a text gives what trying all of them gives."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.documents import inline
from reader.documents.markup import Markup
from reader.documents.markup_signs import Patterns
from tests.shared_inputs import ROOT

REFERENCES = {"site": "https://example.org/", "图": "picture.png"}
FOOTNOTES = {"1": "1"}
MARKS = [
    "*", "**", "***", "_", "__", "`", "``", "\\", "[", "]", "](", "](a.md)", "![", "[[", "]]",
    "[^1]", "]{.mark}", "{.u}", "[site]", "[图]", "(", ")", "<", ">", "<b>", "</b>", "<!--", "-->",
    "&amp;", "&#42;", "&", "~~", "==", "%%", "$", "$$", "\\(", "\\)", "\\[", "\\]", "x^2", "http://",
    "https://a.b/c_d_", "www.example.org", "<https://a.b>", "<a@b.c>", "!", "\n", " ", "2", "word",
    "字", "，",
]  # fmt: skip
texts = st.lists(st.sampled_from(MARKS), max_size=14).map("".join)


class _All(Patterns):
    """Every pattern, whatever a text holds."""

    def for_text(self, text: str) -> list[Any]:  # noqa: ARG002
        return [pattern for pattern, _signs in self._patterns]


def _trying_all(references: dict[str, str]) -> Markup:
    markup = Markup(references, FOOTNOTES)
    markup._patterns = _All(markup._library.inlinePatterns, references=True)
    return markup


@pytest.mark.parametrize("references", [{}, REFERENCES])
@given(source=texts)
@example(source="&#42;a&#42; ~&#126;b~~")
@example(source="[a][site] ![b][图] [site] [c](d 'e')")
@example(source="\\**a** \\[b](c) `*` ~`x`~")
def test_the_choice_of_patterns_changes_nothing(references: dict[str, str], source: str) -> None:
    chosen = Markup(references, FOOTNOTES).parse(source)
    tried = _trying_all(references).parse(source)
    assert (chosen.text, chosen.spans) == (tried.text, tried.spans)


def test_the_choice_of_patterns_changes_nothing_in_the_samples() -> None:
    lines = [
        line
        for path in sorted((ROOT / "samples").glob("*.*"))
        if path.is_file()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    chosen, tried = Markup({}, FOOTNOTES), _trying_all({})
    some = [chosen.parse(line) for line in lines]
    assert some == [tried.parse(line) for line in lines]
    assert sum(bool(inline.spans) for inline in some) > 100


def test_a_text_without_signs_is_given_no_pattern() -> None:
    patterns = Markup({}, {})._patterns
    assert [type(one).__name__ for one in patterns.for_text("plain 文字")] == []
    assert len(patterns.for_text("**bold**")) == 2


@given(source=texts)
def test_markup_has_one_of_its_signs(source: str) -> None:
    if inline._MARKUP.search(source) is not None:
        assert set(source) & set(inline._MARKUP_SIGNS)
