"""How high each row is: as it was laid out, or as its texts are long.

Laying a card out takes half a millisecond, so only cards in sight are. Of the others a guess is
kept, by what tells most: the lengths of the texts. Many cards have the same lengths, nearly; a
guess is made once for each such shape and width.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from reader.annotations.model import Kind
from reader.bitext.model import Side
from reader.ui.notes import metrics
from reader.ui.notes.rows import InvitationRow, SectionRow
from reader.ui.notes.typesetting import CHINESE_QUOTE, LATIN_QUOTE, NOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.annotations.model import Annotation
    from reader.ui.notes.rows import Row

_STEP: Final = 8
"""Half-width letters that make no difference between two shapes."""
_LONGEST: Final = 90
_HALF: Final = 7.4
"""Pixels of a half-width letter."""

Shape = tuple[int, ...]
"""First quote, second quote, note, its lines, whether there are tags, whether it is an orphan."""


class RowHeights:
    """Heights and tops in pixels; the gap below a card belongs to it."""

    def __init__(self) -> None:
        self.tops: list[int] = [metrics.LIST_TOP]
        """A top for every row, and the end of the last."""
        self._heights: list[int] = []
        self._shapes: list[Shape | int] = []
        self._guesses: dict[Shape | int, int] = {}
        self._width = 0
        self._exact: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._heights)

    def set_rows(
        self, rows: Sequence[Row], width: int, number_of: Callable[[str], int | None]
    ) -> None:
        """All rows anew, for cards `width` pixels wide. number_of: where a key's row stands."""
        self._shapes = [_shape(row) for row in rows]
        if width != self._width:
            self._forget(width)
        self._heights = list(map(self._guess, self._shapes))
        for key, height in self._exact.items():
            number = number_of(key)
            if number is not None:
                self._heights[number] = height
        self._sum()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """More rows at the end."""
        shapes = [_shape(row) for row in rows]
        self._shapes.extend(shapes)
        heights = list(map(self._guess, shapes))
        self._heights.extend(heights)
        self.tops.extend(list(accumulate(heights, initial=self.tops[-1]))[1:])

    def set_width(self, width: int) -> None:
        """Cards are `width` pixels wide from here on."""
        if width != self._width:
            self._forget(width)
            self._heights = list(map(self._guess, self._shapes))
            self._sum()

    def forget_exact(self) -> None:
        """What was laid out is no longer true; the guesses stand until it is laid out again."""
        self._exact.clear()

    def is_exact(self, key: str) -> bool:
        """Whether a row was laid out."""
        return key in self._exact

    def height(self, number: int) -> int:
        """Of a row, as far as it is known."""
        return self._heights[number]

    def settle(self, known: Iterable[tuple[int, str, int]]) -> None:
        """Rows were laid out: their numbers, keys and heights."""
        differ = False
        for number, key, height in known:
            self._exact[key] = height
            differ = differ or self._heights[number] != height
            self._heights[number] = height
        if differ:
            self._sum()

    def _forget(self, width: int) -> None:
        self._width = width
        self._guesses.clear()
        self._exact.clear()

    def _sum(self) -> None:
        self.tops = list(accumulate(self._heights, initial=metrics.LIST_TOP))

    def _guess(self, shape: Shape | int) -> int:
        if isinstance(shape, int):
            return shape
        guess = self._guesses.get(shape)
        if guess is None:
            guess = self._guesses[shape] = _guessed(shape, self._width)
        return guess


def _shape(row: Row) -> Shape | int:
    """What the height of a row depends on, roughly; the height itself where it is known."""
    if isinstance(row, SectionRow):
        return metrics.SECTION
    if isinstance(row, InvitationRow):
        return metrics.INVITATION + metrics.GAP
    return row.shape or shape_of(row.annotation, orphan=row.orphan)


def shape_of(annotation: Annotation, *, orphan: bool = False) -> Shape:
    """What the height of a card is guessed by."""
    first = second = 0
    for number, target in enumerate(annotation.targets[:2]):
        length = len(target.quote.exact) * (2 if target.side is Side.ZH else 1)
        if number:
            second = min(length // _STEP + 1, _LONGEST)
        else:
            first = min(length // _STEP + 1, _LONGEST)
    note = annotation.note
    letters = len(note) if note.isascii() else 2 * len(note)
    lines = min(note.count("\n") + 1, metrics.NOTE_LINES) if note else 0
    is_mark = annotation.kind is Kind.HIGHLIGHT
    few = metrics.QUOTE_LINES if is_mark else metrics.OTHER_LINES
    tagged = bool(annotation.tags)
    return (few * 100 + first, second, min(letters // _STEP, _LONGEST), lines, tagged, orphan)


def _guessed(shape: Shape, width: int) -> int:
    quote, second, note, lines, tagged, orphan = shape
    few, first = divmod(quote, 100)
    inside = max(width - 2 * metrics.PADDING, 40)
    height = metrics.TOP + metrics.META_GAP + metrics.META + metrics.BOTTOM + metrics.GAP
    height += _lines(first, inside, few) * LATIN_QUOTE[1]
    if second:
        height += _lines(second, inside, metrics.OTHER_LINES) * CHINESE_QUOTE[1]
        height += metrics.BETWEEN_QUOTES
    if lines:
        height += max(lines, _lines(note, inside, metrics.NOTE_LINES)) * NOTE[1]
        height += 2 * metrics.LINE_ROOM if first else 0
    height += (metrics.META_GAP + metrics.CHIP) if tagged else 0
    height += (metrics.LINE_ROOM + metrics.ACTION) if orphan else 0
    return round(height)


def _lines(steps: int, width: int, most: int) -> int:
    return min(most, -(-steps * _STEP * _HALF // width)) if steps else 0  # pyright: ignore
