"""Several things looked for at once: what a search of the library asked, marked in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chinese.searching import Passage
from reader.values import Value

if TYPE_CHECKING:
    from reader.library.search.questions import Wanted


class AnyOf(Value):
    """What has any of some words or phrases in it (see `finding.sought.Sought`)."""

    wanted: tuple[Wanted, ...]

    @property
    def needles(self) -> tuple[str, ...]:
        """Their folded spellings."""
        return tuple(dict.fromkeys(needle for one in self.wanted for needle in one.needles))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where any of them stands in `text`: code points, in order, apart."""
        passage = Passage(text)
        apart: list[tuple[int, int]] = []
        found = {span for one in self.wanted for span in one.spans_in(passage)}
        for span in sorted(found, key=lambda one: (one[0], -one[1])):
            if not apart or span[0] >= apart[-1][1]:
                apart.append(span)
        return apart
