"""The first answers of a document, for which little of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.library.shelves import Shelf, make_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.search.hits import Hit


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path)


def in_the_middle(shelf: Shelf, lines: list[str]) -> list[Hit]:
    """What is found of a lighthouse in a document that is not read whole for it."""
    shelf.write("middle.md", "\n\n".join(lines))
    shelf.update()
    return shelf.ask("lighthouse")


def _prose(number: int) -> list[str]:
    return [
        f"Paragraph {number} says nothing that anybody would ever want to know.",
        f"第{number}段没有说任何人想知道的事情，就是这样，没有别的。",
    ]


def test_little_is_read_for_the_first_answers(shelf: Shelf) -> None:
    lines = [line for number in range(60) for line in _prose(number)]
    lines[40:40] = ["A lighthouse stands here. It is white.", "这里立着一座灯塔。它是白的。"]
    (hit,) = in_the_middle(shelf, lines)
    assert not hit.exact
    assert (hit.text, hit.counterpart) == ("A lighthouse stands here.", "这里立着一座灯塔。")
    assert hit.line == 81
    results = shelf.search.ask(shelf.question("lighthouse"))
    (hit,) = results.take(5)
    ((before, now),) = results.settle()
    assert before is hit
    assert now.exact
    assert (now.text, now.counterpart, now.line) == (hit.text, hit.counterpart, hit.line)
    assert list(results.settle()) == []


def test_further_passages_are_counted_without_reading_them(shelf: Shelf) -> None:
    lines = [line for number in range(120) for line in _prose(number)]
    for at in (20, 30, 40, 150, 220):
        lines[at : at + 2] = ["A lighthouse stands here.", "这里立着灯塔。"]
    hits = in_the_middle(shelf, lines)
    assert [hit.exact for hit in hits] == [False] * 3
    assert [hit.more for hit in hits] == [0, 0, 2]
    assert len(shelf.search.all_in(hits[0].path, shelf.question("lighthouse"))) == 5


@pytest.mark.parametrize(
    "before",
    [
        ["```", "code", "```"],
        ["1. An item\n\n    goes on"],
        ["[light]: https://example.org"],
        ["<div>", "markup", "</div>"],
    ],
)
def test_where_lines_depend_on_others_all_of_it_is_read(shelf: Shelf, before: list[str]) -> None:
    lines = [line for number in range(60) for line in _prose(number)]
    lines[40:40] = ["A lighthouse stands here.", "这里立着一座灯塔。"]
    (hit,) = in_the_middle(shelf, [*before, *lines])
    assert hit.exact


def test_where_one_language_follows_the_other_all_of_it_is_read(shelf: Shelf) -> None:
    pairs = [_prose(number) for number in range(40)]
    pairs[20] = ["A lighthouse stands here.", "这里立着一座灯塔。"]
    lines = [*(en for en, _ in pairs), *(zh for _, zh in pairs)]
    (hit,) = in_the_middle(shelf, lines)
    assert hit.exact
    assert hit.counterpart == "这里立着一座灯塔。"


def test_a_text_in_one_language(shelf: Shelf) -> None:
    lines = [_prose(number)[0] for number in range(60)]
    lines[30] = "A lighthouse stands here."
    (hit,) = in_the_middle(shelf, lines)
    assert (hit.text, hit.counterpart, hit.exact) == ("A lighthouse stands here.", "", False)
