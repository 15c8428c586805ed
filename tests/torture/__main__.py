"""The long form: python -m tests.torture [--saves N] [--seed N]."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from tests.torture.rounds import play


def main() -> None:
    """Play until enough was saved; an AssertionError says what was lost, and with which seed."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--saves", type=int, default=1500, help="changes to save (default 1500)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        ledger = play(Path(folder), saves=options.saves, seed=options.seed)
    took = time.monotonic() - start
    print(f"{ledger.saves} changes said to be saved, every one of them is there ({took:.0f} s)")


if __name__ == "__main__":
    main()
