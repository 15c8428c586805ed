"""How the times of one file of subtitles stand to those of another: how fast, how much later.

Files for one film differ by what was cut before it begins and by frames a second. Both show in
when people speak: the two signals are laid over each other at every offset at once (a Fourier
transform), for each of the frame rates in use. Scenes that only one of them has shift the rest:
that is looked for window by window. What remains is learnt from cues that were matched.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.bitext.subtitles.cues import Cue

    _Signal = NDArray[np.float64]

_FRAMES: Final = (23.976, 24.0, 25.0, 29.97, 30.0)
_RATES: Final = tuple(
    sorted(
        {round(one / other, 5) for one in _FRAMES for other in _FRAMES if 0.9 < one / other < 1.1},
        key=lambda rate: abs(rate - 1),
    )
)
_STEP: Final = 0.1  # seconds
_LONGEST: Final = 12 * 3600.0
"""Seconds; a time beyond that is a slip."""
_FURTHEST: Final = 600.0  # seconds between the beginnings of two files of one film
_NEAR: Final = 60.0  # seconds that even short files may be apart
_WINDOW: Final = 900  # steps that are looked at together for a shift
_HOP: Final = 200
_SHIFT: Final = 300  # steps of a shift at most
_JUMP: Final = 0.35
"""So much better must a window fit with another shift than the one before it."""
_AS_GOOD: Final = 0.05
"""So much better must another clock be than that of the files, or it is chance."""
_SURE: Final = 0.3
_CHANCE: Final = 1.0
_KNOTS: Final = 15
"""Matched cues on each side whose median shift holds at a place."""


class Clock(Value):
    """Turns times of the second file into those of the first: rate * time + offset + shift.

    knots: times (of the first file's clock) at which shifts were learnt; the nearest counts.
    """

    rate: float = 1.0
    offset: float = 0.0
    knots: tuple[float, ...] = ()
    shifts: tuple[float, ...] = ()

    def at(self, time: float) -> float:
        """A time of the second file, in seconds of the first."""
        plain = self.rate * time + self.offset
        if not self.knots:
            return plain
        after = min(bisect_left(self.knots, plain), len(self.knots) - 1)
        if after and plain - self.knots[after - 1] < self.knots[after] - plain:
            after -= 1
        return plain + self.shifts[after]

    def learnt(self, pairs: Sequence[tuple[float, float]]) -> Clock:
        """The clock with shifts learnt from cues that answer each other: (first, second) starts."""
        plain = [(self.rate * second + self.offset, first) for first, second in pairs]
        plain.sort()
        off = [first - mapped for mapped, first in plain]
        shifts = [
            median(off[max(0, number - _KNOTS) : number + _KNOTS + 1])
            for number in range(len(plain))
        ]
        knots = tuple(mapped for mapped, _ in plain)
        return Clock(self.rate, self.offset, knots, tuple(shifts))


def clock_between(en: Sequence[Cue], zh: Sequence[Cue]) -> Clock | None:
    """The clock under which two files speak at the same times; None: under none they do."""
    ours = _signal(en, 1.0)
    end = max(len(ours) * _STEP, 1.0)
    most = min(_FURTHEST, max(_NEAR, end / 2))
    as_it_is = best = _at_offset(ours, _signal(zh, 1.0))
    clock = Clock()
    for rate in _RATES:
        theirs = _signal(zh, rate)
        offset, score = _best_offset(ours, theirs, most)
        if score > max(best, as_it_is + _AS_GOOD):
            best, clock = score, Clock(rate, offset)
    fewer = max(1, min(len(en), len(zh)))
    # of thousands of clocks one fits by chance; that of the files is one
    chance = 0.1 if clock == Clock() else _CHANCE / math.sqrt(fewer)
    if best < _SURE + chance:
        return None
    return _with_shifts(clock, ours, zh)


def _with_shifts(clock: Clock, ours: _Signal, zh: Sequence[Cue]) -> Clock:
    """A clock that follows scenes which only one file has, roughly where they are."""
    theirs = _signal(zh, clock.rate)
    length = max(len(ours), _WINDOW)
    padded = np.zeros(length + 2 * _SHIFT)
    offset = round(clock.offset / _STEP) + _SHIFT
    first = max(0, -offset)
    fits = theirs[first : first + len(padded) - max(offset, 0)]
    padded[max(offset, 0) : max(offset, 0) + len(fits)] = fits
    starts = range(0, length - _WINDOW + 1, _HOP)
    if len(starts) < 2:
        return clock
    rows: list[_Signal] = []
    whole = np.zeros(length)
    whole[: len(ours)] = ours
    for start in starts:
        one = whole[start : start + _WINDOW]
        around = padded[start : start + _WINDOW + 2 * _SHIFT]
        energy = np.convolve(around**2, np.ones(_WINDOW), "valid") * float(one @ one)
        rows.append(np.correlate(around, one, "valid") / np.sqrt(np.maximum(energy, 1.0)))
    path = _steadiest(rows)
    if not any(path):
        return clock
    # a window of the first file at `start` is said `shift` later in the second
    knots = tuple(
        (start + _WINDOW / 2 + by) * _STEP for start, by in zip(starts, path, strict=True)
    )
    return Clock(clock.rate, clock.offset, knots, tuple(-by * _STEP for by in path))


def _steadiest(rows: Sequence[_Signal]) -> list[int]:
    """A shift for each window, in steps: as good as can be, with few jumps."""
    best = rows[0].copy()
    back: list[NDArray[np.intp]] = []
    for row in rows[1:]:
        jump = int(np.argmax(best))
        stay = np.arange(len(best))
        came = np.where(best >= best[jump] - _JUMP, stay, jump)
        back.append(came)
        best = np.where(came == jump, np.maximum(best, best[jump] - _JUMP), best) + row
    at = int(np.argmax(best))
    path = [at]
    for came in reversed(back):
        at = int(came[at])
        path.append(at)
    middle = len(rows[0]) // 2
    found = [at - middle for at in reversed(path)]
    # what lies within a step or two of the clock is no shift
    return [by if abs(by) > 3 else 0 for by in found]


def _signal(cues: Sequence[Cue], rate: float) -> _Signal:
    """When somebody speaks: 1 or 0, ten times a second, less the mean."""
    times = [(cue.start * rate, cue.end * rate) for cue in cues if cue.end * rate < _LONGEST]
    length = int(max((end for _, end in times), default=0.0) / _STEP) + 1
    signal = np.zeros(length)
    for start, end in times:
        signal[int(start / _STEP) : max(int(end / _STEP), int(start / _STEP) + 1)] = 1.0
    return signal - signal.mean()


def _norm(one: _Signal, other: _Signal) -> float:
    return float(np.sqrt((one**2).sum() * (other**2).sum())) or 1.0


def _at_offset(one: _Signal, other: _Signal) -> float:
    shorter = min(len(one), len(other))
    return float(one[:shorter] @ other[:shorter]) / _norm(one, other)


def _best_offset(one: _Signal, other: _Signal, most: float) -> tuple[float, float]:
    """The offset in seconds at which two signals agree best, and how well (1: they are one)."""
    size = 1 << (len(one) + len(other)).bit_length()
    spectrum = np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size))
    agreement = np.fft.irfft(spectrum, size)
    reach = min(int(most / _STEP), size // 2 - 1)
    offsets = np.r_[0 : reach + 1, -reach:0]
    at = int(np.argmax(agreement[offsets]))
    return float(offsets[at]) * _STEP, float(agreement[offsets[at]]) / _norm(one, other)
