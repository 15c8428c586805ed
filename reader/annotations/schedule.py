"""When to save, when to try again and when to look: arithmetic of moments, without a clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of everything.

    quiet: without a further change before a change is written. longest: after the first change that
    is not written yet, whatever follows. retries: between tries while the disk refuses; the last
    one stays. busy: between tries while somebody else is at the file. patience: for which that is
    nothing to tell the user. poll: between two looks at the file.
    """

    quiet: float = 0.3
    longest: float = 0.8
    retries: tuple[float, ...] = (2.0, 5.0, 10.0, 30.0)
    busy: float = 0.25
    patience: float = 10.0
    poll: float = 2.0


class Schedule:
    """What is due when. All moments are of one clock, in seconds.

    look_at: when to look at the file. is_urgent: everything is due now.
    """

    def __init__(self, pace: Pace) -> None:
        self.look_at = float("-inf")
        self.is_urgent = False
        self._pace = pace
        self._first: float | None = None
        self._last = 0.0
        self._retry_at: float | None = None
        self._failures = 0
        self._busy_since: float | None = None

    @property
    def has_change(self) -> bool:
        """Whether a change waits that nobody has begun to write."""
        return self._first is not None

    def changed(self, now: float) -> None:
        """There is a change to be written."""
        self._last = now
        if self._first is None:
            self._first = now

    def next_step(self) -> float:
        """The moment at which something is due."""
        if self.is_urgent:
            return float("-inf")
        if self._retry_at is not None:
            return self._retry_at
        return min(self.look_at, self._save_at())

    def is_save_due(self, now: float) -> bool:
        """Whether the changes that wait should be written now."""
        return self.is_urgent or self._retry_at is not None or now >= self._save_at()

    def begin(self) -> None:
        """The changes that wait are taken up."""
        self._first = None
        self.is_urgent = False

    def done(self, now: float) -> None:
        """A step went well."""
        self._retry_at = self._busy_since = None
        self._failures = 0
        self.look_at = now + self._pace.poll

    def failed(self, now: float, *, is_busy: bool) -> bool:
        """A step was refused. Returns whether the user should know."""
        self.is_urgent = False
        if is_busy:
            self._busy_since = now if self._busy_since is None else self._busy_since
            self._retry_at = now + self._pace.busy
            return now - self._busy_since >= self._pace.patience
        retries = self._pace.retries
        self._retry_at = now + retries[min(self._failures, len(retries) - 1)]
        self._failures += 1
        return True

    def _save_at(self) -> float:
        if self._first is None:
            return float("inf")
        return min(self._last + self._pace.quiet, self._first + self._pace.longest)
