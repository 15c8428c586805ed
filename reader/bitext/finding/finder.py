"""Looking through the rows of a document that may still be growing.

Rows are taken together in chunks of some 16,000 code points. A chunk keeps its text folded, so that
looking for the next query in it is one search in one string; only the pieces where that finds
something are folded with the way back to their own positions, and have the last word. Pieces
without Chinese characters are folded apart: a Latin query folds no Chinese by words, a Chinese one
touches no English.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.bitext.finding.matches import Match
from reader.chinese import engine
from reader.chinese.scripts import has_han
from reader.chinese.searching import close_gaps, fold_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.bitext.finding.sought import Sought
    from reader.bitext.model import Bitext, Piece, Row

_CHUNK: Final = 16_000  # code points: some milliseconds of folding, the first time
_SHELF: Final = 400  # rows
_BETWEEN: Final = "\ufdd0"  # no character: stands in no text, and every folding keeps it
_INSTEAD: Final = "\ufffd"


class Part(NamedTuple):
    """What a part of the rows holds: their matches in order, and how much has been looked at."""

    matches: list[Match]
    searched: float


class Finder:
    """Finds in one bitext. May be used from any thread; keeps its folded text until `release`.

    Rows are divided into chunks a shelf at a time, when a search comes there: the first match does
    not wait until all of a long text is divided.
    """

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext
        self._shelves: dict[int, list[_Chunk]] = {}
        self._known = 0
        self._lock = threading.Lock()

    @property
    def known_rows(self) -> int:
        """How many rows searches have looked at so far; more may have come since."""
        return self._known

    def search(
        self,
        sought: Sought,
        *,
        first_row: int = 0,
        since: int = 0,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Part]:
        """Look from around `first_row` to the end, then from the beginning: some rows at a time.

        since: leave out the rows before this one (they were looked at before more came).
        Raises BadQuery where a regular expression takes too long.
        """
        for chunk, share in self._chunks(first_row, since):
            if cancelled():
                return
            yield Part([one for one in chunk.search(sought) if one.row >= since], share)

    def prepare(
        self, cancelled: Callable[[], bool] = lambda: False, *, first_row: int = 0
    ) -> Iterator[float]:
        """Fold all the text there is, in small steps, before anything is sought; yields the share.

        For the moment between opening a find bar and the first letter. Begins around `first_row`.
        """
        for chunk, share in self._chunks(first_row):
            if cancelled():
                return
            chunk.fold()
            yield share

    def rows_with(self, needles: Sequence[str]) -> set[int]:
        """The rows that have one of some folded spellings (`searching.needles_of`).

        Now and then another one: whoever shows matches asks `Passage.find` where they are.
        """
        found: set[int] = set()
        for chunk, _ in self._chunks():
            found |= chunk.rows_with(needles)
        return found

    def release(self) -> None:
        """Forget the folded text: the find bar was closed."""
        with self._lock:
            self._shelves, self._known = {}, 0

    def _chunks(self, first_row: int = 0, since: int = 0) -> Iterator[tuple[_Chunk, float]]:
        """The chunks from around a row on, each with the share that is done after it."""
        self._known = total = len(self._bitext.rows)
        done, wanted = 0, total - since
        for chunk in self._in_order(first_row if first_row < total else 0, since, total):
            if chunk.last > since:
                done += chunk.last - max(chunk.first, since)
                yield chunk, min(done / wanted, 1.0)  # another thread may have divided more rows

    def _in_order(self, first_row: int, since: int, total: int) -> Iterator[_Chunk]:
        """All chunks but those of whole shelves before `since`, from `first_row` on and round."""
        here, end = first_row // _SHELF, (total + _SHELF - 1) // _SHELF
        around = self._on_shelf(here, total)
        cut = next((n for n, chunk in enumerate(around) if chunk.last > first_row), 0)
        yield from around[cut:]
        for number in (*range(here + 1, end), *range(here)):
            if (number + 1) * _SHELF > since:
                yield from self._on_shelf(number, total)
        yield from around[:cut]

    def _on_shelf(self, number: int, total: int) -> list[_Chunk]:
        """The chunks of the rows on a shelf; those that came since it was last asked are added."""
        with self._lock:
            chunks = self._shelves.setdefault(number, [])
            first = chunks[-1].last if chunks else number * _SHELF
            last = min((number + 1) * _SHELF, total)
            chunks += _divided(self._bitext, first, last)
            return list(chunks)


def _divided(bitext: Bitext, first: int, last: int) -> Iterator[_Chunk]:
    """Some rows as chunks of about the same size."""
    size = 0
    for number in range(first, last):
        row = bitext.rows[number]
        for pieces in (row.en, row.zh, row.both):
            for piece in pieces:
                size += piece.end - piece.start
        if size >= _CHUNK or number + 1 == last:
            yield _Chunk(bitext, first, number + 1)
            first, size = number + 1, 0


def _pieces(row: Row) -> Iterator[tuple[int, Piece]]:
    """The pieces of a row in reading order, each with the number of its side."""
    for place, pieces in enumerate((row.en, row.zh, row.both)):
        for piece in pieces:
            yield place, piece


class _Chunk:
    """Rows `first` up to `last`, their text folded as far as it was asked for."""

    __slots__ = ("_bitext", "_chinese", "_latin", "first", "last")

    def __init__(self, bitext: Bitext, first: int, last: int) -> None:
        self._bitext = bitext
        self.first, self.last = first, last
        self._latin: Pile | None = None
        self._chinese: Pile | None = None

    def search(self, sought: Sought) -> list[Match]:
        """The matches in these rows, in reading order."""
        found: list[Match] = []
        candidates = self._candidates(sought.needles)
        pieces = self._all() if candidates else []
        for number in candidates:
            row, place, piece = pieces[number]
            block = self._bitext.block(piece)
            shift = block.start + piece.start
            found += [
                Match(row, place, piece.document, shift + start, shift + end)
                for start, end in sought.spans(block.text[piece.start : piece.end])
            ]
        return found

    def rows_with(self, needles: Sequence[str]) -> set[int]:
        """The rows that may have one of some folded spellings."""
        candidates = self._candidates(needles)
        pieces = self._all() if candidates else []
        return {pieces[number][0] for number in candidates}

    def fold(self) -> None:
        """Fold everything, as a Chinese query and a Latin one need it."""
        for pile in self._piles(chinese=False):
            pile.fold()

    def _candidates(self, needles: Sequence[str]) -> Sequence[int]:
        """The numbers of the pieces that may have one of some spellings; all where none is told."""
        if not needles:
            return range(len(self._all()))
        hits: set[int] = set()
        for needle in needles:
            for pile in self._piles(chinese=has_han(needle)):
                hits.update(pile.holding(needle, by_words=has_han(needle)))
        return sorted(hits)

    def _piles(self, *, chinese: bool) -> list[Pile]:
        if self._latin is None or self._chinese is None:
            latin: list[tuple[int, str]] = []
            han: list[tuple[int, str]] = []
            for number, (_, _, piece) in enumerate(self._all()):
                text = self._bitext.text(piece)
                (han if has_han(text) else latin).append((number, text))
            self._latin, self._chinese = Pile(latin, chinese=False), Pile(han, chinese=True)
        return [self._chinese] if chinese else [self._latin, self._chinese]

    def _all(self) -> list[tuple[int, int, Piece]]:
        rows = self._bitext.rows
        return [
            (number, place, piece)
            for number in range(self.first, self.last)
            for place, piece in _pieces(rows[number])
        ]


class Pile:
    """Texts folded as one string each way, and which of them stands where in it."""

    __slots__ = ("_borders", "_chinese", "_closed", "_numbers", "_readings", "_texts")

    def __init__(self, texts: Sequence[tuple[int, str]], *, chinese: bool) -> None:
        self._chinese = chinese
        self._numbers = [number for number, _ in texts]
        self._texts: list[str] | None = [text.replace(_BETWEEN, _INSTEAD) for _, text in texts]
        self._closed = ""
        self._readings: list[str] | None = None
        self._borders: dict[int, list[int]] = {}

    def fold(self) -> None:
        """Fold the texts in every way that a query may need."""
        self._stacks(by_words=self._chinese)

    def holding(self, needle: str, *, by_words: bool) -> Iterator[int]:
        """The numbers of the texts that have `needle` in one of their readings."""
        for which, stack in enumerate(self._stacks(by_words=by_words)):
            at = stack.find(needle)
            if at < 0:
                continue
            borders = self._borders_of(which if by_words else -1, stack)
            while at >= 0:
                nth = bisect_right(borders, at)
                yield self._numbers[nth]
                if nth >= len(borders):
                    break
                at = stack.find(needle, borders[nth])

    def _stacks(self, *, by_words: bool) -> list[str]:
        if self._texts is not None:
            self._closed = _closed(self._texts, chinese=self._chinese)
            self._texts = None
        if not by_words:
            return [self._closed]
        if self._readings is None:
            both = (engine.convert(name, self._closed) for name in ("t2s", "tw2sp"))
            self._readings = list(dict.fromkeys(both))
        return self._readings

    def _borders_of(self, which: int, stack: str) -> list[int]:
        if which not in self._borders:
            found: list[int] = []
            at = stack.find(_BETWEEN)
            while at >= 0:
                found.append(at)
                at = stack.find(_BETWEEN, at + 1)
            self._borders[which] = found
        return self._borders[which]


def _closed(texts: Sequence[str], *, chinese: bool) -> str:
    """Texts folded as one string. What is mostly ASCII is quicker one by one."""
    if chinese:
        return close_gaps(fold_letters(_BETWEEN.join(texts)))
    return _BETWEEN.join([close_gaps(fold_letters(text)) for text in texts])
