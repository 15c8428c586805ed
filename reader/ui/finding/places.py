"""Where a search begins, which words it begins with, and whether a match can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.bitext.finding.matches import PLACES, Match
from reader.chinese.variants import Variant
from reader.ui.reading.selection import copied_text
from reader.ui.reading.sight import is_in_sight, rects_in_sight
from reader.values import Value

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from reader.ui.reading.view import ReadingView

_LONGEST: Final = 120
"""Code points of a selection that a search begins with."""


class Start(Value):
    """A place in reading order: a row, and a source position of a document in it."""

    row: int = 0
    document: int = 0
    position: int = 0

    def is_after(self, match: Match) -> bool:
        """Whether a match stands before this place."""
        is_before = match.document == self.document and match.start < self.position
        return match.row < self.row or (match.row == self.row and is_before)


def start_here(view: ReadingView, *, at_end: bool = False) -> Start:
    """Where the reader is: at the selected words, where the keys act, or at the top of the view.

    at_end: behind the selected words.
    """
    chosen, keys = view.selection, view.place_of_keys()
    if chosen:
        document, position = chosen.document, chosen.end if at_end else chosen.start
    elif keys is not None:
        document, position = keys.document, keys.position
    elif view.top_row() < 0:
        return Start()  # the header is in sight, and with it the title
    else:
        place = view.place()
        document, position = place.document, place.position
    return Start(view.locator.row_of(document, position), document, position)


def match_in(view: ReadingView, match: Match) -> Match:
    """A match in a text that stands in other rows by now."""
    row = view.locator.row_of(match.document, match.start)
    for place, side in enumerate(PLACES):
        for piece in view.bitext.rows[row].pieces(side):
            start = view.bitext.block(piece).start
            if start + piece.start <= match.start < start + piece.end:
                return Match(row, place, match.document, match.start, match.end)
    return match


def selected_words(view: ReadingView) -> str:
    """The selected words of a paragraph in one line; "" where they are no thing to search for."""
    chosen = view.selection
    if not chosen or chosen.end - chosen.start > _LONGEST:
        return ""
    words = copied_text(view.bitext, chosen, view.converters, Variant.SOURCE).strip()
    return "" if "\n\n" in words else " ".join(words.split())


def is_seen(view: ReadingView, match: Match, covered: QRectF | None) -> bool:
    """Whether a match is in sight. covered: a part of the viewport that something lies over."""
    if not is_in_sight(view, match.document, match.start):
        return False
    if covered is None:
        return True
    rects = rects_in_sight(view, match.document, match.start, match.end)
    return not any(rect.intersects(covered) for rect in rects)
