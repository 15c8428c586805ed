"""Entries, their labels, dates and order; the shelf they stand on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.model import Script
from reader.library.catalog import Diff
from reader.library.entries import Entry, iso_date
from reader.library.ordering import SortOrder, ordered, sort_order
from reader.library.shelf import Section, Shelf
from tests.library.library_makers import EN, FOLDER, ZH, entry, library


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-06-07", "2025-06-07"),
        ("2025-06-07 12:00:00 +0800", "2025-06-07"),
        ("2025-06-07T12:00:00", "2025-06-07"),
        ("2026年1月26日", "2026-01-26"),
        ("2025/6", "2025-06"),
        ("2025.06.07", "2025-06-07"),
        ("2025", "2025"),
        ("14 March 2026", "2026-03-14"),
        ("March 14th, 2026", "2026-03-14"),
        ("Mar 2026", "2026-03"),
        ("2025-13-40", "2025"),
        ("", ""),
        ("soon", ""),
        ("20250607", "2025-06-07"),
        ("20250607123", ""),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert iso_date(text) == expected


@given(st.dates().map(str))
def test_every_date_is_itself(date: str) -> None:
    assert iso_date(date) == date


@pytest.mark.parametrize(
    ("languages", "script", "label"),
    [
        ((EN,), Script.NONE, "EN"),
        ((ZH,), Script.SIMPLIFIED, "中"),
        ((ZH,), Script.TRADITIONAL, "中 繁"),
        ((EN, ZH), Script.SIMPLIFIED, "EN–中"),
        ((EN, ZH), Script.TRADITIONAL, "EN–中 繁"),
        ((ZH,), Script.MIXED, "中 简繁"),
        ((EN,), Script.TRADITIONAL, "EN"),
        ((), Script.NONE, ""),
    ],
)
def test_language_labels(languages: tuple[object, ...], script: Script, label: str) -> None:
    assert entry("x", languages=languages, script=script).languages_label == label


def titles(entries: list[Entry], order: SortOrder) -> list[str]:
    return [one.title for one in ordered(entries, order)]


def test_titles_sort_as_people_expect() -> None:
    names = ["Part 10", "part 2", "“Part 1”", "中国", "阿姨", "北京", "張三", "李四", "zebra"]
    assert titles([entry(name) for name in names], SortOrder.TITLE) == [
        "“Part 1”", "part 2", "Part 10", "zebra", "阿姨", "北京", "李四", "張三", "中国",
    ]  # fmt: skip


def test_other_orders_have_the_newest_first() -> None:
    entries = library()
    assert titles(entries, SortOrder.DATE)[0].startswith("The Long Way")
    assert titles(entries, SortOrder.LAST_READ)[1] == "软件的春天"
    assert titles(entries, SortOrder.ADDED)[0].startswith("Tea")
    assert sort_order("date") is SortOrder.DATE
    assert sort_order("nonsense") is SortOrder.TITLE


OTHER = Path("/other/books")


def shelf_of(*entries: Entry) -> Shelf:
    shelf = Shelf()
    shelf.set_folders((OTHER, FOLDER), {OTHER: "Gone."})
    shelf.set_entries(entries)
    return shelf


def shown(shelf: Shelf, text: str = "") -> list[str]:
    return [
        f"{row.name} {row.shown}/{row.total}" if isinstance(row, Section) else row.title
        for row in shelf.rows(shelf.parse(text))
    ]


def test_folders_stand_in_their_order_with_counts() -> None:
    shelf = shelf_of(entry("b"), entry("a"), entry("c", folder=None))
    assert shown(shelf) == ["other/books 0/0", "//books 2/2"[1:], "a", "b", "Opened files 1/1", "c"]
    assert shown(shelf, "b") == ["/books 2/2", "a", "b"]
    assert shown(shelf, "zzz") == []
    first = shelf.rows(shelf.parse(""))[0]
    assert isinstance(first, Section)
    assert first.note == "Gone."


def test_a_shelf_follows_diffs_and_order() -> None:
    a, b = entry("a", date="2020"), entry("b", date="2024")
    shelf = shelf_of(a)
    shelf.set_folders((FOLDER,), {})
    shelf.apply(Diff(added=(b,)))
    assert shown(shelf) == ["books 2/2", "a", "b"]
    shelf.order = SortOrder.DATE
    assert shown(shelf) == ["books 2/2", "b", "a"]
    shelf.replace(replace(a, progress=1.0))
    assert shown(shelf, "is:read") == ["books 1/2", "a"]
    shelf.apply(Diff(removed=(b.path,)))
    assert shown(shelf) == ["books 1/1", "a"]
    shelf.replace(b)  # unknown: ignored
    assert shelf.find(b.path) is None
