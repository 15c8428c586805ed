"""Back and forward through places, across documents. No Qt: a list and a position in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.bitext.model import Side
    from reader.ui.reading.place import Place

_MOST = 200


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the keys stood: the current row, by where it begins, or a sentence of it on a side."""

    document: int
    position: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A place in a file. stand: what the keys acted on; two visits of one place are one."""

    path: Path
    place: Place
    stand: Stand | None = field(default=None, compare=False)


class History:
    """Where the reader jumped from. A jump after going back forgets what was ahead."""

    def __init__(self) -> None:
        self._back: list[Visit] = []
        self._ahead: list[Visit] = []

    def leave(self, here: Visit) -> None:
        """The reader jumps away from `here`."""
        if not self._back or self._back[-1] != here:
            self._back.append(here)
        self._ahead.clear()
        del self._back[:-_MOST]

    def back(self, here: Visit | None) -> Visit | None:
        """Where to go back to; None at the beginning."""
        return self._step(self._back, self._ahead, here)

    def forward(self, here: Visit | None) -> Visit | None:
        """Where to go forward to; None at the end."""
        return self._step(self._ahead, self._back, here)

    def _step(self, source: list[Visit], other: list[Visit], here: Visit | None) -> Visit | None:
        if not source:
            return None
        if here is not None:
            other.append(here)
        return source.pop()

    @property
    def can_go_back(self) -> bool:
        """Whether there is anything behind."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is anything ahead."""
        return bool(self._ahead)
