"""The command palette over 10,000 documents: milliseconds a keystroke, found and shown."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from reader.chinese.variants import Region
from reader.ui.palette.items import Item, Kind
from reader.ui.palette.searching import Searcher, Titles
from tests.benchmarks.bench_filter import keystrokes, make_entries
from tests.benchmarks.figures import Figure, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.entries import Entry
    from tests.benchmarks.figures import Settings

TITLE = "Command palette, 10,000 documents"
TARGET = 16.0
QUERIES = ("river bridge", "軟體 winter", "nexhe", "rbwint", "zoe bronte", "lantrn", "xqz", "的")


def _line(entry: Entry) -> Item:
    return Item(Kind.DOCUMENT, f"document:{entry.path}", entry.title, entry.author)


def measure(settings: Settings) -> Iterator[Figure]:
    """Opening, then every keystroke; the list is shown, too."""
    from reader.ui.commands import COMMANDS
    from reader.ui.fonts import FontChoice
    from reader.ui.palette.popup import Palette
    from tests.tools.stage import application, stage

    application()
    entries = make_entries()
    commands = [
        Item(Kind.COMMAND, f"command:{c.id}", c.text, keys=c.keys, also=(c.help,)) for c in COMMANDS
    ]
    start = time.perf_counter()
    searcher = Searcher(commands, Titles(entries, _line), ())
    yield Figure("opening", (time.perf_counter() - start) * 1000, "ms", 50.0)
    times: dict[str, float] = {}
    with stage((1280, 860)) as program:
        palette = Palette(program.window.theme, FontChoice().sans(Region.SC).latin, program.window)
        palette.offer(searcher)
        for _ in range(max(1, settings.runs // 2)):
            for query in QUERIES:
                for text in keystrokes(query):
                    start = time.perf_counter()
                    palette.field.setText(text)
                    palette.repaint()
                    took = (time.perf_counter() - start) * 1000
                    times[text] = min(took, times.get(text, took))
    slowest = max(times, key=lambda text: times[text])
    yield Figure("a keystroke, median", statistics.median(times.values()), "ms", TARGET)
    yield Figure("a keystroke, 99 of 100", percentile(times.values(), 0.99), "ms", TARGET)
    yield Figure("a keystroke, slowest", times[slowest], "ms", TARGET, detail=f"at “{slowest}”")
