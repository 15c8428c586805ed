"""Scrolling, jumping and changes of look in the furnished window, on a large and a small document.

A time is that of one action of the reader: the call, and everything that happens until the new
picture is painted. The large and the small document are scrolled in turns in one process, so that
a noisy minute hits both; the yardstick (`view_prototype.py`) scrolls the same files in between.
"""

from __future__ import annotations

import gc
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks import inputs
from tests.benchmarks.bench_filter import QUERIES, keystrokes, make_entries
from tests.benchmarks.figures import Figure, percentile, spread
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.ui.reading.place import Place
    from tests.benchmarks.figures import Settings
    from tests.tools.stage import Stage

TITLE = "The reading view, until the new picture is there"
SIZE = (1400, 900)
LARGE, SMALL = 10_000, 200
FRAME, CHANGE, KEYSTROKE = 12.0, 50.0, 16.0
STEP: Final = 40
STEPS: Final = 300
STAYS: Final = 2.0
"""Pixels that text may move at the top of the view and still count as the same place."""
FIRST_VARIANT = "--first-variant"
READING_A_MENU: Final = 0.5
"""Seconds that a person takes to find an entry of a menu that has just opened."""
FIRST_CHANGES: Final = {
    "key": ("by its key", CHANGE),
    "menu": ("from the menu", CHANGE),
    "rested": ("to local words, after some seconds of reading", CHANGE),
    "unawares": ("to local words, nothing loaded", None),
}


@dataclass(slots=True)
class Times:
    """Milliseconds of repeated changes of one kind, and how often the text stayed at the top."""

    values: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)

    def detail(self) -> str:
        """What a reader needs to judge the median."""
        if not self.moved:
            return spread(self.values, 0)
        worst = max(self.moved)
        stayed = "met" if worst <= STAYS else "NOT MET"
        return f"{spread(self.values, 0)}; same text at the top: {stayed} ({worst:.1f} px at most)"


class Painted:
    """Knows when the text of a window has been painted."""

    def __init__(self, on: Stage) -> None:
        from PySide6.QtCore import QEvent, QObject

        owner = self

        class Watch(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    owner.count += 1
                return super().eventFilter(watched, event)

        self.count = 0
        self._watch = Watch()
        on.window.view.viewport().installEventFilter(self._watch)

    def time(self, action: Callable[[], object]) -> float:
        """Milliseconds until the picture that an action asks for is there."""
        from PySide6.QtWidgets import QApplication

        before = self.count
        start = time.perf_counter()
        action()
        while self.count == before:
            QApplication.processEvents()
            if time.perf_counter() - start > 5:
                raise RuntimeError("nothing was painted")
        return (time.perf_counter() - start) * 1000


def measure(settings: Settings) -> Iterator[Figure]:
    """Frames, their ratio to the yardstick and to the small document, and the changes of look."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.tools.stage import stage

    with tempfile.TemporaryDirectory(prefix="duidu-bench-") as name:
        files = {pairs: inputs.bilingual(pairs, Path(name)) for pairs in (LARGE, SMALL)}
        with stage(SIZE) as large:
            large.wait_for_library()
            gc.freeze()  # as the program does when it is furnished
            large.open(files[LARGE])
            yield from _scrolling(large, files, max(settings.runs, 3))
            yield from _changes(large, max(settings.runs, 3))
            yield from _frames_with_readings(large)
            yield from _filtering(large)
        yield from _first_changes(files[SMALL], settings.runs)
        gc.unfreeze()


# frames


def _scrolling(large: Stage, files: dict[int, Path], rounds: int) -> Iterator[Figure]:
    from tests.tools.stage import stage

    frames: dict[int, list[float]] = {LARGE: [], SMALL: []}
    medians: dict[int, list[float]] = {LARGE: [], SMALL: []}
    yardstick: dict[int, list[tuple[float, float]]] = {LARGE: [], SMALL: []}
    with stage(SIZE) as small:
        small.open(files[SMALL])
        painted = {LARGE: Painted(large), SMALL: Painted(small)}
        for number in range(rounds):
            for pairs, on in ((LARGE, large), (SMALL, small)):
                share = (number + 0.5) / (rounds + 0.5) * 0.8
                taken = _scroll(on, painted[pairs], share)
                frames[pairs].extend(taken)
                medians[pairs].append(statistics.median(taken))
            for pairs, file in files.items():
                yardstick[pairs].append(_prototype_frames(file))
    for pairs in (LARGE, SMALL):
        median, slowest = statistics.median(frames[pairs]), percentile(frames[pairs], 0.99)
        theirs = statistics.median(one for one, _ in yardstick[pairs])
        theirs_slowest = statistics.median(one for _, one in yardstick[pairs])
        name = f"{pairs:,} pairs, 40 px frames"
        yield Figure(f"{name}: prototype, median", theirs, "ms", detail="its painting alone")
        yield Figure(f"{name}: median", median, "ms", FRAME,
                     detail=f"{median / theirs:.2f} × the prototype")  # fmt: skip
        yield Figure(f"{name}: prototype, 99 of 100", theirs_slowest, "ms")
        yield Figure(f"{name}: 99 of 100", slowest, "ms", FRAME,
                     detail=f"{slowest / theirs_slowest:.2f} × the prototype; "
                     f"slowest {max(frames[pairs]):.1f} in {len(frames[pairs])}")  # fmt: skip
    ratios = [one / other for one, other in zip(medians[LARGE], medians[SMALL], strict=True)]
    yield Figure("large to small document, medians of rounds", statistics.median(ratios), "×",
                 1.2, 0.8, detail=spread(ratios))  # fmt: skip


def _scroll(on: Stage, painted: Painted, share: float) -> list[float]:
    """The times of frames, from a share of the document on. Its rows were never laid out."""
    view = on.window.view
    view._page.forget()
    row = int(len(view.bitext.rows) * share)
    painted.time(lambda: view.go_to_row(row))
    return [painted.time(lambda: view.scroll_pixels(STEP)) for _ in range(STEPS)]


def _prototype_frames(file: Path) -> tuple[float, float]:
    """Median and 99th percentile of the yardstick's own 40 px frames, as it prints them."""
    command = [sys.executable, str(inputs.tool("view_prototype.py")), str(file)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found = re.search(r"^40 px: median ([\d.]+) ms, 99% ([\d.]+) ms", ended.stdout, re.M)
    if found is None:
        raise RuntimeError(f"the prototype printed no frames: {ended.stdout}{ended.stderr}")
    return float(found[1]), float(found[2])


# changes


def _changes(on: Stage, rounds: int) -> Iterator[Figure]:
    from reader.chinese.reading_kinds import ReadingKind
    from reader.chinese.variants import Variant
    from reader.settings import ThemeChoice
    from tests.tools.stage import wait_until

    painted, view, look = Painted(on), on.window.view, on.interior.appearance
    yield _figure("jump to the end", _jumps(on, painted, rounds))
    variants = (Variant.TAIWAN_WORDS, Variant.HONG_KONG, Variant.SIMPLIFIED, Variant.SOURCE)
    themes = (ThemeChoice.DARK, ThemeChoice.SEPIA, ThemeChoice.LIGHT)
    widths = (1100, 1250, SIZE[0])
    zooms = (1, 1, -1, -1)
    layouts = ("next-layout",) * 4 + ("one-side", "reveal", "one-side")
    layouts += ("swap-sides", "hide-translation", "swap-sides", "hide-translation")
    look.choose_variant(Variant.TAIWAN)  # whatever is loaded for the first time is loaded now
    look.choose_variant(Variant.SOURCE)
    readings = on.interior.tools.readings
    readings.choose(ReadingKind.ZHUYIN)
    wait_until(lambda: view.page.look.readings is ReadingKind.ZHUYIN, "the readings")
    painted.time(lambda: readings.choose(ReadingKind.PINYIN))
    painted.time(lambda: readings.choose(ReadingKind.OFF))
    kinds_of_reading = (ReadingKind.PINYIN, ReadingKind.ZHUYIN, ReadingKind.OFF)
    kinds: tuple[tuple[str, Sequence[Callable[[], object]]], ...] = (
        ("change of Chinese, later", [lambda v=v: look.choose_variant(v) for v in variants]),
        ("change of theme", [lambda t=t: look.choose_theme(t) for t in themes]),
        ("change of window width", [lambda w=w: on.window.resize(w, SIZE[1]) for w in widths]),
        ("change of text size", [lambda z=z: look.step_zoom(z) for z in zooms]),
        ("change of layout", [on.interior.commands[key].trigger for key in layouts]),
        ("change of readings", [lambda k=k: readings.choose(k) for k in kinds_of_reading]),
    )
    for name, actions in kinds:
        times = Times()
        for number in range(rounds):
            row = int(len(view.bitext.rows) * (number + 0.5) / rounds)
            painted.time(lambda row=row: view.go_to_row(row, -50.0))
            view.set_current_row(row + 1)
            place = view.place()
            for action in actions:
                times.values.append(painted.time(action))
                times.moved.append(abs(_height_of(on, place) - place.below))
        yield _figure(name, times)


def _frames_with_readings(on: Stage) -> Iterator[Figure]:
    """Scrolling through rows that were never laid out, each with its readings."""
    from reader.chinese.reading_kinds import ReadingKind

    painted, readings = Painted(on), on.interior.tools.readings
    for number, kind in enumerate((ReadingKind.PINYIN, ReadingKind.ZHUYIN)):
        readings.choose(kind)
        frames = _scroll(on, painted, 0.3 + 0.2 * number)
        yield Figure(f"40 px frames with {kind}: 99 of 100", percentile(frames, 0.99), "ms", FRAME,
                     detail=f"median {statistics.median(frames):.1f}")  # fmt: skip
    readings.choose(ReadingKind.OFF)


def _jumps(on: Stage, painted: Painted, rounds: int) -> Times:
    """From the start to the end, whose rows are laid out for the first time."""
    view, times = on.window.view, Times()
    for _ in range(rounds):
        painted.time(view.go_to_start)
        view._page.forget()
        times.values.append(painted.time(view.go_to_end))
        if view.progress() != 1.0:
            raise RuntimeError("the end is not in sight")
    return times


def _height_of(on: Stage, place: Place) -> float:
    """How far below the upper edge a source position stands now; far off where it is not seen."""
    view = on.window.view
    for number, top in view.visible_units():
        for placed in view.unit(number).boxes:
            box = placed.box
            if box.document == place.document and box.start <= place.position <= box.end:
                return top + placed.y + box.top_of(place.position)
    return 1e6


def _figure(name: str, times: Times) -> Figure:
    return Figure(name, statistics.median(times.values), "ms", CHANGE, detail=times.detail())


def _first_changes(file: Path, runs: int) -> Iterator[Figure]:
    """The first change of Chinese of a run, each in a process of its own."""
    for way, (words, target) in FIRST_CHANGES.items():
        command = [sys.executable, "-m", "tests.benchmarks.bench_view", FIRST_VARIANT, way]
        times = [
            float(subprocess.run([*command, str(file)], cwd=ROOT, capture_output=True, text=True,
                                 check=True).stdout.split()[-1])
            for _ in range(runs)
        ]  # fmt: skip
        yield Figure(f"first change of Chinese, {words}", statistics.median(times), "ms", target,
                     detail=spread(times, 0))  # fmt: skip


def first_variant(way: str, file: Path) -> float:
    """Milliseconds of the first change of Chinese in this process."""
    from reader.chinese import engine
    from reader.chinese.variants import Variant
    from tests.tools.stage import settle, stage, wait_until

    with stage(SIZE) as on:
        on.wait_for_library()
        on.open(file)
        interior, painted = on.interior, Painted(on)
        if way == "key":
            return painted.time(interior.commands["next-variant"].trigger)
        if way == "menu":
            interior.appearance.chinese_menu.aboutToShow.emit()
            chosen = time.monotonic() + READING_A_MENU
            wait_until(lambda: time.monotonic() > chosen, "a person to read the menu")
        if way == "rested":
            wait_until(lambda: "s2hkp" in engine._converters, "the converters")
            settle()
        return painted.time(lambda: interior.appearance.choose_variant(Variant.TAIWAN_WORDS))


# the filter


def _filtering(on: Stage) -> Iterator[Figure]:
    """Typing into the real filter above 10,000 entries, suggestions and painting included."""
    from PySide6.QtWidgets import QApplication

    from tests.tools.stage import settle, wait_until

    sidebar = on.interior.sidebar
    sidebar.set_entries(make_entries())
    on.interior.commands["filter"].trigger()
    wait_until(lambda: not sidebar._chips_timer.isActive(), "the chips")
    settle()
    times: dict[str, float] = {}
    first = 0.0
    for _ in range(2):
        for query in QUERIES:
            for text in keystrokes(query):
                start = time.perf_counter()
                sidebar.set_filter_text(text)
                QApplication.processEvents()
                took = (time.perf_counter() - start) * 1000
                first = first or took
                times[text] = min(took, times.get(text, took))
    slowest = max(times, key=lambda text: times[text])
    yield Figure("filter of 10,000, a keystroke: the first", first, "ms")
    yield Figure("filter of 10,000, a keystroke: median", statistics.median(times.values()), "ms",
                 KEYSTROKE)  # fmt: skip
    yield Figure("filter of 10,000, a keystroke: 99 of 100", percentile(times.values(), 0.99),
                 "ms", KEYSTROKE, detail=f"slowest {times[slowest]:.1f} at {slowest}")  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] != [FIRST_VARIANT]:
        sys.exit("run it by: python -m tests.benchmarks --only view")
    print(first_variant(sys.argv[2], Path(sys.argv[3])))
