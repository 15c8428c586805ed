"""Searching 10,000 documents of 10 kB: building the index, asking it, the first page of results.

The documents are parts of one bilingual text in a new order each time, so words are as frequent as
they are in real text; some numbers make rare words. Building is measured with a thread beside it
that wakes every few milliseconds, as an interface does: how late it wakes is what scrolling feels.
"""

from __future__ import annotations

import gc
import random
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.entries import Entry
from reader.library.facts import with_derived
from reader.library.search.asking import LibrarySearch
from reader.library.search.building import bring_up_to_date
from reader.library.search.store import SearchStore
from tests.benchmarks import inputs
from tests.benchmarks.figures import Figure, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Settings

TITLE = "Searching 10,000 documents"
COUNT, SIZE = 10_000, 10_000
LEAST_SPEED, QUERY_TARGET = 5.0, 50.0
PAGE = 10
_AWAKE = 0.004
_SLOWEST = 5
QUERIES = (
    "公司", "軟體", "的", "人工智能", "the", "th", '"of the"', "people company", "model 公司",
    "编号777", "number 5000", "人工智能 tag:odd", "model -company", "nowhere", "了", "a", "and",
    '"in the"', "year", "資訊", "economic growth", "研究 development", "company tag:even",
    "数据 tag:even", "的 tag:odd", "title:777 the", "world -is",
)  # fmt: skip
"""One answer in each of ten files takes longest; so did what is everywhere, or in no passage."""


def make_library(folder: Path) -> list[Entry]:
    """Files of about 10 kB, and their entries as a scan would make them."""
    pairs = inputs.bilingual(2_000, folder).read_text(encoding="utf-8").split("\n\n")
    chance = random.Random(20260)
    entries: list[Entry] = []
    for number in range(COUNT):
        start = chance.randrange(len(pairs) - 200) & ~1
        parts, size = [f"# Document {number} 文档\n\nNumber {number}. 编号{number}。"], 0
        while size < SIZE - 400:
            parts.append(pairs[start])
            size += len(pairs[start].encode()) + 2
            start += 1
        path = folder / f"{number % 100:02}" / f"{number:05}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join(parts), encoding="utf-8")
        status = path.stat()
        entry = Entry(
            path, folder, f"Document {number}", size=status.st_size, modified=status.st_mtime_ns,
            tags=("odd" if number % 2 else "even",),
        )  # fmt: skip
        entries.append(with_derived(entry))
    return entries


class Awake:
    """A thread that wants to run every few milliseconds, and notes how late it could."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._ended.is_set():
            start = time.perf_counter()
            time.sleep(_AWAKE)
            self.late.append((time.perf_counter() - start - _AWAKE) * 1000)

    def end(self) -> None:
        """Stop watching."""
        self._ended.set()
        self._thread.join()


def measure(settings: Settings) -> Iterator[Figure]:
    """Building, then every query several times: asked, and its first page read."""
    with tempfile.TemporaryDirectory(prefix="duidu-bench-") as name:
        folder = Path(name)
        entries = make_library(folder)
        gc.freeze()  # as the program does, which also looks for garbage less often than Python
        gc.set_threshold(20_000, 25, 25)
        store = SearchStore(folder / "search.sqlite")
        yield from _build(store, entries)
        start = time.perf_counter()
        assert not list(bring_up_to_date(store, entries))
        yield Figure("nothing has changed", (time.perf_counter() - start) * 1000, "ms")
        yield from _ask(store, entries, settings.runs)


def _build(store: SearchStore, entries: list[Entry]) -> Iterator[Figure]:
    awake = Awake()
    start, steps = time.perf_counter(), 0
    for _ in bring_up_to_date(store, entries):
        steps += 1
    seconds = time.perf_counter() - start
    awake.end()
    megabytes = sum(entry.size for entry in entries) / 1e6
    detail = f"{megabytes:.0f} MB in {seconds:.1f} s, {steps} steps of progress"
    yield Figure("building the index", megabytes / seconds, "MB/s", 1_000, LEAST_SPEED, detail)
    yield Figure("meanwhile another thread is late by, 99 of 100", percentile(awake.late, 0.99),
                 "ms", 16.0, detail=f"at most {max(awake.late):.0f} ms")  # fmt: skip
    size = sum(path.stat().st_size for path in store.path.parent.glob("search.sqlite*")) / 1e6
    yield Figure("the index on disk", size, "MB")


def _ask(store: SearchStore, entries: list[Entry], runs: int) -> Iterator[Figure]:
    asked: dict[str, float] = {}
    first: dict[str, float] = {}
    paged: dict[str, float] = {}
    for _ in range(max(2, runs)):
        for query in QUERIES:
            search = LibrarySearch(store)  # none of the documents is open
            search.set_entries(entries)
            search.prepare()  # as the program does when the library has changed
            start = time.perf_counter()
            results = search.ask(search.question(query))
            middle = time.perf_counter()
            shown = [time.perf_counter() for _ in results.stream(PAGE)]
            end = time.perf_counter()
            if shown:
                first[query] = min(first.get(query, 1e9), (shown[0] - start) * 1000)
            asked[query] = min(asked.get(query, 1e9), (middle - start) * 1000)
            paged[query] = min(paged.get(query, 1e9), (end - start) * 1000)
    slowest = max(asked, key=lambda query: asked[query])
    yield Figure("a query asked, slowest", asked[slowest], "ms", detail=f"“{slowest}”")
    slowest = max(first, key=lambda query: first[query])
    yield Figure("a query with its first result, slowest", first[slowest], "ms", QUERY_TARGET,
                 detail=f"“{slowest}”")  # fmt: skip
    yield Figure("a query with its first page, median", statistics.median(paged.values()), "ms",
                 QUERY_TARGET)  # fmt: skip
    for query in sorted(paged, key=lambda query: -paged[query])[:_SLOWEST]:
        detail = f"“{query}”, {asked[query]:.0f} ms of it asked"
        yield Figure("one of the slowest", paged[query], "ms", QUERY_TARGET, detail=detail)
    late = sum(took > QUERY_TARGET for took in paged.values())
    yield Figure(f"of {len(paged)} queries take longer than {QUERY_TARGET:.0f} ms", late, "queries")
