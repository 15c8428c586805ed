"""The index on disk."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import index as index_module
from reader.library.index import Index
from tests.library.library_makers import FOLDER, entry, library


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "cache" / "library.sqlite")


def test_what_is_stored_is_loaded(index: Index) -> None:
    stored = [replace(one, progress=0.0, last_read=0.0) for one in library()]
    index.store(stored)
    assert sorted(index.load(FOLDER), key=lambda one: one.path) == sorted(
        stored, key=lambda one: one.path
    )
    assert index.load(Path("/other")) == []


def test_companions_lists_and_errors_survive(index: Index) -> None:
    stored = entry(
        "x",
        companion=FOLDER / "y.md",
        tags=("a b", "c,d"),
        extra={"list": ("1", "2"), "flag": False, "number": 3, "none": None},
        error="no",
        fingerprint="f",
        size=2**40,
        modified=2**60,
    )
    index.store([stored])
    assert index.load(FOLDER) == [stored]


def test_removing_and_replacing(index: Index) -> None:
    one, two, *_ = library()
    index.store([one, two])
    index.store([replace(one, title="changed")], [two.path])
    assert [found.title for found in index.load(FOLDER)] == ["changed"]
    index.forget_folder(FOLDER)
    assert index.load(FOLDER) == []


def test_documents_without_a_folder_are_not_kept(index: Index) -> None:
    index.store([entry("alone", folder=None)])
    assert not index.path.exists()


@pytest.mark.parametrize("damage", [b"not a database at all, but long enough" * 99, b"SQLite"])
def test_a_damaged_index_is_made_anew(index: Index, damage: bytes) -> None:
    index.path.parent.mkdir()
    index.path.write_bytes(damage)
    assert index.load(FOLDER) == []
    index.store(library())
    assert len(index.load(FOLDER)) == 4


def test_rows_without_sense_are_made_anew(index: Index) -> None:
    index.store(library())
    with sqlite3.connect(index.path) as db:
        db.execute("UPDATE entries SET languages = 'martian'")
    db.close()
    assert index.load(FOLDER) == []


def test_another_version_is_made_anew(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    index.store(library())
    monkeypatch.setattr(index_module, "FORMAT", 99)
    assert index.load(FOLDER) == []


def test_a_disk_that_refuses_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    index = Index(tmp_path / "file" / "library.sqlite")
    index.store(library())
    assert index.load(FOLDER) == []


def test_ten_thousand_entries_are_loaded(index: Index) -> None:
    one = library()[0]
    index.store(
        replace(one, path=FOLDER / f"{number % 90}" / f"{number}.md") for number in range(10_000)
    )
    assert len(index.load(FOLDER)) == 10_000
