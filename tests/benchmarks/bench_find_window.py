"""Finding in the furnished window: from a key to the picture with the match marked in it.

A document of 10,000 pairs is open. The words to find stand all over it, or in its last row only. A
time is that of one key: what it sets off on the worker, what comes back, what is painted.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

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


def measure(settings: Settings) -> Iterator[Figure]:
    """The first match of each kind of words, further ones, and opening the bar."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.tools.stage import stage, wait_until

    sys.setswitchinterval(0.001)  # as the program does
    with tempfile.TemporaryDirectory(prefix="duidu-bench-") as name, stage((1400, 900)) as on:
        on.wait_for_library()
        on.open(inputs.bilingual(PAIRS, Path(name)))
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


def _is_preparing(control: FindControl) -> bool:
    """Whether text is still being folded; the worker holds this lock meanwhile."""
    if control._folding.isActive():
        return True
    return control._hunt is not None and control._hunt._one_at_a_time.locked()


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
