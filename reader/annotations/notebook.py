"""The annotations as the user works with them: changes in steps that can be undone and done again.

Belongs to one thread (in the program the interface's). What is changed waits in `take_unsaved` for
whoever writes it down; what came from outside arrives by `join`. Both are told to the listeners.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.annotations.collection import Collection
from reader.annotations.model import (
    CONTENT,
    Annotation,
    Meaning,
    just_after,
    new_id,
    new_writer,
    now,
)
from reader.annotations.records import join_records
from reader.annotations.versions import next_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.annotations.model import Colour, DocumentRecord

MOST_STEPS = 500
"""How many steps can be undone."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened: the ids of the annotations and of the documents that they touch.

    outside: it came from the file, not from the user. meanings: the colours' meanings changed.
    """

    ids: frozenset[str]
    documents: frozenset[str]
    outside: bool = False
    meanings: bool = False


Listener = Callable[[Change], None]


@dataclass(slots=True)
class _Step:
    """One step: what each annotation was before and is now (None: not there). run: see `change`.

    meaning: of which colour it changed the meaning, from what to what.
    """

    name: str
    before: dict[str, Annotation | None]
    after: dict[str, Annotation | None]
    run: str = ""
    meaning: tuple[Colour, str, str] | None = None


class Notebook:
    """All annotations. `name` of a step is what the menus show after "Undo": "Highlight"."""

    def __init__(
        self,
        collection: Collection | None = None,
        writer: str = "",
        clock: Callable[[], str] = now,
    ) -> None:
        self._collection = Collection() if collection is None else collection
        self._unsaved = Collection()
        self._writer = writer or new_writer()
        self._clock = clock
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._listeners: list[Listener] = []

    # reading

    @property
    def collection(self) -> Collection:
        """Everything there is. To be read only."""
        return self._collection

    def find(self, id_: str) -> Annotation | None:
        """An annotation; None where it is deleted or unknown."""
        return self._collection.find(id_)

    def touching(self, documents: Iterable[str]) -> list[Annotation]:
        """The annotations that belong to any of the documents or have a target there."""
        return self._collection.touching(documents)

    def meaning(self, colour: Colour) -> str:
        """What a colour stands for, "" for nothing in particular."""
        known = self._collection.meanings.get(colour)
        return known.text if known else ""

    def listen(self, listener: Listener) -> None:
        """Tell `listener` of every change, after it."""
        self._listeners.append(listener)

    # changing

    def draft(self, document: str, **content: object) -> Annotation:
        """A new annotation with an id and the times, to be given to `add`."""
        moment = self._clock()
        blank = Annotation(new_id(), document, moment, moment)
        return replace(blank, **content)  # pyright: ignore[reportArgumentType]

    def add(self, name: str, *annotations: Annotation) -> None:
        """Add annotations in one step."""
        self._perform(name, {each.id: each for each in annotations})

    def change(self, name: str, id_: str, *, run: str = "", **content: object) -> None:
        """Change fields of an annotation in one step; nothing happens where they are so already.

        run: steps that follow each other with the same run are undone together (typing).
        """
        known = self.find(id_)
        if known is None:
            return
        after = replace(known, **content)  # pyright: ignore[reportArgumentType]
        if after != known:
            self._perform(name, {id_: after}, run)

    def change_all(self, name: str, changed_: Iterable[Annotation], *, run: str = "") -> None:
        """Change several annotations, each given as it should be, in one step."""
        differing = {each.id: each for each in changed_ if each != self.find(each.id)}
        if differing:
            self._perform(name, differing, run)

    def remove(self, name: str, ids: Iterable[str]) -> None:
        """Delete annotations in one step."""
        there = [id_ for id_ in ids if self.find(id_) is not None]
        if there:
            self._perform(name, dict.fromkeys(there))

    def set_meaning(self, name: str, colour: Colour, text: str) -> None:
        """Say in one step what a colour stands for; nothing happens where it does so already."""
        present = self.meaning(colour)
        if text != present:
            self._note(_Step(name, {}, {}, meaning=(colour, present, text)))
            self._write_meaning(colour, text)

    def put_record(self, record: DocumentRecord) -> None:
        """Note what is known of a document. Joined with what was known."""
        known = self._collection.documents.get(record.id)
        joined = join_records(known, record) if known else record
        if joined != known:
            self._collection.documents[record.id] = self._unsaved.documents[record.id] = joined

    def reanchor(self, annotations: Iterable[Annotation]) -> None:
        """Write down where targets have been found again. Not a step: the user did nothing."""
        moved = [each for each in annotations if each != self.find(each.id)]
        for annotation in moved:
            self._write(annotation.id, annotation)
        if moved:
            self._tell(self._change_of(moved))

    # steps

    @property
    def undo_name(self) -> str:
        """The step that `undo` would take back, "" for none."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """The step that `redo` would do again, "" for none."""
        return self._undone[-1].name if self._undone else ""

    @property
    def last_step(self) -> object:
        """The step that `undo` would take back, for `undo_to`; None for none."""
        return self._done[-1] if self._done else None

    def undo_to(self, step: object) -> None:
        """Take back what was done since that step was the last one, while it is remembered."""
        if step is None or any(one is step for one in self._done):
            while self._done and self._done[-1] is not step:
                self.undo()

    def undo(self) -> Change | None:
        """Take the last step back."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        if step.meaning:
            colour, before, after = step.meaning
            return self._go_to_meaning(colour, after, before)
        return self._go(step.after, step.before)

    def redo(self) -> Change | None:
        """Do the step again that was taken back last."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        if step.meaning:
            return self._go_to_meaning(*step.meaning)
        return self._go(step.before, step.after)

    def end_run(self) -> None:
        """What is changed next is a step of its own, whatever its run."""
        if self._done:
            self._done[-1].run = ""

    def _perform(self, name: str, after: Mapping[str, Annotation | None], run: str = "") -> None:
        before = {id_: self.find(id_) for id_ in after}
        last = self._done[-1] if self._done else None
        if run and last and last.run == run and last.after.keys() == after.keys():
            last.after = dict(after)
        else:
            self._note(_Step(name, before, dict(after), run))
        self._undone.clear()
        for id_, annotation in after.items():
            self._write(id_, annotation)
        self._tell(self._change_of([*before.values(), *after.values()]))

    def _note(self, step: _Step) -> None:
        self._done.append(step)
        del self._done[:-MOST_STEPS]
        self._undone.clear()

    def _go(self, old: dict[str, Annotation | None], new: dict[str, Annotation | None]) -> Change:
        """From one end of a step to the other; what others changed meanwhile stays."""
        for id_, wanted in new.items():
            present, left = self.find(id_), old[id_]
            if wanted and present and left:
                differing = {
                    name: getattr(wanted, name)
                    for name in CONTENT
                    if getattr(wanted, name) != getattr(left, name)
                }
                self._write(id_, replace(present, **differing))
            else:
                self._write(id_, wanted)
        change = self._change_of([*old.values(), *new.values()])
        self._tell(change)
        return change

    def _go_to_meaning(self, colour: Colour, old: str, new: str) -> Change:
        """The same for what a colour means: one that others gave it meanwhile stays."""
        return self._write_meaning(colour, new if self.meaning(colour) == old else None)

    def _write_meaning(self, colour: Colour, text: str | None) -> Change:
        """Give a colour a meaning (None: the one that it has), and tell of it."""
        if text is not None:
            known = self._collection.meanings.get(colour)
            moment = self._clock()
            # another machine's clock may be fast: the newer meaning is the one that stays
            meaning = Meaning(text, max(moment, just_after(known.modified)) if known else moment)
            self._collection.meanings[colour] = self._unsaved.meanings[colour] = meaning
        change = Change(frozenset(), frozenset(), meanings=True)
        self._tell(change)
        return change

    def _write(self, id_: str, annotation: Annotation | None) -> None:
        """Put the next version into the collection and among what is to be saved."""
        versions = self._collection.versions(id_)
        version = next_version(versions, annotation, self._writer, self._clock())
        if version is not None:
            self._collection.put(id_, (version,))
            self._unsaved.put(id_, (version,))

    # others

    def take_unsaved(self) -> Collection:
        """What has changed since the last time, to be written down by the caller."""
        unsaved, self._unsaved = self._unsaved, Collection()
        return unsaved

    @property
    def has_unsaved(self) -> bool:
        """Whether `take_unsaved` would give anything."""
        return bool(self._unsaved)

    def join(self, collection: Collection) -> None:
        """Take in what came from outside."""
        before = {id_: self.find(id_) for id_ in collection.ids()}
        news = self._collection.join(collection)
        if not news:
            return
        touched = [each for id_ in news.ids() for each in (before.get(id_), self.find(id_))]
        change = self._change_of(touched)
        documents = change.documents | news.documents.keys()
        self._tell(replace(change, documents=documents, outside=True, meanings=bool(news.meanings)))

    def take_in(self, collection: Collection) -> None:
        """Take in what the user brought from a file: it is to be saved, and no step."""
        news = self._collection.copy().join(collection)
        self._unsaved.join(news)
        self.join(collection)

    def _change_of(self, annotations: Iterable[Annotation | None]) -> Change:
        there = [annotation for annotation in annotations if annotation is not None]
        return Change(
            frozenset(annotation.id for annotation in there),
            frozenset(document for annotation in there for document in annotation.documents),
        )

    def _tell(self, change: Change) -> None:
        for listener in list(self._listeners):
            listener(change)
