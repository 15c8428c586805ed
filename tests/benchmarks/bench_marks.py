"""Marking in the furnished window: a text with 2,000 highlights beside the same text with none.

Frames are scrolled in turns with and without the marks, so that a noisy minute hits both.
"""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks import inputs
from tests.benchmarks.bench_view import FRAME, Painted
from tests.benchmarks.figures import Figure, percentile, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Settings
    from tests.tools.stage import Stage

TITLE = "Marks in the reading view"
SIZE = (1400, 900)
PAIRS = MARKS = 2000
STEP, STEPS = 40, 200
CHANGE: Final = 5.0
ON_DISK: Final = 1200.0
WHOLE: Final = 1000.0


def measure(settings: Settings) -> Iterator[Figure]:
    """Frames with and without marks, and what one more mark costs."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.tools.stage import stage, wait_until

    with tempfile.TemporaryDirectory(prefix="duidu-bench-") as name, stage(SIZE) as on:
        on.open(inputs.bilingual(PAIRS, Path(name)))
        desk = on.interior.studio.desk
        wait_until(lambda: desk.is_settled, "the annotations")
        start = time.perf_counter()
        mark_many(on)
        wait_until(lambda: len(desk.order()) == MARKS, "the marks")
        yield Figure(f"{MARKS:,} highlights at once, until they are placed",
                     (time.perf_counter() - start) * 1000, "ms")  # fmt: skip
        gc.freeze()
        yield from _frames(on, settings.runs)
        yield from _changes(on, settings.runs)
        yield from _everything(on)


def mark_many(on: Stage) -> None:
    """A highlight in every row: half two-sided, some underlined, every tenth over another."""
    from reader.annotations.model import Colour, MarkStyle
    from reader.bitext.model import Side
    from reader.ui.annotating.targets import Range, paragraph_ranges

    desk, bitext = on.interior.studio.desk, on.window.view.bitext
    colours, drafts = list(Colour), []
    rows = [row for row in range(len(bitext.rows)) if bitext.rows[row].en and bitext.rows[row].zh]
    for number in range(MARKS):
        row = rows[(number - number % 10 // 9) * len(rows) // MARKS]
        ranges = [
            Range(each.document, each.side, each.start + 4, each.end - 4 - number % 7)
            for side in (Side.EN, Side.ZH)[: 1 + number % 2]
            for each in paragraph_ranges(bitext, row, side)
        ]
        targets = desk.targets_of(ranges)
        drafts.append(
            desk.notebook.draft(
                targets[0].document,
                targets=targets,
                colour=colours[number % 5],
                style=MarkStyle.UNDERLINE if number % 3 == 0 else MarkStyle.HIGHLIGHT,
                note="a thought" if number % 4 == 0 else "",
            )
        )
    desk.notebook.add("Highlights", *drafts)


def _frames(on: Stage, rounds: int) -> Iterator[Figure]:
    painted, view, painter = Painted(on), on.window.view, on.interior.studio.painter
    frames: dict[str, list[float]] = {"none": [], "marks": []}
    medians: dict[str, list[float]] = {"none": [], "marks": []}
    for number in range(max(rounds, 3) * 2):
        way = ("none", "marks")[number % 2]
        view.set_marks(painter if way == "marks" else None)
        row = int(len(view.bitext.rows) * (0.1 + 0.08 * (number // 2)))
        view._page.forget()
        painted.time(lambda row=row: view.go_to_row(row))
        times = [painted.time(lambda: view.scroll_pixels(STEP)) for _ in range(STEPS)]
        frames[way].extend(times)
        medians[way].append(statistics.median(times))
    view.set_marks(painter)
    for way, words in (("none", "no highlight"), ("marks", f"{MARKS:,} highlights")):
        yield Figure(f"40 px with {words}: median", statistics.median(frames[way]), "ms")
        yield Figure(f"40 px with {words}: 99 of 100", percentile(frames[way], 0.99), "ms", FRAME)
    ratios = [one / other for one, other in zip(medians["marks"], medians["none"], strict=True)]
    yield Figure("with to without, medians of rounds", statistics.median(ratios), "×", 1.5,
                 detail=spread(ratios))  # fmt: skip


def _changes(on: Stage, rounds: int) -> Iterator[Figure]:
    from tests.tools.stage import settle, wait_until

    studio, view = on.interior.studio, on.window.view
    times: list[float] = []
    on_disk: list[float] = []
    for number in range(max(rounds, 3)):
        view.go_to_row(100 + 37 * number)
        view.set_current_row(101 + 37 * number)
        studio.desk.select("")
        studio.acting.choose(1)
        settle()
        start = time.perf_counter()
        on.interior.commands["mark-blue"].trigger()
        times.append((time.perf_counter() - start) * 1000)
        wait_until(lambda: on.interior.status.saved == "Saved", "the disk")
        on_disk.append((time.perf_counter() - start) * 1000)
    yield Figure("one more highlight, in the interface", statistics.median(times), "ms", CHANGE,
                 detail=spread(times))  # fmt: skip
    yield Figure("until it is on the disk", statistics.median(on_disk), "ms", ON_DISK,
                 detail=spread(on_disk, 0))  # fmt: skip


def _everything(on: Stage) -> Iterator[Figure]:
    """Everything selected, and marked together with what answers it."""
    commands, desk = on.interior.commands, on.interior.studio.desk
    before = len(desk.notebook.collection)
    commands["select-all"].trigger()
    start = time.perf_counter()
    commands["both-sides"].trigger()
    taken = (time.perf_counter() - start) * 1000
    if len(desk.notebook.collection) != before + 1:
        raise RuntimeError("the whole text was not marked")
    yield Figure("the whole text as one highlight of both sides", taken, "ms", WHOLE)
