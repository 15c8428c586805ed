"""The desk: which annotations there are, where they stand in the open text, which one is in hand.

Stands between the notebook, the session and everything that shows annotations. The notebook is read
on a worker after the first text is painted; until then it is empty and nothing can be marked.
`desk.notebook` is another object once it has been read, so nobody keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.annotations.notebook import Change, Notebook
from reader.ui.annotating.placing import Placing

if TYPE_CHECKING:
    from reader.annotations.collection import Collection
    from reader.ui.annotating.marks import Mark
    from reader.ui.jobs import Jobs
    from reader.ui.reading.view import ReadingView
    from reader.ui.session import Session


class Desk(QObject):
    """What the panel, the marks and the commands work with.

    Signals: `changed(Change)` after every change of the notebook; `marks_changed` when annotations
    stand elsewhere; `selected_changed(id)`, "" for none; `edit_wished(id)`: show the note's editor;
    `said(sentence)`, for the status line; `jumping` before the text moves away; `open_wished(path,
    id)`: an annotation of a document that is not open is wanted.
    """

    changed = Signal(object)
    marks_changed = Signal()
    selected_changed = Signal(str)
    edit_wished = Signal(str)
    said = Signal(str)
    jumping = Signal()
    open_wished = Signal(object, str)

    def __init__(
        self, session: Session, view: ReadingView, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._jobs = session, view, jobs
        self.notebook = Notebook()
        self.is_loaded = False
        """Whether the notebook has been read."""
        self._placing: Placing | None = None
        self._selected = ""

    # what there is

    def load(self, collection: Collection) -> None:
        """The annotations have been read."""
        self.notebook = Notebook(collection)
        self.notebook.listen(self._note_change)
        self.is_loaded = True
        self.changed.emit(Change(frozenset(collection.ids()), frozenset(), True, True))

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the open documents, in the order of the bitext; () where none is open."""
        return self._placing.ids if self._placing else ()

    @property
    def is_settled(self) -> bool:
        """Whether everything has been looked for: what has no marks now is an orphan."""
        return self._placing is not None and self._placing.complete

    def marks_of(self, annotation: str) -> tuple[Mark, ...]:
        """Where an annotation's targets stand in the open text; () where they do not."""
        return self._placing.marks(annotation) if self._placing else ()

    def order(self) -> list[str]:
        """The ids of the open text's annotations in reading order, orphans left out."""
        return []

    def orphans(self) -> list[str]:
        """The ids of annotations of the open text whose words are not in it any more."""
        return []

    # which one is in hand

    @property
    def selected(self) -> str:
        """The id of the annotation that the commands act on, "" for none."""
        return self._selected

    def select(self, annotation: str) -> None:
        """Take an annotation in hand; "" puts it away."""
        if annotation != self._selected:
            self._selected = annotation
            self.selected_changed.emit(annotation)

    def go_to(self, annotation: str) -> None:
        """Select an annotation and bring it into sight."""
        self.select(annotation)

    def open_elsewhere(self, annotation: str) -> None:
        """Open the document that an annotation belongs to, and go to it there."""

    def reattach(self, annotation: str) -> bool:
        """Put an annotation on the selected words. False: nothing is selected (and said so)."""
        return False

    def _note_change(self, change: Change) -> None:
        self.changed.emit(change)
