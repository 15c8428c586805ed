"""Reading, parsing and pairing a file: time to the first rows, time to the last, peak of memory.

Each file is read in a process of its own, so that the peak belongs to it alone. The clock starts
before the rooms are imported: a person waits for that too.

python -m tests.benchmarks.bench_parse FILE prints one measurement as JSON.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import inputs
from tests.benchmarks.figures import Figure, SkipBenchmark, spread
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Settings

TITLE = "Reading, parsing and pairing"
MEGABYTE = 1_000_000
TARGET_PER_MEGABYTE = 1.0
TARGET_FIRST_ROWS = 0.5  # “long before” the last


@dataclass(frozen=True, slots=True)
class Reading:
    """One file read to its end. Seconds, counted from before the imports; megabytes at the peak."""

    first_rows_s: float
    total_s: float
    peak_mb: float
    rows: int


def read(path: Path) -> Reading:
    """Read a file to its end in this process."""
    import resource

    start = time.perf_counter()
    from reader.bitext.opening import BitextReader

    first = None
    rows = 0
    for batch in BitextReader(path).batches():
        if batch and first is None:
            first = time.perf_counter() - start
        rows += len(batch)
    total = time.perf_counter() - start
    unit = MEGABYTE if sys.platform == "darwin" else 1024  # bytes there, kibibytes here
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return Reading(first if first is not None else total, total, peak, rows)


def read_apart(path: Path) -> Reading:
    """Read a file to its end in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_parse", str(path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ended.returncode != 0:
        raise RuntimeError(ended.stderr[-2000:])
    return Reading(**json.loads(ended.stdout))


def measure(settings: Settings) -> Iterator[Figure]:
    """The samples' own markup at 1 MB, then plain pairs at 1 MB and 9 MB."""
    if sys.platform == "win32":
        raise SkipBenchmark("the peak of memory is not known here")
    with tempfile.TemporaryDirectory(prefix="duidu-bench-") as name:
        folder = Path(name)
        yield from _figures(inputs.samples_joined(MEGABYTE, folder), "samples", settings.runs)
        yield from _figures(inputs.bilingual(1_100, folder), "pairs", settings.runs)
        yield from _figures(inputs.bilingual(10_000, folder), "pairs", settings.runs)


def _figures(path: Path, kind: str, runs: int) -> Iterator[Figure]:
    size = path.stat().st_size / MEGABYTE
    name = f"{size:.1f} MB of {kind}"
    readings = [read_apart(path) for _ in range(max(1, runs))]
    first = [reading.first_rows_s for reading in readings]
    total = [reading.total_s for reading in readings]
    peak = [reading.peak_mb for reading in readings]
    yield Figure(
        f"{name}: first rows", statistics.median(first), "s", TARGET_FIRST_ROWS,
        detail=spread(first),
    )  # fmt: skip
    yield Figure(
        f"{name}: all {readings[0].rows:,} rows", statistics.median(total), "s",
        round(max(1.0, size), 1) * TARGET_PER_MEGABYTE, detail=spread(total),
    )  # fmt: skip
    yield Figure(f"{name}: peak of memory", max(peak), "MB", detail="without the interface")


if __name__ == "__main__":
    print(json.dumps(asdict(read(Path(sys.argv[1])))))
