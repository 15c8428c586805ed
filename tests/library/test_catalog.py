"""The living list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.catalog import Catalog, Diff
from reader.library.places import Place
from reader.library.scanning import Batch, Finished
from tests.library.library_makers import FOLDER, entry

if TYPE_CHECKING:
    from reader.library.entries import Entry


def no_place(_path: Path, _fingerprint: str) -> Place | None:
    return None


def catalog_of(*entries: Entry) -> Catalog:
    catalog = Catalog(no_place)
    catalog.add_folder(FOLDER)
    catalog.apply(Batch(FOLDER, entries))
    return catalog


def test_a_scan_reports_what_is_new_changed_and_gone() -> None:
    a, b = entry("a"), entry("b")
    catalog = Catalog(no_place)
    assert catalog.add_folder(FOLDER)
    assert not catalog.add_folder(FOLDER)
    assert catalog.apply(Batch(FOLDER, (a, b))) == Diff(added=(a, b))
    newer = replace(b, title="B", size=9)
    assert catalog.apply(Batch(FOLDER, (a, newer))) == Diff(changed=(newer,))
    assert catalog.finish(Finished(FOLDER, frozenset({b.path}), ())) == Diff(removed=(a.path,))
    assert catalog.entries == [newer]
    assert not Diff()


def test_what_a_removed_folder_still_sends_is_ignored() -> None:
    catalog = catalog_of(entry("a"))
    assert catalog.remove_folder(FOLDER).removed == (FOLDER / "a.md",)
    assert not catalog.apply(Batch(FOLDER, (entry("b"),)))
    assert not catalog.finish(Finished(FOLDER, frozenset(), ()))
    assert not catalog.remove_folder(FOLDER)


def test_a_companion_leaves_the_list() -> None:
    english, chinese = entry("e"), entry("c")
    catalog = catalog_of(chinese)
    pair = replace(english, companion=chinese.path)
    diff = catalog.apply(Batch(FOLDER, (pair,), frozenset({chinese.path})))
    assert diff == Diff(added=(pair,), removed=(chinese.path,))
    assert catalog.find(chinese.path) == pair
    assert catalog.find(english.path) == pair
    assert catalog.find(Path("/nowhere")) is None


def test_of_nested_folders_the_inner_one_owns() -> None:
    inner = FOLDER / "inner"
    deep = entry("deep", "inner/deep.md")
    catalog = catalog_of()
    catalog.add_folder(inner)
    assert not catalog.apply(Batch(FOLDER, (deep,)))
    mine = replace(deep, folder=inner)
    assert catalog.apply(Batch(inner, (mine,))).added == (mine,)
    assert not catalog.finish(Finished(FOLDER, frozenset({deep.path}), ()))
    assert catalog.remove_folder(inner).changed == (deep,)


def test_places_give_progress() -> None:
    place = Place(str(FOLDER / "a.md"), "f", "en", 3, "", 0.5, 77.0)
    catalog = Catalog(lambda path, _: place if path.name == "a.md" else None)
    catalog.add_folder(FOLDER)
    (a, b) = catalog.apply(Batch(FOLDER, (entry("a"), entry("b")))).added
    assert (a.progress, a.last_read) == (0.5, 77.0)
    assert b.progress == 0
    (moved,) = catalog.note_place(b.path, 0.25, 99.0).changed
    assert (moved.progress, moved.last_read) == (0.25, 99.0)
    assert not catalog.note_place(b.path, 0.25, 99.0)
    assert not catalog.note_place(Path("/nowhere"), 1, 1)


def test_when_it_was_added_is_not_forgotten() -> None:
    catalog = catalog_of(entry("a", added=5.0))
    assert not catalog.apply(Batch(FOLDER, (entry("a", added=9.0),)))
    assert catalog.entries[0].added == 5.0


def test_the_index_does_not_overrule_a_scan() -> None:
    catalog = catalog_of(entry("a", size=2))
    diff = catalog.load([entry("a", size=1), entry("b")])
    assert [one.title for one in diff.added] == ["b"]
    assert not diff.changed


def test_documents_opened_by_themselves() -> None:
    catalog = catalog_of(entry("a"))
    alone = entry("alone", folder=None)
    assert catalog.add_document(alone).added == (alone,)
    assert not catalog.add_document(replace(catalog.entries[0], folder=None))
    assert not catalog.remove_document(FOLDER / "a.md")
    assert catalog.remove_document(alone.path).removed == (alone.path,)
