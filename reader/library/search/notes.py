"""Searching what the reader wrote, too. The library does not know where notes are kept.

Whoever wires the rooms hands over a `NoteSource`; the words are folded once and kept as long as a
note stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from reader.chinese.searching import Passage, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.library.search.questions import Question

Span = tuple[int, int]


class Note(NamedTuple):
    """Something written. annotation, document: their ids; path: where the document lies, if known.

    text: what is searched: the note, its tags, the words that are marked.
    """

    annotation: str
    document: str
    path: Path | None
    text: str


class NoteSource(Protocol):
    """Where notes come from."""

    def notes(self) -> Iterable[Note]:
        """Every note there is, now. May be called from a worker thread."""
        ...


BREAK: Final = " \n "
"""Parts what the reader wrote from the words that it stands at."""


class NoteHit(NamedTuple):
    """A note that answers a question. spans: the matches, code points of its text."""

    note: Note
    spans: tuple[Span, ...]


class NoteSearch:
    """Searches notes in memory. For one thread at a time."""

    def __init__(self, source: NoteSource) -> None:
        self._source = source
        self._folded: dict[str, tuple[str, str]] = {}

    def ask(self, question: Question) -> Iterator[NoteHit]:
        """The notes that answer: all words in one note, in the documents that are asked about."""
        if not question.wanted or question.complaint:
            return
        present: dict[str, tuple[str, str]] = {}
        for note in self._source.notes():
            folded = self._folded.get(note.annotation)
            if folded is None or folded[0] != note.text:
                folded = note.text, "\n".join(readings_of(note.text))
            present[note.annotation] = folded
            if question.allowed is not None and str(note.path) not in question.allowed:
                continue
            if all(any(needle in folded[1] for needle in one.needles) for one in question.wanted):
                yield from _looked_at(note, question)
        self._folded = present


def _looked_at(note: Note, question: Question) -> Iterator[NoteHit]:
    passage = Passage(note.text)
    found = [one.spans_in(passage) for one in question.wanted]
    if all(found) and not any(one.spans_in(passage) for one in question.unwanted):
        spans = sorted({span for spans in found for span in spans})
        yield NoteHit(note, tuple(spans))
