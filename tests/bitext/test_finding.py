"""Finding in the open document."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bitext.finding.finder import Finder
from reader.bitext.finding.matches import Match, Matches
from reader.bitext.finding.sought import BadQuery, seek
from reader.bitext.model import Bitext, Piece, Row, Side
from reader.bitext.opening import BitextReader
from reader.documents.model import BlockKind
from tests.bitext.shapes import blocks, document
from tests.chinese.chinese_texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from random import Random

PAGE = """\
# The software 软件

The **soft**ware of the AI age, and the _quick_ fox.
It goes on
here.

ＡＩ时代的**軟**體，
還有那隻敏捷的狐狸。

Software? “Software.”

軟件？「软件。」
"""


def opened(path: Path) -> Bitext:
    reader = BitextReader(path)
    for _ in reader.batches():
        pass
    return reader.bitext


@pytest.fixture
def page(tmp_path: Path) -> Bitext:
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    return opened(path)


def texts_of(bitext: Bitext, query: str, **options: bool) -> list[str]:
    return [shown(bitext, match) for match in found_in(bitext, query, **options)]


def found_in(bitext: Bitext, query: str, *, first_row: int = 0, **options: bool) -> Matches:
    sought = seek(query, **options)
    assert sought is not None
    matches = Matches()
    for part in Finder(bitext).search(sought, first_row=first_row):
        matches.add(part.matches)
    return matches


def shown(bitext: Bitext, match: Match) -> str:
    return bitext.documents[match.document].source_text()[match.start : match.end]


@pytest.mark.parametrize("query", ["软件", "軟件", "軟體"])
def test_every_spelling_finds_every_other(page: Bitext, query: str) -> None:
    assert texts_of(page, query) == ["软件", "軟體", "軟件", "软件"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("software", ["software", "software", "Software", "Software"]),
        ("ai", ["AI", "ＡＩ"]),
        ("goes on here", ["goes on here"]),
        ("軟體還有", []),
        ("軟體,還有那", ["軟體，\n還有那"]),
        ("quick fox", ["quick fox"]),
        ('"software."', ["“Software.”"]),
        ("nothing like it", []),
    ],
)
def test_across_markup_and_lines(page: Bitext, query: str, expected: list[str]) -> None:
    assert texts_of(page, query) == expected


def test_whole_words(page: Bitext) -> None:
    assert texts_of(page, "soft") == ["soft", "soft", "Soft", "Soft"]
    assert texts_of(page, "soft", whole_word=True) == []
    assert texts_of(page, "software", whole_word=True) == texts_of(page, "software")
    bitext = of_texts("开会时会有会议。", "The theme: the end")
    assert [match.start for match in found_in(bitext, "会")] == [1, 3, 5]
    assert [match.start for match in found_in(bitext, "会议", whole_word=True)] == [5]
    assert [match.start for match in found_in(bitext, "议", whole_word=True)] == []
    assert len(found_in(bitext, "the")) == 3
    assert len(found_in(bitext, "the", whole_word=True)) == 2


def test_regular_expressions(page: Bitext) -> None:
    assert texts_of(page, r"\bs\w+e\b", regular_expression=True) == texts_of(page, "software")
    assert texts_of(page, "软.", regular_expression=True) == ["软件", "軟體", "軟件", "软件"]
    assert texts_of(page, "軟.", regular_expression=True) == ["软件", "軟體", "軟件", "软件"]
    assert texts_of(page, "ai", regular_expression=True) == ["AI", "ＡＩ"]
    assert texts_of(page, r"\p{Han}+$", regular_expression=True) == ["软件"]
    assert texts_of(page, "x*", regular_expression=True) == ["x"]
    assert texts_of(page, "^The", regular_expression=True, whole_word=True) == ["The", "The"]


@pytest.mark.parametrize("pattern", ["(", "[a", "a**", "(?P<x", "\\"])
def test_a_broken_pattern_is_said_kindly(pattern: str) -> None:
    with pytest.raises(BadQuery, match=r"^This pattern .*\.$"):
        seek(pattern, regular_expression=True)


def test_a_pattern_that_would_never_end() -> None:
    sought = seek(r"(a|aa)+$", regular_expression=True)
    assert sought is not None
    with pytest.raises(BadQuery, match="takes too long"):
        sought.spans("a" * 3000 + "b")


def test_too_long_a_query() -> None:
    with pytest.raises(BadQuery):
        seek("a" * 5000)
    with pytest.raises(BadQuery):
        seek("a" * 5000, regular_expression=True)
    assert seek(" \t") is None


def of_texts(*items: str) -> Bitext:
    made = blocks(*items)
    rows = [
        Row(block.kind, both=(Piece(0, number, 0, len(block.text)),))
        for number, block in enumerate(made)
    ]
    return Bitext((document(made),), rows)


def test_where_matches_are(page: Bitext) -> None:
    matches = found_in(page, "软件")
    assert [match.row for match in matches] == [0, 1, 2, 2]
    assert all(match.side is Side.ZH for match in matches)
    assert matches.rows() == sorted({match.row for match in matches})
    assert len(matches.in_rows(1, 2)) == 1
    assert list(matches.in_rows(0, 99)) == list(matches)


def test_stepping_through_matches() -> None:
    bitext = of_texts(*["a b", "c", "b b", "d b"] * 30)
    matches = found_in(bitext, "b", first_row=50)
    assert len(matches) == 120
    assert list(matches) == sorted(matches)
    assert matches.first_from(0) == 0
    assert matches.first_from(1) == 1
    third = matches[1]
    assert matches.first_from(third.row, 0, third.start) == 1
    assert matches.first_from(third.row, 0, third.start + 1) == 2
    assert matches.first_from(10_000) == 0
    assert matches.next_after(matches[0]) == 1
    assert matches.next_after(matches[119]) == 0
    assert matches.previous_before(matches[0]) == 119
    assert matches.index_of(matches[7]) == 7
    assert matches.index_of(Match(9999, 0, 0, 0, 1)) == -1
    empty = Matches()
    assert empty.first_from(3) == -1
    assert empty.next_after(matches[0]) == -1
    assert empty.previous_before(matches[0]) == -1


@given(st.lists(st.integers(0, 3), max_size=30), st.randoms())
def test_rows_in_whatever_order_their_matches_come(counts: list[int], chance: Random) -> None:
    runs = [
        [Match(row, 0, 0, 9 * n, 9 * n + 1) for n in range(of)] for row, of in enumerate(counts)
    ]
    runs = [list(chain(*runs[at : at + 3])) for at in range(0, len(runs), 3)]
    everything = list(chain(*runs))
    chance.shuffle(runs)
    matches = Matches()
    for run in runs:
        matches.add(run)
        assert list(matches.rows()) == sorted({match.row for match in matches})
    assert list(matches) == everything


def test_the_search_begins_where_the_reader_is() -> None:
    long = "word " * 2000
    bitext = of_texts(*[f"{long} target{number}" for number in range(20)])
    sought = seek("target")
    assert sought is not None
    parts = Finder(bitext).search(sought, first_row=13)
    rows = [match.row for part in parts for match in part.matches]
    assert rows[0] in (12, 13)
    assert rows.index(19) < rows.index(0)
    shares = [part.searched for part in Finder(bitext).search(sought)]
    assert shares == sorted(shares)
    assert shares[-1] == 1


class Watched(list[Row]):
    """Rows that know which of them were looked at."""

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__(rows)
        self.seen: set[int] = set()

    def __getitem__(self, at: Any) -> Any:
        self.seen.add(at)
        return super().__getitem__(at)


def test_the_first_match_does_not_wait_for_the_whole_document() -> None:
    bitext = of_texts(*[f"target {number}" for number in range(5_000)])
    rows = Watched(bitext.rows)
    finder = Finder(Bitext(bitext.documents, rows))
    sought = seek("target")
    assert sought is not None
    first = next(finder.search(sought, first_row=3_333))
    assert first.matches
    assert len(rows.seen) < 1_000
    next(finder.prepare(first_row=777))
    assert 777 in rows.seen
    assert len(rows.seen) < 2_000


@given(st.lists(st.integers(0, 900), max_size=5), st.data())
def test_every_row_is_searched_once_however_it_grows(sizes: list[int], data: st.DataObject) -> None:
    made = blocks("target")
    rows: list[Row] = []
    finder = Finder(Bitext((document(made),), rows))
    sought = seek("target")
    assert sought is not None
    for size in (*sizes, 3):
        rows.extend([Row(BlockKind.PARAGRAPH, both=(Piece(0, 0, 0, 6),))] * size)
        since = data.draw(st.integers(0, len(rows)))
        here = data.draw(st.integers(0, len(rows)))
        parts = list(finder.search(sought, first_row=here, since=since))
        found = [match.row for part in parts for match in part.matches]
        assert sorted(found) == list(range(since, len(rows)))
        assert [part.searched for part in parts][-1:] in ([1.0], [])
        assert finder.known_rows == len(rows)


def test_a_document_that_is_still_growing() -> None:
    made = blocks(*[f"text {number}" for number in range(100)])
    rows: list[Row] = []
    bitext = Bitext((document(made),), rows)
    finder = Finder(bitext)
    sought = seek("text")
    assert sought is not None
    matches = Matches()
    for size in (0, 40, 40, 100):
        since = finder.known_rows
        rows.extend(
            Row(BlockKind.PARAGRAPH, both=(Piece(0, number, 0, len(made[number].text)),))
            for number in range(len(rows), size)
        )
        for part in finder.search(sought, since=since):
            matches.add(part.matches)
        assert len(matches) == size
    assert len(list(chain(*(part.matches for part in finder.search(sought))))) == 100
    finder.release()
    assert finder.known_rows == 0
    assert len(list(chain(*(part.matches for part in finder.search(sought))))) == 100


def test_nobody_waits_any_more() -> None:
    bitext = of_texts(*["word " * 4000] * 5)
    sought = seek("word")
    assert sought is not None
    answers = iter([False, False, True])
    assert len(list(Finder(bitext).search(sought, cancelled=lambda: next(answers)))) == 2
    assert len(list(Finder(bitext).prepare())) > 3
    assert list(Finder(bitext).prepare(lambda: True)) == []


def test_both_files_of_a_pair(tmp_path: Path) -> None:
    (tmp_path / "a.en.md").write_text("# Tea\n\nHot water.\n\nTea leaves.", encoding="utf-8")
    (tmp_path / "a.zh.md").write_text("# 茶\n\n熱水。\n\n茶葉。", encoding="utf-8")
    reader = BitextReader(tmp_path / "a.en.md", companion=tmp_path / "a.zh.md")
    for _ in reader.batches():
        pass
    matches = found_in(reader.bitext, "茶叶")
    assert [(one.document, one.side, shown(reader.bitext, one)) for one in matches] == [
        (1, Side.ZH, "茶葉")
    ]


def test_readings_in_brackets_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "readings.md"
    path.write_text(
        "他(tā)喜(xǐ)欢(huān)喝(hē)茶(chá)和(hé)看(kàn)书(shū)。\n" * 3, encoding="utf-8"
    )
    assert len(found_in(opened(path), "喜欢喝茶")) == 3


@given(st.lists(st.one_of(texts, st.text(max_size=8)), min_size=1, max_size=8), st.data())
def test_the_index_of_many_texts_misses_nothing(parts: list[str], data: st.DataObject) -> None:
    """What the folded pile proposes holds everything that each text has by itself."""
    bitext = of_texts(*(f"p {part}" for part in parts))
    made = bitext.documents[0].blocks
    whole = data.draw(st.sampled_from(made)).text
    start = data.draw(st.integers(0, len(whole)))
    query = whole[start : start + data.draw(st.integers(1, 4))]
    sought = seek(query)
    if sought is None:
        return
    alone = {
        (block.start + a, block.start + b) for block in made for a, b in sought.spans(block.text)
    }
    assert {(one.start, one.end) for one in found_in(bitext, query)} == alone
