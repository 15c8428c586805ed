"""Two files of subtitles as two texts whose blocks answer each other.

Each row is one block on each side: cues that belong together, joined until a sentence ends, so
that the text flows; every caption line stays a segment with its time. Where two files do not speak
at the same times, each is set in sentences by itself and the words of both are aligned.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from reader.bitext.bead_list import DIGITS, Beads, PairBead
from reader.bitext.subtitles.clock import Clock, clock_between
from reader.bitext.subtitles.cues import are_subtitles, cues_of, joined
from reader.bitext.subtitles.matching import Matcher, Timed, overlap, timed
from reader.documents.model import Language
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.bitext.subtitles.cues import Cue
    from reader.bitext.subtitles.matching import Step
    from reader.documents.model import Block

log = logging.getLogger(__name__)

_PAUSE: Final = 1.5
"""Seconds of silence after which a new row begins."""
_MOST_CUES: Final = 8
_MOST_LETTERS: Final = 240.0
_LEAST_SURE: Final = 0.25
_EARLY: Final = 1.0  # seconds that two cues which answer each other may begin apart


class TimedPair(Value):
    """Both texts with blocks made of cues, and their beads: which block answers which.

    clock: of the Chinese file against the English one. None: they do not speak at the same times,
    and there are no beads.
    """

    en: tuple[Block, ...]
    zh: tuple[Block, ...]
    beads: tuple[PairBead, ...]
    clock: Clock | None

    def align(self, en: Sequence[Block], zh: Sequence[Block]) -> Beads:
        """The beads of parts of both texts, by time. Only where there is a clock."""
        clock = self.clock or Clock()
        ours = [_timed_block(block, Language.ENGLISH, float) for block in en]
        theirs = [_timed_block(block, Language.CHINESE, clock.at) for block in zh]
        i = j = 0
        for a, b in Matcher(ours, theirs, _share_of_words).steps():
            sure = _sureness(ours, theirs, i, j, (a, b))
            yield PairBead(range(i, i + a), range(j, j + b), round(sure, DIGITS))
            i, j = i + a, j + b


def timed_pair(
    en: Sequence[Block], zh: Sequence[Block], cancelled: Callable[[], bool] = lambda: False
) -> TimedPair | None:
    """Two texts as a pair of subtitles; None where they are none. Raises `Cancelled`."""
    if not (are_subtitles(en) and are_subtitles(zh)):
        return None
    ours, theirs = cues_of(en), cues_of(zh)
    clock = clock_between(ours, theirs)
    if clock is None:
        log.info("two files of subtitles do not speak at the same times")
        alone = [tuple(joined(group) for group in _sentences(cues)) for cues in (ours, theirs)]
        return TimedPair(alone[0], alone[1], (), None)
    clock, steps = _match(ours, theirs, clock, cancelled)
    return _paired(ours, theirs, clock, steps)


def _match(
    ours: Sequence[Cue], theirs: Sequence[Cue], clock: Clock, cancelled: Callable[[], bool]
) -> tuple[Clock, list[Step]]:
    """The beads of cues, and the clock with what the first look at them has taught."""
    english = [timed(cue, Language.ENGLISH) for cue in ours]
    steps: list[Step] = []
    for look in range(2):
        chinese = [timed(cue, Language.CHINESE, clock.at) for cue in theirs]
        read = _share_of_words if look else None
        steps = Matcher(english, chinese, read).steps(cancelled)
        if look == 0:
            clock = clock.learnt(_pairs(ours, theirs, steps))
    return clock, steps


def _pairs(
    ours: Sequence[Cue], theirs: Sequence[Cue], steps: Iterable[Step]
) -> list[tuple[float, float]]:
    """When cues that answer each other one by one begin."""
    pairs: list[tuple[float, float]] = []
    i = j = 0
    for a, b in steps:
        if a == b == 1:
            pairs.append((ours[i].start, theirs[j].start))
        i, j = i + a, j + b
    return pairs


def _paired(
    ours: Sequence[Cue], theirs: Sequence[Cue], clock: Clock, steps: Sequence[Step]
) -> TimedPair:
    en: list[Block] = []
    zh: list[Block] = []
    beads: list[PairBead] = []
    english = [timed(cue, Language.ENGLISH) for cue in ours]
    chinese = [timed(cue, Language.CHINESE, clock.at) for cue in theirs]
    i = j = 0
    for group in _rows(english, chinese, ours, theirs, steps):
        sure = 0.0
        first, other = i, j
        for a, b in group:
            sure += (a + b) * _sureness(english, chinese, i, j, (a, b))
            i, j = i + a, j + b
        at = len(en), len(zh)
        if i > first:
            en.append(joined(ours[first:i]))
        if j > other:
            zh.append(joined(theirs[other:j]))
        sure = round(sure / (i - first + j - other), DIGITS)
        beads.append(PairBead(range(at[0], len(en)), range(at[1], len(zh)), sure))
    return TimedPair(tuple(en), tuple(zh), tuple(beads), clock)


def _rows(
    english: Sequence[Timed],
    chinese: Sequence[Timed],
    ours: Sequence[Cue],
    theirs: Sequence[Cue],
    steps: Iterable[Step],
) -> Iterable[list[Step]]:
    """Beads of cues as rows: as many as make a sentence, up to a pause."""
    row: list[Step] = []
    first = other = i = j = 0
    for a, b in steps:
        row.append((a, b))
        i, j = i + a, j + b
        both = english[first:i], chinese[other:j]
        rest = [english[i : i + 1], chinese[j : j + 1]]
        end = max((cue.end for side in both for cue in side), default=0.0)
        begins = min((cue.start for side in rest for cue in side), default=end)
        # English punctuates; Chinese subtitles hardly do
        said = ours[first:i] or theirs[other:j]
        full = max(
            max(len(side) for side in both) / _MOST_CUES,
            sum(cue.weight for cue in both[0] or both[1]) / _MOST_LETTERS,
        )
        if said[-1].ends_sentence or said[-1].is_note or begins - end > _PAUSE or full >= 1:
            yield row
            row, first, other = [], i, j
    if row:
        yield row


def _sentences(cues: Sequence[Cue]) -> Iterable[Sequence[Cue]]:
    """The cues of one file in groups: up to the end of a sentence, or a pause."""
    first = 0
    for number, cue in enumerate(cues):
        last = number + 1 == len(cues)
        if (
            last
            or cue.ends_sentence
            or cues[number + 1].start - cue.end > _PAUSE
            or number + 1 - first >= _MOST_CUES
        ):
            yield cues[first : number + 1]
            first = number + 1


def _sureness(
    english: Sequence[Timed], chinese: Sequence[Timed], i: int, j: int, step: Step
) -> float:
    """How probable a bead is: by what its times share, or what a cue alone shares with others."""
    a, b = step
    en, zh = english[i : i + a], chinese[j : j + b]
    if en and zh:
        close = abs(en[0].start - zh[0].start) < _EARLY
        return max(_LEAST_SURE, min(1.0, 0.3 + 0.7 * overlap(en, zh) + 0.1 * close))
    one, others = (
        (en, chinese[max(0, j - 2) : j + 2]) if en else (zh, english[max(0, i - 2) : i + 2])
    )
    met = max((overlap(one, [other]) for other in others), default=0.0)
    return 1.0 - 0.9 * met


def _timed_block(block: Block, language: Language, at: Callable[[float], float]) -> Timed:
    (cue, *more) = cues_of([block])
    whole = timed(cue, language, at)
    if not more:
        return whole
    rest = [timed(one, language, at) for one in more]
    return Timed(
        whole.start,
        max(whole.end, *(one.end for one in rest)),
        whole.is_note and all(one.is_note for one in rest),
        block.text,
        whole.weight + sum(one.weight for one in rest),
        whole.words.union(*(one.words for one in rest)),
    )


def _share_of_words(en: str, zh: str) -> float:
    """Which share of the English letters says what some Chinese word says."""
    from reader.bitext.align.links import links  # a dictionary; only where times leave it open

    letters = sum(char.isalpha() for char in en)
    if not letters:
        return 0.0
    found = {at for link in links(en, zh) for at in range(link.en_start, link.en_end)}
    return min(1.0, len(found) / letters)
