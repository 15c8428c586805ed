"""The desk: which annotations there are, where they stand in the open text, which one is in hand.

Stands between the notebook, the session and everything that shows annotations. The notebook is read
on a worker after the first text is painted; until then it is empty and nothing can be marked.
`desk.notebook` is another object once it has been read, so nobody keeps it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.annotations.notebook import Change, Notebook
from reader.ui.annotating.following import Follower
from reader.ui.annotating.targets import answering_ranges, as_targets, selected_ranges
from reader.ui.reading.place import Place
from reader.ui.reading.sight import is_in_sight, repaint_range
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.annotations.collection import Collection
    from reader.annotations.model import Annotation, Target
    from reader.library.places import Places
    from reader.ui.annotating.marks import Mark, MarkIndex
    from reader.ui.annotating.placing import Placing
    from reader.ui.annotating.targets import Range
    from reader.ui.jobs import Jobs
    from reader.ui.reading.view import ReadingView
    from reader.ui.session import Session

_BELOW_TOP = 0.3
"""Where on the screen an annotation is brought to, as a share of its height."""

OrderKey = tuple[int, int, int, str]
"""Row, document, position and id: reading order."""


class Desk(QObject):
    """What the panel, the marks and the commands work with.

    Signals: `changed(Change)` after every change of the notebook, and when it has been read;
    `marks_changed` when annotations stand elsewhere; `selected_changed(id)`, "" for none;
    `edit_wished(id)`: show the note's editor; `said(sentence)`, for the status line; `jumping`
    before the text moves away; `open_wished(path)`: a document that is not open is wanted;
    `closing` before everything is written for the last time: what is half typed counts now.
    """

    changed = Signal(object)
    marks_changed = Signal()
    selected_changed = Signal(str)
    edit_wished = Signal(str)
    said = Signal(object)
    jumping = Signal()
    open_wished = Signal(object)
    closing = Signal()

    def __init__(
        self,
        session: Session,
        view: ReadingView,
        jobs: Jobs,
        places: Places,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._jobs = session, view, jobs
        self.notebook = Notebook()
        self.is_loaded = False
        """Whether the notebook has been read."""
        self.refusal = ""
        """Why nothing can be changed, in a sentence; "" where it can."""
        self._selected = self._awaited = ""
        self._order: list[OrderKey] | None = None
        self._follower = Follower(session, view, jobs, places, self._read_notebook, self)
        session.opened.connect(lambda: self.select(""))
        session.rows_changed.connect(self._rows_changed)
        self._follower.placed.connect(self._all_moved)
        self._follower.moved.connect(self._some_moved)

    def _read_notebook(self) -> Notebook | None:
        return self.notebook if self.is_loaded else None

    # what there is

    def load(self, collection: Collection) -> None:
        """The annotations have been read, perhaps from another file than before."""
        self.notebook = Notebook(collection)
        self.notebook.listen(self._note_change)
        self.is_loaded = True
        self.select("")
        self._follower.begin()
        self.changed.emit(Change(frozenset(collection.ids()), frozenset(), True, True))

    @property
    def placing(self) -> Placing | None:
        """Where annotations stand in the open text; None while that is being found out."""
        return self._follower.placing

    @property
    def index(self) -> MarkIndex | None:
        """The marks of the open text by range."""
        placing = self._follower.placing
        return placing.index if placing else None

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the open documents, the open file's own first; () where none is open."""
        placing = self._follower.placing
        return placing.documents if placing else ()

    @property
    def is_settled(self) -> bool:
        """Whether everything has been looked for: what has no marks now is an orphan."""
        placing = self._follower.placing
        return placing is not None and placing.complete

    @property
    def is_beginning(self) -> bool:
        """Whether a text is open of which the notes are not read yet."""
        return not self.refusal and (not self.is_loaded or self._follower.is_beginning)

    @property
    def can_mark(self) -> bool:
        """Whether the open text can be marked now; where not, that is said."""
        if self.refusal:
            self.said.emit(self.refusal)
        elif self.is_beginning:
            self.said.emit(Message("Your notes are still being read. Try again in a moment."))
        elif self.placing is None:
            self.said.emit(Message("There is no text here to mark."))
        else:
            return True
        return False

    def marks_of(self, annotation: str) -> tuple[Mark, ...]:
        """Where an annotation's targets stand in the open text; () where they do not."""
        placing = self._follower.placing
        return placing.marks.get(annotation, ()) if placing else ()

    def annotations(self) -> list[Annotation]:
        """The annotations of the open text, those without a place in it too; in no order."""
        return self.notebook.touching(self.documents)

    def order(self) -> list[str]:
        """The ids of the open text's annotations in reading order, orphans left out.

        A note on the document as a whole comes first.
        """
        about_all = [each for each in self.annotations() if not each.targets]
        about_all.sort(key=lambda each: (each.created, each.id))
        return [*(each.id for each in about_all), *(key[3] for key in self.order_keys())]

    def orphans(self) -> list[str]:
        """The ids of annotations of the open text whose words are not in it any more."""
        placing = self._follower.placing
        if placing is None or not placing.complete:
            return []
        return [
            each.id
            for each in self.annotations()
            if each.id not in placing.marks
            and any(placing.document_of(target) is not None for target in each.targets)
        ]

    def order_keys(self) -> Sequence[OrderKey]:
        """Where the open text's annotations begin, in reading order."""
        if self._order is None:
            placing = self._follower.placing
            marks = placing.marks if placing else {}
            self._order = sorted(self._order_key(id_, found) for id_, found in marks.items())
        return self._order

    def _order_key(self, annotation: str, marks: Sequence[Mark]) -> OrderKey:
        row_of = self._view.locator.row_of
        return min(
            (row_of(mark.document, mark.start), mark.document, mark.start, annotation)
            for mark in marks
        )

    # which one is in hand

    @property
    def selected(self) -> str:
        """The id of the annotation that the commands act on, "" for none."""
        return self._selected

    @property
    def selected_annotation(self) -> Annotation | None:
        """The annotation that the commands act on."""
        return self.notebook.find(self._selected) if self._selected else None

    def select(self, annotation: str) -> None:
        """Take an annotation in hand; "" puts it away."""
        if annotation != self._selected:
            self._selected = annotation
            self.selected_changed.emit(annotation)

    def go_to(self, annotation: str) -> None:
        """Select an annotation and bring it into sight; the place left is remembered."""
        self.select(annotation)
        self.show(annotation)

    def show(self, annotation: str) -> None:
        """Bring an annotation into sight, where it is not."""
        marks = self.marks_of(annotation)
        if not marks:
            return
        first = min(marks, key=lambda mark: self._order_key(annotation, (mark,)))
        self._view.uncover(first.document, first.start)
        if is_in_sight(self._view, first.document, first.start):
            return
        self.jumping.emit()
        below = self._view.viewport().height() * _BELOW_TOP
        self._view.go_to(Place(first.document, first.start, below))

    def step(self, step: int) -> None:
        """To the next annotation (1) or the one before (-1), from the selected one or from here."""
        keys = list(self.order_keys())
        if not keys:
            self.said.emit(Message("Nothing is marked in this text."))
            return
        here = next((number for number, key in enumerate(keys) if key[3] == self._selected), None)
        if here is not None:
            wanted = here + step
        else:
            place = self._view.place()
            row = self._view.locator.row_of(place.document, place.position)
            after = bisect_right(keys, (row, place.document, place.position - 1, "~"))
            wanted = after if step > 0 else after - 1
        if 0 <= wanted < len(keys):
            self.go_to(keys[wanted][3])
            self.said.emit(
                Message("Annotation {number:,} of {all:,}.", number=wanted + 1, all=len(keys))
            )
        elif step > 0:
            self.said.emit(Message("No more annotations."))
        else:
            self.said.emit(Message("No annotation before this."))

    # elsewhere

    def open_elsewhere(self, annotation: str) -> None:
        """Open the document that an annotation belongs to, and go to it there."""
        found = self.notebook.find(annotation)
        if found is None:
            return
        if set(found.documents) & set(self.documents):
            self.go_to(annotation)
            return
        record = self.notebook.collection.documents.get(found.document)
        paths = dict(record.paths) if record else {}
        newest_first = sorted(paths, key=lambda path: (paths[path], path), reverse=True)
        self._awaited = annotation
        self._jobs.run(
            lambda _job: _first_file(newest_first), self._found_elsewhere, slot="find a document"
        )

    def _found_elsewhere(self, path: Path | None) -> None:
        if path is not None:
            self.open_wished.emit(path)
            return
        found, self._awaited = self.notebook.find(self._awaited), ""
        record = self.notebook.collection.documents.get(found.document) if found else None
        title = record.title if record else ""
        if title:
            self.said.emit(
                Message(
                    "“{title}” is not where it was. Open it, and its notes are there again.",
                    title=title,
                )
            )
        else:
            self.said.emit(
                Message("The document is not where it was. Open it, and its notes are there again.")
            )

    def reattach(self, annotation: str) -> bool:
        """Put an annotation on the selected words. False: nothing is selected (and said so)."""
        found = self.notebook.find(annotation)
        if found is None or not self.can_mark:
            return False
        ranges = self.selected_ranges()
        if not ranges:
            self.said.emit(Message("Select the words that this note belongs to first."))
            return False
        if len({target.side for target in found.targets}) > 1:
            ranges = [*ranges, *answering_ranges(self._view.bitext, self._view.locator, ranges)]
        targets = self.targets_of(ranges)
        self.notebook.change(Message("Re-attaching"), annotation, targets=targets)
        self._view.set_selection(None)
        self.go_to(annotation)
        return True

    def selected_ranges(self) -> list[Range]:
        """The selected words as ranges of the source; [] for none."""
        chosen = self._view.selection
        if not chosen:
            return []
        return selected_ranges(
            self._view.bitext, self._view.locator, chosen.side,
            chosen.document, chosen.start, chosen.end,
        )  # fmt: skip

    def targets_of(self, ranges: Sequence[Range]) -> tuple[Target, ...]:
        """Ranges of the open text as annotations store them. A text must be open."""
        placing = self._follower.placing
        ids = [each[0] for each in placing.ids] if placing else []
        return as_targets(self._view.bitext, ids, ranges)

    # changes

    def add(self, name: str, annotation: Annotation) -> None:
        """Add an annotation of the open text in one step, and take it in hand."""
        self.notebook.add(name, annotation)
        self.select(annotation.id)

    def undo(self) -> None:
        """Take the last step back, show where, and say what it was."""
        if self.refusal:
            self.said.emit(self.refusal)
            return
        name = self.notebook.undo_name
        change = self.notebook.undo()
        done = Message("Undone: {step}.", step=name) if name else Message("Nothing to undo.")
        self._show_step(change, done)

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        if self.refusal:
            self.said.emit(self.refusal)
            return
        name = self.notebook.redo_name
        change = self.notebook.redo()
        done = (
            Message("Done again: {step}.", step=name) if name else Message("Nothing to do again.")
        )
        self._show_step(change, done)

    def _show_step(self, change: Change | None, words: str) -> None:
        if change is not None:
            there = sorted(id_ for id_ in change.ids if self.marks_of(id_))
            if there:
                self.select(there[0])
                self.show(there[0])
        self.said.emit(words)

    def _note_change(self, change: Change) -> None:
        self._follower.follow(change)
        if self._selected in change.ids and self.notebook.find(self._selected) is None:
            self.select("")
        self.changed.emit(change)

    def _all_moved(self) -> None:
        self._order = None
        if self._selected and self.is_settled and not self.marks_of(self._selected):
            self.select("")
        self._view.viewport().update()
        self.marks_changed.emit()
        if self._awaited and self.marks_of(self._awaited):
            awaited, self._awaited = self._awaited, ""
            self.go_to(awaited)

    def _rows_changed(self) -> None:
        """Every mark is where it was in the text, but that may be another row."""
        self._order = None
        self.marks_changed.emit()

    def _some_moved(self, ids: frozenset[str], marks: Sequence[Mark]) -> None:
        if self._order is not None:  # sorting thousands anew would be felt at every change
            self._order = [key for key in self._order if key[3] not in ids]
            for id_ in ids:
                if here := self.marks_of(id_):
                    insort(self._order, self._order_key(id_, here))
        for mark in marks:
            repaint_range(self._view, mark.document, mark.start, mark.end)
        self.marks_changed.emit()


def _first_file(paths: Sequence[str]) -> Path | None:
    """The first path that is a file. A worker's work."""
    from pathlib import Path

    return next((Path(path) for path in paths if Path(path).is_file()), None)
