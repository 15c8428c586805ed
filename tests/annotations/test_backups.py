"""Which earlier states of the file are kept."""

from __future__ import annotations

import errno
import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from reader.annotations.backups import DAYS, NEWEST, Backups
from tests.annotations.stores import Clock, notes_in, save, store_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


def _keep(backups: Backups, path: Path, clock: Clock, text: str) -> None:
    path.unlink(missing_ok=True)
    path.write_text(text)
    os.utime(path, (clock().timestamp(), clock().timestamp()))
    assert backups.keep()


def test_the_ten_newest_and_one_a_day_for_thirty_days(path: Path) -> None:
    clock = Clock()
    backups = Backups(path, clock)
    for day in range(40):
        for hour in range(4):
            _keep(backups, path, clock, f"{day} {hour}")
            clock.forward(hours=1)
        clock.forward(hours=20)
    texts = [backup.read_text() for backup in backups.all()]
    assert texts[:NEWEST] == [f"{39 - number // 4} {3 - number % 4}" for number in range(NEWEST)]
    daily = [f"{day} 3" for day in range(36, 9, -1)]
    assert texts[NEWEST:] == daily
    assert len({text.split()[0] for text in texts}) == DAYS


def test_many_saves_of_one_sitting_are_few_backups(path: Path) -> None:
    clock = Clock()
    store = store_at(path, clock)
    for number in range(60):
        save(store, str(number))
        clock.forward(seconds=30)
    assert len(Backups(path, clock).all()) == 3
    assert len(notes_in(path)) == 60


def test_the_state_before_a_session_is_kept(path: Path) -> None:
    clock = Clock()
    save(store_at(path, clock), "yesterday")
    store = store_at(path, clock)
    save(store, "today", "more")
    newest, *_ = Backups(path, clock).all()
    assert notes_in(newest) == {"yesterday"}


def test_the_state_before_something_is_joined_is_kept(path: Path) -> None:
    clock = Clock()
    one, two = store_at(path, clock), store_at(path, clock)
    save(one, "one")
    save(two, "two")
    save(one, "three")
    clock.forward(minutes=2)
    save(two, "four")
    save(one, "five")
    states = [notes_in(backup) for backup in Backups(path, clock).all()]
    assert {"one", "two", "three", "four"} in states


def test_a_backup_costs_no_copy(path: Path) -> None:
    clock = Clock()
    save(store_at(path, clock), "one")
    inode = path.stat().st_ino
    save(store_at(path, clock), "two")
    (backup,) = Backups(path, clock).all()
    assert backup.stat().st_ino == inode
    assert notes_in(backup) == {"one"}


def test_a_system_without_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    clock = Clock()
    save(store_at(path, clock), "one")
    save(store_at(path, clock), "two")
    (backup,) = Backups(path, clock).all()
    assert notes_in(backup) == {"one"}


def test_states_of_one_second_are_both_kept(path: Path) -> None:
    clock = Clock()
    backups = Backups(path, clock)
    _keep(backups, path, clock, "first")
    _keep(backups, path, clock, "second state")
    assert {backup.read_text() for backup in backups.all()} == {"first", "second state"}


def test_other_files_in_the_folder_are_left_alone(path: Path) -> None:
    clock = Clock()
    backups = Backups(path, clock)
    backups.folder.mkdir()
    (backups.folder / "annotations mine.json").write_text("x")
    (backups.folder / "notes 2020-01-01 00.00.00.json").write_text("x")
    for _ in range(15):
        _keep(backups, path, clock, str(clock()))
        clock.moment += timedelta(minutes=20)
    assert len(list(backups.folder.iterdir())) == NEWEST + 2
