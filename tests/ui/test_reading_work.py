"""What a worker does to open a document, without a window."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from reader.bitext.requests import EarlyStart, request_for
from reader.documents.errors import Cancelled
from reader.library.places import Places
from reader.ui.reading_work import read
from tests.ui.marking_driver import long_way

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.ui.jobs import Job, Jobs

LONG = "\n\n".join(f"Paragraph {n} of many.\n\n许多段落中的第{n}段。" for n in range(400))


def test_the_rest_of_a_text_is_patient_once_the_first_rows_are_there(
    tmp_path: Path, immediate_jobs: Jobs
) -> None:
    path = long_way(tmp_path, text=LONG)
    jobs = immediate_jobs
    states: list[bool] = []
    places, go_on = Places(tmp_path / "places.json"), threading.Event()
    go_on.set()

    def work(job: Job) -> Iterator[object]:
        early = EarlyStart(request_for(path, {}, {}))
        for each in read(job, early.request, early, None, places, go_on):
            states.append(job.patient)
            yield each

    jobs.run(work)
    assert states[0] is False
    assert len(states) > 1
    assert all(states[1:])


def test_an_early_start_asks_who_waits_for_it_whether_to_go_on(tmp_path: Path) -> None:
    early = EarlyStart(request_for(long_way(tmp_path, text=LONG), {}, {}))
    _, batches, rows = early.wait(lambda: True)
    assert rows
    with pytest.raises(Cancelled):
        next(batches)
