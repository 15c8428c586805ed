"""What the filter offers."""

from __future__ import annotations

from reader.library.suggestions import Vocabulary
from tests.library.library_makers import library


def labels(text: str, cursor: int | None = None) -> list[str]:
    cursor = len(text) if cursor is None else cursor
    return [one.label for one in Vocabulary(library()).suggest(text, cursor)]


def test_names_of_fields() -> None:
    assert labels("ta") == ["tag:"]
    assert "status:" in labels("st")
    assert labels("") == []
    assert labels("zzz") == []


def test_values_by_count_then_alphabet() -> None:
    assert labels("tag:") == ["work", "essay", "interview", "notes"]
    assert labels("tea tag:e") == ["essay", "interview", "notes"]
    assert labels("-tag:w") == ["work", "interview"]


def test_values_fold() -> None:
    assert labels("author:ana m") == []  # the second word is a term of its own
    assert labels("author:MUL") == ["Ana Müller"]
    assert labels("status:ever") == ["evergreen"]


def test_languages_states_and_dates() -> None:
    suggestions = Vocabulary(library()).suggest("lang:", 5)
    assert suggestions[0].label == "both"
    assert suggestions[0].hint == "English and Chinese · 1"
    assert labels("is:") == ["unread", "reading", "read"]
    assert labels("after:2025") == ["2025-11", "2025-06", "2025"]


def test_a_value_that_is_typed_out_is_not_offered() -> None:
    assert labels("tag:essay") == []


def test_a_suggestion_says_what_it_replaces() -> None:
    text = "tea author:an more"
    (suggestion,) = Vocabulary(library()).suggest(text, 13)
    replaced = text[: suggestion.start] + suggestion.text + text[suggestion.end :]
    assert replaced == 'tea author:"Ana Müller" more'
    assert suggestion.complete


def test_front_matter_keys_offer_their_values() -> None:
    assert labels("draft:") == ["true"]
