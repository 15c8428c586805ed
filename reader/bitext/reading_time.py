"""How long the rest of a text takes to read, on each side.

The speeds are those of a grown-up who reads their own language silently: Brysbaert (2019) found 238
English words a minute; studies of Chinese readers give 300 to 500 characters, their own median
about 400.
"""

from __future__ import annotations

import re
from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from reader.bitext.model import Side
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.bitext.model import Bitext, Piece

ENGLISH_WORDS_A_MINUTE: Final = 240
CHINESE_CHARACTERS_A_MINUTE: Final = 400

_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD: Final = re.compile(r"[^\W\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff][\w'’-]*")
_ASK_EVERY: Final = 20
"""Rows after which is asked whether anybody still waits."""


def minutes(text: str) -> float:
    """How long a text takes: its words of letters, and its Chinese characters."""
    if text.isascii():
        return len(text.split()) / ENGLISH_WORDS_A_MINUTE
    han = len(_HAN.findall(text))
    words = len(_WORD.findall(text))
    return words / ENGLISH_WORDS_A_MINUTE + han / CHINESE_CHARACTERS_A_MINUTE


class ReadingTime(Value):
    """Minutes that the rows before each row take, with one entry more for the end, on each side."""

    en: array[float]
    zh: array[float]

    def total(self, side: Side) -> float:
        """The minutes of the whole side."""
        return self._before(side)[-1]

    def left(self, side: Side, row: int, share: float = 0.0) -> float:
        """The minutes from a place on: so much of a row has been read."""
        before = self._before(side)
        row = min(max(row, 0), len(before) - 1)
        end = before[min(row + 1, len(before) - 1)]
        return max(before[-1] - before[row] - (end - before[row]) * min(max(share, 0.0), 1.0), 0.0)

    def share_read(self, side: Side, row: int, share: float = 0.0) -> float:
        """How much of a side lies before a place, 0 to 1; 1 for a side without words."""
        total = self.total(side)
        return 1.0 - self.left(side, row, share) / total if total else 1.0

    def _before(self, side: Side) -> array[float]:
        return self.zh if side is Side.ZH else self.en


def measure(bitext: Bitext, cancelled: Callable[[], bool] = lambda: False) -> ReadingTime | None:
    """The reading time of a bitext; None where nobody waits for it any more.

    What spans both columns is read whichever side is read; a side that has nothing else takes no
    time where the other has.
    """
    sides: tuple[list[float], list[float]] = ([], [])
    has = [False, False]
    for number, row in enumerate(tuple(bitext.rows)):
        if number % _ASK_EVERY == 0 and cancelled():
            return None
        both = _minutes_of(bitext, row.both)
        sides[0].append(_minutes_of(bitext, row.en) + both)
        sides[1].append(_minutes_of(bitext, row.zh) + both)
        has = [has[0] or bool(row.en), has[1] or bool(row.zh)]
    for side, is_there in zip(sides, has, strict=True):
        if any(has) and not is_there:
            side[:] = [0.0] * len(side)
    en, zh = (array("d", accumulate(side, initial=0.0)) for side in sides)
    return ReadingTime(en, zh)


def _minutes_of(bitext: Bitext, pieces: Sequence[Piece]) -> float:
    return sum(minutes(bitext.text(piece)) for piece in pieces)
