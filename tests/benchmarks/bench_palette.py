"""The command palette over 10,000 documents: milliseconds until it is there, and a keystroke.

In the real window, with every command and setting; each time what was found is painted, too.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from tests.benchmarks.bench_filter import keystrokes, make_entries
from tests.benchmarks.figures import Figure, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.ui.palette.popup import Palette
    from tests.benchmarks.figures import Settings
    from tests.tools.stage import Stage

TITLE = "Command palette, 10,000 documents"
TARGET = 16.0
QUERIES = ("river bridge", "軟體 winter", "nexhe", "rbwint", "zoe bronte", "lantrn", "xqz", "的")


def _open(program: Stage) -> tuple[Palette, float]:
    """The palette, and the milliseconds until it is painted."""
    guides = program.interior.guides
    start = time.perf_counter()
    program.interior.commands["palette"].trigger()
    assert guides.palette is not None
    guides.palette.repaint()
    return guides.palette, (time.perf_counter() - start) * 1000


def _ready(palette: Palette) -> float:
    """Milliseconds until the titles are found, too."""
    from tests.tools.stage import wait_until

    start = time.perf_counter()
    wait_until(lambda: palette.is_complete, "the titles")
    return (time.perf_counter() - start) * 1000


def measure(settings: Settings) -> Iterator[Figure]:
    """Opening, then every keystroke; nothing that was found before is known any more."""
    from tests.tools.stage import application, settle, stage

    application()
    times: dict[str, float] = {}
    again: list[float] = []
    with stage((1280, 860)) as program:
        catalog = program.interior.feed.catalog
        catalog.load(make_entries())
        for run in range(max(2, settings.runs)):
            catalog.note_place(catalog.entries[run].path, 0.1, 1.0)  # so titles are made anew
            palette, opening = _open(program)
            ready = _ready(palette)
            if run:
                again.append(opening)
            else:
                yield Figure("opening, the first time", opening, "ms", 150.0)
                yield Figure("titles found, too, after", ready, "ms")
            for query in QUERIES:
                for text in keystrokes(query):
                    start = time.perf_counter()
                    palette.field.setText(text)
                    palette.repaint()
                    took = (time.perf_counter() - start) * 1000
                    times[text] = min(took, times.get(text, took))
            palette.dismiss()
            settle()
    yield Figure("opening", statistics.median(again), "ms", 50.0)
    slowest = max(times, key=lambda text: times[text])
    yield Figure("a keystroke, median", statistics.median(times.values()), "ms", TARGET)
    yield Figure("a keystroke, 99 of 100", percentile(times.values(), 0.99), "ms", TARGET)
    yield Figure("a keystroke, slowest", times[slowest], "ms", TARGET, detail=f"at “{slowest}”")
