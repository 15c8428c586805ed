"""Follows the open document: which records are it, and where its annotations stand.

While a text is still being read, what stands at its stored position is shown with the first screen.
When all is read, the document is recognised by its words and everything is looked for. All of that
happens on workers; a result for a text that is not shown any more is dropped.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.annotations.anchoring import How
from reader.annotations.identity import Traits, early_traits, recognise, record_of, traits_of
from reader.annotations.model import now
from reader.ui.annotating.placing import Placing, look_for
from reader.ui.annotating.targets import Range, as_targets
from reader.unhurried import no_pause, with_pauses
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.annotations.anchoring import Anchor
    from reader.annotations.model import Annotation, DocumentRecord, Target
    from reader.annotations.notebook import Change, Notebook
    from reader.bitext.model import Bitext
    from reader.library.places import Places
    from reader.ui.annotating.marks import Mark
    from reader.ui.jobs import Jobs
    from reader.ui.reading.view import ReadingView
    from reader.ui.session import Session
    from reader.unhurried import Pause

_AGAIN = 500
"""Milliseconds after which more of a growing text is looked at."""
_MANY = 60
"""Annotations changed at once that a worker places."""


class Recognised(Value):
    """Which records each document of a bitext is. complete: all of it had been read."""

    ids: tuple[tuple[str, ...], ...]
    traits: tuple[Traits, ...]
    complete: bool = False


class Follower(QObject):
    """Keeps `placing` true to the open document and the notebook.

    `placed` when all marks may have changed; `moved(ids, marks)` when those of some annotations
    have, with all marks that they had and have.
    """

    placed = Signal()
    moved = Signal(object, object)

    def __init__(
        self,
        session: Session,
        view: ReadingView,
        jobs: Jobs,
        places: Places,
        notebook: Callable[[], Notebook | None],
        parent: QObject | None = None,
    ) -> None:
        """notebook: gives the notebook, None while it is still being read."""
        super().__init__(parent)
        self._session, self._view, self._jobs = session, view, jobs
        self._places, self._notebook = places, notebook
        self.placing: Placing | None = None
        self._traits: tuple[Traits, ...] = ()
        self._edited: tuple[bool, ...] = ()
        self._touched: set[str] = set()
        self._wanted: dict[str, list[Target]] = {}
        self._again = QTimer(self, interval=_AGAIN, singleShot=True)
        self._again.timeout.connect(self._look_again)
        session.opened.connect(self._opened)
        session.went_back.connect(self.begin)
        session.settled.connect(self._settled)
        session.reading_on.connect(self._more_was_read)

    # the document

    def _opened(self) -> None:
        # Later the place kept for this path is that of the file as it is now.
        self._edited = tuple(
            self._is_edited(document.head.path, document.head.fingerprint)
            for document in self._view.bitext.documents
        )
        self.begin()

    def _is_edited(self, path: object, fingerprint: str) -> bool:
        """Whether the file was changed since it was last read here, on this machine.

        Only then are new positions written down. If another machine had another copy of the file,
        each would otherwise undo what the other wrote, at every opening.
        """
        from pathlib import Path

        known = self._places.find(path) if isinstance(path, Path) else None
        return known is not None and known.fingerprint not in ("", fingerprint)

    @property
    def is_beginning(self) -> bool:
        """Whether a text is open of which it is not known yet which document it is."""
        return self.placing is None and self._session.bitext is not None

    def begin(self) -> None:
        """Another text is shown, or the annotations have been read."""
        self.placing = None
        self._traits = ()
        self._wanted.clear()
        self.placed.emit()
        if self._notebook() is not None and self._session.bitext is not None:
            self._recognise(complete=self._session.done)

    def _settled(self) -> None:
        self._again.stop()
        if self._notebook() is not None and self._session.bitext is not None:
            self._recognise(complete=True)

    def _more_was_read(self) -> None:
        if self.placing is not None and not self.placing.complete and not self._again.isActive():
            self._again.start()

    def _look_again(self) -> None:
        if self.placing is not None and not self.placing.complete:
            self._place(Recognised(self.placing.ids, self._traits))

    def _recognise(self, *, complete: bool) -> None:
        notebook = self._notebook()
        if notebook is None:
            return
        bitext, records = self._view.bitext, dict(notebook.collection.documents)
        self._jobs.run(
            lambda job: recognised(bitext, records, complete=complete, pause=job.cancelled),
            lambda result: self._recognised(bitext, result),
            slot="annotations",
            patient=True,
        )

    def _recognised(self, bitext: Bitext, result: Recognised) -> None:
        if bitext.documents is not self._view.bitext.documents:
            return
        if result.complete:
            result = self._with_own_ids(result)
        self._traits = result.traits
        self._place(result)

    def _with_own_ids(self, result: Recognised) -> Recognised:
        """The ids for good. What was marked before they were known is carried over to them.

        That may have been in an earlier opening, which ended before anything was written down.
        """
        notebook = self._notebook()
        if notebook is None:
            return result
        ids: list[tuple[str, ...]] = []
        for traits, known in zip(result.traits, result.ids, strict=True):
            early = _early_id(traits)
            used = early not in known and early not in notebook.collection.documents
            if used and notebook.touching((early,)):
                if known[0] in notebook.collection.documents:
                    notebook.reanchor(rehomed(notebook.touching((early,)), early, known[0]))
                else:
                    known = (early, *known)  # noqa: PLW2901 - the id that is in use already
            ids.append(known)
        return Recognised(tuple(ids), result.traits, result.complete)

    def _place(self, result: Recognised) -> None:
        notebook = self._notebook()
        if notebook is None:
            return
        bitext = self._view.bitext
        ids = {id_ for each in result.ids for id_ in each}
        annotations = notebook.touching(ids)
        self._touched = set()
        self._jobs.run(
            lambda job: placed(bitext, result, annotations, job.cancelled),
            lambda placing: self._arrived(bitext, placing),
            slot="annotations",
            patient=True,
        )

    def _arrived(self, bitext: Bitext, placing: Placing) -> None:
        if bitext.documents is not self._view.bitext.documents:
            return
        self.placing = placing
        self._wanted.clear()
        self._put(self._touched)
        self._touched = set()
        self.placed.emit()
        if placing.complete:
            self._write_down(placing)

    # the notebook

    def follow(self, change: Change) -> None:
        """The notebook changed."""
        self._touched |= change.ids
        if self.placing is None:
            return
        if len(change.ids) > _MANY:
            self._recognise(complete=self._session.done)
            return
        if not change.outside:
            self._put_new_records(change.documents)
        self._put_and_tell(change.ids)

    def _put_and_tell(self, ids: Iterable[str]) -> None:
        ids = frozenset(ids)
        before = self._marks_of(ids)
        self._put(ids)
        self.moved.emit(ids, (*before, *self._marks_of(ids)))

    def _marks_of(self, ids: Iterable[str]) -> list[Mark]:
        marks = self.placing.marks if self.placing else {}
        return [mark for id_ in ids for mark in marks.get(id_, ())]

    def _put(self, ids: Iterable[str]) -> None:
        notebook, placing = self._notebook(), self.placing
        if notebook is None or placing is None:
            return
        documents = set(placing.documents)
        for id_ in ids:
            annotation = notebook.find(id_)
            if annotation is None or documents.isdisjoint(annotation.documents):
                placing.drop(id_)
                self._wanted.pop(id_, None)
            elif unknown := placing.put((annotation,)):
                self._wanted[id_] = unknown
        if self._wanted and placing.complete:
            self._look(placing)

    def _look(self, placing: Placing) -> None:
        wanted = {id_: list(targets) for id_, targets in self._wanted.items()}
        self._jobs.run(
            lambda job: look_for(placing, chain.from_iterable(wanted.values()), job.cancelled),
            lambda found: self._found(placing, wanted, found),
            slot="look for annotations",
            patient=True,
        )

    def _found(
        self,
        placing: Placing,
        wanted: Mapping[str, Sequence[Target]],
        found: list[tuple[Target, Anchor | None]],
    ) -> None:
        if placing is not self.placing:
            return
        placing.found([target for target, _ in found], [anchor for _, anchor in found])
        for id_ in wanted:
            self._wanted.pop(id_, None)
        self._put_and_tell(wanted)

    # writing down

    def _put_new_records(self, documents: Iterable[str]) -> None:
        """Note what is known of those of the open documents that nothing was known of."""
        notebook, placing = self._notebook(), self.placing
        if notebook is None or placing is None:
            return
        for number, known in enumerate(placing.ids):
            own = known[0]
            if own in documents and own not in notebook.collection.documents:
                self._put_record(notebook, placing, number)

    def _put_records(self, notebook: Notebook, placing: Placing) -> None:
        """Note what is known by now of the open documents that have annotations."""
        for number, known in enumerate(placing.ids):
            if notebook.touching((known[0],)):
                self._put_record(notebook, placing, number)

    def _put_record(self, notebook: Notebook, placing: Placing, number: int) -> None:
        traits = self._traits[number] if number < len(self._traits) else None
        if traits is None or not traits.body:
            return  # all of it has to be read first; then this is done for all
        own = placing.ids[number][0]
        known = notebook.collection.documents.get(own)
        edited = any(self._edited[number : number + 1])
        if known is not None and known.fingerprint and not edited:
            # another machine may have another copy: only where it lies here is new
            traits = Traits(traits.path, known.fingerprint, known.body, known.sketch)
        head = placing.bitext.documents[number].head
        notebook.put_record(record_of(head, traits, now(), known, own))

    def _write_down(self, placing: Placing) -> None:
        """Keep the new places of what was found elsewhere, once for an opening."""
        notebook = self._notebook()
        if notebook is None:
            return
        self._put_records(notebook, placing)
        edited, self._edited = self._edited, ()
        moved = [
            annotation
            for id_ in list(placing.marks)
            if (annotation := notebook.find(id_)) is not None
        ]
        notebook.reanchor(refreshed(placing, moved, edited))


def recognised(
    bitext: Bitext,
    records: Mapping[str, DocumentRecord],
    *,
    complete: bool,
    pause: Pause = no_pause,
) -> Recognised:
    """Which records the documents of a bitext are. A worker's work. pause: called now and then."""
    traits = tuple(
        traits_of(document.head, (block.text for block in with_pauses(document.blocks, pause)))
        if complete
        else early_traits(document.head)
        for document in bitext.documents
    )
    ids = tuple(tuple(recognise(records, each)) or (each.id or _early_id(each),) for each in traits)
    return Recognised(ids, traits, complete)


def _early_id(traits: Traits) -> str:
    """What a document is called until its body is read."""
    return f"d{traits.fingerprint[:15]}"


def placed(
    bitext: Bitext, result: Recognised, annotations: list[Annotation], pause: Pause = no_pause
) -> Placing:
    """Where annotations stand in a bitext. A worker's work. pause: called often."""
    placing = Placing(bitext, result.ids)
    if result.complete:
        targets = [target for annotation in annotations for target in annotation.targets]
        found = look_for(placing, targets, pause)
        placing.found([target for target, _ in found], [anchor for _, anchor in found])
        placing.complete = True
    placing.put(annotations)
    return placing


def rehomed(annotations: Iterable[Annotation], old: str, new: str) -> list[Annotation]:
    """Annotations of a document that turned out to be another one that is known."""
    return [
        replace(
            annotation,
            document=new if annotation.document == old else annotation.document,
            targets=tuple(
                replace(target, document=new) if target.document == old else target
                for target in annotation.targets
            ),
        )
        for annotation in annotations
    ]


def refreshed(
    placing: Placing, annotations: Iterable[Annotation], edited: Sequence[bool]
) -> list[Annotation]:
    """Annotations whose targets are described anew where they stand in files that were edited."""
    result: list[Annotation] = []
    for annotation in annotations:
        targets = list(annotation.targets)
        for mark in placing.marks.get(annotation.id, ()):
            if mark.how is How.POSITION or not any(edited[mark.document : mark.document + 1]):
                continue
            old = targets[mark.target]
            here = Range(mark.document, mark.side, mark.start, mark.end)
            ids = [old.document] * len(placing.bitext.documents)
            (new,) = as_targets(placing.bitext, ids, (here,))
            targets[mark.target] = replace(old, quote=new.quote, position=new.position)
        if tuple(targets) != annotation.targets:
            result.append(replace(annotation, targets=tuple(targets)))
    return result
