"""Asking the library: candidates from the index, then page by page what the files really say."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from reader.documents.errors import Cancelled, CannotRead
from reader.library.filtering import Filter
from reader.library.search.hits import Hit, Origin, hits_in
from reader.library.search.opened import OpenDocuments, Source
from reader.library.search.questions import question_of
from reader.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from reader.library.entries import Entry
    from reader.library.search.questions import Question
    from reader.library.search.store import Candidate, SearchStore

_MOST_EACH: Final = 3
"""Sentences of one section that a page shows; `Hit.more` counts what else there is."""
_DULL: Final = 8
"""Sections in a row without a result, after which a page is given as it is."""


class Results:
    """The answers to one question, a page at a time. For one thread at a time.

    sections: how many parts of documents may answer, at most the bound of the index; bounded:
    whether there are more than that.
    """

    def __init__(
        self,
        search: LibrarySearch,
        question: Question,
        candidates: list[Candidate],
        *,
        bounded: bool,
    ) -> None:
        self._search = search
        self._question = question
        self._left: Iterator[Candidate] = iter(candidates)
        self._seen: set[tuple[Path, int, int, str]] = set()
        self._unsettled: list[Hit] = []
        self.sections = len(candidates)
        self.bounded = bounded
        self.exhausted = not candidates

    def take(self, most: int = 20, *, cancelled: Callable[[], bool] = lambda: False) -> list[Hit]:
        """The next results, about `most`; the best documents first. See `settle`.

        Fewer, or none, where that takes long: ask again until `exhausted`.
        """
        return list(self.stream(most, cancelled=cancelled))

    def stream(
        self, most: int = 20, *, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Hit]:
        """The same one by one, as they are found."""
        given = dull = 0
        while given < most and dull < _DULL and not cancelled():
            candidate = next(self._left, None)
            if candidate is None:
                self.exhausted = True
                return
            hits = self._search.hits_of(candidate, self._question, _MOST_EACH, cancelled)
            dull = 0 if hits else dull + 1
            for hit in hits:
                if self._is_new(hit):
                    given += 1
                    if not hit.exact and candidate.part < 0:
                        self._unsettled.append(hit)
                    yield hit

    def settle(self, *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[tuple[Hit, Hit]]:
        """What was given in haste, each with what it is now that its document is read whole.

        For the moment after a page has been shown. Documents too large for that stay as they are.
        """
        while self._unsettled and not cancelled():
            hit = self._unsettled.pop(0)
            try:
                located = self._search.located(hit, self._question, cancelled)
            except (CannotRead, Cancelled):
                continue
            if located is not hit:
                yield hit, located

    def _is_new(self, hit: Hit) -> bool:
        """Whether no neighbouring section has given this already: they overlap by some lines."""
        key = hit.path, hit.document, hit.line, hit.text
        if hit.exact or key not in self._seen:
            self._seen.add(key)
            return True
        return False


class LibrarySearch:
    """Searches with one index. Keeps the documents it read last. Safe from several threads.

    entries: what is in the library now, by path as text; results come from nothing else.
    encodings: chosen by hand.
    """

    def __init__(self, store: SearchStore) -> None:
        self._store = store
        self._open = OpenDocuments()
        self._lock = threading.Lock()
        self._entries: Mapping[str, Entry] = {}
        self._encodings: Mapping[Path, str] = {}
        self._filter: Filter | None = None

    def set_entries(
        self, entries: Iterable[Entry], encodings: Mapping[Path, str] | None = None
    ) -> None:
        """What may be found. Titles and companions are taken from here."""
        self._entries = {str(entry.path): entry for entry in entries}
        self._filter = None
        self._encodings = encodings or {}

    def question(self, text: str) -> Question:
        """What `text` asks. What it is compared with is kept until the entries change."""
        with self._lock:
            return question_of(text, self._prepared())

    def prepare(self) -> None:
        """Make what questions are compared with, before somebody waits for it."""
        with self._lock:
            self._prepared()

    def _prepared(self) -> Filter:
        if self._filter is None:
            self._filter = Filter(list(self._entries.values()))
            self._filter.prepare()
        return self._filter

    def ask(self, question: Question, most: int = 1000) -> Results:
        """The answers to a question. Takes some milliseconds; reading pages takes more."""
        found: list[Candidate] = []
        bounded, entries = False, self._entries
        for expression in question.expressions if not question.complaint else ():
            candidates, all_of_them = self._store.candidates(expression, question.allowed, most)
            bounded = not all_of_them
            known = {one[:3] for one in found}
            found += [
                one
                for one in candidates
                if one.path in entries and not (known and one[:3] in known)
            ]
            if bounded:
                break
        return Results(self, question, found, bounded=bounded)

    def hits_of(
        self,
        candidate: Candidate,
        question: Question,
        most: int,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Hit]:
        """What a section really holds, at most so many; nothing where its file cannot be read."""
        entry = self._entries.get(candidate.path)
        if entry is None:
            return []
        source = self._source(entry)
        try:
            if candidate.part < 0:
                hits = self._first_hits(entry, question, most)
                if hits is not None:
                    return hits
            with self._lock:
                if candidate.part < 0:
                    opened = self._open.whole(source, cancelled)
                else:
                    opened = self._open.lines(
                        source, candidate.part, candidate.first, candidate.last
                    )
        except (CannotRead, Cancelled):
            return []
        return hits_in(opened, question, _origin(entry), most)

    def _first_hits(self, entry: Entry, question: Question, most: int) -> list[Hit] | None:
        """What a document holds, as far as little of it tells; None where it does not."""
        with self._lock:
            parts = self._open.around(self._source(entry), question, most)
        if parts is None:
            return None
        hits: list[Hit] = []
        elsewhere = -1  # no part at all
        for opened, outside in parts:
            elsewhere = outside
            hits += hits_in(opened, question, _origin(entry), most - len(hits))
            if len(hits) >= most:
                break
        if not hits:
            return [] if elsewhere < 0 else None
        return [*hits[:-1], replace(hits[-1], more=hits[-1].more + elsewhere)]

    def located(
        self, hit: Hit, question: Question, cancelled: Callable[[], bool] = lambda: False
    ) -> Hit:
        """The same hit with its exact place and counterpart, for which all of the file is read.

        Itself where it is exact, or the file says something else by now. Raises CannotRead,
        Cancelled.
        """
        entry = self._entries.get(str(hit.path))
        if hit.exact or entry is None:
            return hit
        with self._lock:
            opened = self._open.whole(self._source(entry), cancelled)
        same = [
            one
            for one in hits_in(opened, question, _origin(entry))
            if one.text == hit.text and one.document == hit.document
        ]
        nearest = min(same, key=lambda one: abs(one.line - hit.line), default=hit)
        return replace(nearest, more=hit.more)

    def all_in(
        self, path: Path, question: Question, cancelled: Callable[[], bool] = lambda: False
    ) -> list[Hit]:
        """Everything in one document that answers. Raises CannotRead, Cancelled."""
        entry = self._entries.get(str(path))
        if entry is None:
            return []
        with self._lock:
            opened = self._open.whole(self._source(entry), cancelled)
        return hits_in(opened, question, _origin(entry))

    def _source(self, entry: Entry) -> Source:
        return Source(entry.path, entry.companion, self._encodings.get(entry.path, ""))


def _origin(entry: Entry) -> Origin:
    return Origin(entry.path, entry.companion, entry.title)
