"""The sentences of a row, and which answer which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.model import Bitext, Piece, Row, Side
from reader.bitext.opening import BitextReader
from reader.bitext.sentences import pair_by_words, pair_sentences, sentences_in
from reader.chinese.engine import convert
from reader.documents.model import BlockKind
from tests.bitext.shapes import blocks, chinese, document, english

if TYPE_CHECKING:
    from pathlib import Path

    from reader.bitext.sentences import Pairing, Sentence


def shape(en: list[str], zh: list[str]) -> str:
    return " ".join(f"{b - a}-{d - c}" for (a, b), (c, d) in pair_sentences(en, zh))


@pytest.mark.parametrize(
    ("en", "zh", "expected"),
    [
        (["It rained."], ["下雨了。"], "1-1"),
        (
            ["It rained.", "Nobody came to the harbour."],
            ["下雨了。", "没有人到码头来。"],
            "1-1 1-1",
        ),
        (
            ["Yes.", "He said that it would be so, and nobody could have known it before."],
            ["是的。", "他说会是这样。", "没有人能够事先知道这一点。"],
            "1-1 1-2",
        ),
        (
            ["It rained all night.", "The river rose by 3 m in 1998.", "Nobody came."],
            ["雨下了一整夜。", "1998年河水涨了3米，没有人来。"],
            "1-1 2-1",
        ),
        (["One."], ["一。", "二。", "三。", "四。", "五。", "六。"], "1-6"),
        ([], ["一。"], ""),
    ],
)
def test_pairs(en: list[str], zh: list[str], expected: str) -> None:
    assert shape(en, zh) == expected


MISLEADING = (
    ["The doctor closed the book.",
     "It rained for 28 days in the valley behind the old harbour, and nobody came.", "She left."],
    ["医生合上了那本又厚又旧、封面早已破损、谁也读不懂的书。", "雨下了二十八天。", "没有人来。",
     "她走了。"],
)  # fmt: skip


@pytest.mark.parametrize("form", ["s2s", "s2t"])
def test_words_know_better_than_lengths(form: str) -> None:
    en, zh = MISLEADING
    zh = [convert(form, text) if form != "s2s" else text for text in zh]
    right = [((0, 1), (0, 1)), ((1, 2), (1, 3)), ((2, 3), (3, 4))]
    assert pair_sentences(en, zh) != right
    assert pair_by_words(en, zh) == right


sizes = st.lists(st.integers(10, 160), max_size=9)


@pytest.mark.parametrize("pair", [pair_sentences, pair_by_words])
@settings(deadline=None, max_examples=50)
@given(en=sizes, zh=sizes)
def test_every_sentence_is_in_one_pair(en: list[int], zh: list[int], pair: Pairing) -> None:
    pairs = pair(
        [english(size, number) for number, size in enumerate(en)],
        [chinese(size, number) for number, size in enumerate(zh)],
    )
    if not en or not zh:
        assert pairs == []
        return
    for side, count in ((0, len(en)), (1, len(zh))):
        runs = [pair[side] for pair in pairs]
        assert [at for run in runs for at in range(*run)] == list(range(count))
        assert all(start < end for start, end in runs)


@given(st.lists(st.integers(20, 200), min_size=1, max_size=9, unique=True))
def test_sentences_of_the_same_lengths_pair_one_to_one(lengths: list[int]) -> None:
    en = [english(size, number) for number, size in enumerate(lengths)]
    zh = [chinese(size, number) for number, size in enumerate(lengths)]
    good = sum(pair == ((n, n + 1), (n, n + 1)) for n, pair in enumerate(pair_sentences(en, zh)))
    assert good >= len(lengths) - 2


def texts(bitext: Bitext, sentences: tuple[Sentence, ...]) -> list[str]:
    return [bitext.documents[one.document].source_text()[one.start : one.end] for one in sentences]


def test_the_counterpart_of_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        "# Water\n\nThe **tide** came in. Dr. Hale slept on.\n\n潮水来了。黑尔医生还在睡觉。\n",
        encoding="utf-8",
    )
    reader = BitextReader(path)
    for _ in reader.batches():
        pass
    bitext = reader.bitext
    row = next(row for row in bitext.rows if row.en and row.zh)
    found = sentences_in(bitext, row)
    assert texts(bitext, found.en) == ["The tide came in.", "Dr. Hale slept on."]
    assert texts(bitext, found.zh) == ["潮水来了。", "黑尔医生还在睡觉。"]
    assert texts(bitext, found.counterparts(Side.EN, 1)) == ["黑尔医生还在睡觉。"]
    assert texts(bitext, found.counterparts(Side.ZH, 0)) == ["The tide came in."]
    assert found.counterparts(Side.BOTH, 0) == ()
    second = found.zh[1]
    assert found.at(Side.ZH, second.document, second.start) == 1
    assert found.at(Side.ZH, second.document, second.start - 1) == 0
    assert found.at(Side.EN, 0, 0) == 0
    assert found.at(Side.BOTH, 0, 0) == -1


def test_tables_and_code() -> None:
    table = blocks([["One. Two.", "一。二。"], ["Three", "三"]])
    row = Row(BlockKind.TABLE, both=(Piece(0, 0, 0, len(table[0].text)),))
    bitext = Bitext((document(table),), [row])
    found = texts(bitext, sentences_in(bitext, row).both)
    assert found == ["One.", "Two.", "一。", "二。", "Three", "三"]
    code = blocks("``` x = 1. y\n\n  y = 2")
    row = Row(BlockKind.CODE, both=(Piece(0, 0, 0, len(code[0].text)),))
    bitext = Bitext((document(code),), [row])
    assert texts(bitext, sentences_in(bitext, row).both) == ["x = 1. y", "y = 2"]
    rule = blocks("---")
    row = Row(BlockKind.RULE, both=(Piece(0, 0, 0, 0),))
    assert sentences_in(Bitext((document(rule),), [row]), row).both == ()
