"""What is typed into the filter, as terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.query import FIELDS, has_term, parse, quoted, with_term, without_term
from tests.shared_inputs import ROOT


def fields(text: str, extra: tuple[str, ...] = ()) -> list[tuple[str, str, bool]]:
    return [(term.field, term.value, term.negated) for term in parse(text, extra).terms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   ", []),
        ("tea  steam", [("", "tea", False), ("", "steam", False)]),
        ("会议　长路", [("", "会议", False), ("", "长路", False)]),
        ("tag:work", [("tag", "work", False)]),
        ("TAG：work", [("tag", "work", False)]),
        ("标签:work", [("tag", "work", False)]),
        ("-tag:work -draft", [("tag", "work", True), ("", "draft", True)]),
        ('author:"Ana Müller" x', [("author", "Ana Müller", False), ("", "x", False)]),
        ("“short meeting”", [("", "short meeting", False)]),
        ('"not closed', [("", "not closed", False)]),
        ("tag:", [("tag", "", False)]),
        ("10:30", [("", "10:30", False)]),
        ("https://example.org", [("", "https://example.org", False)]),
        ("GPT-5", [("", "GPT-5", False)]),
        ("-", [("", "", True)]),
    ],
)
def test_terms(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert fields(text) == expected


def test_front_matter_keys_are_fields_where_the_library_has_them() -> None:
    assert fields("status:done") == [("", "status:done", False)]
    assert fields("status:done", ("status",)) == [("status", "done", False)]


def test_terms_know_where_they_stand() -> None:
    text = 'tea  -author:"Ana M"'
    term = parse(text).terms[1]
    assert text[term.start : term.end] == '-author:"Ana M"'
    assert text[term.value_start : term.end] == '"Ana M"'


def test_words_to_mark_leave_out_fields_and_negations() -> None:
    words = parse("tea title:steam -x tag:y").words
    assert [term.value for term in words] == ["tea", "steam"]


@pytest.mark.parametrize(
    ("before", "after", "narrower"),
    [
        ("", "t", True),
        ("te", "tea", True),
        ("tea", "te", False),
        ("tea", "tea steam", True),
        ("-te", "-tea", False),
        ("tag:w", "tag:work", True),
        ("is:read", "is:reading", False),
        ("tag:", "tag:x", True),
        ("tea steam", "tea", False),
        ("软", "软件", True),
    ],
)
def test_narrowing(before: str, after: str, narrower: bool) -> None:
    assert parse(after).narrows(parse(before)) is narrower


def test_terms_are_put_in_and_taken_out() -> None:
    text = with_term("tea", "tag:work")
    assert text == "tea tag:work"
    assert has_term(parse(text), "tag:work")
    assert without_term(text, "tag:work") == "tea"
    assert not has_term(parse("tea"), "tag:work")
    assert without_term('author:"A B" tag:"two words" x', 'tag:"two words"') == 'author:"A B" x'


@given(st.text())
def test_any_text_is_a_query_and_no_word_of_it_is_lost(text: str) -> None:
    query = parse(text)
    rest = list(text)
    for term in query.terms:
        for place in range(term.start, term.end):
            rest[place] = " "
    assert not "".join(rest).strip()


@given(st.text(min_size=1))
def test_quoted_values_read_back(value: str) -> None:
    plain = value.replace('"', "").replace("“", "").replace("”", "")
    term = parse(f"tag:{quoted(value)}").terms[0]
    assert (term.field, term.value) == ("tag", plain)


def test_the_documentation_names_every_field() -> None:
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    for field in FIELDS:
        assert f"| `{field}:` |" in page, field
