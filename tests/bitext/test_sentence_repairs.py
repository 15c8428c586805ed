"""Repairs inside paragraphs: rows hold parts of blocks, and are found again after edits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.aligned import aligned_rows
from reader.bitext.bead_list import FixedBead, PairBead
from reader.bitext.model import Bitext, Side
from reader.bitext.repair_anchors import AnchorFinder, anchored
from reader.bitext.repair_overlay import Overlay
from reader.bitext.repair_units import as_blocks, in_units, units_of, with_pieces
from reader.bitext.repairs import CannotRepair, Repairing, in_order
from reader.documents.model import Document
from tests.bitext.shapes import blocks, document, shape
from tests.bitext.test_repairs import read_pair, repair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.documents.model import Block

EN = (
    "# The Ferry",
    "The ferry left at seven. My grandmother was on it with two suitcases. She never told us why.",
    "In 1931 the river rose so high that the post office closed. The postman swam home.",
    "- One thing is certain. Nobody drowned.",
    "``` a = 1. b = 2",
)
ZH = (
    "# 渡船",
    "渡船七点开。外婆带着两只箱子上了船。她从来没有告诉我们为什么。",
    "1931年河水涨得很高，邮局关了门。邮递员游泳回家。",
    "- 有一件事是肯定的。没有人淹死。",
    "``` a = 1. b = 2",
)


@pytest.fixture
def bitext(tmp_path: Path) -> Bitext:
    found = read_pair(tmp_path, EN, ZH)
    assert shape(found.rows) == [f"{n}-{n}" for n in range(5)]
    return found


def texts(bitext: Bitext) -> list[tuple[str, str]]:
    return [
        ("|".join(map(bitext.text, row.en)), "|".join(map(bitext.text, row.zh)))
        for row in bitext.rows
    ]


def after(folder: Path, bitext: Bitext, new: Sequence[FixedBead]) -> list[tuple[str, str]]:
    repair(folder, bitext, new)
    return texts(read_pair(folder, EN, ZH))


# wishes


def test_a_row_is_split_before_a_sentence_both_sides_as_fits(
    tmp_path: Path, bitext: Bitext
) -> None:
    rows = after(tmp_path, bitext, Repairing(bitext).split_before(1, Side.EN, 2))
    assert rows[1] == (
        "The ferry left at seven. My grandmother was on it with two suitcases.",
        "渡船七点开。外婆带着两只箱子上了船。",
    )
    assert rows[2] == ("She never told us why.", "她从来没有告诉我们为什么。")
    assert len(rows) == 6


def test_it_is_split_from_the_chinese_side_too(tmp_path: Path, bitext: Bitext) -> None:
    rows = after(tmp_path, bitext, Repairing(bitext).split_before(1, Side.ZH, 1))
    assert rows[1] == ("The ferry left at seven.", "渡船七点开。")


def test_parts_are_split_further_and_merged_again(tmp_path: Path, bitext: Bitext) -> None:
    whole = texts(bitext)
    repair(tmp_path, bitext, Repairing(bitext).split_before(1, Side.EN, 2))
    parted = read_pair(tmp_path, EN, ZH)
    repair(tmp_path, parted, Repairing(parted).split_before(1, Side.EN, 1))
    three = read_pair(tmp_path, EN, ZH)
    assert [en for en, _ in texts(three)[1:4]] == EN[1].replace(". ", ".|").split("|")
    repair(tmp_path, three, Repairing(three).merge(1, 1))
    two = read_pair(tmp_path, EN, ZH)
    assert texts(two) == texts(parted)
    repair(tmp_path, two, Repairing(two).merge(2, -1))
    assert texts(read_pair(tmp_path, EN, ZH)) == whole


def test_a_sentence_moves_to_the_next_row_and_back(tmp_path: Path, bitext: Bitext) -> None:
    whole = texts(bitext)
    repair(tmp_path, bitext, Repairing(bitext).move_sentences(1, Side.ZH, 1, 2))
    moved = read_pair(tmp_path, EN, ZH)
    assert texts(moved)[1][1] == "渡船七点开。外婆带着两只箱子上了船。"
    assert texts(moved)[2] == (EN[2], f"她从来没有告诉我们为什么。|{ZH[2]}")
    repair(tmp_path, moved, Repairing(moved).move_sentences(2, Side.ZH, -1, 0))
    assert texts(read_pair(tmp_path, EN, ZH)) == whole


def test_a_sentence_takes_along_what_lies_on_its_way(tmp_path: Path, bitext: Bitext) -> None:
    rows = after(tmp_path, bitext, Repairing(bitext).move_sentences(1, Side.EN, 1, 1))
    assert rows[1][0] == "The ferry left at seven."
    rows = after(tmp_path, bitext, Repairing(bitext).move_sentences(2, Side.EN, -1, 0))
    assert rows[1][0].endswith("why.|In 1931 the river rose so high that the post office closed.")
    assert rows[2][0] == "The postman swam home."


def test_all_of_a_side_may_go(tmp_path: Path, bitext: Bitext) -> None:
    rows = after(tmp_path, bitext, Repairing(bitext).move_sentences(1, Side.ZH, 1, 0))
    assert rows[1:3] == [(EN[1], ""), (EN[2], f"{ZH[1]}|{ZH[2]}")]


@pytest.mark.parametrize(
    "wish",
    [
        lambda one: one.split_before(1, Side.EN, 0),
        lambda one: one.move_sentences(3, Side.EN, 1, 1),
        lambda one: one.move_sentences(1, Side.EN, -1, 0),
        lambda one: one.move_sentences(1, Side.EN, 1, 9),
    ],
    ids=["before the first", "code", "into a heading", "no such sentence"],
)
def test_what_cannot_be_done_is_said(bitext: Bitext, wish: Callable[[Repairing], object]) -> None:
    with pytest.raises(CannotRepair):
        wish(Repairing(bitext))


def test_a_part_that_is_not_translated(tmp_path: Path, bitext: Bitext) -> None:
    repair(tmp_path, bitext, Repairing(bitext).split_before(1, Side.EN, 2))
    parted = read_pair(tmp_path, EN, ZH)
    rows = after(tmp_path, parted, Repairing(parted).untranslated(2))
    assert rows[2:4] == [("She never told us why.", ""), ("", "她从来没有告诉我们为什么。")]


def test_a_part_and_a_paragraph_belong_together_and_the_rest_is_aligned_anew(
    tmp_path: Path, bitext: Bitext
) -> None:
    repair(tmp_path, bitext, Repairing(bitext).split_before(1, Side.EN, 2))
    parted = read_pair(tmp_path, EN, ZH)
    rows = after(tmp_path, parted, Repairing(parted).together(2, 3))
    assert ("She never told us why.", ZH[2]) in rows
    assert rows[-1] == ("a = 1. b = 2", "a = 1. b = 2")


# found again


def test_without_what_was_found_repairs_stand_and_are_kept_as_blocks(
    tmp_path: Path, bitext: Bitext
) -> None:
    rows = after(tmp_path, bitext, Repairing(bitext).split_before(1, Side.EN, 2))
    for file in (tmp_path / "found").iterdir():
        file.unlink()
    assert texts(read_pair(tmp_path, EN, ZH)) == rows
    files = (tmp_path / "found").glob("*.json")
    kept = [json.loads(file.read_text().splitlines()[-1]) for file in files]
    assert [[en, zh] for en, zh, _ in max(kept, key=len)] == [[1, 1]] * 5
    assert texts(read_pair(tmp_path, EN, ZH)) == rows


def edited(bitext: Bitext) -> list[tuple[str, str]]:
    return [pair for pair in texts(bitext) if "why" in pair[0]]


@pytest.mark.parametrize(
    ("en", "zh", "expected"),
    [
        (("# The Ferry", "A new paragraph stands here.", *EN[1:]), ZH,
         [("She never told us why.", "她从来没有告诉我们为什么。")]),
        ((EN[0], EN[1].replace("two suitcases", "2 bags"), *EN[2:]),
         (ZH[0], ZH[1].replace("从来没有", "從未"), *ZH[2:]),
         [("She never told us why.", "她從未告诉我们为什么。")]),
        ((EN[0], EN[1].replace("She never told us why", "But why, she never told us"), *EN[2:]), ZH,
         [("But why, she never told us.", "她从来没有告诉我们为什么。")]),
        ((EN[0], *EN[1].replace(" She", "|She").split("|"), *EN[2:]), ZH,
         [("She never told us why.", "她从来没有告诉我们为什么。")]),
    ],
    ids=["a paragraph before", "words elsewhere", "the sentence itself", "cut there"],
)  # fmt: skip
def test_a_cut_outlives_edits(
    tmp_path: Path,
    bitext: Bitext,
    en: Sequence[str],
    zh: Sequence[str],
    expected: list[tuple[str, str]],
) -> None:
    repair(tmp_path, bitext, Repairing(bitext).split_before(1, Side.EN, 2))
    again = read_pair(tmp_path, en, zh)
    assert edited(again) == expected


def test_where_the_sentence_is_gone_its_answer_stands_alone_until_it_is_back(
    tmp_path: Path, bitext: Bitext
) -> None:
    rows = after(tmp_path, bitext, Repairing(bitext).split_before(1, Side.EN, 2))
    without = (EN[0], EN[1].split(" She")[0], *EN[2:])
    assert texts(read_pair(tmp_path, without, ZH))[1:3] == [
        (without[1], "渡船七点开。外婆带着两只箱子上了船。"),
        ("", "她从来没有告诉我们为什么。"),
    ]
    assert texts(read_pair(tmp_path, EN, ZH)) == rows


def test_the_file_says_where_in_a_block(tmp_path: Path, bitext: Bitext) -> None:
    repair(tmp_path, bitext, Repairing(bitext).split_before(1, Side.EN, 2))
    (file,) = (tmp_path / "repairs").iterdir()
    whole = json.loads(file.read_text(encoding="utf-8"))
    assert whole["version"] == 2
    first, second = whole["beads"]
    assert "from" not in first["en"][0]
    place = first["en"][0]["to"]
    assert place == second["en"][0]["from"]
    assert place["after"] == "She never told us why."
    assert EN[1][: place["at"]].endswith(place["before"])


def test_files_of_the_first_version_are_read_and_written(tmp_path: Path, bitext: Bitext) -> None:
    repair(tmp_path, bitext, Repairing(bitext).merge(1, 1))
    (file,) = (tmp_path / "repairs").iterdir()
    whole = json.loads(file.read_text(encoding="utf-8"))
    assert whole["version"] == 1
    assert shape(read_pair(tmp_path, EN, ZH).rows)[1] == "1+2-1+2"


# whatever is cut

_sentences = st.lists(st.sampled_from(("One. ", "Two two! ", "三三。", "四？", "x ")), min_size=1)
_side = st.lists(_sentences.map(lambda parts: "".join(parts).strip()), min_size=1, max_size=6)


@st.composite
def _wishes(draw: st.DrawFn) -> tuple[list[Block], list[Block], list[FixedBead]]:
    sides = [blocks(*draw(_side)) for _ in range(2)]
    wishes = []
    for _ in range(draw(st.integers(0, 4))):
        en, zh = (
            range(*sorted(draw(st.lists(_positions(side), min_size=2, max_size=2))))
            for side in sides
        )
        if en or zh:
            wishes.append(FixedBead(en, zh))
    return sides[0], sides[1], in_order(wishes)


def _positions(side: Sequence[Block]) -> st.SearchStrategy[int]:
    inside = [
        block.start + at
        for block in side
        for at in range(1, len(block.text))
        if block.text[:at].strip() and block.text[at] != " "
    ]
    return st.sampled_from([*(block.start for block in side), side[-1].end + 1, *inside])


@settings(max_examples=200)
@given(_wishes())
def test_every_word_is_in_one_row_in_order_whatever_is_cut(
    given_: tuple[list[Block], list[Block], list[FixedBead]],
) -> None:
    en, zh, fixed = given_
    ours, theirs = units_of(en, zh, fixed)
    nothing = [PairBead(range(len(ours.blocks)), range(len(theirs.blocks)), 0.0)]
    whole = lambda one, other: [PairBead(range(len(one)), range(len(other)), 0.5)]  # noqa: E731
    beads = list(Overlay(nothing, whole).beads(in_units(fixed, ours, theirs)))
    cut = [Document(document(()).head, side.blocks) for side in (ours, theirs)]
    rows = list(with_pieces(aligned_rows(cut[0], cut[1], beads), ours, theirs))
    for side, original in ((Side.EN, en), (Side.ZH, zh)):
        pieces = [piece for row in rows for piece in row.pieces(side)]
        assert pieces == sorted(pieces, key=lambda piece: (piece.block, piece.start))
        shown = "".join(original[p.block].text[p.start : p.end] for p in pieces)
        assert "".join(shown.split()) == "".join("".join(b.text.split()) for b in original)
    of_blocks = as_blocks(beads, ours, theirs)
    assert [at for bead in of_blocks for at in bead.en] == list(range(len(en)))
    assert [at for bead in of_blocks for at in bead.zh] == list(range(len(zh)))


@given(_wishes())
def test_what_is_kept_is_found_in_the_same_text(
    given_: tuple[list[Block], list[Block], list[FixedBead]],
) -> None:
    en, zh, fixed = given_
    unlike = [blocks(*(f"{n} {b.text}" for n, b in enumerate(side))) for side in (en, zh)]
    fixed = [FixedBead(_along(en, unlike[0], one.en), _along(zh, unlike[1], one.zh))
             for one in fixed]  # fmt: skip
    kept = [anchored(bead, unlike[0], unlike[1]) for bead in fixed]
    found = AnchorFinder(unlike[0], unlike[1]).find(kept)
    assert [_visible(unlike[0], unlike[1], now) for _, now in found if now] == [
        _visible(unlike[0], unlike[1], bead) for bead in fixed
    ]


def _along(old: Sequence[Block], new: Sequence[Block], where: range) -> range:
    def moved(position: int) -> int:
        for number, block in enumerate(old):
            if position == block.start:
                return new[number].start
            if position <= block.end:
                return new[number].end - (block.end - position)
        return new[-1].end + 1

    return range(moved(where.start), moved(where.stop))


def _visible(en: Sequence[Block], zh: Sequence[Block], bead: FixedBead) -> tuple[str, str]:
    sources = ["\n".join(block.text for block in side) for side in (en, zh)]
    return (
        "".join(sources[0][bead.en.start : bead.en.stop].split()),
        "".join(sources[1][bead.zh.start : bead.zh.stop].split()),
    )
