"""Changing annotations in steps, undoing them, and what the next writer is given."""

from __future__ import annotations

from reader.annotations.collection import Collection
from reader.annotations.model import (
    Colour,
    Meaning,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.annotations.notebook import Change, Notebook
from reader.bitext.model import Side

DOCUMENT = "d1"


def _target(start: int = 0) -> Target:
    quote = TextQuoteSelector("words")
    return Target(DOCUMENT, Side.EN, quote, TextPositionSelector(start, start + 5))


def _marked(notebook: Notebook) -> str:
    annotation = notebook.draft(DOCUMENT, targets=(_target(),))
    notebook.add("Highlight", annotation)
    return annotation.id


def test_undo_takes_back_and_redo_does_again() -> None:
    notebook = Notebook()
    marked = _marked(notebook)
    notebook.change("Colour", marked, colour=Colour.BLUE)
    assert notebook.undo_name == "Colour"
    notebook.undo()
    assert (found := notebook.find(marked))
    assert found.colour is Colour.YELLOW
    notebook.undo()
    assert notebook.find(marked) is None
    notebook.redo()
    notebook.redo()
    assert (found := notebook.find(marked))
    assert found.colour is Colour.BLUE
    assert notebook.redo_name == ""


def test_a_deletion_is_undone_with_everything() -> None:
    notebook = Notebook()
    marked = _marked(notebook)
    notebook.change("Note", marked, note="why", tags=("a", "b"))
    before = notebook.find(marked)
    notebook.remove("Delete", [marked])
    assert notebook.touching([DOCUMENT]) == []
    notebook.undo()
    after = notebook.find(marked)
    assert before
    assert after
    assert (after.note, after.tags, after.targets) == (before.note, before.tags, before.targets)


def test_meanings_of_colours_are_steps_too() -> None:
    notebook = Notebook()
    marked = _marked(notebook)
    notebook.set_meaning("Meaning", Colour.BLUE, "vocabulary")
    notebook.set_meaning("Meaning", Colour.BLUE, "verbs")
    notebook.set_meaning("Meaning", Colour.BLUE, "verbs")
    heard: list[Change] = []
    notebook.listen(heard.append)
    notebook.undo()
    assert notebook.meaning(Colour.BLUE) == "vocabulary"
    assert heard[-1].meanings
    notebook.undo()
    assert notebook.meaning(Colour.BLUE) == ""
    assert notebook.undo_name == "Highlight"
    notebook.redo()
    notebook.redo()
    assert notebook.meaning(Colour.BLUE) == "verbs"
    assert notebook.redo_name == ""
    assert notebook.find(marked)
    assert notebook.take_unsaved().meanings[Colour.BLUE].text == "verbs"


def test_undo_leaves_a_meaning_that_another_program_gave_meanwhile() -> None:
    notebook = Notebook()
    notebook.set_meaning("Meaning", Colour.BLUE, "vocabulary")
    other = Collection()
    other.meanings[Colour.BLUE] = Meaning("verbs", "2999-01-01T00:00:00.000Z")
    notebook.join(other)
    notebook.undo()
    assert notebook.meaning(Colour.BLUE) == "verbs"


def test_a_meaning_wins_over_the_one_that_it_replaced_though_that_clock_was_fast() -> None:
    notebook, file = Notebook(), Collection()
    file.meanings[Colour.BLUE] = Meaning("zeal", "2999-01-01T00:00:00.000Z")
    notebook.join(file.copy())
    notebook.set_meaning("Meaning", Colour.BLUE, "")
    file.join(notebook.take_unsaved())
    assert file.meanings[Colour.BLUE].text == ""


def test_typing_is_one_step_until_the_run_ends() -> None:
    notebook = Notebook()
    marked = _marked(notebook)
    for text in ("a", "ab", "abc"):
        notebook.change("Note", marked, run="note", note=text)
    notebook.end_run()
    notebook.change("Note", marked, run="note", note="abcd")
    notebook.undo()
    assert (found := notebook.find(marked))
    assert found.note == "abc"
    notebook.undo()
    assert (found := notebook.find(marked))
    assert not found.note


def test_undo_leaves_what_another_program_changed_meanwhile() -> None:
    here, there = Notebook(), Notebook()
    marked = _marked(here)
    there.join(here.take_unsaved())
    here.change("Colour", marked, colour=Colour.BLUE)
    there.change("Note", marked, note="theirs")
    here.join(there.take_unsaved())
    here.undo()
    assert (found := here.find(marked))
    assert (found.colour, found.note) == (Colour.YELLOW, "theirs")


def test_what_is_unsaved_is_given_once_and_joins_to_the_same() -> None:
    notebook, copy = Notebook(), Collection()
    marked = _marked(notebook)
    copy.join(notebook.take_unsaved())
    assert not notebook.has_unsaved
    notebook.remove("Delete", [marked])
    copy.join(notebook.take_unsaved())
    assert copy.find(marked) is None
    assert len(copy) == 1, "the tombstone is kept"


def test_edits_of_different_fields_on_two_machines_both_stay() -> None:
    here, there = Notebook(), Notebook()
    marked = _marked(here)
    there.join(here.take_unsaved())
    here.change("Note", marked, note="mine")
    there.change("Colour", marked, colour=Colour.PINK)
    mine, theirs = here.take_unsaved(), there.take_unsaved()
    here.join(theirs)
    there.join(mine)
    for notebook in (here, there):
        assert (found := notebook.find(marked))
        assert (found.note, found.colour) == ("mine", Colour.PINK)


def test_two_notes_written_apart_are_both_there() -> None:
    here, there = Notebook(), Notebook()
    marked = _marked(here)
    there.join(here.take_unsaved())
    here.change("Note", marked, note="one thought")
    there.change("Note", marked, note="another")
    here.join(there.take_unsaved())
    assert (found := here.find(marked))
    assert "one thought" in found.note
    assert "another" in found.note
    here.change("Note", marked, note="settled")
    there.join(here.take_unsaved())
    assert (found := there.find(marked))
    assert found.note == "settled"


def test_an_edit_wins_over_a_deletion_that_did_not_know_of_it() -> None:
    here, there = Notebook(), Notebook()
    marked = _marked(here)
    there.join(here.take_unsaved())
    here.remove("Delete", [marked])
    there.change("Note", marked, note="still needed")
    here.join(there.take_unsaved())
    assert (found := here.find(marked))
    assert found.note == "still needed"


def test_listeners_hear_what_changed_and_whence() -> None:
    here, there = Notebook(), Notebook()
    heard: list[Change] = []
    there.listen(heard.append)
    marked = _marked(here)
    there.join(here.take_unsaved())
    there.change("Note", marked, note="x")
    assert [(change.ids, change.outside) for change in heard] == [
        ({marked}, True),
        ({marked}, False),
    ]
    assert heard[0].documents == {DOCUMENT}


def test_what_is_brought_from_a_file_is_there_and_waits_to_be_saved() -> None:
    here, there = Notebook(), Notebook()
    marked = _marked(there)
    here.take_in(there.collection)
    assert here.find(marked) == there.find(marked)
    assert here.undo_name == ""
    assert here.take_unsaved().find(marked) == there.find(marked)
    here.take_in(there.collection)
    assert not here.has_unsaved
