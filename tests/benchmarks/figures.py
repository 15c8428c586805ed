"""What a benchmark gives back, and how it is printed."""

from __future__ import annotations

import os
import statistics
import time
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class SkipBenchmark(Exception):  # noqa: N818 -- not an error: something is not here
    """Why a benchmark cannot be run on this machine, in words for the reader of the table."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line asked for. runs: repetitions of what is measured from outside."""

    runs: int = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value.

    target: the most it may be; None where it is printed for comparison only.
    least: the least it may be, where there is such a bound.
    detail: what a reader needs to judge it: spread, sizes.
    """

    name: str
    value: float
    unit: str = ""
    target: float | None = None
    least: float | None = None
    detail: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the value lies within its bounds; true where there are none."""
        return (self.target is None or self.value <= self.target) and (
            self.least is None or self.value >= self.least
        )

    def bounds(self) -> str:
        """The target as it is printed."""
        if self.target is None:
            return ""
        if self.least is None:
            return f"<= {self.target:g}"
        return f"{self.least:g} .. {self.target:g}"


def spread(values: Iterable[float], digits: int = 2) -> str:
    """The range of repeated measurements and how many there were."""
    listed = sorted(values)
    runs = "1 run" if len(listed) == 1 else f"{len(listed)} runs"
    return f"{listed[0]:.{digits}f}–{listed[-1]:.{digits}f} in {runs}"


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed."""
    listed = sorted(values)
    return listed[min(len(listed) - 1, int(len(listed) * share))]


def print_figures(title: str, figures: Iterable[Figure]) -> bool:
    """Print a table as the figures arrive; returns whether every target was met."""
    print(f"\n{title}", flush=True)
    all_met = True
    for figure in figures:
        mark = "" if figure.target is None else "ok" if figure.is_met else "MISSED"
        all_met = all_met and figure.is_met
        value = f"{figure.value:,.2f}" if figure.value < 100 else f"{figure.value:,.0f}"
        name = figure.name + " " * (54 - _columns(figure.name))
        line = f"  {name}{value:>9} {figure.unit:<6}{figure.bounds():>12}  {mark:<7}"
        print(f"{line}{figure.detail}".rstrip(), flush=True)
    return all_met


def _columns(text: str) -> int:
    """The width of a text in a terminal, where a Chinese character takes two columns."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def describe_noise() -> str:
    """How steady this machine is now: the spread of a fixed piece of work, and the load."""
    times: list[float] = []
    for _ in range(15):
        start = time.perf_counter()
        sum(number * number for number in range(300_000))
        times.append((time.perf_counter() - start) * 1000)
    middle, slowest = statistics.median(times), max(times)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    noisy = "" if slowest < middle * 1.3 else "; NOISY: trust ratios within this run only"
    return (
        f"{os.cpu_count()} cores{load}; a fixed piece of work takes {min(times):.0f} to "
        f"{slowest:.0f} ms, median {middle:.0f}{noisy}"
    )
