"""From launch to readable text, from outside: a clock, a virtual screen and the memory of the tree.

The program and the yardstick (`view_prototype.py`) open the same file in turns within one session,
so that a noisy minute hits both. Every run of the program has an empty home: no index, no
remembered place, nothing that a first start would not have.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks import inputs
from tests.benchmarks.figures import Figure, SkipBenchmark, spread
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.figures import Settings

TITLE = "Launch, measured from outside"
SIZES = (10_000, 200)
RATIO_TARGET, MEMORY_TARGET = 1.7, 150.0


@dataclass(frozen=True, slots=True)
class Launch:
    """One start. seconds: until text was readable; megabytes: memory of the process tree (PSS)."""

    seconds: float
    megabytes: float


def probe(command: Sequence[str], home: Path) -> Launch:
    """Start a command on a virtual screen and watch; raises where it showed no text."""
    measured = subprocess.run(
        [sys.executable, str(inputs.tool("launch_probe.py")), "--timeout", "20", "--", *command],
        cwd=ROOT,
        env=_environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    if measured.returncode != 0:
        raise RuntimeError(f"no text was seen: {_why(measured)}")
    seen = json.loads(measured.stdout)
    # A program that fails after its first text has less to do: its figures would flatter it.
    errors = _stderr(seen)
    if "Traceback" in errors or seen["exit"] is not None:
        raise RuntimeError(f"text was seen, but the program failed: {errors}")
    return Launch(float(seen["first_text_s"]), float(seen["pss_mb"]))


def _environment(home: Path) -> dict[str, str]:
    """As a person starts it: compiled modules are kept, whatever the shell says."""
    kept = {**os.environ, "DUIDU_HOME": str(home)}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept


def _stderr(seen: dict[str, Any]) -> str:
    """The end of what the program under the probe wrote to its standard error."""
    name = seen.get("stderr")
    return Path(name).read_text(encoding="utf-8", errors="replace")[-2000:] if name else ""


def _why(measured: subprocess.CompletedProcess[str]) -> str:
    """What the program under the probe, or the probe itself, had to say."""
    try:
        seen = json.loads(measured.stdout)
    except ValueError:
        return measured.stderr[-2000:]
    return _stderr(seen) or measured.stdout


def measure(settings: Settings) -> Iterator[Figure]:
    """Medians and ratios for a large and a small file."""
    if shutil.which("Xvfb") is None:
        raise SkipBenchmark("Xvfb is not installed")
    if find_spec("numpy") is None:
        raise SkipBenchmark("numpy is not installed")
    with tempfile.TemporaryDirectory(prefix="duidu-bench-") as name:
        for pairs in SIZES:
            yield from _measure_file(inputs.bilingual(pairs, Path(name)), pairs, settings.runs)


def _measure_file(file: Path, pairs: int, runs: int) -> Iterator[Figure]:
    prototype = [sys.executable, str(inputs.tool("view_prototype.py")), str(file), "stay"]
    program = [sys.executable, "-m", "reader", str(file)]
    ours: list[Launch] = []
    yardstick: list[Launch] = []
    for number in range(runs + 1):
        home = file.parent / f"home-{pairs}-{number}"
        turns = [(prototype, yardstick), (program, ours)]
        for command, launches in turns if number % 2 else reversed(turns):
            launch = probe(command, home)
            if number:  # the first round warms the disk cache and compiles the modules
                launches.append(launch)
    yield from _figures(f"{pairs:,} pairs", ours, yardstick)


def _figures(file: str, ours: list[Launch], yardstick: list[Launch]) -> Iterator[Figure]:
    our_time = statistics.median(run.seconds for run in ours)
    their_time = statistics.median(run.seconds for run in yardstick)
    yield Figure(f"{file}: prototype, first text", their_time, "s",
                 detail=spread(run.seconds for run in yardstick))  # fmt: skip
    yield Figure(f"{file}: first text", our_time, "s",
                 detail=spread(run.seconds for run in ours))  # fmt: skip
    best = min(run.seconds for run in ours) / min(run.seconds for run in yardstick)
    yield Figure(f"{file}: ratio to the prototype", our_time / their_time, "×", RATIO_TARGET,
                 detail=f"best against best: {best:.2f}")  # fmt: skip
    yield Figure(f"{file}: prototype, memory", statistics.median(r.megabytes for r in yardstick),
                 "MB")  # fmt: skip
    yield Figure(f"{file}: memory", statistics.median(run.megabytes for run in ours), "MB",
                 MEMORY_TARGET, detail=spread((run.megabytes for run in ours), 0))  # fmt: skip
