"""Tables of two columns: written, read, known for what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bitext.exchange.options import Format, Options
from reader.bitext.exchange.tsv import tsv_pieces
from reader.bitext.exchange.writing import bitext_pieces
from reader.documents.interchange.tsv import is_bilingual_table, read_tsv
from reader.documents.interchange.units import Unit
from tests.bitext.exchange.bitexts import ESSAY, opened, told, written

if TYPE_CHECKING:
    from pathlib import Path

texts = st.text(st.sampled_from("ab \t\n\"'一。")) | st.text()


@given(st.lists(st.tuples(texts, texts), max_size=6))
def test_what_is_written_is_read(pairs: list[tuple[str, str]]) -> None:
    flat = [Unit(" ".join(en.split()), " ".join(zh.split())) for en, zh in pairs]
    table = "".join(tsv_pieces(map(Unit._make, pairs)))
    lines = table.split("\n")
    assert all(line.count("\t") == 1 for line in lines[:-1])
    assert list(read_tsv(["en\tzh", *lines])) == [unit for unit in flat if any(unit)]


def test_an_essay_as_a_table(tmp_path: Path) -> None:
    bitext = opened(written(tmp_path, ESSAY))
    data = b"".join(bitext_pieces(bitext, Options(Format.TSV))).decode()
    assert "It was a small boat. It had a bell, too.\t船很小，船上还有一口钟。\n" in data
    assert "This was never translated by anyone.\t\n" in data


@pytest.mark.parametrize(
    ("table", "units"),
    [
        ("en\tzh\nOK\tOK\n", [("OK", "OK")]),
        ("zh-CN\ten-US\n好\tOK\n", [("OK", "好")]),
        ("一条河\ta river\n一座桥\ta bridge\n", [("a river", "一条河"), ("a bridge", "一座桥")]),
        ('"He said ""no""."\t他说“不”。\n"Quoted"\t“引用”\n',
         [('He said "no".', "他说“不”。"), ('"Quoted"', "“引用”")]),
        ("a river\t一条河\r\n\r\n\t只有中文\r\n", [("a river", "一条河"), ("", "只有中文")]),
    ],
)  # fmt: skip
def test_tables_of_others(table: str, units: list[tuple[str, str]]) -> None:
    assert list(read_tsv(table.split("\n"))) == units


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("a river\t一条河\na bridge\t一座桥", True),
        ("one\ttwo\nthree\tfour", False),
        ("a river\t一条河\t3\na bridge\t一座桥\t4", False),
        ("no table at all", False),
        ("", False),
    ],
)
def test_what_is_a_table_in_two_languages(table: str, *, expected: bool) -> None:
    assert is_bilingual_table(table.split("\n")) is expected


def test_a_table_opens_as_a_bitext(tmp_path: Path) -> None:
    path = written(tmp_path, "一条河\ta # river\n一座桥\t- a bridge\n", "words.tsv")
    bitext = opened(path)
    assert told(bitext, kinds=False) == [
        (["a # river"], ["一条河"], []),
        (["- a bridge"], ["一座桥"], []),
    ]


def test_any_other_table_is_shown_as_text(tmp_path: Path) -> None:
    bitext = opened(written(tmp_path, "name\tprice\nbread\t3\n", "prices.tsv"))
    shown = " ".join(block.text for block in bitext.documents[0].blocks)
    assert "bread" in shown
    assert "bead" not in shown
