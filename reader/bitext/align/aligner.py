"""Aligning two texts of any length: stretch after stretch, so that cost grows with length only.

A stretch is what fits a window on both sides. Its beads are given out up to a place near its end
where several beads in a row are sure; the next stretch begins there. Where no such place is found,
one side has a passage that the other lacks and the windows were too short to see both its ends:
they are widened and looked at again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.bitext.align.engines import stretch_of
from reader.bitext.align.model import Bead, Level
from reader.bitext.align.stretches import StretchAligner
from reader.bitext.align.threads import one_thread
from reader.documents.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.bitext.align.engines import Engine
    from reader.bitext.align.readings import Reading
    from reader.bitext.align.stretches import Prior
    from reader.bitext.align.words import Learnt

Progress = Callable[[float], None]
"""Told how much is done, 0 to 1, while a run goes on. May raise to stop it."""

FIRST_WINDOW: Final = 120
WINDOW: Final = 500
WIDEST: Final = 4000
"""Segments of the shorter side that are looked at together: at the beginning, where there is soon
to be something to read; later; and at most."""

_SLACK: Final = 1.25  # the other window's length, in characters, beside this one's
_MORE: Final = 40  # segments that the other window has besides
_SURE: Final = 0.6  # mean confidence of the beads before a cut
_BEFORE_CUT: Final = 8
_EARLIEST, _LATEST = 0.4, 0.95  # of a window is given out at least, and at most
_BATCH: Final = 400  # segments read between two looks at whether to go on


def align(
    en: Sequence[str],
    zh: Sequence[str],
    engine: Engine,
    level: Level = Level.SENTENCES,
    *,
    first: int = FIRST_WINDOW,
    progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[list[Bead]]:
    """The beads of two texts, some at a time, in order.

    first: segments of the first window: few where somebody waits for the first beads, `WINDOW`
    where nobody does.

    en, zh: segments in order. Together the beads have every segment once, also blank ones, which
    stand alone or inside a bead. Raises `Cancelled`.
    """
    ours = [at for at, text in enumerate(en) if text.strip()]
    theirs = [at for at, text in enumerate(zh) if text.strip()]
    restore = _WithBlanks(ours, theirs, len(en), len(zh))
    run = Run(
        Window([en[at] for at in ours], engine.read_english),
        Window([zh[at] for at in theirs], engine.read_chinese),
        StretchAligner(engine, level, cancelled),
        first=first,
        progress=progress,
        cancelled=cancelled,
    )
    for stretch in run.stretches():
        yield restore.beads(stretch.beads)
    rest = restore.rest()
    if rest:
        yield rest


@dataclass(frozen=True, slots=True)
class AlignedStretch:
    """Beads that were found together, by the numbers of all segments, and what they stand in."""

    beads: list[Bead]
    en: Reading
    zh: Reading
    learnt: Learnt


class Run:
    """One alignment under way, over segments none of which is blank.

    prior: given how many segments of both sides lie before a stretch, what its beads are worth
    beside their text.
    """

    def __init__(
        self,
        en: Window,
        zh: Window,
        aligner: StretchAligner,
        *,
        first: int,
        progress: Progress,
        cancelled: Callable[[], bool],
        prior: Callable[[int, int], Prior] | None = None,
    ) -> None:
        self._en, self._zh = en, zh
        self._aligner = aligner
        self._first = first
        self._progress, self._cancelled = progress, cancelled
        self._prior = prior
        self._learnt: dict[str, dict[str, float]] = {}

    def stretches(self) -> Iterator[AlignedStretch]:
        """Stretch after stretch."""
        size = self._first
        total = max(1, self._en.count + self._zh.count)
        while not (self._en.is_done and self._zh.is_done):
            with one_thread():
                stretch = self._stretch(size)
            yield stretch
            self._en.go_on(stretch.beads[-1].en.stop)
            self._zh.go_on(stretch.beads[-1].zh.stop)
            self._progress((self._en.start + self._zh.start) / total)
            size = WINDOW

    def _stretch(self, size: int) -> AlignedStretch:
        """The beads from here to a place where one can go on."""
        while True:
            ours, theirs = self._ends(size)
            self._read(self._en, ours)
            self._read(self._zh, theirs)
            stretch = stretch_of(self._en.reading(ours), self._zh.reading(theirs))
            is_last = ours == self._en.count and theirs == self._zh.count
            likeness = None
            if not is_last:
                stretch, likeness = self._aligner.cropped(stretch, self._learnt)
            prior = self._prior(self._en.start, self._zh.start) if self._prior else None
            result = self._aligner.align(stretch, self._learnt, prior, likeness)
            cut = len(result.beads) if is_last else _cut(result.beads)
            if not cut and size >= WIDEST:
                cut = max(1, len(result.beads) // 2)  # nothing fits here: go on all the same
            if cut:
                self._learnt.update(result.learnt)
                beads = result.beads[:cut]
                done = stretch.before(beads[-1].en.stop, beads[-1].zh.stop)
                placed = [self._placed(bead) for bead in beads]
                return AlignedStretch(placed, done.en, done.zh, self._learnt)
            size *= 2

    def _placed(self, bead: Bead) -> Bead:
        i, j = self._en.start, self._zh.start
        return Bead(
            range(bead.en.start + i, bead.en.stop + i),
            range(bead.zh.start + j, bead.zh.stop + j),
            bead.confidence,
        )

    def _ends(self, size: int) -> tuple[int, int]:
        """Where windows end that have about the same share of both texts, and some more."""
        ours, theirs = self._en, self._zh
        if not ours.left or not theirs.left:
            return ours.count, theirs.count
        if ours.left <= theirs.left:
            return _together(ours, theirs, size)
        end, our_end = _together(theirs, ours, size)
        return our_end, end

    def _read(self, window: Window, end: int) -> None:
        while window.read_to < end:
            if self._cancelled():
                raise Cancelled
            window.read(min(end, window.read_to + _BATCH))


class Window:
    """One side of a run: what is done, what is read, what comes."""

    def __init__(self, texts: Sequence[str], read: Callable[[Sequence[str]], Reading]) -> None:
        self._texts = texts
        self._read = read
        self._reading: Reading | None = None
        self._lengths = [0]
        for text in texts:
            self._lengths.append(self._lengths[-1] + len(text) + 1)
        self.start = 0
        self.read_to = 0

    @property
    def count(self) -> int:
        """How many segments there are."""
        return len(self._texts)

    @property
    def left(self) -> int:
        """How many are not done."""
        return self.count - self.start

    @property
    def is_done(self) -> bool:
        """Whether all are done."""
        return self.start == self.count

    def share(self, end: int) -> float:
        """The part of what is left, by characters, that lies before `end`."""
        here = self._lengths[self.start]
        return (self._lengths[end] - here) / max(1, self._lengths[-1] - here)

    def place_after(self, share: float) -> int:
        """The segment that a share of what is left ends in, and some more; not beyond the end."""
        here = self._lengths[self.start]
        wanted = here + share * (self._lengths[-1] - here)
        return min(self.count, bisect_left(self._lengths, wanted) + _MORE)

    def read(self, end: int) -> None:
        """Read on up to `end`."""
        new = self._read(self._texts[self.read_to : end])
        self._reading = new if self._reading is None else self._reading.then(new)
        self.read_to = end

    def reading(self, end: int) -> Reading:
        """What lies between what is done and `end`."""
        if self._reading is None:
            return self._read(())
        return self._reading.part(0, end - self.start)

    def go_on(self, start: int) -> None:
        """All before `start` is done."""
        if self._reading is not None:
            self._reading = self._reading.part(start - self.start, self.read_to - self.start)
        self.start = start


def _together(one: Window, other: Window, size: int) -> tuple[int, int]:
    """Where a window of so many segments ends, and one with as much of the other side."""
    end = min(one.count, one.start + size)
    if end == one.count:
        return end, other.count if other.left <= 2 * size else other.start + 2 * size
    return end, other.place_after(_SLACK * one.share(end))


class _WithBlanks:
    """Counts blank segments in again, which aligning does not see."""

    def __init__(self, ours: list[int], theirs: list[int], en: int, zh: int) -> None:
        self._ours, self._theirs = ours, theirs
        self._ends = (en, zh)
        self._i = self._j = 0  # up to here all segments are in some bead

    def beads(self, beads: Sequence[Bead]) -> list[Bead]:
        """The same beads by the numbers of all segments, and blank ones before them."""
        found: list[Bead] = []
        for bead in beads:
            i = self._ours[bead.en.start] if bead.en else self._i
            j = self._theirs[bead.zh.start] if bead.zh else self._j
            found += self._blanks(i, j)
            self._i = self._ours[bead.en.stop - 1] + 1 if bead.en else i
            self._j = self._theirs[bead.zh.stop - 1] + 1 if bead.zh else j
            found.append(Bead(range(i, self._i), range(j, self._j), bead.confidence))
        return found

    def rest(self) -> list[Bead]:
        """The blank segments at the end."""
        return self._blanks(*self._ends)

    def _blanks(self, i: int, j: int) -> list[Bead]:
        ours = [Bead(range(at, at + 1), range(self._j, self._j), 1.0) for at in range(self._i, i)]
        theirs = [Bead(range(i, i), range(at, at + 1), 1.0) for at in range(self._j, j)]
        return ours + theirs


def _cut(beads: Sequence[Bead]) -> int:
    """How many of a stretch's beads are sure enough to be given out, with the place after them."""
    least = round(len(beads) * _EARLIEST)
    for cut in range(round(len(beads) * _LATEST), max(least, _BEFORE_CUT), -1):
        before = beads[cut - _BEFORE_CUT : cut]
        paired = sum(bool(bead.en and bead.zh) for bead in before)
        sure = sum(bead.confidence for bead in before) / _BEFORE_CUT
        if sure >= _SURE and paired >= _BEFORE_CUT - 2 and before[-1].confidence >= _SURE:
            return cut
    return 0
