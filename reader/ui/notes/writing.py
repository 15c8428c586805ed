"""Writing a note: from the card that is pressed to the notebook, and back when others write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.annotations.model import Kind
from reader.ui.notes.feed import Scope
from reader.ui.notes.texts import is_document_note
from reader.wording import Message

if TYPE_CHECKING:
    from reader.annotations.model import Annotation
    from reader.annotations.notebook import Change
    from reader.ui.annotating.desk import Desk
    from reader.ui.notes.editing import EditBox
    from reader.ui.notes.feed import NotesFeed
    from reader.ui.notes.view import CardView


class Writer(QObject):
    """Puts the editor on a card, and what is written into the notebook.

    left: the user is done and wishes to read on.
    """

    left = Signal()

    def __init__(
        self, desk: Desk, feed: NotesFeed, view: CardView, box: EditBox, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._view, self._box = desk, feed, view, box
        self._awaited: tuple[str, bool] | None = None
        box.written.connect(self._write)
        box.tagged.connect(self._tag)
        box.left.connect(self._leave)
        box.abandoned.connect(self.finish)
        box.resized.connect(view.fit_editor)

    @property
    def writes_on(self) -> str:
        """The id of the annotation whose note is being written, "" for none."""
        return self._view.edited

    def may_write(self) -> bool:
        """Whether annotations can be changed; where not, why is said."""
        if self._desk.refusal:
            self._desk.said.emit(self._desk.refusal)
        return not self._desk.refusal

    def begin(self, key: str, *, tags: bool = False) -> None:
        """Write the note of an annotation, or its tags. It is brought into the list if need be."""
        if self.writes_on == key:
            self._focus(tags=tags)
            return
        self.finish()
        annotation = self._find(key)
        if annotation is None or not self.may_write():
            return
        self._feed.pinned = key
        self._awaited = (key, tags)
        if self._view.has(key):
            self.rows_arrived()
            return
        if self._feed.scope is Scope.LIBRARY:
            self._feed.show_scope(Scope.DOCUMENT)
        else:
            self._feed.refresh()

    def begin_document_note(self) -> None:
        """Write the note on the open document; one is made when something is in it."""
        documents = self._desk.documents
        if not documents or not self.may_write():
            return
        known = [each for each in self._desk.notebook.touching(documents) if is_document_note(each)]
        if known:
            self.begin(known[0].id)
            return
        self.finish()
        draft = self._desk.notebook.draft(documents[0], kind=Kind.NOTE)
        self._feed.draft = draft
        self._awaited = (draft.id, False)
        self._feed.refresh()

    def rows_arrived(self) -> None:
        """The list has changed: a card that was waited for may be there now, another one gone."""
        if self.writes_on and self._feed.scope is Scope.DOCUMENT:
            annotation = self._find(self.writes_on)
            open_ = set(self._desk.documents)
            if annotation is None or not open_ & set(annotation.documents):
                self.finish()
                return
        if self._awaited is None or not self._view.has(self._awaited[0]):
            return
        (key, tags), self._awaited = self._awaited, None
        annotation = self._find(key)
        if annotation is None:
            return
        self._view.select(key)
        self._desk.select(key if annotation is not self._feed.draft else "")
        self._view.select(key)
        room = self._view.room_for_editor(key)
        self._box.resize(self._view.editor_width(), room)
        self._box.begin(annotation, self._feed.known_tags(), room)
        self._view.begin_editing(key, self._box)
        self._focus(tags=tags)

    def follow(self, change: Change) -> None:
        """The notebook has changed; perhaps the note that is being written."""
        key = self.writes_on
        if not key or (key not in change.ids and change.ids):
            return
        annotation = self._find(key)
        if annotation is None:
            self._put_away()
        else:
            self._box.follow(annotation)

    def finish(self) -> None:
        """Put the editor away. A note without words and marks is none, and is removed."""
        self._awaited = None
        key = self.writes_on
        if not key:
            return
        self._box.tags.finish()
        self._put_away()
        notebook = self._desk.notebook
        notebook.end_run()
        annotation = notebook.find(key)
        if annotation is not None and annotation.kind is Kind.NOTE and _is_blank(annotation):
            notebook.remove(Message("Remove empty note"), [key])
        self._feed.refresh()

    def _put_away(self) -> None:
        self._feed.pinned = ""
        self._feed.draft = None
        had_focus = self._box.isAncestorOf(self._box.window().focusWidget() or self._box)
        self._view.end_editing()
        if had_focus:
            self._view.setFocus()

    def _leave(self) -> None:
        self.finish()
        self.left.emit()

    def _focus(self, *, tags: bool) -> None:
        (self._box.tags.field if tags else self._box.editor).setFocus()

    def _find(self, key: str) -> Annotation | None:
        draft = self._feed.draft
        return self._desk.notebook.find(key) or (draft if draft and draft.id == key else None)

    # what is typed

    def _write(self, note: str) -> None:
        self._put(Message("Note"), note=note)

    def _tag(self, tags: tuple[str, ...]) -> None:
        self._desk.notebook.end_run()
        self._put(Message("Tags"), tags=tags)
        self._desk.notebook.end_run()

    def _put(self, name: str, **content: object) -> None:
        key, draft = self.writes_on, self._feed.draft
        if draft is not None and draft.id == key and self._desk.notebook.find(key) is None:
            self._feed.pinned = key
            self._desk.add(name, replace(draft, **content))  # type: ignore[arg-type]
        elif key:
            self._desk.notebook.change(name, key, run=f"{name} {key}", **content)


def _is_blank(annotation: Annotation) -> bool:
    return not annotation.note.strip() and not annotation.tags
