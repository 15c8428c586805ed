"""What a person types to search the library, as a question.

    软件 "state of the art" -draft tag:essay

Words and phrases in quotes must all be there, in the same passage; a minus sign before one leaves
out the passages that have it. Fields are those of the filter (`library.query`) and choose the
documents that are looked at.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from reader.chinese.searching import Passage, needles_of
from reader.library.filtering import Filter, misunderstood
from reader.library.query import Query
from reader.library.search.tokens import begins_word, may_go_on, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.entries import Entry

Span = tuple[int, int]

_NEAR = 100  # tokens
_MOST_WAYS = 8  # of spelling the words of a question


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or a phrase. needles: its folded spellings. exact: in quotes: whole words only."""

    needles: tuple[str, ...]
    exact: bool = False

    def spans(self, text: str) -> list[Span]:
        """Where it stands in a text: ranges of code points, in order.

        A Latin word may go on (`read` finds reading), but has its beginning there; not in quotes,
        and not a single letter.
        """
        return self.spans_in(Passage(text))

    def spans_in(self, passage: Passage) -> list[Span]:
        """The same for a passage that several things are looked for in."""
        found = passage.find(self.needles)
        if not found:
            return found
        text = passage.text
        if self.exact or not any(map(may_go_on, self.needles)):
            return [span for span in found if _is_whole(text, span)]
        if not any(map(begins_word, self.needles)):
            return found
        return [span for span in found if not _cuts(text, span[0])]

    @property
    def phrases(self) -> list[str]:
        """What FTS5 is asked, any of which will do; none where it holds no letter."""
        return phrases(self.needles, prefix=not self.exact)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    wanted: all of them must be in a passage; unwanted: none. allowed: the documents to look at, by
    the path of their entry, None for all. complaint: what is wrong with it, one sentence, or "".
    """

    wanted: tuple[Wanted, ...] = ()
    unwanted: tuple[Wanted, ...] = ()
    allowed: frozenset[str] | None = None
    complaint: str = ""

    @property
    def expressions(self) -> list[str]:
        """What FTS5 is asked, one after the other; none where nothing can be.

        First for the sections that have all of it close together, as passages do, then for those
        that have it anywhere.
        """
        asked = [some for one in self.wanted if (some := one.phrases)]
        if not asked:
            return []
        anywhere = " AND ".join(f"({' OR '.join(some)})" for some in asked)
        ways = math.prod(map(len, asked))
        if len(asked) == 1 or ways > _MOST_WAYS:
            return [anywhere]
        near = (f"NEAR({' '.join(way)}, {_NEAR})" for way in product(*asked))
        return [" OR ".join(near), anywhere]


def question_of(text: str, among: Filter | Sequence[Entry]) -> Question:
    """The question that `text` asks of some entries. Whoever asks often keeps their filter."""
    chosen = among if isinstance(among, Filter) else Filter(among)
    query = chosen.parse(text)
    wanted: list[Wanted] = []
    unwanted: list[Wanted] = []
    for term in query.terms:
        needles = needles_of(term.value) if not term.field else ()
        if needles:
            exact = text[term.value_start : term.value_start + 1] in ("“", "”", '"')
            (unwanted if term.negated else wanted).append(Wanted(needles, exact))
    fields = Query(tuple(term for term in query.terms if term.field and term.value))
    allowed: frozenset[str] | None = None
    if fields.terms:
        allowed = chosen.paths_matching(fields)
    return Question(tuple(wanted), tuple(unwanted), allowed, misunderstood(fields))


def _is_whole(text: str, span: Span) -> bool:
    return not (_cuts(text, span[0]) or _cuts(text, span[1]))


def _cuts(text: str, at: int) -> bool:
    """Whether a Latin word goes on across a position."""
    return 0 < at < len(text) and _is_latin(text[at - 1]) and _is_latin(text[at])


def _is_latin(letter: str) -> bool:
    return letter.isalnum() and not ("\u2e80" <= letter <= "\ufaff" or letter >= "\U00020000")
