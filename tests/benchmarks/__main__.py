"""Run the benchmarks and print every figure beside its target.

python -m tests.benchmarks [--only launch,parse,filter,view,find,search] [--runs N] [--strict]

A benchmark is a module `bench_<name>` with a line `TITLE` and a function
`measure(settings: Settings) -> Iterator[Figure]`, which raises `SkipBenchmark` where the machine
lacks something. Exit code 1 with --strict when a target was missed or a benchmark failed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Settings, SkipBenchmark, describe_noise, print_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

ORDER = ("launch", "view", "parse", "filter", "find", "search")


def available() -> list[str]:
    """Names of the benchmarks that are here, in the order in which they run."""
    found = {path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py")}
    return [*(name for name in ORDER if name in found), *sorted(found - set(ORDER))]


def run(name: str, settings: Settings) -> bool:
    """Run one benchmark; returns whether it ended and met its targets. A skip counts as met."""
    try:
        module = importlib.import_module(f"tests.benchmarks.bench_{name}")
        return print_figures(module.TITLE, module.measure(settings))
    except SkipBenchmark as reason:
        print(f"  left out: {reason}")
        return True
    except Exception:
        traceback.print_exc()
        print("  FAILED", flush=True)
        return False


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--only", metavar="NAMES", default=",".join(available()))
    parser.add_argument("--runs", type=int, default=5, help="repetitions from outside (default 5)")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a target is missed")
    options = parser.parse_args(arguments)
    names = options.only.split(",")
    if unknown := set(names) - set(available()):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; {', '.join(available())}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"Machine: Python {sys.version.split()[0]}, {describe_noise()}")
    good = [run(name, Settings(runs=options.runs)) for name in names]
    print(f"\nMachine at the end: {describe_noise()}")
    return 0 if all(good) or not options.strict else 1


if __name__ == "__main__":
    sys.exit(main())
