"""A document is known again when its file was moved, renamed, edited or converted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.identity import (
    Traits,
    document_id,
    early_traits,
    likeness,
    recognise,
    record_of,
    sketch_of,
    traits_of,
)
from reader.documents.reading import open_document
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.model import DocumentRecord

SAMPLE = ROOT / "samples" / "interview-knocking-on-bridges.md"
OTHER = ROOT / "samples" / "essay-waiting-for-the-kettle.md"
NOON, LATER = "2026-01-31T12:00:00.000Z", "2026-02-01T12:00:00.000Z"


def traits_at(path: Path) -> Traits:
    document = open_document(path)
    return traits_of(document.head, (block.text for block in document.blocks))


def recorded(path: Path, moment: str = NOON) -> dict[str, DocumentRecord]:
    document = open_document(path)
    record = record_of(document.head, traits_at(path), moment)
    return {record.id: record}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.md"
    path.write_text(SAMPLE.read_text("utf-8"), "utf-8")
    return path


def test_the_id_comes_from_the_text_alone(book: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other machine" / "name.md"
    elsewhere.parent.mkdir()
    elsewhere.write_text(
        "---\ntitle: New\n---\n" + SAMPLE.read_text("utf-8").split("---\n", 2)[2], "utf-8"
    )
    text = open_document(book).source_text()
    assert document_id(text) == traits_at(book).id == traits_at(elsewhere).id
    assert document_id(text + "!") != document_id(text)


def test_the_record_says_what_is_known(book: Path) -> None:
    record = next(iter(recorded(book).values()))
    assert record.title.startswith("The Woman Who Knocks on Bridges")
    assert "Tan Weiyi" in record.author
    assert (record.last_path, record.modified) == (str(book), NOON)
    head = open_document(book).head
    assert record_of(head, traits_at(book), LATER, record) == record, "opening writes nothing"


def test_a_new_place_is_noted_and_the_old_one_kept(book: Path, tmp_path: Path) -> None:
    known = next(iter(recorded(book).values()))
    moved = book.rename(tmp_path / "renamed.md")
    record = record_of(open_document(moved).head, traits_at(moved), LATER, known)
    assert dict(record.paths) == {str(book): NOON, str(moved): LATER}
    assert (record.id, record.modified, record.last_path) == (known.id, LATER, str(moved))


def test_moved_and_renamed(book: Path, tmp_path: Path) -> None:
    documents = recorded(book)
    moved = book.rename(tmp_path / "renamed.md")
    assert recognise(documents, traits_at(moved)) == list(documents)
    assert recognise(documents, early_traits(open_document(moved).head)) == list(documents)


def test_new_front_matter_in_another_place(book: Path, tmp_path: Path) -> None:
    documents = recorded(book)
    moved = tmp_path / "moved.md"
    moved.write_text(
        book.read_text("utf-8").replace("category: Interview", "category: Talk"), "utf-8"
    )
    book.unlink()
    assert recognise(documents, traits_at(moved)) == list(documents)


def test_edited_in_place_and_edited_and_moved(book: Path, tmp_path: Path) -> None:
    documents = recorded(book)
    lines = book.read_text("utf-8").split("\n\n")
    edited = "\n\n".join(["A new beginning.", *lines[1:20], "New in the middle.", *lines[30:]])
    book.write_text(edited, "utf-8")
    assert recognise(documents, traits_at(book)) == list(documents)
    moved = book.rename(tmp_path / "moved.md")
    assert recognise(documents, traits_at(moved)) == list(documents)


def test_most_of_it_rewritten_in_place(book: Path) -> None:
    documents = recorded(book)
    lines = book.read_text("utf-8").split("\n\n")
    kept = lines[1:-1:6]
    new = [f"Line {number} that was not there before, at all." for number in range(60)]
    book.write_text("\n\n".join([*new, *kept]), "utf-8")
    assert recognise(documents, traits_at(book)) == list(documents)


@pytest.mark.parametrize("configuration", ["s2t", "s2tw", "s2hk"])
def test_converted_to_traditional(book: Path, tmp_path: Path, configuration: str) -> None:
    from opencc import OpenCC

    documents = recorded(book)
    converted = tmp_path / "traditional.md"
    converted.write_text(OpenCC(configuration).convert(book.read_text("utf-8")), "utf-8")
    assert recognise(documents, traits_at(converted)) == list(documents)


def test_a_name_that_is_used_for_something_else(book: Path, tmp_path: Path) -> None:
    documents = recorded(book)
    book.rename(tmp_path / "kept.md")
    book.write_text(OTHER.read_text("utf-8"), "utf-8")
    assert recognise(documents, traits_at(book)) == []
    assert recognise(documents, traits_at(tmp_path / "kept.md")) == list(documents)


def test_a_short_file_is_known_by_its_path(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("One line.\n\n一行。", "utf-8")
    documents = recorded(note)
    note.write_text("Another line.\n\n另一行。", "utf-8")
    assert recognise(documents, traits_at(note)) == list(documents)


def test_a_copy_used_as_a_template_is_another_document(book: Path, tmp_path: Path) -> None:
    documents = recorded(book)
    lines = book.read_text("utf-8").split("\n\n")
    copy = tmp_path / "next interview.md"
    new = [f"Question {number}, which nobody had asked before." for number in range(40)]
    copy.write_text("\n\n".join([*lines[:60], *new]), "utf-8")
    assert likeness(traits_at(copy).sketch, traits_at(book).sketch) > 0.3, "much is the same"
    assert recognise(documents, traits_at(copy)) == []


def test_records_of_two_machines_are_both_known_the_closer_one_first(
    book: Path,
) -> None:
    earlier = recorded(book)
    book.write_text(book.read_text("utf-8") + "\n\nOne more paragraph at the end.\n", "utf-8")
    documents = earlier | recorded(book)
    first, second = documents
    assert recognise(documents, traits_at(book)) == [second, first]
    there = {id_: replace(record, paths={"C:\\book.md": NOON}) for id_, record in documents.items()}
    assert recognise(there, traits_at(book)) == [second, first]
    swapped = dict(reversed(list(documents.items())))
    assert recognise(swapped, traits_at(book)) == [second, first]


@given(st.lists(st.text(max_size=30), max_size=120), st.lists(st.text(max_size=30), max_size=120))
def test_likeness_is_symmetric_and_one_for_the_same(one: list[str], two: list[str]) -> None:
    mine, theirs = sketch_of("\n".join(one)), sketch_of("\n".join(two))
    assert likeness(mine, theirs) == likeness(theirs, mine)
    assert 0 <= likeness(mine, theirs) <= 1
    assert not mine or likeness(mine, mine) == 1
    assert sketch_of("\n".join(reversed(one))) == mine
