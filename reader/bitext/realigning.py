"""What was found between two texts, taken along to what they are now that one was edited.

Only what is around the edits is aligned again.
Blocks are compared by short hashes. A bead stays where all its blocks are still there, side by
side with their old neighbours, and no edit is near. The rest is aligned together with some beads
around it; where the outermost of those come out differently, the stretch was too short and is
doubled.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.bitext.bead_list import Beads, PairBead
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

AROUND: Final = 12
"""Beads on either side of an edit that are aligned again with it."""

_AGREEING: Final = 2  # of them, the outermost, must come out as they were
_TIMES: Final = 5  # it is tried with more and more beads around, at last with all that follow
_MOST: Final = 0.5  # of the old beads that may be aligned again; beyond, everything is

Marks = tuple[str, ...]
"""A short hash for each block of a text."""


class Aligned(Value):
    """Two texts as they were, by the marks of their blocks, and the beads found between them."""

    en: Marks
    zh: Marks
    beads: tuple[PairBead, ...]


class Realigner:
    """Finds the beads of two texts that were edited, from those of the texts before."""

    def __init__(
        self,
        old: Aligned,
        en: Marks,
        zh: Marks,
        align: Callable[[range, range], Iterable[PairBead]],
    ) -> None:
        """align: the beads of a part of both texts as they are now, counted from its starts."""
        self._old = old.beads
        self._ends = len(en), len(zh)
        self._align = align
        self._en, self._zh = _corners(old.en, en), _corners(old.zh, zh)

    @property
    def is_worth_it(self) -> bool:
        """Whether so much is unchanged that it pays not to align everything."""
        again = sum(end - start for start, end in self._stretches())
        return bool(self._old) and again <= _MOST * len(self._old)

    def beads(self) -> Beads:
        """All beads, in order; each block in one of them."""
        at = 0
        stretches = self._stretches()
        while stretches:
            start, end = stretches.pop(0)
            found, start, end = self._again(max(at, start), end, at)
            yield from map(self._moved, self._old[at:start])
            yield from found
            at = end
            while stretches and stretches[0][1] <= at:
                stretches.pop(0)
        yield from map(self._moved, self._old[at:])

    def _stretches(self) -> list[tuple[int, int]]:
        """The numbers of old beads, from … up to …, that edits touch, and of those around them."""
        stretches: list[tuple[int, int]] = []
        for at in self._touched():
            start, end = max(0, at - AROUND), min(len(self._old), at + AROUND)
            if stretches and start <= stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], end)
            else:
                stretches.append((start, end))
        return stretches

    def _touched(self) -> list[int]:
        """Between which old beads, by the number of the second, there is an edit, or inside one."""
        touched: list[int] = []
        for at, bead in enumerate(self._old):
            inner = [self._en[i] for i in bead.en[1:]] + [self._zh[j] for j in bead.zh[1:]]
            if self._place(at) is None or None in inner:
                touched.append(at)
        if self._place(len(self._old)) is None:
            touched.append(len(self._old))
        return touched

    def _place(self, number: int) -> tuple[int, int] | None:
        """Where an old bead begins now; None where what was side by side is so no more.

        The ends of the texts always are.
        """
        if number == 0:
            return (0, 0) if self._en[0] == self._zh[0] == 0 else None
        last = self._old[number - 1]
        i, j = self._en[last.en.stop], self._zh[last.zh.stop]
        return None if i is None or j is None else (i, j)

    def _again(self, start: int, end: int, least: int) -> tuple[list[PairBead], int, int]:
        """A stretch aligned again, and what it became when it was too short."""
        around = AROUND
        found: list[PairBead] = []
        for attempt in range(_TIMES):
            if attempt == _TIMES - 1:
                start, end = least, len(self._old)
            start, end = self._firm(start, -1, least), self._firm(end, 1, least)
            found = self._found(start, end)
            fits = self._agrees(found, start, end, least)
            if all(fits):
                break
            start = start if fits[0] else max(least, start - around)
            end = end if fits[1] else min(len(self._old), end + around)
            around *= 2
        return found, start, end

    def _firm(self, number: int, step: int, least: int) -> int:
        """The next border of beads that is still one."""
        while least < number < len(self._old) and self._place(number) is None:
            number += step
        return number

    def _found(self, start: int, end: int) -> list[PairBead]:
        i, j = self._border(start) if start else (0, 0)
        k, m = self._border(end) if end < len(self._old) else self._ends
        kept = filter(None, map(self._unchanged, self._old[start:end]))
        known = {_corners_of(bead): bead for bead in kept}
        found = [
            PairBead(_shifted(bead.en, i), _shifted(bead.zh, j), bead.confidence)
            for bead in _aligned(range(i, k), range(j, m), self._align)
        ]
        # what comes out as it was is as sure as it was: more text was looked at then
        return [known.get(_corners_of(bead), bead) for bead in found]

    def _border(self, number: int) -> tuple[int, int]:
        """Where a firm border of beads is now."""
        place = self._place(number)
        if place is None:
            raise ValueError(number)
        return place

    def _agrees(
        self, found: Sequence[PairBead], start: int, end: int, least: int
    ) -> tuple[bool, bool]:
        """Whether a stretch's outermost beads are what they were, at its start and its end.

        There is nothing to go by where no stretch can be longer.
        """
        first = [self._unchanged(bead) for bead in self._old[start : start + _AGREEING]]
        last = [self._unchanged(bead) for bead in self._old[end - _AGREEING : end]]
        return (
            start == least or _same(found[:_AGREEING], first),
            end == len(self._old) or _same(found[-_AGREEING:], last),
        )

    def _unchanged(self, bead: PairBead) -> PairBead | None:
        """A bead of old where it is now; None where an edit touches it."""
        i, j = self._en[bead.en.start], self._zh[bead.zh.start]
        corners = self._en[bead.en.start : bead.en.stop + 1]
        if i is None or j is None or None in corners + self._zh[bead.zh.start : bead.zh.stop + 1]:
            return None
        return PairBead(range(i, i + len(bead.en)), range(j, j + len(bead.zh)), bead.confidence)

    def _moved(self, bead: PairBead) -> PairBead:
        now = self._unchanged(bead)
        if now is None:
            raise ValueError(bead)
        return now


def _corners_of(bead: PairBead) -> tuple[int, int, int, int]:
    """Where a bead begins and ends: empty ranges are equal wherever they stand."""
    return bead.en.start, bead.en.stop, bead.zh.start, bead.zh.stop


def _same(found: Sequence[PairBead], old: Sequence[PairBead | None]) -> bool:
    return len(found) == len(old) and all(
        other is not None and _corners_of(one) == _corners_of(other)
        for one, other in zip(found, old, strict=True)
    )


def _aligned(
    en: range, zh: range, align: Callable[[range, range], Iterable[PairBead]]
) -> Iterable[PairBead]:
    if en and zh:
        return align(en, zh)
    alone = [PairBead(range(at, at + 1), range(0), 1.0) for at in range(len(en))]
    return alone + [PairBead(range(0), range(at, at + 1), 1.0) for at in range(len(zh))]


def _corners(old: Marks, new: Marks) -> list[int | None]:
    """For each place between two old blocks, where it is now; None where they have parted."""
    now = _matched(old, new)
    places: list[int | None] = [0 if not now or now[0] == 0 else None]
    for before, after in pairwise(now):
        places.append(after if before is not None and after == before + 1 else None)
    if now:
        places.append(len(new) if now[-1] == len(new) - 1 else None)
    elif new:
        places[0] = None
    return places


def _matched(old: Marks, new: Marks) -> list[int | None]:
    """For each old block its number now; None: it is gone."""
    same = min(len(old), len(new))
    first = next((at for at in range(same) if old[at] != new[at]), same)
    last = next((at for at in range(same - first) if old[-1 - at] != new[-1 - at]), same - first)
    now: list[int | None] = [None] * len(old)
    now[:first] = range(first)
    if last:
        now[-last:] = range(len(new) - last, len(new))
    middle = SequenceMatcher(
        None, old[first : len(old) - last], new[first : len(new) - last], autojunk=True
    )
    for block in middle.get_matching_blocks():
        for at in range(block.size):
            now[first + block.a + at] = first + block.b + at
    return now


def _shifted(one: range, by: int) -> range:
    return range(one.start + by, one.stop + by)
