"""The file under everything that happens to files: other programs, links, full disks."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
from typing import TYPE_CHECKING

import pytest

from reader.annotations.codec import decode, encode
from reader.annotations.collection import Collection
from reader.annotations.locks import BusyError, locked
from reader.annotations.model import Colour, DocumentRecord, Meaning
from reader.annotations.store import Store
from tests.annotations.stores import note, notes_in, notes_of, save, store_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


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
