"""Measure the aligner: how good, how fast, how large.

    python -m tests.benchmarks.align [--engine NAME …]

For each engine, and for Gale and Church's as the floor: both published scores and F1 by type of
bead; what 1,000 beads cost, in seconds of one processor and in memory at the peak.

The texts are those the weights were learnt from, so these figures are the best case;
`tests.benchmarks.align.training` without --write cross-validates. Needs DUIDU_SHARED.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from reader.bitext.align.model import EngineName, Level
from tests.benchmarks.align.gold import as_one, as_paragraphs, chapters, with_gaps
from tests.benchmarks.align.scores import score

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.benchmarks.align.gold import GoldBead, GoldText

    Found = list[GoldBead]
    Align = Callable[[GoldText, Level], Found]

_FLOOR = "gale-church"
_BEADS = 1000  # that costs are told of
_WARM = 8  # beads that have an engine loaded


def _gale_church() -> Align:
    from tests.benchmarks.align.gale_church import align

    return lambda text, _level: align(text.en, text.zh)


def _by_engine(name: EngineName) -> Align:
    from reader.bitext.align.aligner import WINDOW, align
    from reader.bitext.align.engines import engine_named

    engine = engine_named(name)

    def found(text: GoldText, level: Level) -> Found:
        return [
            (tuple(bead.en), tuple(bead.zh))
            for beads in align(text.en, text.zh, engine, level, first=WINDOW)
            for bead in beads
        ]

    return found


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _print_costs(name: str, align: Align) -> None:
    """What 1,000 beads take. The floor takes them chapter by chapter: it is of another order."""
    align(as_one(chapters(), _WARM), Level.SENTENCES)
    loaded = _peak()
    texts = [as_one(chapters(), _BEADS)]
    if name == _FLOOR:
        texts = chapters()
    begun = time.process_time()
    for text in texts:
        align(text, Level.SENTENCES)
    seconds = time.process_time() - begun
    beads = sum(len(text.beads) for text in texts)
    print(
        f"{name}, {_BEADS} beads: {seconds * _BEADS / beads:.1f} s of one processor, "
        f"{_peak():.0f} MB of memory at the peak, {loaded:.0f} MB of them once it is loaded",
        flush=True,
    )


def _print_quality(name: str, align: Align) -> None:
    """Both published scores and F1 by type of bead."""
    texts: dict[str, tuple[Level, Sequence[GoldText]]] = {
        "sentences": (Level.SENTENCES, chapters()),
        "sentences, 5% without a partner on each side": (
            Level.SENTENCES, [with_gaps(one, 0.05, 9) for one in chapters()]
        ),
        "paragraphs, 10% without a partner on each side": (
            Level.PARAGRAPHS, [with_gaps(as_paragraphs(one, 9, 4), 0.1, 9) for one in chapters()]
        ),
    }  # fmt: skip
    for what, (level, some) in texts.items():
        total = score([(text.beads, align(text, level)) for text in some])
        types = ", ".join(f"{kind} {f1:.3f} ({n})" for kind, (f1, n) in total.by_type.items())
        print(f"{name}, {what}: {total}\n  F1 by type: {types}", flush=True)


def _measure(name: str) -> None:
    """Print everything about one engine, in a process of its own: peak memory is a process's."""
    align = _gale_church() if name == _FLOOR else _by_engine(EngineName(name))
    _print_costs(name, align)
    _print_quality(name, align)
    if name == _FLOOR:
        return
    from reader.bitext.align.engines import engine_named
    from tests.benchmarks.align.robustness import measure as robustness

    for what, links in robustness(engine_named(EngineName(name))):
        print(f"{name}, {what}: {links}", flush=True)


def _names() -> list[str]:
    return [_FLOOR, *(name.value for name in EngineName)]


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--engine", choices=_names(), help="one only")
    options = parser.parse_args()
    if not chapters():
        print("left out: no texts aligned by hand (set DUIDU_SHARED to the folder with data/)")
        return 0
    if options.engine:
        _measure(options.engine)
        return 0
    for name in _names():
        command = [sys.executable, "-m", "tests.benchmarks.align", "--engine", name]
        if subprocess.run(command, check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
