"""Finding in an open document of 10,000 pairs: to the first match, and from match to match.

The figures are those of a search with the folded text ready, as it is some 0.3 s after a find bar
was opened, and of one that has to fold as it goes. Every search begins at the first row; the worst
word stands in the last one only.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.bitext.finding.finder import Finder
from reader.bitext.finding.matches import Matches
from reader.bitext.finding.sought import seek
from reader.bitext.opening import BitextReader
from reader.bitext.sentences import sentences_in
from reader.chinese import words
from tests.benchmarks import inputs
from tests.benchmarks.figures import Figure, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.bitext.model import Bitext
    from tests.benchmarks.figures import Settings

TITLE = "Finding in 10,000 pairs"
FIRST_TARGET, NEXT_TARGET = 100.0, 16.0
LAST = "10000"
QUERIES = ("公司", "軟體", "人工智能", "the", "model", "的", "nowhere at all", LAST)


class Search(NamedTuple):
    """Milliseconds to the first match (or the end), and the longest step from part to part."""

    first: float
    slowest_step: float
    total: float
    matches: int


def search(finder: Finder, query: str, *, pattern: bool = False) -> Search:
    """One search to its end."""
    start = last = time.perf_counter()
    sought = seek(query, regular_expression=pattern)
    assert sought is not None
    matches = Matches()
    first: float | None = None
    slowest = 0.0
    for part in finder.search(sought):
        matches.add(part.matches)
        now = time.perf_counter()
        if first is None and len(matches):
            first = now - start
        slowest, last = max(slowest, now - last), now
    total = last - start
    return Search((first or total) * 1000, slowest * 1000, total * 1000, len(matches))


def measure(settings: Settings) -> Iterator[Figure]:
    """The first match, further ones, stepping, and the work behind them."""
    with tempfile.TemporaryDirectory(prefix="duidu-bench-") as name:
        bitext = _opened(inputs.bilingual(10_000, Path(name)))
    gc.freeze()
    yield from _cold(bitext)
    finder = Finder(bitext)
    steps = _timed_steps(finder)
    yield Figure("folding it all beforehand", sum(steps), "ms",
                 detail=f"in {len(steps)} steps, the longest {max(steps):.1f} ms")  # fmt: skip
    runs = {
        query: min((search(finder, query) for _ in range(max(1, settings.runs))), key=sum)
        for query in QUERIES
    }
    slowest = max(runs, key=lambda query: runs[query].first)
    yield Figure("first match, slowest query", runs[slowest].first, "ms", FIRST_TARGET,
                 detail=f"“{slowest}”")  # fmt: skip
    slowest = max(runs, key=lambda query: runs[query].slowest_step)
    yield Figure("each further one, slowest step", runs[slowest].slowest_step, "ms", NEXT_TARGET,
                 detail=f"“{slowest}”, {runs[slowest].matches:,} matches")  # fmt: skip
    for query in ("the", "的"):
        yield Figure(f"all matches of “{query}”", runs[query].total, "ms",
                     detail=f"{runs[query].matches:,}")  # fmt: skip
    found = search(finder, r"\b\w+ation\b", pattern=True)
    yield Figure("first match of a pattern", found.first, "ms", FIRST_TARGET,
                 detail=f"all {found.matches:,} in {found.total:.0f} ms")  # fmt: skip
    yield from _beside(bitext)


def _opened(path: Path) -> Bitext:
    reader = BitextReader(path)
    for _ in reader.batches():
        pass
    return reader.bitext


def _cold(bitext: Bitext) -> Iterator[Figure]:
    search(Finder(bitext), "桥")  # loads what folding needs
    found = search(Finder(bitext), "公司")
    yield Figure("first match, nothing folded yet", found.first, "ms", FIRST_TARGET)
    found = search(Finder(bitext), LAST)
    yield Figure("the same, it is in the last row", found.first, "ms",
                 detail="all before it is folded on the way")  # fmt: skip


def _timed_steps(finder: Finder) -> list[float]:
    steps: list[float] = []
    last = time.perf_counter()
    for _ in finder.prepare():
        now = time.perf_counter()
        steps.append((now - last) * 1000)
        last = now
    return steps


def _beside(bitext: Bitext) -> Iterator[Figure]:
    """What the reading cursor and the keyboard selection ask."""
    rows = bitext.rows[:2000]
    times: list[float] = []
    for row in rows:
        start = time.perf_counter()
        sentences_in(bitext, row)
        times.append((time.perf_counter() - start) * 1000)
    yield Figure("sentences of a row, paired, median", statistics.median(times), "ms",
                 detail=f"99 of 100: {percentile(times, 0.99):.2f} ms")  # fmt: skip
    start = time.perf_counter()
    words.preload()
    yield Figure("loading the segmenter", (time.perf_counter() - start) * 1000, "ms")
    text = bitext.text(next(row.zh[0] for row in rows if row.zh)) * 10
    start = time.perf_counter()
    for position in range(0, len(text), 7):
        words.word_at(text, position)
    yield Figure("a word at a place", (time.perf_counter() - start) * 7000 / len(text), "ms")
