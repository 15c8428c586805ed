"""What the palette finds, and in which order. Without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.palette.items import Item, Kind
from reader.ui.palette.scoring import fit, folded, words_of
from reader.ui.palette.searching import MOST, Searcher, Titles
from tests.benchmarks.bench_filter import make_entries
from tests.library.library_makers import entry

if TYPE_CHECKING:
    from reader.library.entries import Entry

COMMANDS = ("Next Row", "Next Heading", "Notes Beside the Text", "Even Columns", "Undo")


def score(query: str, text: str) -> float:
    found = fit(words_of(query), text)
    return found.score if found else 0.0


def strong(query: str, text: str) -> str:
    """The letters that fit, the others as dots."""
    found = fit(words_of(query), text)
    assert found is not None, (query, text)
    return "".join(letter if at in found.places else "." for at, letter in enumerate(text))


@pytest.mark.parametrize(
    ("query", "text", "letters"),
    [
        ("next", "Next Heading", "Next........"),
        ("head", "Next Heading", ".....Head..."),
        ("nh", "Next Heading", "N....H......"),
        ("nexhe", "Next Heading", "Nex..He....."),
        ("heading next", "Next Heading", "Next.Heading"),
        ("ＨＥＡＤ", "Next Heading", ".....Head..."),
        ("eme", "élément", "..éme.."),
        ("软体", "台湾的軟體", "...軟體"),
        ("軟體", "中国的软件", "...软件"),
        ("软湾", "台软湾", ".软湾"),
        ("台的", "台湾的軟體", "台.的.."),
        ("mm", "makeMap", "m...M.."),
        ("p2", "Part 2", "P....2"),
        ("lantrn", "lantern", "lant.rn"),
    ],
)
def test_what_fits_and_by_which_letters(query: str, text: str, letters: str) -> None:
    assert strong(query, text) == letters


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("note", "Note", "Notes Beside the Text"),
        ("note", "Notes Beside the Text", "Export Highlights and Notes"),
        ("row", "Next Row", "Tomorrow"),
        ("nr", "Next Row", "Nearer"),
        ("nr", "Next Row", "Inner"),
        ("end", "End", "Extend by a Word"),
        ("桥", "桥与河", "河上的桥"),
        ("next row", "Next Row", "Row Next"),
        ("open", "Open", "Open Recent"),
    ],
)
def test_what_fits_better(query: str, better: str, worse: str) -> None:
    assert score(query, better) > score(query, worse)


@pytest.mark.parametrize(
    ("query", "text"),
    [("xyz", "Next Row"), ("wor", "Next Row"), ("nrx", "Next Row"), ("next page", "Next Row"),
     ("tng", "together we stand on bridges again"), ("", "Next Row")],
)  # fmt: skip
def test_what_does_not_fit(query: str, text: str) -> None:
    assert fit(words_of(query), text) is None


@given(st.text(max_size=12), st.text(max_size=60))
def test_places_are_in_the_text_and_in_order(query: str, text: str) -> None:
    found = fit(words_of(query), text)
    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        assert all(0 <= place < len(text) for place in found.places)


@given(st.text(max_size=80))
def test_a_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(folded(text).text) == len(text)


@given(st.text(st.characters(codec="ascii", categories=["Ll", "Lu"]), min_size=1, max_size=20))
def test_a_text_fits_itself_best(text: str) -> None:
    found = fit(words_of(text), text)
    assert found is not None
    assert found.score > score(text[:-1] or "x", text) or len(text) == 1


def searcher(recent: tuple[str, ...] = (), *titles: str) -> Searcher:
    items = [
        Item(Kind.COMMAND, f"command:{name}", name, also=(f"help of {name}",)) for name in COMMANDS
    ]
    items.append(Item(Kind.SETTING, "setting:dark", "Theme: Dark", also=("colours",)))
    items.append(Item(Kind.HEADING, "heading:4", "Rows of houses", also=("一排房子",)))
    entries = [entry(title) for title in titles]
    return Searcher(items, Titles(entries, document), recent)


def document(one: Entry) -> Item:
    return Item(Kind.DOCUMENT, f"document:{one.title}", one.title)


def found(query: str, *titles: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [one.item.text for one in searcher(recent, *titles).find(query)]


def test_everything_is_found_in_one_list() -> None:
    assert found("row", "Row, row your boat", "Tomorrow") == [
        "Rows of houses", "Row, row your boat", "Next Row", "Tomorrow",
    ]  # fmt: skip


def test_prefixes_narrow_it() -> None:
    assert found("> row", "Row your boat") == ["Next Row"]
    assert found("@row", "Row your boat") == ["Rows of houses"]
    assert found("@") == ["Rows of houses"]


def test_other_words_are_found_but_later() -> None:
    assert found("房子") == ["Rows of houses"]
    assert found("colours dark") == ["Theme: Dark"]
    assert "Undo" in found("help")


def test_what_was_chosen_last_comes_first() -> None:
    assert found("")[0] == "Next Row"
    assert found("", recent=("command:Undo",))[0] == "Undo"
    assert found("next")[0] == "Next Row"
    assert found("next", recent=("command:Next Heading",))[0] == "Next Heading"
    assert found("undo", recent=("command:Next Row",))[0] == "Undo"


def test_what_cannot_be_chosen_now_comes_late() -> None:
    items = [
        Item(Kind.COMMAND, "a", "Undo", enabled=False),
        Item(Kind.COMMAND, "b", "Sounds like Undo"),
    ]
    both = Searcher(items, Titles([], lambda _: items[0]), ())
    assert [one.item.key for one in both.find("undo")] == ["b", "a"]
    assert [one.item.key for one in both.find("")] == ["b", "a"]


def test_documents_by_title_letters_in_order_or_what_is_known_of_them() -> None:
    titles = ("The lantern bearer", "一盏灯", "Salt")
    assert found("lanrn", *titles) == ["The lantern bearer"]
    assert found("盞", *titles) == ["一盏灯"]
    assert set(found("books", *titles)) == set(titles), "the folder is known of each"


def test_a_large_library_offers_a_few_and_the_best() -> None:
    entries = make_entries(3000)
    titles = Titles(entries, document)
    everything = Searcher([], titles, ())
    lines = everything.find("river")
    assert len(lines) == MOST
    assert all(line.item.text.startswith("river") for line in lines)
    typed = [everything.find("rbwint"[:length]) for length in range(1, 7)]
    fresh = Searcher([], Titles(entries, document), ()).find("rbwint")
    assert typed[-1] == fresh, "narrowing while typing must find what a fresh search finds"
    assert fresh


def test_a_letter_fits_once() -> None:
    assert fit(words_of("1件件a"), "件1件a") is None


letters = st.text("aeinrt软件軟體桥 ", min_size=1, max_size=5)


@given(st.lists(st.text("AEaeinrst软件軟體橋桥 -", max_size=12), max_size=12), st.lists(letters))
def test_typing_and_taking_back_find_what_a_fresh_search_finds(
    titles: list[str], queries: list[str]
) -> None:
    one = searcher((), *titles)
    typed = [query[:length] for query in queries for length in range(len(query) + 1)]
    for query in typed + typed[::-1]:
        assert one.find(query) == searcher((), *titles).find(query)


@given(letters)
def test_no_line_that_fits_is_turned_away_at_the_first_glance(query: str) -> None:
    words = words_of(query)
    everything = searcher()
    lines = {one.item.key for one in everything.find(query)}
    fitting = {item.key for item in everything._items if words and fit(words, item.text)}
    assert fitting <= lines


def test_a_document_that_cannot_be_read_comes_after_those_that_can() -> None:
    gone, there = entry("Village"), entry("The Village")

    def line(one: Entry) -> Item:
        return Item(Kind.DOCUMENT, one.title, one.title, enabled=one is not gone)

    both = Searcher([], Titles([gone, there], line), ())
    assert [one.item.text for one in both.find("village")] == ["The Village", "Village"]
