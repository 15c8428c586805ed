"""What the tests of widgets share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication

from reader.ui.jobs import Jobs
from tests.ui.marking_driver import begin, long_way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.ui.jobs import Job
    from tests.ui.marking_driver import Marking


class ImmediateJobs(Jobs):
    """Background work done at once, on the calling thread: a test needs not wait for it.

    By the time `run` returns, the function has ended and its results have been delivered.
    """

    def run(self, function: Callable[[Job], Any], *args: Any, **kwargs: Any) -> Job:
        """Run `function(job)` here and now, and deliver what it gave."""
        job = super().run(function, *args, **kwargs)
        for queue in (self._wanted, self._patient):
            while queue:
                queue.popleft()()
        QCoreApplication.sendPostedEvents(self)
        return job

    def _start_thread_if_useful(self) -> None:
        """No thread: `run` does the work."""


@pytest.fixture
def immediate_jobs(qapp: object) -> Iterator[Jobs]:
    """A `Jobs` that runs everything at once."""
    assert qapp is not None
    jobs = ImmediateJobs()
    yield jobs
    jobs.close()


@pytest.fixture
def marking(qtbot: QtBot, tmp_path: Path) -> Marking:
    """A program in which the document that the tests mark is open, and everything in it found."""
    made = begin(qtbot)
    made.open(long_way(tmp_path))
    return made
