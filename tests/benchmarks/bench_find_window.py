"""Finding in the furnished window: from a key to the picture with the match marked in it.

A document of 10,000 pairs is open. The words to find stand all over it, or in its last row only. A
time is that of one key: what it sets off on the worker, what comes back, what is painted.

In a settled window, whose text is folded for finding; and in the first seconds, each time in a new
window, while the rest of the text is read or notes are placed, minutes counted and pairs looked at
again: Ctrl+F, and at once what is sought.
"""

from __future__ import annotations

import gc
import itertools
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks import inputs
from tests.benchmarks.bench_view import Painted
from tests.benchmarks.figures import Figure, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.ui.finding.control import FindControl
    from tests.benchmarks.figures import Settings
    from tests.tools.stage import Stage

TITLE = "Finding in the window, until the match is painted"
PAIRS = 10_000
FIRST, NEXT, FRAME = 100.0, 16.0, 50.0
EVERYWHERE, FAR, CHINESE = "the", "10000", "公司"
SOON: Final = 0.0, 0.2, 0.5, 1.0, 2.0
"""Seconds after a text is shown, or all of it is read, at which somebody begins to type."""


def measure(settings: Settings) -> Iterator[Figure]:
    """The first match of each kind of words, further ones, and opening the bar."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(0.001)  # as the program does
    with tempfile.TemporaryDirectory(prefix="duidu-bench-") as name:
        path = inputs.bilingual(PAIRS, Path(name))
        yield from _in_the_first_seconds(path)
        yield from _settled(path, settings)


def _settled(path: Path, settings: Settings) -> Iterator[Figure]:
    from tests.tools.stage import stage, wait_until

    with stage((1400, 900)) as on:
        on.wait_for_library()
        on.open(path)
        gc.freeze()
        control = on.interior.searching.finding  # made some seconds after the start
        opening = _time(on, on.interior.commands["find"].trigger, lambda: True)
        yield Figure("Ctrl+F, until the bar is there", opening, "ms", FRAME)
        wait_until(lambda: not _is_preparing(control), "the folded text")
        for words, what in (
            (EVERYWHERE, "everywhere"), (CHINESE, "Chinese"), (FAR, "in the last row only"),
        ):  # fmt: skip
            times = [_first(on, control, words) for _ in range(max(settings.runs, 3))]
            detail = f"“{words}”, {len(control.matches):,} in all; {spread(times, 0)}"
            median = statistics.median(times)
            yield Figure(f"first match, {what}", median, "ms", FIRST, detail=detail)
        _first(on, control, EVERYWHERE)
        steps = [_step(on, control) for _ in range(60)]
        yield Figure("from match to match", statistics.median(steps), "ms", NEXT,
                     detail=f"with the text moved; {spread(steps, 0)}")  # fmt: skip
        gc.unfreeze()


def _in_the_first_seconds(path: Path) -> Iterator[Figure]:
    for all_read, what in (
        (False, "while the rest is read"),
        (True, "when all has just been read"),
    ):
        firsts: dict[str, float] = {}
        bars: dict[str, float] = {}
        for seconds, words in itertools.product(SOON, (EVERYWHERE, CHINESE)):
            at = f"after {seconds} s, “{words}”"
            bars[at], firsts[at] = _soon(path, words, seconds, all_read=all_read)
        for name, times, most in (("first match", firsts, FIRST), ("Ctrl+F", bars, FRAME)):
            worst = max(times, key=lambda at: times[at])
            detail = f"{worst}; {spread(times.values(), 0)}"
            yield Figure(f"{name} {what}, the worst", times[worst], "ms", most, detail=detail)


def _soon(path: Path, words: str, seconds: float, *, all_read: bool) -> tuple[float, float]:
    """Milliseconds of Ctrl+F and of what is typed after it, so many seconds after the opening."""
    from PySide6.QtWidgets import QApplication

    from tests.tools.stage import stage, wait_until

    with stage((1400, 900)) as on:
        on.wait_for_library()
        session, shown = on.window.session, list[object]()
        session.opened.connect(lambda *_: shown.append(None))
        on.interior.opener.open_path(path)
        wait_until(lambda: bool(shown) and session.path == path, "the first rows")
        wait_until(lambda: session.done or not all_read, "all rows")
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            QApplication.processEvents()
            time.sleep(0.001)
        bar = _time(on, on.interior.commands["find"].trigger, lambda: True)
        control = on.interior.searching.finding
        field = control.bar.field
        first = _time(on, lambda: field.setText(words), lambda: control.current is not None)
        wait_until(lambda: not control.is_searching, "all matches")
        return bar, first


def _is_preparing(control: FindControl) -> bool:
    """Whether text is still being folded, or that is waiting for its turn."""
    if control._folding.isActive():
        return True
    job = control._hunt._job if control._hunt else None
    return job is not None and job.number in control._window.parts.jobs._unfinished


def _first(on: Stage, control: FindControl, words: str) -> float:
    from tests.tools.stage import wait_until

    control.bar.field.setText("")
    on.window.view.go_to_start()
    wait_until(lambda: not control.is_searching and not control.is_marking, "an empty bar")
    taken = _time(on, lambda: control.bar.field.setText(words), lambda: control.current is not None)
    wait_until(lambda: not control.is_searching, "all matches")
    return taken


def _step(on: Stage, control: FindControl) -> float:
    before = control.current
    for _ in range(20):  # to where the text has to move
        control.step(1)
    return _time(on, lambda: control.step(1), lambda: control.current is not before)


def _time(on: Stage, action: Callable[[], object], fact: Callable[[], bool]) -> float:
    """Milliseconds until a fact is true and a picture was painted after it."""
    from PySide6.QtWidgets import QApplication

    painted = Painted(on)
    QApplication.processEvents()
    start = time.perf_counter()
    action()
    while not fact():
        QApplication.processEvents()
        if time.perf_counter() - start > 10:
            raise RuntimeError("nothing was found")
    before = painted.count
    on.window.view.viewport().update()
    while painted.count == before:
        QApplication.processEvents()
    return (time.perf_counter() - start) * 1000
