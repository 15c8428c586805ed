"""The stand-in for background threads does what the real one does, only sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.ui.jobs import Job, Jobs


def test_results_are_there_when_run_returns(immediate_jobs: Jobs) -> None:
    got: list[object] = []
    immediate_jobs.run(lambda _: 6 * 7, got.append)
    assert got == [42]


def test_values_arrive_in_order_and_before_the_end(immediate_jobs: Jobs) -> None:
    def count(_: Job) -> Iterator[int]:
        yield from (1, 2, 3)

    got: list[object] = []
    immediate_jobs.run(count, lambda _: got.append("end"), on_value=got.append)
    assert got == [1, 2, 3, "end"]


def test_a_failure_is_delivered(immediate_jobs: Jobs) -> None:
    def fail(_: Job) -> None:
        raise ValueError("no")

    failures: list[Exception] = []
    immediate_jobs.run(fail, on_failure=failures.append)
    assert [str(error) for error in failures] == ["no"]


@pytest.mark.expects_log("background work failed")
def test_a_failure_that_nobody_takes_is_logged(
    immediate_jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    immediate_jobs.run(lambda _: 1 / 0)
    assert "background work failed" in caplog.text
