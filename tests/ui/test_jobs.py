"""Background work on real threads: what is waited for does not stand behind what is not."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from reader.ui.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

THREADS = 3


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    assert qapp is not None
    made = Jobs(threads=THREADS)
    yield made
    made.close()


def test_what_is_waited_for_finds_a_thread_while_others_are_long(qtbot: QtBot, jobs: Jobs) -> None:
    release = threading.Event()
    done: list[object] = []
    try:
        for number in range(THREADS):
            jobs.run(lambda _, n=number: release.wait(30) and n, done.append, patient=True)
        for _ in range(5):  # a thread that ended one of these would take the third that is long
            before = len(done)
            jobs.run(lambda _: "found", done.append)
            qtbot.waitUntil(lambda wanted=before + 1: len(done) == wanted, timeout=3_000)
        assert done == ["found"] * 5
    finally:
        release.set()
    qtbot.waitUntil(lambda: {*range(THREADS)} <= {*done}, timeout=5_000)


def test_one_thread_does_patient_work_too(qtbot: QtBot, qapp: object) -> None:
    assert qapp is not None
    jobs, done = Jobs(threads=1), list[object]()
    for number in range(3):
        jobs.run(lambda _, n=number: n, done.append, patient=True)
    qtbot.waitUntil(lambda: done == [0, 1, 2], timeout=5_000)
    jobs.close()


def test_patient_work_goes_on_after_a_failure(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[object] = []
    for _ in range(THREADS + 1):
        jobs.run(lambda _: 1 // 0, None, lambda error: done.append(str(error)), patient=True)
    jobs.run(lambda _: "after", done.append, patient=True)
    qtbot.waitUntil(lambda: "after" in done, timeout=5_000)
    assert len(done) == THREADS + 2
