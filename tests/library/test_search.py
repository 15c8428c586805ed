"""Searching the library: real files, a real index, what comes back."""

from __future__ import annotations

import os
import sqlite3
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from reader.bitext.model import Side
from reader.bitext.opening import BitextReader
from reader.library.search import building
from reader.library.search.building import bring_up_to_date, sections_of
from reader.library.search.store import Stamp
from tests.library.shelves import Shelf, make_shelf

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("软件", {"[软件]和茶。", "茶馆的[軟體]是人。"}),
        ("軟體", {"[软件]和茶。", "茶馆的[軟體]是人。"}),
        ("壶", {"水[壶]在唱。", "第二段也说到茶馆，但是没有水[壶]。"}),
        ("茶馆", {"[茶馆]的軟體是人。", "第二段也说到[茶馆]，但是没有水壶。"}),
        ("read", {"Dr. Hale pours the water slowly, [read]ing the steam.",
                  "The bread was [read] aloud."}),
        ('"read"', {"The bread was [read] aloud."}),
        ("software", {"The [software] of a tea house is its people."}),
        ('"tea house is"', {"The software of a [tea house is] its people."}),
        ("hale steam", {"Dr. [Hale] pours the water slowly, reading the [steam]."}),
        ("kettle 蒸汽", {"The [kettle] sings."}),
        ("茶 -水壶", {"[茶]", "软件和[茶]。", "[茶]馆的軟體是人。"}),
        ("茶馆 tag:essay", {"[茶馆]的軟體是人。"}),
        ("茶馆 -tag:essay", {"第二段也说到[茶馆]，但是没有水壶。"}),
        ("ＳＯＦＴＷＡＲＥ", {"The [software] of a tea house is its people."}),
        ("secret", set()),
        ("essay", set()),
        ("hale bread", set()),
        ("…", set()),
        ("-茶", set()),
        ("", set()),
        ("tag:essay", set()),
        ('"', set()),
    ],
)  # fmt: skip
def test_what_is_found(shelf: Shelf, query: str, expected: set[str]) -> None:
    found = shelf.marked(query)
    assert found == expected


def test_words_that_begin_a_paragraph(shelf: Shelf) -> None:
    shelf.write("first.md", "# Heading\n\nNumber seven.\n\n第七号。\n\nLanterns burn.\n")
    shelf.update()
    assert shelf.marked("number") == {"[Number] seven."}
    assert shelf.marked("lanterns") == {"[Lanterns] burn."}
    assert shelf.marked('"number seven"') == {"[Number seven]."}


def test_a_result_says_where_it_is(shelf: Shelf) -> None:
    (hit,) = shelf.ask("蒸汽")
    assert hit.title == "Tea"
    assert hit.side is Side.ZH
    assert hit.counterpart == "Dr. Hale pours the water slowly, reading the steam."
    assert hit.exact
    assert hit.line == 10
    reader = BitextReader(hit.path)
    for _ in reader.batches():
        pass
    source = reader.bitext.documents[hit.document].source_text()
    assert source[hit.start : hit.end] == hit.text
    assert source[hit.match_start : hit.match_end] == "蒸汽"
    assert shelf.search.located(hit, shelf.question("蒸汽")) == hit


def test_what_is_wrong_with_a_question(shelf: Shelf) -> None:
    question = shelf.question("茶 after:soon")
    assert "not a date" in question.complaint
    assert shelf.search.ask(question).take() == []


def test_a_changed_a_new_and_a_deleted_file(shelf: Shelf) -> None:
    assert shelf.update() == []
    shelf.write("tea.md", "The kettle is gone. A teapot came.\n")
    shelf.write("new.md", "Another teapot.\n")
    (shelf.root / "notes" / "notes.txt").unlink()
    (last,) = shelf.update()
    assert (last.documents, last.of_documents) == (2, 2)
    assert last.bytes == last.of_bytes > 0
    assert shelf.marked("teapot") == {"A [teapot] came.", "Another [teapot]."}
    assert shelf.marked("软件") == set()


def test_a_file_that_changed_since_it_was_indexed(shelf: Shelf) -> None:
    """The index proposes, the file decides."""
    shelf.write("tea.md", "Nothing of the sort.\n")
    assert shelf.marked("软件") == {"[软件]和茶。"}
    (shelf.root / "notes" / "notes.txt").unlink()
    assert shelf.ask("软件") == []


def test_a_moved_file_is_not_indexed_again(shelf: Shelf) -> None:
    (shelf.root / "tea.md").rename(shelf.root / "moved.md")
    assert shelf.update() == []
    assert {hit.path.name for hit in shelf.ask("kettle")} == {"moved.md"}


def test_entries_that_left_the_library_are_not_found(shelf: Shelf) -> None:
    shelf.search.set_entries([one for one in shelf.entries if one.path.suffix == ".txt"])
    assert {hit.path.suffix for hit in shelf.ask("茶")} == {".txt"}


def test_a_pair_is_one_document(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "books", tmp_path / "cache")
    shelf.write("a.en.md", "# Harbour\n\nThe boats left. The gulls stayed.\n")
    shelf.write("a.zh.md", "# 码头\n\n船走了。海鷗留下了。\n")
    shelf.update()
    assert len(shelf.entries) == 1
    (hit,) = shelf.ask("海鸥")
    assert (hit.document, hit.side, hit.counterpart) == (1, Side.ZH, "The gulls stayed.")
    assert hit.companion == shelf.root / "a.zh.md"
    assert shelf.marked("gulls 船") == {"The [gulls] stayed."}


def large(shelf: Shelf) -> Path:
    """A document of several sections, some of which repeat each other."""
    parts = ["# A long book", ""]
    for number in range(1500):
        parts += [f"Paragraph {number} is of *no* use to anybody, whoever reads it.", ""]
        parts += [f"第{number}段对谁都没有用处，不管谁来读它。", ""]
        if number in (3, 700, 1499):
            parts += [f"Here the lighthouse number {number} stands. It is white.", ""]
            parts += [f"这里立着{number}号燈塔。它是白的。", ""]
    return shelf.write("long.md", "\n".join(parts))


def test_a_large_document(shelf: Shelf) -> None:
    path = large(shelf)
    shelf.update()
    hits = shelf.ask("灯塔")
    assert sorted(hit.text for hit in hits) == sorted(
        f"这里立着{number}号燈塔。" for number in (3, 700, 1499)
    )
    question = shelf.question("灯塔")
    reader = BitextReader(path)
    for _ in reader.batches():
        pass
    source = reader.bitext.documents[0].source_text()
    for hit in hits:
        assert not hit.exact
        assert hit.counterpart.startswith("Here the lighthouse number")
        located = shelf.search.located(hit, question)
        assert located.exact
        assert (located.text, located.counterpart) == (hit.text, hit.counterpart)
        assert source[located.start : located.end] == hit.text
        assert located.line == hit.line
        assert path.read_text(encoding="utf-8").split("\n")[hit.line - 1].startswith("这里立着")
    assert len(shelf.search.all_in(path, question)) == 3


def test_a_large_pair(shelf: Shelf) -> None:
    en = [
        f"Paragraph {number} says nothing that anybody would want to know." for number in range(700)
    ]
    zh = [f"第{number}段没有说任何人想知道的事情，就是这样。" for number in range(700)]
    en[400], zh[400] = "The lighthouse is white.", "燈塔是白的。"
    shelf.write("long.en.md", "\n\n".join(en))
    shelf.write("long.zh.md", "\n\n".join(zh))
    shelf.update()
    (hit,) = shelf.ask("灯塔")
    assert (hit.text, hit.document, hit.side, hit.exact) == ("燈塔是白的。", 1, Side.ZH, False)
    located = shelf.search.located(hit, shelf.question("灯塔"))
    assert (located.document, located.side, located.exact) == (1, Side.ZH, True)
    assert located.counterpart == "The lighthouse is white."
    assert located.start == sum(map(len, zh[:400])) + 400
    (hit,) = shelf.ask("lighthouse")
    assert (hit.document, hit.side) == (0, Side.EN)


def test_a_book_without_blank_lines(shelf: Shelf) -> None:
    lines = [f"第{number}行，没有空行。" for number in range(20_000)]
    lines[15_000] = "只有这一行说到燈塔。"
    shelf.write("lines.txt", "\n".join(lines))
    shelf.update()
    (hit,) = shelf.ask("灯塔")
    assert "只有这一行说到燈塔。" in hit.text


def test_many_results_come_page_by_page(shelf: Shelf) -> None:
    for number in range(30):
        shelf.write(f"many/{number}.md", f"Number {number} has a lantern.\n\n" * 5)
    shelf.update()
    results = shelf.search.ask(shelf.question("lantern"))
    assert results.sections == 30
    first = results.take(9)
    assert len(first) == 9
    assert [hit.more for hit in first] == [0, 0, 2] * 3
    rest = results.take(1000)
    assert results.exhausted
    assert len({hit.path for hit in (*first, *rest)}) == 30
    bounded = shelf.search.ask(shelf.question("lantern"), most=7)
    assert (bounded.sections, bounded.bounded) == (7, True)
    assert shelf.search.ask(shelf.question("lantern")).take(9, cancelled=lambda: True) == []


@pytest.mark.expects_log(r"not all of 1\.md can be searched")
def test_a_file_that_defies_the_parser_does_not_end_the_index(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = building.decode

    def defying(data: bytes, *arguments: Any, **named: Any) -> Any:
        if b"defying" in data:
            raise IndexError("a defect of the parser")
        return told(data, *arguments, **named)

    for number in range(3):
        shelf.write(f"many/{number}.md", "a defying lantern\n" if number == 1 else "lantern\n")
    monkeypatch.setattr(building, "decode", defying)
    shelf.update()
    assert {hit.path.name for hit in shelf.ask("lantern")} == {"0.md", "2.md"}
    assert list(bring_up_to_date(shelf.store, shelf.entries)) == []  # not tried again and again


def test_building_can_stop_and_go_on(shelf: Shelf) -> None:
    for number in range(5):
        shelf.write(f"many/{number}.md", "lantern\n")
    shelf.update()
    shelf.store.clear()
    pauses: list[int] = []
    for _ in bring_up_to_date(
        shelf.store,
        shelf.entries,
        pause=lambda: pauses.append(1),
        cancelled=lambda: len(pauses) > 3,
    ):
        pytest.fail("it was cancelled before the first batch")
    assert len(pauses) == 4
    list(bring_up_to_date(shelf.store, shelf.entries))
    assert len(shelf.ask("lantern")) == 5
    one = [shelf.entries[0]]
    assert list(bring_up_to_date(shelf.store, one, complete=False)) == []
    assert len(shelf.store.stamps()) == len(shelf.entries)


@pytest.mark.parametrize("damage", [b"not a database at all, but long enough" * 99, b"SQLite"])
@pytest.mark.parametrize("was_asked", [False, True])
def test_a_damaged_index_is_made_anew(shelf: Shelf, damage: bytes, was_asked: bool) -> None:
    if was_asked:
        assert shelf.ask("茶")
    if os.name == "nt":
        shelf.store.close()
    for end in ("", "-wal", "-shm"):
        file = shelf.store.path.with_name(shelf.store.path.name + end)
        file.unlink(missing_ok=True)
    shelf.store.path.write_bytes(damage)
    assert shelf.ask("茶") == []
    assert shelf.update()
    assert shelf.ask("茶")


def test_an_index_that_was_taken_away(shelf: Shelf) -> None:
    assert shelf.ask("茶")
    shelf.store.close()
    shelf.store.path.unlink()
    assert shelf.ask("茶") == []
    assert shelf.update()
    assert shelf.ask("茶")


def test_only_what_the_filter_allows_is_counted(shelf: Shelf) -> None:
    for number in range(30):
        shelf.write(f"many/{number}.md", "lantern lantern")
    last = shelf.write("many/zz.md", "---\ntags: [last]\n---\n\nA lantern hangs here.")
    shelf.update()
    allowed = shelf.question("lantern tag:last").allowed
    assert allowed == {str(last)}
    found, are_all = shelf.store.candidates("lantern", allowed, most=2)
    assert ([one.path for one in found], are_all) == ([str(last)], True)
    found, are_all = shelf.store.candidates("lantern", None, most=2)
    assert (len(found), are_all) == (2, False)


def test_an_index_whose_words_are_damaged(shelf: Shelf) -> None:
    with sqlite3.connect(shelf.store.path) as db:
        db.execute("DELETE FROM words_data WHERE id > 10")
    db.close()
    assert shelf.ask("茶") == []
    assert shelf.store.stamps() == {}
    assert shelf.update()
    assert shelf.ask("茶")


def test_an_index_of_another_version(shelf: Shelf) -> None:
    with sqlite3.connect(shelf.store.path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert shelf.store.stamps() == {}
    assert shelf.update()
    assert shelf.ask("茶")


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be made read-only there")
def test_a_disk_that_refuses(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    shelf = Shelf(tmp_path / "books", blocked)
    shelf.write("a.md", "lantern")
    assert shelf.update() == []
    assert shelf.ask("lantern") == []


def test_what_was_forgotten_is_cleaned_away(shelf: Shelf) -> None:
    entry = shelf.entries[0]
    for round_ in range(520):
        changed = replace(entry, modified=round_)
        list(bring_up_to_date(shelf.store, [changed], complete=False))
    assert shelf.store.needs_rebuilding()
    shelf.update()
    assert not shelf.store.needs_rebuilding()
    assert shelf.ask("茶")


def test_asking_while_the_index_is_written(shelf: Shelf) -> None:
    for number in range(40):
        shelf.write(f"many/{number}.md", f"lantern {number}\n\n" + "word " * 500)
    shelf.update()
    found: list[int] = []
    ended = threading.Event()

    def build() -> None:
        for round_ in range(8):
            entries = [replace(one, modified=round_) for one in shelf.entries]
            list(bring_up_to_date(shelf.store, entries, complete=False))
        ended.set()

    thread = threading.Thread(target=build)
    thread.start()
    while not ended.is_set():
        found.append(shelf.search.ask(shelf.question("lantern")).sections)
    thread.join()
    assert set(found) == {40}


def test_readings_and_markup_inside_a_phrase(shelf: Shelf) -> None:
    shelf.write("readings.md", "他(tā)喜(xǐ)欢(huān)喝(hē)茶(chá)和(hé)看(kàn)书(shū)。\n" * 3)
    shelf.write("links.md", "灯[塔](x.md)在&#8203;海边，<b>海</b>浪\\-声。\n")
    shelf.write("rare.md", "𰻞𰻞面很好吃。\n")
    shelf.update()
    assert {hit.path.name for hit in shelf.ask("喜欢喝茶")} == {"readings.md"}
    assert {hit.path.name for hit in shelf.ask("燈塔在海邊,海浪-声")} == {"links.md"}
    assert {hit.path.name for hit in shelf.ask("𰻞")} == {"rare.md"}


def test_a_file_in_another_encoding(shelf: Shelf) -> None:
    path = shelf.root / "old.txt"
    path.write_bytes(("这里有一座灯塔，很多年以前就有了。" * 20).encode("gb18030"))
    shelf.update()
    assert {hit.path for hit in shelf.ask("燈塔")} == {path}


def test_a_file_that_cannot_be_read(shelf: Shelf) -> None:
    missing = shelf.root / "gone.md"
    (section,) = sections_of(missing, Stamp("", 10, 10))
    assert (section.characters, section.words) == ("", "")
