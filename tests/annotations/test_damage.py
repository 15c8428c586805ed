"""The file when something destroyed it, and when it must not be written over."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from reader.annotations.backups import Backups
from reader.annotations.collection import Collection
from reader.annotations.locks import BusyError
from reader.annotations.notices import NoticeKind
from reader.annotations.store import ReadOnlyError, Store
from tests.annotations.stores import Clock, note, notes_in, notes_of, save, store_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


def _damaged(path: Path) -> list[Path]:
    return sorted(path.parent.glob("annotations.damaged-*.json"))


@pytest.mark.parametrize("garbage", [b"", b"\0" * 5000, b"\xfe\x00garbage", b"{" * 3000])
def test_garbage_is_set_aside_and_the_newest_backup_taken(path: Path, garbage: bytes) -> None:
    clock = Clock()
    store = store_at(path, clock)
    save(store, "one")
    for text in ("two", "three"):
        clock.forward(minutes=11)
        save(store, text)
    path.write_bytes(garbage)
    again = Store(path, settle=0, now=clock)
    assert notes_of(again.load()) == {"one", "two", "three"}, "the backup and the journal"
    (notice,) = again.take_notices()
    assert notice.kind is NoticeKind.DAMAGED
    (aside,) = _damaged(path)
    assert notice.paths[0] == aside
    assert aside.read_bytes() == garbage
    assert aside.name in notice.sentence
    again.save(Collection())
    assert notes_in(path) == {"one", "two", "three"}


def test_what_is_whole_in_a_truncated_file_is_joined_with_the_backup(path: Path) -> None:
    clock = Clock()
    store = store_at(path, clock)
    save(store, "old")
    clock.forward(minutes=11)
    save(store, *(f"new {number}" for number in range(6)))
    text = path.read_bytes()
    path.write_bytes(text[: text.rindex(b'"selectors"') if b'"selectors"' in text else -150])
    again = Store(path, settle=0, now=clock)
    loaded = notes_of(again.load())
    assert loaded == {"old", *(f"new {number}" for number in range(6))}


@pytest.mark.parametrize("running", [False, True])
@pytest.mark.parametrize("sign", [b'"colour"', b'"tags"', b'"clock"', b'"check"'])
def test_the_beginning_of_what_is_known_is_not_kept_as_broken(
    path: Path, sign: bytes, running: bool
) -> None:
    store = store_at(path)
    save(store, "one", "two", "三")
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(sign) + 4])
    again = store if running else store_at(path)
    again.look()
    again.save(Collection())
    assert notes_in(path) == {"one", "two", "三"}
    assert "broken" not in json.loads(path.read_bytes())
    assert [notice.kind for notice in again.take_notices()] == [NoticeKind.DAMAGED]


def test_a_piece_that_was_edited_by_hand_is_kept_though_the_rest_is_known(path: Path) -> None:
    save(store_at(path), "one")
    text = path.read_text()
    text = text.replace('"note": "one"', '"note": "one, and more"')
    path.write_text(text[: text.index('"tags"')])
    again = store_at(path)
    again.save(Collection())
    assert notes_in(path) == {"one"}
    (kept,) = json.loads(path.read_bytes())["broken"]
    assert "one, and more" in kept


@pytest.mark.parametrize("which", range(3))
def test_a_slip_of_the_hand_costs_one_annotation_which_is_kept_as_text(
    path: Path, which: int
) -> None:
    store = store_at(path)
    save(store, "x", "x", "x")
    pieces = path.read_text().split('"note": "x",')
    rest = '"note": "y",'.join(pieces[which + 1 :])
    path.write_text('"note": "x",'.join(pieces[: which + 1]) + '"note": "two' + rest)
    (path.parent / "backups").rename(path.parent / "elsewhere")
    again = store_at(path)
    assert len(again.known) == 2
    again.save(Collection())
    raw = json.loads(path.read_bytes())
    assert '"note": "two' in raw["broken"][0]
    raw["broken"][0] = raw["broken"][0].replace('"note": "two', '"note": "two",')
    path.write_text(json.dumps(raw))
    assert notes_of(again.look()) == {"two"}


def test_damage_while_the_program_runs_loses_nothing(path: Path) -> None:
    store = store_at(path)
    save(store, "one", "two")
    path.write_bytes(path.read_bytes()[:100])
    save(store, "three")
    assert notes_in(path) == {"one", "two", "three"}
    assert len(_damaged(path)) == 1


def test_a_half_written_file_is_given_time(path: Path) -> None:
    clock = Clock()
    store = Store(path, settle=2, patience=0.2, now=clock)
    store.load()
    save(store, "one")
    path.write_bytes(path.read_bytes()[:100])
    os.utime(path, (clock().timestamp(), clock().timestamp() - 1))
    with pytest.raises(BusyError):
        store.look()
    assert not _damaged(path)
    clock.forward(seconds=2)
    store.look()
    assert len(_damaged(path)) == 1


def test_corrupted_letters_do_not_replace_what_is_known(path: Path) -> None:
    store = store_at(path)
    save(store, "a sentence worth keeping")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"worth", b"w\xff\xfe\xfdh"))
    store.look()
    store.save(Collection())
    (found,) = notes_in(path)
    assert "a sentence worth keeping" in found


def test_a_broken_annotation_is_told(path: Path) -> None:
    save(store_at(path), "one", "two")
    raw = json.loads(path.read_bytes())
    del raw["annotations"][0]["id"]
    path.write_text(json.dumps(raw))
    store = store_at(path)
    (notice,) = store.take_notices()
    assert notice.kind is NoticeKind.BROKEN
    save(store, "three")
    assert len(json.loads(path.read_bytes())["broken"]) == 1
    assert not store_at(path).known.broken.keys() - store.known.broken.keys()


def test_what_cannot_be_read_is_told_once_until_more_is(path: Path) -> None:
    save(store_at(path), "one", "two", "three")

    def spoil(number: int) -> None:
        raw = json.loads(path.read_bytes())
        del raw["annotations"][number]["id"]
        path.write_text(json.dumps(raw))

    spoil(0)
    store = store_at(path)
    assert [notice.kind for notice in store.take_notices()] == [NoticeKind.BROKEN]
    assert store.is_behind, "what could not be read is put under `broken`, without a change"
    store.save(Collection())
    raw = json.loads(path.read_bytes())
    assert (len(raw["annotations"]), len(raw["broken"])) == (2, 1)
    for _ in range(2):
        again = store_at(path)
        assert not again.take_notices()
        assert not again.is_behind
        assert len(again.known.broken) == 1, "it can still be found"
    spoil(1)
    store = store_at(path)
    (notice,) = store.take_notices()
    assert notice.sentence.startswith("One annotation")
    store.save(Collection())
    assert not store_at(path).take_notices()
    assert len(store_at(path).known.broken) == 2


def test_what_cannot_be_read_is_told_once_while_the_program_runs(path: Path) -> None:
    store = store_at(path)
    save(store, "one", "two")
    raw = json.loads(path.read_bytes())
    raw["annotations"][0]["targets"] = 5
    del raw["annotations"][0]["id"]
    path.write_text(json.dumps(raw))
    store.look()
    assert [notice.kind for notice in store.take_notices()] == [NoticeKind.BROKEN]
    save(store, "three")
    store.look()
    assert not store.take_notices()
    assert not store_at(path).take_notices()
    assert notes_in(path) >= {"one", "two", "three"}


def test_a_file_that_is_gone_comes_back_from_the_backup(path: Path) -> None:
    clock = Clock()
    store = store_at(path, clock)
    save(store, "one", "two")
    path.unlink()
    again = store_at(path, clock)
    assert notes_of(again.known) == {"one", "two"}
    assert [notice.kind for notice in again.take_notices()] == [NoticeKind.GONE]


@pytest.mark.parametrize("garbage", [None, b"", b"garbage"])
def test_what_another_program_saved_is_not_lost_with_the_file(
    path: Path, garbage: bytes | None
) -> None:
    one, two = store_at(path), store_at(path)
    save(one, "one")
    save(two, "two")
    path.unlink()
    if garbage is not None:
        path.write_bytes(garbage)
    save(one, "three")
    assert notes_in(path) == {"one", "two", "three"}


def test_a_damaged_backup_is_passed_over(path: Path) -> None:
    clock = Clock()
    store = store_at(path, clock)
    for text in ("one", "two", "three"):
        save(store, text)
        clock.forward(minutes=11)
    newest, _ = Backups(path, clock).all()
    newest.write_bytes(b"{")
    path.write_bytes(b"{")
    assert notes_of(store_at(path, clock).known) == {"one", "three"}


def test_the_journal_alone_does_not_bring_back_what_a_person_took_out(path: Path) -> None:
    save(store_at(path), "one", "two")
    raw = json.loads(path.read_bytes())
    del raw["annotations"][0]
    path.write_text(json.dumps(raw))
    assert len(store_at(path).known) == 1


def test_a_line_of_the_journal_that_broke_off_costs_only_itself(path: Path) -> None:
    store = store_at(path)
    save(store, "one", "two")
    (journal,) = (path.parent / "backups").glob("*.jsonl")
    with journal.open("ab") as file:
        file.write(b'{"format": "duidu-anno')
    save(store, "three")
    path.write_bytes(b"")
    assert notes_of(store_at(path).known) == {"one", "two", "three"}


# what is not written over


def test_a_newer_file_is_shown_and_left_alone(path: Path) -> None:
    save(store_at(path), "one")
    path.write_text(path.read_text().replace('"version": 1', '"version": 2'))
    before = path.read_bytes()
    store = store_at(path)
    assert notes_of(store.known) == {"one"}
    assert "newer" in store.read_only
    assert [notice.kind for notice in store.take_notices()] == [NoticeKind.NEWER]
    with pytest.raises(ReadOnlyError):
        save(store, "two")
    assert path.read_bytes() == before
    path.write_bytes(before.replace(b'"version": 2', b'"version": 1'))
    store.save(Collection())
    assert notes_in(path) == {"one", "two"}


@pytest.mark.parametrize("text", ['{"my": "data"}', "[1, 2]", "milk\nbread\n"])
def test_something_else_is_not_touched(tmp_path: Path, text: str) -> None:
    path = tmp_path / "shopping.json"
    path.write_text(text)
    store = store_at(path)
    assert store.read_only
    assert [notice.kind for notice in store.take_notices()] == [NoticeKind.FOREIGN]
    with pytest.raises(ReadOnlyError):
        save(store, "one")
    assert path.read_text() == text
    copy = tmp_path / "copy.json"
    store.save_copy(copy, Collection())
    assert notes_in(copy) == {"one"}


def test_other_json_in_the_place_of_our_file_is_damage(path: Path) -> None:
    save(store_at(path), "one")
    text = path.read_text().replace("duidu-annotations", "d<html>no</html>s")
    path.write_text(text)
    store = store_at(path)
    assert not store.read_only
    assert notes_of(store.known) == {"one"}
    assert [aside.read_text() for aside in _damaged(path)] == [text]


def test_something_else_is_not_touched_later_either(tmp_path: Path) -> None:
    path = tmp_path / "shopping.json"
    path.write_text("milk")
    store = store_at(path)
    store.remember(note("one")[1])
    path.write_text("milk, bread")
    store.look()
    assert path.read_text() == "milk, bread"
    assert len(store.take_notices()) == 1
