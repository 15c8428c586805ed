"""The file under everything that happens to files: other programs, damage, full disks."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.annotations.backups import Backups
from reader.annotations.codec import decode, encode
from reader.annotations.collection import Collection
from reader.annotations.locks import BusyError, locked
from reader.annotations.model import Colour, DocumentRecord, Meaning
from reader.annotations.notebook import Notebook
from reader.annotations.notices import NoticeKind
from reader.annotations.store import ReadOnlyError, Store

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **parts: float) -> None:
        self.moment += timedelta(**parts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


def store_at(path: Path, clock: Clock | None = None) -> Store:
    store = Store(path, settle=0, patience=0.2, now=clock or Clock())
    store.load()
    return store


def note(text: str, notebook: Notebook | None = None) -> tuple[str, Collection]:
    """A new note's id, and the change that makes it."""
    notebook = notebook or Notebook()
    draft = notebook.draft("d1", note=text)
    notebook.add("Note", draft)
    return draft.id, notebook.take_unsaved()


def notes_in(path: Path) -> set[str]:
    return notes_of(decode(path.read_bytes()).collection)


def notes_of(collection: Collection) -> set[str]:
    found = (collection.find(id_) for id_ in collection.ids())
    return {annotation.note for annotation in found if annotation}


def save(store: Store, *texts: str) -> None:
    for text in texts:
        store.save(note(text)[1])


def test_what_is_saved_is_loaded(path: Path) -> None:
    save(store_at(path), "one", "two")
    assert notes_of(Store(path).load()) == {"one", "two"}


def test_nothing_is_written_where_nothing_is_new(path: Path) -> None:
    store = store_at(path)
    store.save(Collection())
    assert not path.exists()
    save(store, "one")
    before = path.stat()
    store.save(store.known.copy())
    assert path.stat().st_ino == before.st_ino


def test_the_change_is_in_a_new_file_that_replaced_the_old(path: Path) -> None:
    store = store_at(path)
    save(store, "one")
    with path.open("rb") as old:
        save(store, "two")
        assert notes_of(decode(old.read()).collection) == {"one"}
    assert notes_in(path) == {"one", "two"}
    assert not list(path.parent.glob("*.part"))


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "synced" / "mine.json"
    real.parent.mkdir()
    path.symlink_to(real)
    save(store_at(path), "one")
    save(store_at(path), "two")
    assert path.is_symlink()
    assert notes_in(real) == {"one", "two"}
    assert (real.parent / "backups").is_dir()


def test_rights_of_the_file_stay(path: Path) -> None:
    save(store_at(path), "one")
    path.chmod(0o640)
    save(store_at(path), "two")
    assert path.stat().st_mode & 0o777 == 0o640


# other programs


def test_two_stores_take_turns(path: Path) -> None:
    one, two = store_at(path), store_at(path)
    save(one, "a")
    news = two.save(note("b")[1])
    assert notes_of(news) == {"a"}
    assert notes_of(one.look()) == {"b"}
    assert not one.is_behind
    assert notes_in(path) == {"a", "b"}


def _write_many(path: Path, name: str) -> None:
    store = Store(path)
    store.load()
    for number in range(15):
        save(store, f"{name}{number}")


def test_two_processes_at_once_lose_nothing(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(path, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    assert notes_in(path) == {f"{name}{number}" for name in "ab" for number in range(15)}


def test_a_file_that_fell_back_is_brought_up_again(path: Path) -> None:
    store = store_at(path)
    save(store, "one")
    old = path.read_bytes()
    save(store, "two")
    path.write_bytes(old)
    assert not store.look()
    assert store.is_behind
    store.save(Collection())
    assert notes_in(path) == {"one", "two"}


def test_a_file_that_was_taken_away_is_written_again(path: Path) -> None:
    store = store_at(path)
    save(store, "one")
    path.unlink()
    store.look()
    assert store.is_behind
    store.save(Collection())
    assert notes_in(path) == {"one"}


def test_an_edit_of_the_same_size_is_seen(path: Path) -> None:
    store = store_at(path)
    save(store, "one")
    status = path.stat()
    with path.open("r+b") as file:
        file.seek(path.read_bytes().index(b'"one"'))
        file.write(b'"two"')
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert notes_of(store.look()) == {"two"}
    assert not store.is_behind


def test_titles_and_meanings_edited_by_hand_are_respected(path: Path) -> None:
    store, moment = store_at(path), "2026-01-01T00:00:00.000Z"
    delta = Collection()
    delta.documents["d1"] = DocumentRecord("d1", "Zebra", moment)
    delta.meanings[Colour.BLUE] = Meaning("words", moment)
    store.save(delta)
    path.write_text(path.read_text().replace("Zebra", "Ant").replace("words", "terms"))
    news = store.look()
    assert news.documents["d1"].title == "Ant"
    assert news.meanings[Colour.BLUE].text == "terms"
    save(store, "one")
    assert decode(path.read_bytes()).collection.documents["d1"].title == "Ant"


def test_unknown_keys_changed_outside_stay_changed(path: Path) -> None:
    store = store_at(path)
    save(store, "one")
    for value in ("z", "a"):
        raw = json.loads(path.read_bytes())
        raw["later"] = value
        path.write_text(json.dumps(raw))
        save(store, f"then {value}")
        assert json.loads(path.read_bytes())["later"] == value


def test_a_change_between_the_look_and_the_replacing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is looked at once more when everything else is done."""
    store, other = store_at(path), store_at(path)
    save(store, "one")
    id_, theirs = note("theirs")
    other.look()
    changed = other.known.copy()
    changed.join(theirs)
    sync, calls = os.fsync, iter([True])

    def fsync(handle: int) -> None:
        sync(handle)
        if next(calls, False):
            path.write_bytes(encode(changed))

    monkeypatch.setattr(os, "fsync", fsync)
    assert id_ in store.save(note("mine")[1]).ids()
    assert notes_in(path) == {"one", "theirs", "mine"}


def test_a_lock_held_too_long_is_said_and_nothing_is_lost(path: Path) -> None:
    store = store_at(path)
    with locked(path.with_name(f".{path.name}.lock"), 0), pytest.raises(BusyError):
        save(store, "one")
    assert store.is_behind
    store.save(Collection())
    assert notes_in(path) == {"one"}


def test_a_system_without_locks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def flock(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", flock)
    save(store_at(path), "one")
    assert notes_in(path) == {"one"}


def test_what_a_killed_writer_left_is_removed(path: Path) -> None:
    left = path.with_name(f".{path.name}.abc.part")
    left.write_bytes(b"half")
    save(store_at(path), "one")
    assert not left.exists()


# damage


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


# disks


def test_a_full_disk_leaves_the_old_file_and_the_new_notes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_at(path)
    save(store, "one")
    real = os.writev

    def writev(handle: int, pieces: list[bytes]) -> int:
        os.write(handle, b"".join(pieces)[:20])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "writev", writev)
    with pytest.raises(OSError, match="No space left"):
        save(store, "two")
    assert notes_in(path) == {"one"}
    assert not list(path.parent.glob(".*.part"))
    monkeypatch.setattr(os, "writev", real)
    store.save(Collection())
    assert notes_in(path) == {"one", "two"}


def test_a_disk_that_takes_little_at_a_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def writev(handle: int, pieces: list[bytes]) -> int:
        return os.write(handle, b"".join(pieces)[:7])

    monkeypatch.setattr(os, "writev", writev)
    save(store_at(path), "one", "two")
    assert notes_in(path) == {"one", "two"}


def test_a_folder_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "stick" / "annotations.json"
    path.parent.mkdir()
    store = store_at(path)
    save(store, "one")
    moved = path.parent.rename(tmp_path / "away")
    with pytest.raises(OSError, match=r"folder|No such"):
        save(store, "two")
    assert not path.parent.exists()
    moved.rename(path.parent)
    store.save(Collection())
    assert notes_in(path) == {"one", "two"}


def test_a_folder_that_is_not_there_at_first_keeps_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "stick" / "annotations.json"
    store = Store(path)
    with pytest.raises(OSError, match="No such"):
        store.load()
    with pytest.raises(OSError, match="folder"):
        save(store, "mine")
    path.parent.mkdir()
    save(store_at(path), "theirs")
    store.save(Collection())
    assert notes_in(path) == {"mine", "theirs"}


def test_the_programs_own_folder_is_made(duidu_home: Path) -> None:
    path = duidu_home / "data" / "annotations.json"
    save(store_at(path), "one")
    assert notes_in(path) == {"one"}


def test_a_path_under_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file" / "annotations.json")
    with pytest.raises(OSError, match="ot a directory"):
        store.load()
    with pytest.raises(OSError, match="folder"):
        save(store, "one")
    assert notes_of(store.known) == {"one"}


def test_a_folder_in_the_files_place(path: Path) -> None:
    path.mkdir()
    with pytest.raises(IsADirectoryError):
        Store(path).load()
