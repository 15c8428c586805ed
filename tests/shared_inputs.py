"""Where tests and benchmarks find real inputs that are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("DUIDU_SHARED", ROOT.parent / "shared"))
SEEDS = SHARED / "seeds"

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="no real inputs: set DUIDU_SHARED to the folder that holds seeds/"
)


def seed(number: str) -> Path:
    """The seed document whose name starts with `number` ("000" to "004")."""
    return next(SEEDS.glob(f"{number}_*"))
