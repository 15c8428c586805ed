"""Notes are searched too, wherever they are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.search.notes import Note, NoteSearch
from reader.library.search.questions import question_of
from tests.library.library_makers import library


class Written:
    """Notes in a list."""

    def __init__(self, *notes: Note) -> None:
        self.listed = list(notes)

    def notes(self) -> list[Note]:
        return self.listed


BOOK = Path("/books/interview.md")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("软件", {"a": ["軟體"], "b": ["软件"]}),
        ("软件 idea", {"b": ["an idea"[3:], "软件"]}),
        ("软件 -idea", {"a": ["軟體"]}),
        ("软件 tag:interview", {"b": ["软件"]}),
        ('"ide"', {}),
        ("", {}),
    ],
)
def test_notes(query: str, expected: dict[str, list[str]]) -> None:
    source = Written(
        Note("a", "d1", None, "關於軟體"),
        Note("b", "d2", BOOK, "an idea about 软件"),
        Note("c", "d2", BOOK, "something else"),
    )
    search = NoteSearch(source)
    for _ in range(2):  # the second time from what was folded
        found = {
            hit.note.annotation: [hit.note.text[start:end] for start, end in hit.spans]
            for hit in search.ask(question_of(query, library()))
        }
        assert found == expected


def test_a_note_that_was_changed() -> None:
    source = Written(Note("a", "d", None, "one lantern"))
    search = NoteSearch(source)
    question = question_of("lantern", [])
    assert len(list(search.ask(question))) == 1
    source.listed = [Note("a", "d", None, "no light")]
    assert list(search.ask(question)) == []
    source.listed = [Note("a", "d", None, "two lanterns")]
    assert len(list(search.ask(question))) == 1
