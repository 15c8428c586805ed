"""What the list holds: annotations of the open document, or of the whole library, as rows.

The document's are at hand; words are looked for on a worker, as is everything of the library, whose
rows arrive in batches. An annotation that changes is shown at once where it stands; the list is
asked for anew a moment later.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.annotations import listing, listing_query
from reader.annotations.listing import Counts, FoldedTexts, LibraryOrder, Listed
from reader.annotations.listing_query import Query
from reader.annotations.model import Colour
from reader.ui.notes.heights import shape_of
from reader.ui.notes.rows import TRAY, CardRow, InvitationRow, SectionRow
from reader.ui.notes.texts import is_document_note
from reader.wording import Message

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

    from reader.annotations.collection import Collection
    from reader.annotations.model import Annotation
    from reader.annotations.notebook import Change
    from reader.ui.annotating.desk import Desk
    from reader.ui.jobs import Job, Jobs
    from reader.ui.notes.model import CardModel
from reader.ui.notes.rows import Row

_LATER: Final = 300
"""Milliseconds after a change until the list is asked for anew."""
_BATCH: Final = 1000
"""Rows that arrive together."""


class Scope(Enum):
    """Whose annotations are listed."""

    DOCUMENT = auto()
    LIBRARY = auto()


class NotesFeed(QObject):
    """Fills a `CardModel`.

    Signals: `arrived` when the rows are those that were asked for; `counted` when numbers are
    known anew.
    """

    arrived = Signal()
    counted = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, model: CardModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._model = desk, jobs, model
        self.scope = Scope.DOCUMENT
        self.order = LibraryOrder.CHANGED
        self.query = Query()
        self.counts: dict[Scope, Counts] = {}
        self.orphans = 0
        self.tray_is_open = False
        self.pinned = ""
        """An annotation that is listed whatever the query says: its note is being written."""
        self.draft: Annotation | None = None
        """A note on the document that is not yet among the annotations: nothing is in it."""
        self.asleep = False
        """Nobody looks: what changes is shown when somebody does."""
        self._folded = FoldedTexts()
        self._library: list[Listed] | None = None
        self._job: Job | None = None
        self._waits = False
        self._coming: list[Row] | None = None
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self.refresh)
        self._size = 0
        self._numbers_later = QTimer(self, singleShot=True, interval=_LATER)
        self._numbers_later.timeout.connect(self.count_library)
        desk.changed.connect(self._changed)
        desk.marks_changed.connect(self._marks_changed)

    # what is asked

    def ask(self, text: str) -> None:
        """Narrow the list by what a person typed."""
        self.query = listing_query.parse(text)
        self.refresh(anew=True)

    def show_scope(self, scope: Scope) -> None:
        """List the document or the library."""
        if scope is not self.scope:
            self.scope = scope
            self.refresh(anew=True)

    def set_order(self, order: LibraryOrder) -> None:
        """Sort the library's documents by this."""
        if order is not self.order:
            self.order, self._library = order, None
            self.refresh(anew=True)

    def meanings(self) -> dict[Colour, str]:
        """What colours stand for."""
        return {colour: self._desk.notebook.meaning(colour) for colour in Colour}

    @property
    def is_waiting(self) -> bool:
        """Whether rows are still to come."""
        return self._waits

    def refresh(self, *, anew: bool = False) -> None:
        """Ask for the rows. anew: they answer another question, so the list starts at its top."""
        self._later.stop()
        if self.pinned and self.scope is Scope.LIBRARY and not anew:
            return  # when the note is written: its card must not go away meanwhile
        if self._job is not None:
            self._job.cancel()
        self._job, self._waits = None, False
        if self.scope is Scope.DOCUMENT:
            self._refresh_document(anew=anew)
        else:
            self._refresh_library(anew=anew)

    # the document

    def _refresh_document(self, *, anew: bool) -> None:
        listed = self._document()
        self.counts[Scope.DOCUMENT] = listing.count(listed)
        orphans = frozenset(self._desk.orphans())
        self.orphans = len(orphans)
        self.counted.emit()
        query, meanings, folded = self.query, self.meanings(), self._folded
        if not query.reads:
            found = listing.selected(listed, query, folded, meanings)
            self._show(self._document_rows(found, orphans), anew=anew)
            return
        self._waits = True
        self._job = self._jobs.run(
            lambda _job: listing.selected(listed, query, folded, meanings),
            lambda found: self._done(self._document_rows(found, orphans), anew=anew),
            slot="notes",
        )

    def _document(self) -> list[Listed]:
        desk = self._desk
        there = listing.in_order(desk.notebook.touching(desk.documents), desk.order())
        collection = desk.notebook.collection
        return [Listed(each, listing.title_of(collection, each.document)) for each in there]

    def _document_rows(self, found: list[Listed], orphans: frozenset[str]) -> list[Row]:
        annotations = self._with_pinned([each.annotation for each in found])
        notes = [each for each in annotations if is_document_note(each)]
        lost = [each for each in annotations if each.id in orphans]
        rows: list[Row] = [CardRow(each) for each in notes]
        if not notes and not self.query.asking and self._desk.documents:
            rows.append(CardRow(self.draft) if self.draft else InvitationRow())
        if lost:
            unfolded = self.tray_is_open or bool(self.query.asking)
            rows.append(
                SectionRow(
                    TRAY,
                    Message("{count} not found in the text", count=len(lost)),
                    len(lost),
                    unfolded,
                )
            )
            if unfolded:
                rows.extend(CardRow(each, orphan=True) for each in lost)
        known = {row.key for row in rows}
        skipped = orphans | known
        rows.extend(CardRow(each) for each in annotations if each.id not in skipped)
        return rows

    def _with_pinned(self, annotations: list[Annotation]) -> list[Annotation]:
        pinned = self._desk.notebook.find(self.pinned) if self.pinned else None
        if pinned is None or any(each.id == pinned.id for each in annotations):
            return annotations
        order = self._desk.order()
        return listing.in_order([*annotations, pinned], order)

    # the library

    def _refresh_library(self, *, anew: bool) -> None:
        known = self._library
        collection = self._desk.notebook.collection.copy() if known is None else None
        query, meanings, order = self.query, self.meanings(), self.order
        self._coming = []
        started = False

        def arrive(value: object) -> None:
            nonlocal started
            if isinstance(value, tuple):
                self._library, self.counts[Scope.LIBRARY] = value
                self.counted.emit()
            elif isinstance(value, list) and self._coming is not None:
                self._coming.extend(value)
                if anew:
                    (self._model.append_rows if started else self._model.set_rows)(value)
                    started = True

        def end(_: object) -> None:
            rows, self._coming = self._coming or [], None
            if anew and started:
                self._waits = False
                self.arrived.emit()
            else:
                self._done(rows, anew=anew)

        self._waits = True
        self._job = self._jobs.run(
            lambda job: self._look_through(job, collection, known, order, query, meanings),
            end,
            on_value=arrive,
            slot="notes",
        )

    def _look_through(
        self,
        job: Job,
        collection: Collection | None,
        known: list[Listed] | None,
        order: LibraryOrder,
        query: Query,
        meanings: dict[Colour, str],
    ) -> Iterator[object]:
        """A worker's: the library and its numbers where they are new, then rows in batches."""
        if collection is not None:
            known = listing.of_library(collection, order, job.cancelled)
            yield known, listing.count(known)
        rows: list[Row] = []
        document = ""
        numbers = _per_document(known or [])
        for found in listing.select(known or [], query, self._folded, meanings, job.cancelled):
            for annotation, title in found:
                if annotation.document != document:
                    document = annotation.document
                    words = title or Message("A document without a title")
                    rows.append(SectionRow(document, words, numbers[document]))
                rows.append(CardRow(annotation, shape=shape_of(annotation)))
            if len(rows) >= _BATCH:
                yield rows
                rows = []
        yield rows

    # what changes

    def _changed(self, change: Change) -> None:
        """Show at once what is at hand; ask for the rest a moment later."""
        self._library = None
        if self.asleep:
            return
        self._recount(change)
        known = True
        for id_ in change.ids if len(change.ids) <= _BATCH else ():
            annotation = self._desk.notebook.find(id_)
            if annotation is None:
                self._model.remove(id_)
            else:
                known = self._model.renew(annotation) and known
        is_ours = bool(change.documents & set(self._desk.documents))
        if self.scope is Scope.DOCUMENT and is_ours and not known:
            self.refresh()
        else:
            self._later.start()

    def _recount(self, change: Change) -> None:
        """The library's numbers are no longer true where something came, went or was tagged."""
        known, size = self.counts.get(Scope.LIBRARY), len(self._desk.notebook.collection)
        if known and size == self._size and len(change.ids) <= _BATCH:
            found = [self._desk.notebook.find(id_) for id_ in change.ids]
            if all(each and known.tags.keys() >= set(each.tags) for each in found):
                return
        self._size = size
        self._numbers_later.start()

    def _marks_changed(self) -> None:
        if not self.asleep:
            self._later.start()

    def _done(self, rows: Sequence[Row], *, anew: bool) -> None:
        self._waits = False
        self._show(rows, anew=anew)

    def _show(self, rows: Sequence[Row], *, anew: bool) -> None:
        if anew:
            self._model.set_rows(rows)
        else:
            self._model.update_rows(rows)
        self.arrived.emit()

    def known_tags(self) -> list[str]:
        """Every tag that is known by now, the most frequent first."""
        counted: dict[str, int] = {}
        for counts in self.counts.values():
            for tag, number in counts.tags.items():
                counted[tag] = max(counted.get(tag, 0), number)
        return sorted(counted, key=lambda tag: (-counted[tag], tag))

    def count_library(self) -> None:
        """Find out how many annotations and which tags the library has."""
        collection, order = self._desk.notebook.collection.copy(), self.order
        self._size = len(collection)
        self._jobs.run(
            lambda job: listing.count(listing.of_library(collection, order, job.cancelled)),
            self._library_counted,
            slot="notes numbers",
            patient=True,
        )

    def _library_counted(self, counts: Counts) -> None:
        self.counts[Scope.LIBRARY] = counts
        self.counted.emit()


def _per_document(listed: Iterable[Listed]) -> Counter[str]:
    from collections import Counter

    return Counter(each.annotation.document for each in listed)
