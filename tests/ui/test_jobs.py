"""Background work on real threads: what is waited for does not stand behind what is not."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from reader.ui.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from reader.ui.jobs import Job

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


def busy(qtbot: QtBot, jobs: Jobs, done: list[object]) -> None:
    """Enough other work, one after the other, that a thread that does not rest has its turn."""
    for number in range(5):
        jobs.run(lambda _, n=number: n, done.append)
        qtbot.waitUntil(lambda wanted=number: wanted in done, timeout=5_000)


def test_patient_work_begins_after_what_somebody_waits_for(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[object] = []
    jobs.precedence.claim(60)
    jobs.run(lambda _: "patient", done.append, patient=True)
    busy(qtbot, jobs, done)
    assert "patient" not in done
    jobs.precedence.release()
    qtbot.waitUntil(lambda: "patient" in done, timeout=5_000)


def test_patient_work_rests_when_it_asks_and_then_goes_on(qtbot: QtBot, jobs: Jobs) -> None:
    began, go_on = threading.Event(), threading.Event()
    done: list[object] = []

    def work(job: Job) -> Iterator[object]:
        began.set()
        go_on.wait(30)
        done.append("before")
        yield None  # between two values is asked, too
        assert not job.cancelled()
        done.append("after")

    jobs.run(work, lambda _: done.append("ended"), patient=True)
    assert began.wait(30)
    jobs.precedence.claim(60)
    go_on.set()
    qtbot.waitUntil(lambda: "before" in done, timeout=5_000)
    busy(qtbot, jobs, done)
    assert "after" not in done
    jobs.precedence.release(after=0.01)
    qtbot.waitUntil(lambda: "ended" in done, timeout=5_000)
    assert done[-2:] == ["after", "ended"]


def test_patient_work_goes_on_though_nobody_says_that_the_answer_is_there(
    qtbot: QtBot, jobs: Jobs
) -> None:
    done: list[object] = []
    jobs.precedence.claim(0.1)
    jobs.run(lambda _: 1 // 0, None, lambda _: done.append("failed"))
    jobs.run(lambda _: "patient", done.append, patient=True)
    qtbot.waitUntil(lambda: "patient" in done, timeout=5_000)
    assert done[0] == "failed"


def test_a_longer_claim_holds_beside_a_shorter_one(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[object] = []
    jobs.precedence.claim(60)
    jobs.precedence.claim(0)
    jobs.run(lambda _: "patient", done.append, patient=True)
    busy(qtbot, jobs, done)
    assert "patient" not in done


def test_who_rests_hears_that_nobody_wants_the_work(qtbot: QtBot, jobs: Jobs) -> None:
    began, heard, go_on = threading.Event(), threading.Event(), threading.Event()

    def work(job: Job) -> None:
        began.set()
        go_on.wait(30)
        if job.cancelled():
            heard.set()

    job = jobs.run(work, patient=True)
    assert began.wait(30)
    jobs.precedence.claim(60)
    go_on.set()
    job.cancel()
    qtbot.waitUntil(heard.is_set, timeout=5_000)


def test_closing_ends_who_rests(qapp: object) -> None:
    assert qapp is not None
    before = set(threading.enumerate())
    jobs = Jobs(threads=THREADS)
    jobs.precedence.claim(60)
    for _ in range(THREADS):
        jobs.run(lambda _: None, patient=True)
    assert set(threading.enumerate()) - before
    jobs.close()
    assert not set(threading.enumerate()) - before


def test_the_interface_never_rests(jobs: Jobs) -> None:
    jobs.precedence.claim(60)
    job = jobs.run(lambda _: None, patient=True)
    assert not job.cancelled()  # asked here, by the interface's own thread: it comes back


def test_what_somebody_waits_for_becomes_patient(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[object] = []

    def work(job: Job) -> Iterator[str]:
        yield "at once"
        job.patient = True
        yield "afterwards"

    jobs.precedence.claim(60)
    jobs.run(work, on_value=done.append)
    busy(qtbot, jobs, done)
    assert "at once" in done
    assert not job_is_over(jobs)
    jobs.precedence.release()
    qtbot.waitUntil(lambda: "afterwards" in done and job_is_over(jobs), timeout=5_000)


def job_is_over(jobs: Jobs) -> bool:
    return not jobs._unfinished
