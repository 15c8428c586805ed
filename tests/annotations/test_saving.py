"""Saving by itself: when it writes, what it says, and what it does when the disk refuses."""

from __future__ import annotations

import errno
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest

from reader.annotations.codec import encode
from reader.annotations.collection import Collection
from reader.annotations.notebook import Notebook
from reader.annotations.notices import NoticeKind
from reader.annotations.saving import Saver, SaveState, Status
from reader.annotations.schedule import Pace, Schedule
from reader.annotations.store import Store
from tests.annotations.stores import note, notes_in, notes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FAST = Pace(quiet=0.005, longest=0.02, retries=(0.01,), busy=0.005, patience=0.05, poll=0.01)
NEVER = Pace(quiet=1000, longest=1000, retries=(1000,), busy=1000, poll=1000)


class Listener:
    """Everything that a saver says, in order, and waiting for it."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self._condition = threading.Condition()

    def __call__(self, what: object) -> None:
        with self._condition:
            self.heard.append(what)
            self._condition.notify_all()

    def wait(self, is_it: Callable[[Any], bool]) -> Any:
        def found() -> list[Any]:
            return [each for each in self.heard if is_it(each)]

        with self._condition:
            assert self._condition.wait_for(lambda: bool(found()), 20), self.heard
            return found()[0]


class Setting:
    """A saver with listeners for everything."""

    def __init__(self, store: Store, pace: Pace) -> None:
        self.loaded, self.news, self.status, self.notices = (Listener() for _ in range(4))
        self.saver = Saver(
            store, on_loaded=self.loaded, on_news=self.news, on_status=self.status,
            on_notice=self.notices, pace=pace,
        )  # fmt: skip
        self.saver.start()

    def states(self) -> list[SaveState]:
        return [status.state for status in self.status.heard]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


@pytest.fixture
def settings() -> Iterator[Callable[..., Setting]]:
    made: list[Setting] = []

    def make(store: Path | Store, pace: Pace = FAST) -> Setting:
        store = store if isinstance(store, Store) else Store(store, settle=0, patience=0.02)
        made.append(Setting(store, pace))
        return made[-1]

    yield make
    for each in made:
        each.saver.close(0.1)


def test_a_change_is_saved_by_itself_and_said_only_then(path: Path, settings: Any) -> None:
    setting = settings(path)
    assert notes_of(setting.loaded.wait(lambda _: True)) == set()
    setting.saver.submit(note("one")[1])
    assert setting.saver.status.state is not SaveState.SAVED
    setting.status.wait(lambda status: status.state is SaveState.SAVED)
    assert notes_in(path) == {"one"}
    assert setting.states()[-2:] == [SaveState.SAVING, SaveState.SAVED]
    assert setting.saver.status == Status(SaveState.SAVED)


def test_what_is_in_the_file_is_handed_over_once(path: Path, settings: Any) -> None:
    path.write_bytes(encode(note("there")[1]))
    setting = settings(path)
    assert notes_of(setting.loaded.wait(lambda _: True)) == {"there"}
    setting.saver.submit(note("mine")[1])
    assert setting.saver.flush()
    assert len(setting.loaded.heard) == 1
    assert setting.news.heard == []


def test_flush_does_not_wait_for_the_pause(path: Path, settings: Any) -> None:
    setting = settings(path, NEVER)
    setting.saver.submit(note("one")[1])
    assert setting.saver.flush(20)
    assert notes_in(path) == {"one"}
    assert setting.saver.flush()


def test_closing_writes_what_is_left(path: Path, settings: Any) -> None:
    setting = settings(path, NEVER)
    setting.saver.submit(note("one")[1])
    assert setting.saver.close(20)
    assert notes_in(path) == {"one"}
    assert setting.saver.close()


def test_changes_made_before_the_file_could_be_read_are_joined(
    tmp_path: Path, settings: Any
) -> None:
    path = tmp_path / "stick" / "annotations.json"
    setting = settings(path)
    setting.saver.submit(note("mine")[1])
    setting.status.wait(lambda status: status.state is SaveState.REFUSED)
    path.parent.mkdir()
    path.write_bytes(encode(note("theirs")[1]))
    assert notes_of(setting.loaded.wait(lambda _: True)) == {"mine", "theirs"}
    setting.status.wait(lambda status: status.state is SaveState.SAVED)
    assert notes_in(path) == {"mine", "theirs"}


def test_a_full_disk_is_said_and_tried_again(
    path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, is_full = os.write, threading.Event()

    def write(handle: int, data: bytes) -> int:
        if is_full.is_set():
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, data)

    def writev(handle: int, pieces: list[bytes]) -> int:
        return write(handle, b"".join(pieces))

    monkeypatch.setattr(os, "writev", writev)
    setting = settings(path)
    setting.loaded.wait(lambda _: True)
    is_full.set()
    setting.saver.submit(note("one")[1])
    refused = setting.status.wait(lambda status: status.state is SaveState.REFUSED)
    assert refused.reason == "no space is left on the disk"
    assert not setting.saver.flush(5)
    copy = path.with_name("copy.json")
    done = Listener()
    setting.saver.submit(note("two")[1])
    is_full.clear()
    setting.saver.save_copy(copy, done)
    done.wait(lambda _: True)
    assert done.heard == [None]
    assert notes_in(copy) == {"one", "two"}
    setting.saver.retry()
    assert setting.saver.flush(20)
    assert notes_in(path) == {"one", "two"}


def test_a_copy_that_cannot_be_written_is_said(path: Path, settings: Any) -> None:
    setting, done = settings(path), Listener()
    path.with_name("file").write_text("x")
    setting.saver.save_copy(path.with_name("file") / "copy.json", done)
    assert isinstance(done.wait(lambda error: error is not None), OSError)


def test_a_newer_file_is_read_only_until_it_is_not(path: Path, settings: Any) -> None:
    text = encode(note("theirs")[1])
    path.write_bytes(text.replace(b'"version": 1', b'"version": 9'))
    setting = settings(path)
    status = setting.status.wait(lambda status: status.state is SaveState.READ_ONLY)
    assert "newer" in status.reason
    assert setting.notices.wait(lambda _: True).kind is NoticeKind.NEWER
    setting.saver.submit(note("mine")[1])
    assert not setting.saver.flush(5)
    path.write_bytes(text)
    setting.status.wait(lambda status: status.state is SaveState.SAVED)
    assert notes_in(path) == {"theirs", "mine"}


def test_what_another_program_wrote_arrives_as_news(path: Path, settings: Any) -> None:
    setting = settings(path)
    setting.loaded.wait(lambda _: True)
    other = Store(path)
    other.load()
    other.save(note("theirs")[1])
    assert setting.news.wait(lambda news: notes_of(news) == {"theirs"})
    setting.saver.submit(note("mine")[1])
    assert setting.saver.flush(20)
    assert notes_in(path) == {"theirs", "mine"}


def test_told_of_a_change_it_looks_at_once(path: Path, settings: Any) -> None:
    setting = settings(path, NEVER)
    setting.loaded.wait(lambda _: True)
    path.write_bytes(encode(note("theirs")[1]))
    setting.saver.check_outside()
    assert setting.news.wait(lambda news: notes_of(news) == {"theirs"})


def test_a_file_that_is_taken_away_is_written_again(path: Path, settings: Any) -> None:
    setting = settings(path)
    setting.saver.submit(note("one")[1])
    assert setting.saver.flush(20)
    count = len(setting.states())
    path.unlink()
    setting.status.wait(lambda _: setting.states()[count:].count(SaveState.SAVED) == 1)
    assert notes_in(path) == {"one"}


def test_moving_joins_what_is_there_and_keeps_the_old_file(path: Path, settings: Any) -> None:
    target = path.with_name("other.json")
    target.write_bytes(encode(note("there")[1]))
    setting, done = settings(path), Listener()
    setting.saver.submit(note("here")[1])
    assert setting.saver.flush(20)
    setting.saver.move(target, done)
    done.wait(lambda _: True)
    assert done.heard == [None]
    setting.news.wait(lambda news: notes_of(news) == {"there"})
    assert notes_in(target) == {"here", "there"}
    assert setting.saver.path == target
    setting.saver.submit(note("then")[1])
    assert setting.saver.flush(20)
    assert notes_in(target) == {"here", "there", "then"}
    assert notes_in(path) == {"here"}


def test_moving_to_something_else_is_refused(path: Path, settings: Any) -> None:
    target = path.with_name("shopping.json")
    target.write_text('{"milk": 2}')
    setting, done = settings(path), Listener()
    setting.saver.submit(note("here")[1])
    setting.saver.move(target, done)
    assert isinstance(done.wait(lambda error: error is not None), OSError)
    assert setting.saver.path == path
    assert setting.saver.flush(20)
    assert target.read_text() == '{"milk": 2}'


def test_typing_for_long_is_saved_meanwhile(path: Path, settings: Any) -> None:
    """Many threads of keys: every change arrives, and the last state is what is saved."""
    setting, notebook = settings(path), Notebook()
    id_, _ = note("", notebook)
    for number in range(200):
        notebook.change("Note", id_, note=f"letter {number}")
        setting.saver.submit(notebook.take_unsaved())
    assert setting.saver.flush(20)
    assert notes_in(path) == {"letter 199"}


@pytest.mark.expects_log("saving annotations")
def test_a_defect_does_not_end_the_thread(
    path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = settings(path)
    setting.loaded.wait(lambda _: True)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "save", lambda _store, _delta: 1 / 0)
        setting.saver.submit(note("one")[1])
        refused = setting.status.wait(lambda status: status.state is SaveState.REFUSED)
        assert "ZeroDivisionError" in refused.reason
    setting.status.wait(lambda status: status.state is SaveState.SAVED)
    assert notes_in(path) == {"one"}


def test_an_empty_change_is_none(path: Path, settings: Any) -> None:
    setting = settings(path)
    setting.loaded.wait(lambda _: True)
    setting.saver.submit(Collection())
    assert setting.saver.flush()
    assert not path.exists()


# when what is due


def test_a_change_waits_for_quiet_but_not_for_ever() -> None:
    schedule = Schedule(Pace(quiet=0.3, longest=0.8, poll=2))
    schedule.done(0.0)
    assert schedule.next_step() == 2.0
    schedule.changed(1.0)
    assert schedule.next_step() == pytest.approx(1.3)
    for moment in (1.2, 1.4, 1.6, 1.75):
        schedule.changed(moment)
    assert schedule.next_step() == pytest.approx(1.8)
    assert not schedule.is_save_due(1.7)
    assert schedule.is_save_due(1.8)
    schedule.begin()
    assert not schedule.has_change


def test_the_default_pace_keeps_the_promise_of_a_second() -> None:
    assert Pace().longest < 1.0


def test_tries_come_at_growing_intervals() -> None:
    schedule = Schedule(Pace(retries=(2, 5, 10)))
    moments: list[float] = []
    for _ in range(4):
        assert schedule.failed(100.0, is_busy=False)
        moments.append(schedule.next_step() - 100)
    assert moments == [2, 5, 10, 10]
    schedule.changed(101.0)
    assert schedule.next_step() == 110, "a change does not hurry a disk that refuses"
    schedule.done(110.0)
    schedule.begin()
    schedule.failed(200.0, is_busy=False)
    assert schedule.next_step() == 202


def test_somebody_else_at_the_file_is_nothing_to_tell_at_first() -> None:
    schedule = Schedule(Pace(busy=0.25, patience=10))
    assert not schedule.failed(0.0, is_busy=True)
    assert schedule.next_step() == 0.25
    assert not schedule.failed(5.0, is_busy=True)
    assert schedule.failed(10.0, is_busy=True)


def test_flushing_is_due_at_once() -> None:
    schedule = Schedule(Pace())
    schedule.done(0.0)
    schedule.failed(0.0, is_busy=False)
    schedule.is_urgent = True
    assert schedule.next_step() == float("-inf")
    assert schedule.is_save_due(0.0)
