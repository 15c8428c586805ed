"""Highlights of real documents after the edits that people make, found again or known to be gone.

`python -m tests.annotations.test_anchoring_edits` prints the figures of docs/anchoring.md.
"""

from __future__ import annotations

import copy
import random
from functools import cache
from typing import TYPE_CHECKING

import pytest

from reader.annotations.anchoring import Anchorer
from tests.annotations.edited_texts import Outcome, Text, highlights, judge, text_of
from tests.annotations.edits import COMBINED, EDITS, RESHAPED
from tests.shared_inputs import ROOT, SEEDS, needs_seeds, seed

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 200
"""Highlights in each document."""
RIGHT = 0.99
RIGHT_COMBINED = 0.94
NAMES = [*EDITS, *COMBINED]


def sample_paths() -> list[Path]:
    return [path for path in sorted((ROOT / "samples").glob("*.*")) if path.is_file()]


@cache
def _read(*paths: Path) -> Text:
    return text_of(paths, 0)


def outcome_of(paths: list[Path], name: str, number: int = 1) -> Outcome:
    """Mark a document, edit it, read it with the real reader, look for the highlights."""
    text = copy.deepcopy(_read(*paths))
    text.chance = random.Random(number)
    targets = highlights(text, COUNT)
    for edit in COMBINED.get(name, (name,)):
        EDITS[edit](text)
    return judge(text, targets, Anchorer(text.source()).anchor_all(targets))


def check(outcome: Outcome, name: str) -> None:
    least = RESHAPED.get(name, RIGHT_COMBINED if name in COMBINED else RIGHT)
    assert outcome.kept + outcome.gone > COUNT // 2
    assert outcome.rate >= least or not outcome.kept, f"{outcome}\nlost: {outcome.lost}"
    assert not outcome.wrong, f"{outcome}\nwrong: {outcome.wrong}"


@pytest.mark.parametrize("name", NAMES)
def test_samples(name: str) -> None:
    check(outcome_of(sample_paths(), name), name)


@needs_seeds
@pytest.mark.parametrize("name", NAMES)
def test_seeds(name: str) -> None:
    outcome = Outcome()
    for number in ("000", "001", "002", "003", "004"):
        outcome.add(outcome_of([seed(number)], name))
    check(outcome, name)


@pytest.mark.parametrize("name", ["typos", "everything"])
def test_the_edited_file_is_read_as_it_was_written(name: str) -> None:
    """The edits are made on paragraphs: the real reader has to see the same ones in the file."""
    text = copy.deepcopy(_read(ROOT / "samples" / "interview-knocking-on-bridges.md"))
    for edit in COMBINED.get(name, (name,)):
        EDITS[edit](text)
    assert text.parsed() == text.source()


def figures() -> None:
    """Print the table of docs/anchoring.md."""
    documents = [sample_paths(), *([path] for path in sample_paths()[:1])]
    if SEEDS.is_dir():
        documents += [[path] for path in sorted(SEEDS.iterdir())]
    for name in NAMES:
        outcome = Outcome()
        for paths in documents:
            for number in (1, 2):
                outcome.add(outcome_of(paths, name, number))
        print(f"{name:24}{outcome}", flush=True)


if __name__ == "__main__":
    figures()
