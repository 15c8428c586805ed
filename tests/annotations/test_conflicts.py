"""Copies that sync programs make are taken in and set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.annotations.codec import encode
from reader.annotations.collection import Collection
from reader.annotations.conflicts import copies_of
from reader.annotations.notices import NoticeKind
from tests.annotations.stores import note, notes_in, save, store_at

if TYPE_CHECKING:
    from pathlib import Path

COPIES = (
    "annotations.sync-conflict-20260131-093000-ABCDEFG.json",
    "annotations (conflicted copy 2026-01-31 093000).json",
    "annotations (Ann's conflicted copy 2026-01-31).json",
    "annotations (In Konflikt stehende Kopie von Ann 2026-01-31).json",
    "annotations (SFConflict ann 2026-01-31).json",
    "annotations_conflict-20260131-093000.json",
    "annotations (1).json",
    "annotations(1).json",
    "annotations 2.json",
    "annotations-DESKTOP-AB12CD3.json",
    "annotations (李明 的冲突副本 2026-01-31).json",
)
OTHERS = (
    "annotations.damaged-20260131-093000.json",
    "annotations-old.json",
    "annotations.json.bak",
    "my annotations (1).json",
    "annotationsX.json",
    ".annotations.json.abc.part",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


@pytest.mark.parametrize("name", COPIES)
def test_a_conflict_copy_is_taken_in_and_moved(path: Path, name: str) -> None:
    save(store_at(path), "here")
    copy = path.with_name(name)
    copy.write_bytes(encode(note("there")[1]))
    store = store_at(path)
    assert store.is_behind
    store.save(Collection())
    assert notes_in(path) == {"here", "there"}
    assert not copy.exists()
    (aside,) = (path.parent / "merged").iterdir()
    assert notes_in(aside) == {"there"}
    assert [notice.paths for notice in store.take_notices()] == [(aside,)]


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_not(path: Path, name: str) -> None:
    other = path.with_name(name)
    other.write_bytes(encode(note("there")[1]))
    assert copies_of(path) == []


def test_a_copy_that_lands_while_the_program_runs(path: Path) -> None:
    store = store_at(path)
    save(store, "here")
    path.with_name(COPIES[0]).write_bytes(encode(note("there")[1]))
    assert len(store.look()) == 1
    assert store.is_behind


def test_a_copy_with_nothing_new_is_moved_with_the_next_save(path: Path) -> None:
    store = store_at(path)
    save(store, "here")
    copy = path.with_name(COPIES[0])
    copy.write_bytes(path.read_bytes())
    store.look()
    assert store.is_behind
    store.save(Collection())
    assert not copy.exists()
    assert [notice.kind for notice in store.take_notices()] == [NoticeKind.MERGED]


def test_a_half_written_copy_waits_until_it_is_whole(path: Path) -> None:
    store = store_at(path)
    save(store, "here")
    copy = path.with_name(COPIES[0])
    text = encode(note("there")[1])
    copy.write_bytes(text[:50])
    store.look()
    store.save(Collection())
    assert copy.exists()
    copy.write_bytes(text)
    store.look()
    store.save(Collection())
    assert notes_in(path) == {"here", "there"}
    assert not copy.exists()


def test_a_copy_of_something_else_stays(path: Path) -> None:
    copy = path.with_name("annotations (1).json")
    copy.write_text('{"my": "data"}')
    save(store_at(path), "here")
    assert copy.read_text() == '{"my": "data"}'


def test_copies_of_a_linked_file_lie_beside_the_file_itself(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "synced" / "mine.json"
    real.parent.mkdir()
    path.symlink_to(real)
    save(store_at(path), "here")
    real.with_name("mine.sync-conflict-1.json").write_bytes(encode(note("there")[1]))
    save(store_at(path), "more")
    assert notes_in(real) == {"here", "there", "more"}
