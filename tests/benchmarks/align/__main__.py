"""Measure the aligner: how good, how fast, how large.

    python -m tests.benchmarks.align [--engine NAME …]

The texts are those the weights were learnt from, so these figures are the best case;
`tests.benchmarks.align.training` without --write cross-validates. Needs DUIDU_SHARED.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from reader.bitext.align.model import EngineName, Level
from tests.benchmarks.align.gold import as_paragraphs, chapters, with_gaps
from tests.benchmarks.align.scores import score


def _gale_church() -> None:
    from tests.benchmarks.align.gale_church import align

    print(f"Gale and Church: {score([(c.beads, align(c.en, c.zh)) for c in chapters()])}")


def _measure(engine_name: str) -> None:
    """Print everything about one engine, in a process of its own: peak memory is a process's."""
    from reader.bitext.align.aligner import align
    from reader.bitext.align.engines import engine_named
    from tests.benchmarks.align.robustness import measure as robustness

    engine = engine_named(EngineName(engine_name))
    texts = {
        "sentences": (Level.SENTENCES, chapters()),
        "sentences, 5% without a partner on each side": (
            Level.SENTENCES, [with_gaps(one, 0.05, 9) for one in chapters()]
        ),
        "paragraphs, 10% without a partner on each side": (
            Level.PARAGRAPHS, [with_gaps(as_paragraphs(one, 9, 4), 0.1, 9) for one in chapters()]
        ),
    }  # fmt: skip
    for name, (level, found) in texts.items():
        begun = time.process_time()
        pairs = [
            (
                text.beads,
                [
                    (tuple(bead.en), tuple(bead.zh))
                    for beads in align(text.en, text.zh, engine, level, eager=False)
                    for bead in beads
                ],
            )
            for text in found
        ]
        seconds = time.process_time() - begun
        count = sum(len(beads) for _, beads in pairs)
        total = score(pairs)
        types = ", ".join(f"{kind} {f1:.3f} ({n})" for kind, (f1, n) in total.by_type.items())
        print(f"{engine_name}, {name}: {total}\n  F1 by type: {types}")
        print(f"  {1000 * seconds / count:.1f} s of one processor for 1,000 beads", flush=True)
    for name, links in robustness(engine):
        print(f"{engine_name}, {name}: {links}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 if sys.platform == "darwin" else 1024
    )
    print(f"  peak memory {peak:.0f} {'bytes' if sys.platform == 'darwin' else 'MB'}")


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--engine", choices=[name.value for name in EngineName], help="one only")
    options = parser.parse_args()
    if not chapters():
        print("left out: no texts aligned by hand (set DUIDU_SHARED to the folder with data/)")
        return 0
    if options.engine:
        _measure(options.engine)
        return 0
    _gale_church()
    for name in EngineName:
        command = [sys.executable, "-m", "tests.benchmarks.align", "--engine", name.value]
        if subprocess.run(command, check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
