"""A second look at a file in both languages: by words, where order and length leave it open.

`pairing` goes by structure while a file is read, and is done when the file is. The aligner looks
afterwards at what that left in doubt: paragraphs without a partner, runs of several paragraphs,
odd lengths; and two languages that have a part of the file each, one after the other.
"""

from __future__ import annotations

import math
import time
from statistics import median
from typing import TYPE_CHECKING

from reader.bitext.aligned import RELATED, found_beads
from reader.bitext.bead_list import PairBead, shared
from reader.bitext.measure import weight
from reader.bitext.parts import is_side_by_side, parts_in_turn
from reader.bitext.patches import KeptPatches, Patch, Region, parts_of
from reader.bitext.strangers import AtHome
from reader.documents.errors import Cancelled
from reader.documents.model import BlockKind, Language
from reader.unhurried import no_pause, with_pauses

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from reader.bitext.model import Row
    from reader.bitext.pair_cache import PairCache
    from reader.documents.model import Block, Document
    from reader.unhurried import Pause

Places = tuple[range, range]
"""What stands in a row: so many English and Chinese pieces, counted through a region."""

_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_FAR_OFF = math.log(2.2)
"""How much longer or shorter than is usual here a translation may be before it is looked at."""
_SURE = 0.5
"""How sure the aligner must be, on the average, to be believed."""
_PARTING = 0.6
"""The same where it leaves more paragraphs without a partner than there were."""
_PARTING_NEIGHBOURS = 0.9
"""The same where it parts what stands side by side in the file."""
_EVERY = 0.5
"""Seconds after which what was found is told, where there is more to come; then twice that."""
_BEADS_AT_A_TIME = 100
_AROUND = 2
"""Rows before and after a doubtful one that are looked at with it."""


def regions(document: Document, rows: Sequence[Row], pause: Pause = no_pause) -> list[Region]:
    """What is worth a second look in a text of two languages, in order. pause: called often."""
    apart = parts_in_turn(document.blocks, rows, pause)
    taken = {at for region in apart for at in range(region.first, region.first + region.count)}
    doubtful = (
        region for region in _doubtful(document.blocks, rows, pause)
        if taken.isdisjoint(range(region.first, region.first + region.count))
    )  # fmt: skip
    return sorted([*apart, *doubtful], key=lambda region: region.first)


def patches_found(
    document: Document,
    rows: Sequence[Row],
    near: int = 0,
    cache: PairCache | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    before: KeptPatches | None = None,
) -> Iterator[KeptPatches]:
    """What the aligner finds better: all that is known by now; at last nothing is open.

    near: the row around which it looks first. cache: for whole halves. before: what an earlier look
    that was broken off has found; this one goes on from there. Raises `Cancelled`.
    """
    wanted = regions(document, rows, cancelled)
    if before is not None:
        wanted = [one for one in wanted if (one.first, one.count) in before.open]
    findings = _Findings(wanted, before)
    said, wait = time.monotonic(), _EVERY
    for region in sorted(wanted, key=lambda one: _away(one, near)):
        for patch, is_last in _looked_at(document, rows, region, cache, cancelled):
            if cancelled():
                raise Cancelled
            if time.monotonic() - said > wait and findings.found:
                yield findings.known()
                said, wait = time.monotonic(), 2 * wait
            findings.take(patch, is_last=is_last)
    yield findings.known()


class _Findings:
    """What is found while regions are looked at, by their first rows."""

    def __init__(self, wanted: Sequence[Region], before: KeptPatches | None) -> None:
        earlier = before.patches if before else ()
        self.found = {patch.region.first: patch for patch in earlier}
        self._open = {region.first: region for region in wanted}
        self._least = {patch.region.first: _paired(patch) for patch in earlier}

    def take(self, patch: Patch, *, is_last: bool) -> None:
        """What a region is by now. An earlier look that was broken off may have come further."""
        first = patch.region.first
        if is_last:
            del self._open[first]
        elif _paired(patch) < self._least.get(first, 0):
            return
        self.found.pop(first, None)
        if patch.beads:
            self.found[first] = patch

    def known(self) -> KeptPatches:
        """All that is known, in order."""
        return KeptPatches(
            tuple(sorted(self.found.values(), key=lambda patch: patch.region.first)),
            tuple((region.first, region.count) for region in self._open.values()),
        )


def _paired(patch: Patch) -> int:
    """How many beads of a patch have both sides: of halves ever more, while they are aligned."""
    return sum(bool(bead.en and bead.zh) for bead in patch.beads)


def _away(region: Region, row: int) -> int:
    return max(region.first - row, row - (region.first + region.count - 1), 0)


def _looked_at(
    document: Document,
    rows: Sequence[Row],
    region: Region,
    cache: PairCache | None,
    cancelled: Callable[[], bool],
) -> Iterator[tuple[Patch, bool]]:
    """A patch for a region, and whether it is the last.

    Of long halves there is one now and then for as much as is aligned.
    """
    old = rows[region.first : region.first + region.count]
    en, zh = region.sides(old)
    ours, theirs = parts_of(document.blocks, en), parts_of(document.blocks, zh)
    if region.cut < 0:
        stood, found = _places(old), list(found_beads(ours, theirs, cancelled=cancelled))
        beside = {
            place for place, row in zip(stood, old, strict=True) if is_side_by_side(row)
        }  # fmt: skip
        beads = tuple(_better(stood, found, beside))
        changed = [(bead.en, bead.zh) for bead in beads] != stood
        yield Patch(region, beads if changed else ()), True
        return
    known: list[PairBead] = []
    home = AtHome(ours, theirs)
    beads = found_beads(home.en, home.zh, cache=cache, cancelled=cancelled)
    for bead in home.with_strangers(beads):
        known.append(bead)
        if len(known) % _BEADS_AT_A_TIME == 0 and _is_related(known):
            yield Patch(region, (*known, *_rest(bead, len(en), len(zh)))), False
    yield Patch(region, tuple(known) if _is_related(known) else ()), True


def _is_related(beads: Sequence[PairBead]) -> bool:
    """Whether two texts, as far as they are aligned, say the same."""
    return shared(beads, beads[-1].en.stop, beads[-1].zh.stop) >= RELATED


def _rest(last: PairBead, en: int, zh: int) -> Iterator[PairBead]:
    """What is not aligned yet, each by itself."""
    for at in range(last.en.stop, en):
        yield PairBead(range(at, at + 1), range(last.zh.stop, last.zh.stop), 1.0)
    for at in range(last.zh.stop, zh):
        yield PairBead(range(en, en), range(at, at + 1), 1.0)


# two languages by turns


def _doubtful(blocks: Sequence[Block], rows: Sequence[Row], pause: Pause) -> list[Region]:
    usual = _usual_ratio(blocks, with_pauses(rows, pause))
    found: list[Region] = []
    for stretch in _stretches(rows):
        unsure = [at for at in with_pauses(stretch, pause) if not _is_sure(blocks, rows[at], usual)]
        for first, last in _groups(unsure):
            found.extend(_region(rows, stretch, first, last))
    return found


def _groups(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of numbers that, with their neighbours, touch."""
    groups: list[tuple[int, int]] = []
    for number in numbers:
        near = groups and number - groups[-1][1] <= 2 * _AROUND
        groups.append((groups.pop()[0] if near else number, number))
    return groups


def _stretches(rows: Sequence[Row]) -> Iterator[range]:
    """The rows between two that nothing is paired across."""
    first = 0
    for at, row in enumerate(rows):
        if row.both or row.kind not in _FLOWING:
            yield range(first, at)
            first = at + 1
    yield range(first, len(rows))


def _region(rows: Sequence[Row], stretch: range, first: int, last: int) -> Iterator[Region]:
    """Doubtful rows with their neighbours, if there is anything to be found."""
    start, stop = max(stretch.start, first - _AROUND), min(stretch.stop, last + 1 + _AROUND)
    inside = rows[start:stop]
    en, zh = sum(len(row.en) for row in inside), sum(len(row.zh) for row in inside)
    if en and zh and en + zh > 2:
        yield Region(start, stop - start)


def _is_sure(blocks: Sequence[Block], row: Row, usual: float) -> bool:
    """Whether a row is one paragraph and its translation, side by side and of fitting lengths."""
    if len(row.en) != 1 or len(row.zh) != 1:
        return False
    apart = abs(row.en[0].block - row.zh[0].block)
    return apart == 0 or (apart == 1 and abs(_log_ratio(blocks, row) - usual) < _FAR_OFF)


def _usual_ratio(blocks: Sequence[Block], rows: Iterable[Row]) -> float:
    ratios = [
        _log_ratio(blocks, row)
        for row in rows
        if len(row.en) == len(row.zh) == 1 and row.kind in _FLOWING
    ]
    return median(ratios) if ratios else 0.0


def _log_ratio(blocks: Sequence[Block], row: Row) -> float:
    en, zh = row.en[0], row.zh[0]
    ours = weight(blocks[en.block].text[en.start : en.end], Language.ENGLISH)
    theirs = weight(blocks[zh.block].text[zh.start : zh.end], Language.CHINESE)
    return math.log((ours + 8) / (theirs + 8))  # in short lines a letter more is no sign


def _places(rows: Sequence[Row]) -> list[Places]:
    beads: list[Places] = []
    i = j = 0
    for row in rows:
        ours, theirs = len(row.en), len(row.zh)
        beads.append((range(i, i + ours), range(j, j + theirs)))
        i, j = i + ours, j + theirs
    return beads


def _better(
    old: Sequence[Places], new: Sequence[PairBead], beside: Collection[Places]
) -> Iterator[PairBead]:
    """The new beads where they differ and the aligner is sure enough of it; the old elsewhere.

    Both are cut where they have a border in common, and decided from cut to cut. beside: those of
    the old that stand side by side in the file.
    """
    corners = {(en.stop, zh.stop) for en, zh in old} & {(b.en.stop, b.zh.stop) for b in new}
    stood = _until(corners, [PairBead(en, zh, 1.0) for en, zh in old])
    for before, after in zip(stood, _until(corners, new), strict=True):
        parted = _PARTING
        if all((bead.en, bead.zh) in beside for bead in before):
            parted = _PARTING_NEIGHBOURS
        yield from after if _is_believed(before, after, parted) else before


def _until(corners: set[tuple[int, int]], beads: Sequence[PairBead]) -> list[list[PairBead]]:
    """Beads in order, parted at some of the places at which they end."""
    parts: list[list[PairBead]] = [[]]
    for bead in beads:
        parts[-1].append(bead)
        if (bead.en.stop, bead.zh.stop) in corners:
            parts.append([])
    return [part for part in parts if part]


def _is_believed(old: Sequence[PairBead], new: Sequence[PairBead], parted: float) -> bool:
    """Whether new beads take the place of old ones. parted: how sure, where they part more."""
    if len(new) == 1 and len(old) == 1:
        return False  # the same
    size = sum(len(bead.en) + len(bead.zh) for bead in new)
    sure = sum(bead.confidence * (len(bead.en) + len(bead.zh)) for bead in new) / size
    before, after = _partners(old), _partners(new)
    return sure >= (_SURE if after >= before else parted)


def _partners(beads: Sequence[PairBead]) -> int:
    return sum(len(bead.en) + len(bead.zh) for bead in beads if bead.en and bead.zh)
